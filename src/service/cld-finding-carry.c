/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-error.h"
#include "cld-finding-state.h"
#include "cld-finding-thread.h"
#include "cld-kinds.h"
#include "cld-record-service.h"
#include "cld-records-save.h"
#include "cld-repo.h"

/* What was left undone after an earlier finding goes on under the later one that repeats it. */

typedef struct
{
  CldStore *store;
  CldRecord *later;
  gint32 today;
  GPtrArray *made;    /* records to save */
  GHashTable *claims; /* what a file proved -> what it proves besides */
} Carry;

static gboolean
keep_cb (CldRow *row, const char *search_key, gpointer data)
{
  g_ptr_array_add (data, row);
  return TRUE;
}

static CldRecord *
make_copy (Carry *carry, const CldRow *row, const char *ref)
{
  CldRecord *copy = cld_record_new (&cld_action_kind, ref);

  for (guint i = 0; i < cld_action_kind.n_fields; i++)
    cld_record_set_text (copy, i, row->values[i]);
  cld_record_set_text (copy, ACTION_FINDING, cld_record_get_ref (carry->later));
  if (row->values[ACTION_INSPECTION])
    cld_record_set_text (copy, ACTION_INSPECTION, cld_record_get_text (carry->later, FINDING_INSPECTION));
  return copy;
}

static void
copy_action (Carry *carry, const CldRow *row)
{
  CldRecord *old = cld_record_new_from_row (row);
  g_autoptr (CldRecord) without_ref = make_copy (carry, row, NULL);
  g_autofree char *ref = cld_records_propose_ref (carry->store, without_ref, carry->made);

  cld_record_set_text (old, ACTION_STATUS, "CARRIED");
  g_hash_table_insert (carry->claims, g_strdup_printf ("action/%s", row->ref), g_strdup_printf ("action/%s", ref));
  g_ptr_array_add (carry->made, old);
  g_ptr_array_add (carry->made, make_copy (carry, row, ref));
}

/* A file that shows what was done of the old one shows it of the new one too. */
static void
extend_claims (Carry *carry, const CldRow *attachment)
{
  const char *proves = attachment->values[ATTACHMENT_PROVES];
  g_auto (GStrv) parts = g_strsplit (proves ? proves : "", ";", -1);
  g_autoptr (GString) all = g_string_new (proves);
  g_autoptr (CldRecord) record = NULL;

  for (guint i = 0; parts[i]; i++)
    {
      const char *more = g_hash_table_lookup (carry->claims, parts[i]);

      if (more && !g_strv_contains ((const char *const *) parts, more))
        g_string_append_printf (all, ";%s", more);
    }
  if (g_strcmp0 (all->str, proves) == 0 || !proves)
    return;
  record = cld_record_new_from_row (attachment);
  cld_record_set_text (record, ATTACHMENT_PROVES, all->str);
  g_ptr_array_add (carry->made, g_steal_pointer (&record));
}

static void
carry_finding (Carry *carry, const CldRow *earlier)
{
  CldRecord *record = cld_record_new_from_row (earlier);

  cld_record_set_text (record, FINDING_STATUS, "CARRIED");
  g_ptr_array_add (carry->made, record);
  if (!cld_record_get_text (carry->later, FINDING_EVIDENCE))
    cld_record_set_text (carry->later, FINDING_EVIDENCE, earlier->values[FINDING_EVIDENCE]);
  if (!cld_record_get_text (carry->later, FINDING_EVIDENCE_RECORDS))
    cld_record_set_text (carry->later, FINDING_EVIDENCE_RECORDS, earlier->values[FINDING_EVIDENCE_RECORDS]);
  cld_record_set_text (carry->later, FINDING_REPEATS, earlier->ref);
  g_hash_table_insert (carry->claims, g_strdup_printf ("finding/%s", earlier->ref), g_strdup_printf ("finding/%s", cld_record_get_ref (carry->later)));
}

static gboolean
read_hanging (Carry *carry, const char *earlier, GPtrArray *actions, GPtrArray *files, CldArena *arena, GError **error)
{
  CldDb *db = cld_store_get_db (carry->store);
  g_autofree char *of_finding = g_strdup_printf ("WHERE r%d.ref = ? ORDER BY COALESCE(t.due_on, '9999'), t.ref", ACTION_FINDING);
  const char *values[] = { earlier, NULL };

  return cld_repo_each (db, &cld_action_kind, of_finding, values, arena, keep_cb, actions, error) &&
         cld_repo_each (db, &cld_attachment_kind, "WHERE t.proves IS NOT NULL ORDER BY t.ref", NULL, arena, keep_cb, files, error);
}

/**
 * cld_finding_thread_carry:
 * @store: a store
 * @earlier: ref of the finding that is carried
 * @later: the finding that repeats it, with its ref; it gets the link and, where it has none, the evidence of the earlier one
 * @today: day number
 * @error: return location
 *
 * Makes what carries a finding over: it gets the status CARRIED; each of its actions that is open is copied to @later, with owner, day
 * and evidence, and carried itself; files that show something of these show it of the copies too. Nothing is written: give @later,
 * then these, to cld_records_save(), which makes one change set of them.
 *
 * Returns: (transfer full) (element-type CldRecord) (nullable): records to save after @later; %CLD_STORE_ERROR_NOT_FOUND where there
 *   is no such finding
 */
GPtrArray *
cld_finding_thread_carry (CldStore *store, const char *earlier, CldRecord *later, gint32 today, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref), actions = g_ptr_array_new (), files = g_ptr_array_new ();
  g_autoptr (GHashTable) claims = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (CldRecord) finding = cld_record_service_load (store, &cld_finding_kind, earlier, error);
  Carry carry = { store, later, today, made, claims };

  g_return_val_if_fail (cld_record_get_ref (later) != NULL, NULL);

  if (!finding || !read_hanging (&carry, earlier, actions, files, arena, error))
    return NULL;
  carry_finding (&carry, cld_record_to_row (finding, arena));
  for (guint i = 0; i < actions->len; i++)
    if (cld_finding_state_is_open (cld_finding_state_get (actions->pdata[i], today, NULL)))
      copy_action (&carry, actions->pdata[i]);
  for (guint i = 0; i < files->len; i++)
    extend_claims (&carry, files->pdata[i]);
  return g_steal_pointer (&made);
}
