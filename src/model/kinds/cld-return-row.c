/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-return-row.h"

#include <glib/gi18n-lib.h>

/* An accepted row of a return as it came: the yearly facts, and the order and columns that have no other home. */

/* clang-format off */
static const CldField fields[] = {
  [RETURN_ROW_CHILD]    = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [RETURN_ROW_TABLE]    = { "table", N_("Table"), N_("What"), CLD_TEXT, CLD_NEEDED | CLD_LIST },
  [RETURN_ROW_YEAR]     = { "year", N_("Collection year"), N_("What"), CLD_INT, CLD_NEEDED | CLD_LIST },
  [RETURN_ROW_POSITION] = { "position", N_("Position in the file"), N_("What"), CLD_INT, CLD_NEEDED | CLD_LIST },
  [RETURN_ROW_COLUMNS]  = { "columns", N_("Columns"), N_("What"), CLD_NOTE, CLD_NEEDED | CLD_PRIVATE },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == RETURN_ROW_N_FIELDS);

const CldKind cld_return_row_kind = {
  .id = "return_row",
  .title = N_("Row of a return"),
  .plural = N_("Rows of returns"),
  .fields = fields,
  .n_fields = RETURN_ROW_N_FIELDS,
  .child = RETURN_ROW_CHILD,
  .date = -1,
  .sort = { -1, -1 },
  .get_type = cld_return_row_get_type,
};

CLD_DEFINE_RECORD (CldReturnRow, cld_return_row, cld_return_row_kind)
