/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-page-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#define HEAD_TOP 41.8
#define HEAD_RULE 54.0
/* From the sheet's lower edge. */
#define FOOT_RULE 46.39
#define FOOT_TOP 43.39
#define FOOT_STEP 9.8

/* The frame of a page: its head, its foot and the line that says what follows. */

static const CldStyle head_style = { 8.75, 0, TRUE, FALSE };
static const CldStyle foot_style = { 7.5, 0, FALSE, FALSE };
static const CldStyle foot_bold_style = { 7.5, 0, TRUE, FALSE };
static const CldStyle follows_style = { 8.75, 0, FALSE, TRUE };

/* Puts a text against the right margin and returns its width. */
static double
put_right (CldPaper *paper, const char *text, const CldStyle *style, double y, double max_width)
{
  PangoLayout *layout = cld_page_layout (paper, text, style, 0, 0);
  double width = cld_page_layout_width (layout);

  if (width > max_width)
    {
      g_object_unref (layout);
      layout = cld_page_layout (paper, text, style, max_width, 1);
      width = cld_page_layout_width (layout);
    }
  cld_page_put_text (paper, MARGIN + cld_page_content_width (paper) - width, y, layout, 0);
  return width;
}

static void
add_head (CldPaper *paper)
{
  double third = cld_page_content_width (paper) / 3;

  if (paper->head_left)
    cld_page_put_text (paper, MARGIN, HEAD_TOP, cld_page_layout (paper, paper->head_left, &head_style, paper->banner ? third : 2 * third, 1), 0);
  if (paper->banner)
    cld_page_put_tag (paper, MARGIN + cld_page_content_width (paper) / 2, HEAD_TOP, paper->banner);
  if (paper->head_right)
    put_right (paper, paper->head_right, &head_style, HEAD_TOP, third);
  cld_page_put_rule (paper, HEAD_RULE, 0.75, 0);
}

static void
add_foot (CldPaper *paper, guint page, guint n_pages)
{
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), page + 1, n_pages);
  double width, top = paper->height - FOOT_TOP;

  cld_page_put_rule (paper, paper->height - FOOT_RULE, 0.5, 0);
  width = put_right (paper, number, &foot_bold_style, top, cld_page_content_width (paper) / 3);
  for (guint i = 0; i < G_N_ELEMENTS (paper->foot); i++)
    if (paper->foot[i])
      cld_page_put_text (paper, MARGIN, top + i * FOOT_STEP, cld_page_layout (paper, paper->foot[i], &foot_style, cld_page_content_width (paper) - (i == 0 ? width + 18 : 0), 1), 0);
}

static void
add_follows (CldPaper *paper, GString *sections, double y)
{
  g_autofree char *text = NULL;

  if (sections->len > 0)
    /* Translators: at the end of a page; %s is the titles of the sections on the next */
    text = g_strdup_printf (_("Continues: %s"), sections->str);
  else
    text = g_strdup (_("Continues on the next page"));
  put_right (paper, text, &follows_style, y, cld_page_content_width (paper));
}

void
cld_page_add_heads_and_feet (CldPaper *paper)
{
  guint n_pages = paper->pages->len, n_shortened = paper->n_shortened;

  for (guint i = 0; i < n_pages; i++)
    {
      paper->page = i;
      add_head (paper);
      add_foot (paper, i, n_pages);
      if (i + 1 < n_pages)
        add_follows (paper, paper->followed->pdata[i + 1], cld_page_content_bottom (paper) + 3);
    }
  /* The frame's own texts are no facts of a record. */
  paper->n_shortened = n_shortened;
}
