/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "cld-chart.h"

/* A chart in the making. */
typedef struct
{
  cairo_t *cr;
  const CldChartStyle *style;
  PangoLayout *layout;
  double s; /* the style's scale */
} CldChartDrawing;

void _cld_chart_begin (CldChartDrawing *drawing, cairo_t *cr, const CldChartStyle *style, double width, double height);
void _cld_chart_end (CldChartDrawing *drawing);
void _cld_chart_set_color (cairo_t *cr, const CldChartColor *color);
/* @align: 0 begins at @x, 0.5 is centred on it, 1 ends there; always centred on @y. Returns how wide it is. */
double _cld_chart_write (CldChartDrawing *drawing, const char *text, double x, double y, double align, gboolean bold, const CldChartColor *color);
double _cld_chart_measure (CldChartDrawing *drawing, const char *text);
void _cld_chart_line (CldChartDrawing *drawing, double x1, double y1, double x2, double y2, double width, const CldChartColor *color);
