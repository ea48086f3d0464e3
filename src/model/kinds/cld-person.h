/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  PERSON_NAME,
  PERSON_LOGIN,
  PERSON_ROLE,
  PERSON_TEAM,
  PERSON_DEPUTY_FOR,
  PERSON_FROM_ON,
  PERSON_UNTIL_ON,
  PERSON_N_FIELDS
};

extern const CldKind cld_person_kind;

G_DECLARE_FINAL_TYPE (CldPerson, cld_person, CLD, PERSON, CldRecord)
