/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-placement-list.h"

G_BEGIN_DECLS

/* What the list of placements leaves out: drop-downs, a search, and two counts, each of which shows its rows.
 *
 * Signals: `changed`: something else is wanted; `leave`: the keyboard is to go to the rows; `activate`: Enter in the search. */
#define CLD_TYPE_PLACEMENTS_FILTER (cld_placements_filter_get_type ())
G_DECLARE_FINAL_TYPE (CldPlacementsFilter, cld_placements_filter, CLD, PLACEMENTS_FILTER, GtkWidget)

/* What is asked, in the order of the drop-down. */
typedef enum
{
  CLD_PLACEMENTS_ANYTHING,
  CLD_PLACEMENTS_NOT_TOLD,
  CLD_PLACEMENTS_NOT_APPROVED,
  CLD_PLACEMENTS_AWAITING,
  CLD_PLACEMENTS_UNREGISTERED,
  CLD_PLACEMENTS_GAPS,
} CldPlacementsWhat;

/* And where. */
typedef enum
{
  CLD_PLACEMENTS_ANYWHERE,
  CLD_PLACEMENTS_OUT_OF_AREA,
  CLD_PLACEMENTS_AT_A_DISTANCE,
  CLD_PLACEMENTS_NOWHERE,
} CldPlacementsWhere;

CldPlacementScope cld_placements_filter_get_scope (CldPlacementsFilter *self);
gboolean cld_placements_filter_needs_all (CldPlacementsFilter *self);
gboolean cld_placements_filter_is_past (CldPlacementsFilter *self);
void cld_placements_filter_fill (CldPlacementsFilter *self, CldPlacementFilter *filter);
gboolean cld_placements_filter_is_set (CldPlacementsFilter *self);
void cld_placements_filter_clear (CldPlacementsFilter *self);
void cld_placements_filter_set (CldPlacementsFilter *self, CldPlacementScope scope, CldPlacementsWhere where, CldPlacementsWhat what);
void cld_placements_filter_set_counts (CldPlacementsFilter *self, guint n_not_told, guint n_not_approved);
void cld_placements_filter_set_search (CldPlacementsFilter *self, const char *text);
void cld_placements_filter_set_searching (CldPlacementsFilter *self, gboolean searching);
gboolean cld_placements_filter_is_searching (CldPlacementsFilter *self);
gboolean cld_placements_filter_forward_key (CldPlacementsFilter *self, GtkEventControllerKey *controller, guint keyval, GdkModifierType state);
const char *cld_placements_filter_get_search (CldPlacementsFilter *self);

G_END_DECLS
