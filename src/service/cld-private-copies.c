/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-private-copies.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cld-error.h"

/* Files that other programs are to show: copies in a folder of this program's alone, on a disk in memory where there is one.
 * The folder goes when the program ends. One that crashed leaves its folder behind, but not the lock on it: the next program
 * that makes a copy, or starts, removes what nobody holds. */

#define PREFIX "caseload-files-"
#define LOCK ".lock"

G_LOCK_DEFINE_STATIC (own);
static char *own;     /* this program's folder */
static int own_lock = -1;

/* XDG_RUNTIME_DIR is private and in memory, and is emptied at log-out; without it, the folder for temporary files. */
static const char *
get_parent (void)
{
  const char *runtime = g_getenv ("XDG_RUNTIME_DIR");

  return runtime && g_path_is_absolute (runtime) && g_file_test (runtime, G_FILE_TEST_IS_DIR) ? runtime : g_get_tmp_dir ();
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (strcmp (name, LOCK) != 0)
        g_unlink (path);
    }
  {
    g_autofree char *lock = g_build_filename (folder, LOCK, NULL);

    g_unlink (lock);
  }
  g_rmdir (folder);
}

/* A folder is ours where it is this user's alone, and no link. */
static gboolean
is_private (const char *folder)
{
  struct stat info;

  return lstat (folder, &info) == 0 && S_ISDIR (info.st_mode) && info.st_uid == geteuid () && (info.st_mode & 077) == 0;
}

/* Between the folder and its lock a program that starts has a moment in which it holds nothing. */
static gboolean
is_being_made (const char *folder)
{
  g_autofree char *lock = g_build_filename (folder, LOCK, NULL);
  struct stat info;

  return lstat (lock, &info) != 0 && lstat (folder, &info) == 0 && info.st_mtime > g_get_real_time () / G_USEC_PER_SEC - 60;
}

/* Holds the lock of a folder; -1 where somebody else does, or there is none. */
static int
take_lock (const char *folder, int flags)
{
  g_autofree char *path = g_build_filename (folder, LOCK, NULL);
  int fd = open (path, O_RDWR | O_NOFOLLOW | O_CLOEXEC | flags, 0600);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  if (fd >= 0)
    close (fd);
  return -1;
}

/**
 * cld_private_copies_remove_stale:
 *
 * Removes the copies that programs left behind which did not end in good order. Those of programs that run are left.
 */
void
cld_private_copies_remove_stale (void)
{
  const char *parent = get_parent ();
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *folder = g_build_filename (parent, name, NULL);
      int lock;

      if (!g_str_has_prefix (name, PREFIX) || !is_private (folder) || is_being_made (folder))
        continue;
      lock = take_lock (folder, O_CREAT);
      if (lock < 0)
        continue;
      remove_folder (folder);
      close (lock);
    }
}

static gboolean
fail (GError **error)
{
  g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_FAILED,
               /* Translators: %s is the system's reason */
               _("No private place could be made to open the file from: %s. Nothing was opened."), g_strerror (errno));
  return FALSE;
}

static gboolean
make_own (GError **error)
{
  g_autofree char *folder = NULL;

  if (own)
    return TRUE;
  cld_private_copies_remove_stale ();
  folder = g_build_filename (get_parent (), PREFIX "XXXXXX", NULL);
  /* Mode 0700, whatever the umask. */
  if (!g_mkdtemp (folder))
    return fail (error);
  own_lock = take_lock (folder, O_CREAT | O_EXCL);
  if (own_lock < 0)
    {
      fail (error);
      g_rmdir (folder);
      return FALSE;
    }
  own = g_steal_pointer (&folder);
  atexit (cld_private_copies_remove);
  at_quick_exit (cld_private_copies_remove);
  return TRUE;
}

/* Several copies of one name: each in its place, so that one that is still shown is not changed. */
static int
create_in (const char *folder, const char *name, char **path)
{
  const char *dot = strrchr (name, '.');
  gsize stem = dot ? (gsize) (dot - name) : strlen (name);

  for (guint i = 1; i < 10000; i++)
    {
      g_autofree char *more = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *numbered = g_strdup_printf ("%.*s%s%s", (int) stem, name, more, name + stem);
      g_autofree char *full = g_build_filename (folder, numbered, NULL);
      int fd = open (full, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

      if (fd >= 0)
        *path = g_steal_pointer (&full);
      if (fd >= 0 || errno != EEXIST)
        return fd;
    }
  return -1;
}

/**
 * cld_private_copies_create:
 * @name: a name without a path, of ASCII letters, digits, `-` and one `.`
 * @path: (out) (transfer full): where it is
 * @error: return location
 *
 * Makes an empty file that only this user can read, in a folder that only this user can enter. It is removed when the
 * program ends.
 *
 * Returns: what to write to, to be closed; -1 on errors
 */
int
cld_private_copies_create (const char *name, char **path, GError **error)
{
  int fd = -1;

  g_return_val_if_fail (*name != '.' && !strchr (name, '/'), -1);

  G_LOCK (own);
  if (make_own (error))
    {
      fd = create_in (own, name, path);
      if (fd < 0)
        fail (error);
    }
  G_UNLOCK (own);
  return fd;
}

/**
 * cld_private_copies_remove:
 *
 * Removes this program's copies; called when it ends.
 */
void
cld_private_copies_remove (void)
{
  G_LOCK (own);
  if (own)
    {
      remove_folder (own);
      close (own_lock);
      own_lock = -1;
      g_clear_pointer (&own, g_free);
    }
  G_UNLOCK (own);
}
