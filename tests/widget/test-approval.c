/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "placements-fixture.h"

#include "cld-approval-page.h"
#include "cld-approval-points.h"
#include "cld-approval-queue.h"
#include "cld-form-page.h"

/* The decision about a placement. */

static void
set_up (Fixture *fixture, gconstpointer data)
{
  open_store (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_store (fixture);
}

static CldForm *
open_approval (Fixture *fixture, const char *placement, const char *approval)
{
  g_autoptr (GError) error = NULL;
  CldPane *pane = cld_approval_page_new (fixture->session, placement, approval, &error);

  g_assert_no_error (error);
  show_pane (fixture, pane, 1200);
  return cld_form_page_get_form (CLD_FORM_PAGE (pane));
}

static void
type (CldForm *form, guint field, const char *text)
{
  cld_form_row_type (cld_form_get_row (form, (int) field), text);
}

static char *
get (CldForm *form, guint field)
{
  return cld_form_row_get_value (cld_form_get_row (form, (int) field), NULL);
}

#define assert_seen(fixture, text) g_assert_nonnull (find_label (GTK_WIDGET (fixture->pane), text, FALSE))
#define assert_unseen(fixture, text) g_assert_null (find_label (GTK_WIDGET (fixture->pane), text, TRUE))

static gboolean
is_shown (CldForm *form, guint field)
{
  return gtk_widget_get_mapped (GTK_WIDGET (cld_form_get_row (form, (int) field)));
}

/* Nothing is judged, and a hint is nothing but a hint until somebody takes it over. */
static void
test_new (Fixture *fixture, gconstpointer data)
{
  CldForm *form = open_approval (fixture, "FAR/2", NULL);
  g_autofree char *placement = get (form, APPROVAL_PLACEMENT), *provision = get (form, APPROVAL_PROVISION), *name = get (form, APPROVAL_NAME);
  g_autofree char *role = get (form, APPROVAL_ROLE), *decision = get (form, APPROVAL_DECISION), *wishes = get (form, APPROVAL_WISHES_HEARD_ON), *used = NULL;
  GtkWidget *hint;

  g_assert_cmpstr (placement, ==, "FAR/2");
  g_assert_cmpstr (provision, ==, "reg11_1_b");
  g_assert_null (name);
  g_assert_null (role);
  g_assert_null (decision);
  g_assert_null (wishes);
  assert_seen (fixture, "The director of children’s services has to approve");
  assert_seen (fixture, NASTY " is neither our area nor next to it");
  hint = find_label (GTK_WIDGET (fixture->pane), "Seen alone on a visit on 2 May 2025", TRUE);
  g_assert_nonnull (hint);
  g_signal_emit_by_name (gtk_widget_get_next_sibling (hint), "clicked");
  used = get (form, APPROVAL_WISHES_HEARD_ON);
  g_assert_cmpstr (used, ==, "2025-05-02");
  assert_unseen (fixture, "Seen alone on a visit");
}

static void
test_near (Fixture *fixture, gconstpointer data)
{
  CldForm *form = open_approval (fixture, "NEAR/1", "NEAR/a");

  assert_seen (fixture, "The nominated officer has to approve");
  assert_seen (fixture, "Approved at the right level and in time.");
  g_assert_true (is_shown (form, APPROVAL_WISHES_HEARD_ON));
  /* Nobody owes the care plan to a neighbour. */
  g_assert_false (is_shown (form, APPROVAL_CARE_PLAN_SENT_ON));
}

static void
test_exempt (Fixture *fixture, gconstpointer data)
{
  CldForm *form = open_approval (fixture, "KIN/1", NULL);
  g_autofree char *provision = get (form, APPROVAL_PROVISION);

  g_assert_cmpstr (provision, ==, "reg11_4");
  assert_seen (fixture, "Who decided that it is exempt");
  g_assert_false (is_shown (form, APPROVAL_WISHES_HEARD_ON));
  g_assert_false (is_shown (form, APPROVAL_DECISION));
  g_assert_true (is_shown (form, APPROVAL_NAME));
}

/* In an emergency two points come first, and of the rest it is said until when they may follow. */
static void
test_emergency (Fixture *fixture, gconstpointer data)
{
  open_approval (fixture, "WAIT/1", "WAIT/a");
  assert_seen (fixture, "Emergency: hear the child");
  assert_seen (fixture, "may follow, by ");
  assert_seen (fixture, "before the decision, by ");
}

/* What is too low is never taken for an approval. */
static void
test_too_low (Fixture *fixture, gconstpointer data)
{
  CldForm *form = open_approval (fixture, "FAR/2", NULL);

  type (form, APPROVAL_DECISION, "APPROVED");
  type (form, APPROVAL_DECIDED_ON, "2025-05-10");
  type (form, APPROVAL_NAME, "Nia Ode");
  type (form, APPROVAL_ROLE, "NO");
  assert_seen (fixture, "This counts as no approval at the right level.");
  type (form, APPROVAL_ROLE, "DCS");
  assert_unseen (fixture, "This counts as no approval");
  assert_seen (fixture, "Approved at the right level and in time; 6 points are not recorded.");
  type (form, APPROVAL_DECIDED_ON, "2025-05-14");
  assert_seen (fixture, "but 3 days after it had to be: it stays late.");
  type (form, APPROVAL_DECISION, "REFUSED");
  assert_seen (fixture, "Refused: the placement has no approval.");
}

/* Nobody decides on their own request: said at the row, and not saved. */
static void
test_own_request (Fixture *fixture, gconstpointer data)
{
  CldForm *form = open_approval (fixture, "WAIT/1", "WAIT/a");
  CldFormRow *name = cld_form_get_row (form, APPROVAL_NAME);

  type (form, APPROVAL_DECISION, "APPROVED");
  type (form, APPROVAL_DECIDED_ON, "2026-04-07");
  type (form, APPROVAL_ROLE, "DCS");
  type (form, APPROVAL_NAME, "helen moss");
  g_assert_nonnull (cld_form_row_get_error (name));
  g_assert_true (cld_form_check (form) == name);
  type (form, APPROVAL_NAME, NASTY);
  g_assert_null (cld_form_row_get_error (name));
  g_assert_null (cld_form_check (form));
}

/* A date alone would pass for an approval. */
static void
test_decision_needed (Fixture *fixture, gconstpointer data)
{
  CldForm *form = open_approval (fixture, "FAR/2", NULL);

  type (form, APPROVAL_DECIDED_ON, "2025-05-10");
  g_assert_true (cld_form_check (form) == cld_form_get_row (form, APPROVAL_DECISION));
  type (form, APPROVAL_DECIDED_ON, NULL);
  type (form, APPROVAL_DECISION, "REFUSED");
  g_assert_true (cld_form_check (form) == cld_form_get_row (form, APPROVAL_DECIDED_ON));
}

/* Those in office that day, and their deputies; a name that is chosen brings its role. */
static void
test_officers (Fixture *fixture, gconstpointer data)
{
  CldForm *form = open_approval (fixture, "FAR/2", NULL);
  GtkWidget *label = find_label (GTK_WIDGET (fixture->pane), "Who may decide that day", TRUE);
  GtkDropDown *officers;
  GListModel *model;
  g_autofree char *name = NULL, *role = NULL;
  g_autoptr (GtkStringObject) deputy = NULL;

  g_assert_nonnull (label);
  officers = GTK_DROP_DOWN (gtk_widget_get_next_sibling (label));
  model = gtk_drop_down_get_model (officers);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 3);
  deputy = g_list_model_get_item (model, 2);
  g_assert_cmpstr (gtk_string_object_get_string (deputy), ==, NASTY ", deputy for Helen Moss");
  gtk_drop_down_set_selected (officers, 2);
  name = get (form, APPROVAL_NAME);
  role = get (form, APPROVAL_ROLE);
  g_assert_cmpstr (name, ==, NASTY);
  g_assert_cmpstr (role, ==, "DCS");
}

static void
test_queue (Fixture *fixture, gconstpointer data)
{
  GtkWidget *queue;

  open_approval (fixture, "NEAR/1", "NEAR/a");
  settle ();
  queue = find_of_type (GTK_WIDGET (fixture->pane), CLD_TYPE_APPROVAL_QUEUE);
  g_assert_nonnull (queue);
  g_assert_nonnull (find_label (queue, "Jay " NASTY, TRUE));
  g_assert_nonnull (find_label (queue, "asked by Helen Moss · 5 points not recorded", TRUE));
  g_assert_nonnull (find_label (queue, "not asked for · 6 points not recorded", TRUE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add ("/approval/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("new", test_new);
  ADD ("near", test_near);
  ADD ("exempt", test_exempt);
  ADD ("emergency", test_emergency);
  ADD ("too-low", test_too_low);
  ADD ("own-request", test_own_request);
  ADD ("decision-needed", test_decision_needed);
  ADD ("officers", test_officers);
  ADD ("queue", test_queue);
  return g_test_run ();
}
