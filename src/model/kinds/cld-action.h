/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  ACTION_FINDING,
  ACTION_CHILD,
  ACTION_WHAT,
  ACTION_OWNER,
  ACTION_DUE_ON,
  ACTION_DONE_ON,
  ACTION_EVIDENCE,
  ACTION_STATUS,
  ACTION_INSPECTION,
  ACTION_ENFORCEMENT,
  ACTION_KIND,
  ACTION_N_FIELDS
};

extern const CldKind cld_action_kind;

G_DECLARE_FINAL_TYPE (CldAction, cld_action, CLD, ACTION, CldRecord)
