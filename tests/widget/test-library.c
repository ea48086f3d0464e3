/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-fixture.h"

#include "cld-inspect-forms.h"
#include "cld-library-detail.h"
#include "cld-library-pane.h"
#include "cld-repo.h"

/* The library of law, standards and guidance: what of a day, what it says, who cites it, and what the team makes of it. */

static CldLibraryPane *
show_library (Fixture *fixture)
{
  CldPane *pane = cld_library_pane_new (fixture->session);

  gtk_window_set_child (fixture->window, GTK_WIDGET (pane));
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (pane));
  cld_pane_shown (pane);
  settle ();
  return CLD_LIBRARY_PANE (pane);
}

static CldLibraryDetail *
detail_of (CldLibraryPane *pane)
{
  return CLD_LIBRARY_DETAIL (find_type (GTK_WIDGET (pane), CLD_TYPE_LIBRARY_DETAIL));
}

static gboolean
says (GtkWidget *widget, const char *part)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (says (child, part))
      return TRUE;
  return FALSE;
}

static void
test_days (Fixture *fixture, gconstpointer data)
{
  CldLibraryPane *pane = show_library (fixture);
  guint n_today = cld_library_pane_get_n_shown (pane), n_old, n_all;

  g_assert_cmpuint (n_today, >, 20);
  g_assert_nonnull (cld_library_pane_get_chosen (pane));
  cld_library_pane_set_day (pane, "10/06/2014");
  settle ();
  n_old = cld_library_pane_get_n_shown (pane);
  cld_library_pane_set_day (pane, "");
  settle ();
  n_all = cld_library_pane_get_n_shown (pane);
  g_assert_cmpuint (n_old, >, 0);
  g_assert_cmpuint (n_all, >, n_today);
  g_assert_cmpuint (n_all, >, n_old);
  /* A day that is half typed changes nothing. */
  cld_library_pane_set_day (pane, "10/");
  settle ();
  g_assert_cmpuint (cld_library_pane_get_n_shown (pane), ==, n_all);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  CldLibraryPane *pane = show_library (fixture);

  cld_library_pane_set_search (pane, "protection of children");
  g_assert_cmpuint (cld_library_pane_get_n_shown (pane), >, 0);
  cld_library_pane_set_search (pane, "nothing has these words xyzzy");
  g_assert_cmpuint (cld_library_pane_get_n_shown (pane), ==, 0);
  /* What is opened from elsewhere is shown whatever was looked for. */
  cld_library_pane_choose (pane, "CHR15-12(2)(a)");
  g_assert_cmpstr (cld_library_pane_get_chosen (pane), ==, "CHR15-12");
  g_assert_true (says (GTK_WIDGET (detail_of (pane)), "reg 12"));
}

static void
test_cited (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  CldLibraryPane *pane;

  SAVE (&cld_provider_kind, "1000001", "name", NASTY, "urn", "1000001", "type", "CH");
  SAVE (&cld_inspection_kind, "I16", "provider", "1000001", "event_type", "FULL", "started_on", "2016-06-10");
  SAVE (&cld_finding_kind, "F1", "inspection", "I16", "type", "REQ", "regulations", "CHR15-12(2)(a);CHR15-13", "due_on", "2016-08-01", "text", "Unsafe");
  SAVE (&cld_finding_kind, "F2", "inspection", "I16", "type", "REQ", "regulations", "CHR15-13", "due_on", "2016-08-01", "text", "Not led");
  pane = show_library (fixture);
  cld_library_pane_choose (pane, "CHR15-12");
  g_assert_cmpuint (cld_library_detail_get_n_citing (detail_of (pane)), ==, 1);
  g_assert_true (has_label (GTK_WIDGET (pane), "Cited by 1 finding"));
  g_assert_true (says (GTK_WIDGET (detail_of (pane)), NASTY));
  cld_library_pane_choose (pane, "CHR15-13");
  g_assert_cmpuint (cld_library_detail_get_n_citing (detail_of (pane)), ==, 2);
}

static void
test_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  CldLibraryPane *pane = show_library (fixture);
  CldPane *form;

  /* The team's text takes the place of the one that is shipped: its form begins as that. */
  form = cld_inspect_form_new (fixture->session, &cld_legal_reference_kind, NULL, "legal_reference", "CHR15-12", NULL);
  gtk_window_set_child (fixture->window, GTK_WIDGET (form));
  type (CLD_FORM_PAGE (form), "text", "Our own words about it");
  act (fixture, CLD_FORM_PAGE (form), "pane.save");
  pane = show_library (fixture);
  cld_library_pane_choose (pane, "CHR15-12");
  g_assert_true (has_label (GTK_WIDGET (pane), "Our own words about it"));
  /* A set and its first reference. */
  SAVE (&cld_legal_set_kind, "S1", "code", "LOCAL", "name", "Local standards", "form", "POLICY", "audience", "LA", "valid_from", "2020-01-01");
  SAVE (&cld_legal_reference_kind, "R1", "code", "LOCAL-1", "in_set", "LOCAL", "title", "Four-weekly visits", "valid_from", "2020-01-01");
  pane = show_library (fixture);
  cld_library_pane_choose (pane, "LOCAL-1");
  g_assert_true (says (GTK_WIDGET (detail_of (pane)), "Local standards"));
  /* Renamed from a day: what is of an earlier day keeps the earlier name. */
  SAVE (&cld_legal_set_kind, "S2", "code", "LOCAL", "name", "Our offer", "form", "POLICY", "audience", "LA", "valid_from", "2024-01-01");
  pane = show_library (fixture);
  cld_library_pane_choose (pane, "LOCAL-1");
  g_assert_true (says (GTK_WIDGET (detail_of (pane)), "Our offer"));
  cld_library_pane_set_day (pane, "01/06/2022");
  settle ();
  g_assert_true (says (GTK_WIDGET (detail_of (pane)), "Local standards"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/library/days", test_days);
  ADD ("/library/search", test_search);
  ADD ("/library/cited", test_cited);
  ADD ("/library/own", test_own);
  return g_test_run ();
}
