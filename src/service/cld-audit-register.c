/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-audit-register.h"

#include <string.h>

#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-text.h"

/* The quality audits of children's records, the latest first. */

struct _CldAuditRegister
{
  CldArena *arena;
  GHashTable *children;
  GPtrArray *entries; /* (element-type CldAuditEntry) */
};

static gboolean
read_entry_cb (CldRow *row, const char *search_key, gpointer data)
{
  CldAuditRegister *self = data;
  CldAuditEntry *entry = cld_arena_alloc0 (self->arena, sizeof *entry);
  const char *child = row->values[QUALITY_AUDIT_CHILD];

  entry->row = row;
  entry->child = child ? g_hash_table_lookup (self->children, child) : NULL;
  entry->key = search_key ? cld_arena_strdup (self->arena, search_key) : NULL;
  g_ptr_array_add (self->entries, entry);
  return TRUE;
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const CldAuditEntry *x = *(const CldAuditEntry *const *) a, *y = *(const CldAuditEntry *const *) b;
  int order = g_strcmp0 (y->row->values[QUALITY_AUDIT_AUDITED_ON], x->row->values[QUALITY_AUDIT_AUDITED_ON]);

  return order != 0 ? order : strcmp (x->row->ref, y->row->ref);
}

/**
 * cld_audit_register_load:
 * @db: a database
 * @error: return location
 *
 * Reads every quality audit; on any thread.
 *
 * Returns: (transfer full) (nullable): the register
 */
CldAuditRegister *
cld_audit_register_load (CldDb *db, GError **error)
{
  g_autoptr (CldAuditRegister) self = g_new0 (CldAuditRegister, 1);

  g_return_val_if_fail (db != NULL, NULL);

  self->arena = cld_arena_new ();
  self->entries = g_ptr_array_new ();
  self->children = cld_child_names_load (db, &cld_quality_audit_kind, self->arena, error);
  if (!self->children || !cld_repo_each (db, &cld_quality_audit_kind, NULL, NULL, self->arena, read_entry_cb, self, error))
    return NULL;
  g_ptr_array_sort (self->entries, compare_entries);
  return g_steal_pointer (&self);
}

/**
 * cld_audit_register_free:
 * @self: (nullable) (transfer full): a register
 *
 * Frees it and every entry of it.
 */
void
cld_audit_register_free (CldAuditRegister *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->children, g_hash_table_unref);
  cld_arena_free (self->arena);
  g_free (self);
}

/**
 * cld_audit_register_get_n:
 * @self: a register
 *
 * Returns: how many entries it has
 */
guint
cld_audit_register_get_n (CldAuditRegister *self)
{
  return self->entries->len;
}

/**
 * cld_audit_register_get:
 * @self: a register
 * @i: an index
 *
 * Returns: (transfer none): an entry, the latest first
 */
const CldAuditEntry *
cld_audit_register_get (CldAuditRegister *self, guint i)
{
  g_return_val_if_fail (i < self->entries->len, NULL);

  return self->entries->pdata[i];
}

static gboolean
has_words (const CldAuditEntry *entry, char **words)
{
  for (guint i = 0; words && words[i]; i++)
    if (*words[i] && !(entry->key && strstr (entry->key, words[i])) && !(entry->child && entry->child->search_key && strstr (entry->child->search_key, words[i])))
      return FALSE;
  return TRUE;
}

/**
 * cld_audit_register_filter:
 * @self: a register
 * @grade: (nullable): code of audit_grade.csv
 * @text: (nullable): as it was typed; each word has to stand in the record or the child's names
 *
 * Returns: (transfer container) (element-type CldAuditEntry): these, the latest first
 */
GPtrArray *
cld_audit_register_filter (CldAuditRegister *self, const char *grade, const char *text)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *folded = text ? cld_text_fold (text) : NULL;
  g_auto (GStrv) words = folded ? g_strsplit (folded, " ", -1) : NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      CldAuditEntry *entry = self->entries->pdata[i];

      if ((!grade || g_strcmp0 (entry->row->values[QUALITY_AUDIT_GRADE], grade) == 0) && has_words (entry, words))
        g_ptr_array_add (found, entry);
    }
  return found;
}
