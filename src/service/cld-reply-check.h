/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-row.h"
#include "cld-store.h"

gboolean _cld_reply_check (CldStore *store, const CldRow *before, const CldRow *after, CldArena *arena, GError **error);
