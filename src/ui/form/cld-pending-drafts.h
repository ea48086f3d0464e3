/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-draft.h"
#include "cld-session.h"

G_BEGIN_DECLS

/**
 * CldDraftKeptFunc:
 * @kept: whether the store has it now
 * @data: the caller's
 *
 * Called on the main thread.
 */
typedef void (*CldDraftKeptFunc) (gboolean kept, gpointer data);

void cld_pending_drafts_keep (CldSession *session, CldDraft *draft, CldDraftKeptFunc func, gpointer data);
void cld_pending_drafts_forget (CldSession *session, CldDraft *draft);
CldDraft *cld_pending_drafts_find (CldSession *session, const CldDraft *key);

G_END_DECLS
