/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-page.h"

G_BEGIN_DECLS

#define CLD_TYPE_PAGE_VIEW (cld_page_view_get_type ())
G_DECLARE_FINAL_TYPE (CldPageView, cld_page_view, CLD, PAGE_VIEW, GtkWidget)

GtkWidget *cld_page_view_new (CldPaper *paper, guint page);

G_END_DECLS
