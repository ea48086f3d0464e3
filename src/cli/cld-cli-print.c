/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-cli-as-known.h"
#include "cld-date.h"
#include "cld-kinds.h"
#include "cld-log-reader.h"
#include "cld-pdf.h"
#include "cld-private-folder.h"
#include "cld-repo.h"
#include "cld-safe-file.h"
#include "cld-summary.h"

/* What was asked for. */
typedef struct
{
  const char *number;
  const char *output; /* NULL: a name is proposed */
  gboolean mask;
  gboolean force;
  CldCliWhen when;
} Request;

/* What the print log says of this print. */
typedef struct
{
  char *number;
  char *check_code;
} PrintEntry;

static void
print_entry_clear (PrintEntry *entry)
{
  g_free (entry->number);
  g_free (entry->check_code);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PrintEntry, print_entry_clear)

static gboolean
take_entry_cb (const CldLogEntry *log, gpointer data, GError **error)
{
  PrintEntry *entry = data;
  g_autofree char *code = g_ascii_strup (log->hash, 12);

  entry->number = g_strdup_printf ("%.4s-%04" G_GINT64_FORMAT, log->at, log->seq);
  entry->check_code = g_strdup_printf ("%.4s %.4s %.4s", code, code + 4, code + 8);
  return FALSE;
}

/* Notes the print, and takes its number and code from the very entry, whoever writes to the log after it. */
static gboolean
log_print (CldCli *cli, const char *child, const Request *request, PrintEntry *entry, GError **error)
{
  g_autofree char *why = g_strconcat ("summary", request->mask ? ", third parties masked" : "",
                                      request->when.until ? ", as known on " : "", request->when.until, NULL);
  g_autoptr (CldChangeSet) set = cld_change_set_begin (cli->store, CLD_ACT_PRINT, why, NULL, error);
  CldLogFilter filter = { NULL };

  if (!set || !cld_change_set_look (set, child, error) || !cld_change_set_commit (set, error))
    return FALSE;
  filter.change_set = cld_change_set_get_id (set);
  return cld_log_each (cli->store, &filter, take_entry_cb, entry, error);
}

/* The worker that the login belongs to, or the login itself. */
static char *
find_printer (CldCli *cli)
{
  const char *actor = cld_store_get_actor (cli->store);
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  GPtrArray *persons = cld_record_set_get (set, &cld_person_kind);

  if (cld_repo_load_all (cld_store_get_db (cli->store), &cld_person_kind, set, NULL))
    for (guint i = 0; i < persons->len; i++)
      {
        const CldRow *person = persons->pdata[i];

        if (g_strcmp0 (person->values[PERSON_LOGIN], actor) == 0 && person->values[PERSON_NAME])
          return g_strdup (person->values[PERSON_NAME]);
      }
  return g_strdup (actor);
}

/* A name without names, in a folder that nothing indexes; the first of its numbers that is free. */
static char *
propose_path (const char *child, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_home_dir (), "Caseload", NULL);
  g_autofree char *day = cld_date_today ();
  g_autofree char *number = g_strdup (child);
  GPtrArray *made = cld_private_folder_make (folder, error);

  if (!made)
    return NULL;
  g_ptr_array_unref (made);
  g_strcanon (number, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-", '-');
  for (guint i = 1;; i++)
    {
      g_autofree char *more = i > 1 ? g_strdup_printf ("-%u", i) : g_strdup ("");
      g_autofree char *name = g_strdup_printf ("Caseload-summary-%s-%s%s.pdf", number, day, more);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
        return g_steal_pointer (&path);
    }
}

static gboolean
write_summary (CldCli *cli, CldRecordSet *set, const Request *request, const PrintEntry *entry, CldSafeFile *file, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *printed_at = g_date_time_format (now, "%Y-%m-%dT%H:%M");
  g_autofree char *printed_by = find_printer (cli);
  CldPrintOptions options = {
    .today = cli->today,
    .printed_at = printed_at,
    .printed_by = printed_by,
    .as_known_on = request->when.local,
    .print_number = entry->number,
    .check_code = entry->check_code,
    .made_up = cld_store_is_made_up (cli->store),
    .mask = request->mask,
  };
  g_autoptr (CldPaper) paper = cld_summary_new (set, &options);

  return cld_pdf_write (paper, cld_safe_file_get_stream (file), _("Case summary"), error) && cld_safe_file_commit (file, error);
}

static int
print_summary (CldCli *cli, const Request *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldRecordSet) set = NULL;
  g_autoptr (CldSafeFile) file = NULL;
  g_autofree char *path = NULL;
  g_auto (PrintEntry) entry = { NULL, NULL };
  const char *child;

  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error))
    return cld_cli_fail (g_steal_pointer (&error));
  set = cld_cli_load_child (cli, request->number, &request->when, &error);
  if (!set)
    return cld_cli_not_found (g_steal_pointer (&error));
  child = ((CldRow *) cld_record_set_get (set, &cld_child_kind)->pdata[0])->ref;
  path = request->output ? g_strdup (request->output) : propose_path (child, &error);
  file = path ? cld_safe_file_create (path, request->force, &error) : NULL;
  /* What cannot be logged is not printed; what cannot be printed for want of a place is not logged. */
  if (!file || !log_print (cli, child, request, &entry, &error) || !write_summary (cli, set, request, &entry, file, &error))
    return cld_cli_fail (g_steal_pointer (&error));
  return cld_cli_say (cli, CLD_CLI_DONE, "%s", path);
}

/**
 * cld_cli_print_command:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Writes a print as PDF.
 *
 * Returns: the exit code
 */
int
cld_cli_print_command (CldCli *cli, int argc, char **argv)
{
  Request request = { NULL };
  g_autofree char *output = NULL, *as_known_on = NULL;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("Write to FILE instead of a name in ~/Caseload"), N_("FILE.pdf") },
    { "mask", 0, 0, G_OPTION_ARG_NONE, &request.mask, N_("Leave out the names of third parties"), NULL },
    { "as-known-on", 0, 0, G_OPTION_ARG_STRING, &as_known_on, N_("What was recorded at the end of that day, or at that local time"), N_("WHEN") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &request.force, N_("Replace a file that is there already"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };
  int status;

  if (!cld_cli_parse (cli, _("summary CHILD"), entries, &argc, &argv, &status) || !cld_cli_check_operands (cli, operands, 1, 2, &status))
    return status;
  if (strcmp (operands[0], "summary") != 0)
    return cld_cli_usage (cli, _("what this version can print is `summary`, the case summary of a child"));
  if (!cld_cli_check_operands (cli, operands, 2, 2, &status) || !cld_cli_parse_when (cli, as_known_on, &request.when, &status))
    return status;
  request.number = operands[1];
  request.output = output;
  status = print_summary (cli, &request);
  cld_cli_when_clear (&request.when);
  return status;
}
