/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-date.h"

/* A month of the calendar as a number that can be counted with: 12 × year + month - 1. */
#define CLD_NO_MONTH G_MININT32
#define CLD_MONTH_SIZE 8 /* "YYYY-MM" and its NUL */

gint32 cld_month_of_day (gint32 day);
gint32 cld_month_get_first_day (gint32 month);
gint32 cld_month_get_last_day (gint32 month);
gint32 cld_month_read (const char *text);
void cld_month_write (gint32 month, char text[CLD_MONTH_SIZE]);
char *cld_month_dup_label (gint32 month, gboolean with_year);
