/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "safety-fixture.h"

#include <signal.h>

/* A program that saves without end is killed at any moment: nothing it was told is saved is lost, and what is there
 * is whole. */
static void
test_kill (void)
{
  guint rounds = get_rounds (200), acknowledged = 0;
  g_autofree char *path = fixture_path ("caseload.db");
  CldStore *store = open_store (path, CLD_STORE_CREATE);

  fill_store (store, 2);
  cld_store_free (store);
  for (guint round = 0; round < rounds; round++)
    {
      g_autofree char *prefix = g_strdup_printf ("R%u", round);
      int ends[2];
      guint last;
      pid_t pid;

      g_assert_cmpint (pipe (ends), ==, 0);
      pid = fork ();
      g_assert_cmpint (pid, >=, 0);
      if (pid == 0)
        {
          close (ends[0]);
          save_for_ever (open_store (path, CLD_STORE_OPEN), prefix, ends[1], G_MAXUINT32);
          _exit (0);
        }
      close (ends[1]);
      g_usleep ((gulong) g_test_rand_int_range (1000, 41000));
      kill (pid, SIGKILL);
      g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
      last = read_acknowledged (ends[0]);
      acknowledged += last;
      store = open_store (path, CLD_STORE_OPEN);
      for (guint n = 1; n <= last; n++)
        if (!has_note (store, prefix, n))
          g_error ("round %u: note %u of %u acknowledged is lost", round, n, last);
      g_assert_false (has_note (store, prefix, last + 2));
      assert_intact (store);
      cld_store_free (store);
    }
  g_test_message ("%u kills, %u saves acknowledged, 0 lost", rounds, acknowledged);
  g_assert_cmpuint (acknowledged, >, rounds / 10);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/safety/kill", test_kill);
  return fixture_run ();
}
