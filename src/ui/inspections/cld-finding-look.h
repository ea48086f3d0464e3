/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-duty-look.h"
#include "cld-inspection-register.h"

G_BEGIN_DECLS

/* How findings and their actions look, and the small parts that the cards of an inspection are made of. Texts are shown as they
 * are, never as markup. */
const CldDutyLook *cld_finding_look (CldFindingState state, const CldRow *row, gint32 today);
GtkWidget *cld_finding_look_make_pill (const CldDutyLook *look, const char *words);

char *cld_finding_look_join (const char *first, ...) G_GNUC_NULL_TERMINATED;
char *cld_finding_look_dup_step (int rung, const char *label);
GtkWidget *cld_finding_look_make_label (const char *text, const char *style_class, gboolean wrap);
GtkWidget *cld_finding_look_make_card (const char *heading, GtkWidget **top);
GtkWidget *cld_finding_look_make_button (const char *label, const char *action, const char *target);
GtkWidget *cld_finding_look_make_line (const char *text, const char *caption, const char *action, const char *target);
void cld_finding_look_clear (GtkWidget *box);

G_END_DECLS
