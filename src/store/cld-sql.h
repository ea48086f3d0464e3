/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-kind.h"

/* The columns that cld_sql_select() puts before the kind's fields. */
enum
{
  CLD_SQL_ID,
  CLD_SQL_REF,
  CLD_SQL_VERSION,
  CLD_SQL_SEARCH_KEY,
  CLD_SQL_N_FIXED,
};

char *cld_sql_insert (const CldKind *kind, guint n_rows);
char *cld_sql_update (const CldKind *kind);
char *cld_sql_delete (const CldKind *kind);
char *cld_sql_select (const CldKind *kind);
