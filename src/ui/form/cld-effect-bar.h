/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-duty-why.h"
#include "cld-duty-words.h"

G_BEGIN_DECLS

#define CLD_TYPE_EFFECT_BAR (cld_effect_bar_get_type ())
G_DECLARE_FINAL_TYPE (CldEffectBar, cld_effect_bar, CLD, EFFECT_BAR, GtkWidget)

void cld_effect_bar_show (CldEffectBar *self, const CldDutyLine *line, gboolean has_why);
void cld_effect_bar_explain (CldEffectBar *self, const CldDutyWhy *why);

G_END_DECLS
