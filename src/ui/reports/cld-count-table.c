/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-count-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-text.h"

/* Sort keys that are no number. */
#define BY_LABEL G_MAXUINT
#define BY_REMARK (G_MAXUINT - 1)
#define BY_SHARE (G_MAXUINT - 2)
#define BY_NOTHING (G_MAXUINT - 3) /* as the owner gave them */

struct _CldCountTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *grid;
  CldCountColumns columns;
  char *label;
  GArray *rows;  /* (nullable) (element-type CldCountRow): in the owner's order */
  int chosen;
  guint sort;
  gboolean descending;
};

G_DEFINE_FINAL_TYPE (CldCountTable, cld_count_table, GTK_TYPE_WIDGET)

enum
{
  OPEN,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void fill (CldCountTable *self);

static void
row_clear (gpointer data)
{
  CldCountRow *row = data;

  g_free (row->label);
  g_free (row->remark);
}

/**
 * cld_count_rows_new:
 *
 * Returns: (transfer full) (element-type CldCountRow): an array that owns the texts of its rows
 */
GArray *
cld_count_rows_new (void)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (CldCountRow));

  g_array_set_clear_func (rows, row_clear);
  return rows;
}

/* --- order --- */

static int
compare_texts (const char *a, const char *b)
{
  g_autofree char *x = cld_text_fold (a ? a : ""), *y = cld_text_fold (b ? b : "");

  return strcmp (x, y);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const CldCountTable *self = data;
  const CldCountRow *x = *(CldCountRow *const *) a, *y = *(CldCountRow *const *) b;
  int order;

  if (self->sort == BY_NOTHING)
    return 0;
  if (self->sort == BY_LABEL)
    order = compare_texts (x->label, y->label);
  else if (self->sort == BY_REMARK)
    order = compare_texts (x->remark, y->remark);
  else if (self->sort == BY_SHARE)
    order = (x->share > y->share) - (x->share < y->share);
  else
    order = (x->counts[self->sort] > y->counts[self->sort]) - (x->counts[self->sort] < y->counts[self->sort]);
  return self->descending ? -order : order;
}

/* Numbers begin with the highest, words with the first. */
static void
header_cb (CldCountTable *self, GtkWidget *button)
{
  guint sort = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "sort"));

  self->descending = self->sort == sort ? !self->descending : sort != BY_LABEL && sort != BY_REMARK;
  self->sort = sort;
  fill (self);
}

/* --- cells --- */

static void
number_cb (CldCountTable *self, GtkWidget *button)
{
  int id = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "id"));

  g_signal_emit (self, signals[OPEN], 0, id, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "column")));
}

static void
choose_cb (CldCountTable *self, GtkWidget *button)
{
  cld_count_table_set_chosen (self, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "id")));
  g_signal_emit (self, signals[CHOSEN], 0, self->chosen);
}

static GtkWidget *
make_label (const char *text, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, "cld-count-cell");
  return label;
}

static void
add_header (CldCountTable *self, guint column, guint sort, const char *title, float xalign)
{
  gboolean is_sorted = self->sort == sort;
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3), *label = gtk_label_new (title);
  g_autofree char *name = is_sorted ? g_strdup_printf (self->descending ? _("%s, sorted from the highest") : _("%s, sorted from the lowest"), title) : g_strdup_printf (_("Sort by %s"), title);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_justify (GTK_LABEL (label), xalign > 0 ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_LEFT);
  if (xalign > 0)
    gtk_label_set_max_width_chars (GTK_LABEL (label), 9);
  gtk_box_append (GTK_BOX (box), label);
  if (is_sorted)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (self->descending ? "pan-down-symbolic" : "pan-up-symbolic"));
  gtk_widget_set_halign (box, xalign > 0 ? GTK_ALIGN_END : GTK_ALIGN_START);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "cld-count-head");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "sort", GUINT_TO_POINTER (sort));
  g_signal_connect_object (button, "clicked", G_CALLBACK (header_cb), self, G_CONNECT_SWAPPED);
  gtk_grid_attach (GTK_GRID (self->grid), button, (int) column, 0, 1, 1);
}

static GtkWidget *
make_button (CldCountTable *self, const char *text, float xalign, int id, const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (text);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "cld-rowbtn");
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), xalign);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (button, name);
  g_object_set_data (G_OBJECT (button), "id", GINT_TO_POINTER (id));
  return button;
}

static void
add_first (CldCountTable *self, const CldCountRow *row, int y)
{
  GtkWidget *cell;

  if (self->columns.choose)
    {
      g_autofree char *name = g_strdup_printf ("%s: %s", row->label, self->columns.choose);

      cell = make_button (self, row->label, 0, row->id, name);
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (cell))), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (cell))), 20);
      if (row->id == self->chosen)
        gtk_widget_add_css_class (cell, "cld-count-chosen");
      g_signal_connect_object (cell, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
    }
  else
    cell = make_label (row->label, 0);
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), cell, 0, y, 1, 1);
}

/* Nothing opens nothing. */
static GtkWidget *
make_number (CldCountTable *self, const CldCountRow *row, guint column)
{
  g_autofree char *text = g_strdup_printf ("%u", row->counts[column]);
  g_autofree char *name = NULL;
  GtkWidget *cell;

  if (row->counts[column] == 0)
    {
      cell = make_label (text, 1);
      gtk_widget_add_css_class (cell, "cld-dim");
      gtk_widget_add_css_class (cell, "cld-num");
      return cell;
    }
  /* Translators: a number, what it counts, of what: “3 Late: Visit (C02)” */
  name = g_strdup_printf (_("%1$u %2$s: %3$s"), row->counts[column], self->columns.titles[column], row->label);
  cell = make_button (self, text, 1, row->id, name);
  gtk_widget_add_css_class (cell, "cld-num");
  g_object_set_data (G_OBJECT (cell), "column", GUINT_TO_POINTER (column));
  g_signal_connect_object (cell, "clicked", G_CALLBACK (number_cb), self, G_CONNECT_SWAPPED);
  return cell;
}

static void
add_row (CldCountTable *self, const CldCountRow *row, int y)
{
  int x = 1;

  add_first (self, row, y);
  if (self->columns.remark)
    gtk_grid_attach (GTK_GRID (self->grid), make_label (row->remark, 0), x++, y, 1, 1);
  for (guint i = 0; i < self->columns.n; i++)
    gtk_grid_attach (GTK_GRID (self->grid), make_number (self, row, i), x++, y, 1, 1);
  if (self->columns.share)
    {
      g_autofree char *text = row->share >= 0 ? g_strdup_printf ("%d %%", row->share) : g_strdup ("–");

      gtk_grid_attach (GTK_GRID (self->grid), make_label (text, 1), x, y, 1, 1);
    }
}

static void
add_headers (CldCountTable *self)
{
  guint x = 0;

  add_header (self, x++, BY_LABEL, self->columns.first, 0);
  if (self->columns.remark)
    add_header (self, x++, BY_REMARK, self->columns.remark, 0);
  for (guint i = 0; i < self->columns.n; i++)
    add_header (self, x++, i, self->columns.titles[i], 1);
  if (self->columns.share)
    add_header (self, x, BY_SHARE, self->columns.share, 1);
}

/* --- all of it --- */

static void
fill (CldCountTable *self)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  GtkWidget *focus = gtk_widget_get_focus_child (self->grid);
  int column = 0, row = 0, width, height;

  if (focus)
    gtk_grid_query_child (GTK_GRID (self->grid), focus, &column, &row, &width, &height);
  for (GtkWidget *child; (child = gtk_widget_get_first_child (self->grid));)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  add_headers (self);
  for (guint i = 0; self->rows && i < self->rows->len; i++)
    g_ptr_array_add (order, &g_array_index (self->rows, CldCountRow, i));
  g_ptr_array_sort_with_data (order, compare_cb, self);
  for (guint i = 0; i < order->len; i++)
    add_row (self, order->pdata[i], (int) i + 1);
  /* Who sorted by keys goes on from there. */
  focus = focus ? gtk_grid_get_child_at (GTK_GRID (self->grid), column, row) : NULL;
  if (focus)
    gtk_widget_grab_focus (focus);
}

/**
 * cld_count_table_set_rows:
 * @self: a table
 * @rows: (transfer full) (element-type CldCountRow): its rows, from cld_count_rows_new()
 * @chosen: id of the row that is chosen
 */
void
cld_count_table_set_rows (CldCountTable *self, GArray *rows, int chosen)
{
  g_return_if_fail (CLD_IS_COUNT_TABLE (self));

  g_clear_pointer (&self->rows, g_array_unref);
  self->rows = rows;
  self->chosen = chosen;
  fill (self);
}

/**
 * cld_count_table_set_chosen:
 * @self: a table
 * @chosen: id of the row that is chosen
 */
void
cld_count_table_set_chosen (CldCountTable *self, int chosen)
{
  self->chosen = chosen;
  for (guint i = 1; self->rows && i <= self->rows->len; i++)
    {
      GtkWidget *button = gtk_grid_get_child_at (GTK_GRID (self->grid), 0, (int) i);

      if (GTK_IS_BUTTON (button) && GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "id")) == chosen)
        gtk_widget_add_css_class (button, "cld-count-chosen");
      else
        gtk_widget_remove_css_class (button, "cld-count-chosen");
    }
}

/**
 * cld_count_table_get_rows:
 * @self: a table
 *
 * Returns: (transfer none) (nullable) (element-type CldCountRow): its rows
 */
GArray *
cld_count_table_get_rows (CldCountTable *self)
{
  return self->rows;
}

/**
 * cld_count_table_sort:
 * @self: a table
 * @column: one of its numbers
 * @descending: whether the highest is first
 */
void
cld_count_table_sort (CldCountTable *self, guint column, gboolean descending)
{
  self->sort = column;
  self->descending = descending;
  fill (self);
}

/**
 * cld_count_table_find_button:
 * @self: a table
 * @id: a row
 * @column: a number of it
 *
 * Returns: (transfer none) (nullable): the button of that number; %NULL where it is 0
 */
GtkWidget *
cld_count_table_find_button (CldCountTable *self, int id, guint column)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->grid); child; child = gtk_widget_get_next_sibling (child))
    {
      int x, y, width, height, wanted = (int) column + 1 + (self->columns.remark ? 1 : 0);

      gtk_grid_query_child (GTK_GRID (self->grid), child, &x, &y, &width, &height);
      if (GTK_IS_BUTTON (child) && y > 0 && x == wanted && GPOINTER_TO_INT (g_object_get_data (G_OBJECT (child), "id")) == id)
        return child;
    }
  return NULL;
}

/* One stop for Tab, however many numbers there are: arrows go from one to the next. */
static gboolean
cld_count_table_focus (GtkWidget *widget, GtkDirectionType direction)
{
  CldCountTable *self = CLD_COUNT_TABLE (widget);
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;
  GtkWidget *first = gtk_grid_get_child_at (GTK_GRID (self->grid), 0, 1);

  if (!is_tab)
    return gtk_widget_child_focus (self->scroller, direction);
  if (gtk_widget_get_focus_child (widget))
    return FALSE;
  if (GTK_IS_BUTTON (first))
    return gtk_widget_grab_focus (first);
  return gtk_widget_child_focus (self->scroller, GTK_DIR_TAB_FORWARD);
}

static void
cld_count_table_dispose (GObject *object)
{
  g_clear_pointer (&CLD_COUNT_TABLE (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (cld_count_table_parent_class)->dispose (object);
}

static void
cld_count_table_finalize (GObject *object)
{
  CldCountTable *self = CLD_COUNT_TABLE (object);

  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self->label);
  G_OBJECT_CLASS (cld_count_table_parent_class)->finalize (object);
}

static void
cld_count_table_class_init (CldCountTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cld_count_table_dispose;
  object_class->finalize = cld_count_table_finalize;
  GTK_WIDGET_CLASS (klass)->focus = cld_count_table_focus;
  signals[OPEN] = g_signal_new ("open", CLD_TYPE_COUNT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_UINT);
  signals[CHOSEN] = g_signal_new ("chosen", CLD_TYPE_COUNT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GRID);
}

static void
cld_count_table_init (CldCountTable *self)
{
  self->sort = BY_NOTHING;
  self->grid = gtk_grid_new ();
  gtk_widget_add_css_class (self->grid, "cld-counts");
  gtk_widget_set_margin_start (self->grid, 6);
  gtk_widget_set_margin_end (self->grid, 6);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->grid);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * cld_count_table_new:
 * @columns: what it shows; its texts must be static or translations
 * @label: what it is, for a screen reader
 *
 * Returns: (transfer floating): a table without rows
 */
GtkWidget *
cld_count_table_new (const CldCountColumns *columns, const char *label)
{
  CldCountTable *self = g_object_new (CLD_TYPE_COUNT_TABLE, NULL);

  g_return_val_if_fail (columns->n <= CLD_COUNT_TABLE_MAX, NULL);

  self->columns = *columns;
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
