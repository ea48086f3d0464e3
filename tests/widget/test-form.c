/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-fixture.h"

#include "cld-codes.h"
#include "cld-form-row.h"
#include "cld-inspect-forms.h"
#include "cld-log-reader.h"
#include "cld-repo.h"

static const char *
find_ref (const char *target)
{
  static const char *const refs[][2] = { { "child", "C1" }, { "placement", "C1/2024-01-01" }, { "provider", "SC1" }, { "contact", "K1" }, { "person", "P1" } };

  for (guint i = 0; i < G_N_ELEMENTS (refs); i++)
    if (g_str_equal (refs[i][0], target))
      return refs[i][1];
  g_assert_not_reached ();
}

static char *
make_sample (const CldField *field)
{
  const CldCodeList *list = field->type == CLD_CHOICE ? cld_code_list_find (field->target) : NULL;

  /* A score is at most 40, and there is no reason for none where there is one. */
  if (field == &cld_sdq_kind.fields[SDQ_SCORE])
    return g_strdup ("24");
  if (field == &cld_sdq_kind.fields[SDQ_REASON])
    return NULL;
  switch (field->type)
    {
    case CLD_NOTE:
      return g_strdup (NASTY "\nand a second line");
    case CLD_DATE:
      return g_strdup ("2024-02-29");
    case CLD_MOMENT:
      return g_strdup ("2024-02-29T14:10");
    case CLD_INT:
      return g_strdup ("2024");
    case CLD_DECIMAL:
      return g_strdup ("38.5");
    case CLD_BOOL:
      return g_strdup ("1");
    case CLD_CHOICE:
      g_assert_nonnull (list);
      if (field->flags & CLD_MANY)
        return g_strdup_printf ("%s;%s", cld_code_list_get (list, 0)->code, cld_code_list_get (list, 1)->code);
      return g_strdup (cld_code_list_get (list, 0)->code);
    case CLD_REF:
      return g_strdup (find_ref (field->target));
    case CLD_TEXT:
    default:
      /* Nobody decides on what they asked for themselves. */
      return g_strdup (strcmp (field->id, "requested_by") == 0 ? "Somebody else" : NASTY);
    }
}

/* The record that was not there before. */
static CldRow *
find_saved (Fixture *fixture, const CldKind *kind, CldArena *arena, const char *const *known)
{
  g_autoptr (GPtrArray) ids = cld_repo_query_ids (cld_session_get_db (fixture->session), kind, NULL, NULL);

  for (guint i = 0; i < ids->len; i++)
    if (!g_strv_contains (known, ids->pdata[i]))
      return cld_repo_find_by_id (cld_session_get_db (fixture->session), kind, ids->pdata[i], arena, NULL);
  return NULL;
}

/* A notice that was sent is not one that was withheld. */
static gboolean
is_left_out (const CldKind *kind, guint field)
{
  return kind == &cld_notice_kind && field == NOTICE_NOT_SENT_REASON;
}

static void
check_kind (Fixture *fixture, const CldKind *kind)
{
  g_autoptr (GPtrArray) known = cld_repo_query_ids (cld_session_get_db (fixture->session), kind, NULL, NULL);
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldFormPage *page = show_page (fixture, kind, NULL, kind->child >= 0 ? "C1" : NULL);
  CldForm *form = cld_form_page_get_form (page);
  CldRow *row;

  g_test_message ("%s", kind->id);
  g_ptr_array_add (known, NULL);
  if (kind == &cld_child_kind)
    type (page, "ref", "C9");
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *sample = make_sample (&kind->fields[i]);
      CldFormRow *field_row = cld_form_get_row (form, (int) i);

      g_assert_true ((field_row == NULL) == ((int) i == kind->child));
      if (field_row && !is_left_out (kind, i))
        cld_form_row_type (field_row, sample);
    }
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  row = find_saved (fixture, kind, arena, (const char *const *) known->pdata);
  g_assert_nonnull (row);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *sample = is_left_out (kind, i) ? NULL : make_sample (&kind->fields[i]);

      g_assert_cmpstr (row->values[i], ==, sample);
    }
  if (kind == &cld_child_kind)
    g_assert_cmpstr (row->ref, ==, "C9");

  /* And again: shown as stored, nothing to save, and the same widgets take another record. */
  page = show_page (fixture, kind, row->ref, NULL);
  g_assert_false (cld_form_is_changed (cld_form_page_get_form (page)));
  g_assert_null (cld_form_check (cld_form_page_get_form (page)));
  act (fixture, page, "form.remove");
  g_assert_true (cld_form_page_is_done (page));
  g_assert_null (cld_repo_find (cld_session_get_db (fixture->session), kind, row->ref, arena, NULL));
}

static void
test_every_kind (Fixture *fixture, gconstpointer data)
{
  /* A file comes with its content, and a print with its paper: nobody types them. Those of inspections have forms of their own: see
   * test-inspect-forms.c. */
  for (guint i = 0; i < cld_kinds_count (); i++)
    if (cld_kinds ()[i] != &cld_attachment_kind && cld_kinds ()[i] != &cld_print_log_kind && !cld_inspect_form_knows (cld_kinds ()[i]))
      check_kind (fixture, cld_kinds ()[i]);
}

static void
gather_rows (GtkWidget *widget, GPtrArray *rows)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (CLD_IS_FORM_ROW (child))
      g_ptr_array_add (rows, child);
    else
      gather_rows (child, rows);
}

static void
test_mnemonics (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      g_autoptr (CldForm) form = cld_form_new (cld_kinds ()[i], fixture->session);
      g_autoptr (GPtrArray) rows = g_ptr_array_new ();
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
      guint n = 0;

      gather_rows (cld_form_get_widget (form), rows);
      for (guint j = 0; j < rows->len; j++)
        {
          gunichar letter = cld_form_row_get_mnemonic (rows->pdata[j]);

          g_assert_true (letter != 'c' && letter != 's');
          if (letter)
            g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (letter)));
          n += letter ? 1 : 0;
        }
      g_test_message ("%s: %u of %u", cld_kinds ()[i]->id, n, rows->len);
      g_assert_cmpuint (n, >=, MIN (rows->len, 18));
    }
}

static gboolean
is_named (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)));
}

/* Every part that takes the keys says what it is. */
static void
check_names (GtkWidget *widget, guint *n)
{
  gboolean inner = GTK_IS_TEXT (widget) || GTK_IS_SCROLLED_WINDOW (widget) || GTK_IS_SCROLLBAR (widget);

  if (!gtk_widget_get_mapped (widget))
    return;
  if (gtk_widget_get_focusable (widget) && !inner && !GTK_IS_LABEL (widget) && !GTK_IS_LIST_BOX_ROW (widget) && !GTK_IS_ENTRY (widget))
    {
      if (!is_named (widget))
        g_error ("no name: %s in %s", G_OBJECT_TYPE_NAME (widget), G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
      (*n)++;
    }
  if (GTK_IS_ENTRY (widget))
    {
      g_assert_true (is_named (widget));
      (*n)++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_names (child, n);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      const CldKind *kind = cld_kinds ()[i];
      CldFormPage *page = show_page (fixture, kind, NULL, kind->child >= 0 ? "C1" : NULL);
      guint n = 0;

      check_names (GTK_WIDGET (page), &n);
      g_assert_cmpuint (n, >=, kind->n_fields);
    }
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_placement_kind, NULL, "C1");

  /* Needed. */
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  g_assert_nonnull (error_of (page, "started_on"));
  g_assert_true (has_focus (page, "started_on"));
  /* Impossible. */
  type (page, "started_on", "31/02");
  act (fixture, page, "pane.save");
  g_assert_nonnull (error_of (page, "started_on"));
  /* The end before the start. */
  type (page, "started_on", "12/3/2025");
  type (page, "ended_on", "11/3/2025");
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  g_assert_null (error_of (page, "started_on"));
  g_assert_nonnull (error_of (page, "ended_on"));
  g_assert_true (has_focus (page, "ended_on"));
  /* Said until it is typed over, wherever the person looks meanwhile. */
  gtk_widget_grab_focus (GTK_WIDGET (cld_form_get_row (cld_form_page_get_form (page), PLACEMENT_STARTED_ON)));
  gtk_root_set_focus (GTK_ROOT (fixture->window), NULL);
  settle ();
  g_assert_nonnull (error_of (page, "ended_on"));
  type (page, "ended_on", "31/02");
  g_assert_null (error_of (page, "ended_on"));
  /* Nothing else is asked for. */
  type (page, "ended_on", NULL);
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
}

static void
test_new_child (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_child_kind, NULL, NULL);
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row;

  type (page, "surname", NASTY);
  act (fixture, page, "pane.save");
  g_assert_nonnull (error_of (page, "ref"));
  g_assert_true (has_focus (page, "ref"));
  type (page, "ref", " C1 ");
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  g_assert_nonnull (error_of (page, "ref"));
  type (page, "ref", "C2");
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  row = cld_repo_find (cld_session_get_db (fixture->session), &cld_child_kind, "C2", arena, NULL);
  g_assert_nonnull (row);
  g_assert_cmpstr (row->values[CHILD_SURNAME], ==, NASTY);
}

/* Ctrl+Z in a text takes back what was typed there, never what was recorded. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  CldFormRow *row = cld_form_get_row (cld_form_page_get_form (page), NOTE_TEXT);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_type (GTK_WIDGET (row), GTK_TYPE_TEXT_VIEW)));
  g_autofree char *text = NULL;

  g_assert_false (gtk_text_buffer_get_can_undo (buffer));
  gtk_text_buffer_insert_at_cursor (buffer, "more", -1);
  g_assert_true (gtk_text_buffer_get_can_undo (buffer));
  gtk_text_buffer_undo (buffer);
  text = cld_form_row_get_typed (row);
  g_assert_cmpstr (text, ==, NASTY);
  g_assert_false (gtk_text_buffer_get_can_undo (buffer));
}

static gboolean
keep_why_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  char **why = data;

  g_free (*why);
  *why = g_strdup (entry->why);
  return TRUE;
}

static void
check_why (Fixture *fixture, const char *expected)
{
  const CldLogFilter filter = { .child = "C1" };
  g_autofree char *why = NULL;

  g_assert_true (cld_log_each (cld_session_get_store (fixture->session), &filter, keep_why_cb, &why, NULL));
  g_assert_cmpstr (why, ==, expected);
}

/* What undo says was undone is what was done. */
static void
test_why (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_visit_kind, NULL, "C1");

  type (page, "visited_on", "1/2/2025 10:30");
  type (page, "outcome", "SEEN");
  act (fixture, page, "pane.save");
  check_why (fixture, "visit added");
  page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  type (page, "text", "other words");
  act (fixture, page, "pane.save");
  check_why (fixture, "note changed");
  page = show_page (fixture, &cld_placement_kind, "C1/2024-01-01", NULL);
  act (fixture, page, "form.remove");
  check_why (fixture, "placement removed");
}

/* Ctrl+Return is seen before the text in which it would begin a line. */
static void
test_save_key (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, NULL, "C1");
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (page));
  guint n = 0;

  type (page, "text", "saved by its key");
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      g_autoptr (GtkShortcut) shortcut = NULL;
      g_autofree char *keys = NULL;

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller) || gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        continue;
      shortcut = g_list_model_get_item (G_LIST_MODEL (controller), 0);
      keys = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
      g_assert_cmpstr (keys, ==, "<Control>Return|<Control>KP_Enter");
      g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), GTK_SHORTCUT_ACTION_EXCLUSIVE, GTK_WIDGET (page), NULL));
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
  g_object_ref (page);
  while (cld_form_page_is_busy (page))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (cld_form_page_is_done (page));
  wait_for_writer (fixture);
  g_object_unref (page);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/form/every-kind", test_every_kind);
  ADD ("/form/mnemonics", test_mnemonics);
  ADD ("/form/names", test_names);
  ADD ("/form/refused", test_refused);
  ADD ("/form/new-child", test_new_child);
  ADD ("/form/save-key", test_save_key);
  ADD ("/form/undo", test_undo);
  ADD ("/form/why", test_why);
  return g_test_run ();
}
