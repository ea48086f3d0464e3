/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-page.h"
#include "cld-page-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#define HEADING_GAP 8.0
#define HEADING_RULE 17.0
#define HEADING_HEIGHT 20.5

/* The paper itself: pages of marks, and where the next piece goes. What the pieces look like is in
 * cld-page-blocks.c and cld-page-table.c. */

static void
clear_mark (CldMark *mark)
{
  g_clear_object (&mark->layout);
  if (mark->destroy)
    mark->destroy (mark->data);
}

static void
free_string (gpointer string)
{
  g_string_free (string, TRUE);
}

static void
free_heading (CldHeading *heading)
{
  if (!heading)
    return;
  g_clear_object (&heading->title);
  g_clear_object (&heading->remark);
  g_free (heading->text);
  g_free (heading->short_title);
  g_free (heading);
}

static CldHeading *
make_heading (CldPaper *paper, const char *text, const char *remark, const char *short_title)
{
  static const CldStyle style = { 11, 0, TRUE, FALSE };
  CldHeading *heading = g_new0 (CldHeading, 1);
  double remark_width = 0;

  heading->text = g_strdup (text);
  heading->short_title = g_strdup (short_title);
  if (remark)
    {
      heading->remark = cld_page_layout (paper, remark, &cld_style_small, 0, 0);
      remark_width = cld_page_layout_width (heading->remark) + 12;
    }
  heading->title = cld_page_layout (paper, text, &style, MAX (cld_page_content_width (paper) - remark_width, 72), 1);
  return heading;
}

/* A section that goes on on the page says so, if anything more of it comes. */
static void
repeat_heading (CldPaper *paper)
{
  g_autofree char *text = NULL;

  if (paper->heading || !paper->section)
    return;
  /* Translators: %s is the title of a section that began on the page before */
  text = g_strdup_printf (_("%s (continued)"), paper->section->text);
  paper->heading = make_heading (paper, text, NULL, paper->section->short_title);
  /* What goes on on a third page is continued once. */
  g_free (paper->heading->text);
  paper->heading->text = g_strdup (paper->section->text);
}

static void
begin_page (CldPaper *paper)
{
  GArray *marks = g_array_new (FALSE, TRUE, sizeof (CldMark));

  g_array_set_clear_func (marks, (GDestroyNotify) clear_mark);
  g_ptr_array_add (paper->pages, marks);
  g_ptr_array_add (paper->followed, g_string_new (NULL));
  paper->page = paper->pages->len - 1;
  paper->y = CONTENT_TOP;
  paper->fresh = TRUE;
  repeat_heading (paper);
}

/**
 * cld_paper_new:
 *
 * Returns: (transfer full): an empty A4 document of one page
 */
CldPaper *
cld_paper_new (void)
{
  return cld_paper_new_with_layouts (NULL);
}

/**
 * cld_paper_new_with_layouts:
 * @layouts: (nullable): what earlier tries laid out; it must outlive the document until this is finished
 *
 * A text that an earlier try laid out in the same way is taken as it is. The document looks the same without.
 *
 * Returns: (transfer full): an empty A4 document of one page
 */
CldPaper *
cld_paper_new_with_layouts (CldPageLayouts *layouts)
{
  CldPaper *paper = g_new0 (CldPaper, 1);

  g_atomic_ref_count_init (&paper->n_refs);
  paper->layouts = layouts;
  paper->context = layouts ? g_object_ref (cld_page_layouts_get_context (layouts)) : cld_page_make_context ();
  paper->width = CLD_PAGE_WIDTH;
  paper->height = CLD_PAGE_HEIGHT;
  paper->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  paper->followed = g_ptr_array_new_with_free_func (free_string);
  begin_page (paper);
  return paper;
}

/**
 * cld_paper_ref:
 * @paper: a document
 *
 * Keeps a finished document, which several may show; one thread at a time may draw it.
 *
 * Returns: (transfer full): the document
 */
CldPaper *
cld_paper_ref (CldPaper *paper)
{
  g_atomic_ref_count_inc (&paper->n_refs);
  return paper;
}

/**
 * cld_paper_free:
 * @paper: (nullable): a document
 *
 * Lets it go; it is freed when nobody keeps it any more.
 */
void
cld_paper_free (CldPaper *paper)
{
  if (!paper || !g_atomic_ref_count_dec (&paper->n_refs))
    return;
  g_clear_pointer (&paper->heading, free_heading);
  g_clear_pointer (&paper->section, free_heading);
  g_ptr_array_unref (paper->pages);
  g_ptr_array_unref (paper->followed);
  g_object_unref (paper->context);
  g_free (paper->head_left);
  g_free (paper->head_right);
  g_free (paper->banner);
  g_free (paper->foot[0]);
  g_free (paper->foot[1]);
  g_free (paper);
}

/**
 * cld_paper_set_landscape:
 * @paper: a document that nothing was added to yet
 *
 * Turns the sheet: for tables of many columns.
 */
void
cld_paper_set_landscape (CldPaper *paper)
{
  g_return_if_fail (paper != NULL && !paper->finished && paper->fresh && paper->pages->len == 1);

  paper->width = CLD_PAGE_HEIGHT;
  paper->height = CLD_PAGE_WIDTH;
}

/**
 * cld_paper_get_size:
 * @paper: a document
 * @width: (out): the sheet's width in points
 * @height: (out): its height
 */
void
cld_paper_get_size (CldPaper *paper, double *width, double *height)
{
  *width = paper->width;
  *height = paper->height;
}

double
cld_page_content_width (CldPaper *paper)
{
  return paper->width - 2 * MARGIN;
}

double
cld_page_content_bottom (CldPaper *paper)
{
  return paper->height - CONTENT_FOOT;
}

/**
 * cld_paper_set_head:
 * @paper: a document that is not finished
 * @left: (nullable): the marking
 * @right: (nullable): whom it is about: initials and number, never a name
 * @banner: (nullable): a word in white on black between them
 *
 * Sets what stands at the head of every page.
 */
void
cld_paper_set_head (CldPaper *paper, const char *left, const char *right, const char *banner)
{
  g_return_if_fail (paper != NULL && !paper->finished);

  g_free (paper->head_left);
  g_free (paper->head_right);
  g_free (paper->banner);
  paper->head_left = g_strdup (left);
  paper->head_right = g_strdup (right);
  paper->banner = g_strdup (banner);
}

/**
 * cld_paper_set_foot:
 * @paper: a document that is not finished
 * @first: (nullable): first line
 * @second: (nullable): second line
 *
 * Sets what stands at the foot of every page, left of the page's number.
 */
void
cld_paper_set_foot (CldPaper *paper, const char *first, const char *second)
{
  g_return_if_fail (paper != NULL && !paper->finished);

  g_free (paper->foot[0]);
  g_free (paper->foot[1]);
  paper->foot[0] = g_strdup (first);
  paper->foot[1] = g_strdup (second);
}

static CldMark *
add_mark (CldPaper *paper)
{
  GArray *marks = paper->pages->pdata[paper->page];

  g_array_set_size (marks, marks->len + 1);
  return &g_array_index (marks, CldMark, marks->len - 1);
}

/* Takes the layout. */
void
cld_page_put_text (CldPaper *paper, double x, double y, PangoLayout *layout, double grey)
{
  CldMark *mark = add_mark (paper);

  if (cld_page_layout_is_shortened (layout))
    paper->n_shortened++;
  *mark = (CldMark){ .type = MARK_TEXT, .x = x, .y = y, .grey = grey, .layout = layout };
}

void
cld_page_put_rule (CldPaper *paper, double y, double thickness, double grey)
{
  *add_mark (paper) = (CldMark){ .type = MARK_RULE, .x = MARGIN, .y = y, .width = cld_page_content_width (paper), .height = thickness, .grey = grey };
}

void
cld_page_put_tick (CldPaper *paper, double x, double y, CldTick tick)
{
  *add_mark (paper) = (CldMark){ .type = MARK_TICK, .x = x, .y = y, .tick = tick };
}

/* Takes the data. */
void
cld_page_put_drawing (CldPaper *paper, double y, double height, CldDrawFunc draw, gpointer data, GDestroyNotify destroy)
{
  *add_mark (paper) = (CldMark){ .type = MARK_DRAWING, .x = MARGIN, .y = y, .width = cld_page_content_width (paper), .height = height, .draw = draw, .data = data, .destroy = destroy };
}

void
cld_page_put_box (CldPaper *paper, double x, double y, double width, double height)
{
  *add_mark (paper) = (CldMark){ .type = MARK_BOX, .x = x, .y = y, .width = width, .height = height };
}

/* White on black: it is read on the worst copier. */
void
cld_page_put_tag (CldPaper *paper, double centre, double y, const char *text)
{
  static const CldStyle style = { 8.5, 1, TRUE, FALSE };
  PangoLayout *layout = cld_page_layout (paper, text, &style, 0, 0);
  double width = cld_page_layout_width (layout), height = cld_page_layout_height (layout);

  *add_mark (paper) = (CldMark){ .type = MARK_BOX, .x = centre - width / 2 - 6, .y = y - 1, .width = width + 12, .height = height + 2 };
  cld_page_put_text (paper, centre - width / 2, y, layout, 1);
}

static void
put_heading (CldPaper *paper, CldHeading *heading)
{
  GString *followed = paper->followed->pdata[paper->page];
  double y = paper->y + (paper->fresh ? 0 : HEADING_GAP);
  double down = heading->remark ? cld_page_layout_baseline (heading->title) - cld_page_layout_baseline (heading->remark) : 0;

  cld_page_put_text (paper, MARGIN, y, g_steal_pointer (&heading->title), 0);
  if (heading->remark)
    cld_page_put_text (paper, MARGIN + cld_page_content_width (paper) - cld_page_layout_width (heading->remark), y + down, g_object_ref (heading->remark), 0);
  cld_page_put_rule (paper, y + HEADING_RULE, 0.75, 0);
  if (followed->len > 0)
    g_string_append (followed, ", ");
  g_string_append (followed, heading->short_title);
  paper->y = y + HEADING_HEIGHT;
  paper->fresh = FALSE;
}

/* Whether a piece of this height still goes on the page, with its heading. */
gboolean
cld_page_fits (CldPaper *paper, double height)
{
  double above = paper->heading ? HEADING_HEIGHT + (paper->fresh ? 0 : HEADING_GAP) : 0;

  return paper->fresh || paper->y + above + height <= cld_page_content_bottom (paper);
}

/* Makes room for a piece of this height, on a new page if need be, and returns where it goes. */
double
cld_page_take (CldPaper *paper, double height)
{
  double y;

  if (!cld_page_fits (paper, height))
    begin_page (paper);
  if (paper->heading)
    {
      put_heading (paper, paper->heading);
      g_clear_pointer (&paper->section, free_heading);
      paper->section = g_steal_pointer (&paper->heading);
    }
  y = paper->y;
  paper->y += height;
  paper->fresh = FALSE;
  return y;
}

/* The next piece begins a page. */
void
cld_page_break (CldPaper *paper)
{
  if (!paper->fresh)
    begin_page (paper);
}

void
cld_page_skip (CldPaper *paper, double height)
{
  if (!paper->fresh)
    paper->y += height;
}

/**
 * cld_paper_add_heading:
 * @paper: a document that is not finished
 * @title: the section's title; its number is put before it
 * @remark: (nullable): a remark at the right
 * @short_title: what it is called in "Continues: ..."
 *
 * Begins a section. The heading stays with the first piece that follows; without one it is not printed. Where the
 * section goes on on another page, its title stands there again.
 */
void
cld_paper_add_heading (CldPaper *paper, const char *title, const char *remark, const char *short_title)
{
  g_autofree char *numbered = NULL;

  g_return_if_fail (paper != NULL && !paper->finished);

  numbered = g_strdup_printf ("%u  %s", ++paper->n_sections, title);
  cld_paper_add_plain_heading (paper, numbered, remark, short_title);
}

/**
 * cld_paper_add_plain_heading:
 * @paper: a document that is not finished
 * @title: the section's title
 * @remark: (nullable): a remark at the right
 * @short_title: what it is called in "Continues: ..."
 *
 * The same without a number, for what is of one page.
 */
void
cld_paper_add_plain_heading (CldPaper *paper, const char *title, const char *remark, const char *short_title)
{
  g_return_if_fail (paper != NULL && !paper->finished);

  g_clear_pointer (&paper->heading, free_heading);
  paper->heading = make_heading (paper, title, remark, short_title);
}

/* Its maker sets heads and feet. */
void
cld_page_set_bare (CldPaper *paper)
{
  paper->bare = TRUE;
}

/**
 * cld_paper_finish:
 * @paper: a document that is not finished
 *
 * Ends the document: the number of pages is known now, so heads and feet are set.
 */
void
cld_paper_finish (CldPaper *paper)
{
  g_return_if_fail (paper != NULL && !paper->finished);

  g_clear_pointer (&paper->heading, free_heading);
  if (!paper->bare)
    cld_page_add_heads_and_feet (paper);
  paper->layouts = NULL;
  paper->finished = TRUE;
}

/**
 * cld_paper_append:
 * @paper: a finished document
 * @more: (transfer full): another, finished, on sheets of the same size
 *
 * Adds the pages of @more behind those of @paper as they are: each keeps its head, its foot and its own count of pages,
 * so that they can be handed to different people.
 */
void
cld_paper_append (CldPaper *paper, CldPaper *more)
{
  g_return_if_fail (paper != NULL && paper->finished && more != NULL && more->finished && more->width == paper->width);

  g_ptr_array_extend_and_steal (paper->pages, g_steal_pointer (&more->pages));
  more->pages = g_ptr_array_new ();
  paper->n_shortened += more->n_shortened;
  cld_paper_free (more);
}

/**
 * cld_paper_get_n_shortened:
 * @paper: a document
 *
 * Returns: how many texts did not fit where they stand and end in "…"
 */
guint
cld_paper_get_n_shortened (CldPaper *paper)
{
  return paper->n_shortened;
}

/**
 * cld_paper_get_n_pages:
 * @paper: a document
 *
 * Returns: how many pages it has, at least 1
 */
guint
cld_paper_get_n_pages (CldPaper *paper)
{
  return paper->pages->len;
}
