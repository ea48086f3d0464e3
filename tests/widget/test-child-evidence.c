/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "placements-fixture.h"

#include "cld-child-evidence-private.h"
#include "cld-child-page.h"

/* The evidence and the notices below the placements of a child. */

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CldPane *page;

  open_store (fixture);
  page = cld_child_page_new (fixture->session);
  g_assert_true (cld_child_page_show (CLD_CHILD_PAGE (page), "FAR", &error));
  g_assert_no_error (error);
  cld_child_page_set_view (CLD_CHILD_PAGE (page), CLD_CHILD_VIEW_PLACEMENTS);
  show_pane (fixture, page, data ? GPOINTER_TO_INT (data) : 1200);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_store (fixture);
}

static GtkWidget *
get_evidence (Fixture *fixture)
{
  GtkWidget *evidence = find_of_type (GTK_WIDGET (fixture->pane), CLD_TYPE_CHILD_EVIDENCE);

  g_assert_nonnull (evidence);
  return evidence;
}

#define assert_seen(in, text) g_assert_nonnull (find_label (in, text, TRUE))
#define assert_unseen(in, text) g_assert_null (find_label (in, text, TRUE))

static gboolean
has_class (GtkWidget *in, const char *text, const char *style_class)
{
  GtkWidget *label = find_label (in, text, TRUE);

  return label && gtk_widget_has_css_class (gtk_widget_get_parent (label), style_class);
}

/* What is missing and what nobody answered are not the same; an approval at too low a level is none. */
static void
test_items (Fixture *fixture, gconstpointer data)
{
  GtkWidget *evidence = get_evidence (fixture);

  assert_seen (evidence, "Incomplete: 1 of 8");
  assert_seen (evidence, "Approved by the director");
  assert_seen (evidence, "Written notice to the area authority");
  assert_seen (evidence, "reg 13(4)");
  g_assert_true (has_class (evidence, "Not recorded", "cld-missing"));
  g_assert_true (has_class (evidence, "No reply", "cld-due"));
  g_assert_true (has_class (evidence, "Withheld", "cld-restricted"));
  assert_seen (evidence, "Area authority · " NASTY);
  assert_seen (evidence, "Parent · " NASTY);
  assert_seen (evidence, "Chase " NASTY "…");
}

/* Choosing a row changes both lists. */
static void
test_choose (Fixture *fixture, gconstpointer data)
{
  GtkWidget *evidence = get_evidence (fixture);

  cld_child_page_choose_placement (CLD_CHILD_PAGE (fixture->pane), "FAR/1");
  settle ();
  assert_unseen (evidence, "Incomplete");
  assert_seen (evidence, "In our own area");
  assert_seen (evidence, "No notice of this placement is recorded.");
  cld_child_page_choose_placement (CLD_CHILD_PAGE (fixture->pane), "FAR/2");
  settle ();
  assert_seen (evidence, "Incomplete: 1 of 8");
}

/* A gap is a row of its own, in words. */
static void
test_gap (Fixture *fixture, gconstpointer data)
{
  assert_seen (GTK_WIDGET (fixture->pane), "Gap: 10 days");
  assert_seen (GTK_WIDGET (fixture->pane), "1 of 8");
}

/* Every state keeps its counts with the next child, and nothing of the one before is left. */
static void
test_next_child (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWidget *evidence = get_evidence (fixture);

  g_assert_true (cld_child_page_show (CLD_CHILD_PAGE (fixture->pane), "NEAR", &error));
  settle ();
  assert_seen (evidence, "Complete: 7 of 7");
  assert_seen (evidence, "Nia Ode, Wed 20 Dec 2023");
  assert_unseen (evidence, "Chase");
  g_assert_null (find_label (evidence, NASTY, FALSE));
  g_assert_true (cld_child_page_show (CLD_CHILD_PAGE (fixture->pane), "KIN", &error));
  settle ();
  assert_seen (evidence, "Exempt from approval");
  assert_seen (evidence, "Not needed");
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

/* Table, evidence, its print, notices, chase: in this order, and back. */
static void
test_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *evidence = get_evidence (fixture), *order[5];
  guint n = 0;

  g_assert_true (gtk_widget_child_focus (evidence, GTK_DIR_TAB_FORWARD));
  order[n++] = get_focus (fixture);
  g_assert_true (CLD_IS_EVIDENCE_ROW (order[0]));
  while (n < G_N_ELEMENTS (order) && gtk_widget_child_focus (evidence, GTK_DIR_TAB_FORWARD))
    order[n++] = get_focus (fixture);
  g_assert_cmpuint (n, ==, 5);
  g_assert_true (GTK_IS_BUTTON (order[1]));
  g_assert_true (CLD_IS_EVIDENCE_ROW (order[2]));
  g_assert_true (gtk_widget_get_parent (order[2]) != gtk_widget_get_parent (order[0]));
  g_assert_true (GTK_IS_BUTTON (order[3]) && GTK_IS_BUTTON (order[4]));
  g_assert_false (gtk_widget_child_focus (evidence, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_child_focus (evidence, GTK_DIR_TAB_BACKWARD));
  g_assert_true (get_focus (fixture) == order[3]);
}

/* In a narrow window evidence stands above notices, and the table is rows. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *evidence = get_evidence (fixture);
  graphene_rect_t items, notices;
  GtkWidget *first = find_label (evidence, "Out-of-area evidence", TRUE), *second = find_label (evidence, "Notices of this placement", TRUE);

  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_true (gtk_widget_compute_bounds (first, evidence, &items) && gtk_widget_compute_bounds (second, evidence, &notices));
  g_assert_cmpfloat (notices.origin.y, >, items.origin.y + 100);
  assert_seen (GTK_WIDGET (fixture->pane), "U6 · " NASTY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func, data) g_test_add ("/child-evidence/" path, Fixture, data, set_up, func, tear_down)
  ADD ("items", test_items, NULL);
  ADD ("choose", test_choose, NULL);
  ADD ("gap", test_gap, NULL);
  ADD ("next-child", test_next_child, NULL);
  ADD ("focus", test_focus, NULL);
  ADD ("narrow", test_narrow, GINT_TO_POINTER (380));
  return g_test_run ();
}
