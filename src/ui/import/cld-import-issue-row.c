/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-import-issue-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NARROW_LINES 3

struct _CldImportIssueRow
{
  GtkWidget parent_instance;

  GtkBox *box;
  GtkWidget *state;
  GtkImage *state_icon;
  GtkLabel *state_label;
  GtkLabel *file_label;
  GtkLabel *line_label;
  GtkLabel *column_label;
  GtkLabel *sentence;
  GtkWidget *fix_box;
  GtkEntry *entry;
  GtkButton *button;

  CldImportIssue *issue;
  gboolean is_filling;
};

enum
{
  TYPED,
  FIXED,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldImportIssueRow, cld_import_issue_row, GTK_TYPE_WIDGET)

static void
update_button (CldImportIssueRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *fix = self->issue ? cld_import_issue_get_problem (self->issue)->fix : NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->button), *text != '\0');
  /* Translators: puts the suggested value into a cell */
  gtk_button_set_label (self->button, fix && strcmp (fix, text) == 0 ? _("Use it") : _("Fix"));
}

static void
entry_changed_cb (CldImportIssueRow *self)
{
  update_button (self);
  if (self->issue && !self->is_filling)
    g_signal_emit (self, signals[TYPED], 0, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
fix_cb (CldImportIssueRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (self->issue && *text)
    g_signal_emit (self, signals[FIXED], 0, text);
}

static void
entry_focus_cb (CldImportIssueRow *self)
{
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
cld_import_issue_row_dispose (GObject *object)
{
  CldImportIssueRow *self = CLD_IMPORT_ISSUE_ROW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_object (&self->issue);
  if (child)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_import_issue_row_parent_class)->dispose (object);
}

static void
cld_import_issue_row_class_init (CldImportIssueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_import_issue_row_dispose;

  /* Something was typed into the entry; it is to be put into the cell; the row has the focus. */
  signals[TYPED] = g_signal_new ("typed", CLD_TYPE_IMPORT_ISSUE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FIXED] = g_signal_new ("fixed", CLD_TYPE_IMPORT_ISSUE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CHOSEN] = g_signal_new ("chosen", CLD_TYPE_IMPORT_ISSUE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/import/cld-import-issue-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CldImportIssueRow, box);
  gtk_widget_class_bind_template_child (widget_class, CldImportIssueRow, state);
  gtk_widget_class_bind_template_child (widget_class, CldImportIssueRow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, CldImportIssueRow, state_label);
  gtk_widget_class_bind_template_child (widget_class, CldImportIssueRow, file_label);
  gtk_widget_class_bind_template_child (widget_class, CldImportIssueRow, line_label);
  gtk_widget_class_bind_template_child (widget_class, CldImportIssueRow, column_label);
  gtk_widget_class_bind_template_child (widget_class, CldImportIssueRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, CldImportIssueRow, fix_box);
  gtk_widget_class_bind_template_child (widget_class, CldImportIssueRow, entry);
  gtk_widget_class_bind_template_child (widget_class, CldImportIssueRow, button);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_focus_cb);
  gtk_widget_class_bind_template_callback (widget_class, fix_cb);
}

static void
cld_import_issue_row_init (CldImportIssueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_state (CldImportIssueRow *self, gboolean rejected)
{
  gtk_image_set_from_icon_name (self->state_icon, rejected ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_label_set_text (self->state_label, rejected ? _("Error") : _("Warning"));
  gtk_widget_remove_css_class (self->state, rejected ? "cld-due" : "cld-late");
  gtk_widget_add_css_class (self->state, rejected ? "cld-late" : "cld-due");
}

static int
lines_height (CldImportIssueRow *self, int n)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = pango_font_metrics_get_height (metrics);

  pango_font_metrics_unref (metrics);
  return n * PANGO_PIXELS_CEIL (height);
}

/* Every row of the list has one height, whatever its text: lists scroll badly otherwise. */
static void
set_layout (CldImportIssueRow *self, const CldImportIssueLayout *layout)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box), layout->narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->box, layout->narrow ? 4 : 12);
  gtk_label_set_wrap (self->sentence, layout->narrow);
  gtk_label_set_lines (self->sentence, layout->narrow ? NARROW_LINES : 1);
  gtk_label_set_yalign (self->sentence, layout->narrow ? 0 : 0.5);
  gtk_widget_set_size_request (GTK_WIDGET (self->sentence), -1, layout->narrow ? lines_height (self, NARROW_LINES) : -1);
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), layout->narrow);
  gtk_widget_set_size_request (GTK_WIDGET (self->state), layout->narrow ? -1 : 92, -1);
  gtk_label_set_width_chars (self->column_label, layout->narrow ? -1 : layout->column_chars);
  gtk_widget_set_hexpand (GTK_WIDGET (self->column_label), layout->narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->file_label), layout->with_files && !layout->narrow);
}

static void
show_entry (CldImportIssueRow *self, const CldImportProblem *problem, const char *draft)
{
  g_autofree char *name = NULL, *action = NULL;
  const char *text = draft ? draft : problem->fix ? problem->fix : "";

  /* Where the file has no such cell nothing can be put into it; the room stays, so that the row keeps its height. */
  gtk_widget_set_opacity (self->fix_box, problem->cell >= 0 ? 1 : 0);
  gtk_widget_set_sensitive (self->fix_box, problem->cell >= 0);
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  update_button (self);
  /* Translators: %1$s is a column, %2$u a line of a file */
  name = g_strdup_printf (_("New value of %1$s in line %2$u"), problem->column ? problem->column : "", problem->line);
  /* Translators: %1$s is a column, %2$u a line of a file */
  action = g_strdup_printf (_("Put the new value into %1$s in line %2$u"), problem->column ? problem->column : "", problem->line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, action, -1);
}

/**
 * cld_import_issue_row_show:
 * @self: a row
 * @issue: (nullable): what it is about
 * @draft: (nullable): what was typed for it and not used yet; else what is suggested stands in the entry
 * @layout: how the rows of the list look
 *
 * Shows an issue.
 */
void
cld_import_issue_row_show (CldImportIssueRow *self, CldImportIssue *issue, const char *draft, const CldImportIssueLayout *layout)
{
  g_autofree char *sentence = NULL, *line = NULL;
  const CldImportProblem *problem;

  g_return_if_fail (CLD_IS_IMPORT_ISSUE_ROW (self));

  g_set_object (&self->issue, issue);
  if (!issue)
    return;
  problem = cld_import_issue_get_problem (issue);
  self->is_filling = TRUE;
  show_state (self, problem->rejected);
  gtk_label_set_text (self->file_label, problem->file);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->file_label), problem->file);
  /* Translators: a line of a file */
  line = g_strdup_printf (_("Line %u"), problem->line);
  gtk_label_set_text (self->line_label, line);
  gtk_label_set_text (self->column_label, problem->column ? problem->column : "");
  sentence = cld_import_issue_make_sentence (issue);
  if (layout->narrow && layout->with_files)
    {
      g_autofree char *with_file = g_strdup_printf ("%s · %s", problem->file, sentence);

      gtk_label_set_text (self->sentence, with_file);
    }
  else
    gtk_label_set_text (self->sentence, sentence);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->sentence), sentence);
  show_entry (self, problem, draft);
  set_layout (self, layout);
  self->is_filling = FALSE;
}

/**
 * cld_import_issue_row_get_issue:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it is about
 */
CldImportIssue *
cld_import_issue_row_get_issue (CldImportIssueRow *self)
{
  g_return_val_if_fail (CLD_IS_IMPORT_ISSUE_ROW (self), NULL);

  return self->issue;
}

/**
 * cld_import_issue_row_focus:
 * @self: a row
 *
 * Puts the focus into its entry.
 */
void
cld_import_issue_row_focus (CldImportIssueRow *self)
{
  g_return_if_fail (CLD_IS_IMPORT_ISSUE_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
