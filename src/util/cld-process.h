/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

void cld_process_forbid_core_dumps (void);
void cld_process_keep_logs_private (const char *program);
