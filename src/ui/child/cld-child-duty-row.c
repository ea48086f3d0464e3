/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-duty-row.h"

#include <glib/gi18n-lib.h>

#include "cld-duty-board.h"
#include "cld-duty-do.h"
#include "cld-hint.h"
#include "cld-why-popover.h"

/* How wide the columns are, in letters, so that they grow with the text. */
#define STATE_CHARS 11
#define DAY_CHARS 10
#define LATE_CHARS 7
#define TITLE_CHARS 12
#define PROVISION_CHARS 12
#define ACTION_CHARS 12
#define TAG_WIDTH 60

struct _CldChildDutyRow
{
  GtkWidget parent_instance;

  gboolean narrow;
  GtkWidget *line;    /* a duty */
  GtkWidget *heading; /* or the heading of a group */
  GtkWidget *heading_label;
  GtkWidget *heading_count;
  GtkWidget *state;
  GtkWidget *due;
  GtkWidget *tag;
  GtkWidget *title;
  GtkWidget *from;
  GtkWidget *done;
  GtkWidget *late;
  GtkWidget *provision;
  GtkWidget *why;
  GtkWidget *action;
  GtkWidget *menu_button;
  GtkWidget *menu; /* while it is open */
  CldChildDuty *duty;
};

G_DEFINE_FINAL_TYPE (CldChildDutyRow, cld_child_duty_row, GTK_TYPE_WIDGET)

static CldDutyEntry *
get_entry (GtkWidget *widget)
{
  CldChildDutyRow *self = CLD_CHILD_DUTY_ROW (widget);

  return self->duty ? cld_child_duty_get_entry (self->duty) : NULL;
}

/* --- what can be done with it --- */

static void
do_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldDutyEntry *entry = get_entry (widget);

  if (entry)
    cld_duty_do (widget, cld_duty_entry_get_session (entry), entry);
}

static void
waive_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldDutyEntry *entry = get_entry (widget);

  if (entry)
    cld_duty_waive (widget, cld_duty_entry_get_session (entry), entry);
}

static void
why_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldDutyEntry *entry = get_entry (widget);

  if (entry)
    cld_why_show (widget, cld_duty_entry_get_session (entry), cld_duty_entry_get_texts (entry)->child, cld_duty_entry_get_texts (entry)->ref);
}

static gboolean
drop_menu_cb (gpointer data)
{
  if (gtk_widget_get_parent (data))
    gtk_widget_unparent (data);
  return G_SOURCE_REMOVE;
}

/* What was chosen in the menu is done after it has closed, so it must not go at once. */
static void
menu_closed_cb (CldChildDutyRow *self)
{
  GtkWidget *menu = g_steal_pointer (&self->menu);

  if (menu)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, drop_menu_cb, g_object_ref (menu), g_object_unref);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static GMenuModel *
make_menu_model (const CldDutyTexts *texts)
{
  GMenu *menu = g_menu_new ();

  if (texts->action)
    {
      /* Translators: in a menu; %s is what does a duty, such as “Record visit” */
      g_autofree char *label = g_strdup_printf (_("%s…"), texts->action);

      g_menu_append (menu, label, "duty.do");
    }
  g_menu_append (menu, _("Why this date?"), "duty.why");
  if (CLD_DUTY_STATE_BIT (texts->state) & CLD_DUTY_STATES_OPEN)
    g_menu_append (menu, _("Record as not needed…"), "duty.waive");
  return G_MENU_MODEL (menu);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldChildDutyRow *self = CLD_CHILD_DUTY_ROW (widget);
  g_autoptr (GMenuModel) model = NULL;

  if (!get_entry (widget) || self->menu)
    return;
  model = make_menu_model (cld_duty_entry_get_texts (get_entry (widget)));
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, self->menu_button ? self->menu_button : widget);
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
secondary_cb (CldChildDutyRow *self)
{
  menu_action (GTK_WIDGET (self), NULL, NULL);
}

/* --- its parts --- */

static GtkWidget *
make_label (GtkWidget *box, int chars, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "cld-num");
  if (chars > 0)
    {
      gtk_label_set_width_chars (GTK_LABEL (label), chars);
      gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
    }
  if (style)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
make_state (GtkWidget *box, int chars)
{
  GtkWidget *state = cld_duty_look_make_state ();
  GtkLabel *label = GTK_LABEL (gtk_widget_get_last_child (state));

  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  if (chars > 0)
    {
      gtk_label_set_width_chars (label, chars);
      gtk_label_set_max_width_chars (label, chars);
    }
  gtk_box_append (GTK_BOX (box), state);
  return state;
}

static GtkWidget *
make_button (GtkWidget *box, const char *text, const char *action, int chars)
{
  GtkWidget *button = gtk_button_new (), *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (chars > 0)
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (GTK_LABEL (label), chars);
      gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
    }
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "cld-rowbtn");
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
make_menu_button (GtkWidget *box)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-more-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "cld-rowbtn");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("More about this duty"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More about this duty"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "duty.menu");
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
build_wide (CldChildDutyRow *self)
{
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->state = make_state (self->line, STATE_CHARS);
  self->due = make_label (self->line, DAY_CHARS, NULL);
  self->tag = cld_duty_look_make_tag ();
  gtk_widget_set_size_request (self->tag, TAG_WIDTH, -1);
  gtk_box_append (GTK_BOX (self->line), self->tag);
  self->title = make_label (self->line, TITLE_CHARS, NULL);
  gtk_label_set_max_width_chars (GTK_LABEL (self->title), -1);
  gtk_widget_set_hexpand (self->title, TRUE);
  self->from = make_label (self->line, DAY_CHARS, "cld-dim");
  self->done = make_label (self->line, DAY_CHARS, NULL);
  self->late = make_label (self->line, LATE_CHARS, NULL);
  gtk_label_set_xalign (GTK_LABEL (self->late), 1);
  self->provision = make_label (self->line, PROVISION_CHARS, "cld-dim");
  /* Translators: a button beside a due date */
  self->why = make_button (self->line, _("Why?"), "duty.why", 0);
  gtk_widget_set_tooltip_text (self->why, _("Why this date? (Ctrl+I)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->why), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Why this date?"), -1);
  self->action = make_button (self->line, NULL, "duty.do", ACTION_CHARS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->action), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Do the duty"), -1);
  self->menu_button = make_menu_button (self->line);
  gtk_widget_set_size_request (self->line, -1, 36);
}

static void
build_narrow (CldChildDutyRow *self)
{
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->title = make_label (first, 0, "heading");
  gtk_widget_set_hexpand (self->title, TRUE);
  self->tag = cld_duty_look_make_tag ();
  gtk_box_append (GTK_BOX (first), self->tag);
  self->state = make_state (last, 0);
  self->due = make_label (last, 0, "cld-dim");
  gtk_widget_set_hexpand (self->due, TRUE);
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), last);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_margin_top (lines, 6);
  gtk_widget_set_margin_bottom (lines, 6);
  gtk_box_append (GTK_BOX (self->line), lines);
  self->menu_button = make_menu_button (self->line);
}

/* For the pointer: at the row itself the keys do the same (Enter, Ctrl+I, the menu key), so Tab leaves the list at once. */
static void
leave_to_keys (GtkWidget *button)
{
  if (button)
    gtk_widget_set_focusable (button, FALSE);
}

static void
build_heading (CldChildDutyRow *self)
{
  self->heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->heading_label = make_label (self->heading, 0, "cld-section");
  self->heading_count = make_label (self->heading, 0, "cld-badge");
  gtk_label_set_ellipsize (GTK_LABEL (self->heading_count), PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_valign (self->heading_count, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->heading, 9);
  gtk_widget_set_margin_bottom (self->heading, 3);
  gtk_widget_set_visible (self->heading, FALSE);
}

static void
add_menu_gestures (CldChildDutyRow *self)
{
  GtkGesture *secondary = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

/* --- the widget --- */

/* A row of the list gives the focus to its child, which is to have the keyboard at the row and not at a button (4.8). */
static gboolean
cld_child_duty_row_grab_focus (GtkWidget *widget)
{
  GtkWidget *item = gtk_widget_get_parent (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (!item || !root || !gtk_widget_get_focusable (item))
    return FALSE;
  gtk_root_set_focus (root, item);
  return TRUE;
}

/* Nothing in it takes the focus: Tab goes on from the row. */
static gboolean
cld_child_duty_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return FALSE;
}

static void
cld_child_duty_row_dispose (GObject *object)
{
  CldChildDutyRow *self = CLD_CHILD_DUTY_ROW (object);
  GtkWidget *child;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->duty);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_child_duty_row_parent_class)->dispose (object);
}

static void
cld_child_duty_row_class_init (CldChildDutyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_child_duty_row_dispose;
  widget_class->focus = cld_child_duty_row_focus;
  widget_class->grab_focus = cld_child_duty_row_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "duty.do", NULL, do_action);
  gtk_widget_class_install_action (widget_class, "duty.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "duty.waive", NULL, waive_action);
  gtk_widget_class_install_action (widget_class, "duty.why", NULL, why_action);
}

static void
cld_child_duty_row_init (CldChildDutyRow *self)
{
}

/**
 * cld_child_duty_row_new:
 * @narrow: whether its parts stand below each other
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
cld_child_duty_row_new (gboolean narrow)
{
  CldChildDutyRow *self = g_object_new (CLD_TYPE_CHILD_DUTY_ROW, NULL);

  self->narrow = narrow;
  if (narrow)
    build_narrow (self);
  else
    build_wide (self);
  build_heading (self);
  leave_to_keys (self->why);
  leave_to_keys (self->action);
  leave_to_keys (self->menu_button);
  gtk_widget_set_hexpand (self->line, TRUE);
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  add_menu_gestures (self);
  return GTK_WIDGET (self);
}

/**
 * cld_child_duty_row_new_titles:
 *
 * Returns: (transfer floating): what stands above the columns of a wide list
 */
GtkWidget *
cld_child_duty_row_new_titles (void)
{
  CldChildDutyRow *self = g_object_new (CLD_TYPE_CHILD_DUTY_ROW, NULL);
  static const char *const classes[] = { "cld-dim", NULL };

  build_wide (self);
  gtk_widget_set_size_request (self->line, -1, 30);
  gtk_widget_set_hexpand (self->line, TRUE);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
  /* They keep the room that the columns have. */
  for (GtkWidget *part = self->why; part; part = gtk_widget_get_next_sibling (part))
    {
      gtk_widget_set_opacity (part, 0);
      gtk_widget_set_sensitive (part, FALSE);
      gtk_widget_set_can_target (part, FALSE);
      gtk_accessible_update_state (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    }
  gtk_image_set_pixel_size (GTK_IMAGE (gtk_widget_get_first_child (self->state)), 16);
  gtk_widget_set_opacity (gtk_widget_get_first_child (self->state), 0);
  gtk_widget_set_css_classes (self->tag, (const char **) classes);
  gtk_label_set_xalign (GTK_LABEL (self->tag), 0);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (self->state)), _("State"));
  gtk_label_set_label (GTK_LABEL (self->due), _("Due"));
  /* Translators: a narrow column: whether a duty is law or guidance: Must, Should */
  gtk_label_set_label (GTK_LABEL (self->tag), _("Strength"));
  gtk_label_set_label (GTK_LABEL (self->title), _("Duty"));
  /* Translators: the day that a time limit is counted from */
  gtk_label_set_label (GTK_LABEL (self->from), _("From"));
  gtk_label_set_label (GTK_LABEL (self->done), _("Done"));
  gtk_label_set_label (GTK_LABEL (self->late), _("Days late"));
  gtk_label_set_label (GTK_LABEL (self->provision), _("Provision"));
  return GTK_WIDGET (self);
}

static char *
make_narrow_day (CldChildDuty *duty, const CldDutyTexts *texts)
{
  const char *late = cld_child_duty_get_days_late (duty);

  if (*texts->done && *late)
    /* Translators: when a duty was done, and how many days late */
    return g_strdup_printf (_("· %s, %s late"), texts->done, late);
  if (*texts->done || *texts->due)
    return g_strdup_printf ("· %s", *texts->done ? texts->done : texts->due);
  return g_strdup ("");
}

static void
show_duty (CldChildDutyRow *self, CldChildDuty *duty)
{
  const CldDutyTexts *texts = cld_duty_entry_get_texts (cld_child_duty_get_entry (duty));
  const char *late = cld_child_duty_get_days_late (duty);
  g_autofree char *long_day = cld_duty_look_long_day (texts->due_day);
  g_autofree char *day = self->narrow ? make_narrow_day (duty, texts) : g_strdup (texts->due);

  cld_duty_look_set_state (self->state, texts->look, texts->state_words);
  cld_hint_set (self->state, long_day);
  cld_duty_look_set_tag (self->tag, texts->strength);
  cld_hint_set_label (self->due, day, long_day);
  cld_hint_set_label (self->title, texts->title, texts->title);
  cld_hint_set_label (self->from, cld_child_duty_get_counted_from (duty), NULL);
  cld_hint_set_label (self->done, texts->done, NULL);
  cld_hint_set_label (self->late, late, NULL);
  cld_hint_set_label (self->provision, texts->provision, texts->source);
  if (self->action)
    {
      gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->action))), texts->action ? texts->action : "");
      cld_hint_set (self->action, texts->action);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->action), GTK_ACCESSIBLE_PROPERTY_LABEL, texts->action ? texts->action : _("Nothing to do"), -1);
      /* It keeps its room, so that the columns stay in line. */
      gtk_widget_set_opacity (self->action, texts->action ? 1 : 0);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "duty.do", texts->action != NULL);
}

/**
 * cld_child_duty_row_set:
 * @self: a row
 * @duty: what it shows from now on
 */
void
cld_child_duty_row_set (CldChildDutyRow *self, CldChildDuty *duty)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  const char *heading;

  g_return_if_fail (CLD_IS_CHILD_DUTY_ROW (self));
  g_return_if_fail (CLD_IS_CHILD_DUTY (duty));

  g_set_object (&self->duty, duty);
  heading = cld_child_duty_get_heading (duty);
  gtk_widget_set_visible (self->heading, heading != NULL);
  gtk_widget_set_visible (self->line, heading == NULL);
  if (heading)
    {
      gtk_label_set_label (GTK_LABEL (self->heading_label), heading);
      gtk_label_set_label (GTK_LABEL (self->heading_count), cld_child_duty_get_days_late (duty));
    }
  else
    show_duty (self, duty);
  /* What takes the focus in a list is the item around it. */
  if (item)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, cld_child_duty_get_sentence (duty), -1);
}

/**
 * cld_child_duty_row_get:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
CldChildDuty *
cld_child_duty_row_get (CldChildDutyRow *self)
{
  g_return_val_if_fail (CLD_IS_CHILD_DUTY_ROW (self), NULL);

  return self->duty;
}
