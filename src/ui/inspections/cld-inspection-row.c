/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-inspection-row.h"

#include <glib/gi18n-lib.h>

#include "cld-finding-look.h"
#include "cld-inspection.h"
#include "cld-provider.h"
#include "cld-value.h"

/* It paints its texts itself, when it is drawn: the two hundred rows that GTK keeps outside the window cost nothing then. As labels
 * they were most of what a filter cost. */

enum { NAME, DAY, WHAT, GRADE, OPEN, N_PARTS };

enum { N_LINES = 3 };

#define GAP 6

/* Where each stands: at the start or the end of a line, in the face of .cld-section, .cld-caption and .cld-dim. */
static const struct
{
  guint line;
  gboolean at_end;
  gboolean small;
  gboolean bold;
  gboolean dim;
} faces[N_PARTS] = {
  [NAME] = { 0, FALSE, FALSE, TRUE, FALSE },
  [DAY] = { 0, TRUE, TRUE, FALSE, TRUE },
  [WHAT] = { 1, FALSE, TRUE, FALSE, TRUE },
  [GRADE] = { 2, FALSE, TRUE, TRUE, FALSE },
  [OPEN] = { 2, TRUE, TRUE, FALSE, FALSE },
};

#define SMALL 0.9

struct _CldInspectionRow
{
  GtkWidget parent_instance;

  char *texts[N_PARTS];
  gboolean late;
  PangoLayout *layouts[N_PARTS]; /* made when drawn */
};

G_DEFINE_FINAL_TYPE (CldInspectionRow, cld_inspection_row, GTK_TYPE_WIDGET)

static void
forget_layouts (CldInspectionRow *self)
{
  for (guint i = 0; i < N_PARTS; i++)
    g_clear_object (&self->layouts[i]);
}

static void
cld_inspection_row_finalize (GObject *object)
{
  CldInspectionRow *self = CLD_INSPECTION_ROW (object);

  forget_layouts (self);
  for (guint i = 0; i < N_PARTS; i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (cld_inspection_row_parent_class)->finalize (object);
}

/* --- its size --- */

/* The heights of its lines, asked of Pango once for each font and not once for each row. */
static const int *
get_heights (GtkWidget *widget)
{
  static PangoFontDescription *known;
  static double known_resolution;
  static int heights[N_LINES];
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double resolution = pango_cairo_context_get_resolution (context);
  PangoFontMetrics *metrics;

  if (known && resolution == known_resolution && pango_font_description_equal (font, known))
    return heights;
  metrics = pango_context_get_metrics (context, NULL, NULL);
  heights[0] = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  heights[1] = heights[2] = PANGO_PIXELS_CEIL ((int) (pango_font_metrics_get_height (metrics) * SMALL));
  pango_font_metrics_unref (metrics);
  g_clear_pointer (&known, pango_font_description_free);
  known = pango_font_description_copy (font);
  known_resolution = resolution;
  return heights;
}

/* What is cut does not ask for its whole length: the list is as wide as it is, however long a name. */
static void
cld_inspection_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  const int *heights = get_heights (widget);

  /* As wide as some ten letters and a date. */
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 9 * heights[0] : heights[0] + heights[1] + heights[2];
}

/* --- how it looks --- */

static PangoLayout *
get_layout (CldInspectionRow *self, guint part)
{
  PangoAttrList *attributes;

  if (self->layouts[part])
    return self->layouts[part];
  self->layouts[part] = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->texts[part]);
  pango_layout_set_single_paragraph_mode (self->layouts[part], TRUE);
  pango_layout_set_ellipsize (self->layouts[part], PANGO_ELLIPSIZE_END);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (faces[part].small)
    pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  if (faces[part].bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (self->layouts[part], attributes);
  pango_attr_list_unref (attributes);
  return self->layouts[part];
}

static void
get_color (CldInspectionRow *self, guint part, GdkRGBA *color)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (self));
  const char *name = part == OPEN && self->late ? "cld_late" : faces[part].dim ? "cld_neutral" : NULL;

  if (!name || !gtk_style_context_lookup_color (style, name, color))
    gtk_style_context_get_color (style, color);
}

/* Draws a text within @room of its line; returns how much it took. */
static int
draw_part (CldInspectionRow *self, GtkSnapshot *snapshot, guint part, int y, int height, int room)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (GTK_WIDGET (self)), text_width, text_height;
  PangoLayout *layout;
  GdkRGBA color;

  if (!self->texts[part] || !*self->texts[part] || room <= 0)
    return 0;
  layout = get_layout (self, part);
  pango_layout_set_width (layout, room * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  /* With its width set, a layout aligns itself, by the direction of its own text: the row's counts. */
  pango_layout_set_width (layout, MIN (text_width + 1, room) * PANGO_SCALE);
  text_width = MIN (text_width, room);
  get_color (self, part, &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (faces[part].at_end != rtl ? width - text_width : 0), (float) (y + (height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
  return text_width;
}

/* In each line what stands at its end has its room first. */
static void
cld_inspection_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CldInspectionRow *self = CLD_INSPECTION_ROW (widget);
  const int *heights = get_heights (widget);
  int y = 0;

  for (guint line = 0; line < N_LINES; line++)
    {
      int room = gtk_widget_get_width (widget);

      for (guint turn = 0; turn < 2; turn++)
        for (guint i = 0; i < N_PARTS; i++)
          if (faces[i].line == line && faces[i].at_end == (turn == 0))
            {
              int taken = draw_part (self, snapshot, i, y, heights[line], room);

              room -= taken > 0 ? taken + GAP : 0;
            }
      y += heights[line];
    }
}

static void
cld_inspection_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (cld_inspection_row_parent_class)->css_changed (widget, change);
  forget_layouts (CLD_INSPECTION_ROW (widget));
}

static void
cld_inspection_row_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (cld_inspection_row_parent_class)->system_setting_changed (widget, setting);
  forget_layouts (CLD_INSPECTION_ROW (widget));
  gtk_widget_queue_resize (widget);
}

/* What may be cut, in full: that of the line under the pointer. */
static gboolean
cld_inspection_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard_tip, GtkTooltip *tooltip)
{
  static const guint parts[N_LINES] = { NAME, WHAT, GRADE };
  const char *const *texts = (const char *const *) CLD_INSPECTION_ROW (widget)->texts;
  const int *heights = get_heights (widget);
  guint line = keyboard_tip || y < heights[0] ? 0 : y < heights[0] + heights[1] ? 1 : 2;

  if (!texts[parts[line]] || !*texts[parts[line]])
    return FALSE;
  gtk_tooltip_set_text (tooltip, texts[parts[line]]);
  return TRUE;
}

static void
cld_inspection_row_class_init (CldInspectionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cld_inspection_row_finalize;
  widget_class->measure = cld_inspection_row_measure;
  widget_class->snapshot = cld_inspection_row_snapshot;
  widget_class->css_changed = cld_inspection_row_css_changed;
  widget_class->system_setting_changed = cld_inspection_row_system_setting_changed;
  widget_class->query_tooltip = cld_inspection_row_query_tooltip;
  /* Who reads it aloud reads the name of the list's row, which is its sentence. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cld_inspection_row_init (CldInspectionRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "cld-pad");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

/**
 * cld_inspection_row_new:
 *
 * Returns: (transfer floating): a row that says nothing yet
 */
GtkWidget *
cld_inspection_row_new (void)
{
  return g_object_new (CLD_TYPE_INSPECTION_ROW, NULL);
}

/**
 * cld_inspection_row_describe:
 * @item: an inspection
 * @own: (nullable): ref of the authority whose caseload this is
 *
 * Returns: (transfer full): what was inspected, and how: `SC990233 · Full inspection`
 */
char *
cld_inspection_row_describe (const CldInspectionItem *item, const char *own)
{
  g_autofree char *type = cld_inspection_item_get_type (item);
  const char *authority = item->row->values[INSPECTION_AUTHORITY], *urn = item->provider ? item->provider->values[PROVIDER_URN] : NULL;

  if (authority)
    /* Translators: in a list of inspections: the authority whose caseload this is; another one */
    return cld_finding_look_join (g_strcmp0 (authority, own) == 0 ? _("Our authority") : _("Another authority"), type ? type : "", NULL);
  return cld_finding_look_join (urn ? urn : item->provider ? item->provider->ref : "", type ? type : "", NULL);
}

static char *
count_findings (const CldInspectionItem *item)
{
  if (item->n_overdue > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u overdue", "%u overdue", item->n_overdue), item->n_overdue);
  /* Translators: how many findings of an inspection are still to be done */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u open", "%u open", item->n_open), item->n_open);
}

/**
 * cld_inspection_row_set:
 * @self: a row
 * @item: an inspection
 * @own: (nullable): ref of the authority whose caseload this is
 *
 * Tells it another inspection.
 */
void
cld_inspection_row_set (CldInspectionRow *self, const CldInspectionItem *item, const char *own)
{
  g_return_if_fail (CLD_IS_INSPECTION_ROW (self));

  for (guint i = 0; i < N_PARTS; i++)
    g_free (self->texts[i]);
  self->texts[NAME] = cld_inspection_item_get_name (item);
  self->texts[DAY] = cld_value_display_day (item->row->values[INSPECTION_STARTED_ON]);
  self->texts[WHAT] = cld_inspection_row_describe (item, own);
  self->texts[GRADE] = cld_inspection_item_get_grade (item);
  self->texts[OPEN] = count_findings (item);
  self->late = item->n_overdue > 0;
  forget_layouts (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * cld_inspection_row_dup_sentence:
 * @self: a row
 *
 * Returns: (transfer full): what a screen reader says of it
 */
char *
cld_inspection_row_dup_sentence (CldInspectionRow *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < N_PARTS; i++)
    if (self->texts[i] && *self->texts[i])
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", self->texts[i]);
  return g_string_free (out, FALSE);
}
