/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-inspection-register.h"
#include "cld-page.h"
#include "cld-print-options.h"
#include "cld-record-set.h"

CldPaper *cld_summary_new (CldRecordSet *set, const CldPrintOptions *options);
CldPaper *cld_summary_new_with_inspections (CldRecordSet *set, CldInspectionRegister *inspections, const CldPrintOptions *options);
