/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-provider.h"

#include <glib/gi18n-lib.h>

/* A home, agency or service; the ref is its URN where it has one. */

/* clang-format off */
static const CldField fields[] = {
  [PROVIDER_NAME]           = { "name", N_("Name"), N_("Provider"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [PROVIDER_URN]            = { "urn", N_("URN"), N_("Provider"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [PROVIDER_TYPE]           = { "type", N_("Type"), N_("Provider"), CLD_CHOICE, CLD_LIST, "insp_provider_type" },
  [PROVIDER_SECTOR]         = { "sector", N_("Sector"), N_("Provider"), CLD_CHOICE, CLD_LIST, "insp_provider_sector" },
  [PROVIDER_AREA_AUTHORITY] = { "area_authority", N_("Area authority"), N_("Where"), CLD_TEXT, CLD_LIST },
  [PROVIDER_POSTCODE]       = { "postcode", N_("Postcode"), N_("Where"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [PROVIDER_PHONE]          = { "phone", N_("Telephone"), N_("Contact"), CLD_TEXT, 0 },
  [PROVIDER_EMAIL]          = { "email", N_("E-mail"), N_("Contact"), CLD_TEXT, 0 },
  [PROVIDER_REGISTRATION] = { "registration", N_("Registration"), N_("Registration"), CLD_CHOICE, CLD_LIST, "registration_state" },
  [PROVIDER_REGISTERED_ON] = { "registered_on", N_("Registered"), N_("Registration"), CLD_DATE, 0 },
  [PROVIDER_REGISTRATION_ENDED_ON] = { "registration_ended_on", N_("Registration ended"), N_("Registration"), CLD_DATE, 0 },
  [PROVIDER_ADDRESS] = { "address", N_("Address"), N_("Where"), CLD_NOTE, 0 },
  [PROVIDER_WEBSITE] = { "website", N_("Website"), N_("Contact"), CLD_TEXT, 0 },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == PROVIDER_N_FIELDS);

const CldKind cld_provider_kind = {
  .id = "provider",
  .title = N_("Provider"),
  .plural = N_("Providers"),
  .fields = fields,
  .n_fields = PROVIDER_N_FIELDS,
  .child = -1,
  .date = -1,
  .sort = { PROVIDER_NAME, -1 },
  .get_type = cld_provider_get_type,
};

CLD_DEFINE_RECORD (CldProvider, cld_provider, cld_provider_kind)
