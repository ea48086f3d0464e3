/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

/**
 * CldPlaceInfo:
 * @id: its name: the parameter of `cld.show-place`, what is kept as the last place
 * @label: what the sidebar says, to be translated
 * @icon_name: its icon
 * @make: makes the page for a caseload
 * @count: (nullable): what its badge says; -1 for none
 * @is_urgent: (nullable): whether the badge is red
 *
 * A place of the sidebar: one class of page.
 */
typedef struct
{
  const char *id;
  const char *label;
  const char *icon_name;
  CldPane *(*make) (CldSession *session);
  gint64 (*count) (CldSession *session);
  gboolean (*is_urgent) (CldSession *session);
} CldPlaceInfo;

const CldPlaceInfo *cld_places_get (guint *n_places);
const CldPlaceInfo *cld_places_find (const char *id);

G_END_DECLS
