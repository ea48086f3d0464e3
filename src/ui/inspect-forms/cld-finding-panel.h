/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-inspect-guide.h"

G_BEGIN_DECLS

void cld_finding_panel_fill (CldInspectGuide *self, const CldRow *finding, GPtrArray *faults);

G_END_DECLS
