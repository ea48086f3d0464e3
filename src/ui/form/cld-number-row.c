/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A whole or a decimal number. */
struct _CldNumberRow
{
  CldFormRow parent_instance;

  GtkEditable *entry;
};

G_DEFINE_FINAL_TYPE (CldNumberRow, cld_number_row, CLD_TYPE_FORM_ROW)

static void
setup (CldFormRow *row, const CldField *field)
{
  CldNumberRow *self = CLD_NUMBER_ROW (row);
  GtkWidget *entry = gtk_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), field->type == CLD_INT ? GTK_INPUT_PURPOSE_DIGITS : GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_add_css_class (entry, "cld-num");
  cld_form_row_set_editor (row, entry, entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (cld_form_row_edited), row, G_CONNECT_SWAPPED);
}

static void
show (CldFormRow *row, const char *typed)
{
  CldNumberRow *self = CLD_NUMBER_ROW (row);

  gtk_editable_set_enable_undo (self->entry, FALSE);
  gtk_editable_set_text (self->entry, typed ? typed : "");
  gtk_editable_set_enable_undo (self->entry, TRUE);
}

static char *
get_typed (CldFormRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (CLD_NUMBER_ROW (row)->entry)));
}

/* One number has one form: 007 is 7. */
static char *
normalise (const char *typed, gboolean whole)
{
  g_autofree char *number = g_strstrip (g_strdup (typed));
  char *digits;
  gboolean negative;

  if (!whole)
    g_strdelimit (number, ",", '.');
  negative = *number == '-';
  digits = number + (negative || *number == '+' ? 1 : 0);
  while (*digits == '0' && g_ascii_isdigit (digits[1]))
    digits++;
  if (whole && strcmp (digits, "0") == 0)
    negative = FALSE;
  return g_strconcat (negative ? "-" : "", *digits == '.' ? "0" : "", digits, NULL);
}

static char *
parse (CldFormRow *row, const char *typed, char **error)
{
  const CldField *field = cld_form_row_get_field (row);
  g_autofree char *number = normalise (typed, field->type == CLD_INT);

  if (*number && cld_field_check (field, number))
    return g_steal_pointer (&number);
  *error = g_strdup (field->type == CLD_INT ? _("This is no whole number. Write it in digits, such as 12.") : _("This is no number. Write it in digits, such as 12.5."));
  return NULL;
}

static void
cld_number_row_class_init (CldNumberRowClass *klass)
{
  CldFormRowClass *row_class = CLD_FORM_ROW_CLASS (klass);

  row_class->setup = setup;
  row_class->show = show;
  row_class->get_typed = get_typed;
  row_class->parse = parse;
}

static void
cld_number_row_init (CldNumberRow *self)
{
}
