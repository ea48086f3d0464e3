/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-import-issues.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-import-issue-row.h"
#include "cld-one-stop.h"

#define MIN_COLUMN_CHARS 8
#define BOLD_CHARS 2 /* bold capitals are wider than the width that is reckoned with */
#define MAX_COLUMN_CHARS 20

struct _CldImportIssues
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *view;
  GtkSingleSelection *selection;
  GListStore *store;
  GHashTable *drafts; /* an issue's key -> what was typed */
  CldImportIssueLayout layout;
  guint focus_idle;
};

enum
{
  ISSUE_CHOSEN,
  ISSUE_FIXED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldImportIssues, cld_import_issues, GTK_TYPE_WIDGET)

static void
row_typed_cb (CldImportIssues *self, const char *text, CldImportIssueRow *row)
{
  g_hash_table_insert (self->drafts, cld_import_issue_make_key (cld_import_issue_row_get_issue (row)), g_strdup (text));
}

static void
row_fixed_cb (CldImportIssues *self, const char *text, CldImportIssueRow *row)
{
  g_autoptr (CldImportIssue) issue = g_object_ref (cld_import_issue_row_get_issue (row));
  g_autofree char *key = cld_import_issue_make_key (issue);
  g_autofree char *value = g_strdup (text);

  /* If it is wrong as well, what is suggested then shall stand there. */
  g_hash_table_remove (self->drafts, key);
  g_signal_emit (self, signals[ISSUE_FIXED], 0, issue, value);
}

static void
row_chosen_cb (CldImportIssues *self, CldImportIssueRow *row)
{
  guint position;

  if (g_list_store_find (self->store, cld_import_issue_row_get_issue (row), &position))
    gtk_single_selection_set_selected (self->selection, position);
}

static void
setup_cb (CldImportIssues *self, GtkListItem *item)
{
  GtkWidget *row = g_object_new (CLD_TYPE_IMPORT_ISSUE_ROW, NULL);

  g_signal_connect_object (row, "typed", G_CALLBACK (row_typed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "fixed", G_CALLBACK (row_fixed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "chosen", G_CALLBACK (row_chosen_cb), self, G_CONNECT_SWAPPED);
  /* Tab goes from entry to button and past the list; the arrow keys go to the next entry. */
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (CldImportIssues *self, GtkListItem *item)
{
  CldImportIssue *issue = gtk_list_item_get_item (item);
  g_autofree char *key = cld_import_issue_make_key (issue);

  cld_import_issue_row_show (CLD_IMPORT_ISSUE_ROW (gtk_list_item_get_child (item)), issue, g_hash_table_lookup (self->drafts, key), &self->layout);
}

static void
unbind_cb (CldImportIssues *self, GtkListItem *item)
{
  cld_import_issue_row_show (CLD_IMPORT_ISSUE_ROW (gtk_list_item_get_child (item)), NULL, NULL, &self->layout);
}

static void
selected_cb (CldImportIssues *self)
{
  CldImportIssue *issue = cld_import_issues_get_selected (self);

  if (issue)
    g_signal_emit (self, signals[ISSUE_CHOSEN], 0, issue);
}

static void
cld_import_issues_dispose (GObject *object)
{
  CldImportIssues *self = CLD_IMPORT_ISSUES (object);

  g_clear_handle_id (&self->focus_idle, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->store);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  G_OBJECT_CLASS (cld_import_issues_parent_class)->dispose (object);
}

static void
cld_import_issues_class_init (CldImportIssuesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_import_issues_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /* A row was chosen; a value (text) is to be put into the cell of an issue. */
  signals[ISSUE_CHOSEN] = g_signal_new ("issue-chosen", CLD_TYPE_IMPORT_ISSUES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, CLD_TYPE_IMPORT_ISSUE);
  signals[ISSUE_FIXED] = g_signal_new ("issue-fixed", CLD_TYPE_IMPORT_ISSUES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, CLD_TYPE_IMPORT_ISSUE,
                                       G_TYPE_STRING);
}

static void
cld_import_issues_init (CldImportIssues *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->store = g_list_store_new (CLD_TYPE_IMPORT_ISSUE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->store)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory));
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "cld-issues");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What is wrong, and what to do"), -1);
  cld_one_stop_add (GTK_WIDGET (self->view));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), 140);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 260);
  gtk_widget_add_css_class (self->scroller, "card");
  gtk_widget_set_overflow (self->scroller, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static CldImportIssue *
peek (GListModel *model, guint position)
{
  g_autoptr (CldImportIssue) issue = g_list_model_get_item (model, position);

  return issue;
}

/* What is common to both ends of the list stays as it is, with its widgets, its focus and its place on the screen. */
static void
replace (CldImportIssues *self, GListModel *now)
{
  GListModel *old = G_LIST_MODEL (self->store);
  guint n_old = g_list_model_get_n_items (old), n_new = g_list_model_get_n_items (now), head = 0, tail = 0;
  g_autoptr (GPtrArray) middle = g_ptr_array_new_with_free_func (g_object_unref);

  while (head < MIN (n_old, n_new) && cld_import_issue_adopt (peek (old, head), peek (now, head)))
    head++;
  while (tail < MIN (n_old, n_new) - head && cld_import_issue_adopt (peek (old, n_old - 1 - tail), peek (now, n_new - 1 - tail)))
    tail++;
  for (guint i = head; i < n_new - tail; i++)
    g_ptr_array_add (middle, g_list_model_get_item (now, i));
  g_list_store_splice (self->store, head, n_old - head - tail, middle->pdata, middle->len);
}

static void
measure_columns (CldImportIssues *self, GListModel *issues, const CldImportReport *report)
{
  const CldImportFileReport *first = NULL;
  guint n = g_list_model_get_n_items (issues);

  self->layout.column_chars = MIN_COLUMN_CHARS;
  self->layout.with_files = FALSE;
  for (guint i = 0; i < n; i++)
    {
      const CldImportProblem *problem = cld_import_issue_get_problem (peek (issues, i));

      if (!first)
        first = problem->report;
      self->layout.with_files = self->layout.with_files || problem->report != first;
      if (problem->column)
        self->layout.column_chars = MAX (self->layout.column_chars, MIN (MAX_COLUMN_CHARS, (int) g_utf8_strlen (problem->column, -1) + BOLD_CHARS));
    }
}

static void
refresh_rows (CldImportIssues *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);
      CldImportIssue *issue = CLD_IS_IMPORT_ISSUE_ROW (row) ? cld_import_issue_row_get_issue (CLD_IMPORT_ISSUE_ROW (row)) : NULL;
      g_autofree char *key = issue ? cld_import_issue_make_key (issue) : NULL;

      if (issue)
        cld_import_issue_row_show (CLD_IMPORT_ISSUE_ROW (row), issue, g_hash_table_lookup (self->drafts, key), &self->layout);
    }
}

static gboolean
focus_cb (gpointer data)
{
  CldImportIssues *self = data;
  CldImportIssue *issue = cld_import_issues_get_selected (self);

  self->focus_idle = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child && issue; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (CLD_IS_IMPORT_ISSUE_ROW (row) && cld_import_issue_row_get_issue (CLD_IMPORT_ISSUE_ROW (row)) == issue)
        cld_import_issue_row_focus (CLD_IMPORT_ISSUE_ROW (row));
    }
  return G_SOURCE_REMOVE;
}

/**
 * cld_import_issues_show:
 * @self: the list
 * @result: (nullable): whose issues to show
 *
 * Shows the issues of a result. Where the focus was in the list it goes to what stands there now.
 */
void
cld_import_issues_show (CldImportIssues *self, CldImportResult *result)
{
  g_autoptr (GListModel) issues = NULL;
  GtkWidget *focus;
  GtkRoot *root;
  guint position, n;

  g_return_if_fail (CLD_IS_IMPORT_ISSUES (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root ? gtk_root_get_focus (root) : NULL;
  position = gtk_single_selection_get_selected (self->selection);
  issues = result ? cld_import_result_list_issues (result) : G_LIST_MODEL (g_list_store_new (CLD_TYPE_IMPORT_ISSUE));
  if (result)
    measure_columns (self, issues, cld_import_result_get_report (result));
  replace (self, issues);
  refresh_rows (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  if (n == 0)
    return;
  gtk_single_selection_set_selected (self->selection, position == GTK_INVALID_LIST_POSITION ? 0 : MIN (position, n - 1));
  if (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    cld_import_issues_focus (self);
}

/**
 * cld_import_issues_clear_drafts:
 * @self: the list
 *
 * Forgets what was typed and not used.
 */
void
cld_import_issues_clear_drafts (CldImportIssues *self)
{
  g_return_if_fail (CLD_IS_IMPORT_ISSUES (self));

  g_hash_table_remove_all (self->drafts);
}

/**
 * cld_import_issues_set_narrow:
 * @self: the list
 * @narrow: whether there is no room for a row in one line
 *
 * Sets how the rows look.
 */
void
cld_import_issues_set_narrow (CldImportIssues *self, gboolean narrow)
{
  g_return_if_fail (CLD_IS_IMPORT_ISSUES (self));

  if (self->layout.narrow == narrow)
    return;
  self->layout.narrow = narrow;
  refresh_rows (self);
}

/**
 * cld_import_issues_select_line:
 * @self: the list
 * @file: a file
 * @line: a line of it
 *
 * Chooses the first issue of that row, unless one of them is chosen.
 */
void
cld_import_issues_select_line (CldImportIssues *self, const CldImportFileReport *file, guint line)
{
  CldImportIssue *chosen;
  guint n;

  g_return_if_fail (CLD_IS_IMPORT_ISSUES (self));

  chosen = cld_import_issues_get_selected (self);
  if (chosen && cld_import_issue_get_problem (chosen)->report == file && cld_import_issue_get_problem (chosen)->line == line)
    return;
  n = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  for (guint i = 0; i < n; i++)
    {
      const CldImportProblem *problem = cld_import_issue_get_problem (peek (G_LIST_MODEL (self->store), i));

      if (problem->report != file || problem->line != line)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", i);
      return;
    }
}

/**
 * cld_import_issues_focus:
 * @self: the list
 *
 * Puts the focus into the entry of the chosen issue, as soon as it is there.
 */
void
cld_import_issues_focus (CldImportIssues *self)
{
  guint position;

  g_return_if_fail (CLD_IS_IMPORT_ISSUES (self));

  position = gtk_single_selection_get_selected (self->selection);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  if (!self->focus_idle)
    self->focus_idle = g_idle_add (focus_cb, self);
}

/**
 * cld_import_issues_get_selected:
 * @self: the list
 *
 * Returns: (transfer none) (nullable): the chosen issue
 */
CldImportIssue *
cld_import_issues_get_selected (CldImportIssues *self)
{
  g_return_val_if_fail (CLD_IS_IMPORT_ISSUES (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

/**
 * cld_import_issues_get_model:
 * @self: the list
 *
 * Returns: (transfer none): its CldImportIssue
 */
GListModel *
cld_import_issues_get_model (CldImportIssues *self)
{
  g_return_val_if_fail (CLD_IS_IMPORT_ISSUES (self), NULL);

  return G_LIST_MODEL (self->store);
}
