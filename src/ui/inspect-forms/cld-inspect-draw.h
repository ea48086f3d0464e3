/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-form.h"
#include "cld-inspect-context.h"

G_BEGIN_DECLS

/**
 * CldInspectGroup:
 * @heading: to be translated
 * @fields: ids of the fields below it, in order, to the first %NULL
 *
 * Rows that stand together.
 */
typedef struct
{
  const char *heading;
  const char *fields[9];
} CldInspectGroup;

/* Returns (transfer floating) (nullable): the row of a field where it is another one than that of its type. */
typedef CldFormRow *(*CldInspectMakeRow) (const char *field, gpointer data);

GtkWidget *cld_inspect_draw (const CldKind *kind, const CldInspectGroup *groups, guint n_groups, CldSession *session, CldInspectMakeRow make, gpointer data);
GtkWidget *cld_inspect_draw_all (const CldKind *kind, CldSession *session, gboolean with_child);
GtkWidget *cld_inspect_draw_group (const char *heading, GtkWidget *into);
GtkWidget *cld_inspect_narrow (GtkWidget *widget);

GtkWidget *cld_inspect_make_sentence (const char *icon_name, const char *style_class, const char *text);
void cld_inspect_clear_box (GtkWidget *box);

GPtrArray *cld_inspect_show_faults (CldForm *form, GPtrArray *faults, GHashTable *said, gboolean saving);
CldRow *cld_inspect_make_row (CldForm *form, CldRecord *record, CldArena *arena);

G_END_DECLS
