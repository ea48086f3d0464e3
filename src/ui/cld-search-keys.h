/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean cld_search_keys_is_text (guint keyval, GdkModifierType state);
gboolean cld_search_keys_forward (GtkEventControllerKey *controller, GtkEditable *entry);

G_END_DECLS
