/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store-fixture.h"

/* How many rounds: a number for every test run, more by hand before a release. */
G_GNUC_UNUSED static guint
get_rounds (guint usual)
{
  const char *text = g_getenv ("CLD_ROUNDS");

  return text ? (guint) g_ascii_strtoull (text, NULL, 10) : usual;
}

G_GNUC_UNUSED static void
copy_file (const char *from, const char *to)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (to, contents, (gssize) length, NULL));
}

/* Rounds that begin with copies of one store are not to be held against each other. */
G_GNUC_UNUSED static void
forget_witness (void)
{
  g_autofree char *state = g_build_filename (fixture_root, "state", NULL);

  remove_tree (state);
}

/* Saves note @n; %FALSE with an error where it could not be. */
G_GNUC_UNUSED static gboolean
save_note (CldStore *store, const char *prefix, guint n, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  char *ref = cld_arena_printf (arena, "%s-%u", prefix, n);
  g_autoptr (CldChangeSet) set = cld_change_set_begin (store, CLD_ACT_EDIT, "test", NULL, error);
  CldRow *row = make_row (arena, &cld_note_kind, ref, "child", n % 2 ? "C1" : "C2", "happened_on", "2024-01-01", "text", "Nothing to report, and at some length so that pages fill.", NULL);

  return set && cld_change_set_put (set, NULL, row, error) && cld_change_set_commit (set, error);
}

G_GNUC_UNUSED static gboolean
has_note (CldStore *store, const char *prefix, guint n)
{
  g_autoptr (CldArena) arena = cld_arena_new ();

  return find_row (store, &cld_note_kind, cld_arena_printf (arena, "%s-%u", prefix, n), arena) != NULL;
}

/* Saves one note after the other, telling @fd of each after its commit. */
G_GNUC_UNUSED static void
save_for_ever (CldStore *store, const char *prefix, int fd, guint most)
{
  for (guint32 n = 1; n <= most; n++)
    {
      if (!save_note (store, prefix, n, NULL))
        _exit (3);
      if (write (fd, &n, sizeof n) != sizeof n)
        _exit (4);
    }
}

/* What was acknowledged until the other end was closed. */
G_GNUC_UNUSED static guint
read_acknowledged (int fd)
{
  guint32 last = 0, n;

  while (read (fd, &n, sizeof n) == sizeof n)
    last = n;
  close (fd);
  return last;
}
