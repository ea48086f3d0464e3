/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  TEMPLATE_NAME,
  TEMPLATE_PROVISION,
  TEMPLATE_RECIPIENT_KIND,
  TEMPLATE_SUBJECT,
  TEMPLATE_BODY,
  TEMPLATE_REPLY_SLIP,
  TEMPLATE_N_FIELDS
};

extern const CldKind cld_template_kind;

G_DECLARE_FINAL_TYPE (CldTemplate, cld_template, CLD, TEMPLATE, CldRecord)
