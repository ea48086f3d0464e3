/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLD_TYPE_WINDOW (cld_window_get_type ())
G_DECLARE_FINAL_TYPE (CldWindow, cld_window, CLD, WINDOW, AdwApplicationWindow)

CldWindow  *cld_window_new          (GtkApplication *application,
                                     const char     *database);
const char *cld_window_get_database (CldWindow      *self);

G_END_DECLS
