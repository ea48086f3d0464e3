/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-changed.h"

#include "cld-change-set.h"
#include "cld-log-reader.h"

/* Who changed a child last, found beside the main thread: the log of a child may be long. */
typedef struct
{
  char *child;
  char *actor;
  char *at;
} Last;

static void
free_last (gpointer data)
{
  Last *last = data;

  g_free (last->child);
  g_free (last->actor);
  g_free (last->at);
  g_free (last);
}

static gboolean
entry_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  static const char *const changes[] = { CLD_ACT_EDIT, CLD_ACT_IMPORT, CLD_ACT_UNDO, CLD_ACT_REDO, NULL };
  Last *last = data;

  if (!g_strv_contains (changes, entry->act))
    return TRUE;
  g_free (last->actor);
  g_free (last->at);
  last->actor = g_strdup (entry->actor);
  last->at = g_strdup (entry->at);
  return TRUE;
}

static gboolean
find_cb (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Last *last = data;
  const CldLogFilter filter = { .child = last->child };

  return !g_cancellable_set_error_if_cancelled (cancellable, error) && cld_log_each (store, &filter, entry_cb, last, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (cld_session_run_finish (CLD_SESSION (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * cld_child_changed_find_async:
 * @session: the caseload
 * @child: a child's number
 * @cancellable: (nullable): stops it
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Looks in the change log for the last change to the child.
 */
void
cld_child_changed_find_async (CldSession *session, const char *child, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  Last *last = g_new0 (Last, 1);

  last->child = g_strdup (child);
  g_task_set_task_data (task, last, free_last);
  /* The task outlives the work, and what it found with it. */
  cld_session_run_async (session, find_cb, last, NULL, cancellable, found_cb, task);
}

/**
 * cld_child_changed_find_finish:
 * @session: the caseload
 * @result: what the callback got
 * @at: (out): when, UTC
 * @error: return location
 *
 * Returns: (transfer full) (nullable): who; %NULL without an error where nothing says so
 */
char *
cld_child_changed_find_finish (CldSession *session, GAsyncResult *result, char **at, GError **error)
{
  Last *last = g_task_get_task_data (G_TASK (result));

  *at = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  *at = g_strdup (last->at);
  return g_strdup (last->actor);
}
