/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-drawn-text.h"

/* What widgets of long lists need that draw their texts themselves. They are laid out when they are drawn, so the two hundred
 * rows that GTK keeps outside the window cost nothing when they change. */

/**
 * cld_drawn_text_line_height:
 * @widget: a widget that draws text
 *
 * Returns: the height of a line in Pango units, asked of Pango once for each font and not once for each of two thousand cells
 */
int
cld_drawn_text_line_height (GtkWidget *widget)
{
  static PangoFontDescription *known;
  static double known_resolution;
  static int height;
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);
  PangoFontMetrics *metrics;

  if (known && resolution == known_resolution && pango_font_description_equal (font, known))
    return height;
  metrics = pango_context_get_metrics (context, NULL, NULL);
  height = pango_font_metrics_get_height (metrics);
  pango_font_metrics_unref (metrics);
  g_clear_pointer (&known, pango_font_description_free);
  known = pango_font_description_copy (font);
  known_resolution = resolution;
  return height;
}

/**
 * cld_drawn_text_new_layout:
 * @widget: where it is drawn
 * @text: what it says
 * @attributes: (nullable) (transfer full): how
 *
 * Returns: (transfer full): one line, cut at its end where it needs to be, whose digits are of one width
 */
PangoLayout *
cld_drawn_text_new_layout (GtkWidget *widget, const char *text, PangoAttrList *attributes)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);

  attributes = attributes ? attributes : pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

/**
 * cld_drawn_text_fit:
 * @layout: a line
 * @room: how wide it may be, in pixels
 * @height: (out): how high it is
 *
 * Cuts it to @room.
 *
 * Returns: how wide it is then
 */
int
cld_drawn_text_fit (PangoLayout *layout, int room, int *height)
{
  int width;

  pango_layout_set_width (layout, room * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &width, height);
  /* With its width set, a layout aligns itself, by the direction of its own text: that of the list counts. */
  pango_layout_set_width (layout, MIN (width + 1, room) * PANGO_SCALE);
  return MIN (width, room);
}

/**
 * cld_drawn_text_get_color:
 * @widget: where it is drawn
 * @name: (nullable): a colour of the style; that of the widget's text without it
 * @color: (out): the colour
 */
void
cld_drawn_text_get_color (GtkWidget *widget, const char *name, GdkRGBA *color)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  if (!name || !gtk_style_context_lookup_color (style, name, color))
    gtk_style_context_get_color (style, color);
}

/**
 * cld_drawn_text_append:
 * @snapshot: what is drawn on
 * @layout: a line
 * @color: its colour
 * @x: where it begins
 * @y: where it begins
 */
void
cld_drawn_text_append (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color, int x, int y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}
