/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-conflict.h"

G_BEGIN_DECLS

#define CLD_TYPE_CONFLICT_VIEW (cld_conflict_view_get_type ())
G_DECLARE_FINAL_TYPE (CldConflictView, cld_conflict_view, CLD, CONFLICT_VIEW, GtkWidget)

void cld_conflict_view_show (CldConflictView *self, const CldConflict *conflict, const CldKind *kind);
gboolean cld_conflict_view_check (CldConflictView *self);
gboolean cld_conflict_view_takes_mine (CldConflictView *self, guint field);
void cld_conflict_view_choose (CldConflictView *self, guint field, gboolean mine);

G_END_DECLS
