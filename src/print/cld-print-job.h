/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cld-duty-board.h"
#include "cld-host-register.h"
#include "cld-notice-register.h"
#include "cld-page.h"
#include "cld-print-options.h"
#include "cld-record-set.h"
#include "cld-store.h"

/**
 * CldPrintKind:
 * @CLD_PRINT_SUMMARY: the case summary of a child, or those of several, one after another
 * @CLD_PRINT_PLACEMENTS: the placements of a child: the drawn timeline and its table
 * @CLD_PRINT_RECORD: everything recorded of a child, in the order it happened
 * @CLD_PRINT_HISTORY: the changes to a child's record
 * @CLD_PRINT_DUTIES: every duty of a child and why it has its date
 * @CLD_PRINT_TABLE: rows that the caller gives: a list as it is shown
 * @CLD_PRINT_FORECAST: what is due in a period, by worker or by team
 * @CLD_PRINT_VISIT_SHEETS: blank sheets for visits, one a child
 * @CLD_PRINT_EVIDENCE: the evidence of placements out of area, a page each
 * @CLD_PRINT_LETTERS: letters, each on pages of its own
 * @CLD_PRINT_NOTICES: the register of notices, and of the children of other authorities
 * @CLD_PRINT_COMPLIANCE: what became of duties, by duty and month
 * @CLD_PRINT_INSPECTION: what inspectors found and what is done about it
 * @CLD_PRINT_PROVIDER: what is known of a provider
 * @CLD_PRINT_TRACKED: the children whom an inspection tracks, as at its day
 * @CLD_PRINT_TRIP: children out of area, by the authority in whose area they live
 *
 * What can be printed.
 */
typedef enum
{
  CLD_PRINT_SUMMARY,
  CLD_PRINT_PLACEMENTS,
  CLD_PRINT_RECORD,
  CLD_PRINT_HISTORY,
  CLD_PRINT_DUTIES,
  CLD_PRINT_TABLE,
  CLD_PRINT_FORECAST,
  CLD_PRINT_VISIT_SHEETS,
  CLD_PRINT_EVIDENCE,
  CLD_PRINT_LETTERS,
  CLD_PRINT_NOTICES,
  CLD_PRINT_COMPLIANCE,
  CLD_PRINT_INSPECTION,
  CLD_PRINT_PROVIDER,
  CLD_PRINT_TRACKED,
  CLD_PRINT_TRIP,
} CldPrintKind;

/**
 * CldForecast:
 * @filter: which duties; without states what is open and what is projected. Those without a date are among them where
 *   there is no first day
 * @by_team: grouped by team, else by worker
 * @strength: (nullable): only `must` or only `should`, which is all that is no law
 * @children: (nullable): only these children
 *
 * What a duty forecast holds.
 */
typedef struct
{
  CldDutyFilter filter;
  gboolean by_team;
  const char *strength;
  const char *const *children;
} CldForecast;

/**
 * CldNoticesPrint:
 * @filter: which notices, in which order; its view says which directions
 * @refs: (nullable): only these notices
 * @about: (nullable): what else is said of which they are
 * @host: whether the children of other authorities are on it
 * @host_only: whether they alone are on it
 * @host_filter: which of them; of a period only those who were here then
 *
 * What the register of notices holds.
 */
typedef struct
{
  CldNoticeFilter filter;
  const char *const *refs;
  const char *about;
  gboolean host;
  gboolean host_only;
  CldHostFilter host_filter;
} CldNoticesPrint;

/**
 * CldPrintWatch:
 * @cancellable: (nullable): stops it between two children
 * @n_done: (atomic): how many of the steps that cld_print_job_get_n_steps() says are done
 *
 * How another thread follows a job that is being laid out.
 */
typedef struct
{
  GCancellable *cancellable;
  int n_done;
} CldPrintWatch;

/* What is to be printed: reference-counted, made once, laid out as often as options change. */
typedef struct _CldPrintJob CldPrintJob;

CldPrintJob *cld_print_job_new_child (CldPrintKind kind, const char *child);
CldPrintJob *cld_print_job_new_summaries (const char *const *children);
CldPrintJob *cld_print_job_new_visit_sheets (const char *const *children);
CldPrintJob *cld_print_job_new_letters (GPtrArray *sheets);
GPtrArray *cld_print_job_get_letters (const CldPrintJob *job);
CldPrintJob *cld_print_job_new_evidence (const char *const *children, const char *const *placements);
CldPrintJob *cld_print_job_new_notices (const CldNoticesPrint *notices);
CldPrintJob *cld_print_job_new_forecast (const CldForecast *forecast);
CldPrintJob *cld_print_job_new_table (const char *title, const char *about, const CldColumn *columns, guint n_columns);
void cld_print_job_add_row (CldPrintJob *job, const char *const *cells);
CldPrintJob *cld_print_job_ref (CldPrintJob *job);
void cld_print_job_unref (CldPrintJob *job);

CldPrintKind cld_print_job_get_kind (const CldPrintJob *job);
const char *cld_print_job_get_child (const CldPrintJob *job);
const char *const *cld_print_job_get_children (const CldPrintJob *job);
guint cld_print_job_get_n_rows (const CldPrintJob *job);
guint cld_print_job_get_n_steps (const CldPrintJob *job);
const char *cld_print_job_get_title (const CldPrintJob *job);
char *cld_print_job_propose_name (const CldPrintJob *job, const char *day);
char *cld_print_job_propose_path (const CldPrintJob *job, const char *folder, const char *day);

CldPaper *cld_print_job_make_paper_watched (const CldPrintJob *job, CldStore *store, const CldPrintOptions *options, CldPrintWatch *watch, GError **error);
CldPaper *cld_print_job_make_paper (const CldPrintJob *job, CldStore *store, const CldPrintOptions *options, GError **error);
void cld_print_job_set_subject (CldPrintJob *job, const char *subject);
const char *cld_print_job_get_subject (const CldPrintJob *job);
const char *cld_print_job_get_what (const CldPrintJob *job);
gboolean cld_print_job_log (const CldPrintJob *job, CldStore *store, const CldPrintOptions *options, char **number, char **check_code, GError **error);

/* A report that another file lays out from data of its own. One of many children notes each of them in @watch, and stops where that says so. */
typedef CldPaper *(*CldReportMakeFunc) (CldStore *store, gconstpointer data, const CldPrintOptions *options, CldPrintWatch *watch, GError **error);
CldPrintJob *_cld_print_job_new_report (CldPrintKind kind, CldReportMakeFunc make, gpointer data, GDestroyNotify destroy);
void _cld_print_job_set_children (CldPrintJob *job, const char *const *children);
gboolean _cld_print_job_is_report (const CldPrintJob *job);
const char *_cld_print_job_get_file_word (const CldPrintJob *job);
char *_cld_print_find_until (const CldPrintOptions *options);
CldRecordSet *_cld_print_load_child (CldStore *store, const char *child, const char *until, GError **error);

char *_cld_print_job_describe (const CldPrintJob *job, const CldPrintOptions *options);

char **cld_visit_sheets_find (const CldDutyBoard *board, gint32 day, const char *worker, const char *team);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldPrintJob, cld_print_job_unref)
