/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cld-chain.h"
#include "cld-error.h"
#include "cld-migrate.h"
#include "cld-place.h"
#include "cld-store-private.h"
#include "cld-uuid.h"
#include "cld-witness.h"

#define CHECK_EVERY_SECONDS (24 * 60 * 60)

struct _CldStore
{
  CldDb *db;
  char *name;
  char *id;
  char *actor;
  char *warning;
  gint64 checked_at;
  gboolean opened; /* found to be in order */
  gboolean apart; /* not what this computer's witness is about */
  CldStoreCommitFunc commit_func;
  gpointer commit_data;
};

/**
 * cld_store_default_name:
 *
 * Returns: (transfer full): where a user's own store is kept
 */
char *
cld_store_default_name (void)
{
  return g_build_filename (g_get_user_data_dir (), "caseload", "caseload.db", NULL);
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE, _("The folder for the database could not be made: %s."), g_strerror (errno));
  return FALSE;
}

static gboolean
fill_new (CldDb *db, GError **error)
{
  char id[CLD_UUID_SIZE];
  CldStmt *stmt;

  cld_uuid_make (id);
  if (!cld_migrate_create (db, error))
    return FALSE;
  /* Two programs may make the schema in a server's database at once: the first one names it. */
  stmt = cld_db_prepare (db, "INSERT INTO store_info (key, value) VALUES ('store_id', ?) ON CONFLICT (key) DO NOTHING", error);
  if (!stmt)
    return FALSE;
  cld_stmt_bind_text (stmt, 1, id);
  return cld_stmt_run (stmt, error);
}

/* The file appears under its name only when it is a whole, empty store: a crash leaves none or a good one. */
gboolean
_cld_store_make (const char *path, GError **error)
{
  g_autofree char *hidden = cld_place_make_hidden_name (path, error);
  g_autoptr (GError) local_error = NULL;
  CldDb *db;
  gboolean done;

  if (!hidden)
    return FALSE;
  db = cld_db_open (hidden, CLD_DB_CREATE, &local_error);
  done = db && fill_new (db, &local_error);
  cld_db_close (db);
  /* Another program may have made one meanwhile, which is as good. */
  if (done && !cld_place_publish (hidden, path, &local_error))
    done = g_error_matches (local_error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
  if (!done)
    cld_place_propagate (error, g_steal_pointer (&local_error), hidden, path);
  cld_place_remove (hidden);
  return done;
}

static void
note_fault_cb (const char *fault, gpointer data)
{
  char **first = data;

  /* The engine lists many pages in one text: the first says enough. */
  if (!*first)
    *first = g_strndup (fault, strcspn (fault, "\n"));
}

static gboolean
check_pages (CldStore *store, GError **error)
{
  g_autofree char *shown = cld_db_display_name (store->name);
  g_autofree char *fault = NULL;

  if (!cld_db_check (store->db, FALSE, note_fault_cb, &fault, error))
    return FALSE;
  if (!fault)
    return TRUE;
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT,
               /* Translators: %1$s is a file, %2$s what the database engine says */
               _("The database %1$s is damaged (%2$s). Nothing was changed. Restore the newest backup with `caseload-cli restore`."),
               shown, fault);
  return FALSE;
}

/* Whether the log still has the entry that this computer saw last. Returns what is wrong, or %NULL. */
char *
_cld_store_find_rollback (CldStore *store, GError **error)
{
  g_autoptr (CldWitness) witness = cld_witness_read (store->id);
  CldStmt *stmt;
  gboolean has_row;
  char *fault = NULL;

  if (witness->seq <= 0 || store->apart)
    return NULL;
  stmt = cld_db_prepare_log (store->db, CLD_DB_LOG_HASH, error);
  if (!stmt)
    return NULL;
  cld_stmt_bind_int (stmt, 1, witness->seq);
  if (!cld_stmt_step (stmt, &has_row, error))
    return NULL;
  if (!has_row)
    fault = g_strdup_printf (_("the change log was rolled back: this computer saw entry %" G_GINT64_FORMAT ", which is not there"), witness->seq);
  else if (g_strcmp0 (cld_stmt_get_text (stmt, 0), witness->hash) != 0)
    fault = g_strdup_printf (_("the change log was rewritten: entry %" G_GINT64_FORMAT " is not the one that this computer saw"), witness->seq);
  cld_stmt_reset (stmt);
  return fault;
}

/* The id names a group of the witness file. */
static gboolean
is_id (const char *text)
{
  if (!text || strlen (text) != CLD_UUID_SIZE - 1)
    return FALSE;
  for (const char *p = text; *p; p++)
    if (*p != '-' && !g_ascii_isxdigit (*p))
      return FALSE;
  return TRUE;
}

static gboolean
look_over (CldStore *store, GError **error)
{
  g_autoptr (CldWitness) witness = NULL;
  g_autofree char *state = cld_witness_file_state (store->name);
  g_autoptr (GError) local_error = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  gboolean known;

  store->id = cld_store_get_info (store, "store_id");
  /* A damaged file may not even give its id, so its pages come first. */
  witness = cld_witness_read (store->id ? store->id : "");
  known = store->id && witness->file_state && g_strcmp0 (witness->file_state, state) == 0 && now - witness->checked_at < CHECK_EVERY_SECONDS && now >= witness->checked_at;
  if (!known && !check_pages (store, error))
    return FALSE;
  store->checked_at = known ? witness->checked_at : now;
  if (!is_id (store->id))
    {
      g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT, _("The database has lost its own description. Nothing was changed. Restore the newest backup."));
      return FALSE;
    }
  store->warning = _cld_store_find_rollback (store, &local_error);
  if (!local_error)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* A file is made where there is none. */
static CldDb *
open_file (CldStore *store, const char *name, CldStoreFlags flags, GError **error)
{
  gboolean creates = (flags & CLD_STORE_CREATE) != 0;

  if (creates && !make_folder (name, error))
    return NULL;
  store->name = cld_place_resolve (name, !creates, error);
  if (!store->name || (creates && !g_file_test (store->name, G_FILE_TEST_EXISTS) && !_cld_store_make (store->name, error)))
    return NULL;
  return cld_db_open (store->name, CLD_DB_OPEN, error);
}

/* A database on a server is made by its administrator; the schema is made in it where it is empty. */
static CldDb *
open_on_server (CldStore *store, const char *name, CldStoreFlags flags, GError **error)
{
  g_autoptr (CldDb) db = cld_db_open (name, flags & CLD_STORE_CREATE ? CLD_DB_CREATE : CLD_DB_OPEN, error);
  int version = db ? cld_db_get_schema_version (db, error) : -1;

  store->name = g_strdup (name);
  if (version < 0)
    return NULL;
  if (flags & CLD_STORE_CREATE)
    {
      g_autofree char *id = NULL;

      store->db = db;
      id = version > 0 ? cld_store_get_info (store, "store_id") : NULL;
      store->db = NULL;
      if (!id && !fill_new (db, error))
        return NULL;
    }
  return g_steal_pointer (&db);
}

/**
 * cld_store_is_there:
 * @name: a path, or a database on a server
 *
 * Returns: whether there is something that can be opened, or that must not be taken for nothing
 */
gboolean
cld_store_is_there (const char *name)
{
  g_autoptr (CldDb) db = NULL;

  if (!cld_db_is_server_name (name))
    return g_file_test (name, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK);
  db = cld_db_open (name, CLD_DB_CREATE, NULL);
  return !db || cld_db_get_schema_version (db, NULL) != 0;
}

/**
 * cld_store_open:
 * @name: a path, or a database on a server
 * @flags: how
 * @error: return location
 *
 * Opens a store: its place, its identity, its schema (older ones are brought up to date), its pages where the file
 * changed since this computer last left it in order or a day has passed, and the end of its change log.
 *
 * Returns: (transfer full) (nullable): the store
 */
CldStore *
cld_store_open (const char *name, CldStoreFlags flags, GError **error)
{
  g_autoptr (CldStore) store = g_new0 (CldStore, 1);

  store->db = cld_db_is_server_name (name) ? open_on_server (store, name, flags, error) : open_file (store, name, flags, error);
  if (!store->db || !cld_migrate_open (store->db, error) || !look_over (store, error))
    return NULL;
  store->actor = g_strdup (cld_db_get_user (store->db));
  store->opened = TRUE;
  return g_steal_pointer (&store);
}

/* The head as this computer saw it last; a rollback that was noticed stays noticed. */
static void
remember_head (CldStore *store)
{
  CldWitness witness = { 0, NULL, NULL, store->checked_at };
  g_autofree char *hash = NULL;
  g_autofree char *state = NULL;

  if (!store->opened || store->warning || store->apart || !cld_store_get_head (store, &witness.seq, &hash, NULL))
    return;
  witness.hash = hash;
  cld_db_close (g_steal_pointer (&store->db));
  witness.file_state = state = cld_witness_file_state (store->name);
  cld_witness_write (store->id, &witness);
}

/**
 * cld_store_free:
 * @store: (nullable): a store
 *
 * Closes it and remembers the end of its change log.
 */
void
cld_store_free (CldStore *store)
{
  if (!store)
    return;
  if (store->db)
    {
      cld_db_rollback (store->db);
      remember_head (store);
    }
  cld_db_close (store->db);
  g_free (store->name);
  g_free (store->id);
  g_free (store->actor);
  g_free (store->warning);
  g_free (store);
}

/* A copy with the store's id, such as a backup: it is not held against what this computer saw of the store, and
 * nothing is remembered of it. */
void
_cld_store_keep_apart (CldStore *store)
{
  store->apart = TRUE;
  g_clear_pointer (&store->warning, g_free);
}

/* One that is being made: what stands in its database is not committed yet, and nothing is remembered of it. Takes @db. */
CldStore *
_cld_store_new_unfinished (CldDb *db, const char *name)
{
  CldStore *store = g_new0 (CldStore, 1);

  store->db = db;
  store->name = g_strdup (name);
  store->id = cld_store_get_info (store, "store_id");
  return store;
}

/**
 * cld_store_discard:
 * @store: (transfer full): a store that this program made just now
 *
 * Takes an empty store away again, for an import that made it and then failed; one that holds anything stays.
 */
void
cld_store_discard (CldStore *store)
{
  g_autofree char *hash = NULL;
  g_autofree char *path = g_strdup (store->name);
  gint64 seq = -1;
  gboolean empty = cld_store_get_head (store, &seq, &hash, NULL) && seq == 0;

  cld_store_free (store);
  /* What an administrator made on a server stays. */
  if (empty && !cld_db_is_server_name (path))
    cld_place_remove (path);
}

/**
 * cld_store_get_db:
 * @store: a store
 *
 * Returns: (transfer none): its database
 */
CldDb *
cld_store_get_db (CldStore *store)
{
  return store->db;
}

/**
 * cld_store_get_name:
 * @store: a store
 *
 * Returns: its absolute path, or its name on a server
 */
const char *
cld_store_get_name (CldStore *store)
{
  return store->name;
}

/**
 * cld_store_get_id:
 * @store: a store
 *
 * Returns: its id, which a copy of it shares
 */
const char *
cld_store_get_id (CldStore *store)
{
  return store->id;
}

/**
 * cld_store_get_actor:
 * @store: a store
 *
 * Returns: the login name under which changes are logged
 */
const char *
cld_store_get_actor (CldStore *store)
{
  return store->actor;
}

/**
 * cld_store_get_warning:
 * @store: a store
 *
 * Returns: (nullable): what is wrong with the end of the change log, or %NULL
 */
const char *
cld_store_get_warning (CldStore *store)
{
  return store->warning;
}

/**
 * cld_store_get_info:
 * @store: a store
 * @key: `store_id`, `made_up`
 *
 * Returns: (transfer full) (nullable): what the store says of itself
 */
char *
cld_store_get_info (CldStore *store, const char *key)
{
  CldStmt *stmt = cld_db_prepare (store->db, "SELECT value FROM store_info WHERE key = ?", NULL);
  gboolean has_row;
  char *value = NULL;

  if (!stmt)
    return NULL;
  cld_stmt_bind_text (stmt, 1, key);
  if (cld_stmt_step (stmt, &has_row, NULL) && has_row)
    {
      value = g_strdup (cld_stmt_get_text (stmt, 0));
      cld_stmt_reset (stmt);
    }
  return value;
}

/**
 * cld_store_set_info:
 * @store: a store
 * @key: `made_up`
 * @value: what it is to say
 * @error: return location
 *
 * Returns: whether it was noted
 */
gboolean
cld_store_set_info (CldStore *store, const char *key, const char *value, GError **error)
{
  CldStmt *stmt = cld_db_prepare (store->db, "INSERT INTO store_info (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", error);

  if (!stmt)
    return FALSE;
  cld_stmt_bind_text (stmt, 1, key);
  cld_stmt_bind_text (stmt, 2, value);
  return cld_stmt_run (stmt, error);
}

/**
 * cld_store_is_made_up:
 * @store: a store
 *
 * Returns: whether made-up children were imported, so that every print must say so
 */
gboolean
cld_store_is_made_up (CldStore *store)
{
  g_autofree char *value = cld_store_get_info (store, "made_up");

  return g_strcmp0 (value, "1") == 0;
}

/**
 * cld_store_get_head:
 * @store: a store
 * @seq: (out): number of the last entry of the change log
 * @hash: (out) (transfer full): its hash
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
cld_store_get_head (CldStore *store, gint64 *seq, char **hash, GError **error)
{
  CldStmt *stmt = cld_db_prepare (store->db, "SELECT seq, hash FROM change_head WHERE one = 1", error);
  gboolean has_row;

  if (!stmt || !cld_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT, _("The change log has lost its end. Run `caseload-cli verify`."));
      return FALSE;
    }
  *seq = cld_stmt_get_int (stmt, 0);
  *hash = g_strdup (cld_stmt_get_text (stmt, 1));
  cld_stmt_reset (stmt);
  return TRUE;
}

/**
 * cld_store_set_commit_func:
 * @store: a store
 * @func: (nullable): told of every change set that changes a record, just before it is committed
 * @data: for @func
 *
 * For who has to know their own changes from those of others.
 */
void
cld_store_set_commit_func (CldStore *store, CldStoreCommitFunc func, gpointer data)
{
  store->commit_func = func;
  store->commit_data = data;
}

void
_cld_store_tell_commit (CldStore *store, const char *change_set)
{
  if (store->commit_func)
    store->commit_func (change_set, store->commit_data);
}
