/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-form-row.h"

/* Where the parts of a row stand: its first child is the head with the label, its last the body, which begins with the
 * editor. */
GtkLayoutManager *_cld_form_row_layout_new (void);
GtkLayoutManager *_cld_form_row_head_layout_new (void);
gboolean _cld_form_row_is_above (CldFormRow *self);
