/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-child-facts.h"
#include "cld-session.h"

G_BEGIN_DECLS

/* How much of an alert stands in the bar of every view. */
#define CLD_CHILD_ALERT_CHARS 140

/**
 * CldChildData:
 * @ref: the child's number
 * @today: the day that the facts are of
 * @set: everything recorded of the child, and whom and what that names
 * @facts: what is so today
 * @as_known_on: (nullable): the moment whose knowledge it is, as it was typed; %NULL for what is known now
 *
 * A child as the page shows it; reference-counted and never changed.
 */
typedef struct
{
  char *ref;
  char *today;
  CldRecordSet *set;
  CldChildFacts facts;
  char *as_known_on;
} CldChildData;

CldChildData *cld_child_data_load (CldSession *session, const char *ref, GError **error);
CldChildData *cld_child_data_load_as_known (CldSession *session, const char *ref, const char *until, const char *shown, GError **error);
CldChildData *cld_child_data_ref (CldChildData *self);
void cld_child_data_unref (CldChildData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldChildData, cld_child_data_unref)

char *cld_child_text_name (const CldChildData *data);
char *cld_child_text_called (const CldChildData *data);
char *cld_child_text_subtitle (const CldChildData *data);
char *cld_child_text_day (const CldChildData *data, const char *iso);
char *cld_child_text_short_day (const CldChildData *data, const char *iso);
char *cld_child_text_table_day (const char *iso);
char *cld_child_text_since (const CldChildData *data, const char *iso);
char *cld_child_text_label (const CldRow *row, guint field);
char *cld_child_text_code_and_label (const CldRow *row, guint field);
const char *cld_child_text_worker (const CldChildData *data, const char *value);
const char *cld_child_text_carer (const CldChildData *data, const CldRow *placement);
const char *cld_child_text_authority (const CldChildData *data, const char *code);
const char *cld_child_text_area (CldArea area);
char *cld_child_text_miles (const CldRow *placement);

char *cld_child_text_event (const CldChildData *data, const CldRow *row);
const char *cld_child_text_event_note (const CldRow *row);
const char *cld_child_text_event_author (const CldChildData *data, const CldRow *row);
const char *cld_child_text_kind_icon (const CldKind *kind);

G_END_DECLS
