/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cld_hint_set (GtkWidget *widget, const char *text);
void cld_hint_set_label (GtkWidget *label, const char *text, const char *hint);

G_END_DECLS
