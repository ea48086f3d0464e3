/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-attachment-content.h"
#include "cld-error.h"
#include "cld-export-files.h"
#include "cld-file-source.h"
#include "cld-kinds.h"

/* The files that rows of attachment.csv are about: beside it, each under its digest, where they are not stored already. */

static void
reject (CldImport *import, CldImportRow *row, guint field, const char *reason)
{
  _cld_import_reject (import, row, cld_attachment_kind.fields[field].id, row->cells[field + 1], reason, NULL);
}

static gboolean
is_stored (CldImport *import, const char *sha256)
{
  gboolean there = FALSE;

  return import->store && cld_attachment_content_find (cld_store_get_db (import->store), sha256, &there, NULL) && there;
}

static const char *
say_why (const GError *error)
{
  if (g_error_matches (error, CLD_IO_ERROR, CLD_IO_ERROR_NOT_FOUND))
    return _("the file itself is not there: it belongs into the folder “attachments” beside this table, under its digest");
  if (g_error_matches (error, CLD_IO_ERROR, CLD_IO_ERROR_LIMIT))
    return _("the file itself is larger than 50 MiB");
  if (g_error_matches (error, CLD_IO_ERROR, CLD_IO_ERROR_VALUE))
    return _("the file itself is empty");
  return _("the file itself cannot be read, or is no plain file");
}

/* Looks whether the file that a row is about is there and is what the row says. */
void
_cld_import_check_file (CldImport *import, CldImportRow *row)
{
  const char *sha256 = row->cells[ATTACHMENT_SHA256 + 1], *size = row->cells[ATTACHMENT_SIZE + 1];
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldFileSource) source = NULL;

  if (!cld_attachment_content_is_digest (sha256))
    {
      reject (import, row, ATTACHMENT_SHA256, _("not a SHA-256: 64 digits and small letters from a to f"));
      return;
    }
  if (g_hash_table_contains (import->contents, sha256) || is_stored (import, sha256))
    return;
  path = g_build_filename (row->file->folder, CLD_FILES_FOLDER, sha256, NULL);
  source = cld_file_source_open (path, CLD_CONTENT_MOST, &error);
  if (!source)
    reject (import, row, ATTACHMENT_SHA256, say_why (error));
  else if (strcmp (cld_file_source_get_sha256 (source), sha256) != 0)
    reject (import, row, ATTACHMENT_SHA256, _("the file itself is another one: its digest is not this one"));
  else if (size && g_ascii_strtoll (size, NULL, 10) != cld_file_source_get_size (source))
    reject (import, row, ATTACHMENT_SIZE, _("the file itself has another size"));
  else
    g_hash_table_insert (import->contents, g_strdup (sha256), g_steal_pointer (&path));
}

static gboolean
put_file (CldImport *import, const char *sha256, const char *path, GError **error)
{
  g_autoptr (CldFileSource) source = cld_file_source_open (path, CLD_CONTENT_MOST, error);

  return source && cld_file_source_rewind (source, error) &&
         cld_attachment_content_put (cld_store_get_db (import->store), sha256, cld_file_source_get_size (source), cld_file_source_read, source, error);
}

/* Stores the files of the rows that are written, in their transaction. */
gboolean
_cld_import_put_files (CldImport *import, GError **error)
{
  for (guint i = 0; i < import->puts->len; i++)
    {
      const CldRow *after = g_array_index (import->puts, CldPlannedPut, i).after;
      const char *sha256 = after && after->kind == &cld_attachment_kind ? after->values[ATTACHMENT_SHA256] : NULL;
      const char *path = sha256 ? g_hash_table_lookup (import->contents, sha256) : NULL;

      if (path && !put_file (import, sha256, path, error))
        return FALSE;
      if (path)
        g_hash_table_remove (import->contents, sha256);
    }
  return TRUE;
}
