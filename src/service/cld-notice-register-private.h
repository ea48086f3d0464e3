/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-calendar.h"
#include "cld-notice-register.h"
#include "cld-where.h"

struct _CldNoticeRegister
{
  CldArena *arena; /* of the lines and names */
  CldWhere *where; /* names of areas */
  CldCalendar *calendar;
  gint32 today;
  int acknowledge_days;
  CldNoticeEntry *entries; /* as cld_notice_list_load() orders them */
  guint n;
  guint *ranks;       /* place of each entry in the order of the state */
  GHashTable *by_ref; /* ref -> entry */
};

/* One of the many sort keys of a column: a number or a folded text. */
typedef struct
{
  const CldNoticeEntry *entry;
  gint64 number;
  const char *text;
  gboolean missing;
  guint rank;
} CldNoticeKey;

gboolean _cld_notice_is_told_late (const CldCalendar *calendar, gint32 event_on, gint32 received_on);
