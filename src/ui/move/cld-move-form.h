/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-draft.h"
#include "cld-form-row.h"
#include "cld-placement-move.h"

G_BEGIN_DECLS

#define CLD_TYPE_MOVE_FORM (cld_move_form_get_type ())
G_DECLARE_FINAL_TYPE (CldMoveForm, cld_move_form, CLD, MOVE_FORM, GtkWidget)

/* The rows, in the order in which the focus goes. */
typedef enum
{
  CLD_MOVE_ROW_STARTED,
  CLD_MOVE_ROW_TYPE,
  CLD_MOVE_ROW_PROVIDER,
  CLD_MOVE_ROW_KIND,
  CLD_MOVE_ROW_CARER,
  CLD_MOVE_ROW_ADDRESS,
  CLD_MOVE_ROW_POSTCODE,
  CLD_MOVE_ROW_AREA,
  CLD_MOVE_ROW_MILES,
  CLD_MOVE_ROW_RESTRICTED,
  CLD_MOVE_ROW_ENDED,
  CLD_MOVE_ROW_EMERGENCY,
  CLD_MOVE_ROW_CONNECTED,
  CLD_MOVE_ROW_OWN_CARER,
  CLD_MOVE_ROW_TEMPORARY,
  CLD_MOVE_ROW_EXEMPT_BY,
  CLD_MOVE_ROW_EXEMPT_ROLE,
  CLD_MOVE_ROW_SAME_CARER,
  CLD_MOVE_ROW_LIBERTY,
  CLD_MOVE_ROW_WHY_HERE,
  CLD_MOVE_ROW_OLD_REASON,
  CLD_MOVE_ROW_OLD_ENDED,
  CLD_MOVE_N_ROWS
} CldMoveRowId;

GtkWidget *cld_move_form_new (CldSession *session, CldPlacementMove *move, CldWhere *where);
CldFormRow *cld_move_form_get_row (CldMoveForm *self, CldMoveRowId id);
gboolean cld_move_form_is_changed (CldMoveForm *self);
void cld_move_form_apply (CldMoveForm *self);
CldFormRow *cld_move_form_check (CldMoveForm *self);
void cld_move_form_show_findings (CldMoveForm *self);
void cld_move_form_remedy (CldMoveForm *self, const CldPlacementFinding *finding);
void cld_move_form_focus (CldMoveForm *self);
void cld_move_form_clear (CldMoveForm *self);

void cld_move_form_fill_draft (CldMoveForm *self, CldDraft *draft);
guint cld_move_form_restore (CldMoveForm *self, const CldDraft *draft);

G_END_DECLS
