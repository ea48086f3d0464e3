/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-notice-effects.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-notice-register-private.h"
#include "cld-provider-children.h"
#include "cld-repo.h"

/* What a notice received sets off: whom of our children it touches, and what has to be done by when. */

#define MONTHS_BACK 12

/* Steps of which no field of the notice tells whether they are needed: they say when they are. A row of the timetable gives them their
 * provision and time limit, counted from the day of receipt. */
static const struct
{
  const char *provision;
  const char *duty;   /* (nullable): id of the row */
  const char *source; /* (nullable): where there is no row */
  const char *what;
  gboolean ours;   /* only about a child of ours */
  gboolean theirs; /* only about a child of another authority */
} steps[] = {
  { "s30a", NULL, "CSA 2000 s30A", N_("Make no new placement there until this notice is closed"), FALSE, FALSE },
  { "s30a", NULL, "CSA 2000 s30A", N_("Decide with each child’s team whether the child can stay there"), FALSE, FALSE },
  { "reg40", "F11", NULL, N_("Where it holds an allegation against a carer or a member of staff: tell the designated officer (LADO)"), FALSE, FALSE },
  { "reg40", "F06", NULL, N_("Where abuse or neglect is known or suspected and a child died or was seriously harmed: notify the national panel"), FALSE, FALSE },
  { "reg40", "F07", NULL, N_("Where a child whom we look after died: tell the Secretary of State and Ofsted, and the parents"), FALSE, FALSE },
  { "reg40", "F03", NULL, N_("Where a child may be at risk of significant harm: hold a strategy discussion"), FALSE, FALSE },
  { "reg40", "F02", NULL, N_("Where the child is missing: see that police, parents and the area authority were told"), FALSE, FALSE },
  { "reg40", NULL, "CPPCR 2010 reg 30", N_("Decide whether the child has to be visited or the plan reviewed"), TRUE, FALSE },
  { "reg41", NULL, "CH Regs 2015 reg 41", N_("Compare the date with the placement that is recorded"), TRUE, FALSE },
  { "reg41", "E07", NULL, N_("Put the child on the register of children of other authorities, or close the row there"), FALSE, TRUE },
  { "reg13", "E07", NULL, N_("Put the child on the register of children of other authorities"), FALSE, TRUE },
  { "reg13_4", "E07", NULL, N_("Put the child on the register of children of other authorities"), FALSE, TRUE },
  { "reg14", "E07", NULL, N_("Close the child’s row on the register of children of other authorities"), FALSE, TRUE },
};

typedef struct
{
  CldDb *db;
  const CldRow *notice;
  const char *today;
  CldCalendar *calendar;
  CldNoticeEffects *effects;
  gint32 received;
} Work;

/* --- the children --- */

static const char *
make_name (CldArena *arena, const CldProviderChild *child)
{
  const char *called = child->known_as ? child->known_as : child->given_names;

  if (called && child->surname)
    return cld_arena_printf (arena, "%s %s", called, child->surname);
  return called ? called : child->surname;
}

static gboolean
is_there (const CldProviderChild *child, const char *day)
{
  return day && strcmp (child->started_on, day) <= 0 && (!child->ended_on || strcmp (child->ended_on, day) > 0);
}

/* The day a notice came counts as C12 has it: the last day of a placement is one of it. */
static gboolean
was_there (const CldProviderChild *child, const char *day)
{
  return day && strcmp (child->started_on, day) <= 0 && (!child->ended_on || strcmp (child->ended_on, day) >= 0);
}

static int
compare_children (gconstpointer a, gconstpointer b)
{
  const CldNoticeEffectChild *x = *(const CldNoticeEffectChild *const *) a, *y = *(const CldNoticeEffectChild *const *) b;

  return x->now == y->now ? 0 : x->now ? -1 : 1;
}

static void
add_child (Work *work, const CldProviderChild *found)
{
  CldNoticeEffects *effects = work->effects;
  CldNoticeEffectChild *child = effects->children->len > 0 ? effects->children->pdata[effects->children->len - 1] : NULL;
  const char *day = work->notice->values[NOTICE_OCCURRED_ON] ? work->notice->values[NOTICE_OCCURRED_ON] : work->notice->values[NOTICE_EVENT_ON];

  /* Several placements of one child: the last one is shown. */
  if (!child || strcmp (child->child, found->child) != 0)
    {
      child = cld_arena_alloc0 (effects->arena, sizeof *child);
      g_ptr_array_add (effects->children, child);
    }
  child->child = found->child;
  child->name = make_name (effects->arena, found);
  child->restricted = found->restricted;
  child->placement = found->placement;
  child->started_on = found->started_on;
  child->ended_on = found->ended_on;
  child->now = child->now || is_there (found, work->today);
  child->then = child->then || was_there (found, day);
}

static gboolean
find_children (Work *work, GError **error)
{
  CldNoticeEffects *effects = work->effects;
  const char *occurred = work->notice->values[NOTICE_OCCURRED_ON];
  char since[CLD_DATE_SIZE];
  g_autoptr (GPtrArray) found = NULL;

  if (!effects->provider)
    return TRUE;
  cld_date_from_day (cld_day_add_months (cld_date_to_day (work->today), -MONTHS_BACK), since);
  /* Of an older notice those are asked for as well whom it was about. */
  found = cld_provider_children_load (work->db, effects->provider, occurred && strcmp (occurred, since) < 0 ? occurred : since, work->today, effects->arena, error);
  if (!found)
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    add_child (work, found->pdata[i]);
  g_ptr_array_sort (effects->children, compare_children);
  for (guint i = 0; i < effects->children->len; i++)
    effects->n_now += ((const CldNoticeEffectChild *) effects->children->pdata[i])->now;
  return TRUE;
}

/* --- what has to be done --- */

static CldNoticeEffectStep *
add_step (Work *work, const char *what)
{
  CldNoticeEffectStep *step = cld_arena_alloc0 (work->effects->arena, sizeof *step);

  step->what = what;
  step->due = step->done = CLD_NO_DAY;
  g_ptr_array_add (work->effects->steps, step);
  return step;
}

static gint32
add_limit (const Work *work, const CldTimetableRow *row)
{
  /* What each area sets for itself is no date. */
  if (work->received == CLD_NO_DAY || row->number == 0 || !row->unit || g_str_has_prefix (row->deadline, "local"))
    return CLD_NO_DAY;
  if (strcmp (row->unit, "working days") == 0)
    return cld_calendar_add_working_days (work->calendar, work->received, row->number);
  return strcmp (row->unit, "calendar days") == 0 ? work->received + row->number : CLD_NO_DAY;
}

static void
add_listed_step (Work *work, guint i)
{
  const CldTimetableRow *row = steps[i].duty ? cld_timetable_find (steps[i].duty) : NULL;
  const char *child = work->notice->values[NOTICE_CHILD];
  CldNoticeEffectStep *step;

  if ((steps[i].ours && !child) || (steps[i].theirs && child))
    return;
  step = add_step (work, _(steps[i].what));
  step->duty = row ? row->id : NULL;
  step->child = steps[i].ours ? child : NULL;
  step->provision = row ? row->source : steps[i].source;
  step->strength = row ? row->strength : "GP";
  step->due = row ? add_limit (work, row) : CLD_NO_DAY;
  /* That the notice is closed does not say which of the steps was needed and done. */
  step->done = CLD_NO_DAY;
}

/* The visit to each child who was there when the notice came, as the timetable has it. */
static void
add_visit (Work *work, const CldFacts *facts, const CldDuty *duty)
{
  const CldTimetableRow *row = cld_timetable_get (duty->row);
  g_autofree char *ref = NULL;
  CldNoticeEffectStep *step;

  if (strcmp (row->id, "C12") != 0 || g_strcmp0 (cld_fact_id_get_ref (facts, duty->from), work->notice->ref) != 0)
    return;
  ref = cld_duty_dup_ref (facts, duty);
  step = add_step (work, _("Visit the child"));
  step->duty = row->id;
  step->duty_ref = cld_arena_strdup (work->effects->arena, ref);
  step->child = cld_arena_strdup (work->effects->arena, facts->ref);
  step->provision = row->source;
  step->strength = row->strength;
  step->due = duty->due.day;
  step->done = duty->done.day;
  step->state = cld_duty_state_id (duty->state);
}

static gboolean
add_visits_of (Work *work, const char *child, GError **error)
{
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_date_to_day (work->today), CLD_NO_DAY);
  const CldFacts *facts;
  const CldDuty *duties;
  guint n = 0;

  if (!cld_duty_board_load_child (board, work->db, child, error))
    return FALSE;
  facts = cld_duty_board_get_facts (board, child);
  duties = facts ? cld_duty_board_get_duties (board, child, &n) : NULL;
  for (guint i = 0; i < n; i++)
    add_visit (work, facts, &duties[i]);
  return TRUE;
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const CldNoticeEffectStep *x = *(const CldNoticeEffectStep *const *) a, *y = *(const CldNoticeEffectStep *const *) b;

  if (x->due == y->due)
    return 0;
  if (x->due == CLD_NO_DAY || y->due == CLD_NO_DAY)
    return x->due == CLD_NO_DAY ? -1 : 1;
  return x->due < y->due ? -1 : 1;
}

static gboolean
find_steps (Work *work, GError **error)
{
  CldNoticeEffects *effects = work->effects;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i].provision, effects->provision) == 0)
      add_listed_step (work, i);
  if (g_strcmp0 (effects->provision, "s30a") == 0)
    {
      effects->blocks_placements = work->notice->values[NOTICE_CLOSED_ON] == NULL;
      for (guint i = 0; i < effects->children->len; i++)
        {
          const CldNoticeEffectChild *child = effects->children->pdata[i];

          if (child->then && !add_visits_of (work, child->child, error))
            return FALSE;
        }
    }
  g_ptr_array_sort (effects->steps, compare_steps);
  return TRUE;
}

/* --- how soon the home tells --- */

static gboolean
count_told (Work *work, GError **error)
{
  CldNoticeEffects *effects = work->effects;
  g_autoptr (GArray) told = NULL;

  effects->is_late = g_strcmp0 (effects->provision, "reg41") == 0 &&
                     _cld_notice_is_told_late (work->calendar, cld_date_read_day (work->notice->values[NOTICE_EVENT_ON]), work->received);
  if (!effects->provider)
    return TRUE;
  told = cld_provider_told_load (work->db, effects->provider, error);
  for (guint i = 0; told && i < told->len; i++)
    {
      const CldProviderTold *one = &g_array_index (told, CldProviderTold, i);

      if (one->event_on == CLD_NO_DAY || one->received_on == CLD_NO_DAY)
        continue;
      effects->n_told++;
      effects->n_told_late += _cld_notice_is_told_late (work->calendar, one->event_on, one->received_on);
    }
  return told != NULL;
}

/* --- the whole --- */

static const CldRow *
find (CldDb *db, const CldKind *kind, const char *ref, CldArena *arena, GError **error)
{
  g_autoptr (GError) local = NULL;
  const CldRow *row = cld_repo_find (db, kind, ref, arena, &local);

  if (!row && local)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (!row)
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("There is no %s/%s."), kind->id, ref);
  return row;
}

/* The one that the notice names, else where the child is placed. */
static gboolean
find_provider (Work *work, GError **error)
{
  CldNoticeEffects *effects = work->effects;
  const char *placement = work->notice->values[NOTICE_PLACEMENT];
  const CldRow *row = NULL;

  effects->provider = work->notice->values[NOTICE_PROVIDER];
  if (!effects->provider && placement)
    {
      row = find (work->db, &cld_placement_kind, placement, effects->arena, error);
      if (!row)
        return FALSE;
      effects->provider = row->values[PLACEMENT_PROVIDER];
    }
  row = effects->provider ? find (work->db, &cld_provider_kind, effects->provider, effects->arena, error) : NULL;
  effects->provider_name = row ? row->values[PROVIDER_NAME] : NULL;
  return row || !effects->provider;
}

static gboolean
find_all (Work *work, const char *ref, GError **error)
{
  CldNoticeEffects *effects = work->effects;

  work->notice = find (work->db, &cld_notice_kind, ref, effects->arena, error);
  work->calendar = work->notice ? cld_duty_calendar_load (work->db, error) : NULL;
  if (!work->calendar)
    return FALSE;
  effects->ref = work->notice->ref;
  effects->provision = work->notice->values[NOTICE_PROVISION];
  work->received = cld_date_read_day (work->notice->values[NOTICE_OCCURRED_ON]);
  return find_provider (work, error) && find_children (work, error) && find_steps (work, error) && count_told (work, error);
}

/**
 * cld_notice_effects_load:
 * @db: a database
 * @ref: a notice that was received
 * @today: YYYY-MM-DD
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what it sets off; %CLD_STORE_ERROR_NOT_FOUND where there is no such notice
 */
CldNoticeEffects *
cld_notice_effects_load (CldDb *db, const char *ref, const char *today, GError **error)
{
  g_autoptr (CldNoticeEffects) effects = g_new0 (CldNoticeEffects, 1);
  Work work = { .db = db, .today = today, .effects = effects };
  gboolean done;

  g_return_val_if_fail (db != NULL && ref != NULL && cld_date_is_iso (today), NULL);

  effects->arena = cld_arena_new ();
  effects->children = g_ptr_array_new ();
  effects->steps = g_ptr_array_new ();
  done = find_all (&work, ref, error);
  g_clear_pointer (&work.calendar, cld_calendar_unref);
  return done ? g_steal_pointer (&effects) : NULL;
}

/**
 * cld_notice_effects_free:
 * @effects: (nullable) (transfer full): what a notice sets off
 *
 * Frees it and all that it holds.
 */
void
cld_notice_effects_free (CldNoticeEffects *effects)
{
  if (!effects)
    return;
  g_ptr_array_unref (effects->children);
  g_ptr_array_unref (effects->steps);
  cld_arena_free (effects->arena);
  g_free (effects);
}
