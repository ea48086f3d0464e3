/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-letter-templates.h"
#include "cld-letter-text.h"

G_BEGIN_DECLS

/* The letter of one notice: its template, what the records say, what somebody filled in for this once. */
typedef struct _CldLetter CldLetter;

/**
 * CldLetterState:
 * @CLD_LETTER_READY: it can be printed
 * @CLD_LETTER_INCOMPLETE: something is missing
 * @CLD_LETTER_SKIPPED: it is left out
 *
 * How far a letter is.
 */
typedef enum
{
  CLD_LETTER_READY,
  CLD_LETTER_INCOMPLETE,
  CLD_LETTER_SKIPPED,
} CldLetterState;

/**
 * CldLetterSheet:
 * @child: number of the child
 * @notice: the notice
 * @template_id: its template
 * @recipient: whom it is for
 * @is_chase: whether it asks for an answer to a letter sent before
 * @gives_reasons: whether it says why the child is placed there
 * @gives_plan: whether the care plan goes with it
 * @gives_address: whether it gives a restricted address, which somebody decided
 * @withholds: how many things it leaves out because the address is restricted
 * @sender: the authority
 * @sender_lines: (array zero-terminated=1): what stands below that
 * @to: (array zero-terminated=1): the address window
 * @date: the day of the letter, in words
 * @reference: our reference, in words
 * @subject: what it is about
 * @law: (nullable): the provision
 * @blocks: (element-type CldLetterBlock): its text
 * @signatory: (nullable): who signs
 * @post: what they are
 * @slip_head: (nullable): the right of the reply slip's head; %NULL where there is no slip
 * @slip_text: what the recipient says on it
 * @slip_boxes: (array zero-terminated=1): what they can tick
 *
 * A letter as it goes to paper. Never changed once it is made; any thread may read it.
 */
typedef struct
{
  char *child;
  char *notice;
  char *template_id;
  char *recipient;
  gboolean is_chase;
  gboolean gives_reasons;
  gboolean gives_plan;
  gboolean gives_address;
  guint withholds;
  char *sender;
  char **sender_lines;
  char **to;
  char *date;
  char *reference;
  char *subject;
  char *law;
  GPtrArray *blocks;
  char *signatory;
  char *post;
  char *slip_head;
  char *slip_text;
  char **slip_boxes;
} CldLetterSheet;

CldLetterSheet *cld_letter_sheet_ref (CldLetterSheet *sheet);
void cld_letter_sheet_unref (CldLetterSheet *sheet);

GPtrArray *cld_letters_load (CldDb *db, const char *placement, const char *const *notices, const char *today, GError **error);
CldLetter *cld_letter_new_example (const CldLetterTemplate *template);
void cld_letter_free (CldLetter *letter);

const char *cld_letter_get_notice (CldLetter *letter);
const char *cld_letter_get_child (CldLetter *letter);
const char *cld_letter_get_recipient_kind (CldLetter *letter);
const char *cld_letter_get_recipient (CldLetter *letter);
const char *cld_letter_get_template_name (CldLetter *letter);
gboolean cld_letter_is_chase (CldLetter *letter);
gboolean cld_letter_is_late (CldLetter *letter);
CldLetterState cld_letter_get_state (CldLetter *letter);

guint cld_letter_find_missing (CldLetter *letter, CldLetterFieldId missing[CLD_LETTER_N_FIELDS]);
char *cld_letter_describe_missing (CldLetter *letter, CldLetterFieldId field);
guint cld_letter_find_gaps (CldLetter *letter, CldLetterFieldId gaps[CLD_LETTER_N_FIELDS]);
void cld_letter_fill (CldLetter *letter, CldLetterFieldId field, const char *value);
const char *cld_letter_get_filled (CldLetter *letter, CldLetterFieldId field);
void cld_letter_leave_out (CldLetter *letter, CldLetterFieldId field, gboolean leave_out);
gboolean cld_letter_is_left_out (CldLetter *letter, CldLetterFieldId field);
void cld_letter_skip (CldLetter *letter, gboolean skip);
gboolean cld_letter_is_restricted (CldLetter *letter);
gboolean cld_letter_may_show_address (CldLetter *letter);
void cld_letter_show_address (CldLetter *letter, gboolean show);
gboolean cld_letter_shows_address (CldLetter *letter);

gboolean cld_letter_is_edited (CldLetter *letter);
char *cld_letter_get_text (CldLetter *letter);
char *cld_letter_set_text (CldLetter *letter, const char *text);
const char *cld_letter_get_fault (CldLetter *letter);
CldLetterSheet *cld_letter_make_sheet (CldLetter *letter, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldLetter, cld_letter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldLetterSheet, cld_letter_sheet_unref)

G_END_DECLS
