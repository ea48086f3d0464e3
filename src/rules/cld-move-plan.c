/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-move-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-area-words.h"
#include "cld-duty-basis.h"
#include "cld-move-plan-private.h"
#include "cld-placement-checks.h"
#include "cld-timetable.h"

/* What a move brings: the duties of the timetable, computed with the new placement put in and the old one ended, as sentences; who
 * approves, who is told; and what it leaves as it is. */

#define RHYTHM_DAYS 120 /* so far ahead the visit after the first one is looked for */

static const char *const line_ids[CLD_MOVE_N_LINES] = {
  [CLD_MOVE_AREA_UNKNOWN] = "area-unknown",
  [CLD_MOVE_COURT] = "court",
  [CLD_MOVE_AGREEMENT] = "agreement",
  [CLD_MOVE_APPROVAL] = "approval",
  [CLD_MOVE_AREA_FIRST] = "area-first",
  [CLD_MOVE_POINTS] = "points",
  [CLD_MOVE_PARENT] = "parent",
  [CLD_MOVE_TEMPORARY] = "temporary",
  [CLD_MOVE_KS4] = "ks4",
  [CLD_MOVE_LIBERTY] = "liberty",
  [CLD_MOVE_SECURE] = "secure",
  [CLD_MOVE_SECURE_UNDER_13] = "secure-under-13",
  [CLD_MOVE_OTHER] = "other",
  [CLD_MOVE_AREA_NOTICE] = "area-notice",
  [CLD_MOVE_NOTICES] = "notices",
  [CLD_MOVE_END_FIRST] = "end-first",
  [CLD_MOVE_END_NOTICES] = "end-notices",
  [CLD_MOVE_CARE_PLAN] = "care-plan",
  [CLD_MOVE_PLAN] = "plan",
  [CLD_MOVE_VISIT] = "visit",
  [CLD_MOVE_SECURE_REVIEW] = "secure-review",
  [CLD_MOVE_TEMPORARY_ENDS] = "temporary-ends",
  [CLD_MOVE_EXEMPT] = "exempt",
  [CLD_MOVE_OFSTED] = "ofsted",
  [CLD_MOVE_VIRTUAL_SCHOOL] = "virtual-school",
};

/**
 * cld_move_line_id:
 * @id: a line
 *
 * Returns: its name, for tests and scripts
 */
const char *
cld_move_line_id (CldMoveLineId id)
{
  return id < CLD_MOVE_N_LINES ? line_ids[id] : "";
}

/**
 * cld_move_is_key_stage_4:
 * @date_of_birth: %CLD_NO_DAY where it is not recorded
 * @day: a day
 *
 * Returns: whether the child is in year 10 or 11 on @day: 14 or 15 on the 31 August before the school year
 */
gboolean
cld_move_is_key_stage_4 (gint32 date_of_birth, gint32 day)
{
  char iso[CLD_DATE_SIZE];
  int age;

  if (date_of_birth == CLD_NO_DAY || day == CLD_NO_DAY)
    return FALSE;
  cld_date_from_day (day, iso);
  /* The school year begins on 1 September. */
  if (strcmp (iso + 5, "09-01") < 0)
    cld_date_from_day (cld_day_add_months (day, -12), iso);
  memcpy (iso + 5, "08-31", 6);
  age = cld_day_age (date_of_birth, cld_date_to_day (iso));
  return age == 14 || age == 15;
}

/* --- what the lines are made of --- */

/**
 * _cld_move_find_duty:
 * @w: the work
 * @row: a row of the timetable
 * @placement: index of the placement that it hangs on, or is counted from
 *
 * Returns: (nullable): the first one
 */
const CldDuty *
_cld_move_find_duty (const CldMoveWork *w, CldDutyRowId row, guint32 placement)
{
  for (guint i = 0; i < w->duties->len; i++)
    {
      const CldDuty *duty = &g_array_index (w->duties, CldDuty, i);

      if (duty->row == row && ((duty->subject.kind == CLD_FACT_PLACEMENT && duty->subject.index == placement) ||
                               (duty->from.kind == CLD_FACT_PLACEMENT && duty->from.index == placement)))
        return duty;
    }
  return NULL;
}

CldMoveLine *
_cld_move_add (CldMoveWork *w, CldMoveLineId id, const char *title, const char *provision)
{
  CldMoveLine line = { .id = (guint8) id, .must = TRUE, .due = CLD_NO_DAY, .title = title, .provision = provision };

  g_array_append_val (w->plan->lines, line);
  return &g_array_index (w->plan->lines, CldMoveLine, w->plan->lines->len - 1);
}

/* The day is that of the timetable, which knows it best; and why it is that day is told there. */
void
_cld_move_take_duty (CldMoveWork *w, CldMoveLine *line, const CldDuty *duty)
{
  g_autofree char *ref = NULL;
  const CldBasisInfo *info;

  if (!duty)
    return;
  ref = cld_duty_dup_ref (w->q->facts, duty);
  info = cld_basis_get_info (duty->basis);
  line->duty = cld_timetable_get (duty->row)->id;
  line->duty_ref = cld_arena_strdup (w->arena, ref);
  if (duty->due.day != CLD_NO_DAY)
    line->due = duty->due.day;
  line->number = info->number;
  line->unit = (guint8) info->unit;
  line->timing = info->number > 0 ? CLD_MOVE_BY : CLD_MOVE_BEFORE;
}

static const char **
append_text (const char **texts, CldArena *arena, const char *text)
{
  guint n = texts ? g_strv_length ((char **) texts) : 0;
  const char **more = cld_arena_alloc0 (arena, sizeof *more * (n + 2));

  if (n > 0)
    memcpy (more, texts, sizeof *more * n);
  more[n] = text;
  return more;
}

void
_cld_move_not_needed (CldMoveWork *w, const char *text)
{
  w->plan->not_needed = append_text (w->plan->not_needed, w->arena, text);
}

gint32
_cld_move_add_working_days (const CldMoveWork *w, gint32 day, int n)
{
  return cld_calendar_add_working_days (w->q->rules->calendar, day, n);
}

/* --- where it is --- */

static CldMoveLevel
find_level (const CldMoveWork *w)
{
  if (w->absence)
    return CLD_MOVE_LEVEL_ABSENCE;
  if (cld_placement_type_is_adoption (w->p->type))
    return CLD_MOVE_LEVEL_ADOPTION;
  switch ((CldPlace) w->p->place)
    {
    case CLD_PLACE_OWN:
      return CLD_MOVE_LEVEL_NONE;
    case CLD_PLACE_UNKNOWN:
      return CLD_MOVE_LEVEL_UNKNOWN;
    case CLD_PLACE_ADJOINING:
    case CLD_PLACE_DISTANT:
    case CLD_PLACE_CONFIDENTIAL:
    default:
      break;
    }
  if (w->p->connected_person || w->p->own_foster_carer)
    return CLD_MOVE_LEVEL_EXEMPT;
  return w->p->place == CLD_PLACE_ADJOINING ? CLD_MOVE_LEVEL_NO : CLD_MOVE_LEVEL_DCS;
}

static const char *
tell_where (const CldMoveWork *w)
{
  g_autofree char *text = NULL;

  if (w->q->where == CLD_AREA_UNKNOWN)
    return NULL;
  text = cld_area_describe ((CldArea) w->q->where, w->q->area, w->q->area_name ? w->q->area_name : w->q->area, w->q->own_name);
  return cld_arena_strdup (w->arena, text);
}

/* --- what stays --- */

static void
find_review (CldMoveWork *w)
{
  for (guint i = 0; i < w->duties->len; i++)
    {
      const CldDuty *duty = &g_array_index (w->duties, CldDuty, i);

      if (duty->row >= CLD_ROW_B01 && duty->row <= CLD_ROW_B03 && cld_duty_is_open (duty) && duty->due.day != CLD_NO_DAY &&
          (w->plan->next_review == CLD_NO_DAY || duty->due.day < w->plan->next_review))
        w->plan->next_review = duty->due.day;
    }
}

static void
tell_what_stays (CldMoveWork *w)
{
  find_review (w);
  if (w->absence)
    w->plan->unchanged = append_text (w->plan->unchanged, w->arena, _("the placement goes on, with its visits and plans"));
  /* T and U: the carer is the same, only the address or the agency is not. */
  else if (w->p && (strcmp (w->p->reason_started, "T") == 0 || strcmp (w->p->reason_started, "U") == 0) && !w->q->rules->reset_on_transfer)
    w->plan->unchanged = append_text (w->plan->unchanged, w->arena, _("visits go on as before: the carer is the same"));
}

/* --- the whole --- */

/* On the day the move takes effect: the timetable knows nothing of what is still to come. */
static void
compute (CldMoveWork *w)
{
  gint32 day = w->p ? w->start : w->old ? w->old->end : CLD_NO_DAY;
  CldDutyRules rules = *w->q->rules;

  w->duties = g_array_new (FALSE, FALSE, sizeof (CldDuty));
  if (day == CLD_NO_DAY)
    return;
  day = MAX (day, w->q->today);
  rules.forecast_until = day + RHYTHM_DAYS;
  cld_duties_compute (w->q->facts, &rules, day, w->duties);
}

static void
count_lines (CldMovePlan *plan)
{
  for (guint i = 0; i < plan->lines->len; i++)
    if (g_array_index (plan->lines, CldMoveLine, i).must)
      plan->n_must++;
    else
      plan->n_should++;
}

static void
read_question (CldMoveWork *w)
{
  const CldMoveQuestion *q = w->q;
  gint32 day;

  w->p = q->placement == CLD_NO_FACT ? NULL : &q->facts->placements.at[q->placement];
  w->old = q->old == CLD_NO_FACT ? NULL : &q->facts->placements.at[q->old];
  w->start = w->p ? w->p->start : CLD_NO_DAY;
  w->absence = w->p && (w->p->is_absence || cld_placement_type_is_absence (w->p->type));
  w->emergency = w->p && w->p->emergency;
  day = w->p ? w->start : w->old ? w->old->end : CLD_NO_DAY;
  w->status = day == CLD_NO_DAY ? "" : cld_placement_status_on (q->facts, day);
  w->in_care = strcmp (w->status, "C1") == 0 || strcmp (w->status, "C2") == 0;
  w->age = day == CLD_NO_DAY || q->facts->date_of_birth == CLD_NO_DAY ? -1 : cld_day_age (q->facts->date_of_birth, day);
}

/* Law first, guidance last, never mixed. */
static void
make_lines (CldMoveWork *w)
{
  if (w->p && !w->absence && w->start != CLD_NO_DAY)
    {
      _cld_move_lines_approvals (w);
      _cld_move_lines_conditions (w);
      _cld_move_lines_notices (w);
    }
  if (w->old && w->q->old_ends && w->old->end != CLD_NO_DAY)
    _cld_move_lines_end (w);
  if (w->p && !w->absence && w->start != CLD_NO_DAY)
    {
      _cld_move_lines_plans (w);
      _cld_move_lines_guidance (w);
    }
}

/**
 * cld_move_plan_make:
 * @question: what is asked
 * @arena: where the plan's texts are kept
 * @plan: (out caller-allocates): what the move brings; cld_move_plan_clear() when done
 *
 * A pure function: nothing is saved, and nothing but @question counts.
 */
void
cld_move_plan_make (const CldMoveQuestion *question, CldArena *arena, CldMovePlan *plan)
{
  CldMoveWork w = { .q = question, .arena = arena, .plan = plan };

  g_return_if_fail (question && arena && plan);

  *plan = (CldMovePlan){
    .lines = g_array_new (FALSE, FALSE, sizeof (CldMoveLine)),
    .approvals = g_array_new (FALSE, FALSE, sizeof (CldMoveApproval)),
    .next_review = CLD_NO_DAY,
  };
  read_question (&w);
  compute (&w);
  plan->level = w.p ? (guint8) find_level (&w) : CLD_MOVE_LEVEL_NONE;
  plan->place = w.p ? w.p->place : CLD_PLACE_UNKNOWN;
  plan->why = w.p ? tell_where (&w) : NULL;
  if (w.p && !w.absence && question->to)
    plan->recipients = cld_recipients_find (question->to);
  make_lines (&w);
  tell_what_stays (&w);
  count_lines (plan);
  g_array_unref (w.duties);
}

/**
 * cld_move_plan_clear:
 * @plan: a plan
 *
 * Frees what it holds; its texts belong to the arena.
 */
void
cld_move_plan_clear (CldMovePlan *plan)
{
  g_clear_pointer (&plan->lines, g_array_unref);
  g_clear_pointer (&plan->approvals, g_array_unref);
  g_clear_pointer (&plan->recipients, g_array_unref);
  g_clear_pointer (&plan->recipients_end, g_array_unref);
}

/**
 * cld_move_plan_find:
 * @plan: a plan
 * @id: a line
 *
 * Returns: (nullable): the line, %NULL where it is not in the plan
 */
const CldMoveLine *
cld_move_plan_find (const CldMovePlan *plan, CldMoveLineId id)
{
  for (guint i = 0; i < plan->lines->len; i++)
    if (g_array_index (plan->lines, CldMoveLine, i).id == id)
      return &g_array_index (plan->lines, CldMoveLine, i);
  return NULL;
}
