/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cld-child-data.h"
#include "cld-duty-look.h"
#include "cld-evidence.h"

G_BEGIN_DECLS

/* The columns of the table of placements. */
typedef enum
{
  PLACEMENT_ITEM_FROM,
  PLACEMENT_ITEM_UNTIL,
  PLACEMENT_ITEM_DAYS,
  PLACEMENT_ITEM_TYPE,
  PLACEMENT_ITEM_CARER,
  PLACEMENT_ITEM_PROVIDER,
  PLACEMENT_ITEM_URN,
  PLACEMENT_ITEM_AUTHORITY,
  PLACEMENT_ITEM_AREA,
  PLACEMENT_ITEM_MILES,
  PLACEMENT_ITEM_WHY,
  PLACEMENT_ITEM_EVIDENCE,
  PLACEMENT_ITEM_N_COLUMNS,
} CldPlacementColumn;

#define CLD_TYPE_PLACEMENT_ITEM (cld_placement_item_get_type ())
G_DECLARE_FINAL_TYPE (CldPlacementItem, cld_placement_item, CLD, PLACEMENT_ITEM, GObject)

CldPlacementItem *cld_placement_item_new (const CldChildData *data, const CldPlacementLine *line, const CldEvidence *evidence);
const char *cld_placement_item_get_text (CldPlacementItem *self, CldPlacementColumn column);
const char *cld_placement_item_get_tooltip (CldPlacementItem *self, CldPlacementColumn column);
const CldDutyLook *cld_placement_item_get_look (CldPlacementItem *self);
char *cld_placement_item_dup_sentence (CldPlacementItem *self);
const char *cld_placement_item_get_ref (CldPlacementItem *self);
const char *cld_placement_item_get_provider (CldPlacementItem *self);
gboolean cld_placement_item_is_gap (CldPlacementItem *self);
gboolean cld_placement_item_is_current (CldPlacementItem *self);
gboolean cld_placement_item_is_absence (CldPlacementItem *self);

G_END_DECLS
