/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cld-child-data.h"

G_BEGIN_DECLS

/* The columns of the history. */
typedef enum
{
  HISTORY_WHEN,
  HISTORY_WHO,
  HISTORY_WHAT,
  HISTORY_FIELD,
  HISTORY_BEFORE,
  HISTORY_AFTER,
  HISTORY_N_COLUMNS,
} CldHistoryColumn;

#define CLD_TYPE_HISTORY_LINE (cld_history_line_get_type ())
G_DECLARE_FINAL_TYPE (CldHistoryLine, cld_history_line, CLD, HISTORY_LINE, GObject)

const char *cld_history_line_get_text (CldHistoryLine *self, CldHistoryColumn column);
const char *cld_history_line_get_undo (CldHistoryLine *self);
gboolean cld_history_line_is_edit (CldHistoryLine *self);
gboolean cld_history_line_is_change (CldHistoryLine *self);
gboolean cld_history_line_matches (CldHistoryLine *self, const char *folded);

void cld_history_load_async (CldSession *session, CldChildData *data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *cld_history_load_finish (CldSession *session, GAsyncResult *result, GError **error);
char *cld_history_when (const char *utc);

G_END_DECLS
