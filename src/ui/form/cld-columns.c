/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-columns.h"

/* Children side by side where there is room, one above the other where there is not. One with the style class
 * `cld-wide-only` is only seen where there is room. Those that expand share what the others leave. */
struct _CldColumns
{
  GtkWidget parent_instance;

  int threshold;
  int spacing;
};

enum
{
  PROP_0,
  PROP_THRESHOLD,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CldColumns, cld_columns, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_iface_init))

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child && !gtk_widget_get_visible (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

#define EACH_CHILD(self, child)                                                  \
  GtkWidget *child = next_shown (gtk_widget_get_first_child (GTK_WIDGET (self))); \
  child;                                                                         \
  child = next_shown (gtk_widget_get_next_sibling (child))

static int
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, gboolean natural)
{
  int minimum, wanted;

  gtk_widget_measure (widget, orientation, for_size, &minimum, &wanted, NULL, NULL);
  return natural ? wanted : minimum;
}

/**
 * cld_columns_get_text_scale:
 * @widget: a widget
 *
 * Returns: how much larger its text is than usual: a width that is right for words grows with them; never below 1
 */
double
cld_columns_get_text_scale (GtkWidget *widget)
{
  return MAX (pango_cairo_context_get_resolution (gtk_widget_get_pango_context (widget)) / 96, 1);
}

static gboolean
is_wide (CldColumns *self, int width)
{
  int needed = 0;

  for (EACH_CHILD (self, child))
    needed += measure (child, GTK_ORIENTATION_HORIZONTAL, -1, FALSE) + (needed > 0 ? self->spacing : 0);
  return width >= MAX (needed, self->threshold * cld_columns_get_text_scale (GTK_WIDGET (self)));
}

static gboolean
is_left_out (GtkWidget *child, gboolean wide)
{
  return !wide && gtk_widget_has_css_class (child, "cld-wide-only");
}

/* What a child that does not expand takes: what it likes, unless the others would get less than they need. */
static int
get_own_width (CldColumns *self, GtkWidget *child, int width)
{
  int needed = 0;

  for (EACH_CHILD (self, other))
    needed += measure (other, GTK_ORIENTATION_HORIZONTAL, -1, other == child) + (needed > 0 ? self->spacing : 0);
  return measure (child, GTK_ORIENTATION_HORIZONTAL, -1, needed <= width);
}

/* The width of a child where they stand side by side. */
static int
get_share (CldColumns *self, GtkWidget *child, int width)
{
  int n_expanding = 0, n = 0, whole = width;

  for (EACH_CHILD (self, other))
    {
      n++;
      if (gtk_widget_compute_expand (other, GTK_ORIENTATION_HORIZONTAL))
        n_expanding++;
      else
        width -= get_own_width (self, other, whole);
    }
  width -= (n - 1) * self->spacing;
  if (!gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    return get_own_width (self, child, whole);
  return MAX (width / MAX (n_expanding, 1), measure (child, GTK_ORIENTATION_HORIZONTAL, -1, FALSE));
}

static void
measure_width (CldColumns *self, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (EACH_CHILD (self, child))
    {
      if (!is_left_out (child, FALSE))
        *minimum = MAX (*minimum, measure (child, GTK_ORIENTATION_HORIZONTAL, -1, FALSE));
      *natural += measure (child, GTK_ORIENTATION_HORIZONTAL, -1, TRUE) + (*natural > 0 ? self->spacing : 0);
    }
  *natural = MAX (*natural, *minimum);
}

static void
cld_columns_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  CldColumns *self = CLD_COLUMNS (widget);
  gboolean wide;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (self, minimum, natural);
      return;
    }
  if (for_size < 0)
    for_size = MAX (self->threshold, measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, TRUE));
  wide = is_wide (self, for_size);
  *minimum = *natural = 0;
  for (EACH_CHILD (self, child))
    {
      int width = wide ? get_share (self, child, for_size) : for_size;
      int low, high;

      if (is_left_out (child, wide))
        continue;
      low = measure (child, orientation, width, FALSE);
      high = measure (child, orientation, width, TRUE);
      *minimum = wide ? MAX (*minimum, low) : *minimum + low + (*minimum > 0 ? self->spacing : 0);
      *natural = wide ? MAX (*natural, high) : *natural + high + (*natural > 0 ? self->spacing : 0);
    }
}

/* What is left where each has the height it likes; where that is too much, the height it needs. */
static int
get_extra (CldColumns *self, int width, int height, gboolean *liked)
{
  int minimum, natural;

  cld_columns_measure (GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL, NULL);
  *liked = height >= natural;
  return height - (*liked ? natural : minimum);
}

static void
cld_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CldColumns *self = CLD_COLUMNS (widget);
  gboolean wide = is_wide (self, width);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  gboolean liked = TRUE;
  int extra = wide ? 0 : get_extra (self, width, height, &liked);
  int x = 0, y = 0;

  for (EACH_CHILD (self, child))
    {
      int share = wide ? get_share (self, child, width) : width;
      int tall = wide ? height : measure (child, GTK_ORIENTATION_VERTICAL, width, liked);

      gtk_widget_set_child_visible (child, !is_left_out (child, wide));
      if (is_left_out (child, wide))
        continue;
      /* One above the other, the last one that expands gets what is left. */
      if (!wide && gtk_widget_compute_expand (child, GTK_ORIENTATION_VERTICAL))
        {
          tall = MAX (tall + extra, measure (child, GTK_ORIENTATION_VERTICAL, width, FALSE));
          extra = 0;
        }
      gtk_widget_size_allocate (child, &(GtkAllocation){ rtl && wide ? width - x - share : x, y, share, tall }, -1);
      if (wide)
        x += share + self->spacing;
      else
        y += tall + self->spacing;
    }
}

static GtkSizeRequestMode
cld_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cld_columns_compute_expand (GtkWidget *widget, gboolean *across, gboolean *down)
{
  *across = *down = FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      *across = *across || gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
      *down = *down || gtk_widget_compute_expand (child, GTK_ORIENTATION_VERTICAL);
    }
}

static void
cld_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_columns_parent_class)->dispose (object);
}

static void
cld_columns_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CldColumns *self = CLD_COLUMNS (object);

  if (id == PROP_THRESHOLD)
    self->threshold = g_value_get_int (value);
  else if (id == PROP_SPACING)
    self->spacing = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_columns_class_init (CldColumnsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cld_columns_dispose;
  object_class->set_property = cld_columns_set_property;
  widget_class->measure = cld_columns_measure;
  widget_class->size_allocate = cld_columns_size_allocate;
  widget_class->get_request_mode = cld_columns_get_request_mode;
  widget_class->compute_expand = cld_columns_compute_expand;

  /**
   * CldColumns:threshold:
   *
   * The width in pixels from which the children stand side by side, where text has its usual size.
   */
  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  /**
   * CldColumns:spacing:
   *
   * The pixels between two of them.
   */
  properties[PROP_SPACING] = g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cld_columns_init (CldColumns *self)
{
}
