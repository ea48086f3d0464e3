/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-setup.h"

/* An authority, and its record if it has or needs one. */
typedef struct
{
  CldSetupAuthority said;
  char *name;
  CldRecord *record; /* (nullable) */
} Authority;

struct _CldSetup
{
  GPtrArray *authorities; /* by name */
  GPtrArray *officers;
  GPtrArray *dropped; /* officers that are no longer; stored ones end */
  CldRecord *settings[CLD_TEAM_N_SETTINGS]; /* (nullable) */
  char *values[CLD_TEAM_N_SETTINGS];
};
