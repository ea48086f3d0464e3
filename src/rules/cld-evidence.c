/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-evidence.h"

#include <glib/gi18n-lib.h>

#include "cld-duty-rows.h"

/* What an authority must be able to show of a placement out of its area. The rows of the timetable say how approval and notice
 * stand; the points of regulation 11(2) stand in the record of the approval. */

#define EMERGENCY_DAYS 5 /* working days */

/* One placement in the making. The rows are NULL where the timetable has none. */
typedef struct
{
  const CldFacts *facts;
  const CldDutyRules *rules;
  gint32 today;
  guint32 index;
  const CldPlacementFact *placement;
  const CldDuty *approval;  /* D01, D02 or D04 */
  const CldDuty *notice;    /* D07 */
  const CldDuty *satisfied; /* D03 of the approval that counts */
  gint32 limit;             /* when approval and notice are due; CLD_NO_DAY where that cannot be said */
  CldEvidence *evidence;
} Look;

static gboolean
is_type (const CldPlacementFact *placement, char group, char first, char last)
{
  return placement->type[0] == group && placement->type[1] >= first && placement->type[1] <= last && placement->type[2] == '\0';
}

static CldEvidenceLevel
find_level (const CldPlacementFact *placement)
{
  if (placement->place == CLD_PLACE_OWN)
    return CLD_EVIDENCE_LEVEL_NONE;
  if (is_type (placement, 'A', '3', '6'))
    return CLD_EVIDENCE_LEVEL_ADOPTION;
  if (placement->connected_person || placement->own_foster_carer)
    return CLD_EVIDENCE_LEVEL_EXEMPT;
  return placement->place == CLD_PLACE_ADJOINING ? CLD_EVIDENCE_LEVEL_NO : CLD_EVIDENCE_LEVEL_DCS;
}

static gboolean
needs_approval (const Look *look)
{
  return look->evidence->level == CLD_EVIDENCE_LEVEL_NO || look->evidence->level == CLD_EVIDENCE_LEVEL_DCS;
}

static void
find_rows (Look *look, const CldDuty *duties, guint n_duties)
{
  for (guint i = 0; i < n_duties; i++)
    {
      const CldDuty *duty = &duties[i];

      if (duty->subject.kind != CLD_FACT_PLACEMENT || duty->subject.index != look->index || duty->state == CLD_DUTY_PROJECTED)
        continue;
      if (duty->row == CLD_ROW_D01 || duty->row == CLD_ROW_D02 || duty->row == CLD_ROW_D04)
        look->approval = duty;
      else if (duty->row == CLD_ROW_D07)
        look->notice = duty;
    }
  for (guint i = 0; look->approval && i < n_duties; i++)
    if (duties[i].row == CLD_ROW_D03 && duties[i].from.kind == CLD_FACT_APPROVAL && duties[i].from.index == look->approval->by.index &&
        look->approval->by.kind == CLD_FACT_APPROVAL)
      look->satisfied = &duties[i];
}

static gboolean
is_known (const Look *look, gint32 day)
{
  return day != CLD_NO_DAY && day <= look->today;
}

/* --- the rows of the timetable --- */

static CldEvidenceState
read_state (const Look *look, const CldDuty *row)
{
  switch ((CldDutyState) row->state)
    {
    case CLD_DUTY_MET:
      return CLD_EVIDENCE_RECORDED;
    case CLD_DUTY_LATE:
      return CLD_EVIDENCE_LATE;
    case CLD_DUTY_WAIVED:
      return CLD_EVIDENCE_WITHHELD;
    case CLD_DUTY_DUE:
    case CLD_DUTY_UPCOMING:
      return CLD_EVIDENCE_PENDING;
    case CLD_DUTY_LAPSED:
      return CLD_EVIDENCE_NOT_NEEDED;
    case CLD_DUTY_UNKNOWN:
      /* When it was due cannot be said, but what was done was done. */
      if (row->done.day != CLD_NO_DAY)
        return CLD_EVIDENCE_RECORDED;
      return row->by.kind == CLD_FACT_NOTICE ? CLD_EVIDENCE_WITHHELD : CLD_EVIDENCE_NOT_RECORDED;
    case CLD_DUTY_OVERDUE:
    case CLD_DUTY_MISSED:
    case CLD_DUTY_PROJECTED:
    case CLD_DUTY_N_STATES:
    default:
      return CLD_EVIDENCE_NOT_RECORDED;
    }
}

static CldEvidenceItem
read_row (const Look *look, const CldDuty *row)
{
  return (CldEvidenceItem){ .state = (guint8) read_state (look, row), .day = row->done.day, .due = row->due.day, .by = row->by };
}

/* Not done, with a reason or without, and past due, or nobody can say when it was due; while the placement goes on. */
static gboolean
is_lacking (const Look *look, const CldDuty *row)
{
  return row && row->done.day == CLD_NO_DAY && row->state != CLD_DUTY_MISSED && row->state != CLD_DUTY_LAPSED && (row->due.day == CLD_NO_DAY || row->due.day < look->today);
}

/* --- a placement that is still to come has no rows --- */

static gboolean
is_to_come (const Look *look)
{
  return look->placement->start != CLD_NO_DAY && look->placement->start > look->today;
}

static gboolean
is_of_level (const CldApprovalFact *fact, CldEvidenceLevel level)
{
  if (fact->provision == CLD_PROVISION_REG11_1_B && fact->role == CLD_ROLE_DCS)
    return TRUE;
  return level == CLD_EVIDENCE_LEVEL_NO && fact->provision == CLD_PROVISION_REG11_1_A && (fact->role == CLD_ROLE_DCS || fact->role == CLD_ROLE_NO);
}

static CldEvidenceItem
foresee_approval (const Look *look)
{
  CldEvidenceItem item = { .state = CLD_EVIDENCE_PENDING, .day = CLD_NO_DAY, .due = look->limit };

  for (guint i = 0; i < look->facts->approvals.n; i++)
    {
      const CldApprovalFact *fact = &look->facts->approvals.at[i];

      if (fact->placement != look->index || !is_of_level (fact, look->evidence->level) || !is_known (look, fact->decided_on) ||
          (item.day != CLD_NO_DAY && item.day <= fact->decided_on))
        continue;
      item.state = CLD_EVIDENCE_RECORDED;
      item.day = fact->decided_on;
      item.by = (CldFactId){ CLD_FACT_APPROVAL, i };
    }
  return item;
}

static gboolean
is_area_notice (const Look *look, const CldNoticeFact *fact)
{
  return !fact->incoming && fact->placement == look->index && g_strcmp0 (fact->recipient_kind, "AREA") == 0 &&
         (fact->provision == CLD_PROVISION_REG13 || fact->provision == CLD_PROVISION_REG13_4);
}

static CldEvidenceItem
foresee_notice (const Look *look)
{
  CldEvidenceItem item = { .state = CLD_EVIDENCE_PENDING, .day = CLD_NO_DAY, .due = look->limit };

  for (guint i = 0; i < look->facts->notices.n; i++)
    {
      const CldNoticeFact *fact = &look->facts->notices.at[i];

      if (!is_area_notice (look, fact))
        continue;
      if (is_known (look, fact->sent_on) && (item.day == CLD_NO_DAY || fact->sent_on < item.day))
        item = (CldEvidenceItem){ CLD_EVIDENCE_RECORDED, fact->sent_on, look->limit, { CLD_FACT_NOTICE, i } };
      else if (fact->sent_on == CLD_NO_DAY && item.state == CLD_EVIDENCE_PENDING &&
               (fact->not_sent == CLD_NOT_SENT_NOT_PRACTICABLE || fact->not_sent == CLD_NOT_SENT_NOT_APPLICABLE))
        item = (CldEvidenceItem){ CLD_EVIDENCE_WITHHELD, CLD_NO_DAY, look->limit, { CLD_FACT_NOTICE, i } };
    }
  return item;
}

/* --- the points of regulation 11(2) --- */

static gint32
get_day (const CldApprovalFact *fact, CldEvidenceId id)
{
  switch (id)
    {
    case CLD_EVIDENCE_WISHES:
      return fact->wishes_heard_on;
    case CLD_EVIDENCE_RELATIVES:
      return fact->relatives_consulted_on;
    case CLD_EVIDENCE_IRO:
      return fact->iro_consulted_on;
    case CLD_EVIDENCE_AREA_CONSULTED:
      return fact->area_consulted_on;
    case CLD_EVIDENCE_CARE_PLAN:
      return fact->care_plan_sent_on;
    case CLD_EVIDENCE_APPROVAL:
    case CLD_EVIDENCE_NOTICE:
    case CLD_EVIDENCE_ACKNOWLEDGED:
    case CLD_EVIDENCE_N:
    default:
      return CLD_NO_DAY;
    }
}

/* As the approval that counts has it; else as the earliest record of asking for one has it: it was done before a director decided
 * what an officer could not, too. */
static void
find_point (const Look *look, CldEvidenceId id, CldEvidenceItem *item)
{
  CldFactId deciding = look->evidence->items[CLD_EVIDENCE_APPROVAL].by;

  for (guint i = 0; i < look->facts->approvals.n; i++)
    {
      const CldApprovalFact *fact = &look->facts->approvals.at[i];
      gint32 day = get_day (fact, id);
      gboolean decided = deciding.kind == CLD_FACT_APPROVAL && deciding.index == i;

      if (fact->placement != look->index || (fact->provision != CLD_PROVISION_REG11_1_A && fact->provision != CLD_PROVISION_REG11_1_B) || !is_known (look, day))
        continue;
      if (decided || item->day == CLD_NO_DAY || day < item->day)
        {
          item->day = day;
          item->by = (CldFactId){ CLD_FACT_APPROVAL, i };
        }
      if (decided)
        return;
    }
}

/* Before the approval; in an emergency all but hearing the child within five working days of the start (regulation 11(3)). */
static gint32
find_due (const Look *look, CldEvidenceId id)
{
  const CldEvidenceItem *approval = &look->evidence->items[CLD_EVIDENCE_APPROVAL];

  if (approval->day == CLD_NO_DAY)
    return approval->due;
  return id != CLD_EVIDENCE_WISHES && look->evidence->emergency && look->limit != CLD_NO_DAY ? MAX (approval->day, look->limit) : approval->day;
}

static CldEvidenceItem
judge_point (const Look *look, CldEvidenceId id)
{
  const CldEvidenceItem *approval = &look->evidence->items[CLD_EVIDENCE_APPROVAL];
  CldEvidenceItem item = { .day = CLD_NO_DAY, .due = find_due (look, id) };

  find_point (look, id, &item);
  if (item.day != CLD_NO_DAY)
    item.state = item.due != CLD_NO_DAY && item.day > item.due ? CLD_EVIDENCE_LATE : CLD_EVIDENCE_RECORDED;
  else if (look->satisfied && look->satisfied->state == CLD_DUTY_WAIVED)
    {
      item.state = CLD_EVIDENCE_WITHHELD;
      item.by = look->satisfied->by;
    }
  else if (approval->state == CLD_EVIDENCE_WITHHELD || approval->state == CLD_EVIDENCE_NOT_NEEDED)
    {
      item.state = approval->state;
      item.by = approval->by;
    }
  else
    item.state = item.due != CLD_NO_DAY && item.due >= look->today ? CLD_EVIDENCE_PENDING : CLD_EVIDENCE_NOT_RECORDED;
  return item;
}

/* --- the answer --- */

static CldEvidenceItem
judge_answer (const Look *look)
{
  const CldEvidenceItem *notice = &look->evidence->items[CLD_EVIDENCE_NOTICE];
  CldEvidenceItem item = { .state = notice->state, .day = CLD_NO_DAY, .due = CLD_NO_DAY };

  if (notice->day == CLD_NO_DAY)
    {
      item.by = notice->by;
      return item;
    }
  item.state = CLD_EVIDENCE_NO_REPLY;
  item.by = notice->by;
  for (guint i = 0; i < look->facts->notices.n; i++)
    {
      const CldNoticeFact *fact = &look->facts->notices.at[i];

      if (is_area_notice (look, fact) && is_known (look, fact->sent_on) && is_known (look, fact->acknowledged_on) &&
          (item.day == CLD_NO_DAY || fact->acknowledged_on < item.day))
        item = (CldEvidenceItem){ CLD_EVIDENCE_RECORDED, fact->acknowledged_on, CLD_NO_DAY, { CLD_FACT_NOTICE, i } };
    }
  return item;
}

static void
judge (Look *look)
{
  CldEvidence *evidence = look->evidence;
  guint last = evidence->level == CLD_EVIDENCE_LEVEL_DCS ? CLD_EVIDENCE_CARE_PLAN : CLD_EVIDENCE_AREA_CONSULTED;

  if (needs_approval (look))
    {
      if (look->approval)
        evidence->items[CLD_EVIDENCE_APPROVAL] = read_row (look, look->approval);
      else if (is_to_come (look))
        evidence->items[CLD_EVIDENCE_APPROVAL] = foresee_approval (look);
      for (guint id = CLD_EVIDENCE_WISHES; id <= last; id++)
        evidence->items[id] = judge_point (look, id);
      evidence->lacks_approval = is_lacking (look, look->approval);
    }
  if (evidence->level == CLD_EVIDENCE_LEVEL_NONE || evidence->level == CLD_EVIDENCE_LEVEL_ADOPTION)
    return;
  if (look->notice)
    evidence->items[CLD_EVIDENCE_NOTICE] = read_row (look, look->notice);
  else if (is_to_come (look) && !(look->rules->exempt_from_d07 && evidence->level == CLD_EVIDENCE_LEVEL_EXEMPT))
    evidence->items[CLD_EVIDENCE_NOTICE] = foresee_notice (look);
  evidence->items[CLD_EVIDENCE_ACKNOWLEDGED] = judge_answer (look);
  evidence->lacks_notice = is_lacking (look, look->notice);
}

static void
count (CldEvidence *evidence)
{
  for (guint id = 0; id < CLD_EVIDENCE_N; id++)
    {
      CldEvidenceState state = evidence->items[id].state;

      evidence->n_needed += state != CLD_EVIDENCE_NOT_NEEDED;
      evidence->n_recorded += state == CLD_EVIDENCE_RECORDED || state == CLD_EVIDENCE_LATE || state == CLD_EVIDENCE_WITHHELD;
    }
}

/**
 * cld_evidence_find:
 * @facts: a child
 * @rules: the settings and the calendar that @duties were computed with
 * @today: the day; what is dated after it is not known
 * @duties: (array length=n_duties): its duties of that day
 * @n_duties: how many
 * @placement: index of a placement in @facts
 * @evidence: (out caller-allocates): what there is of it
 *
 * How a placement stands: which level it needs, each item of evidence, and what is lacking. In the area nothing is needed. A
 * pure function. A waived approval or notice is lacking (it is not there) and counts as recorded (so is the reason).
 *
 * Returns: whether it is a placement: %FALSE for a temporary absence
 */
gboolean
cld_evidence_find (const CldFacts *facts, const CldDutyRules *rules, gint32 today, const CldDuty *duties, guint n_duties, guint32 placement, CldEvidence *evidence)
{
  Look look = { .facts = facts, .rules = rules, .today = today, .index = placement, .limit = CLD_NO_DAY, .evidence = evidence };

  g_return_val_if_fail (facts != NULL && rules != NULL && evidence != NULL, FALSE);

  *evidence = (CldEvidence){ 0 };
  for (guint id = 0; id < CLD_EVIDENCE_N; id++)
    evidence->items[id] = (CldEvidenceItem){ .state = CLD_EVIDENCE_NOT_NEEDED, .day = CLD_NO_DAY, .due = CLD_NO_DAY };
  if (placement >= facts->placements.n)
    return FALSE;
  look.placement = &facts->placements.at[placement];
  if (look.placement->is_absence || is_type (look.placement, 'T', '0', '4'))
    return FALSE;
  evidence->place = look.placement->place;
  evidence->level = (guint8) find_level (look.placement);
  evidence->emergency = look.placement->emergency;
  if (look.placement->start != CLD_NO_DAY && look.placement->start_known)
    look.limit = evidence->emergency ? cld_calendar_add_working_days (rules->calendar, look.placement->start, EMERGENCY_DAYS) : look.placement->start;
  find_rows (&look, duties, n_duties);
  judge (&look);
  count (evidence);
  return TRUE;
}

/* --- words --- */

/**
 * cld_evidence_label:
 * @id: an item
 * @level: who has to approve
 *
 * Returns: (transfer none): what it is, translated
 */
const char *
cld_evidence_label (CldEvidenceId id, CldEvidenceLevel level)
{
  gboolean near = level == CLD_EVIDENCE_LEVEL_NO;

  switch (id)
    {
    case CLD_EVIDENCE_APPROVAL:
      if (level == CLD_EVIDENCE_LEVEL_EXEMPT)
        return _("Exempt from approval");
      /* Translators: the director of children’s services */
      return near ? _("Approved by the nominated officer") : _("Approved by the director");
    case CLD_EVIDENCE_WISHES:
      return _("The child’s wishes and feelings heard");
    case CLD_EVIDENCE_RELATIVES:
      return _("Relatives consulted, where appropriate");
    case CLD_EVIDENCE_IRO:
      return _("Independent reviewing officer consulted");
    case CLD_EVIDENCE_AREA_CONSULTED:
      return near ? _("Area authority notified") : _("Area authority consulted");
    case CLD_EVIDENCE_CARE_PLAN:
      return _("Care plan given to the area authority");
    case CLD_EVIDENCE_NOTICE:
      return _("Written notice to the area authority");
    case CLD_EVIDENCE_ACKNOWLEDGED:
      return _("Area authority acknowledged");
    case CLD_EVIDENCE_N:
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * cld_evidence_provision:
 * @id: an item
 * @level: who has to approve
 *
 * Returns: (transfer none): the provision of the Care Planning Regulations that asks for it, in short
 */
const char *
cld_evidence_provision (CldEvidenceId id, CldEvidenceLevel level)
{
  switch (id)
    {
    case CLD_EVIDENCE_APPROVAL:
      if (level == CLD_EVIDENCE_LEVEL_EXEMPT)
        return _("reg 11(4)");
      /* Translators: provisions of the Care Planning, Placement and Case Review (England) Regulations 2010 */
      return level == CLD_EVIDENCE_LEVEL_NO ? _("reg 11(1)(a)") : _("reg 11(1)(b)");
    case CLD_EVIDENCE_NOTICE:
      return _("reg 13(4)");
    case CLD_EVIDENCE_ACKNOWLEDGED:
      /* Translators: no provision asks for it: it is good practice */
      return _("practice");
    case CLD_EVIDENCE_WISHES:
    case CLD_EVIDENCE_RELATIVES:
    case CLD_EVIDENCE_IRO:
    case CLD_EVIDENCE_AREA_CONSULTED:
    case CLD_EVIDENCE_CARE_PLAN:
    case CLD_EVIDENCE_N:
    default:
      return _("reg 11(2)");
    }
}

static const struct
{
  const char *id;
  const char *label;
} states[] = {
  [CLD_EVIDENCE_NOT_NEEDED] = { "not-needed", N_("Not needed") },
  [CLD_EVIDENCE_RECORDED] = { "recorded", N_("Recorded") },
  [CLD_EVIDENCE_LATE] = { "late", N_("Recorded, late") },
  /* Translators: a notice was sent and nobody answered */
  [CLD_EVIDENCE_NO_REPLY] = { "no-reply", N_("No reply") },
  [CLD_EVIDENCE_WITHHELD] = { "withheld", N_("Withheld") },
  [CLD_EVIDENCE_PENDING] = { "pending", N_("Not due yet") },
  [CLD_EVIDENCE_NOT_RECORDED] = { "not-recorded", N_("Not recorded") },
};

/**
 * cld_evidence_state_label:
 * @state: a state
 *
 * Returns: (transfer none): what people read, translated
 */
const char *
cld_evidence_state_label (CldEvidenceState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), "");

  return _(states[state].label);
}

/**
 * cld_evidence_state_id:
 * @state: a state
 *
 * Returns: (transfer none): what scripts call it: `recorded`, `late`, `no-reply`, `withheld`, `pending`, `not-recorded`, `not-needed`
 */
const char *
cld_evidence_state_id (CldEvidenceState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), "");

  return states[state].id;
}

/**
 * cld_evidence_id:
 * @id: an item
 *
 * Returns: (transfer none): what scripts call it: `approval`, `wishes`, `relatives`, `iro`, `area-consulted`, `care-plan`, `notice`, `acknowledged`
 */
const char *
cld_evidence_id (CldEvidenceId id)
{
  static const char *const ids[CLD_EVIDENCE_N] = { "approval", "wishes", "relatives", "iro", "area-consulted", "care-plan", "notice", "acknowledged" };

  g_return_val_if_fail (id < CLD_EVIDENCE_N, "");

  return ids[id];
}

/**
 * cld_evidence_level_id:
 * @level: a level
 *
 * Returns: (transfer none): what scripts call it: `NO` and `DCS` as approvals have it, `EXEMPT`, `ADOPTION`; empty for none
 */
const char *
cld_evidence_level_id (CldEvidenceLevel level)
{
  static const char *const ids[] = { "", "NO", "DCS", "EXEMPT", "ADOPTION" };

  g_return_val_if_fail (level < G_N_ELEMENTS (ids), "");

  return ids[level];
}
