/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "cld-page.h"

#define MARGIN 51.0 /* 18 mm */
#define CONTENT_TOP 62.5
#define CONTENT_FOOT 65.89 /* what is left free below: the line that says what follows, and the foot */

/* How a text is set. */
typedef struct
{
  double size;
  double grey; /* 0 is black */
  gboolean bold;
  gboolean italic;
} CldStyle;

extern const CldStyle cld_style_body;
extern const CldStyle cld_style_bold;
extern const CldStyle cld_style_key;
extern const CldStyle cld_style_small;

/* Something drawn at a place of a page. */
typedef struct
{
  enum
  {
    MARK_TEXT,
    MARK_RULE,
    MARK_TICK,
    MARK_BOX,
    MARK_DRAWING
  } type;
  double x, y, width, height; /* of a rule: height is its thickness */
  double grey;
  CldTick tick;
  PangoLayout *layout; /* owned */
  CldDrawFunc draw;    /* of a drawing */
  gpointer data;
  GDestroyNotify destroy;
} CldMark;

/* A heading waits for the first piece of what it stands above, so that it never ends a page. */
typedef struct
{
  char *text;
  PangoLayout *title; /* NULL once it is on a page */
  PangoLayout *remark;
  char *short_title;
} CldHeading;

struct _CldPaper
{
  gatomicrefcount n_refs;
  PangoContext *context;
  CldPageLayouts *layouts; /* (nullable): not its own, and only until it is finished */
  double width, height; /* of the sheet */
  GPtrArray *pages;    /* of GArray of CldMark */
  GPtrArray *followed; /* of GString: the sections that begin or go on on each page */
  guint page;          /* where marks go */
  double y;            /* where the next piece goes */
  gboolean fresh;      /* nothing is on the page yet */
  CldHeading *heading; /* waiting */
  CldHeading *section; /* the last that was put: what follows is of it */
  guint n_sections;
  guint n_shortened;
  gboolean finished;
  gboolean bare; /* a letter, which has a frame of its own */
  char *head_left, *head_right, *banner;
  char *foot[2];
};

PangoContext *cld_page_make_context (void);
PangoContext *cld_page_layouts_get_context (CldPageLayouts *self);
PangoLayout *cld_page_layouts_find (CldPageLayouts *self, const char *text, const CldStyle *style, double width, guint max_lines, gboolean right);
void cld_page_layouts_keep (CldPageLayouts *self, const char *text, const CldStyle *style, double width, guint max_lines, gboolean right, PangoLayout *layout);

PangoLayout *cld_page_layout (CldPaper *paper, const char *text, const CldStyle *style, double width, guint max_lines);
double cld_page_layout_height (PangoLayout *layout);
double cld_page_layout_width (PangoLayout *layout);
double cld_page_layout_baseline (PangoLayout *layout);
PangoLayout *cld_page_layout_right (CldPaper *paper, const char *text, const CldStyle *style, double width, guint max_lines);
gboolean cld_page_layout_is_shortened (PangoLayout *layout);

double cld_page_content_width (CldPaper *paper);
double cld_page_content_bottom (CldPaper *paper);

gboolean cld_page_fits (CldPaper *paper, double height);
double cld_page_take (CldPaper *paper, double height);
void cld_page_break (CldPaper *paper);
void cld_page_skip (CldPaper *paper, double height);

void cld_page_put_text (CldPaper *paper, double x, double y, PangoLayout *layout, double grey);
void cld_page_put_rule (CldPaper *paper, double y, double thickness, double grey);
void cld_page_put_tick (CldPaper *paper, double x, double y, CldTick tick);
void cld_page_put_drawing (CldPaper *paper, double y, double height, CldDrawFunc draw, gpointer data, GDestroyNotify destroy);
void cld_page_put_box (CldPaper *paper, double x, double y, double width, double height);
void cld_page_put_tag (CldPaper *paper, double centre, double y, const char *text);

void cld_page_set_bare (CldPaper *paper);
void cld_page_add_heads_and_feet (CldPaper *paper);
