/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-fixture.h"

#include "cld-error.h"

/* Native files of inspections: what has no footing stays out, what is only wrong is kept and listed. */

#define PROVIDERS "ref,name,type\nP1,Larch House,CH\nP2,Our fostering,LAFS\n"
#define INSPECTIONS "ref,provider,authority,event_type,started_on\nI1,P1,,FULL,2018-06-01\nI0,P1,,FULL,2014-06-01\nI2,,383,STD,2018-06-18\n"
#define AUTHORITIES "ref,name\n383,Leeds\n"
#define FINDINGS "ref,inspection,type,regulations,standards,guidance,due_on\n"
#define ENFORCEMENT "ref,provider,finding,kind,from_on,note\n"

#define REQ_FIX "name the regulation that was in force that day, or make the type REC"

static void
put_base (Fixture *fixture)
{
  put (fixture, "provider.csv", PROVIDERS);
  put (fixture, "authority.csv", AUTHORITIES);
  put (fixture, "inspection.csv", INSPECTIONS);
}

/* Good rows go in, those without a footing do not; nor does what names them. */
static void
test_footing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;

  put_base (fixture);
  put (fixture, "finding.csv", FINDINGS "F1,I1,REQ,CHR15-12(2)(a),,,2018-08-01\n" /* 2 */
                                        "F2,I1,REQ,,,GUIDE15:4.2,2018-08-01\n"    /* 3: guidance alone */
                                        "F3,I1,REQ,CHR01-16,,,2018-08-01\n"       /* 4: not in force any more */
                                        "F4,I0,REQ,CHR01-16,,,2014-08-01\n"       /* 5 */
                                        "F5,I0,REQ,CHR15-12,,,2014-08-01\n"       /* 6: not in force yet */
                                        "F6,I1,REC,,,,\n"                         /* 7: without a source */
                                        "F7,I1,AFI,,,,2018-08-01\n"               /* 8: wrong scope */
                                        "F8,I2,REQ,CHR15-12,,,2018-08-01\n"       /* 9: wrong scope */
                                        "F9,I2,AFI,,,,2018-12-01\n"               /* 10 */
                                        "G1,I1,REQ,CHR15-34,,,\n"                 /* 11: no date: kept */
                                        "G2,I1,REC,,NMS11-5,MISS14:30,\n");       /* 12: kept: not in use, for authorities */
  put (fixture, "action.csv", "ref,finding,what\nA1,F1,Look\nA2,F2,Look\n");
  report = import (fixture, &plain, "provider.csv authority.csv inspection.csv finding.csv action.csv");
  g_assert_no_error (fixture->error);
  assert_file (report, "finding.csv", "finding rows=11 +5 ~0 =0 -6");
  assert_file (report, "action.csv", "action rows=2 +1 ~0 =0 -1");
  assert_problems (report, "finding.csv:3 regulations - " REQ_FIX " rejected\n"
                           "finding.csv:4 regulations CHR01-16 " REQ_FIX " rejected\n"
                           "finding.csv:6 regulations CHR15-12 " REQ_FIX " rejected\n"
                           "finding.csv:7 guidance - name the guide, standard or guidance rejected\n"
                           "finding.csv:8 type AFI choose a type of finding for this kind of inspection rejected\n"
                           "finding.csv:9 type REQ choose a type of finding for this kind of inspection rejected\n"
                           "finding.csv:11 due_on - - kept\n"
                           "finding.csv:12 standards NMS11-5 - kept\n"
                           "finding.csv:12 guidance MISS14:30 - kept\n"
                           "action.csv:3 finding F2 - rejected");
  g_assert_cmpuint (count (fixture, &cld_finding_kind), ==, 5);
  assert_value (fixture, &cld_finding_kind, "F2", FINDING_TYPE, "(no record)");
}

/* The inspection may be recorded already; a change that takes the footing away is not taken. */
static void
test_recorded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;
  g_autofree char *before = NULL, *after = NULL;

  put_base (fixture);
  put (fixture, "finding.csv", FINDINGS "F1,I1,REQ,CHR15-12,,,2018-08-01\n");
  import_quietly (fixture, "provider.csv authority.csv inspection.csv finding.csv");
  before = native_all (fixture);
  put (fixture, "finding.csv", FINDINGS "F1,I1,REQ,,QS12,,2018-08-01\n");
  report = import (fixture, &plain, "finding.csv");
  assert_file (report, "finding.csv", "finding rows=1 +0 ~0 =0 -1");
  after = native_all (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* The team's own library in the same import counts. */
static void
test_own_library (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;

  put_base (fixture);
  put (fixture, "legal_set.csv", "code,name,form,audience\nOWN,Own,REGULATION,PROVIDER\n");
  put (fixture, "legal_reference.csv", "code,in_set,title,valid_from\nOWN-1,OWN,One,2018-06-02\nOWN-2,OWN,Two,2018-06-01\n");
  put (fixture, "finding.csv", FINDINGS "F1,I1,REQ,OWN-1,,,2018-08-01\nF2,I1,REQ,OWN-2(3),,,2018-08-01\n");
  report = import (fixture, &plain, "finding.csv legal_reference.csv legal_set.csv inspection.csv authority.csv provider.csv");
  assert_file (report, "finding.csv", "finding rows=2 +1 ~0 =0 -1");
  assert_value (fixture, &cld_finding_kind, "F2", FINDING_TYPE, "REQ");
}

static void
test_enforcement (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;

  put_base (fixture);
  put (fixture, "finding.csv", FINDINGS "F1,I1,REQ,CHR15-12,,,2018-08-01\nF2,I1,REC,,,GUIDE15:4.2,\nF9,I2,AFI,,,,2018-12-01\n");
  put (fixture, "enforcement.csv", ENFORCEMENT "E1,P1,F1,CN,2018-07-01,why\n"   /* 2 */
                                               "E2,P1,F2,CN,2018-07-01,why\n"   /* 3: no breach */
                                               "E3,P1,,CN,2018-07-01,\n"        /* 4: nothing named */
                                               "E4,P2,,CN,2018-07-01,why\n"     /* 5: an authority's */
                                               "E5,P1,F1,RA,2018-06-20,why\n"   /* 6: out of order: kept */
                                               "E6,P1,F1,WARN,2018-06-10,\n"    /* 7: no reason: kept */
                                               "E7,P1,F9,CN,2018-07-01,why\n"); /* 8: an authority's finding */
  report = import (fixture, &plain, "provider.csv authority.csv inspection.csv finding.csv enforcement.csv");
  assert_file (report, "enforcement.csv", "enforcement rows=7 +3 ~0 =0 -4");
  assert_problems (report, "enforcement.csv:2 from_on 2018-07-01 - kept\n"
                           "enforcement.csv:3 finding F2 name a requirement of this provider rejected\n"
                           "enforcement.csv:4 note - name the requirement, or say which regulation was breached rejected\n"
                           "enforcement.csv:5 provider P2 - rejected\n"
                           "enforcement.csv:6 from_on 2018-06-20 - kept\n"
                           "enforcement.csv:7 note - - kept\n"
                           "enforcement.csv:8 finding F9 name a requirement of this provider rejected");
}

/* Judgements, interventions and inspections that contradict the rules are what is known: kept and listed. */
static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldImportReport) report = NULL;

  put_base (fixture);
  put (fixture, "inspection.csv", INSPECTIONS "I3,P1,383,FULL,2018-06-18\n");
  put (fixture, "judgement.csv", "inspection,area,grade\nI1,HP,INAD\nI1,OEP,GOOD\nI1,LM,GOOD\nI0,OE_H,ADEQ\n");
  put (fixture, "intervention.csv", "inspection,kind,from_on,reason\nI2,COMM,2019-01-01,Systemic\nI2,ADV,2019-02-01,\n");
  report = import (fixture, &plain, "provider.csv authority.csv inspection.csv judgement.csv intervention.csv");
  assert_file (report, "judgement.csv", "judgement rows=4 +4 ~0 =0 -0");
  assert_file (report, "intervention.csv", "intervention rows=2 +2 ~0 =0 -0");
  assert_problems (report, "inspection.csv:5 authority 383 - kept\n"
                           "inspection.csv:5 event_type FULL - kept\n"
                           "judgement.csv:2 grade INAD - kept\n"
                           "judgement.csv:3 grade GOOD - kept\n"
                           "judgement.csv:5 grade ADEQ - kept\n"
                           "intervention.csv:2 from_on 2019-01-01 - kept\n"
                           "intervention.csv:3 reason - - kept");
}

/* Asked for good rows only, what would be listed stays out; again, and nothing changes. */
static void
test_good_rows_only (Fixture *fixture, gconstpointer data)
{
  static const CldImportOptions good = { .good_rows_only = TRUE };

  put_base (fixture);
  put (fixture, "judgement.csv", "ref,inspection,area,grade\nJ1,I1,HP,INAD\nJ2,I1,OEP,GOOD\nJ3,I1,LM,GOOD\n");
  put (fixture, "intervention.csv", "ref,inspection,kind,from_on,reason\nV1,I2,COMM,2019-01-01,Systemic\nV2,I2,ADV,2019-02-01,\n");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CldImportReport) report = import (fixture, &good, "provider.csv authority.csv inspection.csv judgement.csv intervention.csv");

      assert_file (report, "judgement.csv", i == 0 ? "judgement rows=3 +2 ~0 =0 -1" : "judgement rows=3 +0 ~0 =2 -1");
      assert_file (report, "intervention.csv", i == 0 ? "intervention rows=2 +1 ~0 =0 -1" : "intervention rows=2 +0 ~0 =1 -1");
      assert_problems (report, "judgement.csv:3 grade GOOD - rejected\n"
                               "intervention.csv:3 reason - - rejected");
    }
}

/* What takes the footing from under recorded findings stays out, asked for good rows only or not; what the same files mend does not. */
static void
test_recorded_findings (Fixture *fixture, gconstpointer data)
{
  static const CldImportOptions good = { .good_rows_only = TRUE };

  put_base (fixture);
  put (fixture, "legal_set.csv", "ref,code,name,form,audience\nOWN,OWN,Own,REGULATION,PROVIDER\n");
  put (fixture, "legal_reference.csv", "ref,code,in_set,title,valid_from\nR1,OWN-1,OWN,One,\nR2,OWN-2,OWN,Two,\n");
  put (fixture, "finding.csv", FINDINGS "F1,I1,REQ,OWN-1,,,2018-08-01\nF2,I1,REQ,OWN-1(2),,,2018-08-01\nF3,I1,REQ,OWN-2,,,2018-08-01\nF4,I1,REC,,,GUIDE15:4.2,\n");
  import_quietly (fixture, "provider.csv authority.csv inspection.csv legal_set.csv legal_reference.csv finding.csv");
  put (fixture, "legal_reference.csv", "ref,code,in_set,title,valid_from\nR1,OWN-1,OWN,One,2018-06-02\nR2,OWN-2,OWN,Second,2018-06-01\n");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CldImportReport) report = import (fixture, &good, "legal_set.csv legal_reference.csv");

      assert_file (report, "legal_reference.csv", i == 0 ? "legal_reference rows=2 +0 ~1 =0 -1" : "legal_reference rows=2 +0 ~0 =1 -1");
      assert_problems (report, "legal_reference.csv:2 code OWN-1 - rejected");
      g_assert_true (g_str_has_prefix (((CldImportProblem *) report->problems->pdata[0])->reason, "findings F1, F2 are recorded, rest on it and lose their footing: One was in force from 2 June 2018"));
    }
  /* Another regulation for them in the same files, and an inspection that moves to another day. */
  put (fixture, "finding.csv", FINDINGS "F1,I1,REQ,CHR15-12,,,2018-08-01\nF2,I1,REQ,CHR15-12,,,2018-08-01\n");
  put (fixture, "inspection.csv", "ref,provider,authority,event_type,started_on\nI1,P1,,FULL,2018-05-31\n");
  {
    g_autoptr (CldImportReport) report = import (fixture, &plain, "legal_set.csv legal_reference.csv finding.csv inspection.csv");

    assert_file (report, "legal_reference.csv", "legal_reference rows=2 +0 ~1 =1 -0");
    assert_problems (report, "inspection.csv:2 started_on 2018-05-31 - rejected");
    g_assert_true (g_str_has_prefix (((CldImportProblem *) report->problems->pdata[0])->reason, "finding F3 is recorded, rests on it"));
  }
  assert_value (fixture, &cld_legal_reference_kind, "R1", LEGAL_REFERENCE_VALID_FROM, "2018-06-02");
  assert_value (fixture, &cld_inspection_kind, "I1", INSPECTION_STARTED_ON, "2018-06-01");
  /* Nothing that a finding rests on changes with a name. */
  put (fixture, "provider.csv", "ref,name,type\nP1,Larch,CH\n");
  import_quietly (fixture, "provider.csv");
  put (fixture, "provider.csv", "ref,name,type\nP1,Larch,LAFS\n");
  {
    g_autoptr (CldImportReport) report = import (fixture, &plain, "provider.csv");

    assert_problems (report, "provider.csv:2 type LAFS - rejected");
  }
}

/* Takes a change back, or brings it back; the latest without @change_set. */
static void
assert_reverse (Fixture *fixture, CldUndoResult *(*reverse) (CldStore *store, const char *change_set, GError **error), const char *change_set, const char *part)
{
  g_autoptr (CldStore) store = open_store (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (CldUndoResult) result = reverse (store, change_set, &error);

  if (part)
    {
      g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
      g_assert_nonnull (strstr (error->message, part));
    }
  else
    {
      g_assert_no_error (error);
      g_assert_cmpuint (result->left->len, ==, 0);
    }
}

static gboolean
keep_set_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  *(char **) data = g_strdup (entry->change_set);
  return FALSE;
}

static char *
import_set (Fixture *fixture, const char *files)
{
  CldLogFilter filter = { .after = head (fixture) };
  g_autoptr (CldStore) store = NULL;
  char *change_set = NULL;

  import_quietly (fixture, files);
  store = open_store (fixture);
  g_assert_true (cld_log_each (store, &filter, keep_set_cb, &change_set, NULL));
  g_assert_nonnull (change_set);
  return change_set;
}

/* A whole import goes and comes back, contradictions that it kept with it; one that would leave a requirement without its regulation
 * stays. */
static void
test_undone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *all = NULL, *gone = NULL, *back = NULL, *library = NULL;

  put_base (fixture);
  import_quietly (fixture, "provider.csv authority.csv inspection.csv");
  before = native_all (fixture);
  put (fixture, "judgement.csv", "inspection,area,grade\nI1,HP,INAD\nI1,OEP,GOOD\n");
  put (fixture, "intervention.csv", "inspection,kind,from_on,reason\nI2,TRUSTD,2019-01-01,\n");
  put (fixture, "legal_set.csv", "ref,code,name,form,audience\nOWN,OWN,Own,REGULATION,PROVIDER\n");
  put (fixture, "finding.csv", FINDINGS "F1,I1,REQ,CHR15-12,,,2018-08-01\n");
  import_quietly (fixture, "judgement.csv intervention.csv legal_set.csv finding.csv");
  all = native_all (fixture);
  assert_reverse (fixture, cld_record_service_undo, NULL, NULL);
  gone = native_all (fixture);
  g_assert_cmpstr (gone, ==, before);
  assert_reverse (fixture, cld_record_service_redo, NULL, NULL);
  back = native_all (fixture);
  g_assert_cmpstr (back, ==, all);
  put (fixture, "legal_reference.csv", "ref,code,in_set,title\nR1,OWN-1,OWN,One\n");
  library = import_set (fixture, "legal_reference.csv");
  edit (fixture, &cld_finding_kind, "F1", FINDING_REGULATIONS, "OWN-1");
  assert_reverse (fixture, cld_record_service_undo, library, "Reference: finding F1 rests on it");
  assert_reverse (fixture, cld_record_service_undo, NULL, NULL);
  assert_reverse (fixture, cld_record_service_undo, library, NULL);
}

/* All or nothing: nothing. */
static void
test_all_or_nothing (Fixture *fixture, gconstpointer data)
{
  static const CldImportOptions all = { .all_or_nothing = TRUE };
  g_autoptr (CldImportReport) report = NULL;

  put_base (fixture);
  put (fixture, "finding.csv", FINDINGS "F2,I1,REQ,,,GUIDE15:4.2,2018-08-01\n");
  report = import (fixture, &all, "provider.csv authority.csv inspection.csv finding.csv");
  g_assert_error (fixture->error, CLD_IMPORT_ERROR, CLD_IMPORT_ERROR_REJECTED);
  assert_nothing_there (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/io/import-inspections/footing", Fixture, NULL, set_up, test_footing, tear_down);
  g_test_add ("/io/import-inspections/recorded", Fixture, NULL, set_up, test_recorded, tear_down);
  g_test_add ("/io/import-inspections/own-library", Fixture, NULL, set_up, test_own_library, tear_down);
  g_test_add ("/io/import-inspections/enforcement", Fixture, NULL, set_up, test_enforcement, tear_down);
  g_test_add ("/io/import-inspections/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/io/import-inspections/good-rows-only", Fixture, NULL, set_up, test_good_rows_only, tear_down);
  g_test_add ("/io/import-inspections/all-or-nothing", Fixture, NULL, set_up, test_all_or_nothing, tear_down);
  g_test_add ("/io/import-inspections/recorded-findings", Fixture, NULL, set_up, test_recorded_findings, tear_down);
  g_test_add ("/io/import-inspections/undone", Fixture, NULL, set_up, test_undone, tear_down);
  return engine_run ();
}
