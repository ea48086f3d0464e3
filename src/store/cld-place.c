/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-place.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "cld-error.h"

#define STALE_SECONDS 60

static const struct
{
  guint64 magic;
  const char *name;
} refused[] = {
  { 0x6969, "NFS" },
  { 0xFF534D42, "CIFS" },
  { 0xFE534D42, "SMB" },
  { 0x517B, "SMB" },
  { 0x01021997, "9P" },
  { 0x5346414F, "AFS" },
  { 0x6B414653, "AFS" },
  { 0x00C36400, "Ceph" },
};

/* FUSE has one number for all its file systems; what it is stands in the list of mounts. */
#define FUSE_MAGIC 0x65735546

/**
 * _cld_place_refused_type:
 * @magic: a file system's number, as statfs() gives it
 *
 * Returns: (nullable): the name of a network file system that locks are not safe on, or %NULL for any other
 */
const char *
_cld_place_refused_type (guint64 magic)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    if (refused[i].magic == (magic & 0xFFFFFFFF))
      return refused[i].name;
  return NULL;
}

/* The type of the mount that holds @folder, as the kernel lists it; the longest mount point that leads to it wins. */
static char *
find_mount_type (const char *folder)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autofree char *best = NULL;
  gsize best_length = 0;

  if (!g_file_get_contents ("/proc/self/mounts", &text, NULL, NULL))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], " ", 4);
      gsize length;

      if (g_strv_length (parts) < 3)
        continue;
      length = strlen (parts[1]);
      if (length < best_length || !g_str_has_prefix (folder, parts[1]))
        continue;
      if (length > 1 && folder[length] != '/' && folder[length] != '\0')
        continue;
      best_length = length;
      g_free (best);
      best = g_strdup (parts[2]);
    }
  return g_steal_pointer (&best);
}

/**
 * cld_place_check_file_system:
 * @folder: an existing folder
 * @error: return location
 *
 * Network file systems are refused, since the locks of a database are not safe there. Types that are not known
 * are allowed.
 *
 * Returns: whether a database may live in @folder
 */
gboolean
cld_place_check_file_system (const char *folder, GError **error)
{
  struct statfs about;
  const char *name;
  g_autofree char *type = NULL;

  if (statfs (folder, &about) != 0)
    return TRUE;
  name = _cld_place_refused_type ((guint64) about.f_type);
  if (!name && (guint64) about.f_type == FUSE_MAGIC)
    {
      type = find_mount_type (folder);
      if (type && (strcmp (type, "fuse.sshfs") == 0 || strcmp (type, "fuse.ceph") == 0 || strcmp (type, "fuse.glusterfs") == 0 ||
                   strcmp (type, "fuse.davfs") == 0 || strcmp (type, "fuse.smbnetfs") == 0))
        name = type + strlen ("fuse.");
    }
  if (!name)
    return TRUE;
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
               /* Translators: %s is the name of a file system: NFS */
               _("The folder is on a network drive (%s), where a database file can be damaged. Keep it on this computer's own disk; a team on several computers needs a team server."),
               name);
  return FALSE;
}

static gboolean
refuse_what_is_no_file (const char *path, const char *shown, gboolean must_exist, GError **error)
{
  struct stat about;

  if (lstat (path, &about) != 0)
    {
      if (errno == ENOENT && !must_exist)
        return TRUE;
      if (errno == ENOENT || errno == ENOTDIR)
        g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND,
                     _("There is no database %s. Check the name, or make it with `caseload-cli import`."), shown);
      else
        g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE, _("The database %s cannot be reached: %s."), shown, g_strerror (errno));
      return FALSE;
    }
  if (S_ISREG (about.st_mode))
    return TRUE;
  if (S_ISLNK (about.st_mode))
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
                 _("%s is a link, and a database is not opened through one. Give the path of the file itself."), shown);
  else if (S_ISDIR (about.st_mode))
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED, _("%s is a folder, not a database. Give the path of a file."), shown);
  else
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED, _("%s is not a file, so it is no database."), shown);
  return FALSE;
}

/**
 * cld_place_resolve:
 * @path: where a database is or is to be
 * @must_exist: whether it has to be there
 * @error: return location
 *
 * Resolves the folder of @path; the file itself must be no link, and the folder on no network drive.
 *
 * Returns: (transfer full) (nullable): the absolute path
 */
char *
cld_place_resolve (const char *path, gboolean must_exist, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_basename (path);
  char *real = realpath (folder, NULL);
  g_autofree char *resolved = NULL;

  if (!real)
    {
      g_autofree char *shown_folder = g_filename_display_name (folder);

      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("The folder of the database %s cannot be opened (%s): %s."), shown, shown_folder, g_strerror (errno));
      return NULL;
    }
  resolved = g_build_filename (real, base, NULL);
  if (!refuse_what_is_no_file (resolved, shown, must_exist, error) || !cld_place_check_file_system (real, error))
    {
      free (real);
      return NULL;
    }
  free (real);
  return g_steal_pointer (&resolved);
}

/**
 * cld_place_remove:
 * @path: a database that is no longer wanted, or half a one
 *
 * Removes it and what the engine keeps beside it.
 */
void
cld_place_remove (const char *path)
{
  static const char *const parts[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = g_strconcat (path, parts[i], NULL);

      g_unlink (part);
    }
}

/**
 * cld_place_sync_folder:
 * @path: a file that was given its name
 *
 * Has the name survive a power cut, as far as the file system can say so.
 */
void
cld_place_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* What other programs began to make and did not finish: of a crash, where it is older than a minute. */
static void
clear_leftovers (const char *folder, const char *base)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *start = g_strdup_printf (".%s.", base);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf about;

      if (g_str_has_prefix (name, start) && g_str_has_suffix (name, ".new") && g_lstat (path, &about) == 0 && now - about.st_mtime > STALE_SECONDS)
        cld_place_remove (path);
    }
}

/**
 * cld_place_make_hidden_name:
 * @path: where a database is to be
 * @error: return location
 *
 * What a crash left of earlier ones is removed.
 *
 * Returns: (transfer full) (nullable): a path beside it, free, under which it can be made until it is whole; %NULL where
 *   the folder may not be written to
 */
char *
cld_place_make_hidden_name (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *shown = g_filename_display_name (base);
  char *hidden;

  if (access (folder, W_OK) != 0)
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE,
                   _("The folder of the database %s may not be written to. Nothing was saved. Ask for the right to write there, or keep the database elsewhere."), shown);
      return NULL;
    }
  clear_leftovers (folder, base);
  hidden = g_strdup_printf ("%s/.%s.%d.new", folder, base, (int) getpid ());
  /* One of this very process's number is of a crash, too. */
  cld_place_remove (hidden);
  return hidden;
}

/**
 * cld_place_propagate:
 * @error: return location
 * @failure: (transfer full): what went wrong with a database under a hidden name
 * @hidden: that name
 * @path: the name that the user knows, of which it is said
 *
 * Hands an error on.
 */
void
cld_place_propagate (GError **error, GError *failure, const char *hidden, const char *path)
{
  g_autofree char *hidden_base = g_path_get_basename (hidden);
  g_autofree char *shown = g_filename_display_basename (path);
  g_auto (GStrv) parts = g_strsplit (failure->message, hidden_base, 2);

  g_free (failure->message);
  failure->message = g_strjoinv (shown, parts);
  g_propagate_error (error, failure);
}

/**
 * cld_place_publish:
 * @hidden: a whole database under a hidden name, closed
 * @path: its name
 * @error: return location
 *
 * Gives it its name, and overwrites nothing.
 *
 * Returns: whether it has it; %CLD_STORE_ERROR_REFUSED where the name is taken
 */
gboolean
cld_place_publish (const char *hidden, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (path);

  /* File systems without the first call: a link fails as well where the name is taken. */
  if (renameat2 (AT_FDCWD, hidden, AT_FDCWD, path, RENAME_NOREPLACE) == 0 || (errno != EEXIST && link (hidden, path) == 0))
    {
      cld_place_sync_folder (path);
      return TRUE;
    }
  if (errno == EEXIST)
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED, _("%s is there already and is not overwritten. Choose another name."), shown);
  else
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE, _("The database could not be made: %s."), g_strerror (errno));
  return FALSE;
}
