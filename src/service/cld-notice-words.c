/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-notice-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"

/* What a column of the register says. A code that is not among these is shown as its list has it. */

typedef struct
{
  const char *code;
  const char *word;
} Word;

static const char *
find_word (const Word *words, gsize n, const char *code)
{
  for (gsize i = 0; i < n; i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return _(words[i].word);
  return NULL;
}

static const char *
name_withheld (const char *reason)
{
  static const Word words[] = {
    { "HARM", N_("Withheld: harm") },
    { "NOT_PRACTICABLE", N_("Withheld: not practicable") },
    { "NOT_APPROPRIATE_AGE", N_("Withheld: age") },
    { "NOT_APPLICABLE", N_("Not needed") },
  };
  const char *word = find_word (words, G_N_ELEMENTS (words), reason);

  return word ? word : _("Withheld");
}

/**
 * cld_notice_words_standing:
 * @entry: an entry of the register
 *
 * Returns: what its state column says
 */
const char *
cld_notice_words_standing (const CldNoticeEntry *entry)
{
  static const char *const words[CLD_NOTICE_N_STANDINGS] = {
    [CLD_NOTICE_LATE] = N_("Late: not sent"),
    [CLD_NOTICE_WAS_LATE] = N_("Sent late"),
    [CLD_NOTICE_READY] = N_("To send"),
    [CLD_NOTICE_CAME_BACK] = N_("Returned"),
    [CLD_NOTICE_NO_REPLY] = N_("No reply"),
    [CLD_NOTICE_ON_ITS_WAY] = N_("Sent"),
    [CLD_NOTICE_LEFT_OUT] = N_("Withheld"),
    [CLD_NOTICE_DONE] = N_("Acknowledged"),
    /* Translators: of a notice received: what it set off is still to be done */
    [CLD_NOTICE_IN_OPEN] = N_("Open"),
    [CLD_NOTICE_IN_CLOSED] = N_("Closed"),
  };

  g_return_val_if_fail (entry->standing < CLD_NOTICE_N_STANDINGS, NULL);

  return entry->standing == CLD_NOTICE_LEFT_OUT ? name_withheld (entry->line->not_sent_reason) : _(words[entry->standing]);
}

/**
 * cld_notice_words_recipient_kind:
 * @code: (nullable): code of notification_recipient.csv
 *
 * Returns: (nullable): as what somebody is told, in a word or two
 */
const char *
cld_notice_words_recipient_kind (const char *code)
{
  static const Word words[] = {
    { "CHILD", N_("Child") },
    { "PARENT", N_("Parent") },
    /* Translators: a person who may see the child by an order under section 34 */
    { "CONTACT34", N_("s34 contact") },
    { "CONTACT8", N_("s8 contact") },
    /* Translators: the person who cared for the child before the move */
    { "PREVCARER", N_("Carer before") },
    /* Translators: the integrated care board of the place that the child comes from */
    { "ICB_FROM", N_("ICB, from") },
    { "ICB_TO", N_("ICB, to") },
    /* Translators: the general practitioner of the place that the child comes from */
    { "GP_FROM", N_("GP, from") },
    { "GP_TO", N_("GP, to") },
    { "EDU", N_("School") },
    { "IRO", N_("IRO") },
    { "AREA", N_("Area authority") },
    { "VSH", N_("Virtual school") },
    { "FOSTER", N_("Provider") },
    { "OFSTED", N_("Ofsted") },
    { "SOS", N_("Secretary of State") },
    { "PANEL", N_("National panel") },
  };
  const char *word = find_word (words, G_N_ELEMENTS (words), code);

  return word ? word : code ? cld_code_list_label ("notification_recipient", code) : NULL;
}

/**
 * cld_notice_words_reason:
 * @provision: (nullable): code of notice_provision.csv
 *
 * Returns: (nullable): what the notice is about, in a word or two
 */
const char *
cld_notice_words_reason (const char *provision)
{
  static const Word words[] = {
    { "reg13", N_("Placement") },
    { "reg13_4", N_("Placement") },
    { "reg14", N_("End of placement") },
    { "reg40", N_("Serious event") },
    { "reg41", N_("Admission or discharge") },
    { "s30a", N_("Enforcement") },
    { "s16c", N_("Serious incident") },
  };
  const char *word = find_word (words, G_N_ELEMENTS (words), provision);

  return word ? word : provision ? cld_code_list_label ("notice_provision", provision) : NULL;
}

/**
 * cld_notice_words_provision:
 * @provision: (nullable): code of notice_provision.csv
 * @recipient_kind: (nullable): code of notification_recipient.csv
 *
 * Returns: (nullable): the provision as short as it can be cited, with the letter of the recipient
 */
const char *
cld_notice_words_provision (const char *provision, const char *recipient_kind)
{
  static const Word words[] = {
    { "reg13", "reg 13" }, { "reg13_4", "reg 13(4)" }, { "reg14", "reg 14(2)" }, { "reg40", "reg 40" },
    { "reg41", "reg 41" }, { "s30a", "s 30A" },        { "s16c", "s 16C" },
  };
  const CldCodeList *list = cld_code_list_find ("notification_recipient");
  const char *own = recipient_kind ? cld_code_list_get_cell (list, recipient_kind, "duty") : NULL;

  if (own && ((g_strcmp0 (provision, "reg13") == 0 && (g_str_has_prefix (own, "reg 13") || strcmp (own, "guidance") == 0)) ||
              (g_strcmp0 (provision, "reg14") == 0 && g_str_has_prefix (own, "reg 14"))))
    return own;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].code, provision) == 0)
      return words[i].word;
  return provision;
}

/**
 * cld_notice_words_dup_waiting:
 * @entry: an entry of the register
 *
 * Returns: (transfer full) (nullable): for how long an answer, or what a notice received set off, is awaited; that none is asked for;
 *   %NULL where it came, or nothing was sent
 */
char *
cld_notice_words_dup_waiting (const CldNoticeEntry *entry)
{
  int days = entry->waiting_days;

  if (days < 0)
    return NULL;
  if (!entry->line->incoming && !entry->answer_asked)
    /* Translators: no answer is asked for */
    return g_strdup (_("n/a"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d working day", "%d working days", (gulong) days), days);
}
