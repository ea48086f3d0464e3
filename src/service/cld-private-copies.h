/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int cld_private_copies_create (const char *name, char **path, GError **error);
void cld_private_copies_remove (void);
void cld_private_copies_remove_stale (void);

G_END_DECLS
