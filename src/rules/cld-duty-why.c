/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-why.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-why-private.h"
#include "cld-value.h"

/* Why a row has its date and its state, in sentences that name dates and codes, and nobody. */

/* A day or moment as people read it; "?" where it is not known. */
char *
_cld_why_format (CldWhen when)
{
  char iso[CLD_MOMENT_SIZE];

  if (when.day == CLD_NO_DAY)
    return g_strdup ("?");
  cld_date_from_day (when.day, iso);
  if (when.minute != CLD_NO_MINUTE)
    g_snprintf (iso + 10, sizeof iso - 10, "T%02u:%02u", (guint) when.minute / 60 % 24, (guint) when.minute % 60);
  return cld_value_display_day (iso);
}

static char *
fill_in (const char *sentence, CldWhen when)
{
  g_autofree char *date = _cld_why_format (when);
  GString *text = g_string_new (sentence);

  g_string_replace (text, "%s", date, 0);
  return g_string_free (text, FALSE);
}

static gboolean
is_time_unknown (const CldFacts *facts, const CldDuty *duty)
{
  return duty->from.kind == CLD_FACT_MISSING && duty->counted_from.minute != CLD_NO_MINUTE &&
         facts->missing.at[duty->from.index].ended_at.minute == CLD_NO_MINUTE;
}

static char *
explain_waiver (const CldFacts *facts, const CldDuty *duty)
{
  g_autofree char *day = NULL;
  CldFactId by = duty->by;

  switch ((CldFactKind) by.kind)
    {
    case CLD_FACT_WAIVER:
      day = _cld_why_format (_cld_on (facts->waivers.at[by.index].decided_on));
      /* Translators: %s is a date */
      return g_strdup_printf (_("Waived by a decision of %s"), day);
    case CLD_FACT_HEALTH:
      day = _cld_why_format (_cld_on (facts->health.at[by.index].done_on));
      /* Translators: %s is a date */
      return g_strdup_printf (_("The assessment of %s was refused, and none was made by the due date"), day);
    case CLD_FACT_NOTICE:
      return g_strdup (_("The notice was not sent, for a reason that the law allows"));
    case CLD_FACT_MISSING:
      day = _cld_why_format (facts->missing.at[by.index].interview_offered_at);
      /* Translators: a return interview; %s is a date or moment */
      return g_strdup_printf (_("Offered in time on %s, and declined"), day);
    case CLD_FACT_NONE:
    case CLD_FACT_CHILD:
    case CLD_FACT_PERIOD:
    case CLD_FACT_STATUS:
    case CLD_FACT_PLACEMENT:
    case CLD_FACT_VISIT:
    case CLD_FACT_REVIEW:
    case CLD_FACT_SDQ:
    case CLD_FACT_PLAN:
    case CLD_FACT_APPROVAL:
    case CLD_FACT_PROVIDER_NOTICE:
    case CLD_FACT_N_KINDS:
    default:
      return g_strdup (_("Not needed, for a recorded reason"));
    }
}

/* What is wrong with a start or an end, said of the record it belongs to. */
static const char *
name_fault (const CldDuty *duty)
{
  static const struct
  {
    guint8 kind;
    guint8 missing;
    const char *sentence;
  } faults[] = {
    /* Translators: in all of these %s is a date */
    { CLD_FACT_PERIOD, CLD_MISSING_REAL_START, N_("The real start of the period of care is not recorded: it was on or before %s") },
    { CLD_FACT_STATUS, CLD_MISSING_REAL_START, N_("The real start of the legal status is not recorded: it was on or before %s") },
    { CLD_FACT_PLACEMENT, CLD_MISSING_REAL_START, N_("The real start of the placement is not recorded: it was on or before %s") },
    { CLD_FACT_PERIOD, CLD_MISSING_START_AFTER_BIRTH, N_("The period of care starts on %s, before the date of birth: one of the two is wrong") },
    { CLD_FACT_STATUS, CLD_MISSING_START_AFTER_BIRTH, N_("The legal status starts on %s, before the date of birth: one of the two is wrong") },
    { CLD_FACT_PLACEMENT, CLD_MISSING_START_AFTER_BIRTH, N_("The placement starts on %s, before the date of birth: one of the two is wrong") },
    { CLD_FACT_MISSING, CLD_MISSING_START_AFTER_BIRTH, N_("The missing episode ends on %s, before the date of birth: one of the two is wrong") },
    { CLD_FACT_PERIOD, CLD_MISSING_END_AFTER_START, N_("The period of care that starts on %s ends before that") },
    { CLD_FACT_STATUS, CLD_MISSING_END_AFTER_START, N_("The legal status that starts on %s ends before that") },
    { CLD_FACT_PLACEMENT, CLD_MISSING_END_AFTER_START, N_("The placement that starts on %s ends before that") },
    { CLD_FACT_MISSING, CLD_MISSING_END_AFTER_START, N_("The missing episode that ended on %s began after that") },
    { CLD_FACT_PERIOD, CLD_MISSING_START, N_("The start of the period of care is not recorded") },
    { CLD_FACT_PLACEMENT, CLD_MISSING_START, N_("The start of the placement is not recorded") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (faults[i].kind == duty->from.kind && faults[i].missing == duty->missing)
      return _(faults[i].sentence);
  return cld_missing_get_sentence (duty->missing);
}

/* The same limit counted from something else than the rule's first words say. */
static const char *
name_basis (const CldFacts *facts, const CldDuty *duty)
{
  const CldBasisInfo *info = cld_basis_get_info (duty->basis);

  if (duty->from.kind == CLD_FACT_PLACEMENT && (duty->basis == CLD_BASIS_FIRST_REVIEW || duty->basis == CLD_BASIS_FIRST_HEALTH))
    /* Translators: %s is a date */
    return _("20 working days from %s, when the placement for adoption ended and care went on");
  if (duty->from.kind == CLD_FACT_HEALTH && facts->health.at[duty->from.index].status == CLD_CHECK_REFUSED)
    {
      if (duty->basis == CLD_BASIS_HEALTH_UNDER_5)
        /* Translators: %s is a date */
        return _("6 months from %s, when a health assessment was refused: that is not after the 5th birthday");
      if (duty->basis == CLD_BASIS_HEALTH_FROM_5)
        /* Translators: %s is a date */
        return _("12 months from %s, when a health assessment was refused: 6 months would be after the 5th birthday");
    }
  return info->sentence ? _(info->sentence) : cld_timetable_get (duty->row)->deadline;
}

/* A start that is not known for sure is not counted from, but the words say what is recorded of it. */
static CldDuty
with_recorded_start (const CldFacts *facts, const CldDuty *duty)
{
  CldDuty whole = *duty;

  if (duty->missing == CLD_MISSING_REAL_START)
    whole.counted_from = _cld_why_get_when (facts, duty->from);
  return whole;
}

static char *
describe (const CldFacts *facts, const CldDuty *duty)
{
  g_autofree char *sentence = fill_in (duty->missing != CLD_MISSING_NOTHING ? name_fault (duty) : name_basis (facts, duty), duty->counted_from);
  GString *text = g_string_new (NULL);

  if (duty->detail && duty->row != CLD_ROW_D07)
    /* Translators: what a date is about, such as a recipient's code, before the sentence that explains it: “PARENT: ...” */
    g_string_append_printf (text, _("%s: "), duty->detail);
  g_string_append (text, sentence);
  if (duty->missing == CLD_MISSING_NOTHING && is_time_unknown (facts, duty))
    g_string_append (text, _(" (the time is not known: taken as 23:59)"));
  if (duty->state == CLD_DUTY_WAIVED)
    {
      g_autofree char *waiver = explain_waiver (facts, duty);

      g_string_append_printf (text, "; %s", waiver);
    }
  return g_string_free (text, FALSE);
}

/* @sentence with the number in it. */
static char *
count (const char *sentence, gint32 n)
{
  GString *text = g_string_new (sentence);
  g_autofree char *number = g_strdup_printf ("%d", n);

  g_string_replace (text, "%d", number, 0);
  return g_string_free (text, FALSE);
}

static char *
explain_done (const CldDuty *duty)
{
  g_autofree char *done = _cld_why_format (duty->done), *days = NULL;
  gint32 n = duty->due.day != CLD_NO_DAY ? duty->done.day - duty->due.day : 0;

  if (duty->state == CLD_DUTY_UNKNOWN)
    /* Translators: %s is a date */
    return g_strdup_printf (_("Done on %s, but when it was due is not known"), done);
  if (duty->state == CLD_DUTY_LATE && n <= 0)
    /* Translators: %s is a date */
    return g_strdup_printf (_("Done on %s, too late"), done);
  if (n == 0)
    /* Translators: %s is a date */
    return g_strdup_printf (_("Done on %s, the day it was due"), done);
  if (n > 0)
    days = count (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) n), n);
  else
    days = count (g_dngettext (GETTEXT_PACKAGE, "%d day before it was due", "%d days before it was due", (gulong) -n), -n);
  /* Translators: first a date, then “3 days late” or “3 days before it was due” */
  return g_strdup_printf (_("Done on %s, %s"), done, days);
}

static char *
explain_state (const CldFacts *facts, gint32 today, const CldDuty *duty)
{
  gint32 n = duty->due.day != CLD_NO_DAY ? duty->due.day - today : 0;

  if (duty->state == CLD_DUTY_WAIVED)
    return explain_waiver (facts, duty);
  if (duty->done.day != CLD_NO_DAY)
    return explain_done (duty);
  switch ((CldDutyState) duty->state)
    {
    case CLD_DUTY_OVERDUE:
      return count (g_dngettext (GETTEXT_PACKAGE, "Not done: %d day overdue", "Not done: %d days overdue", (gulong) -n), -n);
    case CLD_DUTY_MISSED:
      return g_strdup (_("Never done, and what it belongs to has ended since"));
    case CLD_DUTY_LAPSED:
      return g_strdup (_("Nothing was owed: what it belongs to ended on or before the due date"));
    case CLD_DUTY_DUE:
    case CLD_DUTY_UPCOMING:
      return n == 0 ? g_strdup (_("Due today")) : count (g_dngettext (GETTEXT_PACKAGE, "Due in %d day", "Due in %d days", (gulong) n), n);
    case CLD_DUTY_UNKNOWN:
      return g_strdup (_("The due date cannot be computed"));
    case CLD_DUTY_PROJECTED:
      return g_strdup (_("A forecast: if what comes before is done on its due date"));
    case CLD_DUTY_MET:
    case CLD_DUTY_LATE:
    case CLD_DUTY_WAIVED:
    case CLD_DUTY_N_STATES:
    default:
      return g_strdup ("");
    }
}

static char *
name_span (const CldDuty *duty, const CldBasisInfo *info)
{
  int days = info->number != 0 ? info->number : duty->due.day - duty->counted_from.day;

  switch (info->unit)
    {
    case CLD_UNIT_DAYS:
      return count (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) days), days);
    case CLD_UNIT_WORKING_DAYS:
      return count (g_dngettext (GETTEXT_PACKAGE, "%d working day", "%d working days", (gulong) info->number), info->number);
    case CLD_UNIT_MONTHS:
      return count (g_dngettext (GETTEXT_PACKAGE, "%d month", "%d months", (gulong) info->number), info->number);
    case CLD_UNIT_HOURS:
      return count (g_dngettext (GETTEXT_PACKAGE, "%d hour", "%d hours", (gulong) info->number), info->number);
    case CLD_UNIT_NONE:
    default:
      return NULL;
    }
}

static char *
reckon (const CldDuty *duty)
{
  const CldBasisInfo *info = cld_basis_get_info (duty->basis);
  g_autofree char *from = NULL, *due = NULL, *span = NULL;

  if (duty->due.day == CLD_NO_DAY || duty->counted_from.day == CLD_NO_DAY)
    return g_strdup ("");
  from = _cld_why_format (duty->counted_from);
  due = _cld_why_format (duty->due);
  span = name_span (duty, info);
  if (!span)
    return g_steal_pointer (&due);
  /* Translators: how a date was reckoned: 10 Jan 2026 + 42 days = 21 Feb 2026 */
  return g_strdup_printf (_("%s + %s = %s"), from, span, due);
}

static const char *
name_weekend (gint32 day)
{
  /* 1 January 1970 was a Thursday. */
  return ((day % 7) + 7) % 7 == 2 ? _("Saturday") : _("Sunday");
}

static void
add_skipped (const CldDutyRules *rules, const CldDuty *duty, GArray *skipped)
{
  if (cld_basis_get_info (duty->basis)->unit != CLD_UNIT_WORKING_DAYS || duty->due.day == CLD_NO_DAY || duty->counted_from.day == CLD_NO_DAY)
    return;
  for (gint32 day = duty->counted_from.day + 1; day < duty->due.day; day++)
    {
      const char *holiday = cld_calendar_get_holiday (rules->calendar, day);
      CldWhySkipped skip = { .day = day, .name = holiday };

      if (cld_calendar_is_working_day (rules->calendar, day))
        continue;
      if (!holiday)
        skip.name = name_weekend (day);
      g_array_append_val (skipped, skip);
    }
}

/**
 * cld_duty_explain:
 * @facts: the child's facts
 * @rules: the settings and the calendar
 * @today: the day
 * @duty: a row that cld_duties_compute() made of them
 *
 * Returns: (transfer full): why it has its date and its state. The refs in it belong to @facts
 */
CldDutyWhy *
cld_duty_explain (const CldFacts *facts, const CldDutyRules *rules, gint32 today, const CldDuty *duty)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (CldDuty));
  const CldDuty whole = with_recorded_start (facts, duty);
  CldDutyWhy *why = g_new0 (CldDutyWhy, 1);
  CldDutyContext c;

  duty = &whole;
  _cld_duty_context_init (&c, facts, rules, today, none);
  why->row = cld_timetable_get (duty->row);
  why->sentence = describe (facts, duty);
  why->state_sentence = explain_state (facts, today, duty);
  why->arithmetic = reckon (duty);
  why->facts = g_array_new (FALSE, FALSE, sizeof (CldWhyFact));
  why->skipped = g_array_new (FALSE, FALSE, sizeof (CldWhySkipped));
  _cld_why_add_facts (&c, duty, why->facts);
  add_skipped (rules, duty, why->skipped);
  why->check_holidays = cld_basis_get_info (duty->basis)->unit == CLD_UNIT_WORKING_DAYS && duty->due.day != CLD_NO_DAY &&
                        duty->due.day > cld_calendar_known_until (rules->calendar);
  _cld_duty_context_clear (&c);
  return why;
}

/**
 * cld_duty_why_free:
 * @why: (nullable) (transfer full): an explanation
 */
void
cld_duty_why_free (CldDutyWhy *why)
{
  if (!why)
    return;
  g_free (why->sentence);
  g_free (why->state_sentence);
  g_free (why->arithmetic);
  g_array_unref (why->facts);
  g_array_unref (why->skipped);
  g_free (why);
}

/**
 * cld_duty_dup_why:
 * @facts: the child's facts
 * @rules: the settings and the calendar
 * @today: the day
 * @duty: a row of theirs
 *
 * Returns: (transfer full): one plain sentence: what the date is counted from, or which fact is missing
 */
char *
cld_duty_dup_why (const CldFacts *facts, const CldDutyRules *rules, gint32 today, const CldDuty *duty)
{
  CldDuty whole;

  g_return_val_if_fail (facts != NULL && duty != NULL, NULL);

  whole = with_recorded_start (facts, duty);
  return describe (facts, &whole);
}
