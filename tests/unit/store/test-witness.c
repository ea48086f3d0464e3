/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <sys/stat.h>

#include "cld-witness.h"

#define ONE "01890000-0000-7000-8000-000000000001"
#define TWO "01890000-0000-7000-8000-000000000002"

static char *
witness_path (void)
{
  return g_build_filename (fixture_root, "state", "caseload", "witness", NULL);
}

static void
test_read_write (void)
{
  CldWitness one = { 7, (char *) "abc", (char *) "1 2 3", 1234 }, two = { 9, (char *) "def", NULL, 0 };
  g_autoptr (CldWitness) got = cld_witness_read (ONE);
  g_autofree char *path = witness_path ();
  GStatBuf about;

  g_assert_cmpint (got->seq, ==, 0);
  g_assert_null (got->hash);
  g_assert_true (cld_witness_write (ONE, &one));
  g_assert_true (cld_witness_write (TWO, &two));
  cld_witness_free (g_steal_pointer (&got));
  got = cld_witness_read (ONE);
  g_assert_cmpint (got->seq, ==, 7);
  g_assert_cmpstr (got->hash, ==, "abc");
  g_assert_cmpstr (got->file_state, ==, "1 2 3");
  g_assert_cmpint (got->checked_at, ==, 1234);
  one.file_state = NULL;
  g_assert_true (cld_witness_write (ONE, &one));
  cld_witness_free (g_steal_pointer (&got));
  got = cld_witness_read (ONE);
  g_assert_null (got->file_state);
  cld_witness_free (g_steal_pointer (&got));
  got = cld_witness_read (TWO);
  g_assert_cmpint (got->seq, ==, 9);
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
}

/* A witness that cannot be read is none, and the next one is kept all the same. */
static void
test_damaged (void)
{
  g_autofree char *path = witness_path ();
  CldWitness one = { 7, (char *) "abc", NULL, 0 };
  g_autoptr (CldWitness) got = NULL;

  g_assert_true (cld_witness_write (ONE, &one));
  g_assert_true (g_file_set_contents (path, "\x01\xFF[[[\n=", -1, NULL));
  got = cld_witness_read (ONE);
  g_assert_cmpint (got->seq, ==, 0);
  g_assert_true (cld_witness_write (ONE, &one));
  cld_witness_free (g_steal_pointer (&got));
  got = cld_witness_read (ONE);
  g_assert_cmpint (got->seq, ==, 7);
}

/* A store remembers its end when it is closed, and what was never closed is no fault. */
static void
test_store (void)
{
  g_autofree char *path = fixture_store ();
  CldStore *store = open_store (path, CLD_STORE_CREATE);
  g_autofree char *id = g_strdup (cld_store_get_id (store));
  g_autofree char *hash = NULL;
  g_autoptr (CldWitness) got = NULL;
  gint64 seq;

  fill_store (store, 2);
  g_assert_true (cld_store_get_head (store, &seq, &hash, NULL));
  got = cld_witness_read (id);
  g_assert_cmpint (got->seq, ==, 0);
  cld_store_free (store);
  cld_witness_free (g_steal_pointer (&got));
  got = cld_witness_read (id);
  g_assert_cmpint (got->seq, ==, seq);
  g_assert_cmpstr (got->hash, ==, hash);
  g_assert_cmpint (got->checked_at, >, 0);
}

/* The pages are looked at again where the file changed since it was left in order, or a day has passed. */
static void
test_looks_again (void)
{
  g_autofree char *path = fixture_path ("caseload.db");
  CldStore *store = open_store (path, CLD_STORE_CREATE);
  g_autofree char *id = g_strdup (cld_store_get_id (store));
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldWitness) witness = NULL;
  gsize length;

  fill_store (store, 50);
  cld_store_free (store);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  /* The middle of some page's content: only a look at the pages finds it. */
  memset (contents + 20 * 4096, 0xFF, 64);
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
  g_assert_null (cld_store_open (path, CLD_STORE_OPEN, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT);
  assert_human (error);
  g_clear_error (&error);
  /* A failed opening is not remembered as one that found it in order. */
  g_assert_null (cld_store_open (path, CLD_STORE_OPEN, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  witness = cld_witness_read (id);
  g_free (witness->file_state);
  witness->file_state = cld_witness_file_state (path);
  witness->checked_at = g_get_real_time () / G_USEC_PER_SEC - 24 * 60 * 60 - 1;
  g_assert_true (cld_witness_write (id, witness));
  g_assert_null (cld_store_open (path, CLD_STORE_OPEN, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT);
}

static void
test_no_place (void)
{
  g_autofree char *path = fixture_store ();
  g_autofree char *state = g_build_filename (fixture_root, "state", NULL);
  CldWitness one = { 7, (char *) "abc", NULL, 0 };
  CldStore *store;

  remove_tree (state);
  g_assert_true (g_file_set_contents (state, "in the way", -1, NULL));
  g_assert_false (cld_witness_write (ONE, &one));
  store = open_store (path, CLD_STORE_CREATE);
  fill_store (store, 1);
  assert_intact (store);
  cld_store_free (store);
  g_unlink (state);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/witness/read-write", test_read_write);
  g_test_add_func ("/witness/damaged", test_damaged);
  g_test_add_func ("/witness/store", test_store);
  /* A server looks after its own pages. */
  if (!engine_is_postgres ())
    g_test_add_func ("/witness/looks-again", test_looks_again);
  g_test_add_func ("/witness/no-place", test_no_place);
  return fixture_run ();
}
