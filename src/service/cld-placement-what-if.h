/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-facts.h"
#include "cld-row.h"

G_BEGIN_DECLS

guint32 cld_placement_what_if_add (const CldFacts *facts, const CldRow *placement, CldPlace place, CldArena *arena, CldFacts *with);

G_END_DECLS
