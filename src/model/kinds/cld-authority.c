/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-authority.h"

#include <glib/gi18n-lib.h>

/* A local authority: our own and its neighbours, by DfE number. */

/* clang-format off */
static const CldField fields[] = {
  [AUTHORITY_NAME]      = { "name", N_("Name"), N_("Authority"), CLD_TEXT, CLD_NEEDED | CLD_LIST | CLD_SEARCH },
  [AUTHORITY_OWN]       = { "own", N_("Our own"), N_("Authority"), CLD_BOOL, CLD_LIST },
  [AUTHORITY_ADJOINING] = { "adjoining", N_("Adjoins ours"), N_("Authority"), CLD_BOOL, CLD_LIST },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == AUTHORITY_N_FIELDS);

const CldKind cld_authority_kind = {
  .id = "authority",
  .title = N_("Local authority"),
  .plural = N_("Local authorities"),
  .fields = fields,
  .n_fields = AUTHORITY_N_FIELDS,
  .child = -1,
  .date = -1,
  .sort = { AUTHORITY_NAME, -1 },
  .get_type = cld_authority_get_type,
};

CLD_DEFINE_RECORD (CldAuthority, cld_authority, cld_authority_kind)
