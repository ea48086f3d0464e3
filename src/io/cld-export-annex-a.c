/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-export-annex-a.h"

#include "cld-annex-a.h"
#include "cld-change-set.h"
#include "cld-file-set.h"

/* Annex A in files: each list as CSV and, for a spreadsheet that asks nothing, with tabs. */

#define N_FORMS 2

static const struct
{
  const char *ending;
  char separator;
} forms[N_FORMS] = { { "csv", ',' }, { "tsv", '\t' } };

/* Every cell in quotes, so that a number with a nought before it stays a text; what is in it is not touched: an inspectorate's program
 * reads it. */
static void
append_cell (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static gboolean
write_list (const CldAnnexA *annex, CldAnnexAList list, char separator, GOutputStream *stream, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);
  guint n = cld_annex_a_get_n_columns (annex, list);

  for (guint i = 0; i <= cld_annex_a_get_n_rows (annex, list); i++)
    for (guint k = 0; k < n; k++)
      {
        append_cell (out, i == 0 ? cld_annex_a_get_heading (annex, list, k) : cld_annex_a_get_cell (annex, list, i - 1, k));
        g_string_append_c (out, k + 1 < n ? separator : '\n');
      }
  return g_output_stream_write_all (stream, out->str, out->len, NULL, NULL, error) && g_output_stream_flush (stream, NULL, error);
}

static CldAnnexA *
load (CldStore *store, gint32 day, GError **error)
{
  CldDb *db = cld_store_get_db (store);
  CldAnnexA *annex = cld_db_begin_read (db, error) ? cld_annex_a_load (db, day, error) : NULL;

  cld_db_rollback (db);
  return annex;
}

static CldFileSet *
create_files (const char *folder, gboolean force, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < CLD_ANNEX_A_N_LISTS; i++)
    for (guint k = 0; k < N_FORMS; k++)
      {
        g_autofree char *name = g_strdup_printf ("annex_a_list_%d.%s", cld_annex_a_get_number (i), forms[k].ending);

        g_strv_builder_add (builder, name);
      }
  names = g_strv_builder_end (builder);
  return cld_file_set_create (folder, (const char *const *) names, force, error);
}

/**
 * cld_export_annex_a:
 * @store: a store
 * @folder: where to; made, for the user alone, where it is missing
 * @day: the day of the inspection
 * @force: whether to replace files of the same names
 * @error: return location
 *
 * Notes the export in the change log, then writes lists 8, 9 and 10 of Annex A (Ofsted, ILACS) as they were on @day:
 * `annex_a_list_8.csv` and so on, and each with tabs as `.tsv`. UTF-8, every cell in quotes, dates as dd/mm/yyyy, what is not recorded
 * blank. Nothing is written where a file is in the way and @force is not given.
 *
 * Returns: whether every file is there
 */
gboolean
cld_export_annex_a (CldStore *store, const char *folder, gint32 day, gboolean force, GError **error)
{
  g_autoptr (CldFileSet) files = NULL;
  g_autoptr (CldAnnexA) annex = NULL;

  if (!cld_db_check_sees_all (cld_store_get_db (store), "`export annex-a`", error))
    return FALSE;
  files = create_files (folder, force, error);
  /* What cannot be logged is not exported. */
  if (!files || !cld_change_log_look (store, CLD_ACT_EXPORT, "export annex-a", NULL, error))
    return FALSE;
  annex = load (store, day, error);
  if (!annex)
    return FALSE;
  for (guint i = 0; i < CLD_ANNEX_A_N_LISTS; i++)
    for (guint k = 0; k < N_FORMS; k++)
      if (!write_list (annex, i, forms[k].separator, cld_file_set_get_stream (files, i * N_FORMS + k), error))
        return FALSE;
  return cld_file_set_commit (files, error);
}
