/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-calendar-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"

#define MAX_OCTETS 75 /* of a line, without its end */
#define FLUSH_AT ((gsize) 64 << 10)
#define UID_LETTERS 40

struct _CldCalendarFile
{
  GOutputStream *stream;
  GString *out;
  char *stamp; /* YYYYMMDDThhmmssZ */
  guint n;
  gboolean begun;
};

/* The wall time of a moment is England's, whatever the clock of the computer that reads it. */
static const char *const zone[] = {
  "BEGIN:VTIMEZONE", "TZID:Europe/London",
  "BEGIN:STANDARD", "DTSTART:19961027T020000", "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZNAME:GMT", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000", "END:STANDARD",
  "BEGIN:DAYLIGHT", "DTSTART:19810329T010000", "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZNAME:BST", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100", "END:DAYLIGHT",
  "END:VTIMEZONE",
};

/* One line of the file, folded between letters and not within them. */
static void
add_line (CldCalendarFile *self, const char *line)
{
  gsize taken = 0;

  for (const char *p = line; *p;)
    {
      gsize len = (gsize) (g_utf8_next_char (p) - p);

      if (taken + len > MAX_OCTETS)
        {
          g_string_append (self->out, "\r\n ");
          taken = 1;
        }
      g_string_append_len (self->out, p, (gssize) len);
      taken += len;
      p += len;
    }
  g_string_append (self->out, "\r\n");
}

/* A property whose value is text. */
static void
add_text (CldCalendarFile *self, const char *name, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *p = valid; *p; p++)
    {
      if (*p == '\n')
        g_string_append (line, "\\n");
      else if (strchr ("\\;,", *p))
        g_string_append_printf (line, "\\%c", *p);
      else if ((guchar) *p < 0x20 || *p == 0x7F)
        g_string_append_c (line, ' ');
      else
        g_string_append_c (line, *p);
    }
  add_line (self, line->str);
}

static gboolean
flush (CldCalendarFile *self, GError **error)
{
  gboolean done = g_output_stream_write_all (self->stream, self->out->str, self->out->len, NULL, NULL, error);

  g_string_truncate (self->out, 0);
  return done;
}

static void
begin (CldCalendarFile *self)
{
  if (self->begun)
    return;
  self->begun = TRUE;
  add_line (self, "BEGIN:VCALENDAR");
  add_line (self, "VERSION:2.0");
  add_line (self, "PRODID:-//Caseload//Duties//EN");
  add_line (self, "CALSCALE:GREGORIAN");
  for (guint i = 0; i < G_N_ELEMENTS (zone); i++)
    add_line (self, zone[i]);
}

/**
 * cld_calendar_file_new:
 * @stream: where to
 * @made_at: when the file is made, in UTC: YYYY-MM-DDThh:mm:ss, anything behind that is left out
 *
 * Begins a calendar.
 *
 * Returns: (transfer full): the calendar
 */
CldCalendarFile *
cld_calendar_file_new (GOutputStream *stream, const char *made_at)
{
  CldCalendarFile *self;
  GString *stamp;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream) && made_at && strlen (made_at) >= strlen ("YYYY-MM-DDThh:mm:ss"), NULL);

  self = g_new0 (CldCalendarFile, 1);
  self->stream = g_object_ref (stream);
  self->out = g_string_new (NULL);
  stamp = g_string_new (NULL);
  for (const char *p = made_at; p < made_at + strlen ("YYYY-MM-DDThh:mm:ss"); p++)
    if (*p != '-' && *p != ':')
      g_string_append_c (stamp, *p);
  g_string_append_c (stamp, 'Z');
  self->stamp = g_string_free (stamp, FALSE);
  return self;
}

/**
 * cld_calendar_file_free:
 * @self: (nullable): a calendar
 */
void
cld_calendar_file_free (CldCalendarFile *self)
{
  if (!self)
    return;
  g_string_free (self->out, TRUE);
  g_object_unref (self->stream);
  g_free (self->stamp);
  g_free (self);
}

/* The same duty has the same name in every file, so that a calendar that takes the next file moves its event and does not
 * get a second one. It is a digest: a record's own name might say more of the child than its number. */
static void
add_uid (CldCalendarFile *self, const CldFacts *facts, const CldDuty *duty)
{
  g_autofree char *ref = cld_duty_dup_ref (facts, duty);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, ref, -1);
  g_autofree char *uid = g_strdup_printf ("%.*s@duties.caseload", UID_LETTERS, digest);

  add_text (self, "UID", uid);
}

/* A day is the whole day; a duty in clock hours is due at a moment. */
static void
add_time (CldCalendarFile *self, CldWhen due)
{
  char iso[CLD_DATE_SIZE];
  g_autofree char *line = NULL;

  cld_date_from_day (due.day, iso);
  if (due.minute == CLD_NO_MINUTE)
    line = g_strdup_printf ("DTSTART;VALUE=DATE:%.4s%.2s%.2s", iso, iso + 5, iso + 8);
  else
    line = g_strdup_printf ("DTSTART;TZID=Europe/London:%.4s%.2s%.2sT%02d%02d00", iso, iso + 5, iso + 8, (due.minute / 60) % 24, due.minute % 60);
  add_line (self, line);
}

/* "Visit due: BR0117": what it is, and of whom without a name. */
static char *
make_summary (const CldFacts *facts, const CldDuty *duty)
{
  const char *title = _(cld_timetable_get (duty->row)->short_title);

  if (duty->done.day != CLD_NO_DAY)
    /* Translators: an entry of a calendar: a duty and the number of a child, such as "Visit done: BR0117" */
    return g_strdup_printf (_("%1$s done: %2$s"), title, facts->ref);
  if (duty->state == CLD_DUTY_WAIVED)
    /* Translators: an entry of a calendar: a duty and the number of a child */
    return g_strdup_printf (_("%1$s not needed: %2$s"), title, facts->ref);
  /* Translators: an entry of a calendar: a duty and the number of a child, such as "Visit due: BR0117" */
  return g_strdup_printf (_("%1$s due: %2$s"), title, facts->ref);
}

static void
add_words (CldCalendarFile *self, const CldFacts *facts, const CldDuty *duty)
{
  const CldTimetableRow *row = cld_timetable_get (duty->row);
  g_autofree char *summary = make_summary (facts, duty);
  const char *recipient = duty->detail ? cld_code_list_label ("notification_recipient", duty->detail) : NULL;
  g_autofree char *description = g_strdup_printf ("%s %s%s%s\n%s\n%s", row->id, row->duty, recipient ? ": " : "", recipient ? recipient : "", row->source, cld_duty_state_label (duty->state));

  add_text (self, "SUMMARY", summary);
  add_text (self, "DESCRIPTION", description);
  add_text (self, "CATEGORIES", row->must ? _("Must") : _("Should"));
}

/**
 * cld_calendar_file_add:
 * @self: a calendar
 * @facts: a child
 * @duty: one of its duties
 * @error: return location
 *
 * Adds the day on which it is due; a duty without one is left out. The day takes none of anybody's time.
 *
 * Returns: whether it could be written
 */
gboolean
cld_calendar_file_add (CldCalendarFile *self, const CldFacts *facts, const CldDuty *duty, GError **error)
{
  g_autofree char *stamp = NULL;

  g_return_val_if_fail (self != NULL && facts != NULL && duty != NULL, FALSE);

  begin (self);
  if (duty->due.day == CLD_NO_DAY)
    return TRUE;
  stamp = g_strdup_printf ("DTSTAMP:%s", self->stamp);
  add_line (self, "BEGIN:VEVENT");
  add_uid (self, facts, duty);
  add_line (self, stamp);
  add_time (self, duty->due);
  add_words (self, facts, duty);
  add_line (self, "CLASS:CONFIDENTIAL");
  add_line (self, "TRANSP:TRANSPARENT");
  add_line (self, "END:VEVENT");
  self->n++;
  return self->out->len < FLUSH_AT || flush (self, error);
}

/**
 * cld_calendar_file_finish:
 * @self: a calendar
 * @error: return location
 *
 * Writes what is left. A calendar without duties is one all the same.
 *
 * Returns: whether all of it was written
 */
gboolean
cld_calendar_file_finish (CldCalendarFile *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  begin (self);
  add_line (self, "END:VCALENDAR");
  return flush (self, error);
}

/**
 * cld_calendar_file_get_n:
 * @self: a calendar
 *
 * Returns: how many duties stand in it
 */
guint
cld_calendar_file_get_n (CldCalendarFile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}
