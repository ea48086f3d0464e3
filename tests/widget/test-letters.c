/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "../unit/service/letters-fixture.h"
#include "cld-attachments.h"
#include "cld-letter-gap-row.h"
#include "cld-letter-row.h"
#include "cld-letter-view.h"
#include "cld-letters-page.h"
#include "cld-letters-sent-dialog.h"
#include "cld-paper-box.h"
#include "cld-print-order.h"
#include "cld-print-preview.h"
#include "cld-template-editor.h"
#include "cld-templates-page.h"
#include "settle.h"

/* The letters of a placement and the templates, each in a bare window. */

#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  char *folder;
  CldSession *session;
  GtkWindow *window;
  CldPane *page;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("caseload-letters-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "caseload.db", NULL);
  fixture->session = cld_session_open (path, CLD_STORE_CREATE, &error);
  g_assert_no_error (error);
  cld_session_set_today (fixture->session, LETTERS_TODAY);
  letters_fill (cld_session_get_store (fixture->session));
  /* The session did not write that itself, and would have the page read anew at any moment. */
  cld_session_look_around (fixture->session);
}

static void
show (Fixture *fixture, CldPane *page)
{
  g_assert_nonnull (page);
  fixture->page = page;
  fixture->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->window, 1100, 700);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (page));
  gtk_window_present (fixture->window);
  cld_pane_shown (page);
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  gtk_window_destroy (fixture->window);
  settle ();
  g_object_unref (fixture->session);
  settle ();
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static GtkWidget *
find (GtkWidget *from, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (from, type))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
says (GtkWidget *from, const char *text)
{
  if (GTK_IS_LABEL (from) && gtk_widget_get_mapped (from) && strstr (gtk_label_get_text (GTK_LABEL (from)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child; child = gtk_widget_get_next_sibling (child))
    if (says (child, text))
      return TRUE;
  return FALSE;
}

static GtkWindow *
wait_for_window (GType type)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr (GList) windows = gtk_window_list_toplevels ();

      for (GList *l = windows; l; l = l->next)
        if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type) && gtk_widget_get_mapped (l->data))
          return l->data;
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_not_reached ();
}

/* Chooses the letter to that kind of recipient. */
static CldLetter *
choose (Fixture *fixture, const char *kind)
{
  GPtrArray *letters = cld_letters_page_get_letters (CLD_LETTERS_PAGE (fixture->page));
  GtkWidget *list = gtk_widget_get_parent (find (GTK_WIDGET (fixture->page), CLD_TYPE_LETTER_ROW));

  for (guint i = 0; i < letters->len; i++)
    if (g_str_equal (cld_letter_get_recipient_kind (letters->pdata[i]), kind))
      {
        gtk_list_box_select_row (GTK_LIST_BOX (list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) i));
        settle ();
        return letters->pdata[i];
      }
  g_assert_not_reached ();
}

static void
open_letters (Fixture *fixture, const char *placement)
{
  g_autoptr (GError) error = NULL;

  show (fixture, cld_letters_page_new (fixture->session, placement, NULL, &error));
  g_assert_no_error (error);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  CldLetter *letter;
  GtkWidget *row, *entry;

  open_letters (fixture, "C1/2025-03-01");
  g_assert_true (says (GTK_WIDGET (fixture->page), "letters ready"));
  g_assert_true (says (GTK_WIDGET (fixture->page), "1 missing"));
  g_assert_true (says (GTK_WIDGET (fixture->page), "Dawn " LETTERS_NASTY));
  letter = choose (fixture, "EDU");
  g_assert_cmpint (cld_letter_get_state (letter), ==, CLD_LETTER_INCOMPLETE);
  row = find (GTK_WIDGET (fixture->page), CLD_TYPE_LETTER_GAP_ROW);
  g_assert_true (says (row, "Address of the recipient (School, college or education provider) is not recorded"));
  entry = find (row, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "1 Moor Road, Brackenfold");
  settle ();
  g_assert_cmpint (cld_letter_get_state (letter), ==, CLD_LETTER_READY);
  /* What is filled in for one recipient is nobody else's. */
  g_assert_cmpint (cld_letter_get_state (choose (fixture, "ICB_FROM")), ==, CLD_LETTER_INCOMPLETE);
  row = find (GTK_WIDGET (fixture->page), CLD_TYPE_LETTER_GAP_ROW);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (row, GTK_TYPE_CHECK_BUTTON)), TRUE);
  settle ();
  g_assert_cmpint (cld_letter_get_state (choose (fixture, "ICB_FROM")), ==, CLD_LETTER_READY);
}

/* What somebody else records is read, and the letter in view stays in view. */
static void
test_read_again (Fixture *fixture, gconstpointer data)
{
  GPtrArray *letters;

  open_letters (fixture, "C1/2025-03-01");
  choose (fixture, "EDU");
  letters = cld_letters_page_get_letters (CLD_LETTERS_PAGE (fixture->page));
  CLD_PANE_GET_CLASS (fixture->page)->changed (fixture->page, NULL);
  settle ();
  g_assert_true (cld_letters_page_get_letters (CLD_LETTERS_PAGE (fixture->page)) != letters);
  g_assert_cmpstr (cld_letter_get_recipient_kind (cld_letter_view_get_letter (CLD_LETTER_VIEW (find (GTK_WIDGET (fixture->page), CLD_TYPE_LETTER_VIEW)))), ==, "EDU");
  g_assert_nonnull (find (GTK_WIDGET (fixture->page), CLD_TYPE_LETTER_GAP_ROW));
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  CldLetter *letter;
  GtkTextBuffer *buffer;
  GtkWidget *view;

  open_letters (fixture, "C1/2025-03-01");
  letter = choose (fixture, "CHILD");
  view = find (GTK_WIDGET (fixture->page), CLD_TYPE_LETTER_VIEW);
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (view, GTK_TYPE_TEXT_VIEW)));
  gtk_text_buffer_set_text (buffer, "Dear {nobody}", -1);
  settle ();
  g_assert_true (says (view, "{nobody} is no field."));
  g_assert_cmpint (cld_letter_get_state (letter), ==, CLD_LETTER_INCOMPLETE);
  gtk_text_buffer_set_text (buffer, "Dear {child_given_name}", -1);
  settle ();
  g_assert_cmpint (cld_letter_get_state (letter), ==, CLD_LETTER_READY);
}

static void
test_restricted (Fixture *fixture, gconstpointer data)
{
  CldLetter *letter;
  GtkWidget *view;

  open_letters (fixture, "C2/2025-03-01");
  g_assert_false (says (GTK_WIDGET (fixture->page), SECRET_STREET));
  letter = choose (fixture, "GP_FROM");
  view = find (GTK_WIDGET (fixture->page), CLD_TYPE_LETTER_VIEW);
  g_assert_true (says (view, "this letter does not give it"));
  g_assert_false (says (view, "Give the address to the area authority"));
  letter = choose (fixture, "AREA");
  g_assert_true (says (view, "Give the address to the area authority"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find (view, GTK_TYPE_CHECK_BUTTON)), TRUE);
  settle ();
  g_assert_true (cld_letter_shows_address (letter));
  g_assert_true (says (view, "this letter gives it"));
}

static char *
read_sent (Fixture *fixture, const char *ref)
{
  g_autoptr (CldRecord) record = cld_record_service_load (cld_session_get_store (fixture->session), &cld_notice_kind, ref, NULL);

  return g_strdup (cld_record_get_text (record, NOTICE_SENT_ON));
}

/* Printed into a file, marked as sent, the very file kept. */
static void
test_sent (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "letters.pdf", NULL), *sent = NULL, *content = NULL, *sum = NULL, *held = NULL;
  gint64 end = g_get_monotonic_time () + PATIENCE;
  g_autoptr (GPtrArray) files = NULL;
  CldPrintPreview *preview;
  g_autoptr (CldPrintOrder) order = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldPrintJob) job = NULL;
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) cld_letter_sheet_unref);
  const CldPrintOptions options = { NULL };
  gsize len;

  open_letters (fixture, "C1/2025-03-01");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "pane.print", NULL);
  preview = CLD_PRINT_PREVIEW (wait_for_window (CLD_TYPE_PRINT_PREVIEW));
  while (cld_print_preview_is_busy (preview) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_ptr_array_add (sheets, cld_letter_make_sheet (choose (fixture, "AREA"), NULL));
  job = cld_print_job_new_letters (sheets);
  order = cld_print_order_new (fixture->session, job, &options);
  g_assert_true (cld_print_order_set_path (order, path, TRUE, &error));
  g_assert_true (cld_print_order_run (order, &error));
  g_assert_no_error (error);
  /* As when its user saved it there. */
  g_signal_emit_by_name (preview, "made", order);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (wait_for_window (CLD_TYPE_LETTERS_SENT_DIALOG)), "sent");
  while (!(sent = read_sent (fixture, "C1/2025-03-01/AREA")) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  settle ();
  g_assert_cmpstr (sent, ==, LETTERS_TODAY);
  held = read_sent (fixture, "C1/2025-03-01/EDU");
  g_assert_null (held);
  files = cld_attachments_list (cld_session_get_db (fixture->session), "C1", "notice/C1/2025-03-01/AREA", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_true (g_file_get_contents (path, &content, &len, NULL));
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, len);
  g_assert_cmpstr (cld_record_get_text (files->pdata[0], ATTACHMENT_SHA256), ==, sum);
  {
    g_autoptr (CldRecord) print = cld_record_service_load (cld_session_get_store (fixture->session), &cld_print_log_kind, cld_print_order_get_number (order), &error);

    g_assert_no_error (error);
    g_assert_cmpstr (cld_record_get_text (print, PRINT_LOG_RECIPIENT), ==, "Northmoor Council");
    g_assert_cmpstr (cld_record_get_text (print, PRINT_LOG_ATTACHMENT), ==, cld_record_get_ref (files->pdata[0]));
  }
  while (cld_letters_page_get_letters (CLD_LETTERS_PAGE (fixture->page))->len == G_N_ELEMENTS (letters_recipients) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (cld_letters_page_get_letters (CLD_LETTERS_PAGE (fixture->page))->len, ==, G_N_ELEMENTS (letters_recipients) - 1);
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  open_letters (fixture, "C1/2025-01-06");
  g_assert_true (says (GTK_WIDGET (fixture->page), "No Letter to Write"));
  g_assert_null (cld_letters_page_new (fixture->session, "nobody", NULL, &error));
  g_assert_nonnull (error);
}

/* --- templates --- */

static GtkTextBuffer *
get_body (Fixture *fixture)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (find (GTK_WIDGET (fixture->page), GTK_TYPE_TEXT_VIEW)));
}

static void
wait_for_template (Fixture *fixture, gboolean own)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (g_get_monotonic_time () < end)
    {
      g_autoptr (CldRecord) record = cld_record_service_load (cld_session_get_store (fixture->session), &cld_template_kind, "reg13-previous-carer", NULL);

      if ((record != NULL) == own && cld_template_editor_is_changed (CLD_TEMPLATE_EDITOR (find (GTK_WIDGET (fixture->page), CLD_TYPE_TEMPLATE_EDITOR))) == FALSE)
        break;
      g_main_context_iteration (NULL, FALSE);
    }
  settle ();
  g_assert_cmpint (g_get_monotonic_time (), <, end);
}

static void
test_templates (Fixture *fixture, gconstpointer data)
{
  CldTemplateEditor *editor;

  show (fixture, cld_templates_page_new (fixture->session));
  editor = CLD_TEMPLATE_EDITOR (find (GTK_WIDGET (fixture->page), CLD_TYPE_TEMPLATE_EDITOR));
  cld_templates_page_choose (CLD_TEMPLATES_PAGE (fixture->page), "reg13-previous-carer");
  settle ();
  g_assert_false (cld_template_editor_is_changed (editor));
  gtk_text_buffer_set_text (get_body (fixture), "They live at {address}.", -1);
  settle ();
  g_assert_false (cld_template_editor_is_valid (editor));
  g_assert_true (says (GTK_WIDGET (fixture->page), "{address}: this recipient (Person caring immediately before) may not know it."));
  gtk_text_buffer_set_text (get_body (fixture), "Moved: " LETTERS_NASTY " {child_name}", -1);
  settle ();
  g_assert_true (cld_template_editor_is_valid (editor));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "pane.save", NULL);
  wait_for_template (fixture, TRUE);
  g_assert_true (says (GTK_WIDGET (fixture->page), "changed by the team"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "templates.reset", NULL);
  wait_for_template (fixture, FALSE);
  g_assert_false (says (GTK_WIDGET (fixture->page), "changed by the team"));
}

static void
test_template_preview (Fixture *fixture, gconstpointer data)
{
  GtkWidget *paper;

  show (fixture, cld_templates_page_new (fixture->session));
  paper = find (GTK_WIDGET (fixture->page), CLD_TYPE_PAPER_BOX);
  g_assert_nonnull (gtk_widget_get_first_child (paper));
  g_assert_cmpint (gtk_widget_get_height (gtk_widget_get_first_child (paper)), >, gtk_widget_get_width (gtk_widget_get_first_child (paper)));
  /* Typed and not saved: it asks. */
  gtk_text_buffer_set_text (get_body (fixture), "Other", -1);
  settle ();
  g_assert_false (cld_pane_leave (fixture->page));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (wait_for_window (ADW_TYPE_MESSAGE_DIALOG)), "discard");
  settle ();
  g_assert_true (cld_pane_leave (fixture->page));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add ("/letters/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("missing", test_missing);
  ADD ("read-again", test_read_again);
  ADD ("text", test_text);
  ADD ("restricted", test_restricted);
  ADD ("sent", test_sent);
  ADD ("none", test_none);
  ADD ("templates", test_templates);
  ADD ("template-preview", test_template_preview);
#undef ADD
  return g_test_run ();
}
