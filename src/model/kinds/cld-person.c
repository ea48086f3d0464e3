/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-person.h"

#include <glib/gi18n-lib.h>

/* Somebody who uses the program; a login without a row stands for itself. */

/* clang-format off */
static const CldField fields[] = {
  [PERSON_NAME]       = { "name", N_("Name"), N_("Person"), CLD_TEXT, CLD_NEEDED | CLD_LIST | CLD_SEARCH },
  [PERSON_LOGIN]      = { "login", N_("Login name"), N_("Person"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [PERSON_ROLE]       = { "role", N_("Role"), N_("Person"), CLD_TEXT, CLD_LIST },
  [PERSON_TEAM]       = { "team", N_("Team"), N_("Person"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [PERSON_DEPUTY_FOR] = { "deputy_for", N_("Deputy for"), N_("Person"), CLD_REF, 0, "person" },
  [PERSON_FROM_ON]    = { "from_on", N_("From"), N_("When"), CLD_DATE, 0 },
  [PERSON_UNTIL_ON]   = { "until_on", N_("Until"), N_("When"), CLD_DATE, 0 },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == PERSON_N_FIELDS);

const CldKind cld_person_kind = {
  .id = "person",
  .title = N_("Person"),
  .plural = N_("People"),
  .fields = fields,
  .n_fields = PERSON_N_FIELDS,
  .child = -1,
  .date = PERSON_FROM_ON,
  .sort = { PERSON_NAME, -1 },
  .get_type = cld_person_get_type,
};

CLD_DEFINE_RECORD (CldPerson, cld_person, cld_person_kind)
