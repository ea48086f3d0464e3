/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-letter-paper.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-page-private.h"
#include "cld-value.h"

/* A letter on paper: an address for the window of an envelope, a box of facts, a slip to cut off. It has a frame of its own:
 * who opens it is no reader of case records. */

#define LEFT 56.7 /* 20 mm */
#define WIDTH (CLD_PAGE_WIDTH - 2 * LEFT)
#define HEAD_TOP 43.5
#define WINDOW_TOP 127.6 /* 45 mm */
#define DATE_TOP 209.5
#define NEXT_TOP 70.0 /* of a page that goes on */
#define TEXT_BOTTOM 785.0
#define FOOT_RULE 801.7
#define SLIP_TOP 649.1 /* the last 68 mm */
#define SLIP_GAP 12.0
#define WINDOW_WIDTH 240.0
#define BOX_PAD 8.0
#define KEY_WIDTH 103.5
#define MAX_FACT_LINES 40
#define TIGHT 0.93 /* how far a letter is set smaller before it takes a second page */
#define MAX_NAME_LINES 2

static const CldStyle name_style = { 15, 0, TRUE, FALSE };
static const CldStyle head_style = { 8.75, 0, TRUE, FALSE };
static const CldStyle small_style = { 9.25, 0, FALSE, FALSE };
static const CldStyle subject_style = { 13, 0, TRUE, FALSE };
static const CldStyle foot_style = { 7.5, 0, FALSE, FALSE };
static const CldStyle foot_bold_style = { 7.5, 0, TRUE, FALSE };

typedef struct
{
  CldPaper *paper;
  const CldLetterSheet *sheet;
  const CldPrintOptions *options;
  double scale;
  double y;
  CldStyle text, bold, key;
} Writer;

/* --- pieces --- */

static double
put (Writer *self, double x, double y, const char *text, const CldStyle *style, double width, guint max_lines)
{
  PangoLayout *layout = cld_page_layout (self->paper, text, style, width, max_lines);
  double height = cld_page_layout_height (layout);

  cld_page_put_text (self->paper, x, y, layout, style->grey);
  return height;
}

static double
put_right (Writer *self, double y, const char *text, const CldStyle *style, double width)
{
  PangoLayout *layout = cld_page_layout_right (self->paper, text, style, width, MAX_NAME_LINES);
  double height = cld_page_layout_height (layout);

  cld_page_put_text (self->paper, LEFT + WIDTH - width, y, layout, style->grey);
  return height;
}

static void
put_line (Writer *self, double x, double y, double width, double thickness)
{
  cld_page_put_box (self->paper, x, y, width, thickness);
}

static void
put_frame (Writer *self, double top, double bottom)
{
  put_line (self, LEFT, top, WIDTH, 0.75);
  put_line (self, LEFT, bottom - 0.75, WIDTH, 0.75);
  cld_page_put_box (self->paper, LEFT, top, 0.75, bottom - top);
  cld_page_put_box (self->paper, LEFT + WIDTH - 0.75, top, 0.75, bottom - top);
}

/* A letter's text is set as it is: its words are bold where the template has stars, whatever a name holds. */
static PangoLayout *
make_text (Writer *self, const char *text, const GArray *bold, guint from, double width, guint max_lines)
{
  PangoLayout *layout = cld_page_layout (self->paper, text + from, &self->text, width, max_lines);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));

  for (guint i = 0; i < bold->len; i++)
    {
      const CldLetterSpan *span = &g_array_index (bold, CldLetterSpan, i);
      PangoAttribute *weight;

      if (span->end <= from)
        continue;
      weight = pango_attr_weight_new (PANGO_WEIGHT_BOLD);
      weight->start_index = span->start > from ? span->start - from : 0;
      weight->end_index = span->end - from;
      pango_attr_list_insert (attributes, weight);
    }
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static void
next_page (Writer *self)
{
  self->paper->fresh = FALSE;
  cld_page_break (self->paper);
  self->y = NEXT_TOP;
}

/* --- the head --- */

static void
put_head (Writer *self)
{
  const CldLetterSheet *sheet = self->sheet;
  double y = HEAD_TOP;

  put (self, LEFT, HEAD_TOP + 1, _("OFFICIAL-SENSITIVE"), &head_style, 0, 0);
  y += put_right (self, y - 4, sheet->sender ? sheet->sender : "", &name_style, WIDTH * 0.6) + 0.5 - 4;
  for (guint i = 0; sheet->sender_lines[i] && y < WINDOW_TOP; i++)
    y += put_right (self, y, sheet->sender_lines[i], &small_style, WIDTH * 0.6) + 0.2;
  self->y = y;
}

static void
put_window (Writer *self)
{
  double y = WINDOW_TOP, head = self->y;

  for (guint i = 0; self->sheet->to[i]; i++)
    y += put (self, LEFT, y, self->sheet->to[i], &self->text, WINDOW_WIDTH, MAX_NAME_LINES) + 0.2;
  self->y = MAX (MAX (DATE_TOP, y + 12), head + 12);
}

static void
put_subject (Writer *self)
{
  const CldLetterSheet *sheet = self->sheet;
  /* Translators: %s is a reference such as N-2025-0207 */
  g_autofree char *reference = g_strdup_printf (_("Our reference: %s"), sheet->reference ? sheet->reference : "");

  put (self, LEFT, self->y, sheet->date ? sheet->date : "", &self->text, 0, 0);
  self->y += put_right (self, self->y, reference, &self->text, WIDTH * 0.68) + 11 * self->scale;
  self->y += put (self, LEFT, self->y, sheet->subject, &subject_style, WIDTH, 0) + 1.5;
  if (sheet->law)
    self->y += put (self, LEFT, self->y, sheet->law, &small_style, WIDTH, 0);
  self->y += 9 * self->scale;
}

/* --- the text --- */

/* The first line of a paragraph that does not fit, or its number of lines. */
static int
count_lines (PangoLayout *layout, double room)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int n = 0;

  do
    {
      PangoRectangle line;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      if ((double) (line.y + line.height) / PANGO_SCALE > room)
        break;
      n++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return n;
}

static void
put_paragraph (Writer *self, const CldLetterBlock *block)
{
  guint from = 0;

  for (;;)
    {
      PangoLayout *layout = make_text (self, block->text, block->bold, from, WIDTH, 0);
      int fit = count_lines (layout, TEXT_BOTTOM - self->y), all = pango_layout_get_line_count (layout);
      g_autofree char *part = NULL;
      guint next;

      /* No line stands alone on a page. */
      if (fit < all && all - fit < 2)
        fit = all - 2;
      if (fit >= all)
        {
          double height = cld_page_layout_height (layout);

          cld_page_put_text (self->paper, LEFT, self->y, layout, 0);
          self->y += height + 6.7 * self->scale;
          return;
        }
      if (fit < 2)
        {
          g_object_unref (layout);
          next_page (self);
          continue;
        }
      next = from + (guint) pango_layout_get_line_readonly (layout, fit)->start_index;
      g_object_unref (layout);
      part = g_strndup (block->text, next);
      g_strchomp (part);
      cld_page_put_text (self->paper, LEFT, self->y, make_text (self, part, block->bold, from, WIDTH, 0), 0);
      next_page (self);
      from = next;
    }
}

/* The lines of the box from @first that go on this page. */
static guint
put_box (Writer *self, guint first)
{
  GPtrArray *blocks = self->sheet->blocks;
  double top = self->y, y = top + 6.5, value_x = LEFT + BOX_PAD + KEY_WIDTH, value_width = WIDTH - 2 * BOX_PAD - KEY_WIDTH;
  guint i;

  for (i = first; i < blocks->len && ((CldLetterBlock *) blocks->pdata[i])->key; i++)
    {
      const CldLetterBlock *block = blocks->pdata[i];
      PangoLayout *value = make_text (self, block->text, block->bold, 0, value_width, MAX_FACT_LINES);
      PangoLayout *key = cld_page_layout (self->paper, block->key, &self->key, KEY_WIDTH - 6, MAX_NAME_LINES);
      double height = MAX (cld_page_layout_height (value), cld_page_layout_height (key));

      if (i > first && y + height > TEXT_BOTTOM)
        {
          g_object_unref (value);
          g_object_unref (key);
          break;
        }
      cld_page_put_text (self->paper, LEFT + BOX_PAD, y + cld_page_layout_baseline (value) - cld_page_layout_baseline (key), key, self->key.grey);
      cld_page_put_text (self->paper, value_x, y, value, 0);
      y += height + 1.8 * self->scale;
    }
  put_frame (self, top, y + 5);
  self->y = y + 5 + 9 * self->scale;
  return i;
}

static double
measure_box (Writer *self, guint first)
{
  GPtrArray *blocks = self->sheet->blocks;
  double height = 20;

  for (guint i = first; i < blocks->len && ((CldLetterBlock *) blocks->pdata[i])->key; i++)
    {
      const CldLetterBlock *block = blocks->pdata[i];
      PangoLayout *value = make_text (self, block->text, block->bold, 0, WIDTH - 2 * BOX_PAD - KEY_WIDTH, MAX_FACT_LINES);

      height += cld_page_layout_height (value) + 1.8;
      g_object_unref (value);
    }
  return height;
}

static void
put_text (Writer *self)
{
  GPtrArray *blocks = self->sheet->blocks;

  for (guint i = 0; i < blocks->len;)
    {
      const CldLetterBlock *block = blocks->pdata[i];

      if (block->key)
        {
          /* A box is kept in one piece where a page can hold it. */
          if (self->y + measure_box (self, i) > TEXT_BOTTOM && self->y > NEXT_TOP)
            next_page (self);
          i = put_box (self, i);
          continue;
        }
      /* The last words stay with the signature. */
      if (i + 1 == blocks->len && self->y + 70 > TEXT_BOTTOM)
        next_page (self);
      put_paragraph (self, block);
      i++;
    }
}

static void
put_signature (Writer *self)
{
  const CldLetterSheet *sheet = self->sheet;

  if (self->y + 50 > TEXT_BOTTOM)
    next_page (self);
  self->y += 21 * self->scale;
  if (sheet->signatory)
    self->y += put (self, LEFT, self->y, sheet->signatory, &self->bold, WIDTH, MAX_NAME_LINES);
  if (sheet->post)
    self->y += put (self, LEFT, self->y, sheet->post, &self->text, WIDTH, MAX_NAME_LINES);
}

/* --- the slip --- */

static void
draw_cut (cairo_t *cr, double width, double height, gpointer data)
{
  static const double dashes[] = { 4, 3 };

  cairo_set_line_width (cr, 0.75);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, LEFT - MARGIN, height / 2);
  cairo_line_to (cr, width - (LEFT - MARGIN), height / 2);
  cairo_stroke (cr);
}

static void
put_signing_line (Writer *self, double x, double width, double y, const char *label)
{
  put_line (self, x, y, width, 0.75);
  put (self, x, y + 3.5, label, &foot_style, width, 1);
}

static void
put_slip (Writer *self)
{
  const CldLetterSheet *sheet = self->sheet;
  PangoLayout *cut;
  double y = SLIP_TOP;

  if (!sheet->slip_head)
    return;
  if (self->y + SLIP_GAP > SLIP_TOP)
    next_page (self);
  cut = cld_page_layout (self->paper, _("cut here"), &foot_style, 0, 0);
  cld_page_put_text (self->paper, (CLD_PAGE_WIDTH - cld_page_layout_width (cut)) / 2, y - 11, cut, 0);
  cld_page_put_drawing (self->paper, y - 1, 2, draw_cut, NULL, NULL);
  y += 9.5;
  put (self, LEFT, y, _("Reply slip"), &subject_style, 0, 0);
  put_right (self, y + 3.5, sheet->slip_head, &small_style, WIDTH * 0.8);
  y += 23;
  y += put (self, LEFT, y, sheet->slip_text, &self->text, WIDTH, 2) + 5.5;
  for (guint i = 0; sheet->slip_boxes[i]; i++)
    {
      cld_page_put_tick (self->paper, LEFT, y + 2.2, CLD_TICK_EMPTY);
      y += MAX (15.1, put (self, LEFT + 15, y, sheet->slip_boxes[i], &self->text, WIDTH - 15, 1));
    }
  put_signing_line (self, LEFT, 190, 763, _("Name and post"));
  put_signing_line (self, LEFT + 206, 150, 763, _("Signature"));
  put_signing_line (self, LEFT + 372, WIDTH - 372, 763, _("Date"));
}

/* --- the frame --- */

static char *
make_foot (const CldPrintOptions *options)
{
  g_autofree char *by = cld_page_clean_text (options->printed_by);
  g_autofree char *at = cld_value_display_day (options->printed_at ? options->printed_at : options->today);
  GString *out = g_string_new (NULL);

  /* Translators: %1$s is who printed, %2$s when */
  g_string_append_printf (out, _("Printed by %1$s, %2$s"), by ? by : _("somebody not recorded"), at ? at : "");
  if (options->print_number)
    {
      g_string_append (out, " · ");
      g_string_append_printf (out, _("print %s"), options->print_number);
    }
  return g_string_free (out, FALSE);
}

static void
put_frames (Writer *self)
{
  CldPaper *paper = self->paper;
  g_autofree char *foot = make_foot (self->options);

  for (guint i = 0; i < paper->pages->len; i++)
    {
      g_autofree char *number = g_strdup_printf (_("Page %u of %u"), i + 1, paper->pages->len);

      paper->page = i;
      if (i > 0)
        {
          put (self, LEFT, HEAD_TOP + 1, _("OFFICIAL-SENSITIVE"), &head_style, 0, 0);
          put_right (self, HEAD_TOP + 1, self->sheet->reference ? self->sheet->reference : "", &head_style, WIDTH * 0.6);
        }
      if (self->options->made_up)
        cld_page_put_tag (paper, CLD_PAGE_WIDTH / 2, 20, _("MADE-UP DATA"));
      put_line (self, LEFT, FOOT_RULE, WIDTH, 0.5);
      put (self, LEFT, FOOT_RULE + 4, foot, &foot_style, WIDTH * 0.8, 1);
      put_right (self, FOOT_RULE + 4, number, &foot_bold_style, WIDTH * 0.2);
    }
}

static CldPaper *
make_paper (const CldLetterSheet *sheet, const CldPrintOptions *options, double scale)
{
  Writer self = { .paper = cld_paper_new (), .sheet = sheet, .options = options, .scale = scale };

  self.text = (CldStyle){ 10.2 * scale, 0, FALSE, FALSE };
  self.bold = (CldStyle){ 10.2 * scale, 0, TRUE, FALSE };
  self.key = (CldStyle){ 9.25 * scale, 0.25, FALSE, FALSE };
  cld_page_set_bare (self.paper);
  put_head (&self);
  put_window (&self);
  put_subject (&self);
  put_text (&self);
  put_signature (&self);
  put_slip (&self);
  put_frames (&self);
  cld_paper_finish (self.paper);
  return self.paper;
}

/**
 * cld_letter_paper_new:
 * @sheet: a letter
 * @options: what the print says about itself
 *
 * A letter takes one page, set a little smaller where it must; a long one goes on on a second.
 *
 * Returns: (transfer full): the finished document
 */
CldPaper *
cld_letter_paper_new (const CldLetterSheet *sheet, const CldPrintOptions *options)
{
  CldPaper *paper, *tight;

  g_return_val_if_fail (sheet != NULL && options != NULL, NULL);

  paper = make_paper (sheet, options, 1);
  if (cld_paper_get_n_pages (paper) == 1)
    return paper;
  tight = make_paper (sheet, options, TIGHT);
  if (cld_paper_get_n_pages (tight) >= cld_paper_get_n_pages (paper))
    {
      cld_paper_free (tight);
      return paper;
    }
  cld_paper_free (paper);
  return tight;
}
