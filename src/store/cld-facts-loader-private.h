/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-facts-loader.h"
#include "cld-key-table.h"

#define CLD_NO_CHILD G_MAXUINT32

/* Whose a placement is and which of that child's, so that records that name it find it by its key. */
typedef struct
{
  guint32 child;
  guint32 index;
} CldPlacementPlace;

/* A placement while its fellows are not yet in order. */
typedef struct
{
  CldPlacementFact fact;
  CldPlacementPlace *place;
  const char *within; /* (nullable): key of another */
} CldRawPlacement;

/* Facts while they are read. */
typedef struct
{
  CldDb *db;
  const char *child;      /* (nullable): everybody */
  CldFactsBook *book;
  CldArena *arena;        /* the book's */
  CldArena *scratch;      /* for keys, which nobody sees */
  GHashTable *texts;      /* texts that many facts share */
  CldKeyTable *children;  /* key -> index */
  GHashTable *placements; /* key -> CldPlacementPlace */
  GHashTable *areas;      /* authority's ref -> what is known of it */
  gboolean own_known;
  gboolean neighbours_known;
  guint32 last_child;     /* of the row before, which is mostly the same child's */
} CldFactsLoad;

typedef void (*CldFactRead) (CldFactsLoad *load, CldStmt *stmt, guint32 owner, gpointer fact);

/**
 * CldFactSource:
 * @sql: the statement: key of the child, ref of the record, then what @read reads
 * @condition: (nullable): for one child alone, where it is not `t.child = ...`; each `?` is the child's number
 * @size: of a fact
 * @date: where its first date stands in it
 * @moment: whether that is a #CldWhen
 * @array: where its array stands in #CldFacts
 * @read: fills a fact that is zeroed and has its ref
 *
 * Where an array of facts comes from.
 */
typedef struct
{
  const char *sql;
  const char *condition;
  gsize size;
  gsize date;
  gboolean moment;
  gsize array;
  CldFactRead read;
} CldFactSource;

#define CLD_N_FACT_SOURCES 12

extern const CldFactSource _cld_fact_sources[CLD_N_FACT_SOURCES]; /* the placements first: others name them */
extern const CldFactSource _cld_fact_provider_notices;

void _cld_facts_read_child (CldFactsLoad *load, CldStmt *stmt, CldFacts *facts);
char *_cld_facts_keep (CldFactsLoad *load, const char *text);
