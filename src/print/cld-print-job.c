/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-print-job.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "cld-arena.h"
#include "cld-date.h"
#include "cld-evidence-sheet.h"
#include "cld-kinds.h"
#include "cld-letter-paper.h"
#include "cld-letters-sent.h"
#include "cld-log-reader.h"
#include "cld-repo.h"
#include "cld-report-private.h"
#include "cld-summary.h"

struct _CldPrintJob
{
  gatomicrefcount n_refs;
  CldPrintKind kind;
  char **children; /* of a table: none */
  char **placements; /* of evidence: one for each of the children */
  char *subject;   /* a record, or NULL */
  char *title;     /* of a table, as the next ones */
  char *about;
  CldColumn *columns;
  guint n_columns;
  CldArena *arena; /* of the rows */
  GPtrArray *rows; /* of arrays of n_columns texts */
  CldForecast forecast; /* its texts are the arena's */
  CldNoticesPrint *notices; /* likewise */
  GPtrArray *letters;   /* of CldLetterSheet, or NULL */
  CldReportMakeFunc make; /* of a report that another file lays out; else NULL, as the next ones */
  gpointer data;
  GDestroyNotify destroy;
};

/* What each kind is called: on paper and in the window, in file names, in the change log, in the print log. */
static const struct
{
  const char *title;
  const char *file;
  const char *log;
  const char *what;
} names[] = {
  [CLD_PRINT_SUMMARY] = { N_("Case summary"), "summary", "summary", "summary" },
  [CLD_PRINT_PLACEMENTS] = { N_("Placements"), "placements", "placements", "placements" },
  [CLD_PRINT_RECORD] = { N_("Record"), "record", "record", "record" },
  [CLD_PRINT_HISTORY] = { N_("History of changes"), "history", "history of changes", "history" },
  [CLD_PRINT_DUTIES] = { N_("Duties"), "duties", "duties", "duties" },
  [CLD_PRINT_TABLE] = { NULL, NULL, "list", "list" },
  [CLD_PRINT_FORECAST] = { N_("Duty forecast"), "duty-forecast", "duty forecast", "duties" },
  [CLD_PRINT_VISIT_SHEETS] = { N_("Visit sheet"), "visit-sheet", "visit sheets", "visit-sheets" },
  [CLD_PRINT_EVIDENCE] = { N_("Out-of-area placement: evidence"), "out-of-area", "out-of-area evidence", "out-of-area" },
  [CLD_PRINT_LETTERS] = { N_("Letter"), "letters", "letters", "letters" },
  [CLD_PRINT_NOTICES] = { N_("Notices"), "notices", "register of notices", "notices" },
  [CLD_PRINT_COMPLIANCE] = { N_("Compliance"), "compliance", "compliance", "compliance" },
  [CLD_PRINT_INSPECTION] = { N_("Inspection actions"), "inspection", "inspection actions", "inspection" },
  [CLD_PRINT_PROVIDER] = { N_("Provider sheet"), "provider", "provider sheet", "provider" },
  [CLD_PRINT_TRACKED] = { N_("Tracked children"), "tracked", "pack of tracked children", "tracked" },
  [CLD_PRINT_TRIP] = { N_("Trip sheet"), "trip-sheet", "trip sheet", "trip-sheet" },
};

static CldPrintJob *
make_job (CldPrintKind kind)
{
  CldPrintJob *job = g_new0 (CldPrintJob, 1);

  g_atomic_ref_count_init (&job->n_refs);
  job->kind = kind;
  job->arena = cld_arena_new ();
  job->rows = g_ptr_array_new ();
  return job;
}

/**
 * cld_print_job_new_child:
 * @kind: what of the child is printed; not %CLD_PRINT_TABLE
 * @child: the child's number
 *
 * Returns: (transfer full): the job
 */
CldPrintJob *
cld_print_job_new_child (CldPrintKind kind, const char *child)
{
  CldPrintJob *job;

  g_return_val_if_fail (kind < CLD_PRINT_TABLE && child != NULL, NULL);

  job = make_job (kind);
  job->children = g_strdupv ((char *[]){ (char *) child, NULL });
  return job;
}

/**
 * cld_print_job_new_summaries:
 * @children: (array zero-terminated=1): numbers of children, at least one
 *
 * The case summaries of several children in one document; each begins on a new page and counts its own pages.
 *
 * Returns: (transfer full): the job
 */
CldPrintJob *
cld_print_job_new_summaries (const char *const *children)
{
  CldPrintJob *job;

  g_return_val_if_fail (children != NULL && children[0] != NULL, NULL);

  job = make_job (CLD_PRINT_SUMMARY);
  job->children = g_strdupv ((char **) children);
  return job;
}

/**
 * cld_print_job_new_visit_sheets:
 * @children: (array zero-terminated=1): numbers of children, at least one, as cld_visit_sheets_find() gives them
 *
 * A blank sheet for a visit to each, on a page of its own.
 *
 * Returns: (transfer full): the job
 */
CldPrintJob *
cld_print_job_new_visit_sheets (const char *const *children)
{
  CldPrintJob *job;

  g_return_val_if_fail (children != NULL && children[0] != NULL, NULL);

  job = make_job (CLD_PRINT_VISIT_SHEETS);
  job->children = g_strdupv ((char **) children);
  return job;
}

/**
 * cld_print_job_new_letters:
 * @sheets: (element-type CldLetterSheet): letters, at least one, by child; they are kept
 *
 * Letters in one document; each begins on a new page and counts its own pages.
 *
 * Returns: (transfer full): the job
 */
CldPrintJob *
cld_print_job_new_letters (GPtrArray *sheets)
{
  CldPrintJob *job;

  g_return_val_if_fail (sheets != NULL && sheets->len > 0, NULL);

  job = make_job (CLD_PRINT_LETTERS);
  job->letters = g_ptr_array_new_with_free_func ((GDestroyNotify) cld_letter_sheet_unref);
  for (guint i = 0; i < sheets->len; i++)
    g_ptr_array_add (job->letters, cld_letter_sheet_ref (sheets->pdata[i]));
  job->children = cld_letters_find_children (sheets);
  return job;
}

/**
 * cld_print_job_get_letters:
 * @job: a job
 *
 * Returns: (transfer none) (nullable) (element-type CldLetterSheet): its letters, where it is of letters
 */
GPtrArray *
cld_print_job_get_letters (const CldPrintJob *job)
{
  return job->letters;
}

/**
 * cld_print_job_new_evidence:
 * @children: (array zero-terminated=1): numbers of children, at least one
 * @placements: (array zero-terminated=1): a placement of each, by its ref
 *
 * What is recorded of placements out of area, on a page each.
 *
 * Returns: (transfer full): the job
 */
CldPrintJob *
cld_print_job_new_evidence (const char *const *children, const char *const *placements)
{
  CldPrintJob *job;

  g_return_val_if_fail (children != NULL && children[0] != NULL && placements != NULL, NULL);
  g_return_val_if_fail (g_strv_length ((char **) children) == g_strv_length ((char **) placements), NULL);

  job = make_job (CLD_PRINT_EVIDENCE);
  job->children = g_strdupv ((char **) children);
  job->placements = g_strdupv ((char **) placements);
  if (!placements[1])
    job->subject = g_strconcat ("placement/", placements[0], NULL);
  return job;
}

static const char *const *
copy_texts (CldArena *arena, const char *const *texts)
{
  guint n = texts ? g_strv_length ((char **) texts) : 0;
  const char **copy;

  if (!texts)
    return NULL;
  copy = cld_arena_alloc0 (arena, (n + 1) * sizeof *copy);
  for (guint i = 0; i < n; i++)
    copy[i] = cld_arena_strdup (arena, texts[i]);
  return copy;
}

static const char *
copy_text (CldArena *arena, const char *text)
{
  return text ? cld_arena_strdup (arena, text) : NULL;
}

/**
 * cld_print_job_new_forecast:
 * @forecast: which duties, and in what groups; it is copied
 *
 * Duties of many children. What they are is found when it is laid out.
 *
 * Returns: (transfer full): the job
 */
CldPrintJob *
cld_print_job_new_forecast (const CldForecast *forecast)
{
  CldPrintJob *job;

  g_return_val_if_fail (forecast != NULL, NULL);

  job = make_job (CLD_PRINT_FORECAST);
  job->forecast = *forecast;
  job->forecast.children = copy_texts (job->arena, forecast->children);
  job->forecast.strength = copy_text (job->arena, forecast->strength);
  job->forecast.filter.child = copy_text (job->arena, forecast->filter.child);
  job->forecast.filter.worker = copy_text (job->arena, forecast->filter.worker);
  job->forecast.filter.team = copy_text (job->arena, forecast->filter.team);
  job->forecast.filter.ids = copy_texts (job->arena, forecast->filter.ids);
  return job;
}

/**
 * cld_print_job_new_notices:
 * @notices: which notices; it is copied
 *
 * The register of notices. What they are is found when it is laid out.
 *
 * Returns: (transfer full): the job
 */
CldPrintJob *
cld_print_job_new_notices (const CldNoticesPrint *notices)
{
  CldPrintJob *job;

  g_return_val_if_fail (notices != NULL, NULL);

  job = make_job (CLD_PRINT_NOTICES);
  job->notices = cld_notices_print_copy (notices, job->arena);
  return job;
}

/* A report that another file lays out; @data is the job's. */
CldPrintJob *
_cld_print_job_new_report (CldPrintKind kind, CldReportMakeFunc make, gpointer data, GDestroyNotify destroy)
{
  CldPrintJob *job = make_job (kind);

  job->make = make;
  job->data = data;
  job->destroy = destroy;
  return job;
}

/* The children that a report is about: each of them has a look at it in the log. */
void
_cld_print_job_set_children (CldPrintJob *job, const char *const *children)
{
  g_strfreev (job->children);
  job->children = children && children[0] ? g_strdupv ((char **) children) : NULL;
}

gboolean
_cld_print_job_is_report (const CldPrintJob *job)
{
  return job->make != NULL;
}

const char *
_cld_print_job_get_file_word (const CldPrintJob *job)
{
  return names[job->kind].file;
}

/**
 * cld_print_job_new_table:
 * @title: what the list is; it names nobody, for the file is called after it
 * @about: (nullable): which rows it holds
 * @columns: (array length=n_columns): its columns; a width of 0 is found from what stands in the column
 * @n_columns: how many, at least one
 *
 * A list as it is shown.
 *
 * Returns: (transfer full): the job, without rows yet
 */
CldPrintJob *
cld_print_job_new_table (const char *title, const char *about, const CldColumn *columns, guint n_columns)
{
  CldPrintJob *job;

  g_return_val_if_fail (title != NULL && columns != NULL && n_columns > 0, NULL);

  job = make_job (CLD_PRINT_TABLE);
  job->title = g_strdup (title);
  job->about = g_strdup (about);
  job->n_columns = n_columns;
  job->columns = g_memdup2 (columns, n_columns * sizeof (CldColumn));
  for (guint i = 0; i < n_columns; i++)
    job->columns[i].title = g_strdup (columns[i].title);
  return job;
}

/**
 * cld_print_job_add_row:
 * @job: the job of a table that nobody else has yet
 * @cells: as many texts as it has columns; %NULL is NOT RECORDED, "" nothing
 */
void
cld_print_job_add_row (CldPrintJob *job, const char *const *cells)
{
  const char **row;

  g_return_if_fail (job != NULL && job->kind == CLD_PRINT_TABLE && cells != NULL);

  row = cld_arena_alloc0 (job->arena, job->n_columns * sizeof *row);
  for (guint i = 0; i < job->n_columns; i++)
    row[i] = cells[i] ? cld_arena_strdup (job->arena, cells[i]) : NULL;
  g_ptr_array_add (job->rows, row);
}

/**
 * cld_print_job_ref:
 * @job: a job
 *
 * From any thread.
 *
 * Returns: (transfer full): the job
 */
CldPrintJob *
cld_print_job_ref (CldPrintJob *job)
{
  g_atomic_ref_count_inc (&job->n_refs);
  return job;
}

/**
 * cld_print_job_unref:
 * @job: (nullable): a job
 */
void
cld_print_job_unref (CldPrintJob *job)
{
  if (!job || !g_atomic_ref_count_dec (&job->n_refs))
    return;
  for (guint i = 0; i < job->n_columns; i++)
    g_free ((char *) job->columns[i].title);
  g_free (job->columns);
  g_ptr_array_unref (job->rows);
  cld_arena_free (job->arena);
  g_strfreev (job->children);
  g_strfreev (job->placements);
  g_clear_pointer (&job->letters, g_ptr_array_unref);
  if (job->destroy)
    job->destroy (job->data);
  g_free (job->subject);
  g_free (job->title);
  g_free (job->about);
  g_free (job);
}

/**
 * cld_print_job_get_kind:
 * @job: a job
 *
 * Returns: what is printed
 */
CldPrintKind
cld_print_job_get_kind (const CldPrintJob *job)
{
  return job->kind;
}

/**
 * cld_print_job_get_child:
 * @job: a job
 *
 * Returns: (nullable): the number of the one child that it is about
 */
const char *
cld_print_job_get_child (const CldPrintJob *job)
{
  return job->children && !job->children[1] ? job->children[0] : NULL;
}

/**
 * cld_print_job_get_children:
 * @job: a job
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the numbers of the children it is about; %NULL for a table
 */
const char *const *
cld_print_job_get_children (const CldPrintJob *job)
{
  return (const char *const *) job->children;
}

/**
 * cld_print_job_get_what:
 * @job: a job
 *
 * Returns: (transfer none): its kind, as the command line and the print log call it
 */
const char *
cld_print_job_get_what (const CldPrintJob *job)
{
  return names[job->kind].what ? names[job->kind].what : names[job->kind].log;
}

/**
 * cld_print_job_set_subject:
 * @job: a job that was not printed yet
 * @subject: (nullable): the record that the print is about, `placement/REF`
 *
 * Says so in the print log.
 */
void
cld_print_job_set_subject (CldPrintJob *job, const char *subject)
{
  g_free (job->subject);
  job->subject = g_strdup (subject);
}

/**
 * cld_print_job_get_subject:
 * @job: a job
 *
 * Returns: (transfer none) (nullable): the record that it is about
 */
const char *
cld_print_job_get_subject (const CldPrintJob *job)
{
  return job->subject;
}

/**
 * cld_print_job_get_n_rows:
 * @job: a job
 *
 * Returns: how many rows a table has, how many children there are otherwise
 */
guint
cld_print_job_get_n_rows (const CldPrintJob *job)
{
  if (job->letters)
    return job->letters->len;
  return job->children ? g_strv_length (job->children) : job->rows->len;
}

/**
 * cld_print_job_get_n_steps:
 * @job: a job
 *
 * Returns: how many children, or letters, are laid out one after the other and counted in #CldPrintWatch; 0 where nothing is counted
 */
guint
cld_print_job_get_n_steps (const CldPrintJob *job)
{
  switch (job->kind)
    {
    case CLD_PRINT_SUMMARY:
    case CLD_PRINT_VISIT_SHEETS:
    case CLD_PRINT_EVIDENCE:
    case CLD_PRINT_LETTERS:
    case CLD_PRINT_TRACKED:
      return cld_print_job_get_n_rows (job);
    case CLD_PRINT_PLACEMENTS:
    case CLD_PRINT_RECORD:
    case CLD_PRINT_HISTORY:
    case CLD_PRINT_DUTIES:
    case CLD_PRINT_TABLE:
    case CLD_PRINT_FORECAST:
    case CLD_PRINT_NOTICES:
    case CLD_PRINT_COMPLIANCE:
    case CLD_PRINT_INSPECTION:
    case CLD_PRINT_PROVIDER:
    case CLD_PRINT_TRIP:
    default:
      return 0;
    }
}

/**
 * cld_print_job_get_title:
 * @job: a job
 *
 * Returns: what the print is called, naming nobody
 */
const char *
cld_print_job_get_title (const CldPrintJob *job)
{
  if (job->kind == CLD_PRINT_TABLE)
    return job->title;
  if (job->letters)
    return job->letters->len > 1 ? _("Letters") : _("Letter");
  if (!job->children || job->make || cld_print_job_get_child (job))
    return _(names[job->kind].title);
  if (job->kind == CLD_PRINT_EVIDENCE)
    return _("Out-of-area placements: evidence");
  return job->kind == CLD_PRINT_VISIT_SHEETS ? _("Visit sheets") : _("Case summaries");
}

/* The end of a local day or minute, in UTC as the change log writes moments; NULL where it is no moment. */
static char *
make_until (const char *local)
{
  int year, month, day, hour = 23, minute = 59;
  g_autoptr (GDateTime) moment = NULL, utc = NULL;
  g_autofree char *second = NULL;

  if (!cld_moment_is_iso (local) && !cld_date_is_iso (local))
    return NULL;
  if (sscanf (local, "%4d-%2d-%2dT%2d:%2d", &year, &month, &day, &hour, &minute) < 3)
    return NULL;
  moment = g_date_time_new_local (year, month, day, hour, minute, 59);
  utc = moment ? g_date_time_to_utc (moment) : NULL;
  second = utc ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S") : NULL;
  return second ? g_strconcat (second, ".999Z", NULL) : NULL;
}

/* The moment whose knowledge is printed, NULL for now. */
char *
_cld_print_find_until (const CldPrintOptions *options)
{
  return options->as_known_until ? g_strdup (options->as_known_until) : options->as_known_on ? make_until (options->as_known_on) : NULL;
}

/* A child's records, and those outside the child that they name. */
CldRecordSet *
_cld_print_load_child (CldStore *store, const char *child, const char *until, GError **error)
{
  CldDb *db = cld_store_get_db (store);
  g_autoptr (CldRecordSet) set = until ? cld_log_as_known_on (store, child, until, error) : cld_repo_load_child (db, child, error);

  if (!set || !cld_repo_load_named (db, set, error) || !cld_repo_load_all (db, &cld_person_kind, set, error))
    return NULL;
  return g_steal_pointer (&set);
}

static CldPaper *
make_one (const CldPrintJob *job, guint i, CldStore *store, CldRecordSet *set, CldInspectionRegister *inspections, const char *until, const CldPrintOptions *options, GError **error)
{
  if (job->kind == CLD_PRINT_EVIDENCE)
    return cld_evidence_sheet_new (store, set, job->placements[i], until, options, error);
  return job->kind == CLD_PRINT_SUMMARY ? cld_summary_new_with_inspections (set, inspections, options) : cld_report_new_visit_sheet (store, set, options, error);
}

static CldPaper *
make_each (const CldPrintJob *job, CldStore *store, const char *until, const CldPrintOptions *options, CldPrintWatch *watch, GError **error)
{
  /* What was known of inspections on an earlier day is not printed. */
  gboolean is_summary = job->kind == CLD_PRINT_SUMMARY && !until;
  g_autoptr (CldInspectionRegister) inspections = is_summary ? cld_inspection_register_load (cld_store_get_db (store), cld_date_to_day (options->today), error) : NULL;
  g_autoptr (CldPaper) paper = NULL;

  if (is_summary && !inspections)
    return NULL;
  for (guint i = 0; job->children[i]; i++)
    {
      g_autoptr (CldRecordSet) set = NULL;
      CldPaper *more;

      if (g_cancellable_set_error_if_cancelled (watch->cancellable, error))
        return NULL;
      set = _cld_print_load_child (store, job->children[i], until, error);
      if (!set)
        return NULL;
      more = make_one (job, i, store, set, inspections, until, options, error);
      if (!more)
        return NULL;
      g_atomic_int_inc (&watch->n_done);
      if (paper)
        cld_paper_append (paper, more);
      else
        paper = more;
    }
  return g_steal_pointer (&paper);
}

static CldPaper *
make_table (const CldPrintJob *job, CldStore *store, const CldPrintOptions *options, GError **error)
{
  const CldReportTable list = { job->title, job->about, job->columns, job->n_columns, job->rows };

  return cld_report_new_table (store, &list, options, error);
}

/**
 * cld_print_job_make_paper_watched:
 * @job: a job
 * @store: where the records are; of the calling thread
 * @options: what the print says about itself. A table is what the caller gave, a forecast and a visit sheet are for what is
 *   to be done: they are printed as known on no other day
 * @watch: how another thread follows and stops it
 * @error: return location
 *
 * Reads what is needed and lays it out. It takes long for long lists, so a window does it in another thread: one of its
 * own, for Pango keeps a font map for each.
 *
 * Returns: (transfer full) (nullable): the finished document; %CLD_STORE_ERROR_NOT_FOUND where the child is not known,
 *   %G_IO_ERROR_CANCELLED where it was stopped
 */
CldPaper *
cld_print_job_make_paper_watched (const CldPrintJob *job, CldStore *store, const CldPrintOptions *options, CldPrintWatch *watch, GError **error)
{
  g_autofree char *until = NULL;
  g_autoptr (CldRecordSet) set = NULL;

  g_return_val_if_fail (job != NULL && store != NULL && options != NULL && watch != NULL, NULL);

  until = _cld_print_find_until (options);
  if (job->make)
    return job->make (store, job->data, options, watch, error);
  if (job->kind == CLD_PRINT_TABLE)
    return make_table (job, store, options, error);
  if (job->kind == CLD_PRINT_LETTERS)
    return cld_letter_papers_new (job->letters, NULL, options, watch, error);
  if (job->kind == CLD_PRINT_NOTICES)
    return cld_report_new_notices (store, job->notices, options, error);
  if (job->kind == CLD_PRINT_FORECAST)
    return cld_report_new_forecast (store, &job->forecast, options, error);
  if (job->kind == CLD_PRINT_VISIT_SHEETS)
    return make_each (job, store, NULL, options, watch, error);
  if (job->kind == CLD_PRINT_SUMMARY || job->kind == CLD_PRINT_EVIDENCE)
    return make_each (job, store, until, options, watch, error);
  set = _cld_print_load_child (store, job->children[0], until, error);
  if (!set)
    return NULL;
  if (job->kind == CLD_PRINT_PLACEMENTS)
    return cld_report_new_placements (set, options);
  if (job->kind == CLD_PRINT_DUTIES)
    return cld_report_new_child_duties (store, set, until, options, error);
  if (job->kind == CLD_PRINT_RECORD)
    return cld_report_new_record (store, set, until, options, error);
  return cld_report_new_history (store, set, until, options, error);
}

/**
 * cld_print_job_make_paper:
 * @job: a job
 * @store: where the records are; of the calling thread
 * @options: what the print says about itself
 * @error: return location
 *
 * The same with nobody watching.
 *
 * Returns: (transfer full) (nullable): the finished document
 */
CldPaper *
cld_print_job_make_paper (const CldPrintJob *job, CldStore *store, const CldPrintOptions *options, GError **error)
{
  CldPrintWatch watch = { NULL };

  return cld_print_job_make_paper_watched (job, store, options, &watch, error);
}

/* What was printed: "summary, third parties masked, as known on ...". Nothing personal: it stays in the log for ever. */
char *
_cld_print_job_describe (const CldPrintJob *job, const CldPrintOptions *options)
{
  GString *out = g_string_new (names[job->kind].log);
  g_autofree char *until = job->kind >= CLD_PRINT_TABLE && job->kind != CLD_PRINT_EVIDENCE && job->kind != CLD_PRINT_TRACKED ? NULL : _cld_print_find_until (options);

  if (options->mask)
    g_string_append (out, ", third parties masked");
  if (until)
    g_string_append_printf (out, ", as known on %s", until);
  return g_string_free (out, FALSE);
}
