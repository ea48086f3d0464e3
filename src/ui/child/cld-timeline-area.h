/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-timeline.h"

G_BEGIN_DECLS

#define CLD_TYPE_TIMELINE_AREA (cld_timeline_area_get_type ())
G_DECLARE_FINAL_TYPE (CldTimelineArea, cld_timeline_area, CLD, TIMELINE_AREA, GtkWidget)

void cld_timeline_area_set_timeline (CldTimelineArea *self, CldTimeline *timeline);
void cld_timeline_style_from_widget (CldTimelineStyle *style, GtkWidget *widget);

G_END_DECLS
