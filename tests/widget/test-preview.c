/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "../unit/store/store-fixture.h"

#include "cld-log-reader.h"
#include "cld-page-view.h"
#include "cld-pages.h"
#include "cld-pdf.h"
#include "cld-print-operation.h"
#include "cld-print-panel.h"
#include "cld-print-preview.h"
#include "cld-print-ui.h"

#define NASTY "Ó'Neil & <b>\"%s%n"
#define PATIENCE 20 /* seconds */

static CldSession *session;

static void
fill (const char *path)
{
  g_autoptr (CldStore) store = open_store (path, CLD_STORE_CREATE);
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *set = begin_set (store);

  put (set, NULL, make_row (arena, &cld_contact_kind, "K1", "name", "Dawn Quince", "role", "PARENT", NULL));
  put (set, NULL, make_row (arena, &cld_child_kind, "C1", "given_names", "Jay", "surname", NASTY, "date_of_birth", "2013-11-14", NULL));
  put (set, NULL, make_row (arena, &cld_relationship_kind, "R1", "child", "C1", "contact", "K1", "kind", "MOTHER", NULL));
  for (guint i = 0; i < 60; i++)
    put (set, NULL, make_row (arena, &cld_visit_kind, cld_arena_printf (arena, "V%u", i), "child", "C1", "visited_on", "2024-05-01", "outcome", "SEEN", "notes", NASTY, NULL));
  g_free (commit_set (set));
}

static gboolean
count_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  /* A look for each child, and one record. */
  *(guint *) data += g_str_equal (entry->act, CLD_ACT_PRINT) && strstr (entry->detail, "\"print_log\"") ? 1 : 0;
  return TRUE;
}

/* How often something was printed, by the change log. */
static guint
count_prints (void)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  cld_log_each (cld_session_get_store (session), &(CldLogFilter){ NULL }, count_cb, &n, &error);
  g_assert_no_error (error);
  return n;
}

static void
settle (CldPrintPreview *preview)
{
  gint64 end = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;
  gboolean more = TRUE;

  /* What was typed is taken after a moment, and on a busy computer only when nothing else is left to do. */
  for (gint64 rest = g_get_monotonic_time () + G_USEC_PER_SEC / 2; more || g_get_monotonic_time () < rest || cld_print_preview_is_busy (preview);)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      more = g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static gpointer
get_part (CldPrintPreview *preview, GType type, const char *id)
{
  GObject *part = gtk_widget_get_template_child (GTK_WIDGET (preview), CLD_TYPE_PRINT_PREVIEW, id);

  g_assert_true (G_TYPE_CHECK_INSTANCE_TYPE (part, type));
  return part;
}

static gpointer
get_choice (CldPrintPreview *preview, const char *id)
{
  return gtk_widget_get_template_child (get_part (preview, CLD_TYPE_PRINT_PANEL, "panel"), CLD_TYPE_PRINT_PANEL, id);
}

static CldPrintPreview *
open_preview (CldPrintKind kind, const char *child)
{
  g_autoptr (CldPrintJob) job = cld_print_job_new_child (kind, child);
  CldPrintPreview *preview = cld_print_preview_new (session, job);

  gtk_window_present (GTK_WINDOW (preview));
  settle (preview);
  return preview;
}

static void
close_preview (CldPrintPreview *preview)
{
  gpointer left = preview;

  g_object_add_weak_pointer (G_OBJECT (preview), &left);
  gtk_window_destroy (GTK_WINDOW (preview));
  for (guint i = 0; i < 200 && left; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_null (left);
}

static char *
shown_text (CldPrintPreview *preview)
{
  return cld_paper_get_page_text (cld_print_preview_get_paper (preview), 0);
}

/* Pages, their names, the way from one to the next; looking is not printing. */
static void
test_pages (void)
{
  CldPrintPreview *preview = open_preview (CLD_PRINT_RECORD, "C1");
  CldPages *pages = get_part (preview, CLD_TYPE_PAGES, "pages"), *thumbs = get_part (preview, CLD_TYPE_PAGES, "thumbs");
  guint n = cld_paper_get_n_pages (cld_print_preview_get_paper (preview)), before = count_prints ();
  g_autofree char *first = g_strdup_printf ("Page 1 of %u", n), *second = g_strdup_printf ("Page 2 of %u", n);
  g_autofree char *text = shown_text (preview);
  GtkWidget *page = find (GTK_WIDGET (pages), CLD_TYPE_PAGE_VIEW);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (preview)), ==, "Print preview");
  g_assert_cmpuint (n, >=, 2);
  g_assert_cmpuint (cld_pages_get_n_pages (pages), ==, n);
  g_assert_cmpuint (cld_pages_get_n_pages (thumbs), ==, n);
  gtk_test_accessible_assert_role (page, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (page, GTK_ACCESSIBLE_PROPERTY_LABEL, first);
  gtk_test_accessible_assert_property (page, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);
  g_assert_nonnull (strstr (text, NASTY));
  g_assert_cmpstr (gtk_label_get_text (get_part (preview, GTK_TYPE_LABEL, "page_label")), ==, first);

  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.next", NULL);
  settle (preview);
  g_assert_cmpstr (gtk_label_get_text (get_part (preview, GTK_TYPE_LABEL, "page_label")), ==, second);
  g_assert_cmpuint (cld_pages_get_current (thumbs), ==, 1);
  cld_pages_set_current (thumbs, 0);
  g_assert_cmpuint (cld_pages_get_current (pages), ==, 0);
  g_assert_cmpuint (count_prints (), ==, before);
  close_preview (preview);
}

static void
test_zoom (void)
{
  CldPrintPreview *preview = open_preview (CLD_PRINT_SUMMARY, "C1");
  CldPages *pages = get_part (preview, CLD_TYPE_PAGES, "pages");
  double fit = cld_pages_get_shown_zoom (pages);

  g_assert_cmpfloat (cld_pages_get_zoom (pages), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom-in", NULL);
  settle (preview);
  g_assert_cmpfloat (cld_pages_get_shown_zoom (pages), >, fit * 1.2);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom-fit", NULL);
  settle (preview);
  g_assert_cmpfloat_with_epsilon (cld_pages_get_shown_zoom (pages), fit, 0.01);
  close_preview (preview);
}

/* Each choice lays the pages out again. */
static void
test_options (void)
{
  CldPrintPreview *preview = open_preview (CLD_PRINT_SUMMARY, "C1");
  g_autofree char *plain = shown_text (preview), *masked = NULL, *early = NULL, *history = NULL;

  g_assert_nonnull (strstr (plain, "Dawn Quince"));
  gtk_switch_set_active (get_choice (preview, "mask"), TRUE);
  gtk_editable_set_text (get_choice (preview, "purpose"), NASTY);
  settle (preview);
  masked = shown_text (preview);
  g_assert_null (strstr (masked, "Quince"));
  g_assert_nonnull (strstr (masked, NASTY " · third parties masked"));

  gtk_check_button_set_active (get_choice (preview, "history"), TRUE);
  settle (preview);
  history = shown_text (preview);
  g_assert_nonnull (strstr (history, "History of changes"));

  /* What cannot be read is not printed as if it had been. */
  gtk_editable_set_text (get_choice (preview, "as_known_on"), "31/2/2020");
  settle (preview);
  gtk_test_accessible_assert_state (get_choice (preview, "as_known_on"), GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_false (gtk_widget_get_sensitive (get_part (preview, GTK_TYPE_BUTTON, "print_button")));
  gtk_editable_set_text (get_choice (preview, "as_known_on"), "1/2/2020");
  settle (preview);
  g_assert_null (cld_print_preview_get_paper (preview));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (get_part (preview, GTK_TYPE_STACK, "stack")), ==, "problem");
  gtk_editable_set_text (get_choice (preview, "as_known_on"), "");
  settle (preview);
  g_assert_nonnull (cld_print_preview_get_paper (preview));
  g_assert_true (gtk_widget_get_sensitive (get_part (preview, GTK_TYPE_BUTTON, "print_button")));
  close_preview (preview);
}

static void
test_closed_at_once (void)
{
  g_autoptr (CldPrintJob) job = cld_print_job_new_child (CLD_PRINT_RECORD, "C1");
  CldPrintPreview *preview = cld_print_preview_new (session, job);

  gtk_window_present (GTK_WINDOW (preview));
  close_preview (preview);
}

static char *
read_pdf (const char *path, gboolean pixels)
{
  const char *const text[] = { "pdftotext", "-layout", path, "-", NULL }, *const ppm[] = { "pdftoppm", "-gray", "-r", "60", path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (pixels ? ppm : text, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &bytes, NULL, &error));
  g_assert_true (g_subprocess_get_successful (process));
  return pixels ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* A PDF that only its owner reads, with the number of its one entry in the log on it; names are in no metadata. */
static void
test_save (void)
{
  g_autoptr (CldPrintJob) job = cld_print_job_new_child (CLD_PRINT_SUMMARY, "C1");
  g_autofree char *path = fixture_path ("saved.pdf"), *folder = g_path_get_dirname (path), *bad = g_build_filename (folder, "none", "x.pdf", NULL);
  g_autofree char *text = NULL, *data = NULL;
  g_autoptr (GError) error = NULL;
  CldPrintOptions options = { .mask = TRUE };
  guint before = count_prints ();
  GStatBuf info;

  g_assert_true (cld_print_save (session, job, &options, path, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_prints (), ==, before + 1);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  text = read_pdf (path, FALSE);
  g_assert_nonnull (strstr (text, "Check code "));
  g_assert_nonnull (strstr (text, "print 20"));
  g_assert_nonnull (strstr (text, "Page 2 of 2") ? text : strstr (text, "Page 1 of 1"));
  g_assert_null (strstr (text, "Quince"));
  g_assert_true (g_file_get_contents (path, &data, NULL, NULL));
  g_assert_null (strstr (data, "Neil"));

  /* What has no place is not logged. */
  g_assert_false (cld_print_save (session, job, &options, path, FALSE, &error));
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (cld_print_save (session, job, &options, bad, FALSE, &error));
  g_clear_error (&error);
  g_assert_cmpuint (count_prints (), ==, before + 1);
  g_assert_true (cld_print_save (session, job, &options, path, TRUE, &error));
  g_assert_cmpuint (count_prints (), ==, before + 2);
}

typedef struct
{
  gboolean done;
  CldPrintResult result;
} Outcome;

static void
printed_cb (CldPrintOrder *order, CldPrintResult result, const GError *error, gpointer data)
{
  Outcome *outcome = data;

  g_assert_no_error (error);
  outcome->done = TRUE;
  outcome->result = result;
}

static void
test_print (gconstpointer data)
{
  CldPrintKind kind = GPOINTER_TO_UINT (data);
  g_autoptr (CldPrintJob) job = cld_print_job_new_child (kind, "C1");
  g_autofree char *printed = fixture_path ("printed.pdf"), *saved = fixture_path ("saved.pdf");
  g_autofree char *printed_text = NULL, *printed_pixels = NULL, *saved_pixels = NULL;
  g_autoptr (GError) error = NULL;
  CldPrintOptions options = { .printed_at = "2025-03-04T14:31", .printed_by = "Priya Nair" };
  g_autoptr (CldPrintOrder) order = cld_print_order_new (session, job, &options);
  g_autoptr (CldPaper) look = cld_print_job_make_paper (job, cld_session_get_store (session), cld_print_order_get_options (order), &error);
  Outcome outcome = { FALSE, CLD_PRINT_RESULT_FAILED };
  guint before = count_prints ();
  CldPrintOptions same;
  g_autoptr (GFile) file = g_file_new_for_path (saved);
  g_autoptr (GFileOutputStream) stream = NULL;

  cld_print_operation_run (order, look, GTK_PRINT_OPERATION_ACTION_EXPORT, printed, NULL, printed_cb, &outcome);
  for (gint64 end = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC; !outcome.done; g_main_context_iteration (NULL, FALSE))
    g_assert_cmpint (g_get_monotonic_time (), <, end);
  g_assert_cmpint (outcome.result, ==, CLD_PRINT_RESULT_DONE);
  g_assert_cmpuint (count_prints (), ==, before + 1);

  /* The very same document as PDF: not a pixel differs. */
  same = *cld_print_order_get_options (order);
  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, &error);
  g_assert_true (cld_pdf_write (cld_print_order_get_paper (order), G_OUTPUT_STREAM (stream), "Test", &error));
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error));
  g_assert_nonnull (same.print_number);
  printed_text = read_pdf (printed, FALSE);
  g_assert_nonnull (strstr (printed_text, same.print_number));
  printed_pixels = read_pdf (printed, TRUE);
  saved_pixels = read_pdf (saved, TRUE);
  g_assert_cmpstr (printed_pixels, ==, saved_pixels);
}

/* The pages are read first: the keys go to them. */
static void
test_focus (void)
{
  CldPrintPreview *preview = open_preview (CLD_PRINT_RECORD, "C1");
  GtkWidget *pages = get_part (preview, CLD_TYPE_PAGES, "pages"), *focus = gtk_window_get_focus (GTK_WINDOW (preview));

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, pages));
  close_preview (preview);
}

/* Stopped, nothing is shown and nothing can be printed; once more, and it is there. */
static void
test_stop (void)
{
  const char *children[61];
  g_autoptr (CldPrintJob) job = NULL;
  CldPrintPreview *preview;
  GtkStack *stack;

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    children[i] = i + 1 < G_N_ELEMENTS (children) ? "C1" : NULL;
  job = cld_print_job_new_summaries (children);
  preview = cld_print_preview_new (session, job);
  stack = get_part (preview, GTK_TYPE_STACK, "stack");
  gtk_window_present (GTK_WINDOW (preview));
  g_assert_true (cld_print_preview_is_busy (preview));
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.stop", NULL);
  g_assert_false (cld_print_preview_is_busy (preview));
  settle (preview);
  g_assert_null (cld_print_preview_get_paper (preview));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "problem");
  g_assert_true (gtk_widget_get_mapped (get_part (preview, GTK_TYPE_BUTTON, "again_button")));
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.again", NULL);
  settle (preview);
  g_assert_nonnull (cld_print_preview_get_paper (preview));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "pages");
  close_preview (preview);
}

/* From nothing to all of it. */
static void
test_fraction (void)
{
  g_autoptr (CldPrintJob) two = cld_print_job_new_summaries ((const char *const[]){ "C1", "C1", NULL }), one = cld_print_job_new_child (CLD_PRINT_SUMMARY, "C1");
  CldPrintOptions options = { NULL };
  g_autoptr (CldPrintOrder) order = cld_print_order_new (session, two, &options), single = cld_print_order_new (session, one, &options);
  g_autoptr (CldPrintJob) sheets = cld_print_job_new_visit_sheets ((const char *const[]){ "C1", "C1", NULL });
  g_autoptr (CldPrintOrder) blank = cld_print_order_new (session, sheets, &options);
  g_autoptr (GError) error = NULL;

  g_assert_cmpfloat (cld_print_order_get_fraction (single), <, 0);
  g_assert_cmpfloat (cld_print_order_get_fraction (order), ==, 0);
  g_assert_true (cld_print_order_run (order, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (cld_print_order_get_fraction (order), ==, 1);
  /* Whatever is made of each child counts, not the summaries alone. */
  g_assert_cmpfloat (cld_print_order_get_fraction (blank), ==, 0);
  g_assert_true (cld_print_order_run (blank, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (cld_print_order_get_fraction (blank), ==, 1);
}

int
main (int argc, char *argv[])
{
  static const char *const names[] = { "summary", "placements", "record", "history" };
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int result;

  fixture_init ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  path = fixture_path ("caseload.db");
  fill (path);
  session = cld_session_open (path, CLD_STORE_OPEN, &error);
  g_assert_no_error (error);
  cld_session_set_today (session, "2025-03-04");

  g_test_add_func ("/preview/pages", test_pages);
  g_test_add_func ("/preview/zoom", test_zoom);
  g_test_add_func ("/preview/options", test_options);
  g_test_add_func ("/preview/closed-at-once", test_closed_at_once);
  g_test_add_func ("/preview/focus", test_focus);
  g_test_add_func ("/preview/stop", test_stop);
  g_test_add_func ("/preview/fraction", test_fraction);
  g_test_add_func ("/preview/save", test_save);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat ("/preview/print/", names[i], NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_print);
    }

  result = g_test_run ();
  g_object_unref (session);
  if (result == 0)
    remove_tree (fixture_root);
  return result;
}
