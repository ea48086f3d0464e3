/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A temporary folder for files and a database, and a window with an import page on it: for test-import-page.c. */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cld-error.h"
#include "cld-import-page-private.h"
#include "cld-import-run.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "settle.h"

/* The page is driven as its user does it: by the actions behind its buttons and keys. */

#define NASTY "\xC3\x93'Neil & <b>\"%s%n"
#define HEADER "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
#define EPISODES "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
#define GOOD_ROWS "100,M,01/02/2015,WBRI,UN1,,\n101,M,03/02/2015,WBRI,UN1,,\n102,M,05/02/2015,WBRI,UN1,,\n"

typedef struct
{
  char *folder;
  char *database;
  CldSession *session;
  GtkWindow *window;
  CldImportPage *page;
} Fixture;

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      if (g_file_test (entry, G_FILE_TEST_IS_DIR))
        remove_folder (entry);
      else
        g_unlink (entry);
    }
  g_rmdir (path);
}

static void
open_page (Fixture *fixture)
{
  fixture->page = CLD_IMPORT_PAGE (cld_import_page_new (fixture->session, fixture->database));
  fixture->window = GTK_WINDOW (adw_window_new ());
  gtk_window_set_default_size (fixture->window, 1366, 768);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("caseload-import-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_STATE_HOME", fixture->folder, TRUE);
  fixture->database = g_build_filename (fixture->folder, "s.db", NULL);
  open_page (fixture);
}

/* With a caseload that is there already. */
static void
set_up_session (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  set_up (fixture, data);
  gtk_window_destroy (fixture->window);
  fixture->session = cld_session_open (fixture->database, CLD_STORE_CREATE, &error);
  g_assert_no_error (error);
  open_page (fixture);
}

/* Closes the window and checks that nothing kept the page. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer left = fixture->page;
  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_object_add_weak_pointer (G_OBJECT (fixture->page), &left);
  gtk_window_destroy (fixture->window);
  while (left && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (left);
  g_clear_object (&fixture->session);
  settle ();
  remove_folder (fixture->folder);
  g_free (fixture->database);
  g_free (fixture->folder);
}

static void
put (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
wait_idle (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while ((fixture->page->work != CLD_IMPORT_IDLE || fixture->page->recheck_source) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (fixture->page->work, ==, CLD_IMPORT_IDLE);
  settle ();
}

static void
choose (Fixture *fixture, const char *names)
{
  g_auto (GStrv) paths = g_strsplit (names, " ", -1);

  for (guint i = 0; paths[i]; i++)
    {
      char *path = g_build_filename (fixture->folder, paths[i], NULL);

      g_free (paths[i]);
      paths[i] = path;
    }
  cld_import_page_set_paths (fixture->page, (const char *const *) paths);
  wait_idle (fixture);
}

static gboolean
act (Fixture *fixture, const char *action)
{
  gboolean done = gtk_widget_activate_action (GTK_WIDGET (fixture->page), action, NULL);

  wait_idle (fixture);
  return done;
}

static void
assert_on (Fixture *fixture, const char *name)
{
  g_assert_cmpstr (_cld_import_page_get_name (fixture->page), ==, name);
}

/* Whether the main button can be pressed. */
static gboolean
can_go_on (Fixture *fixture)
{
  return gtk_widget_is_sensitive (GTK_WIDGET (fixture->page->main_button));
}

/* Every text below a widget, a line each. */
static void
collect_texts (GtkWidget *widget, GString *out)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    g_string_append_printf (out, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_EDITABLE (widget))
    g_string_append_printf (out, "%s\n", gtk_editable_get_text (GTK_EDITABLE (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect_texts (child, out);
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < 20; i++)
    {
      g_usleep (5000);
      settle ();
    }
  collect_texts (GTK_WIDGET (fixture->page), all);
  if (!strstr (all->str, text))
    g_test_message ("looked for \"%s\" in:\n%s", text, all->str);
  return strstr (all->str, text) != NULL;
}

static void
assert_counts (Fixture *fixture, guint added, guint changed, guint unchanged, guint rejected)
{
  CldImportFileReport sum;
  guint n_files;

  cld_import_result_count (fixture->page->result, &sum, &n_files);
  g_assert_cmpuint (sum.added, ==, added);
  g_assert_cmpuint (sum.changed, ==, changed);
  g_assert_cmpuint (sum.unchanged, ==, unchanged);
  g_assert_cmpuint (sum.rejected, ==, rejected);
}

static guint
count_children (Fixture *fixture)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->database, CLD_STORE_OPEN, NULL);

  return store ? (guint) cld_repo_count (cld_store_get_db (store), &cld_child_kind, NULL) : 0;
}
