/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-session.h"

G_BEGIN_DECLS

#define CLD_TYPE_EARLIER_LIST (cld_earlier_list_get_type ())
G_DECLARE_FINAL_TYPE (CldEarlierList, cld_earlier_list, CLD, EARLIER_LIST, GtkWidget)

void cld_earlier_list_load (CldEarlierList *self, CldSession *session, const char *child, const char *except);

G_END_DECLS
