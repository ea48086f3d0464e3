/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-arena.h"
#include "cld-child-facts.h"
#include "cld-kinds.h"
#include "cld-page.h"
#include "cld-print-options.h"
#include "cld-record-set.h"
#include "cld-redact.h"

/* The lists that may be too long for two pages. */
typedef enum
{
  LIST_PEOPLE,
  LIST_VISITS,
  LIST_MISSING,
  LIST_PROGRESS,
  LIST_PLACEMENTS,
  LIST_LEGAL,
  LIST_NOTES,
  LIST_RETURNS,
  N_LISTS
} CldSummaryList;

/* How much of what a paper would say is left out. */
typedef struct
{
  guint n_addresses;
  guint n_restricted; /* notes */
  guint n_names;
  guint n_notes; /* that are not restricted */
  guint n_decisions;
} CldHidden;

/* A summary in the making: what is drawn from, and how much of it. */
typedef struct
{
  CldRecordSet *set;
  const CldPrintOptions *options;
  CldArena *arena; /* the texts that are put together */
  CldRedact *redact;
  CldPageLayouts *layouts; /* of the tries so far */
  GHashTable *texts;       /* (nullable): the texts of records as they are printed, once all is known that is hidden */
  CldPaper *paper;

  CldChildFacts facts; /* what is so today; the most used of them again: */
  CldRow *child;     /* (nullable) */
  CldRow *period;    /* the current one of each, or NULL */
  CldRow *legal;
  CldRow *placement;
  CldRow *absence;
  CldRow *own;       /* our own authority */
  const char *name;  /* what the child is called, or NULL */

  guint limit[N_LISTS]; /* how many rows of a list are shown at most */
  guint shown[N_LISTS]; /* how many were */
  gboolean tight;       /* lists may be shorter than is good */
  gboolean roomy;       /* many placements get as many lines as few */
  guint lines;          /* how many lines a fact takes at most */
  guint cell_lines;     /* a cell of a table */
  guint text_lines;     /* and a paragraph */
} CldSummary;

void cld_summary_find_current (CldSummary *summary);
const char *cld_summary_text (CldSummary *summary, const CldRow *row, guint field);
const char *cld_summary_raw (const CldRow *row, guint field);
const char *cld_summary_label (CldSummary *summary, const CldRow *row, guint field);
const char *cld_summary_code_and_label (CldSummary *summary, const CldRow *row, guint field);
gboolean cld_summary_is_set (const CldRow *row, guint field);
gboolean cld_summary_hides_address (const CldRow *placement);
const char *cld_summary_day (CldSummary *summary, const char *iso);
const char *cld_summary_weekday (CldSummary *summary, const char *iso);
const char *cld_summary_start (CldSummary *summary, const CldRow *row, guint started, guint known);
const char *cld_summary_start_weekday (CldSummary *summary, const CldRow *row, guint started, guint known);
const char *cld_summary_lower (CldSummary *summary, const char *label);
const char *cld_summary_phone (CldSummary *summary, const CldRow *row, guint field);
const char *cld_summary_keep (CldSummary *summary, char *taken);
const char *cld_summary_worker (CldSummary *summary, const char *value);
const char *cld_summary_carer (CldSummary *summary, const CldRow *placement);
const char *cld_summary_authority (CldSummary *summary, const char *code);
const char *cld_summary_months_ago (CldSummary *summary, guint months);
GPtrArray *cld_summary_sorted (CldSummary *summary, const CldKind *kind, guint field);
GPtrArray *cld_summary_order_placements (CldSummary *summary, guint *n_absences);
gboolean cld_summary_is_professional (const CldRow *contact, const CldRow *relationship);
void cld_summary_set_rest (CldSummary *summary, CldTable *table, guint n, const char *oldest);
guint cld_summary_show (CldSummary *summary, CldSummaryList list, guint n);

const char *cld_summary_name (CldSummary *summary);
const char *cld_summary_subject (CldSummary *summary);
const char *cld_summary_about (CldSummary *summary);
void cld_summary_set_head (CldSummary *summary);
void cld_summary_set_foot (CldSummary *summary);

void cld_summary_hide (CldSummary *summary);
const char *cld_summary_hidden (CldSummary *summary);
const char *cld_summary_hidden_text (CldSummary *summary, const CldHidden *hidden);
void cld_summary_count_hidden (CldSummary *summary, CldHidden *hidden);
gboolean cld_summary_hides_note (CldSummary *summary, const CldRow *note);

void cld_summary_add_who (CldSummary *summary);
void cld_summary_add_home (CldSummary *summary);
void cld_summary_add_words (CldSummary *summary);
void cld_summary_add_people (CldSummary *summary);
void cld_summary_add_alerts (CldSummary *summary);
void cld_summary_add_visits (CldSummary *summary);
void cld_summary_add_missing (CldSummary *summary);
void cld_summary_add_health (CldSummary *summary);
void cld_summary_add_progress (CldSummary *summary);
void cld_summary_add_placements (CldSummary *summary);
void cld_summary_add_legal (CldSummary *summary);
void cld_summary_add_notes (CldSummary *summary);
void cld_summary_add_returns (CldSummary *summary);
