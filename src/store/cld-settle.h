/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

gboolean _cld_settle_commit (const char *name, const char *change_set, GError *failure, GError **error);
