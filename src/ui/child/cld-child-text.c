/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-data.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-date.h"
#include "cld-kinds.h"
#include "cld-value.h"

/* Facts as people read them on the page of a child. */

static GDateTime *
read_date (const char *iso)
{
  g_autofree char *date = iso ? g_strndup (iso, 10) : NULL;
  gint32 day = cld_date_is_iso (date) ? cld_date_to_day (date) : CLD_NO_DAY;

  return day != CLD_NO_DAY ? g_date_time_new_from_unix_utc ((gint64) day * 86400) : NULL;
}

/**
 * cld_child_text_name:
 * @data: a child
 *
 * Returns: (transfer full): given names and surname, else the number
 */
char *
cld_child_text_name (const CldChildData *data)
{
  const char *surname = cld_fact_get (data->facts.child, CHILD_SURNAME);
  g_autofree char *called = cld_child_text_called (data);

  if (called && surname)
    return g_strdup_printf ("%s %s", called, surname);
  if (called || surname)
    return g_strdup (called ? called : surname);
  /* Translators: %s is the number of a child without a name */
  return g_strdup_printf (_("Child %s"), data->ref);
}

/**
 * cld_child_text_called:
 * @data: a child
 *
 * Returns: (transfer full) (nullable): what people call the child
 */
char *
cld_child_text_called (const CldChildData *data)
{
  const char *called = cld_fact_get (data->facts.child, CHILD_KNOWN_AS);

  return g_strdup (called ? called : cld_fact_get (data->facts.child, CHILD_GIVEN_NAMES));
}

/* He or she, as the sex is recorded; nothing where it is not. */
static const char *
get_pronoun (const CldChildData *data)
{
  const char *sex = cld_fact_get (data->facts.child, CHILD_SEX);

  if (g_strcmp0 (sex, "M") == 0 || g_strcmp0 (sex, "1") == 0)
    return _("he");
  if (g_strcmp0 (sex, "F") == 0 || g_strcmp0 (sex, "2") == 0)
    return _("she");
  return NULL;
}

static char *
make_home (const CldChildData *data)
{
  const char *type = cld_fact_get (data->facts.placement, PLACEMENT_TYPE), *carer = cld_child_text_carer (data, data->facts.placement);
  gboolean fostered = type && (type[0] == 'U' || type[0] == 'Q');

  if (!data->facts.placement)
    return g_strdup (data->facts.period ? _("no placement recorded") : _("not in care"));
  if (fostered)
    return carer ? g_strdup_printf (_("fostered with %s"), carer) : g_strdup (_("fostered"));
  if (g_strcmp0 (type, "P1") == 0)
    return g_strdup (_("at home with parents"));
  return carer ? g_strdup_printf (_("lives at %s"), carer) : cld_child_text_label (data->facts.placement, PLACEMENT_TYPE);
}

/**
 * cld_child_text_subtitle:
 * @data: a child
 *
 * Returns: (transfer full): such as `11 · he · fostered with Sarah Odd, 41 miles`
 */
char *
cld_child_text_subtitle (const CldChildData *data)
{
  GString *out = g_string_new (NULL);
  g_autofree char *home = make_home (data);
  g_autofree char *miles = cld_child_text_miles (data->facts.placement);

  if (data->facts.age >= 0)
    g_string_append_printf (out, "%d", data->facts.age);
  if (get_pronoun (data))
    g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", get_pronoun (data));
  if (home)
    g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", home);
  if (miles)
    g_string_append_printf (out, ", %s", miles);
  return g_string_free (out, FALSE);
}

/**
 * cld_child_text_day:
 * @data: a child
 * @iso: (nullable): a date or moment
 *
 * Returns: (transfer full) (nullable): `Tue 4 Mar`, with the year where it is not this one
 */
char *
cld_child_text_day (const CldChildData *data, const char *iso)
{
  g_autoptr (GDateTime) day = read_date (iso);

  if (!day)
    return g_strdup (iso);
  /* Translators: a date, as for g_date_time_format(), of this year and of another */
  return g_date_time_format (day, strncmp (iso, data->today, 4) == 0 ? _("%a %-d %b") : _("%a %-d %b %Y"));
}

/**
 * cld_child_text_short_day:
 * @data: a child
 * @iso: (nullable): a date or moment
 *
 * Returns: (transfer full) (nullable): `4 Mar`, with the year where it is not this one
 */
char *
cld_child_text_short_day (const CldChildData *data, const char *iso)
{
  g_autoptr (GDateTime) day = read_date (iso);

  if (!day)
    return g_strdup (iso);
  /* Translators: a short date, as for g_date_time_format(), of this year and of another */
  return g_date_time_format (day, strncmp (iso, data->today, 4) == 0 ? _("%-d %b") : _("%-d %b %Y"));
}

/**
 * cld_child_text_table_day:
 * @iso: (nullable): a date or moment
 *
 * Returns: (transfer full) (nullable): `4 Nov 24`
 */
char *
cld_child_text_table_day (const char *iso)
{
  g_autoptr (GDateTime) day = read_date (iso);

  /* Translators: a date in a narrow column, as for g_date_time_format() */
  return day ? g_date_time_format (day, _("%-d %b %y")) : g_strdup (iso);
}

/**
 * cld_child_text_since:
 * @data: a child
 * @iso: (nullable): a date or moment
 *
 * Returns: (transfer full) (nullable): how long it is ago: days, from a year on years and days
 */
char *
cld_child_text_since (const CldChildData *data, const char *iso)
{
  int days = cld_fact_days_between (iso, data->today), years;
  g_autofree char *date = iso ? g_strndup (iso, 10) : NULL;
  g_autoptr (GDateTime) start = read_date (iso);
  g_autoptr (GDateTime) anniversary = NULL;

  if (days == G_MININT || days < 0)
    return NULL;
  years = cld_date_age (date, data->today);
  if (years < 1)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) days), days);
  anniversary = g_date_time_add_years (start, years);
  days = cld_date_to_day (data->today) - (gint32) (g_date_time_to_unix (anniversary) / 86400);
  /* Translators: years and days, shortened */
  return g_strdup_printf (_("%d y %d d"), years, MAX (days, 0));
}

/**
 * cld_child_text_label:
 * @row: (nullable): a row
 * @field: a field of its kind
 *
 * Returns: (transfer full) (nullable): the value as people read it
 */
char *
cld_child_text_label (const CldRow *row, guint field)
{
  const char *value = cld_fact_get (row, field);

  return value ? cld_value_display (&row->kind->fields[field], value) : NULL;
}

/**
 * cld_child_text_code_and_label:
 * @row: (nullable): a row
 * @field: a field of its kind that holds a code
 *
 * Returns: (transfer full) (nullable): such as `C2 · Full care order`
 */
char *
cld_child_text_code_and_label (const CldRow *row, guint field)
{
  g_autofree char *label = cld_child_text_label (row, field);
  const char *code = cld_fact_get (row, field);

  if (!label || strcmp (label, code) == 0)
    return g_steal_pointer (&label);
  return g_strdup_printf ("%s · %s", code, label);
}

/**
 * cld_child_text_worker:
 * @data: a child
 * @value: (nullable): a name, a ref of a person or a login name
 *
 * Returns: (transfer none) (nullable): the name
 */
const char *
cld_child_text_worker (const CldChildData *data, const char *value)
{
  GPtrArray *people = cld_record_set_get (data->set, &cld_person_kind);

  if (!value || !*value)
    return NULL;
  for (guint i = 0; i < people->len; i++)
    {
      CldRow *person = people->pdata[i];

      if (strcmp (person->ref, value) == 0 || g_strcmp0 (cld_fact_get (person, PERSON_LOGIN), value) == 0)
        return cld_fact_get (person, PERSON_NAME) ? cld_fact_get (person, PERSON_NAME) : value;
    }
  return value;
}

/**
 * cld_child_text_carer:
 * @data: a child
 * @placement: (nullable): a placement
 *
 * Returns: (transfer none) (nullable): with whom the child lives there: the carer, else the home
 */
const char *
cld_child_text_carer (const CldChildData *data, const CldRow *placement)
{
  const char *carer = cld_fact_get (placement, PLACEMENT_CARER);

  return carer ? carer : cld_fact_get (cld_child_facts_get_provider (&data->facts, placement), PROVIDER_NAME);
}

/**
 * cld_child_text_authority:
 * @data: a child
 * @code: (nullable): an area, by its DfE number or locality code
 *
 * Returns: (transfer none) (nullable): its name
 */
const char *
cld_child_text_authority (const CldChildData *data, const char *code)
{
  const char *name;

  if (!code)
    return NULL;
  name = cld_fact_get (cld_record_set_find (data->set, &cld_authority_kind, code), AUTHORITY_NAME);
  if (!name)
    name = cld_code_list_label ("local_authority", code);
  return strcmp (name, code) == 0 ? cld_code_list_label ("locality", code) : name;
}

/**
 * cld_child_text_area:
 * @area: an area, seen from our own
 *
 * Returns: (transfer none) (nullable): in words; %NULL where it is not known
 */
const char *
cld_child_text_area (CldArea area)
{
  switch (area)
    {
    case CLD_AREA_OWN:
      return _("In area");
    case CLD_AREA_ADJOINING:
      return _("Next door");
    case CLD_AREA_DISTANT:
      return _("At a distance");
    case CLD_AREA_OTHER:
      return _("Out of area");
    case CLD_AREA_CONFIDENTIAL:
      return _("Confidential");
    case CLD_AREA_UNKNOWN:
    default:
      return NULL;
    }
}

/**
 * cld_child_text_miles:
 * @placement: (nullable): a placement
 *
 * Returns: (transfer full) (nullable): such as `41 miles`
 */
char *
cld_child_text_miles (const CldRow *placement)
{
  g_autofree char *miles = g_strdup (cld_fact_get (placement, PLACEMENT_DISTANCE_MILES));

  if (!miles)
    return NULL;
  if (g_str_has_suffix (miles, ".0"))
    miles[strlen (miles) - 2] = '\0';
  return strcmp (miles, "1") == 0 ? g_strdup (_("1 mile")) : g_strdup_printf (_("%s miles"), miles);
}
