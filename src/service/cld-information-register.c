/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-information-register.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-text.h"

/* What was asked of practitioners about children, and for how many days. */

struct _CldInformationRegister
{
  CldArena *arena;
  GHashTable *children;
  GPtrArray *entries; /* (element-type CldInformationEntry) */
  gint32 today;
};

/**
 * cld_information_request_get_state:
 * @row: of kind information_request
 * @today: the day
 * @days: (out): calendar days that it took, or takes so far; -1 where they cannot be said
 *
 * Asked on 1 May and not there on 10 June is 40 days. What is recorded as received later than today has not come yet.
 *
 * Returns: how far it is
 */
CldInformationState
cld_information_request_get_state (const CldRow *row, gint32 today, int *days)
{
  gint32 asked = cld_date_read_day (row->values[INFORMATION_REQUEST_ASKED_ON]), due = cld_date_read_day (row->values[INFORMATION_REQUEST_DUE_ON]);
  gint32 received = cld_date_read_day (row->values[INFORMATION_REQUEST_RECEIVED_ON]);
  gboolean came = received != CLD_NO_DAY && received <= today;
  gint32 until = came ? received : today;

  *days = asked != CLD_NO_DAY && asked <= until ? until - asked : -1;
  if (came)
    return CLD_INFORMATION_RECEIVED;
  return due != CLD_NO_DAY && due < today ? CLD_INFORMATION_LATE : CLD_INFORMATION_WAITING;
}

static gboolean
read_entry_cb (CldRow *row, const char *search_key, gpointer data)
{
  CldInformationRegister *self = data;
  CldInformationEntry *entry = cld_arena_alloc0 (self->arena, sizeof *entry);

  entry->row = row;
  entry->state = cld_information_request_get_state (row, self->today, &entry->days);
  entry->key = search_key ? cld_arena_strdup (self->arena, search_key) : NULL;
  g_ptr_array_add (self->entries, entry);
  return TRUE;
}

/* What is waited for longest comes first, then what came, the latest first. */
static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const CldInformationEntry *x = *(const CldInformationEntry *const *) a, *y = *(const CldInformationEntry *const *) b;
  gboolean received = x->state == CLD_INFORMATION_RECEIVED;
  int order;

  if (received != (y->state == CLD_INFORMATION_RECEIVED))
    return received ? 1 : -1;
  order = g_strcmp0 (x->row->values[INFORMATION_REQUEST_ASKED_ON], y->row->values[INFORMATION_REQUEST_ASKED_ON]);
  if (received)
    order = -order;
  return order != 0 ? order : strcmp (x->row->ref, y->row->ref);
}

/**
 * cld_information_register_load:
 * @db: a database
 * @today: YYYY-MM-DD
 * @error: return location
 *
 * Reads every request for information; on any thread.
 *
 * Returns: (transfer full) (nullable): the register
 */
CldInformationRegister *
cld_information_register_load (CldDb *db, const char *today, GError **error)
{
  g_autoptr (CldInformationRegister) self = g_new0 (CldInformationRegister, 1);

  g_return_val_if_fail (db != NULL && cld_date_is_iso (today), NULL);

  self->arena = cld_arena_new ();
  self->entries = g_ptr_array_new ();
  self->today = cld_date_to_day (today);
  self->children = cld_child_names_load (db, &cld_information_request_kind, self->arena, error);
  if (!self->children || !cld_repo_each (db, &cld_information_request_kind, NULL, NULL, self->arena, read_entry_cb, self, error))
    return NULL;
  for (guint i = 0; i < self->entries->len; i++)
    {
      CldInformationEntry *entry = self->entries->pdata[i];
      const char *child = entry->row->values[INFORMATION_REQUEST_CHILD];

      entry->child = child ? g_hash_table_lookup (self->children, child) : NULL;
    }
  g_ptr_array_sort (self->entries, compare_entries);
  return g_steal_pointer (&self);
}

/**
 * cld_information_register_free:
 * @self: (nullable) (transfer full): a register
 *
 * Frees it and every entry of it.
 */
void
cld_information_register_free (CldInformationRegister *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->children, g_hash_table_unref);
  cld_arena_free (self->arena);
  g_free (self);
}

/**
 * cld_information_register_get:
 * @self: a register
 * @i: an index
 *
 * Returns: (transfer none): an entry: what is waited for, the longest first, then what came, the latest first
 */
const CldInformationEntry *
cld_information_register_get (CldInformationRegister *self, guint i)
{
  g_return_val_if_fail (i < self->entries->len, NULL);

  return self->entries->pdata[i];
}

static gboolean
has_words (const CldInformationEntry *entry, char **words)
{
  for (guint i = 0; words && words[i]; i++)
    if (*words[i] && !(entry->key && strstr (entry->key, words[i])) && !(entry->child && entry->child->search_key && strstr (entry->child->search_key, words[i])))
      return FALSE;
  return TRUE;
}

/**
 * cld_information_register_filter:
 * @self: a register
 * @open_only: only what has not come
 * @received_only: only what came
 * @text: (nullable): as it was typed; each word has to stand in the record or the child's names
 *
 * Returns: (transfer container) (element-type CldInformationEntry): these, in the order of the register
 */
GPtrArray *
cld_information_register_filter (CldInformationRegister *self, gboolean open_only, gboolean received_only, const char *text)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *folded = text ? cld_text_fold (text) : NULL;
  g_auto (GStrv) words = folded ? g_strsplit (folded, " ", -1) : NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      CldInformationEntry *entry = self->entries->pdata[i];
      gboolean received = entry->state == CLD_INFORMATION_RECEIVED;

      if ((!open_only || !received) && (!received_only || received) && has_words (entry, words))
        g_ptr_array_add (found, entry);
    }
  return found;
}

/**
 * cld_information_register_count_open:
 * @self: a register
 *
 * Returns: how many have not come
 */
guint
cld_information_register_count_open (CldInformationRegister *self)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += ((CldInformationEntry *) self->entries->pdata[i])->state != CLD_INFORMATION_RECEIVED;
  return n;
}

/**
 * cld_information_state_get_id:
 * @state: a state
 *
 * Returns: as the command line writes it
 */
const char *
cld_information_state_get_id (CldInformationState state)
{
  static const char *const ids[CLD_INFORMATION_N_STATES] = { "late", "waiting", "received" };

  return ids[state];
}

/**
 * cld_information_state_get_word:
 * @state: a state
 *
 * Returns: (transfer none): in a word, translated
 */
const char *
cld_information_state_get_word (CldInformationState state)
{
  static const char *const words[CLD_INFORMATION_N_STATES] = {
    /* Translators: what became of a request for information */
    [CLD_INFORMATION_LATE] = N_("Late"),
    [CLD_INFORMATION_WAITING] = N_("Waiting"),
    [CLD_INFORMATION_RECEIVED] = N_("Received"),
  };

  return _(words[state]);
}

/**
 * cld_information_request_describe_age:
 * @state: how far it is
 * @days: as cld_information_request_get_state() says
 *
 * Returns: (transfer full): “40 days”, “after 12 days”; "" where they cannot be said
 */
char *
cld_information_request_describe_age (CldInformationState state, int days)
{
  if (days < 0)
    return g_strdup ("");
  if (state == CLD_INFORMATION_RECEIVED)
    /* Translators: something came so many days after it was asked for */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "after %d day", "after %d days", (gulong) days), days);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) days), days);
}

/**
 * cld_information_request_get_asked_of:
 * @row: of kind information_request
 *
 * Returns: (transfer none) (nullable): whom it was asked of: the name, else the office
 */
const char *
cld_information_request_get_asked_of (const CldRow *row)
{
  const char *name = row->values[INFORMATION_REQUEST_ASKED_OF], *role = row->values[INFORMATION_REQUEST_ROLE];

  return name ? name : role ? cld_code_list_label ("contact_role", role) : NULL;
}
