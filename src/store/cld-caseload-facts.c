/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-caseload-facts.h"

#include <string.h>

#include "cld-caseload-sql.h"
#include "cld-date.h"

/* How many children one statement reads: it is prepared once for that many, and what is left over is unset. */
#define AT_ONCE 64

/* Text columns and where they go, in the order of the statement. */
static const struct
{
  const char *sql;
  gsize offset;
  guint n_days;
  gboolean last_moment;
} columns[] = {
  { "c.ref", G_STRUCT_OFFSET (CldCaseloadFacts, ref) },
  { "c.given_names", G_STRUCT_OFFSET (CldCaseloadFacts, given_names) },
  { "c.surname", G_STRUCT_OFFSET (CldCaseloadFacts, surname) },
  { "c.known_as", G_STRUCT_OFFSET (CldCaseloadFacts, known_as) },
  { "c.date_of_birth", G_STRUCT_OFFSET (CldCaseloadFacts, date_of_birth) },
  { "c.worker", G_STRUCT_OFFSET (CldCaseloadFacts, worker) },
  { "c.team", G_STRUCT_OFFSET (CldCaseloadFacts, team) },
  { "c.iro", G_STRUCT_OFFSET (CldCaseloadFacts, iro) },
  { "c.alert", G_STRUCT_OFFSET (CldCaseloadFacts, alert) },
  { "(SELECT MAX(k.started_on) FROM care_period k WHERE k.child = c.id AND " IN_FORCE ("k") ")",
    G_STRUCT_OFFSET (CldCaseloadFacts, care_started_on), 2 },
  { "(SELECT MAX(k.ended_on) FROM care_period k WHERE k.child = c.id AND k.ended_on <= ?)", G_STRUCT_OFFSET (CldCaseloadFacts, left_on), 1 },
  { "(SELECT l.code FROM legal_status l WHERE l.child = c.id AND " IN_FORCE ("l") " ORDER BY l.started_on DESC, l.ref DESC LIMIT 1)",
    G_STRUCT_OFFSET (CldCaseloadFacts, legal_status), 2 },
  { "p.type", G_STRUCT_OFFSET (CldCaseloadFacts, placement_type) },
  { "p.carer", G_STRUCT_OFFSET (CldCaseloadFacts, carer) },
  { "v.name", G_STRUCT_OFFSET (CldCaseloadFacts, provider) },
  { "p.started_on", G_STRUCT_OFFSET (CldCaseloadFacts, since) },
  { "p.distance_miles", G_STRUCT_OFFSET (CldCaseloadFacts, miles) },
  { "(SELECT MAX(s.visited_on) FROM visit s WHERE s.child = c.id AND " SEEN ("s") ")", G_STRUCT_OFFSET (CldCaseloadFacts, seen_on), 1, TRUE },
  { "(SELECT MAX(s.visited_on) FROM visit s WHERE s.child = c.id AND " SEEN_ALONE ("s") ")", G_STRUCT_OFFSET (CldCaseloadFacts, seen_alone_on), 1, TRUE },
  { "g.started_at", G_STRUCT_OFFSET (CldCaseloadFacts, missing_since) },
  { "g.kind", G_STRUCT_OFFSET (CldCaseloadFacts, missing_kind) },
};

#define N_TEXTS G_N_ELEMENTS (columns)

/* Of several open times missing the gravest: missing before away, then the one that began first. */
#define FROM                                                                                                     \
  " FROM child c LEFT JOIN placement p ON p.id = (SELECT r.id FROM placement r WHERE r.child = c.id AND " IN_FORCE ("r") \
  " AND " HOME ("r") " ORDER BY r.started_on DESC, r.ref DESC LIMIT 1) LEFT JOIN provider v ON v.id = p.provider"    \
  " LEFT JOIN missing_episode g ON g.id = (SELECT e.id FROM missing_episode e WHERE e.child = c.id AND e.started_at <= ?"       \
  " AND e.ended_at IS NULL ORDER BY CASE WHEN e.kind = 'A' THEN 1 ELSE 0 END, e.started_at, e.ref LIMIT 1)"

/**
 * cld_caseload_facts_free:
 * @facts: (nullable) (transfer full): facts
 *
 * Frees them.
 */
void
cld_caseload_facts_free (CldCaseloadFacts *facts)
{
  if (!facts)
    return;
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (G_STRUCT_MEMBER (char *, facts, columns[i].offset));
  g_free (facts);
}

static void
put_together (CldCaseloadSql *sql, const char *const *refs, guint n_refs, const char *day)
{
  g_autofree char *end = g_strconcat (day, "T24", NULL);

  _cld_caseload_sql_init (sql);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      _cld_caseload_sql_add (sql, i == 0 ? "SELECT " : ", ");
      _cld_caseload_sql_add (sql, columns[i].sql);
      _cld_caseload_sql_days (sql, columns[i].last_moment ? end : day, columns[i].n_days);
    }
  _cld_caseload_sql_add (sql, ", COALESCE(c.dob_estimated, 0), COALESCE(c.restricted, 0), COALESCE(p.address_restricted, 0)" FROM " WHERE c.ref IN (");
  _cld_caseload_sql_days (sql, day, 2);
  _cld_caseload_sql_value (sql, end);
  for (guint i = 0; i < AT_ONCE; i++)
    {
      _cld_caseload_sql_add (sql, i == 0 ? "?" : ", ?");
      _cld_caseload_sql_value (sql, refs[MIN (i, n_refs - 1)]);
    }
  _cld_caseload_sql_add (sql, ")");
}

static CldCaseloadFacts *
read_facts (CldStmt *stmt)
{
  CldCaseloadFacts *facts = g_new0 (CldCaseloadFacts, 1);

  for (guint i = 0; i < N_TEXTS; i++)
    G_STRUCT_MEMBER (char *, facts, columns[i].offset) = g_strdup (cld_stmt_get_text (stmt, (int) i));
  facts->dob_estimated = cld_stmt_get_int (stmt, N_TEXTS) == 1;
  facts->restricted = cld_stmt_get_int (stmt, N_TEXTS + 1) == 1;
  facts->address_restricted = cld_stmt_get_int (stmt, N_TEXTS + 2) == 1;
  if (facts->care_started_on)
    g_clear_pointer (&facts->left_on, g_free);
  /* A visit may have its time of day. */
  if (facts->seen_on)
    facts->seen_on[MIN (strlen (facts->seen_on), CLD_DATE_SIZE - 1)] = '\0';
  if (facts->seen_alone_on)
    facts->seen_alone_on[MIN (strlen (facts->seen_alone_on), CLD_DATE_SIZE - 1)] = '\0';
  return facts;
}

static gboolean
load_some (CldDb *db, const char *const *refs, guint n_refs, const char *day, GPtrArray *to, GError **error)
{
  g_auto (CldCaseloadSql) sql = { NULL, NULL };
  CldStmt *stmt;
  gboolean has_row;

  put_together (&sql, refs, n_refs, day);
  /* The values stay where they are until the last row is read. */
  stmt = _cld_caseload_sql_prepare (&sql, db, error);
  if (!stmt)
    return FALSE;
  for (;;)
    {
      CldCaseloadFacts *facts;

      if (!cld_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      facts = read_facts (stmt);
      for (guint i = 0; facts && i < n_refs; i++)
        if (strcmp (refs[i], facts->ref) == 0 && !to->pdata[i])
          to->pdata[i] = g_steal_pointer (&facts);
      cld_caseload_facts_free (facts);
    }
}

/**
 * cld_caseload_load:
 * @db: a database
 * @refs: (array length=n_refs): numbers of children, each once
 * @n_refs: how many
 * @day: the day whose facts count
 * @error: return location
 *
 * Reads what a list shows of some children, 64 with one statement.
 *
 * Returns: (transfer full) (element-type CldCaseloadFacts) (nullable): facts in the order of @refs, %NULL for a child
 *   that is not there
 */
GPtrArray *
cld_caseload_load (CldDb *db, const char *const *refs, guint n_refs, const char *day, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) cld_caseload_facts_free);

  g_return_val_if_fail (db != NULL && day != NULL && (refs != NULL || n_refs == 0), NULL);

  for (guint done = 0; done < n_refs; done += AT_ONCE)
    {
      guint n = MIN (AT_ONCE, n_refs - done);
      g_autoptr (GPtrArray) some = g_ptr_array_new_with_free_func ((GDestroyNotify) cld_caseload_facts_free);

      g_ptr_array_set_size (some, (int) n);
      if (!load_some (db, refs + done, n, day, some, error))
        return NULL;
      g_ptr_array_extend_and_steal (all, g_steal_pointer (&some));
    }
  return g_steal_pointer (&all);
}
