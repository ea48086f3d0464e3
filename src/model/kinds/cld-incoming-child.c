/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-incoming-child.h"

#include <glib/gi18n-lib.h>

/* A child whom another authority placed in our area: the host register. */

/* clang-format off */
static const CldField fields[] = {
  [INCOMING_CHILD_PLACING_AUTHORITY]  = { "placing_authority", N_("Placing authority"), N_("Who"), CLD_TEXT, CLD_NEEDED | CLD_LIST | CLD_SEARCH },
  [INCOMING_CHILD_GIVEN_NAMES]        = { "given_names", N_("Given names"), N_("Who"), CLD_TEXT, CLD_LIST | CLD_SEARCH | CLD_PRIVATE },
  [INCOMING_CHILD_SURNAME]            = { "surname", N_("Surname"), N_("Who"), CLD_TEXT, CLD_LIST | CLD_SEARCH | CLD_PRIVATE },
  [INCOMING_CHILD_DATE_OF_BIRTH]      = { "date_of_birth", N_("Date of birth"), N_("Who"), CLD_DATE, CLD_LIST | CLD_PRIVATE },
  [INCOMING_CHILD_ADDRESS]            = { "address", N_("Address"), N_("Where"), CLD_NOTE, CLD_PRIVATE },
  [INCOMING_CHILD_CARER]              = { "carer", N_("Carer"), N_("Where"), CLD_TEXT, CLD_LIST | CLD_SEARCH | CLD_PRIVATE },
  [INCOMING_CHILD_LEGAL_STATUS]       = { "legal_status", N_("Legal status"), N_("What"), CLD_CHOICE, CLD_LIST, "legal_status" },
  [INCOMING_CHILD_IRO]                = { "iro", N_("Independent reviewing officer"), N_("Who"), CLD_TEXT, CLD_SEARCH },
  [INCOMING_CHILD_STARTED_ON]         = { "started_on", N_("Started"), N_("When"), CLD_DATE, CLD_LIST },
  [INCOMING_CHILD_ENDED_ON]           = { "ended_on", N_("Ended"), N_("When"), CLD_DATE, CLD_LIST },
  [INCOMING_CHILD_TOLD_ON]            = { "told_on", N_("Told on"), N_("When"), CLD_DATE, CLD_LIST },
  [INCOMING_CHILD_TOLD_BY]            = { "told_by", N_("Told by"), N_("When"), CLD_TEXT, CLD_LIST },
  [INCOMING_CHILD_EHC_PLAN_AUTHORITY] = { "ehc_plan_authority", N_("Authority of the EHC plan"), N_("What"), CLD_TEXT, 0 },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == INCOMING_CHILD_N_FIELDS);

const CldKind cld_incoming_child_kind = {
  .id = "incoming_child",
  .title = N_("Child of another authority"),
  .plural = N_("Children of other authorities"),
  .fields = fields,
  .n_fields = INCOMING_CHILD_N_FIELDS,
  .child = -1,
  .date = INCOMING_CHILD_STARTED_ON,
  .sort = { INCOMING_CHILD_SURNAME, -1 },
  .get_type = cld_incoming_child_get_type,
};

CLD_DEFINE_RECORD (CldIncomingChild, cld_incoming_child, cld_incoming_child_kind)
