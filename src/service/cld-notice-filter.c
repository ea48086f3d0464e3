/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-codes.h"
#include "cld-notice-register-private.h"
#include "cld-text.h"

/* Which notices of the register are shown, in which order; and what drop-downs can ask for. All in memory. */

#define RECENT_DAYS 42

/* --- which --- */

static gboolean
is_asked (const char *asked, const char *value)
{
  return !asked || g_strcmp0 (asked, value) == 0;
}

static gboolean
is_in_period (const CldNoticeRegister *self, const CldNoticeFilter *filter, const CldNoticeEntry *entry)
{
  switch (filter->period)
    {
    case CLD_NOTICES_OPEN_AND_RECENT:
      return entry->open || (entry->on != CLD_NO_DAY && entry->on > self->today - RECENT_DAYS);
    case CLD_NOTICES_BETWEEN:
      return entry->on != CLD_NO_DAY && (filter->from == CLD_NO_DAY || entry->on >= filter->from) && (filter->until == CLD_NO_DAY || entry->on <= filter->until);
    case CLD_NOTICES_ANY_TIME:
    default:
      return TRUE;
    }
}

static gboolean
is_one_of (const CldNoticeEntry *entry, guint only)
{
  gboolean out = !entry->line->incoming;

  return !only || ((only & CLD_NOTICES_NOT_SENT) && out && entry->state == CLD_NOTICE_TO_SEND) ||
         ((only & CLD_NOTICES_NOT_ACKNOWLEDGED) && out && (entry->state == CLD_NOTICE_SENT || entry->state == CLD_NOTICE_RETURNED)) ||
         ((only & CLD_NOTICES_WITHHELD) && out && entry->state == CLD_NOTICE_WITHHELD) || ((only & CLD_NOTICES_OPEN) && entry->open) ||
         ((only & CLD_NOTICES_CLOSED) && !entry->open) || ((only & CLD_NOTICES_TO_CHASE) && entry->no_reply);
}

static gboolean
has_word (const CldNoticeLine *line, const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (line->keys); i++)
    if (line->keys[i] && strstr (line->keys[i], word))
      return TRUE;
  return FALSE;
}

static gboolean
has_words (const CldNoticeLine *line, char **words)
{
  for (guint i = 0; words && words[i]; i++)
    if (*words[i] && !has_word (line, words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
matches (const CldNoticeRegister *self, const CldNoticeFilter *filter, const CldNoticeEntry *entry, char **words)
{
  const CldNoticeLine *line = entry->line;

  if (filter->view != CLD_NOTICES_BOTH && line->incoming != (filter->view == CLD_NOTICES_RECEIVED))
    return FALSE;
  if (filter->sender && (!line->incoming || g_strcmp0 (filter->sender, line->recipient) != 0))
    return FALSE;
  return is_in_period (self, filter, entry) && is_one_of (entry, filter->only) && is_asked (filter->recipient_kind, line->recipient_kind) &&
         is_asked (filter->provision, line->provision) && is_asked (filter->authority, line->area_authority) && is_asked (filter->child, line->child) &&
         is_asked (filter->placement, line->placement) && is_asked (filter->provider, line->provider) && has_words (line, words);
}

/* --- in which order --- */

/* Where a code stands in its list; those in none come after them. */
static gint64
find_place (const CldCodeList *list, const char *code)
{
  guint n = list ? cld_code_list_get_n (list) : 0;

  for (guint i = 0; i < n; i++)
    if (strcmp (cld_code_list_get (list, i)->code, code) == 0)
      return i;
  return n;
}

static void
set_day (CldNoticeKey *key, gint32 day)
{
  key->number = day;
  key->missing = day == CLD_NO_DAY;
}

static void
set_code (CldNoticeKey *key, const char *list, const char *code)
{
  key->number = code ? find_place (cld_code_list_find (list), code) : 0;
  key->missing = !code;
}

static void
set_text (CldNoticeKey *key, const char *text, CldArena *arena)
{
  g_autofree char *folded = text ? cld_text_fold (text) : NULL;

  key->text = folded ? cld_arena_strdup (arena, folded) : NULL;
  key->missing = !text;
}

static void
set_key (CldNoticeKey *key, CldNoticeSort sort, CldArena *arena)
{
  const CldNoticeEntry *entry = key->entry;
  const CldNoticeLine *line = entry->line;

  switch (sort)
    {
    case CLD_NOTICE_BY_RECIPIENT:
      set_text (key, line->recipient, arena);
      break;
    case CLD_NOTICE_BY_RECIPIENT_KIND:
      set_code (key, "notification_recipient", line->recipient_kind);
      break;
    case CLD_NOTICE_BY_CHILD:
      key->text = line->keys[0];
      key->missing = !key->text;
      break;
    case CLD_NOTICE_BY_REASON:
      set_code (key, "notice_provision", line->provision);
      break;
    case CLD_NOTICE_BY_DUE:
      set_day (key, entry->due);
      break;
    case CLD_NOTICE_BY_SENT:
      set_day (key, line->incoming ? entry->received_on : entry->sent_on);
      break;
    case CLD_NOTICE_BY_METHOD:
      set_text (key, line->method, arena);
      break;
    case CLD_NOTICE_BY_ACKNOWLEDGED:
      set_day (key, line->incoming ? cld_date_read_day (line->closed_on) : entry->acknowledged_on);
      break;
    case CLD_NOTICE_BY_EVENT:
      set_day (key, cld_date_read_day (line->event_on));
      break;
    case CLD_NOTICE_BY_STATE:
    default:
      break;
    }
}

/* What is not recorded comes last in either direction. */
static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  const CldNoticeFilter *filter = data;
  const CldNoticeKey *x = a, *y = b;
  int order = 0;

  if (x->missing != y->missing)
    return x->missing ? 1 : -1;
  if (x->text && y->text)
    order = strcmp (x->text, y->text);
  else if (x->number != y->number)
    order = x->number < y->number ? -1 : 1;
  if (order == 0)
    order = x->rank < y->rank ? -1 : x->rank > y->rank;
  else
    return filter->descending ? -order : order;
  return filter->descending && filter->sort == CLD_NOTICE_BY_STATE ? -order : order;
}

/**
 * cld_notice_register_filter:
 * @self: a register
 * @filter: which notices, in which order
 *
 * Returns: (transfer container) (element-type CldNoticeEntry): the entries, good as long as @self is there
 */
GPtrArray *
cld_notice_register_filter (const CldNoticeRegister *self, const CldNoticeFilter *filter)
{
  g_autofree char *folded = filter->text ? cld_text_fold (filter->text) : NULL;
  g_auto (GStrv) words = folded ? g_strsplit (folded, " ", -1) : NULL;
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (CldNoticeKey));
  g_autoptr (CldArena) arena = cld_arena_new ();
  GPtrArray *found;

  for (guint i = 0; i < self->n; i++)
    if (matches (self, filter, &self->entries[i], words))
      {
        CldNoticeKey key = { .entry = &self->entries[i], .rank = self->ranks[i] };

        set_key (&key, filter->sort, arena);
        g_array_append_val (keys, key);
      }
  g_array_sort_with_data (keys, compare_keys, (gpointer) filter);
  found = g_ptr_array_sized_new (keys->len);
  for (guint i = 0; i < keys->len; i++)
    g_ptr_array_add (found, (gpointer) g_array_index (keys, CldNoticeKey, i).entry);
  return found;
}

/* --- what can be asked for --- */

static const char *
get_choice (const CldNoticeLine *line, CldNoticeChoice choice)
{
  switch (choice)
    {
    case CLD_NOTICE_CHOICE_RECIPIENT_KINDS:
      return line->recipient_kind;
    case CLD_NOTICE_CHOICE_PROVISIONS:
      return line->provision;
    case CLD_NOTICE_CHOICE_AUTHORITIES:
      return line->area_authority;
    case CLD_NOTICE_CHOICE_SENDERS:
      return line->incoming ? line->recipient : NULL;
    default:
      return NULL;
    }
}

typedef struct
{
  const CldNoticeRegister *self;
  CldNoticeChoice choice;
} Order;

static int
compare_choices (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *of = data;
  const char *x = *(const char *const *) a, *y = *(const char *const *) b;
  gint64 place = 0, other = 0;
  int order;

  if (of->choice == CLD_NOTICE_CHOICE_RECIPIENT_KINDS || of->choice == CLD_NOTICE_CHOICE_PROVISIONS)
    {
      const CldCodeList *list = cld_code_list_find (of->choice == CLD_NOTICE_CHOICE_PROVISIONS ? "notice_provision" : "notification_recipient");

      place = find_place (list, x);
      other = find_place (list, y);
    }
  if (place != other)
    return place < other ? -1 : 1;
  if (of->choice == CLD_NOTICE_CHOICE_AUTHORITIES)
    order = cld_text_compare (cld_where_get_name (of->self->where, x), cld_where_get_name (of->self->where, y));
  else
    order = cld_text_compare (x, y);
  return order != 0 ? order : strcmp (x, y);
}

/**
 * cld_notice_register_choices:
 * @self: a register
 * @view: of which direction
 * @choice: of which column
 *
 * Returns: (transfer full): the values that occur, each once
 */
GStrv
cld_notice_register_choices (const CldNoticeRegister *self, CldNoticeView view, CldNoticeChoice choice)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) values = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Order order = { self, choice };

  for (guint i = 0; i < self->n; i++)
    {
      const CldNoticeLine *line = self->entries[i].line;
      const char *value = view == CLD_NOTICES_BOTH || line->incoming == (view == CLD_NOTICES_RECEIVED) ? get_choice (line, choice) : NULL;

      if (value && g_hash_table_add (seen, (gpointer) value))
        g_ptr_array_add (values, (gpointer) value);
    }
  g_ptr_array_sort_with_data (values, compare_choices, &order);
  for (guint i = 0; i < values->len; i++)
    g_strv_builder_add (builder, values->pdata[i]);
  return g_strv_builder_end (builder);
}
