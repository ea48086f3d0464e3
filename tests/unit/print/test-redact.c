/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-redact.h"

#define P "[RESTRICTED]"
#define N "[name withheld]"

static const struct
{
  const char *text;
  const char *expected;
} cases[] = {
  { "", "" },
  { "Nothing to hide.", "Nothing to hide." },
  /* A postcode in any spacing and case, but no part of a longer word. */
  { "QX9 4ZP", P },
  { "at qx94zp, or QX9  4ZP; QX9-4ZP.", "at " P ", or " P "; " P "." },
  { "QX94ZPA AQX94ZP QX9 4Z", "QX94ZPA AQX94ZP QX9 4Z" },
  { "QX9", "QX9" },
  /* Names by the word; a small letter begins no name. */
  { "Dawn rang.", N " rang." },
  { "At dawn she will go with Will.", "At dawn she will go with " N "." },
  { "Dawn’s flat, DAWN'S flat", N "’s flat, " N "'S flat" },
  { "Dawn-Marie Fields and Will", N " and " N },
  { "Dawning", "Dawning" },
  /* What the child is called too goes only with the rest of the name. */
  { "Jay Marsh and Dawn Marsh", "Jay Marsh and " N },
  { "Ó Súilleabháin came", "Ó " N " came" },
  { "王芳 came; 王 did not", N " came; 王 did not" },
};

static void
test_text (void)
{
  g_autoptr (CldRedact) redact = cld_redact_new ();

  cld_redact_keep_name (redact, "Jay");
  cld_redact_keep_name (redact, "Marsh");
  cld_redact_keep_name (redact, NULL);
  cld_redact_add_name (redact, "Mrs Dawn Marsh");
  cld_redact_add_name (redact, "Marie and Will Fields");
  cld_redact_add_name (redact, "Ó Súilleabháin");
  cld_redact_add_name (redact, "王芳");
  cld_redact_add_name (redact, NULL);
  cld_redact_add_postcode (redact, "qx9 4zp");
  cld_redact_add_postcode (redact, "QX9");
  cld_redact_add_postcode (redact, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cld_redact_text (redact, cases[i].text);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
  g_assert_null (cld_redact_text (redact, NULL));
}

static void
test_nothing (void)
{
  g_autoptr (CldRedact) redact = cld_redact_new ();
  g_autofree char *text = cld_redact_text (redact, "Dawn Marsh, QX9 4ZP");

  g_assert_cmpstr (text, ==, "Dawn Marsh, QX9 4ZP");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/print/redact/text", test_text);
  g_test_add_func ("/print/redact/nothing", test_nothing);
  return g_test_run ();
}
