/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

#define CLD_TYPE_REGISTERS_PANE (cld_registers_pane_get_type ())
G_DECLARE_FINAL_TYPE (CldRegistersPane, cld_registers_pane, CLD, REGISTERS_PANE, CldPane)

CldPane *cld_registers_pane_new (CldSession *session);

G_END_DECLS
