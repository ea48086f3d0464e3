/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-care-period.h"

#include <glib/gi18n-lib.h>

/* Unbroken time looked after. */

/* clang-format off */
static const CldField fields[] = {
  [CARE_PERIOD_CHILD]            = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [CARE_PERIOD_STARTED_ON]       = { "started_on", N_("Started"), N_("When"), CLD_DATE, CLD_NEEDED | CLD_LIST },
  [CARE_PERIOD_START_KNOWN]      = { "start_known", N_("Start is that very day"), N_("When"), CLD_BOOL, 0 },
  [CARE_PERIOD_ENDED_ON]         = { "ended_on", N_("Ended"), N_("When"), CLD_DATE, CLD_LIST },
  [CARE_PERIOD_REASON_ENDED]     = { "reason_ended", N_("Reason ended"), N_("Why"), CLD_CHOICE, CLD_LIST, "reason_episode_ceased" },
  [CARE_PERIOD_CATEGORY_OF_NEED] = { "category_of_need", N_("Category of need"), N_("Why"), CLD_CHOICE, CLD_LIST, "category_of_need" },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == CARE_PERIOD_N_FIELDS);

const CldKind cld_care_period_kind = {
  .id = "care_period",
  .title = N_("Period of care"),
  .plural = N_("Periods of care"),
  .fields = fields,
  .n_fields = CARE_PERIOD_N_FIELDS,
  .child = CARE_PERIOD_CHILD,
  .date = CARE_PERIOD_STARTED_ON,
  .sort = { CARE_PERIOD_STARTED_ON, -1 },
  .get_type = cld_care_period_get_type,
};

CLD_DEFINE_RECORD (CldCarePeriod, cld_care_period, cld_care_period_kind)
