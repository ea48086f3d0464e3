/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-private-postgres.h"

/* What a role that is not the owner of the tables uses instead (migrations/0002-postgres.sql). */
const char *const _cld_pg_log_sql[] = {
  [CLD_DB_LOG_TAKE] = "SELECT seq, hash FROM take_log_end()",
  [CLD_DB_LOG_HASH] = "SELECT change_hash(?::integer)",
  [CLD_DB_LOG_APPEND] = "SELECT append_change(?, ?, ?, ?, ?, ?, ?, ?)",
  [CLD_DB_LOG_HIDDEN] = "SELECT 1 FROM hidden_children() LIMIT 1",
  [CLD_DB_LOG_HIDES] = "SELECT 1 WHERE hides_part_of(?)",
};

gboolean
_cld_pg_is_limited (CldDb *db)
{
  return ((PgDb *) db)->limited;
}

/* Limited is who has no right to write to the log, or sees only some of its rows. */
gboolean
_cld_pg_find_rights (PgDb *db, GError **error)
{
  PGresult *result = _cld_pg_query (db,
                                    "SELECT 1 FROM pg_class c WHERE c.oid = to_regclass('change_detail')"
                                    " AND (NOT has_table_privilege(c.oid, 'INSERT') OR row_security_active(c.oid))",
                                    NULL, error);

  db->limited = result && PQntuples (result) > 0;
  PQclear (result);
  return result != NULL;
}

/* What a migration makes belongs to the role that owns the rest, whoever of its members runs the program: to the owner
 * of the database where there is nothing yet. */
#define BECOME_OWNER                                                                                                   \
  "SELECT set_config('role', r.rolname, true) FROM pg_roles r WHERE r.oid = coalesce((SELECT c.relowner FROM pg_class c WHERE c.oid = to_regclass('store_info'))," \
  " (SELECT d.datdba FROM pg_database d WHERE d.datname = current_database())) AND r.rolname <> current_user AND pg_has_role(r.oid, 'MEMBER')"

gboolean
_cld_pg_become_owner (PgDb *db, GError **error)
{
  return _cld_pg_send_plain (db, BECOME_OWNER, error);
}
