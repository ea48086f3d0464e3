/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-session-opening.h"

/* A session while another thread opens it: the thread holds a reference, and so does who waits. */
struct _CldSessionOpening
{
  char *name;
  GMutex mutex;
  GCond cond;
  gboolean done;
  CldSession *session;
  GError *error;
  GSource *when_done;
};

static void
opening_clear (gpointer data)
{
  CldSessionOpening *opening = data;

  g_free (opening->name);
  g_clear_object (&opening->session);
  g_clear_error (&opening->error);
  g_clear_pointer (&opening->when_done, g_source_unref);
  g_mutex_clear (&opening->mutex);
  g_cond_clear (&opening->cond);
}

static gpointer
opening_thread (gpointer data)
{
  CldSessionOpening *opening = data;
  g_autoptr (GError) error = NULL;
  CldSession *session = cld_session_open (opening->name, CLD_STORE_OPEN, &error);

  g_mutex_lock (&opening->mutex);
  opening->session = session;
  opening->error = g_steal_pointer (&error);
  opening->done = TRUE;
  if (opening->when_done)
    g_source_attach (opening->when_done, NULL);
  g_cond_broadcast (&opening->cond);
  g_mutex_unlock (&opening->mutex);
  g_atomic_rc_box_release_full (opening, opening_clear);
  return NULL;
}

/**
 * cld_session_open_begin:
 * @name: the path of a store that is there, or a database on a server
 *
 * Begins to open a caseload on another thread: a large file that changed outside is checked page by page first.
 *
 * Returns: (transfer full): what cld_session_open_end() is to be given
 */
CldSessionOpening *
cld_session_open_begin (const char *name)
{
  CldSessionOpening *opening = g_atomic_rc_box_new0 (CldSessionOpening);

  opening->name = g_strdup (name);
  g_mutex_init (&opening->mutex);
  g_cond_init (&opening->cond);
  g_thread_unref (g_thread_new ("open caseload", opening_thread, g_atomic_rc_box_acquire (opening)));
  return opening;
}

/**
 * cld_session_open_wait:
 * @opening: what was begun
 * @milliseconds: how long to wait at most
 *
 * Returns: whether it is done
 */
gboolean
cld_session_open_wait (CldSessionOpening *opening, guint milliseconds)
{
  const gint64 until = g_get_monotonic_time () + (gint64) milliseconds * 1000;
  gboolean done;

  g_mutex_lock (&opening->mutex);
  while (!opening->done && g_cond_wait_until (&opening->cond, &opening->mutex, until))
    ;
  done = opening->done;
  g_mutex_unlock (&opening->mutex);
  return done;
}

/**
 * cld_session_open_when_done:
 * @opening: what was begun
 * @func: called once on the main thread when it is done
 * @data: for @func
 * @destroy: (nullable): frees @data
 *
 * For who cannot wait.
 */
void
cld_session_open_when_done (CldSessionOpening *opening, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  GSource *source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, destroy);
  g_mutex_lock (&opening->mutex);
  g_assert (!opening->when_done);
  opening->when_done = source;
  if (opening->done)
    g_source_attach (source, NULL);
  g_mutex_unlock (&opening->mutex);
}

/**
 * cld_session_open_end:
 * @opening: (transfer full): what was begun; waited for if it is not done
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the session
 */
CldSession *
cld_session_open_end (CldSessionOpening *opening, GError **error)
{
  CldSession *session;

  while (!cld_session_open_wait (opening, 60000))
    ;
  session = g_steal_pointer (&opening->session);
  if (!session)
    g_propagate_error (error, g_steal_pointer (&opening->error));
  g_atomic_rc_box_release_full (opening, opening_clear);
  return session;
}

/**
 * cld_session_open_give_up:
 * @opening: (transfer full): what was begun
 * @wait: whether to return only when nothing uses the database any more; to give up a server may take seconds
 *
 * Opens nothing after all.
 */
void
cld_session_open_give_up (CldSessionOpening *opening, gboolean wait)
{
  while (wait && !cld_session_open_wait (opening, 60000))
    ;
  g_atomic_rc_box_release_full (opening, opening_clear);
}
