/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-inspection-register.h"
#include "cld-session.h"

G_BEGIN_DECLS

/* What an inspection says besides its findings. Cards are transfer floating; what they open are the actions of the page. */
char *cld_inspection_dup_subject (CldSession *session, const CldInspectionItem *item);
char *cld_inspection_dup_event (const CldInspectionItem *item);
char *cld_inspection_dup_inspectors (const CldInspectionItem *item);
GtkWidget *cld_inspection_make_judgement (const CldInspectionItem *item, const CldRow *judgement);
GtkWidget *cld_inspection_make_children (CldSession *session, const CldInspectionItem *item);
GtkWidget *cld_inspection_make_interventions (const CldInspectionItem *item);
guint cld_inspection_count_children_there (CldSession *session, const CldInspectionItem *item);

G_END_DECLS
