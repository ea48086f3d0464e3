/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"
#include "cld-row.h"

CldRow *_cld_attachments_find_claim (CldDb *db, const char *claim, CldArena *arena);
const char *_cld_attachments_find_child (CldDb *db, const CldRow *row, CldArena *arena);
