/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-area.h"

G_BEGIN_DECLS

const char *cld_area_get_word (CldArea area);
char *cld_area_describe (CldArea area, const char *code, const char *name, const char *own);

G_END_DECLS
