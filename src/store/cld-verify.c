/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-verify.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-attachment-content.h"
#include "cld-chain.h"
#include "cld-error.h"
#include "cld-log-reader.h"
#include "cld-migrate.h"
#include "cld-repo.h"
#include "cld-store-private.h"

#define MAX_FAULTS 1000

typedef struct
{
  const CldKind *kind;
  char *ref;
  int version;
  char digest[CLD_HASH_SIZE];
  gboolean seen;
} LastEntry;

typedef struct
{
  CldStore *store;
  GCancellable *cancellable;
  GPtrArray *faults;
  gint64 seq;
  char hash[CLD_HASH_SIZE];
  GHashTable *last; /* id -> LastEntry */
  CldArena *arena;
  GString *scratch;
} Verify;

static void G_GNUC_PRINTF (2, 3)
add_fault (Verify *verify, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  if (verify->faults->len >= MAX_FAULTS)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  /* A damaged ref or page may be no text. */
  g_ptr_array_add (verify->faults, g_utf8_make_valid (text, -1));
}

static void
page_fault_cb (const char *fault, gpointer data)
{
  add_fault (data, _("pages: %s"), fault);
}

static gboolean
check_schema (Verify *verify, GError **error)
{
  g_autoptr (CldDb) fresh = cld_db_open_scratch (cld_store_get_db (verify->store), error);
  g_autofree char *ours = NULL, *theirs = NULL;

  if (!fresh || !cld_migrate_create (fresh, error))
    return FALSE;
  ours = cld_db_describe_schema (fresh, error);
  theirs = ours ? cld_db_describe_schema (cld_store_get_db (verify->store), error) : NULL;
  if (!theirs)
    return FALSE;
  if (strcmp (ours, theirs) != 0)
    add_fault (verify, _("schema: the tables, indexes or guards are not those of this version"));
  return TRUE;
}

static void
last_entry_free (gpointer data)
{
  LastEntry *last = data;

  g_free (last->ref);
  g_free (last);
}

static void
digest_row (Verify *verify, const CldRow *row, char digest[CLD_HASH_SIZE])
{
  GChecksum *checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_string_truncate (verify->scratch, 0);
  cld_row_append_json (verify->scratch, row);
  g_checksum_update (checksum, (const guchar *) verify->scratch->str, (gssize) verify->scratch->len);
  g_strlcpy (digest, g_checksum_get_string (checksum), CLD_HASH_SIZE);
  g_checksum_free (checksum);
}

static void
take_rows (Verify *verify, const CldLogEntry *entry)
{
  g_autoptr (GArray) rows = cld_log_parse_detail (entry->detail, entry->detail_len, verify->arena, NULL);

  if (!rows)
    {
      add_fault (verify, _("change log: the detail of entry %" G_GINT64_FORMAT " cannot be read"), entry->seq);
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      CldLogRow *row = &g_array_index (rows, CldLogRow, i);
      LastEntry *last;

      if (!row->after)
        {
          if (row->before)
            g_hash_table_remove (verify->last, row->before->id);
          continue;
        }
      last = g_new0 (LastEntry, 1);
      last->kind = row->kind;
      last->ref = g_strdup (row->after->ref);
      last->version = row->after->version;
      digest_row (verify, row->after, last->digest);
      g_hash_table_replace (verify->last, g_strdup (row->after->id), last);
    }
  cld_arena_clear (verify->arena);
}

static void
check_link (Verify *verify, const CldLogEntry *entry)
{
  CldChainEntry link = { entry->prev, entry->seq, entry->change_set, entry->at, entry->actor, entry->why, entry->act, entry->child, entry->detail_hash, entry->target };
  char hash[CLD_HASH_SIZE];

  if (entry->seq != verify->seq + 1)
    add_fault (verify, _("change log: a gap, entry %" G_GINT64_FORMAT " is missing"), verify->seq + 1);
  else if (g_strcmp0 (entry->prev, verify->hash) != 0)
    add_fault (verify, _("change log: entry %" G_GINT64_FORMAT " does not follow the one before it"), entry->seq);
  if (!entry->at)
    {
      add_fault (verify, _("change log: entry %" G_GINT64_FORMAT " has lost its change set"), entry->seq);
      return;
    }
  cld_chain_hash_entry (&link, hash);
  if (g_strcmp0 (hash, entry->hash) != 0)
    add_fault (verify, _("change log: the hash of entry %" G_GINT64_FORMAT " is wrong, the entry was altered"), entry->seq);
}

static gboolean
entry_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  Verify *verify = data;
  char hash[CLD_HASH_SIZE] = "";

  if (g_cancellable_set_error_if_cancelled (verify->cancellable, error))
    return FALSE;
  check_link (verify, entry);
  verify->seq = entry->seq;
  g_strlcpy (verify->hash, entry->hash ? entry->hash : "", sizeof verify->hash);
  if (!entry->detail || !entry->salt)
    {
      add_fault (verify, _("change log: the detail of entry %" G_GINT64_FORMAT " is missing"), entry->seq);
      return TRUE;
    }
  /* One salt has one form. */
  if (strlen (entry->salt) == 32 && strspn (entry->salt, "0123456789abcdef") == 32)
    cld_chain_hash_detail (entry->salt, entry->detail, entry->detail_len, hash);
  if (g_strcmp0 (hash, entry->detail_hash) != 0)
    add_fault (verify, _("change log: the detail of entry %" G_GINT64_FORMAT " was altered"), entry->seq);
  take_rows (verify, entry);
  return TRUE;
}

static gboolean
check_log (Verify *verify, GError **error)
{
  g_autofree char *hash = NULL;
  g_autofree char *rollback = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 seq;

  if (!cld_log_each (verify->store, NULL, entry_cb, verify, error))
    return FALSE;
  if (!cld_store_get_head (verify->store, &seq, &hash, &local_error))
    add_fault (verify, "%s", local_error->message);
  else if (seq > verify->seq)
    add_fault (verify, _("change log: its tail is missing, the head names entry %" G_GINT64_FORMAT " and the last one is %" G_GINT64_FORMAT), seq, verify->seq);
  else if (seq != verify->seq || strcmp (hash, verify->hash) != 0)
    add_fault (verify, _("change log: the head is not the last entry"));
  g_clear_error (&local_error);
  rollback = _cld_store_find_rollback (verify->store, &local_error);
  if (rollback)
    add_fault (verify, _("witness: %s"), rollback);
  if (!local_error)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_change_sets (Verify *verify, GError **error)
{
  CldStmt *stmt = cld_db_prepare (cld_store_get_db (verify->store), "SELECT id FROM change_set s WHERE NOT EXISTS (SELECT 1 FROM change c WHERE c.change_set = s.id)", error);
  gboolean has_row = TRUE;

  if (!stmt)
    return FALSE;
  while (has_row)
    {
      if (!cld_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (has_row)
        add_fault (verify, _("change log: change set %s has no entries"), cld_stmt_get_text (stmt, 0));
    }
  return TRUE;
}

static gboolean
record_cb (CldRow *row, const char *search_key, gpointer data)
{
  Verify *verify = data;
  LastEntry *last = g_hash_table_lookup (verify->last, row->id);
  char digest[CLD_HASH_SIZE];

  digest_row (verify, row, digest);
  if (!last || last->kind != row->kind)
    add_fault (verify, _("%s/%s: the record is not in the change log"), row->kind->id, row->ref);
  else if (strcmp (last->ref, row->ref) != 0 || strcmp (last->digest, digest) != 0)
    add_fault (verify, _("%s/%s: the record is not what its last entry in the change log says"), row->kind->id, last->ref);
  else if (last->version != row->version)
    add_fault (verify, _("%s/%s: the record's version is not that of its last entry"), row->kind->id, row->ref);
  if (last)
    last->seen = TRUE;
  g_string_truncate (verify->scratch, 0);
  cld_row_append_search_key (verify->scratch, row);
  if (g_strcmp0 (search_key, verify->scratch->str) != 0)
    add_fault (verify, _("%s/%s: the record's search key is not made from its values"), row->kind->id, row->ref);
  cld_arena_clear (verify->arena);
  return !g_cancellable_is_cancelled (verify->cancellable);
}

static gboolean
check_records (Verify *verify, GError **error)
{
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < cld_kinds_count (); i++)
    if (!cld_repo_each (cld_store_get_db (verify->store), cld_kinds ()[i], "ORDER BY t.ref", NULL, verify->arena, record_cb, verify, error))
      return FALSE;
  g_hash_table_iter_init (&iter, verify->last);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      LastEntry *last = value;

      if (!last->seen)
        add_fault (verify, _("%s/%s: the record is missing, the change log has it"), last->kind->id, last->ref);
    }
  return !g_cancellable_set_error_if_cancelled (verify->cancellable, error);
}

static void
file_fault_cb (const char *fault, gpointer data)
{
  add_fault (data, "%s", fault);
}

static gboolean
check_files (Verify *verify, GError **error)
{
  return cld_attachment_content_verify (cld_store_get_db (verify->store), file_fault_cb, verify, error);
}

/* Damage can make any of the later steps fail: then that is a fault, not a reason to say nothing. */
static gboolean
run_step (Verify *verify, gboolean (*step) (Verify *, GError **), GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (step (verify, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  add_fault (verify, "%s", local_error->message);
  return TRUE;
}

static gboolean
check_pages (Verify *verify, GError **error)
{
  return cld_db_check (cld_store_get_db (verify->store), TRUE, page_fault_cb, verify, error);
}

/**
 * cld_verify:
 * @store: a store
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Looks at everything: pages and references, the schema, the chain of the change log with its details and its end,
 * what this computer saw of it before, that every record equals its last entry in the log, and that what is in each file
 * is there and has its digest. All of one moment; in a
 * transaction that is open, what it wrote is looked at too.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the faults as sentences without values, empty where the
 *   store is intact; %NULL where it could not be read
 */
GPtrArray *
cld_verify (CldStore *store, GCancellable *cancellable, GError **error)
{
  Verify verify = { store, cancellable, g_ptr_array_new_with_free_func (g_free), 0, "", NULL, NULL, NULL };
  CldDb *db = cld_store_get_db (store);
  gboolean own = !cld_db_in_transaction (db);
  gboolean done;

  if (!cld_db_check_sees_all (db, "`verify`", error))
    {
      g_ptr_array_unref (verify.faults);
      return NULL;
    }
  verify.last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, last_entry_free);
  verify.arena = cld_arena_new ();
  verify.scratch = g_string_new (NULL);
  done = (!own || cld_db_begin_read (db, error)) &&
         run_step (&verify, check_pages, error) &&
         run_step (&verify, check_schema, error) &&
         run_step (&verify, check_log, error) &&
         run_step (&verify, check_change_sets, error) &&
         run_step (&verify, check_records, error) &&
         run_step (&verify, check_files, error);
  if (own)
    cld_db_rollback (db);
  g_hash_table_unref (verify.last);
  cld_arena_free (verify.arena);
  g_string_free (verify.scratch, TRUE);
  if (done)
    return verify.faults;
  g_ptr_array_unref (verify.faults);
  return NULL;
}
