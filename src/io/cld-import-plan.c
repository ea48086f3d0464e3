/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-import-merge.h"
#include "cld-kinds.h"

#define NO_URN "XXXXXXX"

CldWorkRecord *
_cld_import_find_record (GPtrArray *records, const CldKind *kind, const char *ref)
{
  for (guint i = 0; i < records->len; i++)
    {
      CldWorkRecord *one = records->pdata[i];
      const CldRow *row = one->after ? one->after : one->before;

      if (row->kind == kind && strcmp (row->ref, ref) == 0)
        return one;
    }
  return NULL;
}

CldWorkRecord *
_cld_import_add_record (GPtrArray *records, CldRow *before, CldRow *after)
{
  CldWorkRecord *record = g_new0 (CldWorkRecord, 1);

  record->before = before;
  record->after = after;
  g_ptr_array_add (records, record);
  return record;
}

static guint
n_cells (const CldImportRow *row)
{
  switch (row->file->type)
    {
    case CLD_FILE_RETURN:
      return row->file->return_table->n_columns;
    case CLD_FILE_CASE:
      return CASE_N;
    case CLD_FILE_NATIVE:
      return row->file->kind->n_fields + 1;
    case CLD_FILE_NOT_READ:
    case CLD_FILE_NO_TABLE:
    default:
      return 0;
    }
}

static gboolean
same_cells (const char *const *a, const char *const *b, guint n)
{
  /* The first is the child's number, which both rows were resolved by. */
  for (guint i = 1; i < n; i++)
    if (a[i] != b[i] && g_strcmp0 (a[i], b[i]) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_repeat (const CldImportRow *row, const CldImportRow *other)
{
  if (other->state != CLD_ROW_GOOD || other->file->type != row->file->type)
    return FALSE;
  if (row->file->type == CLD_FILE_RETURN && (other->file->return_table != row->file->return_table || other->file->year != row->file->year))
    return FALSE;
  return same_cells (row->cells, other->cells, n_cells (row));
}

static void
say_twice (CldImport *import, CldImportRow *row, const CldImportRow *other)
{
  const CldReturnTable *table = row->file->return_table;
  guint key = 0;

  for (guint i = 1; i < table->n_columns; i++)
    if (table->columns[i].flags & (CLD_RETURN_KEY | CLD_RETURN_PART))
      {
        if (g_strcmp0 (row->cells[i], other->cells[i]) != 0)
          return;
        key = i;
      }
  _cld_import_add_problem (import, row, table->columns[key].name, row->cells[key], _("an earlier row has the same key and other values: the later one is used"), NULL);
}

/* A row that stands there again, or under another name, is one row; one with the same key and other values is said. */
static void
mark_child_repeats (CldImport *import, CldChildWork *work)
{
  for (guint i = 0; i < work->rows->len; i++)
    {
      CldImportRow *row = work->rows->pdata[i];

      for (guint j = 0; j < i && row->state == CLD_ROW_GOOD; j++)
        {
          const CldImportRow *other = work->rows->pdata[j];

          if (is_repeat (row, other))
            row->state = CLD_ROW_REPEAT;
          else if (other->state == CLD_ROW_GOOD && row->file->type == CLD_FILE_RETURN && other->file->type == CLD_FILE_RETURN &&
                   other->file->return_table == row->file->return_table && other->file->year == row->file->year)
            say_twice (import, row, other);
        }
    }
}

/* Marks repeats, then numbers the rows that are kept in the order of their file. */
void
_cld_import_mark_repeats (CldImport *import)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < import->child_order->len; i++)
    mark_child_repeats (import, import->child_order->pdata[i]);
  for (guint i = 0; i < import->files->len; i++)
    {
      CldImportFile *file = import->files->pdata[i];
      gpointer key = file->type == CLD_FILE_RETURN ? GINT_TO_POINTER (file->year * 100 + cld_return_table_index (file->return_table)) : NULL;

      for (guint j = 0; key && j < file->rows->len; j++)
        {
          CldImportRow *row = g_array_index (file->rows, CldImportRow *, j);

          if (row->state != CLD_ROW_GOOD)
            continue;
          row->position = GPOINTER_TO_UINT (g_hash_table_lookup (counts, key)) + 1;
          g_hash_table_insert (counts, key, GUINT_TO_POINTER (row->position));
        }
    }
}

static CldReturnView *
add_view (CldImport *import, GPtrArray *views, const CldReturnTable *table, int year, guint position, const char *const *cells)
{
  CldReturnView *view = cld_arena_alloc0 (import->arena, sizeof (CldReturnView));

  view->table = table;
  view->year = year;
  view->position = position;
  view->cells = cells;
  g_ptr_array_add (views, view);
  return view;
}

void
_cld_import_collect_stored (CldImport *import, CldChildWork *work, GPtrArray *views)
{
  for (guint i = 0; i < work->existing->len; i++)
    {
      CldRow *row = work->existing->pdata[i];
      const CldReturnTable *table;

      if (row->kind != &cld_return_row_kind)
        continue;
      table = cld_return_table_find (row->values[RETURN_ROW_TABLE]);
      if (!table)
        continue;
      add_view (import, views, table, atoi (row->values[RETURN_ROW_YEAR]), (guint) atoi (row->values[RETURN_ROW_POSITION]),
                _cld_import_stored_cells (import, table, row))
        ->stored = row;
    }
}

static gboolean
same_key (const CldReturnTable *table, const char *const *a, const char *const *b)
{
  for (guint i = 1; i < table->n_columns; i++)
    if ((table->columns[i].flags & (CLD_RETURN_KEY | CLD_RETURN_PART)) && g_strcmp0 (a[i], b[i]) != 0)
      return FALSE;
  return TRUE;
}

/* The recorded row that a row of a file is: one with the same cells, else one with the same key. */
static CldReturnView *
match_view (GPtrArray *stored, const CldReturnView *fresh)
{
  CldReturnView *by_key = NULL;

  for (guint i = 0; i < stored->len; i++)
    {
      CldReturnView *one = stored->pdata[i];

      if (one->matched || one->table != fresh->table || one->year != fresh->year || !same_key (one->table, one->cells, fresh->cells))
        continue;
      if (same_cells (one->cells, fresh->cells, one->table->n_columns))
        return one;
      if (!by_key)
        by_key = one;
    }
  return by_key;
}

/* A blank cell leaves the value that the same row had before. */
static const char *const *
fill_from_stored (CldImport *import, const CldReturnView *fresh, const CldReturnView *stored)
{
  const char **cells = cld_arena_alloc0 (import->arena, fresh->table->n_columns * sizeof (char *));

  for (guint i = 0; i < fresh->table->n_columns; i++)
    cells[i] = fresh->cells[i] ? fresh->cells[i] : stored->cells[i];
  return cells;
}

static const char *
number_text (CldImport *import, guint number)
{
  char digits[16];
  guint at = sizeof digits;

  do
    digits[--at] = (char) ('0' + number % 10);
  while ((number /= 10) > 0);
  return cld_arena_strndup (import->arena, digits + at, sizeof digits - at);
}

static const char *
make_row_ref (CldImport *import, GPtrArray *records, const CldReturnView *view, const char *child)
{
  const char *parts[] = { number_text (import, (guint) view->year), view->table->id, child, number_text (import, view->position) };
  const char *stem = cld_arena_join (import->arena, '/', parts, G_N_ELEMENTS (parts));
  const char *ref = stem;

  for (guint i = 2; _cld_import_find_record (records, &cld_return_row_kind, ref); i++)
    ref = cld_arena_printf (import->arena, "%s-%u", stem, i);
  return ref;
}

/* Plans the record of a row as it came. */
static void
plan_return_row (CldImport *import, CldChildWork *work, GPtrArray *records, CldReturnView *view, const CldReturnView *stored)
{
  CldWorkRecord *record;
  const char *position = number_text (import, view->position);

  if (stored)
    {
      record = _cld_import_find_record (records, &cld_return_row_kind, stored->stored->ref);
      if (!same_cells (view->cells, stored->cells, view->table->n_columns))
        {
          record->after->values[RETURN_ROW_COLUMNS] = _cld_import_raw_columns (import, view->row);
          view->row->outcome = CLD_ROW_CHANGED;
        }
      record->after->values[RETURN_ROW_POSITION] = position;
      return;
    }
  record = _cld_import_add_record (records, NULL, cld_row_new (import->arena, &cld_return_row_kind, NULL));
  record->after->ref = "";
  record->after->ref = make_row_ref (import, records, view, work->ref);
  record->after->values[RETURN_ROW_CHILD] = work->ref;
  record->after->values[RETURN_ROW_TABLE] = view->table->id;
  record->after->values[RETURN_ROW_YEAR] = number_text (import, (guint) view->year);
  record->after->values[RETURN_ROW_POSITION] = position;
  record->after->values[RETURN_ROW_COLUMNS] = _cld_import_raw_columns (import, view->row);
  view->row->outcome = CLD_ROW_ADDED;
}

/* What the returns say with this import: its rows, and the recorded ones that it does not bring again. */
static void
collect_fresh (CldImport *import, CldChildWork *work, GPtrArray *records, GPtrArray *stored, GPtrArray *views)
{
  for (guint i = 0; i < work->rows->len; i++)
    {
      CldImportRow *row = work->rows->pdata[i];
      CldReturnView *view, *same;

      if (row->file->type != CLD_FILE_RETURN || row->state != CLD_ROW_GOOD)
        continue;
      view = add_view (import, views, row->file->return_table, row->file->year, row->position, row->cells);
      view->row = row;
      same = match_view (stored, view);
      plan_return_row (import, work, records, view, same);
      if (same)
        {
          same->matched = TRUE;
          view->cells = fill_from_stored (import, view, same);
        }
    }
  for (guint i = 0; i < stored->len; i++)
    if (!((CldReturnView *) stored->pdata[i])->matched)
      g_ptr_array_add (views, stored->pdata[i]);
}

static gboolean
has_rows (const CldChildWork *work)
{
  for (guint i = 0; i < work->rows->len; i++)
    if (((CldImportRow *) work->rows->pdata[i])->state != CLD_ROW_REJECTED)
      return TRUE;
  for (guint i = 0; i < work->natives->len; i++)
    if (((CldImportRow *) work->natives->pdata[i])->state != CLD_ROW_REJECTED)
      return TRUE;
  return FALSE;
}

static GPtrArray *
collect_records (CldImport *import, CldChildWork *work)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < work->existing->len; i++)
    _cld_import_add_record (records, work->existing->pdata[i], cld_row_copy (import->arena, work->existing->pdata[i]));
  if (!_cld_import_find_record (records, &cld_child_kind, work->ref))
    _cld_import_add_record (records, NULL, cld_row_new (import->arena, &cld_child_kind, work->ref));
  return records;
}

static void
say_case_outcome (CldChildWork *work, gboolean is_new, gboolean changed)
{
  for (guint i = 0; i < work->rows->len; i++)
    {
      CldImportRow *row = work->rows->pdata[i];

      if (row->file->type == CLD_FILE_CASE && row->state == CLD_ROW_GOOD)
        row->outcome = is_new ? CLD_ROW_ADDED : changed ? CLD_ROW_CHANGED : CLD_ROW_UNCHANGED;
    }
}

/* The values of a child's records, to see whether a step changed any. */
static guint
digest (GPtrArray *records)
{
  guint sum = 5381;

  for (guint i = 0; i < records->len; i++)
    {
      const CldRow *row = ((CldWorkRecord *) records->pdata[i])->after;

      for (guint j = 0; row && row->kind != &cld_return_row_kind && j < row->kind->n_fields; j++)
        sum = sum * 33 + (row->values[j] ? g_str_hash (row->values[j]) : 0);
    }
  return sum;
}

static int
compare_puts (gconstpointer a, gconstpointer b)
{
  const CldWorkRecord *x = *(const CldWorkRecord *const *) a, *y = *(const CldWorkRecord *const *) b;
  const CldRow *left = x->after ? x->after : x->before, *right = y->after ? y->after : y->before;
  int order;

  /* What is made comes before what names it, what is removed after it. */
  if ((x->after == NULL) != (y->after == NULL))
    return x->after ? -1 : 1;
  order = cld_kind_index (left->kind) - cld_kind_index (right->kind);
  if (order == 0 && left->kind == &cld_placement_kind)
    order = (left->values[PLACEMENT_WITHIN] != NULL) - (right->values[PLACEMENT_WITHIN] != NULL);
  if (!x->after)
    order = -order;
  return order != 0 ? order : strcmp (left->ref, right->ref);
}

static void
emit_one (CldImport *import, GPtrArray *records, CldWorkRecord *record, GHashTable *emitted)
{
  const CldKind *kind = record->after ? record->after->kind : NULL;
  CldPlannedPut put = { record->before, record->after };

  if (!g_hash_table_add (emitted, record))
    return;
  /* A letter comes after the one of the same child that it answers. */
  for (guint i = 0; kind && i < kind->n_fields; i++)
    if (kind->fields[i].type == CLD_REF && record->after->values[i] && strcmp (kind->fields[i].target, kind->id) == 0)
      {
        CldWorkRecord *other = _cld_import_find_record (records, kind, record->after->values[i]);

        if (other && other->after)
          emit_one (import, records, other, emitted);
      }
  if ((record->before || record->after) && !cld_row_same_values (record->before, record->after))
    g_array_append_val (import->puts, put);
}

static void
emit (CldImport *import, GPtrArray *records)
{
  g_autoptr (GHashTable) emitted = g_hash_table_new (NULL, NULL);

  g_ptr_array_sort (records, compare_puts);
  for (guint i = 0; i < records->len; i++)
    emit_one (import, records, records->pdata[i], emitted);
}

static void
plan_child (CldImport *import, CldChildWork *work)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) stored = g_ptr_array_new ();
  g_autoptr (GPtrArray) views = g_ptr_array_new ();
  g_autoptr (GPtrArray) said_before = g_ptr_array_new ();
  g_autoptr (GPtrArray) says_now = g_ptr_array_new ();
  gboolean is_new = !work->is_known;
  guint before;

  _cld_import_return_check_birth (import, work);
  if (!has_rows (work))
    return;
  records = collect_records (import, work);
  _cld_import_collect_stored (import, work, stored);
  collect_fresh (import, work, records, stored, views);
  _cld_import_derive (import, work->ref, stored, said_before, FALSE);
  _cld_import_derive (import, work->ref, views, says_now, TRUE);
  _cld_import_merge (import, work, records, said_before, says_now);
  before = digest (records);
  _cld_import_case_apply (import, work, records);
  say_case_outcome (work, is_new, digest (records) != before);
  _cld_import_native_apply (import, work, records);
  emit (import, records);
}

static void
add_provider (CldImport *import, const char *urn)
{
  CldRow *row;
  CldPlannedPut put;

  if (!urn || strcmp (urn, NO_URN) == 0 || g_hash_table_contains (import->providers, urn))
    return;
  row = cld_row_new (import->arena, &cld_provider_kind, urn);
  row->values[PROVIDER_URN] = urn;
  g_hash_table_insert (import->providers, (gpointer) urn, (gpointer) urn);
  g_hash_table_insert (import->outside_refs, (gpointer) _cld_import_outside_key (import, &cld_provider_kind, urn), row);
  put = (CldPlannedPut){ NULL, row };
  g_array_append_val (import->puts, put);
}

/* A provider that an episode names by its URN alone is a provider of which nothing else is recorded. */
static void
plan_providers (CldImport *import)
{
  for (guint i = 0; i < import->files->len; i++)
    {
      CldImportFile *file = import->files->pdata[i];

      if (file->return_table != cld_return_tables () + CLD_RETURN_EPISODES)
        continue;
      for (guint j = 0; j < file->rows->len; j++)
        {
          const CldImportRow *row = g_array_index (file->rows, CldImportRow *, j);

          if (row->state == CLD_ROW_GOOD)
            add_provider (import, row->cells[EPISODES_URN]);
        }
    }
}

/* Compares everything with what is recorded; afterwards the import knows what it would write. */
gboolean
_cld_import_plan (CldImport *import, GError **error)
{
  guint n = import->child_order->len;

  _cld_import_native_apply_outside (import);
  plan_providers (import);
  for (guint i = 0; i < n; i++)
    {
      if (g_cancellable_set_error_if_cancelled (import->cancellable, error))
        return FALSE;
      plan_child (import, import->child_order->pdata[i]);
      if (import->progress && i % 256 == 0)
        import->progress (CLD_IMPORT_COMPARING, (double) i / n, import->progress_data);
    }
  return TRUE;
}
