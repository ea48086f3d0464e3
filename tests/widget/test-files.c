/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-attachments.h"
#include "cld-change-set.h"
#include "cld-file-claims.h"
#include "cld-file-row.h"
#include "cld-files-group.h"
#include "cld-kinds.h"
#include "cld-session.h"
#include "cld-undo.h"

#define NASTY "Ó'Neil & <b>\"%s%n.txt"

/* The list of files over a real store: added, shown as they are called, taken away, back again. */
typedef struct
{
  char *folder;
  CldSession *session;
  GtkWidget *group; /* of the claim */
  GtkWidget *all;   /* of the child */
  GtkWidget *window;
} Fixture;

static void
spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static void
put (CldChangeSet *set, CldArena *arena, const CldKind *kind, const char *ref, guint field, const char *value, guint other, const char *other_value)
{
  CldRow *row = cld_row_new (arena, kind, ref);
  g_autoptr (GError) error = NULL;

  row->values[field] = value;
  if (other_value)
    row->values[other] = other_value;
  cld_change_set_put (set, NULL, row, &error);
  g_assert_no_error (error);
}

static void
fill (CldStore *store)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CldChangeSet) set = cld_change_set_begin (store, CLD_ACT_EDIT, "test", NULL, &error);

  put (set, arena, &cld_child_kind, "C1", CHILD_SURNAME, "One", 0, NULL);
  put (set, arena, &cld_notice_kind, "N1", NOTICE_CHILD, "C1", NOTICE_DIRECTION, "OUT");
  put (set, arena, &cld_placement_kind, "P1", PLACEMENT_CHILD, "C1", PLACEMENT_STARTED_ON, "2026-02-03");
  g_assert_true (cld_change_set_commit (set, &error));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  fixture->folder = g_dir_make_tmp ("caseload-files-test-XXXXXX", &error);
  g_assert_no_error (error);
  name = g_build_filename (fixture->folder, "test.db", NULL);
  fixture->session = cld_session_open (name, CLD_STORE_CREATE, &error);
  g_assert_no_error (error);
  cld_session_set_today (fixture->session, "2026-04-07");
  fill (cld_session_get_store (fixture->session));
  /* The session did not write that itself, and would have pages read anew at any moment. */
  cld_session_look_around (fixture->session);
  fixture->group = cld_files_group_new (fixture->session, "C1", "notice/N1");
  fixture->all = cld_files_group_new (fixture->session, "C1", NULL);
  gtk_box_append (GTK_BOX (box), fixture->group);
  gtk_box_append (GTK_BOX (box), fixture->all);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 700, 500);
  adw_window_set_content (ADW_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  spin (200);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer left = fixture->group;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_object_add_weak_pointer (G_OBJECT (fixture->group), &left);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin (200);
  g_assert_null (left);
  g_object_unref (fixture->session);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static GFile *
make_file (Fixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  /* A name with a slash is none. */
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

static void
add (Fixture *fixture, GtkWidget *group, const char *name, const char *text)
{
  GSList *files = g_slist_prepend (NULL, make_file (fixture, name, text));

  cld_files_group_add (CLD_FILES_GROUP (group), files);
  g_slist_free_full (files, g_object_unref);
  spin (300);
}

static guint
count_texts (GtkWidget *widget, const char *text)
{
  guint n = GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count_texts (child, text);
  return n;
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static guint
n_files (GtkWidget *group)
{
  return cld_files_group_get_n_files (CLD_FILES_GROUP (group));
}

static CldRecord *
first_file (GtkWidget *group)
{
  return cld_file_row_get_file (CLD_FILE_ROW (find_type (group, CLD_TYPE_FILE_ROW)));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (n_files (fixture->group), ==, 0);
  g_assert_cmpuint (count_texts (fixture->group, "No file is attached"), ==, 1);
  g_assert_cmpuint (count_texts (fixture->all, "No files yet"), ==, 1);
}

/* A name is shown as it is, in both lists, and nothing of it is markup; every button has a name of its own. */
static void
test_add (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row, *button;

  add (fixture, fixture->group, NASTY, "hello");
  g_assert_cmpuint (n_files (fixture->group), ==, 1);
  g_assert_cmpuint (n_files (fixture->all), ==, 1);
  g_assert_cmpuint (count_texts (fixture->group, NASTY), ==, 1);
  g_assert_cmpuint (count_texts (fixture->all, NASTY), ==, 1);
  g_assert_cmpuint (count_texts (fixture->all, "&amp;"), ==, 0);
  g_assert_cmpuint (count_texts (fixture->all, "proves: Notice"), ==, 1);
  g_assert_cmpuint (count_texts (fixture->group, "proves: ") + count_texts (fixture->group, "proves too"), ==, 0);
  g_assert_cmpuint (count_texts (fixture->group, "5 bytes"), ==, 1);
  row = find_type (fixture->group, CLD_TYPE_FILE_ROW);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL));
  button = find_type (row, GTK_TYPE_BUTTON);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL));
  button = find_type (row, GTK_TYPE_MENU_BUTTON);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL));
  g_assert_nonnull (gtk_widget_get_tooltip_text (button));
}

/* What cannot be attached does not stop what can. */
static void
test_some_refused (Fixture *fixture, gconstpointer data)
{
  GSList *files = NULL;

  files = g_slist_prepend (files, make_file (fixture, "good", "x"));
  files = g_slist_prepend (files, make_file (fixture, "empty", ""));
  files = g_slist_prepend (files, make_file (fixture, "good-too", "y"));
  cld_files_group_add (CLD_FILES_GROUP (fixture->all), files);
  g_slist_free_full (files, g_object_unref);
  spin (300);
  g_assert_cmpuint (n_files (fixture->all), ==, 2);
  g_assert_cmpuint (count_texts (fixture->all, "proves nothing yet"), ==, 2);
  g_assert_cmpuint (n_files (fixture->group), ==, 0);
}

/* A claim without its evidence says so; one undo brings it back. */
static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ref = NULL;

  add (fixture, fixture->group, "letter.txt", "hello");
  ref = g_strdup (cld_record_get_ref (first_file (fixture->group)));
  gtk_widget_activate_action (fixture->group, "files.remove", "s", ref);
  spin (400);
  g_assert_cmpuint (n_files (fixture->group), ==, 0);
  g_assert_cmpuint (count_texts (fixture->group, "“letter.txt” proved this"), ==, 1);
  g_assert_cmpuint (count_texts (fixture->all, "letter.txt"), ==, 0);
  cld_session_undo_async (fixture->session, NULL, FALSE, NULL, NULL);
  spin (400);
  g_assert_cmpuint (n_files (fixture->group), ==, 1);
  g_assert_cmpuint (count_texts (fixture->group, "proved this"), ==, 0);
}

/* What it proves is ticked in a dialog. */
static void
test_claims (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *check;
  g_autoptr (CldRecord) file = NULL;

  add (fixture, fixture->group, "letter.txt", "hello");
  file = g_object_ref (first_file (fixture->all));
  dialog = cld_file_claims_ask (fixture->all, fixture->session, file, NULL);
  spin (200);
  g_assert_cmpuint (count_texts (dialog, "Notice"), ==, 1);
  g_assert_cmpuint (count_texts (dialog, "Placement"), ==, 1);
  check = find_type (dialog, GTK_TYPE_CHECK_BUTTON);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (find_type (dialog, GTK_TYPE_ENTRY)), "  E-mail ");
  g_signal_emit_by_name (dialog, "response", "save");
  gtk_window_destroy (GTK_WINDOW (dialog));
  spin (400);
  g_assert_cmpuint (n_files (fixture->group), ==, 0);
  g_assert_cmpuint (n_files (fixture->all), ==, 1);
  g_assert_cmpuint (count_texts (fixture->all, "E-mail · proves nothing yet"), ==, 1);
  g_assert_cmpuint (count_texts (fixture->group, "recorded that it does not"), ==, 1);
}

/* As known on an earlier day: nothing can be changed. */
static void
test_not_editable (Fixture *fixture, gconstpointer data)
{
  add (fixture, fixture->group, "letter.txt", "hello");
  cld_files_group_set_editable (CLD_FILES_GROUP (fixture->group), FALSE);
  g_assert_null (find_type (find_type (fixture->group, CLD_TYPE_FILE_ROW), GTK_TYPE_MENU_BUTTON));
  gtk_widget_activate_action (fixture->group, "files.remove", "s", cld_record_get_ref (first_file (fixture->group)));
  add (fixture, fixture->group, "more.txt", "x");
  g_assert_cmpuint (n_files (fixture->group), ==, 1);
}

/* The keys: the first row takes the focus, and keeps it when the list is made anew. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *focus;

  add (fixture, fixture->group, "a.txt", "a");
  add (fixture, fixture->group, "b.txt", "b");
  gtk_widget_grab_focus (fixture->group);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (CLD_IS_FILE_ROW (focus));
  gtk_widget_activate_action (fixture->group, "files.remove", "s", cld_record_get_ref (cld_file_row_get_file (CLD_FILE_ROW (focus))));
  spin (400);
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_true (focus && CLD_IS_FILE_ROW (focus) && gtk_widget_is_ancestor (focus, fixture->group));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add ("/files/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("empty", test_empty);
  ADD ("add", test_add);
  ADD ("some-refused", test_some_refused);
  ADD ("remove", test_remove);
  ADD ("claims", test_claims);
  ADD ("not-editable", test_not_editable);
  ADD ("focus", test_focus);
  return g_test_run ();
}
