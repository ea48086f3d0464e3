/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspect-fixture.h"

#include "cld-application.h"
#include "cld-impact-page.h"
#include "cld-library-pane.h"
#include "cld-undo-words.h"
#include "cld-window.h"

/* The forms of inspections in a window: what follows from them, and what a screen reader hears. */

/* One for the whole program: a process can register only one at its place on the bus. */
static CldApplication *application;

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldUndoResult) undone = cld_session_undo_finish (CLD_SESSION (source), result, &error);

  *(char **) data = cld_undo_words (undone, error, FALSE);
}

/* Takes the last change back; what the window says of it names the step. */
static void
assert_undone (Fixture *fixture, const char *expected)
{
  g_autofree char *words = NULL;

  cld_session_undo_async (fixture->session, NULL, FALSE, undone_cb, &words);
  while (!words)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (words, ==, expected);
}

/* A form that is saved and taken back. */
static void
test_undo_words (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_form (fixture, &cld_finding_kind, NULL, "inspection", "I16");

  type (page, "type", "REC");
  type (page, "guidance", "GUIDE15:4.6");
  type (page, "text", "Children help to plan their week");
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  assert_undone (fixture, "Undone: finding added: Recommendation (practice)");
  page = show_form (fixture, &cld_enforcement_kind, NULL, "inspection", "I16");
  type (page, "kind", "CR");
  type (page, "from_on", "2016-07-01");
  type (page, "note", "Breach of reg 12");
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  assert_undone (fixture, "Undone: enforcement added: Compliance review / case review");
}

static void
test_impact (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  gint64 n_actions = count (fixture, &cld_action_kind), n_notices = count (fixture, &cld_notice_kind);
  CldPane *pane;

  SAVE (&cld_finding_kind, "F2", "inspection", "I24", "type", "REQ", "regulations", "CHR15-12", "due_on", "2024-08-01", "text", "Unsafe");
  SAVE (&cld_enforcement_kind, "E1", "provider", "1000001", "finding", "F2", "kind", "RA", "from_on", "2025-02-20", "note", "Children not safe");
  pane = cld_impact_page_new (fixture->session, CLD_IMPACT_ENFORCEMENT, "E1", NULL);
  g_assert_nonnull (pane);
  gtk_window_set_child (fixture->window, GTK_WIDGET (pane));
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (pane));
  g_assert_cmpuint (cld_provider_impact_get_children (cld_impact_page_get_impact (CLD_IMPACT_PAGE (pane)))->len, ==, 2);
  g_assert_true (has_label (GTK_WIDGET (pane), "2 children of ours are there now"));
  gtk_widget_activate_action (GTK_WIDGET (pane), "pane.save", NULL);
  while (cld_impact_page_is_busy (CLD_IMPACT_PAGE (pane)))
    g_main_context_iteration (NULL, TRUE);
  wait_for_writer (fixture);
  g_assert_cmpint (count (fixture, &cld_action_kind), ==, n_actions + 2);
  g_assert_cmpint (count (fixture, &cld_notice_kind), ==, n_notices + 1);
  assert_undone (fixture, "Undone: actions for children: Restriction of accommodation");
  g_assert_cmpint (count (fixture, &cld_action_kind), ==, n_actions);
  g_assert_cmpint (count (fixture, &cld_notice_kind), ==, n_notices);
}

static void
test_inadequate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);

  SAVE (&cld_judgement_kind, "J1", "inspection", "I24", "area", "OEP", "grade", "GOOD");
  g_assert_false (cld_impact_is_inadequate (fixture->session, "I24"));
  SAVE (&cld_inspection_kind, "I25", "provider", "1000001", "event_type", "FULL", "started_on", "2025-01-14");
  SAVE (&cld_judgement_kind, "J2", "inspection", "I25", "area", "OEP", "grade", "INAD");
  g_assert_true (cld_impact_is_inadequate (fixture->session, "I25"));
}

static CldWindow *
open_window (Fixture *fixture)
{
  CldWindow *window = cld_window_new (GTK_APPLICATION (application), fixture->path, TODAY);

  gtk_window_present (GTK_WINDOW (window));
  while (!cld_window_get_session (window))
    g_main_context_iteration (NULL, TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

static void
save_in (CldWindow *window)
{
  CldFormPage *page = CLD_FORM_PAGE (g_object_ref (cld_window_get_pane (window)));

  gtk_widget_activate_action (GTK_WIDGET (page), "pane.save", NULL);
  while (cld_form_page_is_busy (page))
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_true (cld_form_page_is_done (page));
  g_object_unref (page);
}

static void
close_window (CldWindow *window)
{
  g_autoptr (CldSession) session = g_object_ref (cld_window_get_session (window));
  gboolean done = FALSE;

  gtk_window_destroy (GTK_WINDOW (window));
  cld_session_run_async (session, nothing_in_writer, NULL, NULL, NULL, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

/* What has consequences shows them by itself; what has none does not. */
static void
test_opens_impact (Fixture *fixture, gconstpointer data)
{
  CldWindow *window = open_window (fixture);
  CldFormPage *page;

  cld_inspect_form_open (GTK_WIDGET (window), &cld_inspection_kind, NULL, "provider", "1000001");
  page = CLD_FORM_PAGE (cld_window_get_pane (window));
  type (page, "started_on", "2025-02-04");
  type (page, "event_type", "FULL");
  cld_judgements_row_set_grade (CLD_JUDGEMENTS_ROW (row_of (page, "judgements")), "OEP", "GOOD");
  save_in (window);
  g_assert_false (CLD_IS_IMPACT_PAGE (cld_window_get_pane (window)));

  cld_inspect_form_open (GTK_WIDGET (window), &cld_inspection_kind, NULL, "provider", "1000001");
  page = CLD_FORM_PAGE (cld_window_get_pane (window));
  type (page, "started_on", "2025-02-18");
  type (page, "event_type", "FULL");
  cld_judgements_row_set_grade (CLD_JUDGEMENTS_ROW (row_of (page, "judgements")), "OEP", "INAD");
  save_in (window);
  g_assert_true (CLD_IS_IMPACT_PAGE (cld_window_get_pane (window)));
  gtk_widget_activate_action (GTK_WIDGET (cld_window_get_pane (window)), "pane.cancel", NULL);

  cld_inspect_form_open (GTK_WIDGET (window), &cld_enforcement_kind, NULL, "provider", "1000001");
  page = CLD_FORM_PAGE (cld_window_get_pane (window));
  type (page, "kind", "SUSP");
  type (page, "from_on", "2025-02-20");
  type (page, "note", "Breach of reg 12: children were not safe");
  save_in (window);
  g_assert_true (CLD_IS_IMPACT_PAGE (cld_window_get_pane (window)));
  close_window (window);
}

/* A provider that is not there yet is recorded on the way, and then chosen. */
static void
test_new_provider (Fixture *fixture, gconstpointer data)
{
  CldWindow *window = open_window (fixture);
  CldFormPage *inspection, *page;
  g_autofree char *urn = NULL;
  g_autofree char *chosen = NULL;

  cld_inspect_form_open (GTK_WIDGET (window), &cld_inspection_kind, NULL, NULL, NULL);
  inspection = CLD_FORM_PAGE (cld_window_get_pane (window));
  g_signal_emit_by_name (row_of (inspection, "provider"), "new-asked", "2765432");
  page = CLD_FORM_PAGE (cld_window_get_pane (window));
  g_assert_true (page != inspection);
  urn = typed_in (page, PROVIDER_URN);
  g_assert_cmpstr (urn, ==, "2765432");
  type (page, "name", "New House");
  save_in (window);
  g_assert_true (cld_window_get_pane (window) == CLD_PANE (inspection));
  chosen = typed_in (inspection, INSPECTION_PROVIDER);
  g_assert_nonnull (chosen);
  g_assert_nonnull (strstr (cld_picker_get_chosen (picker_of (inspection, "provider")), chosen));
  close_window (window);
}

static gboolean
is_named (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)));
}

static void
check_names (GtkWidget *widget, guint *n)
{
  gboolean inner = GTK_IS_TEXT (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_SCROLLBAR (widget) || GTK_IS_LABEL (widget) || GTK_IS_LIST_BOX_ROW (widget);

  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_ENTRY (widget) || (gtk_widget_get_focusable (widget) && !inner))
    {
      if (!is_named (widget))
        g_error ("no name: %s in %s", G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      (*n)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_names (child, n);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page;
  guint n = 0;

  for (guint i = 0; i < cld_kinds_count (); i++)
    if (cld_inspect_form_knows (cld_kinds ()[i]))
      check_names (GTK_WIDGET (show_form (fixture, cld_kinds ()[i], NULL, "inspection", "I16")), &n);
  page = show_form (fixture, &cld_finding_kind, NULL, "inspection", "I16");
  type (page, "regulations", "CHR15-12(2)(a)");
  type (page, "type", "REQ");
  settle ();
  check_names (GTK_WIDGET (page), &n);
  g_assert_cmpuint (n, >, 60);
}

static void
drop (Fixture *fixture, gpointer page)
{
  gpointer left = page;

  g_object_add_weak_pointer (page, &left);
  gtk_window_set_child (fixture->window, NULL);
  /* The frame that is drawn next lets go of it. */
  for (guint i = 0; left && i < 100; i++)
    {
      settle ();
      g_usleep (10000);
    }
  g_assert_null (left);
}

/* Nothing keeps a page that has gone. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  CldFormPage *page = show_form (fixture, &cld_finding_kind, NULL, "inspection", "I16");
  CldPane *pane;

  type (page, "type", "REQ");
  type (page, "regulations", "CHR15-12(2)(a)");
  type (page, "guidance", "GUIDE15:4.2");
  settle ();
  drop (fixture, page);
  wait_for_writer (fixture);
  page = show_form (fixture, &cld_inspection_kind, "I24", NULL, NULL);
  cld_judgements_row_set_grade (CLD_JUDGEMENTS_ROW (row_of (page, "judgements")), "OEP", "GOOD");
  drop (fixture, page);
  drop (fixture, show_form (fixture, &cld_inspection_child_kind, NULL, "inspection", "I24"));
  SAVE (&cld_enforcement_kind, "E1", "provider", "1000001", "kind", "SUSP", "from_on", "2025-02-20", "note", "Breach of reg 12");
  pane = cld_impact_page_new (fixture->session, CLD_IMPACT_ENFORCEMENT, "E1", NULL);
  gtk_window_set_child (fixture->window, GTK_WIDGET (pane));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (pane));
  drop (fixture, pane);
  pane = cld_library_pane_new (fixture->session);
  gtk_window_set_child (fixture->window, GTK_WIDGET (pane));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (pane));
  drop (fixture, pane);
}

static void
start_application (void)
{
  application = cld_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | g_application_get_flags (G_APPLICATION (application)));
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
}

/* The window that asks for an action, over @window. */
static GtkWindow *
open_palette (CldWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  gtk_widget_activate_action (GTK_WIDGET (window), "cld.palette", NULL);
  settle ();
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (other) == GTK_WINDOW (window))
        return other;
    }
  g_assert_not_reached ();
}

static void
assert_offers (CldWindow *window, const char *action, gboolean offered)
{
  GtkWindow *palette = open_palette (window);

  g_assert_true (has_label (GTK_WIDGET (palette), "Keyboard shortcuts"));
  if (has_label (GTK_WIDGET (palette), action) != offered)
    g_error ("%s: %soffered", action, offered ? "not " : "");
  gtk_window_close (palette);
  settle ();
}

/* What cannot be done on the page in view is not offered: a home was inspected, and nothing was found there yet. */
static void
test_palette (Fixture *fixture, gconstpointer data)
{
  CldWindow *window = open_window (fixture);
  CldPane *pane;

  gtk_widget_activate_action (GTK_WIDGET (window), "cld.show-place", "s", "inspections");
  settle ();
  pane = cld_window_get_pane (window);
  assert_offers (window, "Record enforcement against the provider", TRUE);
  assert_offers (window, "Record intervention after the inspection", FALSE);
  assert_offers (window, "Do the duty of the row now", FALSE);
  assert_offers (window, "Print the pack of the tracked children", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (pane), "inspections.enforce", FALSE);
  assert_offers (window, "Record enforcement against the provider", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (pane), "inspections.enforce", TRUE);
  assert_offers (window, "Record enforcement against the provider", TRUE);
  close_window (window);
}

int
main (int argc, char **argv)
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  start_application ();
  ADD ("/inspect-window/impact", test_impact);
  ADD ("/inspect-window/undo-words", test_undo_words);
  ADD ("/inspect-window/inadequate", test_inadequate);
  ADD ("/inspect-window/opens-impact", test_opens_impact);
  ADD ("/inspect-window/new-provider", test_new_provider);
  ADD ("/inspect-window/names", test_names);
  ADD ("/inspect-window/dropped", test_dropped);
  ADD ("/inspect-window/palette", test_palette);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
