/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-export-files.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cld-attachment-content.h"
#include "cld-caseload.h"
#include "cld-kinds.h"
#include "cld-private-folder.h"
#include "cld-safe-file.h"

/* What is in the files goes beside their records, one by one: there may be more than can be open at a time. */
struct _CldExportFiles
{
  CldArena *arena;
  GPtrArray *rows;    /* CldRow, one a content */
  GHashTable *seen;   /* digests */
  GPtrArray *made;    /* the folder, where it was made */
  GPtrArray *written; /* paths that were not there before */
  gboolean keep;
};

/**
 * cld_export_files_free:
 * @files: (nullable): exported files
 *
 * Frees it; where they were not kept, those that were not there before are removed again.
 */
void
cld_export_files_free (CldExportFiles *files)
{
  if (!files)
    return;
  for (guint i = 0; !files->keep && i < files->written->len; i++)
    g_unlink (files->written->pdata[i]);
  if (files->made && files->keep)
    g_ptr_array_unref (files->made);
  else if (files->made)
    cld_private_folder_remove (files->made);
  g_ptr_array_unref (files->written);
  g_ptr_array_unref (files->rows);
  g_hash_table_unref (files->seen);
  cld_arena_free (files->arena);
  g_free (files);
}

/**
 * cld_export_files_keep:
 * @files: exported files
 *
 * The export is whole: they stay.
 */
void
cld_export_files_keep (CldExportFiles *files)
{
  files->keep = TRUE;
}

static gboolean
take_cb (CldRow *row, const char *search_key, gpointer data)
{
  CldExportFiles *files = data;
  const char *sha256 = row->values[ATTACHMENT_SHA256];

  if (cld_attachment_content_is_digest (sha256) && !g_hash_table_contains (files->seen, sha256))
    {
      CldRow *copy = cld_row_new (files->arena, &cld_attachment_kind, cld_arena_strdup (files->arena, row->ref));

      /* The row is good only now. */
      copy->values[ATTACHMENT_SHA256] = cld_arena_strdup (files->arena, sha256);
      g_hash_table_add (files->seen, (gpointer) copy->values[ATTACHMENT_SHA256]);
      g_ptr_array_add (files->rows, copy);
    }
  return TRUE;
}

static gboolean
write_cb (const guint8 *buffer, gsize len, gpointer data, GError **error)
{
  return g_output_stream_write_all (data, buffer, len, NULL, NULL, error);
}

static gboolean
write_one (CldExportFiles *files, CldDb *db, const CldRow *row, const char *folder, gboolean force, GError **error)
{
  g_autofree char *path = g_build_filename (folder, row->values[ATTACHMENT_SHA256], NULL);
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK);
  g_autoptr (CldSafeFile) file = cld_safe_file_create (path, force, error);

  if (!file)
    return FALSE;
  if (!cld_attachment_content_get (db, row->values[ATTACHMENT_SHA256], -1, write_cb, cld_safe_file_get_stream (file), error))
    {
      g_prefix_error (error, "attachment/%s: ", row->ref);
      return FALSE;
    }
  if (!cld_safe_file_commit (file, error))
    return FALSE;
  if (!there)
    g_ptr_array_add (files->written, g_steal_pointer (&path));
  return TRUE;
}

/**
 * cld_export_files_write:
 * @db: a database in the transaction that the records are read in
 * @folder: the folder of the records
 * @force: whether to replace files of the same names
 * @error: return location
 *
 * Writes what is in the files into a folder below @folder, each content once, under its digest. Where there are no files
 * there is no folder.
 *
 * Returns: (transfer full) (nullable): the files, to be kept; where they are not, they go again
 */
CldExportFiles *
cld_export_files_write (CldDb *db, const char *folder, gboolean force, GError **error)
{
  g_autoptr (CldExportFiles) files = g_new0 (CldExportFiles, 1);
  g_autofree char *below = g_build_filename (folder, CLD_FILES_FOLDER, NULL);

  files->arena = cld_arena_new ();
  files->rows = g_ptr_array_new ();
  files->seen = g_hash_table_new (g_str_hash, g_str_equal);
  files->written = g_ptr_array_new_with_free_func (g_free);
  if (!cld_caseload_each_record (db, &cld_attachment_kind, take_cb, files, error))
    return NULL;
  if (files->rows->len > 0)
    {
      files->made = cld_private_folder_make (below, error);
      if (!files->made)
        return NULL;
    }
  for (guint i = 0; i < files->rows->len; i++)
    if (!write_one (files, db, files->rows->pdata[i], below, force, error))
      return NULL;
  return g_steal_pointer (&files);
}
