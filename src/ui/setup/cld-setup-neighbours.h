/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-setup.h"

G_BEGIN_DECLS

#define CLD_TYPE_SETUP_NEIGHBOURS (cld_setup_neighbours_get_type ())
G_DECLARE_FINAL_TYPE (CldSetupNeighbours, cld_setup_neighbours, CLD, SETUP_NEIGHBOURS, GtkWidget)

void cld_setup_neighbours_show (CldSetupNeighbours *self, CldSetup *setup);
void cld_setup_neighbours_refresh (CldSetupNeighbours *self);

G_END_DECLS
