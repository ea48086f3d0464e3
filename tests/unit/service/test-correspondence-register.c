/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection-fixture.h"

#include "cld-attachments.h"
#include "cld-audit-register.h"
#include "cld-correspondence-register.h"
#include "cld-records-save.h"

/* What answers what, and after how many working days; what a search finds. */

#define LETTER(ref, values) put_record (fixture, &cld_correspondence_kind, ref, values)

static CldCorrespondenceRegister *
load_on_day (Fixture *fixture, const char *today)
{
  g_autoptr (GError) error = NULL;
  CldCorrespondenceRegister *all = cld_correspondence_register_load (cld_store_get_db (fixture->store), today, &error);

  g_assert_no_error (error);
  g_assert_nonnull (all);
  return all;
}

/* An incoming e-mail of 3 October 2018, answered on the 15th: eight working days. */
static void
test_reply (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldCorrespondenceRegister) all = NULL;
  g_autofree char *age = NULL;
  const CldCorrespondenceEntry *asked, *answer;

  LETTER ("a", "direction=IN|form=EMAIL|dated_on=2018-10-03|received_on=2018-10-04|their_ref=409435");
  LETTER ("b", "direction=OUT|form=LETTER|dated_on=2018-10-15|replies_to=a");
  LETTER ("c", "direction=OUT|form=LETTER|dated_on=2018-10-29|replies_to=a");
  all = load_on_day (fixture, TODAY);
  asked = cld_correspondence_register_find (all, "a");
  answer = cld_correspondence_register_find (all, "b");
  g_assert_true (asked->answer == answer);
  g_assert_true (answer->replies_to == asked);
  g_assert_cmpint (asked->state, ==, CLD_CORRESPONDENCE_ANSWERED);
  g_assert_cmpint (answer->state, ==, CLD_CORRESPONDENCE_REPLY);
  g_assert_cmpint (asked->days, ==, 8);
  g_assert_cmpint (answer->days, ==, -1);
  age = cld_correspondence_entry_describe_age (asked);
  g_assert_cmpstr (age, ==, "answered after 8 working days");
  g_assert_cmpuint (cld_correspondence_register_count_open (all), ==, 0);
}

typedef struct
{
  const char *what;
  const char *values;
  CldCorrespondenceState state;
  int days;
} Case;

/* Today is Tuesday 7 April 2026; Good Friday is the 3rd, Easter Monday the 6th. */
static const Case cases[] = {
  { "a letter waits", "direction=IN|form=LETTER|dated_on=2026-03-30", CLD_CORRESPONDENCE_WAITING, 4 },
  { "an e-mail waits", "direction=IN|form=EMAIL|dated_on=2026-04-07", CLD_CORRESPONDENCE_WAITING, 0 },
  { "over Easter", "direction=IN|form=LETTER|dated_on=2026-04-02", CLD_CORRESPONDENCE_WAITING, 1 },
  { "its day is not over", "direction=IN|form=LETTER|dated_on=2026-03-30|answer_due_on=2026-04-07", CLD_CORRESPONDENCE_WAITING, 4 },
  { "its day is over", "direction=IN|form=LETTER|dated_on=2026-03-30|answer_due_on=2026-04-06", CLD_CORRESPONDENCE_LATE, 4 },
  { "a report asks for nothing", "direction=IN|form=REPORT|dated_on=2026-03-30", CLD_CORRESPONDENCE_NOTHING, -1 },
  { "a report with a day does", "direction=IN|form=REPORT|dated_on=2026-03-30|answer_due_on=2026-05-01", CLD_CORRESPONDENCE_WAITING, 4 },
  { "our letter asks for nothing", "direction=OUT|form=LETTER|dated_on=2026-03-30", CLD_CORRESPONDENCE_NOTHING, -1 },
  { "our letter with a day does", "direction=OUT|form=LETTER|dated_on=2026-03-30|answer_due_on=2026-04-01", CLD_CORRESPONDENCE_LATE, 4 },
  { "a reply is a reply", "direction=IN|form=LETTER|dated_on=2026-03-30|replies_to=other", CLD_CORRESPONDENCE_REPLY, -1 },
  { "a letter that needs none", "direction=IN|form=LETTER_NA|dated_on=2026-03-30", CLD_CORRESPONDENCE_NOTHING, -1 },
  { "an e-mail that needs none", "direction=IN|form=EMAIL_NA|dated_on=2026-03-30", CLD_CORRESPONDENCE_NOTHING, -1 },
  { "one that needs none and got a day", "direction=IN|form=LETTER_NA|dated_on=2026-03-30|answer_due_on=2026-04-01", CLD_CORRESPONDENCE_LATE, 4 },
  { "a form nobody knows", "direction=IN|form=PIGEON|dated_on=2026-03-30", CLD_CORRESPONDENCE_NOTHING, -1 },
  { "a day to come", "direction=IN|form=LETTER|dated_on=2026-05-01", CLD_CORRESPONDENCE_WAITING, -1 },
};

static void
test_case (Fixture *fixture, gconstpointer data)
{
  const Case *one = data;
  g_autoptr (CldCorrespondenceRegister) all = NULL;
  const CldCorrespondenceEntry *entry;

  LETTER ("other", "direction=OUT|form=OTHER|dated_on=2026-01-05");
  LETTER ("L", one->values);
  all = load_on_day (fixture, TODAY);
  entry = cld_correspondence_register_find (all, "L");
  g_assert_cmpint (entry->state, ==, (int) one->state);
  g_assert_cmpint (entry->days, ==, one->days);
}

/* What is said of a letter once no answer is needed: one line a letter, as it is and as it becomes. */
static void
test_no_answer (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *values;
    gboolean changed;
    const char *form;
  } letters[] = {
    { "direction=IN|form=LETTER|dated_on=2026-03-30", TRUE, "LETTER_NA" },
    { "direction=IN|form=EMAIL|dated_on=2026-03-30|answer_due_on=2026-04-01", TRUE, "EMAIL_NA" },
    { "direction=IN|form=REPORT|dated_on=2026-03-30|answer_due_on=2026-05-01", TRUE, "REPORT" },
    { "direction=IN|dated_on=2026-03-30|answer_due_on=2026-05-01", TRUE, NULL },
    { "direction=OUT|form=LETTER|dated_on=2026-03-30|answer_due_on=2026-04-01", TRUE, "LETTER" },
    { "direction=OUT|form=LETTER|dated_on=2026-03-30", FALSE, "LETTER" },
    { "direction=IN|form=LETTER_NA|dated_on=2026-03-30", FALSE, "LETTER_NA" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autofree char *ref = g_strdup_printf ("L%u", i);
      g_autoptr (CldRecord) record = make_record (&cld_correspondence_kind, ref, letters[i].values);
      g_autoptr (CldCorrespondenceRegister) all = NULL;
      g_autoptr (GPtrArray) records = g_ptr_array_new ();
      g_autoptr (GError) error = NULL;
      g_assert_cmpint (cld_correspondence_need_no_answer (record), ==, letters[i].changed);
      g_assert_cmpstr (cld_record_get_text (record, CORRESPONDENCE_FORM), ==, letters[i].form);
      g_assert_null (cld_record_get_text (record, CORRESPONDENCE_ANSWER_DUE_ON));
      g_ptr_array_add (records, record);
      g_assert_true (cld_records_save (fixture->store, records, "test", &error));
      g_assert_no_error (error);
      all = load_on_day (fixture, TODAY);
      g_assert_cmpint (cld_correspondence_register_find (all, ref)->state, ==, CLD_CORRESPONDENCE_NOTHING);
      g_assert_cmpint (cld_correspondence_register_find (all, ref)->days, ==, -1);
      g_assert_cmpuint (cld_correspondence_register_count_open (all), ==, 0);
    }
}

static void
assert_found (CldCorrespondenceRegister *all, const CldCorrespondenceFilter *filter, const char *expected)
{
  g_autoptr (GPtrArray) found = cld_correspondence_register_filter (all, filter);
  g_autoptr (GString) refs = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (refs, "%s%s", i > 0 ? " " : "", ((const CldCorrespondenceEntry *) found->pdata[i])->row->ref);
  g_assert_cmpstr (refs->str, ==, expected);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldCorrespondenceRegister) all = NULL;
  g_autofree char *about = NULL;

  INSPECTION ("I1", "provider=SC1|event_type=FULL|framework=SCCIF|started_on=2026-03-03|report_ref=10387/26");
  LETTER ("a", "direction=IN|form=LETTER|dated_on=2026-01-05|their_ref=Our ref 409 435|correspondent=Ó'Neil|subject=What data shows");
  LETTER ("b", "direction=OUT|form=LETTER|dated_on=2026-01-06|our_ref=OS/12-7|child=C1|replies_to=a");
  LETTER ("c", "direction=IN|form=EMAIL|dated_on=2026-01-07|inspection=I1");
  all = load_on_day (fixture, TODAY);
  assert_found (all, &(CldCorrespondenceFilter){ NULL }, "c b a");
  assert_found (all, &(CldCorrespondenceFilter){ .find = "409435" }, "a");
  assert_found (all, &(CldCorrespondenceFilter){ .find = "os 127" }, "b");
  assert_found (all, &(CldCorrespondenceFilter){ .find = "nothing" }, "");
  assert_found (all, &(CldCorrespondenceFilter){ .text = "ó'neil DATA" }, "a");
  assert_found (all, &(CldCorrespondenceFilter){ .text = "10387" }, "c");
  assert_found (all, &(CldCorrespondenceFilter){ .direction = "IN" }, "c a");
  assert_found (all, &(CldCorrespondenceFilter){ .only = CLD_CORRESPONDENCE_ONLY_OPEN }, "c");
  assert_found (all, &(CldCorrespondenceFilter){ .only = CLD_CORRESPONDENCE_ONLY_ANSWERED }, "a");
  about = cld_correspondence_entry_describe_about (cld_correspondence_register_find (all, "c"));
  g_assert_nonnull (strstr (about, "Full inspection"));
}

static void
attach (Fixture *fixture, const char *claims)
{
  g_autoptr (GBytes) bytes = g_bytes_new (claims, strlen (claims));
  const CldAttachmentNote note = { .claims = claims };
  g_autoptr (GError) error = NULL;
  g_autoptr (CldRecord) file = cld_attachments_add_bytes (fixture->store, bytes, "letter.txt", "text/plain", &note, &error);

  g_assert_no_error (error);
  g_assert_nonnull (file);
}

/* Files attach to a letter by what they prove; another claim counts for nothing. */
static void
test_files (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldCorrespondenceRegister) all = NULL;

  LETTER ("a", "direction=IN|form=LETTER|dated_on=2026-01-05");
  attach (fixture, "correspondence/a");
  attach (fixture, "notice/n;correspondence/a");
  attach (fixture, "correspondence/ab");
  all = load_on_day (fixture, TODAY);
  g_assert_cmpuint (cld_correspondence_register_find (all, "a")->n_files, ==, 2);
}

static void
test_audits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldAuditRegister) audits = NULL;
  g_autoptr (GPtrArray) good = NULL, of_sample = NULL;

  put_record (fixture, &cld_quality_audit_kind, "q1", "child=C1|audited_on=2026-02-10|grade=GOOD|sample=Dip two");
  put_record (fixture, &cld_quality_audit_kind, "q2", "child=C2|audited_on=2026-02-11|grade=INAD|sample=Dip two|auditor=Ann Lee");
  audits = cld_audit_register_load (cld_store_get_db (fixture->store), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cld_audit_register_get_n (audits), ==, 2);
  g_assert_cmpstr (cld_audit_register_get (audits, 0)->row->ref, ==, "q2");
  g_assert_cmpstr (cld_audit_register_get (audits, 0)->child->child, ==, "C2");
  good = cld_audit_register_filter (audits, "GOOD", NULL);
  g_assert_cmpuint (good->len, ==, 1);
  of_sample = cld_audit_register_filter (audits, NULL, "dip ann");
  g_assert_cmpuint (of_sample->len, ==, 1);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/correspondence-register/reply", Fixture, NULL, set_up, test_reply, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/correspondence-register/state/%s", cases[i].what);

      g_test_add (path, Fixture, &cases[i], set_up, test_case, tear_down);
    }
  g_test_add ("/correspondence-register/no-answer", Fixture, NULL, set_up, test_no_answer, tear_down);
  g_test_add ("/correspondence-register/search", Fixture, NULL, set_up, test_search, tear_down);
  g_test_add ("/correspondence-register/files", Fixture, NULL, set_up, test_files, tear_down);
  g_test_add ("/correspondence-register/audits", Fixture, NULL, set_up, test_audits, tear_down);
  return fixture_run ();
}
