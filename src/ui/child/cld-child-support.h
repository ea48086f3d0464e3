/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-child-data.h"

G_BEGIN_DECLS

#define CLD_TYPE_CHILD_SUPPORT (cld_child_support_get_type ())
G_DECLARE_FINAL_TYPE (CldChildSupport, cld_child_support, CLD, CHILD_SUPPORT, GtkWidget)

void cld_child_support_set_data (CldChildSupport *self, CldSession *session, CldChildData *data);
void cld_child_support_clear (CldChildSupport *self);

G_END_DECLS
