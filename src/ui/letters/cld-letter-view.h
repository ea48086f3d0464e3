/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-letters.h"

G_BEGIN_DECLS

/* One letter: what is missing of it, whether it gives a restricted address, and its text for this once. */
#define CLD_TYPE_LETTER_VIEW (cld_letter_view_get_type ())
G_DECLARE_FINAL_TYPE (CldLetterView, cld_letter_view, CLD, LETTER_VIEW, GtkWidget)

void cld_letter_view_show (CldLetterView *self, CldLetter *letter);
CldLetter *cld_letter_view_get_letter (CldLetterView *self);

G_END_DECLS
