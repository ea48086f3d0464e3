/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-letters.h"
#include "cld-store.h"

G_BEGIN_DECLS

/**
 * CldLettersSent:
 * @on: the day on which they were sent, YYYY-MM-DD
 * @method: (nullable): how, in words
 * @print_number: (nullable): the number of the print, the ref of its record of kind `print_log`
 *
 * How letters were sent.
 */
typedef struct
{
  const char *on;
  const char *method;
  const char *print_number;
} CldLettersSent;

char **cld_letters_find_children (GPtrArray *sheets);
gboolean cld_letters_mark_sent (CldStore *store, GPtrArray *sheets, GPtrArray *files, const CldLettersSent *sent, GError **error);

G_END_DECLS
