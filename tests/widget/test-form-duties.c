/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-fixture.h"

#include "cld-effect-bar.h"
#include "cld-form-page-private.h"
#include "cld-form-prefill.h"
#include "cld-form-rows.h"
#include "cld-record-menu.h"
#include "cld-repo.h"

#define VISIT_DUTY "C04/C1/C1/2024-01-01/2025-01-21"

/* The designed forms of what the timetable asks for: what is proposed, refused, said and saved. */

static void
set_up_duties (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = NULL;

  set_up (fixture, data);
  store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  SAVE (&cld_authority_kind, "999", "name", "Northmoor");
  SAVE (&cld_child_kind, "C2", "given_names", "Mia", "date_of_birth", "2016-06-01", "iro", NASTY);
  SAVE (&cld_care_period_kind, "C1/2024-01-01", "child", "C1", "started_on", "2024-01-01");
  SAVE (&cld_legal_status_kind, "C1/2024-01-01", "child", "C1", "started_on", "2024-01-01", "code", "C2");
  SAVE (&cld_visit_kind, "C1/2025-01-21", "child", "C1", "visited_on", "2025-01-21T16:00", "outcome", "SEEN_ALONE");
  SAVE (&cld_care_period_kind, "C2/2025-02-10", "child", "C2", "started_on", "2025-02-10");
  SAVE (&cld_legal_status_kind, "C2/2025-02-10", "child", "C2", "started_on", "2025-02-10", "code", "C2");
  SAVE (&cld_placement_kind, "C2/2025-02-10", "child", "C2", "started_on", "2025-02-10", "type", "U6", "area_authority", "999");
  SAVE (&cld_missing_episode_kind, "C2/2025-03-02", "child", "C2", "started_at", "2025-03-02T17:30", "ended_at", "2025-03-02T19:40");
  cld_session_look_around (fixture->session);
  settle ();
}

static CldFormPage *
put_up (Fixture *fixture, CldPane *pane)
{
  gtk_window_set_child (fixture->window, GTK_WIDGET (pane));
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (pane));
  cld_pane_shown (pane);
  settle ();
  return CLD_FORM_PAGE (pane);
}

static CldFormPage *
show_for_duty (Fixture *fixture, const char *child, const char *duty, const char *kind)
{
  g_autoptr (GError) error = NULL;
  CldPane *pane = cld_form_page_new_for_duty (fixture->session, child, duty, kind, &error);

  g_assert_no_error (error);
  return put_up (fixture, pane);
}

static gboolean
has_tone (CldFormPage *page, const char *bar_class)
{
  return gtk_widget_get_visible (page->bar) && gtk_widget_has_css_class (page->bar, bar_class);
}

/* The record that is the latest of its child. */
static CldRow *
find_row (Fixture *fixture, const CldKind *kind, const char *ref, CldArena *arena)
{
  return cld_repo_find (cld_session_get_db (fixture->session), kind, ref, arena, NULL);
}

static char *
describe_saved (Fixture *fixture, CldFormPage *page, const char *ref)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row = find_row (fixture, page->kind, ref, arena);
  g_autoptr (CldRecord) record = NULL;

  g_assert_nonnull (row);
  record = cld_record_new_from_row (row);
  return _cld_form_page_describe_saved (page, record);
}

static void
assert_value (CldFormPage *page, guint field, const char *value)
{
  g_autofree char *typed = cld_form_row_get_value (cld_form_get_row (cld_form_page_get_form (page), (int) field), NULL);

  g_assert_cmpstr (typed, ==, value);
}

/* --- each form --- */

static char *
get_labels (GtkWidget *widget)
{
  GString *text = g_string_new (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "");

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *part = get_labels (child);

      g_string_append_printf (text, "%s%s", text->len > 0 && *part ? " | " : "", part);
    }
  return g_string_free (text, FALSE);
}

/* What the form says of its record. */
static void
assert_says (CldFormPage *page, const char *bar_class, const char *words)
{
  g_autofree char *text = get_labels (page->bar);
  char *why = strstr (text, " | Why?");

  if (why)
    *why = '\0';
  g_assert_cmpstr (text, ==, words);
  g_assert_true (has_tone (page, bar_class));
}

static void
test_visit (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_visit_kind, NULL, "C1");
  g_autofree char *user = cld_session_get_user_name (fixture->session);
  g_autofree char *text = NULL;
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row;

  g_object_ref (page);
  g_assert_true (has_focus (page, "notes"));
  assert_value (page, VISIT_OUTCOME, NULL);
  assert_value (page, VISIT_VISITED_ON, TODAY);
  assert_value (page, VISIT_BY, user);
  g_assert_true (has_label (GTK_WIDGET (page), "How was Jay seen?"));
  assert_says (page, "cld-neutral", "Visit due today | Choose how Jay was seen: that decides whether this one counts.");
  g_assert_false (cld_form_is_changed (cld_form_page_get_form (page)));

  /* Nobody is seen alone because a key was pressed. */
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  g_assert_cmpstr (error_of (page, "outcome"), ==, "Choose how Jay was seen.");
  g_assert_true (has_focus (page, "outcome"));
  assert_value (page, VISIT_OUTCOME, NULL);

  type (page, "outcome", "NO_ACCESS");
  g_assert_null (error_of (page, "outcome"));
  assert_says (page, "cld-warns", "Does not count: it meets no visit that is due. | Visit due today");
  type (page, "outcome", "SEEN_ALONE");
  assert_says (page, "ok", "Will meet: visit due today (CPPCR reg 28(2)(c)(ii)) | Next: visit due Tue 15 Apr");
  type (page, "visited_on", "5/3");
  g_assert_true (has_tone (page, "cld-warns"));
  type (page, "visited_on", "t");
  type (page, "notes", NASTY);
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  row = find_row (fixture, &cld_visit_kind, "C1/" TODAY, arena);
  g_assert_cmpstr (row->values[VISIT_OUTCOME], ==, "SEEN_ALONE");
  g_assert_cmpstr (row->values[VISIT_NOTES], ==, NASTY);
  g_assert_cmpstr (row->values[VISIT_BY], ==, user);
  text = describe_saved (fixture, page, "C1/" TODAY);
  g_assert_cmpstr (text, ==, "Visit recorded · met the visit due today · next due Tue 15 Apr");
  g_object_unref (page);
}

/* Tab goes on from the notes to the child's own words and to the reason of the date. */
static void
test_tab (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_visit_kind, NULL, "C1");
  GtkWidget *focus;

  g_assert_true (has_focus (page, "notes"));
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  g_assert_true (has_focus (page, "childs_words"));
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (focus && gtk_widget_is_ancestor (focus, page->bar));
}

/* A visit that was recorded without saying how the child was seen can be put right in another place. */
static void
test_old_visit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  CldFormPage *page;

  SAVE (&cld_visit_kind, "C1/2024-06-01", "child", "C1", "visited_on", "2024-06-01");
  SAVE (&cld_visit_kind, "C1/2024-06-02", "child", "C1", "visited_on", "2024-06-02", "outcome", "ODD");
  page = show_page (fixture, &cld_visit_kind, "C1/2024-06-01", NULL);
  type (page, "notes", "more");
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  page = show_page (fixture, &cld_visit_kind, "C1/2024-06-02", NULL);
  assert_value (page, VISIT_OUTCOME, "ODD");
  type (page, "outcome", "SEEN");
  assert_value (page, VISIT_OUTCOME, "SEEN");
}

/* The letters that choose how the child was seen go nowhere else. */
static void
test_letters (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_visit_kind, NULL, "C1");
  CldForm *form = cld_form_page_get_form (page);
  g_autofree char *letters = cld_form_row_get_letters (cld_form_get_row (form, VISIT_OUTCOME));

  g_assert_cmpstr (letters, ==, "anr");
  for (guint i = 0; i < cld_visit_kind.n_fields; i++)
    {
      CldFormRow *row = cld_form_get_row (form, (int) i);
      gunichar letter = row ? cld_form_row_get_mnemonic (row) : 0;

      g_assert_true (!letter || !g_utf8_strchr (letters, -1, letter));
    }
  /* The label's own letter goes to the choices and chooses none. */
  gtk_widget_mnemonic_activate (GTK_WIDGET (cld_form_get_row (form, VISIT_OUTCOME)), FALSE);
  g_assert_true (has_focus (page, "outcome"));
  assert_value (page, VISIT_OUTCOME, NULL);
  /* That of a choice chooses it. */
  gtk_widget_mnemonic_activate (find_type (GTK_WIDGET (cld_form_get_row (form, VISIT_OUTCOME)), GTK_TYPE_CHECK_BUTTON), FALSE);
  assert_value (page, VISIT_OUTCOME, "SEEN_ALONE");
}

static void
test_review (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_review_kind, NULL, "C2");
  g_autofree char *text = NULL;

  g_object_ref (page);
  assert_value (page, REVIEW_KIND, NULL);
  assert_value (page, REVIEW_HELD_ON, TODAY);
  assert_value (page, REVIEW_IRO, NASTY);
  assert_says (page, "cld-neutral", "First review due Mon 10 Mar | Choose what kind of review it was to see what this one does.");
  act (fixture, page, "pane.save");
  g_assert_nonnull (error_of (page, "kind"));
  type (page, "kind", "LAC");
  type (page, "visits_every_days", "0");
  act (fixture, page, "pane.save");
  g_assert_nonnull (error_of (page, "visits_every_days"));
  type (page, "visits_every_days", NULL);
  assert_says (page, "ok", "Will meet: first review due Mon 10 Mar (CPPCR reg 33(1)) | Next: second review due Wed 4 Jun");
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  text = describe_saved (fixture, page, "C2/" TODAY);
  g_assert_cmpstr (text, ==, "Review recorded · met the first review due Mon 10 Mar · next due Wed 4 Jun");
  g_object_unref (page);
}

static void
test_health (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_health_check_kind, NULL, "C2");
  g_autofree char *text = NULL;
  g_autoptr (CldArena) arena = cld_arena_new ();

  g_object_ref (page);
  assert_value (page, HEALTH_CHECK_KIND, NULL);
  assert_value (page, HEALTH_CHECK_STATUS, NULL);
  act (fixture, page, "pane.save");
  g_assert_nonnull (error_of (page, "kind"));
  g_assert_nonnull (error_of (page, "status"));
  type (page, "kind", "IHA");
  type (page, "status", "PLANNED");
  g_assert_true (has_tone (page, "cld-warns"));
  type (page, "status", "COMPLETED");
  g_assert_true (has_tone (page, "ok"));
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  g_assert_cmpstr (find_row (fixture, &cld_health_check_kind, "C2/" TODAY, arena)->values[HEALTH_CHECK_STATUS], ==, "COMPLETED");
  text = describe_saved (fixture, page, "C2/" TODAY);
  g_assert_cmpstr (text, ==, "Health check recorded · met the initial health assessment due Mon 10 Mar · health assessment due 4 Mar 2026");
  g_object_unref (page);
}

static void
test_sdq (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_sdq_kind, NULL, "C2");
  g_autofree char *text = NULL;

  g_object_ref (page);
  assert_says (page, "cld-neutral", "Questionnaire (SDQ) due 10 Feb 2026 | Give the score, or why there is none.");
  type (page, "score", "41");
  act (fixture, page, "pane.save");
  g_assert_cmpstr (error_of (page, "score"), ==, "A score is a whole number from 0 to 40.");
  type (page, "score", "-1");
  act (fixture, page, "pane.save");
  g_assert_nonnull (error_of (page, "score"));
  type (page, "score", "40");
  type (page, "reason", "SDQ2");
  act (fixture, page, "pane.save");
  g_assert_nonnull (error_of (page, "reason"));
  type (page, "score", NULL);
  assert_says (page, "cld-warns", "Without a score it meets nothing. | Questionnaire (SDQ) due 10 Feb 2026");
  type (page, "reason", NULL);
  type (page, "score", "0");
  g_assert_true (has_tone (page, "ok"));
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  text = describe_saved (fixture, page, "C2/" TODAY);
  g_assert_true (g_str_has_suffix (text, " · met the questionnaire (SDQ) due 10 Feb 2026 · next due 4 Mar 2026"));
  g_object_unref (page);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_missing_episode_kind, NULL, "C1");
  g_autofree char *text = NULL;

  g_object_ref (page);
  assert_value (page, MISSING_EPISODE_KIND, NULL);
  assert_value (page, MISSING_EPISODE_STARTED_AT, NULL);
  assert_value (page, MISSING_EPISODE_INTERVIEW_ACCEPTED, NULL);
  act (fixture, page, "pane.save");
  g_assert_nonnull (error_of (page, "started_at"));
  type (page, "kind", "M");
  type (page, "started_at", "3/3 17:30");
  type (page, "ended_at", "2/3 19:40");
  act (fixture, page, "pane.save");
  g_assert_nonnull (error_of (page, "ended_at"));
  type (page, "ended_at", "3/3 19:40");
  assert_says (page, "cld-neutral", "Return interview due Thu 6 Mar, 19:40");
  type (page, "interview_offered_at", "4/3 10:00");
  type (page, "interview_accepted", "0");
  assert_says (page, "ok", "Not needed any more: return interview due Thu 6 Mar, 19:40 (Missing guidance 2014)");
  type (page, "interview_accepted", "1");
  type (page, "interview_done_at", "4/3 15:00");
  g_assert_true (has_tone (page, "ok"));
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  text = describe_saved (fixture, page, "C1/2025-03-03");
  g_assert_cmpstr (text, ==, "Missing episode recorded · met the return interview due Thu 6 Mar, 19:40");
  g_object_unref (page);
}

static void
test_waiver (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_for_duty (fixture, "C1", VISIT_DUTY, "waiver");
  g_autofree char *text = NULL;

  g_object_ref (page);
  assert_value (page, WAIVER_DUTY_REF, VISIT_DUTY);
  assert_value (page, WAIVER_DECIDED_ON, TODAY);
  assert_value (page, WAIVER_NAME, NULL);
  assert_value (page, WAIVER_ROLE, NULL);
  g_assert_true (has_label (GTK_WIDGET (page), "Visit due today"));
  act (fixture, page, "pane.save");
  g_assert_nonnull (error_of (page, "reason"));
  type (page, "reason", NASTY);
  type (page, "role", "Team manager");
  type (page, "name", NASTY);
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  text = describe_saved (fixture, page, "C1/" TODAY);
  g_assert_cmpstr (text, ==, "Waived duty recorded · the visit due today is not needed");
  g_object_unref (page);
}

/* --- for a duty --- */

static void
test_prefill (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_for_duty (fixture, "C2", "A07/C2/C2/2025-02-10/2025-02-10", NULL);

  g_assert_true (page->kind == &cld_health_check_kind);
  assert_value (page, HEALTH_CHECK_KIND, "IHA");
  assert_value (page, HEALTH_CHECK_STATUS, NULL);
  assert_value (page, HEALTH_CHECK_DONE_ON, TODAY);
  g_assert_false (cld_form_is_changed (cld_form_page_get_form (page)));

  page = show_for_duty (fixture, "C2", "D07/C2/C2/2025-02-10/2025-02-10", "notice");
  assert_value (page, NOTICE_DIRECTION, "OUT");
  assert_value (page, NOTICE_RECIPIENT_KIND, "AREA");
  assert_value (page, NOTICE_PROVISION, "reg13_4");
  assert_value (page, NOTICE_PLACEMENT, "C2/2025-02-10");
  assert_value (page, NOTICE_EVENT_ON, "2025-02-10");
  assert_value (page, NOTICE_SENT_ON, NULL);

  page = show_for_duty (fixture, "C2", "D02/C2/C2/2025-02-10/2025-02-10", NULL);
  assert_value (page, APPROVAL_PROVISION, "reg11_1_b");
  assert_value (page, APPROVAL_PLACEMENT, "C2/2025-02-10");
  assert_value (page, APPROVAL_ROLE, NULL);
  assert_value (page, APPROVAL_DECIDED_ON, NULL);

  page = show_for_duty (fixture, "C2", "A04/C2/C2/2025-02-10/2025-02-10", NULL);
  assert_value (page, PLAN_KIND, "PLACEMENT");
  assert_value (page, PLAN_PLACEMENT, "C2/2025-02-10");

  page = show_for_duty (fixture, "C2", "B01/C2/C2/2025-02-10/2025-02-10", NULL);
  assert_value (page, REVIEW_KIND, "LAC");
  assert_value (page, REVIEW_PARTICIPATION, NULL);

  page = show_for_duty (fixture, "C1", VISIT_DUTY, "visit");
  assert_value (page, VISIT_OUTCOME, NULL);
}

/* A return interview belongs to the episode that is there. */
static void
test_edit_for_duty (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_for_duty (fixture, "C2", "F04/C2/C2/2025-03-02/2025-03-02T19:40", NULL);

  assert_value (page, MISSING_EPISODE_STARTED_AT, "2025-03-02T17:30");
  assert_value (page, MISSING_EPISODE_INTERVIEW_DONE_AT, NULL);
  type (page, "interview_done_at", "t 10:00");
  g_assert_true (has_tone (page, "ok"));
}

/* A duty that is gone, one that nothing does, a kind that is none. */
static void
test_odd_duties (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_for_duty (fixture, "C1", "C02/C1/gone/2020-01-01", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (page->kind == &cld_visit_kind);
  assert_value (page, VISIT_VISITED_ON, TODAY);
  page = show_for_duty (fixture, "C1", "C02/C1/gone/2020-01-01", "waiver");
  assert_value (page, WAIVER_DUTY_REF, "C02/C1/gone/2020-01-01");
  g_assert_true (has_label (GTK_WIDGET (page), "There is no such duty any more. What was decided is kept."));
  g_assert_null (cld_form_page_new_for_duty (fixture->session, "C1", "A01/C1//2020-01-01", NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (cld_form_page_new_for_duty (fixture->session, "C1", NULL, "nothing", &error));
  g_assert_nonnull (error);
}

/* --- drafts, dates, menu --- */

static void
test_drafts (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_for_duty (fixture, "C1", VISIT_DUTY, "waiver");

  type (page, "reason", "half a reason");
  g_assert_true (cld_pane_leave (CLD_PANE (page)));
  wait_for_writer (fixture);
  /* A decision about one duty does not become one about another. */
  page = show_for_duty (fixture, "C1", "A09/C1/C1/2024-01-01/2024-01-01", "waiver");
  assert_value (page, WAIVER_DUTY_REF, "A09/C1/C1/2024-01-01/2024-01-01");
  assert_value (page, WAIVER_REASON, NULL);
  page = show_for_duty (fixture, "C1", VISIT_DUTY, "waiver");
  assert_value (page, WAIVER_REASON, "half a reason");

  page = show_page (fixture, &cld_visit_kind, NULL, "C1");
  type (page, "outcome", "REFUSED");
  g_assert_true (cld_pane_leave (CLD_PANE (page)));
  wait_for_writer (fixture);
  page = show_for_duty (fixture, "C1", VISIT_DUTY, "visit");
  assert_value (page, VISIT_OUTCOME, "REFUSED");
  g_assert_true (has_tone (page, "ok"));
  act (fixture, page, "form.discard");
  assert_value (page, VISIT_OUTCOME, NULL);
  assert_value (page, VISIT_VISITED_ON, TODAY);
  g_assert_true (has_tone (page, "cld-neutral"));
}

/* Quick entry works in every field that holds a day. */
static void
test_dates (Fixture *fixture, gconstpointer data)
{
  static const char *const typed[][2] = { { "t", TODAY }, { "+5w", "2025-04-08" }, { "12/3", "2025-03-12" }, { "-1d", "2025-03-03" } };
  const CldKind *const kinds[] = { &cld_visit_kind, &cld_review_kind, &cld_health_check_kind, &cld_sdq_kind, &cld_missing_episode_kind, &cld_waiver_kind,
                                   &cld_plan_kind, &cld_approval_kind, &cld_notice_kind };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      CldFormPage *page = show_page (fixture, kinds[i], NULL, "C1");

      for (guint j = 0; j < kinds[i]->n_fields; j++)
        for (guint k = 0; k < G_N_ELEMENTS (typed); k++)
          {
            CldFormRow *row = cld_form_get_row (cld_form_page_get_form (page), (int) j);

            if (kinds[i]->fields[j].type != CLD_DATE && kinds[i]->fields[j].type != CLD_MOMENT)
              continue;
            g_assert_true (CLD_IS_DATE_ROW (row));
            cld_form_row_type (row, typed[k][0]);
            assert_value (page, j, typed[k][1]);
            n++;
          }
    }
  g_assert_cmpuint (n, >=, 80);
}

static void
check_menu (GMenuModel *menu, GString *letters, guint *n)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *label = NULL, *target = NULL;
      const char *mark;

      if (section)
        {
          check_menu (section, letters, n);
          continue;
        }
      g_assert_true (g_menu_model_get_item_attribute (menu, i, "label", "s", &label));
      g_assert_true (g_menu_model_get_item_attribute (menu, i, "target", "s", &target));
      g_assert_cmpint (cld_kind_find (target)->child, >=, 0);
      mark = strchr (label, '_');
      g_assert_nonnull (mark);
      g_assert_null (strchr (letters->str, g_ascii_tolower (mark[1])));
      g_string_append_c (letters, g_ascii_tolower (mark[1]));
      (*n)++;
    }
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GMenuModel) menu = cld_record_menu_new ("child.record");
  g_autoptr (GString) letters = g_string_new (NULL);
  GtkWidget *button = g_object_ref_sink (cld_record_button_new ());
  guint n = 0;

  check_menu (menu, letters, &n);
  g_assert_cmpuint (n, ==, 18);
  g_assert_nonnull (find_type (button, GTK_TYPE_MENU_BUTTON));
  g_object_unref (button);
}

#undef ADD
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up_duties, func, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/form-duties/visit", test_visit);
  ADD ("/form-duties/tab", test_tab);
  ADD ("/form-duties/old-visit", test_old_visit);
  ADD ("/form-duties/letters", test_letters);
  ADD ("/form-duties/review", test_review);
  ADD ("/form-duties/health", test_health);
  ADD ("/form-duties/sdq", test_sdq);
  ADD ("/form-duties/missing", test_missing);
  ADD ("/form-duties/waiver", test_waiver);
  ADD ("/form-duties/prefill", test_prefill);
  ADD ("/form-duties/edit-for-duty", test_edit_for_duty);
  ADD ("/form-duties/odd-duties", test_odd_duties);
  ADD ("/form-duties/drafts", test_drafts);
  ADD ("/form-duties/dates", test_dates);
  ADD ("/form-duties/menu", test_menu);
  return g_test_run ();
}
