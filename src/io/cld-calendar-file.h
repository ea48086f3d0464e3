/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cld-duty.h"

G_BEGIN_DECLS

/* Due dates as a calendar file (.ics, RFC 5545) for the calendar of a worker. It names nobody: a child is its number. */
typedef struct _CldCalendarFile CldCalendarFile;

CldCalendarFile *cld_calendar_file_new (GOutputStream *stream, const char *made_at);
void cld_calendar_file_free (CldCalendarFile *self);
gboolean cld_calendar_file_add (CldCalendarFile *self, const CldFacts *facts, const CldDuty *duty, GError **error);
gboolean cld_calendar_file_finish (CldCalendarFile *self, GError **error);
guint cld_calendar_file_get_n (CldCalendarFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldCalendarFile, cld_calendar_file_free)

G_END_DECLS
