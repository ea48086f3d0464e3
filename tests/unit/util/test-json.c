/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "cld-json.h"

/* What json-glib reads back must be what was written. */
static void
assert_round_trip (const char *text)
{
  g_autoptr (GString) json = g_string_new ("[");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  cld_json_append_string (json, text);
  g_string_append_c (json, ']');
  json_parser_load_from_data (parser, json->str, (gssize) json->len, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (json_array_get_string_element (json_node_get_array (json_parser_get_root (parser)), 0), ==, text);
}

static void
test_round_trip (void)
{
  static const char *const texts[] = { "", "a", "\"", "\\", "\\\"", "\\u0041", "a\nb\tc\rd", "\b\f\x7f", "/</script>", "Ó'Neil & <b>\"%s%n",
                                       "李 👧 \xE2\x80\xA8 \xEF\xBF\xBD", "ends in \\" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_round_trip (texts[i]);
  for (int c = 1; c < 128; c++)
    {
      char text[] = { 'x', (char) c, 'y', '\0' };

      assert_round_trip (text);
    }
}

static void
test_form (void)
{
  static const struct
  {
    const char *text;
    const char *json;
  } cases[] = {
    { NULL, "null" },
    { "", "\"\"" },
    { "a\"b\\c\nd\te\rf\x01", "\"a\\\"b\\\\c\\nd\\te\\u000df\\u0001\"" },
    { "é/", "\"é/\"" },
  };
  g_autoptr (GString) json = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_string_truncate (json, 0);
      cld_json_append_string (json, cases[i].text);
      g_assert_cmpstr (json->str, ==, cases[i].json);
    }
  g_string_truncate (json, 0);
  cld_json_append_string_len (json, "a\"bcd", 3);
  g_assert_cmpstr (json->str, ==, "\"a\\\"b\"");
}

static void
test_random (void)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int n = g_test_rand_int_range (0, 30);

      for (int j = 0; j < n; j++)
        {
          gunichar c = (gunichar) g_test_rand_int_range (1, j % 3 ? 128 : 0x11000);

          if (g_unichar_validate (c))
            g_string_append_unichar (text, c);
        }
      assert_round_trip (text->str);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/round-trip", test_round_trip);
  g_test_add_func ("/json/form", test_form);
  g_test_add_func ("/json/random", test_random);
  return g_test_run ();
}
