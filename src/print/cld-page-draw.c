/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-page.h"
#include "cld-page-private.h"

#define TICK_SIZE 8.0

/* The points of the mark inside the box, in its own unit square. */
static void
draw_tick (cairo_t *cr, const CldMark *mark)
{
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, mark->x + 0.5, mark->y + 0.5, TICK_SIZE - 1, TICK_SIZE - 1);
  cairo_stroke (cr);
  if (mark->tick != CLD_TICK_YES)
    return;
  cairo_set_line_width (cr, 1.5);
  cairo_move_to (cr, mark->x + TICK_SIZE * 0.22, mark->y + TICK_SIZE * 0.52);
  cairo_line_to (cr, mark->x + TICK_SIZE * 0.42, mark->y + TICK_SIZE * 0.74);
  cairo_line_to (cr, mark->x + TICK_SIZE * 0.80, mark->y + TICK_SIZE * 0.26);
  cairo_stroke (cr);
}

static void
draw_mark (cairo_t *cr, const CldMark *mark)
{
  cairo_set_source_rgb (cr, mark->grey, mark->grey, mark->grey);
  switch (mark->type)
    {
    case MARK_TEXT:
      cairo_move_to (cr, mark->x, mark->y);
      pango_cairo_show_layout (cr, mark->layout);
      break;
    case MARK_RULE:
    case MARK_BOX:
      cairo_rectangle (cr, mark->x, mark->y, mark->width, mark->height);
      cairo_fill (cr);
      break;
    case MARK_DRAWING:
      cairo_save (cr);
      cairo_translate (cr, mark->x, mark->y);
      mark->draw (cr, mark->width, mark->height, mark->data);
      cairo_restore (cr);
      break;
    case MARK_TICK:
    default:
      draw_tick (cr, mark);
      break;
    }
}

/**
 * cld_paper_draw_page:
 * @paper: a finished document
 * @cr: where to, its unit the point and its origin the sheet's upper left corner
 * @page: which page, from 0
 *
 * Draws a page in black and greys; the ground is left as it is.
 */
void
cld_paper_draw_page (CldPaper *paper, cairo_t *cr, guint page)
{
  GArray *marks;

  g_return_if_fail (paper != NULL && paper->finished && page < paper->pages->len);

  marks = paper->pages->pdata[page];
  cairo_save (cr);
  for (guint i = 0; i < marks->len; i++)
    draw_mark (cr, &g_array_index (marks, CldMark, i));
  cairo_restore (cr);
}

/**
 * cld_paper_get_page_text:
 * @paper: a finished document
 * @page: which page, from 0
 *
 * Returns: (transfer full): what stands on it, a line a text in the order it was set: for screen readers
 */
char *
cld_paper_get_page_text (CldPaper *paper, guint page)
{
  GString *out = g_string_new (NULL);
  GArray *marks;

  g_return_val_if_fail (paper != NULL && paper->finished && page < paper->pages->len, NULL);

  marks = paper->pages->pdata[page];
  for (guint i = 0; i < marks->len; i++)
    {
      const CldMark *mark = &g_array_index (marks, CldMark, i);
      const char *text = mark->type == MARK_TEXT ? pango_layout_get_text (mark->layout) : "";

      if (*text)
        g_string_append_printf (out, "%s%s", out->len > 0 ? "\n" : "", text);
    }
  return g_string_free (out, FALSE);
}
