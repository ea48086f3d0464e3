/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_STATES 3

/* Yes, no, or not recorded: three buttons, since a switch cannot say the third. The row is one stop of the Tab key;
 * the arrows, y, n and Delete choose. */
struct _CldBoolRow
{
  CldFormRow parent_instance;

  GtkWidget *box;
  GtkWidget *buttons[N_STATES];
};

static const char *const values[N_STATES] = { NULL, "1", "0" };

G_DEFINE_FINAL_TYPE (CldBoolRow, cld_bool_row, CLD_TYPE_FORM_ROW)

static int
get_state (CldBoolRow *self)
{
  for (int i = 0; i < N_STATES; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
      return i;
  return 0;
}

static void
toggled_cb (GtkToggleButton *button, CldBoolRow *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (button), gtk_toggle_button_get_active (button));
  if (gtk_toggle_button_get_active (button))
    cld_form_row_edited (CLD_FORM_ROW (self));
}

static void
choose (CldBoolRow *self, int state)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[state]), TRUE);
  gtk_widget_grab_focus (self->buttons[state]);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, CldBoolRow *self)
{
  int state = get_state (self);

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      choose (self, MAX (state - 1, 0));
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      choose (self, MIN (state + 1, N_STATES - 1));
      return TRUE;
    case GDK_KEY_y:
    case GDK_KEY_Y:
      choose (self, 1);
      return TRUE;
    case GDK_KEY_n:
    case GDK_KEY_N:
      choose (self, 2);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      choose (self, 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
setup (CldFormRow *row, const CldField *field)
{
  CldBoolRow *self = CLD_BOOL_ROW (row);
  const char *const labels[N_STATES] = { _("Not recorded"), _("Yes"), _("No") };
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO_GROUP, NULL);
  gtk_widget_add_css_class (self->box, "linked");
  for (int i = 0; i < N_STATES; i++)
    {
      self->buttons[i] = gtk_toggle_button_new_with_label (labels[i]);
      gtk_widget_set_hexpand (self->buttons[i], TRUE);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->buttons[i]), GTK_TOGGLE_BUTTON (self->buttons[0]));
      gtk_widget_set_focusable (self->buttons[i], i == 0);
      g_signal_connect_object (self->buttons[i], "toggled", G_CALLBACK (toggled_cb), self, 0);
      gtk_box_append (GTK_BOX (self->box), self->buttons[i]);
    }
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (self->box, keys);
  cld_form_row_set_editor (row, self->box, self->box);
}

static void
show (CldFormRow *row, const char *typed)
{
  CldBoolRow *self = CLD_BOOL_ROW (row);
  int state = g_strcmp0 (typed, "1") == 0 ? 1 : g_strcmp0 (typed, "0") == 0 ? 2 : 0;

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[state]), TRUE);
}

static char *
get_typed (CldFormRow *row)
{
  return g_strdup (values[get_state (CLD_BOOL_ROW (row))]);
}

static char *
parse (CldFormRow *row, const char *typed, char **error)
{
  return g_strdup (typed);
}

static void
cld_bool_row_class_init (CldBoolRowClass *klass)
{
  CldFormRowClass *row_class = CLD_FORM_ROW_CLASS (klass);

  row_class->setup = setup;
  row_class->show = show;
  row_class->get_typed = get_typed;
  row_class->parse = parse;
}

static void
cld_bool_row_init (CldBoolRow *self)
{
}
