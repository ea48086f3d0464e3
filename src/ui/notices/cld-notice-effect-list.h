/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-notice-effects.h"

G_BEGIN_DECLS

/**
 * CldNoticeEffectOpen:
 * @child: a child's number
 * @data: the caller's
 *
 * Called when a child of the list is wanted.
 */
typedef void (*CldNoticeEffectOpen) (const char *child, gpointer data);

void cld_notice_effect_list_fill (GtkBox *box, const CldNoticeEffects *effects, gint32 today, CldNoticeEffectOpen open, gpointer data);

G_END_DECLS
