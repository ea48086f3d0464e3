/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cld-page.h"

gboolean cld_pdf_write (CldPaper *paper, GOutputStream *stream, const char *title, GError **error);
