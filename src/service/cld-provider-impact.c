/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-provider-impact.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-duty-basis.h"
#include "cld-duty-board.h"
#include "cld-kinds.h"
#include "cld-provider-impact-private.h"
#include "cld-repo.h"

/* What an inadequate judgement, a step of enforcement or a notice of one means for our children at that provider: who they are, and an
 * action for each of them. Nothing is written until it is saved. */

#define MOVE_DAYS 5   /* working days to find another placement: our choice */
#define DECIDE_DAYS 5 /* working days to decide: our choice */
#define NOTICE_RUNG 3 /* from a compliance notice on Ofsted tells authorities (Care Standards Act 2000, section 30A) */
#define MONTHS_BEFORE 12

/* --- the cause --- */

static char *
join_where (guint field)
{
  return g_strdup_printf ("WHERE r%u.ref = ?", field);
}

static gboolean
keep_cb (CldRow *row, const char *search_key, gpointer data)
{
  g_ptr_array_add (data, row);
  return TRUE;
}

static gboolean
find_cause (CldProviderImpact *self, CldDb *db, const char *ref, GError **error)
{
  static const struct
  {
    const CldKind *kind;
    guint provider;
  } kinds[] = {
    [CLD_IMPACT_INADEQUATE] = { &cld_inspection_kind, INSPECTION_PROVIDER },
    [CLD_IMPACT_ENFORCEMENT] = { &cld_enforcement_kind, ENFORCEMENT_PROVIDER },
    [CLD_IMPACT_NOTICE] = { &cld_notice_kind, NOTICE_PROVIDER },
  };
  g_autoptr (GError) local_error = NULL;
  const char *provider;

  self->row = cld_repo_find (db, kinds[self->cause].kind, ref, self->arena, &local_error);
  provider = self->row ? self->row->values[kinds[self->cause].provider] : NULL;
  if (provider)
    self->provider = cld_repo_find (db, &cld_provider_kind, provider, self->arena, &local_error);
  if (self->provider)
    return TRUE;
  if (local_error)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _ ("There is no %s/%s about a provider."), kinds[self->cause].kind->id, ref);
  return FALSE;
}

static const char *
get_step (const CldProviderImpact *self)
{
  return self->cause == CLD_IMPACT_ENFORCEMENT ? self->row->values[ENFORCEMENT_KIND] : NULL;
}

static gboolean
is_step (const CldProviderImpact *self, const char *code)
{
  return g_strcmp0 (get_step (self), code) == 0;
}

/* The day we knew of it. */
static gint32
find_known_on (const CldProviderImpact *self)
{
  gint32 told = self->cause == CLD_IMPACT_ENFORCEMENT ? cld_date_read_day (self->row->values[ENFORCEMENT_TOLD_ON])
                : self->cause == CLD_IMPACT_NOTICE    ? cld_date_read_day (self->row->values[NOTICE_OCCURRED_ON])
                                                      : CLD_NO_DAY;

  return told != CLD_NO_DAY ? told : self->today;
}

/* --- a notice of the same --- */

static gboolean
is_notice_of (const CldProviderImpact *self, const CldRow *notice)
{
  gint32 from = cld_date_read_day (self->row->values[ENFORCEMENT_FROM_ON]);
  gint32 event = cld_date_read_day (notice->values[NOTICE_EVENT_ON]), came = cld_date_read_day (notice->values[NOTICE_OCCURRED_ON]);
  const char *reference = self->row->values[ENFORCEMENT_REFERENCE];

  if (reference && g_strcmp0 (reference, notice->values[NOTICE_REFERENCE]) == 0)
    return TRUE;
  if (event != CLD_NO_DAY)
    return event == from;
  return from != CLD_NO_DAY && came != CLD_NO_DAY && came >= from;
}

static gboolean
look_for_notice (CldProviderImpact *self, CldDb *db, GError **error)
{
  g_autoptr (GPtrArray) notices = g_ptr_array_new ();
  g_autofree char *condition = g_strdup_printf ("WHERE t.direction = 'IN' AND t.provision = 's30a' AND r%d.ref = ?", NOTICE_PROVIDER);
  const char *values[] = { self->provider->ref, NULL };

  if (self->cause != CLD_IMPACT_ENFORCEMENT || cld_enforcement_rung (get_step (self)) < NOTICE_RUNG)
    return TRUE;
  if (!cld_repo_each (db, &cld_notice_kind, condition, values, self->arena, keep_cb, notices, error))
    return FALSE;
  self->needs_notice = TRUE;
  for (guint i = 0; i < notices->len; i++)
    if (is_notice_of (self, notices->pdata[i]))
      self->needs_notice = FALSE;
  self->records_notice = self->needs_notice;
  return TRUE;
}

/* --- what is proposed --- */

static const char *
choose_kind (const CldProviderImpact *self)
{
  if (self->cause == CLD_IMPACT_NOTICE)
    return "VISIT";
  if (self->cause == CLD_IMPACT_INADEQUATE)
    return "DECIDE";
  if (is_step (self, "CANC") || is_step (self, "ECANC") || is_step (self, "SUSP"))
    return "MOVE";
  return is_step (self, "RA") || is_step (self, "NOP") ? "DECIDE" : "VISIT";
}

static gint32
find_due (const CldProviderImpact *self, const CldCalendar *calendar, const char *kind)
{
  gint32 known = find_known_on (self);

  if (is_step (self, "ECANC"))
    return self->today;
  if (strcmp (kind, "VISIT") == 0)
    return known + cld_basis_get_info (CLD_BASIS_VISIT_ENFORCEMENT)->number;
  return cld_calendar_add_working_days (calendar, self->today, strcmp (kind, "MOVE") == 0 ? MOVE_DAYS : DECIDE_DAYS);
}

static char *
word_action (const CldProviderImpact *self, const char *kind)
{
  const char *name = self->provider->values[PROVIDER_NAME] ? self->provider->values[PROVIDER_NAME] : self->provider->ref;

  if (strcmp (kind, "MOVE") == 0)
    /* Translators: what has to be done for a child; %s is a provider */
    return g_strdup_printf (_ ("Find another placement than %s"), name);
  if (strcmp (kind, "DECIDE") == 0)
    /* Translators: what has to be done for a child; %s is a provider */
    return g_strdup_printf (_ ("Decide whether the child stays at %s"), name);
  /* Translators: what has to be done for a child; %s is a provider */
  return g_strdup_printf (_ ("Visit at %s after the notice of enforcement"), name);
}

/* --- who --- */

/* An action that names the cause; one for a notice, which no action names, has the ref that is made of both. */
static gboolean
load_done (CldProviderImpact *self, CldDb *db, const char *kind, GHashTable *done, GError **error)
{
  g_autoptr (GPtrArray) actions = g_ptr_array_new ();
  g_autofree char *named = join_where (self->cause == CLD_IMPACT_INADEQUATE ? ACTION_INSPECTION : ACTION_ENFORCEMENT);
  const char *values[] = { self->cause == CLD_IMPACT_NOTICE ? "VISIT" : self->row->ref, NULL };

  if (!cld_repo_each (db, &cld_action_kind, self->cause == CLD_IMPACT_NOTICE ? "WHERE t.kind = ?" : named, values, self->arena, keep_cb, actions, error))
    return FALSE;
  for (guint i = 0; i < actions->len; i++)
    {
      const CldRow *action = actions->pdata[i];
      const char *child = action->values[ACTION_CHILD];
      g_autofree char *made = child ? _cld_provider_impact_make_ref (self, child, kind) : NULL;

      if (child && (self->cause != CLD_IMPACT_NOTICE || g_strcmp0 (action->ref, made) == 0))
        g_hash_table_add (done, (gpointer) child);
    }
  return TRUE;
}

static void
child_free (gpointer data)
{
  CldImpactChild *child = data;

  g_free (child->what);
  g_free (child->due_on);
  g_free (child);
}

/* Of several placements of one child the present one is meant, else the latest. Lines of a child come one after another, by start. */
static void
take_placement (CldProviderImpact *self, const CldProviderChild *line)
{
  gint32 end = cld_date_read_day (line->ended_on);
  gboolean now = end == CLD_NO_DAY || end > self->today;
  CldImpactChild *last = self->children->len > 0 ? self->children->pdata[self->children->len - 1] : NULL;

  if (!last || strcmp (last->child->child, line->child) != 0)
    {
      last = g_new0 (CldImpactChild, 1);
      g_ptr_array_add (self->children, last);
    }
  else if (last->now && !now)
    return;
  last->child = line;
  last->now = now;
}

static gboolean
find_children (CldProviderImpact *self, CldDb *db, const char *kind, gint32 due, GError **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) lines = NULL;
  char since[CLD_DATE_SIZE], until[CLD_DATE_SIZE], due_on[CLD_DATE_SIZE];

  cld_date_from_day (cld_day_add_months (self->today, -MONTHS_BEFORE), since);
  cld_date_from_day (self->today, until);
  cld_date_from_day (due, due_on);
  lines = cld_provider_children_load (db, self->provider->ref, since, until, self->arena, error);
  if (!lines || !load_done (self, db, kind, done, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    take_placement (self, lines->pdata[i]);
  for (guint i = 0; i < self->children->len; i++)
    {
      CldImpactChild *child = self->children->pdata[i];

      child->kind = kind;
      child->what = word_action (self, kind);
      child->owner = child->child->worker;
      child->due_on = g_strdup (due_on);
      child->wanted = child->now && !g_hash_table_contains (done, child->child->child);
      self->n_now += child->now;
      self->n_done += child->now && !child->wanted;
    }
  return TRUE;
}

/* The order of names stays within both parts. */
static void
put_present_first (CldProviderImpact *self)
{
  GPtrArray *ordered = g_ptr_array_new_full (self->children->len, child_free);

  for (int now = 1; now >= 0; now--)
    for (guint i = 0; i < self->children->len; i++)
      if (((CldImpactChild *) self->children->pdata[i])->now == now)
        g_ptr_array_add (ordered, self->children->pdata[i]);
  g_ptr_array_set_free_func (self->children, NULL);
  g_ptr_array_unref (self->children);
  self->children = ordered;
}

static gboolean
load (CldProviderImpact *self, CldDb *db, const char *ref, GError **error)
{
  g_autoptr (CldCalendar) calendar = cld_duty_calendar_load (db, error);
  const char *kind;

  if (!calendar || !find_cause (self, db, ref, error) || !look_for_notice (self, db, error))
    return FALSE;
  kind = choose_kind (self);
  if (!find_children (self, db, kind, find_due (self, calendar, kind), error))
    return FALSE;
  put_present_first (self);
  return TRUE;
}

/**
 * cld_provider_impact_new:
 * @db: a database
 * @cause: what happened
 * @ref: ref of the inspection, step of enforcement or notice
 * @today: day number
 * @error: return location
 *
 * Finds which of our children are at the provider, or were within the last 12 months, and proposes an action for each who is there now
 * and has none for this cause yet: after cancellation or suspension another placement within 5 working days (after an emergency
 * cancellation the same day); after a restriction, a notice of proposal or an inadequate judgement a decision within 5 working days;
 * else a visit within a week of the notice. Nothing is written.
 *
 * Returns: (transfer full) (nullable): the proposals; %CLD_STORE_ERROR_NOT_FOUND where nothing of that ref is about a provider
 */
CldProviderImpact *
cld_provider_impact_new (CldDb *db, CldImpactCause cause, const char *ref, gint32 today, GError **error)
{
  g_autoptr (CldProviderImpact) self = g_new0 (CldProviderImpact, 1);
  gboolean own, done;

  g_return_val_if_fail (db != NULL && ref != NULL && today != CLD_NO_DAY, NULL);

  self->arena = cld_arena_new ();
  self->children = g_ptr_array_new_with_free_func (child_free);
  self->cause = cause;
  self->today = today;
  own = !cld_db_in_transaction (db);
  if (own && !cld_db_begin_read (db, error))
    return NULL;
  done = load (self, db, ref, error);
  if (own)
    cld_db_rollback (db);
  if (!done)
    return NULL;
  cld_date_from_day (find_known_on (self), self->received_on);
  return g_steal_pointer (&self);
}

/**
 * cld_provider_impact_free:
 * @self: (nullable) (transfer full): proposals
 *
 * Frees them and every row they name.
 */
void
cld_provider_impact_free (CldProviderImpact *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->children);
  cld_arena_free (self->arena);
  g_free (self);
}
