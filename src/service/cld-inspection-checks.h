/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-row.h"
#include "cld-store.h"

/* A record that is being saved: as it was, as it is to be, and whether that is another. */
typedef struct
{
  CldRow *before; /* (nullable) */
  CldRow *after;
  gboolean is_put;
} CldSavedRow;

gboolean _cld_inspection_checks_run (CldStore *store, const CldSavedRow *rows, guint n_rows, GError **error);
