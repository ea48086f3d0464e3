/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-page.h"
#include "cld-page-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#define KEY_WIDTH 72.0
#define COLUMN_OFFSET 252.0
#define FACT_LEADING 2.9
#define SAID_WIDTH 176.0
#define VERDICT_WIDTH 130.0
#define VERDICT_PAD 9.0
#define MIN_ROWS 2 /* no page has fewer of the facts of a section that has them */

/* The pieces of a page other than tables. */

typedef struct
{
  char *key;
  char *value;
  gboolean bold;
} Fact;

struct _CldPageFacts
{
  GArray *columns[2];
};

static void
clear_fact (Fact *fact)
{
  g_free (fact->key);
  g_free (fact->value);
}

/**
 * cld_page_facts_new:
 *
 * Returns: (transfer full): facts in two columns, each a key and a value
 */
CldPageFacts *
cld_page_facts_new (void)
{
  CldPageFacts *facts = g_new0 (CldPageFacts, 1);

  for (guint i = 0; i < 2; i++)
    {
      facts->columns[i] = g_array_new (FALSE, TRUE, sizeof (Fact));
      g_array_set_clear_func (facts->columns[i], (GDestroyNotify) clear_fact);
    }
  return facts;
}

/**
 * cld_page_facts_free:
 * @facts: (nullable): facts
 */
void
cld_page_facts_free (CldPageFacts *facts)
{
  if (!facts)
    return;
  g_array_unref (facts->columns[0]);
  g_array_unref (facts->columns[1]);
  g_free (facts);
}

/**
 * cld_page_facts_add:
 * @facts: facts
 * @column: 0 for the left, 1 for the right
 * @key: what it is
 * @value: (nullable): the fact; %NULL prints NOT RECORDED
 * @bold: whether it is one of those that must be seen first
 */
void
cld_page_facts_add (CldPageFacts *facts, guint column, const char *key, const char *value, gboolean bold)
{
  Fact fact = { g_strdup (key), g_strdup (value), bold };

  g_return_if_fail (facts != NULL && column < 2);

  g_array_append_val (facts->columns[column], fact);
}

/* A fact laid out. */
typedef struct
{
  PangoLayout *key;
  PangoLayout *value;
  double height;
} Piece;

static Piece
make_piece (CldPaper *paper, const Fact *fact, guint max_lines, double width)
{
  gboolean bold = fact->bold || !fact->value;
  Piece piece;

  piece.key = cld_page_layout (paper, fact->key, &cld_style_key, KEY_WIDTH - 5, 1);
  piece.value = cld_page_layout (paper, fact->value ? fact->value : _("NOT RECORDED"), bold ? &cld_style_bold : &cld_style_body, width, max_lines);
  piece.height = cld_page_layout_height (piece.value) + FACT_LEADING;
  return piece;
}

/* Keys are smaller than values and stand on their base line. */
static void
put_piece (CldPaper *paper, double x, double y, const Piece *piece)
{
  double down = cld_page_layout_baseline (piece->value) - cld_page_layout_baseline (piece->key);

  cld_page_put_text (paper, x, y + down, piece->key, cld_style_key.grey);
  cld_page_put_text (paper, x + KEY_WIDTH, y, piece->value, 0);
}

static void
put_column (CldPaper *paper, double x, double y, const Piece *pieces, guint n)
{
  for (guint i = 0; i < n; y += pieces[i].height, i++)
    put_piece (paper, x, y, &pieces[i]);
}

/* How many rows of the two columns, from @row, go on what is left of the page, and how high they are. */
static guint
count_rows (CldPaper *paper, const CldPageFacts *facts, Piece *const pieces[2], guint row, double *height)
{
  double heights[2] = { 0, 0 };
  guint n_rows = MAX (facts->columns[0]->len, facts->columns[1]->len), end, n;
  g_autofree double *tops = g_new0 (double, n_rows + 1);

  *height = 0;
  for (end = row; end < n_rows; end++)
    {
      for (guint i = 0; i < 2; i++)
        heights[i] += end < facts->columns[i]->len ? pieces[i][end].height : 0;
      if (!cld_page_fits (paper, MAX (heights[0], heights[1])) || (end > row && paper->fresh && MAX (heights[0], heights[1]) > cld_page_content_bottom (paper) - CONTENT_TOP - 32))
        break;
      tops[end - row] = *height = MAX (heights[0], heights[1]);
    }
  n = end - row;
  if (end < n_rows)
    {
      while (n > 1 && n_rows - row - n < MIN_ROWS)
        n--;
      if (n < MIN_ROWS && !paper->fresh)
        n = 0;
    }
  *height = n > 0 ? tops[n - 1] : 0;
  return n;
}

/**
 * cld_paper_add_facts:
 * @paper: a document that is not finished
 * @facts: facts
 * @max_lines: how many lines a value may take
 *
 * Adds facts in two columns that run beside each other.
 */
void
cld_paper_add_facts (CldPaper *paper, const CldPageFacts *facts, guint max_lines)
{
  const double x[2] = { MARGIN, MARGIN + COLUMN_OFFSET };
  const double width[2] = { COLUMN_OFFSET - KEY_WIDTH - 8, cld_page_content_width (paper) - COLUMN_OFFSET - KEY_WIDTH };
  guint n_rows = MAX (facts->columns[0]->len, facts->columns[1]->len);
  g_autofree Piece *left = g_new0 (Piece, n_rows + 1), *right = g_new0 (Piece, n_rows + 1);
  Piece *const pieces[2] = { left, right };

  g_return_if_fail (paper != NULL && !paper->finished);

  for (guint i = 0; i < 2; i++)
    for (guint row = 0; row < facts->columns[i]->len; row++)
      pieces[i][row] = make_piece (paper, &g_array_index (facts->columns[i], Fact, row), max_lines, width[i]);

  for (guint row = 0, n; row < n_rows; row += n)
    {
      double height, y;

      n = count_rows (paper, facts, pieces, row, &height);
      if (n == 0)
        {
          cld_page_break (paper);
          continue;
        }
      y = cld_page_take (paper, height);
      for (guint i = 0; i < 2; i++)
        put_column (paper, x[i], y, pieces[i] + row, MIN (n, facts->columns[i]->len > row ? facts->columns[i]->len - row : 0));
    }
}

/**
 * cld_paper_add_title:
 * @paper: a document that is not finished
 * @title: what the paper is
 * @subject: (nullable): whom it is about
 * @about: (nullable): purpose, recipient, what it shows
 * @hidden: (nullable): what is left out and how often; never shortened
 *
 * Adds the title of the document, at the top of its first page.
 */
void
cld_paper_add_title (CldPaper *paper, const char *title, const char *subject, const char *about, const char *hidden)
{
  static const CldStyle title_style = { 18.5, 0, TRUE, FALSE }, subject_style = { 15.5, 0, TRUE, FALSE };
  PangoLayout *left, *right;
  double y = cld_page_take (paper, 26), width, height = 0;

  left = cld_page_layout (paper, title, &title_style, 0, 0);
  width = cld_page_content_width (paper) - cld_page_layout_width (left) - 18;
  if (subject)
    {
      right = cld_page_layout_right (paper, subject, &subject_style, width, 1);
      cld_page_put_text (paper, MARGIN + cld_page_content_width (paper) - width, y + cld_page_layout_baseline (left) - cld_page_layout_baseline (right) - 1, right, 0);
    }
  cld_page_put_text (paper, MARGIN, y, left, 0);

  width = cld_page_content_width (paper);
  right = hidden ? cld_page_layout_right (paper, hidden, &cld_style_small, cld_page_content_width (paper) * 0.55, 0) : NULL;
  if (right)
    {
      width -= MIN (cld_page_content_width (paper) * 0.55, cld_page_layout_width (right)) + 18;
      height = cld_page_layout_height (right);
    }
  left = cld_page_layout (paper, about ? about : "", &cld_style_small, width, 2);
  y = cld_page_take (paper, MAX (height, cld_page_layout_height (left)));
  cld_page_put_text (paper, MARGIN, y, left, 0);
  if (right)
    cld_page_put_text (paper, MARGIN + cld_page_content_width (paper) * 0.45, y, right, 0);
}

/**
 * cld_paper_add_paragraph:
 * @paper: a document that is not finished
 * @text: (nullable): the text; %NULL prints NOT RECORDED
 * @bold: whether it is bold
 * @max_lines: how many lines it may take
 */
void
cld_paper_add_paragraph (CldPaper *paper, const char *text, gboolean bold, guint max_lines)
{
  PangoLayout *layout = cld_page_layout (paper, text ? text : _("NOT RECORDED"), bold || !text ? &cld_style_bold : &cld_style_body, cld_page_content_width (paper), max_lines);

  cld_page_put_text (paper, MARGIN, cld_page_take (paper, cld_page_layout_height (layout) + FACT_LEADING), layout, 0);
}

/**
 * cld_paper_add_quote:
 * @paper: a document that is not finished
 * @words: somebody's own words, without quotation marks
 * @said: when, to whom and how
 * @max_lines: how many lines they may take
 *
 * Adds a quotation: larger, and with the "when and to whom" at its right.
 */
void
cld_paper_add_quote (CldPaper *paper, const char *words, const char *said, guint max_lines)
{
  static const CldStyle style = { 12.5, 0, FALSE, TRUE };
  /* Translators: quotation marks around somebody's own words */
  g_autofree char *quoted = g_strdup_printf (_("“%s”"), words);
  PangoLayout *right = cld_page_layout_right (paper, said, &cld_style_small, SAID_WIDTH, 3);
  double said_width = MIN (SAID_WIDTH, cld_page_layout_width (right));
  PangoLayout *left = cld_page_layout (paper, quoted, &style, cld_page_content_width (paper) - 8 - said_width - 20, max_lines);
  double down = MAX (0, cld_page_layout_baseline (left) - cld_page_layout_baseline (right));
  double height = MAX (cld_page_layout_height (left), cld_page_layout_height (right) + down);
  double y = cld_page_take (paper, height + 7) + 2.5;

  cld_page_put_text (paper, MARGIN + 8, y, left, 0);
  cld_page_put_text (paper, MARGIN + cld_page_content_width (paper) - SAID_WIDTH, y + down, right, 0);
}

static void
draw_frame (cairo_t *cr, double width, double height, gpointer data)
{
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 1.4);
  cairo_rectangle (cr, 0.7, 0.7, width - 1.4, height - 1.4);
  cairo_stroke (cr);
}

/**
 * cld_paper_add_verdict:
 * @paper: a document that is not finished
 * @word: what it comes to, in a word or two
 * @text: what that is made of; never shortened
 * @remark: (nullable): what it does not mean
 *
 * Adds a frame that is read before anything else: a large word, and beside it what it stands for.
 */
void
cld_paper_add_verdict (CldPaper *paper, const char *word, const char *text, const char *remark)
{
  static const CldStyle style = { 13, 0, TRUE, FALSE };
  PangoLayout *left = cld_page_layout (paper, word, &style, VERDICT_WIDTH, 2);
  double at = VERDICT_PAD + MIN (VERDICT_WIDTH, cld_page_layout_width (left)) + 16, width = cld_page_content_width (paper) - at - VERDICT_PAD;
  PangoLayout *right = cld_page_layout (paper, text, &cld_style_bold, width, 0);
  PangoLayout *below = remark ? cld_page_layout (paper, remark, &cld_style_small, width, 2) : NULL;
  double inner = cld_page_layout_height (right) + (below ? cld_page_layout_height (below) + 2 : 0);
  double height = MAX (inner, cld_page_layout_height (left)) + 2 * VERDICT_PAD - 4, y = cld_page_take (paper, height + 2);

  cld_page_put_drawing (paper, y, height, draw_frame, NULL, NULL);
  cld_page_put_text (paper, MARGIN + VERDICT_PAD, y + (height - cld_page_layout_height (left)) / 2, left, 0);
  cld_page_put_text (paper, MARGIN + at, y + (height - inner) / 2, right, 0);
  if (below)
    cld_page_put_text (paper, MARGIN + at, y + (height - inner) / 2 + inner - cld_page_layout_height (below), below, 0);
}

/**
 * cld_paper_add_drawing:
 * @paper: a document that is not finished
 * @height: its height in points; it takes the whole width
 * @draw: draws it, whenever the page is drawn
 * @data: (transfer full): for @draw
 * @destroy: (nullable): frees @data with the document
 *
 * Adds a picture. What it says must stand in words beside it: who cannot see it reads a table.
 */
void
cld_paper_add_drawing (CldPaper *paper, double height, CldDrawFunc draw, gpointer data, GDestroyNotify destroy)
{
  double y;

  g_return_if_fail (paper != NULL && !paper->finished && draw != NULL);

  y = cld_page_take (paper, height + FACT_LEADING);
  cld_page_put_drawing (paper, y, height, draw, data, destroy);
}
