/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-uuid.h"

#define MANY 100000

static void
test_form_and_order (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char before[CLD_UUID_SIZE] = "";

  for (guint i = 0; i < MANY; i++)
    {
      char id[CLD_UUID_SIZE];

      cld_uuid_make (id);
      if (!g_uuid_string_is_valid (id) || strlen (id) != 36 || id[14] != '7' || !strchr ("89ab", id[19]))
        g_error ("%s is no UUID of version 7", id);
      if (strcmp (before, id) >= 0)
        g_error ("%s does not sort after %s", id, before);
      strcpy (before, id);
      g_assert_true (g_hash_table_add (seen, g_strdup (id)));
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, MANY);
}

static void
test_time (void)
{
  char id[CLD_UUID_SIZE];
  g_autofree char *digits = NULL;
  gint64 now = g_get_real_time () / 1000, ms;

  cld_uuid_make (id);
  digits = g_strdup_printf ("%.8s%.4s", id, id + 9);
  ms = (gint64) g_ascii_strtoull (digits, NULL, 16);
  /* The counter may have run ahead of the clock, not by a minute. */
  g_assert_cmpint (ms, >=, now - 1);
  g_assert_cmpint (ms, <, now + 60000);
}

static gpointer
make_many (gpointer data)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MANY / 2; i++)
    {
      char id[CLD_UUID_SIZE];

      cld_uuid_make (id);
      g_ptr_array_add (ids, g_strdup (id));
    }
  return ids;
}

static void
test_two_threads (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GThread *threads[2];
  GPtrArray *ids[2];

  for (guint i = 0; i < 2; i++)
    threads[i] = g_thread_new ("uuid", make_many, NULL);
  for (guint i = 0; i < 2; i++)
    {
      ids[i] = g_thread_join (threads[i]);
      for (guint j = 0; j < ids[i]->len; j++)
        {
          g_assert_true (g_hash_table_add (seen, ids[i]->pdata[j]));
          if (j > 0)
            g_assert_cmpstr (ids[i]->pdata[j - 1], <, ids[i]->pdata[j]);
        }
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, MANY);
  for (guint i = 0; i < 2; i++)
    g_ptr_array_unref (ids[i]);
}

static void
test_random_bytes (void)
{
  guint8 a[1000] = { 0 }, b[1000] = { 0 };

  g_assert_true (cld_random_bytes (a, sizeof a));
  g_assert_true (cld_random_bytes (b, sizeof b));
  g_assert_cmpint (memcmp (a, b, sizeof a), !=, 0);
  g_assert_true (cld_random_bytes (a, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/uuid/form-and-order", test_form_and_order);
  g_test_add_func ("/uuid/time", test_time);
  g_test_add_func ("/uuid/two-threads", test_two_threads);
  g_test_add_func ("/uuid/random-bytes", test_random_bytes);
  return g_test_run ();
}
