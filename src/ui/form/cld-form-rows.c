/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static GType
get_row_type (const CldField *field)
{
  switch (field->type)
    {
    case CLD_NOTE:
      return CLD_TYPE_NOTE_ROW;
    case CLD_DATE:
    case CLD_MOMENT:
      return CLD_TYPE_DATE_ROW;
    case CLD_INT:
    case CLD_DECIMAL:
      return CLD_TYPE_NUMBER_ROW;
    case CLD_BOOL:
      return CLD_TYPE_BOOL_ROW;
    case CLD_CHOICE:
      return field->flags & CLD_MANY ? CLD_TYPE_MANY_ROW : CLD_TYPE_CHOICE_ROW;
    case CLD_REF:
      return CLD_TYPE_REF_ROW;
    case CLD_TEXT:
    default:
      return CLD_TYPE_TEXT_ROW;
    }
}

/**
 * cld_form_row_new:
 * @field: a field
 * @session: the caseload
 *
 * Returns: (transfer floating): a row of the class that edits @field
 */
CldFormRow *
cld_form_row_new (const CldField *field, CldSession *session)
{
  CldFormRow *self = g_object_new (get_row_type (field), NULL);

  cld_form_row_set_field (self, field, session);
  return self;
}

/**
 * cld_form_rows_ensure_types:
 *
 * Makes the classes known by name, for the descriptions of designed forms.
 */
void
cld_form_rows_ensure_types (void)
{
  g_type_ensure (CLD_TYPE_TEXT_ROW);
  g_type_ensure (CLD_TYPE_NOTE_ROW);
  g_type_ensure (CLD_TYPE_DATE_ROW);
  g_type_ensure (CLD_TYPE_NUMBER_ROW);
  g_type_ensure (CLD_TYPE_BOOL_ROW);
  g_type_ensure (CLD_TYPE_CHECK_ROW);
  g_type_ensure (CLD_TYPE_CHOICE_ROW);
  g_type_ensure (CLD_TYPE_RADIO_ROW);
  g_type_ensure (CLD_TYPE_DUTY_CHOICE_ROW);
  g_type_ensure (CLD_TYPE_MANY_ROW);
  g_type_ensure (CLD_TYPE_REF_ROW);
}

/**
 * cld_form_row_refuse_length:
 * @text: what was typed
 *
 * Returns: (transfer full) (nullable): what to do where it is too long to be kept
 */
char *
cld_form_row_refuse_length (const char *text)
{
  if (strlen (text) <= CLD_ROW_TEXT_LIMIT)
    return NULL;
  return g_strdup_printf (_("This is too long: at most %d KiB are kept. Shorten it, or split it in two."), CLD_ROW_TEXT_LIMIT / 1024);
}
