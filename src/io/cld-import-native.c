/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-date.h"
#include "cld-kinds.h"
#include "cld-natural-ref.h"
#include "cld-notice-state.h"

#define MAX_NOTE_BYTES (64 * 1024)

static const char *
column_name (const CldKind *kind, int column)
{
  return column == NATIVE_REF ? "ref" : kind->fields[column - 1].id;
}

static void
reject (CldImport *import, CldImportRow *row, int column, const char *reason, const char *suggestion)
{
  _cld_import_reject (import, row, column_name (row->file->kind, column), row->cells[column], reason, suggestion);
}

/* A date in another layout, and a number with a sign or zeros before it, are made native. */
static const char *
make_native (CldImport *import, const CldField *field, const char *text)
{
  char moment[CLD_MOMENT_SIZE];

  if ((field->type == CLD_DATE || field->type == CLD_MOMENT) && !cld_field_check (field, text) && cld_date_read (text, strlen (text), moment) &&
      (field->type == CLD_MOMENT || strlen (moment) == 10))
    return cld_arena_strdup (import->arena, moment);
  if (field->type == CLD_INT && strspn (text + (*text == '-'), "0123456789") == strlen (text + (*text == '-')))
    {
      const char *plain = cld_arena_printf (import->arena, "%" G_GINT64_FORMAT, g_ascii_strtoll (text, NULL, 10));

      if (cld_field_check (field, plain))
        return plain;
    }
  return text;
}

static const char *
reason_for (const CldField *field)
{
  switch (field->type)
    {
    case CLD_DATE:
      return _("not a real date");
    case CLD_MOMENT:
      return _("not a real date or moment");
    case CLD_INT:
      return _("not a whole number");
    case CLD_DECIMAL:
      return _("not a number");
    case CLD_BOOL:
      return _("neither 0 nor 1");
    case CLD_TEXT:
    case CLD_NOTE:
    case CLD_CHOICE:
    case CLD_REF:
    default:
      return _("cannot be read");
    }
}

static gboolean
take_cell (CldImport *import, CldImportRow *row, int column, const CldCell *cell)
{
  const CldField *field = column == NATIVE_REF ? NULL : &row->file->kind->fields[column - 1];
  const char *text = cell->text;

  if (cell->len == 0)
    return TRUE;
  row->cells[column] = text;
  if (!cld_csv_cell_is_clean (cell))
    {
      reject (import, row, column, _("holds control characters"), NULL);
      return FALSE;
    }
  if (cell->len > MAX_NOTE_BYTES)
    {
      reject (import, row, column, _("longer than 64 KiB"), NULL);
      return FALSE;
    }
  if (!field)
    return TRUE;
  if (!g_str_is_ascii (text))
    {
      g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

      if (composed && strcmp (composed, text) != 0)
        text = cld_arena_strdup (import->arena, composed);
    }
  row->cells[column] = make_native (import, field, text);
  if (cld_field_check (field, row->cells[column]))
    return TRUE;
  reject (import, row, column, reason_for (field), field->type == CLD_DATE ? _("write it YYYY-MM-DD") : NULL);
  return FALSE;
}

static gboolean
check_needed (CldImport *import, CldImportRow *row)
{
  const CldKind *kind = row->file->kind;

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & CLD_NEEDED) && !row->cells[i + 1])
      {
        reject (import, row, (int) i + 1, _("blank, and there is no such record without it"), NULL);
        return FALSE;
      }
  if (kind == &cld_child_kind && !row->cells[NATIVE_REF])
    {
      reject (import, row, NATIVE_REF, _("blank, and the row is known by it"), NULL);
      return FALSE;
    }
  if (kind == &cld_notice_kind && strcmp (row->cells[NOTICE_DIRECTION + 1], "OUT") != 0 && strcmp (row->cells[NOTICE_DIRECTION + 1], "IN") != 0)
    {
      reject (import, row, NOTICE_DIRECTION + 1, _("neither OUT nor IN"), NULL);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_order (CldImport *import, CldImportRow *row)
{
  static const char *const pairs[][2] = { { "started_on", "ended_on" }, { "started_at", "ended_at" }, { "from_on", "until_on" },
                                          { "reg19_from", "reg19_until" }, { "reg24_from", "reg24_until" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      int from = cld_kind_find_field (row->file->kind, pairs[i][0]), until = cld_kind_find_field (row->file->kind, pairs[i][1]);
      const char *start = from >= 0 ? row->cells[from + 1] : NULL, *end = until >= 0 ? row->cells[until + 1] : NULL;

      if (!start || !end || strncmp (end, start, MIN (strlen (end), strlen (start))) >= 0)
        continue;
      reject (import, row, until + 1, _("it ends before it starts"), NULL);
      return FALSE;
    }
  return TRUE;
}

static void
check_codes (CldImport *import, CldImportRow *row)
{
  const CldKind *kind = row->file->kind;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const CldCodeList *list = kind->fields[i].type == CLD_CHOICE ? cld_code_list_find (kind->fields[i].target) : NULL;
      g_auto (GStrv) codes = list && row->cells[i + 1] ? g_strsplit (row->cells[i + 1], kind->fields[i].flags & CLD_MANY ? ";" : "\n", -1) : NULL;

      for (guint j = 0; codes && codes[j]; j++)
        if (!cld_code_list_lookup (list, codes[j]))
          {
            const CldCode *nearest = cld_code_list_nearest (list, codes[j], 0);
            CldImportProblem *problem;

            problem = _cld_import_add_problem (import, row, kind->fields[i].id, codes[j], _("not a code of this list; kept as it is"), nearest ? nearest->code : NULL);
            /* One of several in the cell: it is not the cell's value. */
            if (codes[1])
              g_clear_pointer (&problem->fix, g_free);
          }
    }
}

/* A notice that cannot have been is kept, for a file that was written elsewhere is what is known; what contradicts what is said. */
static void
check_notice (CldImport *import, CldImportRow *row)
{
  const char *fault;
  CldRow *notice;
  guint field = 0;

  if (row->file->kind != &cld_notice_kind)
    return;
  notice = cld_row_new (import->arena, &cld_notice_kind, row->cells[NATIVE_REF]);
  for (guint i = 0; i < NOTICE_N_FIELDS; i++)
    notice->values[i] = row->cells[i + 1];
  fault = cld_notice_find_fault (NULL, notice, &field);
  /* A reason that is in no list is listed as that. */
  if (fault && (field != NOTICE_NOT_SENT_REASON || cld_code_list_lookup (cld_code_list_find ("notice_not_sent_reason"), notice->values[field])))
    _cld_import_add_problem (import, row, cld_notice_kind.fields[field].id, notice->values[field], fault, NULL);
}

static void
read_row (CldImport *import, CldImportRow *row)
{
  CldImportFile *file = row->file;
  gboolean good = TRUE;
  guint n;
  const CldCell *cells = cld_csv_table_get_row (file->table, row->row, &n);

  for (guint i = 0; i < MIN (n, file->n_columns) && good; i++)
    if (file->columns[i] >= 0)
      good = take_cell (import, row, file->columns[i], &cells[i]);
  if (!good || !check_needed (import, row) || !check_order (import, row))
    return;
  check_codes (import, row);
  check_notice (import, row);
  if (file->kind == &cld_attachment_kind)
    _cld_import_check_file (import, row);
}

/* Reads the rows of a native file. Values are taken as they are, a column that is not there reads as blank. */
void
_cld_import_native_rows (CldImport *import, CldImportFile *file)
{
  _cld_import_each_row (import, file, file->kind->n_fields + 1, read_row);
}

typedef struct
{
  CldImport *import;
  GPtrArray *records; /* of the child, or NULL outside children */
} Taken;

static gboolean
is_taken_cb (const CldKind *kind, const char *ref, gpointer data)
{
  Taken *taken = data;

  if (taken->records)
    return _cld_import_find_record (taken->records, kind, ref) != NULL;
  return g_hash_table_contains (taken->import->outside_refs, _cld_import_outside_key (taken->import, kind, ref));
}

static gboolean
equals (const CldRow *record, const CldImportRow *row)
{
  for (guint i = 0; i < record->kind->n_fields; i++)
    if (g_strcmp0 (record->values[i], (int) i == record->kind->child ? row->child : row->cells[i + 1]) != 0)
      return FALSE;
  return TRUE;
}

/* A row without a ref that equals a record in every column is that record. */
static CldWorkRecord *
find_equal (GPtrArray *records, const CldImportRow *row)
{
  for (guint i = 0; i < records->len; i++)
    {
      CldWorkRecord *one = records->pdata[i];

      if (one->after && one->after->kind == row->file->kind && equals (one->after, row))
        return one;
    }
  return NULL;
}

/* What a row names must be there: recorded, or made by this import. */
static int
find_missing_reference (CldImport *import, GPtrArray *records, const CldImportRow *row)
{
  const CldKind *kind = row->file->kind;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const CldKind *target = cld_field_target_kind (&kind->fields[i]);
      const char *ref = row->cells[i + 1];

      if (!target || !ref || (int) i == kind->child)
        continue;
      if (target->child >= 0)
        {
          CldWorkRecord *record = records ? _cld_import_find_record (records, target, ref) : NULL;

          /* A letter about a child can answer one about none. */
          if (record ? !record->after : !g_hash_table_contains (import->outside_refs, _cld_import_outside_key (import, target, ref)))
            return (int) i + 1;
        }
      else if (target != &cld_child_kind && !g_hash_table_contains (import->outside_refs, _cld_import_outside_key (import, target, ref)))
        return (int) i + 1;
    }
  return 0;
}

static void
fill_row (CldImport *import, CldWorkRecord *record, CldImportRow *row)
{
  for (guint i = 0; i < record->after->kind->n_fields; i++)
    _cld_import_set (import, record, i, (int) i == record->after->kind->child ? row->child : row->cells[i + 1], row, record->after->kind->fields[i].id);
}

static void
say_outcome (CldImportRow *row, const CldWorkRecord *record, const CldRow *planned)
{
  if (!record->before)
    row->outcome = planned && cld_row_same_values (planned, record->after) ? CLD_ROW_UNCHANGED : CLD_ROW_ADDED;
  else if (!cld_row_same_values (record->before, record->after))
    row->outcome = CLD_ROW_CHANGED;
}

static void
apply_row (CldImport *import, CldImportRow *row, GPtrArray *records)
{
  const CldKind *kind = row->file->kind;
  const char *ref = kind == &cld_child_kind ? row->child : row->cells[NATIVE_REF];
  CldWorkRecord *record = ref ? _cld_import_find_record (records, kind, ref) : find_equal (records, row);
  Taken taken = { import, records };
  int missing = find_missing_reference (import, records, row);
  CldRow *planned = NULL;

  if (missing > 0)
    {
      reject (import, row, missing, _("names a record that is neither recorded nor in the files of this import"), NULL);
      return;
    }
  if (!record)
    {
      CldRow *fresh = cld_row_new (import->arena, kind, ref);

      if (kind->date >= 0)
        fresh->values[kind->date] = row->cells[kind->date + 1];
      if (kind->child >= 0)
        fresh->values[kind->child] = row->child;
      if (!ref)
        fresh->ref = cld_natural_ref_make (fresh, import->arena, is_taken_cb, &taken);
      record = _cld_import_add_record (records, NULL, fresh);
    }
  else if (!record->after)
    record->after = cld_row_copy (import->arena, record->before);
  else if (!record->before)
    planned = cld_row_copy (import->arena, record->after);
  fill_row (import, record, row);
  say_outcome (row, record, planned);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const CldImportRow *x = *(const CldImportRow *const *) a, *y = *(const CldImportRow *const *) b;
  int kind = cld_kind_index (x->file->kind) - cld_kind_index (y->file->kind);

  if (kind != 0)
    return kind;
  /* A placement before the absences within it. */
  if (x->file->kind == &cld_placement_kind && (x->cells[PLACEMENT_WITHIN + 1] == NULL) != (y->cells[PLACEMENT_WITHIN + 1] == NULL))
    return x->cells[PLACEMENT_WITHIN + 1] ? 1 : -1;
  if (x->file->kind == &cld_person_kind && (x->cells[PERSON_DEPUTY_FOR + 1] == NULL) != (y->cells[PERSON_DEPUTY_FOR + 1] == NULL))
    return x->cells[PERSON_DEPUTY_FOR + 1] ? 1 : -1;
  if (x->file != y->file)
    return strcmp (x->file->path, y->file->path);
  return x->row < y->row ? -1 : x->row > y->row;
}


static void
apply_outside (CldImport *import, CldImportRow *row, GPtrArray *of_child)
{
  const CldKind *kind = row->file->kind;
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  Taken taken = { import, NULL };
  const char *ref = row->cells[NATIVE_REF];
  CldRow *known = ref ? g_hash_table_lookup (import->outside_refs, _cld_import_outside_key (import, kind, ref)) : NULL;
  CldWorkRecord record = { known && known->id ? known : NULL, NULL, FALSE };
  CldRow *planned = known && !known->id ? cld_row_copy (import->arena, known) : NULL;
  CldPlannedPut put;
  int missing = find_missing_reference (import, NULL, row);
  GHashTableIter iter;
  gpointer value;

  if (missing > 0)
    {
      reject (import, row, missing, _("names a record that is neither recorded nor in the files of this import"), NULL);
      return;
    }
  g_hash_table_iter_init (&iter, import->outside_refs);
  while (!ref && g_hash_table_iter_next (&iter, NULL, &value))
    if (((CldRow *) value)->kind == kind && equals (value, row))
      return;
  record.after = known ? cld_row_copy (import->arena, known) : cld_row_new (import->arena, kind, ref);
  fill_row (import, &record, row);
  if (!ref)
    record.after->ref = cld_natural_ref_make (record.after, import->arena, is_taken_cb, &taken);
  if (!_cld_import_inspection_reject (import, row, record.after))
    return;
  say_outcome (row, &record, planned);
  row->made = planned ? known : record.after;
  if (planned)
    {
      /* Planned already, a provider of an episode for one: that plan is filled in. */
      memcpy (known->values, record.after->values, kind->n_fields * sizeof (char *));
      return;
    }
  g_hash_table_insert (import->outside_refs, (gpointer) _cld_import_outside_key (import, kind, record.after->ref), record.after);
  if (kind == &cld_provider_kind)
    g_hash_table_insert (import->providers, (gpointer) (record.after->values[PROVIDER_URN] ? record.after->values[PROVIDER_URN] : record.after->ref), (gpointer) record.after->ref);
  if (row->outcome == CLD_ROW_UNCHANGED)
    return;
  put = (CldPlannedPut){ record.before, record.after };
  g_array_append_val (import->puts, put);
}

/* --- one after another --- */

typedef void (*ApplyFunc) (CldImport *import, CldImportRow *row, GPtrArray *records);

/* Whether a row names another of its kind that is still to come: a finding the one it repeats, a letter the one it answers. */
static gboolean
waits_for_other (const CldImportRow *row, GHashTable *to_come)
{
  const CldKind *kind = row->file->kind;

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == CLD_REF && row->cells[i + 1] && strcmp (kind->fields[i].target, kind->id) == 0 && g_strcmp0 (row->cells[i + 1], row->cells[NATIVE_REF]) != 0 &&
        g_hash_table_contains (to_come, row->cells[i + 1]))
      return TRUE;
  return FALSE;
}

/* Rows of one kind. Files are in the order of refs, which is not that of who names whom. */
static void
apply_kind (CldImport *import, GPtrArray *rows, ApplyFunc apply, GPtrArray *records)
{
  g_autoptr (GHashTable) to_come = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean moved = TRUE;

  for (guint i = 0; i < rows->len; i++)
    if (((CldImportRow *) rows->pdata[i])->cells[NATIVE_REF])
      g_hash_table_add (to_come, (gpointer) ((CldImportRow *) rows->pdata[i])->cells[NATIVE_REF]);
  while (rows->len > 0)
    {
      guint n = 0, before = rows->len;

      for (guint i = 0; i < before; i++)
        {
          CldImportRow *row = rows->pdata[i];

          if (moved && waits_for_other (row, to_come))
            {
              rows->pdata[n++] = row;
              continue;
            }
          apply (import, row, records);
          if (row->cells[NATIVE_REF])
            g_hash_table_remove (to_come, row->cells[NATIVE_REF]);
        }
      moved = n < before; /* those that name each other in a circle are told as they come */
      g_ptr_array_set_size (rows, (int) n);
    }
}

static void
apply_in_order (CldImport *import, GPtrArray *rows, ApplyFunc apply, GPtrArray *records)
{
  g_autoptr (GPtrArray) same = g_ptr_array_new ();

  g_ptr_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      CldImportRow *row = rows->pdata[i];

      if (same->len > 0 && ((CldImportRow *) same->pdata[0])->file->kind != row->file->kind)
        apply_kind (import, same, apply, records);
      if (row->state == CLD_ROW_GOOD)
        g_ptr_array_add (same, row);
    }
  apply_kind (import, same, apply, records);
}

/* Brings a child's native rows into the child's records, kind by kind. */
void
_cld_import_native_apply (CldImport *import, CldChildWork *work, GPtrArray *records)
{
  apply_in_order (import, work->natives, apply_row, records);
}

/* Brings native rows of no child into the records outside children. */
void
_cld_import_native_apply_outside (CldImport *import)
{
  apply_in_order (import, import->outside, apply_outside, NULL);
  _cld_import_inspection_list (import);
}
