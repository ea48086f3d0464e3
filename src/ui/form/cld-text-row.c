/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-rows.h"

#include <string.h>

#include "cld-text.h"

/* A line of text. */
struct _CldTextRow
{
  CldFormRow parent_instance;

  GtkEditable *entry;
};

G_DEFINE_FINAL_TYPE (CldTextRow, cld_text_row, CLD_TYPE_FORM_ROW)

static void
setup (CldFormRow *row, const CldField *field)
{
  CldTextRow *self = CLD_TEXT_ROW (row);
  GtkWidget *entry = gtk_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  cld_form_row_set_editor (row, entry, entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (cld_form_row_edited), row, G_CONNECT_SWAPPED);
}

/* What was there before is not the person's own typing: Ctrl+Z must not bring it back. */
static void
show (CldFormRow *row, const char *typed)
{
  CldTextRow *self = CLD_TEXT_ROW (row);

  gtk_editable_set_enable_undo (self->entry, FALSE);
  gtk_editable_set_text (self->entry, typed ? typed : "");
  gtk_editable_set_enable_undo (self->entry, TRUE);
}

static char *
get_typed (CldFormRow *row)
{
  return g_strdup (gtk_editable_get_text (CLD_TEXT_ROW (row)->entry));
}

static char *
parse (CldFormRow *row, const char *typed, char **error)
{
  *error = cld_form_row_refuse_length (typed);
  return *error ? NULL : cld_text_clean_name (typed, strlen (typed));
}

static void
cld_text_row_class_init (CldTextRowClass *klass)
{
  CldFormRowClass *row_class = CLD_FORM_ROW_CLASS (klass);

  row_class->setup = setup;
  row_class->show = show;
  row_class->get_typed = get_typed;
  row_class->parse = parse;
}

static void
cld_text_row_init (CldTextRow *self)
{
}
