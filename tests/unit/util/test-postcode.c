/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-postcode.h"

static void
test_forms (void)
{
  static const struct
  {
    const char *text;
    const char *bare; /* NULL where it is none */
    const char *shown;
  } cases[] = {
    { "LS10 2PW", "LS102PW", "LS10 2PW" },
    { "ls102pw", "LS102PW", "LS10 2PW" },
    { "  B1  1aa ", "B11AA", "B1 1AA" },
    { "M1 1AE", "M11AE", "M1 1AE" },
    { "CR2 6XH", "CR26XH", "CR2 6XH" },
    { "DN551PT", "DN551PT", "DN55 1PT" },
    { "W1A 1HQ", "W1A1HQ", "W1A 1HQ" },
    { "EC1A 1BB", "EC1A1BB", "EC1A 1BB" },
    { "gir 0aa", "GIR0AA", "GIR 0AA" },
    { "", NULL, NULL },
    { "   ", NULL, NULL },
    { "LS10", NULL, NULL },
    { "LS10 2P", NULL, NULL },
    { "LS10 2PWW", NULL, NULL },
    { "LS100 2PW", NULL, NULL },
    { "LSX 2PW", NULL, NULL },
    { "ABC1 2PW", NULL, NULL },
    { "10LS 2PW", NULL, NULL },
    { "LS10 P2W", NULL, NULL },
    { "LS10-2PW", NULL, NULL },
    { "LS10\t2PW", NULL, NULL },
    { "LS10\n2PW", NULL, NULL },
    { "LS1é 2PW", NULL, NULL },
    { "<b>1 2PW", NULL, NULL },
    { "%s%n 2PW", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char bare[CLD_POSTCODE_SIZE] = "?";
      gboolean is = cld_postcode_normalise (cases[i].text, strlen (cases[i].text), bare);
      g_autofree char *shown = cld_postcode_format (cases[i].text);

      if (is != (cases[i].bare != NULL) || strcmp (bare, cases[i].bare ? cases[i].bare : "") != 0 || g_strcmp0 (shown, cases[i].shown) != 0)
        g_error ("“%s” is “%s”, shown “%s”", cases[i].text, bare, shown);
    }
}

/* A text ends where its length says. */
static void
test_length (void)
{
  char bare[CLD_POSTCODE_SIZE];

  g_assert_true (cld_postcode_normalise ("B11AAX", 5, bare));
  g_assert_cmpstr (bare, ==, "B11AA");
  g_assert_false (cld_postcode_normalise ("B11AA\0", 6, bare));
  g_assert_cmpstr (bare, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/postcode/forms", test_forms);
  g_test_add_func ("/postcode/length", test_length);
  return g_test_run ();
}
