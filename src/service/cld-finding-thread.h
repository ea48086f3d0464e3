/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-legal-library.h"
#include "cld-record.h"
#include "cld-store.h"

G_BEGIN_DECLS

/* Earlier findings by whom they are about and by provision: which of them a later one repeats. Texts are those of the rows. */
typedef struct _CldFindingThreads CldFindingThreads;

CldFindingThreads *cld_finding_threads_new (const CldLegalLibrary *library);
void cld_finding_threads_free (CldFindingThreads *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldFindingThreads, cld_finding_threads_free)

void cld_finding_threads_add (CldFindingThreads *self, const CldRow *inspection, const CldRow *finding, gpointer data);
gpointer cld_finding_threads_find (const CldFindingThreads *self, const CldRow *inspection, const CldRow *finding);

gboolean _cld_finding_thread_fill (CldStore *store, CldRecord *record, CldArena *arena, GError **error);
GPtrArray *cld_finding_thread_carry (CldStore *store, const char *earlier, CldRecord *later, gint32 today, GError **error);

G_END_DECLS
