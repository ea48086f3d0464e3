/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-inspection-list.h"
#include "cld-inspection-view.h"
#include "cld-inspections-pane.h"

/* The pane in several files: what it shows, what can be done with it, what it prints. */
struct _CldInspectionsPane
{
  CldPane parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *list_box;
  CldInspectionList *list;
  CldInspectionView *view;
  AdwStatusPage *empty;
  GtkWidget *empty_button;
  GtkToggleButton *search_button;
  GtkWidget *open_button;
  GtkWidget *overdue_button;

  CldInspectionRegister *inspections; /* (nullable) */
  char *fault;                        /* (nullable): why there is none */
  char *own;                          /* (nullable): ref of the authority whose caseload this is */
  GtkWidget *menu;                    /* while it is open */
  guint load_idle;
  guint fold_idle;
  gboolean stale;
  gboolean in_tree; /* the focus was in the inspection last, not in the list */
};

void _cld_inspections_pane_class_init_actions (GtkWidgetClass *widget_class);
void _cld_inspections_pane_class_init_prints (GtkWidgetClass *widget_class);
void _cld_inspections_pane_update_actions (CldInspectionsPane *self);
void _cld_inspections_pane_show_menu (CldInspectionsPane *self, GtkWidget *from, const GdkRectangle *at);
CldInspectionItem *_cld_inspections_pane_get_item (CldInspectionsPane *self);
CldFindingNode *_cld_inspections_pane_get_node (CldInspectionsPane *self);
gboolean _cld_inspections_pane_back (CldInspectionsPane *self);
gboolean _cld_inspections_pane_step_in (CldInspectionsPane *self);
void _cld_inspections_pane_focus_list (CldInspectionsPane *self);
