/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CLD_TYPE_APPLICATION (cld_application_get_type ())
G_DECLARE_FINAL_TYPE (CldApplication, cld_application, CLD, APPLICATION, AdwApplication)

CldApplication *cld_application_new (void);

void            cld_application_open          (CldApplication *self,
                                               const char     *database);
void            cld_application_close_windows (CldApplication *self);

G_END_DECLS
