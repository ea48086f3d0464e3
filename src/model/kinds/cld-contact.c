/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-contact.h"

#include <glib/gi18n-lib.h>

/* Somebody in the child's life or around it. */

/* clang-format off */
static const CldField fields[] = {
  [CONTACT_NAME]         = { "name", N_("Name"), N_("Who"), CLD_TEXT, CLD_NEEDED | CLD_LIST | CLD_SEARCH | CLD_PRIVATE },
  [CONTACT_ROLE]         = { "role", N_("Role"), N_("Who"), CLD_CHOICE, CLD_LIST, "contact_role" },
  [CONTACT_ORGANISATION] = { "organisation", N_("Organisation"), N_("Who"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [CONTACT_ADDRESS]      = { "address", N_("Address"), N_("Where"), CLD_NOTE, CLD_PRIVATE },
  [CONTACT_PHONE]        = { "phone", N_("Telephone"), N_("Where"), CLD_TEXT, CLD_PRIVATE },
  [CONTACT_EMAIL]        = { "email", N_("E-mail"), N_("Where"), CLD_TEXT, CLD_PRIVATE },
  [CONTACT_OFFICE] = { "office", N_("Office"), N_("Who"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [CONTACT_TEXTPHONE] = { "textphone", N_("Text phone"), N_("Where"), CLD_TEXT, CLD_PRIVATE },
  [CONTACT_WEBSITE] = { "website", N_("Website"), N_("Where"), CLD_TEXT, 0 },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == CONTACT_N_FIELDS);

const CldKind cld_contact_kind = {
  .id = "contact",
  .title = N_("Contact"),
  .plural = N_("Contacts"),
  .fields = fields,
  .n_fields = CONTACT_N_FIELDS,
  .child = -1,
  .date = -1,
  .sort = { CONTACT_NAME, -1 },
  .get_type = cld_contact_get_type,
};

CLD_DEFINE_RECORD (CldContact, cld_contact, cld_contact_kind)
