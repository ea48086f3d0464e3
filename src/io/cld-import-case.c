/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-date.h"
#include "cld-kinds.h"
#include "cld-text.h"

static const CldReturnColumn case_date = { "date", CLD_RETURN_DATE, 0, NULL };
static const CldReturnColumn case_postcode = { "postcode", CLD_RETURN_POSTCODE, 0, NULL };
static const CldReturnColumn case_upn = { "upn", CLD_RETURN_UPN, 0, NULL };

static const char *
heading (const CldImportRow *row, int column)
{
  guint n;
  const CldCell *names = cld_csv_table_get_row (row->file->table, row->file->header, &n);

  for (guint i = 0; i < MIN (n, row->file->n_columns); i++)
    if (row->file->columns[i] == column)
      return names[i].text;
  return NULL;
}

static gboolean
is_decimal (const char *text)
{
  static const CldField number = { .id = "", .type = CLD_DECIMAL };

  return cld_field_check (&number, text);
}

static const char *
take_code (CldImport *import, CldImportRow *row, int column, const char *list, const char *text)
{
  const char *code = _cld_import_label_to_code (cld_code_list_find (list), text);

  if (code)
    return code;
  _cld_import_add_problem (import, row, heading (row, column), text, _("no code has this name; kept as it is"), NULL);
  return text;
}

static const char *
take_value (CldImport *import, CldImportRow *row, int column, const char *text, gsize len)
{
  g_autofree char *clean = NULL;

  switch (column)
    {
    case CASE_REF:
      return cld_arena_strndup (import->arena, text, len);
    case CASE_DATE_OF_BIRTH:
    case CASE_CARE_START:
    case CASE_CARE_END:
    case CASE_STATUS_START:
    case CASE_PLACEMENT_START:
      return _cld_import_normal (import->arena, &case_date, text, len);
    case CASE_UPN:
      return _cld_import_normal (import->arena, &case_upn, text, len);
    case CASE_HOME_POSTCODE:
    case CASE_PLACEMENT_POSTCODE:
      return _cld_import_normal (import->arena, &case_postcode, text, len);
    case CASE_DISTANCE:
      clean = g_strndup (text, len);
      return is_decimal (clean) ? cld_arena_strdup (import->arena, clean) : NULL;
    default:
      clean = cld_text_clean_name (text, len);
      if (column == CASE_SEX)
        return cld_arena_strdup (import->arena, take_code (import, row, column, "sex", clean));
      if (column == CASE_ETHNICITY)
        return cld_arena_strdup (import->arena, take_code (import, row, column, "ethnicity", clean));
      return cld_arena_strdup (import->arena, clean);
    }
}

static gboolean
take_cell (CldImport *import, CldImportRow *row, int column, const CldCell *cell)
{
  gsize len;
  const char *text = _cld_import_cell_text (import, cell, &len);

  if (len == 0)
    return TRUE;
  if (!cld_csv_cell_is_clean (cell))
    {
      _cld_import_reject (import, row, heading (row, column), NULL, _("holds control characters"), NULL);
      return FALSE;
    }
  row->cells[column] = take_value (import, row, column, text, len);
  if (row->cells[column])
    return TRUE;
  _cld_import_reject (import, row, heading (row, column), cell->text,
                      column == CASE_DISTANCE ? _("not a number") : _("not a real date, or not written day first"),
                      column == CASE_DISTANCE ? NULL : _("write it DD/MM/YYYY"));
  return FALSE;
}

static void
read_row (CldImport *import, CldImportRow *row)
{
  CldImportFile *file = row->file;
  gboolean good = TRUE;
  guint n;
  const CldCell *cells = cld_csv_table_get_row (file->table, row->row, &n);

  for (guint i = 0; i < MIN (n, file->n_columns); i++)
    if (file->columns[i] == CASE_REF)
      good = take_cell (import, row, CASE_REF, &cells[i]);
  for (guint i = 0; i < MIN (n, file->n_columns) && good; i++)
    if (file->columns[i] > CASE_REF)
      good = take_cell (import, row, file->columns[i], &cells[i]);
  if (good && !row->cells[CASE_REF])
    _cld_import_reject (import, row, heading (row, CASE_REF), NULL, _("blank, and the row is known by it"), NULL);
  else if (good && row->cells[CASE_CARE_START] && row->cells[CASE_CARE_END] && strcmp (row->cells[CASE_CARE_END], row->cells[CASE_CARE_START]) < 0)
    _cld_import_reject (import, row, heading (row, CASE_CARE_END), row->cells[CASE_CARE_END], _("it ends before it starts"), NULL);
}

/* Reads the rows of a one-row-a-child export. */
void
_cld_import_case_rows (CldImport *import, CldImportFile *file)
{
  _cld_import_each_row (import, file, CASE_N, read_row);
}

/* Whether @text is @known with the letters gone that Windows-1252 does not have. */
static gboolean
lost_letters (const char *text, const char *known)
{
  const char *p = text, *q = known;

  while (*p && *q)
    {
      if (*p != '?' && g_utf8_get_char (p) != g_utf8_get_char (q))
        return FALSE;
      p = g_utf8_next_char (p);
      q = g_utf8_next_char (q);
    }
  return *p == *q;
}

static void
set_text (CldImport *import, CldWorkRecord *record, guint field, CldImportRow *row, int column)
{
  const char *value = row->cells[column], *now = record->after->values[field];

  if (!value)
    return;
  if (strchr (value, '?') && cld_csv_table_get_encoding (row->file->table) == CLD_CSV_CP1252)
    {
      _cld_import_add_problem (import, row, heading (row, column), value, _("a letter was lost in this file: a question mark stands in its place"),
                               now && lost_letters (value, now) ? now : NULL);
      if (now && lost_letters (value, now))
        return;
    }
  _cld_import_set (import, record, field, value, row, heading (row, column));
}

static void
fill_blank (CldWorkRecord *record, guint field, const char *value)
{
  if (value && !record->after->values[field])
    record->after->values[field] = value;
}

static void
apply_child (CldImport *import, CldImportRow *row, GPtrArray *records)
{
  CldWorkRecord *child = _cld_import_find_record (records, &cld_child_kind, row->child);

  set_text (import, child, CHILD_SURNAME, row, CASE_SURNAME);
  set_text (import, child, CHILD_GIVEN_NAMES, row, CASE_GIVEN_NAMES);
  set_text (import, child, CHILD_KNOWN_AS, row, CASE_KNOWN_AS);
  set_text (import, child, CHILD_TEAM, row, CASE_TEAM);
  set_text (import, child, CHILD_WORKER, row, CASE_WORKER);
  set_text (import, child, CHILD_IRO, row, CASE_IRO);
  fill_blank (child, CHILD_DATE_OF_BIRTH, row->cells[CASE_DATE_OF_BIRTH]);
  fill_blank (child, CHILD_SEX, row->cells[CASE_SEX]);
  fill_blank (child, CHILD_ETHNICITY, row->cells[CASE_ETHNICITY]);
  fill_blank (child, CHILD_UPN, row->cells[CASE_UPN]);
  fill_blank (child, CHILD_HOME_POSTCODE, row->cells[CASE_HOME_POSTCODE]);
}

/* The record of @kind that starts last; absences are placements too. */
static CldWorkRecord *
latest (GPtrArray *records, const CldKind *kind, guint started_on, const char *wanted)
{
  CldWorkRecord *found = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      CldWorkRecord *one = records->pdata[i];

      if (!one->after || one->after->kind != kind)
        continue;
      if (wanted && strcmp (one->after->values[started_on], wanted) == 0)
        return one;
      if (!wanted && (!found || strcmp (found->after->values[started_on], one->after->values[started_on]) < 0))
        found = one;
    }
  return found;
}

/* Completes a start that is not known with one on or before the day by which it had begun. */
static gboolean
complete_start (CldWorkRecord *record, guint started_on, guint start_known, const char *start)
{
  const char **values = record->after->values;

  if (!start || g_strcmp0 (values[start_known], "0") != 0 || strcmp (start, values[started_on]) > 0)
    return FALSE;
  values[started_on] = start;
  values[start_known] = "1";
  return TRUE;
}

static void
apply_care (CldImport *import, CldImportRow *row, GPtrArray *records)
{
  CldWorkRecord *period = latest (records, &cld_care_period_kind, CARE_PERIOD_STARTED_ON, NULL);
  CldWorkRecord *status = latest (records, &cld_legal_status_kind, LEGAL_STATUS_STARTED_ON, NULL);
  const char *end = row->cells[CASE_CARE_END];

  if (period)
    {
      const char *ended = period->after->values[CARE_PERIOD_ENDED_ON];

      complete_start (period, CARE_PERIOD_STARTED_ON, CARE_PERIOD_START_KNOWN, row->cells[CASE_CARE_START]);
      if (end && ended && strcmp (end, ended) != 0)
        _cld_import_add_problem (import, row, heading (row, CASE_CARE_END), end, _("not the end that is recorded, which is kept"), ended);
      else if (end && strcmp (end, period->after->values[CARE_PERIOD_STARTED_ON]) >= 0)
        fill_blank (period, CARE_PERIOD_ENDED_ON, end);
    }
  if (status)
    complete_start (status, LEGAL_STATUS_STARTED_ON, LEGAL_STATUS_START_KNOWN, row->cells[CASE_STATUS_START]);
}

/* The first placement that the returns show may be one that the child came back to from an absence which they do not
 * show: then its episode begins with P as a move does. The export, with an earlier start at the same address, tells. */
static gboolean
began_before_absence (CldImportRow *row, CldWorkRecord *record, GPtrArray *records)
{
  const char *start = row->cells[CASE_PLACEMENT_START];
  const char **values = record->after->values;

  if (g_strcmp0 (values[PLACEMENT_REASON_STARTED], "P") != 0 || strcmp (start, values[PLACEMENT_STARTED_ON]) >= 0 ||
      !row->cells[CASE_PLACEMENT_POSTCODE] || g_strcmp0 (values[PLACEMENT_POSTCODE], row->cells[CASE_PLACEMENT_POSTCODE]) != 0)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const CldWorkRecord *one = records->pdata[i];

      if (one->after && one != record && one->after->kind == &cld_placement_kind &&
          strcmp (one->after->values[PLACEMENT_STARTED_ON], values[PLACEMENT_STARTED_ON]) < 0)
        return FALSE;
    }
  values[PLACEMENT_STARTED_ON] = start;
  return TRUE;
}

/* The placement that the row is about: the one that starts on that day, else the last one, where its start is not
 * known or the day is not given. */
static CldWorkRecord *
find_placement (CldImport *import, CldImportRow *row, GPtrArray *records)
{
  const char *start = row->cells[CASE_PLACEMENT_START];
  CldWorkRecord *exact = start ? latest (records, &cld_placement_kind, PLACEMENT_STARTED_ON, start) : NULL;
  CldWorkRecord *last = latest (records, &cld_placement_kind, PLACEMENT_STARTED_ON, NULL);

  if (exact)
    {
      /* Known to be that very day now. */
      if (g_strcmp0 (exact->after->values[PLACEMENT_START_KNOWN], "0") == 0)
        exact->after->values[PLACEMENT_START_KNOWN] = "1";
      return exact;
    }
  if (!last || !start)
    return start ? NULL : last;
  for (guint i = 0; i < records->len; i++)
    {
      CldWorkRecord *one = records->pdata[i];

      if (one->after && one->after->kind == &cld_placement_kind && !one->after->values[PLACEMENT_WITHIN] &&
          (!one->after->values[PLACEMENT_ENDED_ON] || one == last || !row->cells[CASE_PLACEMENT_POSTCODE] ||
           g_strcmp0 (one->after->values[PLACEMENT_POSTCODE], row->cells[CASE_PLACEMENT_POSTCODE]) == 0) &&
          (complete_start (one, PLACEMENT_STARTED_ON, PLACEMENT_START_KNOWN, start) || began_before_absence (row, one, records)))
        return one;
    }
  /* The returns know its start; the export counts from before an absence that they do not show. */
  if (row->cells[CASE_PLACEMENT_POSTCODE] && g_strcmp0 (last->after->values[PLACEMENT_POSTCODE], row->cells[CASE_PLACEMENT_POSTCODE]) == 0)
    return last;
  _cld_import_add_problem (import, row, heading (row, CASE_PLACEMENT_START), start, _("no placement is recorded that starts on that day: carer and distance are left out"),
                           last->after->values[PLACEMENT_STARTED_ON]);
  return NULL;
}

static void
apply_placement (CldImport *import, CldImportRow *row, GPtrArray *records)
{
  CldWorkRecord *placement;

  if (!latest (records, &cld_placement_kind, PLACEMENT_STARTED_ON, NULL))
    return;
  placement = find_placement (import, row, records);
  if (!placement)
    return;
  set_text (import, placement, PLACEMENT_CARER, row, CASE_CARER);
  fill_blank (placement, PLACEMENT_POSTCODE, row->cells[CASE_PLACEMENT_POSTCODE]);
  if (row->cells[CASE_DISTANCE])
    _cld_import_set (import, placement, PLACEMENT_DISTANCE_MILES, row->cells[CASE_DISTANCE], row, heading (row, CASE_DISTANCE));
}

/* Completes a child's records with what the rows of case exports tell. */
void
_cld_import_case_apply (CldImport *import, CldChildWork *work, GPtrArray *records)
{
  for (guint i = 0; i < work->rows->len; i++)
    {
      CldImportRow *row = work->rows->pdata[i];

      if (row->file->type != CLD_FILE_CASE || row->state != CLD_ROW_GOOD)
        continue;
      apply_child (import, row, records);
      apply_care (import, row, records);
      apply_placement (import, row, records);
    }
}
