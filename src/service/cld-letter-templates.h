/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"
#include "cld-row.h"

G_BEGIN_DECLS

/* The template of the letter that asks for an answer. */
#define CLD_LETTER_CHASE "chase"

/**
 * CldLetterTemplate:
 * @id: its name: the ref of the record that replaces it
 * @name: what people call it
 * @provision: (nullable): code of notice_provision.csv; %NULL is any
 * @recipient_kind: (nullable): code of notification_recipient.csv; %NULL is anybody
 * @subject: its subject, with fields
 * @body: its text, with fields
 * @reply_slip: whether a slip to answer with is below it
 * @is_own: whether the team wrote it
 * @is_brought: whether the program brings one of this name
 * @fault: (nullable): why it is not used: a sentence
 *
 * The text of a letter.
 */
typedef struct
{
  const char *id;
  const char *name;
  const char *provision;
  const char *recipient_kind;
  const char *subject;
  const char *body;
  gboolean reply_slip;
  gboolean is_own;
  gboolean is_brought;
  const char *fault;
} CldLetterTemplate;

/* Those that the program brings, with what the team made of them and added. */
typedef struct _CldLetterTemplates CldLetterTemplates;

CldLetterTemplates *cld_letter_templates_load (CldDb *db, GError **error);
void cld_letter_templates_free (CldLetterTemplates *self);
guint cld_letter_templates_get_n (CldLetterTemplates *self);
const CldLetterTemplate *cld_letter_templates_get (CldLetterTemplates *self, guint i);
const CldLetterTemplate *cld_letter_templates_find_id (CldLetterTemplates *self, const char *id);
const CldLetterTemplate *cld_letter_templates_find (CldLetterTemplates *self, const char *provision, const char *recipient_kind);

char *cld_letter_template_find_fault (const char *recipient_kind, const char *subject, const char *body);
gboolean _cld_letter_template_check (const CldRow *row, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldLetterTemplates, cld_letter_templates_free)

G_END_DECLS
