/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "cld-attachment-content.h"
#include "cld-attachments.h"
#include "cld-log-reader.h"
#include "cld-move.h"
#include "cld-private-copies.h"
#include "cld-record-service.h"
#include "cld-records-save.h"
#include "cld-undo.h"

/* Files as evidence, on both engines. */

#define ODD "Ó'Neil & <b>\"%s%n.pdf"
#define MIB ((gsize) 1 << 20)

typedef struct
{
  char *name;
  CldStore *store;
} Fixture;

static const CldAttachmentNote plain = { .claims = "notice/N1", .about = "E-mail", .added_on = "2026-04-07" };

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *set;

  fixture->name = fixture_store ();
  fixture->store = open_store (fixture->name, CLD_STORE_CREATE);
  fill_store (fixture->store, 2);
  set = begin_set (fixture->store);
  put (set, NULL, make_row (arena, &cld_notice_kind, "N1", "direction", "OUT", "placement", "C1/2024-01-01", "recipient_kind", "AREA", "sent_on", "2026-03-03", NULL));
  put (set, NULL, make_row (arena, &cld_notice_kind, "N2", "direction", "OUT", "child", "C2", NULL));
  put (set, NULL, make_row (arena, &cld_notice_kind, "N3", "direction", "IN", NULL));
  g_free (commit_set (set));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_intact (fixture->store);
  cld_store_free (fixture->store);
  g_free (fixture->name);
}

/* Bytes of every value, never the same twice. */
static GBytes *
make_bytes (gsize len)
{
  guint8 *bytes = g_malloc (len);
  guint32 seed = (guint32) len;

  for (gsize i = 0; i < len; i++)
    {
      seed = seed * 1664525 + 1013904223;
      bytes[i] = (guint8) (seed >> 24);
    }
  return g_bytes_new_take (bytes, len);
}

static GFile *
make_file (const char *name, GBytes *bytes)
{
  g_autofree char *path = fixture_path (name);
  gsize len;
  const char *all = g_bytes_get_data (bytes, &len);

  g_assert_true (g_file_set_contents (path, all ? all : "", (gssize) len, NULL));
  return g_file_new_for_path (path);
}

static CldRecord *
add (Fixture *fixture, const char *name, GBytes *bytes, const CldAttachmentNote *note)
{
  g_autoptr (GFile) file = make_file (name, bytes);
  g_autoptr (GError) error = NULL;
  CldRecord *record = cld_attachments_add_file (fixture->store, file, note, &error);

  g_assert_no_error (error);
  return record;
}

static void
assert_reads (CldStore *store, const char *ref, GBytes *bytes)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;

  cld_attachments_read (store, ref, stream, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  read = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_true (g_bytes_equal (read, bytes));
}

static gint64
count_pieces (CldStore *store)
{
  CldStmt *stmt = cld_db_prepare (cld_store_get_db (store), "SELECT count(*) FROM attachment_content", NULL);
  gboolean has_row;
  gint64 n;

  g_assert_true (cld_stmt_step (stmt, &has_row, NULL));
  n = cld_stmt_get_int (stmt, 0);
  cld_stmt_reset (stmt);
  return n;
}

static guint
count_list (CldStore *store, const char *child, const char *claim)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = cld_attachments_list (cld_store_get_db (store), child, claim, &error);

  g_assert_no_error (error);
  return list->len;
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  static const gsize sizes[] = { 1, CLD_CONTENT_PIECE - 1, CLD_CONTENT_PIECE, CLD_CONTENT_PIECE + 1, 3 * CLD_CONTENT_PIECE };
  static const gint64 pieces[] = { 1, 1, 1, 2, 3 };
  gint64 n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GBytes) bytes = make_bytes (sizes[i]);
      g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes), *size = g_strdup_printf ("%" G_GSIZE_FORMAT, sizes[i]);
      g_autoptr (CldRecord) record = add (fixture, ODD, bytes, &plain);

      n += pieces[i];
      g_assert_cmpint (count_pieces (fixture->store), ==, n);
      g_assert_cmpstr (cld_record_get_text (record, ATTACHMENT_NAME), ==, ODD);
      g_assert_cmpstr (cld_record_get_text (record, ATTACHMENT_SHA256), ==, sha256);
      g_assert_cmpstr (cld_record_get_text (record, ATTACHMENT_SIZE), ==, size);
      g_assert_cmpstr (cld_record_get_text (record, ATTACHMENT_MEDIA_TYPE), ==, "application/pdf");
      /* Whose the claim is. */
      g_assert_cmpstr (cld_record_get_text (record, ATTACHMENT_CHILD), ==, "C1");
      g_assert_cmpstr (cld_record_get_text (record, ATTACHMENT_ADDED_ON), ==, "2026-04-07");
      g_assert_cmpstr (cld_record_get_text (record, ATTACHMENT_ADDED_BY), ==, cld_store_get_actor (fixture->store));
      assert_reads (fixture->store, cld_record_get_ref (record), bytes);
    }
  g_assert_cmpuint (count_list (fixture->store, "C1", NULL), ==, 5);
  g_assert_cmpuint (count_list (fixture->store, NULL, "notice/N1"), ==, 5);
  g_assert_cmpuint (count_list (fixture->store, "C1", "notice/N1"), ==, 5);
  g_assert_cmpuint (count_list (fixture->store, "C2", NULL), ==, 0);
  g_assert_cmpuint (count_list (fixture->store, "C2", "notice/N1"), ==, 0);
  g_assert_cmpuint (count_list (fixture->store, NULL, "notice/N"), ==, 0);
  g_assert_cmpuint (count_list (fixture->store, NULL, "notice/_1"), ==, 0);
  g_assert_cmpuint (count_list (fixture->store, NULL, NULL), ==, 0);
}

/* One content is there once, whoever brings it; each record is its own. */
static void
test_same_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (CLD_CONTENT_PIECE + 5);
  g_autoptr (CldRecord) one = add (fixture, "a.txt", bytes, &plain), two = NULL;
  const CldAttachmentNote other = { .child = "C2", .added_on = "2026-04-07" };
  g_autoptr (GError) error = NULL;

  two = cld_attachments_add_bytes (fixture->store, bytes, "../../b\n.txt", "text/plain", &other, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_pieces (fixture->store), ==, 2);
  g_assert_cmpstr (cld_record_get_text (two, ATTACHMENT_NAME), ==, "b.txt");
  g_assert_cmpstr (cld_record_get_text (two, ATTACHMENT_CHILD), ==, "C2");
  g_assert_null (cld_record_get_text (two, ATTACHMENT_PROVES));
  g_assert_true (cld_attachments_remove (fixture->store, cld_record_get_ref (one), &error));
  assert_reads (fixture->store, cld_record_get_ref (two), bytes);
}

static void
assert_refused (Fixture *fixture, GFile *file, CldIoError code, const char *words)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (CldRecord) record = cld_attachments_add_file (fixture->store, file, &plain, &error);

  g_assert_null (record);
  g_assert_error (error, CLD_IO_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  /* The name of a file may be somebody's. */
  g_assert_null (strstr (error->message, "secret"));
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0), some = make_bytes (10);
  g_autoptr (GFile) empty = make_file ("secret.txt", nothing), good = make_file ("secret.txt", some), folder = NULL, link = NULL, pipe = NULL, missing = NULL;
  g_autofree char *link_path = fixture_path ("secret-link"), *pipe_path = fixture_path ("secret-pipe"), *missing_path = fixture_path ("secret-missing"), *good_path = g_file_get_path (good);

  folder = g_file_get_parent (good);
  g_assert_cmpint (symlink (good_path, link_path), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  link = g_file_new_for_path (link_path);
  pipe = g_file_new_for_path (pipe_path);
  missing = g_file_new_for_path (missing_path);
  assert_refused (fixture, empty, CLD_IO_ERROR_VALUE, "empty");
  assert_refused (fixture, folder, CLD_IO_ERROR_FAILED, "folder, device or pipe");
  assert_refused (fixture, link, CLD_IO_ERROR_FAILED, "link");
  assert_refused (fixture, pipe, CLD_IO_ERROR_FAILED, "folder, device or pipe");
  assert_refused (fixture, missing, CLD_IO_ERROR_NOT_FOUND, "cannot be read");
  if (geteuid () != 0)
    {
      g_assert_cmpint (g_chmod (good_path, 0), ==, 0);
      assert_refused (fixture, good, CLD_IO_ERROR_FAILED, "cannot be read");
    }
  g_assert_cmpint (count_pieces (fixture->store), ==, 0);
  g_assert_cmpuint (count_list (fixture->store, "C1", NULL), ==, 0);
}

static void
set_limit (Fixture *fixture, const char *mib)
{
  g_autoptr (CldArena) arena = cld_arena_new ();

  g_free (put_one (fixture->store, NULL, make_row (arena, &cld_setting_kind, "attachment_mib", "value", mib, NULL)));
}

/* Exactly the limit, and one more. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) most = make_bytes (2 * MIB), more = make_bytes (2 * MIB + 1);
  g_autoptr (GFile) over = make_file ("secret.bin", more);
  g_autoptr (CldRecord) record = NULL, made = NULL;
  g_autoptr (GError) error = NULL;

  set_limit (fixture, "2");
  record = add (fixture, "a.bin", most, &plain);
  assert_reads (fixture->store, cld_record_get_ref (record), most);
  assert_refused (fixture, over, CLD_IO_ERROR_LIMIT, "at most 2 MiB");
  made = cld_attachments_add_bytes (fixture->store, more, "b", NULL, &plain, &error);
  g_assert_null (made);
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_LIMIT);
}

static void
test_names (void)
{
  static const char *const names[][2] = {
    { "a.pdf", "a.pdf" }, { ODD, ODD }, { "/etc/passwd", "passwd" }, { "C:\\Users\\x\\b.doc", "b.doc" }, { "a\n\t\x1b[31mb", "a[31mb" }, { "", "file" }, { NULL, "file" }, { "..", "file" },
    { "  x  ", "x" }, { "x/", "file" }, { "\xff\xfe", "\xef\xbf\xbd\xef\xbf\xbd" }, { "exe\xe2\x80\xaetxt.pdf", "exetxt.pdf" }, { "\xc2\x85", "file" }, { "e\xcc\x81", "é" },
  };
  g_autoptr (GString) name = g_string_new (NULL);
  g_autofree char *cut = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *clean = cld_attachments_clean_name (names[i][0]);

      g_assert_cmpstr (clean, ==, names[i][1]);
    }
  for (guint i = 0; i < 300; i++)
    g_string_append (name, "é");
  g_string_append (name, ".pdf");
  cut = cld_attachments_clean_name (name->str);
  g_assert_cmpuint (strlen (cut), <=, 200);
  g_assert_true (g_utf8_validate (cut, -1, NULL));
  g_assert_true (g_str_has_suffix (cut, "é.pdf"));
}

static CldUndoResult *
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CldUndoResult *result = cld_undo (fixture->store, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static GPtrArray *
list_gone (Fixture *fixture, const char *claim)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *gone = cld_attachments_list_gone (fixture->store, claim, &error);

  g_assert_no_error (error);
  return gone;
}

/* Undo and redo bring the record; the content never went. What was taken from a claim is told of it. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (1000);
  g_autoptr (CldRecord) record = add (fixture, "a.bin", bytes, &plain);
  g_autofree char *ref = g_strdup (cld_record_get_ref (record));
  g_autoptr (GPtrArray) none = list_gone (fixture, "notice/N1"), gone = NULL, moved = NULL, back = NULL;
  g_autoptr (GError) error = NULL;
  const CldAttachmentGone *one;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (cld_attachments_remove (fixture->store, ref, &error));
  g_assert_cmpuint (count_list (fixture->store, NULL, "notice/N1"), ==, 0);
  g_assert_cmpint (count_pieces (fixture->store), ==, 1);
  gone = list_gone (fixture, "notice/N1");
  g_assert_cmpuint (gone->len, ==, 1);
  one = gone->pdata[0];
  g_assert_cmpstr (one->name, ==, "a.bin");
  g_assert_cmpstr (one->actor, ==, cld_store_get_actor (fixture->store));
  g_assert_true (one->removed && g_str_has_suffix (one->at, "Z"));
  assert_intact (fixture->store);
  cld_undo_result_free (undo (fixture));
  assert_reads (fixture->store, ref, bytes);
  cld_undo_result_free (undo (fixture));
  g_assert_cmpuint (count_list (fixture->store, "C1", NULL), ==, 0);
  {
    CldUndoResult *redone = cld_redo (fixture->store, NULL, &error);

    g_assert_no_error (error);
    cld_undo_result_free (redone);
  }
  assert_reads (fixture->store, ref, bytes);
  back = list_gone (fixture, "notice/N1");
  g_assert_cmpuint (back->len, ==, 0);

  g_assert_true (cld_attachments_set_claims (fixture->store, ref, (const char *const[]){ "notice/N2", "notice/N3", NULL }, &error));
  g_assert_cmpuint (count_list (fixture->store, NULL, "notice/N2"), ==, 1);
  g_assert_cmpuint (count_list (fixture->store, NULL, "notice/N3"), ==, 1);
  moved = list_gone (fixture, "notice/N1");
  g_assert_cmpuint (moved->len, ==, 1);
  g_assert_false (((CldAttachmentGone *) moved->pdata[0])->removed);
}

/* Files of no child, about a notice that is of none. */
static void
test_outside (Fixture *fixture, gconstpointer data)
{
  const CldAttachmentNote note = { .claims = "notice/N3", .added_on = "2026-04-07" };
  g_autoptr (GBytes) bytes = make_bytes (10);
  g_autoptr (CldRecord) record = add (fixture, "a", bytes, &note);
  g_autoptr (GPtrArray) gone = NULL;
  g_autofree char *described = cld_attachments_describe_claim (cld_store_get_db (fixture->store), "notice/N1"), *lost = cld_attachments_describe_claim (cld_store_get_db (fixture->store), "notice/N9");
  g_autoptr (GError) error = NULL;

  g_assert_null (cld_record_get_text (record, ATTACHMENT_CHILD));
  g_assert_cmpuint (count_list (fixture->store, NULL, "notice/N3"), ==, 1);
  g_assert_true (cld_attachments_proves (record, "notice/N3"));
  g_assert_false (cld_attachments_proves (record, "notice/N33"));
  g_assert_false (cld_attachments_proves (record, "notice/N"));
  g_assert_true (cld_attachments_remove (fixture->store, cld_record_get_ref (record), &error));
  gone = list_gone (fixture, "notice/N3");
  g_assert_cmpuint (gone->len, ==, 1);
  g_assert_nonnull (strstr (described, "2026"));
  g_assert_nonnull (strstr (lost, "notice/N9"));
}

/* With others in one step; what is in a file is never changed by a form. */
static void
test_together (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (10);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (CldRecord) bare = cld_record_new (&cld_attachment_kind, NULL);
  g_autoptr (GError) error = NULL;
  CldRecord *notice = cld_record_service_load (fixture->store, &cld_notice_kind, "N1", &error), *file;

  g_assert_true (cld_record_set_text (notice, NOTICE_ACKNOWLEDGED_ON, "2026-03-09"));
  g_ptr_array_add (records, notice);
  file = cld_attachments_make_bytes (fixture->store, bytes, "a.eml", NULL, &plain, &error);
  g_assert_no_error (error);
  g_ptr_array_add (records, file);
  cld_records_save (fixture->store, records, "acknowledged", &error);
  g_assert_no_error (error);
  assert_reads (fixture->store, cld_record_get_ref (file), bytes);
  cld_undo_result_free (undo (fixture));
  g_assert_cmpuint (count_list (fixture->store, NULL, "notice/N1"), ==, 0);
  {
    g_autoptr (CldRecord) again = cld_record_service_load (fixture->store, &cld_notice_kind, "N1", NULL);

    g_assert_null (cld_record_get_text (again, NOTICE_ACKNOWLEDGED_ON));
    cld_undo_result_free (cld_redo (fixture->store, NULL, &error));
  }
  g_assert_true (cld_record_set_text (bare, ATTACHMENT_NAME, "x"));
  g_assert_true (cld_record_set_text (bare, ATTACHMENT_SHA256, "00"));
  g_assert_false (cld_record_service_save (fixture->store, bare, "test", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  {
    g_autoptr (CldRecord) changed = cld_record_service_load (fixture->store, &cld_attachment_kind, cld_record_get_ref (file), NULL);

    g_assert_true (cld_record_set_text (changed, ATTACHMENT_SIZE, "11"));
    g_assert_false (cld_record_service_save (fixture->store, changed, "test", &error));
    g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
  }
}

/* A file that is written to while it is attached. */
static void
test_changing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (100), other = make_bytes (101);
  g_autoptr (GFile) file = make_file ("a", bytes);
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (CldRecord) record = cld_attachments_make_file (fixture->store, file, &plain, &error);
  int fd = g_open (path, O_WRONLY, 0);

  g_assert_cmpint (write (fd, g_bytes_get_data (other, NULL), 101), ==, 101);
  close (fd);
  g_assert_false (cld_record_service_save (fixture->store, record, "test", &error));
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_FAILED);
  g_assert_cmpint (count_pieces (fixture->store), ==, 0);
  g_assert_cmpuint (count_list (fixture->store, "C1", NULL), ==, 0);
}

static gboolean
find_view_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  if (strcmp (entry->act, CLD_ACT_VIEW) == 0 && strcmp (entry->child, "C1") == 0 && strstr (entry->why, "attachment/"))
    (*(guint *) data)++;
  return TRUE;
}

static guint
count_looks (CldStore *store)
{
  guint n = 0;

  g_assert_true (cld_log_each (store, &(CldLogFilter){ .child = "C1" }, find_view_cb, &n, NULL));
  return n;
}

/* A copy for another program: private, named neutrally, gone when the program ends; and the look is noted. */
static void
test_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (CLD_CONTENT_PIECE + 1), script = g_bytes_new_static ("#!/bin/sh\nrm -rf x\n", 19);
  g_autoptr (CldRecord) record = add (fixture, "Secret Name.PDF", bytes, &plain), program = add (fixture, "x.desktop", script, &plain);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cld_attachments_open_copy (fixture->store, cld_record_get_ref (record), &error);
  g_autofree char *again = cld_attachments_open_copy (fixture->store, cld_record_get_ref (record), &error);
  g_autofree char *folder = g_path_get_dirname (path), *base = g_path_get_basename (path), *refused = NULL;
  g_autofree char *contents = NULL;
  struct stat info;
  gsize len;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (base, "Caseload-file-") && g_str_has_suffix (base, ".pdf"));
  g_assert_cmpstr (path, !=, again);
  g_assert_true (g_str_has_prefix (path, g_getenv ("XDG_RUNTIME_DIR")));
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_true (g_file_get_contents (path, &contents, &len, NULL));
  g_assert_cmpmem (contents, len, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpuint (count_looks (fixture->store), ==, 2);
  refused = cld_attachments_open_copy (fixture->store, cld_record_get_ref (program), &error);
  g_assert_null (refused);
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
  /* Those of a program that runs stay. */
  cld_private_copies_remove_stale ();
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  cld_private_copies_remove ();
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

/* What a program left that was killed goes at the next start; what is not ours stays. */
static void
test_stale (void)
{
  g_autofree char *left = g_build_filename (g_getenv ("XDG_RUNTIME_DIR"), "caseload-files-AAAAAA", NULL), *file = g_build_filename (left, "x.pdf", NULL);
  g_autofree char *lock = g_build_filename (left, ".lock", NULL), *open_one = g_build_filename (g_getenv ("XDG_RUNTIME_DIR"), "caseload-files-BBBBBB", NULL);

  g_assert_cmpint (g_mkdir (left, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (open_one, 0755), ==, 0);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  /* One that is just being made. */
  cld_private_copies_remove_stale ();
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (lock, "", 0, NULL));
  cld_private_copies_remove_stale ();
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (open_one, G_FILE_TEST_IS_DIR));
}

static void
tamper (Fixture *fixture, const char *sql)
{
  g_autofree char *text = NULL;
  sqlite3 *handle = NULL;
  char *message = NULL;

  if (engine_is_postgres ())
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CldDb) db = cld_db_open (fixture->name, CLD_DB_OPEN, &error);

      text = g_strconcat ("SET session_replication_role = replica; ", sql, NULL);
      cld_db_run_script (db, text, &error);
      g_assert_no_error (error);
      return;
    }
  text = g_strconcat ("DROP TRIGGER attachment_content_no_update; ", sql,
                      "; CREATE TRIGGER attachment_content_no_update BEFORE UPDATE ON attachment_content BEGIN SELECT RAISE (ABORT, 'a file is never changed'); END", NULL);
  g_assert_cmpint (sqlite3_open (fixture->name, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, text, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
}

/* Each way in which a piece can be wrong is named by `verify`, and nothing of it is shown. */
static void
test_damage (gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE attachment_content SET content = 'QUJD' WHERE position = 1",
    "UPDATE attachment_content SET content = '' WHERE position = 0",
    "UPDATE attachment_content SET content = '!!!!' WHERE position = 0",
    "UPDATE attachment_content SET content = content || 'QUJD' WHERE position = 1",
    "DELETE FROM attachment_content WHERE position = 0",
    "DELETE FROM attachment_content WHERE position = 1",
    "UPDATE attachment_content SET position = 7 WHERE position = 1",
    "DELETE FROM attachment_content",
  };

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      Fixture fixture;
      g_autoptr (GBytes) bytes = make_bytes (CLD_CONTENT_PIECE + 300);
      g_autoptr (CldRecord) record = NULL;
      g_autofree char *faults = NULL, *path = NULL, *expected = NULL, *removed = NULL;
      g_autoptr (GError) error = NULL;

      set_up (&fixture, NULL);
      record = add (&fixture, "Secret.pdf", bytes, &plain);
      tamper (&fixture, damages[i]);
      faults = verify_text (fixture.store);
      expected = g_strdup_printf ("attachment/%s: the content of the file is %s", cld_record_get_ref (record), i == G_N_ELEMENTS (damages) - 1 ? "missing" : "damaged");
      g_assert_true (g_str_has_prefix (faults, expected));
      g_assert_null (strchr (faults, '\n'));
      g_assert_null (strstr (faults, "Secret"));
      path = cld_attachments_open_copy (fixture.store, cld_record_get_ref (record), &error);
      g_assert_null (path);
      g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT);
      /* What undo would bring back is looked at too. */
      g_assert_true (cld_attachments_remove (fixture.store, cld_record_get_ref (record), NULL));
      removed = verify_text (fixture.store);
      g_assert_true (i == G_N_ELEMENTS (damages) - 1 ? !*removed : g_str_has_prefix (removed, "files: the content"));
      cld_store_free (fixture.store);
      g_free (fixture.name);
    }
}

static void
test_never_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = make_bytes (10);
  g_autoptr (CldRecord) record = add (fixture, "a", bytes, &plain);
  g_autoptr (GError) error = NULL;

  g_assert_false (cld_db_exec (cld_store_get_db (fixture->store), "UPDATE attachment_content SET content = 'QUJD'", &error));
  g_assert_nonnull (error);
}

/* To the other engine, or the other way: files go with it. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) big = make_bytes (5 * MIB), small = make_bytes (3);
  g_autoptr (CldRecord) one = add (fixture, "a", big, &plain), two = add (fixture, "b", small, &plain);
  g_autofree char *file = fixture_path ("moved.db"), *back = NULL;
  g_autoptr (GError) error = NULL;
  CldMoveResult result;

  cld_store_free (g_steal_pointer (&fixture->store));
  g_assert_true (cld_move (fixture->name, file, NULL, NULL, &result, &error));
  g_assert_no_error (error);
  g_free (result.unnoted);
  back = engine_is_postgres () ? engine_make_database ("") : fixture_path ("again.db");
  g_assert_true (cld_move (file, back, NULL, NULL, &result, &error));
  g_assert_no_error (error);
  g_free (result.unnoted);
  /* The one that goes on. */
  g_free (fixture->name);
  fixture->name = g_steal_pointer (&back);
  fixture->store = open_store (fixture->name, CLD_STORE_OPEN);
  assert_reads (fixture->store, cld_record_get_ref (one), big);
  assert_reads (fixture->store, cld_record_get_ref (two), small);
}

int
main (int argc, char **argv)
{
  g_autofree char *runtime = NULL;

  fixture_init ();
  runtime = g_build_filename (fixture_root, "run", NULL);
  g_mkdir (runtime, 0700);
  g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/attachments/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("add", test_add);
  ADD ("same-twice", test_same_twice);
  ADD ("refused", test_refused);
  ADD ("limit", test_limit);
  g_test_add_func ("/attachments/names", test_names);
  ADD ("undo", test_undo);
  ADD ("outside", test_outside);
  ADD ("together", test_together);
  ADD ("changing", test_changing);
  ADD ("open", test_open);
  g_test_add_func ("/attachments/stale", test_stale);
  g_test_add_data_func ("/attachments/damage", NULL, test_damage);
  ADD ("never-changed", test_never_changed);
  ADD ("move", test_move);
  return fixture_run ();
}
