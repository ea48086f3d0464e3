/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-pane.h"
#include "cld-session.h"

G_BEGIN_DECLS

#define CLD_TYPE_WINDOW (cld_window_get_type ())
G_DECLARE_FINAL_TYPE (CldWindow, cld_window, CLD, WINDOW, AdwApplicationWindow)

CldWindow  *cld_window_new           (GtkApplication *application,
                                      const char     *database,
                                      const char     *today);
CldWindow  *cld_window_new_for_child (GtkApplication *application,
                                      CldSession     *session,
                                      const char     *child);
CldWindow  *cld_window_of            (GtkWidget      *widget);
const char *cld_window_get_database  (CldWindow      *self);
CldSession *cld_window_get_session   (CldWindow      *self);
gboolean    cld_window_is_for_child  (CldWindow      *self);
CldPane    *cld_window_get_pane      (CldWindow      *self);

void        cld_window_show_place    (CldWindow      *self,
                                      const char     *id);
void        cld_window_open_child    (CldWindow      *self,
                                      const char     *child);
void        cld_window_step_child    (CldWindow      *self,
                                      const char     *child,
                                      int             step);
void        cld_window_edit          (CldWindow      *self,
                                      const CldKind  *kind,
                                      const char     *ref,
                                      const char     *child);
void        cld_window_import        (CldWindow      *self,
                                      const char     *const *paths);
void        cld_window_push          (CldWindow      *self,
                                      CldPane        *pane);
void        cld_window_pop           (CldWindow      *self);
void        cld_window_try_again     (CldWindow      *self);
void        cld_window_use_session   (CldWindow      *self,
                                      CldSession     *session);
void        cld_window_database_made (CldWindow      *self);

void        cld_window_toast         (CldWindow      *self,
                                      const char     *text,
                                      gboolean        can_undo);
void        cld_window_show_error    (CldWindow      *self,
                                      const char     *heading,
                                      const GError   *error);

G_END_DECLS
