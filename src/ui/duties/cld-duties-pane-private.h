/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-calendar-strip.h"
#include "cld-duties-columns.h"
#include "cld-duties-filter.h"
#include "cld-duties-pane.h"
#include "cld-duty-watch.h"

/* How duties are written into a file. */
typedef enum
{
  CLD_DUTIES_CSV,
  CLD_DUTIES_CALENDAR,
} CldDutiesFormat;

/* The pane in several files: what it shows, what can be done with it, and what it writes. */
struct _CldDutiesPane
{
  CldPane parent_instance;

  CldDutiesFilter *filter;
  GtkWidget *body;
  CldCalendarStrip *strip;
  GtkWidget *chosen_box;
  GtkLabel *chosen_label;
  AdwSqueezer *squeezer;
  GtkWidget *wide;
  GtkColumnView *view;
  GtkWidget *narrow;
  GtkListView *list;
  AdwStatusPage *empty;
  GtkButton *empty_button;
  GtkWidget *loading;
  GtkSpinner *spinner;
  GtkLabel *sentence;
  GtkWidget *hints;
  GtkToggleButton *search_button;

  CldDutyWatch *watch; /* the session's */
  GArray *items;       /* (nullable) (element-type CldDutyItem): as long as the board is the one it was taken from */
  gint32 today;
  CldIdsModel *model;
  GtkSingleSelection *selection;
  CldDutiesColumns *columns;
  GtkWidget *menu; /* while it is open */
  char *selected_ref;   /* of the duty that is selected */
  char *selected_child; /* its child */
  guint squeeze_idle;
  gboolean stale;
  gboolean quiet; /* being filled or taken apart: what changes is nobody's wish */
};

void _cld_duties_pane_class_init_actions (GtkWidgetClass *widget_class);
void _cld_duties_pane_update_actions (CldDutiesPane *self);
const CldDutiesRecord *_cld_duties_pane_get_selected (CldDutiesPane *self);
void _cld_duties_pane_fill_query (CldDutiesPane *self, CldDutiesQuery *query);
gboolean _cld_duties_pane_is_narrowed (CldDutiesPane *self);
void _cld_duties_pane_update_sentence (CldDutiesPane *self);
void _cld_duties_pane_update_empty (CldDutiesPane *self);
void _cld_duties_pane_show_menu (CldDutiesPane *self, GtkWidget *from, const GdkRectangle *at);

void _cld_duties_narrow_prepare (GtkListView *view, CldIdsModel *model);

gboolean _cld_duties_export_to (CldDutiesPane *self, CldDutiesFormat format, const char *path, gboolean overwrite, GError **error);
void _cld_duties_export_logged (CldDutiesPane *self, CldDutiesFormat format, const char *path);
void _cld_duties_export (CldDutiesPane *self, CldDutiesFormat format);
