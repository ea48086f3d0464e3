/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A date is kept as ISO text (YYYY-MM-DD): it sorts, prints and stores as it is. */
#define CLD_DATE_SIZE 11   /* "YYYY-MM-DD" and its NUL */
#define CLD_MOMENT_SIZE 17 /* "YYYY-MM-DDThh:mm" and its NUL */
#define CLD_NO_DAY G_MININT32

gboolean cld_date_is_iso (const char *text);
gboolean cld_moment_is_iso (const char *text);
gboolean cld_date_read (const char *text, gsize len, char moment[CLD_MOMENT_SIZE]);

gint32 cld_date_to_day (const char *iso);
gint32 cld_date_read_day (const char *iso);
gint32 cld_moment_read_day (const char *iso, gint16 *minute);
void cld_date_from_day (gint32 day, char iso[CLD_DATE_SIZE]);
gint32 cld_day_add_months (gint32 day, int n);
gint32 cld_day_anniversary (gint32 birth, int years);
int cld_day_age (gint32 birth, gint32 on);
int cld_date_age (const char *born, const char *on);
int cld_date_return_year (const char *iso);
char *cld_date_today (void);
char *cld_moment_now_utc (void);
