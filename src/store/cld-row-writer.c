/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-row-writer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-error.h"
#include "cld-sql.h"
#include "cld-uuid.h"

/* Rows and parameters of one statement: of a file as the engine is told; to a server each statement costs more. */
#define MAX_BATCH 11
#define MAX_PARAMETERS 100
#define MAX_BATCH_SERVER 64
#define MAX_PARAMETERS_SERVER 4000

/* Turns rows into statements: refs into keys, values into what the schema holds. */
struct _CldRowWriter
{
  CldDb *db;
  CldArena *arena;
  GHashTable **ids; /* by kind: ref -> id of what was looked up or written */
  gboolean *named;    /* by kind: whether records name it */
  gboolean *searched; /* by kind: whether it has a search key */
  GString *search_key;
  struct
  {
    CldStmt *stmt;
    const char *ref;
  } *expected;       /* by kind: the ref that was asked for and not needed yet */
  CldStmt **inserts; /* by kind and number of rows, as they are first needed */
  gboolean batches;
  gboolean writes_only; /* nothing is read meanwhile, so any row may wait */
  guint max_batch;
  guint max_parameters;
  GPtrArray **waiting; /* by kind: CldRow, for more of their kind */
};

/**
 * _cld_row_writer_new:
 * @db: a database in a transaction
 *
 * Returns: (transfer full): a writer for that transaction
 */
CldRowWriter *
_cld_row_writer_new (CldDb *db)
{
  CldRowWriter *writer = g_new0 (CldRowWriter, 1);
  guint n = cld_kinds_count ();

  writer->db = db;
  writer->arena = cld_arena_new ();
  writer->ids = g_new0 (GHashTable *, n);
  writer->named = g_new0 (gboolean, n);
  writer->searched = g_new0 (gboolean, n);
  writer->search_key = g_string_new (NULL);
  writer->expected = g_malloc0_n (n, sizeof *writer->expected);
  writer->max_batch = cld_db_is_server (db) ? MAX_BATCH_SERVER : MAX_BATCH;
  writer->max_parameters = cld_db_is_server (db) ? MAX_PARAMETERS_SERVER : MAX_PARAMETERS;
  writer->inserts = g_new0 (CldStmt *, n * (writer->max_batch + 1));
  writer->waiting = g_new0 (GPtrArray *, n);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < cld_kinds ()[i]->n_fields; j++)
      {
        const CldField *field = &cld_kinds ()[i]->fields[j];

        if (field->type == CLD_REF)
          writer->named[cld_kind_index (cld_field_target_kind (field))] = TRUE;
        if (field->flags & CLD_SEARCH)
          writer->searched[i] = TRUE;
      }
  return writer;
}

/**
 * _cld_row_writer_free:
 * @writer: (nullable): a writer
 *
 * Frees it; rows that wait are forgotten.
 */
void
_cld_row_writer_free (CldRowWriter *writer)
{
  if (!writer)
    return;
  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      g_clear_pointer (&writer->ids[i], g_hash_table_unref);
      g_clear_pointer (&writer->waiting[i], g_ptr_array_unref);
    }
  g_free (writer->ids);
  g_free (writer->waiting);
  g_free (writer->named);
  g_free (writer->searched);
  g_free (writer->inserts);
  g_free (writer->expected);
  g_string_free (writer->search_key, TRUE);
  cld_arena_free (writer->arena);
  g_free (writer);
}

/**
 * _cld_row_writer_use_batches:
 * @writer: a writer
 *
 * From now on rows that nothing waits for are stored several at a time; see _cld_row_writer_flush().
 */
void
_cld_row_writer_use_batches (CldRowWriter *writer)
{
  writer->batches = TRUE;
}

/**
 * _cld_row_writer_set_writes_only:
 * @writer: a writer that stores several rows at a time
 *
 * Nothing is read of the database from now on, so that every row may wait for others of its kind.
 */
void
_cld_row_writer_set_writes_only (CldRowWriter *writer)
{
  writer->writes_only = TRUE;
}

static void
remember_id (CldRowWriter *writer, const CldRow *row)
{
  GHashTable **ids = &writer->ids[cld_kind_index (row->kind)];

  if (!*ids)
    *ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (*ids, (gpointer) row->ref, (gpointer) row->id);
}

static CldStmt *
prepare_look_up (CldRowWriter *writer, const CldKind *kind, const char *ref, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE ref = ?", kind->id);
  CldStmt *stmt = cld_db_prepare (writer->db, sql, error);

  if (stmt)
    cld_stmt_bind_text (stmt, 1, ref);
  return stmt;
}

/**
 * _cld_row_writer_expect:
 * @writer: a writer
 * @row: a row that will be stored
 * @error: return location
 *
 * Asks for the keys of what @row names, to be there when they are needed.
 *
 * Returns: whether they were asked for
 */
gboolean
_cld_row_writer_expect (CldRowWriter *writer, const CldRow *row, GError **error)
{
  for (guint i = 0; i < row->kind->n_fields; i++)
    {
      const CldKind *kind = row->kind->fields[i].type == CLD_REF ? cld_field_target_kind (&row->kind->fields[i]) : NULL;
      int index = kind ? cld_kind_index (kind) : -1;

      if (!kind || !row->values[i] || writer->expected[index].stmt || (writer->ids[index] && g_hash_table_contains (writer->ids[index], row->values[i])))
        continue;
      writer->expected[index].ref = cld_arena_strdup (writer->arena, row->values[i]);
      writer->expected[index].stmt = prepare_look_up (writer, kind, writer->expected[index].ref, error);
      if (!writer->expected[index].stmt || !cld_stmt_send (writer->expected[index].stmt, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * _cld_row_writer_forget:
 * @writer: a writer
 *
 * What was asked for is not needed.
 */
void
_cld_row_writer_forget (CldRowWriter *writer)
{
  for (guint i = 0; i < cld_kinds_count (); i++)
    if (writer->expected[i].stmt)
      cld_stmt_reset (g_steal_pointer (&writer->expected[i].stmt));
}

static const char *
look_up_id (CldRowWriter *writer, const CldKind *kind, const char *ref, GError **error)
{
  int index = cld_kind_index (kind);
  CldStmt *stmt = g_strcmp0 (writer->expected[index].ref, ref) == 0 ? writer->expected[index].stmt : NULL;
  CldRow *row;
  gboolean has_row;

  writer->expected[index].stmt = NULL;
  if (!stmt)
    stmt = prepare_look_up (writer, kind, ref, error);
  if (!stmt)
    return NULL;
  if (!cld_stmt_step (stmt, &has_row, error))
    return NULL;
  if (!has_row)
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT,
                   /* Translators: %s is a kind of record: placement */
                   _("A record names a %s that is not there. Nothing was saved."), kind->id);
      return NULL;
    }
  row = cld_row_new (writer->arena, kind, cld_arena_strdup (writer->arena, ref));
  row->id = cld_arena_strdup (writer->arena, cld_stmt_get_text (stmt, 0));
  cld_stmt_reset (stmt);
  remember_id (writer, row);
  return row->id;
}

static const char *
resolve (CldRowWriter *writer, const CldField *field, const char *ref, GError **error)
{
  const CldKind *kind = cld_field_target_kind (field);
  GHashTable *ids = writer->ids[cld_kind_index (kind)];
  const char *id = ids ? g_hash_table_lookup (ids, ref) : NULL;

  return id ? id : look_up_id (writer, kind, ref, error);
}

/* Binds a row's values from parameter @first on; those of a statement at rest are unset, and so not recorded. */
static gboolean
bind_values (CldRowWriter *writer, CldStmt *stmt, int first, const CldRow *row, GError **error)
{
  for (guint i = 0; i < row->kind->n_fields; i++)
    {
      const CldField *field = &row->kind->fields[i];
      const char *value = row->values[i];

      if (!value)
        continue;
      if (field->type == CLD_INT || field->type == CLD_BOOL)
        cld_stmt_bind_int (stmt, first + (int) i, g_ascii_strtoll (value, NULL, 10));
      else if (field->type == CLD_REF)
        {
          const char *id = resolve (writer, field, value, error);

          if (!id)
            return FALSE;
          cld_stmt_bind_text_len (stmt, first + (int) i, id, CLD_UUID_SIZE - 1);
        }
      else
        cld_stmt_bind_text (stmt, first + (int) i, value);
    }
  return TRUE;
}

/* Rows that wait together need theirs side by side. */
static const char *
make_search_key (CldRowWriter *writer, const CldRow *row)
{
  g_string_truncate (writer->search_key, 0);
  cld_row_append_search_key (writer->search_key, row);
  return writer->writes_only ? cld_arena_strdup (writer->arena, writer->search_key->str) : writer->search_key->str;
}

static gboolean
bind_row (CldRowWriter *writer, CldStmt *stmt, int first, const CldRow *row, GError **error)
{
  cld_stmt_bind_text_len (stmt, first, row->id, CLD_UUID_SIZE - 1);
  cld_stmt_bind_text (stmt, first + 1, row->ref);
  cld_stmt_bind_int (stmt, first + 2, row->version);
  cld_stmt_bind_text (stmt, first + 3, writer->searched[cld_kind_index (row->kind)] ? make_search_key (writer, row) : "");
  return bind_values (writer, stmt, first + CLD_SQL_N_FIXED, row, error);
}

static CldStmt *
get_insert (CldRowWriter *writer, const CldKind *kind, guint n_rows, GError **error)
{
  CldStmt **kept = &writer->inserts[(guint) cld_kind_index (kind) * (writer->max_batch + 1) + n_rows];

  if (!*kept)
    {
      g_autofree char *sql = cld_sql_insert (kind, n_rows);

      *kept = cld_db_prepare (writer->db, sql, error);
    }
  return *kept;
}

static gboolean flush_kind (CldRowWriter *writer, guint index, GError **error);

/* What rows of @kind name must be there before them; those of one kind may name each other. */
static gboolean
flush_targets (CldRowWriter *writer, const CldKind *kind, GError **error)
{
  for (guint i = 0; writer->writes_only && i < kind->n_fields; i++)
    if (kind->fields[i].type == CLD_REF && cld_field_target_kind (&kind->fields[i]) != kind &&
        !flush_kind (writer, (guint) cld_kind_index (cld_field_target_kind (&kind->fields[i])), error))
      return FALSE;
  return TRUE;
}

static gboolean
insert_rows (CldRowWriter *writer, const CldKind *kind, gpointer *rows, guint n_rows, GError **error)
{
  CldStmt *stmt = get_insert (writer, kind, n_rows, error);
  int width = CLD_SQL_N_FIXED + (int) kind->n_fields;

  if (!stmt || !flush_targets (writer, kind, error))
    return FALSE;
  for (guint i = 0; i < n_rows; i++)
    if (!bind_row (writer, stmt, 1 + (int) i * width, rows[i], error))
      {
        cld_stmt_reset (stmt);
        return FALSE;
      }
  if (cld_stmt_run (stmt, error))
    return TRUE;
  cld_stmt_reset (stmt);
  return FALSE;
}

static gboolean
flush_kind (CldRowWriter *writer, guint index, GError **error)
{
  /* Taken away first: kinds may name each other in a circle. */
  g_autoptr (GPtrArray) rows = g_steal_pointer (&writer->waiting[index]);

  return !rows || insert_rows (writer, cld_kinds ()[index], rows->pdata, rows->len, error);
}

static gboolean
keep_waiting (CldRowWriter *writer, CldRow *row, GError **error)
{
  guint index = (guint) cld_kind_index (row->kind);
  guint most = MIN (writer->max_batch, writer->max_parameters / (CLD_SQL_N_FIXED + row->kind->n_fields));

  if (!writer->waiting[index])
    writer->waiting[index] = g_ptr_array_new ();
  g_ptr_array_add (writer->waiting[index], row);
  return writer->waiting[index]->len < most || flush_kind (writer, index, error);
}

/**
 * _cld_row_writer_flush:
 * @writer: a writer
 * @error: return location
 *
 * Stores the rows that wait for more of their kind.
 *
 * Returns: whether they are stored
 */
gboolean
_cld_row_writer_flush (CldRowWriter *writer, GError **error)
{
  for (guint i = 0; i < cld_kinds_count (); i++)
    if (!flush_kind (writer, i, error))
      return FALSE;
  return TRUE;
}

/* Rows that others name, or that are searched, are stored at once where somebody may read them. */
static gboolean
may_wait (CldRowWriter *writer, const CldKind *kind)
{
  int index = cld_kind_index (kind);

  return writer->batches && (writer->writes_only || (!writer->named[index] && !writer->searched[index]));
}

/**
 * _cld_row_writer_insert:
 * @writer: a writer
 * @row: a new row, which gets its id and version and must live as long as @writer
 * @error: return location
 *
 * Returns: whether it is stored, or waits to be
 */
gboolean
_cld_row_writer_insert (CldRowWriter *writer, CldRow *row, GError **error)
{
  gpointer one = row;

  if (!row->id)
    {
      char *id = cld_arena_alloc0 (writer->arena, CLD_UUID_SIZE);

      cld_uuid_make (id);
      row->id = id;
    }
  row->version = MAX (row->version, 1);
  if (writer->named[cld_kind_index (row->kind)])
    remember_id (writer, row);
  return may_wait (writer, row->kind) ? keep_waiting (writer, row, error) : insert_rows (writer, row->kind, &one, 1, error);
}

static char *
say_stale (CldRowWriter *writer, const CldRow *row)
{
  /* Translators: %1$s is a kind of record, %2$s its reference */
  return cld_arena_printf (writer->arena, _("Somebody else changed %1$s/%2$s since it was read. Nothing was saved. Look at it again and repeat the change."), row->kind->id, row->ref);
}

/**
 * _cld_row_writer_update:
 * @writer: a writer
 * @before: the row as it was read
 * @after: the row as it is to be, which gets its id and version
 * @error: return location
 *
 * Returns: whether it is stored; %CLD_STORE_ERROR_STALE where it is no longer as it was read
 */
gboolean
_cld_row_writer_update (CldRowWriter *writer, const CldRow *before, CldRow *after, GError **error)
{
  g_autofree char *sql = cld_sql_update (after->kind);
  CldStmt *stmt = cld_db_prepare_for_one (writer->db, sql, error);
  int last = 2 + (int) after->kind->n_fields;

  if (!stmt || !_cld_row_writer_flush (writer, error))
    return FALSE;
  after->id = before->id;
  after->version = before->version + 1;
  cld_stmt_bind_int (stmt, 1, after->version);
  cld_stmt_bind_text (stmt, 2, make_search_key (writer, after));
  if (!bind_values (writer, stmt, 3, after, error))
    {
      cld_stmt_reset (stmt);
      return FALSE;
    }
  cld_stmt_bind_text (stmt, last + 1, before->id);
  cld_stmt_bind_int (stmt, last + 2, before->version);
  return cld_stmt_run_for_one (stmt, say_stale (writer, before), NULL, error);
}

/**
 * _cld_row_writer_delete:
 * @writer: a writer
 * @before: the row as it was read
 * @error: return location
 *
 * Returns: whether it is gone; %CLD_STORE_ERROR_IN_USE where others name it
 */
gboolean
_cld_row_writer_delete (CldRowWriter *writer, const CldRow *before, GError **error)
{
  g_autofree char *sql = cld_sql_delete (before->kind);
  CldStmt *stmt = cld_db_prepare_for_one (writer->db, sql, error);
  GHashTable *ids = writer->ids[cld_kind_index (before->kind)];

  if (!stmt || !_cld_row_writer_flush (writer, error))
    return FALSE;
  if (ids)
    g_hash_table_remove (ids, before->ref);
  cld_stmt_bind_text (stmt, 1, before->id);
  cld_stmt_bind_int (stmt, 2, before->version);
  return cld_stmt_run_for_one (stmt, say_stale (writer, before),
                               /* Translators: %1$s is a kind of record, %2$s its reference */
                               cld_arena_printf (writer->arena, _("Other records name %1$s/%2$s. Nothing was removed. Remove or change those first."), before->kind->id, before->ref),
                               error);
}
