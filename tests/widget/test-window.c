/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "cld-application.h"
#include "cld-window.h"

/* One for the whole program: a process can register only one at its place on the bus. */
static CldApplication *application;

typedef struct
{
  char *folder;
  char *database;
} Fixture;

static void
fixture_set_up (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("caseload-window-XXXXXX", &error);
  g_assert_no_error (error);
  /* An ampersand and a less-than sign would be markup to libadwaita. */
  fixture->database = g_build_filename (fixture->folder, "Ó'Neil & <b> %s%n.db", NULL);
}

static void
fixture_tear_down (Fixture      *fixture,
                   gconstpointer data)
{
  g_unlink (fixture->database);
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->database);
  g_free (fixture->folder);
}

static CldWindow *
open_window (Fixture *fixture)
{
  CldWindow *window = cld_window_new (GTK_APPLICATION (application), fixture->database);

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));

  return window;
}

/* Destroys the window and checks that nothing kept it. */
static void
drop_window (CldWindow *window)
{
  gpointer left = window;

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (left);
}

static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *title)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
      && (title == NULL || g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title)))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_row (CldWindow  *window,
          const char *title)
{
  GtkWidget *row = find (GTK_WIDGET (window), ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  return row;
}

static const char *
page_title (CldWindow *window)
{
  return adw_status_page_get_title (ADW_STATUS_PAGE (find (GTK_WIDGET (window), ADW_TYPE_STATUS_PAGE, NULL)));
}

static void
test_no_database (Fixture      *fixture,
                  gconstpointer data)
{
  CldWindow *window = open_window (fixture);

  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Caseload");
  g_assert_cmpstr (cld_window_get_database (window), ==, fixture->database);
  g_assert_cmpstr (page_title (window), ==, "No children yet");
  g_assert_true (gtk_widget_get_visible (find_row (window, "Import the files of a return")));
  g_assert_false (gtk_widget_get_visible (find_row (window, "List the children")));
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));

  drop_window (window);
}

static void
test_with_database (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *quoted = g_shell_quote (fixture->database);
  g_autofree char *command = g_strconcat ("caseload-cli --database ", quoted, " children", NULL);
  CldWindow *window;
  GtkWidget *row;

  g_assert_true (g_file_set_contents (fixture->database, "", 0, NULL));
  window = open_window (fixture);
  row = find_row (window, "List the children");

  g_assert_cmpstr (page_title (window), ==, "The records are ready");
  g_assert_true (gtk_widget_get_visible (row));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, command);
  g_assert_false (adw_preferences_row_get_use_markup (ADW_PREFERENCES_ROW (row)));

  drop_window (window);
}

static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  CldWindow *window = open_window (fixture);
  GtkWidget *button = find (find_row (window, "Import the files of a return"), GTK_TYPE_BUTTON, NULL);

  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Copy the command");
  gtk_test_accessible_assert_property (find (GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON, NULL),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Main menu");

  drop_window (window);
}

static void
test_shortcuts (Fixture      *fixture,
                gconstpointer data)
{
  CldWindow *window = open_window (fixture);
  GActionMap *map = G_ACTION_MAP (application);
  g_auto (GStrv) accels = NULL;

  g_assert_nonnull (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (window)));
  g_assert_nonnull (g_action_map_lookup_action (map, "about"));
  g_assert_nonnull (g_action_map_lookup_action (map, "quit"));
  accels = gtk_application_get_accels_for_action (GTK_APPLICATION (application), "app.quit");
  g_assert_cmpstrv (accels, ((const char *[]){ "<Control>q", NULL }));

  drop_window (window);
}

static guint
count_toplevels (void)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
}

static void
test_about (Fixture      *fixture,
            gconstpointer data)
{
  guint before;

  open_window (fixture);
  before = count_toplevels ();
  g_action_group_activate_action (G_ACTION_GROUP (application), "about", NULL);
  g_assert_cmpuint (count_toplevels (), ==, before + 1);

  /* Quit closes the window, and the one about the program with it. */
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (application)));
  g_assert_cmpuint (count_toplevels (), ==, 0);
}

static void
test_size_kept (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (CLD_APP_ID);
  CldWindow *window;
  int width, height;

  window = open_window (fixture);
  gtk_window_set_default_size (GTK_WINDOW (window), 640, 480);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  gtk_window_close (GTK_WINDOW (window));
  g_assert_cmpint (g_settings_get_int (settings, "window-width"), ==, 640);
  g_assert_cmpint (g_settings_get_int (settings, "window-height"), ==, 480);

  window = cld_window_new (GTK_APPLICATION (application), fixture->database);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 640);
  g_assert_cmpint (height, ==, 480);
  drop_window (window);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

static void
start_application (void)
{
  g_autoptr (GError) error = NULL;

  application = cld_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_NON_UNIQUE | g_application_get_flags (G_APPLICATION (application)));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  start_application ();

  ADD ("/window/no-database", test_no_database);
  ADD ("/window/with-database", test_with_database);
  ADD ("/window/names", test_names);
  ADD ("/window/shortcuts", test_shortcuts);
  ADD ("/window/about", test_about);
  ADD ("/window/size-kept", test_size_kept);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
