/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-audit-grades.h"
#include "cld-compliance.h"
#include "cld-count-table.h"
#include "cld-duty-watch.h"
#include "cld-reports-filter.h"
#include "cld-reports-pane.h"
#include "cld-trend-area.h"

/* A number of today. */
typedef struct
{
  GtkWidget *button;
  GtkLabel *number;
  GtkLabel *title;
  CldReportSource source;
  guint n;
} CldReportsTile;

/* The pane in three files: what it shows, findings by sector, and what can be done with it. */
struct _CldReportsPane
{
  CldPane parent_instance;

  CldReportsFilter *filter;
  GtkWidget *scroller;
  GtkFlowBox *tiles;
  GtkLabel *about;
  GtkBox *duties_box;
  GtkDropDown *trend_of;
  GtkWidget *trend_box;
  GtkBox *sectors_box;
  GtkBox *audits_box;
  GtkWidget *loading;
  GtkSpinner *spinner;
  GtkLabel *loading_label;

  CldReportsTile tile[CLD_REPORT_N_TILES];
  CldCountTable *duties;
  CldTrendArea *chart;
  CldCountTable *months;
  CldCountTable *sectors;
  CldCountTable *audits;

  CldDutyWatch *watch;     /* (nullable) */
  CldReportQuery *wanted;  /* (nullable): what was counted last, with texts of its own */
  GArray *trend_duties;    /* (element-type guint): of the drop-down */
  GPtrArray *sector_codes; /* (element-type utf8): of the rows of the table of sectors, by id */
  guint trend;             /* index of a duty in the timetable */
  GtkWidget *last;         /* (nullable): the widget whose rows were opened */
  gboolean wants_focus;    /* once the numbers are there */
  guint reload_idle;
  gboolean stale;
  gboolean quiet;          /* being filled */
};

/* The columns of the table of duties: what became of them, then those of no day. */
#define CLD_REPORTS_NO_DATE CLD_COMPLIANCE_N

CldReportQuery _cld_reports_pane_make_query (CldReportsPane *self, CldReportSource source);
void _cld_reports_pane_build_sectors (CldReportsPane *self);
gboolean _cld_reports_pane_load_sectors (CldReportsPane *self, CldDb *db, gint32 today, GError **error);
void _cld_reports_pane_open (CldReportsPane *self, const CldReportQuery *query);
void _cld_reports_pane_load (CldReportsPane *self);
void _cld_reports_pane_class_init_actions (GtkWidgetClass *widget_class);
