/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-session.h"

G_BEGIN_DECLS

#define CLD_TYPE_WORKING_DAYS_PAGE (cld_working_days_page_get_type ())
G_DECLARE_FINAL_TYPE (CldWorkingDaysPage, cld_working_days_page, CLD, WORKING_DAYS_PAGE, AdwPreferencesPage)

void cld_working_days_page_set_session (CldWorkingDaysPage *self, CldSession *session);

G_END_DECLS
