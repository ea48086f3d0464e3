/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-record-service.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-natural-ref.h"
#include "cld-repo.h"

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

/* The record as it was when it was read: what it is compared with is in the store, held by its version. */
static CldRow *
find_before (CldStore *store, CldRecord *record, CldArena *arena, GError **error)
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
put_record (CldStore *store, CldChangeSet *set, CldRecord *record, CldArena *arena, CldRow **after, GError **error)
{
  CldRow *before = NULL;

  *after = cld_record_to_row (record, arena);
  if (!cld_change_set_expect (set, *after, error))
    return FALSE;
  if (cld_record_get_version (record) > 0)
    {
      before = find_before (store, record, arena, error);
      if (!before)
        return FALSE;
      if (cld_row_same_values (before, *after))
        return TRUE;
    }
  else if (!(*after)->ref)
    (*after)->ref = cld_natural_ref_make (*after, arena, is_taken_cb, store);
  return cld_change_set_put (set, before, *after, error);
}

/**
 * cld_record_service_save:
 * @store: a store
 * @record: a record, new or changed; gets its id, ref and version
 * @why: what for; nothing personal
 * @error: return location
 *
 * Saves @record with its entry in the change log. Saving what did not change does nothing.
 *
 * Returns: whether it is stored; %CLD_STORE_ERROR_STALE where somebody else changed it since it was read
 */
gboolean
cld_record_service_save (CldStore *store, CldRecord *record, const char *why, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldChangeSet) set = NULL;
  CldRow *after = NULL;

  if (!check_needed (record, error))
    return FALSE;
  set = cld_change_set_begin_together (store, CLD_ACT_EDIT, why, error);
  if (!set || !put_record (store, set, record, arena, &after, error) || !cld_change_set_commit (set, error))
    return FALSE;
  cld_record_set_saved (record, after->id, after->ref, after->version);
  return TRUE;
}

/**
 * cld_record_service_remove:
 * @store: a store
 * @record: a stored record
 * @why: what for; nothing personal
 * @error: return location
 *
 * Removes @record; its last state stays in the change log and undo brings it back.
 *
 * Returns: whether it was removed; not where another record names it
 */
gboolean
cld_record_service_remove (CldStore *store, CldRecord *record, const char *why, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldChangeSet) set = cld_change_set_begin_together (store, CLD_ACT_EDIT, why, error);
  CldRow *before;

  if (!set)
    return FALSE;
  before = find_before (store, record, arena, error);
  return before && cld_change_set_put (set, before, NULL, error) && cld_change_set_commit (set, error);
}

/**
 * cld_record_service_load:
 * @store: a store
 * @kind: a kind
 * @ref: a record's public name
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the record; %CLD_STORE_ERROR_NOT_FOUND where there is none
 */
CldRecord *
cld_record_service_load (CldStore *store, const CldKind *kind, const char *ref, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) local_error = NULL;
  CldRow *row = cld_repo_find (cld_store_get_db (store), kind, ref, arena, &local_error);

  if (row)
    return cld_record_new_from_row (row);
  if (local_error)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("There is no %s/%s."), kind->id, ref);
  return NULL;
}

/**
 * cld_record_service_name_of_login:
 * @store: a store
 * @login: a login name
 *
 * Returns: (transfer full): the name of the `person` that the login belongs to, else the login itself
 */
char *
cld_record_service_name_of_login (CldStore *store, const char *login)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  GPtrArray *persons = cld_record_set_get (set, &cld_person_kind);

  if (cld_repo_load_all (cld_store_get_db (store), &cld_person_kind, set, NULL))
    for (guint i = 0; i < persons->len; i++)
      {
        const CldRow *person = persons->pdata[i];

        if (g_strcmp0 (person->values[PERSON_LOGIN], login) == 0 && person->values[PERSON_NAME])
          return g_strdup (person->values[PERSON_NAME]);
      }
  return g_strdup (login);
}
