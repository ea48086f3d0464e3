/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLD_TYPE_PICKER (cld_picker_get_type ())
G_DECLARE_FINAL_TYPE (CldPicker, cld_picker, CLD, PICKER, GtkWidget)

/**
 * CldPickerFill:
 * @self: the picker
 * @search: (nullable): what is searched for, as typed; %NULL for everything
 * @data: the caller's
 *
 * Gives the picker what can be chosen, with cld_picker_add().
 */
typedef void (*CldPickerFill) (CldPicker *self, const char *search, gpointer data);

GtkWidget *cld_picker_new (CldPickerFill fill, gpointer data);
void cld_picker_set_label (CldPicker *self, const char *label);
void cld_picker_set_searched (CldPicker *self, gboolean searched);
GtkWidget *cld_picker_get_button (CldPicker *self);
gboolean cld_picker_add (CldPicker *self, const char *id, const char *text, const char *hint);
void cld_picker_choose (CldPicker *self, const char *id, const char *text);
const char *cld_picker_get_chosen (CldPicker *self);
void cld_picker_popup (CldPicker *self, const char *search);

G_END_DECLS
