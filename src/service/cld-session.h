/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cld-record.h"
#include "cld-store.h"
#include "cld-undo.h"

G_BEGIN_DECLS

#define CLD_TYPE_SESSION (cld_session_get_type ())
G_DECLARE_FINAL_TYPE (CldSession, cld_session, CLD, SESSION, GObject)

/**
 * CldSessionFunc:
 * @store: the writer's store
 * @data: the caller's
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Work of the writer's thread. It must not touch a widget, nor an object that one is bound to.
 *
 * Returns: whether it was done
 */
typedef gboolean (*CldSessionFunc) (CldStore *store, gpointer data, GCancellable *cancellable, GError **error);

CldSession *cld_session_open (const char *name, CldStoreFlags flags, GError **error);
CldStore *cld_session_get_store (CldSession *self);
CldDb *cld_session_get_db (CldSession *self);
const char *cld_session_get_today (CldSession *self);
void cld_session_set_today (CldSession *self, const char *today);
const char *cld_session_get_fault (CldSession *self);
gboolean cld_session_is_cut_off (CldSession *self);
void cld_session_look_around (CldSession *self);
char *cld_session_get_holder_name (CldSession *self);
char *cld_session_get_user_name (CldSession *self);
void cld_session_note_change (CldSession *self, const char *child);

void cld_session_run_async (CldSession *self, CldSessionFunc func, gpointer data, GDestroyNotify destroy, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean cld_session_run_finish (CldSession *self, GAsyncResult *result, GError **error);

void cld_session_save_async (CldSession *self, CldRecord *record, const char *why, GAsyncReadyCallback callback, gpointer user_data);
gboolean cld_session_save_finish (CldSession *self, GAsyncResult *result, GError **error);
void cld_session_remove_async (CldSession *self, CldRecord *record, const char *why, GAsyncReadyCallback callback, gpointer user_data);
gboolean cld_session_remove_finish (CldSession *self, GAsyncResult *result, GError **error);
void cld_session_undo_async (CldSession *self, const char *change_set, gboolean redo, GAsyncReadyCallback callback, gpointer user_data);
CldUndoResult *cld_session_undo_finish (CldSession *self, GAsyncResult *result, GError **error);
void cld_session_look_async (CldSession *self, const char *act, const char *why, const char *child, GAsyncReadyCallback callback, gpointer user_data);
gboolean cld_session_look_finish (CldSession *self, GAsyncResult *result, GError **error);

G_END_DECLS
