/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-page.h"
#include "cld-print-options.h"
#include "cld-record-set.h"
#include "cld-store.h"

CldPaper *cld_evidence_sheet_new (CldStore *store, CldRecordSet *set, const char *placement, const char *until, const CldPrintOptions *options, GError **error);
