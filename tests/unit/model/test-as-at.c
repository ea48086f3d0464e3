/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-kinds.h"
#include "cld-record-set.h"

/* A child as it was on a day. */

static CldRow *
add (CldRecordSet *set, const CldKind *kind, const char *ref, ...)
{
  CldRow *row = cld_row_new (cld_record_set_get_arena (set), kind, ref);
  va_list values;

  va_start (values, ref);
  for (int field = va_arg (values, int); field >= 0; field = va_arg (values, int))
    row->values[field] = va_arg (values, const char *);
  va_end (values);
  cld_record_set_add (set, row);
  return row;
}

static const char *
get (CldRecordSet *set, const CldKind *kind, const char *ref, guint field)
{
  CldRow *row = cld_record_set_find (set, kind, ref);

  g_assert_nonnull (row);
  return row->values[field];
}

/* What happens later is left out; of the day itself it is there. */
static void
test_later_is_out (void)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new (), then = NULL;

  add (set, &cld_child_kind, "1", CHILD_DATE_OF_BIRTH, "2010-01-01", CHILD_WORKER, "priya", CHILD_ALERT, "since when", -1);
  add (set, &cld_authority_kind, "383", AUTHORITY_NAME, "Leeds", -1);
  add (set, &cld_visit_kind, "before", VISIT_VISITED_ON, "2025-06-09", -1);
  add (set, &cld_visit_kind, "that day", VISIT_VISITED_ON, "2025-06-10T16:30", -1);
  add (set, &cld_visit_kind, "after", VISIT_VISITED_ON, "2025-06-11", -1);
  add (set, &cld_note_kind, "undated", NOTE_TEXT, "x", -1);
  add (set, &cld_override_kind, "late", OVERRIDE_DECIDED_ON, "2025-06-11", -1);
  add (set, &cld_return_row_kind, "r25", RETURN_ROW_YEAR, "2025", -1);
  add (set, &cld_return_row_kind, "r26", RETURN_ROW_YEAR, "2026", -1);
  then = cld_record_set_as_at (set, "2025-06-10");
  g_assert_cmpuint (cld_record_set_get (then, &cld_visit_kind)->len, ==, 2);
  g_assert_null (cld_record_set_find (then, &cld_visit_kind, "after"));
  g_assert_null (cld_record_set_find (then, &cld_override_kind, "late"));
  g_assert_nonnull (cld_record_set_find (then, &cld_note_kind, "undated"));
  g_assert_nonnull (cld_record_set_find (then, &cld_authority_kind, "383"));
  g_assert_nonnull (cld_record_set_find (then, &cld_return_row_kind, "r25"));
  g_assert_null (cld_record_set_find (then, &cld_return_row_kind, "r26"));
  g_assert_cmpstr (get (then, &cld_child_kind, "1", CHILD_WORKER), ==, "priya");
  g_assert_null (get (then, &cld_child_kind, "1", CHILD_ALERT));
  /* What it was made of is as it was. */
  g_assert_cmpstr (get (set, &cld_child_kind, "1", CHILD_ALERT), ==, "since when");
  g_assert_cmpuint (cld_record_set_get (set, &cld_visit_kind)->len, ==, 3);
}

/* What ends or is done later has not ended and is not done; what was agreed up to a day to come stays. */
static void
test_ends_are_blank (void)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new (), then = NULL;
  CldRow *placement = add (set, &cld_placement_kind, "p", PLACEMENT_STARTED_ON, "2025-01-01", PLACEMENT_ENDED_ON, "2025-06-11", PLACEMENT_REASON_ENDED, "CARPL",
                           PLACEMENT_REG24_FROM, "2025-06-01", PLACEMENT_REG24_UNTIL, "2025-10-01", PLACEMENT_LONG_TERM_FOSTER_ON, "2025-07-01", -1);

  add (set, &cld_placement_kind, "over", PLACEMENT_STARTED_ON, "2024-01-01", PLACEMENT_ENDED_ON, "2025-06-10", PLACEMENT_REASON_ENDED, "CARPL", -1);
  add (set, &cld_missing_episode_kind, "m", MISSING_EPISODE_STARTED_AT, "2025-06-09T22:00", MISSING_EPISODE_ENDED_AT, "2025-06-11T02:00",
       MISSING_EPISODE_INTERVIEW_OFFERED_AT, "2025-06-12", MISSING_EPISODE_INTERVIEW_ACCEPTED, "1", -1);
  add (set, &cld_approval_kind, "a", APPROVAL_REQUESTED_ON, "2025-06-01", APPROVAL_DECIDED_ON, "2025-06-20", APPROVAL_NAME, "Ruth", APPROVAL_DECISION, "APPROVED", -1);
  add (set, &cld_notice_kind, "n", NOTICE_EVENT_ON, "2025-06-05", NOTICE_SENT_ON, "2025-06-08", NOTICE_METHOD, "E-mail", NOTICE_ACKNOWLEDGED_ON, "2025-06-15", -1);
  add (set, &cld_placement_kind, "to come", PLACEMENT_STARTED_ON, "2025-06-11", -1);
  add (set, &cld_notice_kind, "early", NOTICE_PLACEMENT, "to come", NOTICE_SENT_ON, "2025-06-08", -1);
  add (set, &cld_notice_kind, "of it", NOTICE_PLACEMENT, "p", NOTICE_SENT_ON, "2025-06-08", -1);
  add (set, &cld_action_kind, "to do", ACTION_DUE_ON, "2025-09-01", ACTION_DONE_ON, "2025-08-01", ACTION_STATUS, "MET", -1);
  then = cld_record_set_as_at (set, "2025-06-10");
  g_assert_null (get (then, &cld_placement_kind, "p", PLACEMENT_ENDED_ON));
  g_assert_null (get (then, &cld_placement_kind, "p", PLACEMENT_REASON_ENDED));
  g_assert_null (get (then, &cld_placement_kind, "p", PLACEMENT_LONG_TERM_FOSTER_ON));
  g_assert_cmpstr (get (then, &cld_placement_kind, "p", PLACEMENT_REG24_UNTIL), ==, "2025-10-01");
  g_assert_cmpstr (get (then, &cld_placement_kind, "over", PLACEMENT_ENDED_ON), ==, "2025-06-10");
  g_assert_cmpstr (get (then, &cld_placement_kind, "over", PLACEMENT_REASON_ENDED), ==, "CARPL");
  g_assert_null (get (then, &cld_missing_episode_kind, "m", MISSING_EPISODE_ENDED_AT));
  g_assert_null (get (then, &cld_missing_episode_kind, "m", MISSING_EPISODE_INTERVIEW_ACCEPTED));
  g_assert_cmpstr (get (then, &cld_approval_kind, "a", APPROVAL_REQUESTED_ON), ==, "2025-06-01");
  g_assert_null (get (then, &cld_approval_kind, "a", APPROVAL_DECISION));
  g_assert_null (get (then, &cld_approval_kind, "a", APPROVAL_NAME));
  g_assert_cmpstr (get (then, &cld_notice_kind, "n", NOTICE_METHOD), ==, "E-mail");
  g_assert_null (get (then, &cld_notice_kind, "n", NOTICE_ACKNOWLEDGED_ON));
  g_assert_cmpstr (get (then, &cld_action_kind, "to do", ACTION_DUE_ON), ==, "2025-09-01");
  g_assert_null (get (then, &cld_action_kind, "to do", ACTION_DONE_ON));
  /* Nothing points to what is not there yet. */
  g_assert_null (get (then, &cld_notice_kind, "early", NOTICE_PLACEMENT));
  g_assert_cmpstr (get (then, &cld_notice_kind, "of it", NOTICE_PLACEMENT), ==, "p");
  g_assert_cmpstr (placement->values[PLACEMENT_ENDED_ON], ==, "2025-06-11");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/as-at/later-is-out", test_later_is_out);
  g_test_add_func ("/as-at/ends-are-blank", test_ends_are_blank);
  return g_test_run ();
}
