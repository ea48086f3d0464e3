/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-holiday-row.h"

#include <glib/gi18n-lib.h>

/* A bank holiday: its name and date, why it is one, and the button that changes that. */
struct _CldHolidayRow
{
  AdwActionRow parent_instance;

  GtkImage *icon;
  GtkButton *button;
  gint32 day;
  CldHolidayState state;
};

enum
{
  PRESSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldHolidayRow, cld_holiday_row, ADW_TYPE_ACTION_ROW)

static const struct
{
  const char *icon_name;
  const char *style;
  const char *word; /* said besides the date */
} looks[] = {
  [CLD_HOLIDAY_COMPUTED] = { "x-office-calendar-symbolic", "cld-dim", NULL },
  [CLD_HOLIDAY_ADDED] = { "list-add-symbolic", "cld-done", N_("Added") },
  [CLD_HOLIDAY_TAKEN_AWAY] = { "action-unavailable-symbolic", "cld-due", N_("Taken away") },
};

static void
pressed_cb (CldHolidayRow *self)
{
  g_signal_emit (self, signals[PRESSED], 0);
}

static void
cld_holiday_row_class_init (CldHolidayRowClass *klass)
{
  /**
   * CldHolidayRow::pressed:
   * @self: the row
   *
   * The day is to be taken away, or put back.
   */
  signals[PRESSED] = g_signal_new ("pressed", CLD_TYPE_HOLIDAY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cld_holiday_row_init (CldHolidayRow *self)
{
  self->icon = GTK_IMAGE (g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  self->button = GTK_BUTTON (gtk_button_new_with_label (""));
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "cld-rowbtn");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (GTK_WIDGET (self), "cld-row");
  /* The button is the stop. */
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->icon));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->button));
}

/**
 * cld_holiday_words:
 * @day: a day
 *
 * Returns: (transfer full): it in words: `Friday 3 April 2026`
 */
char *
cld_holiday_words (gint32 day)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc ((gint64) day * 86400);

  /* Translators: a date in words, as for g_date_time_format(): Friday 3 April 2026 */
  return g_date_time_format (date, _("%A %-d %B %Y"));
}

/**
 * cld_holiday_row_new:
 *
 * Returns: (transfer full): a row that shows nothing yet
 */
CldHolidayRow *
cld_holiday_row_new (void)
{
  return g_object_new (CLD_TYPE_HOLIDAY_ROW, NULL);
}

static void
show_texts (CldHolidayRow *self, const char *name)
{
  gboolean back = self->state == CLD_HOLIDAY_TAKEN_AWAY;
  const char *word = looks[self->state].word;
  g_autofree char *date = cld_holiday_words (self->day);
  /* Translators: what became of a bank holiday (“Added”) and its date */
  g_autofree char *subtitle = word ? g_strdup_printf (_("%1$s · %2$s"), _(word), date) : g_strdup (date);
  g_autofree char *title = g_markup_escape_text (name, -1);
  /* Translators: %1$s is the name of a bank holiday, %2$s its date */
  g_autofree char *label = g_strdup_printf (back ? _("Put back %1$s, %2$s") : _("Take away %1$s, %2$s"), name, date);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_button_set_label (self->button, back ? _("Put back") : _("Take away"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * cld_holiday_row_show:
 * @self: a row
 * @day: a day
 * @name: what it is called; shown as it is
 * @state: why it stands in the list
 *
 * Shows it in place of what was shown.
 */
void
cld_holiday_row_show (CldHolidayRow *self, gint32 day, const char *name, CldHolidayState state)
{
  g_return_if_fail (CLD_IS_HOLIDAY_ROW (self));
  g_return_if_fail (name);

  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), looks[self->state].style);
  self->day = day;
  self->state = state;
  gtk_image_set_from_icon_name (self->icon, looks[state].icon_name);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), looks[state].style);
  show_texts (self, name);
}

/**
 * cld_holiday_row_get_day:
 * @self: a row
 *
 * Returns: the day it shows
 */
gint32
cld_holiday_row_get_day (CldHolidayRow *self)
{
  g_return_val_if_fail (CLD_IS_HOLIDAY_ROW (self), CLD_NO_DAY);

  return self->day;
}

/**
 * cld_holiday_row_get_state:
 * @self: a row
 *
 * Returns: why the day stands in the list
 */
CldHolidayState
cld_holiday_row_get_state (CldHolidayRow *self)
{
  g_return_val_if_fail (CLD_IS_HOLIDAY_ROW (self), CLD_HOLIDAY_COMPUTED);

  return self->state;
}
