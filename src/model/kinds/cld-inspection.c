/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-inspection.h"

#include <glib/gi18n-lib.h>

/* What an inspectorate looked at: a provider, or an authority. */

/* clang-format off */
static const CldField fields[] = {
  [INSPECTION_PROVIDER]       = { "provider", N_("Provider"), N_("Of whom"), CLD_REF, CLD_LIST, "provider" },
  [INSPECTION_AUTHORITY]      = { "authority", N_("Authority"), N_("Of whom"), CLD_REF, CLD_LIST, "authority" },
  [INSPECTION_EVENT_TYPE]     = { "event_type", N_("Type"), N_("What"), CLD_CHOICE, CLD_NEEDED | CLD_LIST, "insp_event_type_provider|insp_event_type_la" },
  [INSPECTION_FRAMEWORK]      = { "framework", N_("Framework"), N_("What"), CLD_CHOICE, CLD_LIST, "insp_framework" },
  [INSPECTION_STARTED_ON]     = { "started_on", N_("Started"), N_("When"), CLD_DATE, CLD_NEEDED | CLD_LIST },
  [INSPECTION_ENDED_ON]       = { "ended_on", N_("Ended"), N_("When"), CLD_DATE, CLD_LIST },
  [INSPECTION_PUBLISHED_ON]   = { "published_on", N_("Published"), N_("When"), CLD_DATE, CLD_LIST },
  [INSPECTION_LEAD_INSPECTOR] = { "lead_inspector", N_("Lead inspector"), N_("By whom"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [INSPECTION_TEAM]           = { "team", N_("Other inspectors"), N_("By whom"), CLD_NOTE, CLD_SEARCH },
  [INSPECTION_REPORT_REF]     = { "report_ref", N_("Report"), N_("Report"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [INSPECTION_INSPECTORATES]  = { "inspectorates", N_("Inspectorates"), N_("By whom"), CLD_CHOICE, CLD_MANY, "inspectorate" },
  [INSPECTION_TOPIC]          = { "topic", N_("Topic"), N_("What"), CLD_CHOICE, 0, "insp_focused_visit_topic" },
  [INSPECTION_SUMMARY]        = { "summary", N_("Summary"), N_("Report"), CLD_NOTE, CLD_SEARCH },
  [INSPECTION_NEXT_ON]        = { "next_on", N_("Re-inspection expected"), N_("When"), CLD_DATE, CLD_LIST },
  [INSPECTION_LINK]           = { "link", N_("Link"), N_("Report"), CLD_TEXT, 0 },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == INSPECTION_N_FIELDS);

const CldKind cld_inspection_kind = {
  .id = "inspection",
  .title = N_("Inspection"),
  .plural = N_("Inspections"),
  .fields = fields,
  .n_fields = INSPECTION_N_FIELDS,
  .child = -1,
  .date = INSPECTION_STARTED_ON,
  .sort = { INSPECTION_STARTED_ON, -1 },
  .get_type = cld_inspection_get_type,
};

CLD_DEFINE_RECORD (CldInspection, cld_inspection, cld_inspection_kind)
