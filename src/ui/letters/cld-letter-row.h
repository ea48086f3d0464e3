/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-letters.h"

G_BEGIN_DECLS

/* A letter in the list: whom it is for, what is missing, and whether it is written. */
#define CLD_TYPE_LETTER_ROW (cld_letter_row_get_type ())
G_DECLARE_FINAL_TYPE (CldLetterRow, cld_letter_row, CLD, LETTER_ROW, GtkListBoxRow)

CldLetterRow *cld_letter_row_new (CldLetter *letter);
CldLetter *cld_letter_row_get_letter (CldLetterRow *self);
void cld_letter_row_update (CldLetterRow *self);

G_END_DECLS
