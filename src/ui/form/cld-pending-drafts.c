/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-pending-drafts.h"

#define DRAFTS "cld-pending-drafts"

/* Drafts on their way to the store. The writer may be busy for seconds, and who opens a form again meanwhile must find
 * what they typed, not what the store still says. What could not be stored stays here as long as the program runs, and is
 * sent again when a server that was out of reach is back. */

/* What was asked for last of one form. */
typedef struct
{
  CldDraft *draft;
  gboolean forgotten;
  gboolean failed; /* the store did not take it */
  guint serial;
} Pending;

/* On its way through the writer. */
typedef struct
{
  CldSession *session;
  CldDraft *draft; /* the writer's own */
  guint serial;
  CldDraftKeptFunc func;
  gpointer data;
} Way;

static void
pending_free (gpointer data)
{
  Pending *pending = data;

  cld_draft_free (pending->draft);
  g_free (pending);
}

static void
way_free (Way *way)
{
  g_object_unref (way->session);
  cld_draft_free (way->draft);
  g_free (way);
}

static void fault_cb (CldSession *session);

static GHashTable *
get_drafts (CldSession *session)
{
  GHashTable *drafts = g_object_get_data (G_OBJECT (session), DRAFTS);

  if (!drafts)
    {
      drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, pending_free);
      g_object_set_data_full (G_OBJECT (session), DRAFTS, drafts, (GDestroyNotify) g_hash_table_unref);
      g_signal_connect (session, "notify::fault", G_CALLBACK (fault_cb), NULL);
    }
  return drafts;
}

static char *
make_key (const CldDraft *draft)
{
  return g_strdup_printf ("%s\n%s\n%s", draft->kind->id, draft->ref ? draft->ref : "", draft->child ? draft->child : "");
}

static gboolean
keep_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return cld_draft_save (store, ((Way *) data)->draft, error);
}

static gboolean
forget_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return cld_draft_remove (store, ((Way *) data)->draft, error);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Way *way = data;
  gboolean done = cld_session_run_finish (CLD_SESSION (source), result, NULL);
  GHashTable *drafts = get_drafts (way->session);
  g_autofree char *key = make_key (way->draft);
  Pending *last = g_hash_table_lookup (drafts, key);

  /* What was asked for since is still on its way. */
  if (last && last->serial == way->serial && done)
    g_hash_table_remove (drafts, key);
  else if (last && last->serial == way->serial)
    last->failed = TRUE;
  if (way->func)
    way->func (done, way->data);
  way_free (way);
}

static void
send_away (CldSession *session, CldDraft *draft, gboolean forgotten, CldDraftKeptFunc func, gpointer data)
{
  static guint serial;
  Pending *pending = g_new0 (Pending, 1);
  Way *way = g_new0 (Way, 1);

  pending->draft = cld_draft_copy (draft);
  pending->forgotten = forgotten;
  pending->serial = ++serial;
  g_hash_table_replace (get_drafts (session), make_key (draft), pending);
  way->session = g_object_ref (session);
  way->draft = draft;
  way->serial = serial;
  way->func = func;
  way->data = data;
  cld_session_run_async (session, forgotten ? forget_in_writer : keep_in_writer, way, NULL, NULL, done_cb, way);
}

/* The server is back. */
static void
fault_cb (CldSession *session)
{
  g_autoptr (GPtrArray) failed = g_ptr_array_new ();
  GHashTableIter iter;
  Pending *pending;

  if (cld_session_is_cut_off (session))
    return;
  g_hash_table_iter_init (&iter, get_drafts (session));
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &pending))
    if (pending->failed)
      g_ptr_array_add (failed, pending);
  for (guint i = 0; i < failed->len; i++)
    {
      pending = failed->pdata[i];
      send_away (session, cld_draft_copy (pending->draft), pending->forgotten, NULL, NULL);
    }
}

/**
 * cld_pending_drafts_keep:
 * @session: the caseload
 * @draft: (transfer full): what was typed
 * @func: (nullable): called when it is known whether the store has it
 * @data: for @func
 *
 * Has the writer keep a draft.
 */
void
cld_pending_drafts_keep (CldSession *session, CldDraft *draft, CldDraftKeptFunc func, gpointer data)
{
  g_return_if_fail (CLD_IS_SESSION (session) && draft);

  send_away (session, draft, FALSE, func, data);
}

/**
 * cld_pending_drafts_forget:
 * @session: the caseload
 * @draft: (transfer full): of which form; its values do not matter
 *
 * Has the writer forget a draft.
 */
void
cld_pending_drafts_forget (CldSession *session, CldDraft *draft)
{
  g_return_if_fail (CLD_IS_SESSION (session) && draft);

  send_away (session, draft, TRUE, NULL, NULL);
}

/**
 * cld_pending_drafts_find:
 * @session: the caseload
 * @key: of which form
 *
 * Returns: (transfer full) (nullable): what was last kept of it, whether the store has it already or not; without
 *   `saved_at` where it has not
 */
CldDraft *
cld_pending_drafts_find (CldSession *session, const CldDraft *key)
{
  g_autofree char *name = make_key (key);
  Pending *pending = g_hash_table_lookup (get_drafts (session), name);

  if (pending)
    return pending->forgotten ? NULL : cld_draft_copy (pending->draft);
  return cld_draft_find (cld_session_get_db (session), key->actor, key->kind, key->ref, key->child, NULL);
}
