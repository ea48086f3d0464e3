/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-placement-checks-private.h"

/* Dates of a placement among the others and the periods of care: no overlap, no gap, no day of nought. */

#define MAJORITY 18

static gboolean
is_absence (const CldPlacementFact *p)
{
  return p->is_absence || cld_placement_type_is_absence (p->type);
}

/* --- the placement by itself --- */

static void
check_order (CldPlacementCheck *c, const CldPlacementFact *p, gboolean of_old)
{
  CldPlacementFinding *finding;

  if (p->end == CLD_NO_DAY || p->start == CLD_NO_DAY || p->end > p->start)
    return;
  finding = _cld_placement_check_add (c, p->end < p->start ? "r356" : "r355", "ended_on");
  if (finding)
    finding->of_old = of_old;
}

/* --- among the others --- */

/* Whether two placements hold the same day: their ends are not in them. */
static gboolean
overlap (const CldPlacementFact *a, const CldPlacementFact *b)
{
  return (a->end == CLD_NO_DAY || a->end > b->start) && (b->end == CLD_NO_DAY || b->end > a->start);
}

static gboolean
is_valid (const CldPlacementFact *p)
{
  return p->start != CLD_NO_DAY && (p->end == CLD_NO_DAY || p->end > p->start);
}

/* An absence lies within its placement and may overlap that one alone. */
static gboolean
may_overlap (const CldPlacementFact *p, const CldPlacementFact *other)
{
  return is_absence (p) != is_absence (other);
}

static void
check_other (CldPlacementCheck *c, guint32 index)
{
  const CldPlacementFact *other = &c->facts->placements.at[index];
  gboolean open = other->end == CLD_NO_DAY && other->start < c->p->start;
  CldPlacementFinding *finding;

  if (index == c->index || !is_valid (other) || may_overlap (c->p, other) || !overlap (c->p, other))
    return;
  finding = _cld_placement_check_add (c, open ? "r142" : "r501", open ? "started_on" : other->start > c->p->start ? "ended_on" : "started_on");
  if (!finding)
    return;
  finding->index = index;
  if (open)
    _cld_placement_check_remedy (finding, CLD_REMEDY_END_OTHER, c->p->start, NULL);
  else if (other->start > c->p->start)
    _cld_placement_check_remedy (finding, CLD_REMEDY_END_ON, other->start, NULL);
  else
    _cld_placement_check_remedy (finding, CLD_REMEDY_START_ON, other->end, NULL);
}

/* The latest end, by @day, of the placements that began in @period; CLD_NO_DAY where none did. */
static gint32
find_last_end (const CldPlacementCheck *c, const CldPeriodFact *period, gint32 day)
{
  gint32 last = CLD_NO_DAY;

  for (guint i = 0; i < c->facts->placements.n; i++)
    {
      const CldPlacementFact *other = &c->facts->placements.at[i];

      if (i == c->index || !is_valid (other) || is_absence (other) || other->start < period->start || other->start >= day)
        continue;
      if (other->end == CLD_NO_DAY || other->end >= day)
        return day; /* overlaps, or joins */
      last = MAX (last, other->end);
    }
  return last;
}

/* The child was somewhere every day of the period. A return writes a gap as an episode that does not start where the last ended. */
static void
check_gap (CldPlacementCheck *c, const CldPeriodFact *period)
{
  gint32 last = find_last_end (c, period, c->p->start);
  CldPlacementFinding *finding;

  if (is_absence (c->p) || last == c->p->start || (last == CLD_NO_DAY && (c->p->start == period->start || !period->start_known)))
    return;
  finding = _cld_placement_check_add (c, "r433", "started_on");
  _cld_placement_check_remedy (finding, CLD_REMEDY_START_ON, last == CLD_NO_DAY ? period->start : last, NULL);
}

/* --- in its period --- */

static const CldPeriodFact *
find_period_before (const CldFacts *facts, gint32 day)
{
  const CldPeriodFact *found = NULL;

  for (guint i = 0; i < facts->periods.n; i++)
    {
      const CldPeriodFact *period = &facts->periods.at[i];

      if (period->end != CLD_NO_DAY && period->end <= day && (!found || period->end > found->end))
        found = period;
    }
  return found;
}

static void
check_death (CldPlacementCheck *c)
{
  for (guint i = 0; i < c->facts->periods.n; i++)
    {
      const CldPeriodFact *period = &c->facts->periods.at[i];

      if (period->end != CLD_NO_DAY && period->end <= c->p->start && _cld_placement_check_is_one_of (period->reason_ended, "E2 E15"))
        {
          _cld_placement_check_add (c, "r437", "started_on");
          return;
        }
    }
}

static void
check_no_period (CldPlacementCheck *c)
{
  const CldPeriodFact *before = find_period_before (c->facts, c->p->start);
  gboolean continues = before && c->p->reason_started[0] && strcmp (c->p->reason_started, "S") != 0;

  _cld_placement_check_add (c, continues ? "r432" : "no_period", "started_on");
}

static void
check_period (CldPlacementCheck *c)
{
  const CldPeriodFact *period = cld_placement_period_on (c->facts, c->p->start);
  const CldPeriodFact *before;

  check_death (c);
  if (!period)
    {
      check_no_period (c);
      return;
    }
  if (period->end != CLD_NO_DAY && (c->p->end == CLD_NO_DAY || c->p->end > period->end))
    {
      CldPlacementFinding *finding = _cld_placement_check_add (c, "r501", "ended_on");

      _cld_placement_check_remedy (finding, CLD_REMEDY_END_ON, period->end, NULL);
    }
  check_gap (c, period);
  before = find_period_before (c->facts, period->start);
  if (before && before->end == period->start && c->p->start == period->start && strcmp (c->p->reason_started, "S") == 0)
    _cld_placement_check_add (c, "r431", "reason_started");
}

/* --- age --- */

static gint32
find_birthday (const CldPlacementCheck *c, int years)
{
  return c->facts->date_of_birth == CLD_NO_DAY ? CLD_NO_DAY : cld_day_anniversary (c->facts->date_of_birth, years);
}

static void
check_age (CldPlacementCheck *c)
{
  const CldPeriodFact *period = cld_placement_period_on (c->facts, c->p->start);
  gint32 eighteenth = find_birthday (c, MAJORITY);

  if (eighteenth == CLD_NO_DAY)
    return;
  if (period && period->start >= eighteenth && c->p->start == period->start)
    _cld_placement_check_add (c, "r352", "started_on");
  /* Accommodated under section 20 in a children's home it may go on. */
  else if (c->p->start >= eighteenth && c->p->end == CLD_NO_DAY && !(strcmp (c->status, "V2") == 0 && strcmp (c->p->type, "K2") == 0))
    _cld_placement_check_add (c, "r359", "started_on");
}

/* --- the end of a placement alone --- */

static void
check_end (CldPlacementCheck *c)
{
  const CldPeriodFact *period;
  gint32 end = c->old->end;

  check_order (c, c->old, TRUE);
  if (end == CLD_NO_DAY || is_absence (c->old))
    return;
  for (guint i = 0; i < c->facts->placements.n; i++)
    {
      const CldPlacementFact *other = &c->facts->placements.at[i];

      if (i != c->old_index && !is_absence (other) && is_valid (other) && other->start <= end && (other->end == CLD_NO_DAY || other->end > end))
        return;
    }
  period = cld_placement_period_on (c->facts, end);
  if (period)
    {
      CldPlacementFinding *finding = _cld_placement_check_add (c, "no_placement", "ended_on");

      if (finding)
        finding->of_old = TRUE;
    }
}

void
_cld_placement_checks_dates (CldPlacementCheck *c)
{
  if (!c->p)
    {
      check_end (c);
      return;
    }
  if (c->p->start == CLD_NO_DAY)
    return;
  if (c->p->start < cld_date_to_day ("1991-10-14"))
    _cld_placement_check_add (c, "r353", "started_on");
  check_order (c, c->p, FALSE);
  if (c->old)
    check_order (c, c->old, TRUE);
  for (guint32 i = 0; i < c->facts->placements.n; i++)
    check_other (c, i);
  check_period (c);
  check_age (c);
}
