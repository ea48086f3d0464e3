/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

int cld_drawn_text_line_height (GtkWidget *widget);
int cld_drawn_text_fit (PangoLayout *layout, int room, int *height);
void cld_drawn_text_get_color (GtkWidget *widget, const char *name, GdkRGBA *color);
void cld_drawn_text_append (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color, int x, int y);
PangoLayout *cld_drawn_text_new_layout (GtkWidget *widget, const char *text, PangoAttrList *attributes);

G_END_DECLS
