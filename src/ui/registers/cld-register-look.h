/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-audit-register.h"
#include "cld-correspondence-register.h"
#include "cld-duty-look.h"
#include "cld-information-register.h"
#include "cld-row-table.h"

G_BEGIN_DECLS

/* The three registers as tables: columns, what cells say, and what rows are sorted by. */
extern const CldRowTableKind cld_correspondence_table;
extern const CldRowTableKind cld_information_table;
extern const CldRowTableKind cld_audit_table;

/**
 * CldRegisterSort:
 * @row: a row of the register
 * @column: a column of its table
 *
 * Returns: (transfer full) (nullable): a text by which rows are sorted; %NULL, for what is not recorded, comes last
 */
typedef char *(*CldRegisterSort) (gconstpointer row, guint column);

char *cld_correspondence_sort (gconstpointer row, guint column);
char *cld_information_sort (gconstpointer row, guint column);
char *cld_audit_sort (gconstpointer row, guint column);

const CldDutyLook *cld_correspondence_look (CldCorrespondenceState state);
const CldDutyLook *cld_information_look (CldInformationState state);
const CldDutyLook *cld_audit_look (const char *grade);
char *cld_register_look_day (const char *iso);

G_END_DECLS
