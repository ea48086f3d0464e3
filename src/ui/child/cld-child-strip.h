/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-child-data.h"
#include "cld-child-duty.h"

G_BEGIN_DECLS

/* What wants doing for a child now, on top of its overview: late and near duties, and notices without an answer. With
 * nothing to do it is not there. */
#define CLD_TYPE_CHILD_STRIP (cld_child_strip_get_type ())
G_DECLARE_FINAL_TYPE (CldChildStrip, cld_child_strip, CLD, CHILD_STRIP, GtkWidget)

void cld_child_strip_show (CldChildStrip *self, const CldChildDutySet *set, const CldChildData *data);
guint cld_child_strip_get_n (CldChildStrip *self);
guint cld_child_strip_get_n_rows (CldChildStrip *self);

G_END_DECLS
