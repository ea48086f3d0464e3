/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-fixture.h"

/* How files, years and what is recorded are joined: counts, options, years, conflicts, native rows, case exports. */

static const CldImportOptions year_2025 = { .year = 2025 };

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;

  put (fixture, "header.csv", HEADER "100,M,01/02/2015,WBRI,UN1,,\n100,M,01/02/2015,WBRI,UN1,,\n101,M,soon,WBRI,UN1,,\n102,F,01/02/2015,WBRI,UN1,0,\n");
  report = import (fixture, &year_2025, "header.csv");
  assert_file (report, "header.csv", "Header rows=4 +2 ~0 =1 -1");
  g_clear_pointer (&report, cld_import_report_free);

  put (fixture, "header.csv", HEADER "100,M,01/02/2015,WIRI,UN1,,\n102,F,01/02/2015,WBRI,UN1,0,\n103,F,01/02/2015,WBRI,UN1,0,\n");
  report = import (fixture, &year_2025, "header.csv");
  assert_file (report, "header.csv", "Header rows=3 +1 ~1 =1 -0");
  assert_value (fixture, &cld_child_kind, "100", CHILD_ETHNICITY, "WIRI");
}

static void
put_return (Fixture *fixture, const char *folder)
{
  g_autofree char *header = g_strconcat (folder, "/header.csv", NULL), *episodes = g_strconcat (folder, "/episodes.csv", NULL);
  g_autofree char *reviews = g_strconcat (folder, "/reviews.csv", NULL);

  put (fixture, header, ONE_CHILD);
  put (fixture, episodes, ONE_EPISODE);
  put (fixture, reviews, REVIEWS "100,01/02/2015,28/05/2024,PN1\n");
}

static void
test_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) first = NULL, second = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gint64 seq;

  put_return (fixture, "in");
  first = import (fixture, &plain, "in");
  g_assert_nonnull (first->change_set);
  seq = head (fixture);
  before = native_all (fixture);
  second = import (fixture, &plain, "in");
  g_assert_no_error (fixture->error);
  g_assert_null (second->change_set);
  for (guint i = 0; i < second->files->len; i++)
    {
      const CldImportFileReport *file = second->files->pdata[i];

      g_assert_cmpuint (file->unchanged, ==, file->rows);
    }
  g_assert_cmpint (head (fixture), ==, seq);
  after = native_all (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* One import is one change set. */
static void
test_one_change_set (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;
  g_autoptr (CldStore) store = NULL;
  g_autoptr (GError) error = NULL;
  CldStmt *stmt;
  gboolean has_row;

  put_return (fixture, "in");
  report = import (fixture, &plain, "in");
  store = open_store (fixture);
  stmt = cld_db_prepare (cld_store_get_db (store), "SELECT count(DISTINCT change_set) FROM change WHERE act = 'import'", &error);
  g_assert_no_error (error);
  g_assert_true (cld_stmt_step (stmt, &has_row, &error) && has_row);
  g_assert_cmpint (cld_stmt_get_int (stmt, 0), ==, 1);
  g_assert_false (cld_store_is_made_up (store));
}

static void
test_made_up (Fixture *fixture, gconstpointer data)
{
  const CldImportOptions options = { .made_up = TRUE };
  g_autoptr (CldImportReport) report = NULL;
  g_autoptr (CldStore) store = NULL;

  put_return (fixture, "in");
  report = import (fixture, &options, "in");
  store = open_store (fixture);
  g_assert_true (cld_store_is_made_up (store));
}

static void
test_dry_run (Fixture *fixture, gconstpointer data)
{
  const CldImportOptions options = { .dry_run = TRUE };
  g_autoptr (CldImportReport) first = NULL, second = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gint64 seq;

  put_return (fixture, "in");
  first = import (fixture, &options, "in");
  g_assert_no_error (fixture->error);
  assert_file (first, "episodes.csv", "Episodes rows=1 +1 ~0 =0 -0");
  g_assert_null (first->change_set);
  assert_nothing_there (fixture);

  import_quietly (fixture, "in");
  seq = head (fixture);
  before = native_all (fixture);
  put (fixture, "in/header.csv", HEADER "100,F,01/02/2015,WBRI,UN1,,\n");
  second = import (fixture, &options, "in");
  assert_file (second, "header.csv", "Header rows=1 +0 ~1 =0 -0");
  g_assert_cmpint (head (fixture), ==, seq);
  after = native_all (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_good_rows_only (Fixture *fixture, gconstpointer data)
{
  const CldImportOptions options = { .good_rows_only = TRUE };
  g_autoptr (CldImportReport) report = NULL;

  put_return (fixture, "in");
  put (fixture, "in/header.csv", HEADER "100,M,01/02/2015,WBRI,UN1,,\n101,M,01/02/2015,QQQQ,UN1,,\n");
  report = import (fixture, &options, "in");
  g_assert_no_error (fixture->error);
  assert_file (report, "header.csv", "Header rows=2 +1 ~0 =0 -1");
  g_assert_cmpuint (count (fixture, &cld_child_kind), ==, 1);
}

static void
test_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  const CldImportOptions options = { .all_or_nothing = TRUE };
  g_autoptr (CldImportReport) report = NULL;

  put_return (fixture, "in");
  put (fixture, "in/header.csv", HEADER "100,M,01/02/2015,WBRI,UN1,,\n101,M,soon,WBRI,UN1,,\n");
  report = import (fixture, &options, "in");
  g_assert_error (fixture->error, CLD_IMPORT_ERROR, CLD_IMPORT_ERROR_REJECTED);
  assert_problems (report, "header.csv:3 DOB soon write it DD/MM/YYYY rejected");
  assert_nothing_there (fixture);
  g_clear_pointer (&report, cld_import_report_free);

  /* A problem that is kept is no rejection. */
  put (fixture, "in/header.csv", HEADER "100,M,01/02/2015,QQQQ,UN1,,\n");
  report = import (fixture, &options, "in");
  g_assert_no_error (fixture->error);
  assert_value (fixture, &cld_child_kind, "100", CHILD_ETHNICITY, "QQQQ");
}

/* Without --year it is that of the latest date in the Episodes and Reviews of the same folder. */
static void
test_year_inferred (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;

  put_return (fixture, "a");
  put (fixture, "a/reviews.csv", REVIEWS "100,01/02/2030,01/04/2025,PN1\n");
  put_return (fixture, "b");
  put (fixture, "b/reviews.csv", REVIEWS "100,01/02/2015,31/03/2025,PN1\n");
  report = import (fixture, &plain, "a b");
  g_assert_no_error (fixture->error);
  for (guint i = 0; i < report->files->len; i++)
    g_assert_cmpint (((CldImportFileReport *) report->files->pdata[i])->year, ==, i < 3 ? 2026 : 2025);
}

static void
test_year_given (Fixture *fixture, gconstpointer data)
{
  const CldImportOptions options = { .year = 2027 };
  g_autoptr (CldImportReport) report = NULL;

  put_return (fixture, "in");
  report = import (fixture, &options, "in");
  g_assert_cmpint (file_report (report, "header.csv")->year, ==, 2027);
  assert_value (fixture, &cld_return_row_kind, "2027/Header/100/1", RETURN_ROW_YEAR, "2027");
}

static void
test_year_untold (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;

  put (fixture, "header.csv", ONE_CHILD);
  put (fixture, "episodes.csv", EPISODES);
  report = import (fixture, &plain, "header.csv episodes.csv");
  g_assert_error (fixture->error, CLD_IMPORT_ERROR, CLD_IMPORT_ERROR_NO_YEAR);
  assert_nothing_there (fixture);
}

/* Two returns of one authority, with what changes from one to the next: an end, a code, a move, a late correction. */
static void
put_two_years (Fixture *fixture)
{
  put (fixture, "a/header.csv", HEADER "100,1,01/02/2008,WBRI,UN1,,\n200,2,01/02/2012,WBRI,UN1,0,\n300,1,01/02/2012,REFU,UN1,,\n");
  put (fixture, "a/episodes.csv", EPISODES
       "100,01/05/2022,S,C1,N1,H5,PR4,,,,LS1 1AA,LS2 2BB,SC123456\n"
       "200,01/06/2022,S,V2,N3,U4,PR1,01/08/2022,X1,CARPL,LS1 1AA,LS3 3CC,SC1\n"
       "200,01/08/2022,P,V2,N3,K2,PR4,,,,,LS4 4DD,SC2\n"
       "300,01/09/2022,S,C2,N1,U4,PR1,,,,LS1 1AA,LS5 5EE,SC3\n");
  put (fixture, "a/reviews.csv", REVIEWS "100,01/02/2008,28/05/2022,PN1\n200,01/02/2012,01/03/2024,PN1\n");
  put (fixture, "b/header.csv", HEADER "100,M,01/02/2008,WBRI,UN2,,\n200,F,01/02/2012,WIRI,UN1,0,\n300,M,01/02/2012,,UN1,,\n400,F,01/02/2014,WBRI,UN1,0,\n");
  put (fixture, "b/episodes.csv", EPISODES
       "100,01/05/2022,S,C1,N1,K3,PR4,01/06/2024,X1,,LS1 1AA,LS2 2BB,SC123456\n"
       "100,01/06/2024,L,C2,N1,K3,PR4,,,,LS1 1AA,LS2 2BB,SC123456\n"
       "200,01/08/2022,P,V2,N3,K2,PR4,01/07/2024,X1,,,LS4 4DD,SC2\n"
       "200,01/07/2024,P,V2,N3,T1,,09/07/2024,X1,,,LS9 9ZZ,\n"
       "200,09/07/2024,P,V2,N3,K2,PR4,01/01/2025,E4A,,,LS4 4DD,SC2\n"
       "400,01/02/2025,S,V2,N3,U4,PR1,,,,LS1 1AA,LS3 3CC,SC1\n");
  put (fixture, "b/reviews.csv", REVIEWS "100,01/02/2008,28/05/2024,PN2\n");
}

static void
test_years_in_any_order (Fixture *fixture, gconstpointer data)
{
  static const char *const orders[][2] = { { "a b", NULL }, { "b a", NULL }, { "a", "b" }, { "b", "a" } };
  g_autofree char *expected = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      g_autofree char *found = NULL;

      put_two_years (fixture);
      for (guint j = 0; j < 2 && orders[i][j]; j++)
        import_quietly (fixture, orders[i][j]);
      found = native_all (fixture);
      if (i == 0)
        {
          assert_value (fixture, &cld_placement_kind, "100/2022-05-01", PLACEMENT_TYPE, "K3");
          assert_value (fixture, &cld_placement_kind, "200/2022-08-01", PLACEMENT_ENDED_ON, "2025-01-01");
          assert_value (fixture, &cld_placement_kind, "200/2024-07-01", PLACEMENT_WITHIN, "200/2022-08-01");
          assert_value (fixture, &cld_care_period_kind, "300/2022-09-01", CARE_PERIOD_ENDED_ON, NULL);
          assert_value (fixture, &cld_child_kind, "300", CHILD_ETHNICITY, "REFU");
          assert_value (fixture, &cld_child_kind, "200", CHILD_SEX, "F");
        }
      if (!expected)
        expected = g_strdup (found);
      g_test_message ("order %u", i);
      g_assert_cmpstr (found, ==, expected);
      empty (fixture);
    }
}

/* Open in the earlier return, not in the later one: said once, and left open. */
static void
test_not_mentioned (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;

  put_two_years (fixture);
  report = import (fixture, &plain, "a b");
  assert_problems (report, "episodes.csv:5 DEC - - kept\nheader.csv:4 ETHNIC - - kept");
}

static void
test_blank_leaves_or_clears (Fixture *fixture, gconstpointer data)
{
  put (fixture, "header.csv", ONE_CHILD);
  put (fixture, "episodes.csv", ONE_EPISODE);
  import_quietly (fixture, "header.csv episodes.csv");
  put (fixture, "header.csv", HEADER "100,,01/02/2015,,UN1,,\n");
  put (fixture, "episodes.csv", EPISODES "100,01/05/2024,S,C2,,U4,PR1,,,,,,\n");
  import_quietly (fixture, "header.csv episodes.csv");
  assert_value (fixture, &cld_child_kind, "100", CHILD_SEX, "M");
  assert_value (fixture, &cld_child_kind, "100", CHILD_ETHNICITY, "WBRI");
  assert_value (fixture, &cld_child_kind, "100", CHILD_HOME_POSTCODE, "LS1 1AA");
  assert_value (fixture, &cld_placement_kind, "100/2024-05-01", PLACEMENT_POSTCODE, "LS2 2BB");
  assert_value (fixture, &cld_care_period_kind, "100/2024-05-01", CARE_PERIOD_CATEGORY_OF_NEED, "N1");

  /* In a native file a blank clears, and so does a column that is not there. */
  put (fixture, "child.csv", "ref,surname,ethnicity\n100,Ash,\n");
  import_quietly (fixture, "child.csv");
  assert_value (fixture, &cld_child_kind, "100", CHILD_SURNAME, "Ash");
  assert_value (fixture, &cld_child_kind, "100", CHILD_ETHNICITY, NULL);
  assert_value (fixture, &cld_child_kind, "100", CHILD_SEX, NULL);
}

/* Nor does a blank take away a change that the same row told of before. */
static void
test_blank_keeps_slices (Fixture *fixture, gconstpointer data)
{
  put (fixture, "header.csv", ONE_CHILD);
  put (fixture, "episodes.csv", EPISODES "100,01/05/2024,S,C1,N1,U4,PR1,01/06/2024,X1,,LS1 1AA,LS2 2BB,SC1\n"
                                         "100,01/06/2024,L,C2,N1,U4,PR1,,,,LS1 1AA,LS2 2BB,SC1\n");
  import_quietly (fixture, "header.csv episodes.csv");
  put (fixture, "episodes.csv", EPISODES "100,01/05/2024,S,C1,N1,U4,PR1,01/06/2024,X1,,LS1 1AA,LS2 2BB,SC1\n"
                                         "100,01/06/2024,L,,N1,U4,PR1,,,,LS1 1AA,LS2 2BB,SC1\n");
  import_quietly (fixture, "header.csv episodes.csv");
  assert_value (fixture, &cld_legal_status_kind, "100/2024-05-01", LEGAL_STATUS_ENDED_ON, "2024-06-01");
  assert_value (fixture, &cld_legal_status_kind, "100/2024-06-01", LEGAL_STATUS_CODE, "C2");
}

/* What a person changed since is left and listed. */
static void
test_by_hand (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;

  put (fixture, "a/header.csv", ONE_CHILD);
  put (fixture, "a/episodes.csv", ONE_EPISODE);
  import_quietly (fixture, "a");
  edit (fixture, &cld_child_kind, "100", CHILD_ETHNICITY, "MOTH");
  edit (fixture, &cld_placement_kind, "100/2024-05-01", PLACEMENT_POSTCODE, "LS7 7GG");

  put (fixture, "a/header.csv", HEADER "100,F,01/02/2015,WIRI,UN1,,\n");
  put (fixture, "a/episodes.csv", EPISODES "100,01/05/2024,S,V2,N1,U4,PR1,,,,LS1 1AA,LS8 8HH,SC123456\n");
  report = import (fixture, &plain, "a");
  g_assert_no_error (fixture->error);
  assert_problems (report, "episodes.csv:2 PL_POST LS8 8HH LS7 7GG kept\nheader.csv:2 ETHNIC WIRI MOTH kept");
  assert_value (fixture, &cld_child_kind, "100", CHILD_ETHNICITY, "MOTH");
  assert_value (fixture, &cld_child_kind, "100", CHILD_SEX, "F");
  assert_value (fixture, &cld_placement_kind, "100/2024-05-01", PLACEMENT_POSTCODE, "LS7 7GG");
  assert_value (fixture, &cld_legal_status_kind, "100/2024-05-01", LEGAL_STATUS_CODE, "V2");
}

/* The same files again do not undo what was changed by hand. */
static void
test_by_hand_and_twice (Fixture *fixture, gconstpointer data)
{
  put_return (fixture, "in");
  import_quietly (fixture, "in");
  edit (fixture, &cld_child_kind, "100", CHILD_ETHNICITY, "MOTH");
  edit (fixture, &cld_review_kind, "100/2024-05-28/LAC", REVIEW_PARTICIPATION, "PN5");
  import_quietly (fixture, "in");
  assert_value (fixture, &cld_child_kind, "100", CHILD_ETHNICITY, "MOTH");
  assert_value (fixture, &cld_review_kind, "100/2024-05-28/LAC", REVIEW_PARTICIPATION, "PN5");
}

/* To clear a value is to change it. */
static void
test_cleared_by_hand (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;

  put (fixture, "header.csv", ONE_CHILD);
  put (fixture, "episodes.csv", EPISODES "100,01/05/2024,S,C2,N1,U4,PR1,01/06/2024,E4A,,LS1 1AA,LS2 2BB,SC123456\n");
  import_quietly (fixture, "header.csv episodes.csv");
  edit (fixture, &cld_care_period_kind, "100/2024-05-01", CARE_PERIOD_ENDED_ON, NULL);
  report = import (fixture, &plain, "header.csv episodes.csv");
  assert_problems (report, "episodes.csv:2 DEC 2024-06-01 - kept");
  assert_value (fixture, &cld_care_period_kind, "100/2024-05-01", CARE_PERIOD_ENDED_ON, NULL);
  g_assert_null (report->change_set);
}

static void
test_native_by_hand (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;

  put (fixture, "child.csv", "ref,surname,team\n100,Ash,North\n");
  import_quietly (fixture, "child.csv");
  edit (fixture, &cld_child_kind, "100", CHILD_SURNAME, "Beech");
  put (fixture, "child.csv", "ref,surname,team\n100,Cedar,South\n");
  report = import (fixture, &plain, "child.csv");
  assert_problems (report, "child.csv:2 surname Cedar Beech kept");
  assert_value (fixture, &cld_child_kind, "100", CHILD_SURNAME, "Beech");
  assert_value (fixture, &cld_child_kind, "100", CHILD_TEAM, "South");
}

/* A row without a ref: the record that it equals, else a new one. */
static void
test_native_blank_refs (Fixture *fixture, gconstpointer data)
{
  static const char *const visits = "ref,child,visited_on,outcome,by,notes,childs_words\n"
                                    ",100,2024-05-06,,Pat,one,\n"
                                    ",100,2024-05-06,,Pat,two,\n"
                                    ",100,2024-05-06,,Pat,one,\n"
                                    ",100,2024-06-07T15:30,,Pat,three,\n";
  g_autoptr (CldImportReport) first = NULL, second = NULL;
  gint64 seq;

  put (fixture, "child.csv", "ref,surname\n100,Ash\n");
  put (fixture, "visit.csv", visits);
  first = import (fixture, &plain, "visit.csv child.csv");
  assert_file (first, "visit.csv", "visit rows=4 +3 ~0 =1 -0");
  assert_value (fixture, &cld_visit_kind, "100/2024-05-06", VISIT_NOTES, "one");
  assert_value (fixture, &cld_visit_kind, "100/2024-05-06-2", VISIT_NOTES, "two");
  assert_value (fixture, &cld_visit_kind, "100/2024-06-07", VISIT_NOTES, "three");
  seq = head (fixture);
  second = import (fixture, &plain, "visit.csv child.csv");
  assert_file (second, "visit.csv", "visit rows=4 +0 ~0 =4 -0");
  g_assert_cmpint (head (fixture), ==, seq);
}

/* What names another record finds it in the files of the command, in whatever order they are named. */
static void
test_native_references (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;

  put (fixture, "child.csv", "ref,surname\n100,Ash\n");
  put (fixture, "plan.csv", "ref,child,kind,placement,made_on,agreed_on\np1,100,PLACEMENT,home,2024-05-06,\np2,100,PLACEMENT,gone,2024-05-06,\n");
  put (fixture, "placement.csv", "ref,child,started_on,type,within,provider\naway,100,2024-06-01,T1,home,\nhome,100,2024-05-01,K2,,SC9\n");
  put (fixture, "provider.csv", "ref,name,urn\nSC9,Oak House,SC9\n");
  report = import (fixture, &plain, "plan.csv placement.csv provider.csv child.csv");
  assert_problems (report, "plan.csv:3 placement gone - rejected");
  assert_value (fixture, &cld_plan_kind, "p1", PLAN_PLACEMENT, "home");
  assert_value (fixture, &cld_placement_kind, "away", PLACEMENT_WITHIN, "home");
  assert_value (fixture, &cld_placement_kind, "home", PLACEMENT_PROVIDER, "SC9");
}

/* Values as odd as they may be come back as they went. */
static void
test_native_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = g_build_filename (fixture->folder, "out", NULL), *other = g_build_filename (fixture->folder, "other.db", NULL);
  CldStore *store;

  put_two_years (fixture);
  put (fixture, "child.csv", "ref,given_names,surname,date_of_birth,alert\n"
                             "=1+1,\" spaced \",\"O'Neill, \"\"Ed\"\"\",2015-02-01,\"two\nlines\"\n"
                             "\xC3\xA9,-,NULL,,N/A\n");
  import_quietly (fixture, "a b");
  import_quietly (fixture, "child.csv");
  before = native_all (fixture);
  g_assert_nonnull (strstr (before, "\n=1+1,\" spaced \",\"O'Neill, \"\"Ed\"\"\",,,2015-02-01,"));
  g_assert_nonnull (strstr (before, ",NULL,,,,"));
  store = open_store (fixture);
  g_assert_true (cld_export_native (store, out, FALSE, &error));
  cld_store_free (store);
  g_free (fixture->database);
  fixture->database = g_steal_pointer (&other);
  import_quietly (fixture, "out");
  after = native_all (fixture);
  g_assert_cmpstr (after, ==, before);
}

#define CASE "Client ID,Surname,Forename,Preferred Name,D.O.B.,Gender,Ethnic Origin,Home Postcode,LAC Start,LAC End,Legal Status Start,Placement Start," \
             "Carer / Provider,Placement Postcode,Distance (miles),Team,Allocated Worker,IRO\n"

/* A case export completes only what is blank or not known. */
static void
test_case_completes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL, again = NULL;

  put (fixture, "header.csv", HEADER "100,M,01/02/2015,WBRI,UN1,,\n200,F,01/02/2014,,UN1,0,\n");
  put (fixture, "episodes.csv", EPISODES "100,01/05/2024,S,C2,N1,U4,PR1,,,,LS1 1AA,LS2 2BB,SC123456\n"
                                         "200,01/06/2024,L,C2,N1,U4,PR1,,,,,LS3 3CC,\n");
  import_quietly (fixture, "header.csv episodes.csv");
  put (fixture, "case.csv", CASE "0100,Ash,Robin,Rob,,Female,Any other ethnic group,LS9 9ZZ,01/01/2020,,02/02/2020,01/05/2024,Mrs Oak,LS2 2BB,4.2,North,Pat,Kim\n"
                                 "200,Beech,Sam,,,Female,White British,LS8 8HH,01/03/2024,,02/03/2024,03/03/2024,Mr Elm,LS3 3CC,7,South,Lee,Kim\n"
                                 "300,Cedar,Alex,,03/04/2016,Male,White British,LS7 7GG,01/03/2024,,,,,,,South,Lee,Kim\n");
  report = import (fixture, &plain, "case.csv");
  g_assert_no_error (fixture->error);
  assert_file (report, "case.csv", "case_export rows=3 +1 ~2 =0 -0");
  assert_value (fixture, &cld_child_kind, "100", CHILD_SURNAME, "Ash");
  assert_value (fixture, &cld_child_kind, "100", CHILD_KNOWN_AS, "Rob");
  assert_value (fixture, &cld_child_kind, "100", CHILD_WORKER, "Pat");
  assert_value (fixture, &cld_child_kind, "100", CHILD_SEX, "M");
  assert_value (fixture, &cld_child_kind, "100", CHILD_ETHNICITY, "WBRI");
  assert_value (fixture, &cld_child_kind, "100", CHILD_HOME_POSTCODE, "LS1 1AA");
  assert_value (fixture, &cld_care_period_kind, "100/2024-05-01", CARE_PERIOD_STARTED_ON, "2024-05-01");
  assert_value (fixture, &cld_legal_status_kind, "100/2024-05-01", LEGAL_STATUS_STARTED_ON, "2024-05-01");
  assert_value (fixture, &cld_placement_kind, "100/2024-05-01", PLACEMENT_CARER, "Mrs Oak");
  assert_value (fixture, &cld_placement_kind, "100/2024-05-01", PLACEMENT_DISTANCE_MILES, "4.2");

  assert_value (fixture, &cld_child_kind, "200", CHILD_ETHNICITY, "WBRI");
  assert_value (fixture, &cld_child_kind, "200", CHILD_HOME_POSTCODE, "LS8 8HH");
  assert_value (fixture, &cld_care_period_kind, "200/2024-06-01", CARE_PERIOD_STARTED_ON, "2024-03-01");
  assert_value (fixture, &cld_care_period_kind, "200/2024-06-01", CARE_PERIOD_START_KNOWN, "1");
  /* RNE L says when the legal status began. */
  assert_value (fixture, &cld_legal_status_kind, "200/2024-06-01", LEGAL_STATUS_STARTED_ON, "2024-06-01");
  assert_value (fixture, &cld_placement_kind, "200/2024-06-01", PLACEMENT_STARTED_ON, "2024-03-03");
  assert_value (fixture, &cld_placement_kind, "200/2024-06-01", PLACEMENT_CARER, "Mr Elm");
  assert_value (fixture, &cld_child_kind, "300", CHILD_DATE_OF_BIRTH, "2016-04-03");
  g_assert_cmpuint (count (fixture, &cld_care_period_kind), ==, 2);

  again = import (fixture, &plain, "case.csv");
  assert_file (again, "case.csv", "case_export rows=3 +0 ~0 =3 -0");
  g_assert_null (again->change_set);
}

/* The return again, after a case export completed what it left open: it takes nothing back. */
static void
test_case_then_return (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  put (fixture, "header.csv", ONE_CHILD);
  put (fixture, "episodes.csv", EPISODES "100,01/06/2024,L,C2,N1,U4,PR1,,,,,LS3 3CC,\n");
  put (fixture, "case.csv", CASE "100,Ash,Robin,,,,,,01/03/2024,,02/03/2024,03/03/2024,Mr Elm,LS3 3CC,7,South,Lee,Kim\n");
  import_quietly (fixture, "header.csv episodes.csv case.csv");
  before = native_all (fixture);
  import_quietly (fixture, "header.csv episodes.csv");
  after = native_all (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* A start after the day by which it had begun is none. */
static void
test_case_late_start (Fixture *fixture, gconstpointer data)
{
  put (fixture, "header.csv", ONE_CHILD);
  put (fixture, "episodes.csv", EPISODES "100,01/06/2024,L,C2,N1,U4,PR1,,,,,LS3 3CC,\n");
  put (fixture, "case.csv", CASE "100,Ash,Robin,,,,,,02/06/2024,,,02/06/2024,Mr Elm,LS3 3CC,7,South,Lee,Kim\n");
  import_quietly (fixture, "header.csv episodes.csv case.csv");
  assert_value (fixture, &cld_care_period_kind, "100/2024-06-01", CARE_PERIOD_STARTED_ON, "2024-06-01");
  assert_value (fixture, &cld_care_period_kind, "100/2024-06-01", CARE_PERIOD_START_KNOWN, "0");
  assert_value (fixture, &cld_placement_kind, "100/2024-06-01", PLACEMENT_STARTED_ON, "2024-06-01");
  assert_value (fixture, &cld_placement_kind, "100/2024-06-01", PLACEMENT_START_KNOWN, "0");
}

/* Nothing is written once it is cancelled. */
static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CldImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "in", NULL);
  const char *paths[] = { path, NULL };

  put_return (fixture, "in");
  g_cancellable_cancel (cancellable);
  g_assert_false (cld_import (fixture->database, paths, &plain, NULL, NULL, cancellable, &report, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_there (fixture);
}

typedef struct
{
  double last[3];
  guint n;
} Seen;

static void
seen_cb (CldImportStep step, double part, gpointer data)
{
  Seen *seen = data;

  g_assert_cmpfloat (part, >=, seen->last[step]);
  g_assert_cmpfloat (part, <=, 1.0);
  seen->last[step] = part;
  seen->n++;
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "in", NULL);
  const char *paths[] = { path, NULL };
  Seen seen = { 0 };

  put_return (fixture, "in");
  g_assert_true (cld_import (fixture->database, paths, &plain, seen_cb, &seen, NULL, &report, &error));
  g_assert_cmpfloat (seen.last[CLD_IMPORT_READING], ==, 1.0);
  g_assert_cmpuint (seen.n, >, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/import-join/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("counts", test_counts);
  ADD ("twice", test_twice);
  ADD ("one-change-set", test_one_change_set);
  ADD ("made-up", test_made_up);
  ADD ("dry-run", test_dry_run);
  ADD ("good-rows-only", test_good_rows_only);
  ADD ("all-or-nothing", test_all_or_nothing);
  ADD ("year-inferred", test_year_inferred);
  ADD ("year-given", test_year_given);
  ADD ("year-untold", test_year_untold);
  ADD ("years-in-any-order", test_years_in_any_order);
  ADD ("not-mentioned", test_not_mentioned);
  ADD ("blank-leaves-or-clears", test_blank_leaves_or_clears);
  ADD ("blank-keeps-slices", test_blank_keeps_slices);
  ADD ("by-hand", test_by_hand);
  ADD ("by-hand-and-twice", test_by_hand_and_twice);
  ADD ("cleared-by-hand", test_cleared_by_hand);
  ADD ("native-by-hand", test_native_by_hand);
  ADD ("native-blank-refs", test_native_blank_refs);
  ADD ("native-references", test_native_references);
  ADD ("native-round-trip", test_native_round_trip);
  ADD ("case-completes", test_case_completes);
  ADD ("case-then-return", test_case_then_return);
  ADD ("case-late-start", test_case_late_start);
  ADD ("cancelled", test_cancelled);
  ADD ("progress", test_progress);
#undef ADD
  return engine_run ();
}
