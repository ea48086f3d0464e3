/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-children-columns.h"
#include "cld-children-filter.h"
#include "cld-children-pane.h"

/* The pane in two files: what it shows, and what can be done with it. */
struct _CldChildrenPane
{
  CldPane parent_instance;

  CldChildrenFilter *filter;
  GtkWidget *body;
  AdwSqueezer *squeezer;
  GtkWidget *wide;
  GtkColumnView *view;
  GtkWidget *narrow;
  GtkListView *list;
  AdwStatusPage *empty;
  GtkButton *empty_button;
  GtkLabel *sentence;
  GtkBox *states;
  GtkWidget *hints;
  GtkLabel *export_hint;
  AdwSqueezer *add_squeezer;
  GtkWidget *add_icon;
  GtkWidget *select_squeezer;
  GtkToggleButton *select_button;
  GtkToggleButton *search_button;
  GtkRevealer *chosen_revealer;
  GtkLabel *chosen_label;
  GtkButton *export_chosen;
  GtkButton *print_summaries;

  CldIdsModel *model;
  GtkSingleSelection *selection;
  CldChildrenColumns *columns;
  CldChildrenNext *next; /* (nullable): without a session */
  GHashTable *chosen; /* (nullable): in selection mode the numbers of the children that are chosen */
  char *pending; /* number of the child to select once its row is there */
  gint64 total;  /* children that are meant, before any filter; -1 when not counted yet */
  CldCaseloadScope total_scope;
  gint64 query_time; /* of the last query, in microseconds */
  guint query_timeout;
  gboolean loads_filters;
  guint squeeze_idle;
  guint room_idle;
  gboolean stale;
  gboolean knows_duties; /* what is next was known when the list was asked for */
  gboolean quiet; /* being made or taken apart: a header's order is no wish */
};

void _cld_children_pane_class_init_actions (GtkWidgetClass *widget_class);
void _cld_children_pane_update_chosen (CldChildrenPane *self);
void _cld_children_pane_choose_all (CldChildrenPane *self);
char **_cld_children_pane_targets (CldChildrenPane *self);
void _cld_children_export (CldChildrenPane *self);
void _cld_children_export_logged (CldChildrenPane *self, const char *path);
gboolean _cld_children_export_to (CldChildrenPane *self, const char *path, gboolean overwrite, GError **error);
void _cld_children_pane_requery (CldChildrenPane *self);
CldIds *_cld_children_pane_arrange (CldChildrenPane *self, CldIds *ids);
gboolean _cld_children_pane_sorts_by_duty (CldChildrenPane *self);
void _cld_children_pane_update_states (CldChildrenPane *self);
void _cld_children_pane_follow_duties (CldChildrenPane *self, CldSession *session);
