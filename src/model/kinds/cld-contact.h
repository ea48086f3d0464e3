/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  CONTACT_NAME,
  CONTACT_ROLE,
  CONTACT_ORGANISATION,
  CONTACT_ADDRESS,
  CONTACT_PHONE,
  CONTACT_EMAIL,
  CONTACT_OFFICE,
  CONTACT_TEXTPHONE,
  CONTACT_WEBSITE,
  CONTACT_N_FIELDS
};

extern const CldKind cld_contact_kind;

G_DECLARE_FINAL_TYPE (CldContact, cld_contact, CLD, CONTACT, CldRecord)
