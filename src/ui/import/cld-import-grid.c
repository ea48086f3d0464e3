/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-import-grid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-one-stop.h"

#define MIN_WIDTH 56
#define MAX_WIDTH 260
#define MARK_WIDTH 46 /* the icon of a mark, and what stands around it and the cell */

struct _CldImportGrid
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GtkSingleSelection *selection;
  CldImportResult *result;
  char *shape; /* of the columns that are there: names and widths */
};

enum
{
  LINE_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldImportGrid, cld_import_grid, GTK_TYPE_WIDGET)

#define LINE_COLUMN (-1)

static int
column_of (GtkListItemFactory *factory)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "cld-column"));
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "cld-num");
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (box, GTK_ALIGN_START);
  gtk_list_item_set_child (item, box);
}

static void
set_mark (GtkWidget *box, CldImportMark mark)
{
  GtkWidget *last = gtk_widget_get_last_child (box), *icon = gtk_widget_get_first_child (box);

  gtk_widget_remove_css_class (box, "cld-cell-bad");
  gtk_widget_remove_css_class (box, "cld-cell-warn");
  if (icon == last)
    icon = NULL;
  if (mark == CLD_IMPORT_MARK_NONE)
    {
      /* Few cells have a mark: the others shall not carry an icon that nobody sees. */
      if (icon)
        gtk_box_remove (GTK_BOX (box), icon);
      return;
    }
  if (!icon)
    {
      icon = gtk_image_new ();
      gtk_box_prepend (GTK_BOX (box), icon);
    }
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), mark == CLD_IMPORT_MARK_ERROR ? "dialog-error-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (icon, "cld-late");
  gtk_widget_remove_css_class (icon, "cld-due");
  gtk_widget_add_css_class (icon, mark == CLD_IMPORT_MARK_ERROR ? "cld-late" : "cld-due");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, mark == CLD_IMPORT_MARK_ERROR ? _("Error") : _("Warning"), -1);
  gtk_widget_add_css_class (box, mark == CLD_IMPORT_MARK_ERROR ? "cld-cell-bad" : "cld-cell-warn");
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  CldImportLine *line = gtk_list_item_get_item (item);
  const CldImportRowReport *row = cld_import_line_get_row (line);
  GtkWidget *box = gtk_list_item_get_child (item), *label;
  int column = column_of (factory);
  g_autofree char *text = NULL;
  CldImportMark mark = CLD_IMPORT_MARK_NONE;

  if (column == LINE_COLUMN)
    text = g_strdup_printf ("%u", row->line);
  else if (column < (int) g_strv_length (row->cells))
    {
      text = g_strdelimit (g_strdup (row->cells[column]), "\n", ' ');
      mark = cld_import_line_get_mark (line, (guint) column);
    }
  set_mark (box, mark);
  label = gtk_widget_get_last_child (box);
  if (mark != CLD_IMPORT_MARK_NONE && !*text)
    {
      gtk_widget_add_css_class (label, "cld-dim");
      /* Translators: what stands in a cell where nothing does */
      gtk_label_set_text (GTK_LABEL (label), _("empty"));
      gtk_widget_set_tooltip_text (label, NULL);
      return;
    }
  gtk_widget_remove_css_class (label, "cld-dim");
  gtk_label_set_text (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_tooltip_text (label, text && g_utf8_strlen (text, -1) > 12 ? text : NULL);
}

static void
selected_cb (CldImportGrid *self)
{
  guint line = cld_import_grid_get_line (self);

  if (line > 0)
    g_signal_emit (self, signals[LINE_CHOSEN], 0, line);
}

static void
cld_import_grid_dispose (GObject *object)
{
  CldImportGrid *self = CLD_IMPORT_GRID (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->result);
  g_clear_pointer (&self->shape, g_free);
  G_OBJECT_CLASS (cld_import_grid_parent_class)->dispose (object);
}

static void
cld_import_grid_class_init (CldImportGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_import_grid_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * CldImportGrid::line-chosen:
   * @self: the grid
   * @line: the line of the file on which the row starts
   *
   * A row was chosen.
   */
  signals[LINE_CHOSEN] = g_signal_new ("line-chosen", CLD_TYPE_IMPORT_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
cld_import_grid_init (CldImportGrid *self)
{
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "cld-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "cld-tall");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "cld-grid");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rows with problems, and their neighbours"), -1);
  cld_one_stop_add (GTK_WIDGET (self->view));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 272);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (self->scroller), 100);
  gtk_widget_add_css_class (self->scroller, "card");
  gtk_widget_set_overflow (self->scroller, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static int
text_width (CldImportGrid *self, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* As wide as its longest value, an icon before it, and the column's name. */
static int
column_width (CldImportGrid *self, const char *name, GListModel *lines, guint column)
{
  const char *longest = "";
  gsize length = 0;
  guint n = g_list_model_get_n_items (lines);
  int width;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CldImportLine) line = g_list_model_get_item (lines, i);
      GStrv cells = cld_import_line_get_row (line)->cells;
      gsize one = column < g_strv_length (cells) ? strlen (cells[column]) : 0;

      if (one > length)
        {
          longest = cells[column];
          length = one;
        }
    }
  width = MAX (text_width (self, longest) + MARK_WIDTH, text_width (self, name) + 12);
  return CLAMP (width, MIN_WIDTH, MAX_WIDTH);
}

static void
append_column (CldImportGrid *self, const char *name, int index, int width, gboolean is_last)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_object_set_data (G_OBJECT (factory), "cld-column", GINT_TO_POINTER (index));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  column = gtk_column_view_column_new (name, factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_fixed_width (column, is_last ? -1 : width);
  gtk_column_view_column_set_expand (column, is_last);
  gtk_column_view_append_column (self->view, column);
}

static void
clear_columns (CldImportGrid *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

static char *
describe_shape (GStrv header, const int *widths)
{
  GString *shape = g_string_new (NULL);

  for (guint i = 0; header && header[i]; i++)
    g_string_append_printf (shape, "%s\n%d\n", header[i], widths[i]);
  return g_string_free (shape, FALSE);
}

static void
set_columns (CldImportGrid *self, const CldImportFileReport *file, GListModel *lines)
{
  guint n = file && file->header ? g_strv_length (file->header) : 0;
  g_autofree int *widths = g_new0 (int, n + 1);
  g_autofree char *shape = NULL;

  for (guint i = 0; i < n; i++)
    widths[i] = column_width (self, file->header[i], lines, i);
  shape = describe_shape (n > 0 ? file->header : NULL, widths);
  if (g_strcmp0 (shape, self->shape) == 0)
    return;
  clear_columns (self);
  /* Translators: the line of a file on which a row starts */
  append_column (self, _("Line"), LINE_COLUMN, MIN_WIDTH, FALSE);
  for (guint i = 0; i < n; i++)
    append_column (self, file->header[i], (int) i, widths[i], i + 1 == n);
  g_free (self->shape);
  self->shape = g_steal_pointer (&shape);
}

/**
 * cld_import_grid_show:
 * @self: the grid
 * @result: (nullable): what is shown
 * @file: (nullable): the file whose rows are shown
 *
 * Shows the rows of a file; the columns stay where they are the same.
 */
void
cld_import_grid_show (CldImportGrid *self, CldImportResult *result, const CldImportFileReport *file)
{
  g_autoptr (GListModel) lines = NULL;

  g_return_if_fail (CLD_IS_IMPORT_GRID (self));

  /* No rows while the columns change, or each is built twice. */
  gtk_single_selection_set_model (self->selection, NULL);
  g_set_object (&self->result, result);
  if (!result || !file)
    return;
  lines = cld_import_result_list_lines (result, file);
  set_columns (self, file, lines);
  gtk_single_selection_set_model (self->selection, lines);
}

static void
select_line (CldImportGrid *self, guint line)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (cld_import_grid_get_line (self) == line)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CldImportLine) one = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (cld_import_line_get_row (one)->line != line)
        continue;
      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)), "list.scroll-to-item", "u", i);
      return;
    }
}

/* Every column but the last has the width that it was given; the last one ends where the table ends. */
static void
scroll_to_cell (CldImportGrid *self, int cell)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GListModel *columns = gtk_column_view_get_columns (self->view);
  guint n = g_list_model_get_n_items (columns);
  double start = 0, width = 0;

  for (guint i = 0; i < n && i <= (guint) cell + 1; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      start += width;
      width = i + 1 == n ? gtk_adjustment_get_upper (adjustment) - start : gtk_column_view_column_get_fixed_width (column);
    }
  gtk_adjustment_clamp_page (adjustment, start, start + width);
}

/**
 * cld_import_grid_select_cell:
 * @self: the grid
 * @line: the line of the file on which a row starts
 * @cell: which of its cells, or -1
 *
 * Chooses that row and brings the cell into view.
 */
void
cld_import_grid_select_cell (CldImportGrid *self, guint line, int cell)
{
  g_return_if_fail (CLD_IS_IMPORT_GRID (self));

  select_line (self, line);
  if (cell >= 0)
    scroll_to_cell (self, cell);
}

/**
 * cld_import_grid_get_line:
 * @self: the grid
 *
 * Returns: the line of the chosen row, 0 for none
 */
guint
cld_import_grid_get_line (CldImportGrid *self)
{
  CldImportLine *line;

  g_return_val_if_fail (CLD_IS_IMPORT_GRID (self), 0);

  line = gtk_single_selection_get_selected_item (self->selection);
  return line ? cld_import_line_get_row (line)->line : 0;
}

/**
 * cld_import_grid_get_view:
 * @self: the grid
 *
 * Returns: (transfer none): its table
 */
GtkWidget *
cld_import_grid_get_view (CldImportGrid *self)
{
  g_return_val_if_fail (CLD_IS_IMPORT_GRID (self), NULL);

  return GTK_WIDGET (self->view);
}
