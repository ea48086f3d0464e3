/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-board.h"
#include "cld-duty-what-if.h"
#include "cld-session.h"

G_BEGIN_DECLS

/* The duties of the child that a form is about: what its record would do to them, and what it did. */
typedef struct _CldFormDuties CldFormDuties;

CldFormDuties *cld_form_duties_new (CldSession *session, const char *child);
void cld_form_duties_free (CldFormDuties *self);
void cld_form_duties_look_again (CldFormDuties *self);

const CldFacts *cld_form_duties_get_facts (CldFormDuties *self);
const CldDuty *cld_form_duties_find (CldFormDuties *self, const char *duty_ref);
gint32 cld_form_duties_get_today (CldFormDuties *self);

CldDutyEffect *cld_form_duties_foresee (CldFormDuties *self, const CldRow *record);
CldDutyWhy *cld_form_duties_explain (CldFormDuties *self, const CldRow *record, const char *duty_ref);
CldDutyEffect *cld_form_duties_compare (CldFormDuties *self, const CldRow *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldFormDuties, cld_form_duties_free)

G_END_DECLS
