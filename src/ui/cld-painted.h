/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CldPaintedFunc:
 * @widget: a widget
 *
 * What is done once @widget has been painted.
 */
typedef void (*CldPaintedFunc) (GtkWidget *widget);

void cld_when_painted (GtkWidget *widget, guint milliseconds, CldPaintedFunc func);

G_END_DECLS
