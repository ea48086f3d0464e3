/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "cld-error.h"
#include "cld-migrate.h"
#include "cld-private-postgres.h"

/* The version of the schema is a comment on the store's own table: it changes in the transaction of the migration,
 * goes with a dump, and no record of a store has to hold it. */
#define MARK CLD_DB_SERVER_MARK

/**
 * _cld_pg_get_schema_version:
 * @parent: a database
 * @error: return location
 *
 * Returns: the number of its last migration, 0 for an empty database, -1 on error or where it is another program's
 */
int
_cld_pg_get_schema_version (CldDb *parent, GError **error)
{
  PgDb *db = (PgDb *) parent;
  PGresult *result = _cld_pg_query (db,
                                    "SELECT obj_description(c.oid, 'pg_class'), c.relname FROM pg_class c WHERE c.relnamespace = current_schema()::regnamespace"
                                    " AND c.relkind IN ('r', 'p', 'v', 'm', 'f') ORDER BY c.relname <> 'store_info' LIMIT 1",
                                    NULL, error);
  const char *mark;
  int version = 0;

  if (!result)
    return -1;
  if (PQntuples (result) > 0)
    {
      mark = PQgetvalue (result, 0, 0);
      version = strcmp (PQgetvalue (result, 0, 1), "store_info") == 0 && g_str_has_prefix (mark, MARK) ? atoi (mark + strlen (MARK)) : -1;
    }
  PQclear (result);
  if (version < 0)
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_OURS, _("%s is not a database of Caseload, and is not empty. Nothing was changed. Ask its administrator for one."), db->shown);
  return version;
}

gboolean
_cld_pg_set_schema_version (CldDb *parent, int version, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("COMMENT ON TABLE store_info IS '" MARK "%d'", version);
  PGresult *result = _cld_pg_exec ((PgDb *) parent, sql, error);

  PQclear (result);
  return result != NULL;
}

GStrv
_cld_pg_columns (CldDb *parent, const char *table, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  PGresult *result = _cld_pg_query ((PgDb *) parent,
                                    "SELECT a.attname, upper(format_type(a.atttypid, a.atttypmod)), a.attnotnull, f.relname"
                                    " FROM pg_attribute a LEFT JOIN pg_constraint c ON c.conrelid = a.attrelid AND c.contype = 'f' AND c.conkey = ARRAY[a.attnum]"
                                    " LEFT JOIN pg_class f ON f.oid = c.confrelid"
                                    " WHERE a.attrelid = to_regclass(quote_ident($1)) AND a.attnum > 0 AND NOT a.attisdropped"
                                    " AND a.attname NOT IN ('id', 'ref', 'version', 'search_key') ORDER BY a.attnum",
                                    table, error);

  if (!result)
    return NULL;
  for (int i = 0; i < PQntuples (result); i++)
    {
      gboolean names = !PQgetisnull (result, i, 3);
      g_autofree char *text = g_strconcat (PQgetvalue (result, i, 0), " ", PQgetvalue (result, i, 1), *PQgetvalue (result, i, 2) == 't' ? " NOT NULL" : "",
                                           names ? " -> " : "", names ? PQgetvalue (result, i, 3) : "", NULL);

      g_strv_builder_add (builder, text);
    }
  PQclear (result);
  return g_strv_builder_end (builder);
}

/* Tables with their columns and rules, indexes, guards, functions and policies, without the name of the schema. */
#define DESCRIBE                                                                                                              \
  "WITH here AS (SELECT current_schema()::regnamespace::oid AS id), parts AS ("                                               \
  " SELECT CASE c.relkind WHEN 'r' THEN 'table' ELSE 'relation' END AS kind, c.relname::text AS name,"                        \
  "  coalesce((SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, E'\\n  ' ORDER BY a.attnum)" \
  "   FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '')"                              \
  "  || coalesce((SELECT E'\\n  ' || string_agg(k.conname || ' ' || pg_get_constraintdef(k.oid) || CASE WHEN k.convalidated THEN '' ELSE ' not valid' END, E'\\n  ' ORDER BY k.conname)" \
  "   FROM pg_constraint k WHERE k.conrelid = c.oid), '') || CASE WHEN c.relrowsecurity THEN E'\\n  row security' ELSE '' END AS text" \
  "  FROM pg_class c, here WHERE c.relnamespace = here.id AND c.relkind NOT IN ('i', 'I', 't', 'c')"                           \
  " UNION ALL SELECT 'index', c.relname::text, pg_get_indexdef(c.oid) || CASE WHEN i.indisvalid THEN '' ELSE ' invalid' END"   \
  "  FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid, here WHERE c.relnamespace = here.id"                             \
  " UNION ALL SELECT 'trigger', t.tgname::text, pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text"                          \
  "  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid, here WHERE c.relnamespace = here.id AND NOT t.tgisinternal"       \
  " UNION ALL SELECT 'policy', c.relname || ' ' || p.polname, concat_ws(' ', p.polcmd, p.polpermissive, p.polroles, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))" \
  "  FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid, here WHERE c.relnamespace = here.id"                              \
  " UNION ALL SELECT 'function', p.proname::text, pg_get_functiondef(p.oid) FROM pg_proc p, here"                             \
  "  WHERE p.pronamespace = here.id AND p.prokind = 'f'"                                                                       \
  "  AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e'))"                                    \
  " SELECT kind, name, replace(text, quote_ident(current_schema()) || '.', '') FROM parts ORDER BY kind, name, text"

char *
_cld_pg_describe_schema (CldDb *parent, GError **error)
{
  PGresult *result = _cld_pg_query ((PgDb *) parent, DESCRIBE, NULL, error);
  GString *out;

  if (!result)
    return NULL;
  out = g_string_new (NULL);
  for (int i = 0; i < PQntuples (result); i++)
    g_string_append_printf (out, "%s %s\n  %s\n", PQgetvalue (result, i, 0), PQgetvalue (result, i, 1), PQgetvalue (result, i, 2));
  PQclear (result);
  return g_string_free (out, FALSE);
}

/* Each reference of one column: table, column, and the table it names. */
static gboolean
check_references (PgDb *db, CldDbFaultFunc func, gpointer data, GError **error)
{
  PGresult *list = _cld_pg_query (db,
                                  "SELECT quote_ident(t.relname), quote_ident(a.attname), quote_ident(f.relname), quote_ident(b.attname), t.relname, f.relname"
                                  " FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class f ON f.oid = c.confrelid"
                                  " JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.conkey[1] JOIN pg_attribute b ON b.attrelid = f.oid AND b.attnum = c.confkey[1]"
                                  " WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace ORDER BY 1, 2",
                                  NULL, error);
  gboolean done = list != NULL;

  for (int i = 0; done && i < PQntuples (list); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %1$s t WHERE t.%2$s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %3$s f WHERE f.%4$s = t.%2$s)",
                                              PQgetvalue (list, i, 0), PQgetvalue (list, i, 1), PQgetvalue (list, i, 2), PQgetvalue (list, i, 3));
      /* Translators: two kinds of record: a record of visit names a child that is not there */
      g_autofree char *fault = g_strdup_printf (_("a record of %1$s names a %2$s that is not there"), PQgetvalue (list, i, 4), PQgetvalue (list, i, 5));
      PGresult *broken = _cld_pg_query (db, sql, NULL, error);

      done = broken != NULL;
      for (int j = 0; done && j < PQntuples (broken); j++)
        func (fault, data);
      PQclear (broken);
    }
  PQclear (list);
  return done;
}

/* The rules of the columns: the engine holds to them, but not a server's administrator who takes them away for a while. */
static gboolean
check_rules (PgDb *db, CldDbFaultFunc func, gpointer data, GError **error)
{
  PGresult *list = _cld_pg_query (db,
                                  "SELECT quote_ident(t.relname), t.relname, string_agg('(' || pg_get_expr(c.conbin, c.conrelid) || ')', ' AND ')"
                                  " FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid"
                                  " WHERE c.contype = 'c' AND c.connamespace = current_schema()::regnamespace GROUP BY t.relname ORDER BY 1",
                                  NULL, error);
  gboolean done = list != NULL;

  for (int i = 0; done && i < PQntuples (list); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE NOT (%s) LIMIT 1", PQgetvalue (list, i, 0), PQgetvalue (list, i, 2));
      g_autofree char *fault = g_strdup_printf ("CHECK constraint failed in %s", PQgetvalue (list, i, 1));
      PGresult *broken = _cld_pg_query (db, sql, NULL, error);

      done = broken != NULL;
      if (done && PQntuples (broken) > 0)
        func (fault, data);
      PQclear (broken);
    }
  PQclear (list);
  return done;
}

/* With the extension amcheck, which an administrator may add, every index is compared with its table. */
static gboolean
check_indexes (PgDb *db, CldDbFaultFunc func, gpointer data, GError **error)
{
  PGresult *list = _cld_pg_query (db,
                                  "SELECT c.oid::regclass::text, format('SELECT %s.bt_index_check(%s::regclass, true)', quote_ident(n.nspname), quote_literal(c.oid))"
                                  " FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace, pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                                  " WHERE e.extname = 'amcheck' AND c.relnamespace = current_schema()::regnamespace"
                                  " AND has_function_privilege(format('%I.bt_index_check(regclass, boolean)', n.nspname), 'EXECUTE') ORDER BY 1",
                                  NULL, error);
  gboolean done = list != NULL;

  for (int i = 0; done && i < PQntuples (list); i++)
    {
      g_autoptr (GError) local_error = NULL;
      PGresult *result = _cld_pg_query (db, PQgetvalue (list, i, 1), NULL, &local_error);

      PQclear (result);
      if (result)
        continue;
      /* Inside a transaction nothing more can be asked. */
      func (local_error->message, data);
      g_propagate_error (error, g_steal_pointer (&local_error));
      done = FALSE;
    }
  PQclear (list);
  return done;
}

/* The server looks after its own pages; here is looked at what it is asked to keep in order. */
gboolean
_cld_pg_check (CldDb *parent, gboolean whole, CldDbFaultFunc func, gpointer data, GError **error)
{
  PgDb *db = (PgDb *) parent;

  return !whole || (check_references (db, func, data, error) && check_rules (db, func, data, error) && check_indexes (db, func, data, error));
}
