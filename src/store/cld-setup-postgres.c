/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-migrate.h"
#include "cld-private-postgres.h"

/* Whether a server's database is as migrations/setup-server.sql makes it. Each item is a question that is answered with
 * true or false; where it cannot even be asked, something is missing too. */

#define HERE "relnamespace = 'public'::regnamespace"
#define OWNER "(SELECT c.relowner FROM pg_class c WHERE c.oid = to_regclass('public.store_info'))"
#define ROLES "server_role s JOIN pg_roles r ON r.rolname = s.name"
#define ROLE(what) "(SELECT r.oid FROM " ROLES " WHERE s.what = '" what "')"
#define LOG "('change', 'change_set', 'change_detail', 'change_head')"
/* Who is held back: neither the server's administrator nor the migration role, nor a role that the server brought along. */
#define OTHERS "NOT r.rolsuper AND r.rolname NOT LIKE 'pg\\_%' AND NOT pg_has_role(r.oid, " OWNER ", 'MEMBER')"
#define KIND "EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'search_key')"
#define OF_CHILD "EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'child')"
/* Of an extension are not ours. */
#define OURS "p.pronamespace = 'public'::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e')"

typedef struct
{
  const char *sql;
  const char *good;
  const char *bad;
} Item;

/* Of the server and of the database as such. */
static const Item of_database[] = {
  { "SELECT current_setting('server_version_num')::integer >= 150000",
    N_("the server is PostgreSQL 15 or newer"), N_("the server is older than PostgreSQL 15: upgrade it") },
  { "SELECT pg_encoding_to_char(encoding) = 'UTF8' FROM pg_database WHERE datname = current_database()",
    N_("the database is in UTF-8"), N_("the database is not in UTF-8: make it anew with ENCODING 'UTF8'") },
  { "SELECT datlocprovider = 'c' AND lower(datcollate) IN ('c', 'posix', 'c.utf8', 'c.utf-8') FROM pg_database WHERE datname = current_database()",
    N_("the database sorts by bytes"), N_("the database sorts by a language: make it anew with LC_COLLATE 'C' TEMPLATE template0") },
  { "SELECT current_setting('ssl')::boolean OR current_setting('listen_addresses') IN ('', 'localhost', '127.0.0.1', '::1')",
    N_("the server offers TLS, or is reached from its own computer alone"), N_("the server is reached from other computers and offers no TLS: set ssl = on in postgresql.conf") },
  { "SELECT NOT EXISTS (SELECT 1 FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) x WHERE d.datname = current_database() AND x.grantee = 0)",
    N_("only who was given a role gets into the database"), N_("everybody with a login on the server gets into the database: REVOKE ALL ON DATABASE ... FROM PUBLIC") },
  { "SELECT NOT EXISTS (SELECT 1 FROM pg_roles r WHERE NOT r.rolsuper AND r.rolname NOT LIKE 'pg\\_%' AND r.oid <> (SELECT n.nspowner FROM pg_namespace n WHERE n.nspname = 'public')"
    " AND NOT pg_has_role(r.oid, (SELECT n.nspowner FROM pg_namespace n WHERE n.nspname = 'public'), 'MEMBER') AND has_schema_privilege(r.oid, 'public', 'CREATE'))"
    " AND NOT has_schema_privilege('public', 'public', 'CREATE')",
    N_("only the migration role makes tables and functions"), N_("others than the migration role may make tables and functions: REVOKE CREATE ON SCHEMA public FROM PUBLIC, or from who has it") },
};

/* Of what is in it, once it has this program's schema. */
static const Item of_schema[] = {
  { "SELECT NOT r.rolcanlogin AND NOT r.rolsuper AND NOT r.rolbypassrls AND NOT r.rolcreaterole FROM pg_roles r WHERE r.oid = " OWNER,
    N_("the tables belong to a role that nobody logs in as"), N_("the tables belong to a login, or to an administrator: ALTER TABLE ... OWNER TO the migration role") },
  { "SELECT NOT EXISTS (SELECT 1 FROM pg_class c WHERE c." HERE " AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND c.relowner <> " OWNER ")"
    " AND NOT EXISTS (SELECT 1 FROM pg_proc p WHERE " OURS " AND p.proowner <> " OWNER ")",
    N_("all tables and functions belong to the migration role"), N_("some tables or functions do not belong to the migration role: ALTER ... OWNER TO it") },
  { "SELECT count(*) = 2 AND bool_and(NOT r.rolcanlogin AND NOT r.rolsuper AND NOT r.rolbypassrls AND NOT r.rolcreaterole AND NOT pg_has_role(r.oid, " OWNER ", 'MEMBER')) FROM " ROLES,
    N_("the caseworker and the manager role are there and are held back"), N_("the caseworker or the manager role is missing, may log in, or is the migration role too: run what `setup-server` prints") },
  { "SELECT pg_has_role(" ROLE ("manager") ", " ROLE ("caseworker") ", 'USAGE')",
    N_("a manager is a caseworker too"), N_("the manager role is no caseworker: GRANT the caseworker role TO it") },
  { "SELECT NOT EXISTS (SELECT 1 FROM pg_roles r WHERE r.rolbypassrls AND NOT r.rolsuper AND pg_has_role(r.oid, " ROLE ("caseworker") ", 'MEMBER')) AND " ROLE ("caseworker") " IS NOT NULL",
    N_("no caseworker goes round row-level security"), N_("a caseworker goes round row-level security: ALTER ROLE ... NOBYPASSRLS") },
  { "SELECT has_database_privilege(" ROLE ("caseworker") ", current_database(), 'CONNECT') AND has_schema_privilege(" ROLE ("caseworker") ", 'public', 'USAGE')",
    N_("caseworkers get into the database"), N_("caseworkers do not get into the database or its schema: GRANT CONNECT ON DATABASE and USAGE ON SCHEMA public TO them") },
  { "SELECT bool_and(has_table_privilege(" ROLE ("caseworker") ", c.oid, 'SELECT') AND (NOT " KIND " OR (has_table_privilege(w.who, c.oid, 'INSERT')"
    " AND has_table_privilege(w.who, c.oid, 'UPDATE') AND has_table_privilege(w.who, c.oid, 'DELETE'))))"
    " FROM pg_class c CROSS JOIN LATERAL (SELECT CASE c.relname WHEN 'person' THEN " ROLE ("manager") " ELSE " ROLE ("caseworker") " END AS who) w"
    " WHERE c." HERE " AND c.relkind = 'r' AND c.relname <> 'child_reader'",
    N_("caseworkers read and write the records"), N_("caseworkers lack rights to some records: run what `setup-server` prints") },
  { "SELECT NOT EXISTS (SELECT 1 FROM pg_class c, pg_roles r WHERE c." HERE " AND c.relname = 'person' AND " OTHERS
    " AND NOT pg_has_role(r.oid, " ROLE ("manager") ", 'MEMBER') AND (has_table_privilege(r.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER') OR has_any_column_privilege(r.oid, c.oid, 'INSERT, UPDATE')))",
    N_("only managers say who is who"), N_("others than managers may write to person, and so decide what they see: REVOKE INSERT, UPDATE, DELETE ON person FROM them") },
  { "SELECT NOT EXISTS (SELECT 1 FROM pg_class c, pg_roles r WHERE c." HERE " AND c.relname IN " LOG " AND " OTHERS
    " AND (has_table_privilege(r.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER') OR has_any_column_privilege(r.oid, c.oid, 'INSERT, UPDATE')))"
    " AND (SELECT count(*) FROM pg_class c WHERE c." HERE " AND c.relname IN " LOG ") = 4",
    N_("nobody else can add to, change or delete the change log by themselves"), N_("others than the migration role may write to the change log: REVOKE ALL ON change, change_set, change_detail, change_head FROM them") },
  { "SELECT NOT EXISTS (SELECT 1 FROM pg_class c, pg_roles r WHERE c." HERE " AND c.relname IN ('server_role', 'store_info') AND " OTHERS
    " AND has_table_privilege(r.oid, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER'))",
    N_("nobody else says what the roles are"), N_("others than the migration role may write to server_role or store_info: REVOKE ALL ON them") },
  { "SELECT has_table_privilege(" ROLE ("caseworker") ", c.oid, 'INSERT') AND NOT EXISTS (SELECT 1 FROM pg_roles r WHERE " OTHERS
    " AND (has_table_privilege(r.oid, c.oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER') OR has_any_column_privilege(r.oid, c.oid, 'UPDATE')))"
    " FROM pg_class c WHERE c." HERE " AND c.relname = 'attachment_content'",
    N_("caseworkers attach files, and nobody else changes what is in them"), N_("caseworkers cannot attach files, or others may change what is in them: run what `setup-server` prints") },
  { "SELECT p.prosecdef AND p.proowner = " OWNER " AND p.proconfig = ARRAY['search_path=public, pg_temp'] FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace AND p.proname = 'append_change'",
    N_("append_change() runs as the migration role, with a fixed search path"), N_("append_change() is missing, is not SECURITY DEFINER, or has no fixed search path: make the schema anew, or restore it") },
  { "SELECT NOT EXISTS (SELECT 1 FROM pg_proc p WHERE " OURS " AND p.prosecdef AND p.proconfig IS DISTINCT FROM ARRAY['search_path=public, pg_temp'])",
    N_("every function with another's rights has a fixed search path"), N_("a SECURITY DEFINER function has no fixed search path: ALTER FUNCTION ... SET search_path = public, pg_temp") },
  { "SELECT bool_and(has_function_privilege(" ROLE ("caseworker") ", p.oid, 'EXECUTE')) AND count(*) = 4 FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace"
    " AND p.proname IN ('append_change', 'take_log_end', 'change_hash', 'hidden_children')",
    N_("caseworkers add to the change log through append_change()"), N_("caseworkers may not use append_change() or what belongs to it: run what `setup-server` prints") },
  { "SELECT NOT EXISTS (SELECT 1 FROM pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x WHERE " OURS " AND x.grantee = 0)",
    N_("nobody else may use the functions"), N_("everybody may use the functions: REVOKE ALL ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC") },
  { "SELECT bool_and(c.relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)) FROM pg_class c WHERE c." HERE " AND c.relkind = 'r'"
    " AND (c.relname IN ('child', 'contact', 'draft', 'change_detail', 'attachment_content') OR " OF_CHILD ")",
    N_("row-level security is on for all that is about a child"), N_("row-level security is off for something that is about a child: ALTER TABLE ... ENABLE ROW LEVEL SECURITY") },
  { "SELECT NOT EXISTS (SELECT 1 FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE c." HERE " AND t.tgenabled NOT IN ('O', 'A'))"
    " AND NOT EXISTS (SELECT 1 FROM pg_class c WHERE c." HERE " AND c.relkind = 'r' AND (" KIND " OR c.relname IN ('change', 'change_set', 'change_head', 'child_reader', 'attachment_content'))"
    " AND NOT EXISTS (SELECT 1 FROM pg_trigger t WHERE t.tgrelid = c.oid AND NOT t.tgisinternal))",
    N_("the guards of the change log are on"), N_("a guard of the change log is missing or off: ALTER TABLE ... ENABLE TRIGGER ALL") },
};

static gboolean
is_true (PgDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  PGresult *result = _cld_pg_query (db, sql, NULL, &error);
  gboolean good = result && PQntuples (result) == 1 && strcmp (PQgetvalue (result, 0, 0), "t") == 0;

  PQclear (result);
  return good;
}

static void
check_items (PgDb *db, const Item *items, guint n, CldServerSetupFunc func, gpointer data)
{
  for (guint i = 0; i < n; i++)
    {
      gboolean good = is_true (db, items[i].sql);

      func (good, good ? _(items[i].good) : _(items[i].bad), data);
    }
}

static gboolean
check_version (PgDb *db, CldServerSetupFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;
  int version = _cld_pg_get_schema_version (&db->parent, &error);
  int newest = cld_migrate_newest ();
  g_autofree char *good = g_strdup_printf (_("the schema is number %d, this program’s"), version);

  if (version == newest)
    func (TRUE, good, data);
  else if (version < 0)
    func (FALSE, error->message, data);
  else if (version == 0)
    func (FALSE, _("there are no tables of Caseload in the database: run what `setup-server` prints"), data);
  else if (version < newest)
    func (FALSE, _("the schema is of an older version: open the database once with the migration role, then run what `setup-server` prints"), data);
  else
    func (FALSE, _("the schema is of a newer version: use the newer program"), data);
  return version == newest;
}

/* The whole schema beside one made just now, which takes the right to make one. */
static void
compare_schema (PgDb *db, CldServerSetupFunc func, gpointer data)
{
  g_autoptr (CldDb) fresh = NULL;
  g_autofree char *ours = NULL, *theirs = NULL;
  gboolean same;

  if (!is_true (db, "SELECT has_database_privilege(current_database(), 'CREATE')"))
    return;
  fresh = cld_db_open_scratch (&db->parent, NULL);
  ours = fresh && cld_migrate_create (fresh, NULL) ? cld_db_describe_schema (fresh, NULL) : NULL;
  theirs = _cld_pg_describe_schema (&db->parent, NULL);
  same = ours && theirs && strcmp (ours, theirs) == 0;
  func (same, same ? _("tables, indexes, guards, functions and policies are those of this version") :
                     _("a table, index, guard, function or policy is not that of this version: ask who changed it, and restore it"), data);
}

gboolean
_cld_db_postgres_check_setup (const char *name, CldServerSetupFunc func, gpointer data, GError **error)
{
  PgDb *db = _cld_pg_new (name, CLD_DB_OPEN | CLD_DB_READ_ONLY);
  gboolean open_air, connected;

  db->any = TRUE;
  connected = _cld_pg_connect (db, error);
  if (connected)
    {
      open_air = _cld_pg_is_in_the_open (db);
      func (!open_air, open_air ? _("the connection is not sealed (TLS): use hostssl in pg_hba.conf") : _("the connection is sealed (TLS), or stays on this computer"), data);
      check_items (db, of_database, G_N_ELEMENTS (of_database), func, data);
      if (check_version (db, func, data))
        {
          check_items (db, of_schema, G_N_ELEMENTS (of_schema), func, data);
          compare_schema (db, func, data);
        }
    }
  _cld_pg_throw_away (db);
  return connected;
}
