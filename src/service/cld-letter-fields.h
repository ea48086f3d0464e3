/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CldLetterFieldId:
 *
 * What a letter can say, each a word in braces of a template.
 */
typedef enum
{
  CLD_LETTER_CHILD_NAME,
  CLD_LETTER_CHILD_GIVEN_NAME,
  CLD_LETTER_CHILD_NUMBER,
  CLD_LETTER_DATE_OF_BIRTH,
  CLD_LETTER_AGE,
  CLD_LETTER_NHS_NUMBER,
  CLD_LETTER_LOOKED_AFTER_SINCE,
  CLD_LETTER_LEGAL_STATUS,
  CLD_LETTER_PLACEMENT_TYPE,
  CLD_LETTER_PLACED_WITH,
  CLD_LETTER_ADDRESS,
  CLD_LETTER_AREA_NAME,
  CLD_LETTER_STARTED_ON,
  CLD_LETTER_ENDED_ON,
  CLD_LETTER_EMERGENCY,
  CLD_LETTER_APPROVED_BY,
  CLD_LETTER_WHY_HERE,
  CLD_LETTER_REASON_ENDED,
  CLD_LETTER_CARE_PLAN_ON,
  CLD_LETTER_SOCIAL_WORKER,
  CLD_LETTER_IRO,
  CLD_LETTER_RECIPIENT,
  CLD_LETTER_RECIPIENT_ADDRESS,
  CLD_LETTER_PROVISION,
  CLD_LETTER_EVENT_ON,
  CLD_LETTER_REFERENCE,
  CLD_LETTER_TODAY,
  CLD_LETTER_DUE,
  CLD_LETTER_LATE_NOTICE,
  CLD_LETTER_SENT_BEFORE,
  CLD_LETTER_REPLY_BY,
  CLD_LETTER_REPLY_DAYS,
  CLD_LETTER_SENDER_AUTHORITY,
  CLD_LETTER_SENDER_TEAM,
  CLD_LETTER_SENDER_ADDRESS,
  CLD_LETTER_SENDER_PHONE,
  CLD_LETTER_SENDER_EMAIL,
  CLD_LETTER_N_FIELDS
} CldLetterFieldId;

/**
 * CldLetterField:
 * @name: the word in the braces
 * @label: what it is, to be translated
 * @where: where it is recorded, to be translated
 * @optional: whether a letter goes without it where nothing is recorded
 *
 * A field of letters.
 */
typedef struct
{
  const char *name;
  const char *label;
  const char *where;
  gboolean optional;
} CldLetterField;

const CldLetterField *cld_letter_field_get (CldLetterFieldId id);
int cld_letter_field_find (const char *name, gsize len);
gboolean cld_letter_field_may_know (CldLetterFieldId id, const char *recipient_kind);

G_END_DECLS
