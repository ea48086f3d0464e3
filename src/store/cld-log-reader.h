/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record-set.h"
#include "cld-store.h"

/**
 * CldLogEntry:
 * @seq: its number
 * @change_set: key of its change set
 * @target: (nullable): the change set that an undo or redo is of
 * @at: when, UTC
 * @actor: who
 * @why: what for
 * @act: what was done, one of CLD_ACT_*
 * @child: (nullable): the child's number
 * @detail_hash: digest of the salted detail
 * @prev: hash of the entry before
 * @hash: its hash
 * @salt: (nullable): the salt, %NULL where the detail is gone
 * @detail: (nullable): the rows as text
 * @detail_len: its length
 *
 * An entry of the change log as it is stored; good only during the call.
 */
typedef struct
{
  gint64 seq;
  const char *change_set;
  const char *target;
  const char *at;
  const char *actor;
  const char *why;
  const char *act;
  const char *child;
  const char *detail_hash;
  const char *prev;
  const char *hash;
  const char *salt;
  const char *detail;
  gsize detail_len;
} CldLogEntry;

/**
 * CldLogRow:
 * @kind: what kind of record
 * @before: (nullable): the record before, with id and version
 * @after: (nullable): the record after, with id and version
 *
 * A change to one record.
 */
typedef struct
{
  const CldKind *kind;
  CldRow *before;
  CldRow *after;
} CldLogRow;

/**
 * CldLogFilter:
 * @change_set: (nullable): of this change set alone
 * @child: (nullable): of this child alone
 * @from: (nullable): from this moment (UTC) on
 * @until: (nullable): up to this moment (UTC)
 * @outside: of no child alone
 * @after: with a higher number than this alone, where it is not 0
 *
 * Which entries are read.
 */
typedef struct
{
  const char *change_set;
  const char *child;
  const char *from;
  const char *until;
  gboolean outside;
  gint64 after;
} CldLogFilter;

typedef gboolean (*CldLogFunc) (const CldLogEntry *entry, gpointer data, GError **error);

gboolean cld_log_each (CldStore *store, const CldLogFilter *filter, CldLogFunc func, gpointer data, GError **error);
GArray *cld_log_parse_detail (const char *detail, gsize len, CldArena *arena, GError **error);
CldRecordSet *cld_log_as_known_on (CldStore *store, const char *child, const char *until, GError **error);
