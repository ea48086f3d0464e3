/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-inspect-context.h"

#include "cld-kinds.h"
#include "cld-repo.h"

static gboolean
add_cb (CldRow *row, const char *search_key, gpointer data)
{
  cld_legal_library_add (data, row);
  return TRUE;
}

/**
 * cld_inspect_context_read_library:
 * @self: a context
 *
 * Reads anew what can be cited: what is shipped, and what the team made of it. References that were got before are gone.
 */
void
cld_inspect_context_read_library (CldInspectContext *self)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldDb *db = cld_session_get_db (self->session);

  g_clear_pointer (&self->library, cld_legal_library_free);
  self->library = cld_legal_library_new ();
  cld_repo_each (db, &cld_legal_set_kind, NULL, NULL, arena, add_cb, self->library, NULL);
  cld_repo_each (db, &cld_legal_reference_kind, NULL, NULL, arena, add_cb, self->library, NULL);
}

static void
begin (CldInspectContext *self)
{
  g_clear_pointer (&self->arena, cld_arena_free);
  self->arena = cld_arena_new ();
  self->inspection = NULL;
  self->provider = NULL;
}

static void
finish (CldInspectContext *self)
{
  const char *provider = self->inspection ? self->inspection->values[INSPECTION_PROVIDER] : NULL;

  if (!self->inspection)
    self->inspection = cld_row_new (self->arena, &cld_inspection_kind, NULL);
  if (provider)
    self->provider = cld_repo_find (cld_session_get_db (self->session), &cld_provider_kind, provider, self->arena, NULL);
  cld_inspection_case_init (&self->kase, self->inspection, self->provider);
}

/**
 * cld_inspect_context_new:
 * @session: the caseload
 *
 * Returns: (transfer full): a context of no inspection
 */
CldInspectContext *
cld_inspect_context_new (CldSession *session)
{
  CldInspectContext *self = g_rc_box_new0 (CldInspectContext);

  self->session = g_object_ref (session);
  cld_inspect_context_read_library (self);
  begin (self);
  finish (self);
  return self;
}

/**
 * cld_inspect_context_ref:
 * @self: a context
 *
 * Returns: (transfer full): it, for one more owner; on the main thread alone
 */
CldInspectContext *
cld_inspect_context_ref (CldInspectContext *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  CldInspectContext *self = data;

  cld_legal_library_free (self->library);
  cld_arena_free (self->arena);
  g_object_unref (self->session);
}

/**
 * cld_inspect_context_unref:
 * @self: (transfer full): a context
 *
 * One owner less.
 */
void
cld_inspect_context_unref (CldInspectContext *self)
{
  g_rc_box_release_full (self, clear);
}

/**
 * cld_inspect_context_take_inspection:
 * @self: a context
 * @ref: (nullable): an inspection that is recorded
 *
 * From now on it is about that one.
 */
void
cld_inspect_context_take_inspection (CldInspectContext *self, const char *ref)
{
  begin (self);
  self->inspection = ref ? cld_repo_find (cld_session_get_db (self->session), &cld_inspection_kind, ref, self->arena, NULL) : NULL;
  finish (self);
}

/**
 * cld_inspect_context_take_record:
 * @self: a context
 * @inspection: an inspection as it stands in a form
 *
 * From now on it is about that one, as it is now.
 */
void
cld_inspect_context_take_record (CldInspectContext *self, CldRecord *inspection)
{
  begin (self);
  self->inspection = cld_record_to_row (inspection, self->arena);
  finish (self);
}

/**
 * cld_inspect_context_take_provider:
 * @self: a context
 * @ref: (nullable): a provider
 * @day: (nullable): a day, YYYY-MM-DD
 *
 * From now on it is about that provider on that day, and about no inspection that is recorded.
 */
void
cld_inspect_context_take_provider (CldInspectContext *self, const char *ref, const char *day)
{
  CldRow *row;

  begin (self);
  row = cld_row_new (self->arena, &cld_inspection_kind, NULL);
  row->values[INSPECTION_PROVIDER] = cld_arena_strdup (self->arena, ref);
  row->values[INSPECTION_STARTED_ON] = cld_arena_strdup (self->arena, day);
  self->inspection = row;
  finish (self);
}

typedef struct
{
  GPtrArray *rows;
  guint field;
  const char *value;
} Finding;

static gboolean
find_cb (CldRow *row, const char *search_key, gpointer data)
{
  const Finding *finding = data;

  if (g_strcmp0 (row->values[finding->field], finding->value) == 0)
    g_ptr_array_add (finding->rows, row);
  return TRUE;
}

/**
 * cld_inspect_context_find_rows:
 * @self: a context
 * @kind: a kind of which there are not many
 * @field: one of its fields
 * @value: (nullable): what stands in it
 *
 * Returns: (transfer container) (element-type CldRow): its records that say so; good until the context is about another inspection
 */
GPtrArray *
cld_inspect_context_find_rows (CldInspectContext *self, const CldKind *kind, guint field, const char *value)
{
  Finding finding = { g_ptr_array_new (), field, value };

  if (value)
    cld_repo_each (cld_session_get_db (self->session), kind, NULL, NULL, self->arena, find_cb, &finding, NULL);
  return finding.rows;
}
