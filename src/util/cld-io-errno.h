/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the program was doing with a file when the system refused it. */
typedef enum
{
  CLD_IO_READING,
  CLD_IO_WRITING,
} CldIoAction;

void cld_io_set_errno_error (GError **error, CldIoAction action, const char *name, int errsv);
char *cld_io_display_name (const char *path);

G_END_DECLS
