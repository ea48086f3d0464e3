/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-basis.h"
#include "cld-move-plan-private.h"
#include "cld-placement-checks.h"

/* The lines of what a move brings: who approves, and on what conditions. */

#define EMERGENCY_DAYS 5 /* working days */

static void
add_approval (CldMoveWork *w, const char *provision, const char *role, gint32 due)
{
  CldMoveApproval approval = { provision, role, due };

  g_array_append_val (w->plan->approvals, approval);
}

static void
set_before (CldMoveWork *w, CldMoveLine *line)
{
  line->timing = CLD_MOVE_BEFORE;
  line->due = w->start;
}

/* --- regulation 12: outside England and Wales --- */

static void
add_abroad (CldMoveWork *w)
{
  static const char *const codes[] = { "SCO", "NIR", "NUK", NULL };
  CldMoveLine *line;

  if (!w->q->area || !g_strv_contains (codes, w->q->area))
    return;
  if (w->in_care)
    line = _cld_move_add (w, CLD_MOVE_COURT, _("The court approves the arrangements"), "Sch 2 para 19 CA 1989; reg 12");
  else
    line = _cld_move_add (w, CLD_MOVE_AGREEMENT, _("Everybody with parental responsibility agrees"), "Sch 2 para 19 CA 1989; reg 12");
  line->duty = "D05";
  line->detail = _("Outside England and Wales.");
  set_before (w, line);
}

/* --- regulation 11 --- */

static const char *
get_area_name (const CldMoveWork *w)
{
  return w->q->area_name ? w->q->area_name : _("the area authority");
}

static void
add_level (CldMoveWork *w, gboolean near)
{
  CldMoveLine *line = _cld_move_add (w, CLD_MOVE_APPROVAL, near ? _("Nominated officer approves the placement") : _("Director approves the placement"),
                                     w->emergency ? "reg 11(3)" : near ? "reg 11(1)(a)" : "reg 11(1)(b)");

  set_before (w, line);
  line->action = CLD_MOVE_DO_ASK;
  _cld_move_take_duty (w, line, _cld_move_find_duty (w, w->emergency ? CLD_ROW_D04 : near ? CLD_ROW_D01 : CLD_ROW_D02, w->q->placement));
  /* The timetable gives no day where the area is confidential. */
  if (w->emergency)
    {
      line->timing = CLD_MOVE_BY;
      line->due = _cld_move_add_working_days (w, w->start, EMERGENCY_DAYS);
      line->number = EMERGENCY_DAYS;
      line->unit = CLD_UNIT_WORKING_DAYS;
      line->detail = _("Emergency: before it starts the child’s wishes are heard and it is the most suitable; the rest follows.");
    }
  add_approval (w, near ? "reg11_1_a" : "reg11_1_b", near ? "NO" : "DCS", line->due);
}

static void
set_later (CldMoveWork *w, CldMoveLine *line)
{
  line->duty = "D03";
  line->timing = w->emergency ? CLD_MOVE_BY : CLD_MOVE_BEFORE;
  line->due = w->emergency ? _cld_move_add_working_days (w, w->start, EMERGENCY_DAYS) : w->start;
  line->number = w->emergency ? EMERGENCY_DAYS : 0;
  line->unit = w->emergency ? CLD_UNIT_WORKING_DAYS : CLD_UNIT_NONE;
}

/* What the approver must be satisfied of. */
static void
add_points (CldMoveWork *w, gboolean near)
{
  const char *child = w->q->child ? w->q->child : _("the child");
  CldMoveLine *line;

  /* Translators: %s is a local authority */
  line = _cld_move_add (w, CLD_MOVE_AREA_FIRST, cld_arena_printf (w->arena, near ? _("Notify %s") : _("Consult %s and send the care plan"), get_area_name (w)), "reg 11(2)");
  set_later (w, line);
  /* Translators: %s is what a child is called */
  line = _cld_move_add (w, CLD_MOVE_POINTS, cld_arena_printf (w->arena, _("Hear the wishes of %s, consult relatives and the IRO"), child), "reg 11(2)");
  set_later (w, line);
  line->detail = w->emergency ? _("Wishes before it starts; relatives and IRO within 5 working days.") : _("And judge it the most suitable placement, in keeping with the care plan.");
}

void
_cld_move_lines_approvals (CldMoveWork *w)
{
  gboolean near = w->plan->level == CLD_MOVE_LEVEL_NO;
  CldMoveLine *line;

  add_abroad (w);
  switch ((CldMoveLevel) w->plan->level)
    {
    case CLD_MOVE_LEVEL_UNKNOWN:
      line = _cld_move_add (w, CLD_MOVE_AREA_UNKNOWN, _("Say whose area it is"), "reg 11(1)");
      line->timing = CLD_MOVE_ALWAYS;
      line->action = CLD_MOVE_DO_RECORD;
      line->detail = _("Who approves, and whether the area authority is told, follows from it.");
      break;
    case CLD_MOVE_LEVEL_NO:
    case CLD_MOVE_LEVEL_DCS:
      add_level (w, near);
      add_points (w, near);
      break;
    case CLD_MOVE_LEVEL_EXEMPT:
      add_approval (w, "reg11_4", "", w->start);
      _cld_move_not_needed (w, _("approval out of area: connected person or our own foster carer (reg 11(4))"));
      break;
    case CLD_MOVE_LEVEL_NONE:
      _cld_move_not_needed (w, _("approval out of area, notice to an area authority: our own area"));
      break;
    case CLD_MOVE_LEVEL_ADOPTION:
    case CLD_MOVE_LEVEL_ABSENCE:
    default:
      break;
    }
}

/* --- conditions --- */

/* A child in care who goes to live with a parent. */
static void
add_parent (CldMoveWork *w)
{
  const CldDuty *before = _cld_move_find_duty (w, CLD_ROW_D11, w->q->placement), *after = _cld_move_find_duty (w, CLD_ROW_D12, w->q->placement);
  CldMoveLine *line;

  if (!before && !after)
    return;
  line = _cld_move_add (w, CLD_MOVE_PARENT, before ? _("Nominated officer approves, after the assessment of the parent") : _("Assess the parent; the nominated officer then decides within 10 working days"),
                        before ? "regs 17-18" : "reg 19");
  line->action = CLD_MOVE_DO_ASK;
  _cld_move_take_duty (w, line, before ? before : after);
  if (after)
    line->detail = _("Interview the parent before the child moves.");
  add_approval (w, "reg18", "NO", before ? line->due : _cld_move_add_working_days (w, line->due, 10));
}

/* A connected person who is no approved foster carer. */
static void
add_temporary (CldMoveWork *w)
{
  CldMoveLine *line;

  if (!w->p->connected_person || w->p->own_foster_carer || !cld_placement_type_is_in_group (w->p->type, "foster-kinship"))
    return;
  line = _cld_move_add (w, CLD_MOVE_TEMPORARY, _("Nominated officer approves the carer for the time being"), "reg 24");
  line->duty = "D13";
  line->action = CLD_MOVE_DO_ASK;
  line->detail = _("Unless the carer is an approved foster carer. Assess the carer by Schedule 4 first.");
  set_before (w, line);
  add_approval (w, "reg24", "NO", w->start);
}

static void
add_school (CldMoveWork *w)
{
  CldMoveLine *line;

  if (!w->old)
    return;
  if (!cld_move_is_key_stage_4 (w->q->facts->date_of_birth, w->start))
    {
      /* Translators: %d is an age */
      if (w->age >= 0)
        _cld_move_not_needed (w, cld_arena_printf (w->arena, _("Key Stage 4 approval (age %d)"), w->age));
      return;
    }
  if (w->emergency)
    {
      _cld_move_not_needed (w, _("Key Stage 4 approval: an emergency"));
      return;
    }
  line = _cld_move_add (w, CLD_MOVE_KS4, _("Nominated officer approves, if the move disrupts school"), "reg 10");
  line->duty = "D10";
  line->detail = _("In Key Stage 4. Not where the child asked for the move.");
  set_before (w, line);
}

static void
add_liberty (CldMoveWork *w)
{
  CldMoveLine *line;

  if (strcmp (w->p->type, "K1") == 0 && w->p->remand != CLD_REMAND_YDA)
    {
      line = _cld_move_add (w, CLD_MOVE_SECURE, _("A court order, if it lasts longer than 72 hours"), "s25 CA 1989; 1991 Regs reg 10");
      line->duty = "F12";
      line->timing = CLD_MOVE_BY;
      line->due = w->start + 3;
      if (w->age >= 0 && w->age < 13)
        {
          line = _cld_move_add (w, CLD_MOVE_SECURE_UNDER_13, _("The Secretary of State approves: under 13"), "1991 Regs reg 4");
          line->duty = "F12";
          set_before (w, line);
        }
    }
  if (w->q->liberty != CLD_SAID_YES)
    return;
  line = _cld_move_add (w, CLD_MOVE_LIBERTY, _("The High Court authorises the deprivation of liberty"), "inherent jurisdiction");
  line->duty = "F14";
  line->detail = _("Keep the order, its start, its end and its reviews on record.");
  set_before (w, line);
}

static void
add_other (CldMoveWork *w)
{
  static const char *const types[] = { "H5", "K3", "P2", "P3", "R1", "R2", "R3", "S1", "Z1", "Z11", "Z12", "Z13", "Z14", NULL };
  CldMoveLine *line;

  if (!g_strv_contains (types, w->p->type))
    return;
  line = _cld_move_add (w, CLD_MOVE_OTHER, _("Judge it suitable, let the child visit, tell the IRO"), "reg 27");
  line->duty = "D20";
  set_before (w, line);
}

void
_cld_move_lines_conditions (CldMoveWork *w)
{
  add_parent (w);
  add_temporary (w);
  add_school (w);
  add_liberty (w);
  add_other (w);
}
