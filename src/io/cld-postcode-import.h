/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CldPostcodeCounts:
 * @n_files: files that were read
 * @n_passed_over: files of a folder that are of no use here
 * @n_postcodes: postcodes in the new directory
 * @n_ended: of them those that are no longer in use, as far as the file says so; they are kept for placements of old
 * @n_without_authority: of them those whose code of a district or county is blank or in no list
 * @n_without_grid: of them those without a grid reference
 * @n_repeated: rows with a postcode that an earlier row had; the earlier one counts
 * @n_rejected: rows that hold no postcode
 *
 * What an import of a postcode directory did.
 */
typedef struct
{
  guint n_files;
  guint n_passed_over;
  guint n_postcodes;
  guint n_ended;
  guint n_without_authority;
  guint n_without_grid;
  guint n_repeated;
  guint n_rejected;
} CldPostcodeCounts;

/**
 * CldPostcodeProgress:
 * @fraction: how much is done, 0 to 1
 * @data: the caller's
 *
 * Told now and then, by the thread that imports.
 */
typedef void (*CldPostcodeProgress) (double fraction, gpointer data);

gboolean cld_postcode_import (const char *const *paths, const char *directory, CldPostcodeProgress progress, gpointer data,
                              GCancellable *cancellable, CldPostcodeCounts *counts, GError **error);

G_END_DECLS
