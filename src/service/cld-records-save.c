/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-records-save.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-approval-work.h"
#include "cld-attachments.h"
#include "cld-change-set.h"
#include "cld-error.h"
#include "cld-finding-thread.h"
#include "cld-inspection-checks.h"
#include "cld-kinds.h"
#include "cld-letter-templates.h"
#include "cld-natural-ref.h"
#include "cld-notice-state.h"
#include "cld-reply-check.h"
#include "cld-repo.h"

/* What a person does in one step: one record or several, checked, in one change set, taken back by one undo. */

static gboolean
check_needed (CldRecord *record, GError **error)
{
  const CldKind *kind = cld_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & CLD_NEEDED) && !cld_record_get_text (record, i))
      {
        g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT,
                     /* Translators: %1$s is a kind of record, %2$s one of its fields */
                     _("%1$s: %2$s is needed. Nothing was saved."), _(kind->title), _(kind->fields[i].label));
        return FALSE;
      }
  return TRUE;
}

/* What the law forbids of a notice no way of saving may write. */
static gboolean
check_notice (const CldRow *before, const CldRow *after, GError **error)
{
  guint field = 0;
  const char *fault = after->kind == &cld_notice_kind ? cld_notice_find_fault (before, after, &field) : NULL;

  if (fault)
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT,
                 /* Translators: %1$s is a kind of record, %2$s one of its fields, %3$s a sentence */
                 _("%1$s, %2$s: %3$s Nothing was saved."), _(after->kind->title), _(after->kind->fields[field].label), fault);
  return !fault;
}

/* Nobody decides on what they asked for themselves. */
static gboolean
check_approval (const CldRow *after, GError **error)
{
  if (after->kind != &cld_approval_kind || !after->values[APPROVAL_DECIDED_ON] ||
      !cld_approval_is_own_request (after->values[APPROVAL_NAME], after->values[APPROVAL_REQUESTED_BY]))
    return TRUE;
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT, _("Nobody can approve what they asked for themselves: somebody else has to decide. Nothing was saved."));
  return FALSE;
}

/* The record as it was when it was read: what it is compared with is in the store, held by its version. */
CldRow *
_cld_records_find_before (CldStore *store, CldRecord *record, CldArena *arena, GError **error)
{
  CldRow *row = cld_repo_find_by_id (cld_store_get_db (store), cld_record_get_kind (record), cld_record_get_id (record), arena, error);

  if (row && row->version == cld_record_get_version (record))
    return row;
  if (!error || !*error)
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE, _("Somebody else changed or removed %s/%s since it was read. Nothing was saved. Look at it again and repeat the change."),
                 cld_record_get_kind (record)->id, cld_record_get_ref (record));
  return NULL;
}

static gboolean
is_taken_cb (const CldKind *kind, const char *ref, gpointer data)
{
  g_autoptr (CldArena) arena = cld_arena_new ();

  return cld_repo_find (cld_store_get_db (data), kind, ref, arena, NULL) != NULL;
}

static gboolean
put_record (CldStore *store, CldChangeSet *set, CldRecord *record, CldArena *arena, CldSavedRow *saved, GError **error)
{
  CldRow *before = NULL, *after;

  if (!_cld_finding_thread_fill (store, record, arena, error))
    return FALSE;
  saved->after = after = cld_record_to_row (record, arena);
  if (!cld_change_set_expect (set, after, error))
    return FALSE;
  if (cld_record_get_version (record) > 0)
    {
      before = _cld_records_find_before (store, record, arena, error);
      if (!before)
        return FALSE;
      if (cld_row_same_values (before, after))
        return TRUE;
    }
  else if (!after->ref)
    after->ref = cld_natural_ref_make (after, arena, is_taken_cb, store);
  saved->before = before;
  saved->is_put = TRUE;
  if (!check_notice (before, after, error) || !check_approval (after, error) || !_cld_letter_template_check (after, error) ||
      !_cld_reply_check (store, before, after, arena, error))
    return FALSE;
  if (after->kind != &cld_attachment_kind)
    return cld_change_set_put (set, before, after, error);
  return _cld_attachments_check (store, before, after, record, error) && cld_change_set_put (set, before, after, error) &&
         _cld_attachments_put_content (store, record, error);
}

/**
 * cld_records_save:
 * @store: a store
 * @records: (element-type CldRecord): records, new or changed; they get their ids, refs and versions. One that names
 *   another comes after it, by the ref that cld_records_propose_ref() gave it
 * @why: what for; nothing personal
 * @error: return location
 *
 * Saves @records in one change set, which one undo takes back. Nothing is saved where one of them cannot be. A record that did
 * not change is left alone.
 *
 * Returns: whether they are stored; %CLD_STORE_ERROR_STALE where somebody else changed one since it was read,
 *   %CLD_STORE_ERROR_CONSTRAINT where a value is missing or the law forbids it
 */
gboolean
cld_records_save (CldStore *store, GPtrArray *records, const char *why, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autofree CldSavedRow *saved = g_new0 (CldSavedRow, records->len);
  g_autoptr (CldChangeSet) set = NULL;

  for (guint i = 0; i < records->len; i++)
    if (!check_needed (records->pdata[i], error))
      return FALSE;
  set = cld_change_set_begin_together (store, CLD_ACT_EDIT, why, error);
  if (!set)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (!put_record (store, set, records->pdata[i], arena, &saved[i], error))
      return FALSE;
  if (!_cld_inspection_checks_run (store, CLD_CHECKS_SAVE, saved, records->len, error) || !cld_change_set_commit (set, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    cld_record_set_saved (records->pdata[i], saved[i].after->id, saved[i].after->ref, saved[i].after->version);
  return TRUE;
}

typedef struct
{
  CldStore *store;
  GPtrArray *others; /* (nullable) */
} Taken;

static gboolean
is_taken_or_given_cb (const CldKind *kind, const char *ref, gpointer data)
{
  const Taken *taken = data;

  for (guint i = 0; taken->others && i < taken->others->len; i++)
    if (cld_record_get_kind (taken->others->pdata[i]) == kind && g_strcmp0 (cld_record_get_ref (taken->others->pdata[i]), ref) == 0)
      return TRUE;
  return is_taken_cb (kind, ref, taken->store);
}

/**
 * cld_records_propose_ref:
 * @store: a store
 * @record: a new record whose child and date are set
 * @others: (nullable) (element-type CldRecord): records that are saved together with it
 *
 * Returns: (transfer full): the ref it would get: free in the store and among @others
 */
char *
cld_records_propose_ref (CldStore *store, CldRecord *record, GPtrArray *others)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  Taken taken = { store, others };

  return g_strdup (cld_natural_ref_make (cld_record_to_row (record, arena), arena, is_taken_or_given_cb, &taken));
}
