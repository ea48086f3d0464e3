/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-row-layout.h"

#define SPACING 12
#define GAP 3
#define EDITOR_WIDTH 260
#define LABEL_WIDTH 150 /* below it the label stands above the editor */

static GtkWidget *
get_head (GtkWidget *row)
{
  return gtk_widget_get_first_child (row);
}

static GtkWidget *
get_body (GtkWidget *row)
{
  return gtk_widget_get_last_child (row);
}

static int
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, gboolean natural)
{
  int minimum, wanted;

  gtk_widget_measure (widget, orientation, for_size, &minimum, &wanted, NULL, NULL);
  return natural ? wanted : minimum;
}

static int
get_editor_width (GtkWidget *row)
{
  return MAX (EDITOR_WIDTH, measure (get_body (row), GTK_ORIENTATION_HORIZONTAL, -1, FALSE));
}

/* Side by side while the label has room for its words; else one above the other. */
static gboolean
is_stacked (GtkWidget *row, int width)
{
  int label = MAX (LABEL_WIDTH, measure (get_head (row), GTK_ORIENTATION_HORIZONTAL, -1, FALSE));

  return _cld_form_row_is_above (CLD_FORM_ROW (row)) || width < label + SPACING + get_editor_width (row);
}

static GtkSizeRequestMode
request_mode_cb (GtkWidget *row)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_cb (GtkWidget *row, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *head = get_head (row), *body = get_body (row);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (measure (head, orientation, -1, FALSE), measure (body, orientation, -1, FALSE));
      *natural = MAX (*minimum, measure (head, orientation, -1, TRUE) + SPACING + get_editor_width (row));
      return;
    }
  if (for_size < 0)
    for_size = MAX (measure (head, GTK_ORIENTATION_HORIZONTAL, -1, TRUE), measure (body, GTK_ORIENTATION_HORIZONTAL, -1, TRUE));
  if (is_stacked (row, for_size))
    *minimum = measure (head, orientation, for_size, FALSE) + GAP + measure (body, orientation, for_size, TRUE);
  else
    {
      int width = get_editor_width (row);

      *minimum = MAX (measure (head, orientation, for_size - SPACING - width, FALSE), measure (body, orientation, width, TRUE));
    }
  *natural = *minimum;
}

static void
allocate_cb (GtkWidget *row, int width, int height, int baseline)
{
  GtkWidget *head = get_head (row), *body = get_body (row);
  gboolean rtl = gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL;
  int tall, editor;

  if (is_stacked (row, width))
    {
      tall = measure (head, GTK_ORIENTATION_VERTICAL, width, FALSE);
      gtk_widget_size_allocate (head, &(GtkAllocation){ 0, 0, width, tall }, -1);
      gtk_widget_size_allocate (body, &(GtkAllocation){ 0, tall + GAP, width, height - tall - GAP }, -1);
      return;
    }
  editor = get_editor_width (row);
  tall = measure (head, GTK_ORIENTATION_VERTICAL, width - SPACING - editor, FALSE);
  /* The label is level with the editor, not with what stands below it. */
  tall = MAX (tall, measure (gtk_widget_get_first_child (body), GTK_ORIENTATION_VERTICAL, editor, FALSE));
  gtk_widget_size_allocate (head, &(GtkAllocation){ rtl ? editor + SPACING : 0, 0, width - SPACING - editor, tall }, -1);
  gtk_widget_size_allocate (body, &(GtkAllocation){ rtl ? 0 : width - editor, 0, editor, height }, -1);
}

/**
 * _cld_form_row_layout_new:
 *
 * Returns: (transfer full): what lays out a row: label and editor side by side where there is room
 */
GtkLayoutManager *
_cld_form_row_layout_new (void)
{
  return gtk_custom_layout_new (request_mode_cb, measure_cb, allocate_cb);
}
