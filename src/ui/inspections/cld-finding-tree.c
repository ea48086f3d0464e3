/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-finding-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-columns.h"
#include "cld-finding-cell.h"
#include "cld-one-stop.h"

/* Widths as in the mock-up; 0 takes what is left. */
static const struct
{
  const char *title;
  int width;
} columns[CLD_FINDING_N_COLUMNS] = {
  [CLD_FINDING_COLUMN_WHAT] = { N_("Finding and actions"), 0 },
  [CLD_FINDING_COLUMN_TYPE] = { N_("Type"), 134 },
  /* Translators: a column: which regulation or guidance a finding names */
  [CLD_FINDING_COLUMN_PROVISION] = { N_("Provision"), 126 },
  [CLD_FINDING_COLUMN_DUE] = { N_("Due"), 88 },
  /* Translators: a column: who has to do it */
  [CLD_FINDING_COLUMN_OWNER] = { N_("Owner"), 76 },
  [CLD_FINDING_COLUMN_STATE] = { N_("State"), 170 },
};

struct _CldFindingTree
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GtkSingleSelection *selection;
  GtkTreeListModel *tree; /* (nullable) */
  GHashTable *folded;     /* keys of the rows that were folded */
  CldInspectionRegister *inspections;
  char *current; /* (nullable): key */
  gboolean compact;
  gboolean quiet;
};

enum
{
  CURRENT,
  OPEN,
  MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldFindingTree, cld_finding_tree, GTK_TYPE_WIDGET)

/* --- columns --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  gtk_list_item_set_child (list_item, _cld_finding_cell_new (GPOINTER_TO_UINT (data)));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer data)
{
  CldFindingTree *self = g_object_get_data (G_OBJECT (factory), "tree");

  if (self->inspections && gtk_list_item_get_item (list_item))
    _cld_finding_cell_bind (gtk_list_item_get_child (list_item), GPOINTER_TO_UINT (data), gtk_list_item_get_item (list_item), self->inspections, self->compact);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item)), NULL);
}

static void
add_columns (CldFindingTree *self)
{
  for (guint i = 0; i < CLD_FINDING_N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (_(columns[i].title), factory);

      g_object_set_data (G_OBJECT (factory), "tree", self);
      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      if (i == CLD_FINDING_COLUMN_WHAT)
        g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
      gtk_column_view_column_set_resizable (column, columns[i].width > 0);
      gtk_column_view_column_set_expand (column, columns[i].width == 0);
      gtk_column_view_append_column (self->view, column);
    }
}

/* Columns that are right for words grow with them. */
static void
size_columns (CldFindingTree *self)
{
  GListModel *model = gtk_column_view_get_columns (self->view);
  double scale = cld_columns_get_text_scale (GTK_WIDGET (self));

  for (guint i = 0; i < CLD_FINDING_N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);
      gboolean seen = !self->compact || columns[i].width == 0;

      /* One that is not seen has a width all the same (4.8). */
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, seen ? (int) (columns[i].width * scale) : 0);
      gtk_column_view_column_set_visible (column, seen);
    }
}

/* --- rows --- */

static GListModel *
make_children (gpointer item, gpointer data)
{
  CldFindingNode *node = item;
  CldFindingItem *finding = cld_finding_node_get_finding (node);
  GListStore *store;

  if (!finding || cld_finding_node_get_action (node) || finding->actions->len == 0)
    return NULL;
  store = g_list_store_new (CLD_TYPE_FINDING_NODE);
  for (guint i = 0; i < finding->actions->len; i++)
    {
      g_autoptr (CldFindingNode) child = cld_finding_node_new (finding, finding->actions->pdata[i]);

      g_list_store_append (store, child);
    }
  return G_LIST_MODEL (store);
}

static GtkTreeListRow *
get_row (CldFindingTree *self, guint position)
{
  return self->tree ? g_list_model_get_item (G_LIST_MODEL (self->tree), position) : NULL;
}

/**
 * cld_finding_tree_get_n_rows:
 * @self: a tree
 *
 * Returns: how many rows are unfolded
 */
guint
cld_finding_tree_get_n_rows (CldFindingTree *self)
{
  g_return_val_if_fail (CLD_IS_FINDING_TREE (self), 0);

  return self->tree ? g_list_model_get_n_items (G_LIST_MODEL (self->tree)) : 0;
}

/**
 * cld_finding_tree_get_row:
 * @self: a tree
 * @position: the place of a row
 *
 * Returns: (transfer none) (nullable): the row there
 */
CldFindingNode *
cld_finding_tree_get_row (CldFindingTree *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = NULL;
  g_autoptr (CldFindingNode) node = NULL;

  g_return_val_if_fail (CLD_IS_FINDING_TREE (self), NULL);

  row = get_row (self, position);
  node = row ? gtk_tree_list_row_get_item (row) : NULL;
  return node;
}

/**
 * cld_finding_tree_get_current:
 * @self: a tree
 *
 * Returns: (transfer none) (nullable): the row that the keyboard is at
 */
CldFindingNode *
cld_finding_tree_get_current (CldFindingTree *self)
{
  g_return_val_if_fail (CLD_IS_FINDING_TREE (self), NULL);

  return cld_finding_tree_get_row (self, gtk_single_selection_get_selected (self->selection));
}

/* What was folded stays so when the rows are read anew. */
static void
note_folded (CldFindingTree *self)
{
  for (guint i = 0; i < cld_finding_tree_get_n_rows (self); i++)
    {
      g_autoptr (GtkTreeListRow) row = get_row (self, i);
      const char *key = cld_finding_node_get_key (cld_finding_tree_get_row (self, i));

      if (!gtk_tree_list_row_is_expandable (row))
        continue;
      if (gtk_tree_list_row_get_expanded (row))
        g_hash_table_remove (self->folded, key);
      else
        g_hash_table_add (self->folded, g_strdup (key));
    }
}

static void
fold_again (CldFindingTree *self)
{
  for (guint i = 0; i < cld_finding_tree_get_n_rows (self); i++)
    {
      g_autoptr (GtkTreeListRow) row = get_row (self, i);

      if (g_hash_table_contains (self->folded, cld_finding_node_get_key (cld_finding_tree_get_row (self, i))))
        gtk_tree_list_row_set_expanded (row, FALSE);
    }
}

static gboolean
find_key (CldFindingTree *self, const char *key, guint *position)
{
  for (guint i = 0; key && i < cld_finding_tree_get_n_rows (self); i++)
    if (strcmp (cld_finding_node_get_key (cld_finding_tree_get_row (self, i)), key) == 0)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

static void
keep_current (CldFindingTree *self)
{
  CldFindingNode *node = cld_finding_tree_get_current (self);

  g_free (self->current);
  self->current = node ? g_strdup (cld_finding_node_get_key (node)) : NULL;
}

/**
 * cld_finding_tree_show:
 * @self: a tree
 * @inspections: (nullable): what they are of; stays the caller's, until others are shown
 * @nodes: (nullable) (element-type CldFindingNode): its rows, without the actions of findings
 *
 * The row that was current is so again where it is still there. No signal is emitted.
 */
void
cld_finding_tree_show (CldFindingTree *self, CldInspectionRegister *inspections, GPtrArray *nodes)
{
  g_autoptr (GListStore) store = NULL;
  guint position = 0;

  g_return_if_fail (CLD_IS_FINDING_TREE (self));

  self->quiet = TRUE;
  note_folded (self);
  gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->tree);
  self->inspections = inspections;
  if (inspections && nodes)
    {
      store = g_list_store_new (CLD_TYPE_FINDING_NODE);
      for (guint i = 0; i < nodes->len; i++)
        g_list_store_append (store, nodes->pdata[i]);
      self->tree = gtk_tree_list_model_new (G_LIST_MODEL (g_steal_pointer (&store)), FALSE, TRUE, make_children, NULL, NULL);
      fold_again (self);
      gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->tree));
      find_key (self, self->current, &position);
      gtk_single_selection_set_selected (self->selection, position);
    }
  self->quiet = FALSE;
  if (inspections)
    keep_current (self);
}

/**
 * cld_finding_tree_choose:
 * @self: a tree
 * @key: `finding/REF` or `action/REF`
 *
 * Makes it current.
 *
 * Returns: whether there is such a row
 */
gboolean
cld_finding_tree_choose (CldFindingTree *self, const char *key)
{
  guint position;

  g_return_val_if_fail (CLD_IS_FINDING_TREE (self), FALSE);

  if (!find_key (self, key, &position))
    return FALSE;
  gtk_single_selection_set_selected (self->selection, position);
  return TRUE;
}

static void
selected_cb (CldFindingTree *self)
{
  if (self->quiet)
    return;
  keep_current (self);
  g_signal_emit (self, signals[CURRENT], 0);
}

/**
 * cld_finding_tree_set_compact:
 * @self: a tree
 * @compact: whether there is no room for the columns: two lines a row then
 */
void
cld_finding_tree_set_compact (CldFindingTree *self, gboolean compact)
{
  g_return_if_fail (CLD_IS_FINDING_TREE (self));

  if (self->compact == compact)
    return;
  self->compact = compact;
  size_columns (self);
  if (compact)
    gtk_widget_add_css_class (GTK_WIDGET (self->view), "cld-insp-compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->view), "cld-insp-compact");
  gtk_widget_queue_resize (GTK_WIDGET (self->view));
  /* Each row is bound anew: it says more, or less. */
  gtk_column_view_set_model (self->view, NULL);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

gboolean
cld_finding_tree_is_compact (CldFindingTree *self)
{
  return self->compact;
}

/* --- focus and keys --- */

static GtkWidget *
find_row_widget (CldFindingTree *self)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  for (GtkWidget *row = gtk_widget_get_first_child (list); row; row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) && gtk_widget_get_mapped (row))
      return row;
  return NULL;
}

/**
 * cld_finding_tree_focus:
 * @self: a tree
 *
 * Gives the keyboard to the current row.
 */
void
cld_finding_tree_focus (CldFindingTree *self)
{
  GtkWidget *row;

  g_return_if_fail (CLD_IS_FINDING_TREE (self));

  row = find_row_widget (self);
  if (!row || !gtk_widget_grab_focus (row))
    gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

/* Right unfolds; Left folds, and from an action goes to its finding. */
static gboolean
fold (CldFindingTree *self, gboolean unfold)
{
  g_autoptr (GtkTreeListRow) row = get_row (self, gtk_single_selection_get_selected (self->selection));
  g_autoptr (GtkTreeListRow) parent = row ? gtk_tree_list_row_get_parent (row) : NULL;

  if (!row)
    return FALSE;
  if (gtk_tree_list_row_is_expandable (row) && gtk_tree_list_row_get_expanded (row) != unfold)
    gtk_tree_list_row_set_expanded (row, unfold);
  else if (!unfold && parent)
    {
      gtk_single_selection_set_selected (self->selection, gtk_tree_list_row_get_position (parent));
      cld_finding_tree_focus (self);
    }
  return TRUE;
}

static void
emit_menu (CldFindingTree *self, GtkWidget *from, const GdkRectangle *at)
{
  if (cld_finding_tree_get_current (self))
    g_signal_emit (self, signals[MENU], 0, from, at);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, CldFindingTree *self)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  GtkWidget *row = find_row_widget (self);

  if (held == 0 && (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left))
    return fold (self, rtl);
  if (held == 0 && (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right))
    return fold (self, !rtl);
  if ((held == 0 && keyval == GDK_KEY_Menu) || (held == GDK_SHIFT_MASK && keyval == GDK_KEY_F10))
    {
      emit_menu (self, row ? row : GTK_WIDGET (self->view), NULL);
      return TRUE;
    }
  return FALSE;
}

/* The menu of a row, where the pointer is: the row is chosen first. */
static void
secondary_cb (GtkGestureClick *gesture, int n_press, double x, double y, CldFindingTree *self)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view)), *at = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);

  while (at && gtk_widget_get_parent (at) != list)
    at = gtk_widget_get_parent (at);
  if (!at)
    return;
  gtk_widget_activate_action (at, "listitem.select", "(bb)", FALSE, FALSE);
  emit_menu (self, GTK_WIDGET (self->view), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
activate_cb (CldFindingTree *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[OPEN], 0);
}

static void
add_controllers (CldFindingTree *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

/* --- life --- */

static void
cld_finding_tree_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (cld_finding_tree_parent_class)->system_setting_changed (widget, setting);
  size_columns (CLD_FINDING_TREE (widget));
}

static void
cld_finding_tree_dispose (GObject *object)
{
  CldFindingTree *self = CLD_FINDING_TREE (object);

  self->quiet = TRUE;
  if (self->view)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->tree);
  G_OBJECT_CLASS (cld_finding_tree_parent_class)->dispose (object);
}

static void
cld_finding_tree_finalize (GObject *object)
{
  CldFindingTree *self = CLD_FINDING_TREE (object);

  g_hash_table_unref (self->folded);
  g_free (self->current);
  G_OBJECT_CLASS (cld_finding_tree_parent_class)->finalize (object);
}

static void
cld_finding_tree_class_init (CldFindingTreeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_finding_tree_dispose;
  G_OBJECT_CLASS (klass)->finalize = cld_finding_tree_finalize;
  widget_class->system_setting_changed = cld_finding_tree_system_setting_changed;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CURRENT] = g_signal_new ("current", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, GTK_TYPE_WIDGET, G_TYPE_POINTER);
}

static void
cld_finding_tree_init (CldFindingTree *self)
{
  GtkWidget *view = gtk_column_view_new (NULL);

  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->view = GTK_COLUMN_VIEW (view);
  self->selection = gtk_single_selection_new (NULL);
  self->scroller = gtk_scrolled_window_new ();
  /* A bar that comes and goes while the size is given would have it given again (4.8). */
  g_object_set (self->scroller, "vscrollbar-policy", GTK_POLICY_NEVER, "hscrollbar-policy", GTK_POLICY_EXTERNAL, "overflow", GTK_OVERFLOW_HIDDEN, "child", view, NULL);
  gtk_widget_add_css_class (self->scroller, "card");
  gtk_widget_add_css_class (view, "data-table");
  gtk_widget_add_css_class (view, "cld-table");
  gtk_widget_add_css_class (view, "cld-insp-tree");
  gtk_column_view_set_reorderable (self->view, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Findings and actions"), -1);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  add_columns (self);
  size_columns (self);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  add_controllers (self);
  cld_one_stop_add (view);
}
