/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-draft.h"
#include "cld-form-row.h"
#include "cld-record.h"

G_BEGIN_DECLS

#define CLD_TYPE_FORM (cld_form_get_type ())
G_DECLARE_FINAL_TYPE (CldForm, cld_form, CLD, FORM, GObject)

#define CLD_FORM_NUMBER -1 /* in place of a field: the number of a child, which is its ref */

CldForm *cld_form_new (const CldKind *kind, CldSession *session);
CldForm *cld_form_new_in (const CldKind *kind, CldSession *session, GtkWidget *widget);
GtkWidget *cld_form_get_widget (CldForm *self);
const CldKind *cld_form_get_kind (CldForm *self);
const char *cld_form_get_person (CldForm *self);
CldFormRow *cld_form_get_row (CldForm *self, int field);

void cld_form_bind (CldForm *self, CldRecord *record, const char *child);
gboolean cld_form_is_changed (CldForm *self);
CldFormRow *cld_form_check (CldForm *self);
char *cld_form_get_number (CldForm *self);
void cld_form_apply (CldForm *self, CldRecord *to);
void cld_form_focus (CldForm *self);

void cld_form_fill_draft (CldForm *self, CldDraft *draft);
guint cld_form_restore (CldForm *self, const CldDraft *draft);

G_END_DECLS
