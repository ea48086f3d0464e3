/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-inspections-pane.h"

#include "cld-inspection-register.h"

/**
 * cld_inspections_count:
 * @session: the caseload
 *
 * Returns: how many findings are overdue, for the sidebar; -1 where that cannot be told
 */
gint64
cld_inspections_count (CldSession *session)
{
  return cld_inspection_register_count_overdue (cld_session_get_db (session), cld_date_read_day (cld_session_get_today (session)));
}

/**
 * cld_inspections_is_late:
 * @session: the caseload
 *
 * Returns: whether the number in the sidebar is of what is late; it always is
 */
gboolean
cld_inspections_is_late (CldSession *session)
{
  return TRUE;
}
