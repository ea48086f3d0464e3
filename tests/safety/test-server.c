/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "safety-fixture.h"

#include <signal.h>

/* What is left where the server ends a session in mid-save, or is itself killed: what was acknowledged is there, what
 * was not is there whole or not at all, and the program goes on with a new connection. */

#define EDITORS 4

/* Ends every session of the database: postgresql:///DATABASE?host=... */
static void
end_sessions (const char *name)
{
  const char *start = name + strlen ("postgresql:///");
  g_autofree char *database = g_strndup (start, strcspn (start, "?"));
  g_autofree char *sql = g_strdup_printf ("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '%s'", database);

  engine_administer (sql);
}

/* Saves one note after the other until it is killed. Tells of each that was acknowledged; one that failed is tried
 * again under another number, and which it was is told too, as a negative number: it may be there or not. */
static G_GNUC_NORETURN void
run_saver (const char *name, guint editor, int fd)
{
  CldStore *store = NULL;
  g_autofree char *prefix = g_strdup_printf ("e%u", editor);

  while (!(store = cld_store_open (name, CLD_STORE_OPEN, NULL)))
    g_usleep (20 * 1000);
  for (gint32 n = 1;; n++)
    {
      g_autoptr (GError) error = NULL;
      gint32 said = n;

      if (!save_note (store, prefix, (guint) n, &error))
        {
          if (!g_error_matches (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE) && !g_error_matches (error, CLD_STORE_ERROR, CLD_STORE_ERROR_BUSY) &&
              !g_error_matches (error, CLD_STORE_ERROR, CLD_STORE_ERROR_UNREACHABLE))
            {
              g_printerr ("# saver: %s\n", error->message);
              _exit (3);
            }
          said = -n;
          g_usleep (20 * 1000);
        }
      if (write (fd, &said, sizeof said) != sizeof said)
        _exit (4);
    }
}

typedef struct
{
  pid_t pid;
  int fd;
  guint editor;
} Saver;

static void
start_saver (Saver *saver, const char *name, guint editor)
{
  int ends[2];

  g_assert_cmpint (pipe (ends), ==, 0);
  saver->editor = editor;
  saver->fd = ends[0];
  saver->pid = fork ();
  g_assert_cmpint (saver->pid, >=, 0);
  if (saver->pid == 0)
    {
      close (ends[0]);
      run_saver (name, editor, ends[1]);
    }
  close (ends[1]);
}

/* Kills it and checks what it was told; returns how many saves were acknowledged, and in @failed how many were not. */
static guint
end_saver (Saver *saver, CldStore *store, guint *failed)
{
  g_autofree char *prefix = g_strdup_printf ("e%u", saver->editor);
  guint acknowledged = 0;
  gint32 n;
  int status;

  kill (saver->pid, SIGKILL);
  g_assert_cmpint (waitpid (saver->pid, &status, 0), ==, saver->pid);
  g_assert_true (WIFSIGNALED (status));
  while (read (saver->fd, &n, sizeof n) == sizeof n)
    {
      if (n > 0)
        {
          g_assert_true (has_note (store, prefix, (guint) n));
          acknowledged++;
        }
      else
        {
          /* The program was told "not saved": settled, so it must not be there. */
          g_assert_false (has_note (store, prefix, (guint) -n));
          (*failed)++;
        }
    }
  close (saver->fd);
  return acknowledged;
}

static void
restart_server (void)
{
  const char *pg_ctl = g_getenv ("CASELOAD_TEST_PG_CTL"), *cluster = g_getenv ("CASELOAD_TEST_CLUSTER");
  g_autofree char *log = g_build_filename (g_getenv ("CASELOAD_TEST_SERVER"), "server.log", NULL);
  const char *argv[] = { pg_ctl, "-D", cluster, "-m", "immediate", "-w", "-s", "-l", log, "restart", NULL };
  g_autoptr (GError) error = NULL;
  int status = -1;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
}

static void
test_breaks (gconstpointer data)
{
  gboolean restarts = GPOINTER_TO_INT (data);
  g_autofree char *name = fixture_store ();
  g_autoptr (CldStore) store = open_store (name, CLD_STORE_CREATE);
  guint breaks = get_rounds (restarts ? 3 : 25), acknowledged = 0, failed = 0;
  Saver savers[EDITORS];

  fill_store (store, 2);
  cld_store_free (g_steal_pointer (&store));
  /* Its connection would be everybody's after a fork. */
  g_clear_pointer (&engine_server, cld_db_close);
  for (guint i = 0; i < EDITORS; i++)
    start_saver (&savers[i], name, i);
  for (guint i = 0; i < breaks; i++)
    {
      g_usleep (restarts ? 700 * 1000 : 100 * 1000 + (gulong) g_test_rand_int_range (0, 50 * 1000));
      if (restarts)
        restart_server ();
      else
        end_sessions (name);
    }
  g_usleep (500 * 1000);
  for (guint i = 0; i < EDITORS; i++)
    kill (savers[i].pid, SIGSTOP);
  store = open_store (name, CLD_STORE_OPEN);
  for (guint i = 0; i < EDITORS; i++)
    acknowledged += end_saver (&savers[i], store, &failed);
  assert_intact (store);
  g_test_message ("%u breaks, %u saves acknowledged and there, %u refused and not there", breaks, acknowledged, failed);
  g_assert_cmpuint (acknowledged, >, breaks);
  g_assert_cmpuint (failed, >, 0);
}

/* A program that was at rest while its session ended does not notice. */
static void
test_at_rest (void)
{
  g_autofree char *name = fixture_store ();
  g_autoptr (CldStore) store = open_store (name, CLD_STORE_CREATE);
  g_autoptr (GError) error = NULL;

  fill_store (store, 2);
  for (guint i = 1; i < 4; i++)
    {
      end_sessions (name);
      g_usleep (50 * 1000);
      g_assert_true (has_note (store, "n", i) == FALSE);
      end_sessions (name);
      g_usleep (50 * 1000);
      g_assert_true (save_note (store, "n", i, &error));
      g_assert_no_error (error);
      g_assert_true (has_note (store, "n", i));
    }
  restart_server ();
  g_clear_pointer (&engine_server, cld_db_close);
  g_assert_true (save_note (store, "n", 9, &error));
  g_assert_no_error (error);
  assert_intact (store);
}

/* In the middle of a save: it fails, says so, and the next one is as if nothing had been. */
static void
test_in_the_middle (void)
{
  g_autofree char *name = fixture_store ();
  g_autoptr (CldStore) store = open_store (name, CLD_STORE_CREATE);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) error = NULL;
  CldChangeSet *set;

  fill_store (store, 2);
  set = begin_set (store);
  put (set, NULL, make_row (arena, &cld_contact_kind, "K7", "name", "Somebody", NULL));
  end_sessions (name);
  g_usleep (50 * 1000);
  g_assert_false (cld_change_set_put (set, NULL, make_row (arena, &cld_contact_kind, "K8", "name", "Somebody", NULL), &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE);
  assert_human (error);
  g_assert_nonnull (strstr (error->message, "broke"));
  g_clear_error (&error);
  g_assert_false (cld_change_set_commit (set, &error));
  g_clear_error (&error);
  cld_change_set_free (set);
  g_assert_null (find_row (store, &cld_contact_kind, "K7", arena));
  /* And where it is the commit that finds the line dead: read back, and said for certain. */
  set = begin_set (store);
  put (set, NULL, make_row (arena, &cld_contact_kind, "K7", "name", "Somebody", NULL));
  end_sessions (name);
  g_usleep (50 * 1000);
  g_assert_false (cld_change_set_commit (set, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE);
  assert_human (error);
  g_clear_error (&error);
  cld_change_set_free (set);
  g_assert_null (find_row (store, &cld_contact_kind, "K7", arena));
  g_assert_true (save_note (store, "n", 1, &error));
  assert_intact (store);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/safety/server/at-rest", test_at_rest);
  g_test_add_func ("/safety/server/in-the-middle", test_in_the_middle);
  g_test_add_data_func ("/safety/server/sessions-ended", GINT_TO_POINTER (FALSE), test_breaks);
  g_test_add_data_func ("/safety/server/server-killed", GINT_TO_POINTER (TRUE), test_breaks);
  return fixture_run ();
}
