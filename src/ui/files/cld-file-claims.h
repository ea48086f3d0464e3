/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-record.h"
#include "cld-session.h"

G_BEGIN_DECLS

GtkWidget *cld_file_claims_ask (GtkWidget *widget, CldSession *session, CldRecord *file, const char *claim);

G_END_DECLS
