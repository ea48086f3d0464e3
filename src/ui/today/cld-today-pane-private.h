/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-today-body.h"
#include "cld-today-filter.h"
#include "cld-today-pane.h"

struct _CldTodayPane
{
  CldPane parent_instance;

  CldTodayFilter *filter;
  GtkToggleButton *search_button;
  GtkStack *stack;
  AdwSqueezer *squeezer;
  CldTodayBody *wide;
  CldTodayBody *narrow;
  AdwStatusPage *fault;
  GtkWidget *spinner;
  GtkWidget *counts;
  GtkWidget *counts_short;
  GtkWidget *foot;
  GtkWidget *hints;
  GtkLabel *status;

  CldDutyWatch *watch;
  GtkWidget *focus_of; /* (nullable): the window, while it is in view */
  gulong focus_handler; /* of focus_of */
  gboolean stale;       /* shown while it was not in view */
  gboolean was_shown;
  CldTodayBody *shown_in; /* which body has the rows */
  gboolean wants_focus; /* as soon as there are rows */
  guint squeeze_idle;
  char *at;             /* ref of the duty that the keyboard is at, or was when its row went out of view */
  GtkWidget *at_body;   /* where that row is */
};

CldTodayBody *_cld_today_pane_get_body (CldTodayPane *self);
void _cld_today_pane_class_init_actions (GtkWidgetClass *widget_class);
