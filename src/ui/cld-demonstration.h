/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void cld_demonstration_make_async (GAsyncReadyCallback callback, gpointer user_data);
char *cld_demonstration_make_finish (GAsyncResult *result, GError **error);

G_END_DECLS
