/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-print-job.h"

#include <string.h>

#include "cld-change-set.h"
#include "cld-kinds.h"
#include "cld-letters.h"
#include "cld-log-reader.h"
#include "cld-repo.h"

/* Every print is in the change log, for each child that it is about, and in the print log, which says for whom and what for.
 * Its number is that of the first entry, and the ref of its record. */

static gboolean
is_taken (CldStore *store, const char *number, CldArena *arena, gboolean *taken, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  *taken = cld_repo_find (cld_store_get_db (store), &cld_print_log_kind, number, arena, &local_error) != NULL;
  if (!local_error)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Records that were imported may have the number already. */
static const char *
make_number (CldStore *store, CldChangeSet *set, CldArena *arena, GError **error)
{
  const char *stem = cld_arena_printf (arena, "%.4s-%04" G_GINT64_FORMAT, cld_change_set_get_at (set), cld_change_set_get_next_seq (set));
  const char *number = stem;
  gboolean taken = TRUE;

  for (guint i = 2;; i++)
    {
      if (!is_taken (store, number, arena, &taken, error))
        return NULL;
      if (!taken)
        return number;
      number = cld_arena_printf (arena, "%s-%u", stem, i);
    }
}

/* One line, as it was typed; NULL where nothing was. */
static const char *
tidy (CldArena *arena, const char *text)
{
  g_autofree char *copy = g_utf8_make_valid (text ? text : "", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = copy; *p; p = g_utf8_next_char (p))
    g_string_append_unichar (out, g_unichar_iscntrl (g_utf8_get_char (p)) ? ' ' : g_utf8_get_char (p));
  g_strstrip (out->str);
  return *out->str ? cld_arena_strdup (arena, out->str) : NULL;
}

/* Whom letters are for, each once. */
static const char *
list_recipients (GPtrArray *letters, CldArena *arena)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < letters->len; i++)
    {
      const CldLetterSheet *sheet = letters->pdata[i];

      if (i == 0 || strcmp (sheet->recipient, ((const CldLetterSheet *) letters->pdata[i - 1])->recipient) != 0)
        g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", sheet->recipient);
    }
  return tidy (arena, out->str);
}

static void
describe_letters (GPtrArray *letters, CldRow *row, CldArena *arena)
{
  guint n = 0;

  for (guint i = 0; i < letters->len; i++)
    n += ((const CldLetterSheet *) letters->pdata[i])->withholds;
  row->values[PRINT_LOG_WITHHELD] = cld_arena_printf (arena, "%u", n);
  if (!row->values[PRINT_LOG_RECIPIENT])
    row->values[PRINT_LOG_RECIPIENT] = list_recipients (letters, arena);
}

static CldRow *
make_row (const CldPrintJob *job, const CldPrintOptions *options, CldChangeSet *set, const char *number, CldArena *arena)
{
  CldRow *row = cld_row_new (arena, &cld_print_log_kind, number);

  row->values[PRINT_LOG_PRINTED_AT] = cld_arena_strdup (arena, cld_change_set_get_at (set));
  row->values[PRINT_LOG_PRINTED_BY] = tidy (arena, options->printed_by);
  row->values[PRINT_LOG_WHAT] = cld_print_job_get_what (job);
  row->values[PRINT_LOG_CHILD] = cld_print_job_get_child (job);
  row->values[PRINT_LOG_SUBJECT] = cld_print_job_get_subject (job);
  row->values[PRINT_LOG_PURPOSE] = tidy (arena, options->purpose);
  row->values[PRINT_LOG_RECIPIENT] = tidy (arena, options->recipient);
  row->values[PRINT_LOG_MASKED] = options->mask ? "1" : "0";
  if (cld_print_job_get_letters (job))
    describe_letters (cld_print_job_get_letters (job), row, arena);
  return row;
}

/* A look for each child, then the record of the print. */
static gboolean
write_entries (const CldPrintJob *job, CldChangeSet *set, CldRow *row, GError **error)
{
  const char *const *children = cld_print_job_get_children (job);

  if (!children && !cld_change_set_look (set, NULL, error))
    return FALSE;
  for (guint i = 0; children && children[i]; i++)
    if (!cld_change_set_look (set, children[i], error))
      return FALSE;
  return cld_change_set_put (set, NULL, row, error) && cld_change_set_commit (set, error);
}

static gboolean
take_entry_cb (const CldLogEntry *log, gpointer data, GError **error)
{
  g_autofree char *code = g_ascii_strup (log->hash, 12);

  *(char **) data = g_strdup_printf ("%.4s %.4s %.4s", code, code + 4, code + 8);
  return FALSE;
}

/**
 * cld_print_job_log:
 * @job: a job
 * @store: the store
 * @options: those of the print
 * @number: (out) (transfer full): the print's number: the ref of its record of kind `print_log`
 * @check_code: (out) (transfer full): its check code
 * @error: return location
 *
 * Writes the print into the change log, for each child that it is about, and its record, in one change set, which no undo takes
 * back. The code is that of its first entry, whoever writes to the log after it. What cannot be logged is not printed.
 *
 * Returns: whether it was logged
 */
gboolean
cld_print_job_log (const CldPrintJob *job, CldStore *store, const CldPrintOptions *options, char **number, char **check_code, GError **error)
{
  g_autofree char *why = _cld_print_job_describe (job, options);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldChangeSet) set = cld_change_set_begin (store, CLD_ACT_PRINT, why, NULL, error);
  g_autofree char *code = NULL;
  CldLogFilter filter = { NULL };
  const char *free_number = set ? make_number (store, set, arena, error) : NULL;

  if (!free_number || !write_entries (job, set, make_row (job, options, set, free_number, arena), error))
    return FALSE;
  filter.change_set = cld_change_set_get_id (set);
  if (!cld_log_each (store, &filter, take_entry_cb, &code, error))
    return FALSE;
  *number = g_strdup (free_number);
  *check_code = g_steal_pointer (&code);
  return TRUE;
}
