/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-private.h"
#include "cld-duty-why.h"

G_BEGIN_DECLS

char *_cld_why_format (CldWhen when);
CldWhen _cld_why_get_when (const CldFacts *facts, CldFactId id);
void _cld_why_add_facts (const CldDutyContext *c, const CldDuty *duty, GArray *facts);

G_END_DECLS
