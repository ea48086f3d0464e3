/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-places.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-children-pane.h"
#include "cld-duties-pane.h"
#include "cld-inspections-pane.h"
#include "cld-lookup.h"
#include "cld-notices-pane.h"
#include "cld-placements-pane.h"
#include "cld-providers-pane.h"
#include "cld-registers-pane.h"
#include "cld-reports-pane.h"
#include "cld-today.h"
#include "cld-today-pane.h"

/* Children in care today. */
static gint64
count_children (CldSession *session)
{
  return cld_lookup_count_in_care (cld_session_get_db (session), cld_session_get_today (session), NULL);
}

/* A new place is one line here. */
static const CldPlaceInfo places[] = {
  { "today", N_("Today"), "alarm-symbolic", cld_today_pane_new, cld_today_count, cld_today_is_late },
  { "children", N_("Children"), "system-users-symbolic", cld_children_pane_new, count_children },
  { "placements", N_("Placements"), "mark-location-symbolic", cld_placements_pane_new, cld_placements_count },
  { "duties", N_("Duties"), "x-office-calendar-symbolic", cld_duties_pane_new },
  { "notices", N_("Notices"), "mail-send-symbolic", cld_notices_pane_new, cld_notices_count },
  { "inspections", N_("Inspections"), "view-list-bullet-symbolic", cld_inspections_pane_new, cld_inspections_count, cld_inspections_is_late },
  { "providers", N_("Providers"), "user-home-symbolic", cld_providers_pane_new },
  { "reports", N_("Reports"), "x-office-spreadsheet-symbolic", cld_reports_pane_new },
  /* Translators: where letters, requests for information and quality audits are listed */
  { "registers", N_("Registers"), "folder-symbolic", cld_registers_pane_new },
};

/**
 * cld_places_get:
 * @n_places: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_places): the places of the sidebar, in its order
 */
const CldPlaceInfo *
cld_places_get (guint *n_places)
{
  *n_places = G_N_ELEMENTS (places);
  return places;
}

/**
 * cld_places_find:
 * @id: (nullable): the name of a place
 *
 * Returns: (transfer none) (nullable): the place of that name
 */
const CldPlaceInfo *
cld_places_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_strcmp0 (places[i].id, id) == 0)
      return &places[i];
  return NULL;
}
