/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

void cld_mnemonics_assign (const char *const *labels, guint n, const char *taken, int *positions);
