/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-duty-row.h"
#include "cld-repo.h"
#include "cld-today-body.h"
#include "cld-today-pane.h"
#include "inspections-child-fixture.h"

/* What inspections leave to be done stands on Today among the duties. */

static void
show_today (Fixture *fixture, int width)
{
  open_store (fixture);
  show_pane (fixture, cld_today_pane_new (fixture->session), width);
  cld_pane_shown (fixture->pane);
  settle ();
}

/* The row of a finding or an action; NULL where there is none. */
static GtkWidget *
find_row (Fixture *fixture, const char *ref)
{
  for (guint i = 0;; i++)
    {
      guint n = i;
      GtkWidget *row = find_nth (GTK_WIDGET (fixture->pane), CLD_TYPE_DUTY_ROW, &n);
      CldDutyEntry *entry = row ? cld_duty_row_get_entry (CLD_DUTY_ROW (row)) : NULL;

      if (!row || (entry && g_strcmp0 (cld_duty_entry_get_texts (entry)->ref, ref) == 0))
        return row;
    }
}

/* A requirement that was due yesterday is late and red; what is due later stands in its group; what is done or far away in none. */
static void
test_rows (void)
{
  Fixture fixture = { NULL };
  const CldDutyTexts *texts;
  GtkWidget *row;

  show_today (&fixture, 1160);
  row = find_row (&fixture, "finding/SC1/1/1");
  g_assert_nonnull (row);
  texts = cld_duty_entry_get_texts (cld_duty_row_get_entry (CLD_DUTY_ROW (row)));
  g_assert_cmpstr (texts->state_words, ==, "1 day late");
  g_assert_cmpstr (texts->look->style_class, ==, "cld-late");
  g_assert_cmpstr (texts->title, ==, "Requirement: Tell the authority " NASTY);
  g_assert_cmpstr (texts->name_and_age, ==, "Larch " NASTY);
  g_assert_cmpstr (texts->worker, ==, "Nia Ode");
  g_assert_cmpstr (texts->provision, ==, "reg 12");
  g_assert_cmpint (texts->strength, ==, CLD_STRENGTH_MUST);
  g_assert_true (says (row, "1 day late"));
  /* An action about a child is the child's. */
  row = find_row (&fixture, "action/a1");
  g_assert_nonnull (row);
  texts = cld_duty_entry_get_texts (cld_duty_row_get_entry (CLD_DUTY_ROW (row)));
  g_assert_cmpstr (texts->state_words, ==, "Due today");
  g_assert_cmpstr (texts->child, ==, "JAY");
  g_assert_nonnull (find_row (&fixture, "finding/SC1/1/3"));
  g_assert_null (find_row (&fixture, "finding/SC1/1/2"));
  g_assert_null (find_row (&fixture, "action/a2"));
  g_assert_null (find_row (&fixture, "action/a3"));
  close_store (&fixture);
}

/* The numbers of the page and of the sidebar are one. */
static void
test_counts (void)
{
  Fixture fixture = { NULL };
  g_autofree char *late = NULL;
  gint64 n;

  show_today (&fixture, 1160);
  n = cld_today_count (fixture.session);
  {
    CldDutyWatch *watch = cld_duty_watch_of (fixture.session);
    const CldTodayWanted wanted = { .strength = -1 };
    g_autoptr (CldToday) with = cld_today_find (cld_duty_watch_get_board (watch), cld_duty_watch_get_people (watch), cld_duty_watch_get_findings (watch), &wanted, 100);
    g_autoptr (CldToday) without = cld_today_find (cld_duty_watch_get_board (watch), cld_duty_watch_get_people (watch), NULL, &wanted, 100);

    g_assert_cmpint (n, ==, with->n[CLD_TODAY_LATE] + with->n[CLD_TODAY_DUE]);
    g_assert_cmpuint (with->n[CLD_TODAY_LATE], ==, without->n[CLD_TODAY_LATE] + 1);
    g_assert_cmpuint (with->n[CLD_TODAY_DUE], ==, without->n[CLD_TODAY_DUE] + 1);
    g_assert_cmpuint (with->n[CLD_TODAY_WEEK], ==, without->n[CLD_TODAY_WEEK] + 1);
    g_assert_cmpuint (with->missing->len, ==, 1);
    late = g_strdup_printf ("%u late", with->n[CLD_TODAY_LATE]);
  }
  g_assert_true (says (GTK_WIDGET (fixture.pane), late));
  g_assert_true (cld_today_is_late (fixture.session));
  g_assert_true (says (GTK_WIDGET (fixture.pane), "1 child is missing now: Jay " NASTY));
  close_store (&fixture);
}

static guint
count_wanted (Fixture *fixture, const CldTodayWanted *wanted)
{
  CldDutyWatch *watch = cld_duty_watch_of (fixture->session);
  g_autoptr (CldToday) found = cld_today_find (cld_duty_watch_get_board (watch), cld_duty_watch_get_people (watch), cld_duty_watch_get_findings (watch), wanted, 100);
  guint n = 0;

  for (guint g = 0; g < CLD_TODAY_N_GROUPS; g++)
    for (guint i = 0; i < found->groups[g]->len; i++)
      n += g_array_index (found->groups[g], CldTodayItem, i).finding != NULL;
  return n;
}

/* Filters go by the owner, and by the child's worker and team. */
static void
test_filters (void)
{
  Fixture fixture = { NULL };

  show_today (&fixture, 1160);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = -1 }), ==, 3);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = -1, .worker = "Nia Ode" }), ==, 2);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = -1, .worker = "Tom Ellis" }), ==, 0);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = -1, .team = "North" }), ==, 1);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = -1, .team = "South" }), ==, 0);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = -1, .groups = "C" }), ==, 0);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = -1, .search = "larch authority" }), ==, 1);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = -1, .search = "jay" }), ==, 1);
  g_assert_cmpuint (count_wanted (&fixture, &(CldTodayWanted){ .strength = CLD_STRENGTH_SHOULD }), ==, 0);
  close_store (&fixture);
}

/* Ctrl+Enter: the finding is met today, and its row goes. */
static void
test_met (void)
{
  Fixture fixture = { NULL };
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row;

  show_today (&fixture, 1160);
  gtk_widget_activate_action (find_row (&fixture, "finding/SC1/1/1"), "duty.do", NULL);
  for (guint i = 0; i < 40 && find_row (&fixture, "finding/SC1/1/1"); i++)
    settle ();
  g_assert_null (find_row (&fixture, "finding/SC1/1/1"));
  row = cld_repo_find (cld_session_get_db (fixture.session), &cld_finding_kind, "SC1/1/1", arena, NULL);
  g_assert_cmpstr (row->values[FINDING_MET_ON], ==, TODAY);
  g_assert_cmpstr (row->values[FINDING_STATUS], ==, "MET");
  /* The action of the child too, of whom alone is read anew. */
  gtk_widget_activate_action (find_row (&fixture, "action/a1"), "duty.do", NULL);
  for (guint i = 0; i < 40 && find_row (&fixture, "action/a1"); i++)
    settle ();
  g_assert_null (find_row (&fixture, "action/a1"));
  close_store (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/today-findings/rows", test_rows);
  g_test_add_func ("/today-findings/counts", test_counts);
  g_test_add_func ("/today-findings/filters", test_filters);
  g_test_add_func ("/today-findings/met", test_met);
  return g_test_run ();
}
