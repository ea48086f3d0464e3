/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-fact-card.h"
#include "cld-repo.h"
#include "inspections-child-fixture.h"

/* What touches a child, how it is supported, and what stands above every view of it. */

static void
show_child (Fixture *fixture, const char *child, CldChildView view, int width)
{
  g_autoptr (GError) error = NULL;

  open_store (fixture);
  show_pane (fixture, cld_child_page_new (fixture->session), width);
  g_assert_true (cld_child_page_show (CLD_CHILD_PAGE (fixture->pane), child, &error));
  g_assert_no_error (error);
  cld_child_page_set_view (CLD_CHILD_PAGE (fixture->pane), view);
  settle ();
}

static void
test_inspections (void)
{
  static const char *const texts[] = {
    "Larch " NASTY, "Requires improvement to be good (Mar 26)", "Restriction of accommodation", "Case tracked in depth: Full inspection of Larch " NASTY, "Tell the authority " NASTY, "Decide whether " NASTY " stays",
    "Was done", "Good: Heard and written down.", "Late, 40 days: Immunisations · Dr Farrow", "Answer, to " NASTY,
  };
  Fixture fixture = { NULL };

  show_child (&fixture, "JAY", CLD_CHILD_VIEW_INSPECTIONS, 1160);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!says (GTK_WIDGET (fixture.pane), texts[i]))
      g_error ("the view does not say: %s", texts[i]);
  close_store (&fixture);
}

/* A child of whom nothing is recorded: every card says so, and of an earlier day nothing is edited. */
static void
test_nothing (void)
{
  static const char *const texts[] = { "No placement is open", "No part in an inspection recorded", "No finding names the child", "No action about the child", "Nothing was asked for", "No letters about the child" };
  Fixture fixture = { NULL };

  show_child (&fixture, "MIA", CLD_CHILD_VIEW_INSPECTIONS, 400);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (says (GTK_WIDGET (fixture.pane), texts[i]));
  close_store (&fixture);
}

static const char *
find_done_on (Fixture *fixture, const char *action)
{
  static char done[32];
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) error = NULL;
  CldRow *row = cld_repo_find (cld_session_get_db (fixture->session), &cld_action_kind, action, arena, &error);

  g_assert_no_error (error);
  g_assert_nonnull (row);
  g_strlcpy (done, row->values[ACTION_DONE_ON] ? row->values[ACTION_DONE_ON] : "", sizeof done);
  return done;
}

/* The button of an open action, as Ctrl+Enter in its row. */
static void
test_mark_done (void)
{
  Fixture fixture = { NULL };

  show_child (&fixture, "JAY", CLD_CHILD_VIEW_INSPECTIONS, 1160);
  g_assert_cmpstr (find_done_on (&fixture, "a1"), ==, "");
  for (guint i = 0;; i++)
    {
      guint n = i;
      GtkWidget *row = find_nth (GTK_WIDGET (fixture.pane), CLD_TYPE_FACT_ROW, &n);

      g_assert_nonnull (row);
      if (says (row, "Decide whether"))
        {
          gtk_widget_activate_action (row, "duty.do", NULL);
          break;
        }
    }
  for (guint i = 0; i < 30 && !*find_done_on (&fixture, "a1"); i++)
    settle ();
  g_assert_cmpstr (find_done_on (&fixture, "a1"), ==, TODAY);
  /* A window tells its pages. */
  CLD_PANE_GET_CLASS (fixture.pane)->changed (fixture.pane, "JAY");
  settle ();
  g_assert_true (says (GTK_WIDGET (fixture.pane), "Done 7 Apr"));
  close_store (&fixture);
}

static void
test_support (void)
{
  static const char *const texts[] = { "Visits in the last 12 months", "On time", "12 Sep 2025", "12 Jan", "Missing now", "19", "Reads " NASTY, "“I like school”", "missing now" };
  Fixture fixture = { NULL };

  show_child (&fixture, "JAY", CLD_CHILD_VIEW_SUPPORT, 1160);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!says (GTK_WIDGET (fixture.pane), texts[i]))
      g_error ("the view does not say: %s", texts[i]);
  g_assert_true (says (GTK_WIDGET (fixture.pane), "11 Oct 25"));
  g_assert_true (says (GTK_WIDGET (fixture.pane), "interview refused"));
  /* Longer ago than 12 months. */
  g_assert_false (says (GTK_WIDGET (fixture.pane), "6 Apr 25"));
  /* The latest note of a heading stands for it. */
  g_assert_false (says (GTK_WIDGET (fixture.pane), "An older note"));
  close_store (&fixture);
}

/* The numbers of visits open the duties that they count. */
static void
test_visits_open_duties (void)
{
  Fixture fixture = { NULL };

  show_child (&fixture, "JAY", CLD_CHILD_VIEW_SUPPORT, 1160);
  gtk_widget_activate_action (GTK_WIDGET (fixture.pane), "child.show-duties", "s", "C");
  g_assert_cmpint (cld_child_page_get_view (CLD_CHILD_PAGE (fixture.pane)), ==, CLD_CHILD_VIEW_DUTIES);
  close_store (&fixture);
}

/* Missing now is red above every view, and the home has one line. */
static void
test_overview (void)
{
  Fixture fixture = { NULL };

  show_child (&fixture, "JAY", CLD_CHILD_VIEW_OVERVIEW, 1160);
  g_assert_true (says (GTK_WIDGET (fixture.pane), "Missing now, since Mon 6 Apr, 22:10 · police reference CAD 7"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture.pane), "cld-missing-now"));
  g_assert_true (says (GTK_WIDGET (fixture.pane), "Requires improvement to be good (Mar 26) – no new placements"));
  close_store (&fixture);
  show_child (&fixture, "MIA", CLD_CHILD_VIEW_OVERVIEW, 1160);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture.pane), "cld-missing-now"));
  close_store (&fixture);
}

static GtkWidget *
find_label (GtkWidget *from, const char *text)
{
  if (GTK_IS_LABEL (from) && gtk_widget_get_mapped (from) && strstr (gtk_label_get_text (GTK_LABEL (from)), text))
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found)
        return found;
    }
  return NULL;
}

/* The grade and that no child is placed there are read whole, however narrow the cards are. */
static void
test_home_whole (void)
{
  static const int widths[] = { 895, 400 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      Fixture fixture = { NULL };
      GtkWidget *label;

      show_child (&fixture, "JAY", CLD_CHILD_VIEW_OVERVIEW, widths[i]);
      label = find_label (GTK_WIDGET (fixture.pane), "no new placements");
      g_assert_nonnull (label);
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
      close_store (&fixture);
    }
}

/* From the record of a health check to the finding that it shows. */
static void
test_evidence (void)
{
  Fixture fixture = { NULL };
  GtkWidget *list;
  guint n = 0;

  show_child (&fixture, "JAY", CLD_CHILD_VIEW_RECORD, 1160);
  list = find_nth (GTK_WIDGET (fixture.pane), GTK_TYPE_LIST_VIEW, &n);
  g_assert_nonnull (list);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))) && !says (GTK_WIDGET (fixture.pane), "Shows finding 1 of Full inspection, Larch " NASTY); i++)
    {
      gtk_selection_model_select_item (gtk_list_view_get_model (GTK_LIST_VIEW (list)), i, TRUE);
      settle ();
    }
  g_assert_true (says (GTK_WIDGET (fixture.pane), "Shows finding 1 of Full inspection, Larch " NASTY));
  close_store (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/child-inspections/all", test_inspections);
  g_test_add_func ("/child-inspections/nothing", test_nothing);
  g_test_add_func ("/child-inspections/mark-done", test_mark_done);
  g_test_add_func ("/child-inspections/support", test_support);
  g_test_add_func ("/child-inspections/visits-open-duties", test_visits_open_duties);
  g_test_add_func ("/child-inspections/overview", test_overview);
  g_test_add_func ("/child-inspections/home-whole", test_home_whole);
  g_test_add_func ("/child-inspections/evidence", test_evidence);
  return g_test_run ();
}
