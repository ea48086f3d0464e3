/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-form-row.h"
#include "cld-inspect-context.h"

G_BEGIN_DECLS

/* The judgements of an inspection, a grade for each area: `OEP=GOOD;HP=RI`. No field of a record: each is one of its own. */
#define CLD_TYPE_JUDGEMENTS_ROW (cld_judgements_row_get_type ())
G_DECLARE_FINAL_TYPE (CldJudgementsRow, cld_judgements_row, CLD, JUDGEMENTS_ROW, CldFormRow)

CldFormRow *cld_judgements_row_new (CldInspectContext *context);
void cld_judgements_row_update (CldJudgementsRow *self);
guint cld_judgements_row_get_n_areas (CldJudgementsRow *self);
const char *cld_judgements_row_get_area (CldJudgementsRow *self, guint i);
const char *cld_judgements_row_get_grade (CldJudgementsRow *self, const char *area);
void cld_judgements_row_set_grade (CldJudgementsRow *self, const char *area, const char *grade);
gboolean cld_judgements_row_offers (CldJudgementsRow *self, const char *grade);

G_END_DECLS
