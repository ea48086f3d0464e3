/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-citations-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-library-pane.h"
#include "cld-picker.h"
#include "cld-text.h"

struct _CldCitationsRow
{
  CldLineRow parent_instance;

  CldInspectContext *context;
  CldPicker *picker;
};

G_DEFINE_FINAL_TYPE (CldCitationsRow, cld_citations_row, CLD_TYPE_LINE_ROW)

/**
 * cld_citations_row_takes:
 * @self: a row
 * @reference: of the library
 *
 * Returns: whether it stands in this one of the three fields
 */
gboolean
cld_citations_row_takes (CldCitationsRow *self, const CldLegalReference *reference)
{
  const char *id = gtk_widget_get_name (GTK_WIDGET (self));

  switch (reference->form)
    {
    case CLD_LEGAL_ACT:
    case CLD_LEGAL_REGULATION:
      return g_strcmp0 (id, "regulations") == 0;
    case CLD_LEGAL_STANDARD:
      return g_strcmp0 (id, "standards") == 0;
    case CLD_LEGAL_GUIDE:
    case CLD_LEGAL_STATUTORY_GUIDANCE:
    case CLD_LEGAL_POLICY:
    default:
      return g_strcmp0 (id, "guidance") == 0;
    }
}

static char *
describe (CldCitationsRow *self, const CldLegalReference *reference)
{
  /* Translators: a reference and what it is about: reg 12 · Protection of children */
  return reference->number ? g_strdup_printf (_("%1$s · %2$s"), reference->number, reference->title) : g_strdup (reference->title);
}

static const char *
get_set_name (CldCitationsRow *self, const CldLegalReference *reference)
{
  return cld_legal_library_get_set_name (self->context->library, reference->set, self->context->kase.day);
}

static gboolean
matches (CldCitationsRow *self, const CldLegalReference *reference, char **words)
{
  const char *set = get_set_name (self, reference);
  g_autofree char *text = g_strdup_printf ("%s %s %s %s %s", reference->number ? reference->number : "", reference->title ? reference->title : "",
                                           reference->text ? reference->text : "", set ? set : "", reference->code);
  g_autofree char *folded = cld_text_fold (text);

  for (guint i = 0; words && words[i]; i++)
    if (!strstr (folded, words[i]))
      return FALSE;
  return TRUE;
}

static void
fill (CldPicker *picker, const char *search, gpointer data)
{
  CldCitationsRow *self = data;
  const CldLegalLibrary *library = self->context->library;
  g_autofree char *folded = search ? cld_text_fold (search) : NULL;
  g_auto (GStrv) words = folded ? g_strsplit (folded, " ", -1) : NULL;

  for (guint i = 0; i < cld_legal_library_get_n (library); i++)
    {
      const CldLegalReference *reference = cld_legal_library_get (library, i);
      g_autofree char *text = NULL;

      if (!cld_citations_row_takes (self, reference) || !cld_inspection_offers_reference (&self->context->kase, reference) || !matches (self, reference, words))
        continue;
      text = describe (self, reference);
      if (!cld_picker_add (picker, reference->code, text, get_set_name (self, reference)))
        return;
    }
}

static void
invite (CldCitationsRow *self)
{
  cld_picker_choose (self->picker, "", _("Add…"));
}

static void
chosen_cb (CldCitationsRow *self)
{
  g_autofree char *code = g_strdup (cld_picker_get_chosen (self->picker));
  GtkWidget *line = code && *code ? cld_line_row_add (CLD_LINE_ROW (self), code) : NULL;

  invite (self);
  if (line)
    gtk_widget_child_focus (line, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_adder (CldLineRow *row)
{
  CldCitationsRow *self = CLD_CITATIONS_ROW (row);

  self->picker = CLD_PICKER (cld_picker_new (fill, self));
  cld_picker_set_label (self->picker, cld_form_row_get_label (CLD_FORM_ROW (row)));
  invite (self);
  g_signal_connect_object (self->picker, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self->picker);
}

static void
fill_line (CldLineRow *row, GtkWidget *line, const char *value)
{
  CldCitationsRow *self = CLD_CITATIONS_ROW (row);
  const char *pinpoint = NULL;
  const CldLegalReference *reference = cld_legal_library_find (self->context->library, value, &pinpoint);
  const char *set = reference ? get_set_name (self, reference) : NULL;
  g_autofree char *text = reference ? describe (self, reference) : g_strdup (value);
  g_autofree char *tooltip = set ? g_strdup_printf ("%s\n%s", text, set) : g_strdup (text);
  GtkWidget *entry;

  gtk_box_append (GTK_BOX (line), cld_line_row_make_label (text, tooltip));
  if (!reference)
    return;
  entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 8);
  gtk_editable_set_text (GTK_EDITABLE (entry), pinpoint ? pinpoint : "");
  /* Translators: an example of which part of a regulation is meant */
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), reference->form == CLD_LEGAL_REGULATION || reference->form == CLD_LEGAL_ACT ? _("(2)(a)") : _("4.6"));
  gtk_widget_set_tooltip_text (entry, _("Which part of it: paragraph or number"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Which part of it: paragraph or number"), -1);
  g_object_set_data_full (G_OBJECT (line), "code", g_strdup (reference->code), g_free);
  g_object_set_data (G_OBJECT (line), "entry", entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (cld_form_row_edited), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), entry);
}

/* A pinpoint that begins with a bracket follows its code, any other comes after a colon. */
static char *
get_value (CldLineRow *row, GtkWidget *line)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (line), "entry");
  const char *code = g_object_get_data (G_OBJECT (line), "code");
  g_autofree char *pinpoint = entry ? g_strstrip (g_strdelimit (g_strdup (gtk_editable_get_text (entry)), ";", ' ')) : NULL;
  const char *made_of = cld_line_row_get_made_of (line);
  const char *was = NULL;

  if (!entry)
    return g_strdup (made_of);
  cld_legal_library_find (CLD_CITATIONS_ROW (row)->context->library, made_of, &was);
  /* As it was recorded, where nobody changed it. */
  if (g_strcmp0 (was ? was : "", pinpoint) == 0)
    return g_strdup (made_of);
  return g_strconcat (code, *pinpoint && *pinpoint != '(' ? ":" : "", pinpoint, NULL);
}

static void
open_line (CldLineRow *row, GtkWidget *line)
{
  cld_library_open (GTK_WIDGET (row), cld_line_row_get_made_of (line));
}

/**
 * cld_citations_row_cites:
 * @self: a row
 * @code: of the library
 *
 * Returns: whether it stands there, with or without a pinpoint
 */
gboolean
cld_citations_row_cites (CldCitationsRow *self, const char *code)
{
  for (guint i = 0; i < cld_line_row_get_n (CLD_LINE_ROW (self)); i++)
    if (g_strcmp0 (g_object_get_data (G_OBJECT (cld_line_row_get_line (CLD_LINE_ROW (self), i)), "code"), code) == 0)
      return TRUE;
  return FALSE;
}

/**
 * cld_citations_row_cite:
 * @self: a row
 * @citation: a code, with or without a pinpoint
 *
 * Adds it, as an edit.
 */
void
cld_citations_row_cite (CldCitationsRow *self, const char *citation)
{
  cld_line_row_add (CLD_LINE_ROW (self), citation);
}

static void
cld_citations_row_finalize (GObject *object)
{
  g_clear_pointer (&CLD_CITATIONS_ROW (object)->context, cld_inspect_context_unref);
  G_OBJECT_CLASS (cld_citations_row_parent_class)->finalize (object);
}

static void
cld_citations_row_class_init (CldCitationsRowClass *klass)
{
  CldLineRowClass *line_class = CLD_LINE_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cld_citations_row_finalize;
  line_class->make_adder = make_adder;
  line_class->fill_line = fill_line;
  line_class->get_value = get_value;
  line_class->open = open_line;
}

static void
cld_citations_row_init (CldCitationsRow *self)
{
}

/**
 * cld_citations_row_new:
 * @field: regulations, standards or guidance of a finding
 * @context: what it depends on
 *
 * Returns: (transfer floating): a row
 */
CldFormRow *
cld_citations_row_new (const CldField *field, CldInspectContext *context)
{
  CldCitationsRow *self = g_object_new (CLD_TYPE_CITATIONS_ROW, "name", field->id, NULL);

  self->context = cld_inspect_context_ref (context);
  cld_form_row_set_field (CLD_FORM_ROW (self), field, context->session);
  return CLD_FORM_ROW (self);
}
