/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-duties-columns.h"

#include <glib/gi18n-lib.h>

#include "cld-children-cell.h"

/* Cells out of sight are filled after the frame that shows the others. */
#define FILL_MS 40

/* A column and whose it is; what its factory and its sorter are given. */
typedef struct
{
  CldDutiesColumns *owner;
  CldDutiesColumn column;
  GtkColumnViewColumn *view_column;
} Column;

struct _CldDutiesColumns
{
  GObject parent_instance;

  GtkColumnView *view; /* not owned: the pane owns both */
  GStrv found;
  GHashTable *items; /* GtkListItem -> Column: the cells there are */
  Column columns[CLD_DUTIES_N_COLUMNS];
  guint probed; /* the first column that a sorter was asked of */
  guint fill_timeout;
};

/* Texts share what the others leave. */
static const struct
{
  const char *title;
  int width;
  gboolean numeric;
  gboolean expand;
} infos[CLD_DUTIES_N_COLUMNS] = {
  [CLD_DUTIES_DUE] = { N_("Due"), 104, FALSE },
  [CLD_DUTIES_TITLE] = { N_("Duty"), 150, FALSE, TRUE },
  [CLD_DUTIES_CHILD] = { N_("Child"), 130, FALSE, TRUE },
  /* Translators: a column: how binding a duty is */
  [CLD_DUTIES_STRENGTH] = { N_("Strength"), 72, FALSE },
  /* Translators: a column: the regulation that a duty follows from */
  [CLD_DUTIES_PROVISION] = { N_("Provision"), 100, FALSE, TRUE },
  [CLD_DUTIES_WORKER] = { N_("Worker"), 100, FALSE, TRUE },
  [CLD_DUTIES_STATE] = { N_("State"), 142, FALSE },
  /* Translators: a column: the day on which a duty was done */
  [CLD_DUTIES_DONE] = { N_("Done"), 104, FALSE },
  [CLD_DUTIES_LATE] = { N_("Days late"), 80, TRUE },
};

enum
{
  SORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldDutiesColumns, cld_duties_columns, G_TYPE_OBJECT)

/* --- a row --- */

/**
 * cld_duties_record_new:
 * @session: the caseload
 * @item: a duty of the board
 * @today: the board's day
 *
 * Returns: (transfer full): what the list shows of it
 */
CldDutiesRecord *
cld_duties_record_new (CldSession *session, const CldDutyItem *item, gint32 today)
{
  CldDutiesRecord *record = g_new (CldDutiesRecord, 1);

  record->entry = cld_duty_entry_new (session, item->facts, item->duty, today);
  record->days_late = cld_duties_days_late (item->duty, today);
  return record;
}

/**
 * cld_duties_record_free:
 * @record: (nullable): a row
 */
void
cld_duties_record_free (CldDutiesRecord *record)
{
  if (!record)
    return;
  g_object_unref (record->entry);
  g_free (record);
}

/**
 * cld_duties_record_dup_text:
 * @record: a row
 * @column: a column
 *
 * Returns: (transfer full): what stands there
 */
char *
cld_duties_record_dup_text (const CldDutiesRecord *record, CldDutiesColumn column)
{
  const CldDutyTexts *texts = cld_duty_entry_get_texts (record->entry);

  switch (column)
    {
    case CLD_DUTIES_DUE:
      return g_strdup (*texts->due ? texts->due : _("Not known"));
    case CLD_DUTIES_TITLE:
      return g_strdup (texts->title);
    case CLD_DUTIES_CHILD:
      return g_strdup (texts->name_and_age);
    case CLD_DUTIES_STRENGTH:
      return g_strdup (cld_strength_word (texts->strength));
    case CLD_DUTIES_PROVISION:
      return g_strdup (texts->provision);
    case CLD_DUTIES_WORKER:
      return g_strdup (texts->worker);
    case CLD_DUTIES_STATE:
      /* Translators: a duty that will arise if the one before it is done on its date */
      return texts->state == CLD_DUTY_PROJECTED ? g_strdup (_("Forecast")) : g_strdup (texts->state_words);
    case CLD_DUTIES_DONE:
      return g_strdup (texts->done);
    case CLD_DUTIES_LATE:
      return record->days_late > 0 ? g_strdup_printf ("%d", record->days_late) : g_strdup ("");
    case CLD_DUTIES_N_COLUMNS:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* --- the columns --- */

static void
cld_duties_columns_dispose (GObject *object)
{
  CldDutiesColumns *self = CLD_DUTIES_COLUMNS (object);

  g_clear_handle_id (&self->fill_timeout, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (self->columns); i++)
    g_clear_object (&self->columns[i].view_column);
  G_OBJECT_CLASS (cld_duties_columns_parent_class)->dispose (object);
}

static void
cld_duties_columns_finalize (GObject *object)
{
  CldDutiesColumns *self = CLD_DUTIES_COLUMNS (object);

  g_hash_table_unref (self->items);
  g_strfreev (self->found);
  G_OBJECT_CLASS (cld_duties_columns_parent_class)->finalize (object);
}

static void
cld_duties_columns_class_init (CldDutiesColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cld_duties_columns_dispose;
  object_class->finalize = cld_duties_columns_finalize;

  /**
   * CldDutiesColumns::sorted:
   *
   * Somebody asked for another order by a header.
   */
  signals[SORTED] = g_signal_new ("sorted", CLD_TYPE_DUTIES_COLUMNS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cld_duties_columns_init (CldDutiesColumns *self)
{
  self->items = g_hash_table_new (NULL, NULL);
}

static const CldDutiesRecord *
get_record (GtkListItem *list_item)
{
  CldIdsItem *item = gtk_list_item_get_item (list_item);

  return item ? cld_ids_item_get_record (item) : NULL;
}

static GtkWidget *
get_row (GtkWidget *cell)
{
  GtkWidget *holder = gtk_widget_get_parent (cell);

  return holder ? gtk_widget_get_parent (holder) : NULL;
}

static void
fill_cell_cb (CldChildrenCell *cell, gpointer data)
{
  GtkListItem *list_item = data;
  Column *column = g_object_get_data (G_OBJECT (list_item), "column");
  const CldDutiesRecord *record = get_record (list_item);
  const CldDutyTexts *texts = record ? cld_duty_entry_get_texts (record->entry) : NULL;
  g_autofree char *text = record ? cld_duties_record_dup_text (record, column->column) : NULL;
  gboolean state = texts && column->column == CLD_DUTIES_STATE;

  cld_children_cell_set (cell, text, state ? texts->look->icon_name : NULL, state ? cld_duty_look_get_color (texts->look) : NULL,
                         column->column == CLD_DUTIES_CHILD ? (const char *const *) column->owner->found : NULL);
  /* The row's own accessible name: without it a screen reader says "GtkListItemWidget" (4.8). */
  if (texts && column->column == CLD_DUTIES_DUE && get_row (GTK_WIDGET (cell)))
    gtk_accessible_update_property (GTK_ACCESSIBLE (get_row (GTK_WIDGET (cell))), GTK_ACCESSIBLE_PROPERTY_LABEL, texts->sentence, -1);
}

static gboolean
fill_timeout_cb (gpointer data)
{
  CldDutiesColumns *self = data;
  GHashTableIter iter;
  gpointer list_item;

  self->fill_timeout = 0;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    cld_children_cell_update (CLD_CHILDREN_CELL (gtk_list_item_get_child (list_item)));
  return G_SOURCE_REMOVE;
}

/* Cells in view are filled when they are drawn; the others when nothing else is to do, for who reads them unseen. */
static void
fill_later (CldDutiesColumns *self)
{
  if (!self->fill_timeout)
    self->fill_timeout = g_timeout_add_full (G_PRIORITY_LOW, FILL_MS, fill_timeout_cb, self, NULL);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Column *column)
{
  g_object_set_data (G_OBJECT (list_item), "column", column);
  gtk_list_item_set_child (list_item, cld_children_cell_new (infos[column->column].numeric, fill_cell_cb, list_item));
  g_hash_table_insert (column->owner->items, list_item, column);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Column *column)
{
  cld_children_cell_invalidate (CLD_CHILDREN_CELL (gtk_list_item_get_child (list_item)));
  fill_later (column->owner);
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

  if (column->owner->probed == CLD_DUTIES_N_COLUMNS)
    column->owner->probed = column->column;
  return GTK_ORDERING_SMALLER;
}

static void
append_column (CldDutiesColumns *self, CldDutiesColumn number)
{
  Column *column = &self->columns[number];
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (probe_cb, column, NULL));

  column->owner = self;
  column->column = number;
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_cb), column);
  column->view_column = gtk_column_view_column_new (_(infos[number].title), factory);
  gtk_column_view_column_set_sorter (column->view_column, sorter);
  gtk_column_view_column_set_resizable (column->view_column, TRUE);
  gtk_column_view_column_set_fixed_width (column->view_column, infos[number].width);
  gtk_column_view_column_set_expand (column->view_column, infos[number].expand);
  gtk_column_view_append_column (self->view, column->view_column);
}

static void
sorter_changed_cb (GtkSorter *sorter, GtkSorterChange change, CldDutiesColumns *self)
{
  g_signal_emit (self, signals[SORTED], 0);
}

static GtkListItem *
find_item_at (CldDutiesColumns *self, double x, double y)
{
  GtkWidget *view = GTK_WIDGET (self->view), *at = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);
  GHashTableIter iter;
  gpointer list_item;

  while (at && at != view && !CLD_IS_CHILDREN_CELL (at))
    /* The pointer may be in the cell's padding, which is that of the cell's holder. */
    at = CLD_IS_CHILDREN_CELL (gtk_widget_get_first_child (at)) && !gtk_widget_get_next_sibling (gtk_widget_get_first_child (at))
           ? gtk_widget_get_first_child (at)
           : gtk_widget_get_parent (at);
  g_hash_table_iter_init (&iter, self->items);
  while (at && g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_child (list_item) == at)
      return list_item;
  return NULL;
}

/* Cut texts in full, and the whole provision. */
static gboolean
query_tooltip_cb (GtkWidget *view, int x, int y, gboolean keyboard, GtkTooltip *tooltip, CldDutiesColumns *self)
{
  GtkListItem *list_item = keyboard ? NULL : find_item_at (self, x, y);
  const CldDutiesRecord *record = list_item ? get_record (list_item) : NULL;
  CldChildrenCell *cell = record ? CLD_CHILDREN_CELL (gtk_list_item_get_child (list_item)) : NULL;
  Column *column = list_item ? g_object_get_data (G_OBJECT (list_item), "column") : NULL;

  if (!record)
    return FALSE;
  if (column->column == CLD_DUTIES_PROVISION)
    gtk_tooltip_set_text (tooltip, cld_duty_entry_get_texts (record->entry)->source);
  else if (cld_children_cell_is_cut (cell))
    gtk_tooltip_set_text (tooltip, cld_children_cell_get_text (cell));
  else
    return FALSE;
  return TRUE;
}

static void
refreshed_cb (CldIdsModel *model, CldDutiesColumns *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    cld_children_cell_invalidate (CLD_CHILDREN_CELL (gtk_list_item_get_child (list_item)));
  fill_later (self);
}

/**
 * cld_duties_columns_new:
 * @view: an empty table
 * @model: what it is to show, with #CldDutiesRecord as records
 *
 * Makes the columns of the list of duties. They live at least as long as the view.
 *
 * Returns: (transfer full): the columns
 */
CldDutiesColumns *
cld_duties_columns_new (GtkColumnView *view, CldIdsModel *model)
{
  CldDutiesColumns *self = g_object_new (CLD_TYPE_DUTIES_COLUMNS, NULL);

  self->view = view;
  for (guint i = 0; i < CLD_DUTIES_N_COLUMNS; i++)
    append_column (self, i);
  g_signal_connect_object (model, "refreshed", G_CALLBACK (refreshed_cb), self, 0);
  g_signal_connect_object (gtk_column_view_get_sorter (view), "changed", G_CALLBACK (sorter_changed_cb), self, 0);
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  g_signal_connect_object (view, "query-tooltip", G_CALLBACK (query_tooltip_cb), self, 0);
  g_object_set_data_full (G_OBJECT (view), "cld-duties-columns", g_object_ref (self), g_object_unref);
  return self;
}

/**
 * cld_duties_columns_show:
 * @self: the columns
 * @found: (nullable): folded words that are bold in the child's name
 *
 * What the cells show from their next filling on.
 */
void
cld_duties_columns_show (CldDutiesColumns *self, const char *const *found)
{
  g_return_if_fail (CLD_IS_DUTIES_COLUMNS (self));

  g_strfreev (self->found);
  self->found = g_strdupv ((char **) found);
}

/**
 * cld_duties_columns_show_done:
 * @self: the columns
 * @show: whether any duty that is shown may be done
 *
 * Shows on which day duties were done, or leaves that column out where it would be empty.
 */
void
cld_duties_columns_show_done (CldDutiesColumns *self, gboolean show)
{
  GtkColumnViewColumn *column;

  g_return_if_fail (CLD_IS_DUTIES_COLUMNS (self));

  column = self->columns[CLD_DUTIES_DONE].view_column;
  /* A column that is there and not visible takes room that the others should get (4.8): it is left out instead. */
  if (show && !gtk_column_view_column_get_column_view (column))
    gtk_column_view_insert_column (self->view, CLD_DUTIES_DONE, column);
  else if (!show && gtk_column_view_column_get_column_view (column))
    gtk_column_view_remove_column (self->view, column);
}

/**
 * cld_duties_columns_set_sort:
 * @self: the columns
 * @sort: the order
 * @descending: turned round
 *
 * Shows in a header what the list is sorted by; #CldDutiesColumns::sorted follows.
 */
void
cld_duties_columns_set_sort (CldDutiesColumns *self, CldDutiesColumn sort, gboolean descending)
{
  g_return_if_fail (CLD_IS_DUTIES_COLUMNS (self) && (guint) sort < CLD_DUTIES_N_COLUMNS);

  gtk_column_view_sort_by_column (self->view, self->columns[sort].view_column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * cld_duties_columns_get_sort:
 * @self: the columns
 * @sort: (out): the order that the headers show
 * @descending: (out): turned round
 *
 * What is due first comes first where no header was asked.
 */
void
cld_duties_columns_get_sort (CldDutiesColumns *self, CldDutiesColumn *sort, gboolean *descending)
{
  /* Two objects that are not the same one; nothing is asked of them. */
  GtkOrdering ordering;

  g_return_if_fail (CLD_IS_DUTIES_COLUMNS (self));

  self->probed = CLD_DUTIES_N_COLUMNS;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), self->columns[0].view_column, self->columns[1].view_column);
  *sort = self->probed == CLD_DUTIES_N_COLUMNS ? CLD_DUTIES_DUE : self->probed;
  *descending = ordering == GTK_ORDERING_LARGER;
}

/**
 * cld_duties_columns_find_row:
 * @self: the columns
 * @position: a place in the list
 *
 * Returns: (transfer none) (nullable): the row widget there, where there is one
 */
GtkWidget *
cld_duties_columns_find_row (CldDutiesColumns *self, guint position)
{
  GHashTableIter iter;
  gpointer list_item;

  g_return_val_if_fail (CLD_IS_DUTIES_COLUMNS (self), NULL);

  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_item (list_item) && gtk_list_item_get_position (list_item) == position)
      return get_row (gtk_list_item_get_child (list_item));
  return NULL;
}

/**
 * cld_duties_columns_focus_row:
 * @self: the columns
 * @position: a row
 *
 * Returns: whether there is a row widget for it, which has the focus now
 */
gboolean
cld_duties_columns_focus_row (CldDutiesColumns *self, guint position)
{
  GtkWidget *row = cld_duties_columns_find_row (self, position);

  return row && gtk_widget_grab_focus (row);
}

/**
 * cld_duties_columns_find_position:
 * @self: the columns
 * @x: a point of the table
 * @y: likewise
 * @position: (out): the place of the row there
 *
 * Returns: whether there is a row
 */
gboolean
cld_duties_columns_find_position (CldDutiesColumns *self, double x, double y, guint *position)
{
  GtkListItem *list_item;

  g_return_val_if_fail (CLD_IS_DUTIES_COLUMNS (self), FALSE);

  list_item = find_item_at (self, x, y);
  if (!list_item || !gtk_list_item_get_item (list_item))
    return FALSE;
  *position = gtk_list_item_get_position (list_item);
  return TRUE;
}
