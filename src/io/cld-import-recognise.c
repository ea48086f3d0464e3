/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-kinds.h"

#define MAX_TITLE_ROWS 20
#define ALIASES "/org/caseload/Caseload/import/aliases.csv"

/* A column's name without what exports change about it: case, spaces, points, underscores. */
static char *
normal_name (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (out, g_ascii_toupper (*p));
  return g_string_free (out, FALSE);
}

/* "return CHILDID" -> CHILD, "case_export CLIENTID" -> ref; from the one data file of aliases. */
static GHashTable *
get_aliases (void)
{
  static GHashTable *aliases;

  if (g_once_init_enter (&aliases))
    {
      GHashTable *fresh = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (ALIASES, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (CldCsvTable) table = bytes ? cld_csv_table_parse (bytes, "aliases.csv", NULL) : NULL;

      for (guint i = 1; table && i < cld_csv_table_get_n_rows (table); i++)
        {
          guint n;
          const CldCell *cells = cld_csv_table_get_row (table, i, &n);
          g_autofree char *name = n == 3 ? normal_name (cells[2].text) : NULL;

          if (name)
            g_hash_table_insert (fresh, g_strconcat (cells[0].text, " ", name, NULL), g_strdup (cells[1].text));
        }
      g_once_init_leave (&aliases, fresh);
    }
  return aliases;
}

static const char *
find_alias (const char *table, const char *name)
{
  g_autofree char *key = g_strconcat (table, " ", name, NULL);

  return g_hash_table_lookup (get_aliases (), key);
}

static int
find_return_column (const CldReturnTable *table, const char *name)
{
  const char *alias = find_alias ("return", name);

  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autofree char *own = normal_name (table->columns[i].name);

      if (strcmp (own, name) == 0)
        return (int) i;
    }
  return alias ? cld_return_table_find_column (table, alias) : -1;
}

static int
find_case_column (const char *name)
{
  static const char *const targets[CASE_N] = {
    [CASE_REF] = "ref", [CASE_SURNAME] = "surname", [CASE_GIVEN_NAMES] = "given_names", [CASE_KNOWN_AS] = "known_as",
    [CASE_DATE_OF_BIRTH] = "date_of_birth", [CASE_SEX] = "sex", [CASE_ETHNICITY] = "ethnicity", [CASE_UPN] = "upn",
    [CASE_HOME_POSTCODE] = "home_postcode", [CASE_TEAM] = "team", [CASE_WORKER] = "worker", [CASE_IRO] = "iro",
    [CASE_CARE_START] = "care_start", [CASE_CARE_END] = "care_end", [CASE_STATUS_START] = "status_start",
    [CASE_PLACEMENT_START] = "placement_start", [CASE_CARER] = "carer", [CASE_PLACEMENT_POSTCODE] = "placement_postcode",
    [CASE_DISTANCE] = "distance",
  };
  const char *alias = find_alias ("case_export", name);

  for (int i = 0; alias && i < CASE_N; i++)
    if (strcmp (targets[i], alias) == 0)
      return i;
  return -1;
}

/* The names in a row, made normal. A name that stands twice counts the first time. */
static GStrv
read_names (CldImportFile *file, guint row, gboolean normal)
{
  guint n;
  const CldCell *cells = cld_csv_table_get_row (file->table, row, &n);
  GStrv names = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    names[i] = normal ? normal_name (cells[i].text) : g_ascii_strdown (cells[i].text, -1);
  for (guint i = 0; i < n && !normal; i++)
    g_strstrip (names[i]);
  return names;
}

static void
set_columns (CldImportFile *file, guint header, GStrv names, int (*find) (gconstpointer, const char *), gconstpointer data)
{
  guint n = g_strv_length (names);

  /* An empty name ends a GStrv nowhere: the row's own count is what counts. */
  cld_csv_table_get_row (file->table, header, &n);
  file->header = header;
  file->n_columns = n;
  g_free (file->columns);
  file->columns = g_new (int, n);
  for (guint i = 0; i < n; i++)
    {
      file->columns[i] = names[i][0] ? find (data, names[i]) : -1;
      for (guint j = 0; j < i; j++)
        if (file->columns[j] == file->columns[i])
          file->columns[i] = -1;
    }
}

static int
find_return_column_cb (gconstpointer data, const char *name)
{
  return find_return_column (data, name);
}

static int
find_case_column_cb (gconstpointer data, const char *name)
{
  return find_case_column (name);
}

static int
find_native_column_cb (gconstpointer data, const char *name)
{
  int field;

  if (strcmp (name, "ref") == 0)
    return NATIVE_REF;
  field = cld_kind_find_field (data, name);
  return field < 0 ? -1 : field + 1;
}

static gboolean
has_column (const CldReturnTable *table, GStrv names, guint n, const char *column)
{
  for (guint i = 0; i < n; i++)
    {
      int found = names[i][0] ? find_return_column (table, names[i]) : -1;

      if (found >= 0 && strcmp (table->columns[found].name, column) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A table is known by the child and one of its signs; of several that would do, by the most columns. */
static const CldReturnTable *
match_return (GStrv names, guint n)
{
  const CldReturnTable *best = NULL;
  guint best_count = 0;

  for (guint i = 0; i < CLD_RETURN_N_TABLES; i++)
    {
      const CldReturnTable *table = cld_return_tables () + i;
      gboolean sign = FALSE;
      guint count = 0;

      for (guint j = 0; j < G_N_ELEMENTS (table->signs) && table->signs[j] && !sign; j++)
        sign = has_column (table, names, n, table->signs[j]);
      if (!sign || !has_column (table, names, n, "CHILD"))
        continue;
      for (guint j = 0; j < table->n_columns; j++)
        count += has_column (table, names, n, table->columns[j].name) ? 1 : 0;
      if (count > best_count && 2 * count >= table->n_columns)
        {
          best = table;
          best_count = count;
        }
    }
  return best;
}

static gboolean
match_case (GStrv names, guint n)
{
  gboolean has_ref = FALSE;
  guint others = 0;

  for (guint i = 0; i < n; i++)
    {
      int column = names[i][0] ? find_case_column (names[i]) : -1;

      if (column == CASE_REF)
        has_ref = TRUE;
      else if (column >= 0)
        others++;
    }
  return has_ref && others >= 3;
}

/* A native file names its columns as the kind does. Where the columns fit several kinds, its own name decides. */
static const CldKind *
match_native (GStrv names, guint n, const char *file_name)
{
  const CldKind *best = NULL;
  gboolean tie = FALSE;

  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      const CldKind *kind = cld_kinds ()[i];
      g_autofree char *own_name = g_strconcat (kind->id, ".csv", NULL);
      guint fields = 0;
      gboolean fits = n >= 2, has_ref = FALSE;

      for (guint j = 0; j < n && fits; j++)
        {
          int column = find_native_column_cb (kind, names[j]);

          fits = column >= 0;
          has_ref = has_ref || column == NATIVE_REF;
          fields += column > 0 ? 1 : 0;
        }
      /* Without a ref, the child and another field have to be there: `child` alone is any table's. */
      if (!fits || fields == 0 || (!has_ref && fields < 2))
        continue;
      if (g_ascii_strcasecmp (own_name, file_name) == 0)
        return kind;
      tie = best != NULL;
      best = kind;
    }
  return tie ? NULL : best;
}

static void
note_left_out (CldImport *import, CldImportFile *file)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint n;
  const CldCell *cells = cld_csv_table_get_row (file->table, file->header, &n);

  for (guint i = 0; i < n; i++)
    if (file->columns[i] < 0 && cells[i].len > 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", cells[i].text);
  if (list->len > 0 && file->type == CLD_FILE_CASE)
    /* Translators: %1$s is a file, %2$s a list of column names */
    g_ptr_array_add (import->report->notes, g_strdup_printf (_("%1$s: these columns are left out: %2$s."), file->name, list->str));
}

static gboolean
try_row (CldImport *import, CldImportFile *file, guint row)
{
  g_auto (GStrv) exact = read_names (file, row, FALSE);
  g_auto (GStrv) normal = read_names (file, row, TRUE);
  guint n;

  cld_csv_table_get_row (file->table, row, &n);
  file->kind = match_native (exact, n, file->name);
  if (file->kind)
    {
      file->type = CLD_FILE_NATIVE;
      file->report->kind = file->kind->id;
      set_columns (file, row, exact, find_native_column_cb, file->kind);
    }
  else if (match_case (normal, n))
    {
      file->type = CLD_FILE_CASE;
      file->report->kind = "case_export";
      set_columns (file, row, normal, find_case_column_cb, NULL);
    }
  else if ((file->return_table = match_return (normal, n)))
    {
      file->type = CLD_FILE_RETURN;
      file->report->kind = file->return_table->id;
      set_columns (file, row, normal, find_return_column_cb, file->return_table);
    }
  else
    return FALSE;
  note_left_out (import, file);
  return TRUE;
}

/* Tells by its header row what a file is; titles may stand above it. */
void
_cld_import_recognise (CldImport *import, CldImportFile *file)
{
  guint n = MIN (cld_csv_table_get_n_rows (file->table), MAX_TITLE_ROWS);

  for (guint i = 0; i < n; i++)
    if (try_row (import, file, i))
      return;
}
