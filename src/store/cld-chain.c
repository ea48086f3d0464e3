/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-chain.h"

#include <string.h>

#include "cld-uuid.h"

/**
 * cld_chain_make_salt:
 * @salt: (out caller-allocates): 16 bytes at random, as hexadecimal text
 *
 * Without a salt the digest of a short detail, a date say, could be guessed after the detail was lawfully removed.
 *
 * Returns: whether the kernel gave them
 */
gboolean
cld_chain_make_salt (char salt[CLD_SALT_SIZE])
{
  static const char hex[] = "0123456789abcdef";
  guint8 bytes[16];

  if (!cld_random_bytes (bytes, sizeof bytes))
    return FALSE;
  for (guint i = 0; i < sizeof bytes; i++)
    {
      salt[2 * i] = hex[bytes[i] >> 4];
      salt[2 * i + 1] = hex[bytes[i] & 15];
    }
  salt[32] = '\0';
  return TRUE;
}

static void
finish (GChecksum *checksum, char hash[CLD_HASH_SIZE])
{
  g_strlcpy (hash, g_checksum_get_string (checksum), CLD_HASH_SIZE);
  g_checksum_free (checksum);
}

/**
 * cld_chain_hash_detail:
 * @salt: a salt as hexadecimal text
 * @detail: the detail
 * @len: its length
 * @hash: (out caller-allocates): SHA-256 of the salt's bytes followed by @detail
 */
void
cld_chain_hash_detail (const char *salt, const char *detail, gsize len, char hash[CLD_HASH_SIZE])
{
  GChecksum *checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guchar bytes[16];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guchar) (((guint) g_ascii_xdigit_value (salt[2 * i]) & 15) << 4 | ((guint) g_ascii_xdigit_value (salt[2 * i + 1]) & 15));
  g_checksum_update (checksum, bytes, sizeof bytes);
  g_checksum_update (checksum, (const guchar *) detail, (gssize) len);
  finish (checksum, hash);
}

static void
add_field (GChecksum *checksum, const char *text)
{
  char length[32];

  /* The length before each field: no two lists of fields give the same bytes. */
  g_snprintf (length, sizeof length, "%" G_GSIZE_FORMAT ":", text ? strlen (text) : 0);
  g_checksum_update (checksum, (const guchar *) length, -1);
  if (text)
    g_checksum_update (checksum, (const guchar *) text, -1);
}

/**
 * cld_chain_hash_entry:
 * @entry: an entry
 * @hash: (out caller-allocates): SHA-256 over its fields in the order of the structure; @target only where there is one
 */
void
cld_chain_hash_entry (const CldChainEntry *entry, char hash[CLD_HASH_SIZE])
{
  GChecksum *checksum = g_checksum_new (G_CHECKSUM_SHA256);
  char seq[32];

  g_snprintf (seq, sizeof seq, "%" G_GINT64_FORMAT, entry->seq);
  add_field (checksum, entry->prev);
  add_field (checksum, seq);
  add_field (checksum, entry->change_set);
  add_field (checksum, entry->at);
  add_field (checksum, entry->actor);
  add_field (checksum, entry->why);
  add_field (checksum, entry->act);
  add_field (checksum, entry->child);
  add_field (checksum, entry->detail_hash);
  if (entry->target)
    add_field (checksum, entry->target);
  finish (checksum, hash);
}
