/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-postcode-writer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cld-error.h"
#include "cld-place.h"
#include "cld-postcodes-private.h"
#include "cld-private-sqlite.h"

/* A new postcode directory, made under a hidden name beside the one in use. Nothing guards it while it is made: it is
 * whole and on the disk before it takes the other's name, or it is thrown away. */

#define SQLITE_MAGIC "SQLite format 3"
#define APPLICATION_ID_AT 68 /* in a file of SQLite */

struct _CldPostcodeWriter
{
  char *path;
  char *hidden;
  sqlite3 *handle;
  sqlite3_stmt *insert;
};

static const char script[] =
  "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-32768;"
  "BEGIN;"
  "CREATE TABLE postcode (postcode TEXT NOT NULL PRIMARY KEY, authority TEXT, easting INTEGER, northing INTEGER) STRICT, WITHOUT ROWID;"
  "CREATE TABLE about (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;";

static gboolean
fail (CldPostcodeWriter *self, int code, GError **error)
{
  code &= 0xff;
  if (code == SQLITE_FULL || code == SQLITE_IOERR)
    g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE,
                         _("The disk refused to write the postcode directory: it may be full. Nothing was changed. Make room, about 200 MB, and try again."));
  else
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE,
                 /* Translators: %d is an error number for the people who look after the program */
                 _("The postcode directory could not be made (error %d). Nothing was changed."), code);
  return FALSE;
}

static gboolean
check (CldPostcodeWriter *self, int code, GError **error)
{
  return code == SQLITE_OK || code == SQLITE_DONE || fail (self, code, error);
}

/* What bears the name now is replaced, unless it is somebody's database, or no file. */
static gboolean
check_target (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (path);
  guchar head[APPLICATION_ID_AT + 4] = { 0 };
  struct stat about;
  guint32 id;
  gssize got;
  int fd;

  if (lstat (path, &about) != 0)
    return TRUE;
  if (!S_ISREG (about.st_mode))
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED, _("%s is a link or a folder, so no postcode directory is made there. Nothing was changed."), shown);
      return FALSE;
    }
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  got = fd >= 0 ? read (fd, head, sizeof head) : 0;
  if (fd >= 0)
    close (fd);
  memcpy (&id, head + APPLICATION_ID_AT, sizeof id);
  if (got < (gssize) sizeof head || memcmp (head, SQLITE_MAGIC, sizeof SQLITE_MAGIC) != 0 || GUINT32_FROM_BE (id) == POSTCODES_APPLICATION_ID)
    return TRUE;
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED, _("%s is a database of something else and is not replaced by a postcode directory. Nothing was changed."), shown);
  return FALSE;
}

static gboolean
open_hidden (CldPostcodeWriter *self, GError **error)
{
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id=%d; PRAGMA user_version=%d", POSTCODES_APPLICATION_ID, POSTCODES_VERSION);
  mode_t mask = umask (077);
  int code;

  _cld_sqlite_configure ();
  code = sqlite3_open_v2 (self->hidden, &self->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_exec (self->handle, stamp, NULL, NULL, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_exec (self->handle, script, NULL, NULL, NULL);
  umask (mask);
  return check (self, code, error) &&
         check (self, sqlite3_prepare_v3 (self->handle, "INSERT INTO postcode VALUES (?, ?, ?, ?)", -1, SQLITE_PREPARE_PERSISTENT, &self->insert, NULL), error);
}

/**
 * cld_postcode_writer_new:
 * @path: (nullable): where the directory is to be, or %NULL for the user's own
 * @error: return location
 *
 * Begins a directory, which nobody sees until cld_postcode_writer_finish(). A process makes one at a time.
 *
 * Returns: (transfer full) (nullable): the writer
 */
CldPostcodeWriter *
cld_postcode_writer_new (const char *path, GError **error)
{
  g_autoptr (CldPostcodeWriter) self = g_new0 (CldPostcodeWriter, 1);
  g_autofree char *folder = NULL;

  self->path = path ? g_strdup (path) : cld_postcodes_default_path ();
  folder = g_path_get_dirname (self->path);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE, _("The folder for the postcode directory could not be made: %s."), g_strerror (errno));
      return NULL;
    }
  if (!check_target (self->path, error))
    return NULL;
  self->hidden = cld_place_make_hidden_name (self->path, error);
  return self->hidden && open_hidden (self, error) ? g_steal_pointer (&self) : NULL;
}

static void
bind_metres (sqlite3_stmt *stmt, int parameter, gint32 metres)
{
  if (metres == CLD_NO_GRID)
    sqlite3_bind_null (stmt, parameter);
  else
    sqlite3_bind_int (stmt, parameter, metres);
}

/**
 * cld_postcode_writer_add:
 * @self: a writer
 * @postcode: a postcode as cld_postcode_normalise() makes it, not added before; fastest in the order of bytes
 * @place: where it is
 * @error: return location
 *
 * Returns: whether it was taken
 */
gboolean
cld_postcode_writer_add (CldPostcodeWriter *self, const char *postcode, const CldPostcodePlace *place, GError **error)
{
  int code;

  sqlite3_bind_text (self->insert, 1, postcode, -1, SQLITE_STATIC);
  if (place->authority[0])
    sqlite3_bind_text (self->insert, 2, place->authority, -1, SQLITE_STATIC);
  else
    sqlite3_bind_null (self->insert, 2);
  bind_metres (self->insert, 3, place->easting);
  bind_metres (self->insert, 4, place->northing);
  code = sqlite3_step (self->insert);
  sqlite3_reset (self->insert);
  return check (self, code, error);
}

/**
 * cld_postcode_writer_set_about:
 * @self: a writer
 * @name: one of the names in cld-postcodes.h, not set before
 * @value: what is to be kept
 * @error: return location
 *
 * Returns: whether it was taken
 */
gboolean
cld_postcode_writer_set_about (CldPostcodeWriter *self, const char *name, const char *value, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int code = sqlite3_prepare_v2 (self->handle, "INSERT INTO about VALUES (?, ?)", -1, &stmt, NULL);

  if (code == SQLITE_OK)
    {
      sqlite3_bind_text (stmt, 1, name, -1, SQLITE_STATIC);
      sqlite3_bind_text (stmt, 2, value, -1, SQLITE_STATIC);
      code = sqlite3_step (stmt);
    }
  sqlite3_finalize (stmt);
  return check (self, code, error);
}

/* Whole and on the disk under its hidden name. */
static gboolean
seal (CldPostcodeWriter *self, GError **error)
{
  int code = sqlite3_exec (self->handle, "COMMIT", NULL, NULL, NULL);
  int fd;
  gboolean synced;

  g_clear_pointer (&self->insert, sqlite3_finalize);
  g_clear_pointer (&self->handle, sqlite3_close);
  if (!check (self, code, error))
    return FALSE;
  fd = open (self->hidden, O_RDONLY | O_CLOEXEC);
  synced = fd >= 0 && fsync (fd) == 0;
  if (fd >= 0)
    close (fd);
  return synced || fail (self, SQLITE_IOERR, error);
}

/**
 * cld_postcode_writer_finish:
 * @self: a writer, of no more use afterwards
 * @error: return location
 *
 * Has the new directory take the place of the one in use, if there is one.
 *
 * Returns: whether it has; else nothing was changed
 */
gboolean
cld_postcode_writer_finish (CldPostcodeWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->handle != NULL, FALSE);

  if (!seal (self, error))
    return FALSE;
  if (g_rename (self->hidden, self->path) != 0)
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE, _("The postcode directory could not be put in its place: %s. Nothing was changed."), g_strerror (errno));
      return FALSE;
    }
  g_clear_pointer (&self->hidden, g_free);
  cld_place_sync_folder (self->path);
  return TRUE;
}

/**
 * cld_postcode_writer_free:
 * @self: (nullable): a writer
 *
 * Throws away what was not finished.
 */
void
cld_postcode_writer_free (CldPostcodeWriter *self)
{
  if (!self)
    return;
  sqlite3_finalize (self->insert);
  sqlite3_close (self->handle);
  if (self->hidden)
    cld_place_remove (self->hidden);
  g_free (self->hidden);
  g_free (self->path);
  g_free (self);
}
