/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-settings.h"
#include "children-fixture.h"

static GtkWidget *
find_type (GtkWidget *in, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (in, type))
    return in;
  for (GtkWidget *child = gtk_widget_get_first_child (in); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static void
search (Fixture *fixture, const char *text)
{
  cld_children_filter_set_searching (fixture->pane->filter, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (fixture->pane->filter), GTK_TYPE_SEARCH_ENTRY)), text);
  settle ();
}

static GtkEventController *
find_keys (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        return controller;
    }
  return NULL;
}

/* A key as @widget gets it before what is in it. */
static gboolean
press (gpointer widget, guint keyval, GdkModifierType state)
{
  GtkEventController *keys = find_keys (widget);
  gboolean handled = FALSE;

  g_assert_nonnull (keys);
  g_signal_emit_by_name (keys, "key-pressed", keyval, 0, state, &handled);
  settle ();
  return handled;
}

static gboolean
has_focus (Fixture *fixture, gpointer widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));

  return focus && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* On a machine that does other things as well the focus comes later than settle () waits. Says what has it where it is
 * something else in the end. */
static void
assert_focus_at (Fixture *fixture, gpointer widget, int line)
{
  g_autoptr (GString) path = g_string_new (NULL);
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (!has_focus (fixture, widget) && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  if (has_focus (fixture, widget))
    return;
  for (GtkWidget *at = gtk_root_get_focus (GTK_ROOT (fixture->window)); at; at = gtk_widget_get_parent (at))
    g_string_append_printf (path, " < %s %dx%d", G_OBJECT_TYPE_NAME (at), gtk_widget_get_width (at), gtk_widget_get_height (at));
  g_error ("line %d: the focus is not in %s but%s", line, G_OBJECT_TYPE_NAME (widget), path->len ? path->str : " nowhere");
}

#define assert_focus(fixture, widget) assert_focus_at (fixture, widget, __LINE__)

static void
test_shows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *cell;
  g_autofree char *next = NULL, *label = NULL;

  wait_for_board (fixture);
  assert_shown (fixture, "C2 C1 C3");
  cell = find_cell (GTK_WIDGET (fixture->pane->view), "Mia " NASTY);
  g_assert_nonnull (cell);
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_LABEL, "Mia " NASTY);
  next = cld_children_next_make_words (fixture->pane->next, "C3");
  g_assert_nonnull (next);
  label = g_strconcat ("Mia " NASTY ", 17, Foster · Rose Webb, ", next, NULL);
  gtk_test_accessible_assert_property (gtk_widget_get_parent (gtk_widget_get_parent (cell)), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  g_assert_nonnull (find_cell (GTK_WIDGET (fixture->pane->view), "Residential · " NASTY));
  g_assert_nonnull (find_cell (GTK_WIDGET (fixture->pane->view), "1 Jan 24"));
  g_assert_cmpstr (gtk_label_get_text (fixture->pane->sentence), ==, "3 children");
  gtk_test_accessible_assert_property (fixture->pane->view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Children");
  gtk_test_accessible_assert_property (fixture->pane->select_button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Choose several children");
  gtk_test_accessible_assert_property (fixture->pane->search_button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Search");
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *clear;

  search (fixture, "ross");
  assert_shown (fixture, "");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->pane->empty)));
  g_assert_cmpstr (adw_status_page_get_title (fixture->pane->empty), ==, "No match");
  g_signal_emit_by_name (fixture->pane->empty_button, "clicked");
  settle ();
  assert_shown (fixture, "C2 C1 C3");

  search (fixture, "foster");
  assert_shown (fixture, "C1 C3");
  g_assert_cmpstr (gtk_label_get_text (fixture->pane->sentence), ==, "2 of 3 children match “foster”");
  search (fixture, NASTY);
  assert_shown (fixture, "C2 C3");
  search (fixture, "Ó'Neil");
  assert_shown (fixture, "C2 C3");
  /* The cells follow the list, in the row widgets that were there. */
  g_assert_null (find_cell (GTK_WIDGET (fixture->pane->view), "Jay Marsh"));
  clear = find_cell (GTK_WIDGET (fixture->pane->filter), "Clear filters");
  g_assert_nonnull (clear);
  g_signal_emit_by_name (gtk_widget_get_parent (clear), "clicked");
  settle ();
  assert_shown (fixture, "C2 C1 C3");
  g_assert_nonnull (find_cell (GTK_WIDGET (fixture->pane->view), "Jay Marsh"));
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  cld_children_filter_set_scope (fixture->pane->filter, CLD_CASELOAD_EVERYONE);
  settle ();
  assert_shown (fixture, "C2 C4 C1 C3");
  cld_children_filter_set_scope (fixture->pane->filter, CLD_CASELOAD_LEFT);
  settle ();
  assert_shown (fixture, "C4");
  g_assert_nonnull (find_cell (GTK_WIDGET (fixture->pane->view), "Left care 1 Jan 24"));
  search (fixture, "foster");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->pane->empty)));
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  CldCaseloadSort sort;
  gboolean descending;

  cld_children_columns_set_sort (fixture->pane->columns, CLD_CASELOAD_BY_AGE, FALSE);
  settle ();
  assert_shown (fixture, "C2 C1 C3");
  cld_children_columns_set_sort (fixture->pane->columns, CLD_CASELOAD_BY_AGE, TRUE);
  settle ();
  assert_shown (fixture, "C3 C1 C2");
  cld_children_columns_get_sort (fixture->pane->columns, &sort, &descending);
  g_assert_cmpint (sort, ==, CLD_CASELOAD_BY_AGE);
  g_assert_true (descending);
  cld_children_columns_set_sort (fixture->pane->columns, CLD_CASELOAD_BY_NAME, FALSE);
  settle ();
  assert_shown (fixture, "C2 C1 C3");
}

/* The child that is selected stays so wherever it goes; the list changes under it. */
static void
test_selection (Fixture *fixture, gconstpointer data)
{
  g_autofree char *next = NULL, *before = NULL, *none = NULL;

  gtk_single_selection_set_selected (fixture->pane->selection, 1);
  cld_children_columns_set_sort (fixture->pane->columns, CLD_CASELOAD_BY_NAME, TRUE);
  settle ();
  assert_shown (fixture, "C3 C1 C2");
  g_assert_cmpuint (gtk_single_selection_get_selected (fixture->pane->selection), ==, 1);
  search (fixture, "jay");
  g_assert_cmpuint (gtk_single_selection_get_selected (fixture->pane->selection), ==, 0);
  search (fixture, "");
  g_assert_cmpuint (gtk_single_selection_get_selected (fixture->pane->selection), ==, 1);

  next = cld_children_pane_get_neighbour (fixture->pane, "C1", 1);
  before = cld_children_pane_get_neighbour (fixture->pane, "C1", -1);
  none = cld_children_pane_get_neighbour (fixture->pane, "C3", -1);
  g_assert_cmpstr (next, ==, "C2");
  g_assert_cmpstr (before, ==, "C3");
  g_assert_null (none);
  g_assert_null (cld_children_pane_get_neighbour (fixture->pane, "nobody", 1));

  {
    g_autoptr (GError) error = NULL;
    g_autoptr (CldArena) arena = cld_arena_new ();
    g_autoptr (CldStore) store = cld_store_open (fixture->database, CLD_STORE_OPEN, &error);
    g_autoptr (CldChangeSet) set = cld_change_set_begin (store, CLD_ACT_EDIT, "test", NULL, &error);

    put_child (set, arena, "C9", "Zac", "Zulu", "2014-11-14", "U6", "Sarah Odd");
    cld_change_set_commit (set, &error);
    g_assert_no_error (error);
  }
  gtk_single_selection_set_selected (fixture->pane->selection, 1);
  cld_session_note_change (fixture->session, "C9");
  settle ();
  assert_shown (fixture, "C9 C3 C1 C2");
  g_assert_cmpuint (gtk_single_selection_get_selected (fixture->pane->selection), ==, 2);
  g_assert_cmpstr (gtk_label_get_text (fixture->pane->sentence), ==, "4 children");
}

static void
test_choose_and_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.csv", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *box;
  GStatBuf info;

  g_assert_true (_cld_children_export_to (fixture->pane, path, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "number,name,age,legal_status,placement_type,placement,since,miles,worker,iro,"));
  g_assert_nonnull (strstr (text, "C1,Jay Marsh,11,C2,U6,Foster · Sarah Odd,2024-01-01,,Priya Nair,"));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_false (_cld_children_export_to (fixture->pane, path, FALSE, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "pane.select", NULL);
  settle ();
  g_assert_nonnull (fixture->pane->chosen);
  g_assert_cmpstr (gtk_label_get_text (fixture->pane->chosen_label), ==, "0 children chosen");
  box = find_type (gtk_widget_get_last_child (GTK_WIDGET (fixture->pane->view)), GTK_TYPE_CHECK_BUTTON);
  g_assert_nonnull (box);
  gtk_test_accessible_assert_property (box, GTK_ACCESSIBLE_PROPERTY_LABEL, "Choose Aisha Bello");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), TRUE);
  g_assert_cmpstr (gtk_label_get_text (fixture->pane->chosen_label), ==, "1 child chosen");
  g_assert_cmpstr (gtk_button_get_label (fixture->pane->export_chosen), ==, "Export 1 row…");
  g_clear_pointer (&text, g_free);
  g_assert_true (_cld_children_export_to (fixture->pane, path, TRUE, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Aisha"));
  g_assert_null (strstr (text, "Jay"));

  /* A box belongs to the child and not to the row. */
  cld_children_columns_set_sort (fixture->pane->columns, CLD_CASELOAD_BY_NAME, TRUE);
  settle ();
  box = find_type (gtk_widget_get_last_child (GTK_WIDGET (fixture->pane->view)), GTK_TYPE_CHECK_BUTTON);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (box)));
  g_assert_cmpstr (gtk_label_get_text (fixture->pane->chosen_label), ==, "1 child chosen");
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "pane.select", NULL);
  settle ();
  g_assert_null (fixture->pane->chosen);
}

/* The next start has the same order. */
static void
test_remembers (Fixture *fixture, gconstpointer data)
{
  GtkWidget *again;
  CldCaseloadSort sort;
  gboolean descending;

  if (!cld_settings_get ())
    {
      g_test_skip ("no settings schema");
      return;
    }
  cld_children_columns_set_sort (fixture->pane->columns, CLD_CASELOAD_BY_SINCE, TRUE);
  again = g_object_ref_sink (GTK_WIDGET (cld_children_pane_new (fixture->session)));
  cld_children_columns_get_sort (CLD_CHILDREN_PANE (again)->columns, &sort, &descending);
  g_assert_cmpint (sort, ==, CLD_CASELOAD_BY_SINCE);
  g_assert_true (descending);
  g_object_unref (again);
}

/* Tab goes by where things stand, and what has just come or gone stands nowhere before the next picture. */
static void
wait_for_picture (Fixture *fixture)
{
  settle ();
  gtk_widget_queue_draw (fixture->window);
  gtk_test_widget_wait_for_draw (fixture->window);
}

/* The list is one stop of Tab, and keeps its row; what can be pressed in a row comes after it. */
static void
check_one_stop (Fixture *fixture, gpointer list)
{
  /* More filters come when what can be chosen has been read: the stop before the list is the last of them. */
  for (guint i = 0; fixture->pane->loads_filters && i < 500; i++)
    {
      settle ();
      g_usleep (10000);
    }
  g_assert_false (fixture->pane->loads_filters);
  wait_for_picture (fixture);
  gtk_widget_child_focus (GTK_WIDGET (fixture->pane), GTK_DIR_TAB_FORWARD);
  g_signal_emit_by_name (fixture->pane->filter, "leave");
  wait_for_picture (fixture);
  assert_focus (fixture, list);
  g_assert_true (press (list, GDK_KEY_Tab, 0));
  wait_for_picture (fixture);
  g_assert_false (has_focus (fixture, list));
  g_assert_nonnull (gtk_root_get_focus (GTK_ROOT (fixture->window)));
  g_assert_cmpuint (gtk_single_selection_get_selected (fixture->pane->selection), ==, 1);
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD));
  assert_focus (fixture, list);
  wait_for_picture (fixture);
  g_assert_true (press (list, GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK));
  assert_focus (fixture, fixture->pane->filter);
  wait_for_picture (fixture);
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD));
  assert_focus (fixture, list);
  g_assert_true (gtk_widget_get_can_focus (list));
  g_assert_false (press (list, GDK_KEY_Tab, GDK_CONTROL_MASK));
  g_assert_false (press (list, GDK_KEY_Down, 0));
}

static void
test_one_stop (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box;

  gtk_single_selection_set_selected (fixture->pane->selection, 1);
  check_one_stop (fixture, fixture->pane->view);
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "pane.select", NULL);
  settle ();
  box = find_type (gtk_widget_get_last_child (GTK_WIDGET (fixture->pane->view)), GTK_TYPE_CHECK_BUTTON);
  gtk_widget_grab_focus (gtk_widget_get_parent (gtk_widget_get_parent (box)));
  /* A row with a box has the focus there. */
  g_assert_true (has_focus (fixture, box));
  g_assert_true (press (fixture->pane->view, GDK_KEY_Tab, 0));
  g_assert_false (has_focus (fixture, fixture->pane->view));
}

/* All that are shown, in view or not; not those that the filters hide; nothing outside of selection mode. */
static void
test_choose_all (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box;

  g_assert_false (press (fixture->pane, GDK_KEY_a, GDK_CONTROL_MASK));
  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "pane.select", NULL);
  settle ();
  gtk_widget_child_focus (GTK_WIDGET (fixture->pane->view), GTK_DIR_TAB_FORWARD);
  g_assert_false (press (fixture->pane, GDK_KEY_a, 0));
  g_assert_true (press (fixture->pane, GDK_KEY_a, GDK_CONTROL_MASK));
  g_assert_cmpstr (gtk_label_get_text (fixture->pane->chosen_label), ==, "403 children chosen");
  box = find_type (gtk_widget_get_last_child (GTK_WIDGET (fixture->pane->view)), GTK_TYPE_CHECK_BUTTON);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (box)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (box), FALSE);
  g_assert_cmpstr (gtk_label_get_text (fixture->pane->chosen_label), ==, "402 children chosen");
  search (fixture, "zed000");
  /* In an entry it means the text. */
  g_assert_false (press (fixture->pane, GDK_KEY_a, GDK_CONTROL_MASK));
  g_assert_cmpstr (gtk_label_get_text (fixture->pane->chosen_label), ==, "10 children chosen");
}

static gint64
count_looks (Fixture *fixture)
{
  CldStmt *stmt = cld_db_prepare (cld_session_get_db (fixture->session), "SELECT count(*) FROM change WHERE act = 'export'", NULL);
  gboolean has_row;
  gint64 n;

  g_assert_true (stmt && cld_stmt_step (stmt, &has_row, NULL) && has_row);
  n = cld_stmt_get_int (stmt, 0);
  cld_stmt_reset (stmt);
  return n;
}

/* What is exported is logged; what cannot be logged is not exported. */
static void
test_export_logged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "logged.csv", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.csv", NULL);
  g_autoptr (CldStore) store = NULL;
  g_autoptr (GError) error = NULL;
  CldStmt *stmt;
  gboolean has_row;

  _cld_children_export_logged (fixture->pane, path);
  for (guint i = 0; i < 20 && !g_file_test (path, G_FILE_TEST_EXISTS); i++)
    settle ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count_looks (fixture), ==, 1);

  store = cld_store_open (fixture->database, CLD_STORE_OPEN, &error);
  g_assert_no_error (error);
  stmt = cld_db_prepare (cld_store_get_db (store),
                         "CREATE TRIGGER no_log BEFORE INSERT ON change_set BEGIN SELECT RAISE (ABORT, 'full'); END", &error);
  g_assert_true (stmt && cld_stmt_step (stmt, &has_row, &error));
  _cld_children_export_logged (fixture->pane, other);
  settle ();
  settle ();
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count_looks (fixture), ==, 1);
}

/* What somebody else records may put the rows in another order: the keyboard stays in the list. */
static void
check_keeps_focus (Fixture *fixture, gpointer list)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->database, CLD_STORE_OPEN, NULL);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) error = NULL;

  gtk_single_selection_set_selected (fixture->pane->selection, 1);
  gtk_widget_child_focus (GTK_WIDGET (fixture->pane), GTK_DIR_TAB_FORWARD);
  g_signal_emit_by_name (fixture->pane->filter, "leave");
  assert_focus (fixture, list);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *ref = g_strdup_printf ("N%u", i);
      g_autoptr (CldChangeSet) set = cld_change_set_begin (store, CLD_ACT_EDIT, "test", NULL, &error);
      g_assert_no_error (error);
      put_child (set, arena, ref, "Abe", ref, "2012-01-01", "U4", "Carer");
      g_assert_true (cld_change_set_commit (set, &error));
      CLD_PANE_GET_CLASS (fixture->pane)->changed (CLD_PANE (fixture->pane), ref);
      settle ();
      g_print ("# after %u: %s focus %s\n", i, shown (fixture), gtk_root_get_focus (GTK_ROOT (fixture->window)) ? G_OBJECT_TYPE_NAME (gtk_root_get_focus (GTK_ROOT (fixture->window))) : "none");
      assert_focus (fixture, list);
      g_assert_cmpstr (gtk_label_get_text (fixture->pane->sentence), !=, "");
    }
}

static void
test_keeps_focus (Fixture *fixture, gconstpointer data)
{
  check_keeps_focus (fixture, fixture->pane->view);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkRequisition least;

  /* Before it is narrow: the window could not be made so at once. */
  gtk_widget_get_preferred_size (GTK_WIDGET (fixture->pane), &least, NULL);
  g_assert_cmpint (least.width, <=, 360);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->pane->select_button)));
  g_assert_true (adw_squeezer_get_visible_child (fixture->pane->add_squeezer) != fixture->pane->add_icon);
  g_assert_true (adw_squeezer_get_visible_child (fixture->pane->squeezer) == fixture->pane->wide);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();

  fixture->pane = CLD_CHILDREN_PANE (cld_children_pane_new (fixture->session));
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 600);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  settle ();
  g_assert_true (adw_squeezer_get_visible_child (fixture->pane->squeezer) == fixture->pane->narrow);
  gtk_widget_get_preferred_size (GTK_WIDGET (fixture->pane), &least, NULL);
  g_assert_cmpint (least.width, <=, 360);
  g_assert_true (adw_squeezer_get_visible_child (fixture->pane->add_squeezer) == fixture->pane->add_icon);
  gtk_single_selection_set_selected (fixture->pane->selection, 1);
  check_one_stop (fixture, fixture->pane->list);
  g_assert_null (gtk_column_view_get_model (fixture->pane->view));
  g_assert_nonnull (find_cell (GTK_WIDGET (fixture->pane->list), "Jay Marsh, 11"));
  g_assert_nonnull (find_cell (GTK_WIDGET (fixture->pane->list), "Mia " NASTY ", 17"));
  search (fixture, "jay");
  g_assert_nonnull (find_cell (GTK_WIDGET (fixture->pane->list), "Jay Marsh, 11"));
  g_assert_null (find_cell (GTK_WIDGET (fixture->pane->list), "Aisha Bello, 9"));
  search (fixture, "");
  check_keeps_focus (fixture, fixture->pane->list);
}

/* More than a screenful: everything is there in the end, and the row widgets are the same ones. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  GListModel *model = G_LIST_MODEL (fixture->pane->model);
  GtkWidget *cell;

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 403);
  cell = find_cell (GTK_WIDGET (fixture->pane->view), "Aisha Bello");
  g_assert_nonnull (cell);
  search (fixture, "zed0");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 400);
  g_assert_cmpstr (cld_children_cell_get_text (CLD_CHILDREN_CELL (cell)), ==, "More Zed0000");
  search (fixture, "zed0399");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
  search (fixture, "");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 403);
  /* The one that was found stays selected, far down. */
  g_assert_cmpuint (gtk_single_selection_get_selected (fixture->pane->selection), ==, 402);
}

static void
test_mark_found (void)
{
  static const char *const words[] = { "oneil", "o", NULL };
  static const char *const accents[] = { "zoe", NULL };
  PangoAttrList *list = cld_children_mark_found ("Zoë Marsh, ZOË", accents);
  g_autofree char *text = pango_attr_list_to_string (list);

  g_assert_cmpstr (text, ==, "0 4 weight bold\n12 16 weight bold");
  pango_attr_list_unref (list);
  list = cld_children_mark_found ("Bo", words);
  g_free (text);
  text = pango_attr_list_to_string (list);
  g_assert_cmpstr (text, ==, "1 2 weight bold");
  pango_attr_list_unref (list);
  g_assert_null (cld_children_mark_found ("Bo", NULL));
  g_assert_null (cld_children_mark_found ("Bo", accents));
}

#define add(path, n, func) g_test_add ("/children-pane/" path, Fixture, GUINT_TO_POINTER (n), fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  add ("shows", 0, test_shows);
  add ("search", 0, test_search);
  add ("filters", 0, test_filters);
  add ("sort", 0, test_sort);
  add ("selection", 0, test_selection);
  add ("choose-and-export", 0, test_choose_and_export);
  add ("one-stop", 0, test_one_stop);
  add ("choose-all", 400, test_choose_all);
  add ("export-logged", 0, test_export_logged);
  add ("remembers", 0, test_remembers);
  add ("keeps-focus", 0, test_keeps_focus);
  add ("narrow", 0, test_narrow);
  add ("many", 400, test_many);
  g_test_add_func ("/children-pane/mark-found", test_mark_found);

  return g_test_run ();
}
