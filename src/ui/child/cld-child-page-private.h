/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-child-data.h"
#include "cld-child-page.h"

void _cld_child_page_install_actions (GtkWidgetClass *widget_class);
void _cld_child_page_set_editable (CldChildPage *self, gboolean editable);
GMenuModel *_cld_child_page_make_record_menu (void);
void _cld_child_page_pop_up_record (CldChildPage *self);
void _cld_child_page_add_files (CldChildPage *self);
void _cld_child_page_find (CldChildPage *self);
gboolean _cld_child_page_show_as_known (CldChildPage *self, const char *until, const char *shown, GError **error);
void _cld_child_page_show_now (CldChildPage *self);
CldChildData *_cld_child_page_get_data (CldChildPage *self);
GtkWidget *_cld_child_page_get_more_button (CldChildPage *self);
