/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-health-check.h"

#include <glib/gi18n-lib.h>

/* A health assessment, dental or other check. */

/* clang-format off */
static const CldField fields[] = {
  [HEALTH_CHECK_CHILD]              = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [HEALTH_CHECK_KIND]               = { "kind", N_("Kind"), N_("What"), CLD_CHOICE, CLD_NEEDED | CLD_LIST, "health_check_type" },
  [HEALTH_CHECK_DONE_ON]            = { "done_on", N_("Done"), N_("When"), CLD_DATE, CLD_LIST },
  [HEALTH_CHECK_STATUS]             = { "status", N_("Status"), N_("What"), CLD_CHOICE, CLD_LIST, "health_check_status" },
  [HEALTH_CHECK_PRACTITIONER]       = { "practitioner", N_("Practitioner"), N_("Who"), CLD_TEXT, CLD_LIST | CLD_SEARCH | CLD_PRIVATE },
  [HEALTH_CHECK_REPORT_RECEIVED_ON] = { "report_received_on", N_("Report received"), N_("When"), CLD_DATE, 0 },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == HEALTH_CHECK_N_FIELDS);

const CldKind cld_health_check_kind = {
  .id = "health_check",
  .title = N_("Health check"),
  .plural = N_("Health checks"),
  .fields = fields,
  .n_fields = HEALTH_CHECK_N_FIELDS,
  .child = HEALTH_CHECK_CHILD,
  .date = HEALTH_CHECK_DONE_ON,
  .sort = { HEALTH_CHECK_DONE_ON, -1 },
  .get_type = cld_health_check_get_type,
};

CLD_DEFINE_RECORD (CldHealthCheck, cld_health_check, cld_health_check_kind)
