/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An ordered list of ids: one block of text, so that a hundred thousand of them are a hundred thousand bytes times
 * their length and not as many allocations. Filled once, then shared and never changed. */
typedef struct _CldIds CldIds;

CldIds *cld_ids_new (void);
CldIds *cld_ids_ref (CldIds *ids);
void cld_ids_unref (CldIds *ids);
void cld_ids_add (CldIds *ids, const char *id, gsize len);
guint cld_ids_get_n (const CldIds *ids);
const char *cld_ids_get (const CldIds *ids, guint position);
gboolean cld_ids_find (const CldIds *ids, const char *id, guint *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldIds, cld_ids_unref)

G_END_DECLS
