/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-calendar.h"
#include "cld-letters.h"
#include "cld-record-set.h"

/* The records that a letter is made of. */
typedef struct
{
  CldRecordSet *set;    /* of the child, and what the child's records name */
  CldRecordSet *common; /* people, authorities, contacts, settings */
  const CldCalendar *calendar;
  const char *today;
  const CldRow *child;     /* (nullable) */
  const CldRow *notice;
  const CldRow *placement; /* (nullable) */
} CldLetterRecords;

struct _CldLetter
{
  CldArena *arena;
  const char *notice;
  const char *child;
  const char *recipient_kind; /* (nullable) */
  const char *provision;      /* (nullable) code */
  CldLetterTemplate template; /* its texts are the arena's */
  gboolean is_chase;
  gboolean is_late;
  gboolean by_hand;           /* no address is needed, none is given where it is restricted */
  const char *signatory;      /* (nullable) */
  const char *to_name;        /* (nullable): the first line of the address window */
  const char *to_organisation; /* (nullable): the second */
  const char *values[CLD_LETTER_N_FIELDS]; /* what is recorded; NULL is not */
  const char *hidden[CLD_LETTER_N_FIELDS]; /* what is said instead where the address is restricted; NULL: nothing is hidden */
  GPtrArray *secrets;         /* what must not be in the text of a letter: keys of _cld_letter_make_key() */
  char *typed[CLD_LETTER_N_FIELDS];
  gboolean left_out[CLD_LETTER_N_FIELDS];
  gboolean restricted;
  gboolean may_show;
  gboolean shown;
  gboolean skipped;
  char *body;                 /* (nullable): edited for this once */
  char *fault;                /* (nullable): what is wrong with that */
};

void _cld_letter_read_records (CldLetter *letter, const CldLetterRecords *records);
void _cld_letter_read_recipient (CldLetter *letter, const CldLetterRecords *records);

char *_cld_letter_make_address (const CldRow *placement);
char *_cld_letter_day (const char *iso);
char *_cld_letter_weekday (const char *iso);
char *_cld_letter_make_key (const char *text);
char *_cld_letter_hide (const char *text, GPtrArray *keys);
gboolean _cld_letter_holds (const char *text, GPtrArray *keys);
const char *_cld_letter_name_person (const CldLetterRecords *records, const char *value);
