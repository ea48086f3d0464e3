/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-children-next.h"
#include "cld-ids-model.h"
#include "cld-session.h"

G_BEGIN_DECLS

void cld_children_narrow_prepare (GtkListView *view, CldIdsModel *model, CldSession *session, const CldChildrenNext *next);

G_END_DECLS
