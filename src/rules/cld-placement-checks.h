/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-facts.h"
#include "cld-recipients.h"

G_BEGIN_DECLS

/**
 * CldPlacementLevel:
 * @CLD_PLACEMENT_WARN: look at it
 * @CLD_PLACEMENT_STOP: two facts contradict each other: one is corrected, or somebody says why both are true
 * @CLD_PLACEMENT_BLOCK: the law forbids it: it is recorded only with the reason, and who decided
 *
 * How much a rule speaks against a placement.
 */
typedef enum
{
  CLD_PLACEMENT_WARN,
  CLD_PLACEMENT_STOP,
  CLD_PLACEMENT_BLOCK,
} CldPlacementLevel;

/**
 * CldPlacementRemedy:
 *
 * What one click puts right. The finding's @day or @value goes with it.
 */
typedef enum
{
  CLD_REMEDY_NONE,
  CLD_REMEDY_END_OTHER,    /* end the placement at @index on @day */
  CLD_REMEDY_START_ON,     /* it starts on @day */
  CLD_REMEDY_END_ON,       /* it ends on @day */
  CLD_REMEDY_SET,          /* the field becomes @value */
  CLD_REMEDY_CLEAR,        /* the field becomes blank */
} CldPlacementRemedy;

/**
 * CldPlacementDetails:
 * @provider_kind: (nullable): code of placement_provider.csv
 * @urn: (nullable): the provider's URN
 * @provider_type: (nullable): code of insp_provider_type.csv
 * @postcode: (nullable): of the placement, as typed
 * @home_postcode: (nullable): of the child's home, as recorded
 * @carer: (nullable): with whom
 * @area_recorded: whether an area authority is
 * @outside_england: in Wales, Scotland, Northern Ireland or abroad
 * @has_provider: whether a provider is named
 * @uasc: unaccompanied asylum-seeking that day
 * @miles: distance from home, negative where it is not known
 * @restricted_on: since when the provider is under enforcement that is not closed; %CLD_NO_DAY where it is not
 * @inadequate_on: when the inspection started whose overall judgement, the latest, is the lowest grade; %CLD_NO_DAY where it is another
 * @liberty: #CldSaid: the child is deprived of liberty there
 *
 * What is known of a placement beside its #CldPlacementFact.
 */
typedef struct
{
  const char *provider_kind;
  const char *urn;
  const char *provider_type;
  const char *postcode;
  const char *home_postcode;
  const char *carer;
  gboolean area_recorded;
  gboolean outside_england;
  gboolean has_provider;
  gboolean uasc;
  double miles;
  gint32 restricted_on;
  gint32 inadequate_on;
  gint8 liberty;
} CldPlacementDetails;

/**
 * CldPlacementFinding:
 * @rule: code of placement_rule.csv
 * @level: #CldPlacementLevel
 * @field: the field of kind `placement` that it is about
 * @of_old: whether it is about the placement that ends
 * @index: another placement it is about, %CLD_NO_FACT for none
 * @remedy: #CldPlacementRemedy
 * @day: the remedy's day, or the day that the sentence names; %CLD_NO_DAY for none
 * @value: (nullable): the remedy's value, static
 *
 * What speaks against a placement.
 */
typedef struct
{
  const char *rule;
  guint8 level;
  gboolean of_old;
  const char *field;
  guint32 index;
  guint8 remedy;
  gint32 day;
  const char *value;
} CldPlacementFinding;

/**
 * CldPlacementQuestion:
 * @facts: the child's facts, with the placement as it would be recorded, and with the end of the one before
 * @placement: its index, %CLD_NO_FACT where only the end of @old is asked about
 * @old: index of the placement that it takes the place of, %CLD_NO_FACT for none
 * @details: what else is known of it; %NULL without @placement
 *
 * What is asked.
 */
typedef struct
{
  const CldFacts *facts;
  guint32 placement;
  guint32 old;
  const CldPlacementDetails *details;
} CldPlacementQuestion;

GArray *cld_placement_checks_run (const CldPlacementQuestion *question);
const char *cld_placement_rule_label (const char *rule);
const char *cld_placement_rule_sentence (const char *rule);
CldPlacementLevel cld_placement_rule_level (const char *rule);

gboolean cld_placement_type_is_absence (const char *type);
gboolean cld_placement_type_is_adoption (const char *type);
gboolean cld_placement_type_is_in_group (const char *type, const char *group);
gboolean cld_placement_is_urn (const char *urn);
gboolean cld_placement_is_unregistered (const CldPlacementDetails *details);
const char *cld_placement_status_on (const CldFacts *facts, gint32 day);
const CldPeriodFact *cld_placement_period_on (const CldFacts *facts, gint32 day);

G_END_DECLS
