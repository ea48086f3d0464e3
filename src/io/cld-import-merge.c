/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-import-merge.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-kinds.h"

/* What returns say now is compared with what they said before: only what they say anew changes a record, and
 * nothing that a person changed since. */

typedef struct
{
  CldImport *import;
  CldChildWork *work;
  GPtrArray *records;
  GPtrArray *said_before;
  GPtrArray *says_now;
} Merge;

static CldRow *
find_row (GPtrArray *rows, const CldKind *kind, const char *ref)
{
  for (guint i = 0; i < rows->len; i++)
    {
      CldRow *row = rows->pdata[i];

      if (row->kind == kind && strcmp (row->ref, ref) == 0)
        return row;
    }
  return NULL;
}

/* The row of this import that a derived record rests on most: the one it is listed under where it cannot be used. */
static CldImportRow *
find_source (Merge *merge, const CldRow *derived)
{
  CldImportRow *any = NULL;
  const char *date = derived->kind->date >= 0 ? derived->values[derived->kind->date] : NULL;

  for (guint i = 0; i < merge->work->rows->len; i++)
    {
      CldImportRow *row = merge->work->rows->pdata[i];

      if (row->file->type != CLD_FILE_RETURN || row->state == CLD_ROW_REJECTED)
        continue;
      any = row;
      for (guint j = 1; date && j < row->file->return_table->n_columns; j++)
        if ((row->file->return_table->columns[j].flags & CLD_RETURN_KEY) && g_strcmp0 (row->cells[j], date) == 0)
          return row;
      if (!date && row->file->return_table == cld_return_tables () + CLD_RETURN_HEADER)
        return row;
    }
  return any;
}

/* The column of @source that says @now; where it says it otherwise, the name of the field. */
static const char *
find_column (const CldImportRow *source, const char *now, const CldField *field)
{
  const CldReturnTable *table = source->file->return_table;

  for (guint i = 1; i < table->n_columns; i++)
    if (source->cells[i] == now)
      return table->columns[i].name;
  for (guint i = 1; i < table->n_columns; i++)
    if (g_strcmp0 (source->cells[i], now) == 0)
      return table->columns[i].name;
  return field->id;
}

static void
merge_field (Merge *merge, CldWorkRecord *record, guint field, const char *before, const char *now, const CldRow *derived)
{
  const char *recorded = record->after->values[field];
  CldImportRow *source;

  if (!now || g_strcmp0 (recorded, now) == 0)
    return;
  /* A return knows the day, somebody wrote down the time: that is no other fact. */
  if (recorded && derived->kind->fields[field].type == CLD_MOMENT && strlen (now) == 10 && g_str_has_prefix (recorded, now))
    return;
  /* A person may also have cleared what the returns said before. */
  if ((recorded || before) && record->before && _cld_import_is_by_hand (merge->import, record->before, field))
    {
      source = find_source (merge, derived);
      if (source)
        _cld_import_add_problem (merge->import, source, find_column (source, now, &derived->kind->fields[field]), now, _("changed by hand since it was imported: left as it is recorded"), recorded);
      return;
    }
  /* The return says what it said before: what another import made of it since stays. */
  if (before && strcmp (before, now) == 0)
    return;
  record->after->values[field] = now;
}

/* Whether the records know a start that the returns leave open. */
static gboolean
knows_start (const CldRow *recorded, const CldRow *derived)
{
  int known = cld_kind_find_field (derived->kind, "start_known");
  guint start = (guint) derived->kind->date;

  return known >= 0 && g_strcmp0 (derived->values[known], "0") == 0 && g_strcmp0 (recorded->values[known], "0") != 0 &&
         strcmp (recorded->values[start], derived->values[start]) <= 0;
}

static gboolean
is_start (const CldKind *kind, guint field)
{
  return (int) field == kind->date || strcmp (kind->fields[field].id, "start_known") == 0;
}

static void
merge_row (Merge *merge, CldRow *derived)
{
  CldWorkRecord *record = _cld_import_find_record (merge->records, derived->kind, derived->ref);
  const CldRow *before = find_row (merge->said_before, derived->kind, derived->ref);
  gboolean keep;

  if (!record)
    {
      if (before && derived->kind != &cld_child_kind)
        {
          CldImportRow *source = find_source (merge, derived);

          if (source)
            _cld_import_add_problem (merge->import, source, NULL, NULL, _("its record was removed by hand since it was imported: not made again"), NULL);
          return;
        }
      record = _cld_import_add_record (merge->records, NULL, derived);
      record->derived = TRUE;
      return;
    }
  record->derived = TRUE;
  keep = knows_start (record->after, derived);
  for (guint i = 0; i < derived->kind->n_fields; i++)
    if (!keep || !is_start (derived->kind, i))
      merge_field (merge, record, i, before ? before->values[i] : NULL, derived->values[i], derived);
}

static gboolean
is_absence_of (const CldWorkRecord *record, const char *ref)
{
  return record->derived && record->after && record->after->kind == &cld_placement_kind && g_strcmp0 (record->after->values[PLACEMENT_WITHIN], ref) == 0;
}

/* Whether a record of the child that the returns did not make names this one. */
static gboolean
is_named (Merge *merge, const CldKind *kind, const char *ref)
{
  for (guint i = 0; i < merge->records->len; i++)
    {
      const CldWorkRecord *one = merge->records->pdata[i];

      if (!one->after || is_absence_of (one, ref))
        continue;
      for (guint j = 0; j < one->after->kind->n_fields; j++)
        if (cld_field_target_kind (&one->after->kind->fields[j]) == kind && g_strcmp0 (one->after->values[j], ref) == 0)
          return TRUE;
    }
  return FALSE;
}

static void
rename_absences (Merge *merge, const char *from, const char *to)
{
  for (guint i = 0; i < merge->records->len; i++)
    {
      CldWorkRecord *one = merge->records->pdata[i];

      if (is_absence_of (one, from))
        one->after->values[PLACEMENT_WITHIN] = to;
    }
}

/* The new record of the returns that holds the day on which the old one began. */
static CldWorkRecord *
find_successor (Merge *merge, const CldRow *old)
{
  guint start = (guint) old->kind->date;

  for (guint i = 0; i < merge->says_now->len; i++)
    {
      const CldRow *row = merge->says_now->pdata[i];
      CldWorkRecord *record;
      const char *end;
      int field;

      if (row->kind != old->kind || find_row (merge->said_before, row->kind, row->ref))
        continue;
      if (row->kind == &cld_placement_kind && (row->values[PLACEMENT_WITHIN] != NULL) != (old->values[PLACEMENT_WITHIN] != NULL))
        continue;
      field = cld_kind_find_field (row->kind, "ended_on");
      end = field >= 0 ? row->values[field] : NULL;
      if (strcmp (row->values[start], old->values[start]) > 0 || (end && strcmp (end, old->values[start]) <= 0))
        continue;
      record = _cld_import_find_record (merge->records, row->kind, row->ref);
      if (record && !record->before)
        return record;
    }
  return NULL;
}

/* What completed the old record's start completes its successor's, where the returns leave that open too. */
static void
keep_start (CldRow *successor, const CldRow *recorded)
{
  int known = cld_kind_find_field (successor->kind, "start_known");
  guint start = (guint) successor->kind->date;

  if (!knows_start (recorded, successor))
    return;
  successor->values[start] = recorded->values[start];
  successor->values[known] = recorded->values[known];
}

/* A record the returns made and no longer make, since an earlier or a corrected return tells more: its successor
 * takes over what else was recorded of it, and its name too where other records use it. */
static void
replace_row (Merge *merge, const CldRow *old)
{
  CldWorkRecord *record = _cld_import_find_record (merge->records, old->kind, old->ref);
  CldWorkRecord *successor;
  gboolean named;

  if (!record || !record->before)
    return;
  named = is_named (merge, old->kind, old->ref);
  successor = old->kind->date >= 0 ? find_successor (merge, old) : NULL;
  if (!successor)
    {
      if (!named && old->kind->date >= 0 && cld_row_same_values (record->before, old))
        record->after = NULL;
      return;
    }
  for (guint i = 0; i < old->kind->n_fields; i++)
    if (!successor->after->values[i] && !old->values[i])
      successor->after->values[i] = record->after->values[i];
  keep_start (successor->after, record->after);
  if (!named)
    {
      record->after = NULL;
      return;
    }
  rename_absences (merge, successor->after->ref, old->ref);
  successor->after->ref = record->before->ref;
  record->after = successor->after;
  record->derived = TRUE;
  g_ptr_array_remove (merge->records, successor);
}

/**
 * _cld_import_merge:
 * @import: the import
 * @work: a child
 * @records: (element-type CldWorkRecord): the child's records, changed and added to
 * @said_before: (element-type CldRow): what the returns said before this import
 * @says_now: (element-type CldRow): what they say with it
 *
 * Brings into the records what the returns say anew.
 */
void
_cld_import_merge (CldImport *import, CldChildWork *work, GPtrArray *records, GPtrArray *said_before, GPtrArray *says_now)
{
  Merge merge = { import, work, records, said_before, says_now };

  for (guint i = 0; i < says_now->len; i++)
    merge_row (&merge, says_now->pdata[i]);
  for (guint i = 0; i < said_before->len; i++)
    {
      CldRow *old = said_before->pdata[i];

      if (!find_row (says_now, old->kind, old->ref))
        replace_row (&merge, old);
    }
}
