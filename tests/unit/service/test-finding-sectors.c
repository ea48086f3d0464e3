/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection-fixture.h"

#include "cld-finding-sectors.h"
#include "cld-report-rows.h"

#define ODD "Ó'Neil & <b>\"%s%n"

/* What inspectors found, by sector. SC1 and SC2 of the fixture have none. */

/* The authority's own home and a private one with the same requirement; one whose sector is in no list; its fostering service; itself. */
static void
fill (Fixture *fixture)
{
  put_record (fixture, &cld_provider_kind, "SC3", "name=Acre Lodge|type=CH|sector=LA");
  put_record (fixture, &cld_provider_kind, "SC4", "name=" ODD "|type=CH|sector=PRIV");
  put_record (fixture, &cld_provider_kind, "SC5", "name=Kin First|type=LAFS|sector=LA");
  INSPECTION ("own", "provider=SC3|event_type=FULL|started_on=2026-03-02");
  INSPECTION ("private", "provider=SC4|event_type=FULL|started_on=2026-03-03");
  INSPECTION ("none", "provider=SC1|event_type=FULL|started_on=2026-03-04");
  INSPECTION ("foster", "provider=SC5|event_type=STD|started_on=2026-03-05");
  INSPECTION ("itself", "authority=815|event_type=STD|framework=ILACS|started_on=2026-03-06");
  FINDING ("o1", "inspection=own|number=1|type=REQ|regulations=CHR15-12|due_on=2026-04-06|text=x");
  FINDING ("p1", "inspection=private|number=1|type=REQ|regulations=CHR15-12|due_on=2026-04-06|owner=The home|text=x");
  FINDING ("p2", "inspection=private|number=2|type=REQ|regulations=CHR15-13|due_on=2026-04-07|text=x");
  FINDING ("p3", "inspection=private|number=3|type=REC|guidance=GUIDE15:4.6|text=x");
  FINDING ("p4", "inspection=private|number=4|type=STR|text=x");
  FINDING ("p5", "inspection=private|number=5|type=SHORT|text=x");
  FINDING ("p6", "inspection=private|number=6|type=SCON|due_on=2026-04-01|text=x");
  FINDING ("n1", "inspection=none|number=1|type=REQ|regulations=CHR15-12|due_on=2026-05-01|status=NOTMET|text=x");
  FINDING ("n2", "inspection=none|number=2|type=REQ|regulations=CHR15-12|due_on=2026-03-20|status=WITHDRAWN|text=x");
  FINDING ("f1", "inspection=foster|number=1|type=AFI|due_on=2026-06-01|text=x");
  FINDING ("i1", "inspection=itself|number=1|type=AFI|due_on=2026-04-01|text=x");
  FINDING ("i2", "inspection=itself|number=2|type=APA|due_on=2026-06-01|text=x");
  FINDING ("i3", "inspection=itself|number=3|type=WEAK|text=x");
}

static void
assert_rows (const CldFindingSectors *sectors, const char *code, CldSectorFigure figure, const char *expected)
{
  int sector = cld_finding_sectors_find (sectors, code);
  g_autofree char *found = NULL;

  g_test_message ("%s, %s", code, cld_sector_figure_get_id (figure));
  g_assert_cmpint (sector, >=, 0);
  found = join_findings (cld_finding_sectors_get_rows (sectors, (guint) sector, figure));
  g_assert_cmpstr (found, ==, expected);
}

static void
test_sectors (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *code;
    const char *rows[CLD_SECTOR_N_FIGURES];
  } expected[] = {
    { "LA", { "o1", "o1", "", "f1", "", "", "" } },
    { "PRIV", { "p1 p2", "p1", "p3", "", "", "p6", "" } },
    { "", { "n1", "n1", "", "", "", "", "" } },
    { CLD_SECTOR_AUTHORITY, { "", "", "", "i1 i2 i3", "i1", "", "" } },
  };
  g_autoptr (CldInspectionRegister) inspections = NULL;
  g_autoptr (CldFindingSectors) sectors = NULL;

  fill (fixture);
  inspections = load_register (fixture);
  sectors = cld_finding_sectors_new (inspections);
  g_assert_cmpuint (cld_finding_sectors_get_n (sectors), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpstr (cld_finding_sectors_get_code (sectors, i), ==, expected[i].code);
      for (guint figure = 0; figure < CLD_SECTOR_N_FIGURES; figure++)
        assert_rows (sectors, expected[i].code, figure, expected[i].rows[figure]);
    }
  g_assert_cmpint (cld_finding_sectors_find (sectors, "VOL"), ==, -1);
}

/* Twelve months up to today, both ends: 8 April of the year before is in, 7 April is not. */
static void
test_met (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldInspectionRegister) inspections = NULL;
  g_autoptr (CldFindingSectors) sectors = NULL;

  put_record (fixture, &cld_provider_kind, "SC4", "name=Oak|type=CH|sector=PRIV");
  INSPECTION ("I", "provider=SC4|event_type=FULL|started_on=2024-03-03");
  FINDING ("a", "inspection=I|number=1|type=REQ|regulations=CHR15-12|due_on=2025-04-30|status=MET|met_on=2025-04-07|text=x");
  FINDING ("b", "inspection=I|number=2|type=REQ|regulations=CHR15-12|due_on=2025-04-30|status=MET|met_on=2025-04-08|text=x");
  FINDING ("c", "inspection=I|number=3|type=REC|guidance=GUIDE15:4.6|met_on=2026-04-07|text=x");
  FINDING ("d", "inspection=I|number=4|type=REC|guidance=GUIDE15:4.6|met_on=2026-04-08|text=x");
  FINDING ("e", "inspection=I|number=5|type=REC|guidance=GUIDE15:4.6|status=MET|text=x");
  FINDING ("f", "inspection=I|number=6|type=REC|guidance=GUIDE15:4.6|status=CARRIED|text=x");
  inspections = load_register (fixture);
  sectors = cld_finding_sectors_new (inspections);
  assert_rows (sectors, "PRIV", CLD_SECTOR_MET, "b c");
  assert_rows (sectors, "PRIV", CLD_SECTOR_REQUIREMENTS, "");
  assert_rows (sectors, "PRIV", CLD_SECTOR_RECOMMENDATIONS, "");
}

/* Every open finding is counted once among those that are open. */
static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldInspectionRegister) inspections = NULL;
  g_autoptr (CldFindingSectors) sectors = NULL;
  guint n = 0, open = 0;

  fill (fixture);
  inspections = load_register (fixture);
  sectors = cld_finding_sectors_new (inspections);
  for (guint i = 0; i < cld_finding_sectors_get_n (sectors); i++)
    n += cld_finding_sectors_count (sectors, i, CLD_SECTOR_REQUIREMENTS) + cld_finding_sectors_count (sectors, i, CLD_SECTOR_RECOMMENDATIONS) +
         cld_finding_sectors_count (sectors, i, CLD_SECTOR_IMPROVEMENTS) + cld_finding_sectors_count (sectors, i, CLD_SECTOR_OTHERS);
  for (guint i = 0; i < cld_inspection_register_get_findings (inspections)->len; i++)
    open += cld_finding_state_is_open (((const CldFindingItem *) cld_inspection_register_get_findings (inspections)->pdata[i])->state);
  g_assert_cmpuint (n, ==, open);
  g_assert_cmpuint (open, ==, 10);
}

static CldReportRows *
find_rows (Fixture *fixture, CldDutyBoard *board, CldReportQuery query)
{
  g_autoptr (GError) error = NULL;
  CldReportRows *rows = cld_report_rows_find (&query, cld_store_get_db (fixture->store), board, &error);

  g_assert_no_error (error);
  return rows;
}

/* The rows that a number of the page opens. */
static void
test_report_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_date_to_day (TODAY), CLD_NO_DAY);
  CldReportQuery query = { .source = CLD_REPORT_FINDINGS, .sector = "PRIV", .what = CLD_SECTOR_REQUIREMENTS };
  g_autoptr (CldReportRows) rows = NULL, none = NULL, all = NULL;
  g_autoptr (CldReportQuery) copy = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;
  const CldReportRow *row;

  fill (fixture);
  cld_duty_board_load (board, cld_store_get_db (fixture->store), &error);
  g_assert_no_error (error);
  rows = find_rows (fixture, board, query);
  g_assert_cmpuint (cld_report_rows_get_n (rows), ==, 2);
  row = cld_report_rows_get (rows, 0);
  g_assert_cmpstr (row->key, ==, "finding/p1");
  g_assert_true (row->kind == &cld_finding_kind);
  g_assert_cmpstr (row->title, ==, "Requirement 1, " ODD);
  g_assert_cmpstr (row->state, ==, "1 day late");
  g_assert_cmpstr (row->owner, ==, "The home");
  g_assert_true (row->late);
  g_assert_cmpstr (cld_report_rows_get (rows, 1)->state, ==, "Due today");
  g_assert_false (cld_report_rows_get (rows, 1)->late);
  copy = cld_report_query_copy (&query);
  g_assert_true (copy->sector != query.sector);
  title = cld_report_query_dup_title (copy);
  g_assert_cmpstr (title, ==, "Findings, Private: Requirements open");
  none = find_rows (fixture, board, (CldReportQuery){ .source = CLD_REPORT_FINDINGS, .sector = "VOL", .what = CLD_SECTOR_MET });
  g_assert_cmpuint (cld_report_rows_get_n (none), ==, 0);
  /* The tile counts those of all sectors. */
  all = find_rows (fixture, board, (CldReportQuery){ .source = CLD_REPORT_REQUIREMENTS });
  g_assert_cmpuint (cld_report_rows_get_n (all), ==, 3);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  ADD ("/finding-sectors/sectors", test_sectors);
  ADD ("/finding-sectors/met", test_met);
  ADD ("/finding-sectors/whole", test_whole);
  ADD ("/finding-sectors/report-rows", test_report_rows);
  return fixture_run ();
}
