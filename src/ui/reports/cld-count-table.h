/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLD_COUNT_TABLE_MAX 10

/**
 * CldCountRow:
 * @id: what the owner knows it by
 * @label: (transfer full): what is counted
 * @remark: (transfer full) (nullable): stands behind it
 * @counts: the numbers
 * @share: per cent, shown after the numbers; -1 for none
 *
 * A row of numbers.
 */
typedef struct
{
  int id;
  char *label;
  char *remark;
  guint counts[CLD_COUNT_TABLE_MAX];
  int share;
} CldCountRow;

/**
 * CldCountColumns:
 * @first: the title of the rows
 * @remark: (nullable): the title of their remarks, %NULL where they have none
 * @titles: the titles of the numbers
 * @n: how many, at most %CLD_COUNT_TABLE_MAX
 * @share: (nullable): the title of the shares, %NULL where there are none
 * @choose: (nullable): where a row can be chosen, what its button says it does
 *
 * What a table of numbers shows.
 */
typedef struct
{
  const char *first;
  const char *remark;
  const char *titles[CLD_COUNT_TABLE_MAX];
  guint n;
  const char *share;
  const char *choose;
} CldCountColumns;

/* A table of numbers, each a button that opens its rows; keys go from one to the next. Headers sort it.
 *
 * Signals: `open` (int id, guint column): the rows behind a number are wanted; `chosen` (int id): a row was chosen. */
#define CLD_TYPE_COUNT_TABLE (cld_count_table_get_type ())
G_DECLARE_FINAL_TYPE (CldCountTable, cld_count_table, CLD, COUNT_TABLE, GtkWidget)

GtkWidget *cld_count_table_new (const CldCountColumns *columns, const char *label);
GArray *cld_count_rows_new (void);
void cld_count_table_set_rows (CldCountTable *self, GArray *rows, int chosen);
void cld_count_table_sort (CldCountTable *self, guint column, gboolean descending);
void cld_count_table_set_chosen (CldCountTable *self, int chosen);
GtkWidget *cld_count_table_find_button (CldCountTable *self, int id, guint column);
GArray *cld_count_table_get_rows (CldCountTable *self);

G_END_DECLS
