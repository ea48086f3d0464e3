/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-fact-card.h"

#include <glib/gi18n-lib.h>
#include <pango/pango.h>

/* A fact in a row: what it is called, what it is, and a remark. It is made once and told other facts as they come. */
struct _CldFactRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *key;
  GtkWidget *icon;
  GtkWidget *value;
  GtkWidget *caption;
  GtkWidget *tag;
  GtkWidget *button; /* (nullable): made when it is first needed */
  char *state; /* the class that is set */
  const CldKind *kind;
  char *ref;
  char *duty;
  char *action;
  char *target;
};

G_DEFINE_FINAL_TYPE (CldFactRow, cld_fact_row, GTK_TYPE_LIST_BOX_ROW)

static void
cld_fact_row_finalize (GObject *object)
{
  CldFactRow *self = CLD_FACT_ROW (object);

  g_free (self->state);
  g_free (self->ref);
  g_free (self->duty);
  g_free (self->action);
  g_free (self->target);
  G_OBJECT_CLASS (cld_fact_row_parent_class)->finalize (object);
}

/* What its button does, where it has one. */
static void
do_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldFactRow *self = CLD_FACT_ROW (widget);

  if (!self->button || !gtk_widget_get_visible (self->button) || !gtk_widget_activate (self->button))
    gtk_widget_error_bell (widget);
}

static void
cld_fact_row_class_init (CldFactRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_fact_row_finalize;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "duty.do", NULL, do_action);
}

static GtkWidget *
append_label (GtkWidget *box, const char *const *classes)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_css_classes (label, (const char **) classes);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
cld_fact_row_init (CldFactRow *self)
{
  static const char *const key_classes[] = { "cld-dim", NULL };
  static const char *const value_classes[] = { "cld-num", NULL };
  static const char *const caption_classes[] = { "cld-dim", "cld-caption", "cld-num", NULL };
  static const char *const tag_classes[] = { "cld-should", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->key = append_label (box, key_classes);
  gtk_label_set_ellipsize (GTK_LABEL (self->key), PANGO_ELLIPSIZE_END);
  self->icon = gtk_image_new ();
  g_object_set (self->icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (box), self->icon);
  self->value = append_label (box, value_classes);
  gtk_widget_set_hexpand (self->value, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (self->value), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->value), 6);
  self->caption = append_label (box, caption_classes);
  self->tag = append_label (box, tag_classes);
  gtk_widget_set_valign (self->tag, GTK_ALIGN_CENTER);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/**
 * cld_fact_row_new:
 * @key_chars: how wide what it is called is, in characters, so that it grows with the font
 *
 * Returns: (transfer floating): a row that says nothing yet
 */
GtkWidget *
cld_fact_row_new (int key_chars)
{
  CldFactRow *self = g_object_new (CLD_TYPE_FACT_ROW, NULL);

  gtk_label_set_width_chars (GTK_LABEL (self->key), key_chars);
  gtk_label_set_max_width_chars (GTK_LABEL (self->key), key_chars);
  return GTK_WIDGET (self);
}

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
set_state (CldFactRow *self, const char *state)
{
  if (g_strcmp0 (self->state, state) == 0)
    return;
  if (self->state)
    {
      gtk_widget_remove_css_class (self->value, self->state);
      gtk_widget_remove_css_class (self->icon, self->state);
      gtk_widget_remove_css_class (self->value, "cld-section");
    }
  g_free (self->state);
  self->state = g_strdup (state);
  if (!state)
    return;
  gtk_widget_add_css_class (self->value, state);
  gtk_widget_add_css_class (self->icon, state);
  /* What is not recorded and what is only on its way is no verdict: it stays thin. */
  if (!g_str_equal (state, "cld-missing") && !g_str_equal (state, "cld-upcoming"))
    gtk_widget_add_css_class (self->value, "cld-section");
}

static void
set_value (CldFactRow *self, const CldFactSpec *spec)
{
  const char *icon = spec->value ? spec->icon : "dialog-question-symbolic";
  const char *value = spec->value ? spec->value : _("Not recorded");
  gboolean wraps = spec->lines > 1;

  set_state (self, spec->value ? spec->state : "cld-missing");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  gtk_widget_set_visible (self->icon, icon != NULL);
  gtk_label_set_wrap (GTK_LABEL (self->value), wraps);
  gtk_label_set_wrap_mode (GTK_LABEL (self->value), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (self->value), wraps ? (int) spec->lines : -1);
  gtk_label_set_label (GTK_LABEL (self->value), value);
  gtk_widget_set_margin_top (self->value, wraps ? 6 : 0);
  gtk_widget_set_margin_bottom (self->value, wraps ? 6 : 0);
  gtk_widget_set_tooltip_text (self->value, spec->value && g_utf8_strlen (value, -1) > 20 ? value : NULL);
}

static void
set_button (CldFactRow *self, const CldFactSpec *spec)
{
  g_autofree char *name = NULL;

  if (!self->button && spec->button)
    {
      self->button = gtk_button_new ();
      gtk_widget_add_css_class (self->button, "cld-rowbtn");
      gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))), self->button);
    }
  if (!self->button)
    return;
  gtk_widget_set_visible (self->button, spec->button != NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), NULL);
  if (!spec->button)
    return;
  gtk_button_set_label (GTK_BUTTON (self->button), spec->button);
  /* The name last: with another target than it wants GTK complains. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", spec->button_target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), spec->button_action);
  name = g_strdup_printf ("%s: %s", spec->button, spec->value ? spec->value : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * cld_fact_row_set:
 * @self: a row
 * @spec: (nullable): what it says now; %NULL for nothing, out of view
 *
 * Tells it other facts. Texts are shown as they are, never as markup.
 */
void
cld_fact_row_set (CldFactRow *self, const CldFactSpec *spec)
{
  static const CldFactSpec nothing = { .value = "" };
  g_autofree char *name = NULL;

  g_return_if_fail (CLD_IS_FACT_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self), spec != NULL);
  if (!spec)
    spec = &nothing;
  gtk_label_set_label (GTK_LABEL (self->key), spec->key ? spec->key : "");
  gtk_widget_set_tooltip_text (self->key, spec->key && g_utf8_strlen (spec->key, -1) > 10 ? spec->key : NULL);
  gtk_widget_set_visible (self->key, spec->key && *spec->key);
  set_value (self, spec);
  set_label (self->caption, spec->caption);
  set_label (self->tag, spec->tag);
  self->kind = spec->kind;
  g_free (self->ref);
  self->ref = g_strdup (spec->ref);
  g_free (self->duty);
  self->duty = g_strdup (spec->duty);
  g_free (self->action);
  self->action = g_strdup (spec->action);
  g_free (self->target);
  self->target = g_strdup (spec->target);
  set_button (self, spec);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), spec->kind != NULL || spec->action != NULL);
  name = g_strjoin (" ", spec->key ? spec->key : "", gtk_label_get_label (GTK_LABEL (self->value)), spec->caption ? spec->caption : spec->tag, spec->caption ? spec->tag : NULL, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * cld_fact_row_get_kind:
 * @self: a row
 *
 * Returns: (nullable): the kind of the record that it opens
 */
const CldKind *
cld_fact_row_get_kind (CldFactRow *self)
{
  g_return_val_if_fail (CLD_IS_FACT_ROW (self), NULL);

  return self->kind;
}

/**
 * cld_fact_row_get_ref:
 * @self: a row
 *
 * Returns: (nullable): the record that it opens; %NULL for a new one
 */
const char *
cld_fact_row_get_ref (CldFactRow *self)
{
  g_return_val_if_fail (CLD_IS_FACT_ROW (self), NULL);

  return self->ref;
}

/**
 * cld_fact_row_get_duty:
 * @self: a row
 *
 * Returns: (nullable): ref of the duty that it does
 */
const char *
cld_fact_row_get_duty (CldFactRow *self)
{
  g_return_val_if_fail (CLD_IS_FACT_ROW (self), NULL);

  return self->duty;
}

/**
 * cld_fact_row_get_action:
 * @self: a row
 * @target: (out): its text
 *
 * Returns: (nullable): name of the action that it does instead of opening a record
 */
const char *
cld_fact_row_get_action (CldFactRow *self, const char **target)
{
  g_return_val_if_fail (CLD_IS_FACT_ROW (self), NULL);

  *target = self->target;
  return self->action;
}
