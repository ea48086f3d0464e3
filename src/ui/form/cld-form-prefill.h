/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-form-duties.h"
#include "cld-pane.h"
#include "cld-record.h"

G_BEGIN_DECLS

CldPane *cld_form_page_new_for_duty (CldSession *session, const char *child, const char *duty_ref, const char *kind, GError **error);
void cld_form_prefill (CldRecord *record, CldFormDuties *duties, CldSession *session, const char *duty_ref);

G_END_DECLS
