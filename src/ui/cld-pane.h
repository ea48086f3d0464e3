/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-session.h"

G_BEGIN_DECLS

#define CLD_TYPE_PANE (cld_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (CldPane, cld_pane, CLD, PANE, GtkWidget)

/**
 * CldPaneClass:
 * @shown: it came into view: put the focus where work starts
 * @changed: what is recorded changed; @child is the number of the child it is about, %NULL for anything
 * @leave: it is about to go; %FALSE to stay. A form keeps its draft here
 * @key: a key that nothing in the window wanted while the page is in view and nobody types; whether it is taken
 *
 * A page of the window with its header bar. A place is one that the sidebar names; others stand above it and have a
 * way back.
 */
struct _CldPaneClass
{
  GtkWidgetClass parent_class;

  void (*shown) (CldPane *self);
  void (*changed) (CldPane *self, const char *child);
  gboolean (*leave) (CldPane *self);
  gboolean (*key) (CldPane *self, GtkEventControllerKey *controller, guint keyval, GdkModifierType state);
};

CldSession *cld_pane_get_session (CldPane *self);
void cld_pane_set_title (CldPane *self, const char *title, const char *subtitle);
void cld_pane_set_banner (CldPane *self, const char *icon_name, const char *text);
void cld_pane_shown (CldPane *self);
gboolean cld_pane_leave (CldPane *self);
void cld_pane_toast (CldPane *self, AdwToast *toast);
void cld_pane_set_back (CldPane *self, gboolean has_back);
void cld_pane_hide_navigation (CldPane *self);

G_END_DECLS
