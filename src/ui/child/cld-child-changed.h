/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-session.h"

void cld_child_changed_find_async (CldSession *session, const char *child, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char *cld_child_changed_find_finish (CldSession *session, GAsyncResult *result, char **at, GError **error);
