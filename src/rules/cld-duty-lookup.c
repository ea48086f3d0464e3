/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-private.h"

/* What was so on a day, and days reckoned from days. */

/* The place of the first fact on or after @from; list->n where there is none. */
guint
_cld_dated_find (const CldDatedList *list, gint32 from)
{
  guint low = 0, high = list->n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (list->at[middle].day < from)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The first fact from @from to @until, both days included. */
const CldDated *
_cld_dated_first (const CldDatedList *list, gint32 from, gint32 until)
{
  guint i = _cld_dated_find (list, from);

  return i < list->n && list->at[i].day <= until ? &list->at[i] : NULL;
}

/* The last fact from @from to @until, both days included. */
const CldDated *
_cld_dated_last (const CldDatedList *list, gint32 from, gint32 until)
{
  guint i = until == CLD_OPEN ? list->n : _cld_dated_find (list, until + 1);

  return i > 0 && list->at[i - 1].day >= from ? &list->at[i - 1] : NULL;
}

/* The placement in which the child was on @day; of several the one that started last. */
const CldPlacementView *
_cld_duty_placement_on (const CldDutyContext *c, gint32 day)
{
  for (guint i = c->n_placements; i > 0; i--)
    {
      const CldPlacementView *p = &c->placements[i - 1];

      if (!p->empty && p->start <= day && day <= p->until)
        return p;
    }
  return NULL;
}

/* Whether @day lies within a period of care, its last day included. */
gboolean
_cld_duty_in_period (const CldDutyContext *c, gint32 day)
{
  for (guint i = 0; i < c->n_periods; i++)
    if (!c->periods[i].empty && c->periods[i].start <= day && day <= c->periods[i].end)
      return TRUE;
  return FALSE;
}

/* The day that @basis asks for, counted from @from; for hours, see cld-duties-missing.c. */
gint32
_cld_duty_add (const CldDutyContext *c, CldDutyBasis basis, gint32 from)
{
  const CldBasisInfo *info = cld_basis_get_info (basis);

  switch (info->unit)
    {
    case CLD_UNIT_DAYS:
      return from + info->number;
    case CLD_UNIT_WORKING_DAYS:
      return cld_calendar_add_working_days (c->rules->calendar, from, info->number);
    case CLD_UNIT_MONTHS:
      return cld_day_add_months (from, info->number);
    case CLD_UNIT_HOURS:
    case CLD_UNIT_NONE:
    default:
      return from;
    }
}

/* The @years-th birthday. */
gint32
_cld_duty_birthday (const CldDutyContext *c, int years)
{
  return cld_day_anniversary (c->facts->date_of_birth, years);
}
