/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-row.h"

/**
 * CldRefTakenFunc:
 * @kind: a kind
 * @ref: a ref
 * @data: the caller's
 *
 * Returns: whether a record of @kind bears @ref already
 */
typedef gboolean (*CldRefTakenFunc) (const CldKind *kind, const char *ref, gpointer data);

char *cld_natural_ref_make (const CldRow *row, CldArena *arena, CldRefTakenFunc taken, gpointer data);
