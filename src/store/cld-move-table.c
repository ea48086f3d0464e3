/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-move-table.h"

#include <string.h>

#include "cld-arena.h"
#include "cld-kind.h"

/* Rows and parameters of one statement: of a file as its engine is told; to a server each statement costs more. */
#define MAX_ROWS 11
#define MAX_PARAMETERS 100
#define MAX_ROWS_SERVER 64
#define MAX_PARAMETERS_SERVER 4000

/* What is in files is long: so many bytes are sent at a time, however few rows they are. */
#define MAX_BYTES ((gsize) 1 << 20)

/* The store's own tables. A change set names an earlier one, so they go in the order of the log. */
static const struct
{
  const char *name;
  const char *columns;
  const char *from;
  const char *instead; /* of what a store has from the beginning */
} own[] = {
  { "store_info", "key value", "store_info t ORDER BY t.key", " ON CONFLICT (key) DO UPDATE SET value = excluded.value" },
  { "change_set", "id at actor why target",
    "change_set t LEFT JOIN (SELECT change_set, min(seq) AS first_seq FROM change GROUP BY change_set) f ON f.change_set = t.id ORDER BY COALESCE(f.first_seq, 0), t.id", "" },
  { "change", "seq change_set act child detail_hash prev hash", "change t ORDER BY t.seq", "" },
  { "change_detail", "seq salt detail", "change_detail t ORDER BY t.seq", "" },
  { "change_head", "one seq hash", "change_head t ORDER BY t.one", " ON CONFLICT (one) DO UPDATE SET seq = excluded.seq, hash = excluded.hash" },
  { "attachment_content", "sha256 position content", "attachment_content t ORDER BY t.sha256, t.position", "" },
  { "draft", "id actor kind ref child version saved_at fields", "draft t ORDER BY t.id", "" },
};

static void
table_free (gpointer data)
{
  CldMoveTable *table = data;

  g_free (table->name);
  g_strfreev (table->columns);
  g_free (table->select);
  g_free (table->names_itself);
  g_free (table);
}

static CldMoveTable *
table_new (const char *name, GStrv columns, const char *from, const char *instead)
{
  CldMoveTable *table = g_new0 (CldMoveTable, 1);
  GString *sql = g_string_new ("SELECT ");

  table->name = g_strdup (name);
  table->columns = columns;
  table->instead = instead;
  for (guint i = 0; columns[i]; i++)
    g_string_append_printf (sql, "%st.\"%s\"", i > 0 ? ", " : "", columns[i]);
  g_string_append_printf (sql, " FROM %s", from);
  table->select = g_string_free (sql, FALSE);
  table->names_itself = g_new0 (gboolean, g_strv_length (columns));
  return table;
}

static CldMoveTable *
table_of_kind (const CldKind *kind)
{
  static const char *const fixed[] = { "id", "ref", "version", "search_key" };
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();
  g_autofree char *from = g_strdup_printf ("%s t ORDER BY t.id", kind->id);
  CldMoveTable *table;

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    g_strv_builder_add (columns, fixed[i]);
  for (guint i = 0; i < kind->n_fields; i++)
    g_strv_builder_add (columns, kind->fields[i].id);
  table = table_new (kind->id, g_strv_builder_end (columns), from, "");
  for (guint i = 0; i < kind->n_fields; i++)
    table->names_itself[G_N_ELEMENTS (fixed) + i] = kind->fields[i].type == CLD_REF && cld_field_target_kind (&kind->fields[i]) == kind;
  return table;
}

/**
 * _cld_move_tables_new:
 *
 * Returns: (transfer full) (element-type CldMoveTable): every table that both engines have, each after those that its
 *   rows name
 */
GPtrArray *
_cld_move_tables_new (void)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func (table_free);

  for (guint i = 0; i < cld_kinds_count (); i++)
    g_ptr_array_add (tables, table_of_kind (cld_kinds ()[i]));
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    g_ptr_array_add (tables, table_new (own[i].name, g_strsplit (own[i].columns, " ", -1), own[i].from, own[i].instead));
  return tables;
}

/**
 * _cld_move_table_count:
 * @table: a table
 * @db: a database
 * @n_rows: (out): how many rows it has there
 * @error: return location
 *
 * Returns: whether they could be counted
 */
gboolean
_cld_move_table_count (const CldMoveTable *table, CldDb *db, gint64 *n_rows, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table->name);
  CldStmt *stmt = cld_db_prepare (db, sql, error);
  gboolean has_row;

  if (!stmt || !cld_stmt_step (stmt, &has_row, error))
    return FALSE;
  *n_rows = has_row ? cld_stmt_get_int (stmt, 0) : 0;
  cld_stmt_reset (stmt);
  return TRUE;
}

/* The length before each value: no two rows give the same bytes. */
static void
add_to_digest (GChecksum *checksum, CldStmt *stmt, int column)
{
  const char *text = cld_stmt_get_text (stmt, column);
  gsize len = text ? cld_stmt_get_len (stmt, column) : 0;
  char length[32];

  g_snprintf (length, sizeof length, text ? "%" G_GSIZE_FORMAT ":" : "-", len);
  g_checksum_update (checksum, (const guchar *) length, -1);
  if (text)
    g_checksum_update (checksum, (const guchar *) text, (gssize) len);
}

typedef struct
{
  CldMoveTable *table;
  CldDb *to;
  guint n_columns;
  guint max_rows;
  guint n_rows;      /* that wait */
  gsize n_bytes;     /* of them */
  GPtrArray *values; /* of them */
  CldArena *arena;   /* holds those */
  GPtrArray *names;  /* id, column, value: what rows of this table name in it */
  CldArena *names_arena;
} Copy;

static char *
make_insert (const Copy *copy)
{
  g_autofree char *columns = g_strjoinv ("\", \"", copy->table->columns);
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "INSERT INTO %s (\"%s\") VALUES ", copy->table->name, columns);
  for (guint row = 0; row < copy->n_rows; row++)
    for (guint i = 0; i < copy->n_columns; i++)
      g_string_append (sql, i > 0 ? ", ?" : row > 0 ? "), (?" : "(?");
  g_string_append_printf (sql, ")%s", copy->table->instead);
  return g_string_free (sql, FALSE);
}

static gboolean
write_rows (Copy *copy, GError **error)
{
  g_autofree char *sql = NULL;
  CldStmt *stmt;

  if (copy->n_rows == 0)
    return TRUE;
  sql = make_insert (copy);
  stmt = cld_db_prepare (copy->to, sql, error);
  if (!stmt)
    return FALSE;
  for (guint i = 0; i < copy->values->len; i++)
    cld_stmt_bind_text (stmt, 1 + (int) i, copy->values->pdata[i]);
  if (!cld_stmt_run (stmt, error))
    return FALSE;
  g_ptr_array_set_size (copy->values, 0);
  cld_arena_clear (copy->arena);
  copy->n_rows = 0;
  copy->n_bytes = 0;
  return TRUE;
}

static void
take_row (Copy *copy, CldStmt *stmt, GChecksum *checksum)
{
  for (guint i = 0; i < copy->n_columns; i++)
    {
      const char *text = cld_stmt_get_text (stmt, (int) i);

      add_to_digest (checksum, stmt, (int) i);
      copy->n_bytes += text ? cld_stmt_get_len (stmt, (int) i) : 0;
      if (text && copy->table->names_itself[i])
        {
          g_ptr_array_add (copy->names, cld_arena_strdup (copy->names_arena, cld_stmt_get_text (stmt, 0)));
          g_ptr_array_add (copy->names, copy->table->columns[i]);
          g_ptr_array_add (copy->names, cld_arena_strdup (copy->names_arena, text));
          text = NULL;
        }
      g_ptr_array_add (copy->values, text ? cld_arena_strndup (copy->arena, text, cld_stmt_get_len (stmt, (int) i)) : NULL);
    }
  copy->n_rows++;
  copy->table->n_rows++;
}

/* Once all rows are there. */
static gboolean
write_names (Copy *copy, GError **error)
{
  for (guint i = 0; i < copy->names->len; i += 3)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE %s SET \"%s\" = ? WHERE id = ?", copy->table->name, (const char *) copy->names->pdata[i + 1]);
      CldStmt *stmt = cld_db_prepare (copy->to, sql, error);

      if (!stmt)
        return FALSE;
      cld_stmt_bind_text (stmt, 1, copy->names->pdata[i + 2]);
      cld_stmt_bind_text (stmt, 2, copy->names->pdata[i]);
      if (!cld_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
copy_rows (Copy *copy, CldDb *from, GChecksum *checksum, CldMoveTableFunc func, gpointer data, GError **error)
{
  CldStmt *stmt = cld_db_prepare (from, copy->table->select, error);
  gboolean has_row = TRUE;

  if (!stmt)
    return FALSE;
  while (has_row)
    {
      if (!cld_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (has_row)
        take_row (copy, stmt, checksum);
      if (copy->n_rows == copy->max_rows || copy->n_bytes >= MAX_BYTES || !has_row)
        {
          func (copy->n_rows, data);
          if (!write_rows (copy, error))
            {
              cld_stmt_reset (stmt);
              return FALSE;
            }
        }
    }
  return write_names (copy, error);
}

/**
 * _cld_move_table_copy:
 * @table: a table; gets the number of its rows and their digest
 * @from: where it is read
 * @to: where it is empty, in a transaction
 * @func: (scope call): told how many rows more were read
 * @data: for @func
 * @error: return location
 *
 * Copies all rows.
 *
 * Returns: whether they are on their way
 */
gboolean
_cld_move_table_copy (CldMoveTable *table, CldDb *from, CldDb *to, CldMoveTableFunc func, gpointer data, GError **error)
{
  guint n_columns = g_strv_length (table->columns);
  guint max_rows = cld_db_is_server (to) ? MIN (MAX_ROWS_SERVER, MAX_PARAMETERS_SERVER / n_columns) : MIN (MAX_ROWS, MAX_PARAMETERS / n_columns);
  Copy copy = { table, to, n_columns, max_rows, 0, 0, g_ptr_array_new (), cld_arena_new (), g_ptr_array_new (), cld_arena_new () };
  GChecksum *checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gboolean done = copy_rows (&copy, from, checksum, func, data, error);

  g_strlcpy (table->digest, g_checksum_get_string (checksum), sizeof table->digest);
  g_checksum_free (checksum);
  g_ptr_array_unref (copy.values);
  g_ptr_array_unref (copy.names);
  cld_arena_free (copy.arena);
  cld_arena_free (copy.names_arena);
  return done;
}

/**
 * _cld_move_table_is_same:
 * @table: a table that was copied
 * @db: where it was copied to
 * @same: (out): whether every row is there as it was read, in the same order, and no other
 * @func: (scope call): told how many rows more were read
 * @data: for @func
 * @error: return location
 *
 * Returns: whether it could be read
 */
gboolean
_cld_move_table_is_same (const CldMoveTable *table, CldDb *db, gboolean *same, CldMoveTableFunc func, gpointer data, GError **error)
{
  CldStmt *stmt = cld_db_prepare (db, table->select, error);
  GChecksum *checksum = g_checksum_new (G_CHECKSUM_SHA256);
  int n_columns = (int) g_strv_length (table->columns);
  gboolean has_row = TRUE, done = stmt != NULL;

  while (done && has_row)
    {
      done = cld_stmt_step (stmt, &has_row, error);
      for (int i = 0; done && has_row && i < n_columns; i++)
        add_to_digest (checksum, stmt, i);
      if (done && has_row)
        func (1, data);
    }
  *same = done && strcmp (table->digest, g_checksum_get_string (checksum)) == 0;
  g_checksum_free (checksum);
  return done;
}
