/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-paper-box.h"

#include "cld-page-view.h"

#define MIN_WIDTH 240
#define WIDTH 460
#define SPACING 12

struct _CldPaperBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (CldPaperBox, cld_paper_box, GTK_TYPE_WIDGET)

static int
page_height (int width)
{
  return (int) (width * CLD_PAGE_HEIGHT / CLD_PAGE_WIDTH);
}

static GtkSizeRequestMode
cld_paper_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cld_paper_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  int n = 0;

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = WIDTH;
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n++;
  *minimum = *natural = n * (page_height (for_size > 0 ? MIN (for_size, 2 * WIDTH) : WIDTH) + SPACING);
}

static void
cld_paper_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  int page_width = MIN (width, 2 * WIDTH), y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      gtk_widget_size_allocate (child, &(GtkAllocation){ (width - page_width) / 2, y, MAX (page_width, minimum), page_height (page_width) }, -1);
      y += page_height (page_width) + SPACING;
    }
}

static void
clear (CldPaperBox *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
}

static void
cld_paper_box_dispose (GObject *object)
{
  clear (CLD_PAPER_BOX (object));
  G_OBJECT_CLASS (cld_paper_box_parent_class)->dispose (object);
}

static void
cld_paper_box_class_init (CldPaperBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_paper_box_dispose;
  widget_class->get_request_mode = cld_paper_box_get_request_mode;
  widget_class->measure = cld_paper_box_measure;
  widget_class->size_allocate = cld_paper_box_size_allocate;
}

static void
cld_paper_box_init (CldPaperBox *self)
{
}

/**
 * cld_paper_box_set_paper:
 * @self: a box
 * @paper: (nullable): a finished document
 *
 * Shows its pages.
 */
void
cld_paper_box_set_paper (CldPaperBox *self, CldPaper *paper)
{
  g_return_if_fail (CLD_IS_PAPER_BOX (self));

  clear (self);
  for (guint i = 0; paper && i < cld_paper_get_n_pages (paper); i++)
    gtk_widget_set_parent (cld_page_view_new (paper, i), GTK_WIDGET (self));
}
