/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-children-columns.h"

#include <glib/gi18n-lib.h>

#include "cld-children-cell.h"
#include "cld-settings.h"

#define MIN_WIDTH 40
#define IRO_WIDTH 1260

/* Cells out of sight are filled after the frame that shows the others. */
#define FILL_MS 40
#define CHECK_COLUMN CLD_CHILDREN_N_COLUMNS

/* A column and whose it is; what its factory and its sorter are given. */
typedef struct
{
  CldChildrenColumns *owner;
  guint column;
  GtkColumnViewColumn *view_column;
} Column;

struct _CldChildrenColumns
{
  GObject parent_instance;

  GtkColumnView *view; /* not owned: the pane owns both */
  CldIdsModel *model;
  const CldChildrenNext *next; /* (nullable): the pane's */
  char *today;
  GStrv found;
  GHashTable *items;  /* GtkListItem -> Column: the cells there are */
  GHashTable *chosen; /* numbers of the children whose box is ticked */
  Column columns[CLD_CHILDREN_N_COLUMNS + 1];
  guint probed; /* the first column that a sorter was asked of */
  guint save_timeout;
  guint fill_timeout;
};

enum
{
  SORTED,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldChildrenColumns, cld_children_columns, G_TYPE_OBJECT)

static void save_columns (CldChildrenColumns *self);

static void
cld_children_columns_dispose (GObject *object)
{
  CldChildrenColumns *self = CLD_CHILDREN_COLUMNS (object);

  if (self->save_timeout)
    save_columns (self);
  g_clear_handle_id (&self->save_timeout, g_source_remove);
  g_clear_handle_id (&self->fill_timeout, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    g_clear_object (&self->columns[i].view_column);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (cld_children_columns_parent_class)->dispose (object);
}

static void
cld_children_columns_finalize (GObject *object)
{
  CldChildrenColumns *self = CLD_CHILDREN_COLUMNS (object);

  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_strfreev (self->found);
  g_free (self->today);
  G_OBJECT_CLASS (cld_children_columns_parent_class)->finalize (object);
}

static void
cld_children_columns_class_init (CldChildrenColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cld_children_columns_dispose;
  object_class->finalize = cld_children_columns_finalize;

  /**
   * CldChildrenColumns::sorted:
   *
   * Somebody asked for another order by a header.
   */
  signals[SORTED] = g_signal_new ("sorted", CLD_TYPE_CHILDREN_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CldChildrenColumns::chosen:
   *
   * A box was ticked or not any more.
   */
  signals[CHOSEN] = g_signal_new ("chosen", CLD_TYPE_CHILDREN_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cld_children_columns_init (CldChildrenColumns *self)
{
  self->items = g_hash_table_new (NULL, NULL);
}

/* The row's own accessible name: without it a screen reader says "GtkListItemWidget" (4.8). */
static void
name_row (CldChildrenColumns *self, GtkWidget *cell, const CldCaseloadFacts *facts)
{
  GtkWidget *holder = gtk_widget_get_parent (cell);
  GtkWidget *row = holder ? gtk_widget_get_parent (holder) : NULL;
  g_autofree char *name = cld_children_text (facts, CLD_CHILDREN_NAME, self->today);
  g_autofree char *age = cld_children_text (facts, CLD_CHILDREN_AGE, self->today);
  g_autofree char *placement = cld_children_text (facts, CLD_CHILDREN_PLACEMENT, self->today);
  g_autofree char *duty = cld_children_next_make_words (self->next, facts->ref);
  g_autofree char *label = g_strjoin (", ", name, age, placement, duty, NULL);

  if (row)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
fill_cell (CldChildrenColumns *self, guint column, GtkWidget *cell, const CldCaseloadFacts *facts)
{
  const CldChildrenColumnInfo *info = cld_children_column_info (column);
  g_autofree char *text = facts ? cld_children_cell_text (self->next, facts, column, self->today) : NULL;
  CldChildrenAlert alert = facts && column == CLD_CHILDREN_ALERT ? cld_children_alert (facts) : (CldChildrenAlert) { 0 };

  if (facts && column == CLD_CHILDREN_NEXT)
    {
      CldChildrenNextLook look = cld_children_next_get_look (self->next, facts->ref);

      alert.icon_name = look.icon_name;
      alert.color = look.color;
    }
  cld_children_cell_set (CLD_CHILDREN_CELL (cell), text, alert.icon_name, alert.color, info->searched ? (const char *const *) self->found : NULL);
  if (facts && column == CLD_CHILDREN_NAME)
    name_row (self, cell, facts);
}

static void
check_toggled_cb (GtkCheckButton *button, GtkListItem *list_item)
{
  Column *column = g_object_get_data (G_OBJECT (button), "column");
  CldIdsItem *item = gtk_list_item_get_item (list_item);
  const char *id = item ? cld_ids_item_get_id (item) : NULL;

  if (!id || !column->owner->chosen)
    return;
  if (gtk_check_button_get_active (button))
    g_hash_table_add (column->owner->chosen, g_strdup (id));
  else
    g_hash_table_remove (column->owner->chosen, id);
  g_signal_emit (column->owner, signals[CHOSEN], 0);
}

static void
fill_check (CldChildrenColumns *self, GtkListItem *list_item)
{
  CldIdsItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *button = gtk_list_item_get_child (list_item);
  const CldCaseloadFacts *facts = item ? cld_ids_item_get_record (item) : NULL;
  g_autofree char *name = facts ? cld_children_text (facts, CLD_CHILDREN_NAME, self->today) : NULL;
  /* Translators: %s is the name of a child whose row is chosen */
  g_autofree char *label = g_strdup_printf (_("Choose %s"), name ? name : "");
  gboolean active = facts && self->chosen && g_hash_table_contains (self->chosen, facts->ref);

  g_signal_handlers_block_by_func (button, check_toggled_cb, list_item);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), active);
  g_signal_handlers_unblock_by_func (button, check_toggled_cb, list_item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
fill_cell_cb (CldChildrenCell *cell, gpointer data)
{
  GtkListItem *list_item = data;
  CldIdsItem *item = gtk_list_item_get_item (list_item);
  Column *column = g_object_get_data (G_OBJECT (list_item), "column");

  if (column->owner->today)
    fill_cell (column->owner, column->column, GTK_WIDGET (cell), item ? cld_ids_item_get_record (item) : NULL);
}

static gboolean fill_timeout_cb (gpointer data);

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Column *column)
{
  GtkWidget *child;

  if (column->column == CHECK_COLUMN)
    {
      child = gtk_check_button_new ();
      g_object_set_data (G_OBJECT (child), "column", column);
      g_signal_connect_object (child, "toggled", G_CALLBACK (check_toggled_cb), list_item, 0);
    }
  else
    child = cld_children_cell_new (cld_children_column_info (column->column)->numeric, fill_cell_cb, list_item);
  g_object_set_data (G_OBJECT (list_item), "column", column);
  gtk_list_item_set_child (list_item, child);
  g_hash_table_insert (column->owner->items, list_item, column);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Column *column)
{
  if (column->column == CHECK_COLUMN)
    fill_check (column->owner, list_item);
  else
    cld_children_cell_invalidate (CLD_CHILDREN_CELL (gtk_list_item_get_child (list_item)));
  if (!column->owner->fill_timeout)
    column->owner->fill_timeout = g_timeout_add_full (G_PRIORITY_LOW, FILL_MS, fill_timeout_cb, column->owner, NULL);
}

static void
teardown_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Column *column)
{
  g_hash_table_remove (column->owner->items, list_item);
}

/* Tells which column a header sorts by: the view's sorter asks the first column first. */
static int
probe_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  Column *column = data;

  if (column->owner->probed == CHECK_COLUMN)
    column->owner->probed = column->column;
  return GTK_ORDERING_SMALLER;
}

static gboolean
save_timeout_cb (gpointer data)
{
  CldChildrenColumns *self = data;

  self->save_timeout = 0;
  save_columns (self);
  return G_SOURCE_REMOVE;
}

static void
save_columns (CldChildrenColumns *self)
{
  GSettings *settings = cld_settings_get ();
  GVariantBuilder builder;

  if (!settings)
    return;
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{si}"));
  for (guint i = 0; i < CLD_CHILDREN_N_COLUMNS; i++)
    if (cld_children_column_info (i)->width > 0)
      g_variant_builder_add (&builder, "{si}", cld_children_column_info (i)->id, gtk_column_view_column_get_fixed_width (self->columns[i].view_column));
  g_settings_set_value (settings, "children-columns", g_variant_builder_end (&builder));
}

static void
width_changed_cb (GtkColumnViewColumn *view_column, GParamSpec *pspec, CldChildrenColumns *self)
{
  g_clear_handle_id (&self->save_timeout, g_source_remove);
  self->save_timeout = g_timeout_add_seconds (1, save_timeout_cb, self);
}

static int
stored_width (const CldChildrenColumnInfo *info)
{
  GSettings *settings = cld_settings_get ();
  g_autoptr (GVariant) widths = settings ? g_settings_get_value (settings, "children-columns") : NULL;
  int width = info->width;

  if (widths && width > 0 && g_variant_lookup (widths, info->id, "i", &width))
    return CLAMP (width, MIN_WIDTH, 2000);
  return info->width;
}

static void
append_column (CldChildrenColumns *self, guint number)
{
  Column *column = &self->columns[number];
  const CldChildrenColumnInfo *info = number < CLD_CHILDREN_N_COLUMNS ? cld_children_column_info (number) : NULL;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  column->owner = self;
  column->column = number;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_cb), column);
  column->view_column = gtk_column_view_column_new (info ? _(info->title) : "", factory);
  if (info)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, column, NULL));

      gtk_column_view_column_set_sorter (column->view_column, sorter);
      gtk_column_view_column_set_resizable (column->view_column, TRUE);
      gtk_column_view_column_set_fixed_width (column->view_column, stored_width (info));
      gtk_column_view_column_set_expand (column->view_column, info->width < 0);
      g_signal_connect_object (column->view_column, "notify::fixed-width", G_CALLBACK (width_changed_cb), self, 0);
    }
  /* A column that is there and not visible takes room that the others should get (4.8): it is left out instead. */
  if (info && !info->hidden && number != CLD_CHILDREN_IRO)
    gtk_column_view_append_column (self->view, column->view_column);
}

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, CldChildrenColumns *self)
{
  g_signal_emit (self, signals[SORTED], 0);
}

static gboolean
query_tooltip_cb (GtkWidget *view, int x, int y, gboolean keyboard, GtkTooltip *tooltip, CldChildrenColumns *self)
{
  GtkWidget *at = keyboard ? NULL : gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  GHashTableIter iter;
  gpointer list_item, column;

  while (at && at != view && !CLD_IS_CHILDREN_CELL (at))
    /* The pointer may be in the cell's padding, which is that of the cell's holder. */
    at = CLD_IS_CHILDREN_CELL (gtk_widget_get_first_child (at)) && !gtk_widget_get_next_sibling (gtk_widget_get_first_child (at))
           ? gtk_widget_get_first_child (at)
           : gtk_widget_get_parent (at);
  if (!at || at == view)
    return FALSE;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &list_item, &column))
    if (gtk_list_item_get_child (list_item) == at)
      {
        CldIdsItem *item = gtk_list_item_get_item (list_item);
        const CldCaseloadFacts *facts = item ? cld_ids_item_get_record (item) : NULL;
        g_autofree char *hint = facts ? cld_children_cell_hint (self->next, facts, ((Column *) column)->column) : NULL;

        if (!hint && cld_children_cell_is_cut (CLD_CHILDREN_CELL (at)))
          hint = g_strdup (cld_children_cell_get_text (CLD_CHILDREN_CELL (at)));
        gtk_tooltip_set_text (tooltip, hint);
        return hint != NULL;
      }
  return FALSE;
}

static gboolean
fill_timeout_cb (gpointer data)
{
  CldChildrenColumns *self = data;
  GHashTableIter iter;
  gpointer list_item, column;

  self->fill_timeout = 0;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &list_item, &column))
    if (((Column *) column)->column != CHECK_COLUMN)
      cld_children_cell_update (CLD_CHILDREN_CELL (gtk_list_item_get_child (list_item)));
  return G_SOURCE_REMOVE;
}

/* Cells in view are filled when they are drawn; the others when nothing else is to do, for who reads them unseen. */
static void
refreshed_cb (CldIdsModel *model, CldChildrenColumns *self)
{
  GHashTableIter iter;
  gpointer list_item, column;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &list_item, &column))
    if (((Column *) column)->column == CHECK_COLUMN)
      fill_check (self, list_item);
    else
      cld_children_cell_invalidate (CLD_CHILDREN_CELL (gtk_list_item_get_child (list_item)));
  if (!self->fill_timeout)
    self->fill_timeout = g_timeout_add_full (G_PRIORITY_LOW, FILL_MS, fill_timeout_cb, self, NULL);
}

/**
 * cld_children_columns_new:
 * @view: an empty table
 * @model: what it is to show, with #CldCaseloadFacts as records
 *
 * Makes the columns of the list of children. They live at least as long as the view.
 *
 * Returns: (transfer full): the columns
 */
CldChildrenColumns *
cld_children_columns_new (GtkColumnView *view, CldIdsModel *model)
{
  CldChildrenColumns *self = g_object_new (CLD_TYPE_CHILDREN_COLUMNS, NULL);

  self->view = view;
  self->model = g_object_ref (model);
  append_column (self, CHECK_COLUMN);
  for (guint i = 0; i < CLD_CHILDREN_N_COLUMNS; i++)
    append_column (self, i);
  g_signal_connect_object (model, "refreshed", G_CALLBACK (refreshed_cb), self, 0);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (sorter_changed_cb), self, 0);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect_object (view, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, 0);
  g_object_set_data_full (G_OBJECT (view), "cld-children-columns", g_object_ref (self), g_object_unref);
  return self;
}

/**
 * cld_children_columns_show:
 * @self: the columns
 * @today: the day whose facts are shown
 * @found: (nullable): folded words that are bold where they are
 *
 * What the cells show from their next filling on.
 */
void
cld_children_columns_show (CldChildrenColumns *self, const char *today, const char *const *found)
{
  g_return_if_fail (CLD_IS_CHILDREN_COLUMNS (self));

  g_free (self->today);
  self->today = g_strdup (today);
  g_strfreev (self->found);
  self->found = g_strdupv ((char **) found);
}

/**
 * cld_children_columns_set_next:
 * @self: the columns
 * @next: (nullable): the next duties, which live as long as @self or until they are set again
 *
 * Where the column of the next duty gets what it says.
 */
void
cld_children_columns_set_next (CldChildrenColumns *self, const CldChildrenNext *next)
{
  g_return_if_fail (CLD_IS_CHILDREN_COLUMNS (self));

  self->next = next;
}

/**
 * cld_children_columns_set_sort:
 * @self: the columns
 * @sort: the order
 * @descending: turned round
 *
 * Shows in a header what the list is sorted by; #CldChildrenColumns::sorted follows.
 */
void
cld_children_columns_set_sort (CldChildrenColumns *self, CldCaseloadSort sort, gboolean descending)
{
  g_return_if_fail (CLD_IS_CHILDREN_COLUMNS (self));

  for (guint i = 0; i < CLD_CHILDREN_N_COLUMNS; i++)
    if (cld_children_column_info (i)->sort == sort)
      gtk_column_view_sort_by_column (self->view, self->columns[i].view_column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * cld_children_columns_get_sort:
 * @self: the columns
 * @sort: (out): the order that the headers show
 * @descending: (out): turned round
 *
 * Names come first where no header was asked.
 */
void
cld_children_columns_get_sort (CldChildrenColumns *self, CldCaseloadSort *sort, gboolean *descending)
{
  /* Two objects that are not the same one; nothing is asked of them. */
  GtkOrdering ordering;

  g_return_if_fail (CLD_IS_CHILDREN_COLUMNS (self));

  self->probed = CHECK_COLUMN;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), self->columns[0].view_column, self->columns[1].view_column);
  *sort = self->probed == CHECK_COLUMN ? CLD_CASELOAD_BY_NAME : cld_children_column_info (self->probed)->sort;
  *descending = ordering == GTK_ORDERING_LARGER;
}

/**
 * cld_children_columns_set_chosen:
 * @self: the columns
 * @chosen: (nullable) (element-type utf8): the numbers of the children whose box is ticked; %NULL for no boxes
 *
 * Shows boxes or hides them.
 */
void
cld_children_columns_set_chosen (CldChildrenColumns *self, GHashTable *chosen)
{
  gboolean had;

  g_return_if_fail (CLD_IS_CHILDREN_COLUMNS (self));

  had = self->chosen != NULL;
  if (chosen)
    g_hash_table_ref (chosen);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  self->chosen = chosen;
  if (chosen && !had)
    gtk_column_view_insert_column (self->view, 0, self->columns[CHECK_COLUMN].view_column);
  else if (!chosen && had)
    gtk_column_view_remove_column (self->view, self->columns[CHECK_COLUMN].view_column);
  refreshed_cb (self->model, self);
}

/**
 * cld_children_columns_set_room:
 * @self: the columns
 * @width: how wide the table is, in pixels
 *
 * Leaves out the reviewing officer where what is more urgent would have no room.
 */
void
cld_children_columns_set_room (CldChildrenColumns *self, int width)
{
  GtkColumnViewColumn *iro, *seen;
  gboolean is_there;
  guint position = 0;

  g_return_if_fail (CLD_IS_CHILDREN_COLUMNS (self));

  iro = self->columns[CLD_CHILDREN_IRO].view_column;
  seen = self->columns[CLD_CHILDREN_SEEN].view_column;
  is_there = gtk_column_view_column_get_column_view (iro) != NULL;
  if ((width >= IRO_WIDTH) == is_there)
    return;
  if (is_there)
    {
      gtk_column_view_remove_column (self->view, iro);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (gtk_column_view_get_columns (self->view)); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (self->view), i);

      if (column == seen)
        position = i;
    }
  gtk_column_view_insert_column (self->view, position, iro);
}

/**
 * cld_children_columns_is_shown:
 * @self: the columns
 * @column: one of them
 *
 * Returns: whether it is part of the list: in a file and on paper, and in the window where there is room
 */
gboolean
cld_children_columns_is_shown (CldChildrenColumns *self, CldChildrenColumn column)
{
  g_return_val_if_fail (CLD_IS_CHILDREN_COLUMNS (self) && (guint) column < CLD_CHILDREN_N_COLUMNS, FALSE);

  return !cld_children_column_info (column)->hidden;
}

/**
 * cld_children_columns_focus_row:
 * @self: the columns
 * @position: a row
 *
 * Returns: whether there is a row widget for it, which has the focus now
 */
gboolean
cld_children_columns_focus_row (CldChildrenColumns *self, guint position)
{
  GHashTableIter iter;
  gpointer list_item;

  g_return_val_if_fail (CLD_IS_CHILDREN_COLUMNS (self), FALSE);

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_item (list_item) && gtk_list_item_get_position (list_item) == position)
      {
        GtkWidget *holder = gtk_widget_get_parent (gtk_list_item_get_child (list_item));
        GtkWidget *row = holder ? gtk_widget_get_parent (holder) : NULL;

        return row && gtk_widget_grab_focus (row);
      }
  return FALSE;
}
