/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-team-settings.h"

G_BEGIN_DECLS

#define CLD_TYPE_TEAM_SETTING_ROW (cld_team_setting_row_get_type ())
G_DECLARE_FINAL_TYPE (CldTeamSettingRow, cld_team_setting_row, CLD, TEAM_SETTING_ROW, AdwPreferencesRow)

CldTeamSettingRow *cld_team_setting_row_new (CldTeamSettingId id);
CldTeamSettingId cld_team_setting_row_get_id (CldTeamSettingRow *self);
void cld_team_setting_row_show (CldTeamSettingRow *self, int value);
void cld_team_setting_row_flush (CldTeamSettingRow *self);

G_END_DECLS
