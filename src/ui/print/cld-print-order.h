/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cld-print-job.h"
#include "cld-session.h"

G_BEGIN_DECLS

#define CLD_TYPE_PRINT_ORDER (cld_print_order_get_type ())
G_DECLARE_FINAL_TYPE (CldPrintOrder, cld_print_order, CLD, PRINT_ORDER, GObject)

CldPrintOrder *cld_print_order_new (CldSession *session, CldPrintJob *job, const CldPrintOptions *options);
gboolean cld_print_order_set_path (CldPrintOrder *self, const char *path, gboolean force, GError **error);
const CldPrintOptions *cld_print_order_get_options (CldPrintOrder *self);
CldPrintJob *cld_print_order_get_job (CldPrintOrder *self);
CldPaper *cld_print_order_get_paper (CldPrintOrder *self);
const char *cld_print_order_get_path (CldPrintOrder *self);
const char *cld_print_order_get_number (CldPrintOrder *self);
double cld_print_order_get_fraction (CldPrintOrder *self);
void cld_print_order_stop (CldPrintOrder *self);

gboolean cld_print_order_run (CldPrintOrder *self, GError **error);
void cld_print_order_run_async (CldPrintOrder *self, gboolean is_print, GAsyncReadyCallback callback, gpointer user_data);
gboolean cld_print_order_run_finish (CldPrintOrder *self, GAsyncResult *result, GError **error);

G_END_DECLS
