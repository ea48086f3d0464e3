/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-fixture.h"

static GListModel *
issues (Fixture *fixture)
{
  return cld_import_issues_get_model (cld_import_check_get_issues (fixture->page->check));
}

static void
fix (Fixture *fixture, guint position, const char *value)
{
  g_autoptr (CldImportIssue) issue = g_list_model_get_item (issues (fixture), position);

  g_signal_emit_by_name (cld_import_check_get_issues (fixture->page->check), "issue-fixed", issue, value);
  wait_idle (fixture);
}

static void
set_all_years (Fixture *fixture, int year)
{
  for (guint i = 0; i < 10; i++)
    cld_import_years_set_year (fixture->page->years, i, year);
}

/* --- the tests --- */

static void
undone (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "import.undo", NULL);
  while (!shows (fixture, "The import was undone") && g_get_monotonic_time () < end)
    settle ();
}

/* From nothing to a caseload, and back. */
static void
test_first_run (Fixture *fixture, gconstpointer data)
{
  assert_on (fixture, "files");
  g_assert_false (can_go_on (fixture));
  put (fixture, "in/header.csv", HEADER GOOD_ROWS);
  put (fixture, "in/episodes.csv", EPISODES "100,01/05/2024,S,C2,N1,U4,PR1,,,,LS1 1AA,LS2 2BB,SC123456\n");
  choose (fixture, "in");
  g_assert_true (can_go_on (fixture));
  g_assert_true (shows (fixture, "2 of 2 files can be imported"));
  act (fixture, "pane.save");
  assert_on (fixture, "years");
  g_assert_true (can_go_on (fixture));
  g_assert_true (shows (fixture, "From the dates"));
  act (fixture, "pane.save");
  assert_on (fixture, "check");
  assert_counts (fixture, 4, 0, 0, 0);
  g_assert_true (shows (fixture, "No Problems Found"));
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));
  act (fixture, "pane.save");
  assert_on (fixture, "done");
  g_assert_true (shows (fixture, "4 rows imported"));
  g_assert_cmpuint (count_children (fixture), ==, 3);
  undone (fixture);
  g_assert_true (shows (fixture, "The import was undone"));
  g_assert_cmpuint (count_children (fixture), ==, 0);
}

static void
changed_cb (CldSession *session, const char *child, guint *n)
{
  (*n)++;
}

/* With a caseload that is there: everybody who shows it is told; what is there already cannot be imported again. */
static void
test_session (Fixture *fixture, gconstpointer data)
{
  guint n_told = 0;

  g_signal_connect (fixture->session, "changed", G_CALLBACK (changed_cb), &n_told);
  put (fixture, "child.csv", "ref,surname\n1,Ash\n2," "\"" "\xC3\x93'Neil & <b>\"\"%s%n" "\"\n");
  choose (fixture, "child.csv");
  act (fixture, "pane.save");
  /* No return is among the files: no year is asked for. */
  assert_on (fixture, "check");
  act (fixture, "pane.save");
  assert_on (fixture, "done");
  g_assert_cmpuint (n_told, ==, 1);
  act (fixture, "import.again");
  assert_on (fixture, "files");
  g_assert_false (can_go_on (fixture));
  choose (fixture, "child.csv");
  act (fixture, "pane.save");
  assert_on (fixture, "check");
  assert_counts (fixture, 0, 0, 2, 0);
  g_assert_false (can_go_on (fixture));
  g_assert_true (shows (fixture, "Everything in these files is recorded already"));
}

/* A year that cannot be told is asked for. */
static void
test_years (Fixture *fixture, gconstpointer data)
{
  put (fixture, "header.csv", HEADER GOOD_ROWS);
  choose (fixture, "header.csv");
  act (fixture, "pane.save");
  assert_on (fixture, "years");
  g_assert_false (can_go_on (fixture));
  g_assert_true (shows (fixture, "Set the year"));
  set_all_years (fixture, 2024);
  g_assert_true (can_go_on (fixture));
  g_assert_true (shows (fixture, "2023\xE2\x80\x93"
                                 "24"));
  act (fixture, "pane.save");
  assert_on (fixture, "check");
  g_assert_cmpint (((CldImportFileReport *) cld_import_result_get_report (fixture->page->result)->files->pdata[0])->year, ==, 2024);
  act (fixture, "pane.cancel");
  assert_on (fixture, "years");
  act (fixture, "pane.cancel");
  assert_on (fixture, "files");
}

static void
to_check (Fixture *fixture)
{
  put (fixture, "header.csv",
       HEADER GOOD_ROWS "103,M,31/02/2015,WBRI,UN1,,\n104,M,01/02/2015,WBRX,UN1,,\n105,M,soon,\"\xC3\x93'Neil & <b>\"\"%s%n\",UN1,,\n");
  choose (fixture, "header.csv");
  act (fixture, "pane.save");
  set_all_years (fixture, 2025);
  act (fixture, "pane.save");
  assert_on (fixture, "check");
}

/* Problems are fixed at their cells; the counts go down; nothing is fixed by itself; the file stays as it is. */
static void
test_fixes (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "header.csv", NULL);
  g_autofree char *before = NULL, *after = NULL;

  to_check (fixture);
  g_file_get_contents (path, &before, NULL, NULL);
  assert_counts (fixture, 4, 0, 0, 2);
  g_assert_cmpuint (g_list_model_get_n_items (issues (fixture)), ==, 3);
  fix (fixture, 0, "28/02/2015");
  assert_on (fixture, "check");
  assert_counts (fixture, 5, 0, 0, 1);
  g_assert_cmpuint (g_list_model_get_n_items (issues (fixture)), ==, 2);
  fix (fixture, 1, "no date either");
  assert_counts (fixture, 5, 0, 0, 1);
  g_assert_true (shows (fixture, "no date either"));
  fix (fixture, 1, "02/02/2015");
  assert_counts (fixture, 6, 0, 0, 0);
  g_assert_true (shows (fixture, "Take back the last of 3 fixes"));
  /* Taken back, it is as it was. */
  g_signal_emit_by_name (fixture->page->check, "unfix");
  wait_idle (fixture);
  assert_counts (fixture, 5, 0, 0, 1);
  act (fixture, "pane.save");
  assert_on (fixture, "done");
  g_assert_cmpuint (count_children (fixture), ==, 5);
  g_file_get_contents (path, &after, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
}

/* A file that somebody changed meanwhile gets no fix that was meant for another cell. */
static void
test_changed_file (Fixture *fixture, gconstpointer data)
{
  to_check (fixture);
  put (fixture, "header.csv", HEADER "999,M,01/02/2001,WBRI,UN1,,\n" GOOD_ROWS "103,M,31/02/2015,WBRI,UN1,,\n");
  fix (fixture, 0, "28/02/2015");
  assert_counts (fixture, 4, 0, 0, 1);
}

static void
test_good_rows_only (Fixture *fixture, gconstpointer data)
{
  to_check (fixture);
  cld_import_check_set_good_rows_only (fixture->page->check, TRUE);
  wait_idle (fixture);
  assert_counts (fixture, 3, 0, 0, 3);
  /* What is listed is what is wrong, not that its row stays out. */
  g_assert_cmpuint (g_list_model_get_n_items (issues (fixture)), ==, 3);
  act (fixture, "pane.save");
  assert_on (fixture, "done");
  g_assert_cmpuint (count_children (fixture), ==, 3);
}

/* What a cell holds is shown as it is: in the list, in the grid, and of a guessed encoding. */
static void
test_nasty (Fixture *fixture, gconstpointer data)
{
  put (fixture, "header.csv", HEADER "1,M,01/02/2015,\"\xC3\x93'Neil & <b>\"\"%s%n\",UN1,,\n");
  put (fixture, "case.csv", "Client ID,Surname,Forename,Team\n1,\"\xD3'Neil & <b>\"\"%s%n\",Robin,North\n");
  choose (fixture, "header.csv case.csv");
  g_assert_true (shows (fixture, "Windows-1252"));
  g_assert_true (shows (fixture, NASTY));
  act (fixture, "pane.save");
  set_all_years (fixture, 2025);
  act (fixture, "pane.save");
  assert_on (fixture, "check");
  {
    g_autoptr (CldImportIssue) issue = g_list_model_get_item (issues (fixture), 0);
    g_autofree char *sentence = cld_import_issue_make_sentence (issue);

    g_assert_nonnull (strstr (sentence, NASTY));
    g_assert_true (shows (fixture, sentence));
  }
  g_assert_true (shows (fixture, "\n" NASTY "\n"));
}

/* Esc during a dry run leads back, and nothing was written. */
static void
test_cancel_check (Fixture *fixture, gconstpointer data)
{
  put (fixture, "child.csv", "ref,surname\n1,Ash\n");
  choose (fixture, "child.csv");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "pane.save", NULL);
  assert_on (fixture, "busy");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "pane.cancel", NULL);
  wait_idle (fixture);
  /* It may have been done just before. */
  g_assert_true (strcmp (_cld_import_page_get_name (fixture->page), "files") == 0 || strcmp (_cld_import_page_get_name (fixture->page), "check") == 0);
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));
}

/* A cancelled import says that nothing was written, and nothing is; the files are still there to try again. */
static void
test_cancel_import (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("ref,surname\n");

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "%u,Ash\n", i + 1);
  put (fixture, "child.csv", text->str);
  choose (fixture, "child.csv");
  act (fixture, "pane.save");
  assert_on (fixture, "check");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "pane.save", NULL);
  assert_on (fixture, "busy");
  /* The page stays as long as that runs. */
  g_assert_false (cld_pane_leave (CLD_PANE (fixture->page)));
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "pane.cancel", NULL);
  wait_idle (fixture);
  assert_on (fixture, "refused");
  g_assert_cmpstr (adw_status_page_get_title (fixture->page->refused), ==, "Import Cancelled");
  g_assert_cmpuint (count_children (fixture), ==, 0);
  act (fixture, "pane.save");
  assert_on (fixture, "check");
  assert_counts (fixture, 20000, 0, 0, 0);
}

/* Refusals: a folder for a database; the page says why and leads back to the files. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_mkdir (fixture->database, 0700);
  put (fixture, "child.csv", "ref,surname\n1,Ash\n");
  choose (fixture, "child.csv");
  act (fixture, "pane.save");
  assert_on (fixture, "refused");
  g_assert_cmpstr (adw_status_page_get_description (fixture->page->refused), !=, "");
  g_rmdir (fixture->database);
  act (fixture, "import.files");
  assert_on (fixture, "files");
  act (fixture, "pane.save");
  assert_on (fixture, "check");
}

/* What is no table is listed with its reason; a file can be taken out again. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  put (fixture, "bad.csv", HEADER "100,\"M,01/02/2015\n");
  put (fixture, "words.txt", "Nothing,but words\n");
  choose (fixture, "bad.csv words.txt");
  g_assert_true (shows (fixture, "Cannot be read"));
  g_assert_true (shows (fixture, "0 of 2 files can be imported"));
  g_assert_false (can_go_on (fixture));
  put (fixture, "child.csv", "ref,surname\n1,Ash\n");
  choose (fixture, "bad.csv words.txt child.csv");
  g_assert_true (can_go_on (fixture));
}

static void
test_save_rejects (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.csv", NULL);
  g_autofree char *text = NULL;
  GStatBuf info;

  to_check (fixture);
  _cld_import_page_save_rejects (fixture->page, path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "103,M,31/02/2015"));
  g_assert_null (strstr (text, "104"));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

/* In a narrow window the problem list stays, and nothing asks for more room than there is. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  int minimum;

  to_check (fixture);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (cld_import_check_get_grid (fixture->page->check))));
  gtk_window_set_default_size (fixture->window, 360, 640);
  for (guint i = 0; i < 40; i++)
    {
      g_usleep (10000);
      settle ();
    }
  gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (cld_import_check_get_grid (fixture->page->check))));
  g_assert_true (shows (fixture, "31/02/2015"));
}

static GtkWidget *
find_label (GtkWidget *in, const char *text)
{
  if (GTK_IS_LABEL (in) && strcmp (gtk_label_get_text (GTK_LABEL (in)), text) == 0)
    return in;
  for (GtkWidget *child = gtk_widget_get_first_child (in); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found)
        return found;
    }
  return NULL;
}

/* What Tab does: the lists have it first. */
static GtkWidget *
press_tab (Fixture *fixture, gboolean back)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  gboolean handled = FALSE;

  for (GtkWidget *at = focus; at && !handled; at = gtk_widget_get_parent (at))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (at);

      for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
        {
          g_autoptr (GtkEventController) keys = g_list_model_get_item (controllers, i);

          if ((GTK_IS_LIST_VIEW (at) || GTK_IS_COLUMN_VIEW (at)) && GTK_IS_EVENT_CONTROLLER_KEY (keys)
              && gtk_event_controller_get_propagation_phase (keys) == GTK_PHASE_CAPTURE)
            g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Tab, 0, back ? GDK_SHIFT_MASK : 0, &handled);
        }
    }
  if (!handled)
    gtk_widget_child_focus (GTK_WIDGET (fixture->window), back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  settle ();
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

/* However many problems there are, everything on the page is a few Tabs away, both ways. */
static void
test_tab (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEADER GOOD_ROWS);
  GtkWidget *good, *focus;
  gboolean seen_good = FALSE, seen_back = FALSE, seen_main = FALSE;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "%u,M,31/02/2015,WBRI,UN1,,\n", i + 200);
  put (fixture, "header.csv", text->str);
  choose (fixture, "header.csv");
  act (fixture, "pane.save");
  set_all_years (fixture, 2025);
  act (fixture, "pane.save");
  assert_on (fixture, "check");
  for (guint i = 0; i < 40; i++)
    {
      g_usleep (10000);
      settle ();
    }
  good = find_label (GTK_WIDGET (fixture->page->check), "Good rows only");
  g_assert_nonnull (good);
  good = gtk_widget_get_next_sibling (good);
  for (guint way = 0; way < 2; way++)
    {
      seen_good = seen_back = seen_main = FALSE;
      cld_import_check_focus (fixture->page->check);
      settle ();
      for (guint i = 0; i < 16; i++)
        {
          focus = press_tab (fixture, way == 1);
          g_test_message ("%s %u: %s %s", way ? "back" : "on", i, focus ? G_OBJECT_TYPE_NAME (focus) : "nothing",
                          GTK_IS_BUTTON (focus) && gtk_button_get_label (GTK_BUTTON (focus)) ? gtk_button_get_label (GTK_BUTTON (focus)) : "");
          seen_good = seen_good || focus == good;
          seen_back = seen_back || focus == GTK_WIDGET (fixture->page->back_button);
          seen_main = seen_main || focus == GTK_WIDGET (fixture->page->main_button);
        }
      g_assert_true (seen_good);
      g_assert_true (seen_back);
      g_assert_true (seen_main);
    }
}

/* Thousands of problems: the list is there at once, and a fix keeps its place. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (HEADER);
  gint64 start;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text, "%u,M,31/02/2015,WBRI,UN1,,\n", i + 1);
  put (fixture, "header.csv", text->str);
  choose (fixture, "header.csv");
  act (fixture, "pane.save");
  set_all_years (fixture, 2025);
  act (fixture, "pane.save");
  assert_on (fixture, "check");
  g_assert_cmpuint (g_list_model_get_n_items (issues (fixture)), ==, 5000);
  start = g_get_monotonic_time ();
  cld_import_issues_select_line (cld_import_check_get_issues (fixture->page->check), cld_import_result_get_report (fixture->page->result)->files->pdata[0], 4002);
  settle ();
  g_test_message ("a far problem chosen in %d ms", (int) ((g_get_monotonic_time () - start) / 1000));
  g_assert_cmpuint (cld_import_grid_get_line (cld_import_check_get_grid (fixture->page->check)), ==, 4002);
  start = g_get_monotonic_time ();
  fix (fixture, 4000, "28/02/2015");
  g_test_message ("fixed and checked again in %d ms", (int) ((g_get_monotonic_time () - start) / 1000));
  g_assert_cmpuint (g_list_model_get_n_items (issues (fixture)), ==, 4999);
  g_assert_cmpuint (cld_import_grid_get_line (cld_import_check_get_grid (fixture->page->check)), ==, 4003);
}

/* --- the demonstration --- */

typedef struct
{
  gboolean is_ready;
  GError *error;
  guint n_told;
} Answer;

static void
told_cb (CldImportStep step, double part, gpointer data)
{
  ((Answer *) data)->n_told++;
}

static void
demonstration_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  cld_import_demonstration_finish (result, &answer->error);
  answer->is_ready = TRUE;
}

static void
make_demonstration (Fixture *fixture, Answer *answer)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "demonstration", NULL);

  *answer = (Answer) { 0 };
  cld_import_demonstration_async (fixture->database, folder, NULL, told_cb, answer, demonstration_cb, answer);
  while (!answer->is_ready)
    g_main_context_iteration (NULL, TRUE);
}

/* The folder and its years, as made-up children; never into somebody's own records. */
static void
test_demonstration (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = NULL;
  Answer answer;

  put (fixture, "demonstration/child.csv", "ref,surname\n1,Ash\n");
  put (fixture, "demonstration/2025/header.csv", HEADER GOOD_ROWS);
  put (fixture, "demonstration/2025/episodes.csv", EPISODES "100,01/05/2024,S,C2,N1,U4,PR1,,,,LS1 1AA,LS2 2BB,SC123456\n");
  put (fixture, "demonstration/other/child.csv", "ref,surname\n2,Ash\n");
  make_demonstration (fixture, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpuint (answer.n_told, >, 0);
  g_assert_cmpuint (count_children (fixture), ==, 4);
  store = cld_store_open (fixture->database, CLD_STORE_OPEN, NULL);
  g_assert_true (cld_store_is_made_up (store));
  make_demonstration (fixture, &answer);
  g_assert_no_error (answer.error);
}

static void
test_demonstration_elsewhere (Fixture *fixture, gconstpointer data)
{
  Answer answer;

  put (fixture, "demonstration/child.csv", "ref,surname\n1,Ash\n");
  make_demonstration (fixture, &answer);
  g_assert_error (answer.error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
  g_clear_error (&answer.error);
  g_assert_cmpuint (count_children (fixture), ==, 0);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
#define ADD(name, func) g_test_add ("/import-page/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("first-run", test_first_run);
  ADD ("years", test_years);
  ADD ("fixes", test_fixes);
  ADD ("changed-file", test_changed_file);
  ADD ("good-rows-only", test_good_rows_only);
  ADD ("nasty", test_nasty);
  ADD ("cancel-check", test_cancel_check);
  ADD ("cancel-import", test_cancel_import);
  ADD ("refused", test_refused);
  ADD ("unreadable", test_unreadable);
  ADD ("save-rejects", test_save_rejects);
  ADD ("narrow", test_narrow);
  ADD ("tab", test_tab);
  ADD ("many", test_many);
  ADD ("demonstration", test_demonstration);
#undef ADD
  g_test_add ("/import-page/session", Fixture, NULL, set_up_session, test_session, tear_down);
  g_test_add ("/import-page/demonstration-elsewhere", Fixture, NULL, set_up_session, test_demonstration_elsewhere, tear_down);
  return g_test_run ();
}
