/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

void cld_json_append_string (GString *to, const char *text);
void cld_json_append_string_len (GString *to, const char *text, gsize len);
