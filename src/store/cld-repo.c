/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-repo.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-sql.h"
#include "cld-text.h"

#define MAX_NAMING 32 /* fields of a child's records that name one kind */
#define OF_CHILD "WHERE t.child = (SELECT c.id FROM child c WHERE c.ref = ?)"

/* A record always has a key and a ref, whatever a damaged file says. */
static char *
read_name (CldStmt *stmt, int column, CldArena *arena)
{
  const char *text = cld_stmt_get_text (stmt, column);

  return cld_arena_strdup (arena, text ? text : "");
}

static CldRow *
read_row (CldStmt *stmt, const CldKind *kind, CldArena *arena)
{
  CldRow *row = cld_row_new (arena, kind, read_name (stmt, CLD_SQL_REF, arena));

  row->id = read_name (stmt, CLD_SQL_ID, arena);
  row->version = (int) cld_stmt_get_int (stmt, CLD_SQL_VERSION);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *text = cld_stmt_get_text (stmt, (int) (CLD_SQL_N_FIXED + i));

      if (text)
        row->values[i] = cld_arena_strndup (arena, text, cld_stmt_get_len (stmt, (int) (CLD_SQL_N_FIXED + i)));
    }
  return row;
}

/**
 * cld_repo_send:
 * @db: a database
 * @kind: a kind
 * @condition: (nullable): as for cld_repo_each()
 * @values: (nullable): the values of the `?` in @condition, %NULL-terminated; they must stay until the rows are read
 * @error: return location
 *
 * Asks for records without waiting for them: several questions take one round trip to a server. No two of them may
 * have the same kind and condition.
 *
 * Returns: (transfer none) (nullable): the statement to give to cld_repo_read()
 */
CldStmt *
cld_repo_send (CldDb *db, const CldKind *kind, const char *condition, const char *const *values, GError **error)
{
  g_autofree char *start = cld_sql_select (kind);
  g_autofree char *sql = g_strconcat (start, " ", condition ? condition : "", NULL);
  CldStmt *stmt = cld_db_prepare (db, sql, error);

  for (int i = 0; stmt && values && values[i]; i++)
    cld_stmt_bind_text (stmt, i + 1, values[i]);
  return stmt && cld_stmt_send (stmt, error) ? stmt : NULL;
}

/**
 * cld_repo_read:
 * @stmt: a statement that begins as cld_sql_select() does
 * @kind: its kind
 * @arena: where the rows are made
 * @func: (scope call): called for each row
 * @data: for @func
 * @error: return location
 *
 * Returns: whether all of them were read, or @func said to stop
 */
gboolean
cld_repo_read (CldStmt *stmt, const CldKind *kind, CldArena *arena, CldRowFunc func, gpointer data, GError **error)
{
  gboolean has_row;

  for (;;)
    {
      if (!cld_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      if (!func (read_row (stmt, kind, arena), cld_stmt_get_text (stmt, CLD_SQL_SEARCH_KEY), data))
        {
          cld_stmt_reset (stmt);
          return TRUE;
        }
    }
}

/**
 * cld_repo_each:
 * @db: a database
 * @kind: a kind
 * @condition: (nullable): what comes after FROM: joins are made already, the record is `t`, its references are `rN`
 *   with N the index of the field
 * @values: (nullable): the values of the `?` in @condition, %NULL-terminated
 * @arena: where the rows are made
 * @func: (scope call): called for each row
 * @data: for @func
 * @error: return location
 *
 * Reads records one by one; nothing else may use the statement meanwhile, so @func must not read the same again.
 *
 * Returns: whether all of them were read, or @func said to stop
 */
gboolean
cld_repo_each (CldDb *db, const CldKind *kind, const char *condition, const char *const *values, CldArena *arena, CldRowFunc func, gpointer data, GError **error)
{
  g_autofree char *start = cld_sql_select (kind);
  g_autofree char *sql = g_strconcat (start, " ", condition ? condition : "", NULL);
  CldStmt *stmt = cld_db_prepare (db, sql, error);

  if (!stmt)
    return FALSE;
  for (int i = 0; values && values[i]; i++)
    cld_stmt_bind_text (stmt, i + 1, values[i]);
  return cld_repo_read (stmt, kind, arena, func, data, error);
}

static gboolean
take_first_cb (CldRow *row, const char *search_key, gpointer data)
{
  *(CldRow **) data = row;
  return FALSE;
}

static gboolean
add_to_set_cb (CldRow *row, const char *search_key, gpointer data)
{
  cld_record_set_add (data, row);
  return TRUE;
}

static CldRow *
find (CldDb *db, const CldKind *kind, const char *condition, const char *value, CldArena *arena, GError **error)
{
  const char *values[] = { value, NULL };
  CldRow *row = NULL;

  if (!cld_repo_each (db, kind, condition, values, arena, take_first_cb, &row, error))
    return NULL;
  return row;
}

/**
 * cld_repo_find:
 * @db: a database
 * @kind: a kind
 * @ref: a record's public name
 * @arena: where the row is made
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the record, or %NULL without an error where there is none
 */
CldRow *
cld_repo_find (CldDb *db, const CldKind *kind, const char *ref, CldArena *arena, GError **error)
{
  return find (db, kind, "WHERE t.ref = ?", ref, arena, error);
}

/**
 * cld_repo_find_by_id:
 * @db: a database
 * @kind: a kind
 * @id: a record's key inside the store
 * @arena: where the row is made
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the record, or %NULL without an error where there is none
 */
CldRow *
cld_repo_find_by_id (CldDb *db, const CldKind *kind, const char *id, CldArena *arena, GError **error)
{
  return find (db, kind, "WHERE t.id = ?", id, arena, error);
}

/**
 * cld_repo_load_all:
 * @db: a database
 * @kind: a kind
 * @set: where the records go, in byte order of their refs
 * @error: return location
 *
 * Returns: whether all were read
 */
gboolean
cld_repo_load_all (CldDb *db, const CldKind *kind, CldRecordSet *set, GError **error)
{
  return cld_repo_each (db, kind, "ORDER BY t.ref", NULL, cld_record_set_get_arena (set), add_to_set_cb, set, error);
}

/**
 * cld_repo_each_of_child:
 * @db: a database
 * @ref: a child's number
 * @arena: where the rows are made
 * @func: (scope call): called for the child and for everything recorded of the child, each kind in byte order of its
 *   refs
 * @data: for @func
 * @error: return location
 *
 * Returns: whether all were read; a child that is not there has no records
 */
gboolean
cld_repo_each_of_child (CldDb *db, const char *ref, CldArena *arena, CldRowFunc func, gpointer data, GError **error)
{
  CldStmt **stmts = g_newa0 (CldStmt *, cld_kinds_count ());
  const char *values[] = { ref, NULL };
  gboolean done;

  for (guint i = 0; i < cld_kinds_count (); i++)
    if (cld_kinds ()[i]->child >= 0 && !(stmts[i] = cld_repo_send (db, cld_kinds ()[i], OF_CHILD " ORDER BY t.ref", values, error)))
      return FALSE;
  done = cld_repo_each (db, &cld_child_kind, "WHERE t.ref = ?", values, arena, func, data, error);
  for (guint i = 0; done && i < cld_kinds_count (); i++)
    done = !stmts[i] || cld_repo_read (stmts[i], cld_kinds ()[i], arena, func, data, error);
  return done;
}

/**
 * cld_repo_load_child:
 * @db: a database
 * @ref: a child's number
 * @error: return location
 *
 * Reads a child and everything recorded of the child, each kind in byte order of its refs.
 *
 * Returns: (transfer full) (nullable): the records; %CLD_STORE_ERROR_NOT_FOUND where there is no such child
 */
CldRecordSet *
cld_repo_load_child (CldDb *db, const char *ref, GError **error)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();

  if (!cld_repo_each_of_child (db, ref, cld_record_set_get_arena (set), add_to_set_cb, set, error))
    return NULL;
  if (cld_record_set_get (set, &cld_child_kind)->len > 0)
    return g_steal_pointer (&set);
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("There is no child %s in this database. Check the number with `caseload-cli children`."), ref);
  return NULL;
}

static gboolean
load_one_named (CldDb *db, CldRecordSet *set, const CldField *field, const char *ref, GError **error)
{
  const CldKind *kind = cld_field_target_kind (field);
  g_autoptr (GError) local_error = NULL;
  CldRow *row;

  if (!kind || !ref || kind->child >= 0 || kind == &cld_child_kind || cld_record_set_find (set, kind, ref))
    return TRUE;
  row = cld_repo_find (db, kind, ref, cld_record_set_get_arena (set), &local_error);
  if (row)
    cld_record_set_add (set, row);
  if (!local_error)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * cld_repo_load_named:
 * @db: a database
 * @set: a child's records
 * @error: return location
 *
 * Adds the records outside the child that those in @set name (providers, contacts), and every authority.
 *
 * Returns: whether all were read
 */
gboolean
cld_repo_load_named (CldDb *db, CldRecordSet *set, GError **error)
{
  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      const CldKind *kind = cld_kinds ()[i];
      GPtrArray *rows = cld_record_set_get (set, kind);

      for (guint j = 0; kind->child >= 0 && j < rows->len; j++)
        for (guint k = 0; k < kind->n_fields; k++)
          if (!load_one_named (db, set, &kind->fields[k], ((CldRow *) rows->pdata[j])->values[k], error))
            return FALSE;
    }
  return cld_repo_load_all (db, &cld_authority_kind, set, error);
}

/* The condition for the records of @target that a child's records name, with a `?` for the child's number in each of
 * its parts; NULL where none can name one. */
static char *
named_by_child (const CldKind *target, guint *n_values)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < cld_kinds_count (); i++)
    for (guint j = 0; cld_kinds ()[i]->child >= 0 && j < cld_kinds ()[i]->n_fields; j++)
      {
        const CldField *field = &cld_kinds ()[i]->fields[j];

        if (field->type != CLD_REF || cld_field_target_kind (field) != target)
          continue;
        g_string_append_printf (sql, "%st.id IN (SELECT n.\"%s\" FROM %s n WHERE n.child = (SELECT c.id FROM child c WHERE c.ref = ?))",
                                (*n_values)++ > 0 ? " OR " : "WHERE ", field->id, cld_kinds ()[i]->id);
      }
  return g_string_free (sql, *n_values == 0);
}

/* Asks for what a child's records name of one kind, or for all of it where @whole. */
static gboolean
send_named (CldDb *db, const CldKind *kind, gboolean whole, const char *ref, CldStmt **stmt, GError **error)
{
  const char *values[MAX_NAMING + 1] = { NULL };
  guint n = 0;
  g_autofree char *condition = NULL;

  *stmt = NULL;
  if (kind->child >= 0 || kind == &cld_child_kind)
    return TRUE;
  if (!whole)
    condition = named_by_child (kind, &n);
  if (!whole && !condition)
    return TRUE;
  g_return_val_if_fail (n <= MAX_NAMING, FALSE);
  for (guint i = 0; i < n; i++)
    values[i] = ref;
  *stmt = cld_repo_send (db, kind, whole ? "ORDER BY t.ref" : condition, values, error);
  return *stmt != NULL;
}

/**
 * cld_repo_load_child_fully:
 * @db: a database
 * @ref: a child's number
 * @error: return location
 *
 * Reads what cld_repo_load_child() and cld_repo_load_named() read, and every person, in one round trip to a server.
 *
 * Returns: (transfer full) (nullable): the records; %CLD_STORE_ERROR_NOT_FOUND where there is no such child
 */
CldRecordSet *
cld_repo_load_child_fully (CldDb *db, const char *ref, GError **error)
{
  g_autoptr (CldRecordSet) set = NULL;
  CldStmt **stmts = g_newa0 (CldStmt *, cld_kinds_count ());
  guint n = cld_kinds_count ();
  gboolean done = TRUE;

  for (guint i = 0; done && i < n; i++)
    done = send_named (db, cld_kinds ()[i], cld_kinds ()[i] == &cld_authority_kind || cld_kinds ()[i] == &cld_person_kind, ref, &stmts[i], error);
  set = done ? cld_repo_load_child (db, ref, error) : NULL;
  for (guint i = 0; i < n; i++)
    {
      if (stmts[i] && set)
        done = done && cld_repo_read (stmts[i], cld_kinds ()[i], cld_record_set_get_arena (set), add_to_set_cb, set, error);
      else if (stmts[i])
        cld_stmt_reset (stmts[i]);
    }
  return done ? g_steal_pointer (&set) : NULL;
}

/**
 * cld_repo_query_ids:
 * @db: a database
 * @kind: a kind
 * @search: (nullable): what the record's search key has to hold, case and accents aside
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the keys of the records, sorted by the folded sort
 *   fields and the ref
 */
GPtrArray *
cld_repo_query_ids (CldDb *db, const CldKind *kind, const char *search, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s%s ORDER BY search_key, ref", kind->id,
                                          search ? " WHERE search_key LIKE ? ESCAPE '\\'" : "");
  g_autofree char *folded = cld_text_fold (search);
  g_autoptr (GString) pattern = g_string_new ("%");
  CldStmt *stmt = cld_db_prepare (db, sql, error);
  gboolean has_row;

  if (!stmt)
    return NULL;
  for (const char *p = folded; *p; p++)
    {
      if (*p == '%' || *p == '_' || *p == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');
  if (search)
    cld_stmt_bind_text (stmt, 1, pattern->str);
  for (;;)
    {
      if (!cld_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&ids);
      g_ptr_array_add (ids, g_strdup (cld_stmt_get_text (stmt, 0)));
    }
}

/**
 * cld_repo_count:
 * @db: a database
 * @kind: a kind
 * @error: return location
 *
 * Returns: how many records of @kind there are, -1 on error
 */
gint64
cld_repo_count (CldDb *db, const CldKind *kind, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", kind->id);
  CldStmt *stmt = cld_db_prepare (db, sql, error);
  gboolean has_row;
  gint64 n;

  if (!stmt || !cld_stmt_step (stmt, &has_row, error) || !has_row)
    return -1;
  n = cld_stmt_get_int (stmt, 0);
  cld_stmt_reset (stmt);
  return n;
}
