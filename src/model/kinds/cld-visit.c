/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-visit.h"

#include <glib/gi18n-lib.h>

/* A visit to the child by the authority's representative. */

/* clang-format off */
static const CldField fields[] = {
  [VISIT_CHILD]        = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [VISIT_VISITED_ON]   = { "visited_on", N_("Visited"), N_("When"), CLD_MOMENT, CLD_NEEDED | CLD_LIST },
  [VISIT_OUTCOME]      = { "outcome", N_("Outcome"), N_("What"), CLD_CHOICE, CLD_LIST, "visit_status" },
  [VISIT_BY]           = { "by", N_("By"), N_("Who"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [VISIT_NOTES]        = { "notes", N_("Notes"), N_("What"), CLD_NOTE, CLD_PRIVATE },
  [VISIT_CHILDS_WORDS] = { "childs_words", N_("Child’s own words"), N_("What"), CLD_NOTE, CLD_PRIVATE },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == VISIT_N_FIELDS);

const CldKind cld_visit_kind = {
  .id = "visit",
  .title = N_("Visit"),
  .plural = N_("Visits"),
  .fields = fields,
  .n_fields = VISIT_N_FIELDS,
  .child = VISIT_CHILD,
  .date = VISIT_VISITED_ON,
  .sort = { VISIT_VISITED_ON, -1 },
  .get_type = cld_visit_get_type,
};

CLD_DEFINE_RECORD (CldVisit, cld_visit, cld_visit_kind)
