/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-compliance.h"

#include <string.h>

struct _CldCompliance
{
  const CldDutyBoard *board;
  CldComplianceFilter filter;
  CldDutyFilter duties; /* its part that the board understands */
  char **ids, *team, **workers;
  guint n_months;
  gint32 first_day;
  gint32 last_day;
  guint16 *month_of; /* of each day of the period, counted from the first month */
  guint *counts;     /* [duty][month, the last of none][what] */
};

/* One row and where it is counted. */
typedef struct
{
  guint month; /* index; n_months for none */
  CldComplianceWhat what;
} Place;

/**
 * cld_compliance_filter_init:
 * @filter: (out caller-allocates): everything of the twelve months up to the present one
 * @today: the day
 */
void
cld_compliance_filter_init (CldComplianceFilter *filter, gint32 today)
{
  *filter = (CldComplianceFilter){ .until = cld_month_of_day (today) };
  filter->from = filter->until - 11;
}

static gboolean
is_of_worker (const CldCompliance *self, const CldFacts *facts)
{
  return !self->workers || (facts->worker && g_strv_contains ((const char *const *) self->workers, facts->worker));
}

/* The one definition of what is counted where: for the counts and for the rows behind them. */
static gboolean
find_place (const CldCompliance *self, const CldFacts *facts, const CldDuty *duty, Place *place)
{
  gint32 day;

  if (!cld_compliance_judge (duty, &place->what, &day))
    return FALSE;
  if (day != CLD_NO_DAY && (day < self->first_day || day > self->last_day))
    return FALSE;
  if (!is_of_worker (self, facts) || !cld_strengths_has (self->filter.strength, duty))
    return FALSE;
  /* A row of no day is that of a child of today. */
  if (!cld_cohort_has (self->filter.cohort, facts, day != CLD_NO_DAY ? day : cld_duty_board_get_today (self->board)))
    return FALSE;
  place->month = day == CLD_NO_DAY ? self->n_months : self->month_of[day - self->first_day];
  return TRUE;
}

static guint *
find_count (const CldCompliance *self, guint duty, guint month, CldComplianceWhat what)
{
  return &self->counts[((gsize) duty * (self->n_months + 1) + month) * CLD_COMPLIANCE_N + what];
}

static gboolean
count_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  CldCompliance *self = data;
  Place place;

  if (find_place (self, facts, duty, &place))
    (*find_count (self, duty->row, place.month, place.what))++;
  return TRUE;
}

/* Which month each day is in: looked up, not computed, for there are a great many rows. */
static void
lay_out_months (CldCompliance *self)
{
  gint32 day;

  self->n_months = (guint) (self->filter.until - self->filter.from + 1);
  self->first_day = cld_month_get_first_day (self->filter.from);
  self->last_day = cld_month_get_last_day (self->filter.until);
  self->month_of = g_new (guint16, (gsize) (self->last_day - self->first_day) + 1);
  day = self->first_day;
  for (guint i = 0; i < self->n_months; i++)
    for (gint32 last = cld_month_get_last_day (self->filter.from + (gint32) i); day <= last; day++)
      self->month_of[day - self->first_day] = (guint16) i;
}

/**
 * cld_compliance_new:
 * @board: a loaded board, which must outlive the counts
 * @filter: what is counted; it is copied
 *
 * Goes once through all duties of all children.
 *
 * Returns: (transfer full): the counts
 */
CldCompliance *
cld_compliance_new (const CldDutyBoard *board, const CldComplianceFilter *filter)
{
  CldCompliance *self;

  g_return_val_if_fail (board != NULL, NULL);
  g_return_val_if_fail (filter->from <= filter->until && filter->until - filter->from < CLD_COMPLIANCE_MAX_MONTHS, NULL);

  self = g_new0 (CldCompliance, 1);
  self->board = board;
  self->filter = *filter;
  self->ids = g_strdupv ((char **) filter->ids);
  self->team = g_strdup (filter->team);
  self->workers = g_strdupv ((char **) filter->workers);
  self->duties = (CldDutyFilter) CLD_DUTY_FILTER_INIT;
  self->duties.ids = (const char *const *) self->ids;
  self->duties.team = self->team;
  lay_out_months (self);
  self->counts = g_new0 (guint, (gsize) cld_timetable_get_n () * (self->n_months + 1) * CLD_COMPLIANCE_N);
  cld_duty_board_foreach (board, &self->duties, count_cb, self);
  return self;
}

/**
 * cld_compliance_free:
 * @self: (nullable): counts
 */
void
cld_compliance_free (CldCompliance *self)
{
  if (!self)
    return;
  g_strfreev (self->ids);
  g_strfreev (self->workers);
  g_free (self->team);
  g_free (self->month_of);
  g_free (self->counts);
  g_free (self);
}

/**
 * cld_compliance_get_from:
 * @self: counts
 *
 * Returns: the first month
 */
gint32
cld_compliance_get_from (const CldCompliance *self)
{
  return self->filter.from;
}

/**
 * cld_compliance_get_until:
 * @self: counts
 *
 * Returns: the last month
 */
gint32
cld_compliance_get_until (const CldCompliance *self)
{
  return self->filter.until;
}

/* The months that are meant: from, up to and not including. */
static gboolean
find_months (const CldCompliance *self, gint32 month, guint *from, guint *end)
{
  if (month == CLD_COMPLIANCE_PERIOD)
    {
      *from = 0;
      *end = self->n_months;
      return TRUE;
    }
  if (month != CLD_COMPLIANCE_NO_MONTH && (month < self->filter.from || month > self->filter.until))
    return FALSE;
  *from = month == CLD_COMPLIANCE_NO_MONTH ? self->n_months : (guint) (month - self->filter.from);
  *end = *from + 1;
  return TRUE;
}

/**
 * cld_compliance_count:
 * @self: counts
 * @duty: its index in the timetable
 * @month: a month, %CLD_COMPLIANCE_PERIOD for all months, %CLD_COMPLIANCE_NO_MONTH for rows of which no day is known, which
 *   are in no month of any period
 * @what: what became of them
 *
 * Returns: how many rows
 */
guint
cld_compliance_count (const CldCompliance *self, guint duty, gint32 month, CldComplianceWhat what)
{
  guint from, end, n = 0;

  g_return_val_if_fail (duty < cld_timetable_get_n () && what < CLD_COMPLIANCE_N, 0);

  if (!find_months (self, month, &from, &end))
    return 0;
  for (guint i = from; i < end; i++)
    n += *find_count (self, duty, i, what);
  return n;
}

/**
 * cld_compliance_count_any:
 * @self: counts
 * @duty: its index in the timetable
 * @month: as cld_compliance_count() takes it
 *
 * Returns: how many rows there are, whatever became of them
 */
guint
cld_compliance_count_any (const CldCompliance *self, guint duty, gint32 month)
{
  guint n = 0;

  for (guint what = 0; what < CLD_COMPLIANCE_N; what++)
    n += cld_compliance_count (self, duty, month, what);
  return n;
}

/**
 * cld_compliance_has_duty:
 * @self: counts
 * @duty: its index in the timetable
 *
 * Returns: whether there is any row of it
 */
gboolean
cld_compliance_has_duty (const CldCompliance *self, guint duty)
{
  return cld_compliance_count_any (self, duty, CLD_COMPLIANCE_PERIOD) + cld_compliance_count_any (self, duty, CLD_COMPLIANCE_NO_MONTH) > 0;
}

/**
 * cld_compliance_get_share:
 * @self: counts
 * @duty: its index in the timetable
 * @month: as cld_compliance_count() takes it
 *
 * Of one duty alone, to be shown beside its counts and never without them.
 *
 * Returns: how many per cent of the rows that were on time, late or missing were on time, rounded down so that 100 means
 *   all; -1 where there are none
 */
int
cld_compliance_get_share (const CldCompliance *self, guint duty, gint32 month)
{
  guint on_time = cld_compliance_count (self, duty, month, CLD_COMPLIANCE_ON_TIME);
  guint of = on_time + cld_compliance_count (self, duty, month, CLD_COMPLIANCE_LATE) + cld_compliance_count (self, duty, month, CLD_COMPLIANCE_MISSING);

  return of > 0 ? (int) (on_time * 100 / of) : -1;
}

typedef struct
{
  const CldCompliance *self;
  guint duty, from, end;
  guint what;
  GArray *rows;
} Search;

static gboolean
is_of_what (guint asked, CldComplianceWhat what)
{
  if (asked == CLD_COMPLIANCE_CHARTED)
    return what <= CLD_COMPLIANCE_NOT_RECORDED;
  return asked == CLD_COMPLIANCE_N || asked == what;
}

static gboolean
take_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  Search *search = data;
  CldDutyItem item = { facts, duty };
  Place place;

  if (duty->row == search->duty && find_place (search->self, facts, duty, &place) && place.month >= search->from && place.month < search->end &&
      is_of_what (search->what, place.what))
    g_array_append_val (search->rows, item);
  return TRUE;
}

/* When it was due, then the child, then as a child's duties are printed. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const CldDutyItem *x = a, *y = b;
  int order;

  if (x->duty->due.day != y->duty->due.day)
    return x->duty->due.day < y->duty->due.day ? -1 : 1;
  order = strcmp (x->facts->ref, y->facts->ref);
  return order ? order : (x->duty > y->duty) - (x->duty < y->duty);
}

/**
 * cld_compliance_get_rows:
 * @self: counts
 * @duty: its index in the timetable
 * @month: as cld_compliance_count() takes it
 * @what: what became of them; %CLD_COMPLIANCE_N for anything, %CLD_COMPLIANCE_CHARTED for the parts of a chart
 *
 * Returns: (transfer full) (element-type CldDutyItem): exactly the rows that were counted, by the day they were due
 */
GArray *
cld_compliance_get_rows (const CldCompliance *self, guint duty, gint32 month, guint what)
{
  const char *const ids[] = { cld_timetable_get (duty)->id, NULL };
  CldDutyFilter filter = self->duties;
  Search search = { self, duty, 0, 0, what, g_array_new (FALSE, FALSE, sizeof (CldDutyItem)) };

  /* The counts' own choice of duties first: what it leaves out was not counted. */
  if (find_months (self, month, &search.from, &search.end) && cld_compliance_count_any (self, duty, month) > 0)
    {
      filter.ids = ids;
      cld_duty_board_foreach (self->board, &filter, take_cb, &search);
      g_array_sort (search.rows, compare_items);
    }
  return search.rows;
}

typedef struct
{
  const CldCompliance *self;
  CldDutyFunc func;
  gpointer data;
} Walk;

static gboolean
walk_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  Walk *walk = data;
  Place place;

  return find_place (walk->self, facts, duty, &place) ? walk->func (facts, duty, walk->data) : TRUE;
}

/**
 * cld_compliance_foreach:
 * @self: counts
 * @func: (scope call): called for every row that was counted
 * @data: for @func
 *
 * Child by child, within a child as they are printed.
 */
void
cld_compliance_foreach (const CldCompliance *self, CldDutyFunc func, gpointer data)
{
  Walk walk = { self, func, data };

  cld_duty_board_foreach (self->board, &self->duties, walk_cb, &walk);
}
