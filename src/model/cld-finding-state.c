/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-finding-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-action.h"
#include "cld-codes.h"
#include "cld-finding.h"
#include "cld-value.h"

/* How far a finding or one of our actions is. What an inspectorate said (status) comes first, then what the dates say. */

static const struct
{
  const char *id;
  const char *word;
} words[] = {
  /* Translators: of a finding: nothing has to be done about it */
  [CLD_FINDING_NOTHING] = { "nothing", N_ ("Nothing to do") },
  [CLD_FINDING_OPEN] = { "open", N_ ("Open") },
  [CLD_FINDING_DUE] = { "due", N_ ("Due soon") },
  [CLD_FINDING_OVERDUE] = { "overdue", N_ ("Overdue") },
  [CLD_FINDING_MET] = { "met", N_ ("Met") },
  /* Translators: of a finding: looked at again in a later inspection */
  [CLD_FINDING_CARRIED] = { "carried", N_ ("Carried") },
  [CLD_FINDING_WITHDRAWN] = { "withdrawn", N_ ("Withdrawn") },
};

static gboolean
is_finding (const CldRow *row)
{
  return row->kind == &cld_finding_kind;
}

static const char *
get_due (const CldRow *row)
{
  return row->values[is_finding (row) ? (guint) FINDING_DUE_ON : (guint) ACTION_DUE_ON];
}

static const char *
get_done (const CldRow *row)
{
  return row->values[is_finding (row) ? (guint) FINDING_MET_ON : (guint) ACTION_DONE_ON];
}

static const char *
get_status (const CldRow *row)
{
  return row->values[is_finding (row) ? (guint) FINDING_STATUS : (guint) ACTION_STATUS];
}

/* A strength asks for nothing; a shortfall that was only noted neither, unless somebody gave it a day. */
static gboolean
asks_for_nothing (const CldRow *row)
{
  const char *type = is_finding (row) ? row->values[FINDING_TYPE] : NULL;

  if (!type || g_strcmp0 (cld_code_list_get_cell (cld_code_list_find ("insp_finding_type"), type, "needs_due_date"), "no") != 0)
    return FALSE;
  return strcmp (type, "STR") == 0 || !get_due (row);
}

/* What the recorded status alone settles. */
static gboolean
tell_settled (const CldRow *row, CldFindingState *state)
{
  const char *status = get_status (row);

  if (g_strcmp0 (status, "WITHDRAWN") == 0)
    *state = CLD_FINDING_WITHDRAWN;
  else if (g_strcmp0 (status, "CARRIED") == 0)
    *state = CLD_FINDING_CARRIED;
  else if (g_strcmp0 (status, "MET") == 0 || (get_done (row) && g_strcmp0 (status, "NOTMET") != 0))
    *state = CLD_FINDING_MET;
  else if (asks_for_nothing (row))
    *state = CLD_FINDING_NOTHING;
  else
    return FALSE;
  return TRUE;
}

/**
 * cld_finding_state_get:
 * @row: of kind `finding` or `action`
 * @today: day number
 * @days_late: (out) (optional): days since it was due where it is overdue, else 0
 *
 * Its status says first that it was withdrawn, carried or met; a day on which it was met says so too. What was judged not met
 * (NOTMET) is overdue whatever its day is.
 *
 * Returns: how far it is
 */
CldFindingState
cld_finding_state_get (const CldRow *row, gint32 today, int *days_late)
{
  gint32 due = cld_date_read_day (get_due (row));
  CldFindingState state = CLD_FINDING_OPEN;
  gboolean over = due != CLD_NO_DAY && due < today;

  g_return_val_if_fail (row->kind == &cld_finding_kind || row->kind == &cld_action_kind, CLD_FINDING_NOTHING);

  if (days_late)
    *days_late = 0;
  if (tell_settled (row, &state))
    return state;
  if (over || g_strcmp0 (get_status (row), "NOTMET") == 0)
    {
      if (days_late && over)
        *days_late = today - due;
      return CLD_FINDING_OVERDUE;
    }
  return due != CLD_NO_DAY && due - today <= CLD_FINDING_SOON ? CLD_FINDING_DUE : CLD_FINDING_OPEN;
}

/**
 * cld_finding_state_is_open:
 * @state: a state
 *
 * Returns: whether it is still to be done: open, due or overdue
 */
gboolean
cld_finding_state_is_open (CldFindingState state)
{
  return state == CLD_FINDING_OPEN || state == CLD_FINDING_DUE || state == CLD_FINDING_OVERDUE;
}

/**
 * cld_finding_state_get_id:
 * @state: a state
 *
 * Returns: its name for CSV and the command line, never translated
 */
const char *
cld_finding_state_get_id (CldFindingState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (words), NULL);

  return words[state].id;
}

/**
 * cld_finding_state_get_word:
 * @state: a state
 *
 * Returns: what people call it, translated
 */
const char *
cld_finding_state_get_word (CldFindingState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (words), NULL);

  return _ (words[state].word);
}

static char *
describe_late (const CldRow *row, gint32 today)
{
  gint32 due = cld_date_read_day (get_due (row));
  int days = due != CLD_NO_DAY && due < today ? today - due : 0;

  if (days == 0)
    /* Translators: of a finding: judged as not met, before its day or without one */
    return g_strdup (_ ("Not met"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Overdue: %d day", "Overdue: %d days", (gulong) days), days);
}

static char *
describe_open (const CldRow *row, gint32 today)
{
  gint32 due = cld_date_read_day (get_due (row));

  if (due == CLD_NO_DAY || due < today)
    return g_strdup (_ (words[CLD_FINDING_OPEN].word));
  if (due == today)
    return g_strdup (_ ("Due today"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Due in %d day", "Due in %d days", (gulong) (due - today)), due - today);
}

static char *
describe_met (const CldRow *row)
{
  const char *iso = get_done (row);
  g_autofree char *day = iso ? cld_value_display_day (iso) : NULL;

  if (is_finding (row))
    /* Translators: of a finding; %s is a date */
    return day ? g_strdup_printf (_ ("Met %s"), day) : g_strdup (_ ("Met"));
  /* Translators: of an action; %s is a date */
  return day ? g_strdup_printf (_ ("Done %s"), day) : g_strdup (_ ("Done"));
}

/**
 * cld_finding_state_describe:
 * @state: as cld_finding_state_get() told it of @row
 * @row: of kind `finding` or `action`
 * @today: day number
 *
 * Returns: (transfer full): the state with its days, translated: “Overdue: 4 days”, “Due in 27 days”, “Met 24 Feb 2025”
 */
char *
cld_finding_state_describe (CldFindingState state, const CldRow *row, gint32 today)
{
  switch (state)
    {
    case CLD_FINDING_OVERDUE:
      return describe_late (row, today);
    case CLD_FINDING_OPEN:
    case CLD_FINDING_DUE:
      return describe_open (row, today);
    case CLD_FINDING_MET:
      return describe_met (row);
    case CLD_FINDING_NOTHING:
    case CLD_FINDING_CARRIED:
    case CLD_FINDING_WITHDRAWN:
    default:
      return g_strdup (cld_finding_state_get_word (state));
    }
}

/**
 * cld_finding_compare_numbers:
 * @a: (nullable): number of a finding
 * @b: (nullable): number of another
 *
 * Numbers are text: 2 comes before 10, and 2a after 2. Those without one come last.
 *
 * Returns: as strcmp()
 */
int
cld_finding_compare_numbers (const char *a, const char *b)
{
  char *after_a = NULL, *after_b = NULL;
  guint64 x, y;

  if (!a || !b)
    return (a == NULL) - (b == NULL);
  x = g_ascii_strtoull (a, &after_a, 10);
  y = g_ascii_strtoull (b, &after_b, 10);
  if (after_a == a || after_b == b)
    return after_a != a ? -1 : after_b != b ? 1
                                            : strcmp (a, b);
  return x != y ? (x < y ? -1 : 1) : strcmp (after_a, after_b);
}
