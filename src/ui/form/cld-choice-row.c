/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-date.h"
#include "cld-picker.h"
#include "cld-text.h"

/* A code of a list, found by code or by any of its words. A code that the list does not hold is shown and kept. */
struct _CldChoiceRow
{
  CldFormRow parent_instance;

  CldPicker *picker;
  const CldCodeList *list;
  CldChoiceFilter filter; /* (nullable) */
  gpointer data;
};

G_DEFINE_FINAL_TYPE (CldChoiceRow, cld_choice_row, CLD_TYPE_FORM_ROW)

static char *
describe (const char *code, const CldCode *found)
{
  /* Translators: a code and what it means: U6 · Foster, not a relative */
  return found && found->label ? g_strdup_printf (_("%1$s · %2$s"), code, found->label) : g_strdup (code);
}

static gboolean
matches (const CldCode *code, GStrv words)
{
  g_autofree char *text = g_strdup_printf ("%s %s %s", code->code, code->label ? code->label : "", code->group ? code->group : "");
  g_autofree char *folded = cld_text_fold (text);

  for (guint i = 0; words && words[i]; i++)
    if (!strstr (folded, words[i]))
      return FALSE;
  return TRUE;
}

static char *
describe_years (const CldCode *code)
{
  /* Translators: %s is a year or a date */
  if (code->valid_to)
    return g_strdup_printf (_("not in use after %s"), code->valid_to);
  return code->valid_from ? g_strdup_printf (_("not in use before %s"), code->valid_from) : NULL;
}

/* First the code that was typed whole, then what begins with the words, then the other codes of the record's year, then
 * those out of use. */
static int
rank (const CldCode *code, const char *search, int year)
{
  g_autofree char *own = cld_text_fold (code->code);
  g_autofree char *label = cld_text_fold (code->label);

  if (search && strcmp (own, search) == 0)
    return 0;
  if (!cld_code_is_of_year (code, year))
    return 3;
  return search && (g_str_has_prefix (own, search) || g_str_has_prefix (label, search)) ? 1 : 2;
}

static void
fill (CldPicker *picker, const char *search, gpointer data)
{
  CldFormRow *row = data;
  const CldField *field = cld_form_row_get_field (row);
  const CldCodeList *list = CLD_CHOICE_ROW (row)->list;
  int year = cld_date_return_year (cld_form_row_get_day (row));
  g_autofree char *folded = search ? cld_text_fold (search) : NULL;
  g_auto (GStrv) words = folded ? g_strsplit (folded, " ", -1) : NULL;

  if (!search && !(field->flags & CLD_NEEDED))
    cld_picker_add (picker, "", _("Not recorded"), NULL);
  for (int pass = 0; list && pass < 4; pass++)
    for (guint i = 0; i < cld_code_list_get_n (list); i++)
      {
        const CldCode *code = cld_code_list_get (list, i);
        g_autofree char *text = describe (code->code, code);
        g_autofree char *hint = cld_code_is_of_year (code, year) ? NULL : describe_years (code);

        if (CLD_CHOICE_ROW (row)->filter && !CLD_CHOICE_ROW (row)->filter (code, CLD_CHOICE_ROW (row)->data))
          continue;
        if (rank (code, folded, year) == pass && matches (code, words))
          cld_picker_add (picker, code->code, text, hint);
      }
}

static void
setup (CldFormRow *row, const CldField *field)
{
  CldChoiceRow *self = CLD_CHOICE_ROW (row);

  self->list = cld_code_list_find (field->target);
  self->picker = CLD_PICKER (cld_picker_new (fill, row));
  cld_picker_set_label (self->picker, cld_form_row_get_label (row));
  cld_form_row_set_editor (row, GTK_WIDGET (self->picker), cld_picker_get_button (self->picker));
  g_signal_connect_object (self->picker, "chosen", G_CALLBACK (cld_form_row_edited), row, G_CONNECT_SWAPPED);
}

static void
show (CldFormRow *row, const char *typed)
{
  const CldCodeList *list = CLD_CHOICE_ROW (row)->list;
  const CldCode *code = list && typed ? cld_code_list_lookup (list, typed) : NULL;
  g_autofree char *text = typed ? describe (typed, code) : NULL;

  cld_picker_choose (CLD_CHOICE_ROW (row)->picker, typed, text);
  cld_form_row_set_hint (row, typed && !code ? _("This code is in no list that this program knows. It is kept.") : NULL);
}

static char *
get_typed (CldFormRow *row)
{
  return g_strdup (cld_picker_get_chosen (CLD_CHOICE_ROW (row)->picker));
}

static char *
parse (CldFormRow *row, const char *typed, char **error)
{
  return g_strdup (typed);
}

static void
cld_choice_row_class_init (CldChoiceRowClass *klass)
{
  CldFormRowClass *row_class = CLD_FORM_ROW_CLASS (klass);

  row_class->setup = setup;
  row_class->show = show;
  row_class->get_typed = get_typed;
  row_class->parse = parse;
}

static void
cld_choice_row_init (CldChoiceRow *self)
{
}

/**
 * cld_choice_row_set_filter:
 * @self: a row that has its field
 * @filter: (nullable) (scope forever): which codes are offered; %NULL for all
 * @data: for @filter
 *
 * A code that is recorded stays, offered or not.
 */
void
cld_choice_row_set_filter (CldChoiceRow *self, CldChoiceFilter filter, gpointer data)
{
  g_return_if_fail (CLD_IS_CHOICE_ROW (self));

  self->filter = filter;
  self->data = data;
}

/**
 * cld_choice_row_set_list:
 * @self: a row that has its field
 * @list_id: the one of the field's lists that the record is of
 *
 * Codes mean what this list says. What is chosen stays chosen.
 */
void
cld_choice_row_set_list (CldChoiceRow *self, const char *list_id)
{
  const CldCodeList *list = cld_code_list_find (list_id);
  g_autofree char *typed = NULL;
  const CldCode *code;
  g_autofree char *text = NULL;

  g_return_if_fail (CLD_IS_CHOICE_ROW (self));
  g_return_if_fail (list);

  if (self->list == list)
    return;
  self->list = list;
  typed = cld_form_row_get_typed (CLD_FORM_ROW (self));
  code = typed ? cld_code_list_lookup (list, typed) : NULL;
  text = typed ? describe (typed, code) : NULL;
  cld_picker_choose (self->picker, typed, text);
}
