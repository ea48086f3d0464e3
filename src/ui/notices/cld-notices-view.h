/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-notice-register.h"
#include "cld-session.h"

G_BEGIN_DECLS

/* The notices that we sent or are to send, or those that we received: filters, the table, and what can be done with the rows that are
 * chosen.
 *
 * Signals: `open` (ref): a notice is wanted. */
#define CLD_TYPE_NOTICES_VIEW (cld_notices_view_get_type ())
G_DECLARE_FINAL_TYPE (CldNoticesView, cld_notices_view, CLD, NOTICES_VIEW, GtkWidget)

void cld_notices_view_setup (CldNoticesView *self, CldSession *session, CldNoticeView view);
void cld_notices_view_show (CldNoticesView *self, CldNoticeRegister *notices);
void cld_notices_view_fill_filter (CldNoticesView *self, CldNoticeFilter *filter);
void cld_notices_view_find (CldNoticesView *self);
gboolean cld_notices_view_forward_key (CldNoticesView *self, GtkEventControllerKey *controller);
void cld_notices_view_focus (CldNoticesView *self);
void cld_notices_view_only (CldNoticesView *self, guint only);
const CldNoticeEntry *cld_notices_view_get_current (CldNoticesView *self);
GPtrArray *cld_notices_view_get_meant (CldNoticesView *self);
GPtrArray *cld_notices_view_get_shown (CldNoticesView *self);
gboolean cld_notices_view_clear (CldNoticesView *self);

G_END_DECLS
