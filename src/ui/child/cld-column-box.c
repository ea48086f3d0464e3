/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-column-box.h"

#define MAX_COLUMNS 3
#define SPACING 18
/* The narrowest column in which facts are read with ease. */
#define COLUMN_WIDTH 310

/* Cards in three columns, in two, or in one, by the room there is. Each card says in which of three columns it stands,
 * and its rank in a single one; of two columns the shorter takes what was in the third. */
struct _CldColumnLayout
{
  GtkLayoutManager parent_instance;

  guint n_columns;
};

struct _CldColumnLayoutChild
{
  GtkLayoutChild parent_instance;

  guint column;
  guint rank;
};

struct _CldColumnBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (CldColumnLayout, cld_column_layout, GTK_TYPE_LAYOUT_MANAGER)
G_DEFINE_FINAL_TYPE (CldColumnLayoutChild, cld_column_layout_child, GTK_TYPE_LAYOUT_CHILD)
G_DEFINE_FINAL_TYPE (CldColumnBox, cld_column_box, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_COLUMN,
  PROP_RANK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Where a card comes. */
typedef struct
{
  GtkWidget *widget;
  CldColumnLayoutChild *child;
  guint column;
  int y;
  int height;
} Place;

static void
cld_column_layout_child_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CldColumnLayoutChild *self = CLD_COLUMN_LAYOUT_CHILD (object);

  if (id == PROP_COLUMN)
    g_value_set_uint (value, self->column);
  else if (id == PROP_RANK)
    g_value_set_uint (value, self->rank);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_column_layout_child_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CldColumnLayoutChild *self = CLD_COLUMN_LAYOUT_CHILD (object);

  if (id == PROP_COLUMN)
    self->column = g_value_get_uint (value);
  else if (id == PROP_RANK)
    self->rank = g_value_get_uint (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_column_layout_child_class_init (CldColumnLayoutChildClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cld_column_layout_child_get_property;
  object_class->set_property = cld_column_layout_child_set_property;
  properties[PROP_COLUMN] = g_param_spec_uint ("column", NULL, NULL, 0, MAX_COLUMNS - 1, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_RANK] = g_param_spec_uint ("rank", NULL, NULL, 0, 100, 0, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cld_column_layout_child_init (CldColumnLayoutChild *self)
{
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Place *left = a, *right = b;

  return (int) left->child->rank - (int) right->child->rank;
}

/* The cards in view, in the order of a single column where there is one. */
static GArray *
list_places (GtkLayoutManager *layout, GtkWidget *box, guint n_columns)
{
  GArray *places = g_array_new (FALSE, TRUE, sizeof (Place));

  for (GtkWidget *widget = gtk_widget_get_first_child (box); widget; widget = gtk_widget_get_next_sibling (widget))
    if (gtk_widget_should_layout (widget))
      {
        Place place = { .widget = widget, .child = CLD_COLUMN_LAYOUT_CHILD (gtk_layout_manager_get_layout_child (layout, widget)) };

        g_array_append_val (places, place);
      }
  if (n_columns == 1)
    g_array_sort (places, compare_ranks);
  return places;
}

/* The cards of the first two columns first, so that the shorter is known when the third's come. */
static int
arrange (GArray *places, guint n_columns, int width)
{
  int column_width = (width - (int) (n_columns - 1) * SPACING) / (int) n_columns;
  int heights[MAX_COLUMNS] = { 0 };

  for (guint third = 0; third < 2; third++)
    for (guint i = 0; i < places->len; i++)
      {
        Place *place = &g_array_index (places, Place, i);
        guint column = n_columns == 1 ? 0 : place->child->column;

        if ((place->child->column == 2) != (third == 1) && n_columns > 1)
          continue;
        if (n_columns == 1 && third == 1)
          continue;
        if (n_columns == 2 && column == 2)
          column = heights[0] <= heights[1] ? 0 : 1;
        gtk_widget_measure (place->widget, GTK_ORIENTATION_VERTICAL, column_width, NULL, &place->height, NULL, NULL);
        place->column = column;
        place->y = heights[column];
        heights[column] += place->height;
      }
  return MAX (heights[0], MAX (heights[1], heights[2]));
}

static void
measure_widths (GtkWidget *box, int *minimum, int *natural)
{
  *minimum = 0;
  *natural = 0;
  for (GtkWidget *widget = gtk_widget_get_first_child (box); widget; widget = gtk_widget_get_next_sibling (widget))
    if (gtk_widget_should_layout (widget))
      {
        int child_minimum, child_natural;

        gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
        *minimum = MAX (*minimum, child_minimum);
        *natural = MAX (*natural, child_natural);
      }
}

static guint
choose_n_columns (GtkWidget *box, int width)
{
  int minimum, natural;

  measure_widths (box, &minimum, &natural);
  for (guint n = MAX_COLUMNS; n > 1; n--)
    if (width >= (int) n * MAX (COLUMN_WIDTH, minimum) + (int) (n - 1) * SPACING)
      return n;
  return 1;
}

static GtkSizeRequestMode
cld_column_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *box)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cld_column_layout_measure (GtkLayoutManager *layout, GtkWidget *box, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  g_autoptr (GArray) places = NULL;
  guint n_columns;

  measure_widths (box, minimum, natural);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = MAX (*natural, COLUMN_WIDTH) * MAX_COLUMNS + (MAX_COLUMNS - 1) * SPACING;
      return;
    }
  for_size = MAX (for_size, *minimum);
  n_columns = choose_n_columns (box, for_size);
  places = list_places (layout, box, n_columns);
  *minimum = *natural = arrange (places, n_columns, for_size);
}

static void
cld_column_layout_allocate (GtkLayoutManager *layout, GtkWidget *box, int width, int height, int baseline)
{
  CldColumnLayout *self = CLD_COLUMN_LAYOUT (layout);
  g_autoptr (GArray) places = NULL;
  gboolean rtl = gtk_widget_get_direction (box) == GTK_TEXT_DIR_RTL;
  int column_width;

  self->n_columns = choose_n_columns (box, width);
  column_width = (width - (int) (self->n_columns - 1) * SPACING) / (int) self->n_columns;
  places = list_places (layout, box, self->n_columns);
  arrange (places, self->n_columns, width);
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);
      guint column = rtl ? self->n_columns - 1 - place->column : place->column;
      GtkAllocation allocation = { (int) column * (column_width + SPACING), place->y, column_width, place->height };

      gtk_widget_size_allocate (place->widget, &allocation, -1);
    }
}

static void
cld_column_layout_class_init (CldColumnLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->layout_child_type = CLD_TYPE_COLUMN_LAYOUT_CHILD;
  layout_class->get_request_mode = cld_column_layout_get_request_mode;
  layout_class->measure = cld_column_layout_measure;
  layout_class->allocate = cld_column_layout_allocate;
}

static void
cld_column_layout_init (CldColumnLayout *self)
{
  self->n_columns = MAX_COLUMNS;
}

static void
cld_column_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_column_box_parent_class)->dispose (object);
}

static void
cld_column_box_class_init (CldColumnBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_column_box_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), CLD_TYPE_COLUMN_LAYOUT);
}

static void
cld_column_box_init (CldColumnBox *self)
{
}

/**
 * cld_column_box_get_n_columns:
 * @self: a box
 *
 * Returns: in how many columns its cards stand now
 */
guint
cld_column_box_get_n_columns (CldColumnBox *self)
{
  g_return_val_if_fail (CLD_IS_COLUMN_BOX (self), 0);

  return CLD_COLUMN_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)))->n_columns;
}
