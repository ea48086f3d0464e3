/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-session.h"

G_BEGIN_DECLS

void cld_why_show (GtkWidget *relative_to, CldSession *session, const char *child, const char *duty_ref);

G_END_DECLS
