/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-pages.h"

#include <glib/gi18n-lib.h>

#include "cld-page-view.h"

#define GAP 18
#define NUMBER_GAP 3
#define THUMB_WIDTH 104
#define MIN_WIDTH 160
#define MAX_FIT_WIDTH 1000
#define PIXELS_PER_POINT (96.0 / 72.0)
#define LINE 60 /* pixels that an arrow key scrolls */

/* The pages of a print below each other, in a scrolled window: the print itself, or small with their numbers to choose
 * from. There may be hundreds: only those in view are drawn. */
struct _CldPages
{
  GtkWidget parent_instance;

  CldPaper *paper;
  GPtrArray *pages;   /* of widgets that are children */
  GPtrArray *numbers; /* of labels that are children; none but in small */
  GtkAdjustment *adjustment; /* of the scrolled window around it */
  gboolean thumbs;
  double zoom;        /* 1 is the size on paper; 0 the width there is */
  guint current;
  int number_height;
  guint wanted;       /* the page to scroll to once there is a size, plus one */
  gboolean holds;     /* scrolling that is not the user's */
};

enum
{
  PROP_0,
  PROP_THUMBS,
  PROP_CURRENT,
  PROP_SHOWN_ZOOM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CldPages, cld_pages, GTK_TYPE_WIDGET)

/* How wide a page is where so much is offered. */
static double
page_width (CldPages *self, int width)
{
  double sheet_width = CLD_PAGE_WIDTH, sheet_height;

  if (self->paper)
    cld_paper_get_size (self->paper, &sheet_width, &sheet_height);
  if (self->thumbs)
    return THUMB_WIDTH;
  if (self->zoom > 0)
    return (int) (sheet_width * PIXELS_PER_POINT * self->zoom + 0.5);
  return CLAMP (width - 2 * GAP, MIN_WIDTH - 2 * GAP, MAX_FIT_WIDTH);
}

static double
page_height (CldPages *self, double width)
{
  double sheet_width = CLD_PAGE_WIDTH, sheet_height = CLD_PAGE_HEIGHT;

  if (self->paper)
    cld_paper_get_size (self->paper, &sheet_width, &sheet_height);
  return (int) (width * sheet_height / sheet_width + 0.5);
}

/* From one page to the next. */
static double
step (CldPages *self, int width)
{
  return page_height (self, page_width (self, width)) + GAP + (self->thumbs ? NUMBER_GAP + self->number_height : 0);
}

static GtkSizeRequestMode
cld_pages_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cld_pages_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  CldPages *self = CLD_PAGES (widget);

  self->number_height = 0;
  if (self->numbers->len > 0)
    gtk_widget_measure (self->numbers->pdata[0], GTK_ORIENTATION_VERTICAL, -1, NULL, &self->number_height, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = self->thumbs || self->zoom > 0 ? (int) page_width (self, 0) + 2 * GAP : MIN_WIDTH;
  else
    *minimum = *natural = (int) (step (self, for_size < 0 ? MIN_WIDTH : for_size) * MAX (self->pages->len, 1) + GAP);
}

/* Scrolls so that the page can be seen: a page begins at the top, a small one only has to be in view. */
static void
scroll_to (CldPages *self, guint page)
{
  double y = page * step (self, gtk_widget_get_width (GTK_WIDGET (self)));

  if (!self->adjustment)
    return;
  self->holds = TRUE;
  if (self->thumbs)
    gtk_adjustment_clamp_page (self->adjustment, y, y + step (self, 0) + GAP);
  else
    gtk_adjustment_set_value (self->adjustment, y + (page > 0 ? GAP / 2 : 0));
  self->holds = FALSE;
}

static gboolean
scroll_cb (gpointer data)
{
  CldPages *self = data;

  if (self->wanted > 0)
    scroll_to (self, self->wanted - 1);
  self->wanted = 0;
  return G_SOURCE_REMOVE;
}

static void
cld_pages_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CldPages *self = CLD_PAGES (widget);
  int page = (int) page_width (self, width), tall = (int) page_height (self, page);
  int x = MAX (GAP, (width - page) / 2);
  double by = step (self, width);

  for (guint i = 0; i < self->pages->len; i++)
    {
      GtkAllocation place = { x, (int) (GAP + i * by), page, tall };

      gtk_widget_measure (self->pages->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->pages->pdata[i], &place, -1);
      if (self->numbers->len == 0)
        continue;
      place.y += tall + NUMBER_GAP;
      place.height = self->number_height;
      gtk_widget_measure (self->numbers->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (self->numbers->pdata[i], &place, -1);
    }
  if (self->wanted > 0)
    g_idle_add_full (G_PRIORITY_HIGH_IDLE, scroll_cb, g_object_ref (self), g_object_unref);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN_ZOOM]);
}

/* The first and the last page in view. */
static void
find_view (CldPages *self, guint *first, guint *last)
{
  double by = step (self, gtk_widget_get_width (GTK_WIDGET (self)));
  double top = self->adjustment ? gtk_adjustment_get_value (self->adjustment) : 0;
  double tall = self->adjustment ? gtk_adjustment_get_page_size (self->adjustment) : gtk_widget_get_height (GTK_WIDGET (self));

  *first = (guint) MAX (0, (top - GAP) / by);
  *last = (guint) MAX (0, (top + tall + GAP) / by);
}

static void
cld_pages_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CldPages *self = CLD_PAGES (widget);
  guint first, last;

  find_view (self, &first, &last);
  for (guint i = first; i <= last && i < self->pages->len; i++)
    {
      gtk_widget_snapshot_child (widget, self->pages->pdata[i], snapshot);
      if (i < self->numbers->len)
        gtk_widget_snapshot_child (widget, self->numbers->pdata[i], snapshot);
    }
}

static void
mark (CldPages *self, guint page, gboolean current)
{
  GtkWidget *view = page < self->pages->len ? self->pages->pdata[page] : NULL;

  if (!view)
    return;
  /* Of hundreds of pages Tab stops at one. */
  gtk_widget_set_focusable (view, current);
  if (!self->thumbs)
    return;
  if (current)
    gtk_widget_add_css_class (view, "cld-current");
  else
    gtk_widget_remove_css_class (view, "cld-current");
  gtk_accessible_update_state (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_STATE_SELECTED, current, -1);
}

static void
take_current (CldPages *self, guint page)
{
  gboolean focus = self->current < self->pages->len && gtk_widget_has_focus (self->pages->pdata[self->current]);

  if (page == self->current || page >= self->pages->len)
    return;
  mark (self, page, TRUE);
  if (focus)
    gtk_widget_grab_focus (self->pages->pdata[page]);
  mark (self, self->current, FALSE);
  self->current = page;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

/* The page in the middle of what is seen is the current one. */
static void
scrolled_cb (GtkAdjustment *adjustment, CldPages *self)
{
  double by = step (self, gtk_widget_get_width (GTK_WIDGET (self)));
  double middle = gtk_adjustment_get_value (adjustment) + MIN (gtk_adjustment_get_page_size (adjustment), by) / 2;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!self->thumbs && !self->holds && self->wanted == 0 && self->pages->len > 0)
    take_current (self, MIN ((guint) (middle / by), self->pages->len - 1));
}

static void
cld_pages_root (GtkWidget *widget)
{
  CldPages *self = CLD_PAGES (widget);
  GtkWidget *window = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  GTK_WIDGET_CLASS (cld_pages_parent_class)->root (widget);
  if (!window || self->adjustment)
    return;
  self->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)));
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, 0);
  g_signal_connect_object (self->adjustment, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, CldPages *self)
{
  double page = (y - GAP / 2.0) / step (self, gtk_widget_get_width (GTK_WIDGET (self)));

  if (page < 0 || page >= self->pages->len)
    return;
  gtk_widget_grab_focus (self->pages->pdata[self->current]);
  if (self->thumbs)
    take_current (self, (guint) page);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CldPages *self = CLD_PAGES (widget);
  int by = g_variant_get_int32 (arguments);
  gint64 page = CLAMP ((gint64) self->current + by, 0, (gint64) self->pages->len - 1);

  if (self->pages->len == 0)
    return GDK_EVENT_PROPAGATE;
  if (!self->thumbs && ABS (by) == 1 && self->adjustment)
    {
      gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) + by * LINE);
      return GDK_EVENT_STOP;
    }
  take_current (self, (guint) page);
  scroll_to (self, self->current);
  return GDK_EVENT_STOP;
}

static gboolean
cld_pages_grab_focus (GtkWidget *widget)
{
  CldPages *self = CLD_PAGES (widget);

  return self->current < self->pages->len && gtk_widget_grab_focus (self->pages->pdata[self->current]);
}

static void
clear (CldPages *self)
{
  g_ptr_array_set_size (self->pages, 0);
  g_ptr_array_set_size (self->numbers, 0);
  g_clear_pointer (&self->paper, cld_paper_free);
}

static void
cld_pages_dispose (GObject *object)
{
  CldPages *self = CLD_PAGES (object);

  clear (self);
  g_clear_object (&self->adjustment);
  G_OBJECT_CLASS (cld_pages_parent_class)->dispose (object);
}

static void
cld_pages_finalize (GObject *object)
{
  CldPages *self = CLD_PAGES (object);

  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->numbers);
  G_OBJECT_CLASS (cld_pages_parent_class)->finalize (object);
}

static void
cld_pages_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CldPages *self = CLD_PAGES (object);

  if (id == PROP_THUMBS)
    g_value_set_boolean (value, self->thumbs);
  else if (id == PROP_CURRENT)
    g_value_set_uint (value, self->current);
  else if (id == PROP_SHOWN_ZOOM)
    g_value_set_double (value, cld_pages_get_shown_zoom (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_pages_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CldPages *self = CLD_PAGES (object);

  if (id == PROP_THUMBS)
    self->thumbs = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_pages_class_init (CldPagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cld_pages_dispose;
  object_class->finalize = cld_pages_finalize;
  object_class->get_property = cld_pages_get_property;
  object_class->set_property = cld_pages_set_property;
  widget_class->get_request_mode = cld_pages_get_request_mode;
  widget_class->measure = cld_pages_measure;
  widget_class->size_allocate = cld_pages_size_allocate;
  widget_class->snapshot = cld_pages_snapshot;
  widget_class->root = cld_pages_root;
  widget_class->grab_focus = cld_pages_grab_focus;

  properties[PROP_THUMBS] = g_param_spec_boolean ("thumbs", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURRENT] = g_param_spec_uint ("current", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOWN_ZOOM] = g_param_spec_double ("shown-zoom", NULL, NULL, 0, 100, 1, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, move_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, move_cb, "i", -G_MAXINT32);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, move_cb, "i", G_MAXINT32);
  gtk_widget_class_set_css_name (widget_class, "papers");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cld_pages_init (CldPages *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->numbers = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
add_number (CldPages *self, guint page)
{
  g_autofree char *text = g_strdup_printf ("%u", page + 1);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "cld-caption");
  gtk_widget_add_css_class (label, "cld-num");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  g_ptr_array_add (self->numbers, label);
}

/**
 * cld_pages_set_paper:
 * @self: pages
 * @paper: (nullable): a finished document, kept
 *
 * Shows a document, on the page where it was as far as there is one.
 */
void
cld_pages_set_paper (CldPages *self, CldPaper *paper)
{
  guint was = self->current, n = paper ? cld_paper_get_n_pages (paper) : 0;

  clear (self);
  self->paper = paper ? cld_paper_ref (paper) : NULL;
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *page = cld_page_view_new (paper, i);

      gtk_widget_set_parent (page, GTK_WIDGET (self));
      g_ptr_array_add (self->pages, page);
      if (self->thumbs)
        add_number (self, i);
    }
  self->current = n > 0 ? MIN (was, n - 1) : 0;
  mark (self, self->current, TRUE);
  if (self->current != was)
    self->wanted = self->current + 1;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

/**
 * cld_pages_get_n_pages:
 * @self: pages
 *
 * Returns: how many pages are shown
 */
guint
cld_pages_get_n_pages (CldPages *self)
{
  return self->pages->len;
}

/**
 * cld_pages_get_current:
 * @self: pages
 *
 * Returns: the page that is looked at, from 0
 */
guint
cld_pages_get_current (CldPages *self)
{
  return self->current;
}

/**
 * cld_pages_set_current:
 * @self: pages
 * @page: a page, from 0; one that is not there is ignored
 *
 * Scrolls to a page.
 */
void
cld_pages_set_current (CldPages *self, guint page)
{
  if (page >= self->pages->len || page == self->current)
    return;
  take_current (self, page);
  scroll_to (self, page);
}

/**
 * cld_pages_get_zoom:
 * @self: pages
 *
 * Returns: 1 for the size on paper, 0 for the width there is
 */
double
cld_pages_get_zoom (CldPages *self)
{
  return self->zoom;
}

/**
 * cld_pages_get_shown_zoom:
 * @self: pages
 *
 * Returns: how large the pages are now, 1 for the size on paper
 */
double
cld_pages_get_shown_zoom (CldPages *self)
{
  double sheet_width = CLD_PAGE_WIDTH, sheet_height;

  if (self->paper)
    cld_paper_get_size (self->paper, &sheet_width, &sheet_height);
  return page_width (self, gtk_widget_get_width (GTK_WIDGET (self))) / (sheet_width * PIXELS_PER_POINT);
}

/**
 * cld_pages_set_zoom:
 * @self: pages
 * @zoom: 1 for the size on paper, 0 for the width there is
 */
void
cld_pages_set_zoom (CldPages *self, double zoom)
{
  self->zoom = zoom > 0 ? CLAMP (zoom, 0.25, 4) : 0;
  self->wanted = self->current + 1;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
