/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#define CLD_RETURN_MAX_COLUMNS 13

/**
 * CldReturnType:
 * @CLD_RETURN_CHILD: the child's number
 * @CLD_RETURN_DATE: a date
 * @CLD_RETURN_MOMENT: a date that may have a time
 * @CLD_RETURN_CODE: a code of a list
 * @CLD_RETURN_FLAG: 0 or 1
 * @CLD_RETURN_NUMBER: a whole number
 * @CLD_RETURN_POSTCODE: a postcode
 * @CLD_RETURN_UPN: a unique pupil number, or why there is none
 * @CLD_RETURN_ID: a number of some register, in capitals
 * @CLD_RETURN_TEXT: text that is kept as it is (a date with unknown parts)
 *
 * What a column of a return holds.
 */
typedef enum
{
  CLD_RETURN_CHILD,
  CLD_RETURN_DATE,
  CLD_RETURN_MOMENT,
  CLD_RETURN_CODE,
  CLD_RETURN_FLAG,
  CLD_RETURN_NUMBER,
  CLD_RETURN_POSTCODE,
  CLD_RETURN_UPN,
  CLD_RETURN_ID,
  CLD_RETURN_TEXT,
} CldReturnType;

/**
 * CldReturnFlags:
 * @CLD_RETURN_KEY: part of the row's natural key; a blank one rejects the row
 * @CLD_RETURN_NEEDED: a blank one is a problem
 * @CLD_RETURN_PART: part of the natural key, but may be blank
 * @CLD_RETURN_START: the row begins on it
 * @CLD_RETURN_END: the row ends on it
 *
 * What is special about a column of a return.
 */
typedef enum
{
  CLD_RETURN_KEY = 1 << 0,
  CLD_RETURN_NEEDED = 1 << 1,
  CLD_RETURN_START = 1 << 2,
  CLD_RETURN_END = 1 << 3,
  CLD_RETURN_PART = 1 << 4,
} CldReturnFlags;

typedef struct
{
  const char *name;
  CldReturnType type;
  CldReturnFlags flags;
  const char *list; /* (nullable): the code list */
} CldReturnColumn;

/**
 * CldReturnTable:
 * @id: the table's name
 * @file: the usual name of its file
 * @since: the first collection year that has it, 0 for always
 * @signs: columns, one of which besides the child makes a file this table
 * @columns: in order
 * @n_columns: how many
 *
 * A table of the yearly return on looked-after children.
 */
typedef struct
{
  const char *id;
  const char *file;
  int since;
  const char *signs[6];
  CldReturnColumn columns[CLD_RETURN_MAX_COLUMNS];
  guint n_columns;
} CldReturnTable;

/* The tables, in the order of cld_return_tables(). */
enum
{
  CLD_RETURN_HEADER,
  CLD_RETURN_EPISODES,
  CLD_RETURN_REVIEWS,
  CLD_RETURN_UASC,
  CLD_RETURN_OC2,
  CLD_RETURN_OC3,
  CLD_RETURN_AD1,
  CLD_RETURN_PLACED,
  CLD_RETURN_PREV_PERM,
  CLD_RETURN_MISSING,
  CLD_RETURN_SW,
  CLD_RETURN_DOLO,
  CLD_RETURN_N_TABLES,
};

/* Columns that code asks for by name. */
enum
{
  HEADER_CHILD,
  HEADER_SEX,
  HEADER_DOB,
  HEADER_ETHNIC,
  HEADER_UPN,
  HEADER_MOTHER,
  HEADER_MC_DOB,
};
enum
{
  EPISODES_CHILD,
  EPISODES_DECOM,
  EPISODES_RNE,
  EPISODES_LS,
  EPISODES_CIN,
  EPISODES_PLACE,
  EPISODES_PLACE_PROVIDER,
  EPISODES_DEC,
  EPISODES_REC,
  EPISODES_REASON,
  EPISODES_HOME_POST,
  EPISODES_PL_POST,
  EPISODES_URN,
};
enum
{
  REVIEWS_CHILD,
  REVIEWS_DOB,
  REVIEWS_REVIEW,
  REVIEWS_CODE,
};
enum
{
  UASC_CHILD,
  UASC_SEX,
  UASC_DOB,
  UASC_DUC,
};
enum
{
  MISSING_CHILD,
  MISSING_DOB,
  MISSING_MISSING,
  MISSING_START,
  MISSING_END,
};

const CldReturnTable *cld_return_tables (void);
const CldReturnTable *cld_return_table_find (const char *id);
int cld_return_table_find_column (const CldReturnTable *table, const char *name);
int cld_return_table_index (const CldReturnTable *table);

void cld_return_columns_append (GString *to, const char *name, const char *value);
gboolean cld_return_columns_next (const char **text, GString *name, GString *value);
