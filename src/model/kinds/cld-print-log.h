/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  PRINT_LOG_PRINTED_AT,
  PRINT_LOG_PRINTED_BY,
  PRINT_LOG_WHAT,
  PRINT_LOG_CHILD,
  PRINT_LOG_SUBJECT,
  PRINT_LOG_PURPOSE,
  PRINT_LOG_RECIPIENT,
  PRINT_LOG_MASKED,
  PRINT_LOG_WITHHELD,
  PRINT_LOG_ATTACHMENT,
  PRINT_LOG_N_FIELDS
};

extern const CldKind cld_print_log_kind;

G_DECLARE_FINAL_TYPE (CldPrintLog, cld_print_log, CLD, PRINT_LOG, CldRecord)
