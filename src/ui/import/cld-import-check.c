/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-import-check.h"

#include <glib/gi18n-lib.h>

#define NARROW_WIDTH 720
#define FEW_ISSUES 7 /* they fit without scrolling, and need no room below them */

struct _CldImportCheck
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *tiles;
  GtkLabel *rows_label;
  GtkLabel *rows_caption;
  GtkLabel *added_label;
  GtkLabel *changed_label;
  GtkLabel *unchanged_label;
  GtkLabel *rejected_label;
  GtkWidget *rejected_icon;
  GtkWidget *rows_heading;
  GtkLabel *rows_title;
  GtkWidget *errors;
  GtkLabel *errors_label;
  GtkWidget *warnings;
  GtkLabel *warnings_label;
  CldImportGrid *grid;
  GtkWidget *issues_heading;
  GtkSpinner *spinner;
  GtkWidget *hint;
  GtkButton *unfix_button;
  GtkWidget *good_rows_box;
  GtkSwitch *good_rows_switch;
  CldImportIssues *issues;
  GtkWidget *no_issues;

  CldImportResult *result;
  const CldImportFileReport *file; /* whose rows the grid shows */
  gboolean narrow;
  guint narrow_idle;
};

enum
{
  FIX,
  UNFIX,
  GOOD_ROWS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldImportCheck, cld_import_check, GTK_TYPE_WIDGET)

static void
show_file (CldImportCheck *self, const CldImportFileReport *file)
{
  g_autofree char *title = NULL;

  if (self->file == file)
    return;
  self->file = file;
  cld_import_grid_show (self->grid, self->result, file);
  /* Translators: %s is a file */
  title = file ? g_strdup_printf (_("Rows with problems in %s, and their neighbours"), file->name) : NULL;
  gtk_label_set_text (self->rows_title, title ? title : "");
}

static void
issue_chosen_cb (CldImportCheck *self, CldImportIssue *issue)
{
  const CldImportProblem *problem = cld_import_issue_get_problem (issue);

  show_file (self, problem->report);
  cld_import_grid_select_cell (self->grid, problem->line, problem->cell);
}

static void
line_chosen_cb (CldImportCheck *self, guint line)
{
  cld_import_issues_select_line (self->issues, self->file, line);
}

static void
issue_fixed_cb (CldImportCheck *self, CldImportIssue *issue, const char *value)
{
  g_signal_emit (self, signals[FIX], 0, issue, value);
}

static void
unfix_cb (CldImportCheck *self)
{
  g_signal_emit (self, signals[UNFIX], 0);
}

static void
good_rows_cb (CldImportCheck *self)
{
  g_signal_emit (self, signals[GOOD_ROWS_CHANGED], 0);
}

/* --- wide and narrow --- */

static void
update_layout (CldImportCheck *self)
{
  GtkOrientation orientation = self->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
  guint n_issues = g_list_model_get_n_items (cld_import_issues_get_model (self->issues));
  gboolean has_issues = n_issues > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->grid), has_issues && !self->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->rows_title), has_issues && !self->narrow);
  gtk_widget_set_visible (self->rows_heading, has_issues);
  gtk_widget_set_visible (GTK_WIDGET (self->issues), has_issues);
  gtk_widget_set_valign (GTK_WIDGET (self->issues), n_issues < (self->narrow ? 2 : FEW_ISSUES) ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  gtk_widget_set_visible (self->hint, has_issues && !self->narrow);
  gtk_widget_set_visible (self->no_issues, !has_issues && self->result);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->issues_heading), orientation);
  gtk_box_set_spacing (GTK_BOX (self->issues_heading), self->narrow ? 6 : 12);
  cld_import_issues_set_narrow (self->issues, self->narrow);
}

static gboolean
narrow_cb (gpointer data)
{
  CldImportCheck *self = data;

  self->narrow_idle = 0;
  self->narrow = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW_WIDTH;
  update_layout (self);
  return G_SOURCE_REMOVE;
}

static void
cld_import_check_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CldImportCheck *self = CLD_IMPORT_CHECK (widget);

  gtk_widget_size_allocate (self->scroller, &(GtkAllocation) { 0, 0, width, height }, baseline);
  /* Nothing may change its size while sizes are given out. */
  if ((width < NARROW_WIDTH) != self->narrow && !self->narrow_idle)
    self->narrow_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, narrow_cb, self, NULL);
}

static void
cld_import_check_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (CLD_IMPORT_CHECK (widget)->scroller, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  /* Wide headings must not keep the window from getting narrow: then there are others. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 320);
}

static void
cld_import_check_dispose (GObject *object)
{
  CldImportCheck *self = CLD_IMPORT_CHECK (object);

  g_clear_handle_id (&self->narrow_idle, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->result);
  G_OBJECT_CLASS (cld_import_check_parent_class)->dispose (object);
}

static void
cld_import_check_class_init (CldImportCheckClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_import_check_dispose;
  widget_class->measure = cld_import_check_measure;
  widget_class->size_allocate = cld_import_check_size_allocate;

  /* A value (text) is to be put into the cell of an issue; the last one is to be taken back; the switch was turned. */
  signals[FIX] = g_signal_new ("fix", CLD_TYPE_IMPORT_CHECK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, CLD_TYPE_IMPORT_ISSUE, G_TYPE_STRING);
  signals[UNFIX] = g_signal_new ("unfix", CLD_TYPE_IMPORT_CHECK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GOOD_ROWS_CHANGED] = g_signal_new ("good-rows-changed", CLD_TYPE_IMPORT_CHECK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CLD_TYPE_IMPORT_GRID);
  g_type_ensure (CLD_TYPE_IMPORT_ISSUES);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/import/cld-import-check.ui");
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, scroller);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, tiles);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, rows_label);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, rows_caption);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, added_label);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, changed_label);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, unchanged_label);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, rejected_label);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, rejected_icon);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, rows_heading);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, rows_title);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, errors);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, errors_label);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, warnings);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, warnings_label);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, grid);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, issues_heading);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, spinner);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, hint);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, unfix_button);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, good_rows_box);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, good_rows_switch);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, issues);
  gtk_widget_class_bind_template_child (widget_class, CldImportCheck, no_issues);
  gtk_widget_class_bind_template_callback (widget_class, good_rows_cb);
  gtk_widget_class_bind_template_callback (widget_class, unfix_cb);
}

static void
cld_import_check_init (CldImportCheck *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->issues, "issue-chosen", G_CALLBACK (issue_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->issues, "issue-fixed", G_CALLBACK (issue_fixed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->grid, "line-chosen", G_CALLBACK (line_chosen_cb), self, G_CONNECT_SWAPPED);
}

/* --- what is shown --- */

static void
set_number (GtkLabel *label, guint number)
{
  /* Translators: a count; with the separators of the language */
  g_autofree char *text = g_strdup_printf (_("%'u"), number);

  gtk_label_set_text (label, text);
}

/* Red is for what is wrong: none is not. */
static void
set_late (GtkWidget *widget, gboolean late)
{
  gtk_widget_remove_css_class (widget, late ? "cld-upcoming" : "cld-late");
  gtk_widget_add_css_class (widget, late ? "cld-late" : "cld-upcoming");
}

static const char *
only_file_with_rows (CldImportResult *result)
{
  const CldImportReport *report = cld_import_result_get_report (result);

  for (guint i = 0; i < report->files->len; i++)
    if (((const CldImportFileReport *) report->files->pdata[i])->rows > 0)
      return ((const CldImportFileReport *) report->files->pdata[i])->name;
  return "";
}

static void
show_tiles (CldImportCheck *self)
{
  CldImportFileReport sum;
  guint n_files;
  g_autofree char *caption = NULL;

  cld_import_result_count (self->result, &sum, &n_files);
  set_number (self->rows_label, sum.rows);
  set_number (self->added_label, sum.added);
  set_number (self->changed_label, sum.changed);
  set_number (self->unchanged_label, sum.unchanged);
  set_number (self->rejected_label, sum.rejected);
  set_late (GTK_WIDGET (self->rejected_label), sum.rejected > 0);
  set_late (self->rejected_icon, sum.rejected > 0);
  caption = n_files == 1 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "row in %s", "rows in %s", sum.rows), only_file_with_rows (self->result))
                         : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "rows in %u file", "rows in %u files", n_files), n_files);
  gtk_label_set_text (self->rows_caption, caption);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->rows_caption), caption);
}

static void
show_counts (CldImportCheck *self)
{
  GListModel *issues = cld_import_issues_get_model (self->issues);
  guint n = g_list_model_get_n_items (issues), n_errors = 0;
  g_autofree char *errors = NULL, *warnings = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CldImportIssue) issue = g_list_model_get_item (issues, i);

      n_errors += cld_import_issue_get_problem (issue)->rejected ? 1 : 0;
    }
  errors = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u error", "%u errors", n_errors), n_errors);
  warnings = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u warning", "%u warnings", n - n_errors), n - n_errors);
  gtk_label_set_text (self->errors_label, errors);
  gtk_label_set_text (self->warnings_label, warnings);
  gtk_widget_set_visible (self->errors, n_errors > 0);
  gtk_widget_set_visible (self->warnings, n > n_errors);
}

/**
 * cld_import_check_show:
 * @self: the page
 * @result: what a dry run found
 *
 * Shows it. After a correction the page keeps its place.
 */
void
cld_import_check_show (CldImportCheck *self, CldImportResult *result)
{
  CldImportIssue *issue;

  g_return_if_fail (CLD_IS_IMPORT_CHECK (self));
  g_return_if_fail (CLD_IS_IMPORT_RESULT (result));

  g_set_object (&self->result, result);
  self->file = NULL;
  cld_import_issues_show (self->issues, result);
  issue = cld_import_issues_get_selected (self->issues);
  if (issue)
    issue_chosen_cb (self, issue);
  else
    show_file (self, NULL);
  show_tiles (self);
  show_counts (self);
  update_layout (self);
}

/**
 * cld_import_check_set_busy:
 * @self: the page
 * @busy: whether it is being checked again
 *
 * Shows that the counts are not the last word.
 */
void
cld_import_check_set_busy (CldImportCheck *self, gboolean busy)
{
  g_return_if_fail (CLD_IS_IMPORT_CHECK (self));

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

/**
 * cld_import_check_set_n_corrections:
 * @self: the page
 * @n: how many cells were put right
 *
 * Offers to take the last one back.
 */
void
cld_import_check_set_n_corrections (CldImportCheck *self, guint n)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CLD_IS_IMPORT_CHECK (self));

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Take back the fix", "Take back the last of %u fixes", n), n);
  gtk_button_set_label (self->unfix_button, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->unfix_button), _("Fixes are kept in this import only; the files stay as they are"));
  gtk_widget_set_visible (GTK_WIDGET (self->unfix_button), n > 0);
}

/**
 * cld_import_check_get_good_rows_only:
 * @self: the page
 *
 * Returns: whether rows with warnings are to stay out too
 */
gboolean
cld_import_check_get_good_rows_only (CldImportCheck *self)
{
  g_return_val_if_fail (CLD_IS_IMPORT_CHECK (self), FALSE);

  return gtk_switch_get_active (self->good_rows_switch);
}

/**
 * cld_import_check_set_good_rows_only:
 * @self: the page
 * @good_rows_only: whether rows with warnings are to stay out too
 *
 * Turns the switch.
 */
void
cld_import_check_set_good_rows_only (CldImportCheck *self, gboolean good_rows_only)
{
  g_return_if_fail (CLD_IS_IMPORT_CHECK (self));

  gtk_switch_set_active (self->good_rows_switch, good_rows_only);
}

/**
 * cld_import_check_get_grid:
 * @self: the page
 *
 * Returns: (transfer none): the rows with problems
 */
CldImportGrid *
cld_import_check_get_grid (CldImportCheck *self)
{
  g_return_val_if_fail (CLD_IS_IMPORT_CHECK (self), NULL);

  return self->grid;
}

/**
 * cld_import_check_reset:
 * @self: the page
 *
 * Forgets what was typed, for other files.
 */
void
cld_import_check_reset (CldImportCheck *self)
{
  g_return_if_fail (CLD_IS_IMPORT_CHECK (self));

  cld_import_issues_clear_drafts (self->issues);
  cld_import_check_set_n_corrections (self, 0);
}

/**
 * cld_import_check_focus:
 * @self: the page
 *
 * Puts the focus where work starts: into the entry of the first problem.
 */
void
cld_import_check_focus (CldImportCheck *self)
{
  g_return_if_fail (CLD_IS_IMPORT_CHECK (self));

  cld_import_issues_focus (self->issues);
}

/**
 * cld_import_check_get_issues:
 * @self: the page
 *
 * Returns: (transfer none): its problem list
 */
CldImportIssues *
cld_import_check_get_issues (CldImportCheck *self)
{
  g_return_val_if_fail (CLD_IS_IMPORT_CHECK (self), NULL);

  return self->issues;
}
