/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-look.h"
#include "cld-placement-list.h"

G_BEGIN_DECLS

/* The columns of the list of placements, in the order they stand; each can be sorted by. */
typedef enum
{
  CLD_PLACEMENTS_CHILD,
  CLD_PLACEMENTS_PROVIDER,
  CLD_PLACEMENTS_URN,
  CLD_PLACEMENTS_TYPE,
  CLD_PLACEMENTS_FROM,
  CLD_PLACEMENTS_UNTIL,
  CLD_PLACEMENTS_AUTHORITY,
  CLD_PLACEMENTS_AREA,
  CLD_PLACEMENTS_MILES,
  CLD_PLACEMENTS_APPROVED,
  CLD_PLACEMENTS_TOLD,
  CLD_PLACEMENTS_ACKNOWLEDGED,
  CLD_PLACEMENTS_EVIDENCE,
  CLD_PLACEMENTS_N_COLUMNS
} CldPlacementsColumn;

/**
 * CldPlacementsRow:
 * @entry: the placement, or the gap
 * @key: what it is known by
 *
 * A row of the list; good as long as the list of placements is.
 */
typedef struct
{
  const CldPlacementEntry *entry;
  char *key;
} CldPlacementsRow;

CldPlacementsRow *cld_placements_row_new (const CldPlacementEntry *entry);
void cld_placements_row_free (CldPlacementsRow *row);
char *cld_placements_row_dup_name (const CldPlacementsRow *row);
char *cld_placements_row_dup_text (const CldPlacementsRow *row, CldPlacementsColumn column);
const CldDutyLook *cld_placements_row_get_look (const CldPlacementsRow *row, CldPlacementsColumn column);
char *cld_placements_row_dup_sentence (const CldPlacementsRow *row);
const char *cld_placements_column_title (CldPlacementsColumn column);
void cld_placements_rows_sort (GPtrArray *rows, CldPlacementsColumn column, gboolean descending);

G_END_DECLS
