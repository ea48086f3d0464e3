/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-setup-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-natural-ref.h"
#include "cld-records-save.h"
#include "cld-repo.h"

/* The whole set-up in one change set, so that one undo takes it back. A setting that is as by default has no record, so
 * this writes and removes; cld_records_save() only writes. */

typedef struct
{
  CldStore *store;
  CldArena *arena;
  CldChangeSet *set;
  GPtrArray *records; /* of CldRecord, those that are written */
  GPtrArray *rows;    /* of CldRow: what they become; NULL for one that is removed */
} Saving;

static gboolean
is_row_taken (Saving *saving, const CldKind *kind, const char *ref)
{
  for (guint i = 0; i < saving->rows->len; i++)
    {
      const CldRow *row = saving->rows->pdata[i];

      if (row && row->kind == kind && g_strcmp0 (row->ref, ref) == 0)
        return TRUE;
    }
  return cld_repo_find (cld_store_get_db (saving->store), kind, ref, saving->arena, NULL) != NULL;
}

static gboolean
is_taken_cb (const CldKind *kind, const char *ref, gpointer data)
{
  return is_row_taken (data, kind, ref);
}

/* Somebody with a login is known by it. */
static char *
make_ref (Saving *saving, CldRow *row)
{
  const char *login = row->kind == &cld_person_kind ? row->values[PERSON_LOGIN] : NULL;

  if (login && !is_row_taken (saving, row->kind, login))
    return cld_arena_strdup (saving->arena, login);
  return cld_natural_ref_make (row, saving->arena, is_taken_cb, saving);
}

/* Writes @row in place of what @record was read as; %NULL removes it. What did not change is left alone. */
static gboolean
put (Saving *saving, CldRecord *record, CldRow *row, GError **error)
{
  CldRow *before = NULL;

  if (cld_record_get_version (record) > 0)
    {
      before = _cld_records_find_before (saving->store, record, saving->arena, error);
      if (!before)
        return FALSE;
      if (row && cld_row_same_values (before, row))
        return TRUE;
    }
  else if (!row)
    return TRUE;
  if (row && !row->ref)
    row->ref = make_ref (saving, row);
  if (!cld_change_set_put (saving->set, before, row, error))
    return FALSE;
  g_ptr_array_add (saving->records, record);
  g_ptr_array_add (saving->rows, row);
  return TRUE;
}

static void
set_flag (CldRow *row, guint field, gboolean flag)
{
  /* What nobody ever said stays not recorded. */
  if (flag || g_strcmp0 (row->values[field], "1") == 0)
    row->values[field] = flag ? "1" : "0";
}

static gboolean
put_authorities (CldSetup *self, Saving *saving, GError **error)
{
  for (guint i = 0; i < self->authorities->len; i++)
    {
      Authority *authority = self->authorities->pdata[i];
      CldRow *row;

      if (!authority->record && !authority->said.own && !authority->said.adjoining)
        continue;
      if (!authority->record)
        authority->record = cld_record_new (&cld_authority_kind, authority->said.code);
      row = cld_record_to_row (authority->record, saving->arena);
      if (!row->values[AUTHORITY_NAME])
        row->values[AUTHORITY_NAME] = authority->name;
      set_flag (row, AUTHORITY_OWN, authority->said.own);
      set_flag (row, AUTHORITY_ADJOINING, authority->said.adjoining);
      if (!put (saving, authority->record, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_settings (CldSetup *self, Saving *saving, GError **error)
{
  for (guint id = 0; id < CLD_TEAM_N_SETTINGS; id++)
    {
      const CldTeamSetting *setting = cld_team_setting_get (id);
      const char *value = self->values[id];
      CldRow *row;

      if (!self->settings[id] && !value)
        continue;
      if (!self->settings[id])
        self->settings[id] = cld_record_new (&cld_setting_kind, setting->key);
      row = value ? cld_record_to_row (self->settings[id], saving->arena) : NULL;
      if (row)
        row->values[SETTING_VALUE] = value;
      if (!put (saving, self->settings[id], row, error))
        return FALSE;
    }
  return TRUE;
}

/* The ref that a record has, or was given just now. */
static const char *
find_ref (Saving *saving, CldRecord *record)
{
  guint at;

  if (cld_record_get_ref (record) || !g_ptr_array_find (saving->records, record, &at))
    return cld_record_get_ref (record);
  return ((CldRow *) saving->rows->pdata[at])->ref;
}

static gboolean
put_officer (Saving *saving, CldSetupOfficer *officer, GError **error)
{
  CldRow *row = cld_record_to_row (officer->record, saving->arena);

  if (!row->values[PERSON_NAME])
    {
      g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT, _("An officer needs a name. Nothing was saved."));
      return FALSE;
    }
  row->values[PERSON_DEPUTY_FOR] = officer->deputy_for ? cld_arena_strdup (saving->arena, find_ref (saving, officer->deputy_for->record)) : NULL;
  return put (saving, officer->record, row, error);
}

static gboolean
put_officers (Saving *saving, GPtrArray *officers, GError **error)
{
  /* A deputy names whom it stands in for, who has to be there before. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < officers->len; i++)
      {
        CldSetupOfficer *officer = officers->pdata[i];

        if ((officer->deputy_for != NULL) == (pass == 1) && !put_officer (saving, officer, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
put_all (CldSetup *self, Saving *saving, GError **error)
{
  return put_authorities (self, saving, error) && put_settings (self, saving, error) && put_officers (saving, self->dropped, error) &&
         put_officers (saving, self->officers, error);
}

static void
note_saved (Saving *saving)
{
  for (guint i = 0; i < saving->records->len; i++)
    {
      const CldRow *row = saving->rows->pdata[i];

      if (row)
        cld_record_set_saved (saving->records->pdata[i], row->id, row->ref, row->version);
    }
}

/**
 * cld_setup_save:
 * @self: a set-up; load it anew afterwards
 * @store: the store that it was loaded from, or another one on the same database
 * @changed: (out): whether anything was written
 * @error: return location
 *
 * Records the set-up in one change set. Nothing is recorded where a part of it cannot be.
 *
 * Returns: whether it is recorded; %CLD_STORE_ERROR_STALE where somebody else changed a part of it since it was loaded,
 *   %CLD_STORE_ERROR_CONSTRAINT where an officer has no name
 */
gboolean
cld_setup_save (CldSetup *self, CldStore *store, gboolean *changed, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GPtrArray) records = g_ptr_array_new (), rows = g_ptr_array_new ();
  g_autoptr (CldChangeSet) set = cld_change_set_begin_together (store, CLD_ACT_EDIT, "set-up changed", error);
  Saving saving = { store, arena, set, records, rows };

  *changed = FALSE;
  if (!set || !put_all (self, &saving, error))
    return FALSE;
  if (records->len == 0)
    return TRUE;
  if (!cld_change_set_commit (set, error))
    return FALSE;
  note_saved (&saving);
  *changed = TRUE;
  return TRUE;
}
