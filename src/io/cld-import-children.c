/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-kinds.h"
#include "cld-lookup.h"
#include "cld-repo.h"

#define FEW_CHILDREN 200 /* up to so many are read one by one, more by reading every record once */

static const char *
without_zeros (const char *number)
{
  while (number[0] == '0' && number[1] != '\0')
    number++;
  return number;
}

/* Numbers without their leading zeros -> the number as it is recorded, or "" where several fit. */
static void
add_short (GHashTable *shorts, const char *number)
{
  const char *key = without_zeros (number);
  const char *other = g_hash_table_lookup (shorts, key);

  if (!other)
    g_hash_table_insert (shorts, (gpointer) key, (gpointer) number);
  else if (strcmp (other, number) != 0)
    g_hash_table_insert (shorts, (gpointer) key, (gpointer) "");
}

CldChildWork *
_cld_import_add_child (CldImport *import, const char *ref)
{
  CldChildWork *work = g_hash_table_lookup (import->children, ref);

  if (work)
    return work;
  work = g_new0 (CldChildWork, 1);
  work->ref = ref;
  work->rows = g_ptr_array_new ();
  work->natives = g_ptr_array_new ();
  work->existing = g_ptr_array_new ();
  g_hash_table_insert (import->children, (gpointer) ref, work);
  return work;
}

static gboolean
load_numbers (CldImport *import, GHashTable *known, GHashTable *shorts, GError **error)
{
  g_autoptr (GPtrArray) numbers = NULL;

  if (!import->store)
    return TRUE;
  numbers = cld_lookup_children (cld_store_get_db (import->store), import->arena, error);
  for (guint i = 0; numbers && i < numbers->len; i++)
    {
      g_hash_table_add (known, numbers->pdata[i]);
      add_short (shorts, numbers->pdata[i]);
    }
  return numbers != NULL;
}

/* Whether a row makes its child known to the command: Headers, case exports, and the kind child. */
static gboolean
names_child (const CldImportRow *row)
{
  if (row->file->type == CLD_FILE_RETURN)
    return row->file->return_table == cld_return_tables () + CLD_RETURN_HEADER;
  return row->file->type == CLD_FILE_CASE || row->file->kind == &cld_child_kind;
}

static const char *
number_of (const CldImportRow *row)
{
  if (row->file->type == CLD_FILE_NATIVE)
    return row->file->kind == &cld_child_kind ? row->cells[NATIVE_REF]
                                              : row->file->kind->child >= 0 ? row->cells[row->file->kind->child + 1] : NULL;
  return row->cells[0];
}

/* A number read from a spreadsheet may end in .0, too. */
static const char *
tidy_number (CldImport *import, const char *number)
{
  gsize n = number ? strlen (number) : 0;

  if (n > 2 && strcmp (number + n - 2, ".0") == 0 && strspn (number, "0123456789") == n - 2)
    return cld_arena_strndup (import->arena, number, n - 2);
  return number;
}

typedef struct
{
  GHashTable *known;  /* numbers as they are recorded */
  GHashTable *shorts; /* of those */
  GHashTable *named;  /* numbers that the files name */
  GHashTable *named_shorts;
} Numbers;

/* The first pass: what children the command's files name. A number that differs from a recorded one by its leading
 * zeros alone is that one. */
static void
collect_named (CldImport *import, Numbers *numbers)
{
  for (guint i = 0; i < import->files->len; i++)
    {
      CldImportFile *file = import->files->pdata[i];

      for (guint j = 0; j < file->rows->len; j++)
        {
          CldImportRow *row = g_array_index (file->rows, CldImportRow *, j);
          const char *number = tidy_number (import, number_of (row));
          const char *recorded;

          /* An export of cases names a child by another system's number: it takes the return's where one fits. */
          if (!number || !names_child (row) || file->type == CLD_FILE_CASE)
            continue;
          recorded = g_hash_table_lookup (numbers->shorts, without_zeros (number));
          if (!g_hash_table_contains (numbers->known, number) && recorded && *recorded && file->type == CLD_FILE_RETURN)
            number = recorded;
          if (g_hash_table_add (numbers->named, (gpointer) number))
            add_short (numbers->named_shorts, number);
        }
    }
  for (guint i = 0; i < import->files->len; i++)
    {
      CldImportFile *file = import->files->pdata[i];

      for (guint j = 0; file->type == CLD_FILE_CASE && j < file->rows->len; j++)
        {
          const char *number = tidy_number (import, g_array_index (file->rows, CldImportRow *, j)->cells[CASE_REF]);

          if (number && !g_hash_table_contains (numbers->known, number) && !g_hash_table_contains (numbers->named, number) &&
              !g_hash_table_contains (numbers->shorts, without_zeros (number)) && !g_hash_table_contains (numbers->named_shorts, without_zeros (number)))
            {
              g_hash_table_add (numbers->named, (gpointer) number);
              add_short (numbers->named_shorts, number);
            }
        }
    }
}

/* The number as it is recorded or named, or %NULL where there is no such child or more than one. */
static const char *
resolve (Numbers *numbers, const char *number)
{
  gpointer found;
  const char *recorded, *named;

  if (g_hash_table_lookup_extended (numbers->known, number, &found, NULL) || g_hash_table_lookup_extended (numbers->named, number, &found, NULL))
    return found;
  recorded = g_hash_table_lookup (numbers->shorts, without_zeros (number));
  named = g_hash_table_lookup (numbers->named_shorts, without_zeros (number));
  if (recorded && named && strcmp (recorded, named) != 0)
    return NULL;
  if (!recorded)
    recorded = named;
  return recorded && *recorded ? recorded : NULL;
}

static void
place_row (CldImport *import, Numbers *numbers, CldImportRow *row)
{
  const char *number = tidy_number (import, number_of (row));
  CldChildWork *work;

  if (row->state == CLD_ROW_REJECTED)
    {
      /* Its child is named all the same: a bad row costs only itself. */
      return;
    }
  if (!number && row->file->type == CLD_FILE_NATIVE && row->file->kind != &cld_child_kind)
    {
      g_ptr_array_add (import->outside, row);
      return;
    }
  row->child = number ? resolve (numbers, number) : NULL;
  if (!row->child)
    {
      _cld_import_reject (import, row, row->file->type == CLD_FILE_NATIVE ? "child" : "CHILD", number,
                          _("this child is neither recorded nor in the files of this import"), _("import the Header or the case export with it"));
      return;
    }
  work = _cld_import_add_child (import, row->child);
  work->is_known = g_hash_table_contains (numbers->known, row->child);
  g_ptr_array_add (row->file->type == CLD_FILE_NATIVE ? work->natives : work->rows, row);
}

static int
compare_works (gconstpointer a, gconstpointer b)
{
  const CldChildWork *const *x = a, *const *y = b;

  return strcmp ((*x)->ref, (*y)->ref);
}

/* Tells whose each row is; a row of a child that nobody knows is rejected. */
gboolean
_cld_import_find_children (CldImport *import, GError **error)
{
  Numbers numbers = { g_hash_table_new (g_str_hash, g_str_equal), g_hash_table_new (g_str_hash, g_str_equal),
                      g_hash_table_new (g_str_hash, g_str_equal), g_hash_table_new (g_str_hash, g_str_equal) };
  gboolean done = load_numbers (import, numbers.known, numbers.shorts, error);
  GHashTableIter iter;
  gpointer work;

  if (done)
    {
      collect_named (import, &numbers);
      for (guint i = 0; i < import->files->len; i++)
        {
          CldImportFile *file = import->files->pdata[i];

          for (guint j = 0; j < file->rows->len; j++)
            place_row (import, &numbers, g_array_index (file->rows, CldImportRow *, j));
        }
      g_hash_table_iter_init (&iter, import->children);
      while (g_hash_table_iter_next (&iter, NULL, &work))
        g_ptr_array_add (import->child_order, work);
      g_ptr_array_sort (import->child_order, compare_works);
    }
  g_hash_table_unref (numbers.known);
  g_hash_table_unref (numbers.shorts);
  g_hash_table_unref (numbers.named);
  g_hash_table_unref (numbers.named_shorts);
  return done;
}

static gboolean
add_outside_cb (CldRow *row, const char *search_key, gpointer data)
{
  CldImport *import = data;

  if (cld_row_get_child (row))
    return TRUE;
  g_hash_table_insert (import->outside_refs, (gpointer) _cld_import_outside_key (import, row->kind, row->ref), row);
  if (row->kind == &cld_provider_kind)
    {
      g_hash_table_insert (import->providers, (gpointer) row->ref, (gpointer) row->ref);
      if (row->values[PROVIDER_URN])
        g_hash_table_insert (import->providers, (gpointer) row->values[PROVIDER_URN], (gpointer) row->ref);
    }
  return TRUE;
}

static gboolean
add_existing_cb (CldRow *row, const char *search_key, gpointer data)
{
  CldImport *import = data;
  const char *child = cld_row_get_child (row);
  CldChildWork *work = child ? g_hash_table_lookup (import->children, child) : NULL;

  if (work)
    g_ptr_array_add (work->existing, row);
  return add_outside_cb (row, search_key, data);
}

static gboolean
load_one_by_one (CldImport *import, GError **error)
{
  for (guint i = 0; i < import->child_order->len; i++)
    if (!cld_repo_each_of_child (cld_store_get_db (import->store), ((CldChildWork *) import->child_order->pdata[i])->ref, import->arena, add_existing_cb, import, error))
      return FALSE;
  return TRUE;
}

static void
add_year (CldImport *import, int year)
{
  for (guint i = 0; i < import->years->len; i++)
    if (g_array_index (import->years, int, i) == year)
      return;
  g_array_append_val (import->years, year);
}

/* Where the children are few their records are read one child at a time, and of the kinds those without a child. */
static gboolean
load_kinds (CldImport *import, gboolean few, GError **error)
{
  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      const CldKind *kind = cld_kinds ()[i];

      if (few && (kind == &cld_child_kind || (kind->child >= 0 && (kind->fields[kind->child].flags & CLD_NEEDED))))
        continue;
      if (!cld_repo_each (cld_store_get_db (import->store), kind, NULL, NULL, import->arena, few ? add_outside_cb : add_existing_cb, import, error))
        return FALSE;
    }
  return !few || load_one_by_one (import, error);
}

static gboolean
load_edited (CldImport *import, GError **error)
{
  g_autoptr (GPtrArray) edited = cld_lookup_edited_children (cld_store_get_db (import->store), import->arena, error);
  g_autoptr (GArray) years = edited ? cld_lookup_return_years (cld_store_get_db (import->store), "Episodes", error) : NULL;

  for (guint i = 0; edited && i < edited->len; i++)
    g_hash_table_add (import->edited, edited->pdata[i]);
  for (guint i = 0; years && i < years->len; i++)
    add_year (import, g_array_index (years, int, i));
  return years != NULL;
}

/* Reads what is recorded of the children that the files are about, and of everything outside children. */
gboolean
_cld_import_load_existing (CldImport *import, GError **error)
{
  gboolean few = import->child_order->len <= FEW_CHILDREN;

  for (guint i = 0; i < import->files->len; i++)
    {
      CldImportFile *file = import->files->pdata[i];

      if (file->type == CLD_FILE_RETURN && file->return_table == cld_return_tables () + CLD_RETURN_EPISODES && file->rows->len > 0)
        add_year (import, file->year);
    }
  return !import->store || (load_kinds (import, few, error) && load_edited (import, error));
}
