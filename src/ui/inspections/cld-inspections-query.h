/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-inspection-register.h"

G_BEGIN_DECLS

/**
 * CldInspectionsWhich:
 * Which inspections are listed, in the order of the drop-down.
 */
typedef enum
{
  CLD_INSPECTIONS_ALL,
  CLD_INSPECTIONS_PROVIDERS,
  CLD_INSPECTIONS_AUTHORITY,
  CLD_INSPECTIONS_OPEN,
  CLD_INSPECTIONS_OVERDUE,
  CLD_INSPECTIONS_INADEQUATE,
  CLD_INSPECTIONS_SECTOR_LA,
  CLD_INSPECTIONS_SECTOR_PRIVATE,
  CLD_INSPECTIONS_SECTOR_VOLUNTARY,
  CLD_INSPECTIONS_N_WHICH,
} CldInspectionsWhich;

const char *cld_inspections_which_label (CldInspectionsWhich which);
GPtrArray *cld_inspections_find (CldInspectionRegister *inspections, CldInspectionsWhich which, const char *text);
void cld_inspections_count_findings (GPtrArray *items, guint *n_open, guint *n_overdue);
gboolean cld_inspections_shows (const CldFindingItem *finding, CldInspectionsWhich which);

G_END_DECLS
