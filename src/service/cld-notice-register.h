/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-date.h"
#include "cld-notice-list.h"
#include "cld-notice-state.h"

G_BEGIN_DECLS

/**
 * CldNoticeStanding:
 * @CLD_NOTICE_LATE: not sent, and its day is over
 * @CLD_NOTICE_WAS_LATE: sent after its day; stays so for ever, acknowledged or not
 * @CLD_NOTICE_READY: to be sent, and its day is not over or not known
 * @CLD_NOTICE_CAME_BACK: returned: to be sent again
 * @CLD_NOTICE_NO_REPLY: sent, and whoever was asked to did not acknowledge it within the working days that the team allows
 * @CLD_NOTICE_ON_ITS_WAY: sent, and there is still time for an answer, or none is asked for
 * @CLD_NOTICE_LEFT_OUT: withheld
 * @CLD_NOTICE_DONE: acknowledged
 * @CLD_NOTICE_IN_OPEN: received, and what it set off is not closed
 * @CLD_NOTICE_IN_CLOSED: received and closed
 *
 * What the register says of a notice first, in the order in which it sorts: what is to be done comes before what is done.
 */
typedef enum
{
  CLD_NOTICE_LATE,
  CLD_NOTICE_WAS_LATE,
  CLD_NOTICE_READY,
  CLD_NOTICE_CAME_BACK,
  CLD_NOTICE_NO_REPLY,
  CLD_NOTICE_ON_ITS_WAY,
  CLD_NOTICE_LEFT_OUT,
  CLD_NOTICE_DONE,
  CLD_NOTICE_IN_OPEN,
  CLD_NOTICE_IN_CLOSED,
  CLD_NOTICE_N_STANDINGS
} CldNoticeStanding;

/**
 * CldNoticeEntry:
 * @line: what is recorded
 * @child_name: (nullable): what the child is called, with the surname; %NULL where no name is recorded
 * @area: (nullable): name of the placement's area authority
 * @state: how far it is (cld_notice_state_of())
 * @standing: what the register says first
 * @due: the day by which it had to be sent; %CLD_NO_DAY of one received, and where it cannot be told (start not known)
 * @sent_on: day or %CLD_NO_DAY
 * @received_on: of one received, the day it was
 * @acknowledged_on: day or %CLD_NO_DAY
 * @on: the day it stands under in time: sent or received, else due, else that of the event
 * @late: not sent, and @due is over
 * @sent_late: sent after @due
 * @answer_asked: whether the recipient is asked for an answer (cld_notice_is_answer_asked()), and the placement is not over
 * @no_reply: sent, an answer is asked for, none came, and the working days for it are over; true of a notice sent late too
 * @received_late: of a reg 41 notice: it came more than one working day after the event, which is not without delay
 * @open: something is still to be done: to send, to send again, an answer is awaited; of one received, not closed
 * @waiting_days: working days since it was sent and not acknowledged, whether an answer is asked for or not, or received and not
 *   closed; -1 of all others
 *
 * A notice of the register, with what follows from its dates.
 */
typedef struct
{
  const CldNoticeLine *line;
  const char *child_name;
  const char *area;
  CldNoticeState state;
  CldNoticeStanding standing;
  gint32 due;
  gint32 sent_on;
  gint32 received_on;
  gint32 acknowledged_on;
  gint32 on;
  gboolean late;
  gboolean sent_late;
  gboolean answer_asked;
  gboolean no_reply;
  gboolean received_late;
  gboolean open;
  int waiting_days;
} CldNoticeEntry;

/* Which notices: those sent (and to be sent) by us, those received, or both. */
typedef enum
{
  CLD_NOTICES_BOTH,
  CLD_NOTICES_SENT,
  CLD_NOTICES_RECEIVED,
} CldNoticeView;

/* Which days: every one; what is open and what stands under one of the last six weeks; from one day to another. */
typedef enum
{
  CLD_NOTICES_ANY_TIME,
  CLD_NOTICES_OPEN_AND_RECENT,
  CLD_NOTICES_BETWEEN,
} CldNoticePeriod;

/* Bits; several of them together mean any of them. */
typedef enum
{
  CLD_NOTICES_NOT_SENT = 1 << 0,         /* to send, late or not */
  CLD_NOTICES_NOT_ACKNOWLEDGED = 1 << 1, /* sent, not acknowledged; returned ones too */
  CLD_NOTICES_WITHHELD = 1 << 2,
  CLD_NOTICES_OPEN = 1 << 3,
  CLD_NOTICES_CLOSED = 1 << 4,   /* the contrary of open */
  CLD_NOTICES_TO_CHASE = 1 << 5, /* without a reply for longer than the team allows */
} CldNoticeOnly;

/* Columns of the register. What is not recorded comes last in either direction; equal ones in the order of the state. */
typedef enum
{
  CLD_NOTICE_BY_STATE, /* the standing, then the day it was due, the longest ago first */
  CLD_NOTICE_BY_RECIPIENT, /* to whom; of those received, from whom */
  CLD_NOTICE_BY_RECIPIENT_KIND, /* in the order of notification_recipient.csv */
  CLD_NOTICE_BY_CHILD, /* folded surname, given names, number */
  CLD_NOTICE_BY_REASON, /* its provision, in the order of notice_provision.csv */
  CLD_NOTICE_BY_DUE,
  CLD_NOTICE_BY_SENT, /* of those received, the day they were */
  CLD_NOTICE_BY_METHOD,
  CLD_NOTICE_BY_ACKNOWLEDGED, /* of those received, the day they were closed */
  CLD_NOTICE_BY_EVENT,
} CldNoticeSort;

/**
 * CldNoticeFilter:
 * @view: which direction
 * @period: which days
 * @from: with %CLD_NOTICES_BETWEEN the first day, %CLD_NO_DAY for any
 * @until: the last day, %CLD_NO_DAY for any
 * @recipient_kind: (nullable): code of notification_recipient.csv
 * @provision: (nullable): code of notice_provision.csv
 * @authority: (nullable): the placement's area authority
 * @sender: (nullable): of those received, from whom, exactly as recorded (a placing authority, a home, the inspectorate)
 * @child: (nullable): a child's number
 * @placement: (nullable): ref of a placement
 * @provider: (nullable): ref of a provider
 * @only: bits of #CldNoticeOnly, 0 for all
 * @text: (nullable): as it was typed; each word has to stand in the names or number of the child, the recipient, the reference
 *   or the provider
 * @sort: by what
 * @descending: turned round
 *
 * What the register shows. One that is all zeros but for %CLD_NO_DAY shows everything, see %CLD_NOTICE_FILTER_INIT.
 */
typedef struct
{
  CldNoticeView view;
  CldNoticePeriod period;
  gint32 from;
  gint32 until;
  const char *recipient_kind;
  const char *provision;
  const char *authority;
  const char *sender;
  const char *child;
  const char *placement;
  const char *provider;
  guint only;
  const char *text;
  CldNoticeSort sort;
  gboolean descending;
} CldNoticeFilter;

#define CLD_NOTICE_FILTER_INIT { .from = CLD_NO_DAY, .until = CLD_NO_DAY }

/**
 * CldNoticeCounts:
 * @to_send: not sent, late ones among them
 * @late: not sent and late
 * @to_chase: without a reply for longer than the team allows (no_reply)
 * @returned: to be sent again
 * @withheld: left out
 * @received_open: received and not closed
 *
 * The whole register in numbers. The badge of the place is @to_send + @to_chase.
 */
typedef struct
{
  guint to_send;
  guint late;
  guint to_chase;
  guint returned;
  guint withheld;
  guint received_open;
} CldNoticeCounts;

/* What a drop-down can be set to: values that occur. */
typedef enum
{
  CLD_NOTICE_CHOICE_RECIPIENT_KINDS, /* in the order of notification_recipient.csv */
  CLD_NOTICE_CHOICE_PROVISIONS,      /* in the order of notice_provision.csv */
  CLD_NOTICE_CHOICE_AUTHORITIES,     /* codes, sorted by name */
  CLD_NOTICE_CHOICE_SENDERS,         /* texts, sorted */
} CldNoticeChoice;

/* All notices of a store, read once in one query, on any thread; filters and sorting are in memory. Plain data of one thread
 * at a time; after a change it is loaded anew. Entries are good as long as the register is there. */
typedef struct _CldNoticeRegister CldNoticeRegister;

CldNoticeRegister *cld_notice_register_load (CldDb *db, const char *today, GError **error);
void cld_notice_register_free (CldNoticeRegister *self);
gint32 cld_notice_register_get_today (const CldNoticeRegister *self);
int cld_notice_register_get_acknowledge_days (const CldNoticeRegister *self);
guint cld_notice_register_get_n (const CldNoticeRegister *self);
const CldNoticeEntry *cld_notice_register_get (const CldNoticeRegister *self, guint i);
const CldNoticeEntry *cld_notice_register_find (const CldNoticeRegister *self, const char *ref);
GPtrArray *cld_notice_register_filter (const CldNoticeRegister *self, const CldNoticeFilter *filter);
void cld_notice_register_count (const CldNoticeRegister *self, CldNoticeCounts *counts);
GStrv cld_notice_register_choices (const CldNoticeRegister *self, CldNoticeView view, CldNoticeChoice choice);
const char *cld_notice_register_name_area (const CldNoticeRegister *self, const char *authority);
gboolean cld_notice_register_is_unacknowledged (const CldNoticeRegister *self, const CldNoticeEntry *entry, int days);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldNoticeRegister, cld_notice_register_free)

G_END_DECLS
