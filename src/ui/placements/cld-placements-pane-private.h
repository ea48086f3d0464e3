/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-watch.h"
#include "cld-placements-filter.h"
#include "cld-placements-pane.h"
#include "cld-placements-rows.h"
#include "cld-row-table.h"

/* The pane in several files: what it shows and what can be done with it. */
struct _CldPlacementsPane
{
  CldPane parent_instance;

  CldPlacementsFilter *filter;
  GtkWidget *body;
  CldRowTable *table;
  GtkWidget *setup_bar;
  AdwStatusPage *empty;
  GtkButton *empty_button;
  GtkWidget *loading;
  GtkSpinner *spinner;
  GtkLabel *sentence;
  GtkWidget *hints;
  GtkToggleButton *search_button;
  GtkRevealer *bulk;
  GtkLabel *n_chosen;

  CldDutyWatch *watch;    /* the session's */
  CldPlacementList *list; /* (nullable): of the board as it was last */
  gboolean has_all;       /* @list is of all times */
  GPtrArray *rows;        /* (nullable) (element-type CldPlacementsRow): of @list, as shown */
  GPtrArray *kept;        /* (element-type utf8): keys of the rows that are chosen, while there are none */
  char *fault;            /* (nullable): why there is no list */
  GtkWidget *menu;        /* while it is open */
  gboolean stale;
};

const CldRowTableKind *_cld_placements_pane_get_kind (void);
void _cld_placements_pane_class_init_actions (GtkWidgetClass *widget_class);
void _cld_placements_pane_update_actions (CldPlacementsPane *self);
void _cld_placements_pane_show_menu (CldPlacementsPane *self, GtkWidget *from, const GdkRectangle *at);
char *_cld_placements_pane_dup_about (CldPlacementsPane *self);
