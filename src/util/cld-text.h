/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

void cld_text_trim (const char **text, gsize *len);
gboolean cld_text_is_blank_word (const char *text, gsize len);
char *cld_text_fold (const char *text);
void cld_text_append_folded (GString *to, const char *text);
char *cld_text_clean_name (const char *text, gsize len);
gboolean cld_text_is_ascii (const char *text, gsize len);
guint cld_text_distance (const char *a, const char *b);
int cld_text_compare (const char *a, const char *b);
