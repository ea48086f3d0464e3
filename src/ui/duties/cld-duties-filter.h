/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-duties-query.h"

G_BEGIN_DECLS

/* What the list of duties leaves out: drop-downs, and a search by child.
 *
 * Signals: `changed`: something else is wanted; `period-changed`: another period, before `changed`; `leave`: the keyboard is
 * to go to the rows; `activate`: Enter in the search. */
#define CLD_TYPE_DUTIES_FILTER (cld_duties_filter_get_type ())
G_DECLARE_FINAL_TYPE (CldDutiesFilter, cld_duties_filter, CLD, DUTIES_FILTER, GtkWidget)

/* What is asked of the period, in the order of the drop-down. */
typedef enum
{
  CLD_DUTIES_YEAR_AHEAD,
  CLD_DUTIES_WEEK_AHEAD,
  CLD_DUTIES_30_DAYS_AHEAD,
  CLD_DUTIES_3_MONTHS_AHEAD,
  CLD_DUTIES_YEAR_BACK,
  CLD_DUTIES_ANY_TIME,
} CldDutiesPeriod;

/* What is asked of the state, likewise. */
typedef enum
{
  CLD_DUTIES_OPEN,
  CLD_DUTIES_OVERDUE,
  CLD_DUTIES_UNDATED,
  CLD_DUTIES_TOO_LATE,
  CLD_DUTIES_MET,
  CLD_DUTIES_WAIVED,
  CLD_DUTIES_EVERYTHING,
} CldDutiesStates;

void cld_duties_filter_load (CldDutiesFilter *self, const CldDutyBoard *board, const CldDutyPeople *people);
void cld_duties_filter_fill (CldDutiesFilter *self, gint32 today, CldDutiesQuery *query);
gboolean cld_duties_filter_is_set (CldDutiesFilter *self);
void cld_duties_filter_clear (CldDutiesFilter *self);
void cld_duties_filter_set_period (CldDutiesFilter *self, CldDutiesPeriod period);
void cld_duties_filter_set_states (CldDutiesFilter *self, CldDutiesStates states);
void cld_duties_filter_set_worker (CldDutiesFilter *self, const char *worker);
void cld_duties_filter_set_kind (CldDutiesFilter *self, const char *group);
void cld_duties_filter_set_strength (CldDutiesFilter *self, const char *strength);
void cld_duties_filter_set_search (CldDutiesFilter *self, const char *text);
void cld_duties_filter_set_searching (CldDutiesFilter *self, gboolean searching);
gboolean cld_duties_filter_is_searching (CldDutiesFilter *self);
gboolean cld_duties_filter_forward_key (CldDutiesFilter *self, GtkEventControllerKey *controller, guint keyval, GdkModifierType state);

G_END_DECLS
