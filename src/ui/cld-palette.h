/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-window.h"

G_BEGIN_DECLS

void cld_palette_show (CldWindow *window, gboolean with_actions);
void cld_palette_show_to_record (CldWindow *window, const CldKind *kind);

G_END_DECLS
