/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-log-reader.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "cld-error.h"
#include "cld-kinds.h"

enum
{
  SEQ,
  CHANGE_SET,
  TARGET,
  AT,
  ACTOR,
  WHY,
  ACT,
  CHILD,
  DETAIL_HASH,
  PREV,
  HASH,
  SALT,
  DETAIL,
};

static char *
make_sql (const CldLogFilter *filter)
{
  return g_strconcat ("SELECT c.seq, c.change_set, s.target, s.at, s.actor, s.why, c.act, c.child, c.detail_hash, c.prev, c.hash, d.salt, d.detail"
                      " FROM change c LEFT JOIN change_set s ON s.id = c.change_set LEFT JOIN change_detail d ON d.seq = c.seq WHERE 1 = 1",
                      filter && filter->change_set ? " AND c.change_set = ?" : "",
                      filter && filter->child ? " AND c.child = ?" : "",
                      filter && filter->outside ? " AND c.child IS NULL" : "",
                      filter && filter->from ? " AND s.at >= ?" : "",
                      filter && filter->until ? " AND s.at <= ?" : "",
                      filter && filter->after ? " AND c.seq > ?" : "",
                      " ORDER BY c.seq", NULL);
}

static void
bind_filter (CldStmt *stmt, const CldLogFilter *filter)
{
  const char *values[] = { filter->change_set, filter->child, filter->from, filter->until };
  int parameter = 0;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i])
      cld_stmt_bind_text (stmt, ++parameter, values[i]);
  if (filter->after)
    cld_stmt_bind_int (stmt, ++parameter, filter->after);
}

/**
 * cld_log_each:
 * @store: a store
 * @filter: (nullable): which entries
 * @func: (scope call): called for each in the order of the log; returning %FALSE with an error set ends with that
 *   error, without one just ends
 * @data: for @func
 * @error: return location
 *
 * Returns: whether they were read
 */
gboolean
cld_log_each (CldStore *store, const CldLogFilter *filter, CldLogFunc func, gpointer data, GError **error)
{
  g_autofree char *sql = make_sql (filter);
  CldStmt *stmt = cld_db_prepare (cld_store_get_db (store), sql, error);
  gboolean has_row;

  if (!stmt)
    return FALSE;
  if (filter)
    bind_filter (stmt, filter);
  for (;;)
    {
      CldLogEntry entry;
      g_autoptr (GError) local_error = NULL;

      if (!cld_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      entry = (CldLogEntry){
        .seq = cld_stmt_get_int (stmt, SEQ),
        .change_set = cld_stmt_get_text (stmt, CHANGE_SET),
        .target = cld_stmt_get_text (stmt, TARGET),
        .at = cld_stmt_get_text (stmt, AT),
        .actor = cld_stmt_get_text (stmt, ACTOR),
        .why = cld_stmt_get_text (stmt, WHY),
        .act = cld_stmt_get_text (stmt, ACT),
        .child = cld_stmt_get_text (stmt, CHILD),
        .detail_hash = cld_stmt_get_text (stmt, DETAIL_HASH),
        .prev = cld_stmt_get_text (stmt, PREV),
        .hash = cld_stmt_get_text (stmt, HASH),
        .salt = cld_stmt_get_text (stmt, SALT),
        .detail = cld_stmt_get_text (stmt, DETAIL),
        .detail_len = cld_stmt_get_len (stmt, DETAIL),
      };
      if (!func (&entry, data, &local_error))
        {
          cld_stmt_reset (stmt);
          if (!local_error)
            return TRUE;
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
}

/* A member that is no text, as only a damaged file has it, reads as %NULL. */
static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static char *
read_name (JsonObject *pair, const char *name, CldArena *arena)
{
  const char *text = get_text (pair, name);

  return cld_arena_strdup (arena, text ? text : "");
}

static CldRow *
read_values (JsonObject *pair, const char *which, const CldKind *kind, CldArena *arena)
{
  JsonNode *node = json_object_get_member (pair, which);
  JsonNode *version;
  JsonObject *values;
  CldRow *row;

  if (!node || !JSON_NODE_HOLDS_OBJECT (node))
    return NULL;
  values = json_node_get_object (node);
  row = cld_row_new (arena, kind, read_name (pair, "ref", arena));
  row->id = read_name (pair, "id", arena);
  version = json_object_get_member (pair, "version");
  row->version = version && JSON_NODE_HOLDS_VALUE (version) ? (int) json_node_get_int (version) : 0;
  for (guint i = 0; i < kind->n_fields; i++)
    row->values[i] = cld_arena_strdup (arena, get_text (values, kind->fields[i].id));
  return row;
}

/**
 * cld_log_parse_detail:
 * @detail: the rows of an entry as text
 * @len: its length
 * @arena: where the rows are made
 * @error: return location
 *
 * Returns: (transfer full) (element-type CldLogRow) (nullable): the changes in the order they were made;
 *   %CLD_STORE_ERROR_CORRUPT where the text is not what the program writes
 */
GArray *
cld_log_parse_detail (const char *detail, gsize len, CldArena *arena, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (CldLogRow));
  JsonNode *root;
  JsonArray *list;

  if (!detail || !g_utf8_validate (detail, (gssize) len, NULL) || !json_parser_load_from_data (parser, detail, (gssize) len, NULL) ||
      !(root = json_parser_get_root (parser)) || !JSON_NODE_HOLDS_ARRAY (root))
    {
      g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT, _("An entry of the change log cannot be read. Run `caseload-cli verify`."));
      return NULL;
    }
  list = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *node = json_array_get_element (list, i);
      JsonObject *pair = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      CldLogRow row = { pair ? cld_kind_find (get_text (pair, "kind")) : NULL, NULL, NULL };

      if (!row.kind)
        continue;
      row.before = read_values (pair, "before", row.kind, arena);
      row.after = read_values (pair, "after", row.kind, arena);
      g_array_append_val (rows, row);
    }
  return g_steal_pointer (&rows);
}

typedef struct
{
  CldArena *arena;
  GHashTable *last; /* id -> CldRow, the state so far */
} Replay;

static gboolean
replay_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  Replay *replay = data;
  g_autoptr (GArray) rows = entry->detail ? cld_log_parse_detail (entry->detail, entry->detail_len, replay->arena, error) : NULL;

  if (!rows)
    return entry->detail == NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      CldLogRow *row = &g_array_index (rows, CldLogRow, i);

      if (row->after)
        g_hash_table_insert (replay->last, (gpointer) row->after->id, row->after);
      else if (row->before)
        g_hash_table_remove (replay->last, row->before->id);
    }
  return TRUE;
}

static int
compare_refs (gconstpointer a, gconstpointer b)
{
  const CldRow *const *x = a, *const *y = b;

  return strcmp ((*x)->ref, (*y)->ref);
}

/**
 * cld_log_as_known_on:
 * @store: a store
 * @child: a child's number
 * @until: a moment (UTC)
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the child's records as they were recorded at that moment, each kind in byte
 *   order of its refs; %CLD_STORE_ERROR_NOT_FOUND where the child was not yet known
 */
CldRecordSet *
cld_log_as_known_on (CldStore *store, const char *child, const char *until, GError **error)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);
  Replay replay = { cld_record_set_get_arena (set), last };
  CldLogFilter filter = { .child = child, .until = until };
  GHashTableIter iter;
  gpointer row;

  if (!cld_log_each (store, &filter, replay_cb, &replay, error))
    return NULL;
  g_hash_table_iter_init (&iter, last);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    cld_record_set_add (set, row);
  for (guint i = 0; i < cld_kinds_count (); i++)
    g_ptr_array_sort (cld_record_set_get (set, cld_kinds ()[i]), compare_refs);
  if (cld_record_set_get (set, &cld_child_kind)->len == 0)
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("Nothing was recorded of a child %s at that time."), child);
      return NULL;
    }
  return g_steal_pointer (&set);
}
