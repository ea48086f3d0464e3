/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-inspection-rules.h"
#include "cld-session.h"

G_BEGIN_DECLS

/**
 * CldInspectContext:
 * @session: the caseload
 * @library: what can be cited
 * @inspection: (nullable): the inspection that a form is about, as it is recorded or stands in the form
 * @provider: (nullable): its provider
 * @kase: what the rules know of it
 *
 * What the choices of a form depend on. One a form, shared by its rows.
 */
typedef struct
{
  CldSession *session;
  CldLegalLibrary *library;
  CldArena *arena; /* of the rows */
  const CldRow *inspection;
  const CldRow *provider;
  CldInspectionCase kase;
} CldInspectContext;

CldInspectContext *cld_inspect_context_new (CldSession *session);
CldInspectContext *cld_inspect_context_ref (CldInspectContext *self);
void cld_inspect_context_unref (CldInspectContext *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldInspectContext, cld_inspect_context_unref)

void cld_inspect_context_read_library (CldInspectContext *self);
void cld_inspect_context_take_inspection (CldInspectContext *self, const char *ref);
void cld_inspect_context_take_record (CldInspectContext *self, CldRecord *inspection);
void cld_inspect_context_take_provider (CldInspectContext *self, const char *ref, const char *day);
GPtrArray *cld_inspect_context_find_rows (CldInspectContext *self, const CldKind *kind, guint field, const char *value);

G_END_DECLS
