/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-session.h"

G_BEGIN_DECLS

#define CLD_TYPE_TIMETABLE_PAGE (cld_timetable_page_get_type ())
G_DECLARE_FINAL_TYPE (CldTimetablePage, cld_timetable_page, CLD, TIMETABLE_PAGE, AdwPreferencesPage)

void cld_timetable_page_set_session (CldTimetablePage *self, CldSession *session);
void cld_timetable_page_flush (CldTimetablePage *self);

G_END_DECLS
