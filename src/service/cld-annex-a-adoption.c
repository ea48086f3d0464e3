/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-annex-a-private.h"

#include <string.h>

#include "cld-kinds.h"

/* List 10 of Annex A: children for whom adoption is the plan. Orders and placements are records; decisions and the match stand in
 * the returns alone (placed for adoption, AD1). */

/* A date of a return, as ISO; not what lies after the day. */
static const char *
find_return_date (CldAnnexCase *child, const char *table, const char *column)
{
  const char *value = _cld_annex_a_return_cell (child, table, column, NULL);
  char moment[CLD_MOMENT_SIZE];

  if (!value || !cld_date_read (value, strlen (value), moment))
    return NULL;
  moment[10] = '\0';
  return strcmp (moment, child->day) <= 0 ? cld_arena_strdup (child->arena, moment) : NULL;
}

static const char *
find_decision (CldAnnexCase *child)
{
  const char *placed = find_return_date (child, "PlacedAdoption", "DATE_PLACED"), *intended = find_return_date (child, "AD1", "DATE_INT");

  return placed ? placed : intended;
}

static const char *
find_reversed (CldAnnexCase *child)
{
  return find_return_date (child, "PlacedAdoption", "DATE_PLACED_CEASED");
}

/* The last start of a record that has one of @codes. */
static const char *
find_start (CldAnnexCase *child, const CldKind *kind, guint date, guint code, const char *const *codes)
{
  GPtrArray *rows = cld_record_set_get (child->facts.set, kind);
  const char *last = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *of = cld_fact_get (rows->pdata[i], code), *on = cld_fact_get (rows->pdata[i], date);

      if (of && on && g_strv_contains (codes, of) && (!last || strcmp (on, last) > 0))
        last = on;
    }
  return last;
}

static const char *
find_placement_order (CldAnnexCase *child)
{
  static const char *const codes[] = { "E1", NULL };

  return find_start (child, &cld_legal_status_kind, LEGAL_STATUS_STARTED_ON, LEGAL_STATUS_CODE, codes);
}

static const char *
find_placed (CldAnnexCase *child)
{
  static const char *const codes[] = { "A3", "A4", "A5", "A6", NULL };

  return find_start (child, &cld_placement_kind, PLACEMENT_STARTED_ON, PLACEMENT_TYPE, codes);
}

static const char *
find_order (CldAnnexCase *child)
{
  static const char *const codes[] = { "E11", "E12", NULL };

  return find_start (child, &cld_care_period_kind, CARE_PERIOD_ENDED_ON, CARE_PERIOD_REASON_ENDED, codes);
}

/* Any step in the 12 months up to the day, a decision to give the plan up among them. */
gboolean
_cld_annex_a_is_for_adoption (CldAnnexCase *child)
{
  const char *const steps[] = { find_decision (child), find_placement_order (child), find_placed (child), find_order (child), find_reversed (child) };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (_cld_annex_a_is_within (steps[i], child->from_12, child->day))
      return TRUE;
  return FALSE;
}

static const char *
get_care_entered (CldAnnexCase *child)
{
  return _cld_annex_a_date (child, cld_fact_get (child->period, CARE_PERIOD_STARTED_ON));
}

static const char *
get_decision (CldAnnexCase *child)
{
  return _cld_annex_a_date (child, find_decision (child));
}

static const char *
get_placement_order (CldAnnexCase *child)
{
  return _cld_annex_a_date (child, find_placement_order (child));
}

static const char *
get_match (CldAnnexCase *child)
{
  return _cld_annex_a_date (child, find_return_date (child, "AD1", "DATE_MATCH"));
}

static const char *
get_placed (CldAnnexCase *child)
{
  return _cld_annex_a_date (child, find_placed (child));
}

static const char *
get_order (CldAnnexCase *child)
{
  return _cld_annex_a_date (child, find_order (child));
}

static const char *
get_reversed (CldAnnexCase *child)
{
  return _cld_annex_a_date (child, find_reversed (child));
}

static const char *
get_reversed_why (CldAnnexCase *child)
{
  if (!find_reversed (child))
    return NULL;
  return _cld_annex_a_word (child, "adoption_reason_reversed", NULL, _cld_annex_a_return_cell (child, "PlacedAdoption", "REASON_PLACED_CEASED", NULL));
}

static const char *
get_concurrent_placed (CldAnnexCase *child)
{
  static const char *const codes[] = { "U2", "U5", NULL };

  return _cld_annex_a_date (child, find_start (child, &cld_placement_kind, PLACEMENT_STARTED_ON, PLACEMENT_TYPE, codes));
}

const CldAnnexFact _cld_annex_a_adoption_facts[] = {
  { "care_entered", get_care_entered },
  { "adoption_decision", get_decision },
  { "placement_order", get_placement_order },
  { "adoption_match", get_match },
  { "adoption_placed", get_placed },
  { "adoption_order", get_order },
  { "adoption_reversed", get_reversed },
  { "adoption_reversed_why", get_reversed_why },
  { "concurrent_placed", get_concurrent_placed },
  { NULL, NULL },
};
