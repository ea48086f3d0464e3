/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-templates-page.h"

#include <glib/gi18n-lib.h>

#include "cld-kinds.h"
#include "cld-notice-words.h"
#include "cld-record-service.h"
#include "cld-template-editor.h"
#include "cld-window.h"

/* The texts of letters: those that the program brings, what the team made of them, and its own. */
struct _CldTemplatesPage
{
  CldPane parent_instance;

  AdwLeaflet *leaflet;
  GtkListBox *list;
  GtkWidget *detail;
  GtkWidget *list_button;
  CldTemplateEditor *editor;

  CldLetterTemplates *templates;
  char *id; /* of the one in the editor; NULL: a new one */
  gboolean quiet;
  gboolean busy; /* while something is written */
};

G_DEFINE_FINAL_TYPE (CldTemplatesPage, cld_templates_page, CLD_TYPE_PANE)

static void ask_unsaved (CldTemplatesPage *self, const char *next);

/* --- the list --- */

static GtkLabel *
make_label (const char *text, const char *style)
{
  GtkLabel *label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL));

  gtk_widget_add_css_class (GTK_WIDGET (label), style);
  return label;
}

static char *
describe (const CldLetterTemplate *template)
{
  const char *kind = template->recipient_kind ? cld_notice_words_recipient_kind (template->recipient_kind) : _("Anybody");
  const char *reason = template->provision ? cld_notice_words_reason (template->provision) : NULL;
  const char *state = template->fault ? _("not used: it has a fault") : !template->is_own ? NULL : template->is_brought ? _("changed by the team") : _("the team’s own");
  const char *const parts[] = { kind, reason, state };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i])
      g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", parts[i]);
  return g_string_free (out, FALSE);
}

static GtkWidget *
make_row (const CldLetterTemplate *template)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *about = describe (template);
  g_autofree char *label = g_strdup_printf ("%s, %s", template->name ? template->name : "", about);
  GtkLabel *name = make_label (template->name ? template->name : "", "cld-section");

  gtk_widget_set_tooltip_text (GTK_WIDGET (name), template->name);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (make_label (about, "cld-caption")));
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), template->fault ? "cld-late" : "cld-dim");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}

static const CldLetterTemplate *
get_template (CldTemplatesPage *self)
{
  return self->id ? cld_letter_templates_find_id (self->templates, self->id) : NULL;
}

static void
update_actions (CldTemplatesPage *self)
{
  const CldLetterTemplate *template = get_template (self);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "pane.save", cld_template_editor_is_changed (self->editor) && cld_template_editor_is_valid (self->editor) && !self->busy);
  gtk_widget_action_set_enabled (widget, "templates.reset", template && template->is_own && template->is_brought && !self->busy);
  gtk_widget_action_set_enabled (widget, "templates.remove", template && template->is_own && !template->is_brought && !self->busy);
}

static void
select_current (CldTemplatesPage *self)
{
  self->quiet = TRUE;
  gtk_list_box_unselect_all (self->list);
  for (guint i = 0; i < cld_letter_templates_get_n (self->templates); i++)
    if (g_strcmp0 (cld_letter_templates_get (self->templates, i)->id, self->id) == 0)
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
  self->quiet = FALSE;
}

static gboolean
show_list (CldTemplatesPage *self, GError **error)
{
  CldLetterTemplates *templates = cld_letter_templates_load (cld_session_get_db (cld_pane_get_session (CLD_PANE (self))), error);
  GtkWidget *child;

  if (!templates)
    return FALSE;
  g_clear_pointer (&self->templates, cld_letter_templates_free);
  self->templates = templates;
  self->quiet = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < cld_letter_templates_get_n (templates); i++)
    gtk_list_box_append (self->list, make_row (cld_letter_templates_get (templates, i)));
  self->quiet = FALSE;
  return TRUE;
}

static void
show (CldTemplatesPage *self, const char *id)
{
  char *kept = g_strdup (id);

  g_free (self->id);
  self->id = kept;
  cld_template_editor_show (self->editor, get_template (self));
  select_current (self);
  update_actions (self);
}

/**
 * cld_templates_page_choose:
 * @self: a page
 * @id: (nullable): name of a template; %NULL begins a new one
 *
 * Shows it; asks first where something typed was not saved.
 */
void
cld_templates_page_choose (CldTemplatesPage *self, const char *id)
{
  g_return_if_fail (CLD_IS_TEMPLATES_PAGE (self));

  if (cld_template_editor_is_changed (self->editor))
    ask_unsaved (self, id);
  else
    show (self, id);
}

static void
row_selected_cb (CldTemplatesPage *self, GtkListBoxRow *row)
{
  const char *id;

  if (self->quiet || !row)
    return;
  id = cld_letter_templates_get (self->templates, (guint) gtk_list_box_row_get_index (row))->id;
  if (g_strcmp0 (id, self->id) != 0)
    cld_templates_page_choose (self, id);
}

static void
row_activated_cb (CldTemplatesPage *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->detail);
  if (adw_leaflet_get_folded (self->leaflet))
    gtk_widget_child_focus (GTK_WIDGET (self->editor), GTK_DIR_TAB_FORWARD);
}

static void
list_cb (CldTemplatesPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
folded_cb (CldTemplatesPage *self)
{
  gtk_widget_set_visible (self->list_button, adw_leaflet_get_folded (self->leaflet));
}

static void
edited_cb (CldTemplatesPage *self)
{
  update_actions (self);
}

/* --- what was typed and not saved --- */

typedef struct
{
  CldTemplatesPage *page;
  char *next;
  gboolean leaves;
} Unsaved;

static void
unsaved_free (gpointer data)
{
  Unsaved *unsaved = data;

  g_object_unref (unsaved->page);
  g_free (unsaved->next);
  g_free (unsaved);
}

static void
unsaved_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Unsaved *unsaved = data;
  CldTemplatesPage *self = unsaved->page;
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  if (g_str_equal (response, "discard"))
    {
      cld_template_editor_show (self->editor, get_template (self));
      if (unsaved->leaves && window)
        cld_window_pop (window);
      else
        show (self, unsaved->next);
    }
  else
    select_current (self);
}

static void
ask (CldTemplatesPage *self, const char *next, gboolean leaves)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Discard what was typed?"), _("This template was changed and not saved."));
  Unsaved *unsaved = g_new0 (Unsaved, 1);

  unsaved->page = g_object_ref (self);
  unsaved->next = g_strdup (next);
  unsaved->leaves = leaves;
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "stay", _("_Stay"), "discard", _("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "stay");
  g_signal_connect_data (dialog, "response", G_CALLBACK (unsaved_cb), unsaved, (GClosureNotify) (void (*) (void)) unsaved_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
ask_unsaved (CldTemplatesPage *self, const char *next)
{
  ask (self, next, FALSE);
}

static gboolean
cld_templates_page_leave (CldPane *pane)
{
  CldTemplatesPage *self = CLD_TEMPLATES_PAGE (pane);

  if (!cld_template_editor_is_changed (self->editor))
    return TRUE;
  ask (self, NULL, TRUE);
  return FALSE;
}

/* --- writing --- */

typedef struct
{
  CldTemplatesPage *page;
  CldRecord *record; /* (nullable): what was saved */
  const char *text;  /* said when it is done */
} Write;

static void
write_free (Write *write)
{
  g_object_unref (write->page);
  g_clear_object (&write->record);
  g_free (write);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Write, write_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Write) write = data;
  CldTemplatesPage *self = write->page;
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  gboolean done = cld_session_run_finish (CLD_SESSION (source), result, &error);

  self->busy = FALSE;
  if (!cld_pane_get_session (CLD_PANE (self)))
    return;
  if (!done)
    {
      update_actions (self);
      if (window)
        cld_window_show_error (window, _("The template was not saved"), error);
      return;
    }
  show_list (self, NULL);
  show (self, write->record ? cld_record_get_ref (write->record) : get_template (self) ? self->id : cld_letter_templates_get (self->templates, 0)->id);
  if (window)
    cld_window_toast (window, write->text, TRUE);
}

static Write *
begin_write (CldTemplatesPage *self, CldRecord *record, const char *text)
{
  Write *write = g_new0 (Write, 1);

  write->page = g_object_ref (self);
  write->record = record ? g_object_ref (record) : NULL;
  write->text = text;
  self->busy = TRUE;
  update_actions (self);
  return write;
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldTemplatesPage *self = CLD_TEMPLATES_PAGE (widget);
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  const CldLetterTemplate *template = get_template (self);
  g_autoptr (CldRecord) record = NULL;

  if (template && template->is_own)
    record = cld_record_service_load (cld_session_get_store (session), &cld_template_kind, self->id, NULL);
  if (!record)
    record = cld_record_new (&cld_template_kind, self->id);
  cld_template_editor_fill (self->editor, record);
  cld_session_save_async (session, record, "letter template saved", written_cb, begin_write (self, record, _("Template saved")));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldTemplatesPage *self = CLD_TEMPLATES_PAGE (widget);
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  gboolean reset = g_str_equal (name, "templates.reset");
  g_autoptr (GError) error = NULL;
  g_autoptr (CldRecord) record = cld_record_service_load (cld_session_get_store (session), &cld_template_kind, self->id, &error);
  CldWindow *window = cld_window_of (widget);

  if (record)
    cld_session_remove_async (session, record, reset ? "letter template back to the program's" : "letter template removed", written_cb,
                              begin_write (self, NULL, reset ? _("Back to the program’s text") : _("Template removed")));
  else if (window)
    cld_window_show_error (window, _("The template was not changed"), error);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldTemplatesPage *self = CLD_TEMPLATES_PAGE (widget);

  cld_templates_page_choose (self, NULL);
  adw_leaflet_set_visible_child (self->leaflet, self->detail);
  gtk_widget_child_focus (GTK_WIDGET (self->editor), GTK_DIR_TAB_FORWARD);
}

/* --- beginning and end --- */

static void
cld_templates_page_shown (CldPane *pane)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (CLD_TEMPLATES_PAGE (pane)->list);

  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* What is being typed stays; the list follows the records. */
static void
cld_templates_page_changed (CldPane *pane, const char *child)
{
  CldTemplatesPage *self = CLD_TEMPLATES_PAGE (pane);

  if (self->busy || !self->templates || !show_list (self, NULL))
    return;
  if (self->id && !get_template (self))
    g_clear_pointer (&self->id, g_free);
  if (!cld_template_editor_is_changed (self->editor))
    show (self, self->id ? self->id : cld_letter_templates_get (self->templates, 0)->id);
  else
    select_current (self);
}

static void
cld_templates_page_finalize (GObject *object)
{
  CldTemplatesPage *self = CLD_TEMPLATES_PAGE (object);

  g_clear_pointer (&self->templates, cld_letter_templates_free);
  g_free (self->id);
  G_OBJECT_CLASS (cld_templates_page_parent_class)->finalize (object);
}

static void
cld_templates_page_class_init (CldTemplatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CldPaneClass *pane_class = CLD_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cld_templates_page_finalize;
  pane_class->shown = cld_templates_page_shown;
  pane_class->changed = cld_templates_page_changed;
  pane_class->leave = cld_templates_page_leave;
  gtk_widget_class_install_action (widget_class, "pane.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "pane.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "templates.reset", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "templates.remove", NULL, remove_action);

  g_type_ensure (CLD_TYPE_TEMPLATE_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/letters/cld-templates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CldTemplatesPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CldTemplatesPage, list);
  gtk_widget_class_bind_template_child (widget_class, CldTemplatesPage, detail);
  gtk_widget_class_bind_template_child (widget_class, CldTemplatesPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, CldTemplatesPage, editor);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
cld_templates_page_init (CldTemplatesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cld_templates_page_new:
 * @session: the caseload
 *
 * Returns: (transfer floating): the texts of its letters
 */
CldPane *
cld_templates_page_new (CldSession *session)
{
  CldTemplatesPage *self;

  g_return_val_if_fail (CLD_IS_SESSION (session), NULL);

  self = g_object_new (CLD_TYPE_TEMPLATES_PAGE, "session", session, NULL);
  cld_pane_set_title (CLD_PANE (self), _("Templates of letters"), NULL);
  if (!show_list (self, NULL))
    self->templates = cld_letter_templates_load (NULL, NULL);
  show (self, cld_letter_templates_get (self->templates, 0)->id);
  return CLD_PANE (self);
}
