/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-print-order.h"

G_BEGIN_DECLS

/**
 * CldPrintResult:
 * @CLD_PRINT_RESULT_DONE: it went to the printer
 * @CLD_PRINT_RESULT_CANCELLED: somebody thought better of it before; nothing was logged
 * @CLD_PRINT_RESULT_FAILED: it was not printed
 *
 * How printing ended.
 */
typedef enum
{
  CLD_PRINT_RESULT_DONE,
  CLD_PRINT_RESULT_CANCELLED,
  CLD_PRINT_RESULT_FAILED,
} CldPrintResult;

/**
 * CldPrintDoneFunc:
 * @order: what was printed
 * @result: how it ended
 * @error: (nullable): why it failed
 * @data: the caller's
 *
 * Called once, on the main thread.
 */
typedef void (*CldPrintDoneFunc) (CldPrintOrder *order, CldPrintResult result, const GError *error, gpointer data);

void cld_print_operation_run (CldPrintOrder *order, CldPaper *look, GtkPrintOperationAction action, const char *export_path, GtkWindow *parent, CldPrintDoneFunc func, gpointer data);

G_END_DECLS
