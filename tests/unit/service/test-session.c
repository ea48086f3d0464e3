/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-record-service.h"
#include "cld-repo.h"
#include "cld-session.h"

typedef struct
{
  char *folder;
  char *database;
  CldSession *session;
  GThread *main_thread;
  GAsyncResult *result;
  guint n_changed;
  char *changed_child;
} Fixture;

static void
changed_cb (Fixture *fixture, const char *child)
{
  g_assert_true (g_thread_self () == fixture->main_thread);
  fixture->n_changed++;
  g_free (fixture->changed_child);
  fixture->changed_child = g_strdup (child);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->main_thread = g_thread_self ();
  fixture->folder = g_dir_make_tmp ("cld-session-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->database = g_build_filename (fixture->folder, "caseload.db", NULL);
  fixture->session = cld_session_open (fixture->database, CLD_STORE_CREATE, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (fixture->session, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  if (fixture->session)
    {
      g_signal_handlers_disconnect_by_data (fixture->session, fixture);
      g_assert_finalize_object (fixture->session);
    }
  g_clear_object (&fixture->result);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->database, suffixes[i], NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->changed_child);
  g_free (fixture->database);
  g_free (fixture->folder);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  g_assert_true (g_thread_self () == fixture->main_thread);
  g_set_object (&fixture->result, result);
}

/* Waits for the callback and gives its result. */
static GAsyncResult *
wait_for (Fixture *fixture)
{
  while (!fixture->result)
    g_main_context_iteration (NULL, TRUE);
  return fixture->result;
}

/* A task keeps its session alive, and the writer's thread may let go of the task a moment after it is done. */
static void
let_go (Fixture *fixture)
{
  g_clear_object (&fixture->result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < 200 && G_OBJECT (fixture->session)->ref_count > 1; i++)
    g_usleep (1000);
}

static CldRecord *
save_child (Fixture *fixture, const char *ref, const char *surname)
{
  CldRecord *child = cld_record_new (&cld_child_kind, ref);
  g_autoptr (GError) error = NULL;

  cld_record_set_text (child, CHILD_SURNAME, surname);
  cld_session_save_async (fixture->session, child, "test", done_cb, fixture);
  g_assert_true (cld_session_save_finish (fixture->session, wait_for (fixture), &error));
  g_assert_no_error (error);
  let_go (fixture);
  return child;
}

static char *
stored_surname (Fixture *fixture, const char *ref)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row = cld_repo_find (cld_session_get_db (fixture->session), &cld_child_kind, ref, arena, NULL);

  return row ? g_strdup (row->values[CHILD_SURNAME]) : NULL;
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) child = save_child (fixture, "C1", "Marsh");
  g_autofree char *surname = stored_surname (fixture, "C1");

  g_assert_cmpstr (surname, ==, "Marsh");
  g_assert_cmpint (cld_record_get_version (child), ==, 1);
  g_assert_nonnull (cld_record_get_id (child));
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_cmpstr (fixture->changed_child, ==, "C1");
}

/* What is typed while a save is under way is no part of it, and is not lost by it. */
static void
test_typed_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) child = save_child (fixture, "C1", "Marsh");
  g_autoptr (GError) error = NULL;
  g_autofree char *surname = NULL;

  cld_record_set_text (child, CHILD_SURNAME, "Odd");
  cld_session_save_async (fixture->session, child, "test", done_cb, fixture);
  cld_record_set_text (child, CHILD_SURNAME, "Odder");
  g_assert_true (cld_session_save_finish (fixture->session, wait_for (fixture), &error));
  surname = stored_surname (fixture, "C1");
  g_assert_cmpstr (surname, ==, "Odd");
  g_assert_cmpstr (cld_record_get_text (child, CHILD_SURNAME), ==, "Odder");
  g_assert_cmpint (cld_record_get_version (child), ==, 2);
  let_go (fixture);
}

static void
test_stale (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) mine = save_child (fixture, "C1", "Marsh");
  g_autoptr (CldRecord) theirs = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *surname = NULL;

  theirs = cld_record_service_load (cld_session_get_store (fixture->session), &cld_child_kind, "C1", &error);
  g_assert_no_error (error);
  cld_record_set_text (theirs, CHILD_SURNAME, "Theirs");
  cld_session_save_async (fixture->session, theirs, "test", done_cb, fixture);
  g_assert_true (cld_session_save_finish (fixture->session, wait_for (fixture), &error));
  let_go (fixture);

  cld_record_set_text (mine, CHILD_SURNAME, "Mine");
  cld_session_save_async (fixture->session, mine, "test", done_cb, fixture);
  g_assert_false (cld_session_save_finish (fixture->session, wait_for (fixture), &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE);
  surname = stored_surname (fixture, "C1");
  g_assert_cmpstr (surname, ==, "Theirs");
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  let_go (fixture);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) child = save_child (fixture, "C1", "Marsh");
  g_autoptr (GError) error = NULL;
  g_autoptr (CldUndoResult) undone = NULL, again = NULL, nothing = NULL;

  cld_session_undo_async (fixture->session, NULL, FALSE, done_cb, fixture);
  undone = cld_session_undo_finish (fixture->session, wait_for (fixture), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone->n_reversed, ==, 1);
  g_assert_null (stored_surname (fixture, "C1"));
  g_assert_null (fixture->changed_child);
  let_go (fixture);

  cld_session_undo_async (fixture->session, NULL, TRUE, done_cb, fixture);
  again = cld_session_undo_finish (fixture->session, wait_for (fixture), &error);
  g_assert_no_error (error);
  let_go (fixture);
  g_assert_cmpint (cld_repo_count (cld_session_get_db (fixture->session), &cld_child_kind, NULL), ==, 1);

  /* There is nothing more to redo. */
  cld_session_undo_async (fixture->session, NULL, TRUE, done_cb, fixture);
  nothing = cld_session_undo_finish (fixture->session, wait_for (fixture), &error);
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  let_go (fixture);
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) child = save_child (fixture, "C1", "Marsh");
  g_autoptr (GError) error = NULL;

  cld_session_remove_async (fixture->session, child, "test", done_cb, fixture);
  g_assert_true (cld_session_remove_finish (fixture->session, wait_for (fixture), &error));
  g_assert_null (stored_surname (fixture, "C1"));
  g_assert_cmpstr (fixture->changed_child, ==, "C1");
  let_go (fixture);
}

/* Looking is noted, and is no change. */
static void
test_look (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) child = save_child (fixture, "C1", "Marsh");
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  gint64 seq;

  cld_session_look_async (fixture->session, CLD_ACT_VIEW, "opened", "C1", done_cb, fixture);
  g_assert_true (cld_session_look_finish (fixture->session, wait_for (fixture), &error));
  g_assert_no_error (error);
  g_assert_true (cld_store_get_head (cld_session_get_store (fixture->session), &seq, &hash, &error));
  g_assert_cmpint (seq, ==, 2);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  let_go (fixture);
}

/* Where the log cannot be written nothing may be changed, and it is said; and no longer when it can again. */
static void
test_fault (Fixture *fixture, gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->database, "-journal", NULL);
  g_autofree char *inside = g_build_filename (journal, "x", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (cld_session_get_fault (fixture->session));
  /* A folder in the place of the journal: no transaction can be begun. */
  g_unlink (journal);
  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  cld_session_look_async (fixture->session, CLD_ACT_VIEW, "opened", NULL, done_cb, fixture);
  g_assert_false (cld_session_look_finish (fixture->session, wait_for (fixture), &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (cld_session_get_fault (fixture->session), ==, error->message);
  let_go (fixture);

  g_rmdir (inside);
  g_rmdir (journal);
  cld_session_look_async (fixture->session, CLD_ACT_VIEW, "opened", NULL, done_cb, fixture);
  g_assert_true (cld_session_look_finish (fixture->session, wait_for (fixture), NULL));
  g_assert_null (cld_session_get_fault (fixture->session));
  let_go (fixture);
}

static gboolean
append_cb (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GString *order = data;

  g_string_append_c (order, (char) ('a' + order->len));
  g_usleep (2000);
  return TRUE;
}

/* Work is done one after the other, in the order in which it was given, and the caller is never kept waiting. */
static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) order = g_string_new (NULL);
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 9; i++)
    cld_session_run_async (fixture->session, append_cb, order, NULL, NULL, NULL, NULL);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 15000);
  cld_session_run_async (fixture->session, append_cb, order, NULL, NULL, done_cb, fixture);
  wait_for (fixture);
  g_assert_cmpstr (order->str, ==, "abcdefghij");
  let_go (fixture);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) order = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  cld_session_run_async (fixture->session, append_cb, order, NULL, cancellable, done_cb, fixture);
  g_assert_false (cld_session_run_finish (fixture->session, wait_for (fixture), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpstr (order->str, ==, "");
  let_go (fixture);
}

/* Closing while work waits: the work is done, whoever lets go last. */
static void
test_close_with_work (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) child = cld_record_new (&cld_child_kind, "C9");
  g_autoptr (GError) error = NULL;
  g_autoptr (CldStore) store = NULL;
  gpointer left = fixture->session;

  cld_session_save_async (fixture->session, child, "test", NULL, NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->session), &left);
  g_signal_handlers_disconnect_by_data (fixture->session, fixture);
  g_clear_object (&fixture->session);
  for (guint i = 0; left && i < 2000; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_null (left);
  store = cld_store_open (fixture->database, CLD_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cld_repo_count (cld_store_get_db (store), &cld_child_kind, NULL), ==, 1);
}

static void
test_user_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) person = cld_record_new (&cld_person_kind, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = cld_session_get_user_name (fixture->session);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, g_get_user_name ());
  cld_record_set_text (person, PERSON_NAME, "Priya Nair");
  cld_record_set_text (person, PERSON_LOGIN, g_get_user_name ());
  cld_session_save_async (fixture->session, person, "test", done_cb, fixture);
  g_assert_true (cld_session_save_finish (fixture->session, wait_for (fixture), &error));
  after = cld_session_get_user_name (fixture->session);
  g_assert_cmpstr (after, ==, "Priya Nair");
  let_go (fixture);
}

static void
test_today (Fixture *fixture, gconstpointer data)
{
  cld_session_set_today (fixture->session, "2026-04-07");
  g_assert_cmpstr (cld_session_get_today (fixture->session), ==, "2026-04-07");
  cld_session_set_today (fixture->session, cld_session_get_today (fixture->session));
  g_assert_cmpstr (cld_session_get_today (fixture->session), ==, "2026-04-07");
  cld_session_set_today (fixture->session, NULL);
  g_assert_cmpuint (strlen (cld_session_get_today (fixture->session)), ==, 10);
}

#define ADD(path, func) g_test_add ("/session/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("save", test_save);
  ADD ("typed-on", test_typed_on);
  ADD ("stale", test_stale);
  ADD ("undo", test_undo);
  ADD ("remove", test_remove);
  ADD ("look", test_look);
  ADD ("fault", test_fault);
  ADD ("order", test_order);
  ADD ("cancelled", test_cancelled);
  ADD ("close-with-work", test_close_with_work);
  ADD ("user-name", test_user_name);
  ADD ("today", test_today);

  return g_test_run ();
}
