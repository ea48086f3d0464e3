/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-placement-move.h"

G_BEGIN_DECLS

/**
 * CldMoveDone:
 * @data: the caller's
 *
 * Something was decided.
 */
typedef void (*CldMoveDone) (gpointer data);

GtkWindow *cld_move_recipients_show (GtkWidget *from, CldPlacementMove *move, gboolean of_end, CldMoveDone done, gpointer data);
GtkWindow *cld_move_override_show (GtkWidget *from, CldPlacementMove *move, const char *rule, CldMoveDone done, gpointer data);

G_END_DECLS
