/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-team-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* clang-format off */
static const CldTeamSetting settings[] = {
  [CLD_TEAM_DUTY_WINDOW] = { "duty_window_days", N_("Days in which a duty is due"),
    N_("A duty is “due” from so many days before its date. Until then it is “upcoming”."), CLD_INT, 14, 0, 366 },
  [CLD_TEAM_COUNT_MOVE_DAY] = { "count_move_day_as_visit", N_("A visit on the day of a move counts"),
    N_("A visit on the day on which a placement begins is its first visit. Turn this off where the first visit has to be on a later day."), CLD_BOOL, 1, 0, 1 },
  [CLD_TEAM_RESET_ON_TRANSFER] = { "reset_visits_on_transfer", N_("A carer’s new address begins visits anew"),
    N_("With the same carer at a new address, or under a new registration, the visits go on as before. Turn this on to have them begin anew."), CLD_BOOL, 0, 0, 1 },
  [CLD_TEAM_VIRTUAL_COUNTS] = { "virtual_counts", N_("Video and phone contacts count as visits"),
    N_("The Regulations ask for a visit. Turn this on only where the local policy says that a contact by video or phone is one."), CLD_BOOL, 0, 0, 1 },
  [CLD_TEAM_EXEMPT_FROM_AREA_NOTICE] = { "exempt_from_area_notice", N_("No notice to the area authority for connected persons"),
    N_("Placements with a connected person, or with the authority’s own foster carer, need no approval out of area, but a notice to the area authority. Turn this on to ask for no notice either."), CLD_BOOL, 0, 0, 1 },
  [CLD_TEAM_ACKNOWLEDGE_DAYS] = { "acknowledge_days", N_("Working days to acknowledge a notice"),
    N_("A notice that nobody acknowledged after so many working days is to be chased. Letters ask for an answer by then."), CLD_INT, 5, 1, 60 },
  [CLD_TEAM_ATTACHMENT_MIB] = { "attachment_mib", N_("Largest file that can be attached (MiB)"),
    N_("Files are kept in the database, so a large one makes every backup larger."), CLD_INT, 10, 1, 50 },
  [CLD_TEAM_SENDER_TEAM] = { "sender_team", N_("Team"),
    N_("Stands under the name of the authority at the head of a letter."), CLD_TEXT, 0, 0, 200 },
  [CLD_TEAM_SENDER_ADDRESS] = { "sender_address", N_("Address"),
    N_("Where answers are sent to."), CLD_NOTE, 0, 0, 1000 },
  [CLD_TEAM_SENDER_PHONE] = { "sender_phone", N_("Telephone"),
    N_("The number that a recipient can ring."), CLD_TEXT, 0, 0, 100 },
  [CLD_TEAM_SENDER_EMAIL] = { "sender_email", N_("E-mail"),
    N_("The address that answers can be sent to."), CLD_TEXT, 0, 0, 200 },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (settings) == CLD_TEAM_N_SETTINGS);

/**
 * cld_team_setting_get:
 * @id: a setting
 *
 * Returns: (transfer none): what is known of it
 */
const CldTeamSetting *
cld_team_setting_get (CldTeamSettingId id)
{
  g_return_val_if_fail (id < CLD_TEAM_N_SETTINGS, NULL);

  return &settings[id];
}

/**
 * cld_team_setting_find:
 * @key: (nullable): a key
 *
 * Returns: the #CldTeamSettingId of that key, or -1
 */
int
cld_team_setting_find (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_strcmp0 (settings[i].key, key) == 0)
      return (int) i;
  return -1;
}

static gboolean
is_text (const CldTeamSetting *setting)
{
  return setting->type == CLD_TEXT || setting->type == CLD_NOTE;
}

/**
 * cld_team_setting_check:
 * @id: a setting
 * @value: (nullable): a value in native form
 *
 * Returns: whether it may have that value
 */
gboolean
cld_team_setting_check (CldTeamSettingId id, const char *value)
{
  const CldTeamSetting *setting = cld_team_setting_get (id);
  const CldField field = { .type = setting->type };
  gint64 number;

  if (!value || !cld_field_check (&field, value))
    return FALSE;
  if (is_text (setting))
    return strlen (value) <= (gsize) setting->most;
  number = g_ascii_strtoll (value, NULL, 10);
  return number >= setting->least && number <= setting->most;
}

/**
 * cld_team_setting_read:
 * @id: a setting
 * @value: (nullable): what is recorded
 *
 * Returns: its value; that of the default where none is recorded or it may not be so; 0 for a text
 */
int
cld_team_setting_read (CldTeamSettingId id, const char *value)
{
  if (is_text (cld_team_setting_get (id)))
    return 0;
  return cld_team_setting_check (id, value) ? (int) g_ascii_strtoll (value, NULL, 10) : cld_team_setting_get (id)->fallback;
}

/**
 * cld_team_setting_read_text:
 * @id: a setting that is a text
 * @value: (nullable): what is recorded
 *
 * Returns: its value; empty where none is recorded or it may not be so
 */
const char *
cld_team_setting_read_text (CldTeamSettingId id, const char *value)
{
  g_return_val_if_fail (is_text (cld_team_setting_get (id)), "");

  return cld_team_setting_check (id, value) ? value : "";
}
