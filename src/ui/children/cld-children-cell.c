/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-children-cell.h"

#include <string.h>

#include "cld-drawn-text.h"
#include "cld-text.h"

/* A cell that draws its text itself. It is laid out when it is drawn, so the two hundred rows that GTK keeps outside
 * the window cost nothing when they change; other text never asks for another size; and cut text stands where uncut
 * text does, which that of a GtkInscription does not (4.8). */
struct _CldChildrenCell
{
  GtkWidget parent_instance;

  char *text;
  const char *icon_name;   /* static */
  const char *color;       /* (nullable): static name of a colour of the style */
  GStrv found;             /* folded words that are bold, shared by nobody */
  PangoLayout *layout;     /* made when drawn */
  gboolean numeric;
  gboolean stale; /* to be filled before it is drawn */
  CldChildrenCellFunc fill;
  gpointer data;
};

#define ICON_SIZE 16
#define ICON_GAP 6

G_DEFINE_FINAL_TYPE (CldChildrenCell, cld_children_cell, GTK_TYPE_WIDGET)

static void
cld_children_cell_finalize (GObject *object)
{
  CldChildrenCell *self = CLD_CHILDREN_CELL (object);

  g_free (self->text);
  g_strfreev (self->found);
  g_clear_object (&self->layout);
  G_OBJECT_CLASS (cld_children_cell_parent_class)->finalize (object);
}

static void
cld_children_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_VERTICAL ? PANGO_PIXELS_CEIL (cld_drawn_text_line_height (widget)) : 0;
}

/* The bytes of @text that fold to @word, from @from on. */
static gboolean
find_folded (const char *text, const char *from, const char *word, guint *start, guint *end)
{
  gsize len = strlen (word);

  for (const char *at = from; *at; at = g_utf8_next_char (at))
    {
      g_autoptr (GString) folded = g_string_new (NULL);
      const char *last = at;

      while (*last && folded->len < len)
        {
          const char *next = g_utf8_next_char (last);
          char one[8] = { 0 };

          memcpy (one, last, MIN (sizeof one - 1, (gsize) (next - last)));
          cld_text_append_folded (folded, one);
          last = next;
          if (strncmp (folded->str, word, MIN (folded->len, len)) != 0)
            break;
        }
      if (folded->len >= len && memcmp (folded->str, word, len) == 0)
        {
          *start = (guint) (at - text);
          *end = (guint) (last - text);
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * cld_children_mark_found:
 * @text: UTF-8
 * @found: (nullable): folded words
 *
 * Returns: (transfer full) (nullable): what makes them bold in @text
 */
PangoAttrList *
cld_children_mark_found (const char *text, const char *const *found)
{
  PangoAttrList *list = NULL;
  guint start, end;

  for (guint i = 0; found && found[i]; i++)
    {
      const char *from = text;

      while (*found[i] && find_folded (text, from, found[i], &start, &end))
        {
          PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

          bold->start_index = start;
          bold->end_index = end;
          list = list ? list : pango_attr_list_new ();
          pango_attr_list_insert (list, bold);
          from = text + end;
        }
    }
  return list;
}

static PangoLayout *
get_layout (CldChildrenCell *self)
{
  PangoAttrList *attributes;

  if (self->layout)
    return self->layout;
  attributes = cld_children_mark_found (self->text, (const char *const *) self->found);
  if (self->color)
    {
      attributes = attributes ? attributes : pango_attr_list_new ();
      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD));
    }
  self->layout = cld_drawn_text_new_layout (GTK_WIDGET (self), self->text, attributes);
  return self->layout;
}

static void
draw_icon (CldChildrenCell *self, GtkSnapshot *snapshot, const GdkRGBA *color, int x, int height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (theme, self->icon_name, NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget),
                                                                 gtk_widget_get_direction (widget), 0);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, (float) ((height - ICON_SIZE) / 2)));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE, ICON_SIZE, color, 1);
  gtk_snapshot_restore (snapshot);
}

static void
cld_children_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CldChildrenCell *self = CLD_CHILDREN_CELL (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int text_width, text_height, taken, x;
  PangoLayout *layout;
  GdkRGBA color;

  cld_children_cell_update (self);
  taken = self->icon_name ? ICON_SIZE + ICON_GAP : 0;
  if (!self->text || !*self->text || width <= taken)
    return;
  layout = get_layout (self);
  text_width = cld_drawn_text_fit (layout, width - taken, &text_height);
  cld_drawn_text_get_color (widget, self->color, &color);
  x = self->numeric != rtl ? width - taken - text_width : rtl ? 0 : taken;
  if (self->icon_name)
    draw_icon (self, snapshot, &color, rtl ? width - ICON_SIZE : 0, height);
  cld_drawn_text_append (snapshot, layout, &color, x, (height - text_height) / 2);
}

static void
cld_children_cell_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cld_children_cell_parent_class)->css_changed (widget, change);
  g_clear_object (&CLD_CHILDREN_CELL (widget)->layout);
}

static void
cld_children_cell_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (cld_children_cell_parent_class)->system_setting_changed (widget, setting);
  g_clear_object (&CLD_CHILDREN_CELL (widget)->layout);
  gtk_widget_queue_resize (widget);
}

static void
cld_children_cell_class_init (CldChildrenCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cld_children_cell_finalize;
  widget_class->measure = cld_children_cell_measure;
  widget_class->snapshot = cld_children_cell_snapshot;
  widget_class->css_changed = cld_children_cell_css_changed;
  widget_class->system_setting_changed = cld_children_cell_system_setting_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_widget_class_set_css_name (widget_class, "label");
}

static void
cld_children_cell_init (CldChildrenCell *self)
{
}

/**
 * cld_children_cell_new:
 * @numeric: whether its text stands at the end
 * @fill: sets what it says, when somebody is about to see it
 * @data: for @fill
 *
 * Returns: (transfer floating): an empty cell
 */
GtkWidget *
cld_children_cell_new (gboolean numeric, CldChildrenCellFunc fill, gpointer data)
{
  CldChildrenCell *self = g_object_new (CLD_TYPE_CHILDREN_CELL, NULL);

  self->numeric = numeric;
  self->fill = fill;
  self->data = data;
  return GTK_WIDGET (self);
}

/**
 * cld_children_cell_invalidate:
 * @self: a cell
 *
 * What it says may not be so any more: it is asked for when the cell is drawn.
 */
void
cld_children_cell_invalidate (CldChildrenCell *self)
{
  g_return_if_fail (CLD_IS_CHILDREN_CELL (self));

  self->stale = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * cld_children_cell_update:
 * @self: a cell
 *
 * Asks for what it says where that is due.
 */
void
cld_children_cell_update (CldChildrenCell *self)
{
  g_return_if_fail (CLD_IS_CHILDREN_CELL (self));

  if (!self->stale)
    return;
  self->stale = FALSE;
  self->fill (self, self->data);
}

static gboolean
same_words (const char *const *a, const char *const *b)
{
  gboolean none_a = !a || !a[0], none_b = !b || !b[0];

  return none_a || none_b ? none_a == none_b : g_strv_equal (a, b);
}

/**
 * cld_children_cell_set:
 * @self: a cell
 * @text: (nullable): what it says, never markup
 * @icon_name: (nullable): a static name of an icon before it
 * @color: (nullable): a static name of its colour in the style
 * @found: (nullable): folded words that are bold in it
 *
 * Shows something else; nothing happens where it is the same.
 */
void
cld_children_cell_set (CldChildrenCell *self, const char *text, const char *icon_name, const char *color, const char *const *found)
{
  gboolean same_text, same_style;

  g_return_if_fail (CLD_IS_CHILDREN_CELL (self));

  same_text = g_strcmp0 (text, self->text) == 0;
  same_style = color == self->color && icon_name == self->icon_name;
  if (same_text && same_style && same_words (found, (const char *const *) self->found))
    return;
  self->color = color;
  self->icon_name = icon_name;
  if (!same_words (found, (const char *const *) self->found))
    {
      g_strfreev (self->found);
      self->found = found ? g_strdupv ((char **) found) : NULL;
    }
  if (!same_text)
    {
      g_free (self->text);
      self->text = g_strdup (text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text ? text : "", -1);
    }
  g_clear_object (&self->layout);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * cld_children_cell_get_text:
 * @self: a cell
 *
 * Returns: (nullable): what it says
 */
const char *
cld_children_cell_get_text (CldChildrenCell *self)
{
  g_return_val_if_fail (CLD_IS_CHILDREN_CELL (self), NULL);

  return self->text;
}

/**
 * cld_children_cell_is_cut:
 * @self: a cell
 *
 * Returns: whether there was no room for all of its text when it was drawn
 */
gboolean
cld_children_cell_is_cut (CldChildrenCell *self)
{
  g_return_val_if_fail (CLD_IS_CHILDREN_CELL (self), FALSE);

  return self->layout && pango_layout_is_ellipsized (self->layout);
}
