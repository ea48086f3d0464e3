/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-placement.h"

#include <glib/gi18n-lib.h>

/* Where and with whom a child lives; a temporary absence names the placement it lies within. */

/* clang-format off */
static const CldField fields[] = {
  [PLACEMENT_CHILD]                     = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [PLACEMENT_STARTED_ON]                = { "started_on", N_("Started"), N_("When"), CLD_DATE, CLD_NEEDED | CLD_LIST },
  [PLACEMENT_START_KNOWN]               = { "start_known", N_("Start is that very day"), N_("When"), CLD_BOOL, 0 },
  [PLACEMENT_ENDED_ON]                  = { "ended_on", N_("Ended"), N_("When"), CLD_DATE, CLD_LIST },
  [PLACEMENT_TYPE]                      = { "type", N_("Type"), N_("What"), CLD_CHOICE, CLD_LIST, "placement_type" },
  [PLACEMENT_WITHIN]                    = { "within", N_("Absence within"), N_("What"), CLD_REF, 0, "placement" },
  [PLACEMENT_PROVIDER_KIND]             = { "provider_kind", N_("Kind of provider"), N_("With whom"), CLD_CHOICE, 0, "placement_provider" },
  [PLACEMENT_PROVIDER]                  = { "provider", N_("Provider"), N_("With whom"), CLD_REF, CLD_LIST, "provider" },
  [PLACEMENT_CARER]                     = { "carer", N_("Carer"), N_("With whom"), CLD_TEXT, CLD_LIST | CLD_SEARCH | CLD_PRIVATE },
  [PLACEMENT_POSTCODE]                  = { "postcode", N_("Postcode"), N_("Where"), CLD_TEXT, CLD_LIST | CLD_SEARCH | CLD_PRIVATE },
  [PLACEMENT_ADDRESS_RESTRICTED]        = { "address_restricted", N_("Address is restricted"), N_("Where"), CLD_BOOL, 0 },
  [PLACEMENT_AREA_AUTHORITY]            = { "area_authority", N_("Area authority"), N_("Where"), CLD_TEXT, CLD_LIST },
  [PLACEMENT_DISTANCE_MILES]            = { "distance_miles", N_("Distance from home (miles)"), N_("Where"), CLD_DECIMAL, 0 },
  [PLACEMENT_EMERGENCY]                 = { "emergency", N_("Emergency"), N_("Approval"), CLD_BOOL, 0 },
  [PLACEMENT_CONNECTED_PERSON]          = { "connected_person", N_("Connected person"), N_("Approval"), CLD_BOOL, 0 },
  [PLACEMENT_OWN_FOSTER_CARER]          = { "own_foster_carer", N_("Our own foster carer"), N_("Approval"), CLD_BOOL, 0 },
  [PLACEMENT_REG19_FROM]                = { "reg19_from", N_("Regulation 19 from"), N_("Approval"), CLD_DATE, 0 },
  [PLACEMENT_REG19_UNTIL]               = { "reg19_until", N_("Regulation 19 until"), N_("Approval"), CLD_DATE, 0 },
  [PLACEMENT_REG24_FROM]                = { "reg24_from", N_("Regulation 24 from"), N_("Approval"), CLD_DATE, 0 },
  [PLACEMENT_REG24_UNTIL]               = { "reg24_until", N_("Regulation 24 until"), N_("Approval"), CLD_DATE, 0 },
  [PLACEMENT_UNTIL_18_AGREED_ON]        = { "until_18_agreed_on", N_("Agreed to last until 18 on"), N_("Visits"), CLD_DATE, 0 },
  [PLACEMENT_LONG_TERM_FOSTER_ON]       = { "long_term_foster_on", N_("Long-term foster placement from"), N_("Visits"), CLD_DATE, 0 },
  [PLACEMENT_FEWER_VISITS_AGREED_ON]    = { "fewer_visits_agreed_on", N_("Fewer visits agreed on"), N_("Visits"), CLD_DATE, 0 },
  [PLACEMENT_FEWER_VISITS_WITHDRAWN_ON] = { "fewer_visits_withdrawn_on", N_("Fewer visits withdrawn on"), N_("Visits"), CLD_DATE, 0 },
  [PLACEMENT_OTHER_ARRANGER]            = { "other_arranger", N_("Arranged by"), N_("What"), CLD_TEXT, 0 },
  [PLACEMENT_REMAND]                    = { "remand", N_("Remand"), N_("What"), CLD_CHOICE, 0, "remand" },
  [PLACEMENT_REASON_STARTED]            = { "reason_started", N_("Reason started"), N_("Why"), CLD_CHOICE, 0, "reason_new_episode" },
  [PLACEMENT_REASON_ENDED]              = { "reason_ended", N_("Reason ended"), N_("Why"), CLD_CHOICE, 0, "reason_placement_change" },
  [PLACEMENT_ADDRESS]                   = { "address", N_("Address"), N_("Where"), CLD_NOTE, CLD_PRIVATE },
  [PLACEMENT_WHY_HERE]                  = { "why_here", N_("Why here"), N_("Why"), CLD_NOTE, CLD_PRIVATE },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == PLACEMENT_N_FIELDS);

const CldKind cld_placement_kind = {
  .id = "placement",
  .title = N_("Placement"),
  .plural = N_("Placements"),
  .fields = fields,
  .n_fields = PLACEMENT_N_FIELDS,
  .child = PLACEMENT_CHILD,
  .date = PLACEMENT_STARTED_ON,
  .sort = { PLACEMENT_STARTED_ON, -1 },
  .get_type = cld_placement_get_type,
};

CLD_DEFINE_RECORD (CldPlacement, cld_placement, cld_placement_kind)
