/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-cli.h"
#include "cld-record-set.h"

/**
 * CldCliWhen:
 * @until: the last moment of it, UTC, as the change log writes moments
 * @local: the same in local time, YYYY-MM-DDThh:mm
 *
 * A moment that was named on the command line.
 */
typedef struct
{
  char *until;
  char *local;
} CldCliWhen;

gboolean cld_cli_when_parse (const char *text, gboolean end, CldCliWhen *when);
void cld_cli_when_clear (CldCliWhen *when);
gboolean cld_cli_parse_when (CldCli *cli, const char *text, CldCliWhen *when, int *status);
CldRecordSet *cld_cli_load_child (CldCli *cli, const char *number, const CldCliWhen *when, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CldCliWhen, cld_cli_when_clear)
