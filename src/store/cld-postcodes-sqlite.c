/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-postcodes.h"

#include <string.h>
#include <sys/stat.h>

#include "cld-postcode.h"
#include "cld-postcodes-private.h"
#include "cld-private-sqlite.h"

/* The postcode directory: public data in a file of its own, which is written once and then only read. A new one takes
 * the file's name, so an open one never changes, and nothing needs to be locked. It is always SQLite, whatever engine
 * keeps the records. */

struct _CldPostcodes
{
  char *path;
  sqlite3 *handle;
  sqlite3_stmt *find;
  struct stat seen; /* the file that was looked at last, whether it could be used or not */
};

/**
 * cld_postcodes_default_path:
 *
 * Returns: (transfer full): where a user's own directory is kept
 */
char *
cld_postcodes_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "caseload", "postcodes.db", NULL);
}

static void
close_file (CldPostcodes *self)
{
  g_clear_pointer (&self->find, sqlite3_finalize);
  g_clear_pointer (&self->handle, sqlite3_close);
}

static int
read_number (sqlite3 *handle, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  int number = -1;

  if (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL) == SQLITE_OK && sqlite3_step (stmt) == SQLITE_ROW)
    number = sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  return number;
}

static gboolean
open_file (CldPostcodes *self)
{
  g_autofree char *absolute = g_canonicalize_filename (self->path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);
  g_autofree char *name = uri ? g_strconcat (uri, "?immutable=1", NULL) : NULL;

  if (!name)
    return FALSE;
  _cld_sqlite_configure ();
  if (sqlite3_open_v2 (name, &self->handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    return FALSE;
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  return read_number (self->handle, "PRAGMA application_id") == POSTCODES_APPLICATION_ID &&
         read_number (self->handle, "PRAGMA user_version") == POSTCODES_VERSION &&
         sqlite3_prepare_v3 (self->handle, "SELECT authority, easting, northing FROM postcode WHERE postcode = ?", -1,
                             SQLITE_PREPARE_PERSISTENT, &self->find, NULL) == SQLITE_OK;
}

/* Opens the file that bears the name now. */
static gboolean
look (CldPostcodes *self)
{
  struct stat about = { 0 };

  if (stat (self->path, &about) != 0)
    {
      close_file (self);
      memset (&self->seen, 0, sizeof self->seen);
      return FALSE;
    }
  if (about.st_ino == self->seen.st_ino && about.st_dev == self->seen.st_dev && about.st_size == self->seen.st_size &&
      about.st_mtim.tv_sec == self->seen.st_mtim.tv_sec && about.st_mtim.tv_nsec == self->seen.st_mtim.tv_nsec)
    return self->find != NULL;
  close_file (self);
  self->seen = about;
  if (open_file (self))
    return TRUE;
  close_file (self);
  return FALSE;
}

/**
 * cld_postcodes_new:
 * @path: (nullable): a postcode directory, or %NULL for the user's own
 *
 * Nothing is opened yet, and it need not be there: it is looked for at each question, so one that is imported later, or
 * again, is used at once. To be used by one thread at a time.
 *
 * Returns: (transfer full): the directory
 */
CldPostcodes *
cld_postcodes_new (const char *path)
{
  CldPostcodes *self = g_new0 (CldPostcodes, 1);

  self->path = path ? g_strdup (path) : cld_postcodes_default_path ();
  return self;
}

/**
 * cld_postcodes_free:
 * @self: (nullable): a directory
 *
 * Closes and frees it.
 */
void
cld_postcodes_free (CldPostcodes *self)
{
  if (!self)
    return;
  close_file (self);
  g_free (self->path);
  g_free (self);
}

/**
 * cld_postcodes_is_there:
 * @self: a directory
 *
 * Returns: whether it can be asked. What is damaged, or another program's, is as one that is not there.
 */
gboolean
cld_postcodes_is_there (CldPostcodes *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return look (self);
}

static gint32
get_metres (sqlite3_stmt *stmt, int column)
{
  return sqlite3_column_type (stmt, column) == SQLITE_INTEGER ? (gint32) sqlite3_column_int (stmt, column) : CLD_NO_GRID;
}

/**
 * cld_postcodes_find:
 * @self: a directory
 * @postcode: a postcode, however it is spaced
 * @place: (out): where it is
 *
 * A matter of microseconds.
 *
 * Returns: whether the directory is there and has it
 */
gboolean
cld_postcodes_find (CldPostcodes *self, const char *postcode, CldPostcodePlace *place)
{
  char bare[CLD_POSTCODE_SIZE];
  gboolean found;

  g_return_val_if_fail (self != NULL && postcode != NULL && place != NULL, FALSE);

  *place = (CldPostcodePlace) { "", CLD_NO_GRID, CLD_NO_GRID };
  if (!cld_postcode_normalise (postcode, strlen (postcode), bare) || !look (self))
    return FALSE;
  sqlite3_bind_text (self->find, 1, bare, -1, SQLITE_STATIC);
  found = sqlite3_step (self->find) == SQLITE_ROW;
  if (found)
    {
      const char *authority = (const char *) sqlite3_column_text (self->find, 0);

      g_strlcpy (place->authority, authority ? authority : "", sizeof place->authority);
      place->easting = get_metres (self->find, 1);
      place->northing = get_metres (self->find, 2);
    }
  sqlite3_reset (self->find);
  sqlite3_clear_bindings (self->find);
  return found;
}

/**
 * cld_postcodes_get_about:
 * @self: a directory
 * @name: one of the names above
 *
 * Returns: (transfer full) (nullable): what is kept under that name; %NULL where it is not there
 */
char *
cld_postcodes_get_about (CldPostcodes *self, const char *name)
{
  sqlite3_stmt *stmt = NULL;
  char *value = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  if (!look (self))
    return NULL;
  if (sqlite3_prepare_v2 (self->handle, "SELECT value FROM about WHERE name = ?", -1, &stmt, NULL) == SQLITE_OK)
    {
      sqlite3_bind_text (stmt, 1, name, -1, SQLITE_STATIC);
      if (sqlite3_step (stmt) == SQLITE_ROW)
        value = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
    }
  sqlite3_finalize (stmt);
  return value;
}
