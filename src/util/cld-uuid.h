/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#define CLD_UUID_SIZE 37 /* 36 characters and a NUL */

void cld_uuid_make (char id[CLD_UUID_SIZE]);
gboolean cld_random_bytes (guint8 *to, gsize n);
