/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-duty-look.h"

G_BEGIN_DECLS

/**
 * CldProviderCardRow:
 * @title: (nullable): the first line
 * @text: (nullable): what stands below it, in as many lines as it takes
 * @caption: (nullable): what stands at the right
 * @look: (nullable): icon and colour of @state
 * @state: (nullable): a word for how it is, below
 * @more: (nullable): another one, with a warning
 * @what: (nullable): static; what @ref is, for the signal `open`
 * @ref: (nullable): what the row opens
 *
 * A row of a card. Texts are shown as they are, never as markup.
 */
typedef struct
{
  const char *title;
  const char *text;
  const char *caption;
  const CldDutyLook *look;
  const char *state;
  const char *more;
  const char *what;
  const char *ref;
} CldProviderCardRow;

/* A heading and rows below it. Of many rows the first fifty are shown, and a row that shows the others. `open` (what, ref): a row
 * that opens something. */
#define CLD_TYPE_PROVIDER_CARD (cld_provider_card_get_type ())
G_DECLARE_FINAL_TYPE (CldProviderCard, cld_provider_card, CLD, PROVIDER_CARD, GtkWidget)

void cld_provider_card_begin (CldProviderCard *self, const char *heading);
void cld_provider_card_add (CldProviderCard *self, const CldProviderCardRow *row);
void cld_provider_card_end (CldProviderCard *self, const char *nothing);

G_END_DECLS
