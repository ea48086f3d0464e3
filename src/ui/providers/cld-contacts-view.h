/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-contact-list.h"

G_BEGIN_DECLS

/* The directory of contacts: offices, telephones, text phones, websites. `open` (ref): Enter on a row. */
#define CLD_TYPE_CONTACTS_VIEW (cld_contacts_view_get_type ())
G_DECLARE_FINAL_TYPE (CldContactsView, cld_contacts_view, CLD, CONTACTS_VIEW, GtkWidget)

void cld_contacts_view_setup (CldContactsView *self);
void cld_contacts_view_show (CldContactsView *self, CldContactList *contacts);
const CldRow *cld_contacts_view_get_current (CldContactsView *self);
char *cld_contacts_view_dup_count (CldContactsView *self);
GtkEditable *cld_contacts_view_get_search (CldContactsView *self);
void cld_contacts_view_focus (CldContactsView *self);
gboolean cld_contacts_view_clear (CldContactsView *self);

G_END_DECLS
