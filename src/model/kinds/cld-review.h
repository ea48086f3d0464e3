/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  REVIEW_CHILD,
  REVIEW_KIND,
  REVIEW_HELD_ON,
  REVIEW_PARTICIPATION,
  REVIEW_IRO,
  REVIEW_DECISIONS,
  REVIEW_VISITS_EVERY_DAYS,
  REVIEW_N_FIELDS
};

extern const CldKind cld_review_kind;

G_DECLARE_FINAL_TYPE (CldReview, cld_review, CLD, REVIEW, CldRecord)
