/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

/* A4 in points. Every length in the print layer is in points. */
#define CLD_PAGE_WIDTH 595.276
#define CLD_PAGE_HEIGHT 841.89

/**
 * CldDrawFunc:
 * @cr: where to; its origin is the upper left corner of the drawing's place
 * @width: the width there is, in points
 * @height: the height
 * @data: the caller's
 *
 * Draws a picture that is part of a page, in black and greys that a copier keeps apart.
 */
typedef void (*CldDrawFunc) (cairo_t *cr, double width, double height, gpointer data);

/**
 * CldPaper:
 *
 * A document laid out in pages: built block by block from the top, finished once, then drawn page by page on any
 * cairo_t whose unit is the point. The layout depends on no display, printer or locale of numbers.
 */
typedef struct _CldPaper CldPaper;

/**
 * CldPageLayouts:
 *
 * Texts that were laid out, for those who lay out the same document again and again until it fits.
 */
typedef struct _CldPageLayouts CldPageLayouts;

/**
 * CldTick:
 * @CLD_TICK_NONE: no box
 * @CLD_TICK_EMPTY: an empty box
 * @CLD_TICK_YES: a ticked box
 *
 * The box before a cell's text. The text says the same in words.
 */
typedef enum
{
  CLD_TICK_NONE,
  CLD_TICK_EMPTY,
  CLD_TICK_YES,
} CldTick;

/**
 * CldColumn:
 * @title: what stands above it
 * @width: in points; 0 takes an equal share of what the others leave
 *
 * A column of a table.
 */
typedef struct
{
  const char *title;
  double width;
} CldColumn;

/**
 * CldCell:
 * @text: (nullable): what it says; %NULL is NOT RECORDED, "" nothing
 * @tick: the box before it
 * @indent: how far it stands in, in steps
 * @bold: whether it is bold
 * @joined: of a row's first cell: the row goes on in the next one, so no rule stands between them
 * @tag: whether it is white on black, to be seen first
 *
 * A cell of a table.
 */
typedef struct
{
  const char *text;
  CldTick tick;
  guint indent;
  gboolean bold;
  gboolean joined;
  gboolean tag;
} CldCell;

typedef struct _CldTable CldTable;
typedef struct _CldPageFacts CldPageFacts;

CldPageLayouts *cld_page_layouts_new (void);
void cld_page_layouts_free (CldPageLayouts *self);

CldPaper *cld_paper_new (void);
CldPaper *cld_paper_new_with_layouts (CldPageLayouts *layouts);
CldPaper *cld_paper_ref (CldPaper *paper);
void cld_paper_free (CldPaper *paper);
void cld_paper_set_landscape (CldPaper *paper);
void cld_paper_get_size (CldPaper *paper, double *width, double *height);
void cld_paper_set_head (CldPaper *paper, const char *left, const char *right, const char *banner);
void cld_paper_set_foot (CldPaper *paper, const char *first, const char *second);
void cld_paper_add_title (CldPaper *paper, const char *title, const char *subject, const char *about, const char *hidden);
void cld_paper_add_heading (CldPaper *paper, const char *title, const char *remark, const char *short_title);
void cld_paper_add_plain_heading (CldPaper *paper, const char *title, const char *remark, const char *short_title);
void cld_paper_add_verdict (CldPaper *paper, const char *word, const char *text, const char *remark);
void cld_paper_add_paragraph (CldPaper *paper, const char *text, gboolean bold, guint max_lines);
void cld_paper_add_quote (CldPaper *paper, const char *words, const char *said, guint max_lines);
void cld_paper_add_facts (CldPaper *paper, const CldPageFacts *facts, guint max_lines);
void cld_paper_add_table (CldPaper *paper, CldTable *table, guint max_lines);
void cld_paper_add_drawing (CldPaper *paper, double height, CldDrawFunc draw, gpointer data, GDestroyNotify destroy);
void cld_paper_finish (CldPaper *paper);
void cld_paper_append (CldPaper *paper, CldPaper *more);
guint cld_paper_get_n_shortened (CldPaper *paper);
guint cld_paper_get_n_pages (CldPaper *paper);
void cld_paper_draw_page (CldPaper *paper, cairo_t *cr, guint page);
char *cld_paper_get_page_text (CldPaper *paper, guint page);

CldPageFacts *cld_page_facts_new (void);
void cld_page_facts_free (CldPageFacts *facts);
void cld_page_facts_add (CldPageFacts *facts, guint column, const char *key, const char *value, gboolean bold);

CldTable *cld_table_new (const CldColumn *columns, guint n_columns);
void cld_table_free (CldTable *table);
void cld_table_add_row (CldTable *table, const CldCell *cells);
void cld_table_set_rest (CldTable *table, const char *text);
guint cld_table_count_rows (const CldTable *table);

char *cld_page_clean_text (const char *text);
char *cld_page_clean_whole_text (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldPageLayouts, cld_page_layouts_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldPaper, cld_paper_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldPageFacts, cld_page_facts_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldTable, cld_table_free)
