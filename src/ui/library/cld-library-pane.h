/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

/* What findings cite, all in one place: regulations, standards, guides and guidance, those of a day, and what the team made of them. */
#define CLD_TYPE_LIBRARY_PANE (cld_library_pane_get_type ())
G_DECLARE_FINAL_TYPE (CldLibraryPane, cld_library_pane, CLD, LIBRARY_PANE, CldPane)

CldPane *cld_library_pane_new (CldSession *session);
void cld_library_pane_choose (CldLibraryPane *self, const char *code);
const char *cld_library_pane_get_chosen (CldLibraryPane *self);
guint cld_library_pane_get_n_shown (CldLibraryPane *self);
void cld_library_pane_set_search (CldLibraryPane *self, const char *search);
void cld_library_pane_set_day (CldLibraryPane *self, const char *day);
void cld_library_open (GtkWidget *from, const char *code);

G_END_DECLS
