/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-legal-set.h"

#include <glib/gi18n-lib.h>

/* A named set that findings cite from, such as regulations or standards, from one day to another. A set that got another name has a row for each. */

/* clang-format off */
static const CldField fields[] = {
  [LEGAL_SET_CODE]           = { "code", N_("Code"), N_("Set"), CLD_TEXT, CLD_NEEDED | CLD_LIST | CLD_SEARCH },
  [LEGAL_SET_NAME]           = { "name", N_("Name"), N_("Set"), CLD_TEXT, CLD_NEEDED | CLD_LIST | CLD_SEARCH },
  [LEGAL_SET_FORM]           = { "form", N_("What it is"), N_("Set"), CLD_CHOICE, CLD_LIST, "legal_form" },
  [LEGAL_SET_AUDIENCE]       = { "audience", N_("Aimed at"), N_("Set"), CLD_CHOICE, CLD_LIST, "legal_audience" },
  [LEGAL_SET_POWER]          = { "power", N_("Made under"), N_("Set"), CLD_TEXT, CLD_LIST },
  [LEGAL_SET_PROVIDER_TYPES] = { "provider_types", N_("For providers of the type"), N_("Set"), CLD_CHOICE, CLD_MANY, "insp_provider_type" },
  [LEGAL_SET_VALID_FROM]     = { "valid_from", N_("In use from"), N_("In use"), CLD_DATE, CLD_LIST },
  [LEGAL_SET_VALID_TO]       = { "valid_to", N_("In use until"), N_("In use"), CLD_DATE, CLD_LIST },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == LEGAL_SET_N_FIELDS);

const CldKind cld_legal_set_kind = {
  .id = "legal_set",
  .title = N_("Set of law or standards"),
  .plural = N_("Sets of law and standards"),
  .fields = fields,
  .n_fields = LEGAL_SET_N_FIELDS,
  .child = -1,
  .date = LEGAL_SET_VALID_FROM,
  .sort = { LEGAL_SET_CODE, LEGAL_SET_VALID_FROM },
  .get_type = cld_legal_set_get_type,
};

CLD_DEFINE_RECORD (CldLegalSet, cld_legal_set, cld_legal_set_kind)
