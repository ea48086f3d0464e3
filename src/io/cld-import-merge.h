/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-import-private.h"

void _cld_import_merge (CldImport *import, CldChildWork *work, GPtrArray *records, GPtrArray *said_before, GPtrArray *says_now);
