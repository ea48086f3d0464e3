/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-inspect-context.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One reference of the library: what it says, to whom, when, what it is linked to and who cites it.
 * Signal `chosen` (code): a link was followed. */
#define CLD_TYPE_LIBRARY_DETAIL (cld_library_detail_get_type ())
G_DECLARE_FINAL_TYPE (CldLibraryDetail, cld_library_detail, CLD, LIBRARY_DETAIL, GtkWidget)

void cld_library_detail_show (CldLibraryDetail *self, CldInspectContext *context, const CldLegalReference *reference, const char *day);
guint cld_library_detail_get_n_citing (CldLibraryDetail *self);

G_END_DECLS
