/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"

/* How many bytes of a file are in one piece: 256 KiB of base64, without padding in the middle. */
#define CLD_CONTENT_PIECE (192 * 1024)

/* The largest file that is ever taken, whatever the team's setting says. */
#define CLD_CONTENT_MOST ((gint64) 50 << 20)

/**
 * CldContentReadFunc:
 * @buffer: where to
 * @len: how many bytes there is room for
 * @data: the caller's
 * @error: return location
 *
 * Returns: how many bytes were read, fewer than @len only at the end, or -1
 */
typedef gssize (*CldContentReadFunc) (guint8 *buffer, gsize len, gpointer data, GError **error);

/**
 * CldContentWriteFunc:
 * @buffer: bytes of the file
 * @len: how many, not 0
 * @data: the caller's
 * @error: return location
 *
 * Returns: whether they were taken
 */
typedef gboolean (*CldContentWriteFunc) (const guint8 *buffer, gsize len, gpointer data, GError **error);

typedef void (*CldContentFaultFunc) (const char *fault, gpointer data);

gboolean cld_attachment_content_is_digest (const char *text);
gboolean cld_attachment_content_put (CldDb *db, const char *sha256, gint64 size, CldContentReadFunc read, gpointer data, GError **error);
gboolean cld_attachment_content_get (CldDb *db, const char *sha256, gint64 size, CldContentWriteFunc write, gpointer data, GError **error);
gboolean cld_attachment_content_find (CldDb *db, const char *sha256, gboolean *there, GError **error);
gboolean cld_attachment_content_verify (CldDb *db, CldContentFaultFunc func, gpointer data, GError **error);
