/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "../unit/both-engines.h"
#include "cld-connect-dialog.h"
#include "cld-connection.h"
#include "cld-error.h"
#include "cld-password.h"
#include "cld-session.h"

/* The dialog that asks which caseload, on a server of the test's own; and the name that is made of what is typed. */

typedef struct
{
  CldConnectDialog *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dialog = cld_connect_dialog_new (NULL);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->dialog));
}

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

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer left = fixture->dialog;

  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), &left);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  for (guint i = 0; left && i < 30; i++)
    settle (100);
  g_assert_null (left);
}

static gpointer
part (Fixture *fixture, const char *name)
{
  GObject *object = gtk_widget_get_template_child (GTK_WIDGET (fixture->dialog), CLD_TYPE_CONNECT_DIALOG, name);

  g_assert_nonnull (object);
  return object;
}

static void
type (Fixture *fixture, const char *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (part (fixture, row)), text);
}

static const char *
said (Fixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (part (fixture, "result_label")));
}

static void
show_page (Fixture *fixture, const char *page)
{
  gtk_stack_set_visible_child_name (GTK_STACK (part (fixture, "stack")), page);
}

/* Presses *Test* and waits for what is said. */
static const char *
try_it (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "connect.test", NULL);
  for (guint i = 0; gtk_widget_get_visible (GTK_WIDGET (part (fixture, "spinner"))) && i < 150; i++)
    settle (100);
  return said (fixture);
}

#define ASSERT_SAYS(fixture, part) g_assert_nonnull (strstr (try_it (fixture), part))

static void
test_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("cld-connect-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "Ó'Neil & <b>\"%s%n.db", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autoptr (CldStore) store = cld_store_open (path, CLD_STORE_CREATE, NULL);

  g_assert_nonnull (store);
  g_assert_cmpstr (try_it (fixture), ==, "");
  type (fixture, "path_row", path);
  g_assert_cmpstr (try_it (fixture), ==, "There is a caseload in this file.");
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (part (fixture, "result_icon"))), ==, "object-select-symbolic");
  g_assert_cmpint (g_file_set_contents (path, "no database", -1, NULL), ==, TRUE);
  type (fixture, "path_row", folder);
  g_assert_cmpstr (said (fixture), ==, "");
  type (fixture, "path_row", path);
  ASSERT_SAYS (fixture, "Caseload");
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (part (fixture, "result_icon"))), ==, "dialog-error-symbolic");
  g_clear_pointer (&store, cld_store_free);
  g_unlink (path);
  g_unlink (journal);
  type (fixture, "path_row", "/nonexistent/caseload.db");
  g_assert_cmpstr (try_it (fixture), !=, "There is a caseload in this file.");
  /* A password is never repeated. */
  type (fixture, "path_row", "postgresql://jay:secret@db/caseload");
  ASSERT_SAYS (fixture, "password");
  g_assert_null (strstr (said (fixture), "secret"));
  g_rmdir (folder);
}

static void
type_server (Fixture *fixture, const char *host, const char *port, const char *database)
{
  show_page (fixture, "server");
  type (fixture, "host_row", host);
  type (fixture, "port_row", port);
  type (fixture, "database_row", database);
}

static void
test_server (Fixture *fixture, gconstpointer data)
{
  const char *server = g_getenv ("CASELOAD_TEST_SERVER");
  g_autofree char *uri = engine_make_database ("");
  g_autofree char *database = cld_db_display_name (uri);
  g_autoptr (CldStore) store = NULL;
  g_autoptr (GError) error = NULL;

  type_server (fixture, server, "", database);
  ASSERT_SAYS (fixture, "is empty. Connect, and begin");
  store = cld_store_open (uri, CLD_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (try_it (fixture), ==, "The server has a caseload, and you may read it.");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (part (fixture, "open_button"))), ==, "C_onnect");
}

static void
test_wrong_database (Fixture *fixture, gconstpointer data)
{
  type_server (fixture, g_getenv ("CASELOAD_TEST_SERVER"), "", "no_such_caseload");
  ASSERT_SAYS (fixture, "There is no database no_such_caseload on that server");
}

static void
test_wrong_user (Fixture *fixture, gconstpointer data)
{
  type_server (fixture, g_getenv ("CASELOAD_TEST_SERVER"), "", "postgres");
  type (fixture, "user_row", "nobody_of_that_name");
  ASSERT_SAYS (fixture, "does not let this user into the database postgres");
}

static void
test_no_rights (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = engine_make_database ("");
  g_autofree char *database = cld_db_display_name (uri);
  g_autofree char *role = g_strdup_printf ("stranger_%d", (int) getpid ());
  g_autofree char *make = g_strdup_printf ("CREATE ROLE %s LOGIN", role);
  g_autofree char *drop = g_strdup_printf ("DROP ROLE %s", role);
  g_autoptr (CldStore) store = cld_store_open (uri, CLD_STORE_CREATE, NULL);

  g_assert_nonnull (store);
  engine_administer (make);
  type_server (fixture, g_getenv ("CASELOAD_TEST_SERVER"), "", database);
  type (fixture, "user_row", role);
  g_assert_nonnull (strstr (try_it (fixture), "sk its administrator"));
  g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (part (fixture, "result_icon"))), ==, "dialog-error-symbolic");
  engine_administer (drop);
}

static void
test_sorted_by_language (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = engine_make_database ("LOCALE_PROVIDER icu ICU_LOCALE 'en-GB'");
  g_autofree char *database = cld_db_display_name (uri);

  type_server (fixture, g_getenv ("CASELOAD_TEST_SERVER"), "", database);
  ASSERT_SAYS (fixture, "sorts by a language");
}

static void
test_unknown_host (Fixture *fixture, gconstpointer data)
{
  type_server (fixture, "server.invalid", "", "caseload");
  ASSERT_SAYS (fixture, "is not known by that name");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  type_server (fixture, "127.0.0.1", "1", "caseload");
  ASSERT_SAYS (fixture, "does not answer at that port");
}

static char *
make_locked_role (const char *password)
{
  char *role = g_strdup_printf ("c%d_locked", (int) getpid ());
  g_autofree char *sql = g_strdup_printf ("DROP ROLE IF EXISTS %1$s; CREATE ROLE %1$s LOGIN SUPERUSER IN ROLE wants_password PASSWORD '%2$s'", role, password);

  engine_administer (sql);
  return role;
}

static void
drop_locked_role (char *role)
{
  g_autofree char *drop = g_strdup_printf ("DROP ROLE %s", role);

  engine_administer (drop);
  g_free (role);
}

static gboolean
asks (Fixture *fixture)
{
  return gtk_widget_get_visible (GTK_WIDGET (part (fixture, "password_group")));
}

/* A password is asked for where the server wants one, and only there; it goes with what it was typed for. */
static void
test_password (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = engine_make_database ("");
  g_autofree char *database = cld_db_display_name (uri);
  char *role = make_locked_role ("Sw0rdfish");

  cld_store_free (cld_store_open (uri, CLD_STORE_CREATE, NULL));
  type_server (fixture, g_getenv ("CASELOAD_TEST_SERVER"), "", database);
  ASSERT_SAYS (fixture, "you may read it");
  g_assert_false (asks (fixture));
  type (fixture, "user_row", role);
  ASSERT_SAYS (fixture, "wants a password");
  g_assert_true (asks (fixture));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->dialog)), GTK_WIDGET (part (fixture, "password_row"))));
  type (fixture, "password_row", "Sw0rd");
  g_assert_cmpstr (said (fixture), ==, "");
  ASSERT_SAYS (fixture, "refused the password that was typed");
  g_assert_null (strstr (said (fixture), "Sw0rd"));
  g_assert_true (asks (fixture));
  type (fixture, "password_row", "Sw0rdfish");
  ASSERT_SAYS (fixture, "you may read it");
  /* Another database is another matter. */
  type (fixture, "database_row", "postgres");
  g_assert_false (asks (fixture));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (part (fixture, "password_row"))), ==, "");
  drop_locked_role (role);
}

/* In a session with a login keyring of its own (tests/program/test_keyring.py): it keeps what was typed, replaces what
 * was wrong, and forgets. */
static void
test_keyring (Fixture *fixture, gconstpointer data)
{
  g_autofree char *uri = engine_make_database ("");
  g_autofree char *database = cld_db_display_name (uri);
  char *role = make_locked_role ("Sw0rdfish");
  g_autofree char *change = g_strdup_printf ("ALTER ROLE %s PASSWORD 'Mackerel'", role);
  g_autofree char *name = g_strdup_printf ("postgresql://%s@/%s?host=%s", role, database, g_getenv ("CASELOAD_TEST_SERVER"));
  g_autofree char *typed = NULL;
  const CldConnection connection = { .host = g_getenv ("CASELOAD_TEST_SERVER"), .database = database, .user = role };

  typed = cld_connection_make_name (&connection, NULL);
  cld_store_free (cld_store_open (uri, CLD_STORE_CREATE, NULL));
  type_server (fixture, g_getenv ("CASELOAD_TEST_SERVER"), "", database);
  type (fixture, "user_row", role);
  ASSERT_SAYS (fixture, "wants a password");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (part (fixture, "remember_row"))));
  type (fixture, "password_row", "Sw0rdfish");
  gtk_switch_set_active (GTK_SWITCH (part (fixture, "remember_switch")), TRUE);
  ASSERT_SAYS (fixture, "you may read it");
  /* As after a new start. */
  cld_password_set_typed (typed, NULL);
  type (fixture, "port_row", "5432");
  type (fixture, "port_row", "");
  g_assert_false (asks (fixture));
  ASSERT_SAYS (fixture, "you may read it");
  engine_administer (change);
  ASSERT_SAYS (fixture, "that the login keyring keeps");
  g_assert_true (asks (fixture));
  type (fixture, "password_row", "Mackerel");
  ASSERT_SAYS (fixture, "you may read it");
  cld_password_set_typed (typed, NULL);
  g_assert_true (cld_store_is_there (name));
  cld_store_free (cld_store_open (name, CLD_STORE_OPEN, NULL));
  /* Not remembered any more. */
  gtk_switch_set_active (GTK_SWITCH (part (fixture, "remember_switch")), FALSE);
  ASSERT_SAYS (fixture, "you may read it");
  cld_password_set_typed (typed, NULL);
  type (fixture, "port_row", "5432");
  type (fixture, "port_row", "");
  ASSERT_SAYS (fixture, "wants a password");
  drop_locked_role (role);
}

/* Nobody waits longer than they want, and what is found out afterwards is not said. */
static void
test_stop (Fixture *fixture, gconstpointer data)
{
  type_server (fixture, "server.invalid", "", "caseload");
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "connect.test", NULL);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (part (fixture, "test_button"))), ==, "_Stop");
  gtk_widget_activate_action (GTK_WIDGET (fixture->dialog), "connect.test", NULL);
  g_assert_cmpstr (said (fixture), ==, "Stopped.");
  settle (300);
  g_assert_cmpstr (said (fixture), ==, "Stopped.");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (part (fixture, "test_button"))), ==, "_Test");
}

static void
assert_name (const CldConnection *connection, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = cld_connection_make_name (connection, &error);

  g_assert_cmpstr (name, ==, expected);
  if (!expected)
    g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
}

#define NAME(expected, ...) assert_name (&(const CldConnection){ __VA_ARGS__ }, expected)

static void
test_name (void)
{
  NAME ("postgresql:///caseload", .database = "caseload");
  NAME ("postgresql://db.example.org/caseload", .host = "db.example.org", .port = "", .database = "caseload", .user = "");
  NAME ("postgresql://sam%40north@db:5433/a%2Fb%3Fsslmode%3Ddisable", .host = "db", .port = "5433", .database = "a/b?sslmode=disable", .user = "sam@north");
  NAME ("postgresql://[fe80::1]/caseload", .host = "fe80::1", .database = "caseload");
  NAME ("postgresql:///caseload?host=%2Frun%2Fpg", .host = "/run/pg", .database = "caseload");
  NAME ("service=north", .service = "north", .database = "other");
  NAME (NULL, .service = "north password=x");
  NAME (NULL, .database = "");
  NAME (NULL, .database = "caseload", .port = "0");
  NAME (NULL, .database = "caseload", .port = "5432;");
  NAME (NULL, .database = "caseload", .host = "db,elsewhere");
  NAME (NULL, .database = "caseload", .host = "sam:secret@db");
}

#define ADD(path, func) g_test_add ("/connect/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/connect/name", test_name);
  if (!engine_is_postgres ())
    ADD ("file", test_file);
  if (engine_is_postgres ())
    {
      ADD ("server", test_server);
      ADD ("wrong-database", test_wrong_database);
      ADD ("wrong-user", test_wrong_user);
      ADD ("no-rights", test_no_rights);
      ADD ("sorted-by-language", test_sorted_by_language);
      ADD ("unknown-host", test_unknown_host);
      ADD ("refused", test_refused);
      ADD ("password", test_password);
      if (g_getenv ("CASELOAD_TEST_KEYRING"))
        ADD ("keyring", test_keyring);
      ADD ("stop", test_stop);
    }
  return engine_run ();
}
