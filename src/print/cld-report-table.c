/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-kinds.h"
#include "cld-page-private.h"
#include "cld-repo.h"
#include "cld-report-private.h"

#define GAP 7.0         /* between columns, as the table sets them */
#define MIN_WIDTH 26.0  /* of a column */
#define MANY 9          /* columns that surely want the sheet turned */
#define SAMPLE 250      /* rows whose texts are measured */
#define MAX_NAME_WORDS 6
#define MAX_LINES 4     /* of a cell */

/* A list as it was shown. The caller knows of no mask: names of third parties are taken from the records and looked for
 * in every cell. */
typedef struct
{
  const CldReportTable *list;
  GHashTable *names; /* folded; NULL without a mask */
  guint n_names;     /* that were withheld */
} List;

static void
add_name (GHashTable *names, const char *name)
{
  g_autofree char *clean = cld_page_clean_text (name);

  if (clean)
    g_hash_table_add (names, g_utf8_casefold (clean, -1));
}

static gboolean
take_carer_cb (CldRow *row, const char *search_key, gpointer data)
{
  add_name (data, row->values[PLACEMENT_CARER]);
  return TRUE;
}

static gboolean
take_contact_cb (CldRow *row, const char *search_key, gpointer data)
{
  if (!cld_summary_is_professional (row, NULL))
    add_name (data, row->values[CONTACT_NAME]);
  return TRUE;
}

static GHashTable *
find_names (CldStore *store, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldDb *db = cld_store_get_db (store);

  if (!cld_repo_each (db, &cld_placement_kind, NULL, NULL, arena, take_carer_cb, names, error) ||
      !cld_repo_each (db, &cld_contact_kind, NULL, NULL, arena, take_contact_cb, names, error))
    return NULL;
  return g_steal_pointer (&names);
}

static gboolean
is_of_word (const char *p)
{
  return g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p));
}

/* The end of the longest whole name that begins at @p, or NULL. */
static const char *
match_name (GHashTable *names, const char *p)
{
  const char *found = NULL, *end = p;

  for (guint words = 0; *end && words < MAX_NAME_WORDS; words++)
    {
      g_autofree char *folded = NULL;

      while (*end && !is_of_word (end))
        end = g_utf8_next_char (end);
      while (*end && is_of_word (end))
        end = g_utf8_next_char (end);
      {
        g_autofree char *part = g_strndup (p, (gsize) (end - p));

        folded = g_utf8_casefold (part, -1);
      }
      if (g_hash_table_contains (names, folded))
        found = end;
    }
  return found;
}

/* Takes whole names out of a text. */
static char *
withhold (List *list, const char *text)
{
  GString *out = g_string_new (NULL);
  gboolean start = TRUE; /* of a word */

  for (const char *p = text; *p;)
    {
      const char *end = start && is_of_word (p) ? match_name (list->names, p) : NULL;

      if (end)
        {
          /* Translators: stands in place of a third party's name inside a text */
          g_string_append (out, _("[name withheld]"));
          list->n_names++;
        }
      else
        {
          end = g_utf8_next_char (p);
          g_string_append_len (out, p, end - p);
        }
      start = !is_of_word (p);
      p = end;
    }
  return g_string_free (out, FALSE);
}

static char *
clean_cell (List *list, const char *text)
{
  g_autofree char *clean = cld_page_clean_text (text);

  if (!text)
    return NULL;
  if (!clean)
    return g_strdup ("");
  return list->names ? withhold (list, clean) : g_steal_pointer (&clean);
}

static double
measure (CldPaper *paper, const char *text, const CldStyle *style)
{
  PangoLayout *layout = cld_page_layout (paper, text ? text : _("NOT RECORDED"), style, 0, 0);
  double width = cld_page_layout_width (layout);

  g_object_unref (layout);
  return width;
}

/* How wide a column wants to be: its title and most of its texts in one line. */
static double
measure_column (CldPaper *paper, const CldReportTable *list, GPtrArray *rows, guint column)
{
  static const CldStyle head = { 8.25, 0, TRUE, FALSE }, cell = { 9, 0, FALSE, FALSE };
  double widest = 0, title = measure (paper, list->columns[column].title, &head);
  guint step = rows->len / SAMPLE + 1;

  for (guint i = 0; i < rows->len; i += step)
    widest = MAX (widest, measure (paper, ((char **) rows->pdata[i])[column], &cell));
  return MAX (MAX (widest, title) + 2, MIN_WIDTH);
}

/* Gives each column what it wants. Where that is too much, the narrow ones keep theirs and the wide ones share what is
 * left; where it is too little, the wide ones get more. */
static void
fit_columns (CldColumn *columns, guint n, const double *wanted, double width)
{
  double left = width - GAP * (n - 1), total = 0;
  guint n_open = n;
  g_autofree gboolean *done = g_new0 (gboolean, n);

  for (guint i = 0; i < n; i++)
    total += wanted[i];
  for (gboolean again = total > left; again;)
    {
      again = FALSE;
      for (guint i = 0; i < n; i++)
        if (!done[i] && wanted[i] <= left / n_open)
          {
            columns[i].width = wanted[i];
            left -= wanted[i];
            n_open--;
            done[i] = again = TRUE;
          }
    }
  for (guint i = 0; i < n; i++)
    if (total <= width - GAP * (n - 1))
      columns[i].width = wanted[i] * left / total;
    else if (!done[i])
      columns[i].width = MAX (left / n_open, MIN_WIDTH);
}

/* Whether the sheet is turned: a column would have to break most of its words. */
static gboolean
is_wide (const double *wanted, guint n, double width)
{
  double total = 0;

  for (guint i = 0; i < n; i++)
    total += MIN (wanted[i], 110);
  return n >= MANY || total > width - GAP * (n - 1);
}

static void
add_table (CldSummary *summary, const CldReportTable *list, GPtrArray *rows, const double *wanted)
{
  g_autofree CldColumn *columns = g_memdup2 (list->columns, list->n_columns * sizeof (CldColumn));
  g_autofree CldCell *cells = g_new0 (CldCell, list->n_columns);
  g_autoptr (CldTable) table = NULL;

  fit_columns (columns, list->n_columns, wanted, cld_page_content_width (summary->paper));
  table = cld_table_new (columns, list->n_columns);
  for (guint r = 0; r < rows->len; r++)
    {
      for (guint i = 0; i < list->n_columns; i++)
        cells[i].text = ((char **) rows->pdata[r])[i];
      cld_table_add_row (table, cells);
    }
  cld_paper_add_table (summary->paper, table, MAX_LINES);
}

/* Texts without what is hidden. */
static GPtrArray *
clean_rows (CldSummary *summary, List *list)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint r = 0; r < list->list->rows->len; r++)
    {
      const char **cells = list->list->rows->pdata[r];
      const char **row = cld_arena_alloc0 (summary->arena, list->list->n_columns * sizeof *row);

      for (guint i = 0; i < list->list->n_columns; i++)
        row[i] = cld_summary_keep (summary, clean_cell (list, cells[i]));
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static void
add_cb (CldSummary *summary, gpointer data)
{
  List *list = data;
  const CldReportTable *of = list->list;
  g_autofree double *wanted = g_new0 (double, of->n_columns);
  g_autofree char *shown = clean_cell (list, of->about);
  g_autoptr (GPtrArray) rows = NULL;
  CldHidden hidden = { 0 };
  const char *about = cld_summary_about (summary);
  const char *n = cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", of->rows->len), of->rows->len));

  rows = clean_rows (summary, list);
  for (guint i = 0; i < of->n_columns; i++)
    wanted[i] = of->columns[i].width > 0 ? of->columns[i].width : measure_column (summary->paper, of, rows, i);
  if (is_wide (wanted, of->n_columns, cld_page_content_width (summary->paper)))
    cld_paper_set_landscape (summary->paper);
  hidden.n_names = list->n_names;
  cld_paper_add_title (summary->paper, of->title, n, shown && *shown ? cld_arena_printf (summary->arena, "%s · %s", shown, about) : about, cld_summary_hidden_text (summary, &hidden));
  cld_page_skip (summary->paper, 6);
  if (rows->len == 0)
    cld_paper_add_paragraph (summary->paper, _("No rows."), FALSE, 1);
  else
    add_table (summary, of, rows, wanted);
}

/**
 * cld_report_new_table:
 * @store: whose third parties a mask hides
 * @list: the rows
 * @options: what the print says about itself
 * @error: return location
 *
 * Lays a list out with its header row on every page; the sheet is turned where its columns want that.
 *
 * Returns: (transfer full) (nullable): the finished document
 */
CldPaper *
cld_report_new_table (CldStore *store, const CldReportTable *list, const CldPrintOptions *options, GError **error)
{
  g_autoptr (CldRecordSet) nobody = cld_record_set_new ();
  g_autoptr (GHashTable) names = NULL;
  List data = { list, NULL, 0 };

  if (options->mask && !(names = find_names (store, error)))
    return NULL;
  data.names = names;
  return cld_report_new (nobody, options, add_cb, &data);
}
