/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cld-error.h"
#include "cld-postcode-writer.h"

static const CldPostcodePlace leeds = { "383", 430000, 433000 };
static const CldPostcodePlace nowhere = { "", CLD_NO_GRID, CLD_NO_GRID };

static CldPostcodeWriter *
begin (const char *path)
{
  g_autoptr (GError) error = NULL;
  CldPostcodeWriter *writer = cld_postcode_writer_new (path, &error);

  g_assert_no_error (error);
  return writer;
}

static void
write_directory (const char *path, const char *postcode, const CldPostcodePlace *place)
{
  g_autoptr (CldPostcodeWriter) writer = begin (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_postcode_writer_add (writer, postcode, place, &error));
  g_assert_true (cld_postcode_writer_set_about (writer, CLD_POSTCODES_COUNT, "1", &error));
  g_assert_true (cld_postcode_writer_finish (writer, &error));
  g_assert_no_error (error);
}

static guint
count_files (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
test_find (void)
{
  g_autofree char *path = fixture_path ("postcodes #1?.db"), *count = NULL;
  g_autoptr (CldPostcodes) postcodes = cld_postcodes_new (path);
  CldPostcodePlace place;
  struct stat about;

  g_assert_false (cld_postcodes_is_there (postcodes));
  g_assert_false (cld_postcodes_find (postcodes, "LS10 2PW", &place));
  g_assert_null (cld_postcodes_get_about (postcodes, CLD_POSTCODES_COUNT));
  write_directory (path, "LS102PW", &leeds);
  /* The same object sees what was made meanwhile. */
  g_assert_true (cld_postcodes_is_there (postcodes));
  g_assert_true (cld_postcodes_find (postcodes, "ls10 2pw", &place));
  g_assert_cmpstr (place.authority, ==, "383");
  g_assert_cmpint (place.easting, ==, 430000);
  g_assert_cmpint (place.northing, ==, 433000);
  g_assert_false (cld_postcodes_find (postcodes, "LS10 2PX", &place));
  g_assert_cmpstr (place.authority, ==, "");
  g_assert_cmpint (place.easting, ==, CLD_NO_GRID);
  g_assert_false (cld_postcodes_find (postcodes, "' OR 1=1 --", &place));
  count = cld_postcodes_get_about (postcodes, CLD_POSTCODES_COUNT);
  g_assert_cmpstr (count, ==, "1");
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (count_files (path), ==, 1);
}

static void
test_replace (void)
{
  g_autofree char *path = fixture_path ("postcodes.db");
  g_autoptr (CldPostcodes) postcodes = cld_postcodes_new (path);
  CldPostcodePlace place;

  write_directory (path, "LS102PW", &leeds);
  g_assert_true (cld_postcodes_find (postcodes, "LS102PW", &place));
  write_directory (path, "B11AA", &nowhere);
  g_assert_false (cld_postcodes_find (postcodes, "LS102PW", &place));
  g_assert_true (cld_postcodes_find (postcodes, "B1 1AA", &place));
  g_assert_cmpstr (place.authority, ==, "");
  g_assert_cmpint (place.easting, ==, CLD_NO_GRID);
  g_assert_cmpint (place.northing, ==, CLD_NO_GRID);
  g_unlink (path);
  g_assert_false (cld_postcodes_find (postcodes, "B1 1AA", &place));
}

/* What is not finished leaves nothing and changes nothing. */
static void
test_abandon (void)
{
  g_autofree char *path = fixture_path ("postcodes.db");
  g_autoptr (CldPostcodes) postcodes = cld_postcodes_new (path);
  CldPostcodeWriter *writer;
  CldPostcodePlace place;

  write_directory (path, "LS102PW", &leeds);
  writer = begin (path);
  g_assert_true (cld_postcode_writer_add (writer, "B11AA", &nowhere, NULL));
  g_assert_false (cld_postcodes_find (postcodes, "B11AA", &place));
  cld_postcode_writer_free (writer);
  g_assert_true (cld_postcodes_find (postcodes, "LS102PW", &place));
  g_assert_cmpuint (count_files (path), ==, 1);
}

static void
test_added_twice (void)
{
  g_autofree char *path = fixture_path ("postcodes.db");
  g_autoptr (CldPostcodeWriter) writer = begin (path);
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_postcode_writer_add (writer, "B11AA", &nowhere, NULL));
  g_assert_false (cld_postcode_writer_add (writer, "B11AA", &leeds, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE);
  g_assert_null (strstr (error->message, "B11AA"));
}

/* Neither is ever taken for the other, nor written over it. */
static void
test_not_ours (void)
{
  g_autofree char *path = fixture_path ("caseload.db");
  g_autofree char *folder = g_path_get_dirname (path), *link = g_build_filename (folder, "link.db", NULL), *before = NULL, *after = NULL;
  CldStore *store = open_store (path, CLD_STORE_CREATE);
  g_autoptr (CldPostcodes) postcodes = cld_postcodes_new (path);
  g_autoptr (GError) error = NULL;
  gsize len, len_after;

  cld_store_free (store);
  g_assert_true (g_file_get_contents (path, &before, &len, NULL));
  g_assert_false (cld_postcodes_is_there (postcodes));
  g_assert_null (cld_postcode_writer_new (path, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_null (cld_postcode_writer_new (link, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (cld_postcode_writer_new (folder, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &after, &len_after, NULL));
  g_assert_cmpmem (before, len, after, len_after);

  g_clear_pointer (&path, g_free);
  path = g_build_filename (folder, "postcodes.db", NULL);
  write_directory (path, "LS102PW", &leeds);
  g_assert_null (cld_store_open (path, CLD_STORE_OPEN, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_OURS);
}

/* A damaged one is as one that is not there, and can be made anew. */
static void
test_damaged (void)
{
  static const char *const contents[] = { "", "x", "This is no database, but long enough to be taken for one at the first look of a program that looks." };
  g_autofree char *path = fixture_path ("postcodes.db"), *whole = NULL;
  g_autoptr (CldPostcodes) postcodes = cld_postcodes_new (path);
  CldPostcodePlace place;
  gsize len;

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (g_file_set_contents (path, contents[i], -1, NULL));
      g_assert_false (cld_postcodes_find (postcodes, "LS102PW", &place));
      g_assert_null (cld_postcodes_get_about (postcodes, CLD_POSTCODES_COUNT));
      write_directory (path, "LS102PW", &leeds);
      g_assert_true (cld_postcodes_find (postcodes, "LS102PW", &place));
    }
  /* The pages with the rows are gone. */
  g_assert_true (g_file_get_contents (path, &whole, &len, NULL));
  memset (whole + 4096, 0xAA, len - 4096);
  g_assert_true (g_file_set_contents (path, whole, (gssize) len, NULL));
  g_assert_false (cld_postcodes_find (postcodes, "LS102PW", &place));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_init ();
  g_test_add_func ("/postcodes/find", test_find);
  g_test_add_func ("/postcodes/replace", test_replace);
  g_test_add_func ("/postcodes/abandon", test_abandon);
  g_test_add_func ("/postcodes/added-twice", test_added_twice);
  g_test_add_func ("/postcodes/not-ours", test_not_ours);
  g_test_add_func ("/postcodes/damaged", test_damaged);
  return fixture_run ();
}
