/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-information-request.h"

#include <glib/gi18n-lib.h>

/* What was asked of a practitioner or another body about a child, and when it came. */

/* clang-format off */
static const CldField fields[] = {
  [INFORMATION_REQUEST_CHILD]       = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [INFORMATION_REQUEST_ASKED_OF]    = { "asked_of", N_("Asked of"), N_("Who"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [INFORMATION_REQUEST_ROLE]        = { "role", N_("Role"), N_("Who"), CLD_CHOICE, CLD_LIST, "contact_role" },
  [INFORMATION_REQUEST_WHAT]        = { "what", N_("What"), N_("What"), CLD_TEXT, CLD_NEEDED | CLD_LIST | CLD_SEARCH },
  [INFORMATION_REQUEST_ASKED_ON]    = { "asked_on", N_("Asked"), N_("When"), CLD_DATE, CLD_NEEDED | CLD_LIST },
  [INFORMATION_REQUEST_DUE_ON]      = { "due_on", N_("Due"), N_("When"), CLD_DATE, 0 },
  [INFORMATION_REQUEST_CHASED_ON]   = { "chased_on", N_("Chased"), N_("When"), CLD_DATE, 0 },
  [INFORMATION_REQUEST_RECEIVED_ON] = { "received_on", N_("Received"), N_("When"), CLD_DATE, CLD_LIST },
  [INFORMATION_REQUEST_CAUSE]       = { "cause", N_("Cause"), N_("Why"), CLD_CHOICE, 0, "insp_cause" },
  [INFORMATION_REQUEST_FINDING]     = { "finding", N_("Finding"), N_("Why"), CLD_REF, 0, "finding" },
  [INFORMATION_REQUEST_NOTE]        = { "note", N_("Note"), N_("What"), CLD_NOTE, CLD_PRIVATE },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == INFORMATION_REQUEST_N_FIELDS);

const CldKind cld_information_request_kind = {
  .id = "information_request",
  .title = N_("Information request"),
  .plural = N_("Information requests"),
  .fields = fields,
  .n_fields = INFORMATION_REQUEST_N_FIELDS,
  .child = INFORMATION_REQUEST_CHILD,
  .date = INFORMATION_REQUEST_ASKED_ON,
  .sort = { INFORMATION_REQUEST_ASKED_ON, -1 },
  .get_type = cld_information_request_get_type,
};

CLD_DEFINE_RECORD (CldInformationRequest, cld_information_request, cld_information_request_kind)
