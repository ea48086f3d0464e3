/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"
#include "cld-date.h"
#include "cld-row.h"

G_BEGIN_DECLS

/**
 * CldProviderBlock:
 * @day: the day that is asked about, day number
 * @enforcement: (nullable): the step in force that day that blocks, the first to begin
 * @enforced_on: since when, or %CLD_NO_DAY
 * @noticed_on: day of an open notice under section 30A, or %CLD_NO_DAY
 * @has_notice: whether there is one, whatever its day
 * @grade: (nullable): grade of the latest overall judgement until that day
 * @graded_on: when that inspection started, or %CLD_NO_DAY
 *
 * What speaks against new placements with a provider on one day. Texts are those of the rows that were added.
 */
typedef struct
{
  gint32 day;
  const CldRow *enforcement;
  gint32 enforced_on;
  gint32 noticed_on;
  gboolean has_notice;
  const char *grade;
  gint32 graded_on;
} CldProviderBlock;

void cld_provider_block_init (CldProviderBlock *self, gint32 day);
void cld_provider_block_add_enforcement (CldProviderBlock *self, const CldRow *enforcement);
void cld_provider_block_add_notice (CldProviderBlock *self, const CldRow *notice);
void cld_provider_block_add_judgement (CldProviderBlock *self, const CldRow *inspection, const CldRow *judgement);
gboolean cld_provider_block_load (CldProviderBlock *self, CldDb *db, const CldRow *provider, CldArena *arena, GError **error);

gint32 cld_provider_block_get_restricted_on (const CldProviderBlock *self);
gint32 cld_provider_block_get_inadequate_on (const CldProviderBlock *self);
char *cld_provider_block_describe_restriction (const CldProviderBlock *self);
char *cld_provider_block_describe_grade (const CldProviderBlock *self);
char *cld_provider_block_describe (const CldProviderBlock *self);

G_END_DECLS
