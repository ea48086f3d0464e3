/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-page.h"

G_BEGIN_DECLS

#define CLD_TYPE_PAGES (cld_pages_get_type ())
G_DECLARE_FINAL_TYPE (CldPages, cld_pages, CLD, PAGES, GtkWidget)

void cld_pages_set_paper (CldPages *self, CldPaper *paper);
guint cld_pages_get_n_pages (CldPages *self);
guint cld_pages_get_current (CldPages *self);
void cld_pages_set_current (CldPages *self, guint page);
double cld_pages_get_zoom (CldPages *self);
double cld_pages_get_shown_zoom (CldPages *self);
void cld_pages_set_zoom (CldPages *self, double zoom);

G_END_DECLS
