/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLD_TYPE_SETUP_POSTCODES (cld_setup_postcodes_get_type ())
G_DECLARE_FINAL_TYPE (CldSetupPostcodes, cld_setup_postcodes, CLD, SETUP_POSTCODES, GtkWidget)

void cld_setup_postcodes_import (CldSetupPostcodes *self, const char *const *paths);
gboolean cld_setup_postcodes_is_busy (CldSetupPostcodes *self);

G_END_DECLS
