/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "cld-move-plan.h"
#include "cld-placement-checks.h"

G_BEGIN_DECLS

char *cld_move_words_when (const CldMoveLine *line, gint32 today);
char *cld_move_words_caption (const CldMoveLine *line, gint32 today);
char *cld_move_words_count (const CldMovePlan *plan);
const char *cld_move_words_banner (const CldMovePlan *plan);
char *cld_move_words_stays (const CldMovePlan *plan, gint32 today);
char *cld_move_words_remedy (const CldPlacementFinding *finding, gint32 today);
char *cld_move_words_why (const CldMovePlan *plan);

G_END_DECLS
