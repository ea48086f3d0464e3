/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-print-log.h"

#include <glib/gi18n-lib.h>

/* A print, for the log that says who took what on paper, and for whom. Its ref is its number. */

/* clang-format off */
static const CldField fields[] = {
  [PRINT_LOG_PRINTED_AT] = { "printed_at", N_("Printed at"), N_("When"), CLD_TEXT, CLD_NEEDED | CLD_LIST },
  [PRINT_LOG_PRINTED_BY] = { "printed_by", N_("Printed by"), N_("When"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [PRINT_LOG_WHAT]       = { "what", N_("What"), N_("What"), CLD_TEXT, CLD_NEEDED | CLD_LIST },
  [PRINT_LOG_CHILD]      = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_LIST, "child" },
  [PRINT_LOG_SUBJECT]    = { "subject", N_("Record"), N_("What"), CLD_TEXT, CLD_LIST },
  [PRINT_LOG_PURPOSE]    = { "purpose", N_("Purpose"), N_("For whom"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [PRINT_LOG_RECIPIENT]  = { "recipient", N_("Recipient"), N_("For whom"), CLD_TEXT, CLD_LIST | CLD_SEARCH | CLD_PRIVATE },
  [PRINT_LOG_MASKED]     = { "masked", N_("Masked"), N_("What"), CLD_BOOL, CLD_LIST },
  [PRINT_LOG_WITHHELD]   = { "withheld", N_("Items withheld"), N_("What"), CLD_INT, CLD_LIST },
  [PRINT_LOG_ATTACHMENT] = { "attachment", N_("File kept"), N_("What"), CLD_REF, 0, "attachment" },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == PRINT_LOG_N_FIELDS);

const CldKind cld_print_log_kind = {
  .id = "print_log",
  .title = N_("Print"),
  .plural = N_("Prints"),
  .fields = fields,
  .n_fields = PRINT_LOG_N_FIELDS,
  .child = PRINT_LOG_CHILD,
  .date = -1,
  .sort = { PRINT_LOG_PRINTED_AT, -1 },
  .get_type = cld_print_log_get_type,
};

CLD_DEFINE_RECORD (CldPrintLog, cld_print_log, cld_print_log_kind)
