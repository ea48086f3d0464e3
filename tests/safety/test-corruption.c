/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "safety-fixture.h"

#include <signal.h>

#include "cld-log-reader.h"

/* A damaged file never crashes the program, never hangs it, and is never shown as if it were whole. */

enum
{
  REFUSED,  /* found when it was opened */
  FOUND,    /* found by the verification */
  HARMLESS, /* nothing that is recorded differs */
  SILENT,   /* different, and nobody said so */
  N_RESULTS,
};

enum
{
  BYTE,
  BIT,
  SECTOR_OF_NOISE,
  TRUNCATION,
};

static char *base;
static char *contents;
static gsize length;
static char *truth;

static gboolean
append_entry_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  g_string_append_printf (data, "%" G_GINT64_FORMAT " %s %s %s %s %s %s %s %s %s\n", entry->seq, entry->change_set, entry->at, entry->actor, entry->why, entry->act,
                          entry->child, entry->hash, entry->salt, entry->detail);
  return TRUE;
}

/* Everything recorded: records and log. */
static char *
read_everything (CldStore *store)
{
  g_autofree char *records = dump_store (store);
  GString *out = g_string_new (records);

  if (!cld_log_each (store, NULL, append_entry_cb, out, NULL))
    g_string_append (out, "(the log cannot be read)");
  return g_string_free (out, FALSE);
}

/* In a process of its own. */
static G_GNUC_NORETURN void
run_child (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  g_autofree char *now = NULL;
  CldStore *store;

  alarm (20);
  store = cld_store_open (path, CLD_STORE_OPEN, &error);
  if (!store)
    {
      assert_human (error);
      _exit (REFUSED);
    }
  faults = cld_verify (store, NULL, &error);
  if (!faults || faults->len > 0)
    _exit (FOUND);
  now = read_everything (store);
  _exit (strcmp (now, truth) == 0 ? HARMLESS : SILENT);
}

static void
spoil (int how, guint8 *bytes, gsize *size)
{
  gsize at;

  /* Most of a small store is room for more: rather where there is something. */
  do
    at = (gsize) g_test_rand_int_range (0, (int) length);
  while (bytes[at] == 0 && g_test_rand_int_range (0, 20) > 0);
  switch (how)
    {
    case BYTE:
      bytes[at] = (guint8) (bytes[at] + g_test_rand_int_range (1, 256));
      break;
    case BIT:
      bytes[at] ^= (guint8) (1 << g_test_rand_int_range (0, 8));
      break;
    case SECTOR_OF_NOISE:
      at -= at % 512;
      for (gsize i = at; i < MIN (at + 512, length); i++)
        bytes[i] = (guint8) g_test_rand_int ();
      break;
    case TRUNCATION:
    default:
      *size = at;
    }
}

static void
test_damage (gconstpointer data)
{
  static const char *const names[] = { "refused at open", "found by verify", "harmless", "silent" };
  int how = GPOINTER_TO_INT (data);
  guint rounds = get_rounds (250), results[N_RESULTS] = { 0 };

  for (guint round = 0; round < rounds; round++)
    {
      g_autofree char *path = fixture_path ("caseload.db");
      g_autofree char *folder = g_path_get_dirname (path);
      g_autofree guint8 *bytes = g_memdup2 (contents, length);
      gsize size = length;
      int status;
      pid_t pid;

      forget_witness ();
      spoil (how, bytes, &size);
      g_assert_true (g_file_set_contents (path, (char *) bytes, (gssize) size, NULL));
      pid = fork ();
      g_assert_cmpint (pid, >=, 0);
      if (pid == 0)
        run_child (path);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      if (!WIFEXITED (status) || WEXITSTATUS (status) > SILENT)
        g_error ("round %u: the program ended with status %d on %s", round, status, path);
      results[WEXITSTATUS (status)]++;
      if (WEXITSTATUS (status) == SILENT)
        g_error ("round %u: damage was not noticed in %s", round, path);
      remove_tree (folder);
    }
  for (guint i = 0; i < N_RESULTS; i++)
    g_test_message ("%u %s", results[i], names[i]);
  g_assert_cmpuint (results[REFUSED] + results[FOUND], >, rounds / 10);
}

int
main (int argc, char **argv)
{
  g_autofree char *file = NULL;
  CldStore *store;
  int result;

  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  base = fixture_path ("base.db");
  store = open_store (base, CLD_STORE_CREATE);
  fill_store (store, 40);
  for (guint n = 0; n < 60; n++)
    g_assert_true (save_note (store, "N", n, NULL));
  truth = read_everything (store);
  cld_store_free (store);
  g_assert_true (g_file_get_contents (base, &contents, &length, NULL));
  g_test_add_data_func ("/safety/corruption/byte", GINT_TO_POINTER (BYTE), test_damage);
  g_test_add_data_func ("/safety/corruption/bit", GINT_TO_POINTER (BIT), test_damage);
  g_test_add_data_func ("/safety/corruption/sector", GINT_TO_POINTER (SECTOR_OF_NOISE), test_damage);
  g_test_add_data_func ("/safety/corruption/truncation", GINT_TO_POINTER (TRUNCATION), test_damage);
  result = fixture_run ();
  g_free (base);
  g_free (contents);
  g_free (truth);
  return result;
}
