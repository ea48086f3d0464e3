/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The caseload of form-fixture.h with a home, its inspections and our children there: for test-inspect-*.c. */

#include "form-fixture.h"

#include "cld-inspect-forms.h"
#include "cld-judgements-row.h"
#include "cld-picker.h"
#include "cld-repo.h"

static inline void
prepare (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = NULL;

  set_up (fixture, data);
  store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  SAVE (&cld_provider_kind, "1000001", "name", "Oak House", "urn", "1000001", "type", "CH", "sector", "PRIV");
  SAVE (&cld_inspection_kind, "I14", "provider", "1000001", "event_type", "FULL", "started_on", "2014-06-10");
  SAVE (&cld_inspection_kind, "I16", "provider", "1000001", "event_type", "FULL", "started_on", "2016-06-10");
  SAVE (&cld_inspection_kind, "I24", "provider", "1000001", "event_type", "FULL", "framework", "SCCIF", "started_on", "2024-06-10");
  SAVE (&cld_inspection_kind, "ILA", "authority", "998", "event_type", "STD", "framework", "ILACS", "started_on", "2024-03-04");
  SAVE (&cld_child_kind, "C2", "given_names", "Mia", "surname", "Ross", "date_of_birth", "2012-02-01");
  SAVE (&cld_care_period_kind, "C2/2024-01-05", "child", "C2", "started_on", "2024-01-05");
  SAVE (&cld_placement_kind, "C2/2024-01-05", "child", "C2", "started_on", "2024-01-05", "type", "K2", "provider", "1000001");
  SAVE (&cld_child_kind, "C3", "given_names", "Ada", "surname", "Lowe", "date_of_birth", "2011-02-01");
  SAVE (&cld_care_period_kind, "C3/2024-02-05", "child", "C3", "started_on", "2024-02-05");
  SAVE (&cld_placement_kind, "C3/2024-02-05", "child", "C3", "started_on", "2024-02-05", "type", "K2", "provider", "1000001");
}

static inline CldFormPage *
show_form (Fixture *fixture, const CldKind *kind, const char *ref, const char *about_kind, const char *about_ref)
{
  g_autoptr (GError) error = NULL;
  CldPane *pane = cld_inspect_form_new (fixture->session, kind, ref, about_kind, about_ref, &error);

  g_assert_no_error (error);
  gtk_window_set_child (fixture->window, GTK_WIDGET (pane));
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (pane));
  cld_pane_shown (pane);
  settle ();
  return CLD_FORM_PAGE (pane);
}

static inline CldFormRow *
row_of (CldFormPage *page, const char *field)
{
  CldForm *form = cld_form_page_get_form (page);
  int index = cld_kind_find_field (cld_form_get_kind (form), field);

  return cld_form_get_row (form, index >= 0 ? index : CLD_FORM_NUMBER);
}

/* How many records of a kind are stored. */
static inline gint64
count (Fixture *fixture, const CldKind *kind)
{
  return cld_repo_count (cld_session_get_db (fixture->session), kind, NULL);
}

static inline void
undo (Fixture *fixture)
{
  cld_session_undo_async (fixture->session, NULL, FALSE, NULL, NULL);
  wait_for_writer (fixture);
  wait_for_writer (fixture);
}

static inline GtkWidget *
find_listed (GtkWidget *widget, const char *id, guint *n)
{
  if (GTK_IS_LIST_BOX_ROW (widget))
    {
      const char *own = g_object_get_data (G_OBJECT (widget), "id");

      if (own && *own)
        (*n)++;
      return own && g_strcmp0 (own, id) == 0 ? widget : NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_listed (child, id, n);

      if (found)
        return found;
    }
  return NULL;
}

static inline CldPicker *
picker_of (CldFormPage *page, const char *field)
{
  return CLD_PICKER (find_type (GTK_WIDGET (row_of (page, field)), CLD_TYPE_PICKER));
}

/* Presses the button that says @text. */
static inline gboolean
press (GtkWidget *widget, const char *text)
{
  if (GTK_IS_BUTTON (widget) && has_label (widget, text))
    {
      g_signal_emit_by_name (widget, "clicked");
      settle ();
      return TRUE;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (press (child, text))
      return TRUE;
  return FALSE;
}

#undef ADD
#define ADD(path, func) g_test_add (path, Fixture, NULL, prepare, func, tear_down)
