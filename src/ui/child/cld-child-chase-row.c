/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-chase-row.h"

#include <glib/gi18n-lib.h>

#include "cld-duty-look.h"
#include "cld-kinds.h"
#include "cld-why-popover.h"
#include "cld-window.h"

/* As wide as in the rows of duties above it. */
#define STATE_CHARS 11
#define ACTION_CHARS 13
#define TAG_WIDTH 52

struct _CldChildChaseRow
{
  GtkListBoxRow parent_instance;

  CldChase *chase;
};

G_DEFINE_FINAL_TYPE (CldChildChaseRow, cld_child_chase_row, GTK_TYPE_LIST_BOX_ROW)

/**
 * cld_chase_free:
 * @chase: (transfer full): a notice
 *
 * Frees it.
 */
void
cld_chase_free (CldChase *chase)
{
  g_object_unref (chase->session);
  g_free (chase->child);
  g_free (chase->notice);
  g_free (chase->duty);
  g_free (chase->title);
  g_free (chase->sent);
  g_free (chase);
}

static CldChase *
chase_copy (const CldChase *chase)
{
  CldChase *copy = g_new0 (CldChase, 1);

  copy->session = g_object_ref (chase->session);
  copy->child = g_strdup (chase->child);
  copy->notice = g_strdup (chase->notice);
  copy->duty = g_strdup (chase->duty);
  copy->title = g_strdup (chase->title);
  copy->sent = g_strdup (chase->sent);
  return copy;
}

static void
do_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldChildChaseRow *self = CLD_CHILD_CHASE_ROW (widget);
  CldWindow *window = cld_window_of (widget);

  if (window)
    cld_window_edit (window, &cld_notice_kind, self->chase->notice, self->chase->child);
}

static void
why_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldChildChaseRow *self = CLD_CHILD_CHASE_ROW (widget);

  if (self->chase->duty)
    cld_why_show (widget, self->chase->session, self->chase->child, self->chase->duty);
}

static void
cld_child_chase_row_finalize (GObject *object)
{
  g_clear_pointer (&CLD_CHILD_CHASE_ROW (object)->chase, cld_chase_free);
  G_OBJECT_CLASS (cld_child_chase_row_parent_class)->finalize (object);
}

static void
cld_child_chase_row_class_init (CldChildChaseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cld_child_chase_row_finalize;
  gtk_widget_class_install_action (widget_class, "duty.do", NULL, do_action);
  gtk_widget_class_install_action (widget_class, "duty.why", NULL, why_action);
}

static void
cld_child_chase_row_init (CldChildChaseRow *self)
{
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_button (const char *text, const char *action, int chars, const char *style)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (text);

  if (chars > 0)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), chars);
      gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
    }
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "cld-rowbtn");
  if (style)
    gtk_widget_add_css_class (button, style);
  return button;
}

static void
append (GtkWidget *box, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
}

static GtkWidget *
build (CldChildChaseRow *self, gboolean narrow)
{
  static const CldDutyLook look = { "mail-unread-symbolic", "cld-due" };
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, narrow ? 6 : 12), *bottom = narrow ? gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6) : top;
  GtkWidget *lines = narrow ? gtk_box_new (GTK_ORIENTATION_VERTICAL, 6) : NULL;
  GtkWidget *state = cld_duty_look_make_state (), *tag = cld_duty_look_make_tag ();
  GtkWidget *title = make_label (self->chase->title, "heading"), *sent = make_label (self->chase->sent, "cld-dim");
  /* Translators: a button beside a due date */
  GtkWidget *why = make_button (_("Why?"), "duty.why", 0, "flat");
  /* Translators: a button: ask again for an answer to a notice */
  GtkWidget *action = make_button (_("Chase…"), "duty.do", narrow ? 0 : ACTION_CHARS, NULL);

  /* Translators: a notice was not acknowledged: ask again */
  cld_duty_look_set_state (state, &look, _("Chase"));
  cld_duty_look_set_tag (tag, CLD_STRENGTH_LOCAL);
  gtk_widget_set_tooltip_text (why, _("Why this date? (Ctrl+I)"));
  gtk_widget_set_visible (why, self->chase->duty != NULL);
  append (top, state);
  append (top, tag);
  if (narrow)
    {
      gtk_widget_set_margin_top (lines, 6);
      gtk_widget_set_margin_bottom (lines, 6);
      gtk_widget_set_hexpand (state, TRUE);
      gtk_widget_set_hexpand (action, TRUE);
      gtk_label_set_wrap (GTK_LABEL (title), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_NONE);
      append (lines, top);
      append (lines, title);
      append (lines, sent);
      append (lines, bottom);
    }
  else
    {
      gtk_label_set_width_chars (GTK_LABEL (gtk_widget_get_last_child (state)), STATE_CHARS);
      gtk_widget_set_size_request (tag, TAG_WIDTH, -1);
      gtk_widget_set_hexpand (sent, TRUE);
      append (top, title);
      append (top, sent);
    }
  append (bottom, why);
  append (bottom, action);
  return narrow ? lines : top;
}

/**
 * cld_child_chase_row_new:
 * @chase: a notice
 * @narrow: whether its parts stand below each other
 *
 * Returns: (transfer floating): a row about it
 */
GtkWidget *
cld_child_chase_row_new (const CldChase *chase, gboolean narrow)
{
  CldChildChaseRow *self = g_object_new (CLD_TYPE_CHILD_CHASE_ROW, NULL);
  g_autofree char *sentence = NULL;

  self->chase = chase_copy (chase);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), build (self, narrow));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duty.why", chase->duty != NULL);
  sentence = g_strdup_printf ("%s, %s, %s", _("Chase"), chase->title, chase->sent);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return GTK_WIDGET (self);
}
