/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-data.h"

#include <glib/gi18n-lib.h>

#include "cld-kinds.h"
#include "cld-log-reader.h"
#include "cld-repo.h"

static CldChildData *
make_data (CldSession *session, const char *ref, CldRecordSet *set, const char *shown)
{
  CldChildData *self = g_atomic_rc_box_new0 (CldChildData);

  self->ref = g_strdup (ref);
  self->today = g_strdup (cld_session_get_today (session));
  self->set = set;
  self->as_known_on = g_strdup (shown);
  cld_child_facts_find (&self->facts, self->set, self->today);
  return self;
}

/**
 * cld_child_data_load:
 * @session: the caseload
 * @ref: a child's number
 * @error: return location
 *
 * Reads the child with all that is recorded, in one go.
 *
 * Returns: (transfer full) (nullable): the child
 */
CldChildData *
cld_child_data_load (CldSession *session, const char *ref, GError **error)
{
  CldDb *db = cld_session_get_db (session);
  g_autoptr (CldRecordSet) set = cld_repo_load_child_fully (db, ref, error);

  if (!set)
    return NULL;
  return make_data (session, ref, g_steal_pointer (&set), NULL);
}

/**
 * cld_child_data_load_as_known:
 * @session: the caseload
 * @ref: a child's number
 * @until: the moment, UTC
 * @shown: the same moment as people read it
 * @error: return location
 *
 * Reads what was recorded of the child at an earlier moment. Names of others are those of now.
 *
 * Returns: (transfer full) (nullable): the child
 */
CldChildData *
cld_child_data_load_as_known (CldSession *session, const char *ref, const char *until, const char *shown, GError **error)
{
  CldDb *db = cld_session_get_db (session);
  g_autoptr (CldRecordSet) set = cld_log_as_known_on (cld_session_get_store (session), ref, until, error);

  if (!set || !cld_repo_load_named (db, set, error) || !cld_repo_load_all (db, &cld_person_kind, set, error))
    return NULL;
  return make_data (session, ref, g_steal_pointer (&set), shown);
}

CldChildData *
cld_child_data_ref (CldChildData *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_data (gpointer data)
{
  CldChildData *self = data;

  g_free (self->ref);
  g_free (self->today);
  g_free (self->as_known_on);
  cld_record_set_free (self->set);
}

void
cld_child_data_unref (CldChildData *self)
{
  g_atomic_rc_box_release_full (self, clear_data);
}
