/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-calendar-strip-private.h"

#include <glib/gi18n-lib.h>

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldCalendarStrip, cld_calendar_strip, GTK_TYPE_WIDGET)

/* --- what it shows --- */

/**
 * cld_calendar_strip_find_first:
 * @today: today
 *
 * Returns: the first day of the calendar: that of this month
 */
gint32
cld_calendar_strip_find_first (gint32 today)
{
  char iso[CLD_DATE_SIZE];

  cld_date_from_day (today, iso);
  iso[8] = '0';
  iso[9] = '1';
  return cld_date_to_day (iso);
}

/**
 * cld_calendar_strip_count_days:
 * @today: today
 *
 * Returns: how many counts cld_calendar_strip_set_days() wants: all before, and one a day
 */
guint
cld_calendar_strip_count_days (gint32 today)
{
  gint32 first = cld_calendar_strip_find_first (today);

  return (guint) (cld_day_add_months (first, CLD_CALENDAR_MONTHS) - first) + 1;
}

/* Day 0 was a Thursday. */
static int
get_weekday (gint32 day)
{
  return (int) ((((gint64) day + 3) % 7 + 7) % 7);
}

static void
add_days (CldCalendarPart *part, gint32 first, const CldDutiesDay *days)
{
  for (gint32 day = part->from; day <= part->until; day++)
    {
      part->counts.n += days[day - first + 1].n;
      part->counts.n_late += days[day - first + 1].n_late;
    }
}

/* "April 2026", "Before April 2026", "6 to 12 April 2026" */
static char *
make_name (const CldCalendarPart *part, gboolean week)
{
  g_autofree char *last = NULL, *first = NULL;
  g_autoptr (GDateTime) until = g_date_time_new_from_unix_utc ((gint64) part->until * 86400);
  g_autoptr (GDateTime) from = part->from == CLD_NO_DAY ? NULL : g_date_time_new_from_unix_utc ((gint64) part->from * 86400);

  if (!from)
    {
      g_autoptr (GDateTime) next = g_date_time_add_days (until, 1);

      last = g_date_time_format (next, "%B %Y");
      /* Translators: %s is a month and year */
      return g_strdup_printf (_("before %s"), last);
    }
  if (!week)
    return g_date_time_format (from, "%B %Y");
  first = g_date_time_format (from, "%-d %b");
  last = g_date_time_format (until, "%-d %b %Y");
  /* Translators: the first and the last day of a week */
  return g_strdup_printf (_("%1$s to %2$s"), first, last);
}

static char *
make_text (const CldCalendarPart *part, gboolean week)
{
  g_autofree char *name = make_name (part, week);
  g_autofree char *due = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u duty", "%u duties", part->counts.n), part->counts.n);

  if (part->counts.n_late == 0)
    /* Translators: a month or week and how many duties are due in it */
    return g_strdup_printf (_("%1$s: %2$s"), name, due);
  /* Translators: a month or week, how many duties are due in it, and how many of them are late */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s: %2$s, %3$u late", "%1$s: %2$s, %3$u late", part->counts.n_late), name, due, part->counts.n_late);
}

/* The part at a place, or NULL. */
const CldCalendarPart *
_cld_calendar_strip_get_part (CldCalendarStrip *self, CldCalendarPlace place)
{
  if (place.index < 0)
    return NULL;
  return place.week ? &self->weeks[MIN (place.index, self->n_weeks - 1)] : &self->months[place.index];
}

/* Who cannot see it hears all months, and where the keys are. */
static void
update_accessible (CldCalendarStrip *self)
{
  const CldCalendarPart *cursor = _cld_calendar_strip_get_part (self, self->cursor), *chosen = _cld_calendar_strip_get_part (self, self->chosen);
  g_autofree char *at = cursor ? make_text (cursor, self->cursor.week) : NULL;
  g_autofree char *text = cld_calendar_strip_dup_text (self);
  g_autofree char *label = NULL;

  /* Translators: %s is the month or week that the keyboard is at in the calendar, with its counts */
  label = at ? g_strdup_printf (cursor == chosen ? _("Calendar, chosen: %s") : _("Calendar: %s"), at) : g_strdup (_("Calendar"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/* --- what is done with it --- */

static gboolean
is_same (CldCalendarPlace a, CldCalendarPlace b)
{
  return a.index == b.index && (a.index < 0 || a.week == b.week);
}

/* In a narrow window the calendar is wider than what is seen of it. */
static void
show_cursor (CldCalendarStrip *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  GtkAdjustment *adjustment = viewport ? gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (viewport)) : NULL;
  double x, width;

  if (adjustment && _cld_calendar_strip_find_span (self, self->cursor, &x, &width))
    gtk_adjustment_clamp_page (adjustment, x, x + width + gtk_widget_get_margin_start (GTK_WIDGET (self)));
}

static void
choose (CldCalendarStrip *self, CldCalendarPlace place)
{
  if (is_same (place, self->chosen))
    place.index = -1;
  if (is_same (place, self->chosen))
    return;
  self->chosen = place;
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, CldCalendarStrip *self)
{
  CldCalendarPlace place = _cld_calendar_strip_find_place (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (place.index < 0)
    return;
  self->cursor = place;
  choose (self, place);
}

/* The week that begins a month, and the month that a week begins in. */
static CldCalendarPlace
find_beside (CldCalendarStrip *self, gboolean week)
{
  const CldCalendarPart *at = _cld_calendar_strip_get_part (self, self->cursor);
  int n = week ? self->n_weeks : CLD_CALENDAR_MONTHS + 1;
  const CldCalendarPart *parts = week ? self->weeks : self->months;

  for (int i = 0; i < n; i++)
    if (parts[i].from != CLD_NO_DAY && parts[i].until >= (at->from == CLD_NO_DAY ? self->months[1].from : at->from))
      return (CldCalendarPlace){ week, i };
  return self->cursor;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, CldCalendarStrip *self)
{
  int n = self->cursor.week ? self->n_weeks : CLD_CALENDAR_MONTHS + 1;
  CldCalendarPlace next = self->cursor;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0 || self->n_weeks == 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      next.index = MAX (0, next.index - 1);
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      next.index = MIN (n - 1, next.index + 1);
      break;
    case GDK_KEY_Home:
      next.index = 0;
      break;
    case GDK_KEY_End:
      next.index = n - 1;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (next.week)
        return FALSE;
      next = find_beside (self, TRUE);
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      if (!next.week)
        return FALSE;
      next = find_beside (self, FALSE);
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      choose (self, self->cursor);
      return TRUE;
    default:
      return FALSE;
    }
  self->cursor = next;
  show_cursor (self);
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

static gboolean
query_tooltip_cb (CldCalendarStrip *self, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  CldCalendarPlace place = keyboard ? self->cursor : _cld_calendar_strip_find_place (self, x, y);
  const CldCalendarPart *part = self->n_weeks > 0 ? _cld_calendar_strip_get_part (self, place) : NULL;
  g_autofree char *text = part ? make_text (part, place.week) : NULL;

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
cld_calendar_strip_class_init (CldCalendarStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = _cld_calendar_strip_snapshot;
  widget_class->measure = _cld_calendar_strip_measure;

  /**
   * CldCalendarStrip::chosen:
   *
   * Another month or week is chosen, or none any more.
   */
  signals[CHOSEN] = g_signal_new ("chosen", CLD_TYPE_CALENDAR_STRIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "calendarstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
focus_cb (CldCalendarStrip *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cld_calendar_strip_init (CldCalendarStrip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->chosen.index = -1;
  self->cursor.index = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_cb), NULL);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* The months of the calendar, and its weeks from Monday to Sunday, those at its ends cut. */
static void
make_parts (CldCalendarStrip *self, gint32 today)
{
  gint32 first = cld_calendar_strip_find_first (today);

  self->end = cld_day_add_months (first, CLD_CALENDAR_MONTHS);
  self->months[0] = (CldCalendarPart){ CLD_NO_DAY, first - 1, { 0 } };
  for (int i = 0; i < CLD_CALENDAR_MONTHS; i++)
    self->months[i + 1] = (CldCalendarPart){ cld_day_add_months (first, i), cld_day_add_months (first, i + 1) - 1, { 0 } };
  self->n_weeks = 0;
  for (gint32 day = first; day < self->end && self->n_weeks < CLD_CALENDAR_MAX_WEEKS; self->n_weeks++)
    {
      gint32 last = MIN (self->end - 1, day + 6 - get_weekday (day));

      self->weeks[self->n_weeks] = (CldCalendarPart){ day, last, { 0 } };
      day = last + 1;
    }
}

/**
 * cld_calendar_strip_set_days:
 * @self: a calendar
 * @today: today: the calendar begins with its month
 * @days: (array): as many as cld_calendar_strip_count_days() says: all before the calendar, then day by day
 *
 * Shows other counts. What is chosen stays chosen.
 */
void
cld_calendar_strip_set_days (CldCalendarStrip *self, gint32 today, const CldDutiesDay *days)
{
  gint32 first;

  g_return_if_fail (CLD_IS_CALENDAR_STRIP (self) && days);

  first = cld_calendar_strip_find_first (today);
  if (first != self->months[1].from)
    self->chosen.index = -1;
  self->today = today;
  make_parts (self, today);
  self->months[0].counts = days[0];
  for (int i = 1; i <= CLD_CALENDAR_MONTHS; i++)
    add_days (&self->months[i], first, days);
  for (int i = 0; i < self->n_weeks; i++)
    add_days (&self->weeks[i], first, days);
  update_accessible (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * cld_calendar_strip_get_chosen:
 * @self: a calendar
 * @from: (out): the first day, %CLD_NO_DAY for everything before
 * @until: (out): the last day
 *
 * Returns: whether a part is chosen
 */
gboolean
cld_calendar_strip_get_chosen (CldCalendarStrip *self, gint32 *from, gint32 *until)
{
  const CldCalendarPart *part;

  g_return_val_if_fail (CLD_IS_CALENDAR_STRIP (self), FALSE);

  part = self->n_weeks > 0 ? _cld_calendar_strip_get_part (self, self->chosen) : NULL;
  if (!part)
    return FALSE;
  *from = part->from;
  *until = part->until;
  return TRUE;
}

/**
 * cld_calendar_strip_choose_month:
 * @self: a calendar
 * @month: 0 for all that is before it, 1 for its first month
 *
 * As a click on that month; a second one takes it back.
 */
void
cld_calendar_strip_choose_month (CldCalendarStrip *self, int month)
{
  g_return_if_fail (CLD_IS_CALENDAR_STRIP (self) && month >= 0 && month <= CLD_CALENDAR_MONTHS);

  self->cursor = (CldCalendarPlace){ FALSE, month };
  choose (self, self->cursor);
}

/**
 * cld_calendar_strip_choose_none:
 * @self: a calendar
 *
 * Nothing is chosen any more.
 */
void
cld_calendar_strip_choose_none (CldCalendarStrip *self)
{
  g_return_if_fail (CLD_IS_CALENDAR_STRIP (self));

  choose (self, (CldCalendarPlace){ FALSE, -1 });
}

/**
 * cld_calendar_strip_dup_name:
 * @self: a calendar
 *
 * Returns: (transfer full) (nullable): what is chosen: “April 2026”; %NULL for nothing
 */
char *
cld_calendar_strip_dup_name (CldCalendarStrip *self)
{
  const CldCalendarPart *part;

  g_return_val_if_fail (CLD_IS_CALENDAR_STRIP (self), NULL);

  part = self->n_weeks > 0 ? _cld_calendar_strip_get_part (self, self->chosen) : NULL;
  return part ? make_name (part, self->chosen.week) : NULL;
}

/**
 * cld_calendar_strip_dup_text:
 * @self: a calendar
 *
 * Returns: (transfer full): all that it shows of its months, in words
 */
char *
cld_calendar_strip_dup_text (CldCalendarStrip *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (CLD_IS_CALENDAR_STRIP (self), NULL);

  for (int i = 0; self->n_weeks > 0 && i <= CLD_CALENDAR_MONTHS; i++)
    {
      g_autofree char *text = make_text (&self->months[i], FALSE);

      g_string_append_printf (out, "%s%s", i > 0 ? "; " : "", text);
    }
  return g_string_free (out, FALSE);
}
