/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-kind.h"

G_BEGIN_DECLS

/* Not a choice but a fact: the last day of the newest list of bank holidays that was imported, as a date. */
#define CLD_TEAM_HOLIDAYS_UNTIL "bank_holidays_until"

/**
 * CldTeamSettingId:
 *
 * The settings of a team, each a record of kind `setting` where it is not what it is by default. Those before
 * %CLD_TEAM_N_TIMETABLE change what the timetable computes.
 */
typedef enum
{
  CLD_TEAM_DUTY_WINDOW,
  CLD_TEAM_COUNT_MOVE_DAY,
  CLD_TEAM_RESET_ON_TRANSFER,
  CLD_TEAM_VIRTUAL_COUNTS,
  CLD_TEAM_EXEMPT_FROM_AREA_NOTICE,
  CLD_TEAM_N_TIMETABLE,
  CLD_TEAM_ACKNOWLEDGE_DAYS = CLD_TEAM_N_TIMETABLE,
  CLD_TEAM_ATTACHMENT_MIB,
  CLD_TEAM_SENDER_TEAM,
  CLD_TEAM_SENDER_ADDRESS,
  CLD_TEAM_SENDER_PHONE,
  CLD_TEAM_SENDER_EMAIL,
  CLD_TEAM_N_SETTINGS
} CldTeamSettingId;

/**
 * CldTeamSetting:
 * @key: the ref of its record
 * @label: what people read, to be translated
 * @help: what it does, to be translated
 * @type: %CLD_INT or %CLD_BOOL; %CLD_TEXT or %CLD_NOTE
 * @fallback: its value where none is recorded; a text is empty then
 * @least: the least it may be
 * @most: the most; of a text, how many bytes
 *
 * A setting of the team.
 */
typedef struct
{
  const char *key;
  const char *label;
  const char *help;
  CldType type;
  int fallback;
  int least;
  int most;
} CldTeamSetting;

const CldTeamSetting *cld_team_setting_get (CldTeamSettingId id);
int cld_team_setting_find (const char *key);
gboolean cld_team_setting_check (CldTeamSettingId id, const char *value);
const char *cld_team_setting_read_text (CldTeamSettingId id, const char *value);
int cld_team_setting_read (CldTeamSettingId id, const char *value);

G_END_DECLS
