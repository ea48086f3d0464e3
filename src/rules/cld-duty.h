/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-calendar.h"
#include "cld-facts.h"
#include "cld-timetable.h"

G_BEGIN_DECLS

typedef enum
{
  CLD_DUTY_MET,
  CLD_DUTY_LATE,
  CLD_DUTY_OVERDUE,
  CLD_DUTY_MISSED,
  CLD_DUTY_LAPSED,
  CLD_DUTY_DUE,
  CLD_DUTY_UPCOMING,
  CLD_DUTY_WAIVED,
  CLD_DUTY_UNKNOWN,
  CLD_DUTY_PROJECTED,
  CLD_DUTY_N_STATES
} CldDutyState;

/**
 * CldDutyRules:
 * @calendar: working days
 * @window: days from today on which an open row is `due` (today included), 14 by default
 * @move_day_counts: a visit on the first day of a placement counts (default yes)
 * @reset_on_transfer: a placement begun with RNE T or U begins its own visit series (default no)
 * @virtual_counts: a video or phone contact counts as a visit (default no)
 * @exempt_from_d07: connected persons and own foster carers need no notice to the area authority (default no)
 * @forecast_until: rows are projected up to this day; %CLD_NO_DAY for none
 *
 * What the timetable reads besides the facts: one table of settings, each with the default of the contract.
 */
typedef struct
{
  const CldCalendar *calendar;
  int window;
  gboolean move_day_counts;
  gboolean reset_on_transfer;
  gboolean virtual_counts;
  gboolean exempt_from_d07;
  gint32 forecast_until;
} CldDutyRules;

void cld_duty_rules_init (CldDutyRules *rules, const CldCalendar *calendar);

/* A fact of the child: its array and its place in it. */
typedef struct
{
  guint8 kind; /* CldFactKind */
  guint32 index;
} CldFactId;

/**
 * CldDuty:
 * @row: index in the timetable
 * @state: #CldDutyState
 * @basis: which rule made it (#CldDutyBasis, cld-duty-basis.h): why this date
 * @serial: 1, or 2, 3... where an earlier row has the same duty, subject and date counted from
 * @missing: #CldMissing (cld-duty-basis.h): the fact that a row of state unknown lacks
 * @subject: the record the duty hangs on; %CLD_FACT_NONE or %CLD_FACT_CHILD where that is the child (printed blank)
 * @counted_from: the day or moment it is counted from
 * @due: the day, or the moment for a duty in clock hours; day %CLD_NO_DAY where @state is unknown
 * @done: when it was done; day %CLD_NO_DAY where it was not
 * @from: the fact it is counted from
 * @by: the fact that did it, or that waived it
 * @detail: (nullable): a code that tells rows of one duty apart (recipient kind of D06); static or the facts' text
 *
 * One occurrence of a duty.
 */
typedef struct
{
  guint8 row;
  guint8 state;
  guint8 basis;
  guint8 serial;
  guint8 missing;
  CldWhen counted_from;
  CldWhen due;
  CldWhen done;
  CldFactId subject;
  CldFactId from;
  CldFactId by;
  const char *detail;
} CldDuty;

void cld_duties_compute (const CldFacts *facts, const CldDutyRules *rules, gint32 today, GArray *duties);

const char *cld_duty_state_id (CldDutyState state);      /* "met" ... as the contract writes it */
const char *cld_duty_state_label (CldDutyState state);   /* translated */
const char *cld_duty_get_strength (const CldDuty *duty); /* of the row of the list; SG for notice to the virtual school head */
gboolean cld_duty_is_open (const CldDuty *duty);         /* overdue, due, upcoming, unknown */
const char *cld_fact_id_get_ref (const CldFacts *facts, CldFactId id); /* (nullable) */
char *cld_duty_dup_ref (const CldFacts *facts, const CldDuty *duty);   /* duty/child/subject/counted_from[-n] */
int cld_duty_compare (gconstpointer a, gconstpointer b); /* due (unknown first), duty, subject index, serial */

G_END_DECLS
