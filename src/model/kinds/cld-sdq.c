/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-sdq.h"

#include <glib/gi18n-lib.h>

/* A questionnaire with its score, or why there is none. */

/* clang-format off */
static const CldField fields[] = {
  [SDQ_CHILD]        = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [SDQ_COMPLETED_ON] = { "completed_on", N_("Completed"), N_("When"), CLD_DATE, CLD_LIST },
  [SDQ_SCORE]        = { "score", N_("Score"), N_("What"), CLD_INT, CLD_LIST | CLD_PRIVATE },
  [SDQ_REASON]       = { "reason", N_("Reason for no score"), N_("What"), CLD_CHOICE, CLD_LIST, "sdq_reason" },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == SDQ_N_FIELDS);

const CldKind cld_sdq_kind = {
  .id = "sdq",
  .title = N_("Strengths and difficulties questionnaire"),
  .plural = N_("Strengths and difficulties questionnaires"),
  .fields = fields,
  .n_fields = SDQ_N_FIELDS,
  .child = SDQ_CHILD,
  .date = SDQ_COMPLETED_ON,
  .sort = { SDQ_COMPLETED_ON, -1 },
  .get_type = cld_sdq_get_type,
};

CLD_DEFINE_RECORD (CldSdq, cld_sdq, cld_sdq_kind)
