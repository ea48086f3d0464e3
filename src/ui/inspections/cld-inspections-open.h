/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void cld_inspections_open (GtkWidget *from, const char *inspection, const char *finding);

G_END_DECLS
