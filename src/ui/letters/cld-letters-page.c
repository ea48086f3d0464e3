/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-letters-page.h"

#include <glib/gi18n-lib.h>

#include "cld-letter-paper.h"
#include "cld-letter-row.h"
#include "cld-letter-view.h"
#include "cld-letters-sent-dialog.h"
#include "cld-letters-sent.h"
#include "cld-print-order.h"
#include "cld-print-preview.h"
#include "cld-window.h"

/* The letters of a placement, or of notices that were chosen: what is missing is filled in or left out, they are printed in one
 * job, and marked as sent with what was printed kept as proof. */
struct _CldLettersPage
{
  CldPane parent_instance;

  GtkStack *stack;
  AdwLeaflet *leaflet;
  GtkListBox *list;
  GtkWidget *detail;
  GtkWidget *list_button;
  CldLetterView *view;
  GtkButton *print_button;
  GtkLabel *sentence;

  char *placement; /* (nullable) */
  GStrv notices;   /* (nullable) */
  GPtrArray *letters;
  gboolean changed; /* somebody decided something that a new reading would forget */
};

G_DEFINE_FINAL_TYPE (CldLettersPage, cld_letters_page, CLD_TYPE_PANE)

/* --- showing --- */

static void
count (CldLettersPage *self, guint n[3])
{
  n[CLD_LETTER_READY] = n[CLD_LETTER_INCOMPLETE] = n[CLD_LETTER_SKIPPED] = 0;
  for (guint i = 0; i < self->letters->len; i++)
    n[cld_letter_get_state (self->letters->pdata[i])]++;
}

/* Takes @what. */
static void
append (GString *out, guint n, char *what)
{
  if (n > 0)
    g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", what);
  g_free (what);
}

static void
update (CldLettersPage *self)
{
  guint n[3];
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *button = NULL;

  count (self, n);
  append (words, n[CLD_LETTER_READY], g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u letter ready", "%u letters ready", n[CLD_LETTER_READY]), n[CLD_LETTER_READY]));
  append (words, n[CLD_LETTER_INCOMPLETE], g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u with something missing: fill it in, leave it out, or do not write the letter", "%u with something missing: fill it in, leave it out, or do not write the letter", n[CLD_LETTER_INCOMPLETE]), n[CLD_LETTER_INCOMPLETE]));
  append (words, n[CLD_LETTER_SKIPPED], g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u not written", "%u not written", n[CLD_LETTER_SKIPPED]), n[CLD_LETTER_SKIPPED]));
  gtk_label_set_text (self->sentence, words->str);
  button = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Print %u letter…", "Print %u letters…", n[CLD_LETTER_READY]), n[CLD_LETTER_READY]);
  gtk_button_set_label (self->print_button, button);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.print", n[CLD_LETTER_READY] > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "letters.sent", n[CLD_LETTER_READY] > 0);
  for (guint i = 0; i < self->letters->len; i++)
    cld_letter_row_update (CLD_LETTER_ROW (gtk_list_box_get_row_at_index (self->list, (int) i)));
}

/* What is the same in every letter is filled in once. */
static gboolean
is_shared (CldLetter *from, CldLetter *to, CldLetterFieldId field)
{
  if (field == CLD_LETTER_RECIPIENT || field == CLD_LETTER_RECIPIENT_ADDRESS || field == CLD_LETTER_SENT_BEFORE)
    return FALSE;
  return field >= CLD_LETTER_SENDER_AUTHORITY || g_strcmp0 (cld_letter_get_child (from), cld_letter_get_child (to)) == 0;
}

static void
share (CldLettersPage *self, CldLetter *from, CldLetterFieldId field)
{
  for (guint i = 0; i < self->letters->len; i++)
    if (self->letters->pdata[i] != from && is_shared (from, self->letters->pdata[i], field))
      {
        cld_letter_fill (self->letters->pdata[i], field, cld_letter_get_filled (from, field));
        cld_letter_leave_out (self->letters->pdata[i], field, cld_letter_is_left_out (from, field));
      }
}

static void
view_decided_cb (CldLettersPage *self, int field)
{
  self->changed = TRUE;
  if (field >= 0)
    share (self, cld_letter_view_get_letter (self->view), (CldLetterFieldId) field);
  update (self);
}

static void
row_chosen_cb (CldLettersPage *self)
{
  self->changed = TRUE;
  update (self);
}

static void
row_selected_cb (CldLettersPage *self, GtkListBoxRow *row)
{
  /* Rows that go are no choice. */
  if (row)
    cld_letter_view_show (self->view, cld_letter_row_get_letter (CLD_LETTER_ROW (row)));
}

static void
row_activated_cb (CldLettersPage *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->detail);
  if (adw_leaflet_get_folded (self->leaflet))
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

static void
list_cb (CldLettersPage *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));
}

static void
folded_cb (CldLettersPage *self)
{
  gtk_widget_set_visible (self->list_button, adw_leaflet_get_folded (self->leaflet));
}

/* @chosen: (nullable): notice of the letter that is to be in view, where it is still there */
static void
show_letters (CldLettersPage *self, const char *chosen)
{
  gboolean had_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;
  guint selected = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->letters->len; i++)
    {
      CldLetterRow *row = cld_letter_row_new (self->letters->pdata[i]);

      g_signal_connect_object (row, "chosen", G_CALLBACK (row_chosen_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->list, GTK_WIDGET (row));
      if (g_strcmp0 (cld_letter_get_notice (self->letters->pdata[i]), chosen) == 0)
        selected = i;
    }
  gtk_stack_set_visible_child_name (self->stack, self->letters->len > 0 ? "letters" : "none");
  gtk_widget_set_visible (GTK_WIDGET (self->print_button), self->letters->len > 0);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) selected));
  if (had_focus && self->letters->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));
  update (self);
}

static gboolean
read_letters (CldLettersPage *self, GError **error)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  GPtrArray *letters = cld_letters_load (cld_session_get_db (session), self->placement, (const char *const *) self->notices, cld_session_get_today (session), error);
  CldLetter *shown = cld_letter_view_get_letter (self->view);
  g_autofree char *chosen = shown ? g_strdup (cld_letter_get_notice (shown)) : NULL;

  if (!letters)
    return FALSE;
  /* The rows and the view are of the old ones. */
  cld_letter_view_show (self->view, NULL);
  g_clear_pointer (&self->letters, g_ptr_array_unref);
  self->letters = letters;
  self->changed = FALSE;
  show_letters (self, chosen);
  return TRUE;
}

/* --- printing --- */

static GPtrArray *
make_sheets (CldLettersPage *self, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) cld_letter_sheet_unref);

  for (guint i = 0; i < self->letters->len; i++)
    {
      CldLetterSheet *sheet;

      if (cld_letter_get_state (self->letters->pdata[i]) != CLD_LETTER_READY)
        continue;
      sheet = cld_letter_make_sheet (self->letters->pdata[i], error);
      if (!sheet)
        return NULL;
      g_ptr_array_add (sheets, sheet);
    }
  return g_steal_pointer (&sheets);
}

static void
show_error (CldLettersPage *self, const char *heading, const GError *error)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  if (window)
    cld_window_show_error (window, heading, error);
  else
    g_message ("%s", error->message);
}

/* What is to be recorded, on its way through the writer's thread. */
typedef struct
{
  CldLettersPage *page;
  GPtrArray *sheets;
  CldPrintOrder *order; /* (nullable): the print; kept for its options */
  char *on;
  char *method;
} Sending;

static void
sending_free (Sending *sending)
{
  g_object_unref (sending->page);
  g_ptr_array_unref (sending->sheets);
  g_clear_object (&sending->order);
  g_free (sending->on);
  g_free (sending->method);
  g_free (sending);
}

/* The very file that was saved, where it is of one child; else what was printed, drawn again. */
static GPtrArray *
make_files (Sending *sending, GError **error)
{
  g_auto (GStrv) children = cld_letters_find_children (sending->sheets);
  const char *path = cld_print_order_get_path (sending->order);
  GPtrArray *files;
  char *content;
  gsize len;

  if (!path || children[1])
    return cld_letter_files_new (sending->sheets, cld_print_order_get_options (sending->order), error);
  if (!g_file_get_contents (path, &content, &len, NULL))
    return cld_letter_files_new (sending->sheets, cld_print_order_get_options (sending->order), error);
  files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_ptr_array_add (files, g_bytes_new_take (content, len));
  return files;
}

static gboolean
send_cb (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Sending *sending = data;
  g_autoptr (GPtrArray) files = NULL;
  const CldLettersSent sent = { sending->on, sending->method, sending->order ? cld_print_order_get_number (sending->order) : NULL };

  if (sending->order && !(files = make_files (sending, error)))
    return FALSE;
  return cld_letters_mark_sent (store, sending->sheets, files, &sent, error);
}

static void
sent_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Sending *sending = data;
  CldLettersPage *self = sending->page;
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  g_auto (GStrv) children = cld_letters_find_children (sending->sheets);
  g_autoptr (GError) error = NULL;
  guint n = sending->sheets->len;

  if (!cld_session_run_finish (CLD_SESSION (source), result, &error))
    show_error (self, _("The notices were not marked as sent"), error);
  else if (cld_pane_get_session (CLD_PANE (self)))
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u letter recorded as sent", "%u letters recorded as sent", n), n);

      cld_session_note_change (CLD_SESSION (source), children[1] ? NULL : children[0]);
      read_letters (self, NULL);
      if (window)
        cld_window_toast (window, text, TRUE);
    }
  sending_free (sending);
}

static void
response_cb (CldLettersSentDialog *dialog, const char *response, gpointer data)
{
  Sending *sending = data;

  if (!g_str_equal (response, "sent"))
    {
      sending_free (sending);
      return;
    }
  sending->on = cld_letters_sent_dialog_get_day (dialog);
  sending->method = cld_letters_sent_dialog_get_method (dialog);
  cld_session_run_async (cld_pane_get_session (CLD_PANE (sending->page)), send_cb, sending, NULL, NULL, sent_cb, sending);
}

/* Takes @sheets. */
static void
ask_sent (CldLettersPage *self, GPtrArray *sheets, CldPrintOrder *order)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  Sending *sending = g_new0 (Sending, 1);
  CldLettersSentDialog *dialog;
  guint n_chases = 0;

  for (guint i = 0; i < sheets->len; i++)
    n_chases += ((CldLetterSheet *) sheets->pdata[i])->is_chase;
  sending->page = g_object_ref (self);
  sending->sheets = sheets;
  sending->order = order ? g_object_ref (order) : NULL;
  dialog = cld_letters_sent_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, cld_session_get_today (cld_pane_get_session (CLD_PANE (self))), sheets->len - n_chases, n_chases);
  if (!order)
    {
      adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), _("Nothing was printed, so there is no file to keep with them."));
      adw_message_dialog_set_response_label (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
    }
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), sending);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
made_cb (CldLettersPage *self, CldPrintOrder *order, CldPrintPreview *preview)
{
  GPtrArray *sheets = g_ptr_array_ref (cld_print_job_get_letters (cld_print_order_get_job (order)));

  gtk_window_close (GTK_WINDOW (preview));
  ask_sent (self, sheets, order);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldLettersPage *self = CLD_LETTERS_PAGE (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = make_sheets (self, &error);
  g_autoptr (CldPrintJob) job = NULL;
  g_autofree char *subject = self->placement ? g_strdup_printf ("placement/%s", self->placement) : NULL;
  GtkRoot *root = gtk_widget_get_root (widget);
  CldPrintPreview *preview;

  if (!sheets)
    {
      show_error (self, _("The letters cannot be printed"), error);
      return;
    }
  job = cld_print_job_new_letters (sheets);
  cld_print_job_set_subject (job, subject);
  preview = cld_print_preview_new (cld_pane_get_session (CLD_PANE (self)), job);
  g_signal_connect_object (preview, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (preview), GTK_WINDOW (root));
  gtk_window_set_destroy_with_parent (GTK_WINDOW (preview), TRUE);
  gtk_window_present (GTK_WINDOW (preview));
}

static void
sent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldLettersPage *self = CLD_LETTERS_PAGE (widget);
  g_autoptr (GError) error = NULL;
  GPtrArray *sheets = make_sheets (self, &error);

  if (sheets)
    ask_sent (self, sheets, NULL);
  else
    show_error (self, _("The notices were not marked as sent"), error);
}

/* --- beginning and end --- */

static void
cld_letters_page_shown (CldPane *pane)
{
  CldLettersPage *self = CLD_LETTERS_PAGE (pane);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* What somebody decided here counts more than what was recorded meanwhile; the notices' versions are asked when they are saved. */
static void
cld_letters_page_changed (CldPane *pane, const char *child)
{
  CldLettersPage *self = CLD_LETTERS_PAGE (pane);

  if (!self->changed && self->letters)
    read_letters (self, NULL);
}

static void
cld_letters_page_finalize (GObject *object)
{
  CldLettersPage *self = CLD_LETTERS_PAGE (object);

  g_clear_pointer (&self->letters, g_ptr_array_unref);
  g_free (self->placement);
  g_strfreev (self->notices);
  G_OBJECT_CLASS (cld_letters_page_parent_class)->finalize (object);
}

static void
cld_letters_page_class_init (CldLettersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CldPaneClass *pane_class = CLD_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cld_letters_page_finalize;
  pane_class->shown = cld_letters_page_shown;
  pane_class->changed = cld_letters_page_changed;
  gtk_widget_class_install_action (widget_class, "pane.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "letters.sent", NULL, sent_action);

  g_type_ensure (CLD_TYPE_LETTER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/letters/cld-letters-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CldLettersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CldLettersPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CldLettersPage, list);
  gtk_widget_class_bind_template_child (widget_class, CldLettersPage, detail);
  gtk_widget_class_bind_template_child (widget_class, CldLettersPage, list_button);
  gtk_widget_class_bind_template_child (widget_class, CldLettersPage, view);
  gtk_widget_class_bind_template_child (widget_class, CldLettersPage, print_button);
  gtk_widget_class_bind_template_child (widget_class, CldLettersPage, sentence);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_decided_cb);
}

static void
cld_letters_page_init (CldLettersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cld_letters_page_new:
 * @session: the caseload
 * @placement: (nullable): ref of a placement
 * @notices: (nullable) (array zero-terminated=1): the notices that were chosen; %NULL for those of @placement that are to be sent
 * @error: return location
 *
 * Returns: (transfer floating) (nullable): their letters
 */
CldPane *
cld_letters_page_new (CldSession *session, const char *placement, const char *const *notices, GError **error)
{
  CldLettersPage *self;

  g_return_val_if_fail (CLD_IS_SESSION (session), NULL);
  g_return_val_if_fail (placement || notices, NULL);

  self = g_object_new (CLD_TYPE_LETTERS_PAGE, "session", session, NULL);
  self->placement = g_strdup (placement);
  self->notices = g_strdupv ((char **) notices);
  if (read_letters (self, error))
    {
      const char *child = self->letters->len > 0 ? cld_letter_get_child (self->letters->pdata[0]) : NULL;

      cld_pane_set_title (CLD_PANE (self), _("Letters"), placement ? child : NULL);
      return CLD_PANE (self);
    }
  g_object_unref (g_object_ref_sink (self));
  return NULL;
}

/**
 * cld_letters_page_get_letters:
 * @self: a page
 *
 * Returns: (transfer none) (element-type CldLetter): its letters
 */
GPtrArray *
cld_letters_page_get_letters (CldLettersPage *self)
{
  g_return_val_if_fail (CLD_IS_LETTERS_PAGE (self), NULL);

  return self->letters;
}
