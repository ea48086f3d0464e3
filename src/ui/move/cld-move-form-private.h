/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-move-form.h"

G_BEGIN_DECLS

struct _CldMoveForm
{
  GtkWidget parent_instance;

  CldSession *session;
  CldPlacementMove *move; /* the page's */
  CldWhere *where;        /* the page's */
  GtkWidget *clamp;
  GtkWidget *groups[2];
  CldFormRow *rows[CLD_MOVE_N_ROWS];
  GtkWidget *notes[CLD_MOVE_N_ROWS]; /* what speaks against what stands in the row above */
  gboolean filling;                  /* what changes now nobody typed */
  gboolean by_hand[CLD_MOVE_N_ROWS]; /* somebody chose it: nothing else does */
};

void _cld_move_form_fill (CldMoveForm *self, CldMoveRowId changed);
void _cld_move_form_update_rows (CldMoveForm *self);

G_END_DECLS
