/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "notice-fixture.h"

#include "cld-notice-work.h"
#include "cld-undo.h"

#define OUT "direction=OUT|child=C1|placement=C1/2026-03-02|provision=reg13|recipient=Somebody|"

static const char *const states[CLD_NOTICE_N_STATES] = {
  [CLD_NOTICE_TO_SEND] = OUT "recipient_kind=AREA",
  [CLD_NOTICE_SENT] = OUT "recipient_kind=AREA|sent_on=2026-03-02|method=Post",
  [CLD_NOTICE_ACKNOWLEDGED] = OUT "recipient_kind=AREA|sent_on=2026-03-02|acknowledged_on=2026-03-04",
  [CLD_NOTICE_RETURNED] = OUT "recipient_kind=AREA|sent_on=2026-03-02|returned_on=2026-03-04|chased_on=2026-03-03|method=Post",
  [CLD_NOTICE_WITHHELD] = OUT "recipient_kind=PARENT|not_sent_reason=HARM|note=Why|withheld_by=Siân",
};

/* One of each, and two received. */
static void
fill (Fixture *fixture)
{
  for (guint i = 0; i < CLD_NOTICE_N_STATES; i++)
    put_notice (fixture, cld_notice_state_id (i), states[i]);
  put_notice (fixture, "in", "direction=IN|child=C1|provider=SC2|provision=reg40|occurred_on=2026-03-29|our_action=Rang the home.");
  put_notice (fixture, "closed", "direction=IN|child=C1|provider=SC2|provision=reg40|occurred_on=2026-03-29|closed_on=2026-03-30");
}

static gboolean
work_on (Fixture *fixture, const char *refs, const CldNoticeWork *work, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (refs, " ", -1);
  g_autofree CldNoticeTarget *targets = g_new0 (CldNoticeTarget, g_strv_length (parts));

  for (guint i = 0; parts[i]; i++)
    targets[i].ref = parts[i];
  return cld_notice_work_do (fixture->store, targets, g_strv_length (parts), work, error);
}

static void
assert_refused (Fixture *fixture, const char *refs, const CldNoticeWork *work, int code, const char *part)
{
  g_autofree char *before = dump_store (fixture->store), *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (work_on (fixture, refs, work, &error));
  g_assert_error (error, CLD_STORE_ERROR, code);
  assert_human (error);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_nonnull (strstr (error->message, "Nothing was saved."));
  g_assert_null (strstr (error->message, "Somebody"));
  after = dump_store (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

static void
do_work (Fixture *fixture, const char *refs, const CldNoticeWork *work)
{
  g_autoptr (GError) error = NULL;

  work_on (fixture, refs, work, &error);
  g_assert_no_error (error);
}

static void
assert_field (Fixture *fixture, const char *ref, guint field, const char *expected)
{
  g_autoptr (CldRecord) record = cld_record_service_load (fixture->store, &cld_notice_kind, ref, NULL);

  g_assert_nonnull (record);
  g_assert_cmpstr (cld_record_get_text (record, field), ==, expected);
}

/* Every act on every state, written down by hand: y can be done. Columns: to-send sent acknowledged returned withheld in closed. */
static void
test_table (Fixture *fixture, gconstpointer data)
{
  static const char *const table[CLD_NOTICE_N_ACTS] = {
    [CLD_NOTICE_ACT_SEND] = "ynnnynn",
    [CLD_NOTICE_ACT_SEND_AGAIN] = "nnnynnn",
    [CLD_NOTICE_ACT_ACKNOWLEDGE] = "nynynnn",
    [CLD_NOTICE_ACT_RETURN] = "nynnnnn",
    [CLD_NOTICE_ACT_WITHHOLD] = "ynnynnn",
    [CLD_NOTICE_ACT_TAKE_BACK] = "nnnnynn",
    [CLD_NOTICE_ACT_CHASE] = "nynnnnn",
    [CLD_NOTICE_ACT_CLOSE] = "nnnnnyn",
    [CLD_NOTICE_ACT_REOPEN] = "nnnnnny",
  };
  static const char *const refs[] = { "to-send", "sent", "acknowledged", "returned", "withheld", "in", "closed" };

  fill (fixture);
  for (CldNoticeAct act = 0; act < CLD_NOTICE_N_ACTS; act++)
    for (guint i = 0; i < G_N_ELEMENTS (refs); i++)
      {
        const CldNoticeWork work = { act, "2026-04-01", "E-mail", "R1", "NOT_APPLICABLE", "More", "Siân" };
        gboolean incoming = i >= CLD_NOTICE_N_STATES;
        CldNoticeState state = !incoming ? (CldNoticeState) i : i == CLD_NOTICE_N_STATES ? CLD_NOTICE_SENT : CLD_NOTICE_ACKNOWLEDGED;

        g_test_message ("%u %s", act, refs[i]);
        g_assert_cmpint (cld_notice_act_fits (act, incoming, state), ==, table[act][i] == 'y');
        if (table[act][i] == 'n')
          assert_refused (fixture, refs[i], &work, CLD_STORE_ERROR_CONSTRAINT, refs[i]);
        else
          {
            g_autofree char *before = dump_store (fixture->store), *after = NULL;
            g_autoptr (CldUndoResult) undone = NULL;

            do_work (fixture, refs[i], &work);
            undone = cld_undo (fixture->store, NULL, NULL);
            g_assert_nonnull (undone);
            after = dump_store (fixture->store);
            g_assert_cmpstr (after, ==, before);
          }
      }
}

static void
test_send (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  do_work (fixture, "to-send", &(CldNoticeWork){ .act = CLD_NOTICE_ACT_SEND, .on = "2026-04-01", .method = "Post", .reference = "R1" });
  assert_field (fixture, "to-send", NOTICE_SENT_ON, "2026-04-01");
  assert_field (fixture, "to-send", NOTICE_METHOD, "Post");
  assert_field (fixture, "to-send", NOTICE_REFERENCE, "R1");
  /* The decision to withhold it goes, what was said of it stays. */
  do_work (fixture, "withheld", &(CldNoticeWork){ .act = CLD_NOTICE_ACT_SEND, .on = "2026-04-01" });
  assert_field (fixture, "withheld", NOTICE_SENT_ON, "2026-04-01");
  assert_field (fixture, "withheld", NOTICE_NOT_SENT_REASON, NULL);
  assert_field (fixture, "withheld", NOTICE_WITHHELD_BY, NULL);
  assert_field (fixture, "withheld", NOTICE_NOTE, "Why");
}

/* The first letter is not forgotten. */
static void
test_send_again (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  assert_refused (fixture, "returned", &(CldNoticeWork){ .act = CLD_NOTICE_ACT_SEND_AGAIN, .on = "2026-03-03" }, CLD_STORE_ERROR_CONSTRAINT, "before it came back");
  do_work (fixture, "returned", &(CldNoticeWork){ .act = CLD_NOTICE_ACT_SEND_AGAIN, .on = "2026-03-05", .method = "E-mail" });
  assert_field (fixture, "returned", NOTICE_SENT_ON, "2026-03-05");
  assert_field (fixture, "returned", NOTICE_RETURNED_ON, NULL);
  assert_field (fixture, "returned", NOTICE_CHASED_ON, NULL);
  assert_field (fixture, "returned", NOTICE_METHOD, "E-mail");
  assert_field (fixture, "returned", NOTICE_NOTE, "Sent on 2026-03-02, came back on 2026-03-04.");
}

static void
test_withhold (Fixture *fixture, gconstpointer data)
{
  CldNoticeWork work = { .act = CLD_NOTICE_ACT_WITHHOLD, .who = "Siân" };

  fill (fixture);
  put_notice (fixture, "parent", OUT "recipient_kind=PARENT");
  assert_refused (fixture, "parent", &work, CLD_STORE_ERROR_CONSTRAINT, "for which reason");
  work.reason = "HARM";
  assert_refused (fixture, "parent", &work, CLD_STORE_ERROR_CONSTRAINT, "note");
  work.note = "He knows the address of the carer’s mother.";
  /* One of two may not be left out: neither is. */
  assert_refused (fixture, "parent to-send", &work, CLD_STORE_ERROR_CONSTRAINT, "notice/to-send");
  work.who = NULL;
  assert_refused (fixture, "parent", &work, CLD_STORE_ERROR_CONSTRAINT, "who decided");
  work.who = "Siân";
  do_work (fixture, "parent", &work);
  assert_field (fixture, "parent", NOTICE_NOT_SENT_REASON, "HARM");
  assert_field (fixture, "parent", NOTICE_WITHHELD_BY, "Siân");
  assert_field (fixture, "parent", NOTICE_NOTE, work.note);
  do_work (fixture, "parent", &(CldNoticeWork){ .act = CLD_NOTICE_ACT_TAKE_BACK, .note = "Moved." });
  assert_field (fixture, "parent", NOTICE_NOT_SENT_REASON, NULL);
  assert_field (fixture, "parent", NOTICE_NOTE, "He knows the address of the carer’s mother.\nMoved.");
}

static void
test_close (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  assert_refused (fixture, "in", &(CldNoticeWork){ .act = CLD_NOTICE_ACT_CLOSE, .on = "2026-03-28" }, CLD_STORE_ERROR_CONSTRAINT, "before it was received");
  do_work (fixture, "in", &(CldNoticeWork){ .act = CLD_NOTICE_ACT_CLOSE, .on = "2026-04-01", .note = "Visited." });
  assert_field (fixture, "in", NOTICE_CLOSED_ON, "2026-04-01");
  assert_field (fixture, "in", NOTICE_OUR_ACTION, "Rang the home.\nVisited.");
}

/* Days: needed, real, in their order. */
static void
test_days (Fixture *fixture, gconstpointer data)
{
  fill (fixture);
  assert_refused (fixture, "to-send", &(CldNoticeWork){ .act = CLD_NOTICE_ACT_SEND }, CLD_STORE_ERROR_CONSTRAINT, "which day");
  assert_refused (fixture, "to-send", &(CldNoticeWork){ .act = CLD_NOTICE_ACT_SEND, .on = "2026-02-30" }, CLD_STORE_ERROR_CONSTRAINT, "which day");
  assert_refused (fixture, "sent", &(CldNoticeWork){ .act = CLD_NOTICE_ACT_ACKNOWLEDGE, .on = "2026-03-01" }, CLD_STORE_ERROR_CONSTRAINT, "before it was sent");
  assert_refused (fixture, "sent", &(CldNoticeWork){ .act = CLD_NOTICE_ACT_RETURN, .on = "2026-03-01" }, CLD_STORE_ERROR_CONSTRAINT, "before it was sent");
  assert_refused (fixture, "sent", &(CldNoticeWork){ .act = CLD_NOTICE_ACT_CHASE, .on = "2026-03-01" }, CLD_STORE_ERROR_CONSTRAINT, "before it was sent");
}

/* Many at once are one step; of several that cannot be the message names the first ones. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (CldUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  const CldNoticeWork work = { .act = CLD_NOTICE_ACT_SEND, .on = "2026-04-01", .method = "Post" };

  fill (fixture);
  put_notice (fixture, "one", states[CLD_NOTICE_TO_SEND]);
  put_notice (fixture, "two", states[CLD_NOTICE_TO_SEND]);
  before = dump_store (fixture->store);
  assert_refused (fixture, "one two sent acknowledged in returned", &work, CLD_STORE_ERROR_CONSTRAINT, "notice/sent: It was sent already. notice/acknowledged: ");
  assert_refused (fixture, "one two sent acknowledged in returned", &work, CLD_STORE_ERROR_CONSTRAINT, "And 1 more. Nothing was saved.");
  do_work (fixture, "one two to-send", &work);
  assert_field (fixture, "two", NOTICE_METHOD, "Post");
  undone = cld_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone->n_reversed, ==, 3);
  g_assert_cmpstr (undone->why, ==, "notice sent");
  after = dump_store (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

/* What somebody else changed meanwhile is not worked on unseen; what is not there is said. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  const CldNoticeWork work = { .act = CLD_NOTICE_ACT_SEND, .on = "2026-04-01" };
  CldNoticeTarget targets[] = { { "one", 1 }, { "two", 1 } };
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  put_notice (fixture, "one", states[CLD_NOTICE_TO_SEND]);
  put_notice (fixture, "two", states[CLD_NOTICE_TO_SEND]);
  do_work (fixture, "two", &(CldNoticeWork){ .act = CLD_NOTICE_ACT_WITHHOLD, .reason = "NOT_PRACTICABLE", .who = "Siân" });
  before = dump_store (fixture->store);
  g_assert_false (cld_notice_work_do (fixture->store, targets, 2, &work, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE);
  assert_human (error);
  g_assert_nonnull (strstr (error->message, "notice/two"));
  g_clear_error (&error);
  targets[1].ref = "nothing";
  g_assert_false (cld_notice_work_do (fixture->store, targets, 2, &work, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  after = dump_store (fixture->store);
  g_assert_cmpstr (after, ==, before);
  targets[1] = (CldNoticeTarget){ "two", 2 };
  g_assert_true (cld_notice_work_do (fixture->store, targets, 2, &work, NULL));
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/notice-work/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("table", test_table);
  ADD ("send", test_send);
  ADD ("send-again", test_send_again);
  ADD ("withhold", test_withhold);
  ADD ("close", test_close);
  ADD ("days", test_days);
  ADD ("many", test_many);
  ADD ("stale", test_stale);
#undef ADD
  return fixture_run ();
}
