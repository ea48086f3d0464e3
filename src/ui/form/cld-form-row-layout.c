/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-row-layout.h"

#include "cld-columns.h"

#define SPACING 12
#define GAP 3
#define HEAD_SPACING 6
/* Where text has its usual size: */
#define EDITOR_WIDTH 260
#define LABEL_WIDTH 150 /* below it the label stands above the editor */
#define WIDEST_LABEL 260
#define MARK_SPACE 18    /* for the mark of an edit, which must not move anything when it comes */

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
  return MAX ((int) (EDITOR_WIDTH * cld_columns_get_text_scale (row)), measure (get_body (row), GTK_ORIENTATION_HORIZONTAL, -1, FALSE));
}

/* As wide as the longest label of the form, whose labels are a size group: editors begin at one line. */
static int
get_label_width (GtkWidget *row)
{
  int wanted = measure (gtk_widget_get_first_child (get_head (row)), GTK_ORIENTATION_HORIZONTAL, -1, TRUE);
  int most = (int) (WIDEST_LABEL * cld_columns_get_text_scale (row));

  return MAX (MIN (wanted, most) + MARK_SPACE, measure (get_head (row), GTK_ORIENTATION_HORIZONTAL, -1, FALSE));
}

/* The label's width where both stand side by side. */
static int
get_share (GtkWidget *row, int width)
{
  return MIN (get_label_width (row), width - SPACING - get_editor_width (row));
}

/* Side by side while the label has room for its words; else one above the other. */
static gboolean
is_stacked (GtkWidget *row, int width)
{
  int label = MIN (get_label_width (row), MAX ((int) (LABEL_WIDTH * cld_columns_get_text_scale (row)), measure (get_head (row), GTK_ORIENTATION_HORIZONTAL, -1, FALSE)));

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
      if (_cld_form_row_is_above (CLD_FORM_ROW (row)))
        *natural = MAX (measure (head, orientation, -1, TRUE), measure (body, orientation, -1, TRUE));
      else
        *natural = get_label_width (row) + SPACING + get_editor_width (row);
      *natural = MAX (*minimum, *natural);
      return;
    }
  if (for_size < 0)
    for_size = MAX (measure (head, GTK_ORIENTATION_HORIZONTAL, -1, TRUE), measure (body, GTK_ORIENTATION_HORIZONTAL, -1, TRUE));
  if (is_stacked (row, for_size))
    *minimum = measure (head, orientation, for_size, FALSE) + GAP + measure (body, orientation, for_size, TRUE);
  else
    {
      int label = get_share (row, for_size);

      *minimum = MAX (measure (head, orientation, label, FALSE), measure (body, orientation, for_size - SPACING - label, TRUE));
    }
  *natural = *minimum;
}

static void
allocate_cb (GtkWidget *row, int width, int height, int baseline)
{
  GtkWidget *head = get_head (row), *body = get_body (row);
  gboolean rtl = gtk_widget_get_direction (row) == GTK_TEXT_DIR_RTL;
  int tall, label, editor;

  if (is_stacked (row, width))
    {
      tall = measure (head, GTK_ORIENTATION_VERTICAL, width, FALSE);
      gtk_widget_size_allocate (head, &(GtkAllocation){ 0, 0, width, tall }, -1);
      gtk_widget_size_allocate (body, &(GtkAllocation){ 0, tall + GAP, width, height - tall - GAP }, -1);
      return;
    }
  label = get_share (row, width);
  editor = width - SPACING - label;
  tall = measure (head, GTK_ORIENTATION_VERTICAL, label, FALSE);
  /* The label is level with the editor, not with what stands below it. */
  tall = MAX (tall, measure (gtk_widget_get_first_child (body), GTK_ORIENTATION_VERTICAL, editor, FALSE));
  gtk_widget_size_allocate (head, &(GtkAllocation){ rtl ? editor + SPACING : 0, 0, label, tall }, -1);
  gtk_widget_size_allocate (body, &(GtkAllocation){ rtl ? 0 : width - editor, 0, editor, height }, -1);
}

/* --- the head --- */

/* The mark takes what it needs and the words the rest: a box would give the words what they want in one line, since they share
 * that with the other labels of the form, and push the mark into the editor. */
static int
get_mark_width (GtkWidget *head)
{
  GtkWidget *mark = gtk_widget_get_last_child (head);

  return gtk_widget_should_layout (mark) ? measure (mark, GTK_ORIENTATION_HORIZONTAL, -1, TRUE) + HEAD_SPACING : 0;
}

static void
measure_head_cb (GtkWidget *head, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *words = gtk_widget_get_first_child (head);
  int mark = get_mark_width (head);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      gtk_widget_measure (words, orientation, for_size < 0 ? -1 : MAX (for_size - mark, measure (words, GTK_ORIENTATION_HORIZONTAL, -1, FALSE)), minimum, natural, NULL, NULL);
      return;
    }
  gtk_widget_measure (words, orientation, -1, minimum, natural, NULL, NULL);
  *minimum += mark;
  *natural += mark;
}

static void
allocate_head_cb (GtkWidget *head, int width, int height, int baseline)
{
  GtkWidget *words = gtk_widget_get_first_child (head), *mark = gtk_widget_get_last_child (head);
  gboolean rtl = gtk_widget_get_direction (head) == GTK_TEXT_DIR_RTL;
  int taken = get_mark_width (head), wanted = MIN (width - taken, measure (words, GTK_ORIENTATION_HORIZONTAL, -1, TRUE));

  gtk_widget_size_allocate (words, &(GtkAllocation){ rtl ? width - wanted : 0, 0, wanted, height }, -1);
  if (taken > 0)
    gtk_widget_size_allocate (mark, &(GtkAllocation){ rtl ? width - wanted - taken : wanted + HEAD_SPACING, 0, taken - HEAD_SPACING, height }, -1);
}

/**
 * _cld_form_row_head_layout_new:
 *
 * Returns: (transfer full): what lays out the head of a row: its words, and the mark of an edit behind them
 */
GtkLayoutManager *
_cld_form_row_head_layout_new (void)
{
  return gtk_custom_layout_new (request_mode_cb, measure_head_cb, allocate_head_cb);
}

/* --- the row --- */

/**
 * cld_form_row_join:
 * @self: a row
 * @labels: the labels of its form, which are all as wide as the longest; none whose label stands above takes part
 */
void
cld_form_row_join (CldFormRow *self, GtkSizeGroup *labels)
{
  if (!_cld_form_row_is_above (self))
    gtk_size_group_add_widget (labels, gtk_widget_get_first_child (get_head (GTK_WIDGET (self))));
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
