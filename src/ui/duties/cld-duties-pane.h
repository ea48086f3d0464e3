/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

/* The page of all duties: what is late, due and coming in twelve months. */
#define CLD_TYPE_DUTIES_PANE (cld_duties_pane_get_type ())
G_DECLARE_FINAL_TYPE (CldDutiesPane, cld_duties_pane, CLD, DUTIES_PANE, CldPane)

CldPane *cld_duties_pane_new (CldSession *session);

G_END_DECLS
