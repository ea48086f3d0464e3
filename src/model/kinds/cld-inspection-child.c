/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-inspection-child.h"

#include <glib/gi18n-lib.h>

/* A child whose record or home an inspection looked at. Never part of the report. */

/* clang-format off */
static const CldField fields[] = {
  [INSPECTION_CHILD_INSPECTION] = { "inspection", N_("Inspection"), N_("What"), CLD_REF, CLD_NEEDED | CLD_LIST, "inspection" },
  [INSPECTION_CHILD_CHILD]      = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [INSPECTION_CHILD_ROLE]       = { "role", N_("Part"), N_("What"), CLD_CHOICE, CLD_LIST, "insp_record_role" },
  [INSPECTION_CHILD_FINDING]    = { "finding", N_("Finding"), N_("What"), CLD_REF, 0, "finding" },
  [INSPECTION_CHILD_NOTE]       = { "note", N_("Note"), N_("What"), CLD_NOTE, CLD_PRIVATE },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == INSPECTION_CHILD_N_FIELDS);

const CldKind cld_inspection_child_kind = {
  .id = "inspection_child",
  .title = N_("Child in an inspection"),
  .plural = N_("Children in inspections"),
  .fields = fields,
  .n_fields = INSPECTION_CHILD_N_FIELDS,
  .child = INSPECTION_CHILD_CHILD,
  .date = -1,
  .sort = { INSPECTION_CHILD_CHILD, INSPECTION_CHILD_ROLE },
  .get_type = cld_inspection_child_get_type,
};

CLD_DEFINE_RECORD (CldInspectionChild, cld_inspection_child, cld_inspection_child_kind)
