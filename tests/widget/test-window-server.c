/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "../unit/both-engines.h"
#include "cld-application.h"
#include "cld-connect-dialog.h"
#include "cld-first-page.h"
#include "cld-store.h"
#include "cld-window.h"

/* What the window shows of a server that has no caseload yet, is away, or wants a password. */

static CldApplication *application;

static void
settle (guint milliseconds)
{
  const gint64 until = g_get_monotonic_time () + (gint64) milliseconds * 1000;

  do
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (1000);
    }
  while (g_get_monotonic_time () < until);
}

#define WAIT_FOR(condition)                              \
  G_STMT_START                                           \
  {                                                      \
    for (guint _i = 0; !(condition) && _i < 300; _i++)   \
      settle (100);                                      \
    g_assert_true (condition);                           \
  }                                                      \
  G_STMT_END

static CldWindow *
open_window (const char *database)
{
  CldWindow *window = cld_window_new (GTK_APPLICATION (application), database, NULL);

  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

static void
drop_window (CldWindow *window)
{
  gpointer left = window;

  g_object_add_weak_pointer (G_OBJECT (window), &left);
  gtk_window_destroy (GTK_WINDOW (window));
  WAIT_FOR (left == NULL);
}

static gpointer
part (CldWindow *window, const char *name)
{
  CldPane *pane = cld_window_get_pane (window);

  g_assert_true (CLD_IS_FIRST_PAGE (pane));
  return gtk_widget_get_template_child (GTK_WIDGET (pane), CLD_TYPE_FIRST_PAGE, name);
}

static gboolean
shows (CldWindow *window, const char *name)
{
  return CLD_IS_FIRST_PAGE (cld_window_get_pane (window)) && gtk_widget_get_mapped (part (window, name));
}

static gboolean
has_focus (CldWindow *window, const char *name)
{
  return gtk_window_get_focus (GTK_WINDOW (window)) == part (window, name);
}

static gboolean
says (CldWindow *window, const char *words)
{
  const char *text = adw_status_page_get_description (part (window, "status"));

  return text && strstr (text, words);
}

static char *
as_user (const char *uri, const char *user)
{
  return g_strdup_printf ("%s&user=%s", uri, user);
}

static char *
make_role (const char *who, const char *more)
{
  char *role = g_strdup_printf ("w%d_%s", (int) getpid (), who);
  g_autofree char *sql = g_strdup_printf ("CREATE ROLE %s LOGIN %s", role, more);

  engine_administer (sql);
  return role;
}

static void
drop_role (char *role)
{
  g_autofree char *sql = g_strdup_printf ("DROP ROLE %s", role);

  engine_administer (sql);
  g_free (role);
}

/* As a new file: the first import, or the first child, makes the caseload. */
static void
test_empty (void)
{
  g_autofree char *uri = engine_make_database ("");
  CldWindow *window = open_window (uri);

  WAIT_FOR (shows (window, "import_button"));
  g_assert_cmpstr (adw_status_page_get_title (part (window, "status")), ==, "No children yet");
  g_assert_true (has_focus (window, "import_button"));
  g_assert_false (shows (window, "open_button"));
  g_assert_false (cld_store_is_there (uri));
  gtk_widget_activate_action (GTK_WIDGET (window), "cld.import", NULL);
  g_assert_false (CLD_IS_FIRST_PAGE (cld_window_get_pane (window)));
  cld_window_pop (window);
  WAIT_FOR (shows (window, "import_button"));
  gtk_widget_activate_action (GTK_WIDGET (window), "cld.add-child", NULL);
  g_assert_true (cld_store_is_there (uri));
  g_assert_nonnull (cld_window_get_session (window));
  drop_window (window);
}

static void
test_made (void)
{
  g_autofree char *uri = engine_make_database ("");
  CldWindow *window;

  cld_store_free (cld_store_open (uri, CLD_STORE_CREATE, NULL));
  window = open_window (uri);
  WAIT_FOR (shows (window, "import_button"));
  g_assert_nonnull (cld_window_get_session (window));
  g_assert_nonnull (strstr (gtk_label_get_label (part (window, "promise_label")), "server"));
  drop_window (window);
}

/* Who may not make the tables is told who must do what, and is offered nothing that would fail. */
static void
test_empty_without_rights (void)
{
  g_autofree char *uri = engine_make_database ("");
  char *role = make_role ("stranger", "");
  g_autofree char *name = as_user (uri, role);
  CldWindow *window = open_window (name);

  WAIT_FOR (shows (window, "open_button"));
  g_assert_true (says (window, "is empty, and you may not set it up. Its administrator has to run what `caseload-cli setup-server` prints"));
  g_assert_false (shows (window, "import_button"));
  g_assert_false (shows (window, "add_button"));
  g_assert_false (shows (window, "try_button"));
  /* By its key neither. */
  gtk_widget_activate_action (GTK_WIDGET (window), "cld.import", NULL);
  g_assert_true (CLD_IS_FIRST_PAGE (cld_window_get_pane (window)));
  drop_window (window);
  drop_role (role);
}

/* A database that was set up for others is not taken for an empty one. */
static void
test_closed_schema (void)
{
  g_autofree char *uri = engine_make_database ("");
  char *role = make_role ("outsider", "");
  g_autofree char *name = as_user (uri, role);
  g_autoptr (CldDb) db = cld_db_open (uri, CLD_DB_CREATE, NULL);
  CldWindow *window;

  g_assert_true (cld_db_run_script (db, "REVOKE ALL ON SCHEMA public FROM PUBLIC", NULL));
  window = open_window (name);
  WAIT_FOR (shows (window, "open_button"));
  g_assert_true (says (window, "give you one of its roles"));
  g_assert_false (shows (window, "import_button"));
  drop_window (window);
  drop_role (role);
}

typedef struct
{
  char *folder;
  char *link; /* where the server seems to be once this is made */
  char *name;
} Away;

static void
away_set_up (Away *away, gconstpointer data)
{
  g_autofree char *uri = engine_make_database ("");
  g_autofree char *database = cld_db_display_name (uri);

  cld_store_free (cld_store_open (uri, CLD_STORE_CREATE, NULL));
  away->folder = g_strdup ("/tmp/cld-away-XXXXXX");
  g_assert_nonnull (g_mkdtemp (away->folder));
  away->link = g_build_filename (away->folder, "server", NULL);
  away->name = g_strdup_printf ("postgresql:///%s?host=%s", database, away->link);
}

static void
away_tear_down (Away *away, gconstpointer data)
{
  g_unlink (away->link);
  g_assert_no_errno (g_rmdir (away->folder));
  g_free (away->folder);
  g_free (away->link);
  g_free (away->name);
}

static void
let_it_come (Away *away)
{
  g_assert_no_errno (symlink (g_getenv ("CASELOAD_TEST_SERVER"), away->link));
}

static CldWindow *
open_away (Away *away)
{
  CldWindow *window = open_window (away->name);

  WAIT_FOR (shows (window, "try_button"));
  g_assert_cmpstr (adw_status_page_get_title (part (window, "status")), ==, "The team server cannot be reached");
  g_assert_true (says (window, "could not be reached"));
  g_assert_true (has_focus (window, "try_button"));
  g_assert_true (shows (window, "open_button"));
  g_assert_false (shows (window, "import_button"));
  return window;
}

/* It is tried again by itself, on the same page, and opens once the server is there. */
static void
test_away (Away *away, gconstpointer data)
{
  CldWindow *window = open_away (away);
  CldPane *page = cld_window_get_pane (window);
  g_autofree char *first = g_strdup (gtk_label_get_label (part (window, "trying_label")));

  gtk_widget_grab_focus (part (window, "open_button"));
  WAIT_FOR (strcmp (gtk_label_get_label (part (window, "trying_label")), first) != 0);
  g_assert_true (cld_window_get_pane (window) == page);
  g_assert_true (has_focus (window, "open_button"));
  let_it_come (away);
  WAIT_FOR (cld_window_get_session (window));
  WAIT_FOR (shows (window, "import_button"));
  drop_window (window);
}

static void
test_try_again (Away *away, gconstpointer data)
{
  CldWindow *window = open_away (away);
  gint64 start;

  gtk_widget_activate (part (window, "try_button"));
  settle (200);
  g_assert_true (shows (window, "try_button"));
  /* The pause is longer now than this test would have to wait. */
  settle (2500);
  let_it_come (away);
  start = g_get_monotonic_time ();
  gtk_widget_activate (part (window, "try_button"));
  WAIT_FOR (cld_window_get_session (window));
  g_assert_cmpint (g_get_monotonic_time () - start, <, 1500000);
  drop_window (window);
}

/* Nothing that needs the caseload begins meanwhile, and no key brings the page for an empty one. */
static void
test_away_keys (Away *away, gconstpointer data)
{
  CldWindow *window = open_away (away);

  gtk_widget_activate_action (GTK_WIDGET (window), "cld.import", NULL);
  g_assert_true (shows (window, "try_button"));
  gtk_widget_activate_action (GTK_WIDGET (window), "cld.add-child", NULL);
  g_assert_true (shows (window, "try_button"));
  cld_window_show_place (window, "children");
  settle (50);
  g_assert_true (shows (window, "try_button"));
  drop_window (window);
}

static CldConnectDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  CldConnectDialog *found = NULL;

  for (guint i = 0; !found && i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) one = g_list_model_get_item (windows, i);

      if (CLD_IS_CONNECT_DIALOG (one))
        found = CLD_CONNECT_DIALOG (one);
    }
  return found;
}

static gpointer
dialog_part (CldConnectDialog *dialog, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (dialog), CLD_TYPE_CONNECT_DIALOG, name);
}

/* The page asks for the password of its own database, and opens it. */
static void
test_password (void)
{
  g_autofree char *uri = engine_make_database ("");
  char *role = make_role ("locked", "PASSWORD 'Sw0rdfish' IN ROLE wants_password SUPERUSER");
  g_autofree char *name = as_user (uri, role);
  CldWindow *window;
  CldConnectDialog *dialog;

  cld_store_free (cld_store_open (uri, CLD_STORE_CREATE, NULL));
  window = open_window (name);
  WAIT_FOR (shows (window, "password_button"));
  g_assert_true (has_focus (window, "password_button"));
  gtk_widget_activate (part (window, "password_button"));
  WAIT_FOR ((dialog = find_dialog ()));
  WAIT_FOR (gtk_widget_get_mapped (dialog_part (dialog, "password_row")));
  g_assert_false (gtk_widget_get_mapped (dialog_part (dialog, "host_row")));
  gtk_editable_set_text (dialog_part (dialog, "password_row"), "wrong");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "connect.open", NULL);
  WAIT_FOR (strstr (gtk_label_get_label (dialog_part (dialog, "result_label")), "refused the password that was typed"));
  gtk_editable_set_text (dialog_part (dialog, "password_row"), "Sw0rdfish");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "connect.open", NULL);
  WAIT_FOR (cld_window_get_session (window));
  WAIT_FOR (shows (window, "import_button"));
  WAIT_FOR (!find_dialog ());
  drop_window (window);
  drop_role (role);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  gtk_test_init (&argc, &argv, NULL);
  application = cld_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/window-server/empty", test_empty);
  g_test_add_func ("/window-server/made", test_made);
  g_test_add_func ("/window-server/empty-without-rights", test_empty_without_rights);
  g_test_add_func ("/window-server/closed-schema", test_closed_schema);
  g_test_add ("/window-server/away", Away, NULL, away_set_up, test_away, away_tear_down);
  g_test_add ("/window-server/try-again", Away, NULL, away_set_up, test_try_again, away_tear_down);
  g_test_add ("/window-server/away-keys", Away, NULL, away_set_up, test_away_keys, away_tear_down);
  g_test_add_func ("/window-server/password", test_password);
  return engine_run ();
}
