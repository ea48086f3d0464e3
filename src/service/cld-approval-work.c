/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-approval-work.h"

#include <string.h>

#include "cld-text.h"

/* What a placement outside the area needs, and which await a decision. The words are in cld-approval-words.c, who may decide in
 * cld-approval-officers.c. */

/**
 * cld_approval_need_init:
 * @need: (out): what the placement needs
 * @facts: a child
 * @placement: index of a placement of @facts
 * @evidence: of that placement
 */
void
cld_approval_need_init (CldApprovalNeed *need, const CldFacts *facts, guint32 placement, const CldEvidence *evidence)
{
  *need = (CldApprovalNeed){
    .level = evidence->level,
    .place = evidence->place,
    .emergency = evidence->emergency,
    .start = placement < facts->placements.n ? facts->placements.at[placement].start : CLD_NO_DAY,
    .due = evidence->items[CLD_EVIDENCE_APPROVAL].due,
  };
}

static gboolean
find_evidence (const CldDutyBoard *board, const CldFacts *facts, guint32 placement, CldEvidence *evidence)
{
  guint n;
  const CldDuty *duties = cld_duty_board_get_duties (board, facts->ref, &n);

  return cld_evidence_find (facts, cld_duty_board_get_rules (board), cld_duty_board_get_today (board), duties, n, placement, evidence);
}

/**
 * cld_approval_need_find:
 * @need: (out): what the placement needs
 * @board: the duties
 * @child: a child's number
 * @placement: ref of one of its placements
 *
 * Returns: whether there is such a placement, which is no absence
 */
gboolean
cld_approval_need_find (CldApprovalNeed *need, const CldDutyBoard *board, const char *child, const char *placement)
{
  const CldFacts *facts = cld_duty_board_get_facts (board, child);
  CldEvidence evidence;

  for (guint32 i = 0; facts && placement && i < facts->placements.n; i++)
    if (strcmp (facts->placements.at[i].ref, placement) == 0)
      {
        if (!find_evidence (board, facts, i, &evidence))
          return FALSE;
        cld_approval_need_init (need, facts, i, &evidence);
        return TRUE;
      }
  return FALSE;
}

/**
 * cld_approval_need_get_provision:
 * @need: what a placement needs
 *
 * Returns: (nullable): the provision under which it is decided, %NULL where nobody has to
 */
const char *
cld_approval_need_get_provision (const CldApprovalNeed *need)
{
  switch (need->level)
    {
    case CLD_EVIDENCE_LEVEL_NO:
      return "reg11_1_a";
    case CLD_EVIDENCE_LEVEL_DCS:
      return "reg11_1_b";
    case CLD_EVIDENCE_LEVEL_EXEMPT:
      return "reg11_4";
    case CLD_EVIDENCE_LEVEL_NONE:
    case CLD_EVIDENCE_LEVEL_ADOPTION:
    default:
      return NULL;
    }
}

/**
 * cld_approval_need_get_role:
 * @need: what a placement needs
 *
 * Returns: (nullable): the lowest role that may approve it, %NULL where any may decide or nobody has to
 */
const char *
cld_approval_need_get_role (const CldApprovalNeed *need)
{
  return need->level == CLD_EVIDENCE_LEVEL_NO ? "NO" : need->level == CLD_EVIDENCE_LEVEL_DCS ? "DCS" : NULL;
}

/**
 * cld_approval_counts:
 * @level: who has to decide
 * @provision: (nullable): under which provision it was decided
 * @role: (nullable): as what
 *
 * Returns: whether that is an approval at the right level (contract section 3, D01, D02 and D04)
 */
gboolean
cld_approval_counts (CldEvidenceLevel level, const char *provision, const char *role)
{
  gboolean officer = g_strcmp0 (role, "NO") == 0, director = g_strcmp0 (role, "DCS") == 0;

  if (level == CLD_EVIDENCE_LEVEL_EXEMPT)
    return g_strcmp0 (provision, "reg11_4") == 0;
  if (level != CLD_EVIDENCE_LEVEL_NO && level != CLD_EVIDENCE_LEVEL_DCS)
    return FALSE;
  if (g_strcmp0 (provision, "reg11_1_b") == 0)
    return director;
  return level == CLD_EVIDENCE_LEVEL_NO && g_strcmp0 (provision, "reg11_1_a") == 0 && (officer || director);
}

static char *
fold_name (const char *name)
{
  g_autofree char *clean = name ? cld_text_clean_name (name, strlen (name)) : NULL;

  return clean ? cld_text_fold (clean) : NULL;
}

/**
 * cld_approval_is_own_request:
 * @name: (nullable): who decides
 * @requested_by: (nullable): who asked
 *
 * Returns: whether they are one person, told by the folded name: nobody decides on what they asked for themselves
 */
gboolean
cld_approval_is_own_request (const char *name, const char *requested_by)
{
  g_autofree char *one = fold_name (name), *other = fold_name (requested_by);

  return one && other && *one && strcmp (one, other) == 0;
}

/* --- the points --- */

static gboolean
is_needed (const CldApprovalNeed *need, CldApprovalPointId id)
{
  return need->level == CLD_EVIDENCE_LEVEL_DCS || (need->level == CLD_EVIDENCE_LEVEL_NO && id != CLD_APPROVAL_CARE_PLAN);
}

static void
judge_point (const CldApprovalNeed *need, gint32 decided_on, gint32 today, CldApprovalPoint *point)
{
  gboolean decided = decided_on != CLD_NO_DAY;

  /* Before it is decided, at the latest when it has to be; in an emergency (regulation 11(3)) most may follow. */
  point->until = decided ? decided_on : need->due;
  if (decided && !point->first && need->due != CLD_NO_DAY)
    point->until = MAX (decided_on, need->due);
  if (point->day != CLD_NO_DAY)
    point->state = point->until != CLD_NO_DAY && point->day > point->until ? CLD_APPROVAL_POINT_LATE : CLD_APPROVAL_POINT_RECORDED;
  else
    point->state = (decided && point->first) || (point->until != CLD_NO_DAY && point->until < today) ? CLD_APPROVAL_POINT_MISSING : CLD_APPROVAL_POINT_OPEN;
}

/**
 * cld_approval_points_find:
 * @need: what the placement needs
 * @days: (array fixed-size=6): when each was done, %CLD_NO_DAY where that is not recorded
 * @decided_on: when it was decided, %CLD_NO_DAY where it was not
 * @today: today
 * @points: (out caller-allocates) (array fixed-size=6): how each stands
 *
 * A pure function of what is recorded, or typed.
 */
void
cld_approval_points_find (const CldApprovalNeed *need, const gint32 days[CLD_APPROVAL_N_POINTS], gint32 decided_on, gint32 today,
                          CldApprovalPoint points[CLD_APPROVAL_N_POINTS])
{
  for (guint id = 0; id < CLD_APPROVAL_N_POINTS; id++)
    {
      points[id] = (CldApprovalPoint){ .state = CLD_APPROVAL_POINT_NOT_NEEDED, .day = days[id], .until = CLD_NO_DAY };
      if (!is_needed (need, id))
        continue;
      points[id].first = !need->emergency || id == CLD_APPROVAL_WISHES || id == CLD_APPROVAL_SUITABLE;
      judge_point (need, decided_on, today, &points[id]);
    }
}

/**
 * cld_approval_points_count_missing:
 * @points: (array fixed-size=6): the points
 *
 * Returns: how many are needed and not recorded, whether or not there is still time
 */
guint
cld_approval_points_count_missing (const CldApprovalPoint points[CLD_APPROVAL_N_POINTS])
{
  guint n = 0;

  for (guint id = 0; id < CLD_APPROVAL_N_POINTS; id++)
    n += points[id].state == CLD_APPROVAL_POINT_OPEN || points[id].state == CLD_APPROVAL_POINT_MISSING;
  return n;
}

/**
 * cld_approval_point_get_field:
 * @id: a point
 *
 * Returns: the field of an approval that has its day
 */
guint
cld_approval_point_get_field (CldApprovalPointId id)
{
  static const guint fields[CLD_APPROVAL_N_POINTS] = {
    [CLD_APPROVAL_WISHES] = APPROVAL_WISHES_HEARD_ON, [CLD_APPROVAL_SUITABLE] = APPROVAL_SUITABLE_ON,
    [CLD_APPROVAL_RELATIVES] = APPROVAL_RELATIVES_CONSULTED_ON, [CLD_APPROVAL_IRO] = APPROVAL_IRO_CONSULTED_ON,
    [CLD_APPROVAL_AREA] = APPROVAL_AREA_CONSULTED_ON, [CLD_APPROVAL_CARE_PLAN] = APPROVAL_CARE_PLAN_SENT_ON,
  };

  g_return_val_if_fail (id < CLD_APPROVAL_N_POINTS, 0);

  return fields[id];
}

/* --- where a point may be known from: nothing of it is ever filled in unasked --- */

static gint32
find_visit (const CldFacts *facts, gint32 before)
{
  gint32 found = CLD_NO_DAY;

  for (guint i = 0; i < facts->visits.n; i++)
    {
      const CldVisitFact *visit = &facts->visits.at[i];

      if (visit->seen_alone && visit->at.day != CLD_NO_DAY && visit->at.day <= before && (found == CLD_NO_DAY || visit->at.day > found))
        found = visit->at.day;
    }
  return found;
}

static gint32
find_notice (const CldFacts *facts, guint32 placement, const char *recipient_kind, gint32 today)
{
  gint32 found = CLD_NO_DAY;

  for (guint i = 0; i < facts->notices.n; i++)
    {
      const CldNoticeFact *notice = &facts->notices.at[i];

      if (!notice->incoming && notice->placement == placement && g_strcmp0 (notice->recipient_kind, recipient_kind) == 0 && notice->sent_on != CLD_NO_DAY &&
          notice->sent_on <= today && (found == CLD_NO_DAY || notice->sent_on < found))
        found = notice->sent_on;
    }
  return found;
}

static gint32
find_plan (const CldFacts *facts, guint32 placement, gint32 today)
{
  gint32 found = CLD_NO_DAY;

  for (guint i = 0; i < facts->plans.n; i++)
    {
      const CldPlanFact *plan = &facts->plans.at[i];

      if (plan->kind == CLD_PLAN_PLACEMENT && plan->placement == placement && plan->made_on != CLD_NO_DAY && plan->made_on <= today &&
          (found == CLD_NO_DAY || plan->made_on < found))
        found = plan->made_on;
    }
  return found;
}

/**
 * cld_approval_point_find_hint:
 * @id: a point
 * @facts: the child
 * @placement: index of its placement
 * @today: today
 *
 * Looks for a day on which it may have been done: the last visit before the start on which the child was seen alone, the placement
 * plan, notices that were sent. It is no proof, so a person has to take it over.
 *
 * Returns: the day, %CLD_NO_DAY where nothing is known
 */
gint32
cld_approval_point_find_hint (CldApprovalPointId id, const CldFacts *facts, guint32 placement, gint32 today)
{
  gint32 start = placement < facts->placements.n ? facts->placements.at[placement].start : CLD_NO_DAY;

  switch (id)
    {
    case CLD_APPROVAL_WISHES:
      return find_visit (facts, start != CLD_NO_DAY && start < today ? start : today);
    case CLD_APPROVAL_SUITABLE:
      return find_plan (facts, placement, today);
    case CLD_APPROVAL_IRO:
      return find_notice (facts, placement, "IRO", today);
    case CLD_APPROVAL_AREA:
    case CLD_APPROVAL_CARE_PLAN:
      return find_notice (facts, placement, "AREA", today);
    case CLD_APPROVAL_RELATIVES:
    case CLD_APPROVAL_N_POINTS:
    default:
      return CLD_NO_DAY;
    }
}

/* --- what awaits a decision --- */

/* The one that was asked for last and that nobody decided, whatever it is under. */
static guint32
find_open (const CldPlacementEntry *entry)
{
  guint32 found = CLD_NO_FACT;

  for (guint32 i = 0; i < entry->facts->approvals.n; i++)
    {
      const CldApprovalFact *approval = &entry->facts->approvals.at[i];

      if (approval->placement == entry->index && approval->decided_on == CLD_NO_DAY && approval->refused_on == CLD_NO_DAY &&
          (found == CLD_NO_FACT || approval->requested_on >= entry->facts->approvals.at[found].requested_on))
        found = i;
    }
  return found;
}

static guint
count_missing (const CldApprovalAwaiting *awaiting, gint32 today)
{
  const CldApprovalFact *approval = awaiting->approval == CLD_NO_FACT ? NULL : &awaiting->entry->facts->approvals.at[awaiting->approval];
  CldApprovalPoint points[CLD_APPROVAL_N_POINTS];
  const gint32 days[CLD_APPROVAL_N_POINTS] = {
    [CLD_APPROVAL_WISHES] = approval ? approval->wishes_heard_on : CLD_NO_DAY,
    [CLD_APPROVAL_SUITABLE] = approval ? approval->suitable_on : CLD_NO_DAY,
    [CLD_APPROVAL_RELATIVES] = approval ? approval->relatives_consulted_on : CLD_NO_DAY,
    [CLD_APPROVAL_IRO] = approval ? approval->iro_consulted_on : CLD_NO_DAY,
    [CLD_APPROVAL_AREA] = approval ? approval->area_consulted_on : CLD_NO_DAY,
    [CLD_APPROVAL_CARE_PLAN] = approval ? approval->care_plan_sent_on : CLD_NO_DAY,
  };

  cld_approval_points_find (&awaiting->need, days, CLD_NO_DAY, today, points);
  return cld_approval_points_count_missing (points);
}

/* What is due first comes first; what nobody can date comes before it all, for it may be long overdue. */
static int
compare_awaiting (gconstpointer a, gconstpointer b)
{
  const CldApprovalAwaiting *x = a, *y = b;
  int order;

  if (x->need.due != y->need.due)
    return x->need.due < y->need.due ? -1 : 1;
  order = strcmp (x->entry->child, y->entry->child);
  return order ? order : g_strcmp0 (x->entry->ref, y->entry->ref);
}

/**
 * cld_approval_queue_find:
 * @list: placements, those that go on and those to come among them
 * @today: today
 *
 * Which placements await a decision is what the list says of them.
 *
 * Returns: (transfer full) (element-type CldApprovalAwaiting): what awaits a decision, the most pressing first; good as long as the
 *   list
 */
GArray *
cld_approval_queue_find (CldPlacementList *list, gint32 today)
{
  const CldPlacementFilter filter = { .flags = CLD_PLACEMENT_AWAITS_DECISION };
  g_autoptr (GPtrArray) entries = cld_placement_list_find (list, &filter);
  GArray *queue = g_array_sized_new (FALSE, FALSE, sizeof (CldApprovalAwaiting), entries->len);

  for (guint i = 0; i < entries->len; i++)
    {
      CldApprovalAwaiting awaiting = { .entry = entries->pdata[i] };

      awaiting.approval = find_open (awaiting.entry);
      cld_approval_need_init (&awaiting.need, awaiting.entry->facts, awaiting.entry->index, &awaiting.entry->evidence);
      awaiting.n_missing = count_missing (&awaiting, today);
      g_array_append_val (queue, awaiting);
    }
  g_array_sort (queue, compare_awaiting);
  return queue;
}
