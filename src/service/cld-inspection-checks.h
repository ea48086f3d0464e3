/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-row.h"
#include "cld-store.h"

/* A record that is being changed: as it was, as it is to be (%NULL where it is removed), and whether that is another. */
typedef struct
{
  CldRow *before; /* (nullable) */
  CldRow *after;  /* (nullable) */
  gboolean is_put;
} CldSavedRow;

/* What is being done: a refusal says so, and what helps. */
typedef enum
{
  CLD_CHECKS_SAVE,
  CLD_CHECKS_REMOVE,
  CLD_CHECKS_UNDO,
  CLD_CHECKS_REDO,
} CldChecksAct;

gboolean _cld_inspection_checks_want (const CldKind *kind);
gboolean _cld_inspection_checks_run (CldStore *store, CldChecksAct act, const CldSavedRow *rows, guint n_rows, GError **error);
