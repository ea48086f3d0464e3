/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CldImportStepId:
 * @CLD_IMPORT_STEP_FILES: what to read
 * @CLD_IMPORT_STEP_YEARS: the collection years
 * @CLD_IMPORT_STEP_CHECK: what would change
 * @CLD_IMPORT_STEP_DONE: what was done
 *
 * The pages of an import, in their order.
 */
typedef enum
{
  CLD_IMPORT_STEP_FILES,
  CLD_IMPORT_STEP_YEARS,
  CLD_IMPORT_STEP_CHECK,
  CLD_IMPORT_STEP_DONE,
  CLD_IMPORT_N_STEPS,
} CldImportStepId;

/**
 * CldImportSteps:
 *
 * Where the import is, for the header bar: all steps in a row, or the present one where there is less room.
 */
#define CLD_TYPE_IMPORT_STEPS (cld_import_steps_get_type ())
G_DECLARE_FINAL_TYPE (CldImportSteps, cld_import_steps, CLD, IMPORT_STEPS, GtkWidget)

void cld_import_steps_set_step (CldImportSteps *self, CldImportStepId step);

G_END_DECLS
