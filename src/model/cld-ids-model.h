/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cld-ids.h"

G_BEGIN_DECLS

#define CLD_TYPE_IDS_MODEL (cld_ids_model_get_type ())
G_DECLARE_FINAL_TYPE (CldIdsModel, cld_ids_model, CLD, IDS_MODEL, GObject)

#define CLD_TYPE_IDS_ITEM (cld_ids_item_get_type ())
G_DECLARE_FINAL_TYPE (CldIdsItem, cld_ids_item, CLD, IDS_ITEM, GObject)

/* How many records are read at once, and how many such pages are kept. */
#define CLD_IDS_PAGE 64
#define CLD_IDS_N_PAGES 16

/**
 * CldIdsLoader:
 * @ids: the ids of a page
 * @n_ids: how many, at most %CLD_IDS_PAGE
 * @data: the owner's
 *
 * Returns: (transfer full) (nullable): a record for each id in the same order, %NULL for one that is not there any
 *   more; the array frees them. %NULL where nothing could be read.
 */
typedef GPtrArray *(*CldIdsLoader) (const char *const *ids, guint n_ids, gpointer data);

CldIdsModel *cld_ids_model_new (CldIdsLoader loader, gpointer data);
void cld_ids_model_set_step (CldIdsModel *self, guint step);
void cld_ids_model_set_ids (CldIdsModel *self, CldIds *ids);
void cld_ids_model_forget (CldIdsModel *self);
CldIds *cld_ids_model_get_ids (CldIdsModel *self);
guint cld_ids_model_get_n_ids (CldIdsModel *self);
const char *cld_ids_model_get_id (CldIdsModel *self, guint position);
gpointer cld_ids_model_get_record (CldIdsModel *self, guint position);
gboolean cld_ids_model_find (CldIdsModel *self, const char *id, guint *position);
gboolean cld_ids_model_is_complete (CldIdsModel *self);
void cld_ids_model_complete (CldIdsModel *self);

guint cld_ids_item_get_position (CldIdsItem *self);
const char *cld_ids_item_get_id (CldIdsItem *self);
gpointer cld_ids_item_get_record (CldIdsItem *self);

G_END_DECLS
