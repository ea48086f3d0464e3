/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A made-up caseload of one child in a temporary folder, a window for its forms, and hands that type: for test-form*.c. */

#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-form-page.h"
#include "cld-kinds.h"
#include "cld-record-service.h"
#include "settle.h"

#define TODAY "2025-03-04"
#define NASTY "Ó'Neil & <b>\"%s%n"

typedef struct
{
  char *folder;
  char *path;
  CldSession *session;
  GtkWindow *window;
} Fixture;

static inline void
save_record (CldStore *store, const CldKind *kind, const char *ref, const char *const *values)
{
  g_autoptr (CldRecord) record = cld_record_new (kind, ref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; values[i]; i += 2)
    g_assert_true (cld_record_set_text (record, (guint) cld_kind_find_field (kind, values[i]), values[i + 1]));
  cld_record_service_save (store, record, "test", &error);
  g_assert_no_error (error);
}

#define SAVE(kind, ref, ...) save_record (store, kind, ref, (const char *const[]){ __VA_ARGS__, NULL })

static inline void
fill (const char *path)
{
  g_autoptr (CldStore) store = cld_store_open (path, CLD_STORE_CREATE, NULL);

  g_assert_nonnull (store);
  SAVE (&cld_authority_kind, "998", "name", "Brackenshire");
  SAVE (&cld_person_kind, "P1", "name", "Sam Worker");
  SAVE (&cld_provider_kind, "SC1", "name", "Larch House & <b>");
  SAVE (&cld_contact_kind, "K1", "name", "Dawn Marsh");
  SAVE (&cld_child_kind, "C1", "given_names", "Jay", "surname", NASTY, "date_of_birth", "2013-06-01");
  SAVE (&cld_placement_kind, "C1/2024-01-01", "child", "C1", "started_on", "2024-01-01", "type", "U1", "provider", "SC1");
  SAVE (&cld_note_kind, "C1/2025-01-21", "child", "C1", "happened_on", "2025-01-21T10:30", "kind", "CASE", "text", NASTY);
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("caseload-form-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "caseload.db", NULL);
#ifdef FORM_FIXTURE_NAME
  {
    g_autofree char *path = fixture->path;

    fixture->path = FORM_FIXTURE_NAME (path);
  }
#endif
  fill (fixture->path);
  fixture->session = cld_session_open (fixture->path, CLD_STORE_OPEN, &error);
  g_assert_no_error (error);
  cld_session_set_today (fixture->session, TODAY);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1000, 700);
}

/* The writer has done everything that it was given. */
static inline gboolean
nothing_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static inline void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

static inline void
wait_for_writer (Fixture *fixture)
{
  gboolean done = FALSE;

  cld_session_run_async (fixture->session, nothing_in_writer, NULL, NULL, NULL, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer left = fixture->session;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  gtk_window_destroy (fixture->window);
  wait_for_writer (fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->session), &left);
  g_object_unref (fixture->session);
  while (left)
    g_main_context_iteration (NULL, FALSE);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static inline GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static inline gboolean
has_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strcmp (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static inline CldFormPage *
show_page (Fixture *fixture, const CldKind *kind, const char *ref, const char *child)
{
  g_autoptr (GError) error = NULL;
  CldPane *pane = cld_form_page_new (fixture->session, kind, ref, child, &error);

  g_assert_no_error (error);
  gtk_window_set_child (fixture->window, GTK_WIDGET (pane));
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (pane));
  cld_pane_shown (pane);
  settle ();
  return CLD_FORM_PAGE (pane);
}

static inline void
act (Fixture *fixture, CldFormPage *page, const char *action)
{
  g_object_ref (page);
  gtk_widget_activate_action (GTK_WIDGET (page), action, NULL);
  while (cld_form_page_is_busy (page))
    g_main_context_iteration (NULL, TRUE);
  wait_for_writer (fixture);
  g_object_unref (page);
}

static inline void
type (CldFormPage *page, const char *field, const char *text)
{
  CldForm *form = cld_form_page_get_form (page);
  int index = g_str_equal (field, "ref") ? CLD_FORM_NUMBER : cld_kind_find_field (cld_form_get_kind (form), field);

  cld_form_row_type (cld_form_get_row (form, index), text);
}

static inline const char *
error_of (CldFormPage *page, const char *field)
{
  CldForm *form = cld_form_page_get_form (page);
  int index = g_str_equal (field, "ref") ? CLD_FORM_NUMBER : cld_kind_find_field (cld_form_get_kind (form), field);

  return cld_form_row_get_error (cld_form_get_row (form, index));
}

static inline gboolean
has_focus (CldFormPage *page, const char *field)
{
  CldForm *form = cld_form_page_get_form (page);
  int index = g_str_equal (field, "ref") ? CLD_FORM_NUMBER : cld_kind_find_field (cld_form_get_kind (form), field);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (page)));

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (cld_form_get_row (form, index)));
}

static inline char *
typed_in (CldFormPage *page, guint field)
{
  return cld_form_row_get_typed (cld_form_get_row (cld_form_page_get_form (page), (int) field));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
