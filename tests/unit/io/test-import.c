/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-fixture.h"

#include <fcntl.h>
#include <unistd.h>

#include "cld-csv-reader.h"
#include "cld-return-table.h"

/* One file at a time: what it is, how its cells are read, what is rejected and what is listed. How files, years and
 * what is recorded are joined is in test-import-join.c. */

typedef struct
{
  const char *name;
  const char *file;
  const char *text;
  const char *kind;
  guint rows;
} Recognition;

static const Recognition recognitions[] = {
  { "header", "x.csv", ONE_CHILD, "Header", 1 },
  { "no-ending", "export", ONE_CHILD, "Header", 1 },
  { "titles", "x.csv", "Looked after children\nRun on,01/04/2026\n\n" ONE_CHILD, "Header", 1 },
  { "padded", "x.csv", " CHILD ,SEX , DOB,  ETHNIC,UPN ,MOTHER,MC_DOB \n100,M,01/02/2015,WBRI,UN1,,\n", "Header", 1 },
  { "lower-case", "x.csv", "child,sex,dob,ethnic,upn,mother,mc_dob\n100,M,01/02/2015,WBRI,UN1,,\n", "Header", 1 },
  { "spaced", "x.csv", "Child,Sex,D.O.B,Ethnic,U P N,Mother,Mc Dob\n100,M,01/02/2015,WBRI,UN1,,\n", "Header", 1 },
  { "missing-column", "x.csv", "CHILD,SEX,DOB,ETHNIC,UPN\n100,M,01/02/2015,WBRI,UN1\n", "Header", 1 },
  { "extra-column", "x.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB,Printed\n100,M,01/02/2015,WBRI,UN1,,,yes\n", "Header", 1 },
  { "other-order", "x.csv", "UPN,ETHNIC,DOB,SEX,CHILD\nUN1,WBRI,01/02/2015,M,100\n", "Header", 1 },
  { "aliases", "x.csv", "Child ID,Sex,Date of Birth,Ethnicity,UPN\n100,M,01/02/2015,WBRI,UN1\n", "Header", 1 },
  { "blank-rows", "x.csv", ONE_CHILD ",,,,,,\n\n", "Header", 1 },
  { "header-alone", "x.csv", HEADER, "Header", 0 },
  { "semicolon", "x.csv", "CHILD;SEX;DOB;ETHNIC;UPN;MOTHER;MC_DOB\n100;M;01/02/2015;WBRI;UN1;;\n", "Header", 1 },
  { "tab", "x.txt", "CHILD\tSEX\tDOB\tETHNIC\tUPN\tMOTHER\tMC_DOB\n100\tM\t01/02/2015\tWBRI\tUN1\t\t\n", "Header", 1 },
  { "crlf", "x.csv", "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n100,M,01/02/2015,WBRI,UN1,,\r\n", "Header", 1 },
  { "bom", "x.csv", "\xEF\xBB\xBF" ONE_CHILD, "Header", 1 },
  { "episodes", "x.csv", ONE_EPISODE, "Episodes", 1 },
  { "reviews", "x.csv", REVIEWS "100,01/02/2015,01/06/2024,PN1\n", "Reviews", 1 },
  { "case-export", "x.csv", "Client ID,Surname,Forename,Team\n100,Ash,Robin,North\n", "case_export", 1 },
  { "case-export-other-names", "x.csv", "person id,Family Name,First Name,date of birth\n100,Ash,Robin,01/02/2015\n", "case_export", 1 },
  { "native", "x.csv", "ref,name,role,organisation,address,phone,email\nx,Pat,,,,,\n", "contact", 1 },
  { "native-less-columns", "contact.csv", "ref,name\nx,Pat\n", "contact", 1 },
  { "native-by-its-name", "visit.csv", "ref,child\n", "visit", 0 },
  { "native-of-several-kinds", "x.csv", "ref,child\n", "not read", 0 },
  { "native-is-exact", "contact.csv", "Ref,Their Name\nx,Pat\n", "not read", 0 },
  { "other-table", "x.csv", "Client ID,Visit due\n100,01/02/2024\n", "not read", 0 },
  { "child-alone", "x.csv", "CHILD,DOB\n100,01/02/2015\n", "not read", 0 },
  { "prose", "readme.txt", "Nothing here,but words\n", "not read", 0 },
  { "no-csv", "truth.json", "{\"child\": 1}", "not read", 0 },
  { "nothing", "x.csv", "", "no table", 0 },
  { "open-quote", "x.csv", HEADER "100,\"M,01/02/2015\n", "no table", 0 },
};

/* Beside each stands a Header, so that there is something to import. */
static void
test_recognition (gconstpointer data)
{
  const Recognition *one = data;
  Fixture fixture = { 0 };

  set_up (&fixture, NULL);
  put (&fixture, "beside.csv", ONE_CHILD);
  put (&fixture, one->file, one->text);
  {
    const CldImportOptions options = { .year = 2025 };
    g_autofree char *names = g_strconcat ("beside.csv ", one->file, NULL);
    g_autoptr (CldImportReport) report = import (&fixture, &options, names);

    g_assert_no_error (fixture.error);
    g_assert_cmpstr (file_report (report, one->file)->kind, ==, one->kind);
    g_assert_cmpuint (file_report (report, one->file)->rows, ==, one->rows);
    g_assert_cmpuint (file_report (report, one->file)->rejected, ==, 0);
    g_assert_cmpuint (report->n_unreadable, ==, strcmp (one->kind, "no table") == 0 ? 1 : 0);
    g_assert_cmpuint (file_report (report, one->file)->problems, ==, report->n_unreadable);
  }
  tear_down (&fixture, NULL);
}

/* Every table of the return and every kind, by the columns alone. */
static void
test_every_table (Fixture *fixture, gconstpointer data)
{
  const CldImportOptions options = { .year = 2027, .dry_run = TRUE };

  for (guint i = 0; i < CLD_RETURN_N_TABLES; i++)
    {
      const CldReturnTable *table = cld_return_tables () + i;
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (CldImportReport) report = NULL;

      for (guint j = 0; j < table->n_columns; j++)
        g_string_append_printf (text, "%s%s", j > 0 ? "," : "", table->columns[j].name);
      put (fixture, "x.csv", text->str);
      report = import (fixture, &options, "x.csv");
      g_assert_cmpstr (file_report (report, "x.csv")->kind, ==, table->id);
    }
  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      const CldKind *kind = cld_kinds ()[i];
      g_autoptr (GString) text = g_string_new ("ref");
      g_autoptr (CldImportReport) report = NULL;

      for (guint j = 0; j < kind->n_fields; j++)
        g_string_append_printf (text, ",%s", kind->fields[j].id);
      put (fixture, "x.csv", text->str);
      report = import (fixture, &options, "x.csv");
      g_assert_cmpstr (file_report (report, "x.csv")->kind, ==, kind->id);
    }
}

/* What is left out is said. */
static void
test_notes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;
  gboolean said = FALSE;

  put (fixture, "x.csv", "Client ID,Surname,Forename,Team,Shoe Size\n100,Ash,Robin,North,7\n");
  report = import (fixture, &plain, "x.csv");
  for (guint i = 0; i < report->notes->len; i++)
    said = said || strstr (report->notes->pdata[i], "Shoe Size");
  g_assert_true (said);
}

typedef struct
{
  const char *written;
  const char *read; /* NULL: rejected */
} Pair;

static const Pair dates[] = {
  { "01/05/2024", "2024-05-01" },
  { "1/5/2024", "2024-05-01" },
  { "01/05/2024 00:00", "2024-05-01" },
  { "01/05/2024 00:00:00", "2024-05-01" },
  { "01/05/2024 13:45", "2024-05-01" },
  { "2024-05-01", "2024-05-01" },
  { "2024-05-01 00:00:00", "2024-05-01" },
  { "2024-05-01T00:00:00", "2024-05-01" },
  { "01-May-2024", "2024-05-01" },
  { "1-may-2024", "2024-05-01" },
  { "45413", "2024-05-01" },
  { "45413.0", "2024-05-01" },
  { " 01/05/2024 ", "2024-05-01" },
  { "29/02/2024", "2024-02-29" },
  { "29/02/2023", NULL },
  { "31/06/2024", NULL },
  { "05/13/2024", NULL },
  { "2024-13-01", NULL },
  { "19999", NULL },
  { "60001", NULL },
  { "45413.5", NULL },
  { "20240501", NULL },
  { "1/5/24", NULL },
  { "01/05/2024 25:00", NULL },
  { "May 2024", NULL },
  { "soon", NULL },
};

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  const CldImportOptions options = { .year = 2025 };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *text = g_strdup_printf (REVIEWS "100,01/02/2015,%s,PN1\n", dates[i].written);
      g_autofree char *ref = g_strdup_printf ("100/%s/LAC", dates[i].read);
      g_autofree char *problem = g_strdup_printf ("reviews.csv:2 REVIEW %s write it DD/MM/YYYY rejected", dates[i].written);
      g_autoptr (CldImportReport) report = NULL;

      g_test_message ("%s", dates[i].written);
      put (fixture, "header.csv", ONE_CHILD);
      put (fixture, "reviews.csv", text);
      report = import (fixture, &options, "header.csv reviews.csv");
      g_assert_no_error (fixture->error);
      assert_problems (report, dates[i].read ? "" : problem);
      if (dates[i].read)
        assert_value (fixture, &cld_review_kind, ref, REVIEW_HELD_ON, dates[i].read);
      else
        g_assert_cmpuint (count (fixture, &cld_review_kind), ==, 0);
      empty (fixture);
    }
}

/* When a child went missing has a time, where it is known. */
static void
test_moments (Fixture *fixture, gconstpointer data)
{
  const CldImportOptions options = { .year = 2025 };
  g_autoptr (CldImportReport) report = NULL;

  put (fixture, "header.csv", ONE_CHILD);
  put (fixture, "missing.csv", "CHILD,DOB,MISSING,MIS_START,MIS_END\n"
                               "100,01/02/2015,M,01/05/2024 22:30,2024-05-02 06:05:00\n"
                               "100,01/02/2015,A,03/05/2024,\n"
                               "100,01/02/2015,M,05/05/2024 09:30,05/05/2024\n"
                               "100,01/02/2015,M,05/05/2024 10:30,05/05/2024 10:29\n");
  report = import (fixture, &options, "header.csv missing.csv");
  assert_problems (report, "missing.csv:5 MIS_END 2024-05-05T10:29 - rejected");
  assert_value (fixture, &cld_missing_episode_kind, "100/2024-05-01T22:30/M", MISSING_EPISODE_STARTED_AT, "2024-05-01T22:30");
  assert_value (fixture, &cld_missing_episode_kind, "100/2024-05-01T22:30/M", MISSING_EPISODE_ENDED_AT, "2024-05-02T06:05");
  assert_value (fixture, &cld_missing_episode_kind, "100/2024-05-03/A", MISSING_EPISODE_ENDED_AT, NULL);
  assert_value (fixture, &cld_missing_episode_kind, "100/2024-05-05T09:30/M", MISSING_EPISODE_ENDED_AT, "2024-05-05");
}

static void
test_blanks (Fixture *fixture, gconstpointer data)
{
  static const char *const blanks[] = { "", " ", "NULL", "null", "N/A", "n/a", "-", "00/00/0000", "\xC2\xA0" };
  const CldImportOptions options = { .year = 2025 };

  for (guint i = 0; i < G_N_ELEMENTS (blanks); i++)
    {
      const char *b = blanks[i];
      g_autofree char *text = g_strdup_printf (EPISODES "100,01/05/2024,S,C2,N1,T1,%s,%s,%s,%s,%s,%s,%s\n", b, b, b, b, b, b, b);
      g_autoptr (CldImportReport) report = NULL;

      g_test_message ("'%s'", b);
      put (fixture, "header.csv", ONE_CHILD);
      put (fixture, "episodes.csv", text);
      report = import (fixture, &options, "header.csv episodes.csv");
      g_assert_no_error (fixture->error);
      assert_problems (report, "");
      assert_value (fixture, &cld_placement_kind, "100/2024-05-01", PLACEMENT_ENDED_ON, NULL);
      assert_value (fixture, &cld_placement_kind, "100/2024-05-01", PLACEMENT_POSTCODE, NULL);
      assert_value (fixture, &cld_placement_kind, "100/2024-05-01", PLACEMENT_PROVIDER, NULL);
      assert_value (fixture, &cld_child_kind, "100", CHILD_HOME_POSTCODE, NULL);
      g_assert_cmpuint (count (fixture, &cld_provider_kind), ==, 0);
      empty (fixture);
    }
}

/* Cells as spreadsheets and people leave them. */
static void
test_tidied_cells (Fixture *fixture, gconstpointer data)
{
  const CldImportOptions options = { .year = 2025 };
  g_autoptr (CldImportReport) report = NULL;

  put (fixture, "header.csv", HEADER "100.0, m ,01/02/2015,wbri,un1,0.0,\n200,2.0,01/02/2010,WBRI,UN1,1.0,03/04/2024\n");
  put (fixture, "episodes.csv", EPISODES "100,01/05/2024,s,c2,n1,u4,pr1,,,,ls11aa,LS2  2bb,sc123456\n");
  put (fixture, "oc2.csv", "CHILD,DOB,SDQ_SCORE,SDQ_REASON,CONVICTED,HEALTH_CHECK,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE,"
                           "INTERVENTION_RECEIVED,INTERVENTION_OFFERED\n100,01/02/2015,14.0,,0.0,,1,1.0,01,0,,\n");
  report = import (fixture, &options, "header.csv episodes.csv oc2.csv");
  g_assert_no_error (fixture->error);
  assert_problems (report, "");
  assert_value (fixture, &cld_child_kind, "100", CHILD_SEX, "M");
  assert_value (fixture, &cld_child_kind, "200", CHILD_SEX, "F");
  assert_value (fixture, &cld_child_kind, "100", CHILD_ETHNICITY, "WBRI");
  assert_value (fixture, &cld_child_kind, "100", CHILD_HOME_POSTCODE, "LS1 1AA");
  assert_value (fixture, &cld_placement_kind, "100/2024-05-01", PLACEMENT_POSTCODE, "LS2 2BB");
  assert_value (fixture, &cld_placement_kind, "100/2024-05-01", PLACEMENT_PROVIDER, "SC123456");
  assert_value (fixture, &cld_legal_status_kind, "100/2024-05-01", LEGAL_STATUS_CODE, "C2");
}

/* A spreadsheet eats the zeros before a child's number. */
static void
test_lost_zeros (Fixture *fixture, gconstpointer data)
{
  const CldImportOptions options = { .year = 2025 };
  g_autoptr (CldImportReport) report = NULL;

  put (fixture, "header.csv", HEADER "00123,M,01/02/2015,WBRI,UN1,,\n0077,F,01/02/2015,WBRI,UN1,0,\n077,F,01/02/2015,WBRI,UN1,0,\n");
  put (fixture, "reviews.csv", REVIEWS "123,01/02/2015,01/06/2024,PN1\n77,01/02/2015,01/06/2024,PN1\n");
  report = import (fixture, &options, "header.csv reviews.csv");
  assert_problems (report, "reviews.csv:3 CHILD 77 import the Header or the case export with it rejected");
  assert_value (fixture, &cld_review_kind, "00123/2024-06-01/LAC", REVIEW_CHILD, "00123");
  g_clear_pointer (&report, cld_import_report_free);

  /* Against what is recorded, too. */
  put (fixture, "case.csv", "Client ID,Surname,Forename,Team\n123,Ash,Robin,North\n000123,,,South\n");
  report = import (fixture, &plain, "case.csv");
  assert_problems (report, "");
  g_assert_cmpuint (count (fixture, &cld_child_kind), ==, 3);
  assert_value (fixture, &cld_child_kind, "00123", CHILD_SURNAME, "Ash");
}

static void
test_encodings (Fixture *fixture, gconstpointer data)
{
  static const char utf8[] = "Client ID,Surname,Forename,Team\n100,D\xC3\xA9sir\xC3\xA9,Zo\xC3\xAB,No\xE2\x80\x99th\n";
  g_autoptr (GError) error = NULL;
  gsize length;
  g_autofree char *cp1252 = g_convert (utf8, -1, "CP1252", "UTF-8", NULL, &length, &error);
  gsize length16;
  g_autofree char *utf16 = g_convert (utf8, -1, "UTF-16LE", "UTF-8", NULL, &length16, &error);
  g_autofree char *marked = g_malloc (length16 + 2);

  g_assert_no_error (error);
  memcpy (marked, "\xFF\xFE", 2);
  memcpy (marked + 2, utf16, length16);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (CldImportReport) report = NULL;

      put_bytes (fixture, "x.csv", i == 0 ? utf8 : i == 1 ? cp1252 : marked, i == 0 ? -1 : i == 1 ? (gssize) length : (gssize) length16 + 2);
      report = import (fixture, &plain, "x.csv");
      assert_problems (report, "");
      g_assert_cmpuint (report->notes->len, ==, i == 0 ? 0 : 1);
      assert_value (fixture, &cld_child_kind, "100", CHILD_SURNAME, "D\xC3\xA9sir\xC3\xA9");
      assert_value (fixture, &cld_child_kind, "100", CHILD_GIVEN_NAMES, "Zo\xC3\xAB");
      assert_value (fixture, &cld_child_kind, "100", CHILD_TEAM, "No\xE2\x80\x99th");
      empty (fixture);
    }
}

/* A name that lost a letter in Windows-1252 is said, and does not replace the whole one. */
static void
test_lost_letters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;

  put (fixture, "x.csv", "Client ID,Surname,Forename,Team\n100,Wa\xC5\x82\xC4\x99sa,Zo\xC3\xAB,North\n");
  import_quietly (fixture, "x.csv");
  put_bytes (fixture, "y.csv", "Client ID,Surname,Forename,Team\n100,Wa??sa,Zo\xEB,North\n", -1);
  report = import (fixture, &plain, "y.csv");
  assert_problems (report, "y.csv:2 Surname Wa??sa Wa\xC5\x82\xC4\x99sa kept");
  assert_value (fixture, &cld_child_kind, "100", CHILD_SURNAME, "Wa\xC5\x82\xC4\x99sa");
}

/* A notice that cannot have been is kept and listed, each for what is wrong with it; one that may be is not. */
static void
test_illegal_notices (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;

  put (fixture, "child.csv", "ref,surname\n1,A\n");
  put (fixture, "notice.csv",
       "ref,direction,child,recipient_kind,sent_on,acknowledged_on,returned_on,not_sent_reason,note,closed_on\n"
       "a,OUT,1,PARENT,,,,HARM,Why,\n"            /* line 2: allowed */
       "b,OUT,1,IRO,,,,HARM,Why,\n"               /* 3: not of this recipient */
       "c,OUT,1,PARENT,,,,HARM,,\n"               /* 4: nobody says why */
       "d,OUT,1,PARENT,2024-05-01,,,HARM,Why,\n"  /* 5: sent and withheld */
       "e,OUT,1,AREA,,2024-05-02,,,,\n"           /* 6: acknowledged, never sent */
       "f,OUT,1,AREA,2024-05-03,2024-05-02,,,,\n" /* 7: before it was sent */
       "g,OUT,1,AREA,,,2024-05-02,,,\n"           /* 8: returned, never sent */
       "h,OUT,1,PARENT,,,,TIRED,,\n"              /* 9: no code; that is enough to say */
       "i,IN,1,,,2024-05-02,,HARM,,2024-05-02\n"  /* 10: received: nothing was to be sent */
       "j,OUT,1,PARENT,,,,NOT_APPROPRIATE_AGE,,\n" /* 11: of the child alone */
       "k,OUT,1,CHILD,,,,NOT_APPROPRIATE_AGE,,\n"); /* 12: allowed */
  report = import (fixture, &plain, "child.csv notice.csv");
  g_assert_no_error (fixture->error);
  assert_file (report, "notice.csv", "notice rows=11 +11 ~0 =0 -0");
  assert_problems (report, "notice.csv:3 not_sent_reason HARM - kept\n"
                           "notice.csv:4 note - - kept\n"
                           "notice.csv:5 not_sent_reason HARM - kept\n"
                           "notice.csv:6 acknowledged_on 2024-05-02 - kept\n"
                           "notice.csv:7 acknowledged_on 2024-05-02 - kept\n"
                           "notice.csv:8 returned_on 2024-05-02 - kept\n"
                           "notice.csv:9 not_sent_reason TIRED - kept\n"
                           "notice.csv:11 not_sent_reason NOT_APPROPRIATE_AGE - kept");
  assert_value (fixture, &cld_notice_kind, "b", NOTICE_NOT_SENT_REASON, "HARM");
}

typedef struct
{
  const char *name;
  const char *file;
  const char *text;
  const char *problems;
  guint rejected;
} Fault;

#define GOOD "100,01/05/2024,S,C2,N1,U4,PR1,,,,LS1 1AA,LS2 2BB,SC123456\n"
#define NOBODY "import the Header or the case export with it"

/* Each stands beside a Header with child 100; the row above it or below it is good. */
static const Fault faults[] = {
  { "none", "episodes.csv", EPISODES GOOD, "", 0 },
  { "key-blank", "episodes.csv", EPISODES "100,,P,C2,N1,U4,PR1,,,,,,\n" GOOD, "episodes.csv:2 DECOM - - rejected", 1 },
  { "child-blank", "episodes.csv", EPISODES ",01/05/2024,S,C2,N1,U4,PR1,,,,,,\n" GOOD, "episodes.csv:2 CHILD - - rejected", 1 },
  { "key-no-date", "episodes.csv", EPISODES "100,31/02/2024,P,C2,N1,U4,PR1,,,,,,\n" GOOD,
    "episodes.csv:2 DECOM 31/02/2024 write it DD/MM/YYYY rejected", 1 },
  { "end-no-date", "episodes.csv", EPISODES "100,01/05/2023,S,C2,N1,U4,PR1,tomorrow,E4A,,,,\n" GOOD,
    "episodes.csv:2 DEC tomorrow write it DD/MM/YYYY rejected", 1 },
  { "end-before-start", "episodes.csv", EPISODES "100,01/05/2023,S,C2,N1,U4,PR1,30/04/2023,E4A,,,,\n" GOOD,
    "episodes.csv:2 DEC 2023-04-30 - rejected", 1 },
  { "unknown-child", "episodes.csv", EPISODES "101,01/05/2024,S,C2,N1,U4,PR1,,,,,,\n" GOOD, "episodes.csv:2 CHILD 101 " NOBODY " rejected", 1 },
  { "unknown-code", "episodes.csv", EPISODES "100,01/05/2024,S,C22,N1,U4,PR1,,,,,,\n",
    "episodes.csv:2 LS C22 C2 (Full care order) kept", 0 },
  { "blank-code", "episodes.csv", EPISODES "100,01/05/2024,S,,N1,U4,PR1,,,,,,\n", "episodes.csv:2 LS - - kept", 0 },
  { "no-provider", "episodes.csv", EPISODES "100,01/05/2024,S,C2,N1,U4,,,,,,,\n", "episodes.csv:2 PLACE_PROVIDER - - kept", 0 },
  { "end-without-reason", "episodes.csv", EPISODES "100,01/05/2024,S,C2,N1,U4,PR1,01/06/2024,,,,,\n", "episodes.csv:2 REC - - kept", 0 },
  { "reason-without-end", "episodes.csv", EPISODES "100,01/05/2024,S,C2,N1,U4,PR1,,E4A,,,,\n", "episodes.csv:2 DEC - - kept", 0 },
  { "same-key", "episodes.csv", EPISODES GOOD "100,01/05/2024,S,C1,N1,U4,PR1,,,,LS1 1AA,LS2 2BB,SC123456\n",
    "episodes.csv:3 DECOM 2024-05-01 - kept", 0 },
  { "repeat", "episodes.csv", EPISODES GOOD GOOD, "", 0 },
  { "repeat-otherwise-written", "episodes.csv", EPISODES GOOD "100,1/5/2024,s,C2,N1,U4,PR1,NULL,,,LS11AA,ls2 2bb,SC123456\n", "", 0 },
  { "more-cells-than-columns", "episodes.csv", EPISODES "100,01/05/2024,S,C2,N1,U4,PR1,,,,LS1 1AA,LS2 2BB,SC123456,more,and more\n", "", 0 },
  { "birth-differs", "reviews.csv", REVIEWS "100,01/02/2016,01/06/2024,PN1\n", "reviews.csv:2 DOB 2016-02-01 2015-02-01 kept", 0 },
  { "birth-no-date", "reviews.csv", REVIEWS "100,2015,01/06/2024,PN1\n", "reviews.csv:2 DOB 2015 write it DD/MM/YYYY rejected", 1 },
  { "no-such-code", "reviews.csv", REVIEWS "100,01/02/2015,01/06/2024,QQ\n", "reviews.csv:2 REVIEW_CODE QQ - kept", 0 },
  { "score", "oc2.csv", "CHILD,DOB,SDQ_SCORE,IMMUNISATIONS,TEETH_CHECK,HEALTH_ASSESSMENT,SUBSTANCE_MISUSE\n100,01/02/2015,high,1,1,1,0\n100,01/02/2015,41,1,1,Y,0\n",
    "oc2.csv:2 SDQ_SCORE high - rejected\noc2.csv:3 SDQ_SCORE 41 - kept\noc2.csv:3 HEALTH_ASSESSMENT Y 1 kept", 1 },
  { "upn", "more.csv", HEADER "102,M,01/02/2015,WBRI,I123456789012,,\n", "more.csv:2 UPN I123456789012 - kept", 0 },
  { "unreal-postcode", "episodes.csv", EPISODES "100,01/05/2024,S,C2,N1,U4,PR1,,,,LS1 1AA,ZZ99 3VZ,\n", "episodes.csv:2 PL_POST ZZ99 3VZ - kept", 0 },
  { "duc-too-late", "uasc.csv", "CHILD,SEX,DOB,DUC\n100,M,01/02/2015,02/02/2033\n", "uasc.csv:2 DUC 2033-02-02 - kept", 0 },
  { "worker-number", "sw.csv", "CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON\n100,01/02/2015,A1,01/05/2024,,ORGRST\n", "sw.csv:2 SW_ID A1 - kept", 0 },
  { "partly-known-date-is-text", "perm.csv", "CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM\n100,01/02/2015,P1,999,ZZ/05/2012\n", "", 0 },
  { "case-date", "case.csv", "Client ID,Surname,Forename,LAC Start\n100,Ash,Robin,31/02/2024\n", "case.csv:2 LAC Start 31/02/2024 write it DD/MM/YYYY rejected", 1 },
  { "case-distance", "case.csv", "Client ID,Surname,Forename,Distance (miles)\n100,Ash,Robin,far\n", "case.csv:2 Distance (miles) far - rejected", 1 },
  { "case-label", "case.csv", "Client ID,Surname,Forename,Gender\n100,Ash,Robin,Purple\n", "case.csv:2 Gender Purple - kept", 0 },
  { "case-no-number", "case.csv", "Client ID,Surname,Forename,Team\n,Ash,Robin,North\n", "case.csv:2 Client ID - - rejected", 1 },
  { "native-date", "visit.csv", "ref,child,visited_on\n,100,2024-02-31\n", "visit.csv:2 visited_on 2024-02-31 - rejected", 1 },
  { "native-day", "legal_status.csv", "ref,child,started_on,code\nx,100,2024-02-31,C2\n", "legal_status.csv:2 started_on 2024-02-31 write it YYYY-MM-DD rejected", 1 },
  { "native-needed", "visit.csv", "ref,child,visited_on\nx,100,\n", "visit.csv:2 visited_on - - rejected", 1 },
  { "native-child", "visit.csv", "ref,child,visited_on\nx,101,2024-05-06\n", "visit.csv:2 child 101 " NOBODY " rejected", 1 },
  { "native-reference", "plan.csv", "ref,child,kind,placement,made_on,agreed_on\nx,100,PLACEMENT,100/2024-01-01,2024-05-06,\n",
    "plan.csv:2 placement 100/2024-01-01 - rejected", 1 },
  { "native-order", "plan.csv", "ref,child,started_on,ended_on,code\nx,100,2024-05-06,2024-05-05,C2\n", "plan.csv:2 ended_on 2024-05-05 - rejected", 1 },
  { "native-code", "plan.csv", "ref,child,started_on,ended_on,code\nx,100,2024-05-06,,C22\n", "plan.csv:2 code C22 C2 kept", 0 },
  { "native-flag", "child.csv", "ref,surname,restricted\n100,Ash,yes\n", "child.csv:2 restricted yes - rejected", 1 },
};

static void
test_fault (gconstpointer data)
{
  const Fault *one = data;
  const CldImportOptions options = { .year = 2025 };
  g_autofree char *names = g_strconcat ("header.csv ", one->file, NULL);
  Fixture fixture = { 0 };

  set_up (&fixture, NULL);
  put (&fixture, "header.csv", ONE_CHILD);
  put (&fixture, one->file, one->text);
  {
    g_autoptr (CldImportReport) report = import (&fixture, &options, names);

    g_assert_no_error (fixture.error);
    assert_problems (report, one->problems);
    g_assert_cmpuint (report->n_rejected, ==, one->rejected);
    g_assert_cmpuint (file_report (report, "header.csv")->added, ==, 1);
    /* A bad row costs only itself. */
    if (strstr (one->text, GOOD))
      assert_value (&fixture, &cld_care_period_kind, "100/2024-05-01", CARE_PERIOD_STARTED_ON, "2024-05-01");
  }
  tear_down (&fixture, NULL);
}

/* The line is the one on which the row starts, whatever stands above it. */
static void
test_lines (Fixture *fixture, gconstpointer data)
{
  const CldImportOptions options = { .year = 2025 };
  g_autoptr (CldImportReport) report = NULL;

  put (fixture, "header.csv", "A title,\"of two\nlines\"\r\n\r\n" HEADER "100,M,01/02/2015,WBRI,\"UN\n1\",,\n\n101,M,soon,WBRI,UN1,,\n");
  report = import (fixture, &options, "header.csv");
  g_assert_cmpuint (report->n_rejected, ==, 1);
  g_assert_cmpuint (((CldImportProblem *) report->problems->pdata[report->problems->len - 1])->line, ==, 8);
}

static void
test_control_characters (Fixture *fixture, gconstpointer data)
{
  const CldImportOptions options = { .year = 2025 };
  g_autoptr (CldImportReport) report = NULL;

  put (fixture, "header.csv", HEADER "100,M,01/02/2015,WB\x01RI,UN1,,\n101,M,01/02/2015,WBRI,UN1,,\n");
  report = import (fixture, &options, "header.csv");
  /* The cell is not shown: a terminal would obey it. */
  assert_problems (report, "header.csv:2 ETHNIC - - rejected");
  g_assert_cmpuint (count (fixture, &cld_child_kind), ==, 1);
}

static void
make_large (Fixture *fixture, const char *name, gsize bytes)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  int fd = g_open (path, O_WRONLY | O_CREAT, 0600);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (ftruncate (fd, (off_t) bytes), ==, 0);
  close (fd);
}

/* A file that is no table costs only itself; with nothing else to import it is refused. */
static void
test_no_tables (Fixture *fixture, gconstpointer data)
{
  const CldImportOptions options = { .year = 2025 };
  g_autofree char *line = g_strnfill (CLD_CSV_MAX_LINE_BYTES + 1, 'x');
  g_autofree char *long_line = g_strconcat (HEADER, "100,M,01/02/2015,WBRI,", line, ",,\n", NULL);
  g_autoptr (CldImportReport) report = NULL;

  put (fixture, "header.csv", ONE_CHILD);
  put (fixture, "empty.csv", "");
  put_bytes (fixture, "nul.csv", "CHILD,SEX\n1\0,M\n", 15);
  put (fixture, "line.csv", long_line);
  put (fixture, "quote.csv", HEADER "\"100,M\n");
  make_large (fixture, "large.csv", CLD_CSV_MAX_FILE_BYTES + 1);
  report = import (fixture, &options, "header.csv empty.csv nul.csv line.csv quote.csv large.csv gone.csv");
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (report->n_unreadable, ==, 6);
  g_assert_cmpuint (report->problems->len, ==, 6);
  for (guint i = 1; i < report->files->len; i++)
    g_assert_cmpstr (((CldImportFileReport *) report->files->pdata[i])->kind, ==, "no table");
  g_assert_cmpuint (count (fixture, &cld_child_kind), ==, 1);
  g_clear_pointer (&report, cld_import_report_free);

  empty (fixture);
  put (fixture, "empty.csv", "");
  report = import (fixture, &options, "empty.csv");
  g_assert_error (fixture->error, CLD_IMPORT_ERROR, CLD_IMPORT_ERROR_NO_FILE);
  assert_nothing_there (fixture);
}

/* A folder is read, what lies in a folder below it is not. */
static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;

  put (fixture, "in/header.csv", ONE_CHILD);
  put (fixture, "in/episodes.csv", ONE_EPISODE);
  put (fixture, "in/.hidden.csv", HEADER "999,M,01/02/2015,WBRI,UN1,,\n");
  put (fixture, "in/prev/header.csv", HEADER "998,M,01/02/2015,WBRI,UN1,,\n");
  report = import (fixture, &plain, "in");
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (report->files->len, ==, 2);
  g_assert_cmpuint (count (fixture, &cld_child_kind), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (recognitions); i++)
    {
      g_autofree char *path = g_strconcat ("/import/recognition/", recognitions[i].name, NULL);

      g_test_add_data_func (path, &recognitions[i], test_recognition);
    }
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strconcat ("/import/fault/", faults[i].name, NULL);

      g_test_add_data_func (path, &faults[i], test_fault);
    }
#define ADD(name, func) g_test_add ("/import/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("every-table", test_every_table);
  ADD ("notes", test_notes);
  ADD ("dates", test_dates);
  ADD ("moments", test_moments);
  ADD ("blanks", test_blanks);
  ADD ("tidied-cells", test_tidied_cells);
  ADD ("lost-zeros", test_lost_zeros);
  ADD ("encodings", test_encodings);
  ADD ("lost-letters", test_lost_letters);
  ADD ("lines", test_lines);
  ADD ("control-characters", test_control_characters);
  ADD ("illegal-notices", test_illegal_notices);
  ADD ("no-tables", test_no_tables);
  ADD ("folder", test_folder);
#undef ADD
  return engine_run ();
}
