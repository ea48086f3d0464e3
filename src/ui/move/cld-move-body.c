/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-move-body.h"

#include "cld-columns.h"

#define FOLD 760     /* below it the pane stands under the form */
#define LEAST 280    /* what both need at least, one under the other */
#define POSITION 566 /* of the divider */
#define MARGIN 18

/* A form and a pane: side by side with a divider, each scrolled by itself; or, where it is narrow, one under the other. */
struct _CldMoveBody
{
  GtkWidget parent_instance;

  GtkWidget *form;
  GtkWidget *pane;
  GtkWidget *view; /* what holds them now */
  guint idle;
  gboolean folded;
  gboolean wanted; /* folded, as the width last given asks for */
};

enum
{
  PROP_0,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CldMoveBody, cld_move_body, GTK_TYPE_WIDGET)

static GtkWidget *
make_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static GtkWidget *
make_side_by_side (CldMoveBody *self)
{
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  gtk_paned_set_start_child (GTK_PANED (paned), make_scroller (self->form));
  gtk_paned_set_end_child (GTK_PANED (paned), make_scroller (self->pane));
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_resize_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_position (GTK_PANED (paned), (int) (POSITION * cld_columns_get_text_scale (GTK_WIDGET (self))));
  return paned;
}

static GtkWidget *
make_under_each_other (CldMoveBody *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), self->form);
  gtk_box_append (GTK_BOX (box), self->pane);
  return make_scroller (box);
}

/* Their parents are about to go: both are held by this one. */
static void
release (GtkWidget *child)
{
  GtkWidget *parent = gtk_widget_get_parent (child);

  if (GTK_IS_VIEWPORT (parent))
    gtk_viewport_set_child (GTK_VIEWPORT (parent), NULL);
  else if (GTK_IS_BOX (parent))
    gtk_box_remove (GTK_BOX (parent), child);
}

static void
arrange (CldMoveBody *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean inside = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  if (inside)
    g_object_ref (focus);
  release (self->form);
  release (self->pane);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  self->view = self->folded ? make_under_each_other (self) : make_side_by_side (self);
  gtk_widget_set_parent (self->view, GTK_WIDGET (self));
  if (inside)
    {
      gtk_widget_grab_focus (focus);
      g_object_unref (focus);
    }
}

static gboolean
fold_cb (gpointer data)
{
  CldMoveBody *self = data;

  self->idle = 0;
  if (self->wanted != self->folded && self->form)
    {
      self->folded = self->wanted;
      arrange (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
    }
  return G_SOURCE_REMOVE;
}

static void
measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  CldMoveBody *self = CLD_MOVE_BODY (widget);

  *minimum = *natural = 0;
  /* What it needs does not depend on how its children stand just now: else it could never get narrower. */
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST;
      *natural = 2 * POSITION;
    }
  else if (self->view)
    gtk_widget_measure (self->view, orientation, -1, minimum, natural, NULL, NULL);
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  CldMoveBody *self = CLD_MOVE_BODY (widget);
  int least;

  self->wanted = width < FOLD * cld_columns_get_text_scale (widget);
  if (self->wanted != self->folded && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold_cb, self, NULL);
  if (!self->view)
    return;
  gtk_widget_measure (self->view, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->view, &(GtkAllocation){ 0, 0, MAX (width, least), height }, baseline);
}

static void
cld_move_body_dispose (GObject *object)
{
  CldMoveBody *self = CLD_MOVE_BODY (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->view, gtk_widget_unparent);
  g_clear_object (&self->form);
  g_clear_object (&self->pane);
  G_OBJECT_CLASS (cld_move_body_parent_class)->dispose (object);
}

static void
cld_move_body_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FOLDED)
    g_value_set_boolean (value, CLD_MOVE_BODY (object)->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_move_body_class_init (CldMoveBodyClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_move_body_dispose;
  G_OBJECT_CLASS (klass)->get_property = cld_move_body_get_property;
  GTK_WIDGET_CLASS (klass)->measure = measure;
  GTK_WIDGET_CLASS (klass)->size_allocate = size_allocate;

  /**
   * CldMoveBody:folded:
   *
   * Whether the pane stands under the form.
   */
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
cld_move_body_init (CldMoveBody *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * cld_move_body_set_children:
 * @self: a body without children
 * @form: (transfer floating): what stands left, or above
 * @pane: (transfer floating): what stands right, or below
 */
void
cld_move_body_set_children (CldMoveBody *self, GtkWidget *form, GtkWidget *pane)
{
  g_return_if_fail (!self->form);

  self->form = g_object_ref_sink (form);
  self->pane = g_object_ref_sink (pane);
  arrange (self);
}

gboolean
cld_move_body_is_folded (CldMoveBody *self)
{
  return self->folded;
}

/**
 * cld_move_body_move_divider:
 * @self: a body
 *
 * Gives the keys to the divider, which the arrows move; where the pane stands below, scrolls to it.
 */
void
cld_move_body_move_divider (CldMoveBody *self)
{
  gboolean done = FALSE;

  if (self->folded)
    cld_move_body_show_pane (self);
  else
    g_signal_emit_by_name (self->view, "cycle-handle-focus", FALSE, &done);
}

/**
 * cld_move_body_show_pane:
 * @self: a body
 *
 * Scrolls to the pane, where it stands under the form.
 */
void
cld_move_body_show_pane (CldMoveBody *self)
{
  GtkAdjustment *adjustment;
  double x, y;

  if (!self->folded || !GTK_IS_SCROLLED_WINDOW (self->view) || !gtk_widget_translate_coordinates (self->pane, self->form, 0, 0, &x, &y))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->view));
  gtk_adjustment_set_value (adjustment, y);
}
