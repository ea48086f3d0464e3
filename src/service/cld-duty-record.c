/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-record.h"

#include <string.h>

#include "cld-kinds.h"

/* The code that makes a record one that does a duty: the kind of a review, a check or a plan, the provision of an approval or
 * a notice. Duties that several codes do, and those that any record of the kind does, are not here. */
static const struct
{
  char id[4];
  const char *code;
} codes[] = {
  { "A03", "CARE" },      { "A04", "PLACEMENT" }, { "A07", "IHA" },       { "A08", "RHA" },      { "A09", "RHA" },
  { "A10", "HEALTH" },    { "A11", "DENTAL" },    { "A12", "IMM" },       { "A13", "SURV" },     { "A15", "PEP" },
  { "A16", "PEP" },       { "A20", "CARE" },      { "A21", "PLACEMENT" }, { "B01", "LAC" },      { "B02", "LAC" },
  { "B03", "LAC" },       { "B06", "SHORT_BREAK" }, { "B09", "SECURE" },  { "D01", "reg11_1_a" }, { "D02", "reg11_1_b" },
  { "D06", "reg13" },     { "D07", "reg13_4" },   { "D08", "reg14" },     { "D09", "reg14" },    { "D11", "reg18" },
  { "D12", "reg18" },     { "D21", "reg39_2" },   { "D22", "reg39_5" },   { "F06", "s16c" },     { "H02", "PATHWAY_ASSESSMENT" },
  { "H04", "PATHWAY" },   { "J01", "ADOPTION" },  { "J02", "ADOPTION" },  { "J03", "ADOPTION" }, { "J04", "ADOPTION" },
};

/**
 * cld_duty_record_get_code:
 * @id: a duty, such as `A07`
 *
 * Returns: (nullable): the code that a record has which does it, `IHA`; %NULL where none or more than one does
 */
const char *
cld_duty_record_get_code (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (strcmp (codes[i].id, id) == 0)
      return codes[i].code;
  return NULL;
}

/**
 * cld_duty_record_get_code_field:
 * @kind: a kind
 *
 * Returns: the field that holds the codes of cld_duty_record_get_code(), -1 where the kind has none
 */
int
cld_duty_record_get_code_field (const CldKind *kind)
{
  if (kind == &cld_review_kind)
    return REVIEW_KIND;
  if (kind == &cld_health_check_kind)
    return HEALTH_CHECK_KIND;
  if (kind == &cld_plan_kind)
    return PLAN_KIND;
  if (kind == &cld_approval_kind)
    return APPROVAL_PROVISION;
  if (kind == &cld_notice_kind)
    return NOTICE_PROVISION;
  return -1;
}

/**
 * cld_duty_record_is_of_series:
 * @id: a duty
 * @record: a record
 *
 * Returns: whether @id is one of a series, as visits are, that a record such as @record carries on
 */
gboolean
cld_duty_record_is_of_series (const char *id, const CldRow *record)
{
  static const CldKind *const in_series[] = { &cld_visit_kind, &cld_review_kind, &cld_health_check_kind, &cld_sdq_kind };
  const CldTimetableRow *row = cld_timetable_find (id);
  const char *code = cld_duty_record_get_code (id);
  int field = cld_duty_record_get_code_field (record->kind);
  const char *own = field >= 0 ? record->values[field] : NULL;

  if (!row || g_strcmp0 (row->action, record->kind->id) != 0)
    return FALSE;
  /* The first assessment and the later ones are one series; where nothing is chosen yet, the usual one is meant. */
  if (g_strcmp0 (own, "IHA") == 0 || (!own && record->kind == &cld_health_check_kind))
    own = "RHA";
  if (!own && record->kind == &cld_review_kind)
    own = "LAC";
  if (g_strcmp0 (code, "IHA") == 0)
    code = "RHA";
  for (guint i = 0; i < G_N_ELEMENTS (in_series); i++)
    if (record->kind == in_series[i])
      return !code || g_strcmp0 (code, own) == 0;
  return FALSE;
}

/**
 * cld_fact_kind_get_kind:
 * @kind: which facts
 *
 * Returns: (nullable): the kind of record that they come from
 */
const CldKind *
cld_fact_kind_get_kind (CldFactKind kind)
{
  static const CldKind *const kinds[CLD_FACT_N_KINDS] = {
    [CLD_FACT_CHILD] = &cld_child_kind,
    [CLD_FACT_PERIOD] = &cld_care_period_kind,
    [CLD_FACT_STATUS] = &cld_legal_status_kind,
    [CLD_FACT_PLACEMENT] = &cld_placement_kind,
    [CLD_FACT_VISIT] = &cld_visit_kind,
    [CLD_FACT_REVIEW] = &cld_review_kind,
    [CLD_FACT_HEALTH] = &cld_health_check_kind,
    [CLD_FACT_SDQ] = &cld_sdq_kind,
    [CLD_FACT_PLAN] = &cld_plan_kind,
    [CLD_FACT_MISSING] = &cld_missing_episode_kind,
    [CLD_FACT_APPROVAL] = &cld_approval_kind,
    [CLD_FACT_NOTICE] = &cld_notice_kind,
    [CLD_FACT_PROVIDER_NOTICE] = &cld_notice_kind,
    [CLD_FACT_WAIVER] = &cld_waiver_kind,
  };

  g_return_val_if_fail ((guint) kind < CLD_FACT_N_KINDS, NULL);

  return kinds[kind];
}
