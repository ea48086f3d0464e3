/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CldServerSetupFunc:
 * @good: whether it is as it should be
 * @what: what was looked at, or what is wrong and what to do
 * @data: the caller's
 *
 * Called for each thing that was looked at.
 */
typedef void (*CldServerSetupFunc) (gboolean good, const char *what, gpointer data);

gboolean cld_server_setup_is_name (const char *name);
char *cld_server_setup_make_sql (const char *database, const char *roles);
gboolean cld_server_setup_check (const char *name, CldServerSetupFunc func, gpointer data, GError **error);

G_END_DECLS
