/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-import-result.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_VALUE_CHARS 40

struct _CldImportResult
{
  GObject parent_instance;

  CldImportReport *report;
  GHashTable *rows; /* CldImportRowReport by file and line */
};

struct _CldImportIssue
{
  GObject parent_instance;

  CldImportResult *result;
  const CldImportProblem *problem;
};

struct _CldImportLine
{
  GObject parent_instance;

  CldImportResult *result;
  const CldImportRowReport *row;
  GArray *marks; /* guint: cell << 2 | CldImportMark */
};

G_DEFINE_FINAL_TYPE (CldImportResult, cld_import_result, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (CldImportIssue, cld_import_issue, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (CldImportLine, cld_import_line, G_TYPE_OBJECT)

static guint
hash_row (gconstpointer data)
{
  const CldImportRowReport *row = data;

  return g_direct_hash (row->report) ^ row->line;
}

static gboolean
equal_rows (gconstpointer a, gconstpointer b)
{
  const CldImportRowReport *x = a, *y = b;

  return x->report == y->report && x->line == y->line;
}

static void
cld_import_result_finalize (GObject *object)
{
  g_clear_pointer (&CLD_IMPORT_RESULT (object)->rows, g_hash_table_unref);
  cld_import_report_free (CLD_IMPORT_RESULT (object)->report);
  G_OBJECT_CLASS (cld_import_result_parent_class)->finalize (object);
}

static void
cld_import_result_class_init (CldImportResultClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_import_result_finalize;
}

static void
cld_import_result_init (CldImportResult *self)
{
}

static void
cld_import_issue_finalize (GObject *object)
{
  g_object_unref (CLD_IMPORT_ISSUE (object)->result);
  G_OBJECT_CLASS (cld_import_issue_parent_class)->finalize (object);
}

static void
cld_import_issue_class_init (CldImportIssueClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_import_issue_finalize;
}

static void
cld_import_issue_init (CldImportIssue *self)
{
}

static void
cld_import_line_finalize (GObject *object)
{
  CldImportLine *self = CLD_IMPORT_LINE (object);

  g_array_unref (self->marks);
  g_object_unref (self->result);
  G_OBJECT_CLASS (cld_import_line_parent_class)->finalize (object);
}

static void
cld_import_line_class_init (CldImportLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_import_line_finalize;
}

static void
cld_import_line_init (CldImportLine *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * cld_import_result_new:
 * @report: (transfer full): what an import did or would do
 *
 * Returns: (transfer full): a holder of it
 */
CldImportResult *
cld_import_result_new (CldImportReport *report)
{
  CldImportResult *self;

  g_return_val_if_fail (report, NULL);

  self = g_object_new (CLD_TYPE_IMPORT_RESULT, NULL);
  self->report = report;
  self->rows = g_hash_table_new (hash_row, equal_rows);
  for (guint i = 0; i < report->rows->len; i++)
    g_hash_table_add (self->rows, report->rows->pdata[i]);
  return self;
}

/**
 * cld_import_result_get_report:
 * @self: a result
 *
 * Returns: (transfer none): the report
 */
const CldImportReport *
cld_import_result_get_report (CldImportResult *self)
{
  g_return_val_if_fail (CLD_IS_IMPORT_RESULT (self), NULL);

  return self->report;
}

/**
 * cld_import_result_count:
 * @self: a result
 * @sum: (out caller-allocates): the counts of all files; only its numbers are set
 * @n_files: (out): how many files have rows
 *
 * Adds up.
 */
void
cld_import_result_count (CldImportResult *self, CldImportFileReport *sum, guint *n_files)
{
  g_return_if_fail (CLD_IS_IMPORT_RESULT (self));

  *sum = (CldImportFileReport) { 0 };
  *n_files = 0;
  for (guint i = 0; i < self->report->files->len; i++)
    {
      const CldImportFileReport *file = self->report->files->pdata[i];

      sum->rows += file->rows;
      sum->added += file->added;
      sum->changed += file->changed;
      sum->unchanged += file->unchanged;
      sum->rejected += file->rejected;
      *n_files += file->rows > 0 ? 1 : 0;
    }
}

/**
 * cld_import_result_get_cell:
 * @self: a result
 * @problem: one of its problems
 *
 * Returns: (transfer none) (nullable): what stands in the cell that it is about
 */
const char *
cld_import_result_get_cell (CldImportResult *self, const CldImportProblem *problem)
{
  const CldImportRowReport key = { .report = problem->report, .line = problem->line };
  const CldImportRowReport *row;

  g_return_val_if_fail (CLD_IS_IMPORT_RESULT (self), NULL);

  row = g_hash_table_lookup (self->rows, &key);
  return row && problem->cell >= 0 && (guint) problem->cell < g_strv_length (row->cells) ? row->cells[problem->cell] : NULL;
}

/* A file that is no table is told where the files are; a row that stays out only since it has other problems, which
 * are listed, needs no word of its own. */
static gboolean
is_issue (const CldImportProblem *problem)
{
  return problem->line > 0 && (problem->column || !problem->rejected);
}

/**
 * cld_import_result_list_issues:
 * @self: a result
 *
 * Returns: (transfer full): a CldImportIssue for each problem in a row, in the order of files and lines
 */
GListModel *
cld_import_result_list_issues (CldImportResult *self)
{
  g_autoptr (GPtrArray) issues = NULL;
  GListStore *store;

  g_return_val_if_fail (CLD_IS_IMPORT_RESULT (self), NULL);

  issues = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < self->report->problems->len; i++)
    {
      const CldImportProblem *problem = self->report->problems->pdata[i];
      CldImportIssue *issue;

      if (!is_issue (problem))
        continue;
      issue = g_object_new (CLD_TYPE_IMPORT_ISSUE, NULL);
      issue->result = g_object_ref (self);
      issue->problem = problem;
      g_ptr_array_add (issues, issue);
    }
  store = g_list_store_new (CLD_TYPE_IMPORT_ISSUE);
  g_list_store_splice (store, 0, 0, issues->pdata, issues->len);
  return G_LIST_MODEL (store);
}

static void
mark_lines (CldImportResult *self, const CldImportFileReport *file, GHashTable *lines)
{
  for (guint i = 0; i < self->report->problems->len; i++)
    {
      const CldImportProblem *problem = self->report->problems->pdata[i];
      CldImportLine *line = problem->report == file ? g_hash_table_lookup (lines, GUINT_TO_POINTER (problem->line)) : NULL;
      guint mark;

      if (!line || problem->cell < 0)
        continue;
      mark = (guint) problem->cell << 2 | (problem->rejected ? CLD_IMPORT_MARK_ERROR : CLD_IMPORT_MARK_WARNING);
      g_array_append_val (line->marks, mark);
    }
}

/**
 * cld_import_result_list_lines:
 * @self: a result
 * @file: one of its files
 *
 * Returns: (transfer full): a CldImportLine for each row of @file to look at
 */
GListModel *
cld_import_result_list_lines (CldImportResult *self, const CldImportFileReport *file)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GHashTable) by_line = NULL;
  GListStore *store;

  g_return_val_if_fail (CLD_IS_IMPORT_RESULT (self), NULL);

  all = g_ptr_array_new_with_free_func (g_object_unref);
  by_line = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < self->report->rows->len; i++)
    {
      const CldImportRowReport *row = self->report->rows->pdata[i];
      CldImportLine *line;

      if (row->report != file)
        continue;
      line = g_object_new (CLD_TYPE_IMPORT_LINE, NULL);
      line->result = g_object_ref (self);
      line->row = row;
      g_ptr_array_add (all, line);
      g_hash_table_insert (by_line, GUINT_TO_POINTER (row->line), line);
    }
  mark_lines (self, file, by_line);
  store = g_list_store_new (CLD_TYPE_IMPORT_LINE);
  g_list_store_splice (store, 0, 0, all->pdata, all->len);
  return G_LIST_MODEL (store);
}

/**
 * cld_import_issue_get_problem:
 * @self: an issue
 *
 * Returns: (transfer none): what it is about
 */
const CldImportProblem *
cld_import_issue_get_problem (CldImportIssue *self)
{
  g_return_val_if_fail (CLD_IS_IMPORT_ISSUE (self), NULL);

  return self->problem;
}

/**
 * cld_import_issue_adopt:
 * @self: an issue
 * @newer: one of a newer result
 *
 * Where both say the same of the same cell, @self becomes that of the newer result: whoever shows it need not change.
 *
 * Returns: whether they do
 */
gboolean
cld_import_issue_adopt (CldImportIssue *self, CldImportIssue *newer)
{
  const CldImportProblem *old = self->problem, *now = newer->problem;

  if (old->line != now->line || old->cell != now->cell || old->rejected != now->rejected || strcmp (old->report->path, now->report->path) != 0 ||
      strcmp (old->reason, now->reason) != 0 || g_strcmp0 (old->value, now->value) != 0 || g_strcmp0 (old->column, now->column) != 0 ||
      g_strcmp0 (old->suggestion, now->suggestion) != 0)
    return FALSE;
  g_set_object (&self->result, newer->result);
  self->problem = now;
  return TRUE;
}

/**
 * cld_import_issue_make_key:
 * @self: an issue
 *
 * Returns: (transfer full): what names its cell in every report of the same files
 */
char *
cld_import_issue_make_key (CldImportIssue *self)
{
  g_return_val_if_fail (CLD_IS_IMPORT_ISSUE (self), NULL);

  return g_strdup_printf ("%s\n%u\n%d", self->problem->report->path, self->problem->line, self->problem->cell);
}

/* With a capital letter and a full stop, where it has none. */
static void
append_sentence (GString *out, const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, MIN (1, g_utf8_strlen (text, -1)));
  g_autofree char *capital = g_utf8_strup (first, -1);

  g_string_append_printf (out, "%s%s%s", out->len > 0 ? " " : "", capital, text + strlen (first));
  if (out->len > 0 && !strchr (".!?", out->str[out->len - 1]))
    g_string_append_c (out, '.');
}

static char *
shorten (const char *value)
{
  g_autofree char *line = g_strdelimit (g_strdup (value), "\n\t", ' ');
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= MAX_VALUE_CHARS)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_VALUE_CHARS);
  return g_strconcat (start, "…", NULL);
}

/**
 * cld_import_issue_make_sentence:
 * @self: an issue
 *
 * Returns: (transfer full): what is wrong and what to do, with the cell's value; personal, and no markup
 */
char *
cld_import_issue_make_sentence (CldImportIssue *self)
{
  GString *out;
  const CldImportProblem *problem;
  const char *cell;

  g_return_val_if_fail (CLD_IS_IMPORT_ISSUE (self), NULL);

  problem = self->problem;
  out = g_string_new (NULL);
  /* As the file has it, rather than as it is recorded. */
  cell = problem->value ? cld_import_result_get_cell (self->result, problem) : NULL;
  if (!cell)
    cell = problem->value;
  if (cell && *cell)
    {
      g_autofree char *value = shorten (cell);

      /* Translators: %1$s is what a cell holds, %2$s what is wrong with it */
      g_string_append_printf (out, _("“%1$s”: %2$s."), value, problem->reason);
    }
  else
    append_sentence (out, problem->reason);
  if (problem->suggestion && problem->fix)
    {
      /* Translators: %s is a value that a cell could have instead */
      g_autofree char *suggested = g_strdup_printf (_("Suggested: %s."), problem->suggestion);

      append_sentence (out, suggested);
    }
  else if (problem->suggestion)
    append_sentence (out, problem->suggestion);
  return g_string_free (out, FALSE);
}

/**
 * cld_import_line_get_row:
 * @self: a line
 *
 * Returns: (transfer none): its row
 */
const CldImportRowReport *
cld_import_line_get_row (CldImportLine *self)
{
  g_return_val_if_fail (CLD_IS_IMPORT_LINE (self), NULL);

  return self->row;
}

/**
 * cld_import_line_get_mark:
 * @self: a line
 * @cell: which of its cells
 *
 * Returns: the gravest that is said of the cell
 */
CldImportMark
cld_import_line_get_mark (CldImportLine *self, guint cell)
{
  CldImportMark gravest = CLD_IMPORT_MARK_NONE;

  g_return_val_if_fail (CLD_IS_IMPORT_LINE (self), CLD_IMPORT_MARK_NONE);

  for (guint i = 0; i < self->marks->len; i++)
    {
      guint mark = g_array_index (self->marks, guint, i);

      if (mark >> 2 == cell)
        gravest = MAX (gravest, (CldImportMark) (mark & 3));
    }
  return gravest;
}
