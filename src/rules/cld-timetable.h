/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "cld-date.h"

G_BEGIN_DECLS

/* Every row of duties.csv, in the order of that file, computed or not (why_not). */

/**
 * CldTimetableRow:
 * @id: such as `C02`
 * @group: letter and title of its group
 * @duty: what has to be done, in the words of the list
 * @who: who does it
 * @deadline: the time limit in words
 * @number: of units, 0 where there is none
 * @unit: `working days`, `calendar days`, `months`, `clock hours`, ...
 * @source: the provision
 * @strength: `ACT`, `REG`, `SG`, `GP` as the list writes it
 * @must: whether it is law (ACT, REG first) rather than guidance
 * @why_not: (nullable): why the program cannot compute it; %NULL where it does
 * @valid_from: first day of the version in force, %CLD_NO_DAY where open
 * @valid_until: last day of it, %CLD_NO_DAY where open
 *
 * A row of the statutory timetable (duties.csv with duty_rules.csv beside it; short titles in cld-timetable-titles.c).
 */
typedef struct
{
  const char *id;
  const char *group;
  const char *duty;
  const char *trigger;
  const char *who;
  const char *deadline;
  const char *counted_from;
  const char *recurs;
  const char *exceptions;
  const char *source;
  const char *strength;
  const char *confidence;
  const char *unit;
  int number;
  gboolean must;
  const char *short_title; /* what a list shows: "Visit", "Review", "Notice to area authority" (to be translated) */
  const char *action;      /* (nullable): kind of record that does it: `visit`, `review`, ... */
  const char *why_not;
  gint32 valid_from;
  gint32 valid_until;
  const char *version;     /* the law's version in force, in words */
} CldTimetableRow;

guint cld_timetable_get_n (void);
const CldTimetableRow *cld_timetable_get (guint i);
const CldTimetableRow *cld_timetable_find (const char *id);
int cld_timetable_index (const char *id);

G_END_DECLS
