/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-look.h"
#include "cld-provider-list.h"
#include "cld-row-table.h"

G_BEGIN_DECLS

/**
 * CldProvidersColumn:
 * The columns of the list of providers, on the screen, on paper and in a file alike.
 */
typedef enum
{
  CLD_PROVIDERS_NAME,
  CLD_PROVIDERS_URN,
  CLD_PROVIDERS_TYPE,
  CLD_PROVIDERS_SECTOR,
  CLD_PROVIDERS_AREA,
  CLD_PROVIDERS_GRADE,
  CLD_PROVIDERS_DATE,
  CLD_PROVIDERS_FINDINGS,
  CLD_PROVIDERS_BLOCK,
  CLD_PROVIDERS_CHILDREN,
  CLD_PROVIDERS_N_COLUMNS,
} CldProvidersColumn;

/* How providers look in lists. The rows of the table are #CldProviderEntry. */
extern const CldRowTableKind cld_providers_kind;

const char *cld_providers_column_title (CldProvidersColumn column);
char *cld_providers_dup_text (const CldProviderEntry *entry, CldProvidersColumn column);
CldProviderSort cld_providers_column_sort (CldProvidersColumn column);
char *cld_providers_dup_about (const CldProviderEntry *entry);

const CldDutyLook *cld_grade_look (const char *grade);
char *cld_provider_look_day (gint32 day);

G_END_DECLS
