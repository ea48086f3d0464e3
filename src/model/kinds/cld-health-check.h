/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  HEALTH_CHECK_CHILD,
  HEALTH_CHECK_KIND,
  HEALTH_CHECK_DONE_ON,
  HEALTH_CHECK_STATUS,
  HEALTH_CHECK_PRACTITIONER,
  HEALTH_CHECK_REPORT_RECEIVED_ON,
  HEALTH_CHECK_N_FIELDS
};

extern const CldKind cld_health_check_kind;

G_DECLARE_FINAL_TYPE (CldHealthCheck, cld_health_check, CLD, HEALTH_CHECK, CldRecord)
