/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-correspondence-register.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-calendar.h"
#include "cld-codes.h"
#include "cld-duty-board.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-text.h"

/* Letters and other documents, what answers what, and after how many working days. */

#define CLAIM "correspondence/"

struct _CldCorrespondenceRegister
{
  CldArena *arena;
  CldCalendar *calendar;
  GHashTable *children;
  GHashTable *providers;   /* ref -> row */
  GHashTable *inspections; /* ref -> row */
  GHashTable *by_ref;      /* ref -> entry */
  GPtrArray *entries;      /* (element-type CldCorrespondenceEntry): the latest first */
  gint32 today;
};

/* --- reading --- */

static gboolean
read_entry_cb (CldRow *row, const char *search_key, gpointer data)
{
  CldCorrespondenceRegister *self = data;
  CldCorrespondenceEntry *entry = cld_arena_alloc0 (self->arena, sizeof *entry);
  const char *dated = row->values[CORRESPONDENCE_DATED_ON];

  entry->row = row;
  entry->incoming = g_strcmp0 (row->values[CORRESPONDENCE_DIRECTION], "IN") == 0;
  entry->on = cld_date_read_day (dated ? dated : row->values[CORRESPONDENCE_RECEIVED_ON]);
  entry->due = cld_date_read_day (row->values[CORRESPONDENCE_ANSWER_DUE_ON]);
  entry->days = -1;
  entry->keys[0] = search_key ? cld_arena_strdup (self->arena, search_key) : NULL;
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_ref, (gpointer) row->ref, entry);
  return TRUE;
}

static gboolean
read_row_cb (CldRow *row, const char *search_key, gpointer data)
{
  g_hash_table_insert (data, (gpointer) row->ref, row);
  return TRUE;
}

static gboolean
count_files_cb (CldRow *row, const char *search_key, gpointer data)
{
  CldCorrespondenceRegister *self = data;
  g_auto (GStrv) claims = g_strsplit (row->values[ATTACHMENT_PROVES] ? row->values[ATTACHMENT_PROVES] : "", ";", -1);

  for (guint i = 0; claims[i]; i++)
    {
      CldCorrespondenceEntry *entry = g_str_has_prefix (claims[i], CLAIM) ? g_hash_table_lookup (self->by_ref, claims[i] + strlen (CLAIM)) : NULL;

      if (entry)
        entry->n_files++;
    }
  return TRUE;
}

static gboolean
is_about (CldCorrespondenceRegister *self, guint field)
{
  for (guint i = 0; i < self->entries->len; i++)
    if (((CldCorrespondenceEntry *) self->entries->pdata[i])->row->values[field])
      return TRUE;
  return FALSE;
}

/* What they are about is read only where there is something. */
static gboolean
read_all (CldCorrespondenceRegister *self, CldDb *db, GError **error)
{
  if (!cld_repo_each (db, &cld_correspondence_kind, NULL, NULL, self->arena, read_entry_cb, self, error))
    return FALSE;
  self->children = cld_child_names_load (db, &cld_correspondence_kind, self->arena, error);
  if (!self->children)
    return FALSE;
  if ((is_about (self, CORRESPONDENCE_PROVIDER) || is_about (self, CORRESPONDENCE_INSPECTION)) &&
      !cld_repo_each (db, &cld_provider_kind, NULL, NULL, self->arena, read_row_cb, self->providers, error))
    return FALSE;
  if (is_about (self, CORRESPONDENCE_INSPECTION) && !cld_repo_each (db, &cld_inspection_kind, NULL, NULL, self->arena, read_row_cb, self->inspections, error))
    return FALSE;
  return self->entries->len == 0 || cld_repo_each (db, &cld_attachment_kind, NULL, NULL, self->arena, count_files_cb, self, error);
}

/* --- what follows --- */

/* Days are counted from date to date, as letters name each other, not from the day they came in: the stricter reading. */
static gboolean
is_earlier (const CldCorrespondenceEntry *entry, const CldCorrespondenceEntry *other)
{
  if (entry->on != other->on)
    return other->on == CLD_NO_DAY || (entry->on != CLD_NO_DAY && entry->on < other->on);
  return strcmp (entry->row->ref, other->row->ref) < 0;
}

static const char *
fold (CldCorrespondenceRegister *self, const char *text)
{
  g_autofree char *folded = text ? cld_text_fold (text) : NULL;

  return folded ? cld_arena_strdup (self->arena, folded) : NULL;
}

static void
fill_about (CldCorrespondenceRegister *self, CldCorrespondenceEntry *entry)
{
  const char *const *values = entry->row->values;
  const CldRow *provider;

  entry->child = values[CORRESPONDENCE_CHILD] ? g_hash_table_lookup (self->children, values[CORRESPONDENCE_CHILD]) : NULL;
  entry->inspection = values[CORRESPONDENCE_INSPECTION] ? g_hash_table_lookup (self->inspections, values[CORRESPONDENCE_INSPECTION]) : NULL;
  provider = values[CORRESPONDENCE_PROVIDER] ? g_hash_table_lookup (self->providers, values[CORRESPONDENCE_PROVIDER]) : NULL;
  if (!provider && entry->inspection && entry->inspection->values[INSPECTION_PROVIDER])
    provider = g_hash_table_lookup (self->providers, entry->inspection->values[INSPECTION_PROVIDER]);
  entry->provider_name = provider ? provider->values[PROVIDER_NAME] : NULL;
  entry->keys[1] = entry->child ? entry->child->search_key : NULL;
  entry->keys[2] = fold (self, entry->provider_name);
  entry->keys[3] = entry->inspection ? fold (self, entry->inspection->values[INSPECTION_REPORT_REF]) : NULL;
}

static void
link_entry (CldCorrespondenceRegister *self, CldCorrespondenceEntry *entry)
{
  const char *ref = entry->row->values[CORRESPONDENCE_REPLIES_TO];
  CldCorrespondenceEntry *asked = ref ? g_hash_table_lookup (self->by_ref, ref) : NULL;

  if (!asked || asked == entry)
    return;
  entry->replies_to = asked;
  if (!asked->answer || is_earlier (entry, asked->answer))
    asked->answer = entry;
}

/* The form by which the same came in and nobody waits for an answer; NULL of those for which nobody waits anyway. */
static const char *
find_form_without_answer (const char *form)
{
  const char *code = form ? cld_code_list_get_cell (cld_code_list_find ("correspondence_form"), form, "no_answer") : NULL;

  return code && *code ? code : NULL;
}

static gboolean
wants_answer (const CldCorrespondenceEntry *entry)
{
  if (entry->due != CLD_NO_DAY)
    return TRUE;
  return entry->incoming && !entry->replies_to && find_form_without_answer (entry->row->values[CORRESPONDENCE_FORM]);
}

static void
fill_state (CldCorrespondenceRegister *self, CldCorrespondenceEntry *entry)
{
  gint32 until = entry->answer ? entry->answer->on : self->today;

  if (entry->answer)
    entry->state = CLD_CORRESPONDENCE_ANSWERED;
  else if (wants_answer (entry))
    entry->state = entry->due != CLD_NO_DAY && entry->due < self->today ? CLD_CORRESPONDENCE_LATE : CLD_CORRESPONDENCE_WAITING;
  else
    entry->state = entry->replies_to ? CLD_CORRESPONDENCE_REPLY : CLD_CORRESPONDENCE_NOTHING;
  if (entry->state <= CLD_CORRESPONDENCE_ANSWERED && entry->on != CLD_NO_DAY && until != CLD_NO_DAY && until >= entry->on)
    entry->days = cld_calendar_count_working_days (self->calendar, entry->on, until);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const CldCorrespondenceEntry *x = *(const CldCorrespondenceEntry *const *) a, *y = *(const CldCorrespondenceEntry *const *) b;
  int order = g_strcmp0 (y->row->values[CORRESPONDENCE_DATED_ON], x->row->values[CORRESPONDENCE_DATED_ON]);

  return order != 0 ? order : strcmp (x->row->ref, y->row->ref);
}

static void
fill_entries (CldCorrespondenceRegister *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      fill_about (self, self->entries->pdata[i]);
      link_entry (self, self->entries->pdata[i]);
    }
  for (guint i = 0; i < self->entries->len; i++)
    fill_state (self, self->entries->pdata[i]);
  g_ptr_array_sort (self->entries, compare_entries);
}

/**
 * cld_correspondence_register_load:
 * @db: a database
 * @today: YYYY-MM-DD
 * @error: return location
 *
 * Reads every letter and other document; on any thread.
 *
 * Returns: (transfer full) (nullable): the register
 */
CldCorrespondenceRegister *
cld_correspondence_register_load (CldDb *db, const char *today, GError **error)
{
  g_autoptr (CldCorrespondenceRegister) self = g_new0 (CldCorrespondenceRegister, 1);

  g_return_val_if_fail (db != NULL && cld_date_is_iso (today), NULL);

  self->arena = cld_arena_new ();
  self->entries = g_ptr_array_new ();
  self->by_ref = g_hash_table_new (g_str_hash, g_str_equal);
  self->providers = g_hash_table_new (g_str_hash, g_str_equal);
  self->inspections = g_hash_table_new (g_str_hash, g_str_equal);
  self->today = cld_date_to_day (today);
  self->calendar = cld_duty_calendar_load (db, error);
  if (!self->calendar || !read_all (self, db, error))
    return NULL;
  fill_entries (self);
  return g_steal_pointer (&self);
}

/**
 * cld_correspondence_register_free:
 * @self: (nullable) (transfer full): a register
 *
 * Frees it and every entry of it.
 */
void
cld_correspondence_register_free (CldCorrespondenceRegister *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->by_ref, g_hash_table_unref);
  g_clear_pointer (&self->providers, g_hash_table_unref);
  g_clear_pointer (&self->inspections, g_hash_table_unref);
  g_clear_pointer (&self->children, g_hash_table_unref);
  g_clear_pointer (&self->calendar, cld_calendar_unref);
  cld_arena_free (self->arena);
  g_free (self);
}

/**
 * cld_correspondence_register_find:
 * @self: a register
 * @ref: ref of a record
 *
 * Returns: (transfer none) (nullable): its entry
 */
const CldCorrespondenceEntry *
cld_correspondence_register_find (CldCorrespondenceRegister *self, const char *ref)
{
  return g_hash_table_lookup (self->by_ref, ref);
}

/* --- filters --- */

/* References are typed with and without spaces, slashes and capitals. */
static char *
squeeze (const char *reference)
{
  g_autofree char *folded = cld_text_fold (reference);
  GString *out = g_string_new (NULL);

  for (const char *at = folded; at && *at; at++)
    if (g_ascii_isalnum (*at) || (guchar) *at >= 128)
      g_string_append_c (out, *at);
  return g_string_free (out, FALSE);
}

static gboolean
has_reference (const CldCorrespondenceEntry *entry, const char *wanted)
{
  static const guint fields[] = { CORRESPONDENCE_OUR_REF, CORRESPONDENCE_THEIR_REF };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *reference = entry->row->values[fields[i]] ? squeeze (entry->row->values[fields[i]]) : NULL;

      if (reference && strstr (reference, wanted))
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_word (const CldCorrespondenceEntry *entry, const char *word)
{
  g_autofree char *reference = squeeze (word);

  for (guint i = 0; i < G_N_ELEMENTS (entry->keys); i++)
    if (entry->keys[i] && strstr (entry->keys[i], word))
      return TRUE;
  return *reference && has_reference (entry, reference);
}

static gboolean
is_wanted (const CldCorrespondenceEntry *entry, const CldCorrespondenceFilter *filter, const char *reference, char **words)
{
  if (filter->direction && g_strcmp0 (entry->row->values[CORRESPONDENCE_DIRECTION], filter->direction) != 0)
    return FALSE;
  if (filter->only == CLD_CORRESPONDENCE_ONLY_OPEN && entry->state > CLD_CORRESPONDENCE_WAITING)
    return FALSE;
  if (filter->only == CLD_CORRESPONDENCE_ONLY_ANSWERED && entry->state != CLD_CORRESPONDENCE_ANSWERED)
    return FALSE;
  if (reference && !has_reference (entry, reference))
    return FALSE;
  for (guint i = 0; words && words[i]; i++)
    if (*words[i] && !has_word (entry, words[i]))
      return FALSE;
  return TRUE;
}

/**
 * cld_correspondence_register_filter:
 * @self: a register
 * @filter: which are wanted
 *
 * Returns: (transfer container) (element-type CldCorrespondenceEntry): these, the latest first
 */
GPtrArray *
cld_correspondence_register_filter (CldCorrespondenceRegister *self, const CldCorrespondenceFilter *filter)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *reference = filter->find && *filter->find ? squeeze (filter->find) : NULL;
  g_autofree char *folded = filter->text ? cld_text_fold (filter->text) : NULL;
  g_auto (GStrv) words = folded ? g_strsplit (folded, " ", -1) : NULL;

  for (guint i = 0; i < self->entries->len; i++)
    if (is_wanted (self->entries->pdata[i], filter, reference, words))
      g_ptr_array_add (found, self->entries->pdata[i]);
  return found;
}

/**
 * cld_correspondence_register_count_open:
 * @self: a register
 *
 * Returns: how many wait for an answer
 */
guint
cld_correspondence_register_count_open (CldCorrespondenceRegister *self)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    n += ((CldCorrespondenceEntry *) self->entries->pdata[i])->state <= CLD_CORRESPONDENCE_WAITING;
  return n;
}

/**
 * cld_correspondence_need_no_answer:
 * @record: of kind correspondence
 *
 * Changes what is recorded of it so that nobody waits for an answer: its form becomes the one that says so, and the day by which
 * an answer was due goes. What stood there before is in its history. It is not saved here.
 *
 * Returns: whether anything was changed
 */
gboolean
cld_correspondence_need_no_answer (CldRecord *record)
{
  const char *form = NULL;
  gboolean changed = cld_record_get_text (record, CORRESPONDENCE_ANSWER_DUE_ON) != NULL;

  g_return_val_if_fail (cld_record_get_kind (record) == &cld_correspondence_kind, FALSE);

  if (g_strcmp0 (cld_record_get_text (record, CORRESPONDENCE_DIRECTION), "IN") == 0)
    form = find_form_without_answer (cld_record_get_text (record, CORRESPONDENCE_FORM));
  if (form)
    cld_record_set_text (record, CORRESPONDENCE_FORM, form);
  cld_record_set_text (record, CORRESPONDENCE_ANSWER_DUE_ON, NULL);
  return changed || form;
}

/* --- words --- */

/**
 * cld_correspondence_entry_get_state_id:
 * @entry: an entry
 *
 * Returns: its state as the command line writes it
 */
const char *
cld_correspondence_entry_get_state_id (const CldCorrespondenceEntry *entry)
{
  static const char *const ids[CLD_CORRESPONDENCE_N_STATES] = { "late", "waiting", "answered", "reply", "none" };

  return ids[entry->state];
}

/**
 * cld_correspondence_entry_get_word:
 * @entry: an entry
 *
 * Returns: (transfer none): its state in a word or two, translated
 */
const char *
cld_correspondence_entry_get_word (const CldCorrespondenceEntry *entry)
{
  static const char *const words[CLD_CORRESPONDENCE_N_STATES] = {
    /* Translators: what became of a letter */
    [CLD_CORRESPONDENCE_LATE] = N_("Answer late"),
    [CLD_CORRESPONDENCE_WAITING] = N_("Waiting"),
    [CLD_CORRESPONDENCE_ANSWERED] = N_("Answered"),
    [CLD_CORRESPONDENCE_REPLY] = N_("Reply"),
    [CLD_CORRESPONDENCE_NOTHING] = N_("No answer due"),
  };

  return _(words[entry->state]);
}

/**
 * cld_correspondence_entry_describe_age:
 * @entry: an entry
 *
 * Returns: (transfer full): “answered after 8 working days”, “waiting 12 working days”; what it replies to, or ""
 */
char *
cld_correspondence_entry_describe_age (const CldCorrespondenceEntry *entry)
{
  int n = entry->days;

  if (n >= 0 && entry->state == CLD_CORRESPONDENCE_ANSWERED)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "answered after %d working day", "answered after %d working days", (gulong) n), n);
  if (n >= 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "waiting %d working day", "waiting %d working days", (gulong) n), n);
  if (entry->state == CLD_CORRESPONDENCE_ANSWERED)
    return g_strdup (_("answered"));
  return g_strdup ("");
}

/**
 * cld_correspondence_entry_describe_about:
 * @entry: an entry
 *
 * Returns: (transfer full): what it is about: the child, the provider, the authority's inspection; "" where nothing is recorded
 */
char *
cld_correspondence_entry_describe_about (const CldCorrespondenceEntry *entry)
{
  const char *child = entry->child ? entry->child->name ? entry->child->name : entry->child->child : NULL;
  const char *event = entry->inspection ? entry->inspection->values[INSPECTION_EVENT_TYPE] : NULL;
  const char *inspection = event ? cld_code_list_label ("insp_event_type_provider|insp_event_type_la", event) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (child)
    g_ptr_array_add (parts, (gpointer) child);
  if (entry->provider_name)
    g_ptr_array_add (parts, (gpointer) entry->provider_name);
  if (inspection)
    g_ptr_array_add (parts, (gpointer) inspection);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
