/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-finding-state.h"

#include <string.h>

#include "cld-action.h"
#include "cld-finding.h"

#define TODAY "2025-03-04"

/* @of: a type of finding, or "action". Blank cells are "". */
typedef struct
{
  const char *of;
  const char *status;
  const char *due_on;
  const char *met_on;
  CldFindingState state;
  int days_late;
  const char *words;
} Case;

static const Case cases[] = {
  /* dates alone */
  { "REQ", "", "", "", CLD_FINDING_OPEN, 0, "Open" },
  { "REQ", "", "2025-02-28", "", CLD_FINDING_OVERDUE, 4, "Overdue: 4 days" },
  { "REQ", "", "2025-03-03", "", CLD_FINDING_OVERDUE, 1, "Overdue: 1 day" },
  { "REQ", "", "2025-03-04", "", CLD_FINDING_DUE, 0, "Due today" },
  { "REQ", "", "2025-03-05", "", CLD_FINDING_DUE, 0, "Due in 1 day" },
  { "REQ", "", "2025-03-18", "", CLD_FINDING_DUE, 0, "Due in 14 days" },
  { "REQ", "", "2025-03-19", "", CLD_FINDING_OPEN, 0, "Due in 15 days" },
  { "REQ", "", "2025-03-31", "", CLD_FINDING_OPEN, 0, "Due in 27 days" },
  { "REQ", "", "2025-02-28", "2025-02-24", CLD_FINDING_MET, 0, "Met 24 Feb 2025" },
  /* what was said of it */
  { "REQ", "OPEN", "2025-02-28", "", CLD_FINDING_OVERDUE, 4, "Overdue: 4 days" },
  { "REQ", "PLAN", "2025-02-28", "", CLD_FINDING_OVERDUE, 4, "Overdue: 4 days" },
  { "REQ", "PROG", "", "", CLD_FINDING_OPEN, 0, "Open" },
  { "REQ", "MET", "2025-02-28", "", CLD_FINDING_MET, 0, "Met" },
  { "REQ", "MET", "2025-02-28", "2025-03-01", CLD_FINDING_MET, 0, "Met 1 Mar 2025" },
  { "REQ", "NOTMET", "2025-02-28", "", CLD_FINDING_OVERDUE, 4, "Overdue: 4 days" },
  { "REQ", "NOTMET", "2025-04-28", "", CLD_FINDING_OVERDUE, 0, "Not met" },
  { "REQ", "NOTMET", "", "", CLD_FINDING_OVERDUE, 0, "Not met" },
  { "REQ", "CARRIED", "2025-02-28", "", CLD_FINDING_CARRIED, 0, "Carried" },
  { "REQ", "WITHDRAWN", "2025-02-28", "", CLD_FINDING_WITHDRAWN, 0, "Withdrawn" },
  { "REQ", "WITHDRAWN", "2025-02-28", "2025-02-20", CLD_FINDING_WITHDRAWN, 0, "Withdrawn" },
  /* what asks for nothing */
  { "STR", "", "", "", CLD_FINDING_NOTHING, 0, "Nothing to do" },
  { "STR", "OPEN", "2025-02-28", "", CLD_FINDING_NOTHING, 0, "Nothing to do" },
  { "SHORT", "", "", "", CLD_FINDING_NOTHING, 0, "Nothing to do" },
  { "SHORT", "OPEN", "", "", CLD_FINDING_NOTHING, 0, "Nothing to do" },
  { "SHORT", "OPEN", "2025-02-28", "", CLD_FINDING_OVERDUE, 4, "Overdue: 4 days" },
  { "SHORT", "MET", "", "", CLD_FINDING_MET, 0, "Met" },
  /* the others ask for something, with a date or not */
  { "REC", "", "", "", CLD_FINDING_OPEN, 0, "Open" },
  { "AFI", "", "", "", CLD_FINDING_OPEN, 0, "Open" },
  { "APA", "", "2025-02-28", "", CLD_FINDING_OVERDUE, 4, "Overdue: 4 days" },
  { "WEAK", "", "", "", CLD_FINDING_OPEN, 0, "Open" },
  { "SCON", "", "2025-03-05", "", CLD_FINDING_DUE, 0, "Due in 1 day" },
  { "", "", "", "", CLD_FINDING_OPEN, 0, "Open" },
  /* our own actions */
  { "action", "", "2025-02-28", "", CLD_FINDING_OVERDUE, 4, "Overdue: 4 days" },
  { "action", "OPEN", "2025-02-18", "2025-02-17", CLD_FINDING_MET, 0, "Done 17 Feb 2025" },
  { "action", "MET", "", "", CLD_FINDING_MET, 0, "Done" },
  { "action", "NOTMET", "2025-02-18", "2025-02-17", CLD_FINDING_OVERDUE, 14, "Overdue: 14 days" },
  { "action", "CARRIED", "2025-02-18", "", CLD_FINDING_CARRIED, 0, "Carried" },
};

static const char *
cell (const char *text)
{
  return *text ? text : NULL;
}

static CldRow *
make_row (CldArena *arena, const Case *one)
{
  gboolean is_action = strcmp (one->of, "action") == 0;
  CldRow *row = cld_row_new (arena, is_action ? &cld_action_kind : &cld_finding_kind, "F1");

  if (!is_action)
    row->values[FINDING_TYPE] = cell (one->of);
  row->values[is_action ? (guint) ACTION_STATUS : (guint) FINDING_STATUS] = cell (one->status);
  row->values[is_action ? (guint) ACTION_DUE_ON : (guint) FINDING_DUE_ON] = cell (one->due_on);
  row->values[is_action ? (guint) ACTION_DONE_ON : (guint) FINDING_MET_ON] = cell (one->met_on);
  return row;
}

static void
test_cases (void)
{
  g_autoptr (CldArena) arena = cld_arena_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const CldRow *row = make_row (arena, &cases[i]);
      gint32 today = cld_date_to_day (TODAY);
      int days = -1;
      CldFindingState state = cld_finding_state_get (row, today, &days);
      g_autofree char *words = cld_finding_state_describe (state, row, today);

      g_test_message ("%u: %s %s due %s met %s: %s", i, cases[i].of, cases[i].status, cases[i].due_on, cases[i].met_on, words);
      g_assert_cmpint (state, ==, (int) cases[i].state);
      g_assert_cmpint (days, ==, cases[i].days_late);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_names (void)
{
  static const char *const ids[] = { "nothing", "open", "due", "overdue", "met", "carried", "withdrawn" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_assert_cmpstr (cld_finding_state_get_id ((CldFindingState) i), ==, ids[i]);
      g_assert_true (*cld_finding_state_get_word ((CldFindingState) i) != '\0');
      g_assert_cmpint (cld_finding_state_is_open ((CldFindingState) i), ==, i == CLD_FINDING_OPEN || i == CLD_FINDING_DUE || i == CLD_FINDING_OVERDUE);
    }
}

/* Numbers as numbers, then what follows them; those without one last. */
static void
test_numbers (void)
{
  static const char *const ordered[] = { "1", "2", "2a", "2b", "10", "A", "B", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ordered); j++)
      {
        int order = cld_finding_compare_numbers (ordered[i], ordered[j]);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/finding-state/cases", test_cases);
  g_test_add_func ("/finding-state/names", test_names);
  g_test_add_func ("/finding-state/numbers", test_numbers);
  return g_test_run ();
}
