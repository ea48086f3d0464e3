/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-history-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-kinds.h"
#include "cld-log-reader.h"
#include "cld-text.h"
#include "cld-value.h"

/* The most lines that are kept, the newest: nobody reads more of them in a window. */
#define MAX_LINES 10000

/* A line of a child's history: a field that was changed, a record that was added or removed, or a look. Lines are made
 * on the writer's thread, where reading a long log stops nobody, and only read afterwards. */
struct _CldHistoryLine
{
  GObject parent_instance;

  char *texts[HISTORY_N_COLUMNS];
  char *undo;     /* the change set that the line offers to undo */
  gboolean change;
  gboolean edit; /* of one field */
};

G_DEFINE_FINAL_TYPE (CldHistoryLine, cld_history_line, G_TYPE_OBJECT)

static void
cld_history_line_finalize (GObject *object)
{
  CldHistoryLine *self = CLD_HISTORY_LINE (object);

  for (guint i = 0; i < HISTORY_N_COLUMNS; i++)
    g_free (self->texts[i]);
  g_free (self->undo);
  G_OBJECT_CLASS (cld_history_line_parent_class)->finalize (object);
}

static void
cld_history_line_class_init (CldHistoryLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_history_line_finalize;
}

static void
cld_history_line_init (CldHistoryLine *self)
{
}

const char *
cld_history_line_get_text (CldHistoryLine *self, CldHistoryColumn column)
{
  g_return_val_if_fail (CLD_IS_HISTORY_LINE (self), NULL);

  return self->texts[column];
}

const char *
cld_history_line_get_undo (CldHistoryLine *self)
{
  g_return_val_if_fail (CLD_IS_HISTORY_LINE (self), NULL);

  return self->undo;
}

gboolean
cld_history_line_is_change (CldHistoryLine *self)
{
  g_return_val_if_fail (CLD_IS_HISTORY_LINE (self), FALSE);

  return self->change;
}

/* Whether it is of one field, which had or has another value. */
gboolean
cld_history_line_is_edit (CldHistoryLine *self)
{
  g_return_val_if_fail (CLD_IS_HISTORY_LINE (self), FALSE);

  return self->edit;
}

/**
 * cld_history_line_matches:
 * @self: a line
 * @folded: (nullable): folded text
 *
 * Returns: whether one of its cells holds @folded
 */
gboolean
cld_history_line_matches (CldHistoryLine *self, const char *folded)
{
  if (!folded || !*folded)
    return TRUE;
  for (guint i = 0; i < HISTORY_N_COLUMNS; i++)
    {
      g_autofree char *text = cld_text_fold (self->texts[i]);

      if (text && strstr (text, folded))
        return TRUE;
    }
  return FALSE;
}

/* --- making them --- */

typedef struct
{
  CldChildData *data;
  CldArena *arena;
  GPtrArray *lines; /* oldest first */
  char *undone;     /* the change set whose first line offers the undo already */
  char *printed;    /* the change set of the last line, where that is a print */
} Load;

static void
free_load (gpointer user_data)
{
  Load *load = user_data;

  cld_child_data_unref (load->data);
  cld_arena_free (load->arena);
  g_ptr_array_unref (load->lines);
  g_free (load->undone);
  g_free (load->printed);
  g_free (load);
}

/**
 * cld_history_when:
 * @utc: a moment as the change log writes it
 *
 * Returns: (transfer full): the same, local, as people read it
 */
char *
cld_history_when (const char *utc)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (utc, zone);
  g_autoptr (GDateTime) local = moment ? g_date_time_to_local (moment) : NULL;

  /* Translators: when something was changed, as for g_date_time_format() */
  return local ? g_date_time_format (local, _("%-d %b %y, %H:%M")) : g_strdup (utc);
}

/* A value as people read it: whom a ref names, a label for a code. */
static char *
show_value (const Load *load, const CldRow *row, guint field)
{
  const char *value = cld_fact_get (row, field);
  const CldKind *target = cld_field_target_kind (&row->kind->fields[field]);
  CldRow *named = value && target && target != &cld_child_kind ? cld_record_set_find (load->data->set, target, value) : NULL;

  if (!value)
    return NULL;
  if (named && target->child < 0 && target->fields[0].type == CLD_TEXT && cld_fact_get (named, 0))
    return g_strdup (cld_fact_get (named, 0));
  if (named && target->child >= 0)
    return cld_child_text_event (load->data, named);
  return cld_value_display (&row->kind->fields[field], value);
}

/* Visit, 21 Jan 25 */
static char *
show_record (const CldRow *row)
{
  g_autofree char *day = cld_child_text_table_day (cld_fact_get_date (row));

  return day ? g_strdup_printf ("%s, %s", _(row->kind->title), day) : g_strdup (_(row->kind->title));
}

static CldHistoryLine *
add_line (Load *load, const CldLogEntry *entry, gboolean change)
{
  CldHistoryLine *line = g_object_new (CLD_TYPE_HISTORY_LINE, NULL);

  line->change = change;
  line->texts[HISTORY_WHEN] = cld_history_when (entry->at);
  line->texts[HISTORY_WHO] = g_strdup (cld_child_text_worker (load->data, entry->actor));
  if (change && g_str_equal (entry->act, CLD_ACT_EDIT) && g_strcmp0 (load->undone, entry->change_set) != 0)
    {
      g_free (load->undone);
      load->undone = g_strdup (entry->change_set);
      line->undo = g_strdup (entry->change_set);
    }
  g_ptr_array_add (load->lines, line);
  return line;
}

static char *
show_all (Load *load, const CldRow *row)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < row->kind->n_fields; i++)
    {
      g_autofree char *value = (int) i == row->kind->child ? NULL : show_value (load, row, i);

      if (value)
        g_string_append_printf (all, "%s%s: %s", all->len > 0 ? " · " : "", _(row->kind->fields[i].label), value);
    }
  return g_string_free (all, FALSE);
}

/* A record that came or went is one line: everything that it said. */
static void
add_whole (Load *load, const CldLogEntry *entry, const CldRow *row, gboolean added)
{
  CldHistoryLine *line = add_line (load, entry, TRUE);

  line->texts[HISTORY_WHAT] = show_record (row);
  line->texts[HISTORY_FIELD] = g_strdup (added ? _("Added") : _("Removed"));
  line->texts[added ? HISTORY_AFTER : HISTORY_BEFORE] = show_all (load, row);
}

static void
add_fields (Load *load, const CldLogEntry *entry, const CldLogRow *row)
{
  for (guint i = 0; i < row->kind->n_fields; i++)
    if (g_strcmp0 (cld_fact_get (row->before, i), cld_fact_get (row->after, i)) != 0)
      {
        CldHistoryLine *line = add_line (load, entry, TRUE);

        line->edit = TRUE;
        line->texts[HISTORY_WHAT] = show_record (row->after);
        line->texts[HISTORY_FIELD] = g_strdup (_(row->kind->fields[i].label));
        line->texts[HISTORY_BEFORE] = show_value (load, row->before, i);
        line->texts[HISTORY_AFTER] = show_value (load, row->after, i);
      }
}

static const char *
get_act (const CldLogEntry *entry)
{
  if (g_str_equal (entry->act, CLD_ACT_VIEW))
    return _("Opened");
  if (g_str_equal (entry->act, CLD_ACT_PRINT))
    return _("Printed");
  if (g_str_equal (entry->act, CLD_ACT_EXPORT))
    return _("Exported");
  return entry->act;
}

/* Somebody looked. A print is followed by its record, which says for whom and what for, and is no change. */
static void
add_look (Load *load, const CldLogEntry *entry)
{
  add_line (load, entry, FALSE)->texts[HISTORY_WHAT] = g_strdup (get_act (entry));
  g_free (load->printed);
  load->printed = g_str_equal (entry->act, CLD_ACT_PRINT) ? g_strdup (entry->change_set) : NULL;
}

static void
add_print (Load *load, const CldLogEntry *entry, const CldRow *row)
{
  CldHistoryLine *line;

  if (g_strcmp0 (load->printed, entry->change_set) != 0)
    add_look (load, entry);
  line = load->lines->pdata[load->lines->len - 1];
  g_free (line->texts[HISTORY_FIELD]);
  line->texts[HISTORY_FIELD] = g_strdup (row->ref);
  g_free (line->texts[HISTORY_AFTER]);
  line->texts[HISTORY_AFTER] = show_all (load, row);
}

static gboolean
entry_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  Load *load = data;
  g_autoptr (GArray) rows = NULL;

  cld_arena_clear (load->arena);
  if (entry->detail && !(rows = cld_log_parse_detail (entry->detail, entry->detail_len, load->arena, error)))
    return FALSE;
  if (!rows || rows->len == 0)
    add_look (load, entry);
  for (guint i = 0; rows && i < rows->len; i++)
    {
      const CldLogRow *row = &g_array_index (rows, CldLogRow, i);

      /* The rows of returns are kept as they came; nobody changes them by hand. */
      if (row->kind == &cld_return_row_kind)
        continue;
      if (row->kind == &cld_print_log_kind && row->after && !row->before)
        add_print (load, entry, row->after);
      else if (row->before && row->after)
        add_fields (load, entry, row);
      else if (row->before || row->after)
        add_whole (load, entry, row->after ? row->after : row->before, row->after != NULL);
    }
  if (load->lines->len > 2 * MAX_LINES)
    g_ptr_array_remove_range (load->lines, 0, load->lines->len - MAX_LINES);
  return TRUE;
}

static gboolean
load_cb (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;
  const CldLogFilter filter = { .child = load->data->ref };

  return !g_cancellable_set_error_if_cancelled (cancellable, error) && cld_log_each (store, &filter, entry_cb, load, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (cld_session_run_finish (CLD_SESSION (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * cld_history_load_async:
 * @session: the caseload
 * @data: a child
 * @cancellable: (nullable): stops it
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Reads the history of a child beside the main thread.
 */
void
cld_history_load_async (CldSession *session, CldChildData *data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  Load *load = g_new0 (Load, 1);

  load->data = cld_child_data_ref (data);
  load->arena = cld_arena_new ();
  load->lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, load, free_load);
  cld_session_run_async (session, load_cb, load, NULL, cancellable, loaded_cb, task);
}

/**
 * cld_history_load_finish:
 * @session: the caseload
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (element-type CldHistoryLine) (nullable): the lines, newest first
 */
GPtrArray *
cld_history_load_finish (CldSession *session, GAsyncResult *result, GError **error)
{
  Load *load = g_task_get_task_data (G_TASK (result));
  GPtrArray *lines;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  lines = g_ptr_array_new_full (load->lines->len, g_object_unref);
  for (guint i = load->lines->len; i > 0; i--)
    g_ptr_array_add (lines, g_object_ref (load->lines->pdata[i - 1]));
  return lines;
}
