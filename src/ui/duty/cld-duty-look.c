/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-duty-look.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Open rows that are not late look by how near they are, the others by their state. */
static const CldDutyLook looks[CLD_DUTY_N_STATES] = {
  [CLD_DUTY_MET] = { "object-select-symbolic", "cld-done" },
  [CLD_DUTY_LATE] = { "dialog-warning-symbolic", "cld-late" },
  [CLD_DUTY_OVERDUE] = { "dialog-warning-symbolic", "cld-late" },
  [CLD_DUTY_MISSED] = { "dialog-warning-symbolic", "cld-late" },
  [CLD_DUTY_LAPSED] = { "action-unavailable-symbolic", "cld-upcoming" },
  [CLD_DUTY_DUE] = { "x-office-calendar-symbolic", "cld-upcoming" },
  [CLD_DUTY_UPCOMING] = { "x-office-calendar-symbolic", "cld-upcoming" },
  [CLD_DUTY_WAIVED] = { "action-unavailable-symbolic", "cld-upcoming" },
  [CLD_DUTY_UNKNOWN] = { "dialog-question-symbolic", "cld-missing" },
  [CLD_DUTY_PROJECTED] = { "x-office-calendar-symbolic", "cld-upcoming" },
};

static const CldDutyLook due_today = { "alarm-symbolic", "cld-due" };

static const char *const classes[] = { "cld-done", "cld-late", "cld-upcoming", "cld-missing", "cld-due", NULL };

/**
 * cld_duty_look:
 * @state: a state
 * @due: the day it is due, %CLD_NO_DAY where there is none
 * @today: today
 *
 * Returns: (transfer none): its icon and class
 */
const CldDutyLook *
cld_duty_look (CldDutyState state, gint32 due, gint32 today)
{
  g_return_val_if_fail ((guint) state < CLD_DUTY_N_STATES, NULL);

  if (due == today && (state == CLD_DUTY_DUE || state == CLD_DUTY_UPCOMING))
    return &due_today;
  return &looks[state];
}

/**
 * cld_duty_look_get_color:
 * @look: how a state looks
 *
 * Returns: (nullable): the name of its colour, for cells that paint their text themselves; %NULL for what is neither good
 *   nor bad, which has that of the text
 */
const char *
cld_duty_look_get_color (const CldDutyLook *look)
{
  static const char *const colors[][2] = { { "cld-late", "cld_late" }, { "cld-due", "cld_due" }, { "cld-done", "cld_done" }, { "cld-restricted", "cld_restricted" } };

  for (guint i = 0; i < G_N_ELEMENTS (colors); i++)
    if (strcmp (colors[i][0], look->style_class) == 0)
      return colors[i][1];
  return NULL;
}

static char *
count_days (const char *text, gint32 n)
{
  GString *out = g_string_new (text);
  g_autofree char *number = g_strdup_printf ("%d", n);

  g_string_replace (out, "%d", number, 0);
  return g_string_free (out, FALSE);
}

static char *
days_late (gint32 n)
{
  return count_days (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) n), n);
}

static char *
days_ahead (const CldDuty *duty, gint32 today)
{
  gint32 n = duty->due.day - today;

  if (n == 0 && duty->due.minute != CLD_NO_MINUTE)
    /* Translators: a time of today, such as 14:10 */
    return g_strdup_printf (_("Due by %02d:%02d"), (duty->due.minute / 60) % 24, duty->due.minute % 60);
  if (n == 0)
    return g_strdup (_("Due today"));
  return count_days (g_dngettext (GETTEXT_PACKAGE, "In %d day", "In %d days", (gulong) n), n);
}

/**
 * cld_duty_look_words:
 * @duty: a duty
 * @today: today
 *
 * Returns: (transfer full): its state in words, with the distance of its day: “3 days late”, “In 2 days”, “Done”
 */
char *
cld_duty_look_words (const CldDuty *duty, gint32 today)
{
  switch ((CldDutyState) duty->state)
    {
    case CLD_DUTY_OVERDUE:
      return duty->due.day < today ? days_late (today - duty->due.day) : g_strdup (_("Late"));
    case CLD_DUTY_DUE:
    case CLD_DUTY_UPCOMING:
    case CLD_DUTY_PROJECTED:
      return days_ahead (duty, today);
    case CLD_DUTY_LATE:
      /* Translators: a duty that was done too late */
      return g_strdup (_("Done late"));
    case CLD_DUTY_MET:
      /* Translators: a duty that was done in time */
      return g_strdup (_("Done"));
    case CLD_DUTY_MISSED:
      /* Translators: a duty that was never done */
      return g_strdup (_("Missed"));
    case CLD_DUTY_LAPSED:
      /* Translators: a duty of a placement that ended before it was due */
      return g_strdup (_("Not owed"));
    case CLD_DUTY_WAIVED:
      return g_strdup (_("Not needed"));
    case CLD_DUTY_UNKNOWN:
      /* Translators: a duty whose date cannot be computed, since a fact is not recorded */
      return g_strdup (_("Not known"));
    case CLD_DUTY_N_STATES:
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * cld_strength_read:
 * @strength: as the timetable writes it
 *
 * Returns: how binding that is; what is in a law and in guidance is law
 */
CldStrength
cld_strength_read (const char *strength)
{
  if (strstr (strength, "ACT") || strstr (strength, "REG"))
    return CLD_STRENGTH_MUST;
  return strstr (strength, "SG") || strstr (strength, "return") ? CLD_STRENGTH_SHOULD : CLD_STRENGTH_LOCAL;
}

/**
 * cld_duty_look_strength:
 * @duty: a duty
 *
 * Returns: how binding it is; what is in a law and in guidance is law
 */
CldStrength
cld_duty_look_strength (const CldDuty *duty)
{
  return cld_strength_read (cld_duty_get_strength (duty));
}

/**
 * cld_strength_word:
 * @strength: how binding something is
 *
 * Returns: (transfer none): the word for it
 */
const char *
cld_strength_word (CldStrength strength)
{
  switch (strength)
    {
    case CLD_STRENGTH_MUST:
      /* Translators: the strength of a duty: the law says so */
      return _("Must");
    case CLD_STRENGTH_SHOULD:
      /* Translators: the strength of a duty: guidance says so */
      return _("Should");
    case CLD_STRENGTH_LOCAL:
    default:
      /* Translators: the strength of a duty: our own practice */
      return _("Local");
    }
}

static char *
format_day (gint32 day, const char *format)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc ((gint64) day * 86400);

  return date ? g_date_time_format (date, format) : g_strdup ("");
}

/**
 * cld_duty_look_day:
 * @day: a day
 * @today: today
 *
 * Returns: (transfer full): `Sat 1 Mar`, or `1 Mar 2024` in another year; nothing for %CLD_NO_DAY
 */
char *
cld_duty_look_day (gint32 day, gint32 today)
{
  char iso[CLD_DATE_SIZE], now[CLD_DATE_SIZE];

  if (day == CLD_NO_DAY)
    return g_strdup ("");
  cld_date_from_day (day, iso);
  cld_date_from_day (today, now);
  /* Translators: a date in a list of duties, of this year and of another one; see g_date_time_format() */
  return format_day (day, strncmp (iso, now, 4) == 0 ? _("%a %-d %b") : _("%-d %b %Y"));
}

/**
 * cld_duty_look_long_day:
 * @day: a day
 *
 * Returns: (transfer full): `Tuesday 4 March 2025`
 */
char *
cld_duty_look_long_day (gint32 day)
{
  /* Translators: a date in full; see g_date_time_format() */
  return day == CLD_NO_DAY ? g_strdup ("") : format_day (day, _("%A %-d %B %Y"));
}

/**
 * cld_duty_look_make_state:
 *
 * Returns: (transfer floating): an icon and a word, for cld_duty_look_set_state()
 */
GtkWidget *
cld_duty_look_make_state (void)
{
  GtkWidget *state = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (state, "cld-state");
  gtk_widget_set_valign (state, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (state), gtk_image_new ());
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "cld-num");
  gtk_box_append (GTK_BOX (state), label);
  return state;
}

/**
 * cld_duty_look_set_state:
 * @state: of cld_duty_look_make_state()
 * @look: how it looks
 * @words: what it says
 */
void
cld_duty_look_set_state (GtkWidget *state, const CldDutyLook *look, const char *words)
{
  for (guint i = 0; classes[i]; i++)
    gtk_widget_remove_css_class (state, classes[i]);
  gtk_widget_add_css_class (state, look->style_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (gtk_widget_get_first_child (state)), look->icon_name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (state)), words);
}

/**
 * cld_duty_look_make_tag:
 *
 * Returns: (transfer floating): the mark of a strength, for cld_duty_look_set_tag()
 */
GtkWidget *
cld_duty_look_make_tag (void)
{
  GtkWidget *tag = gtk_label_new (NULL);

  gtk_widget_set_halign (tag, GTK_ALIGN_START);
  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  return tag;
}

/**
 * cld_duty_look_set_tag:
 * @tag: of cld_duty_look_make_tag()
 * @strength: how binding something is
 */
void
cld_duty_look_set_tag (GtkWidget *tag, CldStrength strength)
{
  static const char *const styles[] = { [CLD_STRENGTH_MUST] = "cld-must", [CLD_STRENGTH_SHOULD] = "cld-should", [CLD_STRENGTH_LOCAL] = "cld-local" };
  const char *style[] = { styles[strength], NULL };

  gtk_widget_set_css_classes (tag, style);
  gtk_label_set_label (GTK_LABEL (tag), cld_strength_word (strength));
}
