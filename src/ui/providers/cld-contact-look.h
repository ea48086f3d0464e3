/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-row-table.h"

G_BEGIN_DECLS

/* How contacts look in the directory. The rows of the table are #CldRow of kind contact. */
extern const CldRowTableKind cld_contacts_kind;

guint cld_contacts_column_field (guint column);

G_END_DECLS
