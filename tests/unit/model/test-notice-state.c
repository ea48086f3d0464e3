/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-notice-state.h"

#include <string.h>

#include "cld-codes.h"
#include "cld-notice.h"

/* What may follow what, written down once more by hand: row from, column to. */
static const char *const table[CLD_NOTICE_N_STATES] = {
  /*                        to: SENT ACKNOWLEDGED RETURNED WITHHELD */
  [CLD_NOTICE_TO_SEND] = /*    */ "yyyyy",
  [CLD_NOTICE_SENT] = /*       */ "nyyyn",
  [CLD_NOTICE_ACKNOWLEDGED] = /**/ "nnynn",
  [CLD_NOTICE_RETURNED] = /*   */ "nyyyy",
  [CLD_NOTICE_WITHHELD] = /*   */ "yynny",
};

/* A notice to the area authority that is in each state, by the law. */
static const char *const in_state[CLD_NOTICE_N_STATES][4] = {
  /* sent, acknowledged, returned, reason */
  [CLD_NOTICE_TO_SEND] = { NULL, NULL, NULL, NULL },
  [CLD_NOTICE_SENT] = { "2026-03-02", NULL, NULL, NULL },
  [CLD_NOTICE_ACKNOWLEDGED] = { "2026-03-02", "2026-03-05", NULL, NULL },
  [CLD_NOTICE_RETURNED] = { "2026-03-02", NULL, "2026-03-04", NULL },
  [CLD_NOTICE_WITHHELD] = { NULL, NULL, NULL, "NOT_APPLICABLE" },
};

static CldRow *
make_notice (CldArena *arena, const char *sent, const char *acknowledged, const char *returned, const char *reason)
{
  CldRow *row = cld_row_new (arena, &cld_notice_kind, "N1");

  row->values[NOTICE_DIRECTION] = "OUT";
  row->values[NOTICE_RECIPIENT_KIND] = "AREA";
  row->values[NOTICE_SENT_ON] = sent;
  row->values[NOTICE_ACKNOWLEDGED_ON] = acknowledged;
  row->values[NOTICE_RETURNED_ON] = returned;
  row->values[NOTICE_NOT_SENT_REASON] = reason;
  return row;
}

static CldRow *
make_state (CldArena *arena, CldNoticeState state)
{
  return make_notice (arena, in_state[state][0], in_state[state][1], in_state[state][2], in_state[state][3]);
}

/* Every pair: the table itself, and the verdict on the record. */
static void
test_table (void)
{
  g_autoptr (CldArena) arena = cld_arena_new ();

  for (CldNoticeState from = 0; from < CLD_NOTICE_N_STATES; from++)
    for (CldNoticeState to = 0; to < CLD_NOTICE_N_STATES; to++)
      {
        const CldRow *before = make_state (arena, from), *after = make_state (arena, to);
        gboolean legal = table[from][to] == 'y';
        guint field = G_MAXUINT;
        const char *fault;

        g_test_message ("%s to %s", cld_notice_state_id (from), cld_notice_state_id (to));
        g_assert_cmpint (cld_notice_state_of (before), ==, (int) from);
        g_assert_cmpint (cld_notice_state_may_follow (from, to), ==, legal);
        fault = cld_notice_find_fault (before, after, &field);
        g_assert_cmpint (fault == NULL, ==, legal);
        if (fault)
          {
            g_assert_true (g_str_has_suffix (fault, "."));
            g_assert_cmpuint (field, ==, from == CLD_NOTICE_ACKNOWLEDGED ? NOTICE_ACKNOWLEDGED_ON : NOTICE_SENT_ON);
          }
      }
}

static void
test_names (void)
{
  static const char *const ids[] = { "to-send", "sent", "acknowledged", "returned", "withheld" };

  G_STATIC_ASSERT (G_N_ELEMENTS (ids) == CLD_NOTICE_N_STATES);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_cmpstr (cld_notice_state_id (i), ==, ids[i]);
      g_assert_true (*cld_notice_state_label (i));
    }
}

/* Sixteen ways of being filled in; a blank text is none. */
static void
test_tell (void)
{
  for (guint bits = 0; bits < 16; bits++)
    {
      const char *sent = bits & 1 ? "2026-03-02" : NULL, *acknowledged = bits & 2 ? "2026-03-05" : NULL;
      const char *returned = bits & 4 ? "2026-03-04" : "", *reason = bits & 8 ? "HARM" : "";
      CldNoticeState state = cld_notice_state_tell (sent, acknowledged, returned, reason);
      CldNoticeState expected = bits & 2 ? CLD_NOTICE_ACKNOWLEDGED : bits & 4 ? CLD_NOTICE_RETURNED : bits & 1 ? CLD_NOTICE_SENT : bits & 8 ? CLD_NOTICE_WITHHELD : CLD_NOTICE_TO_SEND;

      g_assert_cmpint (state, ==, (int) expected);
    }
}

/* What contradicts itself, whatever it was before. */
static void
test_contradictions (void)
{
  static const struct
  {
    const char *sent, *acknowledged, *returned, *reason;
    guint field;
  } cases[] = {
    { "2026-03-02", NULL, NULL, "NOT_APPLICABLE", NOTICE_NOT_SENT_REASON },
    { "2026-03-02", "2026-03-05", NULL, "NOT_APPLICABLE", NOTICE_NOT_SENT_REASON },
    { NULL, "2026-03-05", NULL, "NOT_APPLICABLE", NOTICE_NOT_SENT_REASON },
    { NULL, NULL, "2026-03-05", "NOT_APPLICABLE", NOTICE_NOT_SENT_REASON },
    { NULL, "2026-03-05", NULL, NULL, NOTICE_ACKNOWLEDGED_ON },
    { NULL, NULL, "2026-03-05", NULL, NOTICE_RETURNED_ON },
    { "2026-03-02", "2026-03-01", NULL, NULL, NOTICE_ACKNOWLEDGED_ON },
    { "2026-03-02", NULL, "2026-03-01", NULL, NOTICE_RETURNED_ON },
    { "2026-03-02", "2026-03-05", "2026-03-01", NULL, NOTICE_RETURNED_ON },
  };
  g_autoptr (CldArena) arena = cld_arena_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CldRow *row = make_notice (arena, cases[i].sent, cases[i].acknowledged, cases[i].returned, cases[i].reason);
      guint field = G_MAXUINT;

      g_test_message ("%u", i);
      g_assert_nonnull (cld_notice_find_fault (NULL, row, &field));
      g_assert_cmpuint (field, ==, cases[i].field);
      /* From the state that it would be in, too. */
      g_assert_nonnull (cld_notice_find_fault (row, row, &field));
    }
}

/* On one day, and acknowledged after it came back: that happens. */
static void
test_no_contradictions (void)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  guint field;

  g_assert_null (cld_notice_find_fault (NULL, make_notice (arena, "2026-03-02", "2026-03-02", NULL, NULL), &field));
  g_assert_null (cld_notice_find_fault (NULL, make_notice (arena, "2026-03-02", NULL, "2026-03-02", NULL), &field));
  g_assert_null (cld_notice_find_fault (NULL, make_notice (arena, "2026-03-02", "2026-03-09", "2026-03-04", NULL), &field));
}

/* Every recipient of the list with every reason, written down once more: who may be left out for harm (n = no), in its order. */
static void
test_recipients (void)
{
  static const struct
  {
    const char *code;
    gboolean harm;
  } expected[] = {
    { "CHILD", FALSE }, { "PARENT", TRUE }, { "CONTACT34", TRUE }, { "CONTACT8", TRUE }, { "PREVCARER", TRUE }, { "ICB_FROM", FALSE },
    { "ICB_TO", FALSE }, { "GP_FROM", FALSE }, { "GP_TO", FALSE }, { "EDU", FALSE }, { "IRO", FALSE }, { "AREA", FALSE },
    { "VSH", FALSE }, { "FOSTER", FALSE }, { "OFSTED", FALSE }, { "SOS", FALSE }, { "PANEL", FALSE },
  };
  static const char *const reasons[] = { "HARM", "NOT_APPROPRIATE_AGE", "NOT_PRACTICABLE", "NOT_APPLICABLE" };
  const CldCodeList *list = cld_code_list_find ("notification_recipient"), *known = cld_code_list_find ("notice_not_sent_reason");
  g_autoptr (CldArena) arena = cld_arena_new ();

  g_assert_cmpuint (cld_code_list_get_n (list), ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (cld_code_list_get_n (known), ==, G_N_ELEMENTS (reasons));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    for (guint j = 0; j < G_N_ELEMENTS (reasons); j++)
      {
        gboolean allowed = j >= 2 || (j == 0 && expected[i].harm) || (j == 1 && i == 0);
        CldRow *row = make_notice (arena, NULL, NULL, NULL, reasons[j]);
        guint field = G_MAXUINT;

        g_test_message ("%s %s", expected[i].code, reasons[j]);
        g_assert_cmpstr (cld_code_list_get (list, i)->code, ==, expected[i].code);
        g_assert_nonnull (cld_code_list_lookup (known, reasons[j]));
        g_assert_cmpint (cld_notice_may_be_withheld (expected[i].code, reasons[j]), ==, allowed);
        row->values[NOTICE_RECIPIENT_KIND] = expected[i].code;
        row->values[NOTICE_NOTE] = "Why";
        g_assert_cmpint (cld_notice_find_fault (NULL, row, &field) == NULL, ==, allowed);
        g_assert_cmpuint (field, ==, allowed ? G_MAXUINT : NOTICE_NOT_SENT_REASON);
      }
}

/* Nobody known, no reason known. */
static void
test_unlisted (void)
{
  g_assert_false (cld_notice_may_be_withheld (NULL, "HARM"));
  g_assert_false (cld_notice_may_be_withheld ("NOBODY", "HARM"));
  g_assert_false (cld_notice_may_be_withheld (NULL, "NOT_APPROPRIATE_AGE"));
  g_assert_true (cld_notice_may_be_withheld (NULL, "NOT_PRACTICABLE"));
  g_assert_false (cld_notice_may_be_withheld ("PARENT", "TIRED"));
  g_assert_false (cld_notice_may_be_withheld ("PARENT", NULL));
}

/* Harm has to be explained; what came without a note may go on without one. */
static void
test_note (void)
{
  static const struct
  {
    const char *reason;
    gboolean needed;
  } cases[] = { { "HARM", TRUE }, { "NOT_PRACTICABLE", FALSE }, { "NOT_APPROPRIATE_AGE", FALSE }, { "NOT_APPLICABLE", FALSE }, { NULL, FALSE } };
  g_autoptr (CldArena) arena = cld_arena_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CldRow *row = make_notice (arena, NULL, NULL, NULL, cases[i].reason);
      guint field = G_MAXUINT;

      g_assert_cmpint (cld_notice_reason_needs_note (cases[i].reason), ==, cases[i].needed);
      row->values[NOTICE_RECIPIENT_KIND] = g_strcmp0 (cases[i].reason, "NOT_APPROPRIATE_AGE") == 0 ? "CHILD" : "PARENT";
      g_assert_cmpint (cld_notice_find_fault (NULL, row, &field) != NULL, ==, cases[i].needed);
      g_assert_cmpuint (field, ==, cases[i].needed ? NOTICE_NOTE : G_MAXUINT);
      g_assert_null (cld_notice_find_fault (row, row, &field));
      g_assert_cmpint (cld_notice_find_fault (make_state (arena, CLD_NOTICE_WITHHELD), row, &field) != NULL, ==, cases[i].needed);
      row->values[NOTICE_NOTE] = "Why";
      g_assert_null (cld_notice_find_fault (NULL, row, &field));
    }
}

/* Of whom an answer is expected, once more by hand. */
static void
test_answer (void)
{
  static const char *const asked[] = { "IRO", "AREA", "OFSTED", "SOS", "PANEL", NULL };
  const CldCodeList *list = cld_code_list_find ("notification_recipient");

  for (guint i = 0; i < cld_code_list_get_n (list); i++)
    g_assert_cmpint (cld_notice_is_answer_asked (cld_code_list_get (list, i)->code), ==, g_strv_contains (asked, cld_code_list_get (list, i)->code));
  g_assert_false (cld_notice_is_answer_asked (NULL));
}

/* One received is open or closed, and nothing that is said of sending speaks against it. */
static void
test_incoming (void)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row = make_notice (arena, NULL, "2026-03-05", "2026-03-01", "HARM");
  guint field;

  row->values[NOTICE_DIRECTION] = "IN";
  g_assert_cmpint (cld_notice_state_of (row), ==, CLD_NOTICE_SENT);
  g_assert_null (cld_notice_find_fault (NULL, row, &field));
  row->values[NOTICE_CLOSED_ON] = "2026-03-05";
  g_assert_cmpint (cld_notice_state_of (row), ==, CLD_NOTICE_ACKNOWLEDGED);
  g_assert_null (cld_notice_find_fault (row, make_state (arena, CLD_NOTICE_TO_SEND), &field));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice-state/table", test_table);
  g_test_add_func ("/notice-state/names", test_names);
  g_test_add_func ("/notice-state/tell", test_tell);
  g_test_add_func ("/notice-state/contradictions", test_contradictions);
  g_test_add_func ("/notice-state/no-contradictions", test_no_contradictions);
  g_test_add_func ("/notice-state/recipients", test_recipients);
  g_test_add_func ("/notice-state/unlisted", test_unlisted);
  g_test_add_func ("/notice-state/note", test_note);
  g_test_add_func ("/notice-state/answer", test_answer);
  g_test_add_func ("/notice-state/incoming", test_incoming);
  return g_test_run ();
}
