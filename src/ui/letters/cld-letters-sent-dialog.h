/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Asks, once letters are on paper, when and how they are sent. */
#define CLD_TYPE_LETTERS_SENT_DIALOG (cld_letters_sent_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CldLettersSentDialog, cld_letters_sent_dialog, CLD, LETTERS_SENT_DIALOG, AdwMessageDialog)

CldLettersSentDialog *cld_letters_sent_dialog_new (GtkWindow *parent, const char *today, guint n_notices, guint n_chases);
char *cld_letters_sent_dialog_get_day (CldLettersSentDialog *self);
char *cld_letters_sent_dialog_get_method (CldLettersSentDialog *self);

G_END_DECLS
