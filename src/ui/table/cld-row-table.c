/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-row-table-private.h"

#include <string.h>

#include "cld-one-stop.h"

/* A screenful of rows is announced at once, the others while nothing else is to do. */
#define ROW_STEP 28

/* The table wants at least so many pixels, and at least so many digits of the text. */
#define MIN_WIDE 620
#define WIDE_LETTERS 76

enum
{
  SORTED,
  OPEN,
  CURRENT,
  CHOSEN,
  MENU,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldRowTable, cld_row_table, GTK_TYPE_WIDGET)

/* --- rows --- */

/* An id is the place among the rows that are shown; the rows are the owner's. */
static GPtrArray *
load_records (const char *const *ids, guint n_ids, gpointer data)
{
  CldRowTable *self = data;
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < n_ids; i++)
    {
      guint index = (guint) g_ascii_strtoull (ids[i], NULL, 10);

      g_ptr_array_add (records, self->rows && index < self->rows->len ? self->rows->pdata[index] : NULL);
    }
  return records;
}

static CldIds *
number_rows (guint n)
{
  CldIds *ids = cld_ids_new ();
  char text[12];

  for (guint i = 0; i < n; i++)
    cld_ids_add (ids, text, (gsize) g_snprintf (text, sizeof text, "%u", i));
  return ids;
}

gconstpointer
_cld_row_table_get_row_of (CldRowTable *self, GtkListItem *list_item)
{
  CldIdsItem *item = gtk_list_item_get_item (list_item);

  return item ? cld_ids_item_get_record (item) : NULL;
}

static void
scroll_to (CldRowTable *self, guint position)
{
  GtkWidget *table = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  gtk_widget_activate_action (cld_row_table_is_wide (self) ? table : GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* What is current is remembered by its key: the rows may be others at any time. */
static void
selected_cb (CldRowTable *self)
{
  gconstpointer row = self->quiet ? NULL : cld_row_table_get_current (self);

  if (self->quiet)
    return;
  g_free (self->current);
  self->current = row ? g_strdup (self->kind->get_key (row)) : NULL;
  g_signal_emit (self, signals[CURRENT], 0);
}

static gboolean
find_key (CldRowTable *self, const char *key, guint *position)
{
  for (guint i = 0; key && self->rows && i < self->rows->len; i++)
    if (strcmp (self->kind->get_key (self->rows->pdata[i]), key) == 0)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

/* The row that was current is so again; where it is gone, the one that took its place. */
static void
select_again (CldRowTable *self, guint before)
{
  guint n = cld_row_table_get_n_rows (self), position = before == GTK_INVALID_LIST_POSITION ? 0 : MIN (before, n > 0 ? n - 1 : 0);
  gboolean found = find_key (self, self->current, &position);

  if (n == 0)
    return;
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    cld_ids_model_complete (self->model);
  gtk_single_selection_set_selected (self->selection, position);
  if (found && position > 0)
    scroll_to (self, position);
}

/* What was chosen and is gone from the list altogether is not chosen any more. */
static gboolean
drop_gone (CldRowTable *self)
{
  g_autoptr (GHashTable) there = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer key;
  gboolean dropped = FALSE;

  for (guint i = 0; self->rows && i < self->rows->len; i++)
    g_hash_table_add (there, (gpointer) self->kind->get_key (self->rows->pdata[i]));
  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (there, key))
      {
        g_hash_table_iter_remove (&iter);
        dropped = TRUE;
      }
  return dropped;
}

/**
 * cld_row_table_set_rows:
 * @self: a table
 * @rows: (nullable): what it shows, in order; the rows are the caller's, and stay until others are set
 * @found: (nullable): folded words that are marked in the cells
 *
 * Shows @rows. The current row is kept by its key, and so are those that are chosen as long as they are shown.
 */
void
cld_row_table_set_rows (CldRowTable *self, GPtrArray *rows, const char *const *found)
{
  g_autoptr (CldIds) ids = NULL;
  guint before;
  gboolean dropped;

  g_return_if_fail (CLD_IS_ROW_TABLE (self) && self->kind);

  before = gtk_single_selection_get_selected (self->selection);
  ids = number_rows (rows ? rows->len : 0);
  g_strfreev (self->found);
  self->found = g_strdupv ((char **) found);
  self->quiet = TRUE;
  if (rows)
    g_ptr_array_ref (rows);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = rows;
  dropped = drop_gone (self);
  cld_ids_model_set_ids (self->model, ids);
  select_again (self, before);
  self->quiet = FALSE;
  selected_cb (self);
  if (dropped)
    g_signal_emit (self, signals[CHOSEN], 0);
}

/**
 * cld_row_table_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows it shows
 */
guint
cld_row_table_get_n_rows (CldRowTable *self)
{
  return self->rows ? self->rows->len : 0;
}

/**
 * cld_row_table_get_row:
 * @self: a table
 * @position: a place
 *
 * Returns: (transfer none) (nullable): the row there
 */
gconstpointer
cld_row_table_get_row (CldRowTable *self, guint position)
{
  return position < cld_row_table_get_n_rows (self) ? self->rows->pdata[position] : NULL;
}

/**
 * cld_row_table_get_current:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): the row that the keyboard is at
 */
gconstpointer
cld_row_table_get_current (CldRowTable *self)
{
  g_return_val_if_fail (CLD_IS_ROW_TABLE (self), NULL);

  return self->selection ? cld_row_table_get_row (self, gtk_single_selection_get_selected (self->selection)) : NULL;
}

/**
 * cld_row_table_set_current:
 * @self: a table
 * @key: key of a row
 *
 * Goes to that row, where it is shown.
 */
void
cld_row_table_set_current (CldRowTable *self, const char *key)
{
  guint position;

  g_return_if_fail (CLD_IS_ROW_TABLE (self));

  if (!find_key (self, key, &position))
    return;
  cld_ids_model_complete (self->model);
  gtk_single_selection_set_selected (self->selection, position);
  scroll_to (self, position);
}

/* --- choosing --- */

static void
refresh (CldRowTable *self)
{
  _cld_row_table_columns_refresh (self);
  _cld_row_table_narrow_refresh (self);
}

void
_cld_row_table_toggle (CldRowTable *self, guint position)
{
  gconstpointer row = cld_row_table_get_row (self, position);
  const char *key = row ? self->kind->get_key (row) : NULL;

  if (key)
    cld_row_table_choose (self, key, !g_hash_table_contains (self->chosen, key));
}

/**
 * cld_row_table_choose:
 * @self: a table whose rows can be chosen
 * @key: key of a row
 * @chosen: whether it is
 */
void
cld_row_table_choose (CldRowTable *self, const char *key, gboolean chosen)
{
  g_return_if_fail (CLD_IS_ROW_TABLE (self) && self->choose);

  if (chosen)
    g_hash_table_add (self->chosen, g_strdup (key));
  else
    g_hash_table_remove (self->chosen, key);
  refresh (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

/**
 * cld_row_table_choose_all:
 * @self: a table whose rows can be chosen
 *
 * Chooses all that are shown.
 */
void
cld_row_table_choose_all (CldRowTable *self)
{
  g_return_if_fail (CLD_IS_ROW_TABLE (self) && self->choose);

  for (guint i = 0; i < cld_row_table_get_n_rows (self); i++)
    g_hash_table_add (self->chosen, g_strdup (self->kind->get_key (self->rows->pdata[i])));
  refresh (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

/**
 * cld_row_table_choose_none:
 * @self: a table
 *
 * Chooses nothing.
 */
void
cld_row_table_choose_none (CldRowTable *self)
{
  g_return_if_fail (CLD_IS_ROW_TABLE (self));

  g_hash_table_remove_all (self->chosen);
  refresh (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

/**
 * cld_row_table_get_n_chosen:
 * @self: a table
 *
 * Returns: how many rows are chosen
 */
guint
cld_row_table_get_n_chosen (CldRowTable *self)
{
  return g_hash_table_size (self->chosen);
}

/**
 * cld_row_table_get_chosen:
 * @self: a table
 *
 * Returns: (transfer container): the rows that are chosen, in the order shown
 */
GPtrArray *
cld_row_table_get_chosen (CldRowTable *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < cld_row_table_get_n_rows (self); i++)
    if (g_hash_table_contains (self->chosen, self->kind->get_key (self->rows->pdata[i])))
      g_ptr_array_add (chosen, self->rows->pdata[i]);
  return chosen;
}

/* --- order --- */

void
_cld_row_table_emit_sorted (CldRowTable *self)
{
  if (!self->quiet)
    g_signal_emit (self, signals[SORTED], 0);
}

/**
 * cld_row_table_set_sort:
 * @self: a table
 * @column: a column
 * @descending: turned round
 *
 * Shows in a header what the rows are sorted by. Nobody is told: who says so knows.
 */
void
cld_row_table_set_sort (CldRowTable *self, guint column, gboolean descending)
{
  g_return_if_fail (CLD_IS_ROW_TABLE (self) && column < self->kind->n_columns);

  self->quiet = TRUE;
  gtk_column_view_sort_by_column (self->view, self->columns[column].view_column, descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->quiet = FALSE;
}

/**
 * cld_row_table_get_sort:
 * @self: a table
 * @column: (out): the column whose header shows the order
 * @descending: (out): turned round
 *
 * Returns: whether any header does
 */
gboolean
cld_row_table_get_sort (CldRowTable *self, guint *column, gboolean *descending)
{
  /* Two objects that are not the same one; nothing is asked of them. */
  GtkOrdering ordering;

  g_return_val_if_fail (CLD_IS_ROW_TABLE (self) && self->kind->n_columns > 1, FALSE);

  self->probed = CLD_ROW_TABLE_MAX_COLUMNS;
  ordering = gtk_sorter_compare (gtk_column_view_get_sorter (self->view), self->columns[0].view_column, self->columns[1].view_column);
  *column = self->probed == CLD_ROW_TABLE_MAX_COLUMNS ? 0 : self->probed;
  *descending = ordering == GTK_ORDERING_LARGER;
  return self->probed != CLD_ROW_TABLE_MAX_COLUMNS;
}

/* --- keys and pointer --- */

/**
 * cld_row_table_is_wide:
 * @self: a table
 *
 * Returns: whether there is room for columns
 */
gboolean
cld_row_table_is_wide (CldRowTable *self)
{
  return adw_squeezer_get_visible_child (self->squeezer) == self->wide;
}

/**
 * cld_row_table_find_row_widget:
 * @self: a table
 *
 * Returns: (transfer none): what a popover about the current row points at: the row, or the table where it is out of sight
 */
GtkWidget *
cld_row_table_find_row_widget (CldRowTable *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  GtkWidget *row = cld_row_table_is_wide (self) ? _cld_row_table_columns_find_row (self, position) : NULL;

  return row && gtk_widget_get_mapped (row) ? row : adw_squeezer_get_visible_child (self->squeezer);
}

/**
 * cld_row_table_focus:
 * @self: a table
 *
 * Gives the keyboard to the current row.
 */
void
cld_row_table_focus (CldRowTable *self)
{
  guint position;
  GtkWidget *row;

  g_return_if_fail (CLD_IS_ROW_TABLE (self));

  position = gtk_single_selection_get_selected (self->selection);
  if (cld_row_table_get_n_rows (self) == 0)
    return;
  if (position != GTK_INVALID_LIST_POSITION && cld_row_table_is_wide (self))
    {
      scroll_to (self, position);
      row = _cld_row_table_columns_find_row (self, position);
      if (row && gtk_widget_grab_focus (row))
        return;
    }
  gtk_widget_child_focus (adw_squeezer_get_visible_child (self->squeezer), GTK_DIR_TAB_FORWARD);
}

/* A class that takes the focus in its own way is asked to take it whenever Tab passes (4.8): it would never be left. */
static gboolean
move_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (CLD_ROW_TABLE (widget)->squeezer), direction);
}

static gboolean
cld_row_table_grab_focus (GtkWidget *widget)
{
  cld_row_table_focus (CLD_ROW_TABLE (widget));
  return TRUE;
}

static void
activate_cb (CldRowTable *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[OPEN], 0);
}

void
_cld_row_table_emit_menu (CldRowTable *self, GtkWidget *from, const GdkRectangle *at)
{
  if (cld_row_table_get_current (self))
    g_signal_emit (self, signals[MENU], 0, from, at);
}

/* The menu of a row, where the pointer is. */
static void
secondary_cb (GtkGestureClick *gesture, int n_press, double x, double y, CldRowTable *self)
{
  guint position;

  if (!_cld_row_table_columns_find_position (self, x, y, &position))
    return;
  gtk_single_selection_set_selected (self->selection, position);
  _cld_row_table_emit_menu (self, GTK_WIDGET (self->view), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
add_secondary_click (CldRowTable *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

/* Space chooses; the list itself would select, which it has done already. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, CldRowTable *self)
{
  gboolean plain = (state & gtk_accelerator_get_default_mod_mask ()) == 0;

  if (self->choose && plain && (keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space))
    _cld_row_table_toggle (self, gtk_single_selection_get_selected (self->selection));
  else if (self->choose && keyval == GDK_KEY_a && (state & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK)
    cld_row_table_choose_all (self);
  else if ((plain && keyval == GDK_KEY_Menu) || (keyval == GDK_KEY_F10 && (state & gtk_accelerator_get_default_mod_mask ()) == GDK_SHIFT_MASK))
    _cld_row_table_emit_menu (self, cld_row_table_find_row_widget (self), NULL);
  else
    return FALSE;
  return TRUE;
}

static void
add_keys (CldRowTable *self, GtkWidget *list)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (list, keys);
}

/* --- life --- */

/* Only the body that is seen has the rows: both would make each of them twice. */
static void
squeezed_cb (CldRowTable *self)
{
  gboolean wide = cld_row_table_is_wide (self);

  if (!self->selection)
    return;
  gtk_column_view_set_model (self->view, wide ? GTK_SELECTION_MODEL (self->selection) : NULL);
  gtk_list_view_set_model (self->list, wide ? NULL : GTK_SELECTION_MODEL (self->selection));
}

/* With large text the columns would be cut to nothing: the list takes over from the table earlier then. */
static void
update_min_width (CldRowTable *self)
{
  g_autofree char *sample = g_strnfill (WIDE_LETTERS, '0');
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), sample);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_widget_set_size_request (self->wide, MAX (MIN_WIDE, width), -1);
}

static void
cld_row_table_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (cld_row_table_parent_class)->system_setting_changed (widget, setting);
  update_min_width (CLD_ROW_TABLE (widget));
}

static void
cld_row_table_dispose (GObject *object)
{
  CldRowTable *self = CLD_ROW_TABLE (object);

  self->quiet = TRUE;
  g_clear_handle_id (&self->fill_timeout, g_source_remove);
  if (self->view)
    gtk_column_view_set_model (self->view, NULL);
  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  self->view = NULL;
  self->list = NULL;
  if (self->squeezer)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->squeezer)));
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->check_column);
  for (guint i = 0; i < CLD_ROW_TABLE_MAX_COLUMNS; i++)
    g_clear_object (&self->columns[i].view_column);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (cld_row_table_parent_class)->dispose (object);
}

static void
cld_row_table_finalize (GObject *object)
{
  CldRowTable *self = CLD_ROW_TABLE (object);

  g_hash_table_unref (self->chosen);
  g_hash_table_unref (self->cells);
  g_hash_table_unref (self->lines);
  g_strfreev (self->found);
  g_free (self->current);
  G_OBJECT_CLASS (cld_row_table_parent_class)->finalize (object);
}

static void
add_signals (GType type)
{
  signals[SORTED] = g_signal_new ("sorted", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CURRENT] = g_signal_new ("current", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, GTK_TYPE_WIDGET, G_TYPE_POINTER);
}

static void
cld_row_table_class_init (CldRowTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cld_row_table_dispose;
  object_class->finalize = cld_row_table_finalize;
  widget_class->focus = move_focus;
  widget_class->grab_focus = cld_row_table_grab_focus;
  widget_class->system_setting_changed = cld_row_table_system_setting_changed;
  add_signals (G_TYPE_FROM_CLASS (klass));
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/table/cld-row-table.ui");
  gtk_widget_class_bind_template_child (widget_class, CldRowTable, squeezer);
  gtk_widget_class_bind_template_child (widget_class, CldRowTable, wide);
  gtk_widget_class_bind_template_child (widget_class, CldRowTable, view);
  gtk_widget_class_bind_template_child (widget_class, CldRowTable, narrow);
  gtk_widget_class_bind_template_child (widget_class, CldRowTable, list);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, squeezed_cb);
}

static void
cld_row_table_init (CldRowTable *self)
{
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cells = g_hash_table_new (NULL, NULL);
  self->lines = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
refreshed_cb (CldRowTable *self)
{
  refresh (self);
}

/**
 * cld_row_table_setup:
 * @self: a table, new
 * @kind: what it shows; static
 * @label: what a screen reader calls it, translated
 * @choose: whether rows can be chosen
 * @data: the owner, for the functions of @kind; must outlive the table's rows
 *
 * Tells the table what it shows. Once, before anything else.
 */
void
cld_row_table_setup (CldRowTable *self, const CldRowTableKind *kind, const char *label, gboolean choose, gpointer data)
{
  g_return_if_fail (CLD_IS_ROW_TABLE (self) && !self->kind && kind->n_columns <= CLD_ROW_TABLE_MAX_COLUMNS);

  self->kind = kind;
  self->data = data;
  self->choose = choose;
  self->model = cld_ids_model_new (load_records, self);
  cld_ids_model_set_step (self->model, ROW_STEP);
  g_signal_connect_object (self->model, "refreshed", G_CALLBACK (refreshed_cb), self, G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  _cld_row_table_columns_prepare (self);
  _cld_row_table_narrow_prepare (self);
  if (choose)
    gtk_widget_add_css_class (GTK_WIDGET (self->view), "cld-tall");
  add_keys (self, GTK_WIDGET (self->view));
  add_keys (self, GTK_WIDGET (self->list));
  cld_one_stop_add (GTK_WIDGET (self->view));
  cld_one_stop_add (GTK_WIDGET (self->list));
  add_secondary_click (self);
  update_min_width (self);
  squeezed_cb (self);
}
