/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-private.h"

G_BEGIN_DECLS

/* The duties that follow from what is recorded, beside those that are spelt out for every timetable: each hangs on the record that
 * it is counted from. How each is read where the law leaves room stands above its function. */

CldDutyDraft _cld_duty_draft (CldDutyRowId row, CldDutyBasis basis, CldFactId from, gint32 day);
void _cld_duty_draft_done (const CldDutyContext *c, CldDutyDraft *draft, CldFactKind kind, CldDated done);
void _cld_duty_run_own_series (CldDutyContext *c, const CldDutySeries *series);
gboolean _cld_duty_is_one_of (const char *code, const char *const *codes);
const CldPlacementView *_cld_duty_find_placement (const CldDutyContext *c, guint32 index);
CldDated _cld_duty_find_approval (const CldDutyContext *c, guint32 placement, guint provisions, gint32 from, gint32 until);

/* Which approvals suffice, for _cld_duty_find_approval(). */
#define CLD_BY_OFFICER(provision) (1u << (2 * (provision)))      /* by the nominated officer or the director */
#define CLD_BY_DIRECTOR(provision) (1u << (2 * (provision) + 1)) /* by the director alone */

void _cld_duties_short_breaks (CldDutyContext *c);
void _cld_duties_secure (CldDutyContext *c);
void _cld_duties_checks (CldDutyContext *c);
void _cld_duties_other_plans (CldDutyContext *c);
void _cld_duties_parents (CldDutyContext *c);
void _cld_duties_temporary (CldDutyContext *c);
void _cld_duties_conditions (CldDutyContext *c);
void _cld_duties_ending (CldDutyContext *c);
void _cld_duties_incidents (CldDutyContext *c);
void _cld_duties_status (CldDutyContext *c);
void _cld_duties_pathway (CldDutyContext *c);

G_END_DECLS
