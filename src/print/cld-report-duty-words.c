/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-date.h"
#include "cld-report-private.h"

/* How a duty is said on paper. Nothing of it is a colour. */

/**
 * cld_report_when:
 * @summary: the report in the making
 * @when: a day or a moment
 *
 * Returns: (nullable): Tue 4 Mar 2025, with its time where it has one; %NULL where there is no day
 */
const char *
cld_report_when (CldSummary *summary, CldWhen when)
{
  char iso[CLD_MOMENT_SIZE];

  if (when.day == CLD_NO_DAY)
    return NULL;
  cld_date_from_day (when.day, iso);
  if (when.minute != CLD_NO_MINUTE)
    g_snprintf (iso + 10, CLD_MOMENT_SIZE - 10, "T%02d:%02d", (when.minute / 60) % 24, when.minute % 60);
  return cld_summary_weekday (summary, iso);
}

/**
 * cld_report_duty_title:
 * @summary: the report in the making
 * @duty: a duty
 *
 * Returns: what it is called, with what tells it from others of its kind: to whom a notice goes
 */
const char *
cld_report_duty_title (CldSummary *summary, const CldDuty *duty)
{
  const char *title = _(cld_timetable_get (duty->row)->short_title);
  const char *detail = duty->detail ? cld_code_list_label ("notification_recipient", duty->detail) : NULL;

  /* The authority of the area is the one whom the notice to it is for. */
  if (!duty->detail || strcmp (duty->detail, "AREA") == 0)
    return title;
  /* Translators: a notice and whom it is for */
  return cld_arena_printf (summary->arena, _("%1$s: %2$s"), title, detail ? detail : duty->detail);
}

/**
 * cld_report_duty_is_pressing:
 * @duty: a duty
 *
 * Returns: whether it wants doing now, or was late: it is bold
 */
gboolean
cld_report_duty_is_pressing (const CldDuty *duty)
{
  return duty->state == CLD_DUTY_OVERDUE || duty->state == CLD_DUTY_MISSED || duty->state == CLD_DUTY_LATE || duty->state == CLD_DUTY_UNKNOWN;
}

static const char *
say_late (CldSummary *summary, int n)
{
  return cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) n), n));
}

static const char *
say_done_late (CldSummary *summary, int n)
{
  return cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Done %d day late", "Done %d days late", (gulong) n), n));
}

static const char *
say_ahead (CldSummary *summary, int n)
{
  return cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "In %d day", "In %d days", (gulong) n), n));
}

/**
 * cld_report_duty_state:
 * @summary: the report in the making
 * @duty: a duty
 *
 * Returns: its state in words, as it is on the day of the print: "3 days late", "Due today", "In 5 days"
 */
const char *
cld_report_duty_state (CldSummary *summary, const CldDuty *duty)
{
  int left = duty->due.day == CLD_NO_DAY ? 0 : duty->due.day - cld_date_to_day (summary->options->today);

  switch ((CldDutyState) duty->state)
    {
    case CLD_DUTY_OVERDUE:
      return left < 0 ? say_late (summary, -left) : _("Late");
    case CLD_DUTY_DUE:
    case CLD_DUTY_UPCOMING:
      return left == 0 ? _("Due today") : say_ahead (summary, left);
    case CLD_DUTY_LATE:
      if (duty->done.day > duty->due.day && duty->due.day != CLD_NO_DAY)
        return say_done_late (summary, duty->done.day - duty->due.day);
      return _("Done late");
    case CLD_DUTY_MET:
      return _("Done");
    case CLD_DUTY_MISSED:
      /* Translators: a duty that was never done */
      return _("Missed");
    case CLD_DUTY_LAPSED:
      /* Translators: a duty of a placement that ended before it was due */
      return _("Not owed");
    case CLD_DUTY_WAIVED:
      return _("Not needed");
    case CLD_DUTY_UNKNOWN:
      return _("Not known");
    case CLD_DUTY_PROJECTED:
      /* Translators: a duty that will arise if the one before it is done on its date */
      return _("Forecast");
    case CLD_DUTY_N_STATES:
    default:
      return "";
    }
}

/**
 * cld_report_duty_strength:
 * @duty: a duty
 *
 * Returns: Must for an Act or a regulation, Should for guidance, Local for our own practice
 */
const char *
cld_report_duty_strength (const CldDuty *duty)
{
  const char *strength = cld_duty_get_strength (duty);

  if (strstr (strength, "ACT") || strstr (strength, "REG"))
    return _("Must");
  return strstr (strength, "SG") || strstr (strength, "return") ? _("Should") : _("Local");
}

/**
 * cld_report_strengths_text:
 *
 * Returns: what the words of cld_report_duty_strength() mean
 */
const char *
cld_report_strengths_text (void)
{
  return _("Must is an Act or a regulation, Should is guidance, Local is our own practice.");
}
