/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-attachments.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cld-attachment-content.h"
#include "cld-attachments-private.h"
#include "cld-change-set.h"
#include "cld-error.h"
#include "cld-file-source.h"
#include "cld-kinds.h"
#include "cld-private-copies.h"
#include "cld-record-service.h"
#include "cld-records-save.h"
#include "cld-repo.h"
#include "cld-team-settings.h"

/* Files as evidence: a record that says what a file proves, and the file itself, stored once under its digest. */

#define MAX_NAME 200   /* bytes */
#define MAX_ENDING 12

/* What a program would be started by, rather than shown. */
static const char *const programs[] = { "application/x-executable", "application/x-sharedlib", "application/x-desktop", "application/x-java-archive",
                                        "application/x-msdownload", "application/x-ms-dos-executable", "application/vnd.microsoft.portable-executable",
                                        "application/x-shellscript", "application/x-msi", "application/vnd.appimage", "application/x-ms-shortcut" };

/* A record that is not saved yet holds the bytes it is about. */
static GQuark
source_quark (void)
{
  return g_quark_from_static_string ("cld-attachment-source");
}

static CldFileSource *
get_source (CldRecord *record)
{
  return g_object_get_qdata (G_OBJECT (record), source_quark ());
}

static gboolean
is_unwanted (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0xfeff;
}

/* Where the ending begins; the end of @name where it has none. */
static gsize
find_ending (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot && dot != name && strlen (dot) > 1 && strlen (dot) <= MAX_ENDING ? (gsize) (dot - name) : strlen (name);
}

/* A long name loses what is before its ending. */
static char *
shorten (const char *name)
{
  gsize ending = find_ending (name), room = MAX_NAME - strlen (name + ending);
  const char *cut = name;

  if (strlen (name) <= MAX_NAME)
    return g_strdup (name);
  while ((gsize) (g_utf8_next_char (cut) - name) <= room)
    cut = g_utf8_next_char (cut);
  return g_strdup_printf ("%.*s%s", (int) (cut - name), name, name + ending);
}

/**
 * cld_attachments_clean_name:
 * @name: (nullable): what a file is called, with or without a path, in any encoding
 *
 * Returns: (transfer full): its name as it is recorded: no path, no control characters and none that turn the writing
 *   direction, valid UTF-8, not empty and not long
 */
char *
cld_attachments_clean_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name ? name : "", -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  g_autoptr (GString) out = g_string_new (NULL);
  const char *slash = strrchr (composed, '/'), *back = strrchr (slash ? slash : composed, '\\');
  const char *start = back ? back + 1 : slash ? slash + 1 : composed;

  for (const char *p = start; *p; p = g_utf8_next_char (p))
    if (!is_unwanted (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  g_strstrip (out->str);
  if (!*out->str || strcmp (out->str, ".") == 0 || strcmp (out->str, "..") == 0)
    /* Translators: what a file is called that has no name */
    return g_strdup (_("file"));
  return shorten (out->str);
}

/**
 * cld_attachments_make_claim:
 * @kind: a kind
 * @ref: the ref of a record
 *
 * Returns: (transfer full): how the record is named as something that a file proves: `notice/REF`
 */
char *
cld_attachments_make_claim (const CldKind *kind, const char *ref)
{
  return g_strdup_printf ("%s/%s", kind->id, ref);
}

/* The record that a claim names, or NULL where there is none. */
CldRow *
_cld_attachments_find_claim (CldDb *db, const char *claim, CldArena *arena)
{
  const char *slash = claim ? strchr (claim, '/') : NULL;
  g_autofree char *id = slash ? g_strndup (claim, (gsize) (slash - claim)) : NULL;
  const CldKind *kind = id ? cld_kind_find (id) : NULL;

  return kind && slash[1] ? cld_repo_find (db, kind, slash + 1, arena, NULL) : NULL;
}

/* The child that a record is of: its own, or that of the placement it names. */
const char *
_cld_attachments_find_child (CldDb *db, const CldRow *row, CldArena *arena)
{
  const char *child = cld_row_get_child (row);

  for (guint i = 0; !child && i < row->kind->n_fields; i++)
    if (row->kind->fields[i].type == CLD_REF && cld_field_target_kind (&row->kind->fields[i]) == &cld_placement_kind && row->values[i])
      {
        const CldRow *placement = cld_repo_find (db, &cld_placement_kind, row->values[i], arena, NULL);

        child = placement ? cld_row_get_child (placement) : NULL;
      }
  return child;
}

/* Whose a file is that proves these: a file of nobody would be seen by everybody. */
static char *
find_child (CldDb *db, const char *claims)
{
  g_auto (GStrv) each = g_strsplit (claims ? claims : "", ";", -1);
  g_autoptr (CldArena) arena = cld_arena_new ();
  const char *child = NULL;

  for (guint i = 0; each[i] && !child; i++)
    {
      const CldRow *row = _cld_attachments_find_claim (db, each[i], arena);

      child = row ? _cld_attachments_find_child (db, row, arena) : NULL;
    }
  return g_strdup (child);
}

static gint64
get_most (CldDb *db)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  const CldRow *row = cld_repo_find (db, &cld_setting_kind, cld_team_setting_get (CLD_TEAM_ATTACHMENT_MIB)->key, arena, NULL);

  return (gint64) cld_team_setting_read (CLD_TEAM_ATTACHMENT_MIB, row ? row->values[SETTING_VALUE] : NULL) << 20;
}

static CldRecord *
make_record (CldStore *store, CldFileSource *source, const char *name, const char *media_type, const CldAttachmentNote *note)
{
  CldRecord *record = cld_record_new (&cld_attachment_kind, NULL);
  g_autofree char *clean = cld_attachments_clean_name (name);
  g_autofree char *type = media_type ? g_strdup (media_type) : cld_file_source_guess_type (source, clean);
  g_autofree char *size = g_strdup_printf ("%" G_GINT64_FORMAT, cld_file_source_get_size (source));
  g_autofree char *child = note->child ? g_strdup (note->child) : find_child (cld_store_get_db (store), note->claims);
  g_autofree char *actor = cld_record_service_name_of_login (store, cld_store_get_actor (store));

  cld_record_set_text (record, ATTACHMENT_CHILD, child);
  cld_record_set_text (record, ATTACHMENT_NAME, clean);
  cld_record_set_text (record, ATTACHMENT_MEDIA_TYPE, type);
  cld_record_set_text (record, ATTACHMENT_SIZE, size);
  cld_record_set_text (record, ATTACHMENT_SHA256, cld_file_source_get_sha256 (source));
  cld_record_set_text (record, ATTACHMENT_ABOUT, note->about);
  cld_record_set_text (record, ATTACHMENT_PROVES, note->claims);
  cld_record_set_text (record, ATTACHMENT_ADDED_ON, note->added_on);
  cld_record_set_text (record, ATTACHMENT_ADDED_BY, actor);
  g_object_set_qdata_full (G_OBJECT (record), source_quark (), source, (GDestroyNotify) cld_file_source_free);
  return record;
}

/**
 * cld_attachments_make_file:
 * @store: a store
 * @file: a file of this computer
 * @note: what else is recorded
 * @error: return location
 *
 * Measures @file and makes its record, which keeps it open until it is saved, together with others, by cld_records_save().
 * Links, folders, devices, empty files and those above the team's limit are refused.
 *
 * Returns: (transfer full) (nullable): the record
 */
CldRecord *
cld_attachments_make_file (CldStore *store, GFile *file, const CldAttachmentNote *note, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  CldFileSource *source;

  if (!path)
    {
      g_set_error_literal (error, CLD_IO_ERROR, CLD_IO_ERROR_FAILED, _("This file is not on this computer. Save it here first, then attach it."));
      return NULL;
    }
  source = cld_file_source_open (path, get_most (cld_store_get_db (store)), error);
  return source ? make_record (store, source, name, NULL, note) : NULL;
}

/**
 * cld_attachments_make_bytes:
 * @store: a store
 * @bytes: what is in the file
 * @name: what it is to be called
 * @media_type: (nullable): what it is; %NULL guesses
 * @note: what else is recorded
 * @error: return location
 *
 * The same of bytes that the program made, a letter as PDF for one.
 *
 * Returns: (transfer full) (nullable): the record
 */
CldRecord *
cld_attachments_make_bytes (CldStore *store, GBytes *bytes, const char *name, const char *media_type, const CldAttachmentNote *note, GError **error)
{
  CldFileSource *source = cld_file_source_new (bytes, get_most (cld_store_get_db (store)), error);

  return source ? make_record (store, source, name, media_type, note) : NULL;
}

static CldRecord *
save (CldStore *store, CldRecord *record, GError **error)
{
  if (record && cld_record_service_save (store, record, "file attached", error))
    return record;
  g_clear_object (&record);
  return NULL;
}

/**
 * cld_attachments_add_file:
 * @store: a store
 * @file: a file of this computer
 * @note: what else is recorded
 * @error: return location
 *
 * Attaches @file in a change set of its own.
 *
 * Returns: (transfer full) (nullable): its record
 */
CldRecord *
cld_attachments_add_file (CldStore *store, GFile *file, const CldAttachmentNote *note, GError **error)
{
  return save (store, cld_attachments_make_file (store, file, note, error), error);
}

/**
 * cld_attachments_add_bytes:
 * @store: a store
 * @bytes: what is in the file
 * @name: what it is to be called
 * @media_type: (nullable): what it is; %NULL guesses
 * @note: what else is recorded
 * @error: return location
 *
 * The same of bytes that the program made.
 *
 * Returns: (transfer full) (nullable): its record
 */
CldRecord *
cld_attachments_add_bytes (CldStore *store, GBytes *bytes, const char *name, const char *media_type, const CldAttachmentNote *note, GError **error)
{
  return save (store, cld_attachments_make_bytes (store, bytes, name, media_type, note, error), error);
}

/* What cld_records_save() asks before it writes the record of a file: it says what the content is, so no form changes that. */
gboolean
_cld_attachments_check (CldStore *store, const CldRow *before, const CldRow *after, CldRecord *record, GError **error)
{
  gboolean there = get_source (record) != NULL;

  if (before && g_strcmp0 (before->values[ATTACHMENT_SHA256], after->values[ATTACHMENT_SHA256]) == 0 &&
      g_strcmp0 (before->values[ATTACHMENT_SIZE], after->values[ATTACHMENT_SIZE]) == 0)
    return TRUE;
  if (!before && !there && cld_attachment_content_is_digest (after->values[ATTACHMENT_SHA256]) &&
      !cld_attachment_content_find (cld_store_get_db (store), after->values[ATTACHMENT_SHA256], &there, error))
    return FALSE;
  if (!before && there)
    return TRUE;
  g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT,
                       before ? _("What is in a file is never changed. Attach the other file as a new one. Nothing was saved.") :
                                _("There is no content to this file. Attach the file itself. Nothing was saved."));
  return FALSE;
}

/* The content of a record that was just put: in the same transaction, behind the record, by which a limited user sees it. */
gboolean
_cld_attachments_put_content (CldStore *store, CldRecord *record, GError **error)
{
  CldFileSource *source = get_source (record);

  return !source || (cld_file_source_rewind (source, error) &&
                     cld_attachment_content_put (cld_store_get_db (store), cld_file_source_get_sha256 (source), cld_file_source_get_size (source), cld_file_source_read, source, error));
}

/**
 * cld_attachments_set_claims:
 * @store: a store
 * @ref: the ref of a file's record
 * @claims: (array zero-terminated=1): what it is to prove, each `notice/REF`
 * @error: return location
 *
 * Says what a file proves, in one undo step.
 *
 * Returns: whether it is stored
 */
gboolean
cld_attachments_set_claims (CldStore *store, const char *ref, const char *const *claims, GError **error)
{
  g_autoptr (CldRecord) record = cld_record_service_load (store, &cld_attachment_kind, ref, error);
  g_autofree char *joined = g_strjoinv (";", (GStrv) claims);

  if (!record)
    return FALSE;
  cld_record_set_text (record, ATTACHMENT_PROVES, *joined ? joined : NULL);
  return cld_record_service_save (store, record, "what a file proves", error);
}

/**
 * cld_attachments_remove:
 * @store: a store
 * @ref: the ref of a file's record
 * @error: return location
 *
 * Removes the record in one undo step. What it proved is not proved by it any more; the content stays for the undo.
 *
 * Returns: whether it was removed
 */
gboolean
cld_attachments_remove (CldStore *store, const char *ref, GError **error)
{
  g_autoptr (CldRecord) record = cld_record_service_load (store, &cld_attachment_kind, ref, error);

  return record && cld_record_service_remove (store, record, "file removed", error);
}

/* Notes that somebody sees what is in it. What cannot be noted is not shown. */
static CldRecord *
load_to_look (CldStore *store, const char *ref, GError **error)
{
  g_autoptr (CldRecord) record = cld_record_service_load (store, &cld_attachment_kind, ref, error);
  g_autofree char *why = g_strdup_printf ("opened attachment/%s", ref);

  if (!record || !cld_change_log_look (store, CLD_ACT_VIEW, why, cld_record_get_text (record, ATTACHMENT_CHILD), error))
    return NULL;
  return g_steal_pointer (&record);
}

static gboolean
read_content (CldStore *store, CldRecord *record, CldContentWriteFunc write, gpointer data, GError **error)
{
  const char *size = cld_record_get_text (record, ATTACHMENT_SIZE);

  return cld_attachment_content_get (cld_store_get_db (store), cld_record_get_text (record, ATTACHMENT_SHA256), size ? g_ascii_strtoll (size, NULL, 10) : -1, write, data, error);
}

static gboolean
write_stream_cb (const guint8 *buffer, gsize len, gpointer data, GError **error)
{
  return g_output_stream_write_all (data, buffer, len, NULL, NULL, error);
}

/**
 * cld_attachments_read:
 * @store: a store
 * @ref: the ref of a file's record
 * @stream: where to; what it got is good only where all went well
 * @error: return location
 *
 * Notes the look, then writes what is in the file.
 *
 * Returns: whether it is whole; %CLD_STORE_ERROR_CORRUPT where it is damaged
 */
gboolean
cld_attachments_read (CldStore *store, const char *ref, GOutputStream *stream, GError **error)
{
  g_autoptr (CldRecord) record = load_to_look (store, ref, error);

  return record && read_content (store, record, write_stream_cb, stream, error);
}

static gboolean
write_fd_cb (const guint8 *buffer, gsize len, gpointer data, GError **error)
{
  int fd = *(const int *) data;

  for (gsize n = 0; n < len;)
    {
      gssize more = write (fd, buffer + n, len - n);

      if (more < 0 && errno != EINTR)
        {
          g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_FAILED,
                       /* Translators: %s is the system's reason */
                       _("The copy to open could not be written: %s. Nothing was opened."), g_strerror (errno));
          return FALSE;
        }
      n += (gsize) MAX (more, 0);
    }
  return TRUE;
}

/* A name for the copy that tells nobody's: other programs keep lists of what they opened. The ending has them know the type. */
static char *
make_copy_name (CldRecord *record)
{
  const char *name = cld_record_get_text (record, ATTACHMENT_NAME);
  g_autofree char *ending = g_ascii_strdown (name + find_ending (name), -1);

  for (char *p = ending; *p; p++)
    if (!g_ascii_isalnum (*p) && p != ending)
      *ending = '\0';
  return g_strdup_printf ("Caseload-file-%.8s%s", cld_record_get_text (record, ATTACHMENT_SHA256), ending);
}

static gboolean
check_is_no_program (CldRecord *record, const char *copy_name, GError **error)
{
  g_autofree char *by_name = g_content_type_guess (copy_name, NULL, 0, NULL);
  g_autofree char *said = g_content_type_from_mime_type (cld_record_get_text (record, ATTACHMENT_MEDIA_TYPE) ? cld_record_get_text (record, ATTACHMENT_MEDIA_TYPE) : "");

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autofree char *type = g_content_type_from_mime_type (programs[i]);

      if (type && (g_content_type_is_a (by_name, type) || (said && g_content_type_is_a (said, type))))
        {
          g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED, _("This file is a program, which would be started rather than shown. It is not opened."));
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * cld_attachments_open_copy:
 * @store: a store
 * @ref: the ref of a file's record
 * @error: return location
 *
 * Notes the look, then makes a copy for another program to show: for this user alone, in a folder of this user's alone, under a
 * name that tells nothing. It is removed when this program ends. A program is not opened.
 *
 * Returns: (transfer full) (nullable): the path of the copy
 */
char *
cld_attachments_open_copy (CldStore *store, const char *ref, GError **error)
{
  g_autoptr (CldRecord) record = load_to_look (store, ref, error);
  g_autofree char *name = record ? make_copy_name (record) : NULL;
  g_autofree char *path = NULL;
  gboolean done;
  int fd;

  if (!record || !check_is_no_program (record, name, error))
    return NULL;
  fd = cld_private_copies_create (name, &path, error);
  if (fd < 0)
    return NULL;
  done = read_content (store, record, write_fd_cb, &fd, error);
  close (fd);
  if (done)
    return g_steal_pointer (&path);
  g_unlink (path);
  return NULL;
}
