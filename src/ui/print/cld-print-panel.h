/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-print-job.h"

G_BEGIN_DECLS

#define CLD_TYPE_PRINT_PANEL (cld_print_panel_get_type ())
G_DECLARE_FINAL_TYPE (CldPrintPanel, cld_print_panel, CLD, PRINT_PANEL, GtkWidget)

void cld_print_panel_set_job (CldPrintPanel *self, CldPrintJob *job, const char *today);
CldPrintKind cld_print_panel_get_kind (CldPrintPanel *self);
gboolean cld_print_panel_is_valid (CldPrintPanel *self);
void cld_print_panel_fill (CldPrintPanel *self, CldPrintOptions *options);

G_END_DECLS
