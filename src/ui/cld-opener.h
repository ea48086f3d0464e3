/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-session.h"

G_BEGIN_DECLS

typedef struct _CldOpener CldOpener;

/**
 * CldOpenerFunc:
 * @session: (nullable): the caseload
 * @error: (nullable): why there is none
 * @data: that of cld_opener_set_data()
 *
 * Called on the main thread at the end of every try.
 */
typedef void (*CldOpenerFunc) (CldSession *session, const GError *error, gpointer data);

CldOpener *cld_opener_new (const char *database, CldOpenerFunc func);
void cld_opener_set_data (CldOpener *self, gpointer data);
void cld_opener_free (CldOpener *self);
gboolean cld_opener_may_be_there (CldOpener *self);
void cld_opener_begin (CldOpener *self);
void cld_opener_begin_later (CldOpener *self);
gboolean cld_opener_is_busy (CldOpener *self);
gboolean cld_opener_wait (CldOpener *self, guint milliseconds);

G_END_DECLS
