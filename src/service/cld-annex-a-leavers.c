/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-annex-a-private.h"

#include <string.h>

#include "cld-kinds.h"

/* List 9 of Annex A: care leavers. Who is entitled follows from the periods of care (Children Act 1989, Schedule 2 paragraph 19B,
 * sections 23A and 23C); what they do and where they live is known from the return on former care leavers (OC3) alone. */

#define DAYS 91 /* thirteen weeks */

/* Days looked after from @from on, up to the day; short breaks (V3, V4) are none. */
static int
count_days (CldAnnexCase *child, gint32 from)
{
  GPtrArray *periods = cld_record_set_get (child->facts.set, &cld_care_period_kind), *statuses = cld_record_set_get (child->facts.set, &cld_legal_status_kind);
  int n = 0;

  for (guint i = 0; i < periods->len; i++)
    {
      gint32 start = MAX (cld_date_read_day (cld_fact_get (periods->pdata[i], CARE_PERIOD_STARTED_ON)), from), end = cld_date_read_day (cld_fact_get (periods->pdata[i], CARE_PERIOD_ENDED_ON));

      if (end == CLD_NO_DAY)
        end = child->day_number + 1;
      n += MAX (0, end - start);
      for (guint k = 0; k < statuses->len; k++)
        {
          const char *code = cld_fact_get (statuses->pdata[k], LEGAL_STATUS_CODE);
          gint32 first = MAX (cld_date_read_day (cld_fact_get (statuses->pdata[k], LEGAL_STATUS_STARTED_ON)), start), last = cld_date_read_day (cld_fact_get (statuses->pdata[k], LEGAL_STATUS_ENDED_ON));

          if (g_strcmp0 (code, "V3") == 0 || g_strcmp0 (code, "V4") == 0)
            n -= MAX (0, MIN (last == CLD_NO_DAY ? end : last, end) - first);
        }
    }
  return n;
}

/* The return tells of the year it is of; an older one says nothing of today. */
static const char *
get_return (CldAnnexCase *child, const char *column)
{
  int year, now = cld_date_return_year (child->day);
  const char *value = _cld_annex_a_return_cell (child, "OC3", column, &year);

  return value && strcmp (value, "0") != 0 && year >= now - 1 && year <= now ? value : NULL;
}

/* A code of care_leaver_eligibility.csv; NULL for none. The return is of those who are relevant or were: what it says stands where
 * the years in care are older than what is recorded. */
static const char *
find_eligibility (CldAnnexCase *child)
{
  gint32 born = cld_date_read_day (cld_fact_get (child->facts.child, CHILD_DATE_OF_BIRTH));
  gboolean returned = get_return (child, "IN_TOUCH") != NULL;

  if (born == CLD_NO_DAY || child->facts.age < 16 || child->facts.age >= 25 || (!returned && count_days (child, cld_day_anniversary (born, 16)) <= 0))
    return NULL;
  if (!returned && count_days (child, cld_day_anniversary (born, 14)) < DAYS)
    return child->facts.period ? NULL : "QUAL";
  if (child->facts.age >= 18)
    return "FREL";
  return child->facts.period ? "ELIG" : "RELV";
}

/* Up to 21 services are owed; from then on, and to those who only qualify, they go where the return says that somebody is in touch. */
gboolean
_cld_annex_a_is_leaver (CldAnnexCase *child)
{
  const char *eligibility = find_eligibility (child), *touch = get_return (child, "IN_TOUCH");

  if (!eligibility || g_strcmp0 (touch, "DIED") == 0)
    return FALSE;
  return (child->facts.age < 21 && strcmp (eligibility, "QUAL") != 0) || (touch && strcmp (touch, "NREQ") != 0);
}

static const char *
get_eligibility (CldAnnexCase *child)
{
  return _cld_annex_a_word (child, "care_leaver_eligibility", NULL, find_eligibility (child));
}

static const char *
get_in_touch (CldAnnexCase *child)
{
  return _cld_annex_a_word (child, "care_leaver_in_touch", NULL, get_return (child, "IN_TOUCH"));
}

static const char *
get_accommodation (CldAnnexCase *child)
{
  return _cld_annex_a_word (child, "care_leaver_accommodation", NULL, get_return (child, "ACCOM"));
}

static const char *
get_suitability (CldAnnexCase *child)
{
  return _cld_annex_a_word (child, "suitability", NULL, get_return (child, "ACCOM"));
}

static const char *
get_activity (CldAnnexCase *child)
{
  return _cld_annex_a_word (child, "care_leaver_activity", NULL, get_return (child, "ACTIV"));
}

/* Each review makes the plan anew. */
static const char *
get_pathway_plan (CldAnnexCase *child)
{
  return _cld_annex_a_date (child, cld_fact_get (cld_child_facts_find_last (&child->facts, &cld_plan_kind, PLAN_MADE_ON, PLAN_KIND, "PATHWAY"), PLAN_MADE_ON));
}

const CldAnnexFact _cld_annex_a_leaver_facts[] = {
  { "eligibility", get_eligibility },
  { "in_touch", get_in_touch },
  { "accommodation", get_accommodation },
  { "suitability", get_suitability },
  { "activity", get_activity },
  { "pathway_plan", get_pathway_plan },
  { NULL, NULL },
};
