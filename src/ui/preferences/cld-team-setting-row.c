/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-team-setting-row.h"

#include <glib/gi18n-lib.h>

/* A number is taken when it has been left alone so long: who counts up to 21 does not mean the numbers between. */
#define PAUSE_MS 700

/* A setting of the team: what it is called, what it does, its value, its default and the way back to that. What it does
 * stands over the full width, so that it can be read in a narrow window. */
struct _CldTeamSettingRow
{
  AdwPreferencesRow parent_instance;

  CldTeamSettingId id;
  GtkBox *top;
  GtkLabel *title_label;
  GtkLabel *help_label;
  GtkLabel *default_label;
  GtkWidget *changed_mark;
  GtkWidget *reset_button;
  GtkWidget *control; /* a switch or a spin button */
  int shown;          /* what is recorded, or was chosen last */
  gboolean showing;   /* while the control is set, not used */
  guint pause;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldTeamSettingRow, cld_team_setting_row, ADW_TYPE_PREFERENCES_ROW)

static int
read_control (CldTeamSettingRow *self)
{
  if (GTK_IS_SWITCH (self->control))
    return gtk_switch_get_active (GTK_SWITCH (self->control));
  return gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->control));
}

static void
update_mark (CldTeamSettingRow *self)
{
  gboolean changed = read_control (self) != cld_team_setting_get (self->id)->fallback;

  gtk_widget_set_visible (self->changed_mark, changed);
  /* A button that goes away must not take the focus with it. */
  if (!changed && gtk_widget_is_focus (self->reset_button))
    gtk_widget_grab_focus (self->control);
  gtk_widget_set_visible (self->reset_button, changed);
}

static void
choose (CldTeamSettingRow *self)
{
  int value = read_control (self);

  g_clear_handle_id (&self->pause, g_source_remove);
  if (value == self->shown)
    return;
  self->shown = value;
  g_signal_emit (self, signals[CHOSEN], 0, value);
}

static gboolean
pause_cb (gpointer data)
{
  CldTeamSettingRow *self = data;

  self->pause = 0;
  choose (self);
  return G_SOURCE_REMOVE;
}

static void
switched_cb (CldTeamSettingRow *self)
{
  update_mark (self);
  if (!self->showing)
    choose (self);
}

static void
counted_cb (CldTeamSettingRow *self)
{
  update_mark (self);
  if (self->showing)
    return;
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
set_control (CldTeamSettingRow *self, int value)
{
  self->showing = TRUE;
  if (GTK_IS_SWITCH (self->control))
    gtk_switch_set_active (GTK_SWITCH (self->control), value != 0);
  else
    gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->control), value);
  self->showing = FALSE;
  update_mark (self);
}

static void
reset_cb (CldTeamSettingRow *self)
{
  set_control (self, cld_team_setting_get (self->id)->fallback);
  choose (self);
}

static void
cld_team_setting_row_dispose (GObject *object)
{
  g_clear_handle_id (&CLD_TEAM_SETTING_ROW (object)->pause, g_source_remove);
  G_OBJECT_CLASS (cld_team_setting_row_parent_class)->dispose (object);
}

/* The row is no stop of its own. */
static gboolean
cld_team_setting_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CLD_TEAM_SETTING_ROW (widget)->control);
}

static void
cld_team_setting_row_class_init (CldTeamSettingRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_team_setting_row_dispose;
  widget_class->grab_focus = cld_team_setting_row_grab_focus;

  /**
   * CldTeamSettingRow::chosen:
   * @self: the row
   * @value: the value
   *
   * Its user chose another value, which is to be recorded.
   */
  signals[CHOSEN] = g_signal_new ("chosen", CLD_TYPE_TEAM_SETTING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/preferences/cld-team-setting-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CldTeamSettingRow, changed_mark);
  gtk_widget_class_bind_template_child (widget_class, CldTeamSettingRow, default_label);
  gtk_widget_class_bind_template_child (widget_class, CldTeamSettingRow, help_label);
  gtk_widget_class_bind_template_child (widget_class, CldTeamSettingRow, reset_button);
  gtk_widget_class_bind_template_child (widget_class, CldTeamSettingRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, CldTeamSettingRow, top);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
cld_team_setting_row_init (CldTeamSettingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
make_switch (CldTeamSettingRow *self)
{
  self->control = gtk_switch_new ();
  gtk_widget_set_valign (self->control, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->control, "notify::active", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
}

static void
make_spin_button (CldTeamSettingRow *self, const CldTeamSetting *setting)
{
  self->control = gtk_spin_button_new_with_range (setting->least, setting->most, 1);
  gtk_widget_set_valign (self->control, GTK_ALIGN_CENTER);
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (self->control), TRUE);
  g_signal_connect_object (self->control, "value-changed", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
}

static void
show_setting (CldTeamSettingRow *self, const CldTeamSetting *setting)
{
  g_autofree char *fallback = NULL;
  g_autofree char *reset = NULL;
  g_autofree char *title = g_markup_escape_text (_(setting->label), -1);

  /* What a screen reader calls the row. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  gtk_label_set_label (self->title_label, _(setting->label));
  gtk_label_set_label (self->help_label, _(setting->help));
  if (setting->type == CLD_BOOL)
    fallback = g_strdup (setting->fallback ? _("Default: on") : _("Default: off"));
  else
    /* Translators: %d is a number, the usual value of a setting */
    fallback = g_strdup_printf (_("Default: %d"), setting->fallback);
  gtk_label_set_label (self->default_label, fallback);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_PROPERTY_LABEL, _(setting->label), -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->help_label, NULL, -1);
  /* Translators: %s is a setting, such as “Days in which a duty is due” */
  reset = g_strdup_printf (_("Back to default: %s"), _(setting->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reset_button), GTK_ACCESSIBLE_PROPERTY_LABEL, reset, -1);
}

/**
 * cld_team_setting_row_new:
 * @id: a setting
 *
 * Returns: (transfer full): a row that shows its default
 */
CldTeamSettingRow *
cld_team_setting_row_new (CldTeamSettingId id)
{
  const CldTeamSetting *setting = cld_team_setting_get (id);
  CldTeamSettingRow *self = g_object_new (CLD_TYPE_TEAM_SETTING_ROW, NULL);

  self->id = id;
  if (setting->type == CLD_BOOL)
    make_switch (self);
  else
    make_spin_button (self, setting);
  gtk_box_append (self->top, self->control);
  show_setting (self, setting);
  self->shown = setting->fallback;
  set_control (self, setting->fallback);
  return self;
}

/**
 * cld_team_setting_row_get_id:
 * @self: a row
 *
 * Returns: its setting
 */
CldTeamSettingId
cld_team_setting_row_get_id (CldTeamSettingRow *self)
{
  g_return_val_if_fail (CLD_IS_TEAM_SETTING_ROW (self), 0);

  return self->id;
}

/**
 * cld_team_setting_row_show:
 * @self: a row
 * @value: what is recorded
 *
 * Shows it, unless its user is about to choose another.
 */
void
cld_team_setting_row_show (CldTeamSettingRow *self, int value)
{
  g_return_if_fail (CLD_IS_TEAM_SETTING_ROW (self));

  if (self->pause)
    return;
  self->shown = value;
  set_control (self, value);
}

/**
 * cld_team_setting_row_flush:
 * @self: a row
 *
 * Takes now what was typed last.
 */
void
cld_team_setting_row_flush (CldTeamSettingRow *self)
{
  g_return_if_fail (CLD_IS_TEAM_SETTING_ROW (self));

  if (GTK_IS_SPIN_BUTTON (self->control))
    gtk_spin_button_update (GTK_SPIN_BUTTON (self->control));
  choose (self);
}
