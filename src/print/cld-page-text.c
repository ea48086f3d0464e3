/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-page-private.h"

#include <string.h>

#define CUT "cld-cut"

/* No text of a record is longer than this on paper: laying out a novel to show three lines of it takes seconds. */
#define MAX_CHARACTERS 3000

const CldStyle cld_style_body = { 9.25, 0, FALSE, FALSE };
const CldStyle cld_style_bold = { 9.25, 0, TRUE, FALSE };
const CldStyle cld_style_key = { 8.75, 0.25, FALSE, FALSE };
const CldStyle cld_style_small = { 8.75, 0, FALSE, FALSE };

/* What turns the reading direction or cannot be seen would reach beyond its own text. */
static gboolean
is_unseen (gunichar c)
{
  return c == 0xAD || c == 0x61C || c == 0x200B || (c >= 0x200E && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFC);
}

static char *
clean (const char *text, guint max)
{
  g_autofree char *valid = text ? g_utf8_make_valid (text, -1) : NULL;
  GString *out = g_string_new (NULL);
  gboolean space = FALSE;
  guint n = 0;

  for (const char *p = valid; p && *p && n < max; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_unseen (c))
        continue;
      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          space = out->len > 0;
          continue;
        }
      if (space)
        g_string_append_c (out, ' ');
      g_string_append_unichar (out, c);
      space = FALSE;
      n++;
    }
  if (n == max)
    g_string_append (out, "…");
  return g_string_free (out, out->len == 0);
}

/**
 * cld_page_clean_text:
 * @text: (nullable): any text
 *
 * Makes one paragraph of @text: white space and control characters become single spaces, what steers the reading
 * direction goes, bytes that are no UTF-8 are shown as such, and what no page could hold is cut with "…".
 *
 * Returns: (transfer full) (nullable): the text, or %NULL where nothing is left
 */
char *
cld_page_clean_text (const char *text)
{
  return clean (text, MAX_CHARACTERS);
}

/**
 * cld_page_clean_whole_text:
 * @text: (nullable): any text
 *
 * The same however long it is, for those who spread it over several pieces.
 *
 * Returns: (transfer full) (nullable): the text, or %NULL where nothing is left
 */
char *
cld_page_clean_whole_text (const char *text)
{
  return clean (text, G_MAXUINT);
}

static PangoAttrList *
make_attributes (void)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  /* A number broken over two lines must not gain a hyphen. */
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  return attributes;
}

/* Nothing of it is taken from a display: the same text breaks at the same word everywhere. */
PangoContext *
cld_page_make_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

/* What surely does not fit is not given to Pango: breaking a long text takes it seconds. Returns the length in bytes
 * to keep; the narrowest letter is about a fifth of its height. */
static gsize
length_that_may_fit (const char *text, const CldStyle *style, double width, guint max_lines)
{
  gsize len = strlen (text), n = (gsize) (max_lines * width / (style->size * 0.15)) + 16;

  if (width <= 0 || max_lines == 0 || len <= n || (gsize) g_utf8_strlen (text, -1) <= n)
    return len;
  return (gsize) (g_utf8_offset_to_pointer (text, (glong) n) - text);
}

/* Sets a text against the right or left edge of its place. To Pango, left is where the text's own direction begins. */
static void
align (PangoLayout *layout, gboolean right)
{
  gboolean turned = pango_layout_get_line_readonly (layout, 0)->resolved_dir == PANGO_DIRECTION_RTL;

  pango_layout_set_alignment (layout, right != turned ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

/* Whether a text is shown less than whole. */
gboolean
cld_page_layout_is_shortened (PangoLayout *layout)
{
  return pango_layout_is_ellipsized (layout) || g_object_get_data (G_OBJECT (layout), CUT) != NULL;
}

static PangoLayout *
make_layout (CldPaper *paper, const char *text, const CldStyle *style, double width, guint max_lines)
{
  PangoLayout *layout = pango_layout_new (paper->context);
  g_autoptr (PangoAttrList) attributes = make_attributes ();
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, Sans");
  gsize len = length_that_may_fit (text, style, width, max_lines);

  pango_font_description_set_size (font, (int) (style->size * PANGO_SCALE));
  pango_font_description_set_weight (font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_style (font, style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_attributes (layout, attributes);
  if (text[len])
    {
      g_autofree char *cut = g_strdup_printf ("%.*s…", (int) len, text);

      pango_layout_set_text (layout, cut, -1);
      g_object_set_data (G_OBJECT (layout), CUT, GINT_TO_POINTER (1));
    }
  else
    pango_layout_set_text (layout, text, -1);
  if (width > 0)
    {
      pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    }
  if (width > 0 && max_lines > 0)
    {
      pango_layout_set_height (layout, -(int) max_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
}

static PangoLayout *
find_or_make (CldPaper *paper, const char *text, const CldStyle *style, double width, guint max_lines, gboolean right)
{
  PangoLayout *layout = paper->layouts ? cld_page_layouts_find (paper->layouts, text, style, width, max_lines, right) : NULL;

  if (layout)
    return g_object_ref (layout);
  layout = make_layout (paper, text, style, width, max_lines);
  if (width > 0)
    align (layout, right);
  if (paper->layouts)
    cld_page_layouts_keep (paper->layouts, text, style, width, max_lines, right, layout);
  return layout;
}

/*
 * cld_page_layout:
 * @width: 0 for as wide as it gets
 * @max_lines: 0 for as many as it takes; what does not fit ends in "…" and is seen by
 *   cld_page_layout_is_shortened()
 *
 * Returns: (transfer full): the text, against the left edge; it must not be changed
 */
PangoLayout *
cld_page_layout (CldPaper *paper, const char *text, const CldStyle *style, double width, guint max_lines)
{
  return find_or_make (paper, text, style, width, max_lines, FALSE);
}

/* The same against the right edge of so much width. */
PangoLayout *
cld_page_layout_right (CldPaper *paper, const char *text, const CldStyle *style, double width, guint max_lines)
{
  return find_or_make (paper, text, style, width, max_lines, TRUE);
}

double
cld_page_layout_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

double
cld_page_layout_width (PangoLayout *layout)
{
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

double
cld_page_layout_baseline (PangoLayout *layout)
{
  return (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
}
