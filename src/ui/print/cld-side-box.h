/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLD_TYPE_SIDE_BOX (cld_side_box_get_type ())
G_DECLARE_FINAL_TYPE (CldSideBox, cld_side_box, CLD, SIDE_BOX, GtkWidget)

G_END_DECLS
