/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-row.h"
#include "cld-store.h"

/* What an entry of the change log says was done. */
#define CLD_ACT_EDIT "edit"
#define CLD_ACT_IMPORT "import"
#define CLD_ACT_UNDO "undo"
#define CLD_ACT_REDO "redo"
#define CLD_ACT_VIEW "view"
#define CLD_ACT_PRINT "print"
#define CLD_ACT_EXPORT "export"
#define CLD_ACT_BACKUP "backup"
#define CLD_ACT_RESTORE "restore"
#define CLD_ACT_MOVE "move"

typedef struct _CldChangeSet CldChangeSet;

CldChangeSet *cld_change_set_begin (CldStore *store, const char *act, const char *why, const char *target, GError **error);
CldChangeSet *cld_change_set_begin_together (CldStore *store, const char *act, const char *why, GError **error);
gboolean cld_change_set_expect (CldChangeSet *set, const CldRow *row, GError **error);
void cld_change_set_use_threads (CldChangeSet *set);
void cld_change_set_set_writes_only (CldChangeSet *set);
gboolean cld_change_set_put (CldChangeSet *set, const CldRow *before, CldRow *after, GError **error);
gboolean cld_change_set_look (CldChangeSet *set, const char *child, GError **error);
gboolean cld_change_set_commit (CldChangeSet *set, GError **error);
const char *cld_change_set_get_id (CldChangeSet *set);
const char *cld_change_set_get_at (CldChangeSet *set);
gint64 cld_change_set_get_next_seq (CldChangeSet *set);
guint cld_change_set_get_n_entries (CldChangeSet *set);
void cld_change_set_free (CldChangeSet *set);

gboolean cld_change_log_look (CldStore *store, const char *act, const char *why, const char *child, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldChangeSet, cld_change_set_free)
