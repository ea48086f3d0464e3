/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CldRowTableColumn:
 * @title: its header, to be translated
 * @width: pixels, at least
 * @numeric: digits, to the right
 * @expand: shares what the others leave
 * @marks: words that were searched for are bold in it
 *
 * A column of a table.
 */
typedef struct
{
  const char *title;
  int width;
  gboolean numeric;
  gboolean expand;
  gboolean marks;
} CldRowTableColumn;

/**
 * CldRowTableCell:
 * @text: (transfer full) (nullable): what stands in it
 * @icon_name: (nullable): static; an icon before it
 * @color: (nullable): static; a colour of style.css, without its @
 *
 * What a cell says.
 */
typedef struct
{
  char *text;
  const char *icon_name;
  const char *color;
} CldRowTableCell;

/**
 * CldRowTableLines:
 * @title: (transfer full): the first line, bold
 * @text: (transfer full) (nullable): the second
 * @state: (transfer full) (nullable): the third, with an icon and a colour
 * @more: (transfer full) (nullable): behind it, dim
 * @icon_name: static
 * @style_class: static; a state class of style.css
 *
 * What a row says where there is no room for a table.
 */
typedef struct
{
  char *title;
  char *text;
  char *state;
  char *more;
  const char *icon_name;
  const char *style_class;
} CldRowTableLines;

/**
 * CldRowTableKind:
 * @columns: the columns, at most %CLD_ROW_TABLE_MAX_COLUMNS
 * @n_columns: how many
 * @get_key: what a row is known by when the rows are read anew
 * @fill_cell: what a cell says
 * @fill_lines: what a row says where there is no room for a table
 * @dup_sentence: what a screen reader says of a row
 * @dup_tooltip: (nullable): more about a cell; otherwise a cut text in full
 *
 * What a table shows. @data of each is the table's owner.
 */
typedef struct
{
  const CldRowTableColumn *columns;
  guint n_columns;
  const char *(*get_key) (gconstpointer row);
  void (*fill_cell) (gconstpointer row, guint column, CldRowTableCell *cell, gpointer data);
  void (*fill_lines) (gconstpointer row, CldRowTableLines *lines, gpointer data);
  char *(*dup_sentence) (gconstpointer row, gpointer data);
  char *(*dup_tooltip) (gconstpointer row, guint column, gpointer data);
} CldRowTableKind;

#define CLD_ROW_TABLE_MAX_COLUMNS 16

/* A list of rows that its owner keeps: a table where there is room, else two or three lines a row. One row is current; where
 * rows can be chosen each has a box to tick, which Space does too, and a row stays chosen however the list changes.
 *
 * Signals: `sorted`: another order was asked for by a header; `open`: Enter or a double click on the current row; `current`:
 * another row is current; `chosen`: other rows are chosen; `menu` (widget, GdkRectangle): a menu of the current row is wanted there. */
#define CLD_TYPE_ROW_TABLE (cld_row_table_get_type ())
G_DECLARE_FINAL_TYPE (CldRowTable, cld_row_table, CLD, ROW_TABLE, GtkWidget)

void cld_row_table_setup (CldRowTable *self, const CldRowTableKind *kind, const char *label, gboolean choose, gpointer data);
void cld_row_table_set_rows (CldRowTable *self, GPtrArray *rows, const char *const *found);
guint cld_row_table_get_n_rows (CldRowTable *self);
gconstpointer cld_row_table_get_row (CldRowTable *self, guint position);
gconstpointer cld_row_table_get_current (CldRowTable *self);
void cld_row_table_set_current (CldRowTable *self, const char *key);
GPtrArray *cld_row_table_get_chosen (CldRowTable *self);
guint cld_row_table_get_n_chosen (CldRowTable *self);
void cld_row_table_choose (CldRowTable *self, const char *key, gboolean chosen);
void cld_row_table_choose_all (CldRowTable *self);
void cld_row_table_choose_none (CldRowTable *self);
void cld_row_table_set_sort (CldRowTable *self, guint column, gboolean descending);
gboolean cld_row_table_get_sort (CldRowTable *self, guint *column, gboolean *descending);
gboolean cld_row_table_is_wide (CldRowTable *self);
void cld_row_table_focus (CldRowTable *self);
GtkWidget *cld_row_table_find_row_widget (CldRowTable *self);

G_END_DECLS
