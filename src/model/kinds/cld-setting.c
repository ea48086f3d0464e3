/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-setting.h"

#include <glib/gi18n-lib.h>

/* A setting of the team, kept with its records so that everybody computes alike. Its ref is its key; what the keys
 * mean is in cld-team-settings.c. */

/* clang-format off */
static const CldField fields[] = {
  [SETTING_VALUE] = { "value", N_("Value"), N_("Setting"), CLD_TEXT, CLD_NEEDED | CLD_LIST },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == SETTING_N_FIELDS);

const CldKind cld_setting_kind = {
  .id = "setting",
  .title = N_("Setting of the team"),
  .plural = N_("Settings of the team"),
  .fields = fields,
  .n_fields = SETTING_N_FIELDS,
  .child = -1,
  .date = -1,
  .sort = { SETTING_VALUE, -1 },
  .get_type = cld_setting_get_type,
};

CLD_DEFINE_RECORD (CldSetting, cld_setting, cld_setting_kind)
