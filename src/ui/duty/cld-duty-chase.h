/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-calendar.h"
#include "cld-facts.h"

G_BEGIN_DECLS

/* How many working days others may take to answer a notice. */
#define CLD_CHASE_DAYS 5

gboolean cld_duty_is_to_chase (const CldCalendar *calendar, const CldFacts *facts, const CldNoticeFact *notice, gint32 today);

G_END_DECLS
