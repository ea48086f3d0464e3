/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-effect.h"
#include "cld-duty-why.h"

G_BEGIN_DECLS

#define CLD_WHAT_IF_REF "…" /* the ref of a record that has none yet */

gboolean cld_duty_what_if_knows (const CldKind *kind);
gboolean cld_duty_what_if_add (const CldFacts *facts, const CldRow *record, CldArena *arena, CldFacts *with);
CldDutyEffect *cld_duty_what_if (const CldFacts *facts, const CldDutyRules *rules, gint32 today, const CldRow *record);
CldDutyWhy *cld_duty_what_if_explain (const CldFacts *facts, const CldDutyRules *rules, gint32 today, const CldRow *record, const char *duty_ref);

G_END_DECLS
