/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-session.h"

G_BEGIN_DECLS

void cld_holiday_import (GtkWidget *from, CldSession *session, const char *path);

G_END_DECLS
