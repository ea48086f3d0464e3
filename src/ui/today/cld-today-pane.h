/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

#define CLD_TYPE_TODAY_PANE (cld_today_pane_get_type ())
G_DECLARE_FINAL_TYPE (CldTodayPane, cld_today_pane, CLD, TODAY_PANE, CldPane)

CldPane *cld_today_pane_new (CldSession *session);

G_END_DECLS
