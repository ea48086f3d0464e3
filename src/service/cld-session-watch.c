/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-error.h"
#include "cld-news.h"
#include "cld-record-service.h"
#include "cld-session-private.h"

#define LOOK_MS 500
#define FIRST_PAUSE_MS 1000
#define LONGEST_PAUSE_MS 30000
#define MANY 4 /* children: above that everything is read again at once */

/* What others write is looked for in the main loop; so is whether the server is still there. The session may be let go
 * in the writer's thread at any moment, so the sources know it weakly. */
struct _CldSessionWatch
{
  GWeakRef session;
  CldNews *news;
  GSource *timer;
  GSource *line; /* of the server's socket; NULL for a file */
  int fd;        /* what line is of */
  GSource *next_try;
  guint pause; /* milliseconds before the next try to reach the server */
  gboolean trying;
};

static void
watch_clear (gpointer data)
{
  CldSessionWatch *watch = data;

  g_weak_ref_clear (&watch->session);
}

static void
watch_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, watch_clear);
}

static void
drop_source (GSource **source)
{
  if (!*source)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static GSource *
attach (CldSessionWatch *watch, GSource *source, GSourceFunc func)
{
  g_source_set_callback (source, func, g_atomic_rc_box_acquire (watch), watch_unref);
  g_source_attach (source, NULL);
  return source;
}

/* --- what is new --- */

typedef struct
{
  CldSession *session;
  GPtrArray *children;
  GPtrArray *own; /* change sets of this session that were met */
  char *last_set; /* of the news before: one of several children is told as a whole */
  gboolean everything;
} Found;

static void
news_cb (const char *change_set, const char *child, gpointer data)
{
  Found *found = data;
  gboolean own;

  g_mutex_lock (&found->session->mutex);
  own = change_set && g_hash_table_contains (found->session->own, change_set);
  g_mutex_unlock (&found->session->mutex);
  if (own)
    g_ptr_array_add (found->own, g_strdup (change_set));
  else if (!child || (change_set && g_strcmp0 (change_set, found->last_set) == 0))
    found->everything = TRUE;
  else if (!g_ptr_array_find_with_equal_func (found->children, child, g_str_equal, NULL))
    g_ptr_array_add (found->children, g_strdup (child));
  g_free (found->last_set);
  found->last_set = g_strdup (change_set);
}

static void
forget_own (CldSession *self, const GPtrArray *own)
{
  g_mutex_lock (&self->mutex);
  for (guint i = 0; i < own->len; i++)
    g_hash_table_remove (self->own, own->pdata[i]);
  g_mutex_unlock (&self->mutex);
}

static void
tell (Found *found)
{
  forget_own (found->session, found->own);
  if (found->everything || found->children->len > MANY)
    {
      cld_session_note_change (found->session, NULL);
      return;
    }
  for (guint i = 0; i < found->children->len; i++)
    cld_session_note_change (found->session, found->children->pdata[i]);
}

/* --- a line that broke --- */

static void try_again (CldSession *self, guint milliseconds);
static void look (CldSession *self);

static gboolean
is_reachable (const char *name)
{
  g_autoptr (CldDb) db = cld_db_open (name, CLD_DB_OPEN, NULL);

  return db != NULL;
}

static void
try_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_boolean (task, is_reachable (data));
}

/* The server is there again: what happened meanwhile nobody knows, so that the first look finds everything new. */
static void
go_on (CldSession *self)
{
  self->watch->pause = FIRST_PAUSE_MS;
  g_clear_pointer (&self->log_fault, g_free);
  _cld_session_set_line_fault (self, NULL);
  look (self);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  CldSession *self = CLD_SESSION (source);
  CldSessionWatch *watch = self->watch;
  gboolean reachable = g_task_propagate_boolean (G_TASK (result), NULL);

  watch->trying = FALSE;
  if (reachable && cld_db_reconnect (cld_store_get_db (self->store), NULL))
    {
      go_on (self);
      return;
    }
  try_again (self, watch->pause);
  watch->pause = MIN (watch->pause * 2, LONGEST_PAUSE_MS);
}

static gboolean
try_cb (gpointer data)
{
  CldSessionWatch *watch = data;
  g_autoptr (CldSession) self = g_weak_ref_get (&watch->session);
  g_autoptr (GTask) task = NULL;

  g_clear_pointer (&watch->next_try, g_source_unref);
  if (!self)
    return G_SOURCE_REMOVE;
  watch->trying = TRUE;
  /* In a thread: a server that does not answer may take seconds, and the window must not stand still. */
  task = g_task_new (self, NULL, tried_cb, NULL);
  g_task_set_task_data (task, g_strdup (self->name), g_free);
  g_task_run_in_thread (task, try_in_thread);
  return G_SOURCE_REMOVE;
}

static void
try_again (CldSession *self, guint milliseconds)
{
  self->watch->next_try = attach (self->watch, g_timeout_source_new (milliseconds), try_cb);
}

static void
note_lost (CldSession *self)
{
  CldSessionWatch *watch = self->watch;

  if (watch->trying || watch->next_try)
    return;
  drop_source (&watch->line);
  cld_db_set_offline (cld_store_get_db (self->store));
  try_again (self, 0);
  _cld_session_set_line_fault (self, _("The connection to the team server was lost; trying again…"));
}

/* --- looking --- */

static gboolean line_cb (int fd, GIOCondition condition, gpointer data);

/* A connection that was made anew has another socket. */
static void
watch_line (CldSessionWatch *watch)
{
  int fd = cld_news_get_fd (watch->news);

  if (watch->line && watch->fd == fd)
    return;
  drop_source (&watch->line);
  watch->fd = fd;
  if (fd >= 0)
    watch->line = attach (watch, g_unix_fd_source_new (fd, G_IO_IN | G_IO_HUP | G_IO_ERR), G_SOURCE_FUNC (line_cb));
}

static void
look (CldSession *self)
{
  Found found = { self, g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free), NULL, FALSE };
  g_autoptr (GError) error = NULL;
  gboolean alive = cld_news_look (self->watch->news, news_cb, &found, &error);

  /* What a file cannot tell now it tells the next time. */
  if (!alive && cld_db_is_server (cld_store_get_db (self->store)))
    note_lost (self);
  else
    watch_line (self->watch);
  tell (&found);
  g_ptr_array_unref (found.children);
  g_ptr_array_unref (found.own);
  g_free (found.last_set);
}

static gboolean
look_cb (gpointer data)
{
  g_autoptr (CldSession) self = g_weak_ref_get (&((CldSessionWatch *) data)->session);

  if (!self)
    return G_SOURCE_REMOVE;
  look (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
line_cb (int fd, GIOCondition condition, gpointer data)
{
  return look_cb (data);
}

/**
 * cld_session_look_around:
 * @self: a session
 *
 * Looks at once whether others wrote something; happens by itself every half second.
 */
void
cld_session_look_around (CldSession *self)
{
  g_return_if_fail (CLD_IS_SESSION (self));

  if (self->watch)
    look (self);
  else
    cld_session_note_change (self, NULL);
}

/**
 * cld_session_get_holder_name:
 * @self: a session whose writer was given something to save
 *
 * Returns: (transfer full) (nullable): the name of the person who is saving, and for whom the writer waits; %NULL where
 *   that is not known
 */
char *
cld_session_get_holder_name (CldSession *self)
{
  g_autofree char *login = NULL;
  int connection;

  g_return_val_if_fail (CLD_IS_SESSION (self), NULL);

  g_mutex_lock (&self->mutex);
  connection = self->writer_connection;
  g_mutex_unlock (&self->mutex);
  login = cld_db_find_blocker (cld_store_get_db (self->store), connection);
  return login ? cld_record_service_name_of_login (self->store, login) : NULL;
}

/* --- beginning and end --- */

static void
commit_cb (const char *change_set, gpointer data)
{
  CldSession *self = data;

  g_mutex_lock (&self->mutex);
  g_hash_table_add (self->own, g_strdup (change_set));
  g_mutex_unlock (&self->mutex);
}

/**
 * _cld_session_watch_writer:
 * @self: a session, in its writer's thread
 *
 * What the writer commits is not told twice; who is in its way can be asked.
 */
void
_cld_session_watch_writer (CldSession *self)
{
  cld_store_set_commit_func (self->writer_store, commit_cb, self);
  g_mutex_lock (&self->mutex);
  self->writer_connection = cld_db_get_connection_id (cld_store_get_db (self->writer_store));
  g_mutex_unlock (&self->mutex);
}

/**
 * _cld_session_watch_start:
 * @self: a session that was opened just now
 *
 * Begins to look what others write. Without that the session works as well, so that nothing fails here.
 */
void
_cld_session_watch_start (CldSession *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldNews) news = cld_news_new (self->store, &error);
  CldSessionWatch *watch;

  if (!news)
    {
      g_debug ("what others change is not noticed: %s", error->message);
      return;
    }
  watch = g_atomic_rc_box_new0 (CldSessionWatch);
  g_weak_ref_init (&watch->session, self);
  watch->news = g_steal_pointer (&news);
  watch->pause = FIRST_PAUSE_MS;
  watch->fd = -1;
  self->watch = watch;
  watch->timer = g_timeout_source_new (LOOK_MS);
  attach (watch, watch->timer, look_cb);
}

/**
 * _cld_session_watch_stop:
 * @self: a session that is about to end, in any thread
 */
void
_cld_session_watch_stop (CldSession *self)
{
  CldSessionWatch *watch = g_steal_pointer (&self->watch);

  if (!watch)
    return;
  drop_source (&watch->timer);
  drop_source (&watch->line);
  drop_source (&watch->next_try);
  g_clear_pointer (&watch->news, cld_news_free);
  watch_unref (watch);
}
