/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-inspect-context.h"
#include "cld-line-row.h"

G_BEGIN_DECLS

/* What a finding cites: found in the library, each with its pinpoint. */
#define CLD_TYPE_CITATIONS_ROW (cld_citations_row_get_type ())
G_DECLARE_FINAL_TYPE (CldCitationsRow, cld_citations_row, CLD, CITATIONS_ROW, CldLineRow)

CldFormRow *cld_citations_row_new (const CldField *field, CldInspectContext *context);
gboolean cld_citations_row_takes (CldCitationsRow *self, const CldLegalReference *reference);
gboolean cld_citations_row_cites (CldCitationsRow *self, const char *code);
void cld_citations_row_cite (CldCitationsRow *self, const char *citation);

G_END_DECLS
