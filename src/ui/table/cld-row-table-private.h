/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-ids-model.h"
#include "cld-row-table.h"

/* A column and whose it is; what its factory and its sorter are given. */
typedef struct
{
  CldRowTable *owner;
  guint number;
  GtkColumnViewColumn *view_column;
} CldRowTableViewColumn;

struct _CldRowTable
{
  GtkWidget parent_instance;

  AdwSqueezer *squeezer;
  GtkWidget *wide;
  GtkColumnView *view;
  GtkWidget *narrow;
  GtkListView *list;

  const CldRowTableKind *kind;
  gpointer data;
  gboolean choose;
  GPtrArray *rows;    /* (nullable): the owner's */
  GHashTable *chosen; /* keys */
  CldIdsModel *model;
  GtkSingleSelection *selection;
  GStrv found;
  char *current; /* key of the current row */
  CldRowTableViewColumn columns[CLD_ROW_TABLE_MAX_COLUMNS];
  GtkColumnViewColumn *check_column; /* (nullable) */
  guint probed; /* the first column that a sorter was asked of */
  GHashTable *cells; /* GtkListItem -> CldRowTableViewColumn, NULL for a box to tick: the cells there are */
  GHashTable *lines; /* GtkListItem: the rows of the narrow list there are */
  guint fill_timeout;
  gboolean quiet; /* being filled or taken apart: what changes is nobody's wish */
};

gconstpointer _cld_row_table_get_row_of (CldRowTable *self, GtkListItem *list_item);
void _cld_row_table_toggle (CldRowTable *self, guint position);
void _cld_row_table_emit_sorted (CldRowTable *self);
void _cld_row_table_emit_menu (CldRowTable *self, GtkWidget *from, const GdkRectangle *at);

void _cld_row_table_columns_prepare (CldRowTable *self);
void _cld_row_table_columns_refresh (CldRowTable *self);
GtkWidget *_cld_row_table_columns_find_row (CldRowTable *self, guint position);
gboolean _cld_row_table_columns_find_position (CldRowTable *self, double x, double y, guint *position);

void _cld_row_table_narrow_prepare (CldRowTable *self);
void _cld_row_table_narrow_refresh (CldRowTable *self);
