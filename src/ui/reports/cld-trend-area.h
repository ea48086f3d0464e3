/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-report-compliance.h"

G_BEGIN_DECLS

/* The trend of a duty on the screen: a bar a month. Left and Right go from month to month, Enter or a click opens one.
 *
 * Signal `open` (guint): the rows of that month are wanted, counted from the first. */
#define CLD_TYPE_TREND_AREA (cld_trend_area_get_type ())
G_DECLARE_FINAL_TYPE (CldTrendArea, cld_trend_area, CLD, TREND_AREA, GtkWidget)

void cld_trend_area_set_bars (CldTrendArea *self, CldComplianceBars *bars, const char *title);
void cld_chart_style_from_widget (CldChartStyle *style, GtkWidget *widget);

G_END_DECLS
