/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-caseload-query.h"

#include <string.h>

#include "cld-caseload-sql.h"
#include "cld-text.h"

void
_cld_caseload_sql_init (CldCaseloadSql *sql)
{
  sql->text = g_string_new (NULL);
  sql->values = g_ptr_array_new_with_free_func (g_free);
}

void
_cld_caseload_sql_clear (CldCaseloadSql *sql)
{
  if (sql->text)
    g_string_free (sql->text, TRUE);
  g_clear_pointer (&sql->values, g_ptr_array_unref);
}

void
_cld_caseload_sql_add (CldCaseloadSql *sql, const char *text)
{
  g_string_append (sql->text, text);
}

void
_cld_caseload_sql_value (CldCaseloadSql *sql, const char *value)
{
  g_ptr_array_add (sql->values, g_strdup (value));
}

void
_cld_caseload_sql_days (CldCaseloadSql *sql, const char *day, guint n)
{
  for (guint i = 0; i < n; i++)
    _cld_caseload_sql_value (sql, day);
}

CldStmt *
_cld_caseload_sql_prepare (CldCaseloadSql *sql, CldDb *db, GError **error)
{
  CldStmt *stmt = cld_db_prepare (db, sql->text->str, error);

  for (guint i = 0; stmt && i < sql->values->len; i++)
    cld_stmt_bind_text (stmt, (int) i + 1, sql->values->pdata[i]);
  return stmt;
}

/* How a list is sorted: what is joined for it, and the key; the days that it takes are in what is joined, else in the
 * key. Where a column shows time that has passed, the later date is the lesser value. */
typedef struct
{
  const char *join;
  guint n_days;
  gboolean last_moment; /* its one day is meant to its end */
  const char *key; /* (nullable): before the child's own, which is by name */
  gboolean turned;
  gboolean folded; /* the key is read and not sorted by: databases do not fold accents */
} Order;

#define JOIN_PLACEMENT " LEFT JOIN placement p ON p.child = c.id AND " CURRENT_PLACEMENT
#define JOIN_PROVIDER " LEFT JOIN provider v ON v.id = p.provider"
#define JOIN_LEGAL_STATUS " LEFT JOIN legal_status l ON l.child = c.id AND " CURRENT_LEGAL_STATUS
#define JOIN_MISSING " LEFT JOIN (SELECT e.child, MIN(CASE WHEN e.kind = 'A' THEN 1 ELSE 0 END) AS gravity FROM missing_episode e" \
                     " WHERE e.started_at <= ? AND e.ended_at IS NULL GROUP BY e.child) g ON g.child = c.id"

/* For each child that is listed the last entry of an index, and not all visits of everybody. */
#define LATEST_VISIT(condition) "(SELECT MAX(s.visited_on) FROM visit s WHERE s.child = c.id AND " condition ")"

/* The carer begins after the start, the ref and their marks in the placement's key; a provider's key begins with its name. */
#define CARER_KEY "CASE WHEN p.carer IS NOT NULL THEN substr(p.search_key, 13 + length(p.ref)) WHEN v.name IS NOT NULL THEN v.search_key END"
#define ALERT_KEY "CASE WHEN g.gravity IS NOT NULL THEN g.gravity WHEN c.restricted = 1 THEN 2 WHEN c.alert IS NOT NULL THEN 3 END"

static const Order orders[] = {
  [CLD_CASELOAD_BY_NAME] = { NULL, 0, FALSE, NULL, FALSE },
  [CLD_CASELOAD_BY_NUMBER] = { NULL, 0, FALSE, "c.ref", FALSE },
  [CLD_CASELOAD_BY_AGE] = { NULL, 0, FALSE, "c.date_of_birth", TRUE },
  [CLD_CASELOAD_BY_LEGAL_STATUS] = { JOIN_LEGAL_STATUS, N_DAYS_CURRENT, FALSE, "l.code", FALSE },
  [CLD_CASELOAD_BY_TYPE] = { JOIN_PLACEMENT, N_DAYS_CURRENT, FALSE, "p.type", FALSE },
  [CLD_CASELOAD_BY_CARER] = { JOIN_PLACEMENT JOIN_PROVIDER, N_DAYS_CURRENT, FALSE, CARER_KEY, FALSE },
  [CLD_CASELOAD_BY_SINCE] = { JOIN_PLACEMENT, N_DAYS_CURRENT, FALSE, "p.started_on", FALSE },
  [CLD_CASELOAD_BY_MILES] = { JOIN_PLACEMENT, N_DAYS_CURRENT, FALSE, "CAST(p.distance_miles AS REAL)", FALSE },
  [CLD_CASELOAD_BY_WORKER] = { NULL, 0, FALSE, "c.worker", FALSE, TRUE },
  [CLD_CASELOAD_BY_TEAM] = { NULL, 0, FALSE, "c.team", FALSE, TRUE },
  [CLD_CASELOAD_BY_IRO] = { NULL, 0, FALSE, "c.iro", FALSE, TRUE },
  [CLD_CASELOAD_BY_SEEN] = { NULL, 1, TRUE, LATEST_VISIT (SEEN ("s")), FALSE },
  [CLD_CASELOAD_BY_ALONE] = { NULL, 1, TRUE, LATEST_VISIT (SEEN_ALONE ("s")), TRUE },
  [CLD_CASELOAD_BY_ALERT] = { JOIN_MISSING, 1, TRUE, ALERT_KEY, FALSE },
};

static void
add_order_days (CldCaseloadSql *sql, const CldCaseloadQuery *query)
{
  const Order *order = &orders[query->sort];
  g_autofree char *last = order->last_moment ? g_strconcat (query->day, "T24", NULL) : NULL;

  _cld_caseload_sql_days (sql, last ? last : query->day, order->n_days);
}

static void
add_join (CldCaseloadSql *sql, const CldCaseloadQuery *query)
{
  if (!orders[query->sort].join)
    return;
  _cld_caseload_sql_add (sql, orders[query->sort].join);
  add_order_days (sql, query);
}

static void
add_order (CldCaseloadSql *sql, const CldCaseloadQuery *query)
{
  const Order *order = &orders[query->sort];

  /* The child's key ends the order: it begins with the names and holds the number. */
  _cld_caseload_sql_add (sql, " ORDER BY ");
  if (order->key && !order->folded)
    {
      g_string_append_printf (sql->text, "%s%s NULLS LAST, ", order->key, query->descending != order->turned ? " DESC" : "");
      if (!order->join)
        add_order_days (sql, query);
    }
  _cld_caseload_sql_add (sql, "CASE WHEN c.surname IS NULL THEN 1 ELSE 0 END, c.search_key");
  if (!order->key && query->descending)
    _cld_caseload_sql_add (sql, " DESC");
}

static void
add_scope (CldCaseloadSql *sql, CldCaseloadScope scope, const char *day)
{
  _cld_caseload_sql_add (sql, " WHERE 1 = 1");
  if (scope == CLD_CASELOAD_EVERYONE)
    return;
  _cld_caseload_sql_add (sql, scope == CLD_CASELOAD_IN_CARE ? " AND c.id IN (" IN_CARE ")" : " AND c.id NOT IN (" IN_CARE ")");
  _cld_caseload_sql_days (sql, day, 2);
  if (scope == CLD_CASELOAD_LEFT)
    {
      _cld_caseload_sql_add (sql, " AND c.id IN (SELECT k.child FROM care_period k WHERE k.started_on <= ?)");
      _cld_caseload_sql_value (sql, day);
    }
}

static void
add_equal (CldCaseloadSql *sql, const char *condition, const char *value)
{
  if (!value)
    return;
  _cld_caseload_sql_add (sql, condition);
  _cld_caseload_sql_value (sql, value);
}

static void
add_legal_status (CldCaseloadSql *sql, const CldCaseloadQuery *query)
{
  if (!query->legal_status)
    return;
  _cld_caseload_sql_add (sql, " AND c.id IN (SELECT l.child FROM legal_status l WHERE l.code = ? AND " CURRENT_LEGAL_STATUS ")");
  _cld_caseload_sql_value (sql, query->legal_status);
  _cld_caseload_sql_days (sql, query->day, N_DAYS_CURRENT);
}

/* An authority that is confidential (CON) is not known to be another one. */
static void
add_placement (CldCaseloadSql *sql, const CldCaseloadQuery *query)
{
  if (!query->types && !query->out_of_area)
    return;
  _cld_caseload_sql_add (sql, " AND c.id IN (SELECT p.child FROM placement p WHERE " CURRENT_PLACEMENT);
  _cld_caseload_sql_days (sql, query->day, N_DAYS_CURRENT);
  if (query->out_of_area)
    _cld_caseload_sql_add (sql, " AND p.area_authority IS NOT NULL AND p.area_authority <> 'CON' AND EXISTS (SELECT 1 FROM authority a WHERE a.own = 1)"
                                " AND p.area_authority NOT IN (SELECT a.ref FROM authority a WHERE a.own = 1)");
  for (guint i = 0; query->types && query->types[i]; i++)
    {
      _cld_caseload_sql_add (sql, i == 0 ? " AND p.type IN (?" : ", ?");
      _cld_caseload_sql_value (sql, query->types[i]);
    }
  _cld_caseload_sql_add (sql, query->types && query->types[0] ? "))" : ")");
}

static CldIds *
read_ids (CldStmt *stmt, GError **error)
{
  g_autoptr (CldIds) ids = cld_ids_new ();
  gboolean has_row;

  for (;;)
    {
      if (!cld_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&ids);
      cld_ids_add (ids, cld_stmt_get_text (stmt, 0), cld_stmt_get_len (stmt, 0));
    }
}

/* The children of one person, or of one team, in the order of names; what is recorded may differ in accents. */
typedef struct
{
  char *folded; /* (nullable): nobody is recorded */
  GPtrArray *refs;
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_ptr_array_unref (group->refs);
  g_free (group->folded);
  g_free (group);
}

static Group *
find_group (GHashTable *groups, GPtrArray *all, const char *name)
{
  const char *key = name ? name : "";
  Group *group = g_hash_table_lookup (groups, key);
  g_autofree char *folded = NULL;

  if (group)
    return group;
  folded = *key ? cld_text_fold (key) : NULL;
  for (guint i = 0; i < all->len && !group; i++)
    if (g_strcmp0 (((Group *) all->pdata[i])->folded, folded) == 0)
      group = all->pdata[i];
  if (!group)
    {
      group = g_new (Group, 1);
      group->folded = g_steal_pointer (&folded);
      group->refs = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (all, group);
    }
  g_hash_table_insert (groups, g_strdup (key), group);
  return group;
}

/* Nobody comes last, whichever way round. */
static int
compare_groups (gconstpointer a, gconstpointer b, gpointer data)
{
  const Group *first = *(Group *const *) a, *second = *(Group *const *) b;
  int order;

  if (!first->folded || !second->folded)
    return (first->folded == NULL) - (second->folded == NULL);
  order = strcmp (first->folded, second->folded);
  return GPOINTER_TO_INT (data) ? -order : order;
}

/* Rows of a number and a name, in the order of children: sorted by what the name folds to. */
static CldIds *
read_ids_by_group (CldStmt *stmt, gboolean descending, GError **error)
{
  g_autoptr (CldIds) ids = cld_ids_new ();
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (group_free);
  gboolean has_row = TRUE;

  for (;;)
    {
      if (!cld_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      g_ptr_array_add (find_group (groups, all, cld_stmt_get_text (stmt, 1))->refs, g_strdup (cld_stmt_get_text (stmt, 0)));
    }
  g_ptr_array_sort_with_data (all, compare_groups, GINT_TO_POINTER (descending));
  for (guint i = 0; i < all->len; i++)
    {
      const GPtrArray *refs = ((Group *) all->pdata[i])->refs;

      for (guint j = 0; j < refs->len; j++)
        cld_ids_add (ids, refs->pdata[j], strlen (refs->pdata[j]));
    }
  return g_steal_pointer (&ids);
}

/**
 * cld_caseload_query:
 * @db: a database
 * @query: what is wanted
 * @error: return location
 *
 * One statement, whatever is asked for, so that the list is of one moment.
 *
 * Returns: (transfer full) (nullable): the numbers of the children, in order
 */
CldIds *
cld_caseload_query (CldDb *db, const CldCaseloadQuery *query, GError **error)
{
  g_auto (CldCaseloadSql) sql = { NULL, NULL };
  CldStmt *stmt;

  g_return_val_if_fail (db != NULL && query != NULL && query->day != NULL, NULL);
  g_return_val_if_fail ((guint) query->sort < G_N_ELEMENTS (orders), NULL);

  _cld_caseload_sql_init (&sql);
  _cld_caseload_sql_add (&sql, "SELECT c.ref");
  if (orders[query->sort].folded)
    g_string_append_printf (sql.text, ", %s", orders[query->sort].key);
  _cld_caseload_sql_add (&sql, " FROM child c");
  add_join (&sql, query);
  add_scope (&sql, query->scope, query->day);
  add_equal (&sql, " AND c.worker = ?", query->worker);
  add_equal (&sql, " AND c.team = ?", query->team);
  add_equal (&sql, " AND c.date_of_birth > ?", query->born_after);
  add_equal (&sql, " AND c.date_of_birth <= ?", query->born_until);
  add_legal_status (&sql, query);
  add_placement (&sql, query);
  _cld_caseload_add_search (&sql, query->search, query->day);
  add_order (&sql, query);
  stmt = _cld_caseload_sql_prepare (&sql, db, error);
  if (!stmt)
    return NULL;
  return orders[query->sort].folded ? read_ids_by_group (stmt, query->descending, error) : read_ids (stmt, error);
}

/**
 * cld_caseload_query_first:
 * @db: a database
 * @day: YYYY-MM-DD
 * @n: how many at most
 * @error: return location
 *
 * What cld_caseload_query() begins with when it is asked for those in care by name; children without a surname, who
 * come last, are not among them. It takes no longer in a large caseload than in a small one.
 *
 * Returns: (transfer full) (nullable): the numbers of the first children, in order
 */
CldIds *
cld_caseload_query_first (CldDb *db, const char *day, guint n, GError **error)
{
  CldStmt *stmt;

  g_return_val_if_fail (db != NULL && day != NULL, NULL);

  /* A key that begins with the mark that ends a name is that of a child without one. */
  stmt = cld_db_prepare (db,
                         "SELECT c.ref FROM child c WHERE c.search_key >= ' ' AND EXISTS (" IN_CARE " AND k.child = c.id)"
                         " ORDER BY c.search_key LIMIT ?",
                         error);
  if (!stmt)
    return NULL;
  cld_stmt_bind_text (stmt, 1, day);
  cld_stmt_bind_text (stmt, 2, day);
  cld_stmt_bind_int (stmt, 3, n);
  return read_ids (stmt, error);
}

/**
 * cld_caseload_count:
 * @db: a database
 * @scope: which children
 * @day: the day whose facts count
 * @error: return location
 *
 * Returns: how many there are, -1 on error
 */
gint64
cld_caseload_count (CldDb *db, CldCaseloadScope scope, const char *day, GError **error)
{
  g_auto (CldCaseloadSql) sql = { NULL, NULL };
  CldStmt *stmt;
  gboolean has_row;
  gint64 n = -1;

  g_return_val_if_fail (db != NULL && day != NULL, -1);

  _cld_caseload_sql_init (&sql);
  _cld_caseload_sql_add (&sql, "SELECT count(*) FROM child c");
  add_scope (&sql, scope, day);
  stmt = _cld_caseload_sql_prepare (&sql, db, error);
  if (!stmt || !cld_stmt_step (stmt, &has_row, error) || !has_row)
    return -1;
  n = cld_stmt_get_int (stmt, 0);
  cld_stmt_reset (stmt);
  return n;
}

static int
compare_folded (gconstpointer a, gconstpointer b)
{
  g_autofree char *first = cld_text_fold (*(const char *const *) a);
  g_autofree char *second = cld_text_fold (*(const char *const *) b);
  int order = strcmp (first, second);

  return order != 0 ? order : strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * cld_caseload_choices:
 * @db: a database
 * @choice: which filter
 * @day: the day whose facts count
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is recorded, each once, sorted as people sort
 */
GStrv
cld_caseload_choices (CldDb *db, CldCaseloadChoice choice, const char *day, GError **error)
{
  static const char *const texts[] = {
    [CLD_CASELOAD_WORKERS] = "SELECT DISTINCT c.worker FROM child c WHERE c.worker IS NOT NULL",
    [CLD_CASELOAD_TEAMS] = "SELECT DISTINCT c.team FROM child c WHERE c.team IS NOT NULL",
    [CLD_CASELOAD_LEGAL_STATUSES] = "SELECT DISTINCT l.code FROM legal_status l WHERE l.code IS NOT NULL AND " IN_FORCE ("l"),
  };
  g_auto (CldCaseloadSql) sql = { NULL, NULL };
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  CldStmt *stmt;
  gboolean has_row;

  g_return_val_if_fail (db != NULL && day != NULL && (guint) choice < G_N_ELEMENTS (texts), NULL);

  _cld_caseload_sql_init (&sql);
  _cld_caseload_sql_add (&sql, texts[choice]);
  if (choice == CLD_CASELOAD_LEGAL_STATUSES)
    _cld_caseload_sql_days (&sql, day, 2);
  stmt = _cld_caseload_sql_prepare (&sql, db, error);
  for (; stmt;)
    {
      if (!cld_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      g_ptr_array_add (found, g_strdup (cld_stmt_get_text (stmt, 0)));
    }
  if (!stmt)
    return NULL;
  g_ptr_array_sort (found, compare_folded);
  g_ptr_array_add (found, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&found), FALSE);
}
