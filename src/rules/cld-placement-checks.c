/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-placement-checks.h"

#include <stdlib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-placement-checks-private.h"

/* What speaks against a placement. Each rule is a row of placement_rule.csv, with the day from which it holds: a rule does not speak of
 * what was before it. */

static const CldCode *
find_rule (const char *rule)
{
  const CldCodeList *list = cld_code_list_find ("placement_rule");

  return list ? cld_code_list_lookup (list, rule) : NULL;
}

/* From a day on, or from the collection year that ends on 31 March. */
static gint32
find_first_day (const CldCode *code)
{
  g_autofree char *start = NULL;

  if (!code || !code->valid_from)
    return G_MININT32 + 1;
  if (cld_date_is_iso (code->valid_from))
    return cld_date_to_day (code->valid_from);
  start = g_strdup_printf ("%04d-04-01", atoi (code->valid_from) - 1);
  return cld_date_read_day (start);
}

/* A placement that goes on when the rule comes is under it from then on. */
static gboolean
is_in_force (const CldPlacementCheck *c, const char *rule)
{
  const CldPlacementFact *p = c->p ? c->p : c->old;
  gint32 from = find_first_day (find_rule (rule));

  return p->end == CLD_NO_DAY || p->end > from || p->start >= from;
}

/**
 * cld_placement_rule_level:
 * @rule: code of placement_rule.csv
 *
 * Returns: how much it speaks against a placement
 */
CldPlacementLevel
cld_placement_rule_level (const char *rule)
{
  const CldCode *code = find_rule (rule);

  if (code && g_strcmp0 (code->group, "block") == 0)
    return CLD_PLACEMENT_BLOCK;
  return code && g_strcmp0 (code->group, "stop") == 0 ? CLD_PLACEMENT_STOP : CLD_PLACEMENT_WARN;
}

/**
 * _cld_placement_check_add:
 * @c: the check
 * @rule: code of placement_rule.csv
 * @field: the field that it is about
 *
 * Returns: (nullable): the finding, good until the next one; %NULL where the rule is not in force
 */
CldPlacementFinding *
_cld_placement_check_add (CldPlacementCheck *c, const char *rule, const char *field)
{
  CldPlacementFinding finding = { .rule = rule, .level = (guint8) cld_placement_rule_level (rule), .field = field, .index = CLD_NO_FACT, .day = CLD_NO_DAY };

  if (!is_in_force (c, rule))
    return NULL;
  g_array_append_val (c->found, finding);
  return &g_array_index (c->found, CldPlacementFinding, c->found->len - 1);
}

void
_cld_placement_check_remedy (CldPlacementFinding *finding, CldPlacementRemedy remedy, gint32 day, const char *value)
{
  if (!finding)
    return;
  finding->remedy = (guint8) remedy;
  finding->day = day;
  finding->value = value;
}

/* @codes are separated by spaces. */
gboolean
_cld_placement_check_is_one_of (const char *code, const char *codes)
{
  gsize length = code ? strlen (code) : 0;

  for (const char *at = codes; length > 0 && (at = strstr (at, code)) != NULL; at++)
    if ((at == codes || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;
  return FALSE;
}

/**
 * cld_placement_type_is_absence:
 * @type: (nullable): code of placement_type.csv
 *
 * Returns: whether it is a temporary move, which ends no placement: T0 to T4
 */
gboolean
cld_placement_type_is_absence (const char *type)
{
  return cld_placement_type_is_in_group (type, "temporary");
}

/**
 * cld_placement_type_is_adoption:
 * @type: (nullable): code of placement_type.csv
 *
 * Returns: whether it is a placement for adoption: A3 to A6
 */
gboolean
cld_placement_type_is_adoption (const char *type)
{
  return cld_placement_type_is_in_group (type, "adoption");
}

/**
 * cld_placement_type_is_in_group:
 * @type: (nullable): code of placement_type.csv
 * @group: a group of that list
 *
 * Returns: whether it is of that group
 */
gboolean
cld_placement_type_is_in_group (const char *type, const char *group)
{
  const CldCodeList *list = cld_code_list_find ("placement_type");
  const CldCode *code = list && type && *type ? cld_code_list_lookup (list, type) : NULL;

  return code && g_strcmp0 (code->group, group) == 0;
}

/**
 * cld_placement_is_unregistered:
 * @details: what is known of a placement
 *
 * Returns: whether its provider is recorded as one that ought to be registered and is not
 */
gboolean
cld_placement_is_unregistered (const CldPlacementDetails *details)
{
  return details && g_strcmp0 (details->provider_type, "UNREG") == 0;
}

/**
 * cld_placement_status_on:
 * @facts: a child's facts
 * @day: a day
 *
 * Returns: the code of the legal status in force on @day (where one ends that day and another begins, of that one); "" for none
 */
const char *
cld_placement_status_on (const CldFacts *facts, gint32 day)
{
  const CldStatusFact *found = NULL;

  for (guint i = 0; i < facts->statuses.n; i++)
    {
      const CldStatusFact *status = &facts->statuses.at[i];

      if (status->start != CLD_NO_DAY && status->start <= day && (status->end == CLD_NO_DAY || status->end > day) && (!found || found->start <= status->start))
        found = status;
    }
  return found ? found->code : "";
}

/**
 * cld_placement_period_on:
 * @facts: a child's facts
 * @day: a day
 *
 * Returns: (nullable): the period of care that holds @day; the last day of one is not in it
 */
const CldPeriodFact *
cld_placement_period_on (const CldFacts *facts, gint32 day)
{
  for (guint i = facts->periods.n; i > 0; i--)
    {
      const CldPeriodFact *period = &facts->periods.at[i - 1];

      if (period->start != CLD_NO_DAY && period->start <= day && (period->end == CLD_NO_DAY || period->end > day))
        return period;
    }
  return NULL;
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const CldPlacementFinding *x = a, *y = b;

  return y->level - x->level;
}

static void
run (CldPlacementCheck *c)
{
  if (!c->p)
    {
      _cld_placement_checks_dates (c);
      return;
    }
  c->status = c->p->start == CLD_NO_DAY ? "" : cld_placement_status_on (c->facts, c->p->start);
  c->age = c->p->start == CLD_NO_DAY || c->facts->date_of_birth == CLD_NO_DAY ? -1 : cld_day_age (c->facts->date_of_birth, c->p->start);
  _cld_placement_checks_law (c);
  _cld_placement_checks_dates (c);
  _cld_placement_checks_reasons (c);
  _cld_placement_checks_type (c);
  _cld_placement_checks_absence (c);
  _cld_placement_checks_provider (c);
  _cld_placement_checks_place (c);
}

/**
 * cld_placement_checks_run:
 * @question: what is asked
 *
 * What speaks against a placement: first what the law forbids, then what cannot be, then what to look at; of one level in the order
 * of the rules.
 *
 * Returns: (transfer full) (element-type CldPlacementFinding): it
 */
GArray *
cld_placement_checks_run (const CldPlacementQuestion *question)
{
  CldPlacementCheck c = {
    .facts = question->facts,
    .more = question->details,
    .p = question->placement == CLD_NO_FACT ? NULL : &question->facts->placements.at[question->placement],
    .old = question->old == CLD_NO_FACT ? NULL : &question->facts->placements.at[question->old],
    .index = question->placement,
    .old_index = question->old,
    .status = "",
    .age = -1,
    .found = g_array_new (FALSE, FALSE, sizeof (CldPlacementFinding)),
  };

  g_return_val_if_fail (!c.p || c.more, c.found);

  if (c.p || c.old)
    run (&c);
  /* g_array_sort() keeps the order of what is equal. */
  g_array_sort (c.found, compare_findings);
  return c.found;
}
