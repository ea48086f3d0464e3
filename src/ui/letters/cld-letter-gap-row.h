/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-letters.h"

G_BEGIN_DECLS

/* Something that is not recorded: to be filled in for a letter, or left out of it. */
#define CLD_TYPE_LETTER_GAP_ROW (cld_letter_gap_row_get_type ())
G_DECLARE_FINAL_TYPE (CldLetterGapRow, cld_letter_gap_row, CLD, LETTER_GAP_ROW, GtkListBoxRow)

CldLetterGapRow *cld_letter_gap_row_new (CldLetter *letter, CldLetterFieldId field);
CldLetterFieldId cld_letter_gap_row_get_field (CldLetterGapRow *self);

G_END_DECLS
