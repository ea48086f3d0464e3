/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-duty-row.h"

#include <glib/gi18n-lib.h>

#include "cld-duty-do.h"
#include "cld-hint.h"
#include "cld-inspections-open.h"
#include "cld-record-mark.h"
#include "cld-why-popover.h"
#include "cld-window.h"

/* How wide the columns are, in letters: so they grow with the text, and the narrow layout takes over in time. */
#define STATE_CHARS 12
#define DAY_CHARS 10
#define STRIP_STATE_CHARS 11
#define TITLE_CHARS 20
#define PROVISION_CHARS 12
#define CHILD_CHARS 15
#define WORKER_CHARS 11
#define ACTION_CHARS 13
#define TAG_WIDTH 62

struct _CldDutyRow
{
  GtkListBoxRow parent_instance;

  CldDutyRowLayout layout;
  CldDutyEntry *entry;
  GtkWidget *state;
  GtkWidget *day;
  GtkWidget *tag;
  GtkWidget *title;
  GtkWidget *provision;
  GtkWidget *child;
  GtkWidget *worker;
  GtkWidget *why;
  GtkWidget *action;
  GtkWidget *menu_button;
  GtkWidget *menu; /* while it is open */
};

G_DEFINE_FINAL_TYPE (CldDutyRow, cld_duty_row, GTK_TYPE_LIST_BOX_ROW)

/* --- what can be done with it --- */

/* What an inspection leaves to be done is no duty of the timetable. */
static const CldDutyTexts *
get_finding (CldDutyRow *self)
{
  const CldDutyTexts *texts = self->entry ? cld_duty_entry_get_texts (self->entry) : NULL;

  return texts && texts->record ? texts : NULL;
}

static void
open_finding (CldDutyRow *self, const CldDutyTexts *texts)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  if (texts->inspection)
    cld_inspections_open (GTK_WIDGET (self), texts->inspection, texts->finding);
  else if (window)
    cld_window_edit (window, cld_kind_find (texts->kind), texts->record, NULL);
}

static void
do_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldDutyRow *self = CLD_DUTY_ROW (widget);
  const CldDutyTexts *finding = get_finding (self);

  if (finding)
    cld_record_mark_done (widget, cld_duty_entry_get_session (self->entry), cld_kind_find (finding->kind), finding->record);
  else if (self->entry)
    cld_duty_do (widget, cld_duty_entry_get_session (self->entry), self->entry);
}

static void
waive_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldDutyRow *self = CLD_DUTY_ROW (widget);

  if (get_finding (self))
    gtk_widget_error_bell (widget);
  else if (self->entry)
    cld_duty_waive (widget, cld_duty_entry_get_session (self->entry), self->entry);
}

static void
why_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldDutyRow *self = CLD_DUTY_ROW (widget);
  const CldDutyTexts *texts = self->entry ? cld_duty_entry_get_texts (self->entry) : NULL;

  /* Why it is to be done stands beside the finding. */
  if (get_finding (self))
    open_finding (self, texts);
  else if (texts)
    cld_why_show (widget, cld_duty_entry_get_session (self->entry), texts->child, texts->ref);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldDutyRow *self = CLD_DUTY_ROW (widget);
  CldWindow *window = cld_window_of (widget);

  if (get_finding (self) && !get_finding (self)->child)
    open_finding (self, get_finding (self));
  else if (self->entry && window)
    cld_window_open_child (window, cld_duty_entry_get_texts (self->entry)->child);
}

static void
open_window_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldDutyRow *self = CLD_DUTY_ROW (widget);
  CldWindow *window = cld_window_of (widget);

  if (self->entry && window && cld_duty_entry_get_texts (self->entry)->child)
    gtk_window_present (GTK_WINDOW (cld_window_new_for_child (gtk_window_get_application (GTK_WINDOW (window)), cld_window_get_session (window),
                                                              cld_duty_entry_get_texts (self->entry)->child)));
}

/* --- its menu --- */

static gboolean
drop_menu_cb (gpointer data)
{
  if (gtk_widget_get_parent (data))
    gtk_widget_unparent (data);
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* What was chosen in the menu is done after it has closed, so it must not go at once. */
static void
menu_closed_cb (CldDutyRow *self)
{
  GtkWidget *menu = g_steal_pointer (&self->menu);

  if (!menu)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_idle_add (drop_menu_cb, g_object_ref (menu));
}

static GMenuModel *
make_menu_model (CldDutyRow *self)
{
  const CldDutyTexts *texts = cld_duty_entry_get_texts (self->entry);
  gboolean is_open = texts->state == CLD_DUTY_OVERDUE || texts->state == CLD_DUTY_DUE || texts->state == CLD_DUTY_UPCOMING || texts->state == CLD_DUTY_UNKNOWN;
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  if (texts->action)
    {
      /* Translators: in a menu; %s is what does a duty, such as “Record visit” */
      g_autofree char *label = texts->record ? g_strdup (texts->action) : g_strdup_printf (_("%s…"), texts->action);

      g_menu_append (menu, label, "duty.do");
    }
  if ((self->layout == CLD_DUTY_ROW_WIDE || self->layout == CLD_DUTY_ROW_NARROW) && texts->child)
    g_menu_append (menu, _("Open child"), "duty.open");
  g_menu_append (menu, texts->record ? _("Open the finding") : _("Why this date?"), "duty.why");
  if (is_open && !texts->record)
    g_menu_append (last, _("Record as not needed…"), "duty.waive");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

/* Where the menu comes from: its button, where there is one. */
static void
point_menu (CldDutyRow *self)
{
  graphene_rect_t bounds;
  GdkRectangle at;

  if (!self->menu_button || !gtk_widget_compute_bounds (self->menu_button, GTK_WIDGET (self), &bounds))
    return;
  at = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width, (int) bounds.size.height };
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &at);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldDutyRow *self = CLD_DUTY_ROW (widget);
  g_autoptr (GMenuModel) model = NULL;

  if (!self->entry || self->menu)
    return;
  model = make_menu_model (self);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, widget);
  point_menu (self);
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
secondary_cb (CldDutyRow *self)
{
  menu_action (GTK_WIDGET (self), NULL, NULL);
}

/* --- its parts --- */

static GtkWidget *
make_label (int chars, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (chars > 0)
    {
      gtk_label_set_width_chars (GTK_LABEL (label), chars);
      gtk_label_set_max_width_chars (GTK_LABEL (label), chars);
    }
  if (style)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_state (int chars)
{
  GtkWidget *state = cld_duty_look_make_state ();
  GtkLabel *label = GTK_LABEL (gtk_widget_get_last_child (state));

  if (chars > 0)
    {
      gtk_label_set_width_chars (label, chars);
      gtk_label_set_max_width_chars (label, chars);
    }
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  return state;
}

static GtkWidget *
make_text_button (const char *action, int chars, const char *style)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), make_label (chars, NULL));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "cld-rowbtn");
  if (style)
    gtk_widget_add_css_class (button, style);
  return button;
}

static GtkWidget *
make_menu_button (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-more-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "cld-rowbtn");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("More about this duty"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More about this duty"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "duty.menu");
  return button;
}

static void
add (GtkWidget *box, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
}

static GtkWidget *
build_wide (CldDutyRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *tag_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->state = make_state (STATE_CHARS);
  self->day = make_label (DAY_CHARS, "cld-num");
  self->tag = cld_duty_look_make_tag ();
  self->title = make_label (TITLE_CHARS, NULL);
  self->provision = make_label (PROVISION_CHARS, "cld-dim");
  self->child = make_label (CHILD_CHARS, NULL);
  self->worker = make_label (WORKER_CHARS, "cld-dim");
  self->action = make_text_button ("duty.do", ACTION_CHARS, "flat");
  self->menu_button = make_menu_button ();
  gtk_widget_set_hexpand (self->title, TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->title), -1);
  gtk_widget_set_size_request (tag_box, TAG_WIDTH, -1);
  add (tag_box, self->tag);
  add (box, self->state);
  add (box, self->day);
  add (box, tag_box);
  add (box, self->title);
  add (box, self->provision);
  add (box, self->child);
  add (box, self->worker);
  add (box, self->action);
  add (box, self->menu_button);
  return box;
}

static GtkWidget *
build_narrow (CldDutyRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->child = make_label (0, "heading");
  self->tag = cld_duty_look_make_tag ();
  self->title = make_label (0, NULL);
  self->state = make_state (0);
  self->day = make_label (0, "cld-dim");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_hexpand (self->child, TRUE);
  gtk_widget_set_hexpand (self->day, TRUE);
  gtk_widget_set_margin_top (lines, 6);
  gtk_widget_set_margin_bottom (lines, 6);
  add (first, self->child);
  add (first, self->tag);
  add (last, self->state);
  add (last, self->day);
  add (lines, first);
  add (lines, self->title);
  add (lines, last);
  add (box, lines);
  add (box, gtk_image_new_from_icon_name ("go-next-symbolic"));
  return box;
}

static GtkWidget *
make_why_button (void)
{
  GtkWidget *button = make_text_button ("duty.why", 0, "flat");

  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_NONE);
  /* Translators: a button beside a due date */
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), _("Why?"));
  gtk_widget_set_tooltip_text (button, _("Why this date? (Ctrl+I)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Why this date?"), -1);
  return button;
}

static GtkWidget *
build_strip (CldDutyRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->state = make_state (STRIP_STATE_CHARS);
  self->tag = cld_duty_look_make_tag ();
  self->title = make_label (0, "heading");
  self->provision = make_label (0, "cld-dim");
  self->why = make_why_button ();
  self->action = make_text_button ("duty.do", ACTION_CHARS, NULL);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->action))), 0.5);
  gtk_widget_set_hexpand (self->provision, TRUE);
  gtk_widget_set_size_request (self->tag, 52, -1);
  add (box, self->state);
  add (box, self->tag);
  add (box, self->title);
  add (box, self->provision);
  add (box, self->why);
  add (box, self->action);
  return box;
}

static GtkWidget *
build_strip_narrow (CldDutyRow *self)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->state = make_state (0);
  self->tag = cld_duty_look_make_tag ();
  self->title = make_label (0, "heading");
  self->why = make_why_button ();
  self->action = make_text_button ("duty.do", 0, NULL);
  gtk_widget_set_hexpand (self->state, TRUE);
  gtk_widget_set_hexpand (self->action, TRUE);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->action))), 0.5);
  gtk_widget_set_margin_top (lines, 6);
  gtk_widget_set_margin_bottom (lines, 6);
  add (first, self->state);
  add (first, self->tag);
  add (last, self->why);
  add (last, self->action);
  add (lines, first);
  add (lines, self->title);
  add (lines, last);
  return lines;
}

static void
build (CldDutyRow *self)
{
  GtkWidget *(*const builders[]) (CldDutyRow *) = {
    [CLD_DUTY_ROW_WIDE] = build_wide,
    [CLD_DUTY_ROW_NARROW] = build_narrow,
    [CLD_DUTY_ROW_STRIP] = build_strip,
    [CLD_DUTY_ROW_STRIP_NARROW] = build_strip_narrow,
  };
  GtkGesture *secondary = gtk_gesture_click_new (), *press = gtk_gesture_long_press_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), builders[self->layout](self));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (secondary));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

static void
cld_duty_row_dispose (GObject *object)
{
  CldDutyRow *self = CLD_DUTY_ROW (object);

  self->menu = NULL;
  /* What stands over the row: its menu, an explanation. */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)), *next; child; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (GTK_IS_POPOVER (child))
        gtk_widget_unparent (child);
    }
  g_clear_object (&self->entry);
  G_OBJECT_CLASS (cld_duty_row_parent_class)->dispose (object);
}

static void
cld_duty_row_class_init (CldDutyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_duty_row_dispose;
  gtk_widget_class_install_action (widget_class, "duty.do", NULL, do_action);
  gtk_widget_class_install_action (widget_class, "duty.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "duty.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "duty.open-window", NULL, open_window_action);
  gtk_widget_class_install_action (widget_class, "duty.waive", NULL, waive_action);
  gtk_widget_class_install_action (widget_class, "duty.why", NULL, why_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "duty.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "duty.menu", NULL);
}

static void
cld_duty_row_init (CldDutyRow *self)
{
}

/**
 * cld_duty_row_new:
 * @layout: how it is laid out
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
cld_duty_row_new (CldDutyRowLayout layout)
{
  CldDutyRow *self = g_object_new (CLD_TYPE_DUTY_ROW, NULL);

  self->layout = layout;
  build (self);
  return GTK_WIDGET (self);
}

static void
set_action (CldDutyRow *self, const CldDutyTexts *texts)
{
  if (!self->action)
    return;
  gtk_label_set_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->action))), texts->action ? texts->action : "");
  cld_hint_set (self->action, texts->action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->action), GTK_ACCESSIBLE_PROPERTY_LABEL, texts->action ? texts->action : _("Nothing to do"), -1);
  /* It keeps its room, so that the columns stay in line. */
  gtk_widget_set_opacity (self->action, texts->action ? 1 : 0);
  gtk_widget_set_sensitive (self->action, texts->action != NULL);
}

/**
 * cld_duty_row_set_entry:
 * @self: a row
 * @entry: what it shows from now on
 */
void
cld_duty_row_set_entry (CldDutyRow *self, CldDutyEntry *entry)
{
  const CldDutyTexts *texts;
  g_autofree char *long_day = NULL, *day = NULL, *title = NULL;

  g_return_if_fail (CLD_IS_DUTY_ROW (self));
  g_return_if_fail (CLD_IS_DUTY_ENTRY (entry));

  g_set_object (&self->entry, entry);
  texts = cld_duty_entry_get_texts (entry);
  long_day = cld_duty_look_long_day (texts->due_day);
  day = self->layout == CLD_DUTY_ROW_NARROW && *texts->due ? g_strdup_printf ("· %s", texts->due) : g_strdup (texts->due);
  title = texts->missing ? g_strdup_printf ("%s · %s", texts->title, texts->missing) : g_strdup (texts->title);
  cld_duty_look_set_state (self->state, texts->look, texts->state_words);
  cld_hint_set (self->state, long_day);
  cld_duty_look_set_tag (self->tag, texts->strength);
  cld_hint_set_label (self->day, day, long_day);
  cld_hint_set_label (self->title, title, title);
  cld_hint_set_label (self->provision, texts->provision, texts->source);
  cld_hint_set_label (self->child, texts->name_and_age, texts->name_and_age);
  cld_hint_set_label (self->worker, texts->worker, texts->worker);
  set_action (self, texts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, texts->sentence, -1);
}

/**
 * cld_duty_row_get_entry:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it shows
 */
CldDutyEntry *
cld_duty_row_get_entry (CldDutyRow *self)
{
  g_return_val_if_fail (CLD_IS_DUTY_ROW (self), NULL);

  return self->entry;
}
