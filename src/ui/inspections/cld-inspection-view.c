/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-inspection-view.h"

#include <glib/gi18n-lib.h>

#include "cld-action.h"
#include "cld-columns.h"
#include "cld-files-group.h"
#include "cld-finding-cards.h"
#include "cld-finding-look.h"
#include "cld-inspection-cards.h"
#include "cld-inspection.h"

/* The list and this beside it want so much; with less there is one at a time. Whatever is in view, this does not change, so that
 * folding does not unfold again. */
#define NATURAL_WIDTH 620

/* With less the columns of the tree stand below its first one. */
#define WIDE_TREE 800

struct _CldInspectionView
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *head;
  GtkLabel *name;
  GtkLabel *subject;
  GtkLabel *event;
  GtkLabel *inspectors;
  GtkLabel *summary;
  GtkButton *children_button;
  GtkWidget *add_button;
  GtkWidget *block;
  GtkLabel *block_label;
  GtkFlowBox *judgements;
  GtkWidget *some;
  GtkLabel *some_label;
  CldFindingTree *tree;
  GtkWidget *no_findings;
  GtkWidget *detail;
  GtkWidget *rest;

  CldSession *session;                /* (nullable) */
  CldInspectionRegister *inspections; /* (nullable): the page's */
  CldInspectionItem *item;            /* (nullable): of @inspections */
  char *ref;                          /* (nullable): its */
  CldInspectionStep step;
  guint fold_idle;
};

enum
{
  CURRENT,
  OPEN,
  MENU,
  SHOW_ALL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldInspectionView, cld_inspection_view, GTK_TYPE_WIDGET)

/* --- the chosen finding --- */

static void
append_columns (GtkWidget *box, GtkWidget *first, GtkWidget *second)
{
  GtkWidget *columns = g_object_new (CLD_TYPE_COLUMNS, "threshold", 600, "spacing", 12, NULL);

  gtk_widget_set_hexpand (first, TRUE);
  gtk_widget_set_parent (first, columns);
  if (second)
    {
      gtk_widget_set_hexpand (second, TRUE);
      gtk_widget_set_parent (second, columns);
    }
  gtk_box_append (GTK_BOX (box), columns);
}

static void
append_finding (CldInspectionView *self, const CldFindingView *view)
{
  GtkWidget *thread = cld_finding_card_make_thread (view), *enforcement = cld_finding_card_make_enforcement (view), *side = NULL;

  gtk_box_append (GTK_BOX (self->detail), cld_finding_card_make (view));
  if (thread || enforcement)
    side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  if (thread)
    gtk_box_append (GTK_BOX (side), thread);
  if (enforcement)
    gtk_box_append (GTK_BOX (side), enforcement);
  append_columns (self->detail, cld_finding_card_make_why (view), side);
}

static void
show_detail (CldInspectionView *self)
{
  CldFindingNode *node = cld_finding_tree_get_current (self->tree);
  CldFindingView view = { self->session, self->inspections, NULL, NULL };

  cld_finding_look_clear (self->detail);
  if (!node || !self->item)
    return;
  view.finding = cld_finding_node_get_finding (node);
  view.action = cld_finding_node_get_action (node);
  if (view.action)
    gtk_box_append (GTK_BOX (self->detail), cld_finding_card_make_action (&view));
  if (view.finding)
    append_finding (self, &view);
  gtk_box_append (GTK_BOX (self->detail), cld_files_group_new (self->session, NULL, cld_finding_node_get_key (node)));
}

static void
tree_current_cb (CldInspectionView *self)
{
  show_detail (self);
  g_signal_emit (self, signals[CURRENT], 0);
}

static void
tree_open_cb (CldInspectionView *self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

static void
tree_menu_cb (CldInspectionView *self, GtkWidget *from, const GdkRectangle *at)
{
  g_signal_emit (self, signals[MENU], 0, from, at);
}

static void
show_all_cb (CldInspectionView *self)
{
  g_signal_emit (self, signals[SHOW_ALL], 0);
}

/* --- the inspection --- */

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text);
}

static void
show_head (CldInspectionView *self)
{
  g_autofree char *name = cld_inspection_item_get_name (self->item), *subject = cld_inspection_dup_subject (self->session, self->item);
  g_autofree char *event = cld_inspection_dup_event (self->item), *inspectors = cld_inspection_dup_inspectors (self->item), *there = NULL;

  set_label (self->name, name ? name : "");
  set_label (self->subject, subject);
  set_label (self->event, event);
  set_label (self->inspectors, inspectors);
  set_label (self->summary, self->item->row->values[INSPECTION_SUMMARY] ? self->item->row->values[INSPECTION_SUMMARY] : "");
  gtk_widget_set_visible (GTK_WIDGET (self->children_button), self->item->provider != NULL);
  if (self->item->provider)
    {
      /* Translators: how many of our children live at a home */
      there = g_strdup_printf (_("Our children there: %u"), cld_inspection_count_children_there (self->session, self->item));
      gtk_button_set_label (self->children_button, there);
    }
}

/* What keeps new placements away from there today, whichever inspection is looked at. */
static void
show_block (CldInspectionView *self)
{
  g_autofree char *why = NULL;
  gboolean blocked = self->item->provider && cld_inspection_register_get_block (self->inspections, self->item->provider->ref, &why) != CLD_NO_DAY;

  gtk_widget_set_visible (self->block, blocked);
  gtk_label_set_label (self->block_label, blocked && why ? why : "");
}

static void
show_judgements (CldInspectionView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->judgements))))
    gtk_flow_box_remove (self->judgements, child);
  for (guint i = 0; i < self->item->judgements->len; i++)
    {
      GtkWidget *holder = gtk_flow_box_child_new ();

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (holder), cld_inspection_make_judgement (self->item, self->item->judgements->pdata[i]));
      gtk_widget_set_focusable (holder, FALSE);
      gtk_flow_box_insert (self->judgements, holder, -1);
    }
  gtk_flow_box_set_min_children_per_line (self->judgements, 1);
  gtk_widget_set_visible (GTK_WIDGET (self->judgements), self->item->judgements->len > 0);
}

/* Another inspection is seen from its beginning. */
static void
scroll_up (CldInspectionView *self)
{
  if (g_strcmp0 (self->ref, self->item->row->ref) == 0)
    return;
  g_free (self->ref);
  self->ref = g_strdup (self->item->row->ref);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

static void
show_rest (CldInspectionView *self)
{
  GtkWidget *child, *card;

  while ((child = gtk_widget_get_first_child (self->rest)))
    gtk_widget_unparent (child);
  card = cld_inspection_make_children (self->session, self->item);
  gtk_widget_set_hexpand (card, TRUE);
  gtk_widget_set_parent (card, self->rest);
  if (self->item->kase.scope != CLD_SCOPE_LA)
    return;
  card = cld_inspection_make_interventions (self->item);
  gtk_widget_set_hexpand (card, TRUE);
  gtk_widget_set_parent (card, self->rest);
}

/* Findings, then what we do about the inspection itself. Of the actions only those of this inspection. */
static GPtrArray *
list_nodes (CldInspectionView *self, CldInspectionsWhich which)
{
  GPtrArray *nodes = g_ptr_array_new_with_free_func (g_object_unref), *loose = cld_inspection_register_get_loose_actions (self->inspections);

  for (guint i = 0; i < self->item->findings->len; i++)
    if (cld_inspections_shows (self->item->findings->pdata[i], which))
      g_ptr_array_add (nodes, cld_finding_node_new (self->item->findings->pdata[i], NULL));
  for (guint i = 0; loose && i < loose->len && which != CLD_INSPECTIONS_OPEN && which != CLD_INSPECTIONS_OVERDUE; i++)
    if (g_strcmp0 (((const CldRow *) loose->pdata[i])->values[ACTION_INSPECTION], self->item->row->ref) == 0)
      g_ptr_array_add (nodes, cld_finding_node_new (NULL, loose->pdata[i]));
  return nodes;
}

static void
show_some (CldInspectionView *self, CldInspectionsWhich which)
{
  guint n = 0, all = self->item->findings->len;
  g_autofree char *text = NULL;

  for (guint i = 0; i < all; i++)
    n += cld_inspections_shows (self->item->findings->pdata[i], which);
  gtk_widget_set_visible (self->some, n < all);
  if (which == CLD_INSPECTIONS_OVERDUE)
    /* Translators: how many findings of an inspection are shown; %1$u of %2$u */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u of %2$u finding: those that are overdue", "%1$u of %2$u findings: those that are overdue", all), n, all);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u of %2$u finding: those that are open", "%1$u of %2$u findings: those that are open", all), n, all);
  gtk_label_set_label (self->some_label, text);
}

/**
 * cld_inspection_view_show:
 * @self: a view
 * @session: (nullable): the caseload
 * @inspections: (nullable): all inspections; they stay the page's, until others are shown
 * @item: (nullable): the one that is shown
 * @which: which inspections are listed: it says which findings are meant
 *
 * Shows an inspection. The finding that was chosen stays so where it is still there. No signal is emitted.
 */
void
cld_inspection_view_show (CldInspectionView *self, CldSession *session, CldInspectionRegister *inspections, CldInspectionItem *item, CldInspectionsWhich which)
{
  g_autoptr (GPtrArray) nodes = NULL;

  g_return_if_fail (CLD_IS_INSPECTION_VIEW (self));

  g_set_object (&self->session, session);
  self->inspections = inspections;
  self->item = item;
  gtk_widget_set_visible (self->scroller, item != NULL);
  if (!item)
    {
      cld_finding_tree_show (self->tree, NULL, NULL);
      cld_finding_look_clear (self->detail);
      return;
    }
  nodes = list_nodes (self, which);
  show_head (self);
  show_block (self);
  show_judgements (self);
  show_some (self, which);
  cld_finding_tree_show (self->tree, inspections, nodes);
  gtk_widget_set_visible (GTK_WIDGET (self->tree), nodes->len > 0);
  gtk_widget_set_visible (self->no_findings, item->findings->len == 0);
  show_detail (self);
  show_rest (self);
  scroll_up (self);
}

CldFindingTree *
cld_inspection_view_get_tree (CldInspectionView *self)
{
  g_return_val_if_fail (CLD_IS_INSPECTION_VIEW (self), NULL);

  return self->tree;
}

/**
 * cld_inspection_view_set_step:
 * @self: a view
 * @step: how much is in view
 */
void
cld_inspection_view_set_step (CldInspectionView *self, CldInspectionStep step)
{
  g_return_if_fail (CLD_IS_INSPECTION_VIEW (self));

  self->step = step;
  gtk_widget_set_visible (self->head, step != CLD_INSPECTION_STEP_FINDING);
  gtk_widget_set_visible (self->rest, step != CLD_INSPECTION_STEP_FINDING);
  gtk_widget_set_visible (self->detail, step != CLD_INSPECTION_STEP_INSPECTION);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

CldInspectionStep
cld_inspection_view_get_step (CldInspectionView *self)
{
  return self->step;
}

/**
 * cld_inspection_view_focus:
 * @self: a view
 *
 * Goes to the current finding; where there is none to what can be added.
 */
void
cld_inspection_view_focus (CldInspectionView *self)
{
  g_return_if_fail (CLD_IS_INSPECTION_VIEW (self));

  if (self->step == CLD_INSPECTION_STEP_FINDING)
    gtk_widget_child_focus (self->detail, GTK_DIR_TAB_FORWARD);
  else if (cld_finding_tree_get_n_rows (self->tree) > 0)
    cld_finding_tree_focus (self->tree);
  else
    gtk_widget_grab_focus (self->add_button);
}

/* --- its size --- */

static void
cld_inspection_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  CldInspectionView *self = CLD_INSPECTION_VIEW (widget);

  gtk_widget_measure (self->scroller, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, (int) (NATURAL_WIDTH * cld_columns_get_text_scale (widget)));
}

/* Another width is found out while it is given: what follows from it cannot be done there and then. */
static gboolean
fold_idle_cb (gpointer data)
{
  CldInspectionView *self = data;

  self->fold_idle = 0;
  cld_finding_tree_set_compact (self->tree, gtk_widget_get_width (GTK_WIDGET (self)) < WIDE_TREE * cld_columns_get_text_scale (GTK_WIDGET (self)));
  return G_SOURCE_REMOVE;
}

static void
cld_inspection_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CldInspectionView *self = CLD_INSPECTION_VIEW (widget);

  gtk_widget_size_allocate (self->scroller, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if ((width < WIDE_TREE * cld_columns_get_text_scale (widget)) != cld_finding_tree_is_compact (self->tree) && !self->fold_idle)
    self->fold_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold_idle_cb, self, NULL);
}

static void
cld_inspection_view_dispose (GObject *object)
{
  CldInspectionView *self = CLD_INSPECTION_VIEW (object);

  g_clear_handle_id (&self->fold_idle, g_source_remove);
  self->item = NULL;
  self->inspections = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cld_inspection_view_parent_class)->dispose (object);
}

static void
cld_inspection_view_finalize (GObject *object)
{
  g_free (CLD_INSPECTION_VIEW (object)->ref);
  G_OBJECT_CLASS (cld_inspection_view_parent_class)->finalize (object);
}

static void
cld_inspection_view_class_init (CldInspectionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_inspection_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = cld_inspection_view_finalize;
  widget_class->measure = cld_inspection_view_measure;
  widget_class->size_allocate = cld_inspection_view_size_allocate;
  signals[CURRENT] = g_signal_new ("current", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, GTK_TYPE_WIDGET, G_TYPE_POINTER);
  signals[SHOW_ALL] = g_signal_new ("show-all", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CLD_TYPE_COLUMNS);
  g_type_ensure (CLD_TYPE_FINDING_TREE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/inspections/cld-inspection-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, add_button);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, block);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, block_label);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, children_button);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, detail);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, event);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, head);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, inspectors);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, judgements);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, name);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, no_findings);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, rest);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, some);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, some_label);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, subject);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, summary);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionView, tree);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, tree_current_cb);
  gtk_widget_class_bind_template_callback (widget_class, tree_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, tree_open_cb);
}

static void
cld_inspection_view_init (CldInspectionView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
