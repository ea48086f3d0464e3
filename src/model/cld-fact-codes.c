/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-fact-codes.h"

#include <string.h>

#include "cld-approval.h"
#include "cld-codes.h"

/* What the codes of a record mean to the timetable: for the store, which reads what is saved, and for what a form would do. */

/* Each list in the order of its enum. */
static const struct
{
  const char *codes[16];
  guint8 none;  /* nothing is recorded */
  guint8 other; /* a code that is in no list */
} lists[] = {
  [CLD_FACT_CODES_REMAND] = { { "", "RLAA", "YDA" }, CLD_REMAND_NONE, CLD_REMAND_NONE },
  [CLD_FACT_CODES_REVIEW] = { { "LAC", "ADOPTION", "SECURE", "SHORT_BREAK" }, CLD_REVIEW_OTHER, CLD_REVIEW_OTHER },
  [CLD_FACT_CODES_HEALTH] = { { "IHA", "RHA", "DENTAL", "SURV", "IMM", "OPT" }, CLD_HEALTH_OTHER, CLD_HEALTH_OTHER },
  [CLD_FACT_CODES_CHECK_STATUS] = { { "", "PLANNED", "COMPLETED", "REFUSED", "CANCELLED" }, CLD_CHECK_UNKNOWN, CLD_CHECK_UNKNOWN },
  [CLD_FACT_CODES_PLAN] = { { "CARE", "PLACEMENT", "PEP", "HEALTH", "PATHWAY_ASSESSMENT", "PATHWAY" }, CLD_PLAN_OTHER, CLD_PLAN_OTHER },
  [CLD_FACT_CODES_PROVISION] = { { "", "reg11_1_a", "reg11_1_b", "reg18", "reg24", "reg39_2", "reg39_5", "reg13", "reg13_4", "reg14",
                                   "reg40", "reg41", "s30a", "s16c" },
                                 CLD_PROVISION_OTHER, CLD_PROVISION_OTHER },
  [CLD_FACT_CODES_ROLE] = { { "", "NO", "DCS" }, CLD_ROLE_OTHER, CLD_ROLE_OTHER },
  [CLD_FACT_CODES_NOT_SENT] = { { "", "NOT_PRACTICABLE", "HARM", "NOT_APPROPRIATE_AGE", "NOT_APPLICABLE" }, CLD_NOT_SENT_NONE, CLD_NOT_SENT_OTHER },
};

G_STATIC_ASSERT (CLD_REMAND_YDA == 2 && CLD_REVIEW_OTHER == 4 && CLD_HEALTH_OTHER == 6 && CLD_CHECK_CANCELLED == 4 && CLD_PLAN_OTHER == 6);
G_STATIC_ASSERT (CLD_PROVISION_S16C == 13 && CLD_ROLE_DCS == 2 && CLD_NOT_SENT_OTHER == 5);

/**
 * cld_fact_code_find:
 * @list: which codes
 * @code: (nullable): what is recorded
 *
 * Returns: its place in the enum of @list
 */
guint8
cld_fact_code_find (CldFactCodes list, const char *code)
{
  if (!code || *code == '\0')
    return lists[list].none;
  for (guint8 i = 0; lists[list].codes[i]; i++)
    if (strcmp (lists[list].codes[i], code) == 0)
      return i;
  return lists[list].other;
}

/* What visit_status.csv says of an outcome. */
typedef struct
{
  const char *code;
  gboolean counts;
  gboolean local; /* only where local policy says so */
} Outcome;

static const Outcome *
find_outcome (const char *code)
{
  static GArray *outcomes;
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      const CldCodeList *list = cld_code_list_find ("visit_status");

      outcomes = g_array_new (FALSE, FALSE, sizeof (Outcome));
      for (guint i = 0; list && i < cld_code_list_get_n (list); i++)
        {
          const char *one = cld_code_list_get (list, i)->code, *counts = cld_code_list_get_cell (list, one, "counts_as_visit");
          Outcome outcome = { one, counts && g_str_has_prefix (counts, "yes"), counts && g_str_has_prefix (counts, "no unless") };

          g_array_append_val (outcomes, outcome);
        }
      g_once_init_leave (&ready, 1);
    }
  for (guint i = 0; i < outcomes->len; i++)
    if (strcmp (g_array_index (outcomes, Outcome, i).code, code) == 0)
      return &g_array_index (outcomes, Outcome, i);
  return NULL;
}

/**
 * cld_visit_fact_set_outcome:
 * @fact: a visit
 * @code: (nullable): its outcome
 *
 * Says of @fact whether the child was seen, and alone, as visit_status.csv has it.
 */
void
cld_visit_fact_set_outcome (CldVisitFact *fact, const char *code)
{
  const Outcome *outcome = code ? find_outcome (code) : NULL;

  fact->counts = outcome && outcome->counts;
  fact->virtual_contact = outcome && outcome->local;
  fact->seen_alone = outcome && strcmp (code, "SEEN_ALONE") == 0;
}

/**
 * cld_approval_fact_set_decision:
 * @fact: a fact
 * @decided_on: the day of the decision, or %CLD_NO_DAY
 * @decision: (nullable): its code; where none is recorded what was decided was to approve
 *
 * Sets the day on which it was approved, or refused.
 */
void
cld_approval_fact_set_decision (CldApprovalFact *fact, gint32 decided_on, const char *decision)
{
  gboolean refused = g_strcmp0 (decision, APPROVAL_DECISION_REFUSED) == 0;

  fact->decided_on = refused ? CLD_NO_DAY : decided_on;
  fact->refused_on = refused ? decided_on : CLD_NO_DAY;
}
