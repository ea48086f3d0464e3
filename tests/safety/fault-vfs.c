/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"

#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#define SECTOR 512

/* A change to a file that is not on the disk yet, with what was there before. */
typedef struct
{
  gint64 offset;
  gint64 size_before; /* of the whole file */
  int len;            /* of what was written; 0 for a truncation */
  int old_len;
  guint8 *old;
} Change;

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
  GPtrArray *unsynced; /* Change */
} FaultFile;

static sqlite3_vfs vfs;
static sqlite3_vfs *real_vfs;
static GPtrArray *open_files;
static FaultKind armed;
static guint fault_at, count;
static gboolean lasting, fired;
static GRand *dice;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_free (change->old);
  g_free (change);
}

static FaultFile *
get (sqlite3_file *file)
{
  return (FaultFile *) file;
}

static void
note_change (FaultFile *file, gint64 offset, int len)
{
  Change *change = g_new0 (Change, 1);
  sqlite3_int64 size = 0;

  file->real->pMethods->xFileSize (file->real, &size);
  change->offset = offset;
  change->size_before = size;
  change->len = len;
  change->old_len = (int) CLAMP (size - offset, 0, len > 0 ? len : G_MAXINT);
  change->old = g_malloc0 ((gsize) MAX (change->old_len, 1));
  if (change->old_len > 0)
    file->real->pMethods->xRead (file->real, change->old, change->old_len, offset);
  g_ptr_array_add (file->unsynced, change);
}

/* Sets a change back, whole or by sectors. */
static void
take_back (FaultFile *file, const Change *change, gboolean torn)
{
  for (int at = 0; at < change->old_len; at += SECTOR)
    if (!torn || g_rand_boolean (dice))
      file->real->pMethods->xWrite (file->real, change->old + at, MIN (SECTOR, change->old_len - at), change->offset + at);
  if (change->len > change->old_len && !torn)
    file->real->pMethods->xTruncate (file->real, change->size_before);
}

static G_GNUC_NORETURN void
cut_power (void)
{
  for (guint i = 0; i < open_files->len; i++)
    {
      FaultFile *file = open_files->pdata[i];

      for (guint j = file->unsynced->len; j > 0; j--)
        {
          gint32 what = g_rand_int_range (dice, 0, 3);

          const Change *change = file->unsynced->pdata[j - 1];

          /* A write can be torn; a file is cut off or it is not. */
          if (what > 0)
            take_back (file, change, what == 2 && change->len > 0);
        }
    }
  _exit (FAULT_EXIT);
}

/* Whether this operation is the one. */
static gboolean
strikes (gboolean is_sync)
{
  if (armed == FAULT_NONE || (armed == FAULT_SYNC && !is_sync) || ((armed == FAULT_FULL || armed == FAULT_WRITE) && is_sync))
    return FALSE;
  count++;
  if (count != fault_at && !(lasting && fired))
    return FALSE;
  fired = TRUE;
  if (armed == FAULT_POWER_CUT)
    cut_power ();
  return TRUE;
}

static int
file_close (sqlite3_file *base)
{
  FaultFile *file = get (base);
  int code = file->real->pMethods->xClose (file->real);

  g_ptr_array_remove (open_files, file);
  g_ptr_array_unref (file->unsynced);
  g_free (file->real);
  return code;
}

static int
file_read (sqlite3_file *file, void *to, int n, sqlite3_int64 offset)
{
  return get (file)->real->pMethods->xRead (get (file)->real, to, n, offset);
}

static int
file_write (sqlite3_file *file, const void *from, int n, sqlite3_int64 offset)
{
  if (strikes (FALSE))
    return armed == FAULT_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
  if (armed == FAULT_POWER_CUT)
    note_change (get (file), offset, n);
  return get (file)->real->pMethods->xWrite (get (file)->real, from, n, offset);
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  if (strikes (FALSE))
    return SQLITE_IOERR_TRUNCATE;
  if (armed == FAULT_POWER_CUT)
    note_change (get (file), size, 0);
  return get (file)->real->pMethods->xTruncate (get (file)->real, size);
}

static int
file_sync (sqlite3_file *file, int flags)
{
  int code;

  if (strikes (TRUE))
    return SQLITE_IOERR_FSYNC;
  code = get (file)->real->pMethods->xSync (get (file)->real, flags);
  g_ptr_array_set_size (get (file)->unsynced, 0);
  return code;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return get (file)->real->pMethods->xFileSize (get (file)->real, size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  return get (file)->real->pMethods->xLock (get (file)->real, level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return get (file)->real->pMethods->xUnlock (get (file)->real, level);
}

static int
file_check_lock (sqlite3_file *file, int *reserved)
{
  return get (file)->real->pMethods->xCheckReservedLock (get (file)->real, reserved);
}

static int
file_control (sqlite3_file *file, int op, void *data)
{
  return get (file)->real->pMethods->xFileControl (get (file)->real, op, data);
}

static int
file_sector_size (sqlite3_file *file)
{
  return SECTOR;
}

static int
file_characteristics (sqlite3_file *file)
{
  return 0; /* a disk that promises nothing */
}

/* Version 1: no shared memory, so no mapping and no WAL goes past us. */
static const sqlite3_io_methods methods = {
  .iVersion = 1,
  .xClose = file_close,
  .xRead = file_read,
  .xWrite = file_write,
  .xTruncate = file_truncate,
  .xSync = file_sync,
  .xFileSize = file_size,
  .xLock = file_lock,
  .xUnlock = file_unlock,
  .xCheckReservedLock = file_check_lock,
  .xFileControl = file_control,
  .xSectorSize = file_sector_size,
  .xDeviceCharacteristics = file_characteristics,
};

static int
vfs_open (sqlite3_vfs *self, const char *name, sqlite3_file *base, int flags, int *out_flags)
{
  FaultFile *file = get (base);
  int code;

  file->base.pMethods = NULL;
  file->real = g_malloc0 ((gsize) real_vfs->szOsFile);
  code = real_vfs->xOpen (real_vfs, name, file->real, flags, out_flags);
  if (code != SQLITE_OK)
    {
      g_clear_pointer (&file->real, g_free);
      return code;
    }
  file->unsynced = g_ptr_array_new_with_free_func (change_free);
  file->base.pMethods = &methods;
  g_ptr_array_add (open_files, file);
  return SQLITE_OK;
}

/* Puts the layer below every database that is opened from now on. */
void
fault_vfs_register (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  open_files = g_ptr_array_new ();
  dice = g_rand_new_with_seed (1);
  vfs = *real_vfs;
  vfs.szOsFile = sizeof (FaultFile);
  vfs.zName = "fault";
  vfs.xOpen = vfs_open;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

/* The @at-th operation of the kind from now on fails, and all after it where @for_ever. */
void
fault_vfs_arm (FaultKind kind, guint at, gboolean for_ever, guint32 seed)
{
  armed = kind;
  fault_at = at;
  lasting = for_ever;
  fired = FALSE;
  count = 0;
  g_rand_set_seed (dice, seed);
}

/* Returns whether the fault struck. */
gboolean
fault_vfs_disarm (void)
{
  armed = FAULT_NONE;
  return fired;
}

/* How many operations there were since it was armed. */
guint
fault_vfs_get_count (void)
{
  return count;
}
