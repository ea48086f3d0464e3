/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CldCode:
 * @code: as it is stored
 * @label: what it means, in English
 * @group: (nullable): what it belongs to
 * @valid_from: (nullable): the first collection year, or the first day, it is of use
 * @valid_to: (nullable): the last
 * @not_in_returns: whether the yearly return does not take it
 *
 * A code of a list.
 */
typedef struct
{
  const char *code;
  const char *label;
  const char *group;
  const char *valid_from;
  const char *valid_to;
  gboolean not_in_returns;
} CldCode;

typedef struct _CldCodeList CldCodeList;

const CldCodeList *cld_code_list_find (const char *id);
guint cld_code_list_get_n (const CldCodeList *list);
const CldCode *cld_code_list_get (const CldCodeList *list, guint i);
const CldCode *cld_code_list_lookup (const CldCodeList *list, const char *code);
const CldCode *cld_code_list_nearest (const CldCodeList *list, const char *value, int year);
const char *cld_code_list_get_cell (const CldCodeList *list, const char *code, const char *column);
const char *cld_code_list_label (const char *list_id, const char *code);
gboolean cld_code_is_of_year (const CldCode *code, int year);
gboolean cld_code_is_of_day (const CldCode *code, const char *day);
