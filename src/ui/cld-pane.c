/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-pane.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  CldSession *session;
  GtkBox *box;
  AdwHeaderBar *header;
  AdwWindowTitle *title;
  GtkWidget *sidebar_button;
  GtkWidget *back_button;
  GtkWidget *banner;
  GtkImage *banner_icon;
  GtkLabel *banner_label;
  AdwToastOverlay *toasts;
  GtkEventController *keys; /* (nullable): while it is mapped, of a page that wants keys */
  GtkWidget *keys_on;       /* (nullable): the window that has them */
} CldPanePrivate;

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkBuildableIface *parent_buildable;

static void buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (CldPane, cld_pane, GTK_TYPE_WIDGET,
                                  G_ADD_PRIVATE (CldPane)
                                  G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_iface_init))

/* A strip stands above the content, the foot below it. */
static void
insert_strip (CldPane *self, GtkWidget *widget, gboolean above)
{
  CldPanePrivate *priv = cld_pane_get_instance_private (self);

  gtk_box_insert_child_after (priv->box, widget, above ? priv->banner : GTK_WIDGET (priv->toasts));
}

static void
cld_pane_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  CldPane *self = CLD_PANE (buildable);
  CldPanePrivate *priv = cld_pane_get_instance_private (self);

  /* The pane's own template is being built: what it holds is its own. */
  if (!priv->box || !GTK_IS_WIDGET (child))
    parent_buildable->add_child (buildable, builder, child, type);
  else if (g_strcmp0 (type, "start") == 0)
    adw_header_bar_pack_start (priv->header, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "end") == 0)
    adw_header_bar_pack_end (priv->header, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "title") == 0)
    adw_header_bar_set_title_widget (priv->header, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "bar") == 0 || g_strcmp0 (type, "foot") == 0)
    insert_strip (self, GTK_WIDGET (child), g_str_equal (type, "bar"));
  else if (!type)
    adw_toast_overlay_set_child (priv->toasts, GTK_WIDGET (child));
  else
    GTK_BUILDER_WARN_INVALID_CHILD_TYPE (buildable, type);
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = cld_pane_add_child;
}

static void
session_changed_cb (CldPane *self, const char *child)
{
  CldPaneClass *klass = CLD_PANE_GET_CLASS (self);

  if (klass->changed)
    klass->changed (self, child);
}

static void
cld_pane_constructed (GObject *object)
{
  CldPane *self = CLD_PANE (object);
  CldPanePrivate *priv = cld_pane_get_instance_private (self);

  G_OBJECT_CLASS (cld_pane_parent_class)->constructed (object);

  if (priv->session)
    g_signal_connect_object (priv->session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, CldPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || (focus && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))))
    return FALSE;
  return CLD_PANE_GET_CLASS (self)->key (self, controller, keyval, state);
}

static void
cld_pane_map (GtkWidget *widget)
{
  CldPane *self = CLD_PANE (widget);
  CldPanePrivate *priv = cld_pane_get_instance_private (self);

  GTK_WIDGET_CLASS (cld_pane_parent_class)->map (widget);
  if (!CLD_PANE_GET_CLASS (self)->key)
    return;
  priv->keys = gtk_event_controller_key_new ();
  priv->keys_on = GTK_WIDGET (gtk_widget_get_root (widget));
  g_signal_connect_object (priv->keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (priv->keys_on, priv->keys);
}

static void
cld_pane_unmap (GtkWidget *widget)
{
  CldPanePrivate *priv = cld_pane_get_instance_private (CLD_PANE (widget));

  if (priv->keys)
    gtk_widget_remove_controller (priv->keys_on, priv->keys);
  priv->keys = NULL;
  priv->keys_on = NULL;
  GTK_WIDGET_CLASS (cld_pane_parent_class)->unmap (widget);
}

static void
cld_pane_dispose (GObject *object)
{
  CldPane *self = CLD_PANE (object);
  CldPanePrivate *priv = cld_pane_get_instance_private (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (cld_pane_parent_class)->dispose (object);
}

static void
cld_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CldPanePrivate *priv = cld_pane_get_instance_private (CLD_PANE (object));

  if (id == PROP_SESSION)
    g_value_set_object (value, priv->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CldPanePrivate *priv = cld_pane_get_instance_private (CLD_PANE (object));

  if (id == PROP_SESSION)
    priv->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_pane_class_init (CldPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cld_pane_constructed;
  object_class->dispose = cld_pane_dispose;
  object_class->get_property = cld_pane_get_property;
  object_class->set_property = cld_pane_set_property;
  widget_class->map = cld_pane_map;
  widget_class->unmap = cld_pane_unmap;

  /**
   * CldPane:session:
   *
   * The caseload that is worked with; %NULL on a page that needs none yet.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, CLD_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/cld-pane.ui");
  gtk_widget_class_bind_template_child_private (widget_class, CldPane, back_button);
  gtk_widget_class_bind_template_child_private (widget_class, CldPane, banner);
  gtk_widget_class_bind_template_child_private (widget_class, CldPane, banner_icon);
  gtk_widget_class_bind_template_child_private (widget_class, CldPane, banner_label);
  gtk_widget_class_bind_template_child_private (widget_class, CldPane, box);
  gtk_widget_class_bind_template_child_private (widget_class, CldPane, header);
  gtk_widget_class_bind_template_child_private (widget_class, CldPane, sidebar_button);
  gtk_widget_class_bind_template_child_private (widget_class, CldPane, title);
  gtk_widget_class_bind_template_child_private (widget_class, CldPane, toasts);
  gtk_widget_class_set_css_name (widget_class, "pane");
}

static void
cld_pane_init (CldPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cld_pane_get_session:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): the caseload that is worked with
 */
CldSession *
cld_pane_get_session (CldPane *self)
{
  CldPanePrivate *priv = cld_pane_get_instance_private (self);

  g_return_val_if_fail (CLD_IS_PANE (self), NULL);

  return priv->session;
}

/**
 * cld_pane_set_title:
 * @self: a pane
 * @title: what its header bar says; may be a name, since the window's own title stays "Caseload"
 * @subtitle: (nullable): what stands below
 *
 * Both are shown as they are, never as markup.
 */
void
cld_pane_set_title (CldPane *self, const char *title, const char *subtitle)
{
  CldPanePrivate *priv = cld_pane_get_instance_private (self);

  g_return_if_fail (CLD_IS_PANE (self));

  adw_window_title_set_title (priv->title, title ? title : "");
  adw_window_title_set_subtitle (priv->title, subtitle ? subtitle : "");
}

/**
 * cld_pane_set_banner:
 * @self: a pane
 * @icon_name: (nullable): an icon
 * @text: (nullable): a state of the page to be seen all the time; %NULL for none
 *
 * Shows a state below the header bar.
 */
void
cld_pane_set_banner (CldPane *self, const char *icon_name, const char *text)
{
  CldPanePrivate *priv = cld_pane_get_instance_private (self);

  g_return_if_fail (CLD_IS_PANE (self));

  gtk_label_set_label (priv->banner_label, text ? text : "");
  gtk_image_set_from_icon_name (priv->banner_icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (priv->banner_icon), icon_name != NULL);
  gtk_widget_set_visible (priv->banner, text != NULL);
}

/**
 * cld_pane_shown:
 * @self: a pane
 *
 * The window shows it now.
 */
void
cld_pane_shown (CldPane *self)
{
  CldPaneClass *klass;

  g_return_if_fail (CLD_IS_PANE (self));

  klass = CLD_PANE_GET_CLASS (self);
  if (klass->shown)
    klass->shown (self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * cld_pane_leave:
 * @self: a pane
 *
 * The window is about to leave it.
 *
 * Returns: whether it may
 */
gboolean
cld_pane_leave (CldPane *self)
{
  CldPaneClass *klass;

  g_return_val_if_fail (CLD_IS_PANE (self), TRUE);

  klass = CLD_PANE_GET_CLASS (self);
  return !klass->leave || klass->leave (self);
}

/**
 * cld_pane_toast:
 * @self: a pane
 * @toast: (transfer full): what happened
 *
 * Shows a toast above the foot of the page.
 */
void
cld_pane_toast (CldPane *self, AdwToast *toast)
{
  CldPanePrivate *priv = cld_pane_get_instance_private (self);

  g_return_if_fail (CLD_IS_PANE (self));

  adw_toast_overlay_add_toast (priv->toasts, toast);
}

/**
 * cld_pane_set_back:
 * @self: a pane
 * @has_back: whether a page lies below it
 *
 * A page that stands above another one has a way back, a place a button for the sidebar.
 */
void
cld_pane_set_back (CldPane *self, gboolean has_back)
{
  CldPanePrivate *priv = cld_pane_get_instance_private (self);

  g_return_if_fail (CLD_IS_PANE (self));

  gtk_widget_set_visible (priv->back_button, has_back);
  gtk_widget_set_visible (priv->sidebar_button, !has_back);
}

/**
 * cld_pane_hide_navigation:
 * @self: a pane
 *
 * Takes both buttons away, for a window of one page and for a form with its own way out.
 */
void
cld_pane_hide_navigation (CldPane *self)
{
  CldPanePrivate *priv = cld_pane_get_instance_private (self);

  g_return_if_fail (CLD_IS_PANE (self));

  gtk_widget_set_visible (priv->back_button, FALSE);
  gtk_widget_set_visible (priv->sidebar_button, FALSE);
}
