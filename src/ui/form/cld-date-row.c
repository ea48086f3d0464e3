/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-date-entry.h"

/* A date or a moment, typed any usual way or chosen in a calendar. */
struct _CldDateRow
{
  CldFormRow parent_instance;

  GtkEditable *entry;
  GtkMenuButton *button;
  GtkCalendar *calendar; /* made when it is first asked for */
  gboolean following;    /* the calendar goes where the entry is */
  char sign;             /* of the step that the last key made: a digit makes a distance of it */
  char day[CLD_DATE_SIZE]; /* what stood there last, "" for none: a time typed alone is of it */
};

G_DEFINE_FINAL_TYPE (CldDateRow, cld_date_row, CLD_TYPE_FORM_ROW)

static gboolean
has_time (CldDateRow *self)
{
  return cld_form_row_get_field (CLD_FORM_ROW (self))->type == CLD_MOMENT;
}

static gboolean
read_text (CldDateRow *self, const char *text, char moment[CLD_MOMENT_SIZE])
{
  const char *today = cld_form_row_get_today (CLD_FORM_ROW (self));

  if (*self->day && has_time (self) && cld_date_entry_is_time (text, today))
    today = self->day;
  return cld_date_entry_parse (text, today, has_time (self), moment);
}

static gboolean
read_entry (CldDateRow *self, char moment[CLD_MOMENT_SIZE])
{
  return read_text (self, gtk_editable_get_text (self->entry), moment);
}

static void
keep_day (CldDateRow *self, const char *moment)
{
  g_strlcpy (self->day, cld_moment_is_iso (moment) ? moment : "", sizeof self->day);
}

/* The date in words: a slip of a digit is seen at once. */
static void
update_hint (CldDateRow *self)
{
  char moment[CLD_MOMENT_SIZE];
  g_autofree char *words = NULL;

  if (read_entry (self, moment))
    words = cld_date_entry_words (moment, cld_form_row_get_today (CLD_FORM_ROW (self)));
  cld_form_row_set_hint (CLD_FORM_ROW (self), words);
}

static void
changed_cb (CldDateRow *self)
{
  update_hint (self);
  cld_form_row_edited (CLD_FORM_ROW (self));
}

static void
put (CldDateRow *self, const char *moment)
{
  g_autofree char *text = cld_date_entry_format (moment);

  keep_day (self, moment);
  gtk_editable_set_text (self->entry, text);
  gtk_editable_set_position (self->entry, -1);
}

/* Whether the entry holds a date as it is written out: only then are + and t commands and not the start of one. */
static gboolean
is_settled (CldDateRow *self, char moment[CLD_MOMENT_SIZE])
{
  g_autofree char *text = NULL;

  if (!read_entry (self, moment))
    return FALSE;
  text = cld_date_entry_format (moment);
  return strcmp (text, gtk_editable_get_text (self->entry)) == 0;
}

static gboolean
step (CldDateRow *self, char *moment, int days, int months)
{
  g_autofree char *time = g_strdup (moment + 10);
  char iso[CLD_DATE_SIZE];
  char whole[CLD_MOMENT_SIZE];

  if (months != 0)
    cld_date_add_months (moment, months, iso);
  else
    cld_date_from_day (cld_date_to_day (moment) + days, iso);
  g_snprintf (whole, sizeof whole, "%s%s", iso, time);
  if (cld_moment_is_iso (whole))
    put (self, whole);
  return TRUE;
}

static gboolean
act_on_key (CldDateRow *self, guint key, char *moment)
{
  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
    case GDK_KEY_Up:
      return step (self, moment, 1, 0);
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
    case GDK_KEY_Down:
      return step (self, moment, -1, 0);
    case GDK_KEY_w:
      return step (self, moment, 7, 0);
    case GDK_KEY_W:
      return step (self, moment, -7, 0);
    case GDK_KEY_m:
      return step (self, moment, 0, 1);
    case GDK_KEY_M:
      return step (self, moment, 0, -1);
    case GDK_KEY_t:
    case GDK_KEY_T:
      put (self, cld_form_row_get_today (CLD_FORM_ROW (self)));
      return TRUE;
    default:
      return FALSE;
    }
}

/* "-1d" begins as a day less: with the digit it is known that a distance is typed. */
static gboolean
begin_distance (CldDateRow *self, guint key)
{
  const char typed[] = { self->sign, (char) gdk_keyval_to_unicode (key), '\0' };

  if (!self->sign || !g_ascii_isdigit (typed[1]))
    return FALSE;
  self->sign = '\0';
  gtk_editable_set_text (self->entry, typed);
  gtk_editable_set_position (self->entry, -1);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, CldDateRow *self)
{
  char moment[CLD_MOMENT_SIZE];

  if (begin_distance (self, key))
    return TRUE;
  /* Shift is a key too, and does not come between the two. */
  if (key != GDK_KEY_Shift_L && key != GDK_KEY_Shift_R)
    self->sign = '\0';
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK) || !is_settled (self, moment))
    return FALSE;
  if (!act_on_key (self, key, moment))
    return FALSE;
  if (key == GDK_KEY_minus || key == GDK_KEY_plus || key == GDK_KEY_KP_Subtract || key == GDK_KEY_KP_Add)
    self->sign = key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract ? '-' : '+';
  return TRUE;
}

/* What was understood is written out when the person goes on. The same date in other words answers no error. */
static void
left_cb (CldDateRow *self)
{
  g_autofree char *wrong = g_strdup (cld_form_row_get_error (CLD_FORM_ROW (self)));
  char moment[CLD_MOMENT_SIZE];

  if (!read_entry (self, moment))
    return;
  keep_day (self, moment);
  if (is_settled (self, moment))
    return;
  put (self, moment);
  if (wrong)
    cld_form_row_set_error (CLD_FORM_ROW (self), wrong);
}

static void
day_selected_cb (CldDateRow *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *iso = g_date_time_format (day, "%Y-%m-%d");
  char moment[CLD_MOMENT_SIZE];
  char whole[CLD_MOMENT_SIZE + CLD_DATE_SIZE];

  if (self->following)
    return;
  g_snprintf (whole, sizeof whole, "%s%s", iso, read_entry (self, moment) ? moment + 10 : "");
  put (self, whole);
}

static void
make_calendar_cb (GtkMenuButton *button, gpointer data)
{
  CldDateRow *self = data;
  char moment[CLD_MOMENT_SIZE];
  g_autoptr (GDateTime) day = NULL;
  const char *iso = read_entry (self, moment) ? moment : cld_form_row_get_today (CLD_FORM_ROW (self));

  if (!self->calendar)
    {
      GtkWidget *popover = gtk_popover_new ();

      self->calendar = GTK_CALENDAR (gtk_calendar_new ());
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL, cld_form_row_get_label (CLD_FORM_ROW (self)), -1);
      gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
      g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, popover);
    }
  self->following = TRUE;
  day = g_date_time_new_utc (atoi (iso), atoi (iso + 5), atoi (iso + 8), 0, 0, 0);
  gtk_calendar_select_day (self->calendar, day);
  self->following = FALSE;
}

static void
setup (CldFormRow *row, const CldField *field)
{
  CldDateRow *self = CLD_DATE_ROW (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  /* Translators: the button beside a date field; %s is what the field is called */
  g_autofree char *name = g_strdup_printf (_("%s: choose in a calendar"), cld_form_row_get_label (row));

  self->entry = GTK_EDITABLE (entry);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_widget_add_css_class (entry, "cld-num");
  gtk_editable_set_width_chars (self->entry, 10);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), field->type == CLD_MOMENT ? _("day/month/year time") : _("day/month/year"));
  if (field->type == CLD_MOMENT)
    gtk_widget_set_tooltip_text (entry, _("A time typed alone, such as 14:10, keeps the day"));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (self->button, make_calendar_cb, self, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _("Choose in a calendar"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  gtk_widget_add_css_class (box, "linked");
  cld_form_row_set_editor (row, box, entry);

  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
}

static void
show (CldFormRow *row, const char *typed)
{
  CldDateRow *self = CLD_DATE_ROW (row);
  g_autofree char *text = cld_date_entry_format (typed);

  keep_day (self, typed);
  gtk_editable_set_enable_undo (self->entry, FALSE);
  gtk_editable_set_text (self->entry, text);
  gtk_editable_set_enable_undo (self->entry, TRUE);
  update_hint (self);
}

static char *
get_typed (CldFormRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (CLD_DATE_ROW (row)->entry)));
}

static char *
parse (CldFormRow *row, const char *typed, char **error)
{
  CldDateRow *self = CLD_DATE_ROW (row);
  char moment[CLD_MOMENT_SIZE];

  if (read_text (self, typed, moment))
    return g_strdup (moment);
  *error = g_strdup (has_time (self) ? _("There is no such day or time. Write it day first, such as 12/3/2025 14:10, 12 mar 2pm, or t for today.")
                                     : _("There is no such day. Write it day first, such as 12/3/2025, 12 mar, or t for today."));
  return NULL;
}

static void
cld_date_row_class_init (CldDateRowClass *klass)
{
  CldFormRowClass *row_class = CLD_FORM_ROW_CLASS (klass);

  row_class->setup = setup;
  row_class->show = show;
  row_class->get_typed = get_typed;
  row_class->parse = parse;
}

static void
cld_date_row_init (CldDateRow *self)
{
}
