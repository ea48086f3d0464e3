/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-entry.h"

G_BEGIN_DECLS

void cld_duty_do (GtkWidget *from, CldSession *session, CldDutyEntry *entry);
void cld_duty_waive (GtkWidget *from, CldSession *session, CldDutyEntry *entry);
void cld_duty_do_ref (GtkWidget *from, CldSession *session, const char *child, const char *duty_ref, const char *kind);

G_END_DECLS
