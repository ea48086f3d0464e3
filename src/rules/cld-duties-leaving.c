/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-private.h"

/* The needs assessment of an eligible child, H02. */

#define DAYS_NEEDED 91 /* 13 weeks */
#define COUNTED_FROM_AGE 14
#define ASSESSED_FROM_AGE 15
#define FROM_AGE 16
#define UNTIL_AGE 18

/* Adds the days from @from up to, not including, @until, short breaks left out, to @days.
 * Returns: the day on which they reach the number needed, or CLD_NO_DAY */
static gint32
count_days (const CldDutyContext *c, gint32 from, gint32 until, gint32 *days)
{
  guint i = 0;

  while (i < c->n_status_steps && c->status_steps[i].day <= from)
    i++;
  while (from < until)
    {
      gint32 next = i < c->n_status_steps ? MIN (c->status_steps[i].day, until) : until;

      if (!_cld_duty_is_short_break (c, from))
        {
          if (*days + (next - from) >= DAYS_NEEDED)
            return from + (DAYS_NEEDED - *days);
          *days += next - from;
        }
      from = next;
      i++;
    }
  return CLD_NO_DAY;
}

static void
add_assessment (CldDutyContext *c, const CldPeriodView *period, gint32 from)
{
  const CldDated *plan = _cld_dated_first (&c->pathway_assessments, _cld_duty_birthday (c, ASSESSED_FROM_AGE), CLD_OPEN);
  gboolean by_start = from == period->start && from > _cld_duty_birthday (c, FROM_AGE);
  CldDutyDraft draft = {
    .row = CLD_ROW_H02,
    .basis = CLD_BASIS_NEEDS_ASSESSMENT,
    .missing = by_start ? period->missing : CLD_MISSING_NOTHING,
    .late_after_end = TRUE,
    .end = period->end,
    .counted_from = _cld_on (from),
    .due = _cld_on (_cld_duty_add (c, CLD_BASIS_NEEDS_ASSESSMENT, from)),
    .done = _cld_on (plan ? plan->day : CLD_NO_DAY),
    .subject = _cld_fact (CLD_FACT_PERIOD, period->index),
    .from = _cld_fact (CLD_FACT_PERIOD, period->index),
  };

  if (plan)
    draft.by = _cld_fact (CLD_FACT_PLAN, plan->index);
  _cld_duty_emit (c, &draft);
}

static void
add_unknown (CldDutyContext *c, const CldPeriodView *period)
{
  _cld_duty_emit (c, &(CldDutyDraft){
    .row = CLD_ROW_H02,
    .basis = CLD_BASIS_NEEDS_ASSESSMENT,
    .missing = CLD_MISSING_DATE_OF_BIRTH,
    .end = period->end,
    .counted_from = _cld_on (CLD_NO_DAY),
    .due = _cld_on (CLD_NO_DAY),
    .done = _cld_on (CLD_NO_DAY),
    .subject = _cld_fact (CLD_FACT_PERIOD, period->index),
    .from = _cld_fact (CLD_FACT_PERIOD, period->index),
  });
}

/* From the first day between the 16th and the 18th birthday on which the child is looked after and the days suffice. */
static void
find_day (CldDutyContext *c)
{
  gint32 counted = _cld_duty_birthday (c, COUNTED_FROM_AGE); /* from here on days are not counted yet */
  gint32 from = _cld_duty_birthday (c, FROM_AGE), until = _cld_duty_birthday (c, UNTIL_AGE);
  gint32 days = 0;

  for (guint i = 0; i < c->n_periods; i++)
    {
      const CldPeriodView *period = &c->periods[i];
      gint32 end = MIN (period->end, c->today);
      gint32 reached = period->start;

      if (period->empty)
        continue;
      if (days < DAYS_NEEDED)
        reached = count_days (c, MAX (period->start, counted), end, &days);
      if (reached != CLD_NO_DAY)
        {
          gint32 day = MAX (reached, MAX (period->start, from));

          days = DAYS_NEEDED;
          if (day < until && day < period->end)
            {
              add_assessment (c, period, day);
              return;
            }
        }
      counted = MAX (counted, end);
    }
}

/**
 * _cld_duties_leaving:
 * @c: the context
 *
 * H02: one row a child; without a date of birth one `unknown` row a period.
 */
void
_cld_duties_leaving (CldDutyContext *c)
{
  if (c->facts->date_of_birth != CLD_NO_DAY)
    find_day (c);
  else
    for (guint i = 0; i < c->n_periods; i++)
      add_unknown (c, &c->periods[i]);
}
