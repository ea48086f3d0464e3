/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-duties-query.h"
#include "cld-duty-entry.h"
#include "cld-ids-model.h"

G_BEGIN_DECLS

/**
 * CldDutiesRecord:
 * @entry: the duty
 * @days_late: how many days later than its date; 0 where it is not late
 *
 * A row of the list, as the model's loader makes it.
 */
typedef struct
{
  CldDutyEntry *entry;
  int days_late;
} CldDutiesRecord;

CldDutiesRecord *cld_duties_record_new (CldSession *session, const CldDutyItem *item, gint32 today);
void cld_duties_record_free (CldDutiesRecord *record);
char *cld_duties_record_dup_text (const CldDutiesRecord *record, CldDutiesColumn column);

/* Signal `sorted`: somebody asked for another order by a header. */
#define CLD_TYPE_DUTIES_COLUMNS (cld_duties_columns_get_type ())
G_DECLARE_FINAL_TYPE (CldDutiesColumns, cld_duties_columns, CLD, DUTIES_COLUMNS, GObject)

CldDutiesColumns *cld_duties_columns_new (GtkColumnView *view, CldIdsModel *model);
void cld_duties_columns_show (CldDutiesColumns *self, const char *const *found);
void cld_duties_columns_show_done (CldDutiesColumns *self, gboolean show);
void cld_duties_columns_set_sort (CldDutiesColumns *self, CldDutiesColumn sort, gboolean descending);
void cld_duties_columns_get_sort (CldDutiesColumns *self, CldDutiesColumn *sort, gboolean *descending);
gboolean cld_duties_columns_focus_row (CldDutiesColumns *self, guint position);
GtkWidget *cld_duties_columns_find_row (CldDutiesColumns *self, guint position);
gboolean cld_duties_columns_find_position (CldDutiesColumns *self, double x, double y, guint *position);

G_END_DECLS
