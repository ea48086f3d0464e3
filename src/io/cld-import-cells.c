/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-import-private.h"

#include <string.h>

#include "cld-date.h"
#include "cld-text.h"

/* Has each row below the header read that is not blank; a row has room for @n_cells normal values. */
void
_cld_import_each_row (CldImport *import, CldImportFile *file, guint n_cells, void (*read) (CldImport *import, CldImportRow *row))
{
  guint n = cld_csv_table_get_n_rows (file->table);

  for (guint i = file->header + 1; i < n; i++)
    {
      CldImportRow *row;

      if (cld_csv_table_row_is_blank (file->table, i))
        continue;
      row = cld_arena_alloc0 (import->arena, sizeof (CldImportRow) + n_cells * sizeof (char *));
      row->file = file;
      row->row = i;
      g_array_append_val (file->rows, row);
      read (import, row);
    }
}

/* The cells of a row as they came. */
GStrv
_cld_import_copy_row (const CldImportFile *file, guint row)
{
  guint n;
  const CldCell *cells = cld_csv_table_get_row (file->table, row, &n);
  GStrv copy = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    copy[i] = g_strdup (cells[i].text);
  return copy;
}

/* Lists something about a row that is kept. With --good-rows-only the row is left out for it. What is suggested can
 * stand in the cell. */
CldImportProblem *
_cld_import_add_problem (CldImport *import, CldImportRow *row, const char *column, const char *value, const char *reason, const char *suggestion)
{
  CldImportProblem *problem = g_new0 (CldImportProblem, 1);

  problem->report = row->file->report;
  problem->file = g_strdup (row->file->name);
  problem->line = cld_csv_table_get_line (row->file->table, row->row);
  problem->column = g_strdup (column);
  problem->value = g_strdup (value);
  problem->reason = g_strdup (reason);
  problem->suggestion = g_strdup (suggestion);
  problem->cell = _cld_import_find_cell (row, column);
  problem->fix = g_strdup (suggestion);
  row->file->report->problems++;
  row->has_problem = TRUE;
  g_ptr_array_add (import->report->problems, problem);
  return problem;
}

/* Lists why a row is left out. What is suggested says what to do: there is no value to go by. */
void
_cld_import_reject (CldImport *import, CldImportRow *row, const char *column, const char *value, const char *reason, const char *suggestion)
{
  CldImportProblem *problem = _cld_import_add_problem (import, row, column, value, reason, suggestion);

  problem->rejected = TRUE;
  problem->row = _cld_import_copy_row (row->file, row->row);
  g_clear_pointer (&problem->fix, g_free);
  row->state = CLD_ROW_REJECTED;
}

/* A cell's text without white space around it; empty for the words that exports write for a blank. */
const char *
_cld_import_cell_text (CldImport *import, const CldCell *cell, gsize *len)
{
  const char *text = cell->text;

  *len = cell->len;
  cld_text_trim (&text, len);
  if (cld_text_is_blank_word (text, *len))
    *len = 0;
  return text;
}

static const char *
upper (CldArena *arena, const char *text, gsize len, gboolean without_spaces)
{
  gboolean as_it_is = text[len] == '\0';
  char *copy;
  gsize n = 0;

  for (gsize i = 0; i < len && as_it_is; i++)
    as_it_is = !g_ascii_islower (text[i]) && !(without_spaces && text[i] == ' ');
  if (as_it_is)
    return text;
  copy = cld_arena_strndup (arena, text, len);
  for (gsize i = 0; i < len; i++)
    if (!(without_spaces && text[i] == ' '))
      copy[n++] = g_ascii_toupper (text[i]);
  copy[n] = '\0';
  return copy;
}

/* LS102PW and ls10 2pw are LS10 2PW; what has not a postcode's length is kept in capitals. */
char *
_cld_import_postcode (CldArena *arena, const char *text, gsize len)
{
  char *copy = cld_arena_strndup (arena, text, len + 1);
  gsize n = 0;

  for (gsize i = 0; i < len; i++)
    if (text[i] != ' ' && (guchar) text[i] < 0x80)
      copy[n++] = g_ascii_toupper (text[i]);
  copy[n] = '\0';
  if (n < 5 || n > 7 || !g_ascii_isdigit (copy[n - 3]))
    return (char *) upper (arena, text, len, FALSE);
  if (n < len + 1)
    {
      memmove (copy + n - 2, copy + n - 3, 3);
      copy[n - 3] = ' ';
      copy[n + 1] = '\0';
    }
  return copy;
}

static const char *
postcode (CldArena *arena, const char *text, gsize len)
{
  gboolean as_it_is = len >= 6 && len <= 8 && text[len] == '\0' && text[len - 4] == ' ' && g_ascii_isdigit (text[len - 3]);

  for (gsize i = 0; i < len && as_it_is; i++)
    as_it_is = g_ascii_isupper (text[i]) || g_ascii_isdigit (text[i]) || i == len - 4;
  return as_it_is ? text : _cld_import_postcode (arena, text, len);
}

static const char *
whole_number (CldArena *arena, const char *text, gsize len)
{
  gsize digits = 0, end;

  while (digits < len && g_ascii_isdigit (text[digits]))
    digits++;
  end = digits;
  /* Spreadsheets write 14 as 14.0. */
  if (end < len && text[end] == '.')
    for (end++; end < len && text[end] == '0';)
      end++;
  if (digits == 0 || digits > 9 || end != len)
    return NULL;
  while (digits > 1 && text[0] == '0')
    {
      text++;
      digits--;
    }
  return text[digits] == '\0' ? text : cld_arena_strndup (arena, text, digits);
}

static const char *
flag (CldArena *arena, const char *text, gsize len)
{
  const char *number = whole_number (arena, text, len);

  return number && (strcmp (number, "0") == 0 || strcmp (number, "1") == 0) ? number : upper (arena, text, len, FALSE);
}

/* Codes that are numbers come as 2.0 as well. */
static const char *
code (CldArena *arena, const char *text, gsize len)
{
  if (len > 2 && g_ascii_isdigit (text[0]) && text[len - 2] == '.' && text[len - 1] == '0')
    len -= 2;
  return upper (arena, text, len, FALSE);
}

/* The normal value of a cell that is not blank, or %NULL where a date or number cannot be read. */
const char *
_cld_import_normal (CldArena *arena, const CldReturnColumn *column, const char *text, gsize len)
{
  char moment[CLD_MOMENT_SIZE];

  switch (column->type)
    {
    case CLD_RETURN_DATE:
    case CLD_RETURN_MOMENT:
      if (!cld_date_read (text, len, moment))
        return NULL;
      return cld_arena_strndup (arena, moment, column->type == CLD_RETURN_DATE ? 10 : strlen (moment));
    case CLD_RETURN_CODE:
      return code (arena, text, len);
    case CLD_RETURN_FLAG:
      return flag (arena, text, len);
    case CLD_RETURN_NUMBER:
      return whole_number (arena, text, len);
    case CLD_RETURN_POSTCODE:
      return postcode (arena, text, len);
    case CLD_RETURN_UPN:
    case CLD_RETURN_ID:
      return upper (arena, text, len, TRUE);
    case CLD_RETURN_TEXT:
      if (cld_date_read (text, len, moment) && strlen (moment) == 10)
        return cld_arena_strndup (arena, moment, 10);
      return upper (arena, text, len, FALSE);
    case CLD_RETURN_CHILD:
    default:
      return text[len] == '\0' ? text : cld_arena_strndup (arena, text, len);
    }
}

/* The code whose label @text is, or that it is itself; %NULL where there is none. */
const char *
_cld_import_label_to_code (const CldCodeList *list, const char *text)
{
  g_autofree char *capital = g_ascii_strup (text, -1);
  const CldCode *found = cld_code_list_lookup (list, capital);
  g_autofree char *folded = cld_text_fold (text);
  const char *match = NULL;

  if (found)
    return found->code;
  /* The list's later codes are those of use now: M rather than 1 for male. */
  for (guint i = 0; i < cld_code_list_get_n (list); i++)
    {
      const CldCode *one = cld_code_list_get (list, i);
      g_autofree char *label = cld_text_fold (one->label);

      if (strcmp (label, folded) == 0)
        match = one->code;
    }
  return match;
}
