/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-child-names.h"
#include "cld-date.h"
#include "cld-record.h"

G_BEGIN_DECLS

/**
 * CldCorrespondenceState:
 * @CLD_CORRESPONDENCE_LATE: an answer was due by a day that is over
 * @CLD_CORRESPONDENCE_WAITING: an answer is to come, or to be given
 * @CLD_CORRESPONDENCE_ANSWERED: something replies to it
 * @CLD_CORRESPONDENCE_REPLY: it is a reply itself, and nothing more is to come
 * @CLD_CORRESPONDENCE_NOTHING: nobody has to answer
 *
 * How far a letter or another document is, in the order in which it sorts. Derived, never stored: a letter or an e-mail that came in
 * waits for an answer unless it is a reply or its form says that none is needed (correspondence_form.csv, `no_answer`); everything else only
 * where a day for the answer is recorded.
 */
typedef enum
{
  CLD_CORRESPONDENCE_LATE,
  CLD_CORRESPONDENCE_WAITING,
  CLD_CORRESPONDENCE_ANSWERED,
  CLD_CORRESPONDENCE_REPLY,
  CLD_CORRESPONDENCE_NOTHING,
  CLD_CORRESPONDENCE_N_STATES
} CldCorrespondenceState;

/**
 * CldCorrespondenceEntry:
 * @row: of kind correspondence
 * @child: (nullable): whom it is about
 * @provider_name: (nullable): of the provider it is about
 * @inspection: (nullable): row of the inspection it is about
 * @replies_to: (nullable): what it answers
 * @answer: (nullable): the first that answers it
 * @incoming: whether it came in
 * @on: the day from which an answer counts: its own date, else the day it came in; %CLD_NO_DAY where neither can be read
 * @due: the day by which an answer is due, or %CLD_NO_DAY
 * @state: how far it is
 * @days: working days from @on to the answer, or until today while it waits; -1 of all others
 * @n_files: how many files are attached to it
 * @keys: folded texts that a search looks into; some are %NULL
 *
 * A letter or another document with what follows from the dates.
 */
typedef struct _CldCorrespondenceEntry CldCorrespondenceEntry;
struct _CldCorrespondenceEntry
{
  const CldRow *row;
  const CldChildName *child;
  const char *provider_name;
  const CldRow *inspection;
  const CldCorrespondenceEntry *replies_to;
  const CldCorrespondenceEntry *answer;
  gboolean incoming;
  gint32 on;
  gint32 due;
  CldCorrespondenceState state;
  int days;
  guint n_files;
  const char *keys[4];
};

/* Which ones: of every state, those that wait, or those that were answered. */
typedef enum
{
  CLD_CORRESPONDENCE_ALL,
  CLD_CORRESPONDENCE_ONLY_OPEN,
  CLD_CORRESPONDENCE_ONLY_ANSWERED,
} CldCorrespondenceOnly;

/**
 * CldCorrespondenceFilter:
 * @direction: (nullable): IN or OUT
 * @only: which states
 * @find: (nullable): a reference, ours or theirs, without regard to letters' case and to spaces
 * @text: (nullable): as it was typed; each word has to stand in a reference, a name or the subject
 *
 * What the register shows. One that is all zeros shows everything.
 */
typedef struct
{
  const char *direction;
  CldCorrespondenceOnly only;
  const char *find;
  const char *text;
} CldCorrespondenceFilter;

/* All letters and other documents of a store, in memory; entries and their texts are good as long as it is there. */
typedef struct _CldCorrespondenceRegister CldCorrespondenceRegister;

CldCorrespondenceRegister *cld_correspondence_register_load (CldDb *db, const char *today, GError **error);
void cld_correspondence_register_free (CldCorrespondenceRegister *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldCorrespondenceRegister, cld_correspondence_register_free)

const CldCorrespondenceEntry *cld_correspondence_register_find (CldCorrespondenceRegister *self, const char *ref);
GPtrArray *cld_correspondence_register_filter (CldCorrespondenceRegister *self, const CldCorrespondenceFilter *filter);
guint cld_correspondence_register_count_open (CldCorrespondenceRegister *self);
gboolean cld_correspondence_need_no_answer (CldRecord *record);

const char *cld_correspondence_entry_get_state_id (const CldCorrespondenceEntry *entry);
const char *cld_correspondence_entry_get_word (const CldCorrespondenceEntry *entry);
char *cld_correspondence_entry_describe_age (const CldCorrespondenceEntry *entry);
char *cld_correspondence_entry_describe_about (const CldCorrespondenceEntry *entry);

G_END_DECLS
