/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "cld-bank-holidays.h"
#include "cld-date.h"
#include "cld-error.h"

static void
assert_holiday (GPtrArray *days, guint i, const char *date, const char *name)
{
  const CldBankHoliday *holiday = g_ptr_array_index (days, i);

  g_assert_cmpint (holiday->day, ==, cld_date_to_day (date));
  g_assert_cmpstr (holiday->name, ==, name);
}

static void
test_good (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "bank-holidays", "good.json", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = cld_bank_holidays_read (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 9);
  assert_holiday (days, 0, "2027-01-01", "New Year’s Day");
  assert_holiday (days, 5, "2027-06-16", "A day that was proclaimed");
  /* In the order of the days, not of the file. */
  assert_holiday (days, 7, "2027-12-27", "Christmas Day");
  assert_holiday (days, 8, "2027-12-28", "Boxing Day");
}

#define EVENTS(events) "{\"england-and-wales\":{\"division\":\"england-and-wales\",\"events\":" events "}}"
#define DAY(date) "{\"title\":\"X\",\"date\":\"" date "\"}"

static const struct
{
  const char *text;
  int code; /* -1: taken */
  const char *says;
} cases[] = {
  { EVENTS ("[" DAY ("2027-01-01") "]"), -1, NULL },
  { "\xEF\xBB\xBF" EVENTS ("[" DAY ("2027-01-01") "]"), -1, NULL },
  { EVENTS ("[" DAY ("2027-01-01") "," DAY ("2027-01-01") "]"), -1, NULL },
  { "", CLD_IO_ERROR_SYNTAX, "no JSON" },
  { "date,title\n2027-01-01,X\n", CLD_IO_ERROR_SYNTAX, "no JSON" },
  { "<html></html>", CLD_IO_ERROR_SYNTAX, "no JSON" },
  { "{\"england-and-wales\":", CLD_IO_ERROR_SYNTAX, "no JSON" },
  { "\xFF\xFE{}", CLD_IO_ERROR_ENCODING, "no text" },
  { "[]", CLD_IO_ERROR_HEADER, "division" },
  { "{}", CLD_IO_ERROR_HEADER, "division" },
  { "null", CLD_IO_ERROR_HEADER, "division" },
  { "{\"scotland\":{\"events\":[" DAY ("2027-01-01") "]}}", CLD_IO_ERROR_HEADER, "division" },
  { "{\"england-and-wales\":[]}", CLD_IO_ERROR_HEADER, "division" },
  { "{\"england-and-wales\":{}}", CLD_IO_ERROR_HEADER, "no days" },
  { EVENTS ("{}"), CLD_IO_ERROR_HEADER, "no days" },
  { EVENTS ("[]"), CLD_IO_ERROR_HEADER, "no days" },
  { EVENTS ("[1]"), CLD_IO_ERROR_VALUE, "day 1 " },
  { EVENTS ("[null]"), CLD_IO_ERROR_VALUE, "day 1 " },
  { EVENTS ("[" DAY ("2027-01-01") "," DAY ("2027-02-29") "]"), CLD_IO_ERROR_VALUE, "day 2 " },
  { EVENTS ("[" DAY ("01/01/2027") "]"), CLD_IO_ERROR_VALUE, "no real date" },
  { EVENTS ("[" DAY ("2027-1-1") "]"), CLD_IO_ERROR_VALUE, "no real date" },
  { EVENTS ("[" DAY ("9999-12-31") "]"), CLD_IO_ERROR_VALUE, "no real date" },
  { EVENTS ("[{\"title\":\"X\",\"date\":20270101}]"), CLD_IO_ERROR_VALUE, "no real date" },
  { EVENTS ("[{\"title\":\"X\"}]"), CLD_IO_ERROR_VALUE, "no real date" },
  { EVENTS ("[{\"date\":\"2027-01-01\"}]"), CLD_IO_ERROR_VALUE, "title" },
  { EVENTS ("[{\"title\":\" \",\"date\":\"2027-01-01\"}]"), CLD_IO_ERROR_VALUE, "title" },
  { EVENTS ("[{\"title\":7,\"date\":\"2027-01-01\"}]"), CLD_IO_ERROR_VALUE, "title" },
  { EVENTS ("[{\"title\":\"a\\nb\",\"date\":\"2027-01-01\"}]"), CLD_IO_ERROR_VALUE, "title" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i].text, strlen (cases[i].text));
      g_autoptr (GPtrArray) days = cld_bank_holidays_parse (bytes, "list.json", &error);

      g_test_message ("case %u", i);
      if (cases[i].code < 0)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (days->len, ==, 1);
          assert_holiday (days, 0, "2027-01-01", "X");
          continue;
        }
      g_assert_error (error, CLD_IO_ERROR, cases[i].code);
      g_assert_null (days);
      g_assert_true (g_str_has_prefix (error->message, "list.json: "));
      g_assert_nonnull (strstr (error->message, cases[i].says));
      g_assert_null (strstr (error->message, "2027"));
    }
}

static void
assert_refused (GString *text, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text->str, text->len);

  g_assert_null (cld_bank_holidays_parse (bytes, "list.json", &error));
  g_assert_error (error, CLD_IO_ERROR, code);
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* Brackets enough to use up any stack, open for ever or in a string that is none. */
  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (text, '[');
  assert_refused (text, CLD_IO_ERROR_LIMIT);
  g_string_assign (text, "{\"a\":\"[[[[[[[[[[[[[[[[[[[[[[[[\\\"[\"}");
  assert_refused (text, CLD_IO_ERROR_HEADER);
  /* Too many days. */
  g_string_assign (text, "{\"england-and-wales\":{\"events\":[");
  for (guint i = 0; i <= CLD_BANK_HOLIDAYS_MAX_EVENTS; i++)
    g_string_append (text, i ? "," DAY ("2027-01-01") : DAY ("2027-01-01"));
  g_string_append (text, "]}}");
  assert_refused (text, CLD_IO_ERROR_LIMIT);
  /* Too many bytes. */
  g_string_set_size (text, CLD_BANK_HOLIDAYS_MAX_BYTES + 1);
  memset (text->str, ' ', text->len);
  assert_refused (text, CLD_IO_ERROR_LIMIT);
  /* A NUL in it. */
  g_string_assign (text, "{}");
  g_string_append_len (text, "\0", 1);
  assert_refused (text, CLD_IO_ERROR_ENCODING);
}

static void
test_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("cld-bank-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "none.json", NULL);
  g_autofree char *large = g_malloc0 (CLD_BANK_HOLIDAYS_MAX_BYTES + 100000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_assert_null (cld_bank_holidays_read (path, NULL, &error));
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cld_bank_holidays_read (folder, NULL, &error));
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (cld_bank_holidays_read ("/dev/zero", NULL, &error));
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, large, (gssize) CLD_BANK_HOLIDAYS_MAX_BYTES + 100000, NULL));
  g_assert_null (cld_bank_holidays_read (path, NULL, &error));
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_LIMIT);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (cld_bank_holidays_read (path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bank-holidays/good", test_good);
  g_test_add_func ("/bank-holidays/cases", test_cases);
  g_test_add_func ("/bank-holidays/limits", test_limits);
  g_test_add_func ("/bank-holidays/files", test_files);
  return g_test_run ();
}
