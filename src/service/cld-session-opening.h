/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-session.h"

G_BEGIN_DECLS

typedef struct _CldSessionOpening CldSessionOpening;

CldSessionOpening *cld_session_open_begin (const char *name);
gboolean cld_session_open_wait (CldSessionOpening *opening, guint milliseconds);
void cld_session_open_when_done (CldSessionOpening *opening, GSourceFunc func, gpointer data, GDestroyNotify destroy);
CldSession *cld_session_open_end (CldSessionOpening *opening, GError **error);
void cld_session_open_give_up (CldSessionOpening *opening, gboolean wait);

G_END_DECLS
