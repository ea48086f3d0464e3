/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-side-box.h"

/* What matters, and beside it what is only shown where there is room for both. */
struct _CldSideBox
{
  GtkWidget parent_instance;

  GtkWidget *side;
  GtkWidget *content;
};

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CldSideBox, cld_side_box, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static GtkBuildableIface *parent_iface;

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  CldSideBox *self = CLD_SIDE_BOX (buildable);

  if (!GTK_IS_WIDGET (child))
    {
      parent_iface->add_child (buildable, builder, child, type);
      return;
    }
  if (g_strcmp0 (type, "side") == 0)
    self->side = GTK_WIDGET (child);
  else
    self->content = GTK_WIDGET (child);
  gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (self));
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_iface = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static void
cld_side_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  CldSideBox *self = CLD_SIDE_BOX (widget);
  int side_min, side_natural;

  gtk_widget_measure (self->side, orientation, -1, &side_min, &side_natural, NULL, NULL);
  gtk_widget_measure (self->content, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural += side_natural;
  else
    {
      *minimum = MAX (*minimum, side_min);
      *natural = MAX (*natural, side_natural);
    }
}

static void
cld_side_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CldSideBox *self = CLD_SIDE_BOX (widget);
  int side, content;
  gboolean fits;
  GtkAllocation place;

  gtk_widget_measure (self->side, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &side, NULL, NULL);
  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &content, NULL, NULL, NULL);
  fits = width >= side + content;
  gtk_widget_set_child_visible (self->side, fits);
  place = (GtkAllocation){ 0, 0, side, height };
  if (fits)
    gtk_widget_size_allocate (self->side, &place, -1);
  place = (GtkAllocation){ fits ? side : 0, 0, fits ? width - side : width, height };
  gtk_widget_size_allocate (self->content, &place, -1);
}

static void
cld_side_box_dispose (GObject *object)
{
  CldSideBox *self = CLD_SIDE_BOX (object);

  g_clear_pointer (&self->side, gtk_widget_unparent);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (cld_side_box_parent_class)->dispose (object);
}

static void
cld_side_box_class_init (CldSideBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cld_side_box_dispose;
  widget_class->measure = cld_side_box_measure;
  widget_class->size_allocate = cld_side_box_size_allocate;
}

static void
cld_side_box_init (CldSideBox *self)
{
}
