/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-caseload.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-error.h"

/* What is in force on a day: begun by then, and not ended by then. Where several are, the one begun last counts. */
#define IN_FORCE " WHERE started_on <= ? AND (ended_on IS NULL OR ended_on > ?)"
#define LATEST_LAST " ORDER BY started_on, ref"

/* A caseload while it is read. */
typedef struct
{
  CldDb *db;
  CldArena *arena;
  GHashTable *by_id; /* the child's key -> CldCaseloadLine */
  GPtrArray *lines;
} Caseload;

static const char *
keep (Caseload *caseload, CldStmt *stmt, int column)
{
  const char *text = cld_stmt_get_text (stmt, column);

  return text ? cld_arena_strndup (caseload->arena, text, cld_stmt_get_len (stmt, column)) : NULL;
}

static gboolean
read_children (Caseload *caseload, GError **error)
{
  CldStmt *stmt = cld_db_prepare (caseload->db,
                                  "SELECT id, ref, surname, given_names, known_as, date_of_birth, sex, worker, team"
                                  " FROM child ORDER BY search_key, ref",
                                  error);
  gboolean has_row;

  if (!stmt)
    return FALSE;
  for (;;)
    {
      CldCaseloadLine *line;

      if (!cld_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      line = cld_arena_alloc0 (caseload->arena, sizeof *line);
      line->ref = keep (caseload, stmt, 1);
      line->surname = keep (caseload, stmt, 2);
      line->given_names = keep (caseload, stmt, 3);
      line->known_as = keep (caseload, stmt, 4);
      line->date_of_birth = keep (caseload, stmt, 5);
      line->sex = keep (caseload, stmt, 6);
      line->worker = keep (caseload, stmt, 7);
      line->team = keep (caseload, stmt, 8);
      g_hash_table_insert (caseload->by_id, (gpointer) keep (caseload, stmt, 0), line);
      g_ptr_array_add (caseload->lines, line);
    }
}

/* Reads rows of child's key, first and second value, and puts the values at the given places of the child's line. */
static gboolean
read_facts (Caseload *caseload, const char *sql, const char *day, gsize first, gsize second, GError **error)
{
  CldStmt *stmt = cld_db_prepare (caseload->db, sql, error);
  gboolean has_row;

  if (!stmt)
    return FALSE;
  cld_stmt_bind_text (stmt, 1, day);
  cld_stmt_bind_text (stmt, 2, day);
  for (;;)
    {
      CldCaseloadLine *line;

      if (!cld_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      line = g_hash_table_lookup (caseload->by_id, cld_stmt_get_text (stmt, 0));
      if (!line)
        continue;
      G_STRUCT_MEMBER (const char *, line, first) = keep (caseload, stmt, 1);
      if (second)
        G_STRUCT_MEMBER (const char *, line, second) = keep (caseload, stmt, 2);
    }
}

static gboolean
read_all (Caseload *caseload, const char *day, GError **error)
{
  return read_children (caseload, error) &&
         read_facts (caseload, "SELECT child, started_on FROM care_period" IN_FORCE LATEST_LAST, day,
                     G_STRUCT_OFFSET (CldCaseloadLine, care_started_on), 0, error) &&
         read_facts (caseload, "SELECT child, code FROM legal_status" IN_FORCE LATEST_LAST, day,
                     G_STRUCT_OFFSET (CldCaseloadLine, legal_status), 0, error) &&
         read_facts (caseload,
                     "SELECT child, type, carer FROM placement" IN_FORCE
                     " AND within IS NULL AND (type IS NULL OR type NOT IN ('T0', 'T1', 'T2', 'T3', 'T4'))" LATEST_LAST,
                     day, G_STRUCT_OFFSET (CldCaseloadLine, placement_type), G_STRUCT_OFFSET (CldCaseloadLine, carer), error);
}

/**
 * cld_caseload_on:
 * @db: a database
 * @day: a date
 * @looked_after: only the children with a period of care in force on @day
 * @arena: where the lines are made
 * @error: return location
 *
 * Reads every child with what is in force on @day, in four statements, all of one moment.
 *
 * Returns: (transfer full) (element-type CldCaseloadLine) (nullable): a line a child, sorted by folded surname,
 *   given names and number
 */
GPtrArray *
cld_caseload_on (CldDb *db, const char *day, gboolean looked_after, CldArena *arena, GError **error)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  Caseload caseload = { db, arena, by_id, lines };
  gboolean done = cld_db_begin_read (db, error) && read_all (&caseload, day, error);
  guint kept = 0;

  cld_db_rollback (db);
  if (!done)
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    if (!looked_after || ((CldCaseloadLine *) lines->pdata[i])->care_started_on)
      lines->pdata[kept++] = lines->pdata[i];
  g_ptr_array_set_size (lines, (int) kept);
  return g_steal_pointer (&lines);
}

/* The number as it is: the one that is written so, or the only one that differs in leading zeros alone. */
static char *
choose (GPtrArray *fitting, const char *number, GError **error)
{
  for (guint i = 0; i < fitting->len; i++)
    if (strcmp (fitting->pdata[i], number) == 0)
      return g_strdup (number);
  if (fitting->len == 1)
    return g_strdup (fitting->pdata[0]);
  if (fitting->len == 0)
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("There is no child %s in this database. Check the number with `caseload-cli children`."), number);
  else
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND,
                 _("The number %s fits several children, which differ in leading zeros alone. Write it as `caseload-cli children` does."), number);
  return NULL;
}

static const char *
skip_zeros (const char *number)
{
  while (number[0] == '0' && number[1] != '\0')
    number++;
  return number;
}

/**
 * cld_caseload_find_child:
 * @db: a database
 * @number: a child's number, its leading zeros perhaps left out or one too many
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the number of the child that is meant; %CLD_STORE_ERROR_NOT_FOUND where there
 *   is none, or several fit and none of them exactly
 */
char *
cld_caseload_find_child (CldDb *db, const char *number, GError **error)
{
  g_autoptr (GPtrArray) fitting = g_ptr_array_new_with_free_func (g_free);
  CldStmt *stmt = cld_db_prepare (db, "SELECT ref FROM child WHERE ref = ? OR ltrim(ref, '0') = ltrim(?, '0')", error);
  gboolean has_row;

  if (!stmt)
    return NULL;
  cld_stmt_bind_text (stmt, 1, number);
  cld_stmt_bind_text (stmt, 2, number);
  for (;;)
    {
      const char *ref;

      if (!cld_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return choose (fitting, number, error);
      ref = cld_stmt_get_text (stmt, 0);
      if (strcmp (skip_zeros (ref), skip_zeros (number)) == 0)
        g_ptr_array_add (fitting, g_strdup (ref));
    }
}

typedef struct
{
  CldArena *arena;
  CldRowFunc func;
  gpointer data;
} Each;

static gboolean
each_cb (CldRow *row, const char *search_key, gpointer data)
{
  Each *each = data;
  gboolean go_on = each->func (row, search_key, each->data);

  cld_arena_clear (each->arena);
  return go_on;
}

/**
 * cld_caseload_each_record:
 * @db: a database
 * @kind: a kind
 * @func: (scope call): called for each record, which is good only during the call
 * @data: for @func
 * @error: return location
 *
 * Reads every record of a kind in byte order of the refs, without keeping them.
 *
 * Returns: whether all of them were read, or @func said to stop
 */
gboolean
cld_caseload_each_record (CldDb *db, const CldKind *kind, CldRowFunc func, gpointer data, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  Each each = { arena, func, data };

  return cld_repo_each (db, kind, "ORDER BY t.ref", NULL, arena, each_cb, &each, error);
}
