/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "cld-actions.h"
#include "cld-application.h"
#include "cld-child-page.h"
#include "cld-children-pane.h"
#include "cld-first-page.h"
#include "cld-kinds.h"
#include "cld-record-service.h"
#include "cld-settings.h"
#include "cld-today-pane.h"
#include "cld-window.h"
#include "settle.h"

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
  g_autofree char *journal = g_strconcat (fixture->database, "-journal", NULL);

  g_unlink (fixture->database);
  g_unlink (journal);
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->database);
  g_free (fixture->folder);
}

static CldWindow *
open_window (Fixture *fixture)
{
  CldWindow *window = cld_window_new (GTK_APPLICATION (application), fixture->database, NULL);

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
      const char *label)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
      && (label == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, label);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static GtkWidget *
find_button (CldWindow  *window,
             const char *label)
{
  GtkWidget *button = find (GTK_WIDGET (window), GTK_TYPE_BUTTON, label);

  g_assert_nonnull (button);
  return button;
}

static GtkWidget *
find_styled (GtkWidget  *widget,
             const char *css_class)
{
  if (gtk_widget_has_css_class (widget, css_class))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_styled (child, css_class);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
is_shown (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget);
}

static void
make_children (Fixture *fixture,
               guint    n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldStore) store = cld_store_open (fixture->database, CLD_STORE_CREATE, &error);

  g_assert_no_error (error);
  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *ref = g_strdup_printf ("C%u", i);
      g_autoptr (CldRecord) child = cld_record_new (&cld_child_kind, ref);
      g_autoptr (CldRecord) period = cld_record_new (&cld_care_period_kind, NULL);

      cld_record_set_text (child, CHILD_SURNAME, "Ó'Neil & <b>\"%s%n");
      cld_record_set_text (child, CHILD_GIVEN_NAMES, ref);
      g_assert_true (cld_record_service_save (store, child, "test", &error));
      cld_record_set_text (period, CARE_PERIOD_CHILD, ref);
      cld_record_set_text (period, CARE_PERIOD_STARTED_ON, "2025-01-06");
      g_assert_true (cld_record_service_save (store, period, "test", &error));
    }
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
  g_assert_null (cld_window_get_session (window));
  g_assert_true (CLD_IS_FIRST_PAGE (cld_window_get_pane (window)));
  g_assert_cmpstr (page_title (window), ==, "No children yet");
  g_assert_true (is_shown (find_button (window, "_Import CSV…")));
  g_assert_true (is_shown (find_button (window, "Look at the _demonstration")));
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));

  drop_window (window);
}

/* A file that is no database is not opened, not changed, and the reason stands there as text. */
static void
test_bad_database (Fixture      *fixture,
                   gconstpointer data)
{
  static const char text[] = "this is no database, whatever its name says";
  g_autofree char *after = NULL;
  CldWindow *window;

  g_assert_true (g_file_set_contents (fixture->database, text, -1, NULL));
  window = open_window (fixture);

  g_assert_cmpstr (page_title (window), ==, "The caseload cannot be opened");
  g_assert_false (is_shown (find_button (window, "_Import CSV…")));
  g_assert_true (is_shown (find_button (window, "_Open another caseload…")));
  g_assert_true (g_file_get_contents (fixture->database, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, text);

  drop_window (window);
}

/* A store without children still asks for them, and the session is there. */
static void
test_empty_database (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CldStore *store = cld_store_open (fixture->database, CLD_STORE_CREATE, &error);
  CldWindow *window;

  g_assert_no_error (error);
  cld_store_free (store);
  window = open_window (fixture);
  g_assert_nonnull (cld_window_get_session (window));
  g_assert_cmpstr (page_title (window), ==, "No children yet");

  drop_window (window);
}

static GtkWidget *
find_named (GtkWidget  *widget,
            const char *name)
{
  if (g_strcmp0 (gtk_widget_get_name (widget), name) == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_named (child, name);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
test_children (Fixture      *fixture,
               gconstpointer data)
{
  CldWindow *window;
  GtkWidget *badge;

  make_children (fixture, 3);
  window = open_window (fixture);
  g_assert_true (CLD_IS_TODAY_PANE (cld_window_get_pane (window)));
  cld_window_show_place (window, "children");
  g_assert_true (CLD_IS_CHILDREN_PANE (cld_window_get_pane (window)));
  badge = find_styled (find_named (GTK_WIDGET (window), "children"), "cld-badge");
  g_assert_nonnull (badge);
  /* It is counted when the page has been painted. */
  for (guint i = 0; !gtk_widget_get_visible (badge) && i < 100; i++)
    settle ();
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (badge)), ==, "3");
  g_assert_true (gtk_widget_get_visible (badge));

  cld_window_open_child (window, "C2");
  g_assert_true (CLD_IS_CHILD_PAGE (cld_window_get_pane (window)));
  g_assert_cmpstr (cld_child_page_get_child (CLD_CHILD_PAGE (cld_window_get_pane (window))), ==, "C2");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Caseload");
  cld_window_pop (window);
  g_assert_true (CLD_IS_CHILDREN_PANE (cld_window_get_pane (window)));
  settle ();

  drop_window (window);
}

/* When what had the focus goes away, keys must not go nowhere. */
static void
test_focus (Fixture      *fixture,
            gconstpointer data)
{
  CldWindow *window;

  make_children (fixture, 2);
  window = open_window (fixture);
  settle ();
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  g_assert_null (gtk_window_get_focus (GTK_WINDOW (window)));
  settle ();
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (window)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (cld_window_get_pane (window))));

  drop_window (window);
}

static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  CldWindow *window = open_window (fixture);

  gtk_test_accessible_assert_property (find (GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON, NULL),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Main menu");
  gtk_test_accessible_assert_property (find (GTK_WIDGET (window), GTK_TYPE_LIST_BOX_ROW, NULL),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Today");

  drop_window (window);
}

/* Every key is spelled as GTK reads it, and none means two things on one page. */
static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const own_places[] = { "preview", "duty", "inspections" };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n;
  const CldUserAction *actions = cld_actions_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) keys = g_strsplit (actions[i].keys ? actions[i].keys : "", "|", -1);

      g_assert_cmpstr (actions[i].label, !=, "");
      g_assert_false (g_str_has_prefix (actions[i].name, "app.") || g_str_has_prefix (actions[i].name, "win."));
      for (guint j = 0; keys[j]; j++)
        {
          g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (keys[j]);
          g_autofree char *name = NULL;

          g_assert_nonnull (trigger);
          name = gtk_shortcut_trigger_to_string (trigger);
          /* The preview is a window of its own; what is done with a duty is done in lists, what is saved is a form; what is added to
           * an inspection is added on its page, as to a child on the child's. */
          for (guint k = 0; k < G_N_ELEMENTS (own_places); k++)
            if (cld_action_is_of (&actions[i], own_places[k]))
              {
                g_autofree char *bare = g_steal_pointer (&name);

                name = g_strconcat (own_places[k], " ", bare, NULL);
              }
          g_assert_true (g_hash_table_add (seen, g_steal_pointer (&name)));
        }
    }
}

/* What any program of the session could call is nothing. */
static void
test_exported_actions (Fixture      *fixture,
                       gconstpointer data)
{
  CldWindow *window = open_window (fixture);
  g_auto (GStrv) of_window = g_action_group_list_actions (G_ACTION_GROUP (window));
  g_auto (GStrv) of_application = g_action_group_list_actions (G_ACTION_GROUP (application));

  g_assert_cmpstrv (of_window, ((const char *[]){ NULL }));
  g_assert_cmpstrv (of_application, ((const char *[]){ NULL }));

  drop_window (window);
}

static guint
count_toplevels (void)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
}

static void
test_other_windows (Fixture      *fixture,
                    gconstpointer data)
{
  static const char *const names[] = { "cld.about", "cld.help", "cld.shortcuts", "cld.palette" };
  CldWindow *window = open_window (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      guint before = count_toplevels ();

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), names[i], NULL));
      g_assert_cmpuint (count_toplevels (), ==, before + 1);
      settle ();
    }
  /* Quit closes the window, and the others with it. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "cld.quit", NULL));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (application)));
  g_assert_cmpuint (count_toplevels (), ==, 0);
}

/* The list of recent databases is the program's own, and the desktop's stays as it was. */
static void
test_recent (Fixture      *fixture,
             gconstpointer data)
{
  g_auto (GStrv) names = NULL;
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "caseload", "recent", NULL);
  g_autofree char *shared = g_build_filename (g_get_user_data_dir (), "recently-used.xbel", NULL);
  GStatBuf info;
  CldWindow *window;

  make_children (fixture, 1);
  window = open_window (fixture);
  names = cld_recent_get ();
  g_assert_cmpstr (names[0], ==, fixture->database);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  g_assert_false (g_file_test (shared, G_FILE_TEST_EXISTS));

  drop_window (window);
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

  window = cld_window_new (GTK_APPLICATION (application), fixture->database, NULL);
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
  ADD ("/window/bad-database", test_bad_database);
  ADD ("/window/empty-database", test_empty_database);
  ADD ("/window/children", test_children);
  ADD ("/window/focus", test_focus);
  ADD ("/window/names", test_names);
  ADD ("/window/keys", test_keys);
  ADD ("/window/exported-actions", test_exported_actions);
  ADD ("/window/other-windows", test_other_windows);
  ADD ("/window/recent", test_recent);
  ADD ("/window/size-kept", test_size_kept);

  status = g_test_run ();
  g_object_unref (application);

  return status;
}
