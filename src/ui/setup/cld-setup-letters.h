/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-session.h"
#include "cld-setup.h"

G_BEGIN_DECLS

#define CLD_TYPE_SETUP_LETTERS (cld_setup_letters_get_type ())
G_DECLARE_FINAL_TYPE (CldSetupLetters, cld_setup_letters, CLD, SETUP_LETTERS, GtkBox)

void cld_setup_letters_show (CldSetupLetters *self, CldSetup *setup, CldSession *session);
GtkWidget *cld_setup_letters_check (CldSetupLetters *self);
gboolean cld_setup_letters_is_changed (CldSetupLetters *self);
void cld_setup_letters_apply (CldSetupLetters *self, CldSetup *setup);

G_END_DECLS
