/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "placements-fixture.h"

#include "cld-placements-pane-private.h"
#include "cld-placements-work.h"

/* The page of all placements. */

static void
set_up (Fixture *fixture, gconstpointer data)
{
  open_store (fixture);
  show_pane (fixture, cld_placements_pane_new (fixture->session), data ? GPOINTER_TO_INT (data) : 1200);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_store (fixture);
}

static CldPlacementsPane *
get_pane (Fixture *fixture)
{
  return CLD_PLACEMENTS_PANE (fixture->pane);
}

static char *
list_keys (Fixture *fixture)
{
  GString *text = g_string_new (NULL);
  CldPlacementsPane *pane = get_pane (fixture);

  for (guint i = 0; pane->rows && i < pane->rows->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ((const CldPlacementsRow *) pane->rows->pdata[i])->key);
  return g_string_free (text, FALSE);
}

#define assert_rows(fixture, expected)            \
  G_STMT_START                                    \
  {                                               \
    g_autofree char *rows = list_keys (fixture);  \
    g_assert_cmpstr (rows, ==, expected);         \
  }                                               \
  G_STMT_END

static const CldPlacementsRow *
get_row (Fixture *fixture, const char *key)
{
  CldPlacementsPane *pane = get_pane (fixture);

  for (guint i = 0; i < pane->rows->len; i++)
    if (strcmp (((const CldPlacementsRow *) pane->rows->pdata[i])->key, key) == 0)
      return pane->rows->pdata[i];
  g_assert_not_reached ();
}

static void
assert_text (Fixture *fixture, const char *key, CldPlacementsColumn column, const char *expected)
{
  g_autofree char *text = cld_placements_row_dup_text (get_row (fixture, key), column);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  assert_rows (fixture, "OWN/1 KIN/1 FAR/2 NEAR/1 WAIT/1");
  assert_text (fixture, "FAR/2", CLD_PLACEMENTS_CHILD, "Jay " NASTY);
  assert_text (fixture, "FAR/2", CLD_PLACEMENTS_PROVIDER, NASTY);
  assert_text (fixture, "FAR/2", CLD_PLACEMENTS_AUTHORITY, NASTY);
  assert_text (fixture, "FAR/2", CLD_PLACEMENTS_AREA, "At a distance");
  /* An officer approved it, and only the director may: that is said, and is no approval. */
  assert_text (fixture, "FAR/2", CLD_PLACEMENTS_APPROVED, "Too low");
  assert_text (fixture, "FAR/2", CLD_PLACEMENTS_TOLD, "9 May 25");
  assert_text (fixture, "FAR/2", CLD_PLACEMENTS_ACKNOWLEDGED, "No reply");
  assert_text (fixture, "NEAR/1", CLD_PLACEMENTS_APPROVED, "Officer");
  assert_text (fixture, "NEAR/1", CLD_PLACEMENTS_EVIDENCE, "7 of 7");
  assert_text (fixture, "KIN/1", CLD_PLACEMENTS_APPROVED, "Exempt");
  assert_text (fixture, "KIN/1", CLD_PLACEMENTS_TOLD, "Not recorded");
  assert_text (fixture, "OWN/1", CLD_PLACEMENTS_EVIDENCE, "Not needed");
  assert_text (fixture, "WAIT/1", CLD_PLACEMENTS_APPROVED, "Not due yet");
  g_assert_cmpstr (cld_placements_row_get_look (get_row (fixture, "KIN/1"), CLD_PLACEMENTS_TOLD)->style_class, ==, "cld-missing");
  g_assert_cmpstr (cld_placements_row_get_look (get_row (fixture, "FAR/2"), CLD_PLACEMENTS_ACKNOWLEDGED)->style_class, ==, "cld-due");
}

static void
set_filter (Fixture *fixture, CldPlacementScope scope, CldPlacementsWhere where, CldPlacementsWhat what)
{
  cld_placements_filter_set (get_pane (fixture)->filter, scope, where, what);
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  set_filter (fixture, CLD_PLACEMENTS_CURRENT, CLD_PLACEMENTS_OUT_OF_AREA, CLD_PLACEMENTS_ANYTHING);
  assert_rows (fixture, "KIN/1 FAR/2 NEAR/1 WAIT/1");
  set_filter (fixture, CLD_PLACEMENTS_CURRENT, CLD_PLACEMENTS_ANYWHERE, CLD_PLACEMENTS_AWAITING);
  assert_rows (fixture, "FAR/2 WAIT/1");
  set_filter (fixture, CLD_PLACEMENTS_PAST, CLD_PLACEMENTS_ANYWHERE, CLD_PLACEMENTS_ANYTHING);
  assert_rows (fixture, "FAR gap 20209 FAR/1");
  set_filter (fixture, CLD_PLACEMENTS_ALL, CLD_PLACEMENTS_ANYWHERE, CLD_PLACEMENTS_GAPS);
  assert_rows (fixture, "FAR gap 20209");
  assert_text (fixture, "FAR gap 20209", CLD_PLACEMENTS_EVIDENCE, "Gap: 10 days");
  g_assert_cmpstr (cld_placements_row_get_look (get_row (fixture, "FAR gap 20209"), CLD_PLACEMENTS_EVIDENCE)->icon_name, ==, "dialog-error-symbolic");
  cld_placements_filter_clear (get_pane (fixture)->filter);
  cld_placements_filter_set_search (get_pane (fixture)->filter, "ross");
  assert_rows (fixture, "NEAR/1");
  cld_placements_filter_set_search (get_pane (fixture)->filter, "nobody");
  assert_rows (fixture, "");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (get_pane (fixture)->empty)));
}

static void
click (Fixture *fixture, const char *text)
{
  GtkWidget *label = find_label (GTK_WIDGET (fixture->pane), text, TRUE), *button;

  g_assert_nonnull (label);
  button = gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  settle ();
}

/* A number opens exactly the rows that it counts; the sidebar counts the same. */
static void
test_counts (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (cld_placements_count (fixture->session), ==, 2);
  click (fixture, "1 without approval");
  assert_rows (fixture, "FAR/2");
  click (fixture, "1 without notice");
  assert_rows (fixture, "KIN/1");
}

/* What is chosen stays so however the list changes, and can be printed. */
static void
test_choose (Fixture *fixture, gconstpointer data)
{
  CldPlacementsPane *pane = get_pane (fixture);

  g_assert_false (gtk_revealer_get_reveal_child (pane->bulk));
  cld_row_table_choose (pane->table, "FAR/2", TRUE);
  g_assert_true (gtk_revealer_get_reveal_child (pane->bulk));
  cld_session_note_change (fixture->session, "FAR");
  settle ();
  g_assert_cmpuint (cld_row_table_get_n_chosen (pane->table), ==, 1);
  cld_row_table_choose_none (pane->table);
  g_assert_false (gtk_revealer_get_reveal_child (pane->bulk));
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "out.csv", NULL), *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_placements_export_to (get_pane (fixture)->rows, path, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "placement,child,"));
  g_assert_cmpuint (g_strv_length (lines), ==, 6);
  g_assert_nonnull (strstr (lines[3], "FAR/2,FAR,SC1,SC000001,U6,2025-05-11,,903,41.0,DCS,not-recorded,,recorded,2025-05-09"));
  /* Never over a file that is there without being asked. */
  g_assert_false (cld_placements_export_to (get_pane (fixture)->rows, path, FALSE, NULL));
}

static void
test_setup (Fixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_widget_get_visible (get_pane (fixture)->setup_bar));
}

/* Each column puts rows in an order and back. */
static void
test_sort (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < CLD_PLACEMENTS_N_COLUMNS; i++)
    {
      cld_placements_rows_sort (get_pane (fixture)->rows, i, FALSE);
      cld_placements_rows_sort (get_pane (fixture)->rows, i, TRUE);
    }
  cld_placements_rows_sort (get_pane (fixture)->rows, CLD_PLACEMENTS_EVIDENCE, FALSE);
  assert_rows (fixture, "KIN/1 FAR/2 WAIT/1 NEAR/1 OWN/1");
  cld_placements_rows_sort (get_pane (fixture)->rows, CLD_PLACEMENTS_FROM, TRUE);
  assert_rows (fixture, "WAIT/1 FAR/2 KIN/1 NEAR/1 OWN/1");
}

/* Filters, counts, rows: Tab goes through, and does not stay in the table. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = find_of_type (GTK_WIDGET (fixture->pane), GTK_TYPE_COLUMN_VIEW), *focus;

  cld_row_table_focus (get_pane (fixture)->table);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), view));
  gtk_widget_set_can_focus (view, FALSE);
  g_assert_true (gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD));
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (GTK_IS_BUTTON (focus) && gtk_widget_get_ancestor (focus, CLD_TYPE_PLACEMENTS_FILTER));
  g_assert_nonnull (find_label (focus, "without approval", TRUE));
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  g_assert_false (cld_row_table_is_wide (get_pane (fixture)->table));
  g_assert_nonnull (find_label (GTK_WIDGET (get_pane (fixture)->table), "Jay " NASTY, FALSE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func, data) g_test_add ("/placements/" path, Fixture, data, set_up, func, tear_down)
  ADD ("rows", test_rows, NULL);
  ADD ("filters", test_filters, NULL);
  ADD ("counts", test_counts, NULL);
  ADD ("choose", test_choose, NULL);
  ADD ("export", test_export, NULL);
  ADD ("setup", test_setup, NULL);
  ADD ("sort", test_sort, NULL);
  ADD ("focus", test_focus, NULL);
  ADD ("narrow", test_narrow, GINT_TO_POINTER (380));
  return g_test_run ();
}
