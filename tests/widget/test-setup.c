/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-form-row.h"
#include "cld-kinds.h"
#include "cld-picker.h"
#include "cld-postcodes.h"
#include "cld-record-service.h"
#include "cld-repo.h"
#include "cld-setup-neighbours.h"
#include "cld-setup-officers.h"
#include "cld-setup-page.h"
#include "cld-setup-postcodes.h"
#include "settle.h"

/* The set-up of an empty caseload, and what is recorded when it is saved. */

#define TODAY "2026-04-07"
#define NASTY "Ó'Neil & <b>\"%s%n"
#define PATIENCE (20 * G_USEC_PER_SEC)

static char *root; /* of everything that is written */

typedef struct
{
  char *folder;
  CldSession *session;
  GtkWidget *window;
  CldSetupPage *page;
} Fixture;

static gboolean
nothing_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* What was given to the writer is done, and told. */
static void
wait_for_writer (Fixture *fixture)
{
  gboolean done = FALSE;

  settle ();
  cld_session_run_async (fixture->session, nothing_in_writer, NULL, NULL, NULL, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
show_page (Fixture *fixture)
{
  fixture->page = CLD_SETUP_PAGE (cld_setup_page_new (fixture->session));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 800, 900);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  cld_pane_shown (CLD_PANE (fixture->page));
  settle ();
}

static void
close_page (Fixture *fixture)
{
  gpointer page = fixture->page;
  gint64 end = g_get_monotonic_time () + PATIENCE;

  g_object_add_weak_pointer (page, &page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (page && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (page);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_build_filename (root, "XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (fixture->folder));
  path = g_build_filename (fixture->folder, "caseload.db", NULL);
  fixture->session = cld_session_open (path, CLD_STORE_CREATE, &error);
  g_assert_no_error (error);
  cld_session_set_today (fixture->session, TODAY);
  show_page (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer session = fixture->session;
  gint64 end = g_get_monotonic_time () + PATIENCE;

  close_page (fixture);
  wait_for_writer (fixture);
  g_object_add_weak_pointer (session, &session);
  g_object_unref (fixture->session);
  while (session && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (session);
  g_free (fixture->folder);
}

/* --- finding --- */

typedef gboolean (*Match) (GtkWidget *widget, gconstpointer data);

static GtkWidget *
find (GtkWidget *widget, Match match, gconstpointer data)
{
  if (match (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, match, data);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
is_named (GtkWidget *widget, gconstpointer name)
{
  return CLD_IS_FORM_ROW (widget) && g_strcmp0 (gtk_widget_get_name (widget), name) == 0;
}

static gboolean
is_of_type (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), *(const GType *) type);
}

static gboolean
is_button (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0 && gtk_widget_get_visible (widget);
}

static gboolean
shows (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
}

static gpointer
get (GtkWidget *from, Match match, gconstpointer data)
{
  GtkWidget *found = find (from, match, data);

  g_assert_nonnull (found);
  return found;
}

static gpointer
get_part (Fixture *fixture, GType type)
{
  return get (GTK_WIDGET (fixture->page), is_of_type, &type);
}

static void
press (GtkWidget *from, const char *label)
{
  g_signal_emit_by_name (get (from, is_button, label), "clicked");
  settle ();
}

static GtkListBoxRow *
find_neighbour (Fixture *fixture, const char *name, int *at)
{
  GtkWidget *neighbours = get_part (fixture, CLD_TYPE_SETUP_NEIGHBOURS);
  GtkListBox *list = get (neighbours, is_of_type, (const GType[]){ GTK_TYPE_LIST_BOX });
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)); i++)
    if (find (GTK_WIDGET (row), shows, name))
      {
        if (at)
          *at = i;
        return row;
      }
  g_error ("%s is not in the list", name);
  return NULL;
}

static void
tick (Fixture *fixture, const char *name)
{
  g_signal_emit_by_name (find_neighbour (fixture, name, NULL), "activate");
  settle ();
}

static void
choose_own (Fixture *fixture, const char *code)
{
  CldPicker *picker = get_part (fixture, CLD_TYPE_PICKER);

  cld_picker_choose (picker, code, code);
  g_signal_emit_by_name (picker, "chosen");
  settle ();
}

static void
save_page (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->page), "pane.save", NULL));
  wait_for_writer (fixture);
  wait_for_writer (fixture);
}

static char *
get_value (Fixture *fixture, const CldKind *kind, const char *ref, guint field)
{
  g_autoptr (CldRecord) record = cld_record_service_load (cld_session_get_store (fixture->session), kind, ref, NULL);

  return record ? g_strdup (cld_record_get_text (record, field)) : NULL;
}

static void
assert_value (Fixture *fixture, const CldKind *kind, const char *ref, guint field, const char *expected)
{
  g_autofree char *value = get_value (fixture, kind, ref, field);

  g_assert_cmpstr (value, ==, expected);
}

static gint64
count (Fixture *fixture, const CldKind *kind)
{
  return cld_repo_count (cld_session_get_db (fixture->session), kind, NULL);
}

/* --- the tests --- */

static void
test_everything (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  GtkWidget *officers;
  int at;

  g_assert_nonnull (find (page, shows, "None is ticked: every other authority counts as at a distance."));
  choose_own (fixture, "383");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (find_neighbour (fixture, "Leeds", NULL))));
  tick (fixture, "Bradford");
  tick (fixture, "Wakefield");
  tick (fixture, "York");
  tick (fixture, "York");
  g_assert_nonnull (find (page, shows, "2 authorities border Leeds."));
  cld_form_row_type (get (page, is_named, "sender_team"), NASTY);
  cld_form_row_type (get (page, is_named, "acknowledge_days"), "7");
  press (page, "Add a _Nominated Officer");
  officers = get_part (fixture, CLD_TYPE_SETUP_OFFICERS);
  cld_form_row_type (get (officers, is_named, "name"), NASTY);
  cld_form_row_type (get (officers, is_named, "login"), "oneil");
  settle ();
  g_assert_nonnull (find (officers, shows, NASTY));
  press (officers, "Add a De_puty");
  /* The deputy has no name yet: nothing is saved, and the focus is there. */
  save_page (fixture);
  g_assert_cmpint (count (fixture, &cld_authority_kind), ==, 0);
  g_assert_cmpint (count (fixture, &cld_person_kind), ==, 0);
  press (officers, "_Take Out"); /* of the first, who is open too */
  settle ();
  cld_form_row_type (get (officers, is_named, "name"), "Dee Puty");
  save_page (fixture);
  assert_value (fixture, &cld_authority_kind, "383", AUTHORITY_OWN, "1");
  assert_value (fixture, &cld_authority_kind, "380", AUTHORITY_ADJOINING, "1");
  assert_value (fixture, &cld_authority_kind, "384", AUTHORITY_ADJOINING, "1");
  g_assert_cmpint (count (fixture, &cld_authority_kind), ==, 3);
  assert_value (fixture, &cld_setting_kind, "sender_team", SETTING_VALUE, NASTY);
  assert_value (fixture, &cld_setting_kind, "acknowledge_days", SETTING_VALUE, "7");
  g_assert_cmpint (count (fixture, &cld_setting_kind), ==, 2);
  g_assert_cmpint (count (fixture, &cld_person_kind), ==, 1);

  /* Shown again: those that are ticked stand first. */
  close_page (fixture);
  show_page (fixture);
  page = GTK_WIDGET (fixture->page);
  find_neighbour (fixture, "Bradford", &at);
  g_assert_cmpint (at, ==, 0);
  find_neighbour (fixture, "Wakefield", &at);
  g_assert_cmpint (at, ==, 1);
  g_assert_nonnull (find (page, shows, "2 authorities border Leeds."));
  g_assert_nonnull (find (page, shows, "Dee Puty"));
  g_assert_nonnull (find (page, shows, "Leeds · 383"));
}

/* One step: undo takes all of it back. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  gboolean done = FALSE;

  choose_own (fixture, "383");
  tick (fixture, "Bradford");
  cld_form_row_type (get (page, is_named, "sender_phone"), "0113 496 0000");
  save_page (fixture);
  g_assert_cmpint (count (fixture, &cld_authority_kind), ==, 2);
  cld_session_undo_async (fixture->session, NULL, FALSE, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  wait_for_writer (fixture);
  g_assert_cmpint (count (fixture, &cld_authority_kind), ==, 0);
  g_assert_cmpint (count (fixture, &cld_setting_kind), ==, 0);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  CldFormRow *days = get (page, is_named, "acknowledge_days");

  cld_form_row_type (days, "0");
  save_page (fixture);
  g_assert_cmpstr (cld_form_row_get_error (days), ==, "Choose a number from 1 to 60.");
  cld_form_row_type (days, "soon");
  save_page (fixture);
  g_assert_nonnull (cld_form_row_get_error (days));
  g_assert_cmpint (count (fixture, &cld_setting_kind), ==, 0);
  /* It cannot be left without being asked. */
  g_assert_false (cld_pane_leave (CLD_PANE (fixture->page)));
  cld_form_row_type (days, "5");
  g_assert_true (cld_pane_leave (CLD_PANE (fixture->page)));
  settle ();
  for (GList *windows = gtk_window_list_toplevels (), *at = windows; at; at = at->next)
    {
      if (ADW_IS_MESSAGE_DIALOG (at->data))
        gtk_window_destroy (at->data);
      if (!at->next)
        {
          g_list_free (windows);
          break;
        }
    }
}

/* Whose work went in first is told to the other; nothing is lost on the page. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  g_autoptr (CldRecord) record = cld_record_new (&cld_setting_kind, "sender_team");
  g_autoptr (GError) error = NULL;

  cld_form_row_type (get (page, is_named, "sender_team"), "Ours");
  cld_record_set_text (record, SETTING_VALUE, "Theirs");
  cld_record_service_save (cld_session_get_store (fixture->session), record, "test", &error);
  g_assert_no_error (error);
  save_page (fixture);
  assert_value (fixture, &cld_setting_kind, "sender_team", SETTING_VALUE, "Theirs");
  {
    g_autofree char *typed = cld_form_row_get_typed (get (page, is_named, "sender_team"));

    g_assert_cmpstr (typed, ==, "Ours");
  }
}

static gboolean
begins_with (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), text) && gtk_widget_get_visible (widget);
}

static void
test_postcodes (Fixture *fixture, gconstpointer data)
{
  CldSetupPostcodes *section = get_part (fixture, CLD_TYPE_SETUP_POSTCODES);
  g_autofree char *path = g_build_filename (fixture->folder, "ONSPD <b>.csv", NULL);
  g_autofree char *bad = g_build_filename (fixture->folder, "bad.csv", NULL);
  const char *const paths[] = { path, NULL }, *const bad_paths[] = { bad, NULL };
  g_autoptr (CldPostcodes) postcodes = cld_postcodes_new (NULL);
  CldPostcodePlace place;

  g_assert_nonnull (find (GTK_WIDGET (section), begins_with, "There is none yet"));
  g_assert_true (g_file_set_contents (path, "pcds,doterm,oscty,oslaua,oseast1m,osnrth1m,ctry\nQX1 1AA,,E99999999,E08000035,430000,433000,E92000001\n", -1, NULL));
  g_assert_true (g_file_set_contents (bad, "a,b\n1,2\n", -1, NULL));
  cld_setup_postcodes_import (section, bad_paths);
  g_assert_true (cld_setup_postcodes_is_busy (section));
  /* Leaving would stop it. */
  g_assert_false (cld_pane_leave (CLD_PANE (fixture->page)));
  while (cld_setup_postcodes_is_busy (section))
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_nonnull (find (GTK_WIDGET (section), begins_with, "bad.csv: this is neither"));
  g_assert_nonnull (find (GTK_WIDGET (section), begins_with, "There is none yet"));
  cld_setup_postcodes_import (section, paths);
  while (cld_setup_postcodes_is_busy (section))
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_nonnull (find (GTK_WIDGET (section), begins_with, "1 postcode, from ONSPD <b>.csv, imported on"));
  g_assert_nonnull (find (GTK_WIDGET (section), begins_with, "1 file read."));
  g_assert_true (cld_postcodes_find (postcodes, "QX1 1AA", &place));
  g_assert_cmpstr (place.authority, ==, "383");
  g_assert_true (cld_pane_leave (CLD_PANE (fixture->page)));
  /* Closing the page in the midst of it is no accident. */
  cld_setup_postcodes_import (section, paths);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

int
main (int argc, char **argv)
{
  int result;

  /* Before GLib asks: the directory is the user's own. */
  root = g_dir_make_tmp ("caseload-setup-XXXXXX", NULL);
  g_setenv ("XDG_DATA_HOME", root, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/setup/everything", Fixture, NULL, set_up, test_everything, tear_down);
  g_test_add ("/setup/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/setup/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/setup/stale", Fixture, NULL, set_up, test_stale, tear_down);
  g_test_add ("/setup/postcodes", Fixture, NULL, set_up, test_postcodes, tear_down);
  result = g_test_run ();
  remove_tree (root);
  g_free (root);
  return result;
}
