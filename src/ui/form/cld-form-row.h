/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-kind.h"
#include "cld-session.h"

G_BEGIN_DECLS

#define CLD_TYPE_FORM_ROW (cld_form_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (CldFormRow, cld_form_row, CLD, FORM_ROW, GtkWidget)

/**
 * CldFormRowClass:
 * @above: whether the label always stands above the editor
 * @labelled: (nullable): the editor shows the label itself: here it is, with `_` before its mnemonic
 * @setup: the field is known: make the editor and give it to cld_form_row_set_editor()
 * @show: show a value in native form, or what was typed once; %NULL is not recorded
 * @get_typed: what stands there now, %NULL for nothing
 * @parse: the value in native form of what was typed; or %NULL and what is wrong with it in words
 * @day_changed: the day that the record is of changed
 * @get_letters: (nullable): the letters that parts of the editor go by
 *
 * A field of a form: label, editor, hint, what is wrong, and a mark when it was changed. Each type of field has its
 * own class.
 */
struct _CldFormRowClass
{
  GtkWidgetClass parent_class;

  gboolean above;
  void (*labelled) (CldFormRow *self, const char *label);
  void (*setup) (CldFormRow *self, const CldField *field);
  void (*show) (CldFormRow *self, const char *typed);
  char *(*get_typed) (CldFormRow *self);
  char *(*parse) (CldFormRow *self, const char *typed, char **error);
  void (*day_changed) (CldFormRow *self);
  char *(*get_letters) (CldFormRow *self);
};

void cld_form_row_set_field (CldFormRow *self, const CldField *field, CldSession *session);
const CldField *cld_form_row_get_field (CldFormRow *self);
CldSession *cld_form_row_get_session (CldFormRow *self);
const char *cld_form_row_get_today (CldFormRow *self);

void cld_form_row_bind (CldFormRow *self, const char *value);
void cld_form_row_type (CldFormRow *self, const char *typed);
char *cld_form_row_get_typed (CldFormRow *self);
const char *cld_form_row_get_base (CldFormRow *self);
char *cld_form_row_get_value (CldFormRow *self, char **error);
gboolean cld_form_row_is_changed (CldFormRow *self);
gboolean cld_form_row_check (CldFormRow *self, gboolean whole);
void cld_form_row_set_error (CldFormRow *self, const char *text);
const char *cld_form_row_get_error (CldFormRow *self);

void cld_form_row_set_day (CldFormRow *self, const char *day);
const char *cld_form_row_get_day (CldFormRow *self);
void cld_form_row_set_owner (CldFormRow *self, const char *child);
const char *cld_form_row_get_owner (CldFormRow *self);

void cld_form_row_set_person (CldFormRow *self, const char *name);
gboolean cld_form_row_refuse_nothing (CldFormRow *self, const char *name);

const char *cld_form_row_get_label (CldFormRow *self);
char *cld_form_row_get_letters (CldFormRow *self);
gunichar cld_form_row_get_mnemonic (CldFormRow *self);
void cld_form_row_set_mnemonic (CldFormRow *self, int position);

/* For the classes of rows. */
void cld_form_row_join (CldFormRow *self, GtkSizeGroup *labels);
void cld_form_row_set_editor (CldFormRow *self, GtkWidget *editor, GtkWidget *focus);
void cld_form_row_name (CldFormRow *self, GtkWidget *control);
void cld_form_row_set_hint (CldFormRow *self, const char *text);
void cld_form_row_edited (CldFormRow *self);

G_END_DECLS
