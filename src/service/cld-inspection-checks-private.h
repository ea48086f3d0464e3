/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-inspection-checks.h"
#include "cld-inspection-rules.h"

/**
 * CldChecks:
 * @db: the database, in the transaction
 * @arena: of the rows that are read
 * @act: what is being done
 * @rows: (array length=n_rows): what is being changed
 * @n_rows: how many
 * @changed: key -> CldSavedRow of @rows that is another now
 * @library: (nullable): what can be cited; read when it is first asked for
 * @old_library: (nullable): what could be cited before
 * @error: why it is refused, or what failed
 *
 * A run of the checks.
 */
typedef struct
{
  CldDb *db;
  CldArena *arena;
  CldChecksAct act;
  const CldSavedRow *rows;
  guint n_rows;
  GHashTable *changed;
  CldLegalLibrary *library;
  CldLegalLibrary *old_library;
  GError *error;
} CldChecks;

/**
 * CldEarlier:
 * @provider: (nullable): the provider as it was
 * @finding: (nullable): the finding as it was
 * @found_in: (nullable): its inspection as it was
 * @library: (nullable): what could be cited
 *
 * What a step of enforcement rested on before; %NULL where that is as it was.
 */
typedef struct
{
  const CldRow *provider;
  const CldRow *finding;
  const CldInspectionCase *found_in;
  const CldLegalLibrary *library;
} CldEarlier;

GPtrArray *_cld_checks_load (CldChecks *c, const CldKind *kind);
GPtrArray *_cld_checks_load_naming (CldChecks *c, const CldKind *kind, guint field, const char *ref);
CldRow *_cld_checks_find (CldChecks *c, const CldKind *kind, const char *ref);
gboolean _cld_checks_load_case (CldChecks *c, CldInspectionCase *kase, const char *inspection);
const CldInspectionFault *_cld_checks_find_new (GPtrArray *faults, GPtrArray *old);
gboolean _cld_checks_list_step (CldChecks *c, const CldRow *step, const CldEarlier *earlier, GPtrArray **faults, GPtrArray **old);
const char *_cld_checks_way_out (const CldChecks *c);

const CldLegalLibrary *_cld_checks_get_library (CldChecks *c);
gboolean _cld_checks_citing (CldChecks *c);
