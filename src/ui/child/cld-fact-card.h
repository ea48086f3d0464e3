/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-kind.h"

G_BEGIN_DECLS

/**
 * CldFactSpec:
 * @key: what the fact is called
 * @value: (nullable): the fact; %NULL is not recorded
 * @icon: (nullable): name of an icon before it
 * @state: (nullable): CSS class of its state, such as `cld-done`
 * @caption: (nullable): what stands at the right
 * @tag: (nullable): a short word in a frame at the right
 * @lines: how many lines it may take; 0 is one
 * @kind: (nullable): what kind of record it comes from
 * @ref: (nullable): which one; the row opens it
 * @duty: (nullable): ref of a duty that a new record of @kind does; the row begins that
 * @action: (nullable): name of an action with @target, which the row does instead of opening a record
 * @target: (nullable): a text
 * @button: (nullable): what a button at the end says
 * @button_action: (nullable): name of the action with @button_target that it does; so does Ctrl+Enter in the row
 * @button_target: (nullable): a text
 *
 * What a row says. A state is an icon and a word, the colour only goes with them.
 */
typedef struct
{
  const char *key;
  const char *value;
  const char *icon;
  const char *state;
  const char *caption;
  const char *tag;
  guint lines;
  const CldKind *kind;
  const char *ref;
  const char *duty;
  const char *action;
  const char *target;
  const char *button;
  const char *button_action;
  const char *button_target;
} CldFactSpec;

#define CLD_TYPE_FACT_ROW (cld_fact_row_get_type ())
G_DECLARE_FINAL_TYPE (CldFactRow, cld_fact_row, CLD, FACT_ROW, GtkListBoxRow)

#define CLD_TYPE_FACT_CARD (cld_fact_card_get_type ())
G_DECLARE_FINAL_TYPE (CldFactCard, cld_fact_card, CLD, FACT_CARD, GtkWidget)

GtkWidget *cld_fact_row_new (int key_chars);
void cld_fact_row_set (CldFactRow *self, const CldFactSpec *spec);
const CldKind *cld_fact_row_get_kind (CldFactRow *self);
const char *cld_fact_row_get_ref (CldFactRow *self);
const char *cld_fact_row_get_duty (CldFactRow *self);
const char *cld_fact_row_get_action (CldFactRow *self, const char **target);

void cld_fact_card_begin (CldFactCard *self);
void cld_fact_card_add (CldFactCard *self, const CldFactSpec *spec);
void cld_fact_card_end (CldFactCard *self);
void cld_fact_card_set_heading (CldFactCard *self, const char *heading);
guint cld_fact_card_get_n_rows (CldFactCard *self);

G_END_DECLS
