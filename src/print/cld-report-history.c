/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-log-reader.h"
#include "cld-report-private.h"

/* The changes to a child's record, field by field, and who looked at it. */

/* An entry of the change log that stays. */
typedef struct
{
  const char *at;
  const char *actor;
  const char *act;
  const char *why;
  GArray *rows; /* (nullable): of CldLogRow */
} Entry;

typedef struct
{
  CldArena *arena;
  GArray *entries;
  /* What was restricted at any time is so on paper at every time. */
  GHashTable *restricted; /* "kind/ref" */
} History;

static void
clear_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->rows, g_array_unref);
}

static char *
make_key (const CldRow *row)
{
  return g_strconcat (row->kind->id, "/", row->ref, NULL);
}

static void
note_restricted (History *history, const CldRow *row)
{
  if (row && ((row->kind == &cld_note_kind && cld_summary_is_set (row, NOTE_RESTRICTED)) || (row->kind == &cld_placement_kind && cld_summary_hides_address (row))))
    g_hash_table_add (history->restricted, make_key (row));
}

static gboolean
take_entry_cb (const CldLogEntry *log, gpointer data, GError **error)
{
  History *history = data;
  Entry entry = { cld_arena_strdup (history->arena, log->at), cld_arena_strdup (history->arena, log->actor), cld_arena_strdup (history->arena, log->act), log->why ? cld_arena_strdup (history->arena, log->why) : NULL, NULL };

  if (log->detail)
    {
      entry.rows = cld_log_parse_detail (log->detail, log->detail_len, history->arena, error);
      if (!entry.rows)
        return FALSE;
    }
  for (guint i = 0; entry.rows && i < entry.rows->len; i++)
    {
      note_restricted (history, g_array_index (entry.rows, CldLogRow, i).before);
      note_restricted (history, g_array_index (entry.rows, CldLogRow, i).after);
    }
  g_array_append_val (history->entries, entry);
  return TRUE;
}

/* What the records ever said of restricted addresses, and of carers with a mask, goes from every text. */
static void
hide_row (CldSummary *summary, History *history, const CldRow *row)
{
  g_autofree char *key = row ? make_key (row) : NULL;

  if (!row || row->kind != &cld_placement_kind)
    return;
  if (g_hash_table_contains (history->restricted, key))
    cld_redact_add_postcode (summary->redact, cld_summary_raw (row, PLACEMENT_POSTCODE));
  if (summary->options->mask)
    cld_redact_add_name (summary->redact, cld_summary_raw (row, PLACEMENT_CARER));
}

static void
hide (CldSummary *summary, History *history)
{
  for (guint i = 0; i < history->entries->len; i++)
    {
      Entry *entry = &g_array_index (history->entries, Entry, i);

      for (guint k = 0; entry->rows && k < entry->rows->len; k++)
        {
          hide_row (summary, history, g_array_index (entry->rows, CldLogRow, k).before);
          hide_row (summary, history, g_array_index (entry->rows, CldLogRow, k).after);
        }
    }
}

static const char *
find_hidden (CldSummary *summary, History *history)
{
  CldHidden hidden = { 0 };
  GHashTableIter iter;
  gpointer key;

  cld_summary_count_hidden (summary, &hidden);
  hidden.n_restricted = 0;
  g_hash_table_iter_init (&iter, history->restricted);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    *(g_str_has_prefix (key, "note/") ? &hidden.n_restricted : &hidden.n_addresses) += 1;
  return cld_summary_hidden_text (summary, &hidden);
}

/* 2024-11-04T10:05:12.345Z as local time people read. */
static const char *
make_time (CldSummary *summary, const char *at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (at, NULL), local = utc ? g_date_time_to_local (utc) : NULL;
  g_autofree char *moment = local ? g_date_time_format (local, "%Y-%m-%dT%H:%M") : NULL;

  return moment ? cld_summary_day (summary, moment) : cld_summary_keep (summary, cld_page_clean_text (at));
}

static const char *
make_act (const Entry *entry)
{
  static const struct
  {
    const char *act;
    const char *label;
  } acts[] = {
    { CLD_ACT_EDIT, N_("Edited") },
    { CLD_ACT_IMPORT, N_("Imported") },
    { CLD_ACT_UNDO, N_("Undone") },
    { CLD_ACT_REDO, N_("Redone") },
    { CLD_ACT_VIEW, N_("Looked at") },
    { CLD_ACT_PRINT, N_("Printed") },
    { CLD_ACT_EXPORT, N_("Exported") },
    { CLD_ACT_BACKUP, N_("Backed up") },
    { CLD_ACT_RESTORE, N_("Restored") },
    { CLD_ACT_MOVE, N_("Moved") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if (g_strcmp0 (entry->act, acts[i].act) == 0)
      return _(acts[i].label);
  return entry->act;
}

/* A value; of a record that was restricted at any time a word in brackets. */
static const char *
show_value (CldSummary *summary, History *history, const CldRow *row, guint field)
{
  g_autofree char *key = make_key (row);
  gboolean restricted = cld_summary_raw (row, field) && g_hash_table_contains (history->restricted, key);

  if (restricted && row->kind == &cld_placement_kind && (field == PLACEMENT_POSTCODE || field == PLACEMENT_ADDRESS))
    return _("[RESTRICTED]");
  if (restricted && row->kind == &cld_note_kind && row->kind->fields[field].type == CLD_NOTE)
    return _("[RESTRICTED]");
  return cld_report_value (summary, row, field);
}

/* "Carer: Ann Frost → Joan Tell", a field. */
static void
append_change (CldSummary *summary, History *history, GString *out, const CldLogRow *row, guint field)
{
  const CldRow *one = row->after ? row->after : row->before;
  const char *before = row->before ? cld_summary_raw (row->before, field) : NULL, *after = row->after ? cld_summary_raw (row->after, field) : NULL;

  if (g_strcmp0 (before, after) == 0 || (int) field == one->kind->child)
    return;
  before = before ? show_value (summary, history, row->before, field) : NULL;
  after = after ? show_value (summary, history, row->after, field) : NULL;
  if (out->len > 0)
    g_string_append (out, "; ");
  if (row->before && row->after)
    /* Translators: a field, its value before and after a change */
    g_string_append_printf (out, _("%s: %s → %s"), _(one->kind->fields[field].label), before ? before : _("nothing"), after ? after : _("nothing"));
  else
    g_string_append_printf (out, _("%s: %s"), _(one->kind->fields[field].label), before ? before : after);
}

static const char *
make_change (CldSummary *summary, History *history, const CldLogRow *row)
{
  const CldRow *one = row->after ? row->after : row->before;
  GString *fields = g_string_new (NULL);
  const char *change;

  /* The rows of returns repeat what other records say. */
  if (one->kind == &cld_return_row_kind)
    g_string_append_printf (fields, "%s %s", cld_report_value (summary, one, RETURN_ROW_TABLE), cld_report_value (summary, one, RETURN_ROW_YEAR));
  else
    for (guint i = 0; i < one->kind->n_fields; i++)
      append_change (summary, history, fields, row, i);
  change = cld_summary_keep (summary, g_string_free (fields, FALSE));
  if (row->before && row->after)
    return change;
  /* Translators: a record with all its fields */
  return cld_arena_printf (summary->arena, row->after ? _("Added. %s") : _("Removed. %s"), change);
}

/* Which record: its kind and day. */
static const char *
make_record (CldSummary *summary, const CldLogRow *row)
{
  const CldRow *one = row->after ? row->after : row->before;
  const char *date = one->kind->date >= 0 ? cld_summary_day (summary, cld_summary_raw (one, (guint) one->kind->date)) : NULL;

  return date ? cld_arena_printf (summary->arena, "%s, %s", _(one->kind->title), date) : _(one->kind->title);
}

static void
add_row (CldTable *table, const char *when, const char *who, const char *what, const char *text)
{
  for (gboolean first = TRUE; first || *text; first = FALSE)
    {
      const char *end = cld_report_part_end (text);
      g_autofree char *part = g_strndup (text, (gsize) (end - text));
      const CldCell cells[] = { { first ? when : "", .joined = *end != '\0' }, { first ? who : "" }, { first ? what : "" }, { part } };

      cld_table_add_row (table, cells);
      text = *end == ' ' ? end + 1 : end;
    }
}

static void
add_entry (CldSummary *summary, History *history, CldTable *table, const Entry *entry)
{
  const char *when = make_time (summary, entry->at), *who = cld_summary_worker (summary, entry->actor);
  g_autofree char *clean = cld_page_clean_whole_text (entry->why);
  g_autofree char *why = cld_redact_text (summary->redact, clean);
  guint n = entry->rows ? entry->rows->len : 0;

  if (n == 0)
    add_row (table, when, who, make_act (entry), why ? why : "");
  for (guint i = 0; i < n; i++)
    {
      const CldLogRow *row = &g_array_index (entry->rows, CldLogRow, i);

      if (row->before || row->after)
        add_row (table, i == 0 ? when : "", i == 0 ? cld_arena_printf (summary->arena, "%s, %s", make_act (entry), who ? who : "") : "", make_record (summary, row), make_change (summary, history, row));
    }
}

static void
add_cb (CldSummary *summary, gpointer data)
{
  History *history = data;
  const CldColumn columns[] = { { _("When"), 77 }, { _("Who"), 68 }, { _("Record"), 86 }, { _("Change: before → after"), 0 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  guint n = history->entries->len;
  const char *remark = cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u entry of the change log", "%u entries of the change log", n), n));

  hide (summary, history);
  cld_paper_add_title (summary->paper, _("History of changes"), cld_summary_subject (summary), cld_summary_about (summary), find_hidden (summary, history));
  cld_paper_add_heading (summary->paper, _("Changes and looks, in the order of the log"), remark, _("changes"));
  for (guint i = 0; i < n; i++)
    add_entry (summary, history, table, &g_array_index (history->entries, Entry, i));
  cld_paper_add_table (summary->paper, table, 0);
}

/**
 * cld_report_new_history:
 * @store: where the change log is
 * @set: the child with what it names
 * @until: (nullable): up to that moment
 * @options: what the print says about itself
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the finished document
 */
CldPaper *
cld_report_new_history (CldStore *store, CldRecordSet *set, const char *until, const CldPrintOptions *options, GError **error)
{
  GPtrArray *children = cld_record_set_get (set, &cld_child_kind);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_autoptr (GHashTable) restricted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  History history = { arena, entries, restricted };
  CldLogFilter filter = { .child = ((CldRow *) children->pdata[0])->ref, .until = until };

  g_array_set_clear_func (entries, clear_entry);
  if (!cld_log_each (store, &filter, take_entry_cb, &history, error))
    return NULL;
  return cld_report_new (set, options, add_cb, &history);
}
