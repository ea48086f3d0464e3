/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-placement-names.h"

#include <string.h>

/* The names beside the placements of everybody, in one statement. */

enum
{
  CHILD,
  SURNAME,
  GIVEN_NAMES,
  KNOWN_AS,
  REF,
  CARER,
  AREA,
  MILES,
  PROVIDER_KIND,
  PROVIDER,
  PROVIDER_NAME,
  URN,
  RESTRICTED,
};

#define SELECT                                                                                                              \
  "SELECT c.ref, c.surname, c.given_names, c.known_as, p.ref, p.carer, p.area_authority, p.distance_miles, p.provider_kind," \
  " v.ref, v.name, v.urn, COALESCE(p.address_restricted, 0)"                                                                 \
  " FROM child c LEFT JOIN placement p ON p.child = c.id"
#define SINCE " AND (p.ended_on IS NULL OR p.ended_on > ?)"
#define ORDER " LEFT JOIN provider v ON v.id = p.provider ORDER BY c.search_key, c.ref, p.started_on, p.ref"

/* The same providers and areas come again and again. */
static const char *
share (CldStmt *stmt, int column, GHashTable *shared, CldArena *arena)
{
  const char *text = cld_stmt_get_text (stmt, column);
  const char *known;

  if (!text || *text == '\0')
    return NULL;
  known = g_hash_table_lookup (shared, text);
  if (!known)
    {
      known = cld_arena_strndup (arena, text, cld_stmt_get_len (stmt, column));
      g_hash_table_add (shared, (gpointer) known);
    }
  return known;
}

static const char *
keep (CldStmt *stmt, int column, CldArena *arena)
{
  const char *text = cld_stmt_get_text (stmt, column);

  return text && *text ? cld_arena_strndup (arena, text, cld_stmt_get_len (stmt, column)) : NULL;
}

static void
read_child (CldStmt *stmt, CldPlacementNames *names, const CldPlacementNames *before, CldArena *arena)
{
  if (before && strcmp (before->child, cld_stmt_get_text (stmt, CHILD)) == 0)
    {
      names->child = before->child;
      names->surname = before->surname;
      names->given_names = before->given_names;
      names->known_as = before->known_as;
      return;
    }
  names->child = keep (stmt, CHILD, arena);
  names->surname = keep (stmt, SURNAME, arena);
  names->given_names = keep (stmt, GIVEN_NAMES, arena);
  names->known_as = keep (stmt, KNOWN_AS, arena);
}

static void
read_row (CldStmt *stmt, GArray *all, GHashTable *shared, CldArena *arena)
{
  CldPlacementNames names = { NULL };

  read_child (stmt, &names, all->len > 0 ? &g_array_index (all, CldPlacementNames, all->len - 1) : NULL, arena);
  names.ref = keep (stmt, REF, arena);
  if (names.ref)
    {
      names.carer = keep (stmt, CARER, arena);
      names.area = share (stmt, AREA, shared, arena);
      names.miles = keep (stmt, MILES, arena);
      names.provider_kind = share (stmt, PROVIDER_KIND, shared, arena);
      names.provider = share (stmt, PROVIDER, shared, arena);
      names.provider_name = share (stmt, PROVIDER_NAME, shared, arena);
      names.urn = share (stmt, URN, shared, arena);
      names.restricted = cld_stmt_get_int (stmt, RESTRICTED) == 1;
    }
  g_array_append_val (all, names);
}

/**
 * cld_placement_names_load:
 * @db: a database
 * @since: (nullable): only placements that had not ended by that day, YYYY-MM-DD; %NULL for all
 * @arena: where the texts are made
 * @error: return location
 *
 * Reads what a list shows of placements beside their facts, temporary absences included, in one statement. A child without
 * one has a line all the same.
 *
 * Returns: (transfer full) (element-type CldPlacementNames) (nullable): by folded surname, given names and number of the
 *   child, then by start and ref
 */
GArray *
cld_placement_names_load (CldDb *db, const char *since, CldArena *arena, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (CldPlacementNames));
  g_autoptr (GHashTable) shared = g_hash_table_new (g_str_hash, g_str_equal);
  CldStmt *stmt = cld_db_prepare (db, since ? SELECT SINCE ORDER : SELECT ORDER, error);
  gboolean has_row = TRUE;

  if (!stmt)
    return NULL;
  if (since)
    cld_stmt_bind_text (stmt, 1, since);
  while (has_row)
    {
      if (!cld_stmt_step (stmt, &has_row, error))
        return NULL;
      if (has_row)
        read_row (stmt, all, shared, arena);
    }
  return g_steal_pointer (&all);
}
