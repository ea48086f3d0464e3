/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection-fixture.h"

#include "cld-today-findings.h"

/* What inspections leave to be done: overdue, or due within 14 days. Today is Tuesday 7 April 2026. */

static CldTodayFindings *
load_findings (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CldTodayFindings *findings = cld_today_findings_load (cld_store_get_db (fixture->store), cld_date_to_day (TODAY), &error);

  g_assert_no_error (error);
  g_assert_nonnull (findings);
  return findings;
}

static const CldTodayFinding *
find (CldTodayFindings *findings, const char *ref)
{
  for (guint i = 0; i < cld_today_findings_get_n (findings); i++)
    if (strcmp (cld_today_findings_get (findings, i)->row->ref, ref) == 0)
      return cld_today_findings_get (findings, i);
  return NULL;
}

#define REQ "inspection=I1|type=REQ|regulations=CHR15-12|"

static void
put_inspection (Fixture *fixture)
{
  INSPECTION ("I1", "provider=SC1|event_type=FULL|framework=SCCIF|started_on=2026-03-03");
}

/* Due yesterday is overdue; in 14 days still shown; in 15 days, met, withdrawn or without a day not. */
static void
test_which (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *ref;
    const char *values;
    gboolean shown;
    int days_late;
  } rows[] = {
    { "yesterday", REQ "text=x|due_on=2026-04-06", TRUE, 1 },
    { "today", REQ "text=x|due_on=2026-04-07", TRUE, 0 },
    { "last", REQ "text=x|due_on=2026-04-21", TRUE, 0 },
    { "far", REQ "text=x|due_on=2026-04-22", FALSE, 0 },
    { "met", REQ "text=x|due_on=2026-04-06|met_on=2026-04-05|status=MET", FALSE, 0 },
    { "withdrawn", REQ "text=x|due_on=2026-04-06|status=WITHDRAWN", FALSE, 0 },
    { "not-met", REQ "text=x|due_on=2026-04-06|status=NOTMET", TRUE, 1 },
    { "no-day", "inspection=I1|type=REC|guidance=GUIDE15:4.6|text=x", FALSE, 0 },
    { "strength", "inspection=I1|type=STR|text=x", FALSE, 0 },
  };
  g_autoptr (CldTodayFindings) findings = NULL;

  put_inspection (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    FINDING (rows[i].ref, rows[i].values);
  findings = load_findings (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const CldTodayFinding *found = find (findings, rows[i].ref);

      if ((found != NULL) != rows[i].shown)
        g_error ("%s: shown %d", rows[i].ref, found != NULL);
      if (found)
        g_assert_cmpint (found->days_late, ==, rows[i].days_late);
    }
}

static void
test_texts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldTodayFindings) findings = NULL;
  const CldTodayFinding *found;

  put_inspection (fixture);
  FINDING ("F", REQ "number=1|text=Tell the authority\nand more|due_on=2026-04-06|owner=Nia Ode");
  findings = load_findings (fixture);
  found = find (findings, "F");
  g_assert_cmpstr (found->title, ==, "Tell the authority");
  g_assert_cmpstr (found->type, ==, "Requirement");
  g_assert_cmpstr (found->provision, ==, "reg 12");
  g_assert_cmpstr (found->owner, ==, "Nia Ode");
  g_assert_cmpstr (found->inspection, ==, "I1");
  g_assert_cmpstr (found->finding, ==, "F");
  g_assert_null (found->child);
  g_assert_true (found->must);
  g_assert_cmpint (found->state, ==, CLD_FINDING_OVERDUE);
  g_assert_nonnull (found->name);
}

/* Actions of a finding, of enforcement, of a child alone; what is done is not there. */
static void
test_actions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldTodayFindings) findings = NULL;
  const CldTodayFinding *found;

  put_inspection (fixture);
  FINDING ("F", REQ "text=x|due_on=2026-06-01");
  ENFORCEMENT ("E", "provider=SC1|finding=F|kind=RA|from_on=2026-03-10");
  ACTION ("of-finding", "finding=F|what=Ask|due_on=2026-04-08|owner=Tom");
  ACTION ("of-child", "child=C1|enforcement=E|what=Visit|kind=VISIT|due_on=2026-04-01");
  ACTION ("alone", "child=C2|what=Look|due_on=2026-04-07");
  ACTION ("done", "child=C2|what=Done|due_on=2026-04-01|done_on=2026-04-02");
  findings = load_findings (fixture);
  g_assert_cmpuint (cld_today_findings_get_n (findings), ==, 3);
  /* By day. */
  g_assert_cmpstr (cld_today_findings_get (findings, 0)->row->ref, ==, "of-child");
  found = find (findings, "of-finding");
  g_assert_cmpstr (found->finding, ==, "F");
  g_assert_cmpstr (found->inspection, ==, "I1");
  g_assert_true (found->must);
  found = find (findings, "of-child");
  g_assert_cmpstr (found->child, ==, "C1");
  g_assert_cmpint (found->days_late, ==, 6);
  g_assert_true (found->must);
  g_assert_nonnull (found->name);
  found = find (findings, "alone");
  g_assert_cmpstr (found->child, ==, "C2");
  g_assert_false (found->must);
  g_assert_null (found->inspection);
}

/* Whether a change of a child's record has them read again. */
static void
test_concern (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldTodayFindings) findings = NULL;
  CldDb *db = cld_store_get_db (fixture->store);

  ACTION ("a", "child=C1|what=Look|due_on=2026-04-07");
  findings = load_findings (fixture);
  g_assert_true (cld_today_findings_concern (findings, db, "C1"));
  g_assert_false (cld_today_findings_concern (findings, db, "C2"));
  ACTION ("b", "child=C2|what=Look|due_on=2026-04-07");
  g_assert_true (cld_today_findings_concern (findings, db, "C2"));
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/today-findings/which", Fixture, NULL, set_up, test_which, tear_down);
  g_test_add ("/today-findings/texts", Fixture, NULL, set_up, test_texts, tear_down);
  g_test_add ("/today-findings/actions", Fixture, NULL, set_up, test_actions, tear_down);
  g_test_add ("/today-findings/concern", Fixture, NULL, set_up, test_concern, tear_down);
  return fixture_run ();
}
