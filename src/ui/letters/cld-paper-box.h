/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-page.h"

G_BEGIN_DECLS

/* A short document, page below page, as wide as there is room. */
#define CLD_TYPE_PAPER_BOX (cld_paper_box_get_type ())
G_DECLARE_FINAL_TYPE (CldPaperBox, cld_paper_box, CLD, PAPER_BOX, GtkWidget)

void cld_paper_box_set_paper (CldPaperBox *self, CldPaper *paper);

G_END_DECLS
