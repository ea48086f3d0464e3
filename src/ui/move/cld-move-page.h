/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-move-form.h"
#include "cld-move-pane.h"
#include "cld-pane.h"

G_BEGIN_DECLS

#define CLD_TYPE_MOVE_PAGE (cld_move_page_get_type ())
G_DECLARE_FINAL_TYPE (CldMovePage, cld_move_page, CLD, MOVE_PAGE, CldPane)

CldPane *cld_move_page_new (CldSession *session, const char *child, GError **error);
CldPane *cld_move_page_new_end (CldSession *session, const char *child, GError **error);

CldMoveForm *cld_move_page_get_form (CldMovePage *self);
CldPlacementMove *cld_move_page_get_move (CldMovePage *self);
gboolean cld_move_page_is_busy (CldMovePage *self);
gboolean cld_move_page_is_done (CldMovePage *self);

G_END_DECLS
