/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-session.h"
#include "cld-setup.h"

G_BEGIN_DECLS

#define CLD_TYPE_SETUP_OFFICERS (cld_setup_officers_get_type ())
G_DECLARE_FINAL_TYPE (CldSetupOfficers, cld_setup_officers, CLD, SETUP_OFFICERS, GtkBox)

void cld_setup_officers_show (CldSetupOfficers *self, CldSetup *setup, CldSession *session, const char *role);
GtkWidget *cld_setup_officers_check (CldSetupOfficers *self);
gboolean cld_setup_officers_is_changed (CldSetupOfficers *self);
void cld_setup_officers_apply (CldSetupOfficers *self);

G_END_DECLS
