/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     cld_startup_forbid_core_dumps  (void);
gboolean cld_startup_use_private_tmpdir (GError **error);

G_END_DECLS
