/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-row-table-private.h"

#include <glib/gi18n-lib.h>

#include "cld-children-cell.h"

/* The table where there is room for one. */

/* Cells out of sight are filled after the frame that shows the others. */
#define FILL_MS 40

#define CHECK_WIDTH 40

static GtkWidget *
get_row_widget (GtkWidget *cell)
{
  GtkWidget *holder = gtk_widget_get_parent (cell);

  return holder ? gtk_widget_get_parent (holder) : NULL;
}

/* The row's own accessible name: without it a screen reader says "GtkListItemWidget" (4.8). */
static void
name_row (CldRowTable *self, GtkWidget *cell, gconstpointer row)
{
  g_autofree char *sentence = self->kind->dup_sentence (row, self->data);
  GtkWidget *widget = get_row_widget (cell);

  if (widget)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
fill_cell_cb (CldChildrenCell *cell, gpointer data)
{
  GtkListItem *list_item = data;
  CldRowTableViewColumn *column = g_object_get_data (G_OBJECT (list_item), "column");
  CldRowTable *self = column->owner;
  gconstpointer row = _cld_row_table_get_row_of (self, list_item);
  CldRowTableCell says = { NULL, NULL, NULL };

  if (row)
    self->kind->fill_cell (row, column->number, &says, self->data);
  cld_children_cell_set (cell, says.text, says.icon_name, says.color, self->kind->columns[column->number].marks ? (const char *const *) self->found : NULL);
  if (row && column->number == 0)
    name_row (self, GTK_WIDGET (cell), row);
  g_free (says.text);
}

/* --- the box to tick --- */

static void
show_check (CldRowTable *self, GtkListItem *list_item)
{
  GtkWidget *check = gtk_list_item_get_child (list_item);
  gconstpointer row = _cld_row_table_get_row_of (self, list_item);

  g_object_set_data (G_OBJECT (check), "quiet", GINT_TO_POINTER (1));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), row && g_hash_table_contains (self->chosen, self->kind->get_key (row)));
  g_object_set_data (G_OBJECT (check), "quiet", NULL);
}

static void
toggled_cb (GtkCheckButton *check, GtkListItem *list_item)
{
  CldRowTable *self = CLD_ROW_TABLE (gtk_widget_get_ancestor (GTK_WIDGET (check), CLD_TYPE_ROW_TABLE));

  if (self && !g_object_get_data (G_OBJECT (check), "quiet"))
    _cld_row_table_toggle (self, gtk_list_item_get_position (list_item));
}

static void
setup_check_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CldRowTable *self)
{
  GtkWidget *check = gtk_check_button_new ();

  /* Space on the row ticks it: the box is for the pointer, and no further stop of the Tab key. */
  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_halign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose this row"), -1);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), list_item);
  gtk_list_item_set_child (list_item, check);
  g_hash_table_insert (self->cells, list_item, NULL);
}

static void
bind_check_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CldRowTable *self)
{
  show_check (self, list_item);
}

static void
teardown_check_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CldRowTable *self)
{
  g_hash_table_remove (self->cells, list_item);
}

/* --- filling --- */

static gboolean
fill_timeout_cb (gpointer data)
{
  CldRowTable *self = data;
  GHashTableIter iter;
  gpointer list_item, column;

  self->fill_timeout = 0;
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &list_item, &column))
    if (column)
      cld_children_cell_update (CLD_CHILDREN_CELL (gtk_list_item_get_child (list_item)));
  return G_SOURCE_REMOVE;
}

/* Cells in view are filled when they are drawn; the others when nothing else is to do, for who reads them unseen. */
static void
fill_later (CldRowTable *self)
{
  if (!self->fill_timeout)
    self->fill_timeout = g_timeout_add_full (G_PRIORITY_LOW, FILL_MS, fill_timeout_cb, self, NULL);
}

/**
 * _cld_row_table_columns_refresh:
 * @self: a table
 *
 * Every cell says what its row says now.
 */
void
_cld_row_table_columns_refresh (CldRowTable *self)
{
  GHashTableIter iter;
  gpointer list_item, column;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &list_item, &column))
    if (column)
      cld_children_cell_invalidate (CLD_CHILDREN_CELL (gtk_list_item_get_child (list_item)));
    else
      show_check (self, list_item);
  fill_later (self);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CldRowTableViewColumn *column)
{
  g_object_set_data (G_OBJECT (list_item), "column", column);
  gtk_list_item_set_child (list_item, cld_children_cell_new (column->owner->kind->columns[column->number].numeric, fill_cell_cb, list_item));
  g_hash_table_insert (column->owner->cells, list_item, column);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CldRowTableViewColumn *column)
{
  cld_children_cell_invalidate (CLD_CHILDREN_CELL (gtk_list_item_get_child (list_item)));
  fill_later (column->owner);
}

static void
teardown_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CldRowTableViewColumn *column)
{
  g_hash_table_remove (column->owner->cells, list_item);
}

/* --- columns --- */

/* Tells which column a header sorts by: the view's sorter asks the first column first. */
static int
probe_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  CldRowTableViewColumn *column = data;

  if (column->owner->probed == CLD_ROW_TABLE_MAX_COLUMNS)
    column->owner->probed = column->number;
  return GTK_ORDERING_SMALLER;
}

static void
append_column (CldRowTable *self, guint number)
{
  CldRowTableViewColumn *column = &self->columns[number];
  const CldRowTableColumn *info = &self->kind->columns[number];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, column, NULL));

  column->owner = self;
  column->number = number;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_cb), column);
  column->view_column = gtk_column_view_column_new (_(info->title), factory);
  gtk_column_view_column_set_sorter (column->view_column, sorter);
  gtk_column_view_column_set_resizable (column->view_column, TRUE);
  gtk_column_view_column_set_fixed_width (column->view_column, info->width);
  gtk_column_view_column_set_expand (column->view_column, info->expand);
  gtk_column_view_append_column (self->view, column->view_column);
}

static void
append_check_column (CldRowTable *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_check_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_check_cb), self);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_check_cb), self);
  self->check_column = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_column_set_fixed_width (self->check_column, CHECK_WIDTH);
  gtk_column_view_append_column (self->view, self->check_column);
}

static void
sorter_changed_cb (CldRowTable *self)
{
  _cld_row_table_emit_sorted (self);
}

static GtkListItem *
find_item_at (CldRowTable *self, double x, double y)
{
  GtkWidget *view = GTK_WIDGET (self->view), *at = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  GHashTableIter iter;
  gpointer list_item;

  while (at && at != view && !CLD_IS_CHILDREN_CELL (at))
    /* The pointer may be in the cell's padding, which is that of the cell's holder. */
    at = CLD_IS_CHILDREN_CELL (gtk_widget_get_first_child (at)) && !gtk_widget_get_next_sibling (gtk_widget_get_first_child (at))
           ? gtk_widget_get_first_child (at)
           : gtk_widget_get_parent (at);
  g_hash_table_iter_init (&iter, self->cells);
  while (at && g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_child (list_item) == at)
      return list_item;
  return NULL;
}

static gboolean
query_tooltip_cb (GtkWidget *view, int x, int y, gboolean keyboard, GtkTooltip *tooltip, CldRowTable *self)
{
  GtkListItem *list_item = keyboard ? NULL : find_item_at (self, x, y);
  gconstpointer row = list_item ? _cld_row_table_get_row_of (self, list_item) : NULL;
  CldRowTableViewColumn *column = row ? g_object_get_data (G_OBJECT (list_item), "column") : NULL;
  CldChildrenCell *cell = column ? CLD_CHILDREN_CELL (gtk_list_item_get_child (list_item)) : NULL;
  g_autofree char *more = column && self->kind->dup_tooltip ? self->kind->dup_tooltip (row, column->number, self->data) : NULL;

  if (more)
    gtk_tooltip_set_text (tooltip, more);
  else if (cell && cld_children_cell_is_cut (cell))
    gtk_tooltip_set_text (tooltip, cld_children_cell_get_text (cell));
  else
    return FALSE;
  return TRUE;
}

/**
 * _cld_row_table_columns_prepare:
 * @self: a table that knows its kind
 *
 * Makes the columns.
 */
void
_cld_row_table_columns_prepare (CldRowTable *self)
{
  if (self->choose)
    append_check_column (self);
  for (guint i = 0; i < self->kind->n_columns; i++)
    append_column (self, i);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->view), TRUE);
  g_signal_connect_object (self->view, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, 0);
}

/**
 * _cld_row_table_columns_find_row:
 * @self: a table
 * @position: a place in the list
 *
 * Returns: (transfer none) (nullable): the row widget there, where there is one
 */
GtkWidget *
_cld_row_table_columns_find_row (CldRowTable *self, guint position)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_item (list_item) && gtk_list_item_get_position (list_item) == position)
      return get_row_widget (gtk_list_item_get_child (list_item));
  return NULL;
}

/**
 * _cld_row_table_columns_find_position:
 * @self: a table
 * @x: a point of its view
 * @y: likewise
 * @position: (out): the place of the row there
 *
 * Returns: whether there is a row
 */
gboolean
_cld_row_table_columns_find_position (CldRowTable *self, double x, double y, guint *position)
{
  GtkListItem *list_item = find_item_at (self, x, y);

  if (!list_item || !gtk_list_item_get_item (list_item))
    return FALSE;
  *position = gtk_list_item_get_position (list_item);
  return TRUE;
}
