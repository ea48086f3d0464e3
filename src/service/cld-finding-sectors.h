/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-inspection-register.h"

G_BEGIN_DECLS

/* What stands for the authorities themselves where a code of a sector is asked for. */
#define CLD_SECTOR_AUTHORITY "AUTHORITY"

/**
 * CldSectorFigure:
 * @CLD_SECTOR_REQUIREMENTS: requirements that are open, overdue ones among them
 * @CLD_SECTOR_REQUIREMENTS_OVERDUE: of these, those whose day is over or that were judged not met
 * @CLD_SECTOR_RECOMMENDATIONS: recommendations that are open
 * @CLD_SECTOR_IMPROVEMENTS: what only an authority gets and is open: areas for improvement and for priority action, weaknesses
 * @CLD_SECTOR_IMPROVEMENTS_OVERDUE: of these, overdue
 * @CLD_SECTOR_OTHERS: what is open of any other type
 * @CLD_SECTOR_MET: findings of any type that were met on a day of the last 12 months
 *
 * What is counted of a sector. Each open finding is in exactly one of the four that are open.
 */
typedef enum
{
  CLD_SECTOR_REQUIREMENTS,
  CLD_SECTOR_REQUIREMENTS_OVERDUE,
  CLD_SECTOR_RECOMMENDATIONS,
  CLD_SECTOR_IMPROVEMENTS,
  CLD_SECTOR_IMPROVEMENTS_OVERDUE,
  CLD_SECTOR_OTHERS,
  CLD_SECTOR_MET,
  CLD_SECTOR_N_FIGURES
} CldSectorFigure;

/* How findings stand, sector by sector. The same rules hold for every sector, so they are counted beside each other and never
 * added up. */
typedef struct _CldFindingSectors CldFindingSectors;

CldFindingSectors *cld_finding_sectors_new (CldInspectionRegister *inspections);
void cld_finding_sectors_free (CldFindingSectors *self);

guint cld_finding_sectors_get_n (const CldFindingSectors *self);
const char *cld_finding_sectors_get_code (const CldFindingSectors *self, guint sector);
int cld_finding_sectors_find (const CldFindingSectors *self, const char *code);
GPtrArray *cld_finding_sectors_get_rows (const CldFindingSectors *self, guint sector, CldSectorFigure figure);
guint cld_finding_sectors_count (const CldFindingSectors *self, guint sector, CldSectorFigure figure);

const char *cld_sector_label (const char *code);
const char *cld_sector_figure_get_id (CldSectorFigure figure);
const char *cld_sector_figure_label (CldSectorFigure figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldFindingSectors, cld_finding_sectors_free)

G_END_DECLS
