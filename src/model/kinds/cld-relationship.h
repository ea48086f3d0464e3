/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  RELATIONSHIP_CHILD,
  RELATIONSHIP_CONTACT,
  RELATIONSHIP_KIND,
  RELATIONSHIP_PARENTAL_RESPONSIBILITY,
  RELATIONSHIP_MAY_BE_TOLD,
  RELATIONSHIP_FROM_ON,
  RELATIONSHIP_UNTIL_ON,
  RELATIONSHIP_N_FIELDS
};

extern const CldKind cld_relationship_kind;

G_DECLARE_FINAL_TYPE (CldRelationship, cld_relationship, CLD, RELATIONSHIP, CldRecord)
