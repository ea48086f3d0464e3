/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-legal-reference.h"

#include <glib/gi18n-lib.h>

/* One regulation, standard or paragraph of guidance that a finding cites. */

/* clang-format off */
static const CldField fields[] = {
  [LEGAL_REFERENCE_CODE]       = { "code", N_("Code"), N_("Reference"), CLD_TEXT, CLD_NEEDED | CLD_LIST | CLD_SEARCH },
  [LEGAL_REFERENCE_IN_SET]     = { "in_set", N_("Set"), N_("Reference"), CLD_TEXT, CLD_NEEDED | CLD_LIST },
  [LEGAL_REFERENCE_NUMBER]     = { "number", N_("Number"), N_("Reference"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [LEGAL_REFERENCE_TITLE]      = { "title", N_("Title"), N_("Reference"), CLD_TEXT, CLD_NEEDED | CLD_LIST | CLD_SEARCH },
  [LEGAL_REFERENCE_TEXT]       = { "text", N_("In short"), N_("Reference"), CLD_NOTE, CLD_SEARCH },
  [LEGAL_REFERENCE_LINKS]      = { "links", N_("See also"), N_("Reference"), CLD_TEXT, CLD_MANY },
  [LEGAL_REFERENCE_VALID_FROM] = { "valid_from", N_("In force from"), N_("In force"), CLD_DATE, CLD_LIST },
  [LEGAL_REFERENCE_VALID_TO]   = { "valid_to", N_("In force until"), N_("In force"), CLD_DATE, CLD_LIST },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == LEGAL_REFERENCE_N_FIELDS);

const CldKind cld_legal_reference_kind = {
  .id = "legal_reference",
  .title = N_("Reference"),
  .plural = N_("References"),
  .fields = fields,
  .n_fields = LEGAL_REFERENCE_N_FIELDS,
  .child = -1,
  .date = LEGAL_REFERENCE_VALID_FROM,
  .sort = { LEGAL_REFERENCE_CODE, LEGAL_REFERENCE_VALID_FROM },
  .get_type = cld_legal_reference_get_type,
};

CLD_DEFINE_RECORD (CldLegalReferenceRecord, cld_legal_reference, cld_legal_reference_kind)
