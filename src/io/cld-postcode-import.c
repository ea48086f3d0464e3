/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-postcode-import.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cld-date.h"
#include "cld-error.h"
#include "cld-gss-authority.h"
#include "cld-io-errno.h"
#include "cld-postcode-file.h"
#include "cld-postcode-writer.h"
#include "cld-postcode.h"

#define ROWS_BETWEEN_CHECKS 0x3fffu
#define SHARE_OF_READING 0.5 /* of the time; the rest is sorting and writing */
#define CODE_SIZE 12         /* a code has nine characters */
#define MAX_ROWS 8000000u

typedef struct
{
  guint64 key; /* the postcode's seven bytes, so that numbers sort as texts do */
  gint32 easting;
  gint32 northing;
  guint32 order; /* of the row among all */
  guint16 authority; /* an index of what the import met, 0 for none */
} Row;

typedef struct
{
  const char *directory;
  CldPostcodeProgress progress;
  gpointer data;
  GCancellable *cancellable;
  CldPostcodeCounts *counts;

  GPtrArray *files;
  gboolean lenient; /* a folder holds other files too */
  char *first_name;
  gboolean has_ons;
  guint64 bytes_before;
  guint64 bytes;

  GArray *rows;
  GPtrArray *authorities;
  guint n_read;
  /* What the row before had: rows of one place stand together. */
  char codes[3][CODE_SIZE];
  guint16 authority;
} Import;

/* --- which files --- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static gboolean
is_csv (const char *name)
{
  gsize len = strlen (name);

  return len > 4 && g_ascii_strcasecmp (name + len - 4, ".csv") == 0;
}

static guint
add_folder (Import *import, const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (is_csv (name))
      g_ptr_array_add (found, g_build_filename (path, name, NULL));
  g_ptr_array_sort (found, compare_names);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (import->files, g_strdup (found->pdata[i]));
  return found->len;
}

/* As it comes out of the archives, the files stand in Data or in Data/CSV. */
static gboolean
add_path (Import *import, const char *path, GError **error)
{
  g_autofree char *data = g_build_filename (path, "Data", NULL), *csv = g_build_filename (path, "Data", "CSV", NULL);
  g_autofree char *shown = cld_io_display_name (path);

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      g_ptr_array_add (import->files, g_strdup (path));
      return TRUE;
    }
  import->lenient = TRUE;
  if (add_folder (import, path) > 0 || add_folder (import, csv) > 0 || add_folder (import, data) > 0)
    return TRUE;
  g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_NOT_FOUND,
               /* Translators: %s is the name of a folder. */
               _("%s: there are no CSV files in this folder; nothing was changed; choose the folder that holds them"), shown);
  return FALSE;
}

static void
count_bytes (Import *import)
{
  for (guint i = 0; i < import->files->len; i++)
    {
      struct stat about;

      if (stat (import->files->pdata[i], &about) == 0)
        import->bytes += (guint64) about.st_size;
    }
  import->bytes = MAX (import->bytes, 1);
}

/* --- rows --- */

static gint32
read_metres (const CldPostcodeCell *cell)
{
  gint64 metres = 0;
  gsize i = 0;

  for (; i < cell->len && i < 8 && g_ascii_isdigit (cell->text[i]); i++)
    metres = metres * 10 + (cell->text[i] - '0');
  return i == 0 || (i < cell->len && cell->text[i] != '.') ? CLD_NO_GRID : (gint32) metres;
}

static gboolean
is_same (const char *known, const CldPostcodeCell *cell)
{
  return strncmp (known, cell->text, cell->len) == 0 && known[cell->len] == '\0';
}

static guint16
index_authority (Import *import, const char *authority)
{
  guint at;

  if (!authority)
    return 0;
  if (!g_ptr_array_find (import->authorities, authority, &at))
    {
      at = import->authorities->len;
      g_ptr_array_add (import->authorities, (gpointer) authority);
    }
  return (guint16) at;
}

static guint16
find_authority (Import *import, const CldPostcodeCell *cells)
{
  static const CldPostcodeColumn columns[] = { CLD_POSTCODE_DISTRICT, CLD_POSTCODE_COUNTY, CLD_POSTCODE_COUNTRY };
  gboolean same = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const CldPostcodeCell *cell = &cells[columns[i]];
      /* Longer than any code is: none. */
      const CldPostcodeCell one = { cell->text, cell->len < CODE_SIZE ? cell->len : 0 };

      if (is_same (import->codes[i], &one))
        continue;
      same = FALSE;
      memcpy (import->codes[i], one.text, one.len);
      import->codes[i][one.len] = '\0';
    }
  if (!same)
    import->authority = index_authority (import, cld_gss_find_authority (import->codes[0], import->codes[1], import->codes[2]));
  return import->authority;
}

static guint64
make_key (const char *bare)
{
  guint64 key = 0;

  for (guint i = 0; i < CLD_POSTCODE_SIZE; i++)
    {
      key = key << 8 | (guchar) *bare;
      bare += *bare != '\0';
    }
  return key;
}

static void
take_row (Import *import, const CldPostcodeCell *cells)
{
  const CldPostcodeCell *postcode = &cells[CLD_POSTCODE_POSTCODE];
  char bare[CLD_POSTCODE_SIZE];
  Row row;

  import->n_read++;
  if (!cld_postcode_normalise (postcode->text, postcode->len, bare))
    {
      import->counts->n_rejected++;
      return;
    }
  row.key = make_key (bare);
  row.easting = read_metres (&cells[CLD_POSTCODE_EASTING]);
  row.northing = read_metres (&cells[CLD_POSTCODE_NORTHING]);
  /* Code-Point Open writes 0, 0 where nothing is known. */
  if (row.easting == CLD_NO_GRID || row.northing == CLD_NO_GRID || (row.easting == 0 && row.northing == 0))
    row.easting = row.northing = CLD_NO_GRID;
  row.order = import->rows->len;
  row.authority = find_authority (import, cells);
  import->counts->n_ended += cells[CLD_POSTCODE_ENDED].len > 0;
  g_array_append_val (import->rows, row);
}

static gboolean
look_up (Import *import, double fraction, GError **error)
{
  if (import->progress)
    import->progress (CLAMP (fraction, 0, 1), import->data);
  return !g_cancellable_set_error_if_cancelled (import->cancellable, error);
}

static gboolean
fail_rows (Import *import, GError **error)
{
  g_set_error_literal (error, CLD_IO_ERROR, CLD_IO_ERROR_LIMIT, _("There are more rows in these files than postcodes in the kingdom; nothing was changed; choose the files of one directory"));
  return FALSE;
}

static gboolean
read_file (Import *import, const char *path, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (CldPostcodeFile) file = cld_postcode_file_open (path, &why);
  CldPostcodeCell cells[CLD_POSTCODE_N_COLUMNS];
  gboolean is_row = TRUE;

  if (!file && import->lenient && g_error_matches (why, CLD_IO_ERROR, CLD_IO_ERROR_HEADER))
    {
      import->counts->n_passed_over++;
      return TRUE;
    }
  if (!file)
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  import->counts->n_files++;
  import->has_ons |= cld_postcode_file_has_header (file);
  if (!import->first_name)
    import->first_name = cld_io_display_name (path);
  while (is_row)
    {
      if (!cld_postcode_file_next (file, cells, &is_row, error))
        return FALSE;
      if (is_row)
        take_row (import, cells);
      if (import->rows->len > MAX_ROWS)
        return fail_rows (import, error);
      if ((import->n_read & ROWS_BETWEEN_CHECKS) == 0 &&
          !look_up (import, SHARE_OF_READING * (double) (import->bytes_before + cld_postcode_file_get_done (file)) / (double) import->bytes, error))
        return FALSE;
    }
  import->bytes_before += cld_postcode_file_get_done (file);
  return TRUE;
}

/* --- the directory --- */

static int
compare_rows (const void *a, const void *b)
{
  const Row *one = a, *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  return one->order < other->order ? -1 : one->order > other->order;
}

static gboolean
write_row (Import *import, CldPostcodeWriter *writer, const Row *row, GError **error)
{
  const char *authority = import->authorities->pdata[row->authority];
  CldPostcodePlace place = { "", row->easting, row->northing };
  char bare[CLD_POSTCODE_SIZE];

  for (guint i = 0; i < CLD_POSTCODE_SIZE; i++)
    bare[i] = (char) (row->key >> (8 * (CLD_POSTCODE_SIZE - 1 - i)));
  if (authority)
    g_strlcpy (place.authority, authority, sizeof place.authority);
  import->counts->n_postcodes++;
  import->counts->n_without_authority += authority == NULL;
  import->counts->n_without_grid += row->easting == CLD_NO_GRID;
  return cld_postcode_writer_add (writer, bare, &place, error);
}

static gboolean
write_about (Import *import, CldPostcodeWriter *writer, GError **error)
{
  g_autofree char *now = cld_moment_now_utc ();
  g_autofree char *count = g_strdup_printf ("%u", import->counts->n_postcodes);
  g_autofree char *without = g_strdup_printf ("%u", import->counts->n_without_authority);

  return cld_postcode_writer_set_about (writer, CLD_POSTCODES_SOURCE, import->has_ons ? "ONSPD" : "CODE_POINT", error) &&
         cld_postcode_writer_set_about (writer, CLD_POSTCODES_FILE, import->first_name, error) &&
         cld_postcode_writer_set_about (writer, CLD_POSTCODES_COUNT, count, error) &&
         cld_postcode_writer_set_about (writer, CLD_POSTCODES_WITHOUT_AUTHORITY, without, error) &&
         cld_postcode_writer_set_about (writer, CLD_POSTCODES_IMPORTED_AT, now, error);
}

static gboolean
write_directory (Import *import, GError **error)
{
  g_autoptr (CldPostcodeWriter) writer = cld_postcode_writer_new (import->directory, error);
  const Row *rows = (const Row *) (gconstpointer) import->rows->data;

  if (!writer)
    return FALSE;
  qsort (import->rows->data, import->rows->len, sizeof (Row), compare_rows);
  for (guint i = 0; i < import->rows->len; i++)
    {
      if (i > 0 && rows[i].key == rows[i - 1].key)
        import->counts->n_repeated++;
      else if (!write_row (import, writer, &rows[i], error))
        return FALSE;
      if ((i & ROWS_BETWEEN_CHECKS) == 0 && !look_up (import, SHARE_OF_READING + (1 - SHARE_OF_READING) * i / import->rows->len, error))
        return FALSE;
    }
  return write_about (import, writer, error) && look_up (import, 1, error) && cld_postcode_writer_finish (writer, error);
}

/* A file may have the right columns and the wrong rows. */
static gboolean
check_rows (Import *import, GError **error)
{
  if (import->rows->len > 0 && import->rows->len >= import->counts->n_rejected)
    return TRUE;
  g_set_error_literal (error, CLD_IO_ERROR, CLD_IO_ERROR_HEADER,
                       import->counts->n_files == 0 ? _("None of the files is an ONS Postcode Directory or Code-Point Open; nothing was changed; choose the large CSV file of the one, or the CSV files of the other")
                                                    : _("Most rows of these files hold no postcode; nothing was changed; choose other files"));
  return FALSE;
}

static gboolean
run (Import *import, const char *const *paths, GError **error)
{
  for (; *paths; paths++)
    if (!add_path (import, *paths, error))
      return FALSE;
  count_bytes (import);
  for (guint i = 0; i < import->files->len; i++)
    if (!read_file (import, import->files->pdata[i], error))
      return FALSE;
  return check_rows (import, error) && write_directory (import, error);
}

/**
 * cld_postcode_import:
 * @paths: (array zero-terminated=1): CSV files, and folders with such files
 * @directory: (nullable): where the directory is to be, or %NULL for the user's own
 * @progress: (nullable): told how far it is
 * @data: for @progress
 * @cancellable: (nullable): stops it from another thread
 * @counts: (out): what was done; without meaning where it failed
 * @error: return location; %CLD_IO_ERROR, %CLD_STORE_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Makes a postcode directory of an ONS Postcode Directory of any year (one large file, or several with a header each), or of
 * Code-Point Open (120 files without one), and puts it in the place of the one there is. Takes about 25 bytes of memory a
 * row. Errors name files, never what stands in them.
 *
 * Returns: whether the new directory is in place; else nothing was changed
 */
gboolean
cld_postcode_import (const char *const *paths, const char *directory, CldPostcodeProgress progress, gpointer data,
                     GCancellable *cancellable, CldPostcodeCounts *counts, GError **error)
{
  Import import = { .directory = directory, .progress = progress, .data = data, .cancellable = cancellable, .counts = counts };
  gboolean done;

  g_return_val_if_fail (paths != NULL && counts != NULL, FALSE);

  *counts = (CldPostcodeCounts) { 0 };
  import.files = g_ptr_array_new_with_free_func (g_free);
  import.rows = g_array_new (FALSE, FALSE, sizeof (Row));
  import.authorities = g_ptr_array_new ();
  g_ptr_array_add (import.authorities, NULL);
  done = run (&import, paths, error);
  g_ptr_array_unref (import.files);
  g_ptr_array_unref (import.authorities);
  g_array_unref (import.rows);
  g_free (import.first_name);
  return done;
}
