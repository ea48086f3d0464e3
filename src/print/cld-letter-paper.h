/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-letters.h"
#include "cld-page.h"
#include "cld-print-job.h"

CldPaper *cld_letter_paper_new (const CldLetterSheet *sheet, const CldPrintOptions *options);
CldPaper *cld_letter_papers_new (GPtrArray *sheets, const char *child, const CldPrintOptions *options, CldPrintWatch *watch, GError **error);
GPtrArray *cld_letter_files_new (GPtrArray *sheets, const CldPrintOptions *options, GError **error);
