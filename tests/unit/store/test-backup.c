/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cld-backup.h"

typedef struct
{
  char *path;
  char *folder;
  char *backup;
  char *content; /* when the backup was made */
  CldArena *arena;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldStore) store = NULL;

  fixture->path = fixture_path ("caseload.db");
  fixture->folder = g_path_get_dirname (fixture->path);
  fixture->backup = fixture_path ("backup.db");
  fixture->arena = cld_arena_new ();
  store = open_store (fixture->path, CLD_STORE_CREATE);
  fill_store (store, 20);
  fixture->content = dump_store (store);
  cld_backup (store, fixture->backup, &error);
  g_assert_no_error (error);
  /* What the backup does not have. */
  g_free (put_one (store, NULL, make_row (fixture->arena, &cld_contact_kind, "K2", "name", "Later", NULL)));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->path);
  g_free (fixture->folder);
  g_free (fixture->backup);
  g_free (fixture->content);
  cld_arena_free (fixture->arena);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
assert_content (const char *path, const char *content, gboolean same)
{
  g_autoptr (CldStore) store = open_store (path, CLD_STORE_OPEN);
  g_autofree char *now = dump_store (store);

  g_assert_null (cld_store_get_warning (store));
  g_assert_cmpint (strcmp (now, content) == 0, ==, same);
  assert_intact (store);
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->backup);
  g_autoptr (CldDb) db = NULL;
  GStatBuf about;

  g_assert_cmpint (g_stat (fixture->backup, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (folder), ==, 1);
  db = cld_db_open (fixture->backup, CLD_DB_READ_ONLY, NULL);
  g_assert_cmpint (cld_repo_count (db, &cld_child_kind, NULL), ==, 20);
  g_assert_cmpint (cld_repo_count (db, &cld_contact_kind, NULL), ==, 1);
  g_clear_pointer (&db, cld_db_close);
  assert_content (fixture->path, fixture->content, FALSE);
}

static void
test_not_overwritten (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldStore) store = open_store (fixture->path, CLD_STORE_OPEN);
  g_autofree char *link_name = g_strconcat (fixture->backup, ".link", NULL);
  g_autofree char *nowhere = g_strconcat (fixture->folder, "/no/such/folder.db", NULL);
  g_autoptr (GError) error = NULL;
  GStatBuf before, after;

  g_stat (fixture->backup, &before);
  g_assert_false (cld_backup (store, fixture->backup, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
  assert_human (error);
  g_clear_error (&error);
  g_stat (fixture->backup, &after);
  g_assert_cmpint (before.st_size, ==, after.st_size);
  g_assert_cmpint (symlink ("/nowhere", link_name), ==, 0);
  g_assert_false (cld_backup (store, link_name, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  /* Onto itself. */
  g_assert_false (cld_backup (store, fixture->path, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (cld_backup (store, nowhere, &error));
  assert_human (error);
  assert_intact (store);
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL, *kept_path = NULL;
  g_autofree char *backup_before = NULL, *backup_after = NULL;
  g_autoptr (CldDb) db = NULL;
  gsize length = 0, length_after = 0;

  g_assert_true (g_file_get_contents (fixture->backup, &backup_before, &length, NULL));
  cld_restore (fixture->path, fixture->backup, &kept, &error);
  g_assert_no_error (error);
  /* The backup's content, in order, and this computer takes its end for the right one. */
  assert_content (fixture->path, fixture->content, TRUE);
  kept_path = g_build_filename (fixture->folder, kept, NULL);
  db = cld_db_open (kept_path, CLD_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cld_repo_count (db, &cld_contact_kind, NULL), ==, 2);
  g_assert_true (g_file_get_contents (fixture->backup, &backup_after, &length_after, NULL));
  g_assert_cmpmem (backup_before, length, backup_after, length_after);
  /* The store, the one set aside and their journals: nothing half-made is left. */
  g_assert_cmpuint (count_files (fixture->folder), <=, 4);
}

/* A backup that lies where nothing can be written. */
static void
test_restore_read_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->backup);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    g_test_message ("root may write everywhere");
  g_chmod (fixture->backup, 0400);
  g_chmod (folder, 0500);
  cld_restore (fixture->path, fixture->backup, &kept, &error);
  g_chmod (folder, 0700);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, 1);
  assert_content (fixture->path, fixture->content, TRUE);
}

/* The present file may be damaged: then most of all. */
static void
test_restore_over_damage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "not a database", -1, NULL));
  cld_restore (fixture->path, fixture->backup, &kept, &error);
  g_assert_no_error (error);
  assert_content (fixture->path, fixture->content, TRUE);
}

static void
spoil (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
}

static void
spoil_flip (const char *backup)
{
  spoil (backup, "UPDATE child SET surname = 'Other' WHERE ref = 'C1'");
}

static void
spoil_page (const char *backup)
{
  int fd = open (backup, O_RDWR | O_CLOEXEC);
  char zeros[512] = { 1, 2, 3 };

  g_assert_cmpint (pwrite (fd, zeros, sizeof zeros, 20 * 4096), ==, sizeof zeros);
  close (fd);
}

static void
spoil_cut (const char *backup)
{
  g_assert_cmpint (truncate (backup, 30000), ==, 0);
}

static void
spoil_gone (const char *backup)
{
  g_unlink (backup);
}

static void
spoil_newer (const char *backup)
{
  spoil (backup, "PRAGMA user_version=99");
}

static void
spoil_text (const char *backup)
{
  g_assert_true (g_file_set_contents (backup, "text", -1, NULL));
}

static const struct
{
  const char *name;
  void (*spoil) (const char *backup);
  CldStoreError code;
} spoils[] = {
  { "flip", spoil_flip, CLD_STORE_ERROR_CORRUPT },
  { "page", spoil_page, CLD_STORE_ERROR_CORRUPT },
  { "cut", spoil_cut, CLD_STORE_ERROR_CORRUPT },
  { "gone", spoil_gone, CLD_STORE_ERROR_NOT_FOUND },
  { "newer", spoil_newer, CLD_STORE_ERROR_NEWER_SCHEMA },
  { "text", spoil_text, CLD_STORE_ERROR_NOT_OURS },
};

/* A bad backup changes nothing, what this computer remembers neither. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *before = NULL, *after = NULL, *kept = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0, length_after = 0;
  guint n;

  spoils[i].spoil (fixture->backup);
  g_assert_true (g_file_get_contents (fixture->path, &before, &length, NULL));
  n = count_files (fixture->folder);
  g_assert_false (cld_restore (fixture->path, fixture->backup, &kept, &error));
  g_assert_error (error, CLD_STORE_ERROR, (int) spoils[i].code);
  g_test_message ("%s", error->message);
  assert_human (error);
  g_assert_null (kept);
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (before, length, after, length_after);
  g_assert_cmpuint (count_files (fixture->folder), ==, n);
  assert_content (fixture->path, fixture->content, FALSE);
}

/* Somebody is saving: not now, and nothing of it is left or remembered. */
static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;
  guint n = count_files (fixture->folder);

  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (cld_restore (fixture->path, fixture->backup, &kept, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_BUSY);
  sqlite3_close (other);
  g_assert_cmpuint (count_files (fixture->folder), ==, n);
  assert_content (fixture->path, fixture->content, FALSE);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  g_unlink (fixture->path);
  g_assert_false (cld_restore (fixture->path, fixture->backup, &kept, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, func) g_test_add ("/backup/" name, Fixture, data, set_up, func, tear_down)
  ADD ("backup", NULL, test_backup);
  ADD ("not-overwritten", NULL, test_not_overwritten);
  ADD ("restore", NULL, test_restore);
  ADD ("restore-read-only", NULL, test_restore_read_only);
  ADD ("restore-over-damage", NULL, test_restore_over_damage);
  for (guint i = 0; i < G_N_ELEMENTS (spoils); i++)
    {
      g_autofree char *name = g_strconcat ("/backup/refused/", spoils[i].name, NULL);

      g_test_add (name, Fixture, GUINT_TO_POINTER (i), set_up, test_refused, tear_down);
    }
  ADD ("busy", NULL, test_busy);
  ADD ("missing", NULL, test_missing);
#undef ADD
  return fixture_run ();
}
