/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-register-look.h"

G_BEGIN_DECLS

/**
 * CldRegisterViewSpec:
 * @table: columns and cells
 * @sort: by what its rows are sorted
 * @label: what the table is called
 * @placeholder: what can be searched
 * @icon_name: of the empty page
 * @empty_title: what it says where nothing is recorded at all
 * @empty_text: and how to begin
 * @descending: whether the first column, by which it is sorted at first, goes down
 * @choices: (array zero-terminated=1): the states that the first drop-down offers; the first means all
 *
 * What makes a register of its view. All texts are to be translated.
 */
typedef struct
{
  const CldRowTableKind *table;
  CldRegisterSort sort;
  const char *label;
  const char *placeholder;
  const char *icon_name;
  const char *empty_title;
  const char *empty_text;
  gboolean descending;
  const char *choices[6];
} CldRegisterViewSpec;

/* A register: a search, a drop-down of states, and the table.
 *
 * Signals: `changed`: other rows are wanted; `open`: Enter on the current row; `current`: another row is current. */
#define CLD_TYPE_REGISTER_VIEW (cld_register_view_get_type ())
G_DECLARE_FINAL_TYPE (CldRegisterView, cld_register_view, CLD, REGISTER_VIEW, GtkWidget)

void cld_register_view_setup (CldRegisterView *self, const CldRegisterViewSpec *spec);
const char *cld_register_view_get_text (CldRegisterView *self);
guint cld_register_view_get_choice (CldRegisterView *self);
void cld_register_view_set_choice (CldRegisterView *self, guint choice);
void cld_register_view_show (CldRegisterView *self, GPtrArray *rows, const char *count);
GPtrArray *cld_register_view_get_rows (CldRegisterView *self);
gconstpointer cld_register_view_get_current (CldRegisterView *self);
void cld_register_view_find (CldRegisterView *self);
void cld_register_view_focus (CldRegisterView *self);
gboolean cld_register_view_clear (CldRegisterView *self);

G_END_DECLS
