/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-move-body.h"
#include "cld-move-page.h"

G_BEGIN_DECLS

struct _CldMovePage
{
  CldPane parent_instance;

  GtkWidget *cancel_button;
  GtkWidget *save_button;
  GtkWidget *more_button;
  GtkSpinner *spinner;
  GtkWidget *draft_bar;
  GtkLabel *draft_label;
  CldMoveBody *body;
  GtkWidget *count_bar;
  GtkButton *count_button;
  GtkLabel *state_label;

  CldWhere *where;
  CldPlacementMove *move;
  CldMoveForm *form;
  CldMovePane *pane;
  GtkWindow *dialog; /* weak: what is asked now */
  GtkWidget *why;    /* the popover that explains a date, while it is there */
  guint look_timer;
  guint draft_timer;
  gboolean draft_kept;
  gboolean prints;
  gboolean busy;
  gboolean done;
};

void _cld_move_page_look (CldMovePage *self);
void _cld_move_page_look_soon (CldMovePage *self);
void _cld_move_page_ask (CldMovePage *self, gboolean of_end);
void _cld_move_page_answer (CldMovePage *self, const char *rule);

void _cld_move_page_save (CldMovePage *self, gboolean prints);

void _cld_move_page_note_edit (CldMovePage *self);
void _cld_move_page_keep_draft (CldMovePage *self);
void _cld_move_page_remove_draft (CldMovePage *self);
void _cld_move_page_restore_draft (CldMovePage *self);
void _cld_move_page_toast_kept (CldMovePage *self);

G_END_DECLS
