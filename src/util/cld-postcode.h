/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A postcode without its space, and the byte that ends it. */
#define CLD_POSTCODE_SIZE 8

gboolean cld_postcode_normalise (const char *text, gsize len, char out[CLD_POSTCODE_SIZE]);
char *cld_postcode_format (const char *text);

G_END_DECLS
