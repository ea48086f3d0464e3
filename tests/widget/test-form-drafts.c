/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "form-fixture.h"

#include "cld-conflict-view.h"
#include "cld-draft.h"
#include "cld-repo.h"

static CldDraft *
find_draft (Fixture *fixture, const char *ref)
{
  return cld_draft_find (cld_session_get_db (fixture->session), cld_store_get_actor (cld_session_get_store (fixture->session)), &cld_note_kind, ref, "C1", NULL);
}

static void
test_draft (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, NULL, "C1");
  g_autoptr (CldDraft) draft = NULL, none = NULL, gone = NULL;
  g_autofree char *when = NULL, *text = NULL, *fresh = NULL;

  /* Nothing typed, nothing kept. */
  act (fixture, page, "pane.cancel");
  none = find_draft (fixture, NULL);
  g_assert_null (none);

  page = show_page (fixture, &cld_note_kind, NULL, "C1");
  g_assert_true (has_focus (page, "text"));
  type (page, "text", NASTY "\n");
  type (page, "happened_on", "31/02");
  act (fixture, page, "pane.cancel");
  draft = find_draft (fixture, NULL);
  g_assert_nonnull (draft);

  /* The same form again: what was typed, even what is no date. */
  page = show_page (fixture, &cld_note_kind, NULL, "C1");
  when = typed_in (page, NOTE_HAPPENED_ON);
  text = typed_in (page, NOTE_TEXT);
  g_assert_cmpstr (when, ==, "31/02");
  g_assert_cmpstr (text, ==, NASTY "\n");
  act (fixture, page, "form.discard");
  g_assert_false (cld_form_is_changed (cld_form_page_get_form (page)));
  gone = find_draft (fixture, NULL);
  g_assert_null (gone);
  page = show_page (fixture, &cld_note_kind, NULL, "C1");
  fresh = typed_in (page, NOTE_TEXT);
  g_assert_null (fresh);
}

static gboolean
dawdle_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_usleep (300 * 1000);
  return TRUE;
}

static void
keep_writer_busy (Fixture *fixture)
{
  cld_session_run_async (fixture->session, dawdle_in_writer, NULL, NULL, NULL, NULL, NULL);
}

/* The writer is at something else: the form knows what it keeps and what it gave up. */
static void
test_draft_at_once (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, NULL, "C1");
  g_autoptr (CldDraft) early = NULL, late = NULL, gone = NULL;
  g_autofree char *first = NULL, *second = NULL, *fresh = NULL;

  keep_writer_busy (fixture);
  type (page, "text", "typed first");
  gtk_widget_activate_action (GTK_WIDGET (page), "pane.cancel", NULL);
  early = find_draft (fixture, NULL);
  g_assert_null (early);
  page = show_page (fixture, &cld_note_kind, NULL, "C1");
  first = typed_in (page, NOTE_TEXT);
  g_assert_cmpstr (first, ==, "typed first");

  /* The first one is stored now, the second is not. */
  wait_for_writer (fixture);
  keep_writer_busy (fixture);
  type (page, "text", "typed second");
  gtk_widget_activate_action (GTK_WIDGET (page), "pane.cancel", NULL);
  page = show_page (fixture, &cld_note_kind, NULL, "C1");
  second = typed_in (page, NOTE_TEXT);
  g_assert_cmpstr (second, ==, "typed second");

  /* Stored, and on its way out. */
  wait_for_writer (fixture);
  keep_writer_busy (fixture);
  gtk_widget_activate_action (GTK_WIDGET (page), "form.discard", NULL);
  late = find_draft (fixture, NULL);
  g_assert_nonnull (late);
  page = show_page (fixture, &cld_note_kind, NULL, "C1");
  fresh = typed_in (page, NOTE_TEXT);
  g_assert_null (fresh);
  wait_for_writer (fixture);
  gone = find_draft (fixture, NULL);
  g_assert_null (gone);
}

static void
test_draft_while_typing (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  gint64 until = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  g_autoptr (CldDraft) draft = NULL, gone = NULL;

  type (page, "text", "typed");
  while (!draft && g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, TRUE);
      draft = find_draft (fixture, "C1/2025-01-21");
    }
  g_assert_nonnull (draft);
  g_assert_cmpint (draft->version, ==, 1);
  g_assert_cmpuint (draft->values->len, ==, 1);
  /* Saved: nothing is kept. */
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  gone = find_draft (fixture, "C1/2025-01-21");
  g_assert_null (gone);
}

static void
change_note (Fixture *fixture, guint field, const char *value)
{
  g_autoptr (CldStore) store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  g_autoptr (CldRecord) record = cld_record_service_load (store, &cld_note_kind, "C1/2025-01-21", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_record_set_text (record, field, value));
  cld_record_service_save (store, record, "test", &error);
  g_assert_no_error (error);
}

static CldRow *
load_note (Fixture *fixture, CldArena *arena)
{
  CldRow *row = cld_repo_find (cld_session_get_db (fixture->session), &cld_note_kind, "C1/2025-01-21", arena, NULL);

  g_assert_nonnull (row);
  return row;
}

static void
test_stale (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  CldConflictView *view = CLD_CONFLICT_VIEW (find_type (GTK_WIDGET (page), CLD_TYPE_CONFLICT_VIEW));
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row;

  type (page, "text", "mine");
  type (page, "childs_words", "mine alone");
  change_note (fixture, NOTE_TEXT, "theirs");
  change_note (fixture, NOTE_KIND, "PHONE");
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (view)));
  g_assert_true (cld_conflict_view_takes_mine (view, NOTE_CHILDS_WORDS));
  g_assert_false (cld_conflict_view_takes_mine (view, NOTE_KIND));
  g_assert_true (has_label (GTK_WIDGET (view), "theirs"));
  g_assert_true (has_label (GTK_WIDGET (view), "mine"));
  /* Both changed it: nobody chooses for them. */
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  cld_conflict_view_choose (view, NOTE_TEXT, TRUE);
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  row = load_note (fixture, arena);
  g_assert_cmpstr (row->values[NOTE_TEXT], ==, "mine");
  g_assert_cmpstr (row->values[NOTE_CHILDS_WORDS], ==, "mine alone");
  g_assert_cmpstr (row->values[NOTE_KIND], ==, "PHONE");
}

static void
test_stale_theirs (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  g_autofree char *text = NULL;
  g_autoptr (CldArena) arena = cld_arena_new ();

  type (page, "text", "mine");
  change_note (fixture, NOTE_TEXT, "theirs");
  act (fixture, page, "pane.save");
  act (fixture, page, "form.use-theirs");
  text = typed_in (page, NOTE_TEXT);
  g_assert_cmpstr (text, ==, "theirs");
  g_assert_false (cld_form_is_changed (cld_form_page_get_form (page)));
  g_assert_cmpstr (load_note (fixture, arena)->values[NOTE_TEXT], ==, "theirs");
}

/* Kept over an older version: both versions are shown before it can be saved over the newer one. */
static void
test_stale_draft (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  GtkWidget *view;

  type (page, "text", "mine");
  act (fixture, page, "pane.cancel");
  change_note (fixture, NOTE_TEXT, "theirs");
  page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  view = find_type (GTK_WIDGET (page), CLD_TYPE_CONFLICT_VIEW);
  g_assert_true (gtk_widget_get_mapped (view));
  cld_conflict_view_choose (CLD_CONFLICT_VIEW (view), NOTE_TEXT, TRUE);
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
}

static void
test_stale_removed (Fixture *fixture, gconstpointer data)
{
  CldFormPage *page = show_page (fixture, &cld_note_kind, "C1/2025-01-21", NULL);
  CldStore *store = cld_store_open (fixture->path, CLD_STORE_OPEN, NULL);
  g_autoptr (CldRecord) record = cld_record_service_load (store, &cld_note_kind, "C1/2025-01-21", NULL);
  g_autoptr (CldArena) arena = cld_arena_new ();

  type (page, "childs_words", "mine");
  g_assert_true (cld_record_service_remove (store, record, "test", NULL));
  cld_store_free (store);
  act (fixture, page, "pane.save");
  g_assert_false (cld_form_page_is_done (page));
  act (fixture, page, "pane.save");
  g_assert_true (cld_form_page_is_done (page));
  g_assert_cmpstr (load_note (fixture, arena)->values[NOTE_CHILDS_WORDS], ==, "mine");
  g_assert_cmpstr (load_note (fixture, arena)->values[NOTE_TEXT], ==, NASTY);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/form/draft", test_draft);
  ADD ("/form/draft-at-once", test_draft_at_once);
  ADD ("/form/draft-while-typing", test_draft_while_typing);
  ADD ("/form/stale", test_stale);
  ADD ("/form/stale-theirs", test_stale_theirs);
  ADD ("/form/stale-draft", test_stale_draft);
  ADD ("/form/stale-removed", test_stale_removed);
  return g_test_run ();
}
