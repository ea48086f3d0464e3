/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-repo.h"

gboolean cld_file_list_each (CldDb *db, const char *child, const char *claim, CldArena *arena, CldRowFunc func, gpointer data, GError **error);
gboolean cld_print_list_each (CldDb *db, const char *since, CldArena *arena, CldRowFunc func, gpointer data, GError **error);
