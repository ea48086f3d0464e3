/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLD_TYPE_COLUMNS (cld_columns_get_type ())
G_DECLARE_FINAL_TYPE (CldColumns, cld_columns, CLD, COLUMNS, GtkWidget)

double cld_columns_get_text_scale (GtkWidget *widget);

G_END_DECLS
