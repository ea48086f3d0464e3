/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-inspection-row.h"

#include <glib/gi18n-lib.h>

#include "cld-drawn-text.h"
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

static void
get_heights (GtkWidget *widget, int heights[N_LINES])
{
  int height = cld_drawn_text_line_height (widget);

  heights[0] = PANGO_PIXELS_CEIL (height);
  heights[1] = heights[2] = PANGO_PIXELS_CEIL ((int) (height * SMALL));
}

/* What is cut does not ask for its whole length: the list is as wide as it is, however long a name. */
static void
cld_inspection_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  int heights[N_LINES];

  get_heights (widget, heights);
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
  attributes = pango_attr_list_new ();
  if (faces[part].small)
    pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  if (faces[part].bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  self->layouts[part] = cld_drawn_text_new_layout (GTK_WIDGET (self), self->texts[part], attributes);
  return self->layouts[part];
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
  text_width = cld_drawn_text_fit (layout, room, &text_height);
  cld_drawn_text_get_color (GTK_WIDGET (self), part == OPEN && self->late ? "cld_late" : faces[part].dim ? "cld_neutral" : NULL, &color);
  cld_drawn_text_append (snapshot, layout, &color, faces[part].at_end != rtl ? width - text_width : 0, y + (height - text_height) / 2);
  return text_width;
}

/* In each line what stands at its end has its room first. */
static void
cld_inspection_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CldInspectionRow *self = CLD_INSPECTION_ROW (widget);
  int heights[N_LINES];
  int y = 0;

  get_heights (widget, heights);
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
  int heights[N_LINES];
  guint line;

  get_heights (widget, heights);
  line = keyboard_tip || y < heights[0] ? 0 : y < heights[0] + heights[1] ? 1 : 2;
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
