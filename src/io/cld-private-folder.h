/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *cld_private_folder_make (const char *path, GError **error);
void cld_private_folder_remove (GPtrArray *made);

G_END_DECLS
