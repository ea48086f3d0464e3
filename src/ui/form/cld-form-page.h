/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-form.h"
#include "cld-pane.h"

G_BEGIN_DECLS

#define CLD_TYPE_FORM_PAGE (cld_form_page_get_type ())
G_DECLARE_FINAL_TYPE (CldFormPage, cld_form_page, CLD, FORM_PAGE, CldPane)

CldPane *cld_form_page_new (CldSession *session, const CldKind *kind, const char *ref, const char *child, GError **error);
CldPane *cld_form_page_new_in (CldSession *session, CldRecord *record, GtkWidget *widget);
CldForm *cld_form_page_get_form (CldFormPage *self);
gboolean cld_form_page_is_busy (CldFormPage *self);
gboolean cld_form_page_is_done (CldFormPage *self);

G_END_DECLS
