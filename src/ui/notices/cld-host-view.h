/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-host-register.h"
#include "cld-session.h"

G_BEGIN_DECLS

/* The children whom other authorities placed in our area.
 *
 * Signals: `open` (ref): a child of the register is wanted. */
#define CLD_TYPE_HOST_VIEW (cld_host_view_get_type ())
G_DECLARE_FINAL_TYPE (CldHostView, cld_host_view, CLD, HOST_VIEW, GtkWidget)

void cld_host_view_setup (CldHostView *self);
void cld_host_view_show (CldHostView *self, CldHostRegister *children);
void cld_host_view_fill_filter (CldHostView *self, CldHostFilter *filter);
void cld_host_view_find (CldHostView *self);
gboolean cld_host_view_forward_key (CldHostView *self, GtkEventControllerKey *controller);
void cld_host_view_focus (CldHostView *self);
const CldRow *cld_host_view_get_current (CldHostView *self);
gboolean cld_host_view_clear (CldHostView *self);

G_END_DECLS
