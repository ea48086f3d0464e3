/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-annex-a-private.h"

#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"

/* List 8 of Annex A: children in care. */

/* In care on the day, or ceased in the six months before; both ends count. */
gboolean
_cld_annex_a_is_in_care_list (CldAnnexCase *child)
{
  return child->period && (!child->ended || _cld_annex_a_is_within (child->ended, child->from_6, child->day));
}

static const char *
get_care_started (CldAnnexCase *child)
{
  return _cld_annex_a_date (child, cld_fact_get (child->period, CARE_PERIOD_STARTED_ON));
}

static const char *
get_category_of_need (CldAnnexCase *child)
{
  return _cld_annex_a_word (child, "category_of_need", NULL, cld_fact_get (child->period, CARE_PERIOD_CATEGORY_OF_NEED));
}

/* Yes where another period ended within the 12 months before this one started. */
static const char *
get_second_period (CldAnnexCase *child)
{
  GPtrArray *rows = cld_record_set_get (child->facts.set, &cld_care_period_kind);
  const char *started = cld_fact_get (child->period, CARE_PERIOD_STARTED_ON);
  gint32 start = cld_date_read_day (started);
  char before[CLD_DATE_SIZE];
  gboolean found = FALSE;

  if (start == CLD_NO_DAY)
    return NULL;
  cld_date_from_day (cld_day_add_months (start, -12), before);
  for (guint i = 0; i < rows->len; i++)
    found = found || (rows->pdata[i] != child->period && _cld_annex_a_is_within (cld_fact_get (rows->pdata[i], CARE_PERIOD_ENDED_ON), before, started));
  return _cld_annex_a_yes_no (child, found);
}

/* The status in force; of a child who left care the last one. */
static CldRow *
find_status (CldAnnexCase *child)
{
  GPtrArray *rows = cld_record_set_get (child->facts.set, &cld_legal_status_kind);
  const char *from = cld_fact_get (child->period, CARE_PERIOD_STARTED_ON);
  CldRow *last = NULL;

  if (!child->ended)
    return child->facts.legal;
  for (guint i = 0; i < rows->len; i++)
    {
      const char *started = cld_fact_get (rows->pdata[i], LEGAL_STATUS_STARTED_ON), *ended = cld_fact_get (rows->pdata[i], LEGAL_STATUS_ENDED_ON);

      if (!started || strcmp (started, child->ended) > 0 || (from && ended && strcmp (ended, from) < 0))
        continue;
      if (!last || strcmp (started, cld_fact_get (last, LEGAL_STATUS_STARTED_ON)) > 0)
        last = rows->pdata[i];
    }
  return last;
}

static const char *
get_status_started (CldAnnexCase *child)
{
  return _cld_annex_a_date (child, cld_fact_get (find_status (child), LEGAL_STATUS_STARTED_ON));
}

static const char *
get_legal_status (CldAnnexCase *child)
{
  return _cld_annex_a_word (child, "legal_status", NULL, cld_fact_get (find_status (child), LEGAL_STATUS_CODE));
}

/* The newest date of a kind among records of some codes; @status may be -1. */
static const char *
find_last (CldAnnexCase *child, const CldKind *kind, guint date, guint code, const char *const *codes, int status)
{
  GPtrArray *rows = cld_record_set_get (child->facts.set, kind);
  const char *last = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *of = cld_fact_get (rows->pdata[i], code), *on = cld_fact_get (rows->pdata[i], date);

      if (!of || !on || !g_strv_contains (codes, of) || (status >= 0 && g_strcmp0 (cld_fact_get (rows->pdata[i], (guint) status), "COMPLETED") != 0))
        continue;
      if (!last || strcmp (on, last) > 0)
        last = on;
    }
  return _cld_annex_a_date (child, last);
}

static const char *
get_last_review (CldAnnexCase *child)
{
  static const char *const kinds[] = { "LAC", "ADOPTION", "SHORT_BREAK", NULL };

  return find_last (child, &cld_review_kind, REVIEW_HELD_ON, REVIEW_KIND, kinds, -1);
}

static const char *
get_last_health_assessment (CldAnnexCase *child)
{
  static const char *const kinds[] = { "IHA", "RHA", NULL };

  return find_last (child, &cld_health_check_kind, HEALTH_CHECK_DONE_ON, HEALTH_CHECK_KIND, kinds, HEALTH_CHECK_STATUS);
}

static const char *
get_last_dental_check (CldAnnexCase *child)
{
  static const char *const kinds[] = { "DENTAL", NULL };

  return find_last (child, &cld_health_check_kind, HEALTH_CHECK_DONE_ON, HEALTH_CHECK_KIND, kinds, HEALTH_CHECK_STATUS);
}

/* --- placements --- */

static gboolean
is_absence (const CldRow *placement)
{
  const char *type = cld_fact_get (placement, PLACEMENT_TYPE);

  return cld_fact_get (placement, PLACEMENT_WITHIN) || (type && strlen (type) == 2 && type[0] == 'T' && g_ascii_isdigit (type[1]));
}

/* A placement that goes on with the same carer under another name (T, U) is counted once; absences are none. */
static const char *
get_placements_12_months (CldAnnexCase *child)
{
  g_autoptr (GPtrArray) rows = cld_fact_sort (child->facts.set, &cld_placement_kind, PLACEMENT_STARTED_ON);
  const char *first_start = NULL;
  guint n = 0;

  for (guint i = rows->len; i-- > 0;)
    {
      const CldRow *row = rows->pdata[i];
      const char *started = cld_fact_get (row, PLACEMENT_STARTED_ON), *ended = cld_fact_get (row, PLACEMENT_ENDED_ON), *why = cld_fact_get (row, PLACEMENT_REASON_STARTED);

      if (is_absence (row) || !started || (ended && strcmp (ended, child->from_12) < 0))
        continue;
      n += first_start && (g_strcmp0 (why, "T") == 0 || g_strcmp0 (why, "U") == 0) ? 0 : 1;
      first_start = first_start ? first_start : started;
    }
  return cld_arena_printf (child->arena, "%u", n);
}

static const char *
get_placement_started (CldAnnexCase *child)
{
  return _cld_annex_a_date (child, cld_fact_get (child->placement, PLACEMENT_STARTED_ON));
}

static const char *
get_placement_type (CldAnnexCase *child)
{
  return _cld_annex_a_word (child, "placement_type", NULL, cld_fact_get (child->placement, PLACEMENT_TYPE));
}

static const char *
get_placement_provider (CldAnnexCase *child)
{
  return _cld_annex_a_word (child, "placement_provider", NULL, cld_fact_get (child->placement, PLACEMENT_PROVIDER_KIND));
}

static const char *
get_placement_postcode (CldAnnexCase *child)
{
  return cld_fact_hides_address (child->placement) ? NULL : cld_fact_get (child->placement, PLACEMENT_POSTCODE);
}

/* It would tell which home it is, and so where. */
static const char *
get_placement_urn (CldAnnexCase *child)
{
  const char *urn = cld_fact_get (child->provider, PROVIDER_URN);

  if (cld_fact_hides_address (child->placement))
    return NULL;
  return urn ? urn : child->provider ? child->provider->ref : NULL;
}

static const char *
get_placement_location (CldAnnexCase *child)
{
  CldArea area = cld_child_facts_get_area (&child->facts, cld_fact_get (child->placement, PLACEMENT_AREA_AUTHORITY));

  if (area == CLD_AREA_UNKNOWN)
    return NULL;
  return _cld_annex_a_word (child, "location", NULL, area == CLD_AREA_OWN ? "IN" : "OUT");
}

/* An English authority by its name, other countries in Ofsted's words, and CON instead of any where the place is restricted. */
static const char *
get_placement_authority (CldAnnexCase *child)
{
  const char *code = cld_fact_get (child->placement, PLACEMENT_AREA_AUTHORITY);
  const CldCode *english = cld_code_list_lookup (cld_code_list_find ("local_authority"), code);
  const CldRow *row = code ? cld_record_set_find (child->facts.set, &cld_authority_kind, code) : NULL;

  if (cld_fact_hides_address (child->placement))
    return _cld_annex_a_word (child, "locality", NULL, "CON");
  if (code && cld_code_list_lookup (cld_code_list_find ("locality"), code))
    return _cld_annex_a_word (child, "locality", NULL, code);
  return english ? english->label : cld_fact_get (row, AUTHORITY_NAME);
}

static const char *
get_care_ended (CldAnnexCase *child)
{
  return _cld_annex_a_date (child, child->ended);
}

static const char *
get_reason_ended (CldAnnexCase *child)
{
  return child->ended ? _cld_annex_a_word (child, "reason_episode_ceased", NULL, cld_fact_get (child->period, CARE_PERIOD_REASON_ENDED)) : NULL;
}

/* --- missing, and away --- */

static guint
count_missing (CldAnnexCase *child, const char *kind, CldRow **last)
{
  GPtrArray *rows = cld_record_set_get (child->facts.set, &cld_missing_episode_kind);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *started = cld_fact_get (rows->pdata[i], MISSING_EPISODE_STARTED_AT);

      if (g_strcmp0 (cld_fact_get (rows->pdata[i], MISSING_EPISODE_KIND), kind) != 0 || !_cld_annex_a_is_within (started, child->from_12, child->day))
        continue;
      n++;
      if (last && (!*last || strcmp (started, cld_fact_get (*last, MISSING_EPISODE_STARTED_AT)) > 0))
        *last = rows->pdata[i];
    }
  return n;
}

static const char *
get_missing_12_months (CldAnnexCase *child)
{
  return cld_arena_printf (child->arena, "%u", count_missing (child, "M", NULL));
}

static const char *
get_absent_12_months (CldAnnexCase *child)
{
  return cld_arena_printf (child->arena, "%u", count_missing (child, "A", NULL));
}

/* Of the last time missing alone, and never of a time away. Nothing recorded is not a no. */
static const char *
get_interview_offered (CldAnnexCase *child)
{
  CldRow *last = NULL;

  if (count_missing (child, "M", &last) == 0)
    return NULL;
  if (cld_fact_get (last, MISSING_EPISODE_INTERVIEW_OFFERED_AT) || cld_fact_get (last, MISSING_EPISODE_INTERVIEW_DONE_AT) || cld_fact_get (last, MISSING_EPISODE_INTERVIEW_ACCEPTED))
    return _cld_annex_a_yes_no (child, TRUE);
  return NULL;
}

static const char *
get_interview_accepted (CldAnnexCase *child)
{
  CldRow *last = NULL;

  if (count_missing (child, "M", &last) == 0)
    return NULL;
  if (cld_fact_get (last, MISSING_EPISODE_INTERVIEW_DONE_AT))
    return _cld_annex_a_yes_no (child, TRUE);
  return cld_fact_get (last, MISSING_EPISODE_INTERVIEW_ACCEPTED) ? _cld_annex_a_yes_no (child, cld_fact_is_set (last, MISSING_EPISODE_INTERVIEW_ACCEPTED)) : NULL;
}

const CldAnnexFact _cld_annex_a_care_facts[] = {
  { "care_started", get_care_started },
  { "category_of_need", get_category_of_need },
  { "second_period", get_second_period },
  { "status_started", get_status_started },
  { "legal_status", get_legal_status },
  { "last_review", get_last_review },
  { "last_health_assessment", get_last_health_assessment },
  { "last_dental_check", get_last_dental_check },
  { "placements_12_months", get_placements_12_months },
  { "care_ended", get_care_ended },
  { "reason_ended", get_reason_ended },
  { "placement_started", get_placement_started },
  { "placement_type", get_placement_type },
  { "placement_provider", get_placement_provider },
  { "placement_postcode", get_placement_postcode },
  { "placement_urn", get_placement_urn },
  { "placement_location", get_placement_location },
  { "placement_authority", get_placement_authority },
  { "missing_12_months", get_missing_12_months },
  { "absent_12_months", get_absent_12_months },
  { "interview_offered", get_interview_offered },
  { "interview_accepted", get_interview_accepted },
  { NULL, NULL },
};
