/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-page.h"
#include "cld-print-options.h"
#include "cld-record-set.h"

CldPaper *cld_summary_new (CldRecordSet *set, const CldPrintOptions *options);
