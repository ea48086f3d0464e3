/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include "cld-notice-state.h"
#include "cld-record-service.h"
#include "cld-records-save.h"
#include "cld-undo.h"

typedef struct
{
  char *path;
  CldStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = fixture_store ();
  fixture->store = open_store (fixture->path, CLD_STORE_CREATE);
  fill_store (fixture->store, 2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_intact (fixture->store);
  cld_store_free (fixture->store);
  g_free (fixture->path);
}

static gint64
head_of (CldStore *store)
{
  g_autofree char *hash = NULL;
  gint64 seq = -1;

  g_assert_true (cld_store_get_head (store, &seq, &hash, NULL));
  return seq;
}

static CldRecord *
load (Fixture *fixture, const CldKind *kind, const char *ref)
{
  g_autoptr (GError) error = NULL;
  CldRecord *record = cld_record_service_load (fixture->store, kind, ref, &error);

  g_assert_no_error (error);
  return record;
}

static CldRecord *
new_visit (const char *on)
{
  CldRecord *record = cld_record_new (&cld_visit_kind, NULL);

  g_assert_true (cld_record_set_text (record, VISIT_CHILD, "C1"));
  g_assert_true (cld_record_set_text (record, VISIT_VISITED_ON, on));
  return record;
}

static GPtrArray *
gather (CldRecord *one, CldRecord *two, CldRecord *three)
{
  CldRecord *all[] = { one, two, three };
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (all[i])
      g_ptr_array_add (records, all[i]);
  return records;
}

/* Nothing is written, whatever speaks against it. */
static void
assert_refused (Fixture *fixture, GPtrArray *records, int code, const char *part)
{
  g_autofree char *before = dump_store (fixture->store), *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 head = head_of (fixture->store);

  g_assert_false (cld_records_save (fixture->store, records, "test", &error));
  g_assert_error (error, CLD_STORE_ERROR, code);
  assert_human (error);
  if (part)
    g_assert_nonnull (strstr (error->message, part));
  g_assert_cmpint (head_of (fixture->store), ==, head);
  after = dump_store (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

/* Three records, new and changed, one of which names another: one change set, one undo. */
static void
test_several (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) placement = cld_record_new (&cld_placement_kind, NULL), notice = cld_record_new (&cld_notice_kind, NULL);
  g_autoptr (CldRecord) old = load (fixture, &cld_placement_kind, "C1/2024-01-01");
  g_autoptr (GPtrArray) records = gather (old, placement, notice);
  g_autofree char *before = dump_store (fixture->store), *after = NULL, *ref = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldUndoResult) undone = NULL;

  cld_record_set_text (old, PLACEMENT_ENDED_ON, "2024-05-01");
  cld_record_set_text (placement, PLACEMENT_CHILD, "C1");
  cld_record_set_text (placement, PLACEMENT_STARTED_ON, "2024-05-01");
  ref = cld_records_propose_ref (fixture->store, placement, records);
  g_assert_cmpstr (ref, ==, "C1/2024-05-01");
  cld_record_set_text (notice, NOTICE_DIRECTION, "OUT");
  cld_record_set_text (notice, NOTICE_CHILD, "C1");
  cld_record_set_text (notice, NOTICE_EVENT_ON, "2024-05-01");
  cld_record_set_text (notice, NOTICE_PLACEMENT, ref);
  g_assert_true (cld_records_save (fixture->store, records, "move", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (cld_record_get_ref (placement), ==, ref);
  g_assert_cmpint (cld_record_get_version (placement), ==, 1);
  g_assert_cmpint (cld_record_get_version (notice), ==, 1);
  g_assert_cmpint (cld_record_get_version (old), ==, 2);
  undone = cld_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (undone->why, ==, "move");
  g_assert_cmpuint (undone->n_reversed, ==, 3);
  g_assert_cmpuint (undone->left->len, ==, 0);
  after = dump_store (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

/* What did not change is left alone; where nothing did there is no change set. */
static void
test_unchanged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) one = load (fixture, &cld_child_kind, "C1"), two = load (fixture, &cld_child_kind, "C2");
  g_autoptr (GPtrArray) records = gather (one, two, NULL);
  gint64 head = head_of (fixture->store);

  g_assert_true (cld_records_save (fixture->store, records, "test", NULL));
  g_assert_cmpint (head_of (fixture->store), ==, head);
  cld_record_set_text (two, CHILD_TEAM, "North");
  g_assert_true (cld_records_save (fixture->store, records, "test", NULL));
  g_assert_cmpint (head_of (fixture->store), ==, head + 1);
  g_assert_cmpint (cld_record_get_version (one), ==, 1);
  g_assert_cmpint (cld_record_get_version (two), ==, 2);
}

/* Somebody else changed the second one meanwhile: the first is not written either. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) mine = load (fixture, &cld_child_kind, "C2"), theirs = load (fixture, &cld_child_kind, "C2"), visit = new_visit ("2024-05-01");
  g_autoptr (GPtrArray) records = gather (visit, mine, NULL);

  cld_record_set_text (theirs, CHILD_TEAM, "Theirs");
  g_assert_true (cld_record_service_save (fixture->store, theirs, "test", NULL));
  cld_record_set_text (mine, CHILD_TEAM, "Mine");
  assert_refused (fixture, records, CLD_STORE_ERROR_STALE, "child/C2");
  g_assert_cmpint (cld_record_get_version (visit), ==, 0);
  g_assert_null (cld_record_get_id (visit));
}

/* The last one lacks what it needs, or names nobody. */
static void
test_one_bad (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) good = new_visit ("2024-05-01"), empty = cld_record_new (&cld_visit_kind, NULL), orphan = new_visit ("2024-05-02");
  g_autoptr (GPtrArray) lacking = gather (good, empty, NULL), naming = gather (good, orphan, NULL);

  assert_refused (fixture, lacking, CLD_STORE_ERROR_CONSTRAINT, NULL);
  cld_record_set_text (orphan, VISIT_CHILD, "C9");
  assert_refused (fixture, naming, CLD_STORE_ERROR_CONSTRAINT, NULL);
}

/* --- notices --- */

static CldRecord *
new_notice (const char *recipient)
{
  CldRecord *record = cld_record_new (&cld_notice_kind, NULL);

  cld_record_set_text (record, NOTICE_DIRECTION, "OUT");
  cld_record_set_text (record, NOTICE_CHILD, "C1");
  cld_record_set_text (record, NOTICE_PROVISION, "reg13");
  cld_record_set_text (record, NOTICE_RECIPIENT_KIND, recipient);
  cld_record_set_text (record, NOTICE_RECIPIENT, "Somebody");
  cld_record_set_text (record, NOTICE_EVENT_ON, "2024-05-01");
  return record;
}

/* Fills a notice in as it is in that state. */
static void
bring_into (CldRecord *notice, CldNoticeState state)
{
  gboolean sent = state == CLD_NOTICE_SENT || state == CLD_NOTICE_ACKNOWLEDGED || state == CLD_NOTICE_RETURNED;

  cld_record_set_text (notice, NOTICE_SENT_ON, sent ? "2024-05-02" : NULL);
  cld_record_set_text (notice, NOTICE_ACKNOWLEDGED_ON, state == CLD_NOTICE_ACKNOWLEDGED ? "2024-05-03" : NULL);
  cld_record_set_text (notice, NOTICE_RETURNED_ON, state == CLD_NOTICE_RETURNED ? "2024-05-03" : NULL);
  cld_record_set_text (notice, NOTICE_NOT_SENT_REASON, state == CLD_NOTICE_WITHHELD ? "NOT_APPLICABLE" : NULL);
}

/* Every step from every state, stored; an illegal one is refused and writes nothing. */
static void
test_steps (Fixture *fixture, gconstpointer data)
{
  guint n_illegal = 0;

  for (CldNoticeState from = 0; from < CLD_NOTICE_N_STATES; from++)
    for (CldNoticeState to = 0; to < CLD_NOTICE_N_STATES; to++)
      {
        g_autoptr (CldRecord) notice = new_notice ("AREA");
        g_autoptr (GPtrArray) records = gather (notice, NULL, NULL);
        g_autoptr (GError) error = NULL;

        g_test_message ("%s to %s", cld_notice_state_id (from), cld_notice_state_id (to));
        bring_into (notice, from);
        g_assert_true (cld_record_service_save (fixture->store, notice, "test", &error));
        g_assert_no_error (error);
        bring_into (notice, to);
        if (cld_notice_state_may_follow (from, to))
          {
            g_assert_true (cld_record_service_save (fixture->store, notice, "test", &error));
            g_assert_no_error (error);
            continue;
          }
        assert_refused (fixture, records, CLD_STORE_ERROR_CONSTRAINT, "Nothing was saved.");
        g_assert_false (cld_record_service_save (fixture->store, notice, "test", &error));
        g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
        g_assert_null (strstr (error->message, "Somebody"));
        n_illegal++;
      }
  g_assert_cmpuint (n_illegal, ==, 9);
}

/* A new one that contradicts itself, or leaves out whom it may not. */
static void
test_new_notices (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) officer = new_notice ("IRO"), silent = new_notice ("PARENT"), fine = new_notice ("PARENT"), answered = new_notice ("AREA");
  g_autoptr (GPtrArray) one = gather (officer, NULL, NULL), two = gather (silent, NULL, NULL), three = gather (answered, NULL, NULL), among = gather (fine, answered, NULL);

  cld_record_set_text (officer, NOTICE_NOT_SENT_REASON, "HARM");
  cld_record_set_text (officer, NOTICE_NOTE, "Why");
  assert_refused (fixture, one, CLD_STORE_ERROR_CONSTRAINT, "13(3)");
  cld_record_set_text (silent, NOTICE_NOT_SENT_REASON, "HARM");
  assert_refused (fixture, two, CLD_STORE_ERROR_CONSTRAINT, "note");
  cld_record_set_text (answered, NOTICE_ACKNOWLEDGED_ON, "2024-05-02");
  assert_refused (fixture, three, CLD_STORE_ERROR_CONSTRAINT, "before it was sent");
  assert_refused (fixture, among, CLD_STORE_ERROR_CONSTRAINT, "before it was sent");
  cld_record_set_text (fine, NOTICE_NOT_SENT_REASON, "HARM");
  cld_record_set_text (fine, NOTICE_NOTE, "Why");
  g_assert_true (cld_record_service_save (fixture->store, fine, "test", NULL));
}

/* Undo is another way: it takes back what was recorded by mistake, of any state. */
static void
test_undo_of_notice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) notice = new_notice ("AREA"), now = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldUndoResult) undone = NULL;

  bring_into (notice, CLD_NOTICE_SENT);
  g_assert_true (cld_record_service_save (fixture->store, notice, "test", NULL));
  bring_into (notice, CLD_NOTICE_ACKNOWLEDGED);
  g_assert_true (cld_record_service_save (fixture->store, notice, "test", NULL));
  undone = cld_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  now = load (fixture, &cld_notice_kind, cld_record_get_ref (notice));
  g_assert_null (cld_record_get_text (now, NOTICE_ACKNOWLEDGED_ON));
  g_assert_cmpstr (cld_record_get_text (now, NOTICE_SENT_ON), ==, "2024-05-02");
}

/* --- approvals --- */

/* Nobody decides on what they asked for, however the name is written; not decided yet is fine. */
static void
test_self_approval (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) approval = cld_record_new (&cld_approval_kind, NULL);
  g_autoptr (GPtrArray) records = gather (approval, NULL, NULL);
  g_autoptr (GError) error = NULL;

  cld_record_set_text (approval, APPROVAL_CHILD, "C1");
  cld_record_set_text (approval, APPROVAL_PLACEMENT, "C1/2024-01-01");
  cld_record_set_text (approval, APPROVAL_PROVISION, "reg11_1_a");
  cld_record_set_text (approval, APPROVAL_ROLE, "NO");
  cld_record_set_text (approval, APPROVAL_REQUESTED_BY, "Zoë Ó'Marsh");
  cld_record_set_text (approval, APPROVAL_NAME, "ZOE O'MARSH");
  g_assert_true (cld_record_service_save (fixture->store, approval, "test", NULL));
  cld_record_set_text (approval, APPROVAL_DECIDED_ON, "2024-05-01");
  assert_refused (fixture, records, CLD_STORE_ERROR_CONSTRAINT, "somebody else has to decide");
  cld_record_set_text (approval, APPROVAL_DECISION, "REFUSED");
  assert_refused (fixture, records, CLD_STORE_ERROR_CONSTRAINT, "somebody else has to decide");
  cld_record_set_text (approval, APPROVAL_NAME, "Anne Other");
  g_assert_true (cld_record_service_save (fixture->store, approval, "test", &error));
  g_assert_no_error (error);
}

static CldRecord *
new_letter (const char *ref, const char *child, const char *replies_to)
{
  CldRecord *record = cld_record_new (&cld_correspondence_kind, ref);

  g_assert_true (cld_record_set_text (record, CORRESPONDENCE_DIRECTION, "IN"));
  g_assert_true (cld_record_set_text (record, CORRESPONDENCE_DATED_ON, "2025-10-03"));
  g_assert_true (cld_record_set_text (record, CORRESPONDENCE_CHILD, child));
  g_assert_true (cld_record_set_text (record, CORRESPONDENCE_REPLIES_TO, replies_to));
  return record;
}

/* A letter and its answer are about one child, whichever of them is saved last. */
static void
test_reply (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *child;
    const char *replies_to;
    gboolean good;
  } cases[] = {
    { "C1", "L1", TRUE }, { "C2", "L1", FALSE }, { NULL, "L1", FALSE }, { NULL, "L0", TRUE }, { "C1", "L0", FALSE }, { "C2", NULL, TRUE },
  };
  g_autoptr (CldRecord) of_child = new_letter ("L1", "C1", NULL), of_nobody = new_letter ("L0", NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_record_service_save (fixture->store, of_child, "test", &error));
  g_assert_true (cld_record_service_save (fixture->store, of_nobody, "test", &error));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *ref = g_strdup_printf ("A%u", i);
      g_autoptr (CldRecord) answer = new_letter (ref, cases[i].child, cases[i].replies_to);
      gint64 before = head_of (fixture->store);

      g_test_message ("%s answers %s", cases[i].child, cases[i].replies_to);
      g_assert_cmpint (cld_record_service_save (fixture->store, answer, "test", &error), ==, cases[i].good);
      if (!cases[i].good)
        {
          g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
          g_assert_cmpint (head_of (fixture->store), ==, before);
        }
      g_clear_error (&error);
    }
  /* Answered, it cannot become another child's. */
  g_assert_true (cld_record_set_text (of_child, CORRESPONDENCE_CHILD, "C2"));
  g_assert_false (cld_record_service_save (fixture->store, of_child, "test", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/records-save/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("reply", test_reply);
  ADD ("several", test_several);
  ADD ("unchanged", test_unchanged);
  ADD ("stale", test_stale);
  ADD ("one-bad", test_one_bad);
  ADD ("steps", test_steps);
  ADD ("new-notices", test_new_notices);
  ADD ("undo-of-notice", test_undo_of_notice);
  ADD ("self-approval", test_self_approval);
#undef ADD
  return fixture_run ();
}
