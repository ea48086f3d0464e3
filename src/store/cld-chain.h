/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#define CLD_HASH_SIZE 65 /* SHA-256 as text, and its NUL */
#define CLD_SALT_SIZE 33 /* 16 bytes as text, and its NUL */

/**
 * CldChainEntry:
 * @prev: hash of the entry before, empty for the first
 * @seq: number of the entry, from 1 without gaps
 * @change_set: key of its change set
 * @at: when, UTC
 * @actor: who
 * @why: what for
 * @act: what was done
 * @child: (nullable): the child's number
 * @detail_hash: hash of the salted detail
 * @target: (nullable): the change set that an undo or redo is of
 *
 * What the hash of an entry of the change log is made of.
 */
typedef struct
{
  const char *prev;
  gint64 seq;
  const char *change_set;
  const char *at;
  const char *actor;
  const char *why;
  const char *act;
  const char *child;
  const char *detail_hash;
  const char *target;
} CldChainEntry;

gboolean cld_chain_make_salt (char salt[CLD_SALT_SIZE]);
void cld_chain_hash_detail (const char *salt, const char *detail, gsize len, char hash[CLD_HASH_SIZE]);
void cld_chain_hash_entry (const CldChainEntry *entry, char hash[CLD_HASH_SIZE]);
