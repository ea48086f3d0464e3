/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"
#include "cld-record-set.h"

G_BEGIN_DECLS

/**
 * CldAnnexAList:
 * @CLD_ANNEX_A_CARE: list 8: all in care on the day of the inspection, and those who ceased to be in the six months before
 * @CLD_ANNEX_A_LEAVERS: list 9: everyone who receives leaving care services
 * @CLD_ANNEX_A_ADOPTION: list 10: a decision, a placement or an order for adoption in the last 12 months
 *
 * The lists of Annex A that are made.
 */
typedef enum
{
  CLD_ANNEX_A_CARE,
  CLD_ANNEX_A_LEAVERS,
  CLD_ANNEX_A_ADOPTION,
  CLD_ANNEX_A_N_LISTS,
} CldAnnexAList;

typedef struct _CldAnnexA CldAnnexA;

CldAnnexA *cld_annex_a_new (gint32 day);
void cld_annex_a_free (CldAnnexA *self);
void cld_annex_a_add_child (CldAnnexA *self, CldRecordSet *set, CldRecordSet *common);
CldAnnexA *cld_annex_a_load (CldDb *db, gint32 day, GError **error);

int cld_annex_a_get_number (CldAnnexAList list);
guint cld_annex_a_get_n_columns (const CldAnnexA *self, CldAnnexAList list);
const char *cld_annex_a_get_heading (const CldAnnexA *self, CldAnnexAList list, guint column);
guint cld_annex_a_get_n_rows (const CldAnnexA *self, CldAnnexAList list);
const char *cld_annex_a_get_cell (const CldAnnexA *self, CldAnnexAList list, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldAnnexA, cld_annex_a_free)

G_END_DECLS
