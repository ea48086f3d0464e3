/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cld-caseload.h"
#include "cld-error.h"
#include "cld-process.h"
#include "cld-safe-stream.h"

#define PROGRAM "caseload-cli"

/* Every command there is. */
static const struct
{
  const char *name;
  CldCliFunc run;
  const char *what;
} commands[] = {
  { "import", cld_cli_import, N_("Read returns, native CSV and case exports") },
  { "children", cld_cli_children, N_("List the children") },
  { "show", cld_cli_show, N_("Show the whole record of a child") },
  { "duties", cld_cli_duties, N_("List what must be done for the children, and by when") },
  { "why", cld_cli_why, N_("Show how a due date is worked out") },
  { "compliance", cld_cli_compliance, N_("Count what became of the duties: by duty, and by the month they were due") },
  { "notices", cld_cli_notices, N_("List the notices sent, to be sent and received") },
  { "correspondence", cld_cli_correspondence, N_("List letters and other documents, and how long they waited for an answer") },
  { "information-requests", cld_cli_information_requests, N_("List what was asked of practitioners about children, and for how long") },
  { "audits", cld_cli_audits, N_("List the quality audits of children’s records") },
  { "out-of-area", cld_cli_out_of_area, N_("List the placements out of area and their evidence") },
  { "findings", cld_cli_findings, N_("List what inspectors found, and how far it is met") },
  { "providers", cld_cli_providers, N_("List the providers and how many of our children are there") },
  { "print", cld_cli_print_command, N_("Write a case summary as PDF") },
  { "prints", cld_cli_prints, N_("List what was printed, for whom and what for") },
  { "export", cld_cli_export, N_("Write the records out: native, ssda903 or csv") },
  { "history", cld_cli_history, N_("List what was changed, seen, printed and exported") },
  { "undo", cld_cli_undo, N_("Take a change back") },
  { "redo", cld_cli_redo, N_("Make a change again that was taken back") },
  { "move", cld_cli_move, N_("Take the whole database to a server, or back to a file") },
  { "backup", cld_cli_backup, N_("Write a checked copy of the database") },
  { "restore", cld_cli_restore, N_("Put a backup in the place of the database") },
  { "verify", cld_cli_verify, N_("Check the database and its change log") },
  { "holidays", cld_cli_holidays, N_("List the bank holidays, or read the government’s list of them") },
  { "postcodes", cld_cli_postcodes, N_("Read a postcode directory, or look a postcode up in it") },
  { "setup-server", cld_cli_setup_server, N_("Print what sets up a team’s database on a server, or check it") },
};

/* Commands that a later version has. */
static const char *const later[] = { "check", NULL };

/* One line whatever is in it: names of files and options come from outside. */
static void
print_error (const char *message)
{
  g_autofree char *valid = g_utf8_make_valid (message, -1);
  g_autofree char *line = cld_output_clean_line (valid);

  g_printerr ("%s: %s\n", PROGRAM, line);
}

/**
 * cld_cli_error:
 * @format: what is wrong, where, why, and what to do
 *
 * Says it on standard error, in one line.
 */
void
cld_cli_error (const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  print_error (message);
}

/**
 * cld_cli_usage:
 * @cli: the run
 * @format: what was not understood
 *
 * Says it and where there is help.
 *
 * Returns: the exit code
 */
int
cld_cli_usage (CldCli *cli, const char *format, ...)
{
  va_list args;
  g_autofree char *message = NULL;
  g_autofree char *help = g_strconcat (PROGRAM, cli->command ? " " : "", cli->command, " --help", NULL);

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  /* Translators: the first %s is what was not understood, the second a command that helps */
  cld_cli_error (_("%s; see `%s`"), message, help);
  return CLD_CLI_USAGE;
}

/**
 * cld_cli_fail:
 * @error: (transfer full): why
 *
 * Says it.
 *
 * Returns: the exit code for what was refused or failed
 */
int
cld_cli_fail (GError *error)
{
  print_error (error->message);
  g_error_free (error);
  return CLD_CLI_REFUSED;
}

/**
 * cld_cli_not_found:
 * @error: (transfer full): why something could not be had
 *
 * Says it.
 *
 * Returns: the exit code: a thing that was named and is not there is no failure
 */
int
cld_cli_not_found (GError *error)
{
  gboolean missing = g_error_matches (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  int status = cld_cli_fail (error);

  return missing ? CLD_CLI_PROBLEMS : status;
}

/**
 * cld_cli_print:
 * @cli: the run
 * @error: return location
 * @format: what
 *
 * Writes to standard output.
 *
 * Returns: whether it was taken
 */
gboolean
cld_cli_print (CldCli *cli, GError **error, const char *format, ...)
{
  va_list args;
  g_autofree char *text = NULL;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  return g_output_stream_write_all (cli->out, text, strlen (text), NULL, NULL, error);
}

/**
 * cld_cli_say:
 * @cli: the run
 * @status: the exit code so far
 * @format: what
 *
 * Writes a line to standard output.
 *
 * Returns: @status, or the exit code of a failure to write
 */
int
cld_cli_say (CldCli *cli, int status, const char *format, ...)
{
  va_list args;
  g_autofree char *text = NULL;
  g_autofree char *valid = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  valid = g_utf8_make_valid (text, -1);
  line = cld_output_clean_line (valid);
  return cld_cli_print (cli, &error, "%s\n", line) ? status : cld_cli_fail (g_steal_pointer (&error));
}

/**
 * cld_cli_database_name:
 * @cli: the run
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the path of the store, or its name on a server; %CLD_STORE_ERROR_REFUSED where a password
 *   stands in it
 */
char *
cld_cli_database_name (CldCli *cli, GError **error)
{
  const char *name = cli->database;

  if (!name)
    return cld_store_default_name ();
  /* Before anything else looks at the name, and may show it: a password can stand in it. */
  return cld_db_check_name (name, error) ? g_strdup (name) : NULL;
}

/**
 * cld_cli_open:
 * @cli: the run
 * @flags: how
 * @error: return location
 *
 * Opens the store, and says where its change log is not as this computer saw it last.
 *
 * Returns: whether it is open
 */
gboolean
cld_cli_open (CldCli *cli, CldStoreFlags flags, GError **error)
{
  g_autofree char *name = cld_cli_database_name (cli, error);

  if (!name)
    return FALSE;
  cli->store = cld_store_open (name, flags, error);
  if (!cli->store)
    return FALSE;
  if (cld_store_get_warning (cli->store))
    cld_cli_error (_("Warning: %s. Run `caseload-cli verify`, and ask whoever looks after the database."), cld_store_get_warning (cli->store));
  return TRUE;
}

/**
 * cld_cli_find_child:
 * @cli: the run, its store open
 * @number: a child's number as it was typed
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the number as it is recorded; %CLD_STORE_ERROR_NOT_FOUND where no child, or
 *   more than one, fits
 */
char *
cld_cli_find_child (CldCli *cli, const char *number, GError **error)
{
  if (g_utf8_validate (number, -1, NULL))
    return cld_caseload_find_child (cld_store_get_db (cli->store), number, error);
  g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("There is no child of this number: it is no text. Check the number with `caseload-cli children`."));
  return NULL;
}

/* A standard stream that is closed would be taken by the next file that is opened: the database, for one. */
static void
open_standard_streams (void)
{
  int fd;

  do
    fd = open ("/dev/null", O_RDWR);
  while (fd >= 0 && fd <= STDERR_FILENO);
  if (fd > STDERR_FILENO)
    close (fd);
}

static void
set_up (void)
{
  const gboolean has_output = fcntl (STDOUT_FILENO, F_GETFD) >= 0;

  umask (077);
  open_standard_streams ();
  if (!has_output)
    {
      /* Nobody would see what is printed: every write has to fail. */
      int fd = open ("/dev/null", O_RDONLY);

      if (fd >= 0 && dup2 (fd, STDOUT_FILENO) == STDOUT_FILENO)
        close (fd);
    }
  signal (SIGPIPE, SIG_IGN);
  /* A file that is too large for the system is an error to be told, not the end of the program. */
  signal (SIGXFSZ, SIG_IGN);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, CLD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  cld_process_keep_logs_private (PROGRAM);
  cld_process_forbid_core_dumps ();
}

static char *
make_help (GOptionContext *context)
{
  g_autofree char *options = g_option_context_get_help (context, TRUE, NULL);
  GString *text = g_string_new (options);

  g_string_append_printf (text, "%s\n", _("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_string_append_printf (text, "  %-20s %s\n", commands[i].name, _(commands[i].what));
  g_string_append_printf (text, "\n%s\n%s\n", _("`caseload-cli COMMAND --help` shows the options of a command."),
                          _("Exit status: 0 done, 1 done with problems listed or something not found, 2 not understood, 3 refused or failed and nothing changed."));
  return g_string_free (text, FALSE);
}

static int
run_command (CldCli *cli, int argc, char **argv)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, argv[0]) == 0)
      {
        cli->command = commands[i].name;
        return commands[i].run (cli, argc, argv);
      }
  if (g_strv_contains (later, argv[0]))
    return cld_cli_usage (cli, _("`%s` is not in this version of Caseload yet"), argv[0]);
  return cld_cli_usage (cli, _("there is no command `%s`"), argv[0]);
}

/* The options before the command, then the command. */
static int
run (CldCli *cli, int argc, char **argv)
{
  gboolean help = FALSE, version = FALSE;
  const GOptionEntry own[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_("Show this help, or that of a command"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_("Show the version"), NULL },
    { NULL }
  };
  g_autofree GOptionEntry *global = cld_cli_global_entries (cli);
  g_autoptr (GOptionContext) context = g_option_context_new (_("COMMAND [ARGUMENT…]"));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  int status;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_strict_posix (context, TRUE);
  g_option_context_add_main_entries (context, global, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, own, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return cld_cli_usage (cli, "%s", error->message);
  if (version)
    return cld_cli_say (cli, CLD_CLI_DONE, "%s %s", PROGRAM, CLD_VERSION);
  if (help)
    {
      text = make_help (context);
      return cld_cli_print (cli, &error, "%s", text) ? CLD_CLI_DONE : cld_cli_fail (g_steal_pointer (&error));
    }
  if (argc < 2)
    return cld_cli_usage (cli, _("give a command"));
  return cld_cli_check_today (cli, &status) ? run_command (cli, argc - 1, argv + 1) : status;
}

static int
finish (CldCli *cli, int status)
{
  g_autoptr (GError) error = NULL;

  if (!g_output_stream_flush (cli->out, NULL, &error) && status != CLD_CLI_REFUSED)
    status = cld_cli_fail (g_steal_pointer (&error));
  g_object_unref (cli->out);
  cld_store_free (cli->store);
  g_free (cli->database);
  g_free (cli->today);
  return status;
}

int
main (int argc, char **argv)
{
  CldCli cli = { 0 };
  g_autoptr (GOutputStream) raw = NULL;
  g_autofree char **arguments = NULL;

  set_up ();
  /* GOption takes away what it has read. */
  arguments = g_memdup2 (argv, (gsize) (argc + 1) * sizeof *argv);
  raw = cld_safe_stream_new (dup (STDOUT_FILENO), _("standard output"));
  cli.out = g_buffered_output_stream_new_sized (raw, 64 << 10);
  if (argc < 1)
    return finish (&cli, cld_cli_usage (&cli, _("give a command")));
  return finish (&cli, run (&cli, argc, arguments));
}
