/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-watch.h"

#define WATCH "cld-duty-watch"
#define CLOCK_SECONDS 30

struct _CldDutyWatch
{
  GObject parent_instance;

  GWeakRef session; /* which owns this */
  char *name;       /* of the database */
  char *actor;
  char *fault;
  gint32 forecast_until;

  CldDutyBoard *board;
  CldDutyPeople *people;
  CldTodayFindings *findings;
  GCancellable *loading;    /* while a thread loads a board */
  gboolean load_again;      /* what it loads was void before it was done */
  GHashTable *meanwhile;    /* children that changed while it loads */
  GSource *clock;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldDutyWatch, cld_duty_watch, G_TYPE_OBJECT)

/* What a thread is given and makes. */
typedef struct
{
  char *name;
  char *actor;
  gint32 today;
  gint32 forecast_until;
  CldDutyBoard *board;
  CldDutyPeople *people;
  CldTodayFindings *findings;
} Load;

static void
load_free (Load *load)
{
  g_free (load->name);
  g_free (load->actor);
  cld_duty_board_free (load->board);
  cld_duty_people_free (load->people);
  cld_today_findings_free (load->findings);
  g_free (load);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Load *load = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldDb) db = cld_db_open (load->name, CLD_DB_OPEN, &error);

  if (db && (load->people = cld_duty_people_load (db, load->actor, &error)) && (load->findings = cld_today_findings_load (db, load->today, &error)))
    {
      load->board = cld_duty_board_new (load->today, load->forecast_until);
      if (cld_duty_board_load (load->board, db, &error))
        {
          g_task_return_boolean (task, TRUE);
          return;
        }
    }
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
tell (CldDutyWatch *self, const char *child)
{
  g_signal_emit (self, signals[CHANGED], 0, child);
}

static void
set_fault (CldDutyWatch *self, const GError *error)
{
  g_free (self->fault);
  self->fault = error ? g_strdup (error->message) : NULL;
}

static gint32
get_today (CldDutyWatch *self, CldSession *session)
{
  return cld_date_to_day (cld_session_get_today (session));
}

static void load_all (CldDutyWatch *self);

static void
refresh_findings (CldDutyWatch *self, CldSession *session)
{
  g_autoptr (GError) error = NULL;
  CldTodayFindings *findings = cld_today_findings_load (cld_session_get_db (session), get_today (self, session), &error);

  if (!findings)
    {
      set_fault (self, error);
      return;
    }
  cld_today_findings_free (self->findings);
  self->findings = findings;
}

static void
refresh_child (CldDutyWatch *self, CldSession *session, const char *child)
{
  CldDb *db = cld_session_get_db (session);
  g_autoptr (GError) error = NULL;

  if (!cld_duty_board_refresh_child (self->board, db, child, &error) || !cld_duty_people_refresh_child (self->people, db, child, &error))
    set_fault (self, error);
}

/* Children that changed while everything was read may have been read before that. */
static void
catch_up (CldDutyWatch *self, CldSession *session)
{
  GHashTableIter iter;
  const char *child;

  g_hash_table_iter_init (&iter, self->meanwhile);
  while (g_hash_table_iter_next (&iter, (gpointer *) &child, NULL))
    refresh_child (self, session, child);
  if (g_hash_table_size (self->meanwhile) > 0)
    refresh_findings (self, session);
  g_hash_table_remove_all (self->meanwhile);
  cld_duty_board_set_today (self->board, get_today (self, session));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  CldDutyWatch *self = CLD_DUTY_WATCH (source);
  Load *load = g_task_get_task_data (G_TASK (result));
  g_autoptr (CldSession) session = g_weak_ref_get (&self->session);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_object (&self->loading);
  if (!session)
    return;
  if (self->load_again)
    {
      load_all (self);
      return;
    }
  set_fault (self, error);
  if (done)
    {
      CldDutyBoard *board = g_steal_pointer (&load->board);
      CldDutyPeople *people = g_steal_pointer (&load->people);
      CldTodayFindings *findings = g_steal_pointer (&load->findings);

      /* The old ones go with the load, after everybody was told. */
      load->board = self->board;
      load->people = self->people;
      load->findings = self->findings;
      self->board = board;
      self->people = people;
      self->findings = findings;
      catch_up (self, session);
    }
  tell (self, NULL);
}

/* Reads everything in a thread; what there is stays until that is done. */
static void
load_all (CldDutyWatch *self)
{
  g_autoptr (CldSession) session = g_weak_ref_get (&self->session);
  g_autoptr (GTask) task = NULL;
  Load *load;

  self->load_again = self->loading != NULL;
  if (!session || self->loading)
    return;
  g_hash_table_remove_all (self->meanwhile);
  load = g_new0 (Load, 1);
  load->name = g_strdup (self->name);
  load->actor = g_strdup (self->actor);
  load->today = get_today (self, session);
  load->forecast_until = self->forecast_until;
  self->loading = g_cancellable_new ();
  task = g_task_new (self, self->loading, loaded_cb, NULL);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  g_task_run_in_thread (task, load_in_thread);
}

/* --- what changes --- */

static gboolean
follow_today (CldDutyWatch *self, CldSession *session)
{
  gint32 today = get_today (self, session);

  if (!self->board || self->loading || cld_duty_board_get_today (self->board) == today)
    return FALSE;
  cld_duty_board_set_today (self->board, today);
  refresh_findings (self, session);
  return TRUE;
}

static void
session_changed_cb (CldDutyWatch *self, const char *child)
{
  g_autoptr (CldSession) session = g_weak_ref_get (&self->session);
  gboolean is_other_day;

  if (!session)
    return;
  if (!child || (!self->board && !self->loading))
    {
      load_all (self);
      return;
    }
  if (self->loading)
    g_hash_table_add (self->meanwhile, g_strdup (child));
  if (!self->board)
    return;
  refresh_child (self, session, child);
  is_other_day = follow_today (self, session);
  if (!is_other_day && self->findings && cld_today_findings_concern (self->findings, cld_session_get_db (session), child))
    refresh_findings (self, session);
  tell (self, is_other_day ? NULL : child);
}

/* At midnight every duty has another distance; a computer may have slept meanwhile, so the day is looked at often. */
static gboolean
clock_cb (gpointer data)
{
  g_autoptr (CldDutyWatch) self = g_weak_ref_get (data);
  g_autoptr (CldSession) session = self ? g_weak_ref_get (&self->session) : NULL;

  if (!session)
    return G_SOURCE_REMOVE;
  if (follow_today (self, session))
    tell (self, NULL);
  return G_SOURCE_CONTINUE;
}

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
start_clock (CldDutyWatch *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, self);
  self->clock = g_timeout_source_new_seconds (CLOCK_SECONDS);
  g_source_set_callback (self->clock, clock_cb, weak, weak_free);
  g_source_attach (self->clock, NULL);
}

/* --- beginning and end --- */

static void
cld_duty_watch_finalize (GObject *object)
{
  CldDutyWatch *self = CLD_DUTY_WATCH (object);

  if (self->clock)
    g_source_destroy (self->clock);
  g_clear_pointer (&self->clock, g_source_unref);
  g_weak_ref_clear (&self->session);
  g_clear_object (&self->loading);
  g_hash_table_unref (self->meanwhile);
  cld_duty_board_free (self->board);
  cld_duty_people_free (self->people);
  cld_today_findings_free (self->findings);
  g_free (self->name);
  g_free (self->actor);
  g_free (self->fault);
  G_OBJECT_CLASS (cld_duty_watch_parent_class)->finalize (object);
}

static void
cld_duty_watch_class_init (CldDutyWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_duty_watch_finalize;

  /**
   * CldDutyWatch::changed:
   * @self: the duties
   * @child: (nullable): the number of the child whose duties changed, %NULL for anybody's
   *
   * The board was loaded or computed again.
   */
  signals[CHANGED] = g_signal_new ("changed", CLD_TYPE_DUTY_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cld_duty_watch_init (CldDutyWatch *self)
{
  self->forecast_until = CLD_NO_DAY;
  self->meanwhile = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_weak_ref_init (&self->session, NULL);
}

/**
 * cld_duty_watch_of:
 * @session: a session
 *
 * Must be called on the main thread.
 *
 * Returns: (transfer none): its duties, which belong to it; the first call begins to load them
 */
CldDutyWatch *
cld_duty_watch_of (CldSession *session)
{
  CldDutyWatch *self;
  CldStore *store;

  g_return_val_if_fail (CLD_IS_SESSION (session), NULL);

  self = g_object_get_data (G_OBJECT (session), WATCH);
  if (self)
    return self;
  self = g_object_new (CLD_TYPE_DUTY_WATCH, NULL);
  g_object_set_data_full (G_OBJECT (session), WATCH, self, g_object_unref);
  store = cld_session_get_store (session);
  g_weak_ref_set (&self->session, session);
  self->name = g_strdup (cld_store_get_name (store));
  self->actor = g_strdup (cld_store_get_actor (store));
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  start_clock (self);
  load_all (self);
  return self;
}

/**
 * cld_duty_watch_get_board:
 * @self: the duties of a session
 *
 * Returns: (transfer none) (nullable): the board, good until the next #CldDutyWatch::changed; %NULL until it is loaded
 */
const CldDutyBoard *
cld_duty_watch_get_board (CldDutyWatch *self)
{
  g_return_val_if_fail (CLD_IS_DUTY_WATCH (self), NULL);

  return self->board;
}

/**
 * cld_duty_watch_get_people:
 * @self: the duties of a session
 *
 * Returns: (transfer none) (nullable): the names that belong to the board, good as long as it
 */
const CldDutyPeople *
cld_duty_watch_get_people (CldDutyWatch *self)
{
  g_return_val_if_fail (CLD_IS_DUTY_WATCH (self), NULL);

  return self->people;
}

/**
 * cld_duty_watch_get_findings:
 * @self: the duties of a session
 *
 * Returns: (transfer none) (nullable): what inspections leave to be done, read with the board and good as long as it
 */
CldTodayFindings *
cld_duty_watch_get_findings (CldDutyWatch *self)
{
  g_return_val_if_fail (CLD_IS_DUTY_WATCH (self), NULL);

  return self->findings;
}

/**
 * cld_duty_watch_get_inspections:
 * @self: the duties of a session
 *
 * Returns: (transfer none) (nullable): everything that is recorded of inspections, read with the board and good as long as it
 */
CldInspectionRegister *
cld_duty_watch_get_inspections (CldDutyWatch *self)
{
  g_return_val_if_fail (CLD_IS_DUTY_WATCH (self), NULL);

  return self->findings ? cld_today_findings_get_inspections (self->findings) : NULL;
}

/**
 * cld_duty_watch_get_fault:
 * @self: the duties of a session
 *
 * Returns: (transfer none) (nullable): why they could not be read the last time
 */
const char *
cld_duty_watch_get_fault (CldDutyWatch *self)
{
  g_return_val_if_fail (CLD_IS_DUTY_WATCH (self), NULL);

  return self->fault;
}

/**
 * cld_duty_watch_set_forecast:
 * @self: the duties of a session
 * @until: rows are projected up to this day; %CLD_NO_DAY for none
 *
 * Has the board loaded again with the rows that will be due if everything is done on its date.
 */
void
cld_duty_watch_set_forecast (CldDutyWatch *self, gint32 until)
{
  g_return_if_fail (CLD_IS_DUTY_WATCH (self));

  if (until == self->forecast_until)
    return;
  self->forecast_until = until;
  load_all (self);
}
