/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "children-fixture.h"

/* What the list of children says of duties: the next one, when the child was seen alone, and late ones only. */

static void
visit (CldChangeSet *set, CldArena *arena, const char *ref, const char *child, const char *day, const char *outcome)
{
  put (set, arena, &cld_visit_kind, ref, "child", child, "visited_on", day, "outcome", outcome, NULL);
}

/* C1 was seen as long as it should be, C2 and C3 not at all. */
static void
put_visits (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldStore) store = cld_store_open (fixture->database, CLD_STORE_OPEN, &error);
  g_autoptr (CldChangeSet) set = cld_change_set_begin (store, CLD_ACT_EDIT, "test", NULL, &error);

  g_assert_no_error (error);
  visit (set, arena, "v1", "C1", "2026-03-02", "SEEN_ALONE");
  visit (set, arena, "v2", "C1", "2026-03-20T14:10", "SEEN");
  visit (set, arena, "v3", "C1", "2026-04-01", "REFUSED");
  visit (set, arena, "v4", "C1", "2026-04-02", "NOT_SEEN");
  visit (set, arena, "v5", "C1", "2026-04-03", "NO_ACCESS");
  visit (set, arena, "v6", "C1", "2026-04-04", "CANCELLED");
  visit (set, arena, "v7", "C1", "2026-04-05", "VIRTUAL");
  visit (set, arena, "v8", "C1", "2026-04-08", "SEEN_ALONE"); /* tomorrow */
  visit (set, arena, "v9", "C3", "2026-04-05", "VIRTUAL");
  visit (set, arena, "v10", "C3", "2026-04-06T10:00", "SEEN_ALONE");
  cld_change_set_commit (set, &error);
  g_assert_no_error (error);
  cld_session_note_change (fixture->session, NULL);
  wait_for_board (fixture);
}

/* What a plain statement says, without any of the program's own. */
static char *
ask_alone (Fixture *fixture, const char *child)
{
  CldStmt *stmt = cld_db_prepare (cld_session_get_db (fixture->session),
                                  "SELECT julianday('" TODAY "') - julianday(MAX(substr(v.visited_on, 1, 10))) FROM visit v JOIN child c ON c.id = v.child"
                                  " WHERE c.ref = ? AND v.outcome = 'SEEN_ALONE' AND substr(v.visited_on, 1, 10) <= '" TODAY "'",
                                  NULL);
  gboolean has_row;
  const char *text;
  char *days;

  g_assert_nonnull (stmt);
  cld_stmt_bind_text (stmt, 1, child);
  g_assert_true (cld_stmt_step (stmt, &has_row, NULL) && has_row);
  text = cld_stmt_get_text (stmt, 0);
  days = text ? g_strdup_printf ("%d", (int) g_ascii_strtod (text, NULL)) : NULL;
  cld_stmt_reset (stmt);
  return days;
}

static void
test_alone (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *child;
    const char *days;
    const char *seen;
  } cases[] = { { "C1", "36", "2026-04-01" }, { "C2", NULL, NULL }, { "C3", "1", "2026-04-06" } };

  put_visits (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = cld_caseload_load (cld_session_get_db (fixture->session), &cases[i].child, 1, TODAY, &error);
      g_autofree char *days = NULL, *plain = ask_alone (fixture, cases[i].child), *seen = NULL;

      g_assert_no_error (error);
      days = cld_children_value (records->pdata[0], CLD_CHILDREN_ALONE, TODAY);
      seen = cld_children_value (records->pdata[0], CLD_CHILDREN_SEEN, TODAY);
      g_assert_cmpstr (plain, ==, cases[i].days);
      g_assert_cmpstr (days, ==, plain);
      g_assert_cmpstr (seen, ==, cases[i].seen);
    }
  g_assert_nonnull (find_cell (GTK_WIDGET (fixture->pane->view), "36"));
}

static gint32
get_next_day (Fixture *fixture, const char *child)
{
  const CldDuty *duty = cld_duty_board_get_next (cld_duty_watch_get_board (cld_duty_watch_of (fixture->session)), child);

  return duty && duty->due.day != CLD_NO_DAY ? duty->due.day : G_MAXINT32;
}

/* By what is next, as the board says it; children of whom nothing with a date is to be done come last, either way round. */
static void
check_order (Fixture *fixture, gboolean descending)
{
  guint n = cld_ids_model_get_n_ids (fixture->pane->model);

  for (guint i = 1; i < n; i++)
    {
      gint32 before = get_next_day (fixture, cld_ids_model_get_id (fixture->pane->model, i - 1)), day = get_next_day (fixture, cld_ids_model_get_id (fixture->pane->model, i));

      if (day != G_MAXINT32)
        {
          g_assert_cmpint (before, !=, G_MAXINT32);
          g_assert_true (descending ? before >= day : before <= day);
        }
    }
}

static void
test_next (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL, *text = NULL;
  CldCaseloadSort sort;
  gboolean descending;

  if (cld_settings_get ())
    {
      g_autoptr (GtkWidget) again = NULL;

      /* Where nobody chose otherwise, what is late comes first. */
      g_settings_reset (cld_settings_get (), "children-sort");
      again = g_object_ref_sink (GTK_WIDGET (cld_children_pane_new (fixture->session)));
      cld_children_columns_get_sort (CLD_CHILDREN_PANE (again)->columns, &sort, &descending);
      g_assert_cmpint (sort, ==, CLD_CHILDREN_BY_DUTY);
      g_assert_false (descending);
    }
  put_visits (fixture);
  cld_children_columns_set_sort (fixture->pane->columns, CLD_CHILDREN_BY_DUTY, FALSE);
  settle ();
  check_order (fixture, FALSE);
  first = g_strdup (cld_ids_model_get_id (fixture->pane->model, 0));
  text = cld_children_next_make_text (fixture->pane->next, first);
  g_assert_nonnull (find_cell (GTK_WIDGET (fixture->pane->view), text));
  g_assert_nonnull (cld_children_next_get_look (fixture->pane->next, first).icon_name);
  cld_children_filter_set_scope (fixture->pane->filter, CLD_CASELOAD_EVERYONE);
  settle ();
  check_order (fixture, FALSE);
  cld_children_columns_set_sort (fixture->pane->columns, CLD_CHILDREN_BY_DUTY, TRUE);
  settle ();
  check_order (fixture, TRUE);
  g_assert_cmpuint (cld_ids_model_get_n_ids (fixture->pane->model), ==, 4);
}

static void
test_late_only (Fixture *fixture, gconstpointer data)
{
  GtkWidget *late;
  guint n, n_late = 0;

  wait_for_board (fixture);
  n = cld_ids_model_get_n_ids (fixture->pane->model);
  for (guint i = 0; i < n; i++)
    {
      const CldDuty *duty = cld_duty_board_get_next (cld_duty_watch_get_board (cld_duty_watch_of (fixture->session)), cld_ids_model_get_id (fixture->pane->model, i));

      n_late += duty && duty->state == CLD_DUTY_OVERDUE ? 1 : 0;
    }
  late = gtk_widget_get_parent (find_cell (GTK_WIDGET (fixture->pane->filter), "Late only"));
  g_assert_true (gtk_widget_get_sensitive (late));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (late), TRUE);
  settle ();
  g_assert_cmpuint (cld_ids_model_get_n_ids (fixture->pane->model), ==, n_late);
  g_assert_true (cld_children_filter_is_set (fixture->pane->filter));
  cld_children_filter_clear (fixture->pane->filter);
  settle ();
  g_assert_cmpuint (cld_ids_model_get_n_ids (fixture->pane->model), ==, n);
}

#define add(path, n, func) g_test_add ("/children-duties/" path, Fixture, GUINT_TO_POINTER (n), fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  adw_init ();

  add ("alone", 0, test_alone);
  add ("next", 0, test_next);
  add ("late-only", 0, test_late_only);

  return g_test_run ();
}
