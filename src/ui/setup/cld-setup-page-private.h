/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-picker.h"
#include "cld-setup-letters.h"
#include "cld-setup-neighbours.h"
#include "cld-setup-officers.h"
#include "cld-setup-page.h"
#include "cld-setup-postcodes.h"

struct _CldSetupPage
{
  CldPane parent_instance;

  GtkWidget *cancel_button;
  GtkWidget *scroller;
  GtkWidget *recorded;
  GtkSpinner *spinner;
  GtkBox *own_box;
  GtkLabel *own_label;
  CldPicker *own;
  CldSetupNeighbours *neighbours;
  CldSetupOfficers *nominated;
  CldSetupOfficers *directors;
  CldSetupLetters *letters;
  CldSetupPostcodes *postcodes;
  CldSetup *setup; /* (nullable): where it could not be read */
  gboolean ticked; /* an authority was chosen or ticked */
  gboolean busy;   /* it is being written */
  gboolean done;   /* it was saved, or is not wanted */
};

gboolean _cld_setup_page_is_changed (CldSetupPage *self);
void _cld_setup_page_save (CldSetupPage *self);
gboolean _cld_setup_page_waits (CldSetupPage *self);
void _cld_setup_page_ask (CldSetupPage *self);
