/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cld_choices_prepare (GtkDropDown *drop_down, int letters);
void cld_choices_set (GtkDropDown *drop_down, const char *all, GStrv *kept, GStrv choices, const char *const *labels);

G_END_DECLS
