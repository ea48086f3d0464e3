/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-provider-children.h"

#include "cld-caseload-sql.h"

/* An absence is no placement of its own, and what was left open ends with the period of care. */
#define SELECT                                                                                                                       \
  "SELECT c.ref, c.given_names, c.surname, c.known_as, COALESCE(c.restricted, 0), p.ref, p.started_on, COALESCE(p.ended_on,"           \
  " (SELECT MIN(k.ended_on) FROM care_period k WHERE k.child = c.id AND k.started_on <= p.started_on AND k.ended_on > p.started_on))"  \
  " AS over, v.ref, c.date_of_birth, c.worker FROM placement p JOIN child c ON c.id = p.child JOIN provider v ON v.id = p.provider WHERE "
#define WITHIN HOME ("p") " AND p.started_on <= ? AND (p.ended_on IS NULL OR p.ended_on >= ?)"
#define OF_ONE SELECT "p.provider = (SELECT w.id FROM provider w WHERE w.ref = ?) AND " WITHIN " ORDER BY c.search_key, p.started_on, p.ref"
#define OF_ALL SELECT WITHIN " ORDER BY v.ref, c.search_key, c.ref, p.started_on, p.ref"

static const char *
keep (CldStmt *stmt, int column, CldArena *arena)
{
  const char *text = cld_stmt_get_text (stmt, column);

  return text && *text ? cld_arena_strndup (arena, text, cld_stmt_get_len (stmt, column)) : NULL;
}

static CldProviderChild *
read_child (CldStmt *stmt, CldArena *arena)
{
  CldProviderChild *child = cld_arena_alloc0 (arena, sizeof *child);

  child->child = keep (stmt, 0, arena);
  child->given_names = keep (stmt, 1, arena);
  child->surname = keep (stmt, 2, arena);
  child->known_as = keep (stmt, 3, arena);
  child->restricted = cld_stmt_get_int (stmt, 4) == 1;
  child->placement = keep (stmt, 5, arena);
  child->started_on = keep (stmt, 6, arena);
  child->ended_on = keep (stmt, 7, arena);
  child->provider = keep (stmt, 8, arena);
  child->date_of_birth = keep (stmt, 9, arena);
  child->worker = keep (stmt, 10, arena);
  return child;
}

static GPtrArray *
read_children (CldStmt *stmt, const char *since, CldArena *arena, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  gboolean has_row;

  for (;;)
    {
      CldProviderChild *child;

      if (!cld_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&found);
      child = read_child (stmt, arena);
      if (!child->ended_on || g_strcmp0 (child->ended_on, since) >= 0)
        g_ptr_array_add (found, child);
    }
}

/**
 * cld_provider_children_load:
 * @db: a database
 * @provider: ref of a provider
 * @since: YYYY-MM-DD: placements that ended before are left out
 * @until: YYYY-MM-DD: those that began later are left out
 * @arena: where the lines are made
 * @error: return location
 *
 * Who is, or was, placed with a provider.
 *
 * Returns: (transfer full) (element-type CldProviderChild) (nullable): placements by the child's folded surname, given names and
 *   number, then by their start
 */
GPtrArray *
cld_provider_children_load (CldDb *db, const char *provider, const char *since, const char *until, CldArena *arena, GError **error)
{
  CldStmt *stmt = cld_db_prepare (db, OF_ONE, error);

  if (!stmt)
    return NULL;
  cld_stmt_bind_text (stmt, 1, provider);
  cld_stmt_bind_text (stmt, 2, until);
  cld_stmt_bind_text (stmt, 3, since);
  return read_children (stmt, since, arena, error);
}

/**
 * cld_provider_children_load_all:
 * @db: a database
 * @since: YYYY-MM-DD: placements that ended before are left out
 * @until: YYYY-MM-DD: those that began later are left out
 * @arena: where the lines are made
 * @error: return location
 *
 * Who is, or was, placed with any provider, in one query.
 *
 * Returns: (transfer full) (element-type CldProviderChild) (nullable): as cld_provider_children_load(), provider by provider in the
 *   order of their refs
 */
GPtrArray *
cld_provider_children_load_all (CldDb *db, const char *since, const char *until, CldArena *arena, GError **error)
{
  CldStmt *stmt = cld_db_prepare (db, OF_ALL, error);

  if (!stmt)
    return NULL;
  cld_stmt_bind_text (stmt, 1, until);
  cld_stmt_bind_text (stmt, 2, since);
  return read_children (stmt, since, arena, error);
}

/* A notice that names no provider is about that of its placement. */
#define TOLD                                                                                                                            \
  "SELECT n.event_on, n.occurred_on FROM notice n LEFT JOIN placement p ON p.id = n.placement JOIN provider v"                            \
  " ON v.id = COALESCE(n.provider, p.provider) WHERE v.ref = ? AND n.direction = 'IN' AND n.provision = 'reg41'"

/**
 * cld_provider_told_load:
 * @db: a database
 * @provider: ref of a provider
 * @error: return location
 *
 * When a home told of admissions and discharges (Children's Homes Regulations 2015, regulation 41).
 *
 * Returns: (transfer full) (element-type CldProviderTold) (nullable): a line a notice, in no order
 */
GArray *
cld_provider_told_load (CldDb *db, const char *provider, GError **error)
{
  g_autoptr (GArray) told = g_array_new (FALSE, FALSE, sizeof (CldProviderTold));
  CldStmt *stmt = cld_db_prepare (db, TOLD, error);
  gboolean has_row;

  if (!stmt)
    return NULL;
  cld_stmt_bind_text (stmt, 1, provider);
  for (;;)
    {
      CldProviderTold one;

      if (!cld_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&told);
      one.event_on = cld_date_read_day (cld_stmt_get_text (stmt, 0));
      one.received_on = cld_date_read_day (cld_stmt_get_text (stmt, 1));
      g_array_append_val (told, one);
    }
}
