/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cld-error.h"
#include "cld-migrate.h"
#include "cld-place.h"
#include "cld-private-sqlite.h"

#define APPLICATION_ID 0x434C4421 /* "CLD!" */
/* Before this version two processes that write and checkpoint at one instant can damage a WAL database. */
#define FIRST_SAFE_WAL 3051003

static const CldDbClass sqlite_class;

static const struct
{
  int code; /* an extended or a primary result code */
  CldStoreError error;
  const char *message; /* %s: the file's base name */
} messages[] = {
  { SQLITE_READONLY_DBMOVED, CLD_STORE_ERROR_ENGINE, N_("The database %s was moved or deleted while it was open. Nothing was saved. Put it back, or open it where it is now.") },
  { SQLITE_READONLY_DIRECTORY, CLD_STORE_ERROR_ENGINE, N_("The folder of the database %s may not be written to. Nothing was saved. Ask for the right to write there, or keep the database elsewhere.") },
  { SQLITE_CANTOPEN_SYMLINK, CLD_STORE_ERROR_REFUSED, N_("%s is a link, and a database is not opened through one. Give the path of the file itself.") },
  { SQLITE_IOERR_WRITE, CLD_STORE_ERROR_ENGINE, N_("The disk refused to write the database %s: it may be full, or a limit on the file's size was reached. Nothing was saved. Make room and try again.") },
  { SQLITE_IOERR, CLD_STORE_ERROR_ENGINE, N_("The disk reported an error while the database %s was in use. Nothing was saved. Check the disk, then run `caseload-cli verify`.") },
  { SQLITE_FULL, CLD_STORE_ERROR_ENGINE, N_("The disk with the database %s is full. Nothing was saved. Make room and try again.") },
  { SQLITE_READONLY, CLD_STORE_ERROR_ENGINE, N_("The database %s may only be read. Nothing was saved. Ask for the right to write to it and to its folder.") },
  { SQLITE_BUSY, CLD_STORE_ERROR_BUSY, N_("Another program is saving to the database %s and did not finish in time. Nothing was saved. Try again.") },
  { SQLITE_LOCKED, CLD_STORE_ERROR_BUSY, N_("Another program is using the database %s. Nothing was saved. Try again.") },
  { SQLITE_NOTADB, CLD_STORE_ERROR_NOT_OURS, N_("%s is not a Caseload database, or its beginning is damaged. Nothing was changed. Restore a backup if it was one.") },
  { SQLITE_CORRUPT, CLD_STORE_ERROR_CORRUPT, N_("The database %s is damaged. Nothing was changed. Restore the newest backup with `caseload-cli restore`.") },
  { SQLITE_CONSTRAINT, CLD_STORE_ERROR_CONSTRAINT, N_("The database %s refused a record that breaks its rules. Nothing was saved.") },
  { SQLITE_CANTOPEN, CLD_STORE_ERROR_ENGINE, N_("The database %s, or a file beside it, cannot be opened. Check that the folder is there and may be written to.") },
  { SQLITE_PERM, CLD_STORE_ERROR_ENGINE, N_("You do not have the right to open the database %s.") },
  { SQLITE_TOOBIG, CLD_STORE_ERROR_CONSTRAINT, N_("A text is too long for the database %s. Nothing was saved.") },
  { SQLITE_NOMEM, CLD_STORE_ERROR_ENGINE, N_("There was not enough memory to use the database %s.") },
};

/* The engine's own text may quote a value, so it is never shown: the code tells what happened. */
static void
set_error (GError **error, SqliteDb *db, const char *name, int code)
{
  g_autofree char *shown = g_filename_display_basename (name);

  for (guint i = 0; i < G_N_ELEMENTS (messages); i++)
    if (messages[i].code == code || messages[i].code == (code & 0xff))
      {
        g_autofree char *format = g_strdup (_(messages[i].message));
        g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
        g_autofree char *text = g_strjoinv (shown, parts);

        g_set_error_literal (error, CLD_STORE_ERROR, (int) messages[i].error, text);
        return;
      }
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE,
               /* Translators: %1$s is a file, %2$d an error number for the people who look after the program */
               _("The database %1$s could not be used (error %2$d). Nothing was saved."), shown, code);
}

static gboolean
check_result (SqliteDb *db, int code, GError **error)
{
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  set_error (error, db, sqlite3_db_filename (db->handle, "main") ?: "", sqlite3_extended_errcode (db->handle) ?: code);
  return FALSE;
}

static void
log_cb (void *data, int code, const char *text)
{
  /* Only the code: the engine's text may hold SQL and values. */
  if (code != SQLITE_SCHEMA && (code & 0xff) != SQLITE_NOTICE && (code & 0xff) != SQLITE_WARNING)
    g_debug ("sqlite result %d", code);
}

/* Once, before the engine is used at all. */
void
_cld_sqlite_configure (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_LOG, log_cb, NULL);
      /* Nobody asks how much memory the engine uses, and counting it takes a lock at every allocation. */
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      sqlite3_initialize ();
      g_once_init_leave (&done, 1);
    }
}

static int
authorize_cb (void *data, int action, const char *first, const char *second, const char *database, const char *trigger)
{
  static const char *const pragmas[] = { "application_id", "user_version", "quick_check", "integrity_check", "foreign_key_check",
                                         "foreign_keys", "data_version", "table_info", "foreign_key_list", "schema_version", "page_count", "page_size" };
  SqliteDb *db = data;

  if (db->maintenance)
    return SQLITE_OK;
  if (action == SQLITE_ATTACH || action == SQLITE_DETACH)
    return SQLITE_DENY;
  if (action == SQLITE_FUNCTION && g_strcmp0 (second, "load_extension") == 0)
    return SQLITE_DENY;
  if (action == SQLITE_PRAGMA)
    {
      for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++)
        if (g_ascii_strcasecmp (first, pragmas[i]) == 0)
          return SQLITE_OK;
      return SQLITE_DENY;
    }
  return SQLITE_OK;
}

static gboolean
exec (SqliteDb *db, const char *sql, GError **error)
{
  return check_result (db, sqlite3_exec (db->handle, sql, NULL, NULL, NULL), error);
}

static int
query_int (SqliteDb *db, const char *sql, int fallback, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int value = fallback;

  if (check_result (db, sqlite3_prepare_v2 (db->handle, sql, -1, &stmt, NULL), error) &&
      check_result (db, sqlite3_step (stmt), error))
    value = sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  return value;
}

static void
harden (SqliteDb *db)
{
  static const struct
  {
    int what;
    int value;
  } settings[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 1 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 1 },
  }, limits[] = {
    { SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024 },
    { SQLITE_LIMIT_SQL_LENGTH, 100000 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 100 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 10 },
    { SQLITE_LIMIT_VDBE_OP, 25000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 16 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 100 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    sqlite3_db_config (db->handle, settings[i].what, settings[i].value, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db->handle, limits[i].what, limits[i].value);
  /* A copy with VACUUM INTO counts as one. */
  sqlite3_limit (db->handle, SQLITE_LIMIT_ATTACHED, db->maintenance ? 1 : 0);
}

static gboolean
set_pragmas (SqliteDb *db, gboolean read_only, GError **error)
{
  const char *journal = sqlite3_libversion_number () < FIRST_SAFE_WAL ? "PRAGMA journal_mode=TRUNCATE" : "PRAGMA journal_mode=WAL";

  if ((!read_only && !exec (db, journal, error)) ||
      !exec (db,
             "PRAGMA synchronous=FULL; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA secure_delete=ON;"
             "PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16384;"
             "PRAGMA wal_autocheckpoint=1000; PRAGMA journal_size_limit=4194304",
             error))
    return FALSE;
  if (query_int (db, "PRAGMA foreign_keys", 0, error) != 1)
    {
      if (error && !*error)
        g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE, _("The database engine of this computer cannot keep references between records. Nothing was opened."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_identity (SqliteDb *db, const char *path, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  int id = query_int (db, "PRAGMA application_id", 0, &local_error);

  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (id != APPLICATION_ID)
    {
      g_autofree char *shown = g_filename_display_basename (path);

      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_OURS,
                   _("%s is not a Caseload database, or its beginning is damaged. Nothing was changed. Restore a backup if it was one."), shown);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_version (SqliteDb *db, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (path);
  int version = query_int (db, "PRAGMA user_version", -1, error);

  return version >= 0 && _cld_migrate_refuse_newer (version, shown, error);
}

static gboolean
prepare_handle (SqliteDb *db, const char *path, CldDbFlags flags, GError **error)
{
  g_autofree char *stamp = NULL;

  harden (db);
  sqlite3_busy_timeout (db->handle, SQLITE_BUSY_MS);
  if (flags & CLD_DB_CREATE)
    {
      stamp = g_strdup_printf ("PRAGMA application_id=%d", APPLICATION_ID);
      if (!exec (db, stamp, error))
        return FALSE;
    }
  /* Before anything could change the file: the journal's mode stands in it. */
  else if (!check_identity (db, path, error) || !check_version (db, path, error))
    return FALSE;
  if (!set_pragmas (db, (flags & CLD_DB_READ_ONLY) != 0, error))
    return FALSE;
  sqlite3_set_authorizer (db->handle, authorize_cb, db);
  return TRUE;
}

/* SQLite would open an empty file as an empty database: after a truncation that would be a silent loss. */
static gboolean
refuse_short_file (const char *path, GError **error)
{
  struct stat about;
  g_autofree char *shown = g_filename_display_basename (path);

  if (stat (path, &about) != 0 || about.st_size >= 512)
    return TRUE;
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_OURS,
               _("%s is not a Caseload database: the file is empty or cut off. Nothing was changed. Restore a backup if it was one."), shown);
  return FALSE;
}

static CldDb *
sqlite_open_resolved (const char *path, CldDbFlags flags, GError **error)
{
  SqliteDb *db;
  int how = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_FULLMUTEX;
  int code;

  if (!(flags & CLD_DB_CREATE) && !refuse_short_file (path, error))
    return NULL;
  _cld_sqlite_configure ();
  db = g_new0 (SqliteDb, 1);
  db->parent.klass = &sqlite_class;
  db->maintenance = (flags & CLD_DB_MAINTENANCE) != 0;
  how |= flags & CLD_DB_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (flags & CLD_DB_CREATE)
    how |= SQLITE_OPEN_CREATE;
  code = sqlite3_open_v2 (path, &db->handle, how, NULL);
  if (code == SQLITE_OK)
    {
      if (prepare_handle (db, path, flags, error))
        return &db->parent;
    }
  else
    set_error (error, db, path, code);
  sqlite3_close (db->handle);
  g_free (db);
  return NULL;
}

CldDb *
_cld_db_sqlite_open (const char *path, CldDbFlags flags, GError **error)
{
  g_autofree char *resolved = NULL;
  mode_t mask;
  CldDb *db;

  if (strcmp (path, ":memory:") == 0)
    resolved = g_strdup (path);
  else
    resolved = cld_place_resolve (path, !(flags & CLD_DB_CREATE), error);
  if (!resolved)
    return NULL;
  if ((flags & CLD_DB_CREATE) && strcmp (path, ":memory:") != 0 && g_file_test (resolved, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = g_filename_display_basename (path);

      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED, _("%s is there already and is not overwritten. Choose another name."), shown);
      return NULL;
    }
  /* SQLite makes its files 0644 otherwise. */
  mask = umask (077);
  db = sqlite_open_resolved (resolved, strcmp (path, ":memory:") == 0 ? flags | CLD_DB_CREATE : flags, error);
  umask (mask);
  return db;
}

static void
sqlite_close (CldDb *parent)
{
  SqliteDb *db = (SqliteDb *) parent;

  sqlite3_close (db->handle);
  g_free (db);
}

static CldStmt *
sqlite_prepare (CldDb *parent, const char *sql, GError **error)
{
  SqliteDb *db = (SqliteDb *) parent;
  SqliteStmt *stmt;
  sqlite3_stmt *handle = NULL;

  if (!check_result (db, sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL), error))
    return NULL;
  stmt = g_new0 (SqliteStmt, 1);
  stmt->handle = handle;
  return &stmt->parent;
}

static void
sqlite_stmt_free (CldStmt *parent)
{
  SqliteStmt *stmt = (SqliteStmt *) parent;

  sqlite3_finalize (stmt->handle);
  g_free (stmt);
}

static gboolean
sqlite_run_script (CldDb *parent, const char *sql, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (sql, "/*STRICT*/", -1);
  g_autofree char *own = g_strjoinv ("STRICT", parts);

  return exec ((SqliteDb *) parent, own, error);
}

static gboolean
sqlite_begin (CldDb *parent, gboolean for_writing, GError **error)
{
  SqliteDb *db = (SqliteDb *) parent;
  int moved = 0;

  if (for_writing && sqlite3_file_control (db->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved)
    {
      set_error (error, db, sqlite3_db_filename (db->handle, "main"), SQLITE_READONLY_DBMOVED);
      return FALSE;
    }
  if (!exec (db, for_writing ? "BEGIN IMMEDIATE" : "BEGIN", error))
    return FALSE;
  /* One thread writes a transaction: taking the connection once is cheaper than at every call. */
  sqlite3_mutex_enter (sqlite3_db_mutex (db->handle));
  db->held = TRUE;
  return TRUE;
}

static void
release (SqliteDb *db)
{
  if (db->held)
    sqlite3_mutex_leave (sqlite3_db_mutex (db->handle));
  db->held = FALSE;
}

static gboolean
sqlite_commit (CldDb *parent, GError **error)
{
  if (!exec ((SqliteDb *) parent, "COMMIT", error))
    return FALSE;
  release ((SqliteDb *) parent);
  return TRUE;
}

static void
sqlite_rollback (CldDb *parent)
{
  SqliteDb *db = (SqliteDb *) parent;

  /* The engine may have rolled back by itself, on a full disk for one. */
  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
  release (db);
}

static int
sqlite_get_schema_version (CldDb *parent, GError **error)
{
  return query_int ((SqliteDb *) parent, "PRAGMA user_version", -1, error);
}

static gboolean
sqlite_set_schema_version (CldDb *parent, int version, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version=%d", version);

  return exec ((SqliteDb *) parent, sql, error);
}

static char *
find_reference (SqliteDb *db, const char *table, const char *column)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA foreign_key_list(\"%s\")", table);
  sqlite3_stmt *stmt = NULL;
  char *target = NULL;

  if (sqlite3_prepare_v2 (db->handle, sql, -1, &stmt, NULL) != SQLITE_OK)
    return NULL;
  while (!target && sqlite3_step (stmt) == SQLITE_ROW)
    if (g_strcmp0 ((const char *) sqlite3_column_text (stmt, 3), column) == 0)
      target = g_strdup ((const char *) sqlite3_column_text (stmt, 2));
  sqlite3_finalize (stmt);
  return target;
}

static GStrv
sqlite_columns (CldDb *parent, const char *table, GError **error)
{
  static const char *const own[] = { "id", "ref", "version", "search_key", NULL };
  SqliteDb *db = (SqliteDb *) parent;
  g_autofree char *sql = g_strdup_printf ("PRAGMA table_info(\"%s\")", table);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  sqlite3_stmt *stmt = NULL;

  if (!check_result (db, sqlite3_prepare_v2 (db->handle, sql, -1, &stmt, NULL), error))
    return NULL;
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (stmt, 1);
      g_autofree char *target = find_reference (db, table, name);
      g_autofree char *text = g_strconcat (name, " ", (const char *) sqlite3_column_text (stmt, 2),
                                           sqlite3_column_int (stmt, 3) ? " NOT NULL" : "", target ? " -> " : "", target, NULL);

      if (!g_strv_contains (own, name))
        g_strv_builder_add (builder, text);
    }
  sqlite3_finalize (stmt);
  return g_strv_builder_end (builder);
}

static char *
sqlite_describe_schema (CldDb *parent, GError **error)
{
  SqliteDb *db = (SqliteDb *) parent;
  GString *out = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;
  int code;

  if (!check_result (db, sqlite3_prepare_v2 (db->handle, "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name", -1, &stmt, NULL), error))
    {
      g_string_free (out, TRUE);
      return NULL;
    }
  while ((code = sqlite3_step (stmt)) == SQLITE_ROW)
    g_string_append_printf (out, "%s %s\n%s\n", sqlite3_column_text (stmt, 0), sqlite3_column_text (stmt, 1),
                            sqlite3_column_text (stmt, 2) ? (const char *) sqlite3_column_text (stmt, 2) : "");
  sqlite3_finalize (stmt);
  if (!check_result (db, code, error))
    return g_string_free (out, TRUE);
  return g_string_free (out, FALSE);
}

/* The engine's heading stands on a line of its own; a fault is one line. */
static void
report_damage (const char *text, CldDbFaultFunc func, gpointer data)
{
  static const char heading[] = "*** in database main ***\n";
  g_autofree char *line = g_strdup (g_str_has_prefix (text, heading) ? text + strlen (heading) : text);

  func (g_strdelimit (line, "\n", ' '), data);
}

/* A row of foreign_key_check: table, row, the table it names. */
static void
report_reference (sqlite3_stmt *stmt, CldDbFaultFunc func, gpointer data)
{
  /* Translators: two kinds of record: a record of visit names a child that is not there */
  g_autofree char *text = g_strdup_printf (_("a record of %1$s names a %2$s that is not there"),
                                           (const char *) sqlite3_column_text (stmt, 0), (const char *) sqlite3_column_text (stmt, 2));

  func (text, data);
}

/* What the engine says of a damaged page names tables and page numbers, not values; of a record that breaks a
 * rule it names the table. */
static gboolean
run_check (SqliteDb *db, const char *sql, CldDbFaultFunc func, gpointer data, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int code = sqlite3_prepare_v2 (db->handle, sql, -1, &stmt, NULL);

  while (code == SQLITE_OK || code == SQLITE_ROW)
    {
      code = sqlite3_step (stmt);
      if (code == SQLITE_ROW)
        {
          const char *text = (const char *) sqlite3_column_text (stmt, 0);

          if (sqlite3_column_count (stmt) > 1)
            report_reference (stmt, func, data);
          else if (text && strcmp (text, "ok") != 0)
            report_damage (text, func, data);
        }
    }
  sqlite3_finalize (stmt);
  if ((code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB)
    {
      func (_("the file is damaged"), data);
      return TRUE;
    }
  return check_result (db, code, error);
}

/* The engine reads the missing end of a last page as zeros and says nothing. */
static gboolean
is_cut_off (SqliteDb *db)
{
  int page = query_int (db, "PRAGMA page_size", 0, NULL);
  struct stat about;

  return page > 0 && stat (sqlite3_db_filename (db->handle, "main") ?: "", &about) == 0 && about.st_size % page != 0;
}

static gboolean
sqlite_check (CldDb *parent, gboolean whole, CldDbFaultFunc func, gpointer data, GError **error)
{
  SqliteDb *db = (SqliteDb *) parent;

  if (is_cut_off (db))
    func (_("the end of the file is cut off"), data);
  if (!whole)
    return run_check (db, "PRAGMA quick_check(10)", func, data, error);
  return run_check (db, "PRAGMA integrity_check(100)", func, data, error) &&
         run_check (db, "PRAGMA foreign_key_check", func, data, error);
}

static gboolean
sync_path (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean done;

  if (fd < 0)
    return FALSE;
  done = fsync (fd) == 0;
  close (fd);
  return done;
}

static gboolean
sqlite_copy_to (CldDb *parent, const char *path, GError **error)
{
  SqliteDb *db = (SqliteDb *) parent;
  g_autofree char *folder = g_path_get_dirname (path);
  sqlite3_stmt *stmt = NULL;
  mode_t mask = umask (077);
  gboolean done;

  done = check_result (db, sqlite3_prepare_v2 (db->handle, "VACUUM INTO ?", -1, &stmt, NULL), error) &&
         check_result (db, sqlite3_bind_text (stmt, 1, path, -1, SQLITE_STATIC), error) &&
         check_result (db, sqlite3_step (stmt), error);
  sqlite3_finalize (stmt);
  umask (mask);
  if (done && !(sync_path (path) && sync_path (folder)))
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE, _("The copy could not be written to the disk. It may be full."));
      done = FALSE;
    }
  return done;
}

static void
sqlite_bind_text (CldStmt *stmt, int parameter, const char *text, gssize len)
{
  if (text)
    sqlite3_bind_text (((SqliteStmt *) stmt)->handle, parameter, text, (int) len, SQLITE_STATIC);
  else
    sqlite3_bind_null (((SqliteStmt *) stmt)->handle, parameter);
}

static void
sqlite_bind_int (CldStmt *stmt, int parameter, gint64 value)
{
  sqlite3_bind_int64 (((SqliteStmt *) stmt)->handle, parameter, value);
}

static gboolean
sqlite_step (CldStmt *stmt, gboolean *has_row, GError **error)
{
  int code = sqlite3_step (((SqliteStmt *) stmt)->handle);

  *has_row = code == SQLITE_ROW;
  return check_result ((SqliteDb *) stmt->db, code, error);
}

static const char *
sqlite_get_text (CldStmt *stmt, int column)
{
  return (const char *) sqlite3_column_text (((SqliteStmt *) stmt)->handle, column);
}

static gsize
sqlite_get_len (CldStmt *stmt, int column)
{
  return (gsize) sqlite3_column_bytes (((SqliteStmt *) stmt)->handle, column);
}

static gint64
sqlite_get_int (CldStmt *stmt, int column)
{
  return sqlite3_column_int64 (((SqliteStmt *) stmt)->handle, column);
}

static void
sqlite_reset (CldStmt *stmt)
{
  sqlite3_reset (((SqliteStmt *) stmt)->handle);
  sqlite3_clear_bindings (((SqliteStmt *) stmt)->handle);
}

static int
sqlite_get_changes (CldStmt *stmt)
{
  return sqlite3_changes (((SqliteDb *) stmt->db)->handle);
}

static const CldDbClass sqlite_class = {
  .close = sqlite_close,
  .prepare = sqlite_prepare,
  .stmt_free = sqlite_stmt_free,
  .run_script = sqlite_run_script,
  .begin = sqlite_begin,
  .commit = sqlite_commit,
  .rollback = sqlite_rollback,
  .get_schema_version = sqlite_get_schema_version,
  .set_schema_version = sqlite_set_schema_version,
  .engine = "sqlite",
  .columns = sqlite_columns,
  .describe_schema = sqlite_describe_schema,
  .check = sqlite_check,
  .copy_to = sqlite_copy_to,
  .look_around = _cld_sqlite_look_around,
  .bind_text = sqlite_bind_text,
  .bind_int = sqlite_bind_int,
  .step = sqlite_step,
  .get_text = sqlite_get_text,
  .get_len = sqlite_get_len,
  .get_int = sqlite_get_int,
  .reset = sqlite_reset,
  .get_changes = sqlite_get_changes,
};
