/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-board.h"

#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-team-settings.h"

/* What the timetable reads besides the facts of children, out of the records. */

/**
 * cld_duty_calendar_load:
 * @db: a database
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the working days, with the days that records of kind `bank_holiday` add and take
 *   away
 */
CldCalendar *
cld_duty_calendar_load (CldDb *db, GError **error)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  GPtrArray *rows = cld_record_set_get (set, &cld_bank_holiday_kind);
  CldCalendar *calendar;
  const CldRow *known;
  gint32 until;

  if (!cld_repo_load_all (db, &cld_bank_holiday_kind, set, error) || !cld_repo_load_all (db, &cld_setting_kind, set, error))
    return NULL;
  calendar = cld_calendar_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];
      gint32 day = cld_date_read_day (row->values[BANK_HOLIDAY_DAY]);
      const char *effect = row->values[BANK_HOLIDAY_EFFECT];

      if (day != CLD_NO_DAY && g_strcmp0 (effect, BANK_HOLIDAY_ADDED) == 0)
        cld_calendar_add_holiday (calendar, day, row->values[BANK_HOLIDAY_NAME]);
      else if (day != CLD_NO_DAY && g_strcmp0 (effect, BANK_HOLIDAY_REMOVED) == 0)
        cld_calendar_remove_holiday (calendar, day);
    }
  known = cld_record_set_find (set, &cld_setting_kind, CLD_TEAM_HOLIDAYS_UNTIL);
  until = known ? cld_date_read_day (known->values[SETTING_VALUE]) : CLD_NO_DAY;
  if (until != CLD_NO_DAY)
    cld_calendar_set_known_until (calendar, until);
  return calendar;
}

/**
 * cld_duty_rules_load:
 * @rules: (out caller-allocates): the rules
 * @db: a database
 * @calendar: the working days, kept as long as @rules are used
 * @error: return location
 *
 * Fills @rules with the defaults and with what records of kind `setting` say instead.
 *
 * Returns: whether they were read
 */
gboolean
cld_duty_rules_load (CldDutyRules *rules, CldDb *db, const CldCalendar *calendar, GError **error)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  int values[CLD_TEAM_N_TIMETABLE];

  cld_duty_rules_init (rules, calendar);
  if (!cld_repo_load_all (db, &cld_setting_kind, set, error))
    return FALSE;
  for (guint i = 0; i < CLD_TEAM_N_TIMETABLE; i++)
    {
      const CldRow *row = cld_record_set_find (set, &cld_setting_kind, cld_team_setting_get (i)->key);

      values[i] = cld_team_setting_read (i, row ? row->values[SETTING_VALUE] : NULL);
    }
  rules->window = values[CLD_TEAM_DUTY_WINDOW];
  rules->move_day_counts = values[CLD_TEAM_COUNT_MOVE_DAY] != 0;
  rules->reset_on_transfer = values[CLD_TEAM_RESET_ON_TRANSFER] != 0;
  rules->virtual_counts = values[CLD_TEAM_VIRTUAL_COUNTS] != 0;
  rules->exempt_from_d07 = values[CLD_TEAM_EXEMPT_FROM_AREA_NOTICE] != 0;
  return TRUE;
}
