/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include <sys/resource.h>
#include <signal.h>

#include "cld-codes.h"
#include "cld-gss-authority.h"
#include "cld-postcode-import.h"
#include "cld-postcodes.h"

/* The first rows of an ONS Postcode Directory, its columns as they were called in different years. */
#define OLD_HEADER "pcd,pcd2,pcds,dointr,doterm,oscty,oslaua,osward,usertype,oseast1m,osnrth1m,osgrdind,ctry\n"
#define NEW_HEADER "pcd7,pcd8,pcds,dointr,doterm,cty25cd,lad25cd,wd25cd,usrtypind,east1m,north1m,gridind,ctry25cd\n"
#define OLDEST_HEADER "pcd,pcd2,pcds,dointr,doterm,cty,laua,ward,usertype,oseast1m,osnrth1m,osgrdind,ctry\n"

static const char ons_rows[] =
  "\"QX1 1AA\",\"QX1  1AA\",\"QX1 1AA\",\"199806\",\"\",\"E99999999\",\"E08000035\",\"E05001411\",0,430000,433000,1,\"E92000001\"\n" /* metropolitan */
  "\"QX1 1AB\",\"QX1  1AB\",\"QX1 1AB\",\"199806\",\"201203\",\"E10000032\",\"E07000223\",\"x,y\",0,520000,105000,1,\"E92000001\"\n" /* in a county; ended */
  "QX1 1AC,QX1  1AC,QX1 1AC,199806,,E99999999,E06000066,,0,,,9,E92000001\r\n"                                                     /* unitary, no grid */
  "CF101AA,CF10 1AA,CF10 1AA,199806,,W99999999,W06000015,,0,0318000,0176000,1,W92000004\n"
  "AB1 1AA,AB1  1AA,AB1 1AA,199806,,S99999999,S12000033,,0,394000,806000,1,S92000003\n"
  "BT1 1AA,BT1  1AA,BT1 1AA,199806,,N99999999,N09000003,,0,333000,374000,1,N92000002\n"
  "JE2 3AA,JE2  3AA,JE2 3AA,199806,,L99999999,L99999999,,0,,,9,L93000001\n"
  "IM1 1AA,IM1  1AA,IM1 1AA,199806,199901,,,,0,,,9,M83000003\n"
  "QX1 1AD,QX1  1AD,QX1 1AD,199806,199901,,,,0,,,9,\n"                                             /* nobody knows */
  "QX1 1AE,QX1  1AE,QX1 1AE,199806,,E99999999,E06999999,,0,430000,433000,1,E92000001\n"            /* not in the list */
  "QX1 1AF,QX1  1AF,QX1 1AF,199806,,\"E10000032\",\"E07000223\",\"two\nlines, \"\"quoted\"\"\",0,520001,105001,1,E92000001\n"
  "\n"
  "not one,,not one,199806,,E99999999,E08000035,,0,430000,433000,1,E92000001\n"
  "QX1 1AA,QX1  1AA,QX1 1AA,199806,,E99999999,E08000003,,0,1,1,1,E92000001"; /* again, and the file ends without a line end */

typedef struct
{
  char *folder;
  char *directory;
  CldPostcodes *postcodes;
  CldPostcodeCounts counts;
  double fraction;
  GCancellable *cancel_at_half;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path ("x");

  fixture->folder = g_path_get_dirname (path);
  fixture->directory = g_build_filename (fixture->folder, "own", "postcodes.db", NULL);
  fixture->postcodes = cld_postcodes_new (fixture->directory);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cld_postcodes_free (fixture->postcodes);
  g_free (fixture->folder);
  g_free (fixture->directory);
}

static char *
write_bytes (Fixture *fixture, const char *name, const char *bytes, gssize len)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, bytes, len, NULL));
  return path;
}

static char *
write_text (Fixture *fixture, const char *name, const char *header, const char *rows)
{
  g_autofree char *text = g_strconcat (header, rows, NULL);

  return write_bytes (fixture, name, text, -1);
}

static void
progress_cb (double fraction, gpointer data)
{
  Fixture *fixture = data;

  g_assert_cmpfloat (fraction, >=, fixture->fraction);
  g_assert_cmpfloat (fraction, <=, 1);
  fixture->fraction = fraction;
  if (fixture->cancel_at_half && fraction > 0.5)
    g_cancellable_cancel (fixture->cancel_at_half);
}

static gboolean
import_one (Fixture *fixture, const char *path, GError **error)
{
  const char *const paths[] = { path, NULL };

  fixture->fraction = 0;
  return cld_postcode_import (paths, fixture->directory, progress_cb, fixture, fixture->cancel_at_half, &fixture->counts, error);
}

static void
import (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;

  import_one (fixture, path, &error);
  g_assert_no_error (error);
}

static void
refuse (Fixture *fixture, const char *path, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (import_one (fixture, path, &error));
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, "othing was changed"));
  g_assert_null (strstr (error->message, "QX1"));
}

static void
check (Fixture *fixture, const char *postcode, const char *authority, gint32 easting, gint32 northing)
{
  CldPostcodePlace place;

  if (!cld_postcodes_find (fixture->postcodes, postcode, &place))
    g_error ("%s is not there", postcode);
  if (strcmp (place.authority, authority) != 0 || place.easting != easting || place.northing != northing)
    g_error ("%s is in “%s” at %d, %d", postcode, place.authority, place.easting, place.northing);
}

static void
check_ons (Fixture *fixture)
{
  CldPostcodePlace place;

  check (fixture, "QX1 1AA", "383", 430000, 433000);
  check (fixture, "QX1 1AB", "938", 520000, 105000);
  check (fixture, "QX1 1AC", "933", CLD_NO_GRID, CLD_NO_GRID);
  check (fixture, "CF10 1AA", "WAL", 318000, 176000);
  check (fixture, "AB1 1AA", "SCO", 394000, 806000);
  check (fixture, "BT1 1AA", "NIR", 333000, 374000);
  check (fixture, "JE2 3AA", "NUK", CLD_NO_GRID, CLD_NO_GRID);
  check (fixture, "IM1 1AA", "NUK", CLD_NO_GRID, CLD_NO_GRID);
  check (fixture, "QX1 1AD", "", CLD_NO_GRID, CLD_NO_GRID);
  check (fixture, "QX1 1AE", "", 430000, 433000);
  check (fixture, "QX1 1AF", "938", 520001, 105001);
  g_assert_false (cld_postcodes_find (fixture->postcodes, "QX1 1AG", &place));
  g_assert_cmpuint (fixture->counts.n_files, ==, 1);
  g_assert_cmpuint (fixture->counts.n_postcodes, ==, 11);
  g_assert_cmpuint (fixture->counts.n_ended, ==, 3);
  g_assert_cmpuint (fixture->counts.n_without_authority, ==, 2);
  g_assert_cmpuint (fixture->counts.n_without_grid, ==, 4);
  g_assert_cmpuint (fixture->counts.n_repeated, ==, 1);
  g_assert_cmpuint (fixture->counts.n_rejected, ==, 1);
  g_assert_cmpfloat (fixture->fraction, ==, 1);
}

static void
test_ons (Fixture *fixture, gconstpointer data)
{
  static const char *const headers[] = { OLD_HEADER, NEW_HEADER, OLDEST_HEADER, "\xef\xbb\xbf" OLD_HEADER,
                                         "\"PCD\",\"PCD2\",\"PCDS\",\"DOINTR\",\"DOTERM\",\"OSCTY\",\"OSLAUA\",\"W\",\"U\",\"OSEAST1M\",\"OSNRTH1M\",\"G\",\"CTRY\"\r\n" };
  g_autofree char *source = NULL, *file = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *path = write_text (fixture, "ONSPD.csv", headers[i], ons_rows);

      import (fixture, path);
      check_ons (fixture);
    }
  source = cld_postcodes_get_about (fixture->postcodes, CLD_POSTCODES_SOURCE);
  file = cld_postcodes_get_about (fixture->postcodes, CLD_POSTCODES_FILE);
  g_assert_cmpstr (source, ==, "ONSPD");
  g_assert_cmpstr (file, ==, "ONSPD.csv");
}

/* More than one piece of the file, rows not in order; the end of a piece lies anywhere in a row. */
static void
test_large (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (OLD_HEADER);
  g_autofree char *path = NULL, *count = NULL;
  const guint n = 20000;

  for (guint i = 0; i < n; i++)
    {
      guint j = (i * 7919) % n;

      g_string_append_printf (text, "x,y,\"QX%u %u%c%c\",199806,,E99999999,E08000035,\"%*s\",0,%u,%u,1,E92000001\n", j / 4000 + 1, j / 400 % 10,
                              'A' + (int) (j / 20 % 20), 'A' + (int) (j % 20), (int) (j % 700), "", 400000 + j, 300000 + j);
    }
  path = write_bytes (fixture, "large.csv", text->str, (gssize) text->len);
  import (fixture, path);
  g_assert_cmpuint (fixture->counts.n_postcodes, ==, n);
  g_assert_cmpuint (fixture->counts.n_rejected, ==, 0);
  count = cld_postcodes_get_about (fixture->postcodes, CLD_POSTCODES_COUNT);
  g_assert_cmpstr (count, ==, "20000");
  for (guint j = 0; j < n; j++)
    {
      g_autofree char *postcode = g_strdup_printf ("QX%u %u%c%c", j / 4000 + 1, j / 400 % 10, 'A' + (int) (j / 20 % 20), 'A' + (int) (j % 20));

      check (fixture, postcode, "383", (gint32) (400000 + j), (gint32) (300000 + j));
    }
}

/* As the archive unpacks: the files in Data/CSV, and others that are not for us. */
static void
test_code_point (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = write_text (fixture, "codepo/Data/CSV/qx.csv", "", "\"QX1 1AA\",10,430000,433000,\"E92000001\",\"E19000001\",\"E18000002\",\"\",\"E08000035\",\"E05001411\"\n"
                                                                           "\"QX11AB\",90,0,0,\"E92000001\",\"E19000001\",\"E18000002\",\"E10000032\",\"E07000223\",\"E05001411\"\n");
  g_autofree char *other = write_text (fixture, "codepo/Data/CSV/QY.CSV", "", "\"QY1 1AA\",10,318000,176000,\"W92000004\",\"\",\"\",\"\",\"W06000015\",\"W05000001\"\n"
                                                                             "\"QY1 1AB\",10,394000,806000,\"S92000003\",\"\",\"\",\"\",\"S12000033\",\"S13000001\"\n");
  g_autofree char *notes = write_text (fixture, "codepo/Data/CSV/notes.csv", "Who,What\n", "a,b\n");
  g_autofree char *folder = g_build_filename (fixture->folder, "codepo", NULL), *source = NULL;
  const char *const paths[] = { one, other, NULL };
  g_autoptr (GError) error = NULL;

  import (fixture, folder);
  check (fixture, "QX1 1AA", "383", 430000, 433000);
  check (fixture, "QX1 1AB", "938", CLD_NO_GRID, CLD_NO_GRID);
  check (fixture, "QY1 1AA", "WAL", 318000, 176000);
  check (fixture, "QY1 1AB", "SCO", 394000, 806000);
  g_assert_cmpuint (fixture->counts.n_files, ==, 2);
  g_assert_cmpuint (fixture->counts.n_passed_over, ==, 1);
  g_assert_cmpuint (fixture->counts.n_postcodes, ==, 4);
  source = cld_postcodes_get_about (fixture->postcodes, CLD_POSTCODES_SOURCE);
  g_assert_cmpstr (source, ==, "CODE_POINT");
  g_unlink (fixture->directory);
  cld_postcode_import (paths, fixture->directory, NULL, NULL, NULL, &fixture->counts, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fixture->counts.n_postcodes, ==, 4);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = {
    "", "\n\n\n", "Child ID,Surname\n1,QX1 1AA\n", "pcds,oslaua,oseast1m,osnrth1m\nQX1 1AA,E08000035,1,1\n", /* no county: half of England would be lost */
    OLD_HEADER, OLD_HEADER "1,2,3\n4,5,6\n", "QX1 1AA,10,430000\n", "QX1 1AA\n"
  };
  g_autofree char *good = write_text (fixture, "ONSPD.csv", OLD_HEADER, ons_rows), *path = NULL, *folder = g_build_filename (fixture->folder, "empty", NULL);
  g_autoptr (GString) line = g_string_new (OLD_HEADER);

  import (fixture, good);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *other = write_text (fixture, "other.csv", kinds[i], "");

      refuse (fixture, other, CLD_IO_ERROR, CLD_IO_ERROR_HEADER);
    }
  path = write_bytes (fixture, "a.zip", "PK\003\004\0\0QX1", 9);
  refuse (fixture, path, CLD_IO_ERROR, CLD_IO_ERROR_ENCODING);
  g_free (path);
  path = write_bytes (fixture, "utf16.csv", "\xff\xfep\0c\0d\0s\0,\0", 12);
  refuse (fixture, path, CLD_IO_ERROR, CLD_IO_ERROR_ENCODING);
  g_free (path);
  /* A line without end. */
  g_string_append (line, "QX1 1AA,\"");
  for (guint i = 0; i < 200000; i++)
    g_string_append (line, "12345678,\n");
  path = write_bytes (fixture, "endless.csv", line->str, (gssize) line->len);
  refuse (fixture, path, CLD_IO_ERROR, CLD_IO_ERROR_HEADER);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  refuse (fixture, folder, CLD_IO_ERROR, CLD_IO_ERROR_NOT_FOUND);
  check (fixture, "QX1 1AB", "938", 520000, 105000);
}

static void
test_missing_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (import_one (fixture, path, &error));
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (fixture->directory, G_FILE_TEST_EXISTS));
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_text (fixture, "ONSPD.csv", OLD_HEADER, ons_rows);
  g_autofree char *folder = g_path_get_dirname (fixture->directory);
  g_autoptr (GString) many = g_string_new (OLD_HEADER);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  guint n = 0;

  import (fixture, path);
  for (guint j = 0; j < 40000; j++)
    g_string_append_printf (many, ",,QX%u %u%c%c,,,,E08000035,,,1,1,,\n", j / 4000 + 1, j / 400 % 10, 'A' + (int) (j / 20 % 20), 'A' + (int) (j % 20));
  g_free (path);
  path = write_bytes (fixture, "many.csv", many->str, (gssize) many->len);
  fixture->cancel_at_half = g_cancellable_new ();
  g_assert_false (import_one (fixture, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_object (&fixture->cancel_at_half);
  check (fixture, "QX1 1AB", "938", 520000, 105000);
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir))
    n++;
  g_assert_cmpuint (n, ==, 1);
}

/* The system takes no more bytes, as a full disk does not. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = write_text (fixture, "ONSPD.csv", OLD_HEADER, ons_rows);
  g_autoptr (GString) many = g_string_new (OLD_HEADER);
  struct rlimit before, small;
  g_autoptr (GError) error = NULL;

  import (fixture, path);
  for (guint j = 0; j < 40000; j++)
    g_string_append_printf (many, ",,QX%u %u%c%c,,,,E08000035,,,1,1,,\n", j / 4000 + 1, j / 400 % 10, 'A' + (int) (j / 20 % 20), 'A' + (int) (j % 20));
  g_free (path);
  path = write_bytes (fixture, "many.csv", many->str, (gssize) many->len);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  small = (struct rlimit) { 100000, before.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (import_one (fixture, path, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE);
  g_assert_nonnull (strstr (error->message, "Nothing was changed"));
  check (fixture, "QX1 1AB", "938", 520000, 105000);
}

/* Every authority of the list that there is can be the authority of a postcode. */
static void
test_every_authority (void)
{
  const CldCodeList *list = cld_code_list_find ("local_authority");
  g_autoptr (GHashTable) reached = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) bytes = g_resources_lookup_data ("/org/caseload/Caseload/codes/gss_authority.csv", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = NULL;

  g_assert_nonnull (bytes);
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  g_assert_cmpstr (lines[0], ==, "gss,dfe_code");
  for (guint i = 1; lines[i] && lines[i][0]; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, 2);
      g_assert_true (strlen (cells[0]) == 9 || strlen (cells[0]) == 1);
      g_assert_cmpstr (cld_gss_find_authority (cells[0], "", ""), ==, cells[1]);
      if (!cld_code_list_lookup (list, cells[1]))
        g_error ("%s is no authority", cells[1]);
      g_hash_table_add (reached, (gpointer) g_intern_string (cells[1]));
    }
  for (guint i = 0; i < cld_code_list_get_n (list); i++)
    {
      const CldCode *code = cld_code_list_get (list, i);

      /* 999 is no authority. */
      if (strcmp (code->code, "999") != 0 && !g_hash_table_contains (reached, code->code))
        g_error ("no code of the statistical geography leads to %s", code->code);
    }
}

static void
test_codes (void)
{
  g_assert_cmpstr (cld_gss_find_authority ("E07000223", "E10000032", "E92000001"), ==, "938");
  g_assert_cmpstr (cld_gss_find_authority ("E06000057", "E99999999", "E92000001"), ==, "929");
  g_assert_cmpstr (cld_gss_find_authority ("E09000007", "", ""), ==, "202");
  g_assert_cmpstr (cld_gss_find_authority ("E08000039", "", ""), ==, "373");
  g_assert_cmpstr (cld_gss_find_authority ("S12000050", "S99999999", ""), ==, "SCO");
  g_assert_cmpstr (cld_gss_find_authority ("", "", "W92000004"), ==, "WAL");
  g_assert_null (cld_gss_find_authority ("E07000223", "E99999999", "E92000001"));
  g_assert_null (cld_gss_find_authority ("", "", ""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_init ();
  g_test_add ("/postcode-import/ons", Fixture, NULL, set_up, test_ons, tear_down);
  g_test_add ("/postcode-import/large", Fixture, NULL, set_up, test_large, tear_down);
  g_test_add ("/postcode-import/code-point", Fixture, NULL, set_up, test_code_point, tear_down);
  g_test_add ("/postcode-import/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/postcode-import/missing-file", Fixture, NULL, set_up, test_missing_file, tear_down);
  g_test_add ("/postcode-import/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/postcode-import/full", Fixture, NULL, set_up, test_full, tear_down);
  g_test_add_func ("/postcode-import/every-authority", test_every_authority);
  g_test_add_func ("/postcode-import/codes", test_codes);
  return fixture_run ();
}
