/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-judgement.h"

#include <glib/gi18n-lib.h>

/* The grade an inspection gave in one area. */

/* clang-format off */
static const CldField fields[] = {
  [JUDGEMENT_INSPECTION] = { "inspection", N_("Inspection"), N_("What"), CLD_REF, CLD_NEEDED | CLD_LIST, "inspection" },
  [JUDGEMENT_AREA]       = { "area", N_("Area"), N_("What"), CLD_CHOICE, CLD_NEEDED | CLD_LIST, "insp_judgement_provider|insp_judgement_la" },
  [JUDGEMENT_GRADE]      = { "grade", N_("Grade"), N_("What"), CLD_CHOICE, CLD_NEEDED | CLD_LIST, "insp_grade_provider|insp_grade_la" },
  [JUDGEMENT_NOTE]       = { "note", N_("Note"), N_("What"), CLD_NOTE, 0 },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == JUDGEMENT_N_FIELDS);

const CldKind cld_judgement_kind = {
  .id = "judgement",
  .title = N_("Judgement"),
  .plural = N_("Judgements"),
  .fields = fields,
  .n_fields = JUDGEMENT_N_FIELDS,
  .child = -1,
  .date = -1,
  .sort = { JUDGEMENT_AREA, -1 },
  .get_type = cld_judgement_get_type,
};

CLD_DEFINE_RECORD (CldJudgement, cld_judgement, cld_judgement_kind)
