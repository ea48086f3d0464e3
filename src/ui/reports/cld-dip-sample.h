/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-compliance-rules.h"
#include "cld-duty-board.h"
#include "cld-pane.h"

G_BEGIN_DECLS

void cld_dip_sample_ask (CldPane *from);
char **cld_dip_sample_draw (const CldDutyBoard *board, CldCohort cohort, guint n, GRand *rand);

G_END_DECLS
