/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The list of children over a real store of three children in care and one who left, and more where a test wants them. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cld-change-set.h"
#include "cld-children-cell.h"
#include "cld-children-pane-private.h"
#include "cld-kinds.h"
#include "cld-settings.h"
#include "settle.h"

#define TODAY "2026-04-07"
#define NASTY "Ó'Neil & <b>\"%s%n"

typedef struct
{
  char *folder;
  char *database;
  CldSession *session;
  GtkWidget *window;
  CldChildrenPane *pane;
} Fixture;

static inline void
put (CldChangeSet *set, CldArena *arena, const CldKind *kind, const char *ref, ...)
{
  CldRow *row = cld_row_new (arena, kind, cld_arena_strdup (arena, ref));
  g_autoptr (GError) error = NULL;
  const char *id;
  va_list args;

  va_start (args, ref);
  while ((id = va_arg (args, const char *)))
    row->values[cld_kind_find_field (kind, id)] = cld_arena_strdup (arena, va_arg (args, const char *));
  va_end (args);
  cld_change_set_put (set, NULL, row, &error);
  g_assert_no_error (error);
}

static inline void
put_child (CldChangeSet *set, CldArena *arena, const char *ref, const char *given, const char *surname, const char *birth, const char *type, const char *carer)
{
  put (set, arena, &cld_child_kind, ref, "given_names", given, "surname", surname, "date_of_birth", birth, "worker", "Priya Nair", NULL);
  put (set, arena, &cld_care_period_kind, ref, "child", ref, "started_on", "2024-01-01", NULL);
  put (set, arena, &cld_legal_status_kind, ref, "child", ref, "started_on", "2024-01-01", "code", "C2", NULL);
  put (set, arena, &cld_placement_kind, ref, "child", ref, "started_on", "2024-01-01", "type", type, "carer", carer, NULL);
}

static inline void
fill (const char *path, guint n_more)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldStore) store = cld_store_open (path, CLD_STORE_CREATE, &error);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldChangeSet) set = cld_change_set_begin (store, CLD_ACT_EDIT, "test", NULL, &error);

  g_assert_no_error (error);
  put_child (set, arena, "C1", "Jay", "Marsh", "2014-11-14", "U6", "Sarah Odd");
  put_child (set, arena, "C2", "Aisha", "Bello", "2016-06-01", "K2", NASTY);
  put_child (set, arena, "C3", "Mia", NASTY, "2009-01-01", "U6", "Rose Webb");
  put (set, arena, &cld_child_kind, "C4", "given_names", "Lee", "surname", "Gone", NULL);
  put (set, arena, &cld_care_period_kind, "C4", "child", "C4", "started_on", "2020-01-01", "ended_on", "2024-01-01", NULL);
  for (guint i = 0; i < n_more; i++)
    {
      g_autofree char *ref = g_strdup_printf ("X%04u", i);
      g_autofree char *name = g_strdup_printf ("Zed%04u", i);

      put_child (set, arena, ref, "More", name, "2012-01-01", "U4", "Carer");
    }
  cld_change_set_commit (set, &error);
  g_assert_no_error (error);
}

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  /* One test's order is not the next one's; by name is the one that most of them tell. */
  if (cld_settings_get ())
    g_settings_set (cld_settings_get (), "children-sort", "(sb)", "name", FALSE);
  fixture->folder = g_dir_make_tmp ("caseload-children-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->database = g_build_filename (fixture->folder, "a.db", NULL);
  fill (fixture->database, GPOINTER_TO_UINT (data));
  fixture->session = cld_session_open (fixture->database, CLD_STORE_OPEN, &error);
  g_assert_no_error (error);
  cld_session_set_today (fixture->session, TODAY);
  fixture->pane = CLD_CHILDREN_PANE (cld_children_pane_new (fixture->session));
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1160, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  settle ();
}

static inline void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      g_unlink (inside);
    }
  g_rmdir (path);
}

/* Nothing may keep the pane once its window is gone. */
static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer pane = fixture->pane;

  g_object_add_weak_pointer (pane, &pane);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_null (pane);
  g_clear_object (&fixture->session);
  settle ();
  remove_folder (fixture->folder);
  g_free (fixture->database);
  g_free (fixture->folder);
}

/* The numbers in the order of the list. */
static inline char *
shown (Fixture *fixture)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cld_ids_model_get_n_ids (fixture->pane->model); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", cld_ids_model_get_id (fixture->pane->model, i));
  return g_string_free (text, FALSE);
}

#define assert_shown(fixture, expected)            \
  G_STMT_START                                     \
  {                                                \
    g_autofree char *is_shown = shown (fixture);   \
    g_assert_cmpstr (is_shown, ==, expected);      \
  }                                                \
  G_STMT_END

static inline GtkWidget *
find_cell (GtkWidget *in, const char *text)
{
  if (CLD_IS_CHILDREN_CELL (in) && g_strcmp0 (cld_children_cell_get_text (CLD_CHILDREN_CELL (in)), text) == 0)
    return in;
  if (GTK_IS_LABEL (in) && strcmp (gtk_label_get_text (GTK_LABEL (in)), text) == 0)
    return in;
  for (GtkWidget *child = gtk_widget_get_first_child (in); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_cell (child, text);

      if (found)
        return found;
    }
  return NULL;
}

static inline void
wait_for_board (Fixture *fixture)
{
  for (guint i = 0; i < 60 && !cld_duty_watch_get_board (cld_duty_watch_of (fixture->session)); i++)
    settle ();
  g_assert_nonnull (cld_duty_watch_get_board (cld_duty_watch_of (fixture->session)));
  settle ();
}
