/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-basis.h"
#include "cld-move-plan-private.h"
#include "cld-placement-checks.h"

/* The lines of what a move brings: notices, plans, visits, and what is good practice. */

/* --- notices --- */

/* "Mia, mother, carer before, ICB ×2": one word a recipient, whoever it is. */
static const char *
list_recipients (CldMoveWork *w, GArray *recipients, gboolean with_area)
{
  GString *text = g_string_new (NULL);
  const char *listed;
  guint n;

  for (guint i = 0; i < recipients->len; i += n)
    {
      const CldRecipient *one = &g_array_index (recipients, CldRecipient, i);

      for (n = 1; i + n < recipients->len && strcmp (g_array_index (recipients, CldRecipient, i + n).code, one->code) == 0; n++)
        ;
      if (!one->must || (!with_area && strcmp (one->code, "AREA") == 0))
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", strcmp (one->code, "CHILD") == 0 && w->q->child ? w->q->child : cld_recipient_label (one->code));
      if (n > 1)
        g_string_append_printf (text, " ×%u", n);
    }
  listed = cld_arena_strdup (w->arena, text->str);
  g_string_free (text, TRUE);
  return listed;
}

static guint
count_recipients (GArray *recipients, gboolean with_area)
{
  guint n = 0;

  for (guint i = 0; i < recipients->len; i++)
    {
      const CldRecipient *one = &g_array_index (recipients, CldRecipient, i);

      n += one->must && (with_area || strcmp (one->code, "AREA") != 0);
    }
  return n;
}

static gint32
get_notice_day (const CldMoveWork *w)
{
  return w->emergency ? _cld_move_add_working_days (w, w->start, 5) : w->start;
}

static void
add_area_notice (CldMoveWork *w)
{
  const CldDuty *duty = _cld_move_find_duty (w, CLD_ROW_D07, w->q->placement);
  CldMoveLine *line;

  if (!duty)
    {
      if (w->plan->level == CLD_MOVE_LEVEL_EXEMPT)
        _cld_move_not_needed (w, _("notice to the area authority (a setting of the team)"));
      return;
    }
  /* Translators: %s is a local authority */
  line = _cld_move_add (w, CLD_MOVE_AREA_NOTICE, cld_arena_printf (w->arena, _("Written notice to %s, with reasons and the care plan"), w->q->area_name ? w->q->area_name : _("the area authority")), "reg 13(4)");
  line->action = CLD_MOVE_DO_PREPARE;
  line->timing = w->emergency ? CLD_MOVE_BY : CLD_MOVE_BEFORE;
  line->due = get_notice_day (w);
  line->n = 1;
  _cld_move_take_duty (w, line, duty);
}

static void
add_notices (CldMoveWork *w)
{
  const CldDuty *duty = _cld_move_find_duty (w, CLD_ROW_D06, w->q->placement);
  guint n = w->plan->recipients ? count_recipients (w->plan->recipients, FALSE) : 0;
  CldMoveLine *line;

  if (n == 0 || !duty)
    {
      if (cld_placement_type_is_adoption (w->p->type))
        _cld_move_not_needed (w, _("notices of the Care Planning Regulations: placed for adoption"));
      else
        _cld_move_not_needed (w, _("notices of regulation 13(2): short breaks"));
      return;
    }
  /* Translators: %u is how many */
  line = _cld_move_add (w, CLD_MOVE_NOTICES, cld_arena_printf (w->arena, g_dngettext (GETTEXT_PACKAGE, "Written notice to %u person or body", "Written notice to %u people and bodies", n), n), "reg 13(2)");
  line->action = CLD_MOVE_DO_PREPARE;
  line->timing = w->emergency ? CLD_MOVE_BY : CLD_MOVE_BEFORE;
  line->due = get_notice_day (w);
  line->detail = list_recipients (w, w->plan->recipients, FALSE);
  line->n = n;
  _cld_move_take_duty (w, line, duty);
}

void
_cld_move_lines_notices (CldMoveWork *w)
{
  add_area_notice (w);
  add_notices (w);
}

/* --- the end of the old one --- */

/* Where a notice was not practicable before the end, it is sent within 10 working days after: so once the end has passed. */
void
_cld_move_lines_end (CldMoveWork *w)
{
  const CldDuty *late = _cld_move_find_duty (w, CLD_ROW_D09, w->q->old), *duty = late ? late : _cld_move_find_duty (w, CLD_ROW_D08, w->q->old);
  gboolean passed = w->old->end < w->q->today;
  CldMoveLine *line;
  guint n;

  if (!duty)
    {
      if (w->old->reason_ended && *w->old->reason_ended && !w->absence)
        _cld_move_not_needed (w, _("notice that the old placement ends: it is not we who end it (reg 14)"));
      return;
    }
  w->plan->recipients_end = cld_recipients_find_at_end (w->q->to_end, w->q->facts, w->q->old);
  n = count_recipients (w->plan->recipients_end, TRUE);
  line = _cld_move_add (w, CLD_MOVE_END_FIRST, _("Review the care plan before the old placement ends, and tell the IRO"), "reg 14(1)");
  line->duty = "D08";
  line->timing = CLD_MOVE_BEFORE;
  line->due = w->old->end;
  line->detail = _("At immediate risk it ends at once; the review follows.");
  /* Translators: %u is how many */
  line = _cld_move_add (w, CLD_MOVE_END_NOTICES, cld_arena_printf (w->arena, g_dngettext (GETTEXT_PACKAGE, "Written notice of the end to %u person or body", "Written notice of the end to %u people and bodies", n), n), passed ? "reg 14(4)" : "reg 14(2)(c)");
  line->action = CLD_MOVE_DO_PREPARE;
  line->detail = list_recipients (w, w->plan->recipients_end, TRUE);
  line->n = n;
  line->timing = CLD_MOVE_BEFORE;
  _cld_move_take_duty (w, line, duty);
  if (!passed)
    {
      line->duty = "D08";
      line->due = w->old->end;
      line->timing = CLD_MOVE_BEFORE;
      line->number = 0;
      line->unit = CLD_UNIT_NONE;
    }
}

/* --- plans and visits --- */

static void
add_plans (CldMoveWork *w)
{
  const CldDuty *care = _cld_move_find_duty (w, CLD_ROW_A03, w->q->placement);
  const CldDuty *detention = _cld_move_find_duty (w, CLD_ROW_A21, w->q->placement), *plan = detention ? detention : _cld_move_find_duty (w, CLD_ROW_A04, w->q->placement);
  CldMoveLine *line;

  if (care && cld_duty_is_open (care))
    {
      line = _cld_move_add (w, CLD_MOVE_CARE_PLAN, _("Care plan"), "reg 4(2)");
      line->action = CLD_MOVE_DO_WHY;
      _cld_move_take_duty (w, line, care);
    }
  if (!plan || !cld_duty_is_open (plan))
    return;
  line = _cld_move_add (w, CLD_MOVE_PLAN, detention ? _("Detention placement plan") : _("Placement plan"), detention ? "Part 8A" : "reg 9(1)");
  line->action = CLD_MOVE_DO_WHY;
  _cld_move_take_duty (w, line, plan);
}

static gboolean
is_visit (const CldDuty *duty)
{
  return (duty->row >= CLD_ROW_C01 && duty->row <= CLD_ROW_C10) || duty->row == CLD_ROW_C15;
}

/* The first visit, and the one after it, which tells the rhythm. */
static const CldDuty *
find_visit (const CldMoveWork *w, const CldDuty *after)
{
  const CldDuty *found = NULL;

  for (guint i = 0; i < w->duties->len; i++)
    {
      const CldDuty *duty = &g_array_index (w->duties, CldDuty, i);

      if (is_visit (duty) && duty->subject.kind == CLD_FACT_PLACEMENT && duty->subject.index == w->q->placement && duty->due.day != CLD_NO_DAY &&
          (!after || duty->due.day > after->due.day) && (!found || duty->due.day < found->due.day))
        found = duty;
    }
  if (found || !after)
    return found;
  /* A projected row hangs on no record yet. */
  for (guint i = 0; i < w->duties->len; i++)
    {
      const CldDuty *duty = &g_array_index (w->duties, CldDuty, i);

      if (is_visit (duty) && duty->state == CLD_DUTY_PROJECTED && duty->due.day > after->due.day && (!found || duty->due.day < found->due.day))
        found = duty;
    }
  return found;
}

static const char *
tell_rhythm (CldMoveWork *w, const CldDuty *next)
{
  const CldBasisInfo *info = next ? cld_basis_get_info (next->basis) : NULL;

  if (!info || info->number <= 0)
    return _("First visit");
  if (info->unit == CLD_UNIT_DAYS && info->number == 7)
    return _("First visit, then every week");
  if (info->unit == CLD_UNIT_DAYS && info->number % 7 == 0)
    /* Translators: %d is a number of weeks, more than one */
    return cld_arena_printf (w->arena, _("First visit, then every %d weeks"), info->number / 7);
  if (info->unit == CLD_UNIT_MONTHS)
    /* Translators: %d is a number of months */
    return cld_arena_printf (w->arena, _("First visit, then every %d months"), info->number);
  return _("First visit");
}

static const char *
get_visit_provision (const CldDuty *next)
{
  switch (next ? (int) next->row : CLD_ROW_C01)
    {
    case CLD_ROW_C06:
      return "reg 28(3)";
    case CLD_ROW_C07:
    case CLD_ROW_C08:
      return "reg 28(4)";
    case CLD_ROW_C09:
      return "reg 28(5)";
    case CLD_ROW_C10:
      return "reg 28(6)";
    case CLD_ROW_C15:
      return "Part 8A";
    default:
      return "reg 28(2)(a), (b)";
    }
}

static void
add_visits (CldMoveWork *w)
{
  const CldDuty *first = find_visit (w, NULL), *next = first ? find_visit (w, first) : NULL, *secure = _cld_move_find_duty (w, CLD_ROW_B09, w->q->placement);
  const CldDuty *temporary = _cld_move_find_duty (w, CLD_ROW_D13, w->q->placement);
  CldMoveLine *line;

  if (first)
    {
      line = _cld_move_add (w, CLD_MOVE_VISIT, tell_rhythm (w, next), get_visit_provision (next));
      line->action = CLD_MOVE_DO_WHY;
      _cld_move_take_duty (w, line, first);
    }
  if (secure)
    {
      line = _cld_move_add (w, CLD_MOVE_SECURE_REVIEW, _("Three people review whether secure accommodation is still needed"), "1991 Regs regs 15-16");
      line->action = CLD_MOVE_DO_WHY;
      _cld_move_take_duty (w, line, secure);
    }
  if (temporary)
    {
      line = _cld_move_add (w, CLD_MOVE_TEMPORARY_ENDS, _("Full approval of the carer, or the placement ends"), "regs 24-25");
      line->action = CLD_MOVE_DO_WHY;
      _cld_move_take_duty (w, line, temporary);
    }
}

void
_cld_move_lines_plans (CldMoveWork *w)
{
  add_plans (w);
  add_visits (w);
}

/* --- guidance --- */

void
_cld_move_lines_guidance (CldMoveWork *w)
{
  CldMoveLine *line;

  if (w->plan->level == CLD_MOVE_LEVEL_EXEMPT)
    {
      line = _cld_move_add (w, CLD_MOVE_EXEMPT, _("Record who decided that no approval is needed"), "reg 11(4)");
      line->must = FALSE;
      line->timing = CLD_MOVE_BEFORE;
      line->due = w->start;
      line->action = CLD_MOVE_DO_RECORD;
    }
  for (guint i = 0; w->plan->recipients && i < w->plan->recipients->len; i++)
    {
      const CldRecipient *one = &g_array_index (w->plan->recipients, CldRecipient, i);

      if (one->must)
        continue;
      if (strcmp (one->code, "OFSTED") == 0)
        line = _cld_move_add (w, CLD_MOVE_OFSTED, _("Tell Ofsted of the setting that is not registered"), _("practice"));
      else
        line = _cld_move_add (w, CLD_MOVE_VIRTUAL_SCHOOL, _("Tell the virtual school"), _("guidance"));
      line->must = FALSE;
      line->timing = CLD_MOVE_SOON;
      line->action = CLD_MOVE_DO_PREPARE;
      line->n = 1;
    }
}
