/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CldPrintOptions:
 * @today: YYYY-MM-DD: ages and "the last 6 months" are counted from it
 * @printed_at: local wall time, YYYY-MM-DDThh:mm
 * @printed_by: who prints
 * @as_known_on: (nullable): the moment whose knowledge is printed; %NULL is what is known now
 * @as_known_until: (nullable): the last moment of @as_known_on in UTC, as the change log writes moments; %NULL is the end
 *   of its day or minute
 * @purpose: (nullable): what the print is for
 * @recipient: (nullable): whom it is for
 * @print_number: (nullable): its number in the print log
 * @check_code: (nullable): a short code of the change log's head
 * @made_up: whether the caseload is made up, which every page then says
 * @home_grade: (nullable): of a case summary: what inspectors last thought of the home
 * @home_warning: (nullable): what speaks against new placements there, and what is enforced
 * @mask: whether names of third parties and notes are left out, and counted
 *
 * What a print says about itself.
 */
typedef struct
{
  const char *today;
  const char *printed_at;
  const char *printed_by;
  const char *as_known_on;
  const char *as_known_until;
  const char *purpose;
  const char *recipient;
  const char *print_number;
  const char *check_code;
  const char *home_grade;
  const char *home_warning;
  gboolean made_up;
  gboolean mask;
} CldPrintOptions;
