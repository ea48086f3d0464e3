/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-private.h"

#include <string.h>

/* One child's facts as they are known today: what lies in the future is left out, the rest is sorted. All of it stands in
 * one block of memory, whose size is known from the number of facts. */

typedef struct
{
  guint8 *at;
  gsize used;
  gsize size;
} Block;

static gpointer
take (Block *block, gsize size)
{
  gpointer memory = block->at + block->used;

  block->used += (size + 7) & ~(gsize) 7;
  g_assert (block->used <= block->size);
  return memory;
}

static gsize
count_bytes (const CldFacts *facts)
{
  gsize dated = facts->visits.n + 2 * (gsize) facts->reviews.n + facts->health.n + facts->sdqs.n + 3 * (gsize) facts->plans.n;

  return facts->periods.n * sizeof (CldPeriodView) + facts->placements.n * sizeof (CldPlacementView) +
         facts->statuses.n * (sizeof (CldStatusView) + 2 * sizeof (CldStatusStep)) + dated * sizeof (CldDated) +
         facts->notices.n * sizeof (guint32) + facts->placements.n * sizeof (guint32) + 16 * 8 + sizeof (CldStatusStep);
}

static gint32
end_by (gint32 end, gint32 today)
{
  return end == CLD_NO_DAY || end > today ? CLD_OPEN : end;
}

static CldMissing
find_fault (const CldFacts *facts, gint32 start, gint32 end, gboolean start_known)
{
  if (start == CLD_NO_DAY)
    return CLD_MISSING_START;
  if (end != CLD_NO_DAY && end < start)
    return CLD_MISSING_END_AFTER_START;
  if (facts->date_of_birth != CLD_NO_DAY && start < facts->date_of_birth)
    return CLD_MISSING_START_AFTER_BIRTH;
  return start_known ? CLD_MISSING_NOTHING : CLD_MISSING_REAL_START;
}

static gboolean
is_empty (CldMissing fault)
{
  return fault == CLD_MISSING_START || fault == CLD_MISSING_END_AFTER_START;
}

static int
compare_days (gint32 a, gint32 b)
{
  return (a > b) - (a < b);
}

/* Facts come sorted as a rule, so a look at each pair is all it takes. */
static void
sort (gpointer at, guint n, gsize size, GCompareDataFunc compare, gpointer data)
{
  const guint8 *bytes = at;

  for (guint i = 1; i < n; i++)
    if (compare (bytes + (i - 1) * size, bytes + i * size, data) > 0)
      {
        g_qsort_with_data (at, (int) n, size, compare, data);
        return;
      }
}

static int
compare_periods (gconstpointer a, gconstpointer b, gpointer data)
{
  const CldPeriodView *x = a, *y = b;
  int order = compare_days (x->start, y->start);

  order = order != 0 ? order : compare_days (x->end, y->end);
  return order != 0 ? order : g_strcmp0 (x->fact->ref, y->fact->ref);
}

static int
compare_statuses (gconstpointer a, gconstpointer b, gpointer data)
{
  const CldStatusView *x = a, *y = b;
  int order = compare_days (x->start, y->start);

  order = order != 0 ? order : compare_days (x->end, y->end);
  return order != 0 ? order : g_strcmp0 (x->fact->ref, y->fact->ref);
}

static int
compare_placements (gconstpointer a, gconstpointer b, gpointer data)
{
  const CldPlacementView *x = a, *y = b;
  int order = compare_days (x->start, y->start);

  order = order != 0 ? order : compare_days (x->end, y->end);
  return order != 0 ? order : g_strcmp0 (x->fact->ref, y->fact->ref);
}

static void
read_periods (CldDutyContext *c)
{
  for (guint i = 0; i < c->facts->periods.n; i++)
    {
      const CldPeriodFact *fact = &c->facts->periods.at[i];
      CldMissing fault = find_fault (c->facts, fact->start, fact->end, fact->start_known);

      if (fact->start > c->today)
        continue;
      c->periods[c->n_periods++] = (CldPeriodView){
        .fact = fact,
        .index = i,
        .start = fact->start,
        .end = end_by (fact->end, c->today),
        .first_review = CLD_OPEN,
        .first_placement = CLD_NO_FACT,
        .missing = (guint8) fault,
        .empty = is_empty (fault),
      };
    }
  sort (c->periods, c->n_periods, sizeof (CldPeriodView), compare_periods, NULL);
}

static guint16
get_status_bit (const char code[4])
{
  static const char codes[][3] = { "C1", "C2", "E1", "V2", "V3", "V4", "L1", "L2", "L3", "J1", "J2", "J3", "D1" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (strcmp (code, codes[i]) == 0)
      return (guint16) (1u << i);
  return CLD_STATUS_OTHER;
}

/* Whether another of the @n views of @size bytes, whose start is at @offset, starts on @day; they are sorted by it. */
static guint
count_starts (gconstpointer views, guint n, gsize size, gsize offset, gint32 day)
{
  const guint8 *bytes = (const guint8 *) views + offset;
  guint low = 0, high = n, found = 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (*(const gint32 *) (gconstpointer) (bytes + middle * size) < day)
        low = middle + 1;
      else
        high = middle;
    }
  while (low + found < n && found < 2 && *(const gint32 *) (gconstpointer) (bytes + (low + found) * size) == day)
    found++;
  return found;
}

/* The last day of something half open: its end day only counts where nothing else starts on it. */
static gint32
find_until (gconstpointer views, guint n, gsize size, gsize offset, gint32 start, gint32 end)
{
  guint self = start == end ? 1 : 0;

  if (end == CLD_OPEN)
    return CLD_OPEN;
  return count_starts (views, n, size, offset, end) > self ? end - 1 : end;
}

static void
read_statuses (CldDutyContext *c)
{
  for (guint i = 0; i < c->facts->statuses.n; i++)
    {
      const CldStatusFact *fact = &c->facts->statuses.at[i];
      CldMissing fault = find_fault (c->facts, fact->start, fact->end, fact->start_known);

      if (fact->start == CLD_NO_DAY || fact->start > c->today)
        continue;
      c->statuses[c->n_statuses++] = (CldStatusView){
        .fact = fact,
        .index = i,
        .start = fact->start,
        .end = end_by (fact->end, c->today),
        .bit = get_status_bit (fact->code),
        .missing = (guint8) fault,
        .empty = is_empty (fault),
      };
    }
  sort (c->statuses, c->n_statuses, sizeof (CldStatusView), compare_statuses, NULL);
  for (guint i = 0; i < c->n_statuses; i++)
    {
      CldStatusView *s = &c->statuses[i];

      s->until = find_until (c->statuses, c->n_statuses, sizeof *s, G_STRUCT_OFFSET (CldStatusView, start), s->start, s->end);
    }
}

typedef struct
{
  gint32 day;
  gint16 by; /* +1: begins, -1: was over the day before */
  guint16 bit;
} StatusEdge;

static int
compare_edges (gconstpointer a, gconstpointer b, gpointer data)
{
  return compare_days (((const StatusEdge *) a)->day, ((const StatusEdge *) b)->day);
}

/* Where statuses follow each other, as they should, no more is needed than their starts and ends. */
static void
read_status_steps (CldDutyContext *c)
{
  g_autofree StatusEdge *many = c->n_statuses > 64 ? g_new (StatusEdge, 2 * (gsize) c->n_statuses) : NULL;
  StatusEdge few[128], *edges = many ? many : few;
  guint counts[16] = { 0 };
  guint n = 0;
  guint16 bits = 0;

  for (guint i = 0; i < c->n_statuses; i++)
    {
      const CldStatusView *s = &c->statuses[i];

      if (s->empty || s->until < s->start)
        continue;
      edges[n++] = (StatusEdge){ s->start, 1, s->bit };
      if (s->until != CLD_OPEN)
        edges[n++] = (StatusEdge){ s->until + 1, -1, s->bit };
    }
  sort (edges, n, sizeof *edges, compare_edges, NULL);
  for (guint i = 0; i < n; i++)
    {
      guint bit = (guint) g_bit_nth_lsf (edges[i].bit, -1);

      counts[bit] += (guint) edges[i].by;
      bits = (guint16) (counts[bit] > 0 ? bits | edges[i].bit : bits & ~edges[i].bit);
      if (i + 1 == n || edges[i + 1].day != edges[i].day)
        c->status_steps[c->n_status_steps++] = (CldStatusStep){ edges[i].day, bits };
    }
}

/**
 * _cld_duty_status_on:
 * @c: the context
 * @day: a day
 *
 * Returns: the legal statuses in force on @day, #CldStatusBits
 */
guint
_cld_duty_status_on (const CldDutyContext *c, gint32 day)
{
  guint low = 0, high = c->n_status_steps;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (c->status_steps[middle].day <= day)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? c->status_steps[low - 1].bits : 0;
}

gboolean
_cld_duty_is_short_break (const CldDutyContext *c, gint32 day)
{
  return (_cld_duty_status_on (c, day) & CLD_STATUS_SHORT_BREAKS) != 0;
}

static gboolean
is_absence (const CldPlacementFact *fact)
{
  return fact->is_absence || (fact->type[0] == 'T' && fact->type[1] >= '0' && fact->type[1] <= '4' && fact->type[2] == '\0');
}

static gboolean
is_adoption (const CldPlacementFact *fact)
{
  return fact->type[0] == 'A' && fact->type[1] >= '3' && fact->type[1] <= '6' && fact->type[2] == '\0';
}

/* The latest of the periods that hold @start: start ≤ day < end. */
static guint32
find_period (const CldDutyContext *c, gint32 start)
{
  for (guint i = c->n_periods; i > 0; i--)
    {
      const CldPeriodView *period = &c->periods[i - 1];

      if (!period->empty && period->start <= start && start < period->end)
        return i - 1;
    }
  return CLD_NO_FACT;
}

static CldPlacementView
view_placement (CldDutyContext *c, guint32 index)
{
  const CldPlacementFact *fact = &c->facts->placements.at[index];
  CldMissing fault = find_fault (c->facts, fact->start, fact->end, fact->start_known);
  CldPlacementView view = {
    .fact = fact,
    .index = index,
    .start = fact->start,
    .end = end_by (fact->end, c->today),
    .period = fact->start == CLD_NO_DAY ? CLD_NO_FACT : find_period (c, fact->start),
    .first_notice = CLD_NO_FACT,
    .missing = (guint8) fault,
    .empty = is_empty (fault),
    .adoption = is_adoption (fact),
    .approved_near = { CLD_NO_DAY, CLD_NO_FACT },
    .approved_far = { CLD_NO_DAY, CLD_NO_FACT },
    .plan = { CLD_NO_DAY, CLD_NO_FACT },
  };

  /* Left open, it ends with its period. */
  if (view.end == CLD_OPEN && view.period != CLD_NO_FACT)
    view.end = c->periods[view.period].end;
  return view;
}

static void
read_placements (CldDutyContext *c)
{
  for (guint i = 0; i < c->facts->placements.n; i++)
    if (!is_absence (&c->facts->placements.at[i]) && c->facts->placements.at[i].start <= c->today)
      c->placements[c->n_placements++] = view_placement (c, i);
  sort (c->placements, c->n_placements, sizeof (CldPlacementView), compare_placements, NULL);
  for (guint i = 0; i < c->n_placements; i++)
    {
      CldPlacementView *p = &c->placements[i];

      p->until = find_until (c->placements, c->n_placements, sizeof *p, G_STRUCT_OFFSET (CldPlacementView, start), p->start, p->end);
      if (p->period != CLD_NO_FACT && c->periods[p->period].first_placement == CLD_NO_FACT)
        c->periods[p->period].first_placement = i;
    }
}

static void
keep_earliest (const CldDutyContext *c, CldFactKind kind, CldDated *earliest, gint32 day, guint32 index)
{
  if (day == CLD_NO_DAY || day > c->today)
    return;
  if (earliest->day == CLD_NO_DAY || day < earliest->day ||
      (day == earliest->day && g_strcmp0 (cld_fact_id_get_ref (c->facts, _cld_fact (kind, index)),
                                          cld_fact_id_get_ref (c->facts, _cld_fact (kind, earliest->index))) < 0))
    *earliest = (CldDated){ day, index };
}

static void
read_approval (CldDutyContext *c, CldPlacementView *p, guint32 index)
{
  const CldApprovalFact *fact = &c->facts->approvals.at[index];
  gboolean by_dcs = fact->role == CLD_ROLE_DCS;

  if (fact->provision == CLD_PROVISION_REG11_1_B && by_dcs)
    keep_earliest (c, CLD_FACT_APPROVAL, &p->approved_far, fact->decided_on, index);
  if ((fact->provision == CLD_PROVISION_REG11_1_B && by_dcs) ||
      (fact->provision == CLD_PROVISION_REG11_1_A && (by_dcs || fact->role == CLD_ROLE_NO)))
    keep_earliest (c, CLD_FACT_APPROVAL, &p->approved_near, fact->decided_on, index);
}

/* What names a placement is given to it, each array once. */
static void
read_of_placements (CldDutyContext *c, guint32 *view_of)
{
  const CldFacts *facts = c->facts;

  memset (view_of, 0xff, facts->placements.n * sizeof *view_of);
  for (guint i = 0; i < c->n_placements; i++)
    view_of[c->placements[i].index] = i;
  for (guint i = 0; i < facts->approvals.n; i++)
    if (facts->approvals.at[i].placement < facts->placements.n && view_of[facts->approvals.at[i].placement] != CLD_NO_FACT)
      read_approval (c, &c->placements[view_of[facts->approvals.at[i].placement]], i);
  for (guint i = 0; i < facts->plans.n; i++)
    if (facts->plans.at[i].kind == CLD_PLAN_PLACEMENT && facts->plans.at[i].placement < facts->placements.n &&
        view_of[facts->plans.at[i].placement] != CLD_NO_FACT)
      keep_earliest (c, CLD_FACT_PLAN, &c->placements[view_of[facts->plans.at[i].placement]].plan, facts->plans.at[i].made_on, i);
  for (guint i = facts->notices.n; i > 0; i--)
    {
      const CldNoticeFact *notice = &facts->notices.at[i - 1];
      CldPlacementView *p;

      if (notice->incoming || notice->placement >= facts->placements.n || view_of[notice->placement] == CLD_NO_FACT)
        continue;
      p = &c->placements[view_of[notice->placement]];
      c->next_notice[i - 1] = p->first_notice;
      p->first_notice = i - 1;
    }
}

typedef struct
{
  const CldFacts *facts;
  CldFactKind kind;
} SortData;

static int
compare_dated (gconstpointer a, gconstpointer b, gpointer data)
{
  const CldDated *x = a, *y = b;
  const SortData *sorting = data;

  if (x->day != y->day)
    return compare_days (x->day, y->day);
  return g_strcmp0 (cld_fact_id_get_ref (sorting->facts, _cld_fact (sorting->kind, x->index)),
                    cld_fact_id_get_ref (sorting->facts, _cld_fact (sorting->kind, y->index)));
}

/**
 * _cld_duty_context_sort:
 * @c: the context
 * @kind: what the facts are
 * @at: (array length=n): facts in any order; sorted in place
 * @n: how many
 * @one_a_day: whether only the first of each day is kept
 *
 * Returns: the list, in the memory of @at
 */
CldDatedList
_cld_duty_context_sort (CldDutyContext *c, CldFactKind kind, CldDated *at, guint n, gboolean one_a_day)
{
  SortData sorting = { c->facts, kind };
  guint kept = 0;

  sort (at, n, sizeof *at, compare_dated, &sorting);
  if (!one_a_day)
    return (CldDatedList){ at, n };
  for (guint i = 0; i < n; i++)
    if (kept == 0 || at[kept - 1].day != at[i].day)
      at[kept++] = at[i];
  return (CldDatedList){ at, kept };
}

static void
add (const CldDutyContext *c, CldDatedList *list, gint32 day, guint32 index)
{
  if (day != CLD_NO_DAY && day <= c->today)
    list->at[list->n++] = (CldDated){ day, index };
}

/* What lies before birth counts for nothing (_cld_duties_visits() says so in a row of its own). */
static void
read_visits (CldDutyContext *c)
{
  CldDatedList *list = &c->visits;

  for (guint i = 0; i < c->facts->visits.n; i++)
    {
      const CldVisitFact *fact = &c->facts->visits.at[i];

      if ((fact->counts || (fact->virtual_contact && c->rules->virtual_counts)) &&
          (c->facts->date_of_birth == CLD_NO_DAY || fact->at.day >= c->facts->date_of_birth))
        add (c, list, fact->at.day, i);
    }
  *list = _cld_duty_context_sort (c, CLD_FACT_VISIT, list->at, list->n, TRUE);
}

/* Of several adoption reviews on a day the one that asks for the most visits. */
static gboolean
asks_for_more (const CldReviewFact *a, const CldReviewFact *b)
{
  return a->visits_every_days > 0 && (b->visits_every_days <= 0 || a->visits_every_days < b->visits_every_days);
}

static void
keep_one_a_day (const CldReviewFact *facts, CldDatedList *list)
{
  guint kept = 0;

  for (guint i = 0; i < list->n; i++)
    if (kept == 0 || list->at[kept - 1].day != list->at[i].day)
      list->at[kept++] = list->at[i];
    else if (asks_for_more (&facts[list->at[i].index], &facts[list->at[kept - 1].index]))
      list->at[kept - 1] = list->at[i];
  list->n = kept;
}

static void
read_reviews (CldDutyContext *c)
{
  for (guint i = 0; i < c->facts->reviews.n; i++)
    {
      const CldReviewFact *fact = &c->facts->reviews.at[i];

      if (fact->kind == CLD_REVIEW_LAC)
        add (c, &c->lac_reviews, fact->held_on, i);
      else if (fact->kind == CLD_REVIEW_ADOPTION)
        add (c, &c->adoption_reviews, fact->held_on, i);
    }
  c->lac_reviews = _cld_duty_context_sort (c, CLD_FACT_REVIEW, c->lac_reviews.at, c->lac_reviews.n, TRUE);
  c->adoption_reviews = _cld_duty_context_sort (c, CLD_FACT_REVIEW, c->adoption_reviews.at, c->adoption_reviews.n, FALSE);
  keep_one_a_day (c->facts->reviews.at, &c->adoption_reviews);
  for (guint i = 0; i < c->n_periods; i++)
    {
      const CldDated *first = c->periods[i].empty ? NULL : _cld_dated_first (&c->lac_reviews, c->periods[i].start, c->periods[i].end);

      if (first)
        c->periods[i].first_review = first->day;
    }
}

/* Where one was completed and another refused on a day, it was completed. */
static void
read_health (CldDutyContext *c)
{
  const CldHealthFact *facts = c->facts->health.at;
  CldDatedList *list = &c->health;
  guint kept = 0;

  for (guint i = 0; i < c->facts->health.n; i++)
    if ((facts[i].kind == CLD_HEALTH_IHA || facts[i].kind == CLD_HEALTH_RHA) &&
        (facts[i].status == CLD_CHECK_COMPLETED || facts[i].status == CLD_CHECK_REFUSED))
      add (c, list, facts[i].done_on, i);
  *list = _cld_duty_context_sort (c, CLD_FACT_HEALTH, list->at, list->n, FALSE);
  for (guint i = 0; i < list->n; i++)
    if (kept == 0 || list->at[kept - 1].day != list->at[i].day)
      list->at[kept++] = list->at[i];
    else if (facts[list->at[kept - 1].index].status == CLD_CHECK_REFUSED && facts[list->at[i].index].status == CLD_CHECK_COMPLETED)
      list->at[kept - 1] = list->at[i];
  list->n = kept;
}

static void
read_sdqs (CldDutyContext *c)
{
  for (guint i = 0; i < c->facts->sdqs.n; i++)
    if (c->facts->sdqs.at[i].has_score)
      add (c, &c->sdqs, c->facts->sdqs.at[i].completed_on, i);
  c->sdqs = _cld_duty_context_sort (c, CLD_FACT_SDQ, c->sdqs.at, c->sdqs.n, TRUE);
}

static void
read_plans (CldDutyContext *c)
{
  for (guint i = 0; i < c->facts->plans.n; i++)
    {
      const CldPlanFact *fact = &c->facts->plans.at[i];

      if (fact->kind == CLD_PLAN_CARE)
        add (c, &c->care_plans, fact->made_on, i);
      else if (fact->kind == CLD_PLAN_PEP)
        add (c, &c->peps, fact->made_on, i);
      else if (fact->kind == CLD_PLAN_PATHWAY_ASSESSMENT)
        add (c, &c->pathway_assessments, fact->made_on, i);
    }
  c->care_plans = _cld_duty_context_sort (c, CLD_FACT_PLAN, c->care_plans.at, c->care_plans.n, FALSE);
  c->peps = _cld_duty_context_sort (c, CLD_FACT_PLAN, c->peps.at, c->peps.n, FALSE);
  c->pathway_assessments = _cld_duty_context_sort (c, CLD_FACT_PLAN, c->pathway_assessments.at, c->pathway_assessments.n, FALSE);
}

static void
take_lists (CldDutyContext *c, Block *block)
{
  const CldFacts *facts = c->facts;

  c->periods = take (block, facts->periods.n * sizeof (CldPeriodView));
  c->placements = take (block, facts->placements.n * sizeof (CldPlacementView));
  c->statuses = take (block, facts->statuses.n * sizeof (CldStatusView));
  c->status_steps = take (block, 2 * facts->statuses.n * sizeof (CldStatusStep));
  c->visits.at = take (block, facts->visits.n * sizeof (CldDated));
  c->lac_reviews.at = take (block, facts->reviews.n * sizeof (CldDated));
  c->adoption_reviews.at = take (block, facts->reviews.n * sizeof (CldDated));
  c->health.at = take (block, facts->health.n * sizeof (CldDated));
  c->sdqs.at = take (block, facts->sdqs.n * sizeof (CldDated));
  c->care_plans.at = take (block, facts->plans.n * sizeof (CldDated));
  c->peps.at = take (block, facts->plans.n * sizeof (CldDated));
  c->pathway_assessments.at = take (block, facts->plans.n * sizeof (CldDated));
  c->next_notice = take (block, facts->notices.n * sizeof (guint32));
}

/**
 * _cld_duty_context_init:
 * @c: (out caller-allocates): the context
 * @facts: one child's facts, in any order; kept by reference
 * @rules: the settings; kept by reference
 * @today: the day
 * @duties: (element-type CldDuty): the rows are appended here
 *
 * Clear with _cld_duty_context_clear().
 */
void
_cld_duty_context_init (CldDutyContext *c, const CldFacts *facts, const CldDutyRules *rules, gint32 today, GArray *duties)
{
  Block block = { .size = count_bytes (facts) };

  block.at = g_malloc (block.size);
  *c = (CldDutyContext){ .facts = facts, .rules = rules, .today = today, .duties = duties, .scratch = block.at };
  take_lists (c, &block);
  read_periods (c);
  read_statuses (c);
  read_status_steps (c);
  read_placements (c);
  read_of_placements (c, take (&block, facts->placements.n * sizeof (guint32)));
  read_visits (c);
  read_reviews (c);
  read_health (c);
  read_sdqs (c);
  read_plans (c);
}

void
_cld_duty_context_clear (CldDutyContext *c)
{
  g_clear_pointer (&c->scratch, g_free);
}
