/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  ATTACHMENT_CHILD,
  ATTACHMENT_NAME,
  ATTACHMENT_MEDIA_TYPE,
  ATTACHMENT_SIZE,
  ATTACHMENT_SHA256,
  ATTACHMENT_ABOUT,
  ATTACHMENT_PROVES,
  ATTACHMENT_ADDED_ON,
  ATTACHMENT_ADDED_BY,
  ATTACHMENT_N_FIELDS
};

extern const CldKind cld_attachment_kind;

G_DECLARE_FINAL_TYPE (CldAttachment, cld_attachment, CLD, ATTACHMENT, CldRecord)
