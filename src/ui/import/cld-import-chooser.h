/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*CldImportChosen) (const char *const *paths, gpointer data);

GtkNativeDialog *cld_import_choose (GtkWidget *from, GtkFileChooserAction action, const char *title, const char *proposal, CldImportChosen chosen, gpointer data);

G_END_DECLS
