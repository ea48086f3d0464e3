/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-private.h"

#include <string.h>

/* Visits by the social worker, C01-C10 and C15: a series for each placement, which T and U continue. */

/* Placements @first to @last of the views are one series. */
typedef struct
{
  const CldPlacementView *first;
  const CldPlacementView *last;
  gint32 year_ends; /* first day after the first year */
} VisitSeries;

/* Whether @day lies in a stretch that has begun by today; its last day may be known ahead. */
static gboolean
runs (const CldDutyContext *c, gint32 from, gint32 until, gint32 day)
{
  return from != CLD_NO_DAY && from <= MIN (day, c->today) && (until == CLD_NO_DAY || day <= until);
}

/* Agreed on or before @day and not withdrawn since; an agreement after the withdrawal counts again. */
static gboolean
agreed_to_fewer (const CldPlacementFact *fact, gint32 day)
{
  gint32 agreed = fact->fewer_visits_agreed_on, withdrawn = fact->fewer_visits_withdrawn_on;

  if (agreed == CLD_NO_DAY || agreed > day)
    return FALSE;
  return withdrawn == CLD_NO_DAY || withdrawn > day || agreed > withdrawn;
}

static CldDutyRowId
find_ordinary (const CldDutyContext *c, const VisitSeries *visits, const CldPlacementFact *fact, gint32 day, CldDutyBasis *basis)
{
  gint32 known = MIN (day, c->today); /* a forecast knows no more agreements than today does */

  *basis = CLD_BASIS_VISIT_FIRST_YEAR;
  if (day < visits->year_ends)
    return CLD_ROW_C02;
  *basis = CLD_BASIS_VISIT_LONG_TERM;
  if (fact->long_term_foster_on != CLD_NO_DAY && fact->long_term_foster_on <= known && agreed_to_fewer (fact, known))
    return CLD_ROW_C05;
  *basis = CLD_BASIS_VISIT_UNTIL_18;
  if (fact->until_18_agreed_on != CLD_NO_DAY && fact->until_18_agreed_on <= known)
    return CLD_ROW_C03;
  *basis = CLD_BASIS_VISIT_AFTER_YEAR;
  return CLD_ROW_C04;
}

/* The rule in force on @day for a visit that is counted from a visit that day, in the order of the law's exceptions. */
static CldDutyRowId
find_rule (const CldDutyContext *c, const VisitSeries *visits, const CldPlacementView *p, gint32 day, CldDutyBasis *basis)
{
  const CldPlacementFact *fact = p->fact;
  guint status = _cld_duty_status_on (c, day);
  gboolean with_parent = strcmp (fact->type, "P1") == 0;
  gboolean reviewed = p->period != CLD_NO_FACT && c->periods[p->period].first_review <= day;
  gboolean first_year = day < visits->year_ends;

  if (runs (c, fact->reg24_from, fact->reg24_until, day))
    {
      *basis = reviewed ? CLD_BASIS_VISIT_REG24 : CLD_BASIS_VISIT_WEEKLY;
      return CLD_ROW_C07;
    }
  if (with_parent && (status & CLD_STATUS_C1))
    {
      *basis = reviewed ? CLD_BASIS_VISIT_INTERIM : CLD_BASIS_VISIT_WEEKLY;
      return CLD_ROW_C08;
    }
  if (runs (c, fact->reg19_from, fact->reg19_until, day))
    {
      *basis = reviewed ? CLD_BASIS_VISIT_REG19 : CLD_BASIS_VISIT_WEEKLY;
      return CLD_ROW_C06;
    }
  if (with_parent && (status & CLD_STATUS_C2))
    {
      *basis = CLD_BASIS_VISIT_PARENT;
      return CLD_ROW_C09;
    }
  if (fact->remand == CLD_REMAND_YDA)
    {
      *basis = first_year ? CLD_BASIS_VISIT_FIRST_YEAR : CLD_BASIS_VISIT_YDA_LATER;
      return CLD_ROW_C15;
    }
  if (fact->other_arranger && (status & CLD_STATUS_IN_CARE))
    {
      *basis = first_year ? CLD_BASIS_VISIT_FIRST_YEAR : CLD_BASIS_VISIT_OTHER_LATER;
      return CLD_ROW_C10;
    }
  return find_ordinary (c, visits, fact, day, basis);
}

/* The placement of the series for which a visit on @day counts: the latest of those that hold it. */
static const CldPlacementView *
find_holder (const VisitSeries *visits, gint32 day)
{
  for (const CldPlacementView *p = visits->last; p >= visits->first; p--)
    if (!p->empty && p->start <= day && day <= p->until)
      return p;
  return NULL;
}

static CldDutyStep
visit_step (CldDutyContext *c, const CldDutySeries *series, gint32 from, guint nth)
{
  const VisitSeries *visits = series->data;
  const CldPlacementView *p = nth == 0 ? visits->first : find_holder (visits, from);
  CldDutyBasis basis;
  CldDutyRowId row;

  /* A forecast can fall between two placements: it goes on with the one before. */
  if (!p)
    for (p = visits->last; p > visits->first && p->start > from; p--)
      ;
  row = find_rule (c, visits, p, from, &basis);
  if (nth > 0)
    return _cld_duty_step (c, row, basis, from);
  /* Whatever the rule, the first visit is due after a week, and an ordinary one is C01. */
  if (row == CLD_ROW_C02 || row == CLD_ROW_C03 || row == CLD_ROW_C04 || row == CLD_ROW_C05)
    row = CLD_ROW_C01;
  return _cld_duty_step (c, row, CLD_BASIS_FIRST_VISIT, from);
}

/* Between two placements of a series a visit counts for none. */
static CldEventEffect
visit_judge (CldDutyContext *c, const CldDutySeries *series, guint i, gint32 from, gint32 due)
{
  return find_holder (series->data, c->visits.at[i].day) ? CLD_EVENT_DOES : CLD_EVENT_SKIPPED;
}

static gint32
first_visit_day (const CldDutyContext *c, const CldPlacementView *p)
{
  return c->rules->move_day_counts || p->start == CLD_NO_DAY ? p->start : p->start + 1;
}

/* The first visit on or after @day that counts for the series. */
static const CldDated *
find_visit (const CldDutyContext *c, const VisitSeries *visits, gint32 day)
{
  gint32 from = MAX (day, first_visit_day (c, visits->first));

  for (guint i = _cld_dated_find (&c->visits, from); i < c->visits.n && c->visits.at[i].day <= visits->last->until; i++)
    if (find_holder (visits, c->visits.at[i].day))
      return &c->visits.at[i];
  return NULL;
}

/* A care order made while living with a parent: a visit within a week of it, whatever the series asks for. */
static void
add_order (CldDutyContext *c, const VisitSeries *visits, const CldStatusView *status)
{
  const CldDated *visit = find_visit (c, visits, status->start);
  CldDutyDraft draft = {
    .row = CLD_ROW_C09,
    .basis = CLD_BASIS_VISIT_ORDER,
    .missing = status->missing,
    .end = visits->last->end,
    .counted_from = _cld_on (status->start),
    .due = _cld_on (_cld_duty_add (c, CLD_BASIS_VISIT_ORDER, status->start)),
    .done = _cld_on (visit ? visit->day : CLD_NO_DAY),
    .subject = _cld_fact (CLD_FACT_PLACEMENT, visits->first->index),
    .from = _cld_fact (CLD_FACT_STATUS, status->index),
  };

  if (visit)
    draft.by = _cld_fact (CLD_FACT_VISIT, visit->index);
  if (!_cld_duty_is_short_break (c, status->start))
    _cld_duty_emit (c, &draft);
}

static gboolean
is_with_parent (const VisitSeries *visits, gint32 order)
{
  for (const CldPlacementView *p = visits->first; p <= visits->last; p++)
    if (!p->empty && strcmp (p->fact->type, "P1") == 0 && p->start < order && order <= p->end)
      return TRUE;
  return FALSE;
}

static void
add_orders (CldDutyContext *c, const VisitSeries *visits)
{
  for (guint i = 0; i < c->n_statuses; i++)
    if (c->statuses[i].bit == CLD_STATUS_C2 && is_with_parent (visits, c->statuses[i].start))
      add_order (c, visits, &c->statuses[i]);
}

static void
add_series (CldDutyContext *c, const VisitSeries *visits)
{
  const CldPlacementView *first = visits->first;
  CldDutySeries series = {
    .subject = _cld_fact (CLD_FACT_PLACEMENT, first->index),
    .start = first->start,
    .start_fact = _cld_fact (CLD_FACT_PLACEMENT, first->index),
    .missing = first->missing,
    .end = visits->last->end,
    .events = &c->visits,
    .event_kind = CLD_FACT_VISIT,
    .events_from = first_visit_day (c, first),
    .events_until = visits->last->until,
    .gives_way = TRUE,
    .step = visit_step,
    .judge = visits->first == visits->last ? NULL : visit_judge,
    .data = visits,
  };

  /* First, so that of two rows with one ref the order's is the first. */
  add_orders (c, visits);
  _cld_duty_run_series (c, &series);
}

/* Whether @p goes on with the visits of the placement before it. */
static gboolean
continues (const CldDutyContext *c, const CldPlacementView *before, const CldPlacementView *p)
{
  return !c->rules->reset_on_transfer && (strcmp (p->fact->reason_started, "T") == 0 || strcmp (p->fact->reason_started, "U") == 0) &&
         !before->adoption && !before->empty && !p->empty && before->period == p->period;
}

/* A visit before birth is a slip in one of the two dates: nothing can be said of it but that. */
static void
add_visits_before_birth (CldDutyContext *c)
{
  for (guint i = 0; i < c->facts->visits.n; i++)
    {
      const CldVisitFact *visit = &c->facts->visits.at[i];
      const CldPlacementView *p;

      if (c->facts->date_of_birth == CLD_NO_DAY || visit->at.day == CLD_NO_DAY || visit->at.day >= c->facts->date_of_birth)
        continue;
      p = _cld_duty_placement_on (c, visit->at.day);
      _cld_duty_emit (c, &(CldDutyDraft){
        .row = CLD_ROW_C01,
        .missing = CLD_MISSING_VISIT_AFTER_BIRTH,
        .end = CLD_OPEN,
        .counted_from = _cld_on (visit->at.day),
        .due = _cld_on (CLD_NO_DAY),
        .done = _cld_on (CLD_NO_DAY),
        .subject = p ? _cld_fact (CLD_FACT_PLACEMENT, p->index) : _cld_fact (CLD_FACT_VISIT, i),
        .from = _cld_fact (CLD_FACT_VISIT, i),
      });
    }
}

/**
 * _cld_duties_visits:
 * @c: the context
 *
 * C01-C10 and C15.
 */
void
_cld_duties_visits (CldDutyContext *c)
{
  for (guint i = 0, next; i < c->n_placements; i = next)
    {
      VisitSeries visits = { .first = &c->placements[i], .last = &c->placements[i] };

      next = i + 1;
      if (visits.first->adoption)
        continue;
      while (next < c->n_placements && !c->placements[next].adoption && continues (c, visits.last, &c->placements[next]))
        visits.last = &c->placements[next++];
      visits.year_ends = visits.first->start == CLD_NO_DAY ? CLD_OPEN : cld_day_add_months (visits.first->start, 12);
      add_series (c, &visits);
    }
  add_visits_before_birth (c);
}
