/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-cli-as-known.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-log-reader.h"
#include "cld-repo.h"

static const char *const columns[] = { "change_set", "at", "actor", "act", "kind", "ref", "why", NULL };

/* Which lines are wanted, and where they go. */
typedef struct
{
  const CldKind *kind; /* NULL: of every record */
  char *ref;
  CldArena *arena;
  CldOutput *output;
  guint n_lines;
} History;

static gboolean
write_line (History *history, const CldLogEntry *entry, const CldKind *kind, const char *ref, GError **error)
{
  const char *const cells[] = { entry->change_set, entry->at, entry->actor, entry->act, kind ? kind->id : NULL, ref, entry->why };

  if (history->kind && (kind != history->kind || g_strcmp0 (ref, history->ref) != 0))
    return TRUE;
  history->n_lines++;
  return cld_output_row (history->output, cells, error);
}

/* A print is listed as the look that it is: its record is in the print log. */
static gboolean
is_of_print (const History *history, const CldLogEntry *entry, const CldLogRow *row)
{
  return !history->kind && row->kind == &cld_print_log_kind && strcmp (entry->act, CLD_ACT_PRINT) == 0;
}

/* A line a record that was changed; an entry without any was a look, and of the child if of anyone. */
static gboolean
entry_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  History *history = data;
  g_autoptr (GArray) rows = NULL;
  gboolean done = TRUE;

  cld_arena_clear (history->arena);
  if (entry->detail)
    {
      rows = cld_log_parse_detail (entry->detail, entry->detail_len, history->arena, error);
      if (!rows)
        return FALSE;
    }
  if (!rows || rows->len == 0)
    return write_line (history, entry, entry->child ? &cld_child_kind : NULL, entry->child, error);
  for (guint i = 0; i < rows->len && done; i++)
    {
      const CldLogRow *row = &g_array_index (rows, CldLogRow, i);
      const CldRow *one = row->after ? row->after : row->before;

      done = !one || is_of_print (history, entry, row) || write_line (history, entry, row->kind, one->ref, error);
    }
  return done;
}

/* A record that is there tells its child, so that the log of that child alone is read. */
static gboolean
find_record (CldCli *cli, History *history, char **child, gboolean *found, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) local_error = NULL;
  CldRow *row;

  if (history->kind == &cld_child_kind)
    {
      char *ref = cld_cli_find_child (cli, history->ref, &local_error);

      if (ref)
        {
          g_free (history->ref);
          history->ref = ref;
        }
      g_clear_error (&local_error);
    }
  row = cld_repo_find (cld_store_get_db (cli->store), history->kind, history->ref, arena, &local_error);
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *found = row != NULL;
  *child = row ? g_strdup (cld_row_get_child (row)) : NULL;
  return TRUE;
}

static int
list_history (CldCli *cli, History *history, const char *since, CldOutputFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *child = NULL;
  CldLogFilter filter = { .from = since };
  gboolean found = TRUE;

  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error) || (history->kind && !find_record (cli, history, &child, &found, &error)))
    return cld_cli_fail (g_steal_pointer (&error));
  filter.child = child;
  history->output = cld_output_new (cli->out, format, columns);
  if (!cld_log_each (cli->store, &filter, entry_cb, history, &error) || !cld_output_finish (history->output, &error))
    return cld_cli_fail (g_steal_pointer (&error));
  if (found || history->n_lines > 0)
    return CLD_CLI_DONE;
  /* Translators: a kind of record and its reference */
  cld_cli_error (_("There is no %s/%s in this database, and its change log names none."), history->kind->id, history->ref);
  return CLD_CLI_PROBLEMS;
}

/* KIND/REF; a ref may hold slashes of its own. */
static gboolean
parse_record (CldCli *cli, const char *text, History *history, int *status)
{
  const char *slash = strchr (text, '/');
  g_autofree char *kind = slash ? g_strndup (text, (gsize) (slash - text)) : NULL;

  history->kind = cld_kind_find (kind);
  history->ref = g_strdup (slash ? slash + 1 : NULL);
  if (history->kind && *history->ref && g_utf8_validate (history->ref, -1, NULL))
    return TRUE;
  *status = cld_cli_usage (cli, _("a record is named by its kind and its ref, such as child/1234"));
  return FALSE;
}

/**
 * cld_cli_history:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Lists the change log, a line a record changed, in the order of the log.
 *
 * Returns: the exit code
 */
int
cld_cli_history (CldCli *cli, int argc, char **argv)
{
  g_autofree char *since = NULL, *format_name = NULL;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry entries[] = {
    { "since", 0, 0, G_OPTION_ARG_STRING, &since, N_("From that day, or local time, on"), N_("DATE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_("table (default), csv or json"), "F" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };
  History history = { NULL, NULL, NULL, NULL, 0 };
  g_auto (CldCliWhen) when = { NULL, NULL };
  CldOutputFormat format;
  int status;

  if (!cld_cli_parse (cli, _("[KIND/REF]"), entries, &argc, &argv, &status) || !cld_cli_check_operands (cli, operands, 0, 1, &status) ||
      !cld_cli_parse_format (cli, format_name, &format, &status))
    return status;
  if (since && !cld_cli_when_parse (since, FALSE, &when))
    return cld_cli_usage (cli, _("--since is a date, YYYY-MM-DD, or a local time, YYYY-MM-DDThh:mm"));
  if (operands && !parse_record (cli, operands[0], &history, &status))
    {
      g_free (history.ref);
      return status;
    }
  history.arena = cld_arena_new ();
  status = list_history (cli, &history, when.until, format);
  cld_output_free (history.output);
  cld_arena_free (history.arena);
  g_free (history.ref);
  return status;
}
