/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-date.h"
#include "cld-kinds.h"
#include "cld-text.h"

#define MAX_SDQ_SCORE 40

static gboolean
is_upn (const char *upn)
{
  gsize n = strlen (upn);

  if (n == 3)
    return cld_code_list_lookup (cld_code_list_find ("upn_unknown"), upn) != NULL;
  if (n != 13 || !g_ascii_isupper (upn[0]) || strchr ("IOS", upn[0]))
    return FALSE;
  for (gsize i = 1; i < 12; i++)
    if (!g_ascii_isdigit (upn[i]))
      return FALSE;
  return g_ascii_isalnum (upn[12]);
}

static gboolean
is_known_code (const CldReturnColumn *column, const CldCodeList *list, const char *value)
{
  const CldCode *code = cld_code_list_lookup (list, value);

  if (code)
    return !code->not_in_returns;
  /* A previous permanence in another country, or an authority that is not known. */
  if (strcmp (column->list, "local_authority") == 0)
    return strcmp (value, "999") == 0 ||
           (strlen (value) == 3 && g_ascii_isalpha (value[0]) && cld_code_list_lookup (cld_code_list_find ("locality"), value));
  return FALSE;
}

static void
check_code (CldImport *import, CldImportRow *row, const CldReturnColumn *column, const char *value)
{
  const CldCodeList *list = cld_code_list_find (column->list);
  const CldCode *nearest;
  CldImportProblem *problem;
  g_autofree char *suggestion = NULL;

  if (is_known_code (column, list, value))
    return;
  nearest = cld_code_list_nearest (list, value, row->file->year);
  if (nearest)
    suggestion = g_strdup_printf ("%s (%s)", nearest->code, nearest->label);
  problem = _cld_import_add_problem (import, row, column->name, value, _("not a code of this list; kept as it is"), suggestion);
  if (nearest)
    {
      g_free (problem->fix);
      problem->fix = g_strdup (nearest->code);
    }
}

static void
check_value (CldImport *import, CldImportRow *row, const CldReturnColumn *column, const char *value)
{
  switch (column->type)
    {
    case CLD_RETURN_CODE:
      check_code (import, row, column, value);
      break;
    case CLD_RETURN_FLAG:
      if (strcmp (value, "0") != 0 && strcmp (value, "1") != 0)
        _cld_import_add_problem (import, row, column->name, value, _("neither 0 nor 1; kept as it is"),
                                 *value == 'Y' ? "1" : *value == 'N' ? "0" : NULL);
      break;
    case CLD_RETURN_UPN:
      if (!is_upn (value))
        _cld_import_add_problem (import, row, column->name, value, _("not the form of a unique pupil number; kept as it is"), NULL);
      break;
    case CLD_RETURN_NUMBER:
      if (g_ascii_strtoll (value, NULL, 10) > MAX_SDQ_SCORE)
        _cld_import_add_problem (import, row, column->name, value, _("a score is 0 to 40; kept as it is"), NULL);
      break;
    case CLD_RETURN_POSTCODE:
      if (g_str_has_prefix (value, "ZZ99"))
        _cld_import_add_problem (import, row, column->name, value, _("not a real postcode; kept as it is"), NULL);
      break;
    case CLD_RETURN_ID:
      if (strcmp (column->name, "SW_ID") == 0 && !g_str_has_prefix (value, "SW") && !g_str_has_prefix (value, "XX"))
        _cld_import_add_problem (import, row, column->name, value, _("a social worker's number starts with SW or XX; kept as it is"), NULL);
      break;
    case CLD_RETURN_CHILD:
    case CLD_RETURN_DATE:
    case CLD_RETURN_MOMENT:
    case CLD_RETURN_TEXT:
    default:
      break;
    }
}

/* Reads a cell; %FALSE where the row is rejected for it. */
static gboolean
take_cell (CldImport *import, CldImportRow *row, int index, const CldCell *cell)
{
  const CldReturnColumn *column = &row->file->return_table->columns[index];
  gsize len;
  const char *text = _cld_import_cell_text (import, cell, &len);

  if (len == 0)
    return TRUE;
  if (!cld_csv_cell_is_clean (cell))
    {
      _cld_import_reject (import, row, column->name, NULL, _("holds control characters"), NULL);
      return FALSE;
    }
  row->cells[index] = _cld_import_normal (import->arena, column, text, len);
  if (row->cells[index])
    return TRUE;
  _cld_import_reject (import, row, column->name, cell->text,
                      column->type == CLD_RETURN_NUMBER ? _("not a whole number") : _("not a real date, or not written day first"),
                      column->type == CLD_RETURN_NUMBER ? NULL : _("write it DD/MM/YYYY"));
  return FALSE;
}

static gboolean
check_keys (CldImport *import, CldImportRow *row)
{
  const CldReturnTable *table = row->file->return_table;

  for (guint i = 0; i < table->n_columns; i++)
    if ((table->columns[i].flags & CLD_RETURN_KEY) && !row->cells[i])
      {
        _cld_import_reject (import, row, table->columns[i].name, NULL, _("blank, and the row is known by it"), NULL);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_order (CldImport *import, CldImportRow *row)
{
  const CldReturnTable *table = row->file->return_table;
  const char *start = NULL, *end = NULL;
  guint end_column = 0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      if (table->columns[i].flags & CLD_RETURN_START)
        start = row->cells[i];
      if (table->columns[i].flags & CLD_RETURN_END)
        {
          end = row->cells[i];
          end_column = i;
        }
    }
  /* A bare day and a moment of that day are not in a wrong order. */
  if (!start || !end || strncmp (end, start, MIN (strlen (end), strlen (start))) >= 0)
    return TRUE;
  _cld_import_reject (import, row, table->columns[end_column].name, end, _("it ends before it starts"), NULL);
  return FALSE;
}

static void
check_episode (CldImport *import, CldImportRow *row)
{
  const char *place = row->cells[EPISODES_PLACE];

  if (!row->cells[EPISODES_PLACE_PROVIDER] && place && place[0] != 'T' && place[0] != 'Z')
    _cld_import_add_problem (import, row, "PLACE_PROVIDER", NULL, _("blank, and this type of placement has a provider"), NULL);
  if (row->cells[EPISODES_DEC] && !row->cells[EPISODES_REC])
    _cld_import_add_problem (import, row, "REC", NULL, _("blank, though the episode has an end"), NULL);
  if (!row->cells[EPISODES_DEC] && row->cells[EPISODES_REC])
    _cld_import_add_problem (import, row, "DEC", NULL, _("blank, though a reason is given why the episode ended"), NULL);
}

static void
check_uasc (CldImport *import, CldImportRow *row)
{
  const char *born = row->cells[UASC_DOB], *until = row->cells[UASC_DUC];
  int age = cld_date_age (born, until);

  if (age > 18 || (age == 18 && strcmp (born + 4, until + 4) != 0))
    _cld_import_add_problem (import, row, "DUC", until, _("after the 18th birthday; kept as it is"), NULL);
}

static void
check_row (CldImport *import, CldImportRow *row)
{
  const CldReturnTable *table = row->file->return_table;

  for (guint i = 0; i < table->n_columns; i++)
    {
      if (row->cells[i])
        check_value (import, row, &table->columns[i], row->cells[i]);
      else if (table->columns[i].flags & CLD_RETURN_NEEDED)
        _cld_import_add_problem (import, row, table->columns[i].name, NULL, _("blank, and it is needed"), NULL);
    }
  if (table == cld_return_tables () + CLD_RETURN_EPISODES)
    check_episode (import, row);
  if (table == cld_return_tables () + CLD_RETURN_UASC)
    check_uasc (import, row);
}

static void
read_row (CldImport *import, CldImportRow *row)
{
  CldImportFile *file = row->file;
  gboolean good = TRUE;
  guint n;
  const CldCell *cells = cld_csv_table_get_row (file->table, row->row, &n);

  /* The child first: a bad row names its child all the same. */
  for (guint i = 0; i < MIN (n, file->n_columns); i++)
    if (file->columns[i] == 0)
      good = take_cell (import, row, 0, &cells[i]);
  for (guint i = 0; i < MIN (n, file->n_columns) && good; i++)
    if (file->columns[i] > 0)
      good = take_cell (import, row, file->columns[i], &cells[i]);
  row->child = row->cells[HEADER_CHILD];
  if (good && check_keys (import, row) && check_order (import, row))
    check_row (import, row);
}

/* Reads the rows of a return's file, makes their cells normal and checks each row by itself. */
void
_cld_import_return_rows (CldImport *import, CldImportFile *file)
{
  _cld_import_each_row (import, file, file->return_table->n_columns, read_row);
}

static int
birth_column (const CldReturnTable *table)
{
  return table == cld_return_tables () + CLD_RETURN_EPISODES ? -1 : cld_return_table_find_column (table, "DOB");
}

static const char *
find_birth (CldChildWork *work, int year)
{
  const char *other = NULL;

  for (guint i = 0; i < work->rows->len; i++)
    {
      CldImportRow *row = work->rows->pdata[i];

      if (row->file->return_table != cld_return_tables () + CLD_RETURN_HEADER || row->state == CLD_ROW_REJECTED || !row->cells[HEADER_DOB])
        continue;
      if (row->file->year == year)
        return row->cells[HEADER_DOB];
      other = row->cells[HEADER_DOB];
    }
  for (guint i = 0; i < work->existing->len && !other; i++)
    {
      const CldRow *row = work->existing->pdata[i];

      if (row->kind == &cld_child_kind)
        other = row->values[CHILD_DATE_OF_BIRTH];
    }
  return other;
}

/* Lists dates of birth that differ from the Header's. */
void
_cld_import_return_check_birth (CldImport *import, CldChildWork *work)
{
  for (guint i = 0; i < work->rows->len; i++)
    {
      CldImportRow *row = work->rows->pdata[i];
      gboolean is_case = row->file->type == CLD_FILE_CASE;
      int column = is_case ? CASE_DATE_OF_BIRTH : birth_column (row->file->return_table);
      const char *birth;

      if (row->state == CLD_ROW_REJECTED || column < 0 || !row->cells[column] ||
          row->file->return_table == cld_return_tables () + CLD_RETURN_HEADER)
        continue;
      birth = find_birth (work, row->file->year);
      if (birth && strcmp (birth, row->cells[column]) != 0)
        _cld_import_add_problem (import, row, is_case ? "D.O.B." : "DOB", row->cells[column], _("not the date of birth in the Header; the Header's is used"), birth);
    }
}

/* The normal cells of a row of a return that is recorded. */
const char *const *
_cld_import_stored_cells (CldImport *import, const CldReturnTable *table, const CldRow *stored)
{
  const char **cells = cld_arena_alloc0 (import->arena, table->n_columns * sizeof (char *));
  const char *text = stored->values[RETURN_ROW_COLUMNS];
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GString) value = g_string_new (NULL);

  while (cld_return_columns_next (&text, name, value))
    {
      int column = cld_return_table_find_column (table, name->str);
      const char *start = value->str;
      gsize len = value->len;

      if (column < 0)
        continue;
      cld_text_trim (&start, &len);
      if (!cld_text_is_blank_word (start, len))
        {
          const char *own = cld_arena_strndup (import->arena, start, len);

          cells[column] = _cld_import_normal (import->arena, &table->columns[column], own, len);
        }
    }
  return cells;
}

/* A row as it came, for the record of it: every column that is not blank, but the child's number where it is
 * written as it is recorded. */
char *
_cld_import_raw_columns (CldImport *import, const CldImportRow *row)
{
  g_autoptr (GString) out = g_string_sized_new (128);
  const CldImportFile *file = row->file;
  guint n, n_names;
  const CldCell *cells = cld_csv_table_get_row (file->table, row->row, &n);
  const CldCell *names = cld_csv_table_get_row (file->table, file->header, &n_names);

  for (guint i = 0; i < MIN (n, file->n_columns); i++)
    {
      int column = file->columns[i];

      if (cells[i].len == 0 || (column == 0 && strcmp (cells[i].text, row->child) == 0) || !cld_csv_cell_is_clean (&cells[i]))
        continue;
      cld_return_columns_append (out, column >= 0 ? file->return_table->columns[column].name : names[i].text, cells[i].text);
    }
  return cld_arena_strndup (import->arena, out->str, out->len);
}
