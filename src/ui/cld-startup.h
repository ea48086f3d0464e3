/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cld_startup_use_private_tmpdir (GError **error);

G_END_DECLS
