/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-notice.h"

#include <glib/gi18n-lib.h>

/* A legal notification, sent or received, with what became of it. */

/* clang-format off */
static const CldField fields[] = {
  [NOTICE_DIRECTION]       = { "direction", N_("Direction"), N_("What"), CLD_CHOICE, CLD_NEEDED | CLD_LIST, "notice_direction" },
  [NOTICE_CHILD]           = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_LIST, "child" },
  [NOTICE_PLACEMENT]       = { "placement", N_("Placement"), N_("What"), CLD_REF, CLD_LIST, "placement" },
  [NOTICE_PROVIDER]        = { "provider", N_("Provider"), N_("What"), CLD_REF, CLD_LIST, "provider" },
  [NOTICE_PROVISION]       = { "provision", N_("Provision"), N_("What"), CLD_CHOICE, CLD_LIST, "notice_provision" },
  [NOTICE_RECIPIENT_KIND]  = { "recipient_kind", N_("Kind of recipient"), N_("To"), CLD_CHOICE, CLD_LIST, "notification_recipient" },
  [NOTICE_RECIPIENT]       = { "recipient", N_("Recipient"), N_("To"), CLD_TEXT, CLD_LIST | CLD_SEARCH | CLD_PRIVATE },
  [NOTICE_EVENT_ON]        = { "event_on", N_("Event"), N_("When"), CLD_DATE, CLD_LIST },
  [NOTICE_OCCURRED_ON]     = { "occurred_on", N_("Occurred or received"), N_("When"), CLD_DATE, 0 },
  [NOTICE_SENT_ON]         = { "sent_on", N_("Sent"), N_("When"), CLD_DATE, CLD_LIST },
  [NOTICE_METHOD]          = { "method", N_("Method"), N_("How"), CLD_TEXT, 0 },
  [NOTICE_REFERENCE]       = { "reference", N_("Reference"), N_("How"), CLD_TEXT, CLD_SEARCH },
  [NOTICE_ACKNOWLEDGED_ON] = { "acknowledged_on", N_("Acknowledged"), N_("When"), CLD_DATE, CLD_LIST },
  [NOTICE_RETURNED_ON]     = { "returned_on", N_("Returned"), N_("When"), CLD_DATE, 0 },
  [NOTICE_NOT_SENT_REASON] = { "not_sent_reason", N_("Reason not sent"), N_("How"), CLD_CHOICE, CLD_LIST, "notice_not_sent_reason" },
  [NOTICE_NOTE]            = { "note", N_("Note"), N_("How"), CLD_NOTE, CLD_PRIVATE },
  [NOTICE_ADDRESS]         = { "address", N_("Address"), N_("To"), CLD_NOTE, CLD_PRIVATE },
  [NOTICE_REASONS_GIVEN]   = { "reasons_given", N_("Reasons and needs given"), N_("How"), CLD_BOOL, 0 },
  [NOTICE_CARE_PLAN_ENCLOSED] = { "care_plan_enclosed", N_("Care plan enclosed"), N_("How"), CLD_BOOL, 0 },
  [NOTICE_WITHHELD_BY]     = { "withheld_by", N_("Withheld by"), N_("How"), CLD_TEXT, 0 },
  [NOTICE_CHASED_ON]       = { "chased_on", N_("Chased"), N_("When"), CLD_DATE, 0 },
  [NOTICE_OUR_ACTION]      = { "our_action", N_("What we did about it"), N_("Afterwards"), CLD_NOTE, CLD_PRIVATE },
  [NOTICE_CLOSED_ON]       = { "closed_on", N_("Closed"), N_("Afterwards"), CLD_DATE, CLD_LIST },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == NOTICE_N_FIELDS);

const CldKind cld_notice_kind = {
  .id = "notice",
  .title = N_("Notice"),
  .plural = N_("Notices"),
  .fields = fields,
  .n_fields = NOTICE_N_FIELDS,
  .child = NOTICE_CHILD,
  .date = NOTICE_EVENT_ON,
  .sort = { NOTICE_EVENT_ON, -1 },
  .get_type = cld_notice_get_type,
};

CLD_DEFINE_RECORD (CldNotice, cld_notice, cld_notice_kind)
