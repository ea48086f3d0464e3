/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-rows.h"

#include <string.h>

#define LOW 76
#define TALL 232

/* Text of several lines. It grows with what is typed; Ctrl+Z inside is its own. */
struct _CldNoteRow
{
  CldFormRow parent_instance;

  GtkScrolledWindow *frame;
  GtkTextView *view;
  GtkTextBuffer *buffer;
  gboolean tall;
  gboolean quote;
};

enum
{
  PROP_0,
  PROP_TALL,
  PROP_QUOTE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CldNoteRow, cld_note_row, CLD_TYPE_FORM_ROW)

static void
setup (CldFormRow *row, const CldField *field)
{
  CldNoteRow *self = CLD_NOTE_ROW (row);
  GtkWidget *frame = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();

  self->frame = GTK_SCROLLED_WINDOW (frame);
  self->view = GTK_TEXT_VIEW (view);
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_left_margin (self->view, 12);
  gtk_text_view_set_right_margin (self->view, 12);
  gtk_text_view_set_top_margin (self->view, 9);
  gtk_text_view_set_bottom_margin (self->view, 9);
  gtk_widget_add_css_class (view, "cld-flat-text");
  if (self->quote)
    gtk_widget_add_css_class (view, "cld-quote");
  gtk_widget_set_vexpand (frame, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (row), self->tall);
  gtk_widget_set_overflow (frame, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (frame, "cld-frame");
  gtk_scrolled_window_set_policy (self->frame, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (self->frame, self->tall ? TALL : LOW);
  gtk_scrolled_window_set_max_content_height (self->frame, 2 * TALL);
  gtk_scrolled_window_set_propagate_natural_height (self->frame, TRUE);
  gtk_scrolled_window_set_child (self->frame, view);
  cld_form_row_set_editor (row, frame, view);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_MULTI_LINE, TRUE, -1);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (cld_form_row_edited), row, G_CONNECT_SWAPPED);
}

static void
show (CldFormRow *row, const char *typed)
{
  CldNoteRow *self = CLD_NOTE_ROW (row);

  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, typed ? typed : "", -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
}

static char *
get_typed (CldFormRow *row)
{
  CldNoteRow *self = CLD_NOTE_ROW (row);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static char *
parse (CldFormRow *row, const char *typed, char **error)
{
  g_autofree char *text = NULL;

  *error = cld_form_row_refuse_length (typed);
  if (*error)
    return NULL;
  text = g_utf8_normalize (typed, -1, G_NORMALIZE_NFC);
  return text ? g_strdup (g_strchomp (text)) : NULL;
}

static void
cld_note_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CldNoteRow *self = CLD_NOTE_ROW (object);

  if (id == PROP_TALL)
    self->tall = g_value_get_boolean (value);
  else if (id == PROP_QUOTE)
    self->quote = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_note_row_class_init (CldNoteRowClass *klass)
{
  CldFormRowClass *row_class = CLD_FORM_ROW_CLASS (klass);

  row_class->above = TRUE;
  row_class->setup = setup;
  row_class->show = show;
  row_class->get_typed = get_typed;
  row_class->parse = parse;
  G_OBJECT_CLASS (klass)->set_property = cld_note_row_set_property;

  /**
   * CldNoteRow:tall:
   *
   * Whether it is the main thing of its form.
   */
  properties[PROP_TALL] = g_param_spec_boolean ("tall", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  /**
   * CldNoteRow:quote:
   *
   * Whether it holds the child's own words.
   */
  properties[PROP_QUOTE] = g_param_spec_boolean ("quote", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
cld_note_row_init (CldNoteRow *self)
{
}
