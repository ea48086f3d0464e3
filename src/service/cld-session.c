/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-session.h"

#include <string.h>

#include "cld-change-set.h"
#include "cld-date.h"
#include "cld-kinds.h"
#include "cld-record-service.h"
#include "cld-repo.h"
#include "cld-session-private.h"

enum
{
  PROP_0,
  PROP_FAULT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldSession, cld_session, G_TYPE_OBJECT)

/* A piece of work; the task owns it. */
typedef struct
{
  CldSessionFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Work;

static void
work_free (Work *work)
{
  if (work->destroy)
    work->destroy (work->data);
  g_free (work);
}

static void
writer_cb (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  CldSession *self = user_data;
  Work *work = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (!self->writer_store)
    self->writer_store = cld_store_open (self->name, CLD_STORE_OPEN, &error);
  if (self->writer_store)
    _cld_session_watch_writer (self);
  if (self->writer_store && work->func (self->writer_store, work->data, g_task_get_cancellable (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
cld_session_finalize (GObject *object)
{
  CldSession *self = CLD_SESSION (object);

  /* Every piece of work holds a reference to the session, so none is left. The last reference may be the one that the
   * writer's thread lets go, so it is not waited for. */
  g_thread_pool_free (self->writer, FALSE, FALSE);
  _cld_session_watch_stop (self);
  cld_store_free (self->writer_store);
  cld_store_free (self->store);
  g_free (self->name);
  g_free (self->today);
  g_free (self->clock_day);
  g_free (self->log_fault);
  g_free (self->line_fault);
  g_hash_table_unref (self->own);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (cld_session_parent_class)->finalize (object);
}

static void
cld_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FAULT)
    g_value_set_string (value, cld_session_get_fault (CLD_SESSION (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_session_class_init (CldSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cld_session_finalize;
  object_class->get_property = cld_session_get_property;

  /**
   * CldSession:fault:
   *
   * Why nothing can be changed now: what is looked at could not be noted in the change log the last time, or the server
   * is out of reach; %NULL while it can.
   */
  properties[PROP_FAULT] = g_param_spec_string ("fault", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * CldSession::changed:
   * @self: the session
   * @child: (nullable): the number of the child whose record changed, %NULL for anything
   *
   * What is recorded changed.
   */
  signals[CHANGED] = g_signal_new ("changed", CLD_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cld_session_init (CldSession *self)
{
  self->writer = g_thread_pool_new (writer_cb, self, 1, FALSE, NULL);
  g_mutex_init (&self->mutex);
  self->own = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * cld_session_open:
 * @name: a path, or a database on a server
 * @flags: how the store is opened
 * @error: return location
 *
 * Opens a caseload for work with it: see cld_store_open(). From then on the main loop notices what others write.
 *
 * Returns: (transfer full) (nullable): the session
 */
CldSession *
cld_session_open (const char *name, CldStoreFlags flags, GError **error)
{
  CldStore *store;
  CldSession *self;

  g_return_val_if_fail (name, NULL);

  store = cld_store_open (name, flags, error);
  if (!store)
    return NULL;
  self = g_object_new (CLD_TYPE_SESSION, NULL);
  self->store = store;
  self->name = g_strdup (cld_store_get_name (store));
  _cld_session_watch_start (self);
  return self;
}

/**
 * cld_session_get_store:
 * @self: a session
 *
 * Returns: (transfer none): the store of the main thread, to read from
 */
CldStore *
cld_session_get_store (CldSession *self)
{
  g_return_val_if_fail (CLD_IS_SESSION (self), NULL);

  return self->store;
}

/**
 * cld_session_get_db:
 * @self: a session
 *
 * Returns: (transfer none): the database of the main thread, to read from
 */
CldDb *
cld_session_get_db (CldSession *self)
{
  g_return_val_if_fail (CLD_IS_SESSION (self), NULL);

  return cld_store_get_db (self->store);
}

/**
 * cld_session_get_today:
 * @self: a session
 *
 * Returns: (transfer none): today, YYYY-MM-DD; good until the next call
 */
const char *
cld_session_get_today (CldSession *self)
{
  g_return_val_if_fail (CLD_IS_SESSION (self), NULL);

  if (self->today)
    return self->today;
  g_free (self->clock_day);
  self->clock_day = cld_date_today ();
  return self->clock_day;
}

/**
 * cld_session_set_today:
 * @self: a session
 * @today: (nullable): the day from which is counted, YYYY-MM-DD; %NULL for the clock's
 *
 * Sets the day for what is computed, never for what is recorded.
 */
void
cld_session_set_today (CldSession *self, const char *today)
{
  char *copy;

  g_return_if_fail (CLD_IS_SESSION (self));
  g_return_if_fail (!today || cld_date_is_iso (today));

  copy = g_strdup (today);
  g_free (self->today);
  self->today = copy;
}

/**
 * cld_session_get_user_name:
 * @self: a session
 *
 * Returns: (transfer full): the name of the person who works here: that of the `person` with this login, else the login
 */
char *
cld_session_get_user_name (CldSession *self)
{
  g_return_val_if_fail (CLD_IS_SESSION (self), NULL);

  return cld_record_service_name_of_login (self->store, cld_store_get_actor (self->store));
}

/**
 * cld_session_get_fault:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the value of #CldSession:fault
 */
const char *
cld_session_get_fault (CldSession *self)
{
  g_return_val_if_fail (CLD_IS_SESSION (self), NULL);

  return self->line_fault ? self->line_fault : self->log_fault;
}

/**
 * cld_session_is_cut_off:
 * @self: a session
 *
 * Returns: whether #CldSession:fault is that the server is out of reach: it goes away by itself
 */
gboolean
cld_session_is_cut_off (CldSession *self)
{
  g_return_val_if_fail (CLD_IS_SESSION (self), FALSE);

  return self->line_fault != NULL;
}

static void
replace_fault (CldSession *self, char **fault, const char *text)
{
  char *copy;

  if (g_strcmp0 (*fault, text) == 0)
    return;
  copy = g_strdup (text);
  g_free (*fault);
  *fault = copy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAULT]);
}

static void
set_log_fault (CldSession *self, const GError *error)
{
  replace_fault (self, &self->log_fault, error ? error->message : NULL);
}

void
_cld_session_set_line_fault (CldSession *self, const char *fault)
{
  replace_fault (self, &self->line_fault, fault);
}

/**
 * cld_session_note_change:
 * @self: a session
 * @child: (nullable): the child whose record changed, %NULL for anything
 *
 * Tells everybody who shows records that they changed, for writes that went another way, such as an import.
 */
void
cld_session_note_change (CldSession *self, const char *child)
{
  g_return_if_fail (CLD_IS_SESSION (self));

  g_signal_emit (self, signals[CHANGED], 0, child);
}

/**
 * cld_session_run_async:
 * @self: a session
 * @func: (scope async): what to do
 * @data: for @func
 * @destroy: (nullable): frees @data on the main thread or the writer's, when the work is done
 * @cancellable: (nullable): stops it
 * @callback: (nullable): called on the main thread
 * @user_data: for @callback
 *
 * Has the writer's thread do something, after what it was given before.
 */
void
cld_session_run_async (CldSession *self, CldSessionFunc func, gpointer data, GDestroyNotify destroy, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Work *work;

  g_return_if_fail (CLD_IS_SESSION (self));
  g_return_if_fail (func);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cld_session_run_async);
  work = g_new0 (Work, 1);
  work->func = func;
  work->data = data;
  work->destroy = destroy;
  g_task_set_task_data (task, work, (GDestroyNotify) work_free);
  g_thread_pool_push (self->writer, g_steal_pointer (&task), NULL);
}

/**
 * cld_session_run_finish:
 * @self: a session
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether it was done
 */
gboolean
cld_session_run_finish (CldSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What is written, and for whom the caller waits. */
typedef struct
{
  GTask *task; /* the caller's */
  CldRecord *original;
  CldRecord *copy; /* the writer's: the original may be bound to widgets */
  char *act;
  char *why;
  char *child;
  char *change_set;
  gboolean removes;
  gboolean redo;
  CldUndoResult *undone;
} Write;

static void
write_free (Write *write)
{
  g_clear_object (&write->task);
  g_clear_object (&write->original);
  g_clear_object (&write->copy);
  g_free (write->act);
  g_free (write->why);
  g_free (write->child);
  g_free (write->change_set);
  g_clear_pointer (&write->undone, cld_undo_result_free);
  g_free (write);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Write, write_free)

static Write *
write_new (CldSession *self, GAsyncReadyCallback callback, gpointer user_data)
{
  Write *write = g_new0 (Write, 1);

  write->task = g_task_new (self, NULL, callback, user_data);
  return write;
}

static CldRecord *
copy_record (CldRecord *record)
{
  g_autoptr (CldArena) arena = cld_arena_new ();

  return cld_record_new_from_row (cld_record_to_row (record, arena));
}

static char *
child_of (CldRecord *record)
{
  const CldKind *kind = cld_record_get_kind (record);

  if (kind == &cld_child_kind)
    return g_strdup (cld_record_get_ref (record));
  return kind->child >= 0 ? g_strdup (cld_record_get_text (record, (guint) kind->child)) : NULL;
}

static gboolean
save_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Write *write = data;

  return write->removes ? cld_record_service_remove (store, write->copy, write->why, error)
                        : cld_record_service_save (store, write->copy, write->why, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Write) write = data;
  CldSession *self = CLD_SESSION (source);
  g_autoptr (GTask) task = g_steal_pointer (&write->task);
  g_autoptr (GError) error = NULL;

  if (!cld_session_run_finish (self, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (!write->removes)
    cld_record_set_saved (write->original, cld_record_get_id (write->copy), cld_record_get_ref (write->copy), cld_record_get_version (write->copy));
  /* A new child's number is known by now; what names no child may be anybody's. */
  g_free (write->child);
  write->child = child_of (write->copy);
  cld_session_note_change (self, write->child);
  g_task_return_boolean (task, TRUE);
}

static void
write_record (CldSession *self, CldRecord *record, const char *why, gboolean removes, GAsyncReadyCallback callback, gpointer user_data)
{
  Write *write = write_new (self, callback, user_data);

  write->original = g_object_ref (record);
  write->copy = copy_record (record);
  write->why = g_strdup (why);
  write->removes = removes;
  cld_session_run_async (self, save_in_writer, write, NULL, NULL, saved_cb, write);
}

/**
 * cld_session_save_async:
 * @self: a session
 * @record: a record, new or changed; gets its id, ref and version when it is saved
 * @why: what for; nothing personal
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Saves a record as cld_record_service_save() does, as it is now: later changes to @record are not part of it.
 */
void
cld_session_save_async (CldSession *self, CldRecord *record, const char *why, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLD_IS_SESSION (self));
  g_return_if_fail (CLD_IS_RECORD (record));

  write_record (self, record, why, FALSE, callback, user_data);
}

/**
 * cld_session_save_finish:
 * @self: a session
 * @result: what the callback got
 * @error: return location; %CLD_STORE_ERROR_STALE where somebody else changed the record
 *
 * Returns: whether it is stored
 */
gboolean
cld_session_save_finish (CldSession *self, GAsyncResult *result, GError **error)
{
  return cld_session_run_finish (self, result, error);
}

/**
 * cld_session_remove_async:
 * @self: a session
 * @record: a stored record
 * @why: what for; nothing personal
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Removes a record; undo brings it back.
 */
void
cld_session_remove_async (CldSession *self, CldRecord *record, const char *why, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (CLD_IS_SESSION (self));
  g_return_if_fail (CLD_IS_RECORD (record));

  write_record (self, record, why, TRUE, callback, user_data);
}

/**
 * cld_session_remove_finish:
 * @self: a session
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether it was removed
 */
gboolean
cld_session_remove_finish (CldSession *self, GAsyncResult *result, GError **error)
{
  return cld_session_run_finish (self, result, error);
}

static gboolean
undo_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Write *write = data;

  write->undone = write->redo ? cld_record_service_redo (store, write->change_set, error) : cld_record_service_undo (store, write->change_set, error);
  return write->undone != NULL;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Write) write = data;
  CldSession *self = CLD_SESSION (source);
  g_autoptr (GTask) task = g_steal_pointer (&write->task);
  g_autoptr (GError) error = NULL;

  if (!cld_session_run_finish (self, result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  cld_session_note_change (self, NULL);
  g_task_return_pointer (task, g_steal_pointer (&write->undone), (GDestroyNotify) cld_undo_result_free);
}

/**
 * cld_session_undo_async:
 * @self: a session
 * @change_set: (nullable): what to undo or redo; %NULL for this user's latest
 * @redo: whether to redo
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Undoes or redoes a change: see cld_record_service_undo() and cld_record_service_redo().
 */
void
cld_session_undo_async (CldSession *self, const char *change_set, gboolean redo, GAsyncReadyCallback callback, gpointer user_data)
{
  Write *write;

  g_return_if_fail (CLD_IS_SESSION (self));

  write = write_new (self, callback, user_data);
  write->change_set = g_strdup (change_set);
  write->redo = redo;
  cld_session_run_async (self, undo_in_writer, write, NULL, NULL, undone_cb, write);
}

/**
 * cld_session_undo_finish:
 * @self: a session
 * @result: what the callback got
 * @error: return location; %CLD_STORE_ERROR_NOT_FOUND where there is nothing to undo
 *
 * Returns: (transfer full) (nullable): what was done
 */
CldUndoResult *
cld_session_undo_finish (CldSession *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
look_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Write *write = data;

  return cld_change_log_look (store, write->act, write->why, write->child, error);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Write) write = data;
  g_autoptr (GTask) task = g_steal_pointer (&write->task);
  g_autoptr (GError) error = NULL;

  /* What cannot be noted cannot be changed either: the log comes first. */
  if (cld_session_run_finish (CLD_SESSION (source), result, &error))
    {
      set_log_fault (CLD_SESSION (source), NULL);
      g_task_return_boolean (task, TRUE);
      return;
    }
  set_log_fault (CLD_SESSION (source), error);
  g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * cld_session_look_async:
 * @self: a session
 * @act: one of CLD_ACT_*: a view, a print, an export
 * @why: what for; nothing personal
 * @child: (nullable): the child that was looked at
 * @callback: (nullable): called on the main thread
 * @user_data: for @callback
 *
 * Notes in the change log that something was seen, printed or exported. Nothing that is recorded changes.
 */
void
cld_session_look_async (CldSession *self, const char *act, const char *why, const char *child, GAsyncReadyCallback callback, gpointer user_data)
{
  Write *write;

  g_return_if_fail (CLD_IS_SESSION (self));
  g_return_if_fail (act);

  write = write_new (self, callback, user_data);
  write->act = g_strdup (act);
  write->why = g_strdup (why);
  write->child = g_strdup (child);
  cld_session_run_async (self, look_in_writer, write, NULL, NULL, looked_cb, write);
}

/**
 * cld_session_look_finish:
 * @self: a session
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether it was noted
 */
gboolean
cld_session_look_finish (CldSession *self, GAsyncResult *result, GError **error)
{
  return cld_session_run_finish (self, result, error);
}
