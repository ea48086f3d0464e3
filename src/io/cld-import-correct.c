/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-import-private.h"

#include <string.h>

/* The row that starts on @line, which rows are in the order of. */
static gboolean
find_row (const CldImportFile *file, guint line, guint *row)
{
  guint low = file->header + 1, high = cld_csv_table_get_n_rows (file->table);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint found = cld_csv_table_get_line (file->table, middle);

      if (found == line)
        {
          *row = middle;
          return TRUE;
        }
      if (found < line)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

/* Puts what somebody corrected into the cells of the table that was read. The rest of the import cannot tell it from
 * what stood in the file. */
void
_cld_import_correct (CldImport *import, CldImportFile *file)
{
  for (guint i = 0; i < import->options->n_corrections; i++)
    {
      const CldImportCorrection *one = &import->options->corrections[i];
      CldCell *cells;
      guint row, n;

      if (strcmp (one->path, file->path) != 0 || !find_row (file, one->line, &row))
        continue;
      /* The table is ours alone, and its cells may point to text that it does not own. */
      cells = (CldCell *) cld_csv_table_get_row (file->table, row, &n);
      if (one->cell >= n || (one->was && strcmp (cells[one->cell].text, one->was) != 0))
        continue;
      cells[one->cell].text = cld_arena_strdup (import->arena, one->value);
      cells[one->cell].len = strlen (one->value);
    }
}
