/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-month.h"

#include <stdio.h>
#include <string.h>

/**
 * cld_month_of_day:
 * @day: a day, as cld_date_to_day() gives it
 *
 * Returns: the month that it is in, %CLD_NO_MONTH for %CLD_NO_DAY
 */
gint32
cld_month_of_day (gint32 day)
{
  char iso[CLD_DATE_SIZE];

  if (day == CLD_NO_DAY)
    return CLD_NO_MONTH;
  cld_date_from_day (day, iso);
  return 12 * ((iso[0] - '0') * 1000 + (iso[1] - '0') * 100 + (iso[2] - '0') * 10 + (iso[3] - '0')) + (iso[5] - '0') * 10 + (iso[6] - '0') - 1;
}

/**
 * cld_month_get_first_day:
 * @month: a month
 *
 * Returns: its first day
 */
gint32
cld_month_get_first_day (gint32 month)
{
  char iso[CLD_DATE_SIZE + 2];

  cld_month_write (month, iso);
  strcat (iso, "-01");
  return cld_date_to_day (iso);
}

/**
 * cld_month_get_last_day:
 * @month: a month
 *
 * Returns: its last day
 */
gint32
cld_month_get_last_day (gint32 month)
{
  return cld_month_get_first_day (month + 1) - 1;
}

/**
 * cld_month_read:
 * @text: YYYY-MM
 *
 * Returns: the month, %CLD_NO_MONTH where it is none
 */
gint32
cld_month_read (const char *text)
{
  g_autofree char *first = strlen (text) == CLD_MONTH_SIZE - 1 ? g_strconcat (text, "-01", NULL) : NULL;

  return first && cld_date_is_iso (first) ? cld_month_of_day (cld_date_to_day (first)) : CLD_NO_MONTH;
}

/**
 * cld_month_write:
 * @month: a month of a year of four digits
 * @text: (out caller-allocates): YYYY-MM
 */
void
cld_month_write (gint32 month, char text[CLD_MONTH_SIZE])
{
  guint year = (guint) month / 12 % 10000, of_year = (guint) month % 12 + 1;

  g_snprintf (text, CLD_MONTH_SIZE, "%04u-%02u", year, of_year);
}

/**
 * cld_month_dup_label:
 * @month: a month
 * @with_year: whether its year is said
 *
 * Returns: (transfer full): as people read it: “Mar 2026”, “Mar”
 */
char *
cld_month_dup_label (gint32 month, gboolean with_year)
{
  g_autoptr (GDateTime) first = g_date_time_new_utc (month / 12, month % 12 + 1, 1, 0, 0, 0);

  return first ? g_date_time_format (first, with_year ? "%b %Y" : "%b") : g_strdup ("");
}
