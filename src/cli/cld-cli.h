/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cld-output.h"
#include "cld-store.h"

G_BEGIN_DECLS

/* Exit codes; scripts rely on them. */
enum
{
  CLD_CLI_DONE = 0,     /* an empty list too */
  CLD_CLI_PROBLEMS = 1, /* done with problems listed, or a named thing was not found, or faults were found */
  CLD_CLI_USAGE = 2,    /* the command was not understood */
  CLD_CLI_REFUSED = 3,  /* refused or failed: nothing was changed */
};

/**
 * CldCli:
 * @database: the store's name
 * @today: the day for what is computed, YYYY-MM-DD
 * @quiet: no progress and no remarks
 * @command: the command's name, for messages
 * @out: standard output
 * @store: (nullable): the store once it is open
 *
 * One run of the program.
 */
typedef struct
{
  char *database;
  char *today;
  gboolean quiet;
  const char *command;
  GOutputStream *out;
  CldStore *store;
} CldCli;

/* A command: @argv[0] is its name. Returns an exit code. */
typedef int (*CldCliFunc) (CldCli *cli, int argc, char **argv);

/* Options and operands. */
gboolean cld_cli_parse (CldCli *cli, const char *operands, const GOptionEntry *entries, int *argc, char ***argv, int *status);
gboolean cld_cli_check_operands (CldCli *cli, char **operands, guint least, guint most, int *status);
gboolean cld_cli_parse_format (CldCli *cli, const char *name, CldOutputFormat *format, int *status);
gboolean cld_cli_parse_year (CldCli *cli, const char *text, int *year, int *status);
gboolean cld_cli_check_today (CldCli *cli, int *status);
GOptionEntry *cld_cli_global_entries (CldCli *cli);

/* What is said. */
int cld_cli_usage (CldCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
void cld_cli_error (const char *format, ...) G_GNUC_PRINTF (1, 2);
int cld_cli_fail (GError *error);
gboolean cld_cli_print (CldCli *cli, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);
int cld_cli_say (CldCli *cli, int status, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* What is needed by several commands. */
char *cld_cli_database_name (CldCli *cli, GError **error);
gboolean cld_cli_open (CldCli *cli, CldStoreFlags flags, GError **error);
char *cld_cli_find_child (CldCli *cli, const char *number, GError **error);
int cld_cli_not_found (GError *error);

/* The commands. */
int cld_cli_import (CldCli *cli, int argc, char **argv);
int cld_cli_children (CldCli *cli, int argc, char **argv);
int cld_cli_show (CldCli *cli, int argc, char **argv);
int cld_cli_duties (CldCli *cli, int argc, char **argv);
int cld_cli_compliance (CldCli *cli, int argc, char **argv);
int cld_cli_why (CldCli *cli, int argc, char **argv);
int cld_cli_notices (CldCli *cli, int argc, char **argv);
int cld_cli_correspondence (CldCli *cli, int argc, char **argv);
int cld_cli_information_requests (CldCli *cli, int argc, char **argv);
int cld_cli_audits (CldCli *cli, int argc, char **argv);
int cld_cli_out_of_area (CldCli *cli, int argc, char **argv);
int cld_cli_findings (CldCli *cli, int argc, char **argv);
int cld_cli_providers (CldCli *cli, int argc, char **argv);
int cld_cli_print_command (CldCli *cli, int argc, char **argv);
int cld_cli_prints (CldCli *cli, int argc, char **argv);
int cld_cli_export (CldCli *cli, int argc, char **argv);
int cld_cli_history (CldCli *cli, int argc, char **argv);
int cld_cli_undo (CldCli *cli, int argc, char **argv);
int cld_cli_redo (CldCli *cli, int argc, char **argv);
int cld_cli_backup (CldCli *cli, int argc, char **argv);
int cld_cli_move (CldCli *cli, int argc, char **argv);
int cld_cli_restore (CldCli *cli, int argc, char **argv);
int cld_cli_verify (CldCli *cli, int argc, char **argv);
int cld_cli_holidays (CldCli *cli, int argc, char **argv);
int cld_cli_postcodes (CldCli *cli, int argc, char **argv);
int cld_cli_setup_server (CldCli *cli, int argc, char **argv);

G_END_DECLS
