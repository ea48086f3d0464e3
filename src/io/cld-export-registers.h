/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-audit-register.h"
#include "cld-correspondence-register.h"
#include "cld-information-register.h"
#include "cld-output.h"

G_BEGIN_DECLS

/* The registers of correspondence, information requests and quality audits as files: the same columns from window and command line,
 * names as in native files, codes and days instead of words. */
extern const char *const cld_export_correspondence_columns[];
extern const char *const cld_export_information_columns[];
extern const char *const cld_export_audit_columns[];

gboolean cld_export_correspondence_row (CldOutput *output, const CldCorrespondenceEntry *entry, GError **error);
gboolean cld_export_information_row (CldOutput *output, const CldInformationEntry *entry, GError **error);
gboolean cld_export_audit_row (CldOutput *output, const CldAuditEntry *entry, GError **error);

G_END_DECLS
