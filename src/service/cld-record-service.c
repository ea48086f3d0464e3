/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-record-service.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-records-save.h"
#include "cld-repo.h"

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
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, record);
  return cld_records_save (store, records, why, error);
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
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, record);
  return cld_record_service_remove_all (store, records, why, error);
}

/**
 * cld_record_service_remove_all:
 * @store: a store
 * @records: (element-type CldRecord): stored records; one that names another comes before it
 * @why: what for; nothing personal
 * @error: return location
 *
 * Removes @records in one change set, which one undo takes back.
 *
 * Returns: whether they were removed; none is where another record names one of them
 */
gboolean
cld_record_service_remove_all (CldStore *store, GPtrArray *records, const char *why, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldChangeSet) set = cld_change_set_begin_together (store, CLD_ACT_EDIT, why, error);

  if (!set)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      CldRow *before = _cld_records_find_before (store, records->pdata[i], arena, error);

      if (!before || !cld_change_set_put (set, before, NULL, error))
        return FALSE;
    }
  return cld_change_set_commit (set, error);
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
