/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* A layer between the database engine and the file system that fails or cuts the power at a chosen operation. */

typedef enum
{
  FAULT_NONE,
  FAULT_FULL,       /* a write fails: no room */
  FAULT_WRITE,      /* a write fails: input/output error */
  FAULT_SYNC,       /* bringing to the disk fails: input/output error */
  FAULT_POWER_CUT,  /* the process ends; what was not brought to the disk is kept, lost or torn */
} FaultKind;

#define FAULT_EXIT 42 /* how a process ends whose power was cut */

void fault_vfs_register (void);
void fault_vfs_arm (FaultKind kind, guint at, gboolean for_ever, guint32 seed);
gboolean fault_vfs_disarm (void);
guint fault_vfs_get_count (void);
