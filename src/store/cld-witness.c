/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-witness.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

/* Somebody who can write the file can rewrite its whole change log. So each computer keeps the last end of the
 * log it saw; a store that no longer has that entry was rewritten or rolled back. */

static char *
get_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "caseload", "witness", NULL);
}

static GKeyFile *
load (void)
{
  g_autofree char *path = get_path ();
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  return file;
}

/**
 * cld_witness_read:
 * @store_id: a store's id
 *
 * Returns: (transfer full): what is remembered of the store; nothing where there is nothing
 */
CldWitness *
cld_witness_read (const char *store_id)
{
  g_autoptr (GKeyFile) file = load ();
  CldWitness *witness = g_new0 (CldWitness, 1);

  witness->seq = g_key_file_get_int64 (file, store_id, "seq", NULL);
  witness->hash = g_key_file_get_string (file, store_id, "hash", NULL);
  witness->file_state = g_key_file_get_string (file, store_id, "file", NULL);
  witness->checked_at = g_key_file_get_int64 (file, store_id, "checked", NULL);
  if (!witness->hash)
    witness->seq = 0;
  return witness;
}

/**
 * cld_witness_write:
 * @store_id: a store's id
 * @witness: what to remember
 *
 * Returns: whether it could be kept; where it could not, tampering shows later or not at all, and nothing else
 */
gboolean
cld_witness_write (const char *store_id, const CldWitness *witness)
{
  g_autoptr (GKeyFile) file = load ();
  g_autofree char *path = get_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_set_int64 (file, store_id, "seq", witness->seq);
  g_key_file_set_string (file, store_id, "hash", witness->hash ? witness->hash : "");
  if (witness->file_state)
    g_key_file_set_string (file, store_id, "file", witness->file_state);
  else
    g_key_file_remove_key (file, store_id, "file", NULL);
  g_key_file_set_int64 (file, store_id, "checked", witness->checked_at);
  text = g_key_file_to_data (file, &length, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return FALSE;
  return g_file_set_contents_full (path, text, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

/**
 * cld_witness_free:
 * @witness: (nullable): what is remembered
 *
 * Frees it.
 */
void
cld_witness_free (CldWitness *witness)
{
  if (!witness)
    return;
  g_free (witness->hash);
  g_free (witness->file_state);
  g_free (witness);
}

/**
 * cld_witness_file_state:
 * @path: a file
 *
 * Returns: (transfer full) (nullable): its inode, size and time of change as text, which differ after anybody
 *   wrote to it
 */
char *
cld_witness_file_state (const char *path)
{
  struct stat about;

  if (stat (path, &about) != 0)
    return NULL;
  return g_strdup_printf ("%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT ".%09ld", (guint64) about.st_ino,
                          (gint64) about.st_size, (gint64) about.st_mtim.tv_sec, about.st_mtim.tv_nsec);
}
