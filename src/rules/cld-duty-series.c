/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-private.h"

/* Rows, one by one or in series. */

static gboolean
is_after (CldWhen a, CldWhen b)
{
  if (a.day != b.day)
    return a.day > b.day;
  return a.minute != CLD_NO_MINUTE && b.minute != CLD_NO_MINUTE && a.minute > b.minute;
}

static CldDutyState
find_state (const CldDutyContext *c, const CldDutyDraft *draft)
{
  gint32 due = draft->due.day;

  if (draft->projected)
    return CLD_DUTY_PROJECTED;
  if (draft->missing != CLD_MISSING_NOTHING)
    return CLD_DUTY_UNKNOWN;
  if (draft->waived)
    return CLD_DUTY_WAIVED;
  if (draft->done.day != CLD_NO_DAY)
    return is_after (draft->done, draft->due) || (draft->late_after_end && draft->done.day > draft->end) ? CLD_DUTY_LATE : CLD_DUTY_MET;
  if (draft->end <= c->today)
    return draft->end > due ? CLD_DUTY_MISSED : CLD_DUTY_LAPSED;
  if (due < c->today)
    return CLD_DUTY_OVERDUE;
  return due - c->today <= c->rules->window ? CLD_DUTY_DUE : CLD_DUTY_UPCOMING;
}

/* Adds the row, unless the day it is counted from has not come, or came after the end of what it hangs on. */
void
_cld_duty_emit (CldDutyContext *c, const CldDutyDraft *draft)
{
  CldDutyDraft d = *draft;
  gint32 from = d.counted_from.day;
  CldDuty duty;

  if (from != CLD_NO_DAY && !d.projected && (from > c->today || (from > d.end && d.missing != CLD_MISSING_END_AFTER_START)))
    return;
  if (d.due.day == CLD_NO_DAY && d.missing == CLD_MISSING_NOTHING)
    d.missing = CLD_MISSING_RANGE;
  /* What is counted from a start that is not known has no day that it is counted from. */
  if (d.missing == CLD_MISSING_REAL_START)
    d.counted_from = _cld_on (CLD_NO_DAY);
  duty = (CldDuty){
    .row = d.row,
    .state = (guint8) find_state (c, &d),
    .basis = d.basis,
    .missing = d.missing,
    .serial = 1,
    .counted_from = d.counted_from,
    .due = d.missing != CLD_MISSING_NOTHING ? _cld_on (CLD_NO_DAY) : d.due,
    .done = d.done,
    .subject = d.subject,
    .from = d.from,
    .by = d.by,
    .detail = d.detail,
  };
  g_array_append_val (c->duties, duty);
}

/* The step that asks for @row, counted from @from as @basis says. */
CldDutyStep
_cld_duty_step (const CldDutyContext *c, CldDutyRowId row, CldDutyBasis basis, gint32 from)
{
  return (CldDutyStep){ .row = (guint8) row, .basis = (guint8) basis, .due = _cld_duty_add (c, basis, from) };
}

typedef struct
{
  CldDutyStep step;
  gint32 from;
  CldFactId from_fact;
} Open;

static void
emit_step (CldDutyContext *c, const CldDutySeries *series, const Open *open, const CldDated *event, CldEventEffect effect)
{
  CldDutyDraft draft = {
    .row = open->step.row,
    .basis = open->step.basis,
    .missing = open->step.missing,
    .waived = effect == CLD_EVENT_WAIVES,
    .end = series->end,
    .counted_from = _cld_on (open->from),
    .due = _cld_on (open->step.due),
    .done = _cld_on (effect == CLD_EVENT_DOES ? event->day : CLD_NO_DAY),
    .subject = series->subject,
    .from = open->from_fact,
    .by = event ? _cld_fact (series->event_kind, event->index) : _cld_fact (CLD_FACT_NONE, 0),
  };

  if (!series->gives_way || !_cld_duty_is_short_break (c, open->from))
    _cld_duty_emit (c, &draft);
}

/* Each as if the one before were done on its due date. */
static void
project (CldDutyContext *c, const CldDutySeries *series, Open *open, guint nth)
{
  while (open->step.missing == CLD_MISSING_NOTHING && open->step.due != CLD_NO_DAY)
    {
      gint32 from = open->step.due;
      CldDutyDraft draft;

      open->step = series->step (c, series, from, ++nth);
      if (open->step.row == CLD_ROW_NONE || open->step.due > c->rules->forecast_until)
        return;
      if (series->gives_way && _cld_duty_is_short_break (c, from))
        continue;
      draft = (CldDutyDraft){
        .row = open->step.row,
        .basis = open->step.basis,
        .missing = open->step.missing,
        .projected = TRUE,
        .end = CLD_OPEN,
        .counted_from = _cld_on (from),
        .due = _cld_on (open->step.due),
        .done = _cld_on (CLD_NO_DAY),
        .subject = series->subject,
      };
      if (draft.missing == CLD_MISSING_NOTHING && open->step.due != CLD_NO_DAY)
        _cld_duty_emit (c, &draft);
    }
}

/* What ends before it starts, or has no start, holds no event: its first row says so, and that is all. */
static gboolean
holds_nothing (CldMissing missing)
{
  return missing == CLD_MISSING_START || missing == CLD_MISSING_END_AFTER_START;
}

/* Makes the rows of @series: one for each event, and the open one. */
void
_cld_duty_run_series (CldDutyContext *c, const CldDutySeries *series)
{
  Open open = { .from = series->start, .from_fact = series->start_fact };
  guint nth = 0;

  open.step = series->step (c, series, series->start, nth);
  if (series->missing != CLD_MISSING_NOTHING)
    open.step.missing = series->missing;
  for (guint i = holds_nothing (series->missing) ? series->events->n : _cld_dated_find (series->events, series->events_from);
       open.step.row != CLD_ROW_NONE && i < series->events->n && series->events->at[i].day <= series->events_until; i++)
    {
      const CldDated *event = &series->events->at[i];
      CldEventEffect effect = series->judge ? series->judge (c, series, i, open.from, open.step.due) : CLD_EVENT_DOES;

      if (effect == CLD_EVENT_SKIPPED)
        continue;
      emit_step (c, series, &open, event, effect);
      open.from = event->day;
      open.from_fact = _cld_fact (series->event_kind, event->index);
      open.step = series->step (c, series, event->day, ++nth);
    }
  if (open.step.row == CLD_ROW_NONE)
    return;
  emit_step (c, series, &open, NULL, CLD_EVENT_SKIPPED);
  if (c->rules->forecast_until != CLD_NO_DAY && series->end > c->today && open.from <= c->today)
    project (c, series, &open, nth);
}

/* Calls @func for each stretch of @period, in order. A placement for adoption ends one on the day it starts, and another
 * begins on the day it ends where care goes on. */
void
_cld_duty_foreach_stretch (CldDutyContext *c, const CldPeriodView *period, CldStretchFunc func)
{
  CldStretch stretch = {
    .start = period->start,
    .end = period->end,
    .start_fact = _cld_fact (CLD_FACT_PERIOD, period->index),
    .missing = period->missing,
  };
  guint32 self = (guint32) (period - c->periods);

  for (guint i = 0; i < c->n_placements; i++)
    {
      const CldPlacementView *p = &c->placements[i];

      if (!p->adoption || p->empty || p->period != self)
        continue;
      if (p->start >= stretch.start)
        {
          stretch.end = p->start;
          func (c, period, &stretch);
        }
      if (p->end >= period->end)
        return;
      if (p->end < stretch.start)
        continue;
      stretch = (CldStretch){ .start = p->end, .start_fact = _cld_fact (CLD_FACT_PLACEMENT, p->index) };
    }
  stretch.end = period->end;
  func (c, period, &stretch);
}
