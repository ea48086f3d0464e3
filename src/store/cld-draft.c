/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-draft.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "cld-date.h"
#include "cld-error.h"
#include "cld-json.h"
#include "cld-uuid.h"

static void
value_free (CldDraftValue *value)
{
  g_free (value->field);
  g_free (value->typed);
  g_free (value->base);
  g_free (value);
}

/**
 * cld_draft_new:
 * @actor: whose it is
 * @kind: a kind
 * @ref: (nullable): the record's public name, %NULL for a new one
 * @child: (nullable): the child it is about
 * @version: the record's version, 0 for a new one
 *
 * Returns: (transfer full): a draft without values
 */
CldDraft *
cld_draft_new (const char *actor, const CldKind *kind, const char *ref, const char *child, int version)
{
  CldDraft *draft = g_new0 (CldDraft, 1);

  draft->actor = g_strdup (actor);
  draft->kind = kind;
  draft->ref = g_strdup (ref);
  draft->child = g_strdup (child);
  draft->version = version;
  draft->values = g_ptr_array_new_with_free_func ((GDestroyNotify) value_free);
  return draft;
}

/**
 * cld_draft_copy:
 * @draft: a draft
 *
 * Returns: (transfer full): a copy, for another thread
 */
CldDraft *
cld_draft_copy (const CldDraft *draft)
{
  CldDraft *copy = cld_draft_new (draft->actor, draft->kind, draft->ref, draft->child, draft->version);

  copy->saved_at = g_strdup (draft->saved_at);
  for (guint i = 0; i < draft->values->len; i++)
    {
      const CldDraftValue *value = draft->values->pdata[i];

      cld_draft_add (copy, value->field, value->typed, value->base);
    }
  return copy;
}

/**
 * cld_draft_free:
 * @draft: (nullable): a draft
 */
void
cld_draft_free (CldDraft *draft)
{
  if (!draft)
    return;
  g_free (draft->actor);
  g_free (draft->ref);
  g_free (draft->child);
  g_free (draft->saved_at);
  g_ptr_array_unref (draft->values);
  g_free (draft);
}

/**
 * cld_draft_add:
 * @draft: a draft
 * @field: a field's id
 * @typed: (nullable): what was typed, valid or not
 * @base: (nullable): the value it had
 */
void
cld_draft_add (CldDraft *draft, const char *field, const char *typed, const char *base)
{
  CldDraftValue *value = g_new0 (CldDraftValue, 1);

  value->field = g_strdup (field);
  value->typed = g_strdup (typed);
  value->base = g_strdup (base);
  g_ptr_array_add (draft->values, value);
}

/* {"field":["typed","base"],...} */
static char *
write_fields (const CldDraft *draft)
{
  GString *out = g_string_new ("{");

  for (guint i = 0; i < draft->values->len; i++)
    {
      const CldDraftValue *value = draft->values->pdata[i];

      if (i > 0)
        g_string_append_c (out, ',');
      cld_json_append_string (out, value->field);
      g_string_append (out, ":[");
      cld_json_append_string (out, value->typed);
      g_string_append_c (out, ',');
      cld_json_append_string (out, value->base);
      g_string_append_c (out, ']');
    }
  return g_string_free (g_string_append_c (out, '}'), FALSE);
}

static const char *
get_text (JsonArray *pair, guint i)
{
  JsonNode *node = json_array_get_element (pair, i);

  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/* Text that this program did not write is no draft; it is passed over, since nothing recorded depends on it. */
static gboolean
read_fields (CldDraft *draft, const char *text)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!json_parser_load_from_data (parser, text, -1, NULL))
    return FALSE;
  root = json_parser_get_root (parser);
  if (!root || !JSON_NODE_HOLDS_OBJECT (root))
    return FALSE;
  json_object_iter_init_ordered (&iter, json_node_get_object (root));
  while (json_object_iter_next_ordered (&iter, &name, &node))
    if (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 2)
      cld_draft_add (draft, name, get_text (json_node_get_array (node), 0), get_text (json_node_get_array (node), 1));
  return TRUE;
}

static const char *
or_blank (const char *text)
{
  return text ? text : "";
}

static const char *
or_null (const char *text)
{
  return text && *text ? text : NULL;
}

/**
 * cld_draft_save:
 * @store: a store
 * @draft: a draft; gets the moment it was kept
 * @error: return location
 *
 * Keeps @draft in place of what the same person kept of the same form. It is no change: the change log does not hold it.
 *
 * Returns: whether it is kept
 */
gboolean
cld_draft_save (CldStore *store, CldDraft *draft, GError **error)
{
  CldStmt *stmt = cld_db_prepare (cld_store_get_db (store),
                                  "INSERT INTO draft (id, actor, kind, ref, child, version, saved_at, fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?) "
                                  "ON CONFLICT (actor, kind, ref, child) DO UPDATE SET version = excluded.version, saved_at = excluded.saved_at, fields = excluded.fields",
                                  error);
  g_autofree char *fields = write_fields (draft);
  char id[CLD_UUID_SIZE];

  if (!stmt)
    return FALSE;
  cld_uuid_make (id);
  g_free (draft->saved_at);
  draft->saved_at = cld_moment_now_utc ();
  cld_stmt_bind_text (stmt, 1, id);
  cld_stmt_bind_text (stmt, 2, draft->actor);
  cld_stmt_bind_text (stmt, 3, draft->kind->id);
  cld_stmt_bind_text (stmt, 4, or_blank (draft->ref));
  cld_stmt_bind_text (stmt, 5, or_blank (draft->child));
  cld_stmt_bind_int (stmt, 6, draft->version);
  cld_stmt_bind_text (stmt, 7, draft->saved_at);
  cld_stmt_bind_text (stmt, 8, fields);
  return cld_stmt_run (stmt, error);
}

/**
 * cld_draft_remove:
 * @store: a store
 * @draft: the draft of a form; its values are not looked at
 * @error: return location
 *
 * Removes what the person kept of that form; nothing where nothing was kept.
 *
 * Returns: whether nothing is kept of it now
 */
gboolean
cld_draft_remove (CldStore *store, const CldDraft *draft, GError **error)
{
  CldStmt *stmt = cld_db_prepare (cld_store_get_db (store), "DELETE FROM draft WHERE actor = ? AND kind = ? AND ref = ? AND child = ?", error);

  if (!stmt)
    return FALSE;
  cld_stmt_bind_text (stmt, 1, draft->actor);
  cld_stmt_bind_text (stmt, 2, draft->kind->id);
  cld_stmt_bind_text (stmt, 3, or_blank (draft->ref));
  cld_stmt_bind_text (stmt, 4, or_blank (draft->child));
  return cld_stmt_run (stmt, error);
}

#define SELECT "SELECT kind, ref, child, version, saved_at, fields FROM draft WHERE actor = ?"

static GPtrArray *
read_all (CldStmt *stmt, const char *actor, GError **error)
{
  g_autoptr (GPtrArray) drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) cld_draft_free);
  gboolean has_row = TRUE;

  while (has_row)
    {
      g_autoptr (CldDraft) draft = NULL;
      const CldKind *kind;

      if (!cld_stmt_step (stmt, &has_row, error))
        return NULL;
      kind = has_row ? cld_kind_find (cld_stmt_get_text (stmt, 0)) : NULL;
      if (!kind)
        continue;
      draft = cld_draft_new (actor, kind, or_null (cld_stmt_get_text (stmt, 1)), or_null (cld_stmt_get_text (stmt, 2)), (int) cld_stmt_get_int (stmt, 3));
      draft->saved_at = g_strdup (cld_stmt_get_text (stmt, 4));
      if (read_fields (draft, cld_stmt_get_text (stmt, 5)))
        g_ptr_array_add (drafts, g_steal_pointer (&draft));
    }
  return g_steal_pointer (&drafts);
}

/**
 * cld_draft_find:
 * @db: a database
 * @actor: who asks
 * @kind: a kind
 * @ref: (nullable): the record's public name, %NULL for a new one
 * @child: (nullable): the child it is about
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what @actor kept of that form, or %NULL without an error where nothing
 */
CldDraft *
cld_draft_find (CldDb *db, const char *actor, const CldKind *kind, const char *ref, const char *child, GError **error)
{
  CldStmt *stmt = cld_db_prepare (db, SELECT " AND kind = ? AND ref = ? AND child = ?", error);
  g_autoptr (GPtrArray) drafts = NULL;

  if (!stmt)
    return NULL;
  cld_stmt_bind_text (stmt, 1, actor);
  cld_stmt_bind_text (stmt, 2, kind->id);
  cld_stmt_bind_text (stmt, 3, or_blank (ref));
  cld_stmt_bind_text (stmt, 4, or_blank (child));
  drafts = read_all (stmt, actor, error);
  return drafts && drafts->len > 0 ? cld_draft_copy (drafts->pdata[0]) : NULL;
}

/**
 * cld_draft_list:
 * @db: a database
 * @actor: who asks
 * @error: return location
 *
 * Returns: (transfer full) (element-type CldDraft) (nullable): everything that @actor kept, the latest first
 */
GPtrArray *
cld_draft_list (CldDb *db, const char *actor, GError **error)
{
  CldStmt *stmt = cld_db_prepare (db, SELECT " ORDER BY saved_at DESC, id", error);

  if (!stmt)
    return NULL;
  cld_stmt_bind_text (stmt, 1, actor);
  return read_all (stmt, actor, error);
}
