/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-review.h"

#include <glib/gi18n-lib.h>

/* A statutory review of the child's case. */

/* clang-format off */
static const CldField fields[] = {
  [REVIEW_CHILD]             = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [REVIEW_KIND]              = { "kind", N_("Kind"), N_("What"), CLD_CHOICE, CLD_NEEDED | CLD_LIST, "review_kind" },
  [REVIEW_HELD_ON]           = { "held_on", N_("Held"), N_("When"), CLD_DATE, CLD_NEEDED | CLD_LIST },
  [REVIEW_PARTICIPATION]     = { "participation", N_("Participation"), N_("What"), CLD_CHOICE, CLD_LIST, "review_participation" },
  [REVIEW_IRO]               = { "iro", N_("Independent reviewing officer"), N_("Who"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [REVIEW_DECISIONS]         = { "decisions", N_("Decisions"), N_("What"), CLD_NOTE, CLD_PRIVATE },
  [REVIEW_VISITS_EVERY_DAYS] = { "visits_every_days", N_("Visits every (days)"), N_("What"), CLD_INT, 0 },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == REVIEW_N_FIELDS);

const CldKind cld_review_kind = {
  .id = "review",
  .title = N_("Review"),
  .plural = N_("Reviews"),
  .fields = fields,
  .n_fields = REVIEW_N_FIELDS,
  .child = REVIEW_CHILD,
  .date = REVIEW_HELD_ON,
  .sort = { REVIEW_HELD_ON, -1 },
  .get_type = cld_review_get_type,
};

CLD_DEFINE_RECORD (CldReview, cld_review, cld_review_kind)
