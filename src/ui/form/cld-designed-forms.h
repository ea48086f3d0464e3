/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-kind.h"

GtkWidget *cld_designed_form_new (const CldKind *kind);
