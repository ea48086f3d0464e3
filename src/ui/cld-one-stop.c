/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-one-stop.h"

/* The row of @list that has @focus, or has it inside. */
static GtkWidget *
find_row (GtkWidget *list, GtkWidget *focus)
{
  for (GtkWidget *at = focus; at && at != list; at = gtk_widget_get_parent (at))
    if (g_strcmp0 (gtk_widget_get_css_name (at), "row") == 0)
      return at;
  return NULL;
}

/* What can be pressed in a row comes after the row itself; backwards the whole list is one step. */
static gboolean
move_inside (GtkWidget *list, GtkWidget *focus, GtkDirectionType direction)
{
  GtkWidget *row = direction == GTK_DIR_TAB_FORWARD ? find_row (list, focus) : NULL;

  return row && gtk_widget_child_focus (row, direction);
}

/* A list that cannot be focused is passed over; it keeps its rows and what is selected, and has the focus again where
 * nothing else in the window takes it. */
static void
move_past (GtkWidget *list, GtkWidget *focus, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (list);
  gboolean moved;

  g_object_ref (focus);
  gtk_widget_set_can_focus (list, FALSE);
  moved = gtk_widget_child_focus (GTK_WIDGET (root), direction);
  gtk_widget_set_can_focus (list, TRUE);
  if (!moved || !gtk_root_get_focus (root))
    gtk_widget_grab_focus (focus);
  g_object_unref (focus);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  gboolean is_tab = keyval == GDK_KEY_Tab || keyval == GDK_KEY_KP_Tab || keyval == GDK_KEY_ISO_Left_Tab;
  GtkDirectionType direction = state & GDK_SHIFT_MASK ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD;

  if (!is_tab || !focus || state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  if (!move_inside (list, focus, direction))
    move_past (list, focus, direction);
  gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
  return TRUE;
}

/**
 * cld_one_stop_add:
 * @list: a #GtkListView, #GtkColumnView or #GtkListBox
 *
 * Makes Tab and Shift+Tab leave @list from the row that has the focus, and come back to it; the arrow keys go from row
 * to row. Without it Tab goes through every row there is (4.8), which in a long list never ends.
 */
void
cld_one_stop_add (GtkWidget *list)
{
  GtkEventController *keys;

  g_return_if_fail (GTK_IS_WIDGET (list));

  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
  gtk_widget_add_controller (list, keys);
}
