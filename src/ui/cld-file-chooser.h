/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CldFileFunc:
 * @widget: who asked
 * @path: (type filename): the file that was chosen
 *
 * Called when a file was chosen; not when the dialog was left without one.
 */
typedef void (*CldFileFunc) (GtkWidget *widget, const char *path);

void cld_file_chooser_open (GtkWidget *widget, const char *title, const char *pattern, const char *pattern_name, CldFileFunc func);
void cld_file_chooser_save (GtkWidget *widget, const char *title, const char *name, CldFileFunc func);
void cld_file_chooser_folder (GtkWidget *widget, const char *title, CldFileFunc func);
void cld_file_chooser_forget (GFile *file);

G_END_DECLS
