/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-kind.h"
#include "cld-session.h"

G_BEGIN_DECLS

void cld_record_mark_done (GtkWidget *from, CldSession *session, const CldKind *kind, const char *ref);
void cld_record_mark_chased (GtkWidget *from, CldSession *session, const char *request);
void cld_record_mark_no_answer (GtkWidget *from, CldSession *session, const char *letter);

G_END_DECLS
