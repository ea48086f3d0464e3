/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-date.h"

gboolean cld_date_entry_parse (const char *text, const char *today, gboolean with_time, char out[CLD_MOMENT_SIZE]);
gboolean cld_date_entry_is_time (const char *text, const char *today);
char *cld_date_entry_format (const char *moment);
char *cld_date_entry_words (const char *moment, const char *today);
void cld_date_add_months (const char *iso, int months, char out[CLD_DATE_SIZE]);
