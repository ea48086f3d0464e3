/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-finding-cell.h"

#include "cld-finding-look.h"
#include "cld-finding.h"
#include "cld-hint.h"

/* What a row of the tree of findings consists of. */

/* The number, the text, and below it what the other columns say where these are not seen. */
static GtkWidget *
make_what (void)
{
  GtkWidget *expander = gtk_tree_expander_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number = gtk_label_new (NULL), *caption = cld_finding_look_make_label (NULL, "cld-caption", FALSE), *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *state = cld_duty_look_make_state ();

  gtk_label_set_width_chars (GTK_LABEL (number), 2);
  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_widget_add_css_class (number, "cld-num");
  gtk_widget_add_css_class (number, "cld-dim");
  gtk_widget_set_valign (number, GTK_ALIGN_BASELINE);
  gtk_widget_add_css_class (caption, "cld-dim");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (lines), cld_finding_look_make_label (NULL, NULL, FALSE));
  g_object_set (gtk_widget_get_first_child (state), "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (below), state);
  gtk_box_append (GTK_BOX (below), caption);
  gtk_box_append (GTK_BOX (lines), below);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), lines);
  /* The row has the focus, and folds; else what is in it would have it, without a name. */
  gtk_widget_set_focusable (expander, FALSE);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  return expander;
}

/**
 * _cld_finding_cell_new:
 * @column: a column
 *
 * Returns: (transfer floating): a cell that says nothing yet
 */
GtkWidget *
_cld_finding_cell_new (CldFindingColumn column)
{
  GtkWidget *state;

  if (column == CLD_FINDING_COLUMN_WHAT)
    return make_what ();
  if (column != CLD_FINDING_COLUMN_STATE)
    return cld_finding_look_make_label (NULL, NULL, FALSE);
  state = cld_duty_look_make_state ();
  gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_last_child (state)), PANGO_ELLIPSIZE_END);
  g_object_set (gtk_widget_get_first_child (state), "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  return state;
}

/* The row's own name: without it a screen reader says "GtkListItemWidget" (4.8). */
static void
name_row (GtkWidget *child, const char *sentence)
{
  GtkWidget *cell = gtk_widget_get_parent (child), *row = cell ? gtk_widget_get_parent (cell) : NULL;

  if (row)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static char *
dup_caption (CldInspectionRegister *inspections, CldFindingNode *node)
{
  g_autofree char *type = cld_finding_node_dup_text (node, CLD_FINDING_COLUMN_TYPE, inspections);
  g_autofree char *provision = cld_finding_node_dup_text (node, CLD_FINDING_COLUMN_PROVISION, inspections);
  const CldRow *row = cld_finding_node_get_row (node);
  const char *due = cld_finding_node_get_action (node) ? NULL : row->values[FINDING_DUE_ON];
  g_autofree char *day = due ? cld_finding_node_dup_text (node, CLD_FINDING_COLUMN_DUE, inspections) : NULL;

  return cld_finding_look_join (type, provision, day ? day : "", NULL);
}

static void
bind_state (CldInspectionRegister *inspections, GtkWidget *state, CldFindingNode *node)
{
  gint32 today = cld_inspection_register_get_today (inspections);
  g_autofree char *words = cld_finding_node_dup_text (node, CLD_FINDING_COLUMN_STATE, inspections);

  cld_duty_look_set_state (state, cld_finding_look (cld_finding_node_get_state (node, today), cld_finding_node_get_row (node), today), words);
  cld_hint_set (state, words);
}

/* The state, then what the other columns would say. */
static void
bind_below (CldInspectionRegister *inspections, GtkWidget *below, CldFindingNode *node)
{
  g_autofree char *more = dup_caption (inspections, node);

  bind_state (inspections, gtk_widget_get_first_child (below), node);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (below)), more);
}

static void
bind_what (CldInspectionRegister *inspections, GtkWidget *expander, GtkTreeListRow *row, CldFindingNode *node, gboolean compact)
{
  GtkWidget *box = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander)), *number = gtk_widget_get_first_child (box), *lines = gtk_widget_get_last_child (box);
  GtkWidget *text = gtk_widget_get_first_child (lines), *below = gtk_widget_get_last_child (lines);
  CldFindingItem *finding = cld_finding_node_get_action (node) ? NULL : cld_finding_node_get_finding (node);
  g_autofree char *what = cld_finding_node_dup_text (node, CLD_FINDING_COLUMN_WHAT, inspections), *sentence = cld_finding_node_dup_sentence (node, inspections);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), row);
  gtk_label_set_label (GTK_LABEL (number), finding && finding->row->values[FINDING_NUMBER] ? finding->row->values[FINDING_NUMBER] : "");
  gtk_label_set_label (GTK_LABEL (text), what);
  gtk_widget_set_visible (below, compact);
  if (compact)
    bind_below (inspections, below, node);
  cld_hint_set (text, what);
  name_row (expander, sentence);
}

/* What can lead to enforcement is bold: it is known by its word, and found by its weight. */
static void
bind_type (GtkWidget *label, CldFindingNode *node)
{
  const char *type = cld_finding_node_get_finding (node) ? cld_finding_node_get_finding (node)->row->values[FINDING_TYPE] : NULL;
  gboolean is_action = cld_finding_node_get_action (node) != NULL;
  gboolean strong = !is_action && (g_strcmp0 (type, "REQ") == 0 || g_strcmp0 (type, "APA") == 0);

  gtk_widget_remove_css_class (label, "cld-section");
  gtk_widget_remove_css_class (label, "cld-dim");
  if (strong)
    gtk_widget_add_css_class (label, "cld-section");
  if (is_action)
    gtk_widget_add_css_class (label, "cld-dim");
}

/**
 * _cld_finding_cell_bind:
 * @cell: of _cld_finding_cell_new()
 * @column: its column
 * @row: the row of the tree
 * @inspections: what it is of
 * @compact: whether the first column says what the others would
 *
 * Tells it another finding or action.
 */
void
_cld_finding_cell_bind (GtkWidget *cell, CldFindingColumn column, GtkTreeListRow *row, CldInspectionRegister *inspections, gboolean compact)
{
  g_autoptr (CldFindingNode) node = gtk_tree_list_row_get_item (row);
  g_autofree char *text = NULL;

  if (column == CLD_FINDING_COLUMN_WHAT)
    {
      bind_what (inspections, cell, row, node, compact);
      return;
    }
  if (column == CLD_FINDING_COLUMN_STATE)
    {
      bind_state (inspections, cell, node);
      return;
    }
  text = cld_finding_node_dup_text (node, column, inspections);
  gtk_label_set_label (GTK_LABEL (cell), text);
  cld_hint_set (cell, text);
  if (column == CLD_FINDING_COLUMN_TYPE)
    bind_type (cell, node);
}
