/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-text.h"

#define NBSP "\xC2\xA0"

static void
test_trim (void)
{
  static const struct
  {
    const char *text;
    const char *trimmed;
  } cases[] = {
    { "", "" },
    { " ", "" },
    { NBSP NBSP, "" },
    { NBSP " \t\r\n" NBSP, "" },
    { "a", "a" },
    { " a b ", "a b" },
    { NBSP "a" NBSP "b" NBSP, "a" NBSP "b" },
    { "\ta\n", "a" },
    { "\xC3\xA0 ", "\xC3\xA0" }, /* ends in A0 too, but is a letter */
    { " \xC3\xA0", "\xC3\xA0" },
    { "\xA0", "\xA0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize len = strlen (cases[i].text);
      /* Without a NUL, so that a sanitizer sees any reading past the end. */
      g_autofree char *exact = memcpy (g_malloc (MAX (len, 1)), cases[i].text, len);
      const char *text = exact;
      g_autofree char *got = NULL;

      cld_text_trim (&text, &len);
      got = g_strndup (text, len);
      g_assert_cmpstr (got, ==, cases[i].trimmed);
    }
}

static void
test_blank_words (void)
{
  static const char *const blank[] = { "", "NULL", "null", "(null)", "N/A", "n/a", "#N/A", "-", "--", "00/00/0000", "0000-00-00", "NaN", "nat", "\\N",
                                       "00/00/0000 00:00", "00/00/0000 00:00:00", "0000-00-00 00:00:00", "0000-00-00T00:00:00" };
  static const char *const kept[] = { "0", "N", "no", "None", "NA", "Nil", "00/00/000", "01/01/2000", "---", "NULLS", "Nathan", "0000-00-00 10:00:00", "#", " ",
                                      "a very long text that is no word for nothing" };

  for (guint i = 0; i < G_N_ELEMENTS (blank); i++)
    if (!cld_text_is_blank_word (blank[i], strlen (blank[i])))
      g_error ("<%s> is a word for nothing", blank[i]);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (cld_text_is_blank_word (kept[i], strlen (kept[i])))
      g_error ("<%s> is a value", kept[i]);
}

static void
test_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "SMITH", "smith" },
    { "O'Neil", "o'neil" },
    { "Ó'Neil", "o'neil" },
    { "O\xE2\x80\x99Neil", "o'neil" },
    { "ZOË", "zoe" },
    { "Zoe\xCC\x88", "zoe" },
    { "Łukasz", "lukasz" },
    { "Đorđe", "dorde" },
    { "Søren", "soren" },
    { "Straße", "strasse" },
    { "ŞENGÜL", "sengul" },
    { "ﬁnn", "finn" },
    { "李", "李" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = cld_text_fold (cases[i].text);

      g_assert_cmpstr (folded, ==, cases[i].folded);
    }
}

/* A damaged file may hold anything: what is no UTF-8 must not lead past its end. */
static void
test_fold_broken (void)
{
  static const char *const broken[] = { "\xE2", "a\xF0\x9F", "\xC3", "Zo\xC3", "\xFF\xFE", "\x80" };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *exact = g_memdup2 (broken[i], strlen (broken[i]) + 1);
      g_autofree char *folded = cld_text_fold (exact);

      g_assert_true (g_utf8_validate (folded, -1, NULL));
      g_assert_cmpuint (strlen (folded), >, 0);
    }
}

static void
test_clean_name (void)
{
  static const struct
  {
    const char *text;
    const char *clean;
  } cases[] = {
    { "", "" },
    { "  ", "" },
    { " Amy  Example ", "Amy Example" },
    { "Amy\tExample", "Amy Example" },
    { "Amy" NBSP "Example", "Amy Example" },
    { "Amy\nExample", "Amy Example" },
    { "Zoe\xCC\x88", "Zoë" },
    { "A\xE2\x80\xAEmy", "Amy" },                 /* U+202E */
    { "A\xE2\x81\xA6my\xE2\x81\xA9", "Amy" },     /* U+2066, U+2069 */
    { "\xE2\x80\x8B" "Amy\xE2\x80\x8B", "Amy" },  /* U+200B */
    { "\xEF\xBB\xBF" "Amy", "Amy" },              /* U+FEFF */
    { "\xE2\x80\x8B" " Amy", "Amy" },
    { "Ó'Neil & <b>\"%s%n", "Ó'Neil & <b>\"%s%n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize len = strlen (cases[i].text);
      g_autofree char *clean = cld_text_clean_name (cases[i].text, len);

      g_assert_cmpstr (clean, ==, cases[i].clean);
    }
}

static void
test_distance (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    guint distance;
  } cases[] = {
    { "", "", 0 },
    { "", "abc", 3 },
    { "abc", "", 3 },
    { "u1", "u1", 0 },
    { "u1", "u2", 1 },
    { "u1", "1u", 1 },
    { "u1", "u11", 1 },
    { "u11", "u1", 1 },
    { "abcd", "acbd", 1 },
    { "abcd", "badc", 2 },
    { "kitten", "sitting", 3 },
    { "k1", "h5", 2 },
  };
  g_autofree char *long_text = g_strnfill (500, 'x');

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpuint (cld_text_distance (cases[i].a, cases[i].b), ==, cases[i].distance);
      g_assert_cmpuint (cld_text_distance (cases[i].b, cases[i].a), ==, cases[i].distance);
    }
  g_assert_cmpuint (cld_text_distance (long_text, long_text), ==, 0);
  g_assert_cmpuint (cld_text_distance (long_text, ""), ==, 63);
}

static void
test_compare (void)
{
  g_assert_cmpint (cld_text_compare ("a", "b"), <, 0);
  g_assert_cmpint (cld_text_compare ("Z", "a"), <, 0);
  g_assert_cmpint (cld_text_compare ("z", "é"), <, 0);
  g_assert_cmpint (cld_text_compare (NULL, ""), <, 0);
  g_assert_cmpint (cld_text_compare (NULL, NULL), ==, 0);
  g_assert_true (cld_text_is_ascii ("abc\x7f", 4));
  g_assert_false (cld_text_is_ascii ("ab\x80", 3));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/trim", test_trim);
  g_test_add_func ("/text/blank-words", test_blank_words);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/fold-broken", test_fold_broken);
  g_test_add_func ("/text/clean-name", test_clean_name);
  g_test_add_func ("/text/distance", test_distance);
  g_test_add_func ("/text/compare", test_compare);
  return g_test_run ();
}
