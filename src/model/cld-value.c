/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-date.h"

static char *
format_date (const char *iso, const char *format)
{
  g_autoptr (GDateTime) day = NULL;
  gint32 number = cld_date_to_day (iso);

  if (number == CLD_NO_DAY)
    return g_strdup (iso);
  day = g_date_time_new_from_unix_utc ((gint64) number * 86400);
  return g_date_time_format (day, format);
}

/**
 * cld_value_display_date:
 * @iso: (nullable): a date
 *
 * Returns: (transfer full) (nullable): `4 November 2024`
 */
char *
cld_value_display_date (const char *iso)
{
  /* Translators: a date on paper, as for g_date_time_format(): 4 November 2024 */
  return iso ? format_date (iso, _("%-d %B %Y")) : NULL;
}

/**
 * cld_value_display_day:
 * @iso: (nullable): a date or moment
 *
 * Returns: (transfer full) (nullable): `4 Nov 2024`, with its time where one is known
 */
char *
cld_value_display_day (const char *iso)
{
  g_autofree char *day = NULL;

  if (!iso)
    return NULL;
  /* Translators: a date in a table on paper, as for g_date_time_format(): 4 Nov 2024 */
  day = format_date (iso, _("%-d %b %Y"));
  if (strlen (iso) == 16)
    return g_strdup_printf ("%s %s", day, iso + 11);
  return g_steal_pointer (&day);
}

static char *
display_choice (const CldField *field, const char *value)
{
  GString *out = g_string_new (NULL);
  g_auto (GStrv) codes = NULL;

  if (!(field->flags & CLD_MANY))
    return g_string_free (g_string_append (out, cld_code_list_label (field->target, value)), FALSE);
  codes = g_strsplit (value, ";", -1);
  for (guint i = 0; codes[i]; i++)
    {
      if (i > 0)
        g_string_append (out, "; ");
      g_string_append (out, cld_code_list_label (field->target, codes[i]));
    }
  return g_string_free (out, FALSE);
}

/**
 * cld_value_display:
 * @field: a field
 * @value: (nullable): a value in native form
 *
 * Returns: (transfer full) (nullable): @value as people read it: dates in words, labels for codes, yes and no
 */
char *
cld_value_display (const CldField *field, const char *value)
{
  if (!value)
    return NULL;
  switch (field->type)
    {
    case CLD_DATE:
    case CLD_MOMENT:
      return cld_value_display_day (value);
    case CLD_BOOL:
      return g_strdup (strcmp (value, "1") == 0 ? _("Yes") : _("No"));
    case CLD_CHOICE:
      return display_choice (field, value);
    case CLD_TEXT:
    case CLD_NOTE:
    case CLD_INT:
    case CLD_DECIMAL:
    case CLD_REF:
    default:
      return g_strdup (value);
    }
}
