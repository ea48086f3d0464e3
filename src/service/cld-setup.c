/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-setup-private.h"

#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-text.h"

/* What a team tells the program about itself once: its authority and the neighbours, who sends its letters, who decides.
 * It is changed here in memory, and cld_setup_save() records it all in one step. */

#define NOT_KNOWN "999"

static void
authority_free (gpointer data)
{
  Authority *authority = data;

  g_clear_object (&authority->record);
  g_free (authority->name);
  g_free (authority);
}

static void
officer_free (gpointer data)
{
  CldSetupOfficer *officer = data;

  g_object_unref (officer->record);
  g_free (officer);
}

/* --- authorities --- */

/* The list says since when or until when some exist; those that ended cannot be chosen. */
static gboolean
is_offered (const CldCode *code)
{
  return g_ascii_isdigit (code->code[0]) && strcmp (code->code, NOT_KNOWN) != 0 && !strstr (code->label, " (to ");
}

static char *
make_name (const char *label)
{
  const char *since = strstr (label, " (from ");

  return since ? g_strndup (label, (gsize) (since - label)) : g_strdup (label);
}

static Authority *
find_authority (CldSetup *self, const char *code)
{
  for (guint i = 0; code && i < self->authorities->len; i++)
    {
      Authority *authority = self->authorities->pdata[i];

      if (strcmp (authority->said.code, code) == 0)
        return authority;
    }
  return NULL;
}

/* @name becomes the authority's. */
static Authority *
add_authority (CldSetup *self, const char *code, char *name)
{
  Authority *authority = g_new0 (Authority, 1);

  authority->said.code = g_intern_string (code);
  authority->name = name;
  authority->said.name = authority->name;
  g_ptr_array_add (self->authorities, authority);
  return authority;
}

static int
compare_authorities (gconstpointer a, gconstpointer b)
{
  const Authority *one = *(Authority *const *) a, *other = *(Authority *const *) b;
  g_autofree char *left = cld_text_fold (one->name), *right = cld_text_fold (other->name);
  int order = strcmp (left, right);

  return order ? order : strcmp (one->said.code, other->said.code);
}

static void
take_authorities (CldSetup *self, CldRecordSet *set)
{
  const CldCodeList *list = cld_code_list_find ("local_authority");
  GPtrArray *rows = cld_record_set_get (set, &cld_authority_kind);

  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];
      Authority *authority = add_authority (self, row->ref, g_strdup (row->values[AUTHORITY_NAME] ? row->values[AUTHORITY_NAME] : row->ref));

      authority->record = cld_record_new_from_row (row);
      authority->said.own = cld_record_get_bool (authority->record, AUTHORITY_OWN);
      authority->said.adjoining = cld_record_get_bool (authority->record, AUTHORITY_ADJOINING);
    }
  for (guint i = 0; list && i < cld_code_list_get_n (list); i++)
    {
      const CldCode *code = cld_code_list_get (list, i);

      if (is_offered (code) && !find_authority (self, code->code))
        add_authority (self, code->code, make_name (code->label));
    }
  g_ptr_array_sort (self->authorities, compare_authorities);
}

/**
 * cld_setup_get_n_authorities:
 * @self: a set-up
 *
 * Returns: how many authorities there are to choose from: those of England today, and those that are recorded
 */
guint
cld_setup_get_n_authorities (CldSetup *self)
{
  return self->authorities->len;
}

/**
 * cld_setup_get_authority:
 * @self: a set-up
 * @i: an index, in the order of names
 *
 * Returns: (transfer none): the authority
 */
const CldSetupAuthority *
cld_setup_get_authority (CldSetup *self, guint i)
{
  g_return_val_if_fail (i < self->authorities->len, NULL);

  return &((Authority *) self->authorities->pdata[i])->said;
}

/**
 * cld_setup_get_own:
 * @self: a set-up
 *
 * Returns: (transfer none) (nullable): our own authority
 */
const CldSetupAuthority *
cld_setup_get_own (CldSetup *self)
{
  for (guint i = 0; i < self->authorities->len; i++)
    if (cld_setup_get_authority (self, i)->own)
      return cld_setup_get_authority (self, i);
  return NULL;
}

/**
 * cld_setup_count_adjoining:
 * @self: a set-up
 *
 * Returns: how many neighbours are chosen
 */
guint
cld_setup_count_adjoining (CldSetup *self)
{
  guint n = 0;

  for (guint i = 0; i < self->authorities->len; i++)
    n += cld_setup_get_authority (self, i)->adjoining ? 1 : 0;
  return n;
}

/**
 * cld_setup_set_own:
 * @self: a set-up
 * @code: (nullable): which authority is our own, by its DfE number; %NULL for none
 *
 * The one that was it before is not, and our own is no neighbour of itself.
 */
void
cld_setup_set_own (CldSetup *self, const char *code)
{
  for (guint i = 0; i < self->authorities->len; i++)
    {
      Authority *authority = self->authorities->pdata[i];

      authority->said.own = g_strcmp0 (authority->said.code, code) == 0;
      if (authority->said.own)
        authority->said.adjoining = FALSE;
    }
}

/**
 * cld_setup_set_adjoining:
 * @self: a set-up
 * @code: an authority, by its DfE number
 * @adjoining: whether it adjoins ours; our own never does
 */
void
cld_setup_set_adjoining (CldSetup *self, const char *code, gboolean adjoining)
{
  Authority *authority = find_authority (self, code);

  g_return_if_fail (authority != NULL);

  authority->said.adjoining = adjoining && !authority->said.own;
}

/* --- settings --- */

static void
take_settings (CldSetup *self, CldRecordSet *set)
{
  for (guint id = 0; id < CLD_TEAM_N_SETTINGS; id++)
    {
      const CldTeamSetting *setting = cld_team_setting_get (id);
      const CldRow *row = cld_record_set_find (set, &cld_setting_kind, setting->key);
      const char *value = row ? row->values[SETTING_VALUE] : NULL;

      self->settings[id] = row ? cld_record_new_from_row (row) : NULL;
      self->values[id] = g_strdup (cld_team_setting_check (id, value) ? value : NULL);
    }
}

/**
 * cld_setup_get_setting:
 * @self: a set-up
 * @id: a setting
 *
 * Returns: (transfer none) (nullable): its value in native form, %NULL where it is as by default
 */
const char *
cld_setup_get_setting (CldSetup *self, CldTeamSettingId id)
{
  g_return_val_if_fail (id < CLD_TEAM_N_SETTINGS, NULL);

  return self->values[id];
}

/**
 * cld_setup_set_setting:
 * @self: a set-up
 * @id: a setting
 * @value: (nullable): its value in native form; %NULL for the default
 */
void
cld_setup_set_setting (CldSetup *self, CldTeamSettingId id, const char *value)
{
  char *copy;

  g_return_if_fail (id < CLD_TEAM_N_SETTINGS);

  copy = value && *value ? g_strdup (value) : NULL;
  g_free (self->values[id]);
  self->values[id] = copy;
}

/* --- officers --- */

static gboolean
is_officer (const CldRow *row)
{
  const char *role = row->values[PERSON_ROLE];

  return g_strcmp0 (role, "NO") == 0 || g_strcmp0 (role, "DCS") == 0;
}

static CldSetupOfficer *
find_officer (CldSetup *self, const char *ref)
{
  for (guint i = 0; ref && i < self->officers->len; i++)
    {
      CldSetupOfficer *officer = self->officers->pdata[i];

      if (g_strcmp0 (cld_record_get_ref (officer->record), ref) == 0)
        return officer;
    }
  return NULL;
}

static void
take_officers (CldSetup *self, CldRecordSet *set, const char *role)
{
  GPtrArray *rows = cld_record_set_get (set, &cld_person_kind);

  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];

      if (is_officer (row) && strcmp (row->values[PERSON_ROLE], role) == 0)
        {
          CldSetupOfficer *officer = g_new0 (CldSetupOfficer, 1);

          officer->record = cld_record_new_from_row (row);
          g_ptr_array_add (self->officers, officer);
        }
    }
  for (guint i = 0; i < self->officers->len; i++)
    {
      CldSetupOfficer *officer = self->officers->pdata[i];
      CldSetupOfficer *other = find_officer (self, cld_record_get_text (officer->record, PERSON_DEPUTY_FOR));

      officer->deputy_for = other == officer ? NULL : other;
    }
}

/**
 * cld_setup_get_officers:
 * @self: a set-up
 *
 * Returns: (transfer none) (element-type CldSetupOfficer): nominated officers and their deputies, then directors and theirs,
 *   each as they were found
 */
GPtrArray *
cld_setup_get_officers (CldSetup *self)
{
  return self->officers;
}

/**
 * cld_setup_add_officer:
 * @self: a set-up
 * @role: `NO` or `DCS`
 * @deputy_for: (nullable): the officer whom it is to stand in for
 *
 * Returns: (transfer none): a new officer, who needs a name
 */
CldSetupOfficer *
cld_setup_add_officer (CldSetup *self, const char *role, CldSetupOfficer *deputy_for)
{
  CldSetupOfficer *officer = g_new0 (CldSetupOfficer, 1);

  officer->record = cld_record_new (&cld_person_kind, NULL);
  cld_record_set_text (officer->record, PERSON_ROLE, role);
  officer->deputy_for = deputy_for;
  g_ptr_array_add (self->officers, officer);
  return officer;
}

/**
 * cld_setup_drop_officer:
 * @self: a set-up
 * @officer: (transfer full): an officer
 * @today: the last day of one that is recorded: what they decided still names them
 *
 * Takes an officer out. Who stood in for them stands in for nobody.
 */
void
cld_setup_drop_officer (CldSetup *self, CldSetupOfficer *officer, const char *today)
{
  guint at;

  g_return_if_fail (g_ptr_array_find (self->officers, officer, &at));

  g_ptr_array_steal_index (self->officers, at);
  for (guint i = 0; i < self->officers->len; i++)
    {
      CldSetupOfficer *other = self->officers->pdata[i];

      if (other->deputy_for == officer)
        other->deputy_for = NULL;
    }
  if (cld_record_get_version (officer->record) == 0)
    {
      officer_free (officer);
      return;
    }
  cld_record_set_text (officer->record, PERSON_UNTIL_ON, today);
  g_ptr_array_add (self->dropped, officer);
}

/* --- beginning and end --- */

/**
 * cld_setup_is_needed:
 * @db: the database
 *
 * Returns: whether nobody has said yet which authority is our own: nothing is known to be in or out of area then
 */
gboolean
cld_setup_is_needed (CldDb *db)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  GPtrArray *rows = cld_record_set_get (set, &cld_authority_kind);

  /* What cannot be read is told by whatever is shown, not by an offer to set up. */
  if (!cld_repo_load_all (db, &cld_authority_kind, set, NULL))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (((CldRow *) rows->pdata[i])->values[AUTHORITY_OWN], "1") == 0)
      return FALSE;
  return TRUE;
}

/**
 * cld_setup_load:
 * @db: the database
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is recorded now
 */
CldSetup *
cld_setup_load (CldDb *db, GError **error)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  CldSetup *self;

  if (!cld_repo_load_all (db, &cld_authority_kind, set, error) || !cld_repo_load_all (db, &cld_person_kind, set, error) ||
      !cld_repo_load_all (db, &cld_setting_kind, set, error))
    return NULL;
  self = g_new0 (CldSetup, 1);
  self->authorities = g_ptr_array_new_with_free_func (authority_free);
  self->officers = g_ptr_array_new_with_free_func (officer_free);
  self->dropped = g_ptr_array_new_with_free_func (officer_free);
  take_authorities (self, set);
  take_settings (self, set);
  take_officers (self, set, "NO");
  take_officers (self, set, "DCS");
  return self;
}

/**
 * cld_setup_free:
 * @self: (nullable): a set-up
 *
 * Frees it; what was not saved is gone.
 */
void
cld_setup_free (CldSetup *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->authorities);
  g_ptr_array_unref (self->officers);
  g_ptr_array_unref (self->dropped);
  for (guint id = 0; id < CLD_TEAM_N_SETTINGS; id++)
    {
      g_clear_object (&self->settings[id]);
      g_free (self->values[id]);
    }
  g_free (self);
}
