/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Rows for the rules of inspections, by one line of C. */

#include <stdarg.h>
#include <string.h>

#include "cld-inspection-rules.h"
#include "cld-kinds.h"

static CldArena *rows_arena;

/* Fields and values, ended by -1. */
static G_GNUC_UNUSED CldRow *
make_row (const CldKind *kind, const char *ref, ...)
{
  CldRow *row;
  va_list list;

  if (!rows_arena)
    rows_arena = cld_arena_new ();
  row = cld_row_new (rows_arena, kind, ref);
  va_start (list, ref);
  for (int field = va_arg (list, int); field >= 0; field = va_arg (list, int))
    {
      const char *value = va_arg (list, const char *);

      row->values[field] = value ? cld_arena_strdup (rows_arena, value) : NULL;
    }
  va_end (list);
  return row;
}

static G_GNUC_UNUSED CldInspectionCase
provider_case (const char *type, const char *day)
{
  return (CldInspectionCase){ CLD_SCOPE_PROVIDER, type, "FULL", NULL, day, "SC990001" };
}

static G_GNUC_UNUSED CldInspectionCase
authority_case (const char *day)
{
  return (CldInspectionCase){ CLD_SCOPE_LA, NULL, "STD", NULL, day, NULL };
}

/* The first refusal, "field: text"; "" for none. Refusals come first, and every fault has a sentence. Takes @faults. */
static G_GNUC_UNUSED char *
first_refusal (const CldKind *kind, GPtrArray *faults)
{
  char *text = g_strdup ("");

  for (guint i = 0; i < faults->len; i++)
    {
      const CldInspectionFault *fault = faults->pdata[i];

      g_assert_cmpuint (fault->field, <, kind->n_fields);
      g_assert_true (fault->text && *fault->text);
      g_assert_true (i == 0 || !fault->refused || ((CldInspectionFault *) faults->pdata[i - 1])->refused);
      if (i == 0 && fault->refused)
        {
          g_free (text);
          text = g_strdup_printf ("%s: %s", kind->fields[fault->field].id, fault->text);
        }
    }
  g_ptr_array_unref (faults);
  return text;
}

/* Every fault as "field" or "field!" where it is refused, joined with spaces. Takes @faults. */
static G_GNUC_UNUSED char *
list_faults (const CldKind *kind, GPtrArray *faults)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < faults->len; i++)
    {
      const CldInspectionFault *fault = faults->pdata[i];

      g_string_append_printf (list, "%s%s%s", i > 0 ? " " : "", kind->fields[fault->field].id, fault->refused ? "!" : "");
    }
  g_ptr_array_unref (faults);
  return g_string_free (list, FALSE);
}

static G_GNUC_UNUSED int
run_tests (void)
{
  int result = g_test_run ();

  g_clear_pointer (&rows_arena, cld_arena_free);
  return result;
}
