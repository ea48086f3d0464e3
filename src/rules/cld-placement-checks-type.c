/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-codes.h"
#include "cld-placement-checks-private.h"

/* Reasons, type, legal status and age; temporary moves. */

static gboolean
is_type (const CldPlacementCheck *c, const char *types)
{
  return _cld_placement_check_is_one_of (c->p->type, types);
}

static gboolean
is_short_break (const CldPlacementCheck *c)
{
  return strcmp (c->status, "V3") == 0 || strcmp (c->status, "V4") == 0;
}

/* --- why it began and why the one before ended --- */

static gboolean
begins_status (const CldFacts *facts, gint32 day)
{
  for (guint i = 0; i < facts->statuses.n; i++)
    if (facts->statuses.at[i].start == day)
      return TRUE;
  return FALSE;
}

static void
check_reason_started (CldPlacementCheck *c)
{
  const CldPeriodFact *period = cld_placement_period_on (c->facts, c->p->start);
  const char *reason = c->p->reason_started;
  gboolean first = period && period->start == c->p->start, changed = begins_status (c->facts, c->p->start);

  if (!*reason)
    return;
  if (strcmp (reason, "L") == 0)
    {
      _cld_placement_check_add (c, "r434", "reason_started");
      return;
    }
  if (first != (strcmp (reason, "S") == 0) && (first || !period || period->start_known))
    {
      CldPlacementFinding *finding = first || period ? _cld_placement_check_add (c, first ? "r357" : "r432", "reason_started") : NULL;

      _cld_placement_check_remedy (finding, CLD_REMEDY_SET, CLD_NO_DAY, first ? "S" : changed ? "B" : "P");
      return;
    }
  if (_cld_placement_check_is_one_of (reason, "P T") && changed)
    _cld_placement_check_remedy (_cld_placement_check_add (c, "r435", "reason_started"), CLD_REMEDY_SET, CLD_NO_DAY, reason[0] == 'P' ? "B" : "U");
  else if (_cld_placement_check_is_one_of (reason, "B U") && !changed)
    _cld_placement_check_remedy (_cld_placement_check_add (c, "r436", "reason_started"), CLD_REMEDY_SET, CLD_NO_DAY, reason[0] == 'B' ? "P" : "T");
}

static void
check_reason_ended (CldPlacementCheck *c)
{
  const CldPlacementFact *old = c->old;
  gboolean has_reason = old && old->reason_ended && *old->reason_ended;
  gboolean absence = cld_placement_type_is_absence (c->p->type);
  CldPlacementFinding *finding = NULL;

  if (c->p->reason_ended && *c->p->reason_ended && c->p->end == CLD_NO_DAY)
    _cld_placement_check_remedy (_cld_placement_check_add (c, "r233", "reason_ended"), CLD_REMEDY_CLEAR, CLD_NO_DAY, NULL);
  if (!old)
    return;
  if (absence || cld_placement_type_is_absence (old->type))
    finding = has_reason ? _cld_placement_check_add (c, "r226", "reason_ended") : NULL;
  else if (!has_reason && old->end != CLD_NO_DAY && _cld_placement_check_is_one_of (c->p->reason_started, "P B T U"))
    finding = _cld_placement_check_add (c, "r225", "reason_ended");
  if (finding)
    finding->of_old = TRUE;
  if (finding && absence)
    _cld_placement_check_remedy (finding, CLD_REMEDY_CLEAR, CLD_NO_DAY, NULL);
}

void
_cld_placement_checks_reasons (CldPlacementCheck *c)
{
  if (c->p->start != CLD_NO_DAY)
    check_reason_started (c);
  check_reason_ended (c);
}

/* --- short breaks --- */

#define LONGEST_BREAK 17

static void
check_short_break (CldPlacementCheck *c)
{
  gboolean v3 = strcmp (c->status, "V3") == 0;

  if (!is_short_break (c))
    return;
  if (v3 && c->old && c->old->end == c->p->start && strcmp (c->p->reason_started, "S") != 0)
    _cld_placement_check_add (c, "r366", "started_on");
  if (v3 && c->p->end != CLD_NO_DAY && c->p->end - c->p->start > LONGEST_BREAK)
    _cld_placement_check_remedy (_cld_placement_check_add (c, "r365", "ended_on"), CLD_REMEDY_END_ON, c->p->start + LONGEST_BREAK, NULL);
  if (cld_placement_type_is_absence (c->p->type))
    _cld_placement_check_add (c, "r382", "type");
  if (is_type (c, "U1 U4"))
    _cld_placement_check_remedy (_cld_placement_check_add (c, "r384", "type"), CLD_REMEDY_SET, CLD_NO_DAY, is_type (c, "U1") ? "U3" : "U6");
  if (c->more->postcode && *c->more->postcode)
    _cld_placement_check_remedy (_cld_placement_check_add (c, "r398", "postcode"), CLD_REMEDY_CLEAR, CLD_NO_DAY, NULL);
  if (c->more->area_recorded)
    _cld_placement_check_remedy (_cld_placement_check_add (c, "r420", "area_authority"), CLD_REMEDY_CLEAR, CLD_NO_DAY, NULL);
}

/* --- type --- */

static void
check_year (CldPlacementCheck *c)
{
  const CldCodeList *list = cld_code_list_find ("placement_type");
  const CldCode *code = list && c->p->type[0] ? cld_code_list_lookup (list, c->p->type) : NULL;
  char iso[CLD_DATE_SIZE];

  if (strcmp (c->p->type, "P2") == 0)
    {
      _cld_placement_check_add (c, "r217t", "type");
      return;
    }
  if (!code || c->p->start == CLD_NO_DAY)
    return;
  cld_date_from_day (c->p->start, iso);
  if (!cld_code_is_of_year (code, cld_date_return_year (iso)))
    _cld_placement_check_add (c, "r146", "type");
}

static void
check_ages (CldPlacementCheck *c)
{
  static const struct
  {
    const char *rule;
    const char *type;
    int from;
  } rules[] = { { "r371", "K3 H5", 16 }, { "r372", "R5", 10 }, { "r373", "S1", 4 }, { "r374", "P3", 14 } };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (c->age >= 0 && c->age < rules[i].from && is_type (c, rules[i].type))
      {
        gboolean said = FALSE;

        /* What the law forbids is said once. */
        for (guint k = 0; i == 0 && k < c->found->len; k++)
          said = said || strcmp (g_array_index (c->found, CldPlacementFinding, k).rule, "reg27a") == 0;
        if (!said)
          _cld_placement_check_add (c, rules[i].rule, "type");
      }
}

static void
check_liberty (CldPlacementCheck *c)
{
  if (c->more->liberty != CLD_SAID_YES || !c->p->type[0])
    return;
  if (is_type (c, "K1 P1 R5 K3"))
    _cld_placement_check_add (c, "r710", "type");
  else if (!is_type (c, "K2 Z12 Z13"))
    _cld_placement_check_add (c, "r709", "type");
}

void
_cld_placement_checks_type (CldPlacementCheck *c)
{
  check_short_break (c);
  check_year (c);
  check_ages (c);
  if (is_type (c, "P1") && strcmp (c->status, "V2") == 0)
    _cld_placement_check_add (c, "r378", "type");
  if (is_type (c, "A5 A6") && *c->status && strcmp (c->status, "E1") != 0)
    _cld_placement_check_add (c, "r408", "type");
  if (is_type (c, "A3 A5") && _cld_placement_check_is_one_of (c->p->reason_started, "L P B"))
    _cld_placement_check_remedy (_cld_placement_check_add (c, "r217", "reason_started"), CLD_REMEDY_SET, CLD_NO_DAY, strcmp (c->p->reason_started, "B") == 0 ? "U" : "T");
  check_liberty (c);
}

/* --- temporary moves --- */

static void
check_length (CldPlacementCheck *c, const char *rule, const char *type, int days)
{
  if (is_type (c, type) && c->p->end != CLD_NO_DAY && c->p->end - c->p->start > days)
    _cld_placement_check_remedy (_cld_placement_check_add (c, rule, "ended_on"), CLD_REMEDY_END_ON, c->p->start + days, NULL);
}

static void
check_carer_holidays (CldPlacementCheck *c)
{
  guint n = 0;

  if (!is_type (c, "T3"))
    return;
  for (guint i = 0; i < c->facts->placements.n; i++)
    {
      const CldPlacementFact *other = &c->facts->placements.at[i];

      if (strcmp (other->type, "T3") == 0 && other->start != CLD_NO_DAY && other->start <= c->p->start && other->start > cld_day_add_months (c->p->start, -12))
        n++;
    }
  if (n > 2)
    _cld_placement_check_add (c, "r377", "type");
}

/* Within which placement an absence lies: the one that holds its first day. */
static const CldPlacementFact *
find_underlying (const CldPlacementCheck *c)
{
  for (guint i = 0; i < c->facts->placements.n; i++)
    {
      const CldPlacementFact *other = &c->facts->placements.at[i];

      if (i != c->index && !other->is_absence && !cld_placement_type_is_absence (other->type) && other->start != CLD_NO_DAY &&
          other->start <= c->p->start && (other->end == CLD_NO_DAY || other->end >= c->p->start))
        return other;
    }
  return NULL;
}

static void
check_absence (CldPlacementCheck *c)
{
  const CldPeriodFact *period = cld_placement_period_on (c->facts, c->p->start);
  const CldPlacementFact *within = find_underlying (c);

  if ((period && period->start == c->p->start) || !within)
    _cld_placement_check_add (c, "r380", "type");
  if (c->p->end != CLD_NO_DAY && period && period->end == c->p->end)
    _cld_placement_check_add (c, "r381", "ended_on");
  if (within && within->end != CLD_NO_DAY && c->p->end != CLD_NO_DAY && within->end <= c->p->end && !(period && period->end == c->p->end))
    _cld_placement_check_add (c, "r383", "ended_on");
}

void
_cld_placement_checks_absence (CldPlacementCheck *c)
{
  if (!cld_placement_type_is_absence (c->p->type) || c->p->start == CLD_NO_DAY)
    return;
  check_length (c, "r375", "T1", 42);
  check_length (c, "r376", "T3", 21);
  check_carer_holidays (c);
  check_length (c, "r379", "T4", 7);
  check_absence (c);
}
