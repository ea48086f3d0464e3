/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include "cld-postcode-writer.h"
#include "cld-record-service.h"
#include "cld-where.h"

typedef struct
{
  char *directory;
  CldStore *store;
  CldWhere *where;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_path ("s.db");

  fixture->directory = g_build_filename (fixture_root, "postcodes.db", NULL);
  fixture->store = open_store (path, CLD_STORE_CREATE);
  fixture->where = cld_where_new (fixture->directory);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cld_where_free (fixture->where);
  cld_store_free (fixture->store);
  g_free (fixture->directory);
}

static void
add_authority (Fixture *fixture, const char *ref, const char *name, const char *own, const char *adjoining)
{
  g_autoptr (CldRecord) record = cld_record_new (&cld_authority_kind, ref);
  g_autoptr (GError) error = NULL;

  cld_record_set_text (record, AUTHORITY_NAME, name);
  cld_record_set_text (record, AUTHORITY_OWN, own);
  cld_record_set_text (record, AUTHORITY_ADJOINING, adjoining);
  cld_record_service_save (fixture->store, record, "test", &error);
  g_assert_no_error (error);
}

static void
learn (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  cld_where_learn (fixture->where, cld_store_get_db (fixture->store), &error);
  g_assert_no_error (error);
}

static void
check (Fixture *fixture, const char *code, CldArea area, const char *sentence)
{
  g_autofree char *said = cld_where_describe (fixture->where, code);

  g_assert_cmpint (cld_where_tell (fixture->where, code), ==, area);
  g_assert_cmpstr (said, ==, sentence);
}

static void
test_areas (Fixture *fixture, gconstpointer data)
{
  learn (fixture);
  check (fixture, "383", CLD_AREA_UNKNOWN, "Not known: no authority is recorded as our own.");
  check (fixture, "WAL", CLD_AREA_OTHER, "At a distance: it is in Wales, outside England.");
  check (fixture, NULL, CLD_AREA_UNKNOWN, "Not known: the area is not recorded.");
  check (fixture, "", CLD_AREA_UNKNOWN, "Not known: the area is not recorded.");
  add_authority (fixture, "970", "Brackenshire", "1", NULL);
  learn (fixture);
  g_assert_cmpstr (cld_where_get_own (fixture->where), ==, "970");
  check (fixture, "970", CLD_AREA_OWN, "In area: Brackenshire is our own.");
  check (fixture, "383", CLD_AREA_OTHER, "Out of area: Leeds is not Brackenshire. None of our neighbours is recorded, so it counts as at a distance.");
  add_authority (fixture, "971", "Fellmoor", NULL, "1");
  add_authority (fixture, "972", "Ó'Neil & <b>\"%s%n", "0", "0");
  learn (fixture);
  check (fixture, "971", CLD_AREA_ADJOINING, "Next door: Fellmoor borders Brackenshire.");
  check (fixture, "383", CLD_AREA_DISTANT, "At a distance: Leeds is not Brackenshire and does not border it.");
  check (fixture, "972", CLD_AREA_DISTANT, "At a distance: Ó'Neil & <b>\"%s%n is not Brackenshire and does not border it.");
  check (fixture, "777", CLD_AREA_DISTANT, "At a distance: 777 is not Brackenshire and does not border it.");
  check (fixture, "IN", CLD_AREA_OWN, "In area: Brackenshire is our own.");
  check (fixture, "OUT", CLD_AREA_DISTANT, "Out of area: nobody says which authority, so it counts as at a distance.");
  check (fixture, "WAL", CLD_AREA_DISTANT, "At a distance: it is in Wales, outside England.");
  check (fixture, "SCO", CLD_AREA_DISTANT, "At a distance: it is in Scotland, outside England.");
  check (fixture, "NIR", CLD_AREA_DISTANT, "At a distance: it is in Northern Ireland, outside England.");
  check (fixture, "NUK", CLD_AREA_DISTANT, "At a distance: it is outside the United Kingdom.");
  check (fixture, "CON", CLD_AREA_CONFIDENTIAL, "Confidential: the area is not told. It counts as out of area.");
}

static void
test_distances (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *postcode;
    CldPostcodePlace place;
  } rows[] = {
    { "BT11AA", { "NIR", 333000, 374000 } },
    { "BT11AB", { "NIR", 334000, 374000 } },
    { "QX11AA", { "383", 400000, 400000 } },
    { "QX11AB", { "383", 403000, 404000 } },
    { "QX11AC", { "383", 400000, 400080 } },
    { "QX11AD", { "383", 400000, 400081 } },
    { "QX11AE", { "SCO", 400000, 1200000 } },
    { "QX11AF", { "383", CLD_NO_GRID, CLD_NO_GRID } },
  };
  static const struct
  {
    const char *from;
    const char *to;
    const char *miles;
  } cases[] = {
    { "QX1 1AA", "qx11ab", "3.1" }, /* 5 km */
    { "QX1 1AB", "QX1 1AA", "3.1" },
    { "QX1 1AA", "QX1 1AA", "0.0" },
    { "QX1 1AA", "QX1 1AC", "0.0" }, /* 0.0497 */
    { "QX1 1AA", "QX1 1AD", "0.1" }, /* 0.0503 */
    { "QX1 1AA", "QX1 1AE", "497.1" },
    { "BT1 1AA", "BT1 1AB", "0.6" },
    { "BT1 1AA", "QX1 1AA", NULL },
    { "QX1 1AA", "BT1 1AA", NULL },
    { "QX1 1AA", "QX1 1AF", NULL },
    { "QX1 1AF", "QX1 1AF", NULL },
    { "QX1 1AA", "QX9 9ZZ", NULL },
    { "QX1 1AA", "no postcode", NULL },
    { "QX1 1AA", "", NULL },
    { NULL, "QX1 1AA", NULL },
    { "QX1 1AA", NULL, NULL },
  };
  g_autoptr (CldPostcodeWriter) writer = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (cld_where_has_directory (fixture->where));
  g_assert_null (cld_where_measure (fixture->where, "QX1 1AA", "QX1 1AB"));
  writer = cld_postcode_writer_new (fixture->directory, &error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_true (cld_postcode_writer_add (writer, rows[i].postcode, &rows[i].place, NULL));
  g_assert_true (cld_postcode_writer_finish (writer, &error));
  g_assert_true (cld_where_has_directory (fixture->where));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *miles = cld_where_measure (fixture->where, cases[i].from, cases[i].to);

      if (g_strcmp0 (miles, cases[i].miles) != 0)
        g_error ("from %s to %s are %s miles, not %s", cases[i].from, cases[i].to, miles, cases[i].miles);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_init ();
  g_test_add ("/where/areas", Fixture, NULL, set_up, test_areas, tear_down);
  g_test_add ("/where/distances", Fixture, NULL, set_up, test_distances, tear_down);
  return fixture_run ();
}
