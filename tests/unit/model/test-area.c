/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-area.h"

/* What is recorded of authorities, and where an area is then. */
static void
test_tell (void)
{
  static const struct
  {
    const char *code;
    CldAreaKnown known;
    CldArea area;
    CldPlace place;
  } cases[] = {
    { NULL, { TRUE, TRUE }, CLD_AREA_UNKNOWN, CLD_PLACE_UNKNOWN },
    { "", { TRUE, TRUE }, CLD_AREA_UNKNOWN, CLD_PLACE_UNKNOWN },
    { "860", { FALSE, FALSE }, CLD_AREA_UNKNOWN, CLD_PLACE_UNKNOWN },
    { "860", { TRUE, FALSE, TRUE, FALSE }, CLD_AREA_OWN, CLD_PLACE_OWN },
    { "860", { TRUE, TRUE, TRUE, TRUE }, CLD_AREA_OWN, CLD_PLACE_OWN },
    { "855", { TRUE, TRUE, FALSE, TRUE }, CLD_AREA_ADJOINING, CLD_PLACE_ADJOINING },
    { "855", { FALSE, TRUE, FALSE, TRUE }, CLD_AREA_ADJOINING, CLD_PLACE_ADJOINING },
    { "330", { TRUE, TRUE }, CLD_AREA_DISTANT, CLD_PLACE_DISTANT },
    { "330", { TRUE, FALSE }, CLD_AREA_OTHER, CLD_PLACE_DISTANT },
    { "OUT", { TRUE, TRUE }, CLD_AREA_DISTANT, CLD_PLACE_DISTANT },
    { "OUT", { FALSE, FALSE }, CLD_AREA_UNKNOWN, CLD_PLACE_UNKNOWN },
    { "IN", { FALSE, FALSE }, CLD_AREA_OWN, CLD_PLACE_OWN },
    { "WAL", { FALSE, FALSE }, CLD_AREA_OTHER, CLD_PLACE_DISTANT },
    { "SCO", { TRUE, FALSE }, CLD_AREA_OTHER, CLD_PLACE_DISTANT },
    { "NIR", { TRUE, TRUE }, CLD_AREA_DISTANT, CLD_PLACE_DISTANT },
    { "NUK", { TRUE, TRUE }, CLD_AREA_DISTANT, CLD_PLACE_DISTANT },
    { "CON", { FALSE, FALSE }, CLD_AREA_CONFIDENTIAL, CLD_PLACE_CONFIDENTIAL },
    { "CON", { TRUE, TRUE }, CLD_AREA_CONFIDENTIAL, CLD_PLACE_CONFIDENTIAL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CldArea area = cld_area_tell (cases[i].code, &cases[i].known);

      g_test_message ("%u: %s", i, cases[i].code);
      g_assert_cmpint (area, ==, cases[i].area);
      g_assert_cmpint (cld_area_get_place (area), ==, cases[i].place);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/area/tell", test_tell);
  return g_test_run ();
}
