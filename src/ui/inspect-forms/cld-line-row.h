/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-form-row.h"

G_BEGIN_DECLS

/* Several things, joined with `;`, a line each, with a picker that adds one: what its children add and say, the base does the lines. */
#define CLD_TYPE_LINE_ROW (cld_line_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (CldLineRow, cld_line_row, CLD, LINE_ROW, CldFormRow)

/**
 * CldLineRowClass:
 * @make_adder: returns (transfer floating): what adds a line
 * @fill_line: shows @value in @line, a horizontal box that ends with the button that removes it
 * @get_value: (nullable): (transfer full): what @line says now; else what it was made of
 * @open: (nullable): shows what a line names
 */
struct _CldLineRowClass
{
  CldFormRowClass parent_class;

  GtkWidget *(*make_adder) (CldLineRow *self);
  void (*fill_line) (CldLineRow *self, GtkWidget *line, const char *value);
  char *(*get_value) (CldLineRow *self, GtkWidget *line);
  void (*open) (CldLineRow *self, GtkWidget *line);
};

GtkWidget *cld_line_row_add (CldLineRow *self, const char *value);
gboolean cld_line_row_has (CldLineRow *self, const char *value);
guint cld_line_row_get_n (CldLineRow *self);
GtkWidget *cld_line_row_get_line (CldLineRow *self, guint i);
const char *cld_line_row_get_made_of (GtkWidget *line);
GtkWidget *cld_line_row_make_label (const char *text, const char *tooltip);

G_END_DECLS
