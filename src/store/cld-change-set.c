/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-change-set.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-change-entry.h"
#include "cld-date.h"
#include "cld-error.h"
#include "cld-news.h"
#include "cld-row-writer.h"
#include "cld-settle.h"
#include "cld-store-private.h"
#include "cld-uuid.h"

#define MAX_WAITING 512 /* entries that may wait for their text, so that memory stays bounded */
#define BATCH 64        /* entries given to the second thread at once: waking it costs more than an entry's text */

/* The one way in which anything is written: a transaction with its rows and their entries in the change log. */
struct _CldChangeSet
{
  CldStore *store;
  CldDb *db;
  char id[CLD_UUID_SIZE];
  char *at;
  char *act;
  char *why;
  char *target;
  gboolean recorded; /* its own row is written */
  CldStmt *lock;     /* asks for the end of the log; NULL once it is known */
  gboolean told_later; /* what the engine refuses, so that nothing waits for its answers */
  gboolean failed;   /* the engine may have rolled back by itself: nothing more may be written */
  gboolean changes; /* there is more than looks */
  gboolean of_many; /* the changes are not of one child alone */
  char *child;      /* whose they are */
  gint64 seq;
  char head[CLD_HASH_SIZE];
  guint n_entries;

  CldChangeEntry *current;
  GQueue waiting; /* CldChangeEntry in the order of the log */
  GThreadPool *pool;
  GPtrArray *batch; /* CldChangeEntry that the second thread does not have yet */
  GMutex mutex;
  GCond rendered;

  CldRowWriter *writer;
};

static gboolean
send_lock (CldChangeSet *set, GError **error)
{
  set->lock = cld_db_prepare_log (set->db, CLD_DB_LOG_TAKE, error);
  return set->lock && cld_stmt_send (set->lock, error);
}

static gboolean
take_lock (CldChangeSet *set, GError **error)
{
  CldStmt *stmt = g_steal_pointer (&set->lock);
  const char *hash;
  gboolean has_row;

  if (!stmt)
    return TRUE;
  if (!cld_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT, _("The change log has lost its end. Nothing was saved. Run `caseload-cli verify`."));
      return FALSE;
    }
  set->seq = cld_stmt_get_int (stmt, 0);
  hash = cld_stmt_get_text (stmt, 1);
  g_strlcpy (set->head, hash ? hash : "", sizeof set->head);
  cld_stmt_reset (stmt);
  return TRUE;
}

static CldChangeSet *
begin (CldStore *store, const char *act, const char *why, const char *target, GError **error)
{
  g_autoptr (CldChangeSet) set = g_new0 (CldChangeSet, 1);

  set->store = store;
  set->db = cld_store_get_db (store);
  cld_uuid_make (set->id);
  set->at = cld_moment_now_utc ();
  set->act = g_strdup (act);
  set->why = g_strdup (why);
  set->target = g_strdup (target);
  set->writer = _cld_row_writer_new (set->db);
  g_queue_init (&set->waiting);
  g_mutex_init (&set->mutex);
  g_cond_init (&set->rendered);
  if (!cld_db_begin (set->db, error) || !send_lock (set, error))
    return NULL;
  return g_steal_pointer (&set);
}

/**
 * cld_change_set_begin:
 * @store: a store
 * @act: what is done, one of CLD_ACT_*
 * @why: what for, in words; nothing personal
 * @target: (nullable): the change set that an undo or redo is of
 * @error: return location
 *
 * Begins a transaction and takes the end of the change log, so that only one program writes. Nothing stays of it
 * unless it is committed.
 *
 * Returns: (transfer full) (nullable): the change set
 */
CldChangeSet *
cld_change_set_begin (CldStore *store, const char *act, const char *why, const char *target, GError **error)
{
  g_autoptr (CldChangeSet) set = begin (store, act, why, target, error);

  return set && take_lock (set, error) ? g_steal_pointer (&set) : NULL;
}

/**
 * cld_change_set_begin_together:
 * @store: a store
 * @act: what is done, one of CLD_ACT_*
 * @why: what for, in words; nothing personal
 * @error: return location
 *
 * As cld_change_set_begin(), but on a server waits for nothing: that another program is saving is told by whatever is
 * read next, and what the schema refuses or finds changed, by the commit. What is read after it is as nobody can change
 * it any more.
 *
 * Returns: (transfer full) (nullable): the change set
 */
CldChangeSet *
cld_change_set_begin_together (CldStore *store, const char *act, const char *why, GError **error)
{
  CldChangeSet *set = begin (store, act, why, NULL, error);

  if (set)
    set->told_later = TRUE;
  return set;
}

/**
 * cld_change_set_expect:
 * @set: a change set
 * @row: a row that will be put
 * @error: return location
 *
 * Asks for what @row names together with whatever is read next.
 *
 * Returns: whether it was asked for
 */
gboolean
cld_change_set_expect (CldChangeSet *set, const CldRow *row, GError **error)
{
  return _cld_row_writer_expect (set->writer, row, error);
}

/**
 * cld_change_set_free:
 * @set: (nullable): a change set
 *
 * Frees it; one that was not committed is rolled back.
 */
void
cld_change_set_free (CldChangeSet *set)
{
  if (!set)
    return;
  if (set->pool)
    g_thread_pool_free (set->pool, FALSE, TRUE);
  g_clear_pointer (&set->batch, g_ptr_array_unref);
  if (set->lock)
    cld_stmt_reset (set->lock);
  _cld_row_writer_forget (set->writer);
  cld_db_rollback (set->db);
  g_clear_pointer (&set->current, _cld_change_entry_free);
  g_queue_clear_full (&set->waiting, (GDestroyNotify) _cld_change_entry_free);
  _cld_row_writer_free (set->writer);
  g_mutex_clear (&set->mutex);
  g_cond_clear (&set->rendered);
  g_free (set->at);
  g_free (set->act);
  g_free (set->why);
  g_free (set->target);
  g_free (set->child);
  g_free (set);
}

static void
render_batch_cb (gpointer data, gpointer user_data)
{
  g_autoptr (GPtrArray) batch = data;
  CldChangeSet *set = user_data;

  for (guint i = 0; i < batch->len; i++)
    _cld_change_entry_render (batch->pdata[i]);
  g_mutex_lock (&set->mutex);
  for (guint i = 0; i < batch->len; i++)
    ((CldChangeEntry *) batch->pdata[i])->rendered = TRUE;
  g_cond_signal (&set->rendered);
  g_mutex_unlock (&set->mutex);
}

static void
send_batch (CldChangeSet *set)
{
  if (!set->batch || set->batch->len == 0)
    return;
  g_thread_pool_push (set->pool, g_steal_pointer (&set->batch), NULL);
  set->batch = g_ptr_array_new ();
}

/**
 * cld_change_set_use_threads:
 * @set: a change set that will hold many entries
 *
 * Makes the text and digest of entries in a second thread, and stores several rows with one statement where nothing
 * waits for them. From then on rows that were put must not change, and what the schema refuses may be told later.
 */
void
cld_change_set_use_threads (CldChangeSet *set)
{
  set->pool = g_thread_pool_new (render_batch_cb, set, 1, FALSE, NULL);
  set->batch = g_ptr_array_new ();
  set->told_later = TRUE;
  _cld_row_writer_use_batches (set->writer);
}

/**
 * cld_change_set_set_writes_only:
 * @set: a change set that uses threads
 *
 * Promises that no record is read until the commit, so that rows may be stored many at a time.
 */
void
cld_change_set_set_writes_only (CldChangeSet *set)
{
  _cld_row_writer_set_writes_only (set->writer);
}

static gboolean
record_set (CldChangeSet *set, GError **error)
{
  CldStmt *stmt;

  if (set->recorded)
    return TRUE;
  stmt = cld_db_prepare (set->db, "INSERT INTO change_set (id, at, actor, why, target) VALUES (?, ?, ?, ?, ?)", error);
  if (!stmt)
    return FALSE;
  cld_stmt_bind_text (stmt, 1, set->id);
  cld_stmt_bind_text (stmt, 2, set->at);
  cld_stmt_bind_text (stmt, 3, cld_store_get_actor (set->store));
  cld_stmt_bind_text (stmt, 4, set->why);
  cld_stmt_bind_text (stmt, 5, set->target);
  set->recorded = cld_stmt_run (stmt, error);
  return set->recorded;
}

static gboolean
insert_detail (CldChangeSet *set, const CldChangeEntry *entry, GError **error)
{
  CldStmt *stmt = cld_db_prepare (set->db, "INSERT INTO change_detail (seq, salt, detail) VALUES (?, ?, ?)", error);

  if (!stmt)
    return FALSE;
  cld_stmt_bind_int (stmt, 1, set->seq);
  cld_stmt_bind_text (stmt, 2, entry->salt);
  cld_stmt_bind_text_len (stmt, 3, entry->detail->str, entry->detail->len);
  return cld_stmt_run (stmt, error);
}

/* Where the user has no right to the log itself, the server hashes the entry and puts it behind the last one. */
static gboolean
append_entry (CldChangeSet *set, const CldChangeEntry *entry, GError **error)
{
  CldStmt *stmt = cld_db_prepare_log (set->db, CLD_DB_LOG_APPEND, error);

  if (!stmt)
    return FALSE;
  cld_stmt_bind_text (stmt, 1, set->id);
  cld_stmt_bind_text (stmt, 2, set->at);
  cld_stmt_bind_text (stmt, 3, set->why);
  cld_stmt_bind_text (stmt, 4, set->target);
  cld_stmt_bind_text (stmt, 5, set->act);
  cld_stmt_bind_text (stmt, 6, entry->child);
  cld_stmt_bind_text (stmt, 7, entry->salt);
  cld_stmt_bind_text_len (stmt, 8, entry->detail->str, entry->detail->len);
  set->n_entries++;
  return cld_stmt_run (stmt, error);
}

static gboolean
write_entry (CldChangeSet *set, const CldChangeEntry *entry, GError **error)
{
  CldChainEntry link = { set->head, 0, set->id, set->at, cld_store_get_actor (set->store),
                         set->why, set->act, entry->child, entry->detail_hash, set->target };
  char hash[CLD_HASH_SIZE];
  CldStmt *stmt;

  if (!take_lock (set, error))
    return FALSE;
  link.seq = set->seq + 1;
  if (!entry->salted)
    {
      g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE, _("The computer gave no random numbers for the change log. Nothing was saved."));
      return FALSE;
    }
  if (cld_db_is_limited (set->db))
    return append_entry (set, entry, error);
  if (!record_set (set, error))
    return FALSE;
  cld_chain_hash_entry (&link, hash);
  stmt = cld_db_prepare (set->db, "INSERT INTO change (seq, change_set, act, child, detail_hash, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?)", error);
  if (!stmt)
    return FALSE;
  cld_stmt_bind_int (stmt, 1, link.seq);
  cld_stmt_bind_text (stmt, 2, link.change_set);
  cld_stmt_bind_text (stmt, 3, link.act);
  cld_stmt_bind_text (stmt, 4, link.child);
  cld_stmt_bind_text (stmt, 5, link.detail_hash);
  cld_stmt_bind_text (stmt, 6, link.prev);
  cld_stmt_bind_text (stmt, 7, hash);
  if (!cld_stmt_run (stmt, error))
    return FALSE;
  set->seq = link.seq;
  g_strlcpy (set->head, hash, sizeof set->head);
  set->n_entries++;
  return insert_detail (set, entry, error);
}

static gboolean
is_rendered (CldChangeSet *set, CldChangeEntry *entry, gboolean wait)
{
  gboolean rendered;

  g_mutex_lock (&set->mutex);
  while (wait && !entry->rendered)
    g_cond_wait (&set->rendered, &set->mutex);
  rendered = entry->rendered;
  g_mutex_unlock (&set->mutex);
  return rendered;
}

/* Writes the entries whose text is ready, in order; all but @keep of them even if that means waiting. */
static gboolean
write_waiting (CldChangeSet *set, guint keep, GError **error)
{
  while (set->waiting.length > 0)
    {
      CldChangeEntry *entry = g_queue_peek_head (&set->waiting);
      gboolean done;

      if (!is_rendered (set, entry, set->waiting.length > keep))
        return TRUE;
      g_queue_pop_head (&set->waiting);
      done = write_entry (set, entry, error);
      _cld_change_entry_free (entry);
      if (!done)
        return FALSE;
    }
  return TRUE;
}

static gboolean
finish_current (CldChangeSet *set, GError **error)
{
  CldChangeEntry *entry = g_steal_pointer (&set->current);

  if (!entry)
    return TRUE;
  g_queue_push_tail (&set->waiting, entry);
  if (set->pool)
    {
      g_ptr_array_add (set->batch, entry);
      if (set->batch->len < BATCH)
        return TRUE;
      send_batch (set);
      return write_waiting (set, MAX_WAITING, error);
    }
  _cld_change_entry_render (entry);
  entry->rendered = TRUE;
  return write_waiting (set, 0, error);
}

static gboolean
check_not_failed (CldChangeSet *set, GError **error)
{
  if (!set->failed)
    return TRUE;
  g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE, _("An earlier step of this change failed. Nothing was saved."));
  return FALSE;
}

/* Whose record changes, for those who show it elsewhere. */
static void
note_whose (CldChangeSet *set, const char *child)
{
  if (!set->changes)
    set->child = g_strdup (child);
  else if (g_strcmp0 (set->child, child) != 0)
    set->of_many = TRUE;
  set->changes = TRUE;
}

/**
 * cld_change_set_put:
 * @set: a change set
 * @before: (nullable): the record as it was read, %NULL for a new one
 * @after: (nullable): the record as it is to be, %NULL to remove it; gets its id and version
 * @error: return location
 *
 * Stores, changes or removes a record and notes it for the change log. Rows of one child that come one after the
 * other make one entry; a row outside a child makes one of its own. Both rows must live until the set is freed.
 * After an error the whole set must be given up.
 *
 * Returns: whether it was done; %CLD_STORE_ERROR_STALE where the record changed since it was read
 */
gboolean
cld_change_set_put (CldChangeSet *set, const CldRow *before, CldRow *after, GError **error)
{
  const char *child = cld_row_get_child (after ? after : before);
  gboolean done;

  g_return_val_if_fail (before || after, FALSE);
  /* A ref is given once. */
  g_return_val_if_fail (!before || !after || (before->kind == after->kind && g_strcmp0 (before->ref, after->ref) == 0), FALSE);

  if (!check_not_failed (set, error))
    return FALSE;
  set->failed = TRUE;
  if (set->current && (!child || g_strcmp0 (set->current->child, child) != 0) && !finish_current (set, error))
    return FALSE;
  if (!before)
    done = _cld_row_writer_insert (set->writer, after, error);
  else if (after)
    done = _cld_row_writer_update (set->writer, before, after, error);
  else
    done = _cld_row_writer_delete (set->writer, before, error);
  if (!done || (!set->told_later && !cld_db_flush (set->db, error)))
    return FALSE;
  if (!set->current)
    set->current = _cld_change_entry_new (child);
  _cld_change_entry_add (set->current, before, after);
  note_whose (set, cld_row_get_child (after ? after : before));
  set->failed = FALSE;
  return TRUE;
}

/**
 * cld_change_set_look:
 * @set: a change set
 * @child: (nullable): the number of the child that was looked at
 * @error: return location
 *
 * Adds an entry without rows: somebody saw, printed or exported.
 *
 * Returns: whether it was added
 */
gboolean
cld_change_set_look (CldChangeSet *set, const char *child, GError **error)
{
  if (!check_not_failed (set, error))
    return FALSE;
  set->failed = !finish_current (set, error);
  if (set->failed)
    return FALSE;
  set->current = _cld_change_entry_new (child);
  set->failed = !finish_current (set, error);
  return !set->failed;
}

/* Each entry that the server puts behind the last one moves the end by itself. */
static gboolean
move_head (CldChangeSet *set, GError **error)
{
  CldStmt *stmt;

  if (cld_db_is_limited (set->db))
    return TRUE;
  stmt = cld_db_prepare (set->db, "UPDATE change_head SET seq = ?, hash = ? WHERE one = 1", error);
  if (!stmt)
    return FALSE;
  cld_stmt_bind_int (stmt, 1, set->seq);
  cld_stmt_bind_text (stmt, 2, set->head);
  return cld_stmt_run (stmt, error);
}

static gboolean
announce (CldChangeSet *set, GError **error)
{
  g_autofree char *text = NULL;

  if (!set->changes)
    return TRUE;
  _cld_store_tell_commit (set->store, set->id);
  text = cld_news_make_text (set->id, set->of_many ? NULL : set->child);
  return cld_db_announce (set->db, text, error);
}

/**
 * cld_change_set_commit:
 * @set: a change set
 * @error: return location
 *
 * Ends the transaction. A set without entries leaves nothing behind.
 *
 * Returns: whether everything is stored for good
 */
gboolean
cld_change_set_commit (CldChangeSet *set, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!check_not_failed (set, error) || !_cld_row_writer_flush (set->writer, error) || !finish_current (set, error))
    return FALSE;
  send_batch (set);
  if (!write_waiting (set, 0, error))
    return FALSE;
  if (set->n_entries == 0)
    {
      cld_db_rollback (set->db);
      return TRUE;
    }
  if (!move_head (set, error) || !announce (set, error))
    return FALSE;
  return cld_db_commit (set->db, &local_error) ||
         _cld_settle_commit (cld_store_get_name (set->store), set->id, g_steal_pointer (&local_error), error);
}

/**
 * cld_change_set_get_id:
 * @set: a change set
 *
 * Returns: its key, which history shows and undo takes
 */
const char *
cld_change_set_get_id (CldChangeSet *set)
{
  return set->id;
}

/**
 * cld_change_set_get_at:
 * @set: a change set
 *
 * Returns: the moment that the log has it at, UTC
 */
const char *
cld_change_set_get_at (CldChangeSet *set)
{
  return set->at;
}

/**
 * cld_change_set_get_next_seq:
 * @set: a change set without entries, from cld_change_set_begin()
 *
 * Returns: the number that its first entry gets
 */
gint64
cld_change_set_get_next_seq (CldChangeSet *set)
{
  g_return_val_if_fail (!set->lock && set->n_entries == 0, 0);

  return set->seq + 1;
}

/**
 * cld_change_set_get_n_entries:
 * @set: a change set
 *
 * Returns: how many entries were written so far
 */
guint
cld_change_set_get_n_entries (CldChangeSet *set)
{
  return set->n_entries;
}

/**
 * cld_change_log_look:
 * @store: a store
 * @act: CLD_ACT_VIEW, CLD_ACT_PRINT, CLD_ACT_EXPORT ...
 * @why: what was looked at or what for; nothing personal
 * @child: (nullable): the child's number
 * @error: return location
 *
 * Notes a look in the change log, in a transaction of its own. What cannot be noted must not be shown.
 *
 * Returns: whether it was noted
 */
gboolean
cld_change_log_look (CldStore *store, const char *act, const char *why, const char *child, GError **error)
{
  g_autoptr (CldChangeSet) set = cld_change_set_begin (store, act, why, NULL, error);

  return set && cld_change_set_look (set, child, error) && cld_change_set_commit (set, error);
}
