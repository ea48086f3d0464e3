/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-relationship.h"

#include <glib/gi18n-lib.h>

/* What a contact is to a child. */

/* clang-format off */
static const CldField fields[] = {
  [RELATIONSHIP_CHILD]                   = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [RELATIONSHIP_CONTACT]                 = { "contact", N_("Contact"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "contact" },
  [RELATIONSHIP_KIND]                    = { "kind", N_("Kind"), N_("What"), CLD_CHOICE, CLD_LIST, "relationship_kind" },
  [RELATIONSHIP_PARENTAL_RESPONSIBILITY] = { "parental_responsibility", N_("Parental responsibility"), N_("What"), CLD_BOOL, CLD_LIST },
  [RELATIONSHIP_MAY_BE_TOLD]             = { "may_be_told", N_("May be told"), N_("What"), CLD_BOOL, CLD_LIST },
  [RELATIONSHIP_FROM_ON]                 = { "from_on", N_("From"), N_("When"), CLD_DATE, 0 },
  [RELATIONSHIP_UNTIL_ON]                = { "until_on", N_("Until"), N_("When"), CLD_DATE, 0 },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == RELATIONSHIP_N_FIELDS);

const CldKind cld_relationship_kind = {
  .id = "relationship",
  .title = N_("Relationship"),
  .plural = N_("Relationships"),
  .fields = fields,
  .n_fields = RELATIONSHIP_N_FIELDS,
  .child = RELATIONSHIP_CHILD,
  .date = RELATIONSHIP_FROM_ON,
  .sort = { RELATIONSHIP_FROM_ON, -1 },
  .get_type = cld_relationship_get_type,
};

CLD_DEFINE_RECORD (CldRelationship, cld_relationship, cld_relationship_kind)
