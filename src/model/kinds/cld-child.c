/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-child.h"

#include <glib/gi18n-lib.h>

/* One person; the ref is the local authority's number for the child, never used again. */

/* clang-format off */
static const CldField fields[] = {
  [CHILD_GIVEN_NAMES]   = { "given_names", N_("Given names"), N_("Who"), CLD_TEXT, CLD_LIST | CLD_SEARCH | CLD_PRIVATE },
  [CHILD_SURNAME]       = { "surname", N_("Surname"), N_("Who"), CLD_TEXT, CLD_LIST | CLD_SEARCH | CLD_PRIVATE },
  [CHILD_KNOWN_AS]      = { "known_as", N_("Known as"), N_("Who"), CLD_TEXT, CLD_LIST | CLD_SEARCH | CLD_PRIVATE },
  [CHILD_FORMER_NAMES]  = { "former_names", N_("Former names"), N_("Who"), CLD_TEXT, CLD_SEARCH | CLD_PRIVATE },
  [CHILD_DATE_OF_BIRTH] = { "date_of_birth", N_("Date of birth"), N_("Who"), CLD_DATE, CLD_LIST | CLD_SEARCH | CLD_PRIVATE },
  [CHILD_DOB_ESTIMATED] = { "dob_estimated", N_("Date of birth is an estimate"), N_("Who"), CLD_BOOL, 0 },
  [CHILD_SEX]           = { "sex", N_("Sex"), N_("Who"), CLD_CHOICE, CLD_LIST, "sex" },
  [CHILD_ETHNICITY]     = { "ethnicity", N_("Ethnicity"), N_("Who"), CLD_CHOICE, 0, "ethnicity" },
  [CHILD_UPN]           = { "upn", N_("UPN"), N_("Numbers"), CLD_TEXT, CLD_SEARCH | CLD_PRIVATE },
  [CHILD_NHS_NUMBER]    = { "nhs_number", N_("NHS number"), N_("Numbers"), CLD_TEXT, CLD_SEARCH | CLD_PRIVATE },
  [CHILD_DISABILITY]    = { "disability", N_("Disability"), N_("Who"), CLD_CHOICE, CLD_MANY, "disability" },
  [CHILD_UASC_FROM]     = { "uasc_from", N_("Unaccompanied asylum-seeking from"), N_("Status"), CLD_DATE, 0 },
  [CHILD_UASC_UNTIL]    = { "uasc_until", N_("Unaccompanied asylum-seeking until"), N_("Status"), CLD_DATE, 0 },
  [CHILD_HOME_POSTCODE] = { "home_postcode", N_("Home postcode"), N_("Where"), CLD_TEXT, CLD_SEARCH | CLD_PRIVATE },
  [CHILD_WORKER]        = { "worker", N_("Social worker"), N_("People"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [CHILD_TEAM]          = { "team", N_("Team"), N_("People"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [CHILD_IRO]           = { "iro", N_("Independent reviewing officer"), N_("People"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [CHILD_RESTRICTED]    = { "restricted", N_("Restricted record"), N_("Status"), CLD_BOOL, CLD_LIST },
  [CHILD_ALERT]         = { "alert", N_("Alert"), N_("Status"), CLD_NOTE, CLD_PRIVATE },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == CHILD_N_FIELDS);

const CldKind cld_child_kind = {
  .id = "child",
  .title = N_("Child"),
  .plural = N_("Children"),
  .fields = fields,
  .n_fields = CHILD_N_FIELDS,
  .child = -1,
  .date = -1,
  .sort = { CHILD_SURNAME, CHILD_GIVEN_NAMES },
  .get_type = cld_child_get_type,
};

CLD_DEFINE_RECORD (CldChild, cld_child, cld_child_kind)
