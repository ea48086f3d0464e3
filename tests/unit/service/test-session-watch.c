/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "../both-engines.h"
#include "cld-change-set.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-record-service.h"
#include "cld-repo.h"
#include "cld-session.h"

/* What another program writes is noticed, once and soon; what the session itself writes is told once, by itself. */

typedef struct
{
  char *folder;
  char *name;
  CldSession *session;
  CldStore *other; /* another program, so to speak */
  GPtrArray *changed; /* children; "*" for anything */
  GThread *main_thread;
} Fixture;

static void
changed_cb (Fixture *fixture, const char *child)
{
  g_assert_true (g_thread_self () == fixture->main_thread);
  g_ptr_array_add (fixture->changed, g_strdup (child ? child : "*"));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->main_thread = g_thread_self ();
  fixture->folder = g_dir_make_tmp ("cld-watch-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "caseload.db", NULL);
  fixture->name = engine_new_name (path);
  fixture->changed = g_ptr_array_new_with_free_func (g_free);
  fixture->session = cld_session_open (fixture->name, CLD_STORE_CREATE, &error);
  g_assert_no_error (error);
  fixture->other = cld_store_open (fixture->name, CLD_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (fixture->session, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
run_for (guint milliseconds)
{
  const gint64 until = g_get_monotonic_time () + (gint64) milliseconds * 1000;

  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;
  gpointer left = fixture->session;

  cld_store_free (fixture->other);
  g_signal_handlers_disconnect_by_data (fixture->session, fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->session), &left);
  g_object_unref (fixture->session);
  for (guint i = 0; left && i < 20; i++)
    run_for (100);
  g_assert_null (left);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_ptr_array_unref (fixture->changed);
  g_free (fixture->name);
  g_free (fixture->folder);
}

static void
write_child (CldStore *store, const char *ref, const char *surname)
{
  g_autoptr (CldRecord) child = cld_record_service_load (store, &cld_child_kind, ref, NULL);
  g_autoptr (GError) error = NULL;

  if (!child)
    child = cld_record_new (&cld_child_kind, ref);
  cld_record_set_text (child, CHILD_SURNAME, surname);
  cld_record_service_save (store, child, "test", &error);
  g_assert_no_error (error);
}

static char *
all_changed (Fixture *fixture)
{
  g_autofree char *text = NULL;

  g_ptr_array_add (fixture->changed, NULL);
  text = g_strjoinv (" ", (char **) fixture->changed->pdata);
  g_ptr_array_set_size (fixture->changed, 0);
  return g_steal_pointer (&text);
}

#define ASSERT_CHANGED(fixture, expected)               \
  G_STMT_START                                          \
  {                                                     \
    g_autofree char *changed_ = all_changed (fixture);  \
    g_assert_cmpstr (changed_, ==, expected);           \
  }                                                     \
  G_STMT_END

/* Waits up to a second for something. */
static void
wait_for_change (Fixture *fixture)
{
  for (guint i = 0; fixture->changed->len == 0 && i < 100; i++)
    run_for (10);
}

static void
test_other (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row;

  run_for (700);
  ASSERT_CHANGED (fixture, "");
  write_child (fixture->other, "C1", "Marsh");
  wait_for_change (fixture);
  ASSERT_CHANGED (fixture, "C1");
  write_child (fixture->other, "C1", "Odd");
  wait_for_change (fixture);
  ASSERT_CHANGED (fixture, "C1");
  row = cld_repo_find (cld_session_get_db (fixture->session), &cld_child_kind, "C1", arena, NULL);
  g_assert_cmpstr (row->values[CHILD_SURNAME], ==, "Odd");
  run_for (700);
  ASSERT_CHANGED (fixture, "");
}

static void
test_other_person (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) person = cld_record_new (&cld_person_kind, "P1");
  g_autoptr (GError) error = NULL;

  cld_record_set_text (person, PERSON_NAME, "Sam Worker");
  cld_record_service_save (fixture->other, person, "test", &error);
  g_assert_no_error (error);
  wait_for_change (fixture);
  ASSERT_CHANGED (fixture, "*");
}

/* Told once, however it was written. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CldChangeSet) set = cld_change_set_begin (fixture->other, CLD_ACT_IMPORT, "test", NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *ref = g_strdup_printf ("C%u", i);
      CldRow *row = cld_row_new (arena, &cld_child_kind, cld_arena_strdup (arena, ref));

      cld_change_set_put (set, NULL, row, &error);
      g_assert_no_error (error);
    }
  cld_change_set_commit (set, &error);
  g_assert_no_error (error);
  wait_for_change (fixture);
  run_for (700);
  ASSERT_CHANGED (fixture, "*");
  write_child (fixture->other, "C7", "Marsh");
  wait_for_change (fixture);
  ASSERT_CHANGED (fixture, "C7");
}

/* Who looks, or writes nothing, disturbs nobody. */
static void
test_look (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_change_log_look (fixture->other, CLD_ACT_VIEW, "opened", NULL, &error));
  g_assert_no_error (error);
  run_for (1000);
  ASSERT_CHANGED (fixture, "");
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_session_save_finish (CLD_SESSION (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
save_here (Fixture *fixture, const char *ref)
{
  g_autoptr (CldRecord) child = cld_record_new (&cld_child_kind, ref);
  gboolean done = FALSE;

  cld_session_save_async (fixture->session, child, "test", done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_own (Fixture *fixture, gconstpointer data)
{
  save_here (fixture, "C1");
  run_for (1200);
  ASSERT_CHANGED (fixture, "C1");
  save_here (fixture, "C2");
  write_child (fixture->other, "C3", "Marsh");
  run_for (1000);
  ASSERT_CHANGED (fixture, "C2 C3");
}

static void
test_focus (Fixture *fixture, gconstpointer data)
{
  /* On a server what was told has to arrive first. */
  write_child (fixture->other, "C1", "Marsh");
  g_usleep (50000);
  cld_session_look_around (fixture->session);
  ASSERT_CHANGED (fixture, "C1");
  run_for (700);
  ASSERT_CHANGED (fixture, "");
}

static void
end_connections (Fixture *fixture)
{
  g_autofree char *base = cld_db_display_name (fixture->name);
  g_autofree char *sql = g_strdup_printf ("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s' AND pid <> pg_backend_pid()", base);

  engine_administer (sql);
}

static void
fault_cb (Fixture *fixture)
{
  g_ptr_array_add (fixture->changed, g_strdup (cld_session_is_cut_off (fixture->session) ? "lost" : "found"));
}

/* The line is made again by itself, everything is refreshed, and what comes then is noticed as before. */
static void
test_lost (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldArena) arena = cld_arena_new ();

  g_signal_connect_swapped (fixture->session, "notify::fault", G_CALLBACK (fault_cb), fixture);
  save_here (fixture, "C1");
  run_for (100);
  ASSERT_CHANGED (fixture, "C1");
  end_connections (fixture);
  run_for (1000);
  ASSERT_CHANGED (fixture, "lost found *");
  g_assert_null (cld_session_get_fault (fixture->session));
  save_here (fixture, "C2");
  run_for (600);
  ASSERT_CHANGED (fixture, "C2");
  write_child (fixture->other, "C3", "Marsh");
  wait_for_change (fixture);
  ASSERT_CHANGED (fixture, "C3");
  g_assert_nonnull (cld_repo_find (cld_session_get_db (fixture->session), &cld_child_kind, "C3", arena, NULL));
}

/* Nobody waits for a server that is away: what is read fails at once, and it is said why. */
static void
test_away (Fixture *fixture, gconstpointer data)
{
  g_autofree char *base = NULL;
  g_autofree char *forbid = NULL;
  g_autofree char *allow = NULL;
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) error = NULL;
  gint64 start;

  base = cld_db_display_name (fixture->name);
  forbid = g_strdup_printf ("UPDATE pg_database SET datallowconn = false WHERE datname = '%s'", base);
  allow = g_strdup_printf ("UPDATE pg_database SET datallowconn = true WHERE datname = '%s'", base);
  engine_administer (forbid);
  end_connections (fixture);
  run_for (600);
  ASSERT_CHANGED (fixture, "");
  g_assert_true (cld_session_is_cut_off (fixture->session));
  g_assert_nonnull (strstr (cld_session_get_fault (fixture->session), "lost; trying again"));
  start = g_get_monotonic_time ();
  g_assert_null (cld_repo_find (cld_session_get_db (fixture->session), &cld_child_kind, "C1", arena, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20000);
  engine_administer (allow);
  for (guint i = 0; fixture->changed->len == 0 && i < 40; i++)
    run_for (100);
  ASSERT_CHANGED (fixture, "*");
  g_assert_false (cld_session_is_cut_off (fixture->session));
}

typedef struct
{
  CldStore *store;
  guint milliseconds;
  gboolean holds;
} Holder;

static gpointer
hold_thread (gpointer data)
{
  Holder *holder = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldChangeSet) set = cld_change_set_begin (holder->store, CLD_ACT_EDIT, "test", NULL, &error);

  g_assert_no_error (error);
  g_atomic_int_set (&holder->holds, TRUE);
  g_usleep (holder->milliseconds * 1000);
  return NULL;
}

/* While a save waits it can be said for whom, where the engine knows. */
static void
test_holder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) child = cld_record_new (&cld_child_kind, "C1");
  Holder holder = { fixture->other, 900, FALSE };
  GThread *thread;
  gboolean done = FALSE;
  g_autofree char *none = NULL;
  g_autofree char *name = NULL;

  save_here (fixture, "C2");
  none = cld_session_get_holder_name (fixture->session);
  g_assert_null (none);
  thread = g_thread_new ("holder", hold_thread, &holder);
  while (!g_atomic_int_get (&holder.holds))
    g_usleep (1000);
  cld_session_save_async (fixture->session, child, "test", done_cb, &done);
  run_for (400);
  g_assert_false (done);
  name = cld_session_get_holder_name (fixture->session);
  if (engine_is_postgres ())
    g_assert_cmpstr (name, ==, cld_store_get_actor (fixture->other));
  else
    g_assert_null (name);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_thread_join (thread);
}

/* The answer to a ROLLBACK nobody waited for lies in the line; the main loop must not turn for it again and again. */
static void
test_rests (Fixture *fixture, gconstpointer data)
{
  CldDb *db = cld_store_get_db (cld_session_get_store (fixture->session));
  g_autoptr (GError) error = NULL;
  guint n_turns = 0;

  run_for (700);
  g_assert_true (cld_db_begin_read (db, &error));
  g_assert_no_error (error);
  cld_db_rollback (db);
  for (guint i = 0; i < 400; i++, g_usleep (1000))
    n_turns += g_main_context_iteration (NULL, FALSE) ? 1 : 0;
  g_assert_cmpuint (n_turns, <, 20);
  write_child (fixture->other, "C1", "Marsh");
  wait_for_change (fixture);
  ASSERT_CHANGED (fixture, "C1");
}

#define ADD(path, func) g_test_add ("/session-watch/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("other", test_other);
  ADD ("other-person", test_other_person);
  ADD ("many", test_many);
  ADD ("look", test_look);
  ADD ("own", test_own);
  ADD ("focus", test_focus);
  ADD ("holder", test_holder);
  ADD ("rests", test_rests);
  /* A file has no line that breaks. */
  if (engine_is_postgres ())
    {
      ADD ("lost", test_lost);
      ADD ("away", test_away);
    }

  return engine_run ();
}
