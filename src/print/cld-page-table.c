/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-page.h"
#include "cld-page-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#define COLUMN_GAP 7.0
#define CELL_TOP 2.1
#define CELL_BOTTOM 1.8
#define INDENT 9.0
#define TICK_SPACE 12.5
#define HEADER_HEIGHT 15.5
#define MIN_HEIGHT 11.0 /* of a row without any text */
#define TAG_BESIDE 6.0 /* black around a tag */
#define TAG_ABOVE 0.6
#define MIN_ROWS 2 /* no page has fewer of a table that has them */

/* A table: its header row stands again at the top of the next page. */
struct _CldTable
{
  CldColumn *columns;
  guint n_columns;
  double *widths;  /* in points, of the paper it was last put on */
  GPtrArray *rows; /* of arrays of n_columns CldCell with texts of their own */
  char *rest;
};

static const CldStyle cell_style = { 9, 0, FALSE, FALSE };
static const CldStyle cell_bold_style = { 9, 0, TRUE, FALSE };
static const CldStyle cell_tag_style = { 8.25, 1, TRUE, FALSE };
static const CldStyle header_style = { 8.25, 0, TRUE, FALSE };

/**
 * cld_table_new:
 * @columns: (array length=n_columns): its columns; their titles are copied
 * @n_columns: how many, at least one
 *
 * Returns: (transfer full): a table without rows
 */
CldTable *
cld_table_new (const CldColumn *columns, guint n_columns)
{
  CldTable *table = g_new0 (CldTable, 1);

  table->columns = g_memdup2 (columns, n_columns * sizeof (CldColumn));
  table->n_columns = n_columns;
  table->rows = g_ptr_array_new ();
  for (guint i = 0; i < n_columns; i++)
    table->columns[i].title = g_strdup (columns[i].title);
  return table;
}

/**
 * cld_table_free:
 * @table: (nullable): a table
 */
void
cld_table_free (CldTable *table)
{
  if (!table)
    return;
  for (guint r = 0; r < table->rows->len; r++)
    {
      CldCell *cells = table->rows->pdata[r];

      for (guint i = 0; i < table->n_columns; i++)
        g_free ((char *) cells[i].text);
      g_free (cells);
    }
  for (guint i = 0; i < table->n_columns; i++)
    g_free ((char *) table->columns[i].title);
  g_ptr_array_unref (table->rows);
  g_free (table->widths);
  g_free (table->columns);
  g_free (table->rest);
  g_free (table);
}

/**
 * cld_table_add_row:
 * @table: a table
 * @cells: as many cells as it has columns; copied
 */
void
cld_table_add_row (CldTable *table, const CldCell *cells)
{
  CldCell *row = g_memdup2 (cells, table->n_columns * sizeof (CldCell));

  for (guint i = 0; i < table->n_columns; i++)
    row[i].text = g_strdup (cells[i].text);
  g_ptr_array_add (table->rows, row);
}

/**
 * cld_table_set_rest:
 * @table: a table
 * @text: (nullable): what is said below the last row, over all columns: how many rows are left out
 */
void
cld_table_set_rest (CldTable *table, const char *text)
{
  g_free (table->rest);
  table->rest = g_strdup (text);
}

/**
 * cld_table_count_rows:
 * @table: a table
 *
 * Returns: how many rows it has
 */
guint
cld_table_count_rows (const CldTable *table)
{
  return table->rows->len;
}

static double
cell_left (const CldCell *cell)
{
  return cell->indent * INDENT + (cell->tick != CLD_TICK_NONE ? TICK_SPACE : 0);
}

/* Columns without a width share what the others leave. */
static void
share_widths (CldPaper *paper, CldTable *table)
{
  double left = cld_page_content_width (paper) - COLUMN_GAP * (table->n_columns - 1);
  guint n_open = 0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      left -= table->columns[i].width;
      n_open += table->columns[i].width > 0 ? 0 : 1;
    }
  g_free (table->widths);
  table->widths = g_new (double, table->n_columns);
  for (guint i = 0; i < table->n_columns; i++)
    table->widths[i] = table->columns[i].width > 0 ? table->columns[i].width : MAX (left / n_open, 36);
}

static double
make_row (CldPaper *paper, const CldTable *table, const CldCell *cells, guint max_lines, PangoLayout **layouts)
{
  double height = 0;

  for (guint i = 0; i < table->n_columns; i++)
    {
      const char *text = cells[i].text ? cells[i].text : _("NOT RECORDED");
      const CldStyle *style = cells[i].bold || !cells[i].text ? &cell_bold_style : &cell_style;

      if (*text == '\0' && cells[i].tick == CLD_TICK_NONE)
        continue;
      layouts[i] = cld_page_layout (paper, text, cells[i].tag ? &cell_tag_style : style, MAX (table->widths[i] - cell_left (&cells[i]) - (cells[i].tag ? 2 * TAG_BESIDE : 0), 18), max_lines);
      height = MAX (height, cld_page_layout_height (layouts[i]));
    }
  return MAX (height, MIN_HEIGHT);
}

static void
put_header (CldPaper *paper, const CldTable *table)
{
  double x = MARGIN, y = cld_page_take (paper, HEADER_HEIGHT);

  for (guint i = 0; i < table->n_columns; i++)
    {
      cld_page_put_text (paper, x, y + 1.5, cld_page_layout (paper, table->columns[i].title, &header_style, table->widths[i], 1), 0.1);
      x += table->widths[i] + COLUMN_GAP;
    }
  cld_page_put_rule (paper, y + 14.2, 0.75, 0);
}

static void
put_row (CldPaper *paper, const CldTable *table, const CldCell *cells, double height, PangoLayout **layouts)
{
  double x = MARGIN, y = cld_page_take (paper, height);

  for (guint i = 0; i < table->n_columns; i++)
    {
      if (cells[i].tick != CLD_TICK_NONE)
        cld_page_put_tick (paper, x + cells[i].indent * INDENT, y + CELL_TOP + cld_page_layout_baseline (layouts[i]) - 7.4, cells[i].tick);
      if (layouts[i] && cells[i].tag)
        cld_page_put_box (paper, x + cell_left (&cells[i]), y + CELL_TOP - TAG_ABOVE, cld_page_layout_width (layouts[i]) + 2 * TAG_BESIDE, cld_page_layout_height (layouts[i]) + 2 * TAG_ABOVE);
      if (layouts[i])
        cld_page_put_text (paper, x + cell_left (&cells[i]) + (cells[i].tag ? TAG_BESIDE : 0), y + CELL_TOP, layouts[i], cells[i].tag ? 1 : 0);
      x += table->widths[i] + COLUMN_GAP;
    }
  if (!cells[0].joined)
    cld_page_put_rule (paper, y + height - 0.5, 0.5, 0.6);
}

/* The height of the rows from @row on that stay on one page: the first ones and the last ones of a table, these with
 * what is said below them. */
static double
measure_kept (const double *heights, guint n_rows, guint row, double rest_height)
{
  double height = 0;
  guint i = row;

  do
    height += heights[i++];
  while (i < n_rows && (i < MIN_ROWS || n_rows - i < MIN_ROWS));
  return i == n_rows ? height + rest_height : height;
}

/**
 * cld_paper_add_table:
 * @paper: a document that is not finished
 * @table: a table
 * @max_lines: how many lines a cell may take
 *
 * Adds a table: a header row, rows with a rule below each, and what is left out. No page gets a single row of more, and
 * each has the header row.
 */
void
cld_paper_add_table (CldPaper *paper, CldTable *table, guint max_lines)
{
  guint n_rows = table->rows->len;
  g_autofree PangoLayout **layouts = g_new0 (PangoLayout *, n_rows * table->n_columns + 1);
  g_autofree double *heights = g_new0 (double, n_rows + 1);
  PangoLayout *rest = table->rest ? cld_page_layout (paper, table->rest, &cell_bold_style, cld_page_content_width (paper), 2) : NULL;
  double rest_height = rest ? cld_page_layout_height (rest) + 3.5 : 0;

  g_return_if_fail (paper != NULL && !paper->finished);

  share_widths (paper, table);
  for (guint r = 0; r < n_rows; r++)
    heights[r] = make_row (paper, table, table->rows->pdata[r], max_lines, layouts + r * table->n_columns) + CELL_TOP + CELL_BOTTOM;
  for (guint r = 0; r < n_rows; r++)
    {
      gboolean may_break = r == 0 || (r >= MIN_ROWS && n_rows - r >= MIN_ROWS);
      gboolean breaks = !cld_page_fits (paper, may_break ? measure_kept (heights, n_rows, r, rest_height) + (r == 0 ? HEADER_HEIGHT : 0) : heights[r]);

      if (breaks)
        cld_page_break (paper);
      if (r == 0 || breaks)
        put_header (paper, table);
      put_row (paper, table, table->rows->pdata[r], heights[r], layouts + r * table->n_columns);
    }
  if (rest)
    cld_page_put_text (paper, MARGIN, cld_page_take (paper, rest_height) + CELL_TOP, rest, 0);
  cld_page_skip (paper, 2);
}
