/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-cli.h"
#include "cld-duty-board.h"

G_BEGIN_DECLS

extern const char *const cld_cli_duty_columns[];

gboolean cld_cli_write_duty (CldOutput *output, const CldDutyBoard *board, const CldFacts *facts, const CldDuty *duty, GError **error);
gboolean cld_cli_write_calendar (CldCli *cli, const CldDutyBoard *board, const CldDutyFilter *filter, GError **error);
gboolean cld_cli_parse_day (CldCli *cli, const char *option, const char *text, gint32 *day, int *status);
const char *cld_cli_format_when (CldWhen when, char text[CLD_MOMENT_SIZE]);

G_END_DECLS
