/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-inspections-pane.h"
#include "cld-inspections-query.h"

/**
 * cld_inspections_count:
 * @session: the caseload
 *
 * Returns: how many findings are overdue, for the sidebar; -1 where that cannot be told
 */
gint64
cld_inspections_count (CldSession *session)
{
  gint32 today = cld_date_read_day (cld_session_get_today (session));
  g_autoptr (CldInspectionRegister) inspections = cld_inspection_register_load (cld_session_get_db (session), today, NULL);
  guint n_open, n_overdue;

  if (!inspections)
    return -1;
  cld_inspections_count_findings (cld_inspection_register_get_inspections (inspections), &n_open, &n_overdue);
  return n_overdue;
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
