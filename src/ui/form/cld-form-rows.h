/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-codes.h"
#include "cld-form-row.h"

G_BEGIN_DECLS

/* The rows, one class a type of field. */

#define CLD_TYPE_TEXT_ROW (cld_text_row_get_type ())
G_DECLARE_FINAL_TYPE (CldTextRow, cld_text_row, CLD, TEXT_ROW, CldFormRow)

#define CLD_TYPE_NOTE_ROW (cld_note_row_get_type ())
G_DECLARE_FINAL_TYPE (CldNoteRow, cld_note_row, CLD, NOTE_ROW, CldFormRow)

#define CLD_TYPE_DATE_ROW (cld_date_row_get_type ())
G_DECLARE_FINAL_TYPE (CldDateRow, cld_date_row, CLD, DATE_ROW, CldFormRow)

#define CLD_TYPE_NUMBER_ROW (cld_number_row_get_type ())
G_DECLARE_FINAL_TYPE (CldNumberRow, cld_number_row, CLD, NUMBER_ROW, CldFormRow)

#define CLD_TYPE_BOOL_ROW (cld_bool_row_get_type ())
G_DECLARE_FINAL_TYPE (CldBoolRow, cld_bool_row, CLD, BOOL_ROW, CldFormRow)

#define CLD_TYPE_CHECK_ROW (cld_check_row_get_type ())
G_DECLARE_FINAL_TYPE (CldCheckRow, cld_check_row, CLD, CHECK_ROW, CldFormRow)

#define CLD_TYPE_CHOICE_ROW (cld_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (CldChoiceRow, cld_choice_row, CLD, CHOICE_ROW, CldFormRow)

/* Returns whether @code is offered. */
typedef gboolean (*CldChoiceFilter) (const CldCode *code, gpointer data);

void cld_choice_row_set_filter (CldChoiceRow *self, CldChoiceFilter filter, gpointer data);
void cld_choice_row_set_list (CldChoiceRow *self, const char *list_id);

#define CLD_TYPE_RADIO_ROW (cld_radio_row_get_type ())
G_DECLARE_FINAL_TYPE (CldRadioRow, cld_radio_row, CLD, RADIO_ROW, CldFormRow)

#define CLD_TYPE_DUTY_CHOICE_ROW (cld_duty_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (CldDutyChoiceRow, cld_duty_choice_row, CLD, DUTY_CHOICE_ROW, CldFormRow)

#define CLD_TYPE_MANY_ROW (cld_many_row_get_type ())
G_DECLARE_FINAL_TYPE (CldManyRow, cld_many_row, CLD, MANY_ROW, CldFormRow)

#define CLD_TYPE_REF_ROW (cld_ref_row_get_type ())
G_DECLARE_FINAL_TYPE (CldRefRow, cld_ref_row, CLD, REF_ROW, CldFormRow)

void cld_ref_row_set_offers_new (CldRefRow *self, gboolean offers_new);

#define CLD_ROW_TEXT_LIMIT (64 * 1024) /* bytes of a note */

CldFormRow *cld_form_row_new (const CldField *field, CldSession *session);
void cld_form_rows_ensure_types (void);
char *cld_form_row_refuse_length (const char *text);

G_END_DECLS
