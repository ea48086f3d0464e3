/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-legal-status.h"

#include <glib/gi18n-lib.h>

/* The legal footing of care; it may change while the placement does not. */

/* clang-format off */
static const CldField fields[] = {
  [LEGAL_STATUS_CHILD]       = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [LEGAL_STATUS_STARTED_ON]  = { "started_on", N_("Started"), N_("When"), CLD_DATE, CLD_NEEDED | CLD_LIST },
  [LEGAL_STATUS_START_KNOWN] = { "start_known", N_("Start is that very day"), N_("When"), CLD_BOOL, 0 },
  [LEGAL_STATUS_ENDED_ON]    = { "ended_on", N_("Ended"), N_("When"), CLD_DATE, CLD_LIST },
  [LEGAL_STATUS_CODE]        = { "code", N_("Legal status"), N_("What"), CLD_CHOICE, CLD_LIST, "legal_status" },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == LEGAL_STATUS_N_FIELDS);

const CldKind cld_legal_status_kind = {
  .id = "legal_status",
  .title = N_("Legal status"),
  .plural = N_("Legal statuses"),
  .fields = fields,
  .n_fields = LEGAL_STATUS_N_FIELDS,
  .child = LEGAL_STATUS_CHILD,
  .date = LEGAL_STATUS_STARTED_ON,
  .sort = { LEGAL_STATUS_STARTED_ON, -1 },
  .get_type = cld_legal_status_get_type,
};

CLD_DEFINE_RECORD (CldLegalStatus, cld_legal_status, cld_legal_status_kind)
