/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-arena.h"

static void
test_alloc (void)
{
  static const gsize sizes[] = { 0, 1, 7, 8, 9, 100, 4096, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 1000000 };
  g_autoptr (CldArena) arena = cld_arena_new ();
  guint8 *got[G_N_ELEMENTS (sizes)];

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      got[i] = cld_arena_alloc0 (arena, sizes[i]);
      g_assert_cmpuint (GPOINTER_TO_SIZE (got[i]) % sizeof (gpointer), ==, 0);
      for (gsize j = 0; j < sizes[i]; j++)
        if (got[i][j] != 0)
          g_error ("byte %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " is not 0", j, sizes[i]);
      memset (got[i], (int) i + 1, sizes[i]);
    }
  /* Nobody wrote into what was given before. */
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize j = 0; j < sizes[i]; j++)
      if (got[i][j] != i + 1)
        g_error ("block %u was overwritten at %" G_GSIZE_FORMAT, i, j);
}

static void
test_text (void)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  char source[] = "Amy Example";
  char *copy = cld_arena_strdup (arena, source);

  memset (source, 'x', sizeof source - 1);
  g_assert_cmpstr (copy, ==, "Amy Example");
  g_assert_null (cld_arena_strdup (arena, NULL));
  g_assert_cmpstr (cld_arena_strdup (arena, ""), ==, "");
  g_assert_cmpstr (cld_arena_strndup (arena, "abcdef", 3), ==, "abc");
  g_assert_cmpstr (cld_arena_printf (arena, "%s/%d", "C1", 42), ==, "C1/42");
}

static void
test_many_and_clear (void)
{
  g_autoptr (CldArena) arena = cld_arena_new ();

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new ();

      for (guint i = 0; i < 50000; i++)
        g_ptr_array_add (texts, cld_arena_printf (arena, "text %u of round %u", i, round));
      for (guint i = 0; i < texts->len; i += 777)
        {
          g_autofree char *expected = g_strdup_printf ("text %u of round %u", i, round);

          g_assert_cmpstr (texts->pdata[i], ==, expected);
        }
      cld_arena_clear (arena);
    }
  cld_arena_clear (arena);
  g_assert_cmpstr (cld_arena_strdup (arena, "still of use"), ==, "still of use");
  cld_arena_free (NULL);
}

static void
test_join (void)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  const char *parts[] = { "2026", "Episodes", "", "7" };

  g_assert_cmpstr (cld_arena_join (arena, '/', parts, 4), ==, "2026/Episodes//7");
  g_assert_cmpstr (cld_arena_join (arena, '/', parts, 1), ==, "2026");
  g_assert_cmpstr (cld_arena_join (arena, '/', parts, 0), ==, "");
}

/* Small blocks, and what does not fit into one. */
static void
test_sized (void)
{
  g_autoptr (CldArena) arena = cld_arena_new_sized (64);
  const char *texts[200];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      texts[i] = cld_arena_printf (arena, "%0*u", (int) i + 1, i % 10);
      memset (cld_arena_alloc (arena, i), 0xff, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpuint (strlen (texts[i]), ==, i + 1);
      g_assert_cmpint (g_ascii_strtoll (texts[i], NULL, 10), ==, i % 10);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arena/alloc", test_alloc);
  g_test_add_func ("/arena/text", test_text);
  g_test_add_func ("/arena/many-and-clear", test_many_and_clear);
  g_test_add_func ("/arena/join", test_join);
  g_test_add_func ("/arena/sized", test_sized);
  return g_test_run ();
}
