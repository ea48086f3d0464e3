/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-template-editor.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-column-box.h"
#include "cld-kinds.h"
#include "cld-letter-paper.h"
#include "cld-letters.h"
#include "cld-paper-box.h"

#define PAUSE_MS 150

struct _CldTemplateEditor
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkEditable *name;
  GtkDropDown *provision;
  GtkDropDown *kind;
  GtkEditable *subject;
  GtkTextView *body;
  GtkCheckButton *slip;
  GtkLabel *fault;
  GtkListBox *fields;
  GtkPopover *fields_popover;
  CldPaperBox *paper;

  gboolean showing;
  gboolean changed;
  gboolean valid;
  guint pause; /* until the paper is drawn anew */
};

enum
{
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldTemplateEditor, cld_template_editor, GTK_TYPE_WIDGET)

/* --- what is typed --- */

static char *
dup_body (CldTemplateEditor *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->body);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* The first line of such a list is any. */
static const char *
get_code (GtkDropDown *drop_down, const char *list_id)
{
  guint i = gtk_drop_down_get_selected (drop_down);
  const CldCodeList *list = cld_code_list_find (list_id);

  return i > 0 && i <= cld_code_list_get_n (list) ? cld_code_list_get (list, i - 1)->code : NULL;
}

static void
set_code (GtkDropDown *drop_down, const char *list_id, const char *code)
{
  const CldCodeList *list = cld_code_list_find (list_id);
  guint selected = 0;

  for (guint i = 0; i < cld_code_list_get_n (list); i++)
    if (g_strcmp0 (cld_code_list_get (list, i)->code, code) == 0)
      selected = i + 1;
  gtk_drop_down_set_selected (drop_down, selected);
}

static char *
find_fault (CldTemplateEditor *self)
{
  g_autofree char *body = dup_body (self);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name))), *words = g_strstrip (g_strdup (body));

  if (!*name)
    return g_strdup (_("The template needs a name."));
  if (!*words)
    return g_strdup (_("The letter needs a text."));
  return cld_letter_template_find_fault (get_code (self->kind, "notification_recipient"), gtk_editable_get_text (self->subject), body);
}

/* --- what it looks like --- */

static void
draw (CldTemplateEditor *self)
{
  g_autofree char *body = dup_body (self);
  const CldLetterTemplate template = {
    .id = "",
    .name = gtk_editable_get_text (self->name),
    .provision = get_code (self->provision, "notice_provision"),
    .recipient_kind = get_code (self->kind, "notification_recipient"),
    .subject = gtk_editable_get_text (self->subject),
    .body = body,
    .reply_slip = gtk_check_button_get_active (self->slip),
  };
  const CldPrintOptions options = { .today = "2025-03-04", .printed_at = "2025-03-04T14:40", .printed_by = _("Jo Worker"), .made_up = TRUE };
  g_autoptr (CldLetter) letter = cld_letter_new_example (&template);
  g_autoptr (CldLetterSheet) sheet = cld_letter_make_sheet (letter, NULL);
  g_autoptr (CldPaper) paper = sheet ? cld_letter_paper_new (sheet, &options) : NULL;

  if (paper)
    cld_paper_box_set_paper (self->paper, paper);
}

static gboolean
pause_cb (gpointer data)
{
  CldTemplateEditor *self = data;

  self->pause = 0;
  draw (self);
  return G_SOURCE_REMOVE;
}

static void
show_fault (CldTemplateEditor *self)
{
  g_autofree char *fault = find_fault (self);

  self->valid = fault == NULL;
  gtk_label_set_text (self->fault, fault ? fault : _("*Words between stars* are bold; “| what | value” is a line of the box; {words in braces} are filled in; a sentence whose field is empty is left out."));
  if (fault)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->fault), "cld-late");
      gtk_widget_remove_css_class (GTK_WIDGET (self->fault), "cld-dim");
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->fault), "cld-dim");
      gtk_widget_remove_css_class (GTK_WIDGET (self->fault), "cld-late");
    }
}

static void
edited_cb (CldTemplateEditor *self)
{
  if (self->showing)
    return;
  self->changed = TRUE;
  show_fault (self);
  g_clear_handle_id (&self->pause, g_source_remove);
  if (self->valid)
    self->pause = g_timeout_add (PAUSE_MS, pause_cb, self);
  g_signal_emit (self, signals[EDITED], 0);
}

/* --- fields --- */

static void
show_fields (CldTemplateEditor *self)
{
  const char *kind = get_code (self->kind, "notification_recipient");
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->fields))))
    gtk_list_box_remove (self->fields, child);
  for (guint i = 0; i < CLD_LETTER_N_FIELDS; i++)
    {
      const CldLetterField *field = cld_letter_field_get (i);
      g_autofree char *text = g_strdup_printf ("%s  {%s}", _(field->label), field->name);
      GtkWidget *label;

      if (!cld_letter_field_may_know (i, kind))
        continue;
      label = gtk_label_new (text);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_list_box_append (self->fields, label);
      g_object_set_data (G_OBJECT (gtk_widget_get_parent (label)), "cld-field", (gpointer) field->name);
    }
}

static void
field_chosen_cb (CldTemplateEditor *self, GtkListBoxRow *row)
{
  g_autofree char *text = g_strdup_printf ("{%s}", (const char *) g_object_get_data (G_OBJECT (row), "cld-field"));

  gtk_popover_popdown (self->fields_popover);
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (self->body), text, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->body));
}

static void
kind_chosen_cb (CldTemplateEditor *self)
{
  if (self->showing)
    return;
  show_fields (self);
  edited_cb (self);
}

/* --- showing --- */

static void
set_text (GtkEditable *editable, const char *text)
{
  gtk_editable_set_text (editable, text ? text : "");
}

/**
 * cld_template_editor_show:
 * @self: an editor
 * @template: (nullable): a template; %NULL for a new one
 *
 * Shows it; what was typed before is forgotten.
 */
void
cld_template_editor_show (CldTemplateEditor *self, const CldLetterTemplate *template)
{
  static const CldLetterTemplate empty = { NULL };

  g_return_if_fail (CLD_IS_TEMPLATE_EDITOR (self));

  if (!template)
    template = &empty;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->showing = TRUE;
  set_text (self->name, template->name);
  set_text (self->subject, template->subject);
  set_code (self->provision, "notice_provision", template->provision);
  set_code (self->kind, "notification_recipient", template->recipient_kind);
  gtk_check_button_set_active (self->slip, template->reply_slip);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->body), template->body ? template->body : "", -1);
  self->showing = FALSE;
  self->changed = FALSE;
  show_fields (self);
  show_fault (self);
  draw (self);
}

/**
 * cld_template_editor_is_changed:
 * @self: an editor
 *
 * Returns: whether something was typed since it was shown
 */
gboolean
cld_template_editor_is_changed (CldTemplateEditor *self)
{
  return self->changed;
}

/**
 * cld_template_editor_is_valid:
 * @self: an editor
 *
 * Returns: whether it can be saved
 */
gboolean
cld_template_editor_is_valid (CldTemplateEditor *self)
{
  return self->valid;
}

/**
 * cld_template_editor_fill:
 * @self: an editor
 * @record: a record of kind `template`
 *
 * Puts what was typed into @record.
 */
void
cld_template_editor_fill (CldTemplateEditor *self, CldRecord *record)
{
  g_autofree char *body = dup_body (self), *name = g_strstrip (g_strdup (gtk_editable_get_text (self->name)));

  cld_record_set_text (record, TEMPLATE_NAME, name);
  cld_record_set_text (record, TEMPLATE_PROVISION, get_code (self->provision, "notice_provision"));
  cld_record_set_text (record, TEMPLATE_RECIPIENT_KIND, get_code (self->kind, "notification_recipient"));
  cld_record_set_text (record, TEMPLATE_SUBJECT, gtk_editable_get_text (self->subject));
  cld_record_set_text (record, TEMPLATE_BODY, body);
  cld_record_set_text (record, TEMPLATE_REPLY_SLIP, gtk_check_button_get_active (self->slip) ? "1" : "0");
}

/* --- beginning and end --- */

static void
fill_codes (GtkDropDown *drop_down, const char *list_id, const char *any)
{
  const CldCodeList *list = cld_code_list_find (list_id);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, any);
  for (guint i = 0; i < cld_code_list_get_n (list); i++)
    gtk_string_list_append (labels, cld_code_list_label (list_id, cld_code_list_get (list, i)->code));
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (labels));
}

static void
cld_template_editor_dispose (GObject *object)
{
  CldTemplateEditor *self = CLD_TEMPLATE_EDITOR (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (cld_template_editor_parent_class)->dispose (object);
}

static void
cld_template_editor_class_init (CldTemplateEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_template_editor_dispose;

  /**
   * CldTemplateEditor::edited:
   * @self: the editor
   *
   * Its user typed.
   */
  signals[EDITED] = g_signal_new ("edited", CLD_TYPE_TEMPLATE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CLD_TYPE_COLUMN_BOX);
  g_type_ensure (CLD_TYPE_PAPER_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/letters/cld-template-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CldTemplateEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, CldTemplateEditor, name);
  gtk_widget_class_bind_template_child (widget_class, CldTemplateEditor, provision);
  gtk_widget_class_bind_template_child (widget_class, CldTemplateEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, CldTemplateEditor, subject);
  gtk_widget_class_bind_template_child (widget_class, CldTemplateEditor, body);
  gtk_widget_class_bind_template_child (widget_class, CldTemplateEditor, slip);
  gtk_widget_class_bind_template_child (widget_class, CldTemplateEditor, fault);
  gtk_widget_class_bind_template_child (widget_class, CldTemplateEditor, fields);
  gtk_widget_class_bind_template_child (widget_class, CldTemplateEditor, fields_popover);
  gtk_widget_class_bind_template_child (widget_class, CldTemplateEditor, paper);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, field_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
}

static void
cld_template_editor_init (CldTemplateEditor *self)
{
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_codes (self->provision, "notice_provision", _("Any notice"));
  fill_codes (self->kind, "notification_recipient", _("Anybody"));
  self->showing = FALSE;
  g_signal_connect_object (gtk_text_view_get_buffer (self->body), "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
}
