/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-opener.h"

#include "cld-session-opening.h"

#define FIRST_PAUSE 2 /* seconds */
#define LONGEST_PAUSE 30

/* Opens the database of a window on another thread, again and again where it has to. What waits for the main loop holds
 * a reference; func is NULL once the window is gone. */
struct _CldOpener
{
  char *database;
  CldOpenerFunc func;
  gpointer data;
  CldSessionOpening *opening;
  guint timer;
  guint pause;
};

static void
opener_clear (gpointer data)
{
  g_free (((CldOpener *) data)->database);
}

static void
opener_unref (gpointer data)
{
  g_rc_box_release_full (data, opener_clear);
}

/**
 * cld_opener_new:
 * @database: (type filename): a path, or a database on a server
 * @func: told how each try ended
 *
 * Returns: (transfer full): an opener that has not begun
 */
CldOpener *
cld_opener_new (const char *database, CldOpenerFunc func)
{
  CldOpener *self = g_rc_box_new0 (CldOpener);

  self->database = g_strdup (database);
  self->func = func;
  self->pause = FIRST_PAUSE;
  return self;
}

/**
 * cld_opener_set_data:
 * @self: an opener
 * @data: what its function gets, before the main loop runs
 */
void
cld_opener_set_data (CldOpener *self, gpointer data)
{
  self->data = data;
}

static void
drop_timer (CldOpener *self)
{
  if (self->timer)
    g_source_remove (self->timer);
  self->timer = 0;
}

/**
 * cld_opener_free:
 * @self: (transfer full) (nullable): an opener
 *
 * Gives up what was begun. Of a file nothing is in use any more afterwards; to give up a server may take seconds, so
 * nobody waits for that.
 */
void
cld_opener_free (CldOpener *self)
{
  if (!self)
    return;
  self->func = NULL;
  drop_timer (self);
  if (self->opening)
    cld_session_open_give_up (g_steal_pointer (&self->opening), !cld_db_is_server_name (self->database));
  opener_unref (self);
}

/**
 * cld_opener_may_be_there:
 * @self: an opener
 *
 * Returns: whether there is something to open; of a server's database only the server knows
 */
gboolean
cld_opener_may_be_there (CldOpener *self)
{
  return cld_db_is_server_name (self->database) || g_file_test (self->database, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK);
}

static void
take (CldOpener *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldSession) session = cld_session_open_end (g_steal_pointer (&self->opening), &error);

  if (session)
    self->pause = FIRST_PAUSE;
  self->func (session, error, self->data);
}

static gboolean
done_cb (gpointer data)
{
  CldOpener *self = data;

  /* It may have been waited for, and another one be under way already. */
  if (self->func && self->opening && cld_session_open_wait (self->opening, 0))
    take (self);
  return G_SOURCE_REMOVE;
}

/**
 * cld_opener_begin:
 * @self: an opener
 *
 * Begins a try now, unless one is under way.
 */
void
cld_opener_begin (CldOpener *self)
{
  drop_timer (self);
  if (self->opening)
    return;
  self->opening = cld_session_open_begin (self->database);
  cld_session_open_when_done (self->opening, done_cb, g_rc_box_acquire (self), opener_unref);
}

static gboolean
timer_cb (gpointer data)
{
  CldOpener *self = data;

  self->timer = 0;
  cld_opener_begin (self);
  return G_SOURCE_REMOVE;
}

/**
 * cld_opener_begin_later:
 * @self: an opener
 *
 * Begins another try after a pause, which grows from try to try up to half a minute.
 */
void
cld_opener_begin_later (CldOpener *self)
{
  drop_timer (self);
  self->timer = g_timeout_add_seconds (self->pause, timer_cb, self);
  self->pause = MIN (self->pause * 2, LONGEST_PAUSE);
}

/**
 * cld_opener_is_busy:
 * @self: an opener
 *
 * Returns: whether a try is under way
 */
gboolean
cld_opener_is_busy (CldOpener *self)
{
  return self->opening != NULL;
}

/**
 * cld_opener_wait:
 * @self: an opener
 * @milliseconds: how long to wait at most
 *
 * Waits for the try that is under way; how it ended was told when this returns %TRUE.
 *
 * Returns: whether none is under way any more
 */
gboolean
cld_opener_wait (CldOpener *self, guint milliseconds)
{
  if (self->opening && !cld_session_open_wait (self->opening, milliseconds))
    return FALSE;
  if (self->opening)
    take (self);
  return TRUE;
}
