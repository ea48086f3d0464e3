/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-attachment-content.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-repo.h"

/* What is in the files: pieces of base64 under the digest of the whole, so that one content is there once. Pieces are written
 * in the transaction of the record that names them and never changed afterwards; a record that goes leaves them, since undo
 * brings it back. Never more than a piece is held. */

#define DIGEST_LEN 64

/**
 * cld_attachment_content_is_digest:
 * @text: (nullable): any text
 *
 * Returns: whether it is a SHA-256 as it is written here: 64 small hexadecimal digits
 */
gboolean
cld_attachment_content_is_digest (const char *text)
{
  return text && strlen (text) == DIGEST_LEN && strspn (text, "0123456789abcdef") == DIGEST_LEN;
}

static gboolean
fail_damaged (GError **error)
{
  g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT,
                       _("The content of this file in the database is damaged or not all there. Run `caseload-cli verify`, and take the file from a backup."));
  return FALSE;
}

/**
 * cld_attachment_content_find:
 * @db: a database
 * @sha256: a digest
 * @there: (out): whether there is anything under it that this user sees
 * @error: return location
 *
 * Returns: whether it could be asked
 */
gboolean
cld_attachment_content_find (CldDb *db, const char *sha256, gboolean *there, GError **error)
{
  CldStmt *stmt = cld_db_prepare (db, "SELECT position FROM attachment_content WHERE sha256 = ? ORDER BY position LIMIT 1", error);

  if (!stmt)
    return FALSE;
  cld_stmt_bind_text (stmt, 1, sha256);
  if (!cld_stmt_step (stmt, there, error))
    return FALSE;
  if (*there)
    cld_stmt_reset (stmt);
  return TRUE;
}

/* A piece as it was before it was stored, or NULL where it cannot be one. */
static guint8 *
decode_piece (CldStmt *stmt, int column, gsize *len)
{
  const char *text = cld_stmt_get_text (stmt, column);
  gsize text_len = text ? cld_stmt_get_len (stmt, column) : 0;
  guint8 *bytes;

  if (text_len == 0 || text_len % 4 != 0 || strlen (text) != text_len)
    return NULL;
  bytes = g_base64_decode (text, len);
  if (*len > 0 && *len <= CLD_CONTENT_PIECE)
    return bytes;
  g_free (bytes);
  return NULL;
}

/* What is known of a content while its pieces go by. */
typedef struct
{
  GChecksum *checksum;
  gint64 size;
  gint64 next; /* the position that comes next */
  gboolean bad;
} Sum;

static void
sum_begin (Sum *sum)
{
  sum->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  sum->size = 0;
  sum->next = 0;
  sum->bad = FALSE;
}

static void
sum_add (Sum *sum, gint64 position, const guint8 *bytes, gsize len)
{
  /* All but the last piece are full. */
  if (!bytes || position != sum->next || sum->size != position * CLD_CONTENT_PIECE)
    sum->bad = TRUE;
  sum->next = position + 1;
  sum->size += (gint64) len;
  if (bytes)
    g_checksum_update (sum->checksum, bytes, (gssize) len);
}

static gboolean
sum_end (Sum *sum, const char *sha256)
{
  gboolean good = !sum->bad && sum->size > 0 && strcmp (g_checksum_get_string (sum->checksum), sha256) == 0;

  g_clear_pointer (&sum->checksum, g_checksum_free);
  return good;
}

static gboolean
read_pieces (CldStmt *stmt, Sum *sum, CldContentWriteFunc write, gpointer data, GError **error)
{
  gboolean has_row = TRUE;

  while (has_row)
    {
      g_autofree guint8 *bytes = NULL;
      gsize len = 0;

      if (!cld_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      bytes = decode_piece (stmt, 1, &len);
      sum_add (sum, cld_stmt_get_int (stmt, 0), bytes, len);
      if (!sum->bad && (!write || write (bytes, len, data, error)))
        continue;
      cld_stmt_reset (stmt);
      return sum->bad ? fail_damaged (error) : FALSE;
    }
  return TRUE;
}

/**
 * cld_attachment_content_get:
 * @db: a database
 * @sha256: the digest of a file
 * @size: its bytes, -1 where they are not recorded
 * @write: (nullable) (scope call): gets the bytes piece by piece; %NULL only checks them. What it got is good only where all
 *   went well
 * @data: for @write
 * @error: return location
 *
 * Returns: whether all of it is there and has that digest and size; %CLD_STORE_ERROR_CORRUPT where not
 */
gboolean
cld_attachment_content_get (CldDb *db, const char *sha256, gint64 size, CldContentWriteFunc write, gpointer data, GError **error)
{
  CldStmt *stmt = cld_db_prepare (db, "SELECT position, content FROM attachment_content WHERE sha256 = ? ORDER BY position", error);
  Sum sum;
  gboolean done;

  if (!stmt)
    return FALSE;
  cld_stmt_bind_text (stmt, 1, sha256);
  sum_begin (&sum);
  done = read_pieces (stmt, &sum, write, data, error);
  if (sum_end (&sum, sha256) && (size < 0 || size == sum.size))
    return done;
  return done ? fail_damaged (error) : FALSE;
}

/* What is there stays: on a server it may be there without being seen. */
static gboolean
insert_piece (CldDb *db, const char *sha256, gint64 position, const guint8 *bytes, gsize len, GError **error)
{
  g_autofree char *content = g_base64_encode (bytes, len);
  CldStmt *stmt = cld_db_prepare (db, "INSERT INTO attachment_content (sha256, position, content) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", error);

  if (!stmt)
    return FALSE;
  cld_stmt_bind_text (stmt, 1, sha256);
  cld_stmt_bind_int (stmt, 2, position);
  cld_stmt_bind_text (stmt, 3, content);
  return cld_stmt_run (stmt, error);
}

static gboolean
insert_pieces (CldDb *db, const char *sha256, Sum *sum, CldContentReadFunc read, gpointer data, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (CLD_CONTENT_PIECE);
  gssize len = CLD_CONTENT_PIECE;

  while (len == CLD_CONTENT_PIECE && sum->size <= CLD_CONTENT_MOST)
    {
      len = read (buffer, CLD_CONTENT_PIECE, data, error);
      if (len < 0)
        return FALSE;
      if (len > 0 && !insert_piece (db, sha256, sum->next, buffer, (gsize) len, error))
        return FALSE;
      if (len > 0)
        sum_add (sum, sum->next, buffer, (gsize) len);
    }
  return TRUE;
}

/**
 * cld_attachment_content_put:
 * @db: a database in the transaction of a change set
 * @sha256: the digest that the bytes were found to have
 * @size: how many they are
 * @read: (scope call): gives them from the beginning
 * @data: for @read
 * @error: return location
 *
 * Stores the bytes of a file, once. Where they are there already they are read and compared instead. After an error the
 * transaction must be given up.
 *
 * Returns: whether they are stored; %CLD_IO_ERROR_FAILED where they are others than they were
 */
gboolean
cld_attachment_content_put (CldDb *db, const char *sha256, gint64 size, CldContentReadFunc read, gpointer data, GError **error)
{
  gboolean there, done;
  Sum sum;

  g_return_val_if_fail (cld_attachment_content_is_digest (sha256), FALSE);

  if (!cld_attachment_content_find (db, sha256, &there, error))
    return FALSE;
  if (there)
    return cld_attachment_content_get (db, sha256, size, NULL, NULL, error);
  sum_begin (&sum);
  done = insert_pieces (db, sha256, &sum, read, data, error);
  if (sum_end (&sum, sha256) && size == sum.size)
    return done;
  if (done)
    g_set_error_literal (error, CLD_IO_ERROR, CLD_IO_ERROR_FAILED, _("The file changed while it was read. Nothing was saved. Try again when nothing writes to it."));
  return FALSE;
}

/* How many bytes a good content has; a damaged one has none. */
static void
end_one (GHashTable *sizes, const char *sha256, Sum *sum)
{
  gint64 size = sum_end (sum, sha256) ? sum->size : -1;

  g_hash_table_insert (sizes, g_strdup (sha256), g_memdup2 (&size, sizeof size));
}

static gboolean
read_all (CldDb *db, GHashTable *sizes, GError **error)
{
  CldStmt *stmt = cld_db_prepare (db, "SELECT position, content, sha256 FROM attachment_content ORDER BY sha256, position", error);
  g_autofree char *current = NULL;
  Sum sum = { NULL };
  gboolean has_row = TRUE, done = stmt != NULL;

  while (done && has_row)
    {
      g_autofree guint8 *bytes = NULL;
      const char *sha256;
      gsize len = 0;

      done = cld_stmt_step (stmt, &has_row, error);
      if (!done || !has_row)
        break;
      sha256 = cld_stmt_get_text (stmt, 2);
      if (g_strcmp0 (current, sha256) != 0)
        {
          if (current)
            end_one (sizes, current, &sum);
          g_free (current);
          current = g_strdup (sha256 ? sha256 : "");
          sum_begin (&sum);
        }
      bytes = decode_piece (stmt, 1, &len);
      sum_add (&sum, cld_stmt_get_int (stmt, 0), bytes, len);
    }
  if (current)
    end_one (sizes, current, &sum);
  return done;
}

typedef struct
{
  GHashTable *sizes;
  GHashTable *named; /* digests that a record names */
  CldContentFaultFunc func;
  gpointer data;
} Check;

static gboolean
check_record_cb (CldRow *row, const char *search_key, gpointer data)
{
  Check *check = data;
  const char *sha256 = row->values[ATTACHMENT_SHA256], *said = row->values[ATTACHMENT_SIZE];
  const gint64 *size = sha256 ? g_hash_table_lookup (check->sizes, sha256) : NULL;
  g_autofree char *fault = NULL;

  if (!size)
    fault = g_strdup_printf (_("%s/%s: the content of the file is missing"), row->kind->id, row->ref);
  else if (*size < 0)
    fault = g_strdup_printf (_("%s/%s: the content of the file is damaged, it is not what its digest says"), row->kind->id, row->ref);
  else if (said && g_ascii_strtoll (said, NULL, 10) != *size)
    fault = g_strdup_printf (_("%s/%s: the content of the file has another size than its record says"), row->kind->id, row->ref);
  if (fault)
    check->func (fault, check->data);
  if (sha256)
    g_hash_table_add (check->named, g_strdup (sha256));
  return TRUE;
}

/* What a removed record left: undo may want it. */
static void
check_left (Check *check)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, check->sizes);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *fault = NULL;

      if (*(const gint64 *) value >= 0 || g_hash_table_contains (check->named, key))
        continue;
      fault = g_strdup_printf (_("files: the content %.12s, of a file that was removed, is damaged"), (const char *) key);
      check->func (fault, check->data);
    }
}

/**
 * cld_attachment_content_verify:
 * @db: a database all of which is seen
 * @func: (scope call): told of each fault, in a sentence that names the record and no value
 * @data: for @func
 * @error: return location
 *
 * Looks whether the content of every file is there, and is what its digest and its record say.
 *
 * Returns: whether it could be read
 */
gboolean
cld_attachment_content_verify (CldDb *db, CldContentFaultFunc func, gpointer data, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GHashTable) sizes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Check check = { sizes, named, func, data };

  if (!read_all (db, sizes, error) || !cld_repo_each (db, &cld_attachment_kind, "ORDER BY t.ref", NULL, arena, check_record_cb, &check, error))
    return FALSE;
  check_left (&check);
  return TRUE;
}
