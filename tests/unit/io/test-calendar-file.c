/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-calendar-file.h"

#define MADE_AT "2026-04-07T09:30:05.123Z"
#define NASTY "Ó'Neil; \\ & <b>\"%s%n,ab\n\x01z"

/* One line of a calendar, unfolded: NAME;PARAMETERS:VALUE. */
typedef struct
{
  char *name;
  char *parameters;
  char *value;
} Property;

static void
property_free (gpointer data)
{
  Property *property = data;

  g_free (property->name);
  g_free (property->parameters);
  g_free (property->value);
  g_free (property);
}

/* Every rule of RFC 5545, 3.1: lines end with CRLF, none is longer than 75 octets, a folded one goes on behind a space,
 * no letter is parted, and there are no control characters. */
static GPtrArray *
read_lines (const char *text)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_suffix (text, "\r\n"));
  for (const char *p = text; *p;)
    {
      const char *end = strstr (p, "\r\n");
      g_autofree char *line = NULL;

      g_assert_nonnull (end);
      g_assert_cmpint (end - p, <=, 75);
      g_assert_cmpint (end - p, >, 0);
      line = g_strndup (p, (gsize) (end - p));
      g_assert_true (g_utf8_validate (line, -1, NULL));
      for (const char *c = line; *c; c++)
        g_assert_true ((guchar) *c >= 0x20 && *c != 0x7F);
      if (*line == ' ')
        {
          char *before = g_ptr_array_index (lines, lines->len - 1);

          lines->pdata[lines->len - 1] = g_strconcat (before, line + 1, NULL);
          g_free (before);
        }
      else
        g_ptr_array_add (lines, g_steal_pointer (&line));
      p = end + 2;
    }
  return lines;
}

static Property *
read_property (const char *line)
{
  const char *colon = strchr (line, ':'), *semicolon = strchr (line, ';');
  Property *property = g_new0 (Property, 1);

  g_assert_nonnull (colon);
  if (!semicolon || semicolon > colon)
    semicolon = colon;
  property->name = g_strndup (line, (gsize) (semicolon - line));
  property->parameters = g_strndup (semicolon, (gsize) (colon - semicolon));
  property->value = g_strdup (colon + 1);
  g_assert_cmpuint (strspn (property->name, G_CSET_A_2_Z "-"), ==, strlen (property->name));
  return property;
}

/* A TEXT value: only these escapes, and none of the letters that need one without it. */
static char *
unescape (const char *value)
{
  GString *out = g_string_new (NULL);

  for (const char *p = value; *p; p++)
    {
      if (*p == '\\')
        {
          p++;
          g_assert_true (*p && strchr ("\\;,nN", *p));
          g_string_append_c (out, *p == 'n' || *p == 'N' ? '\n' : *p);
        }
      else
        {
          g_assert_true (*p != ';' && *p != ',');
          g_string_append_c (out, *p);
        }
    }
  return g_string_free (out, FALSE);
}

static const char *
get (GPtrArray *event, const char *name)
{
  const char *found = NULL;

  for (guint i = 0; i < event->len; i++)
    {
      Property *property = event->pdata[i];

      if (strcmp (property->name, name) != 0)
        continue;
      /* None of those that are looked for may be there twice. */
      g_assert_null (found);
      found = property->value;
    }
  return found;
}

static void
check_event (GPtrArray *event, GHashTable *uids)
{
  static const char *const texts[] = { "SUMMARY", "DESCRIPTION", "CATEGORIES", "UID" };
  const char *start = get (event, "DTSTART"), *stamp = get (event, "DTSTAMP");

  g_assert_nonnull (start);
  g_assert_cmpstr (stamp, ==, "20260407T093005Z");
  g_assert_true (g_hash_table_add (uids, g_strdup (get (event, "UID"))));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *text = unescape (get (event, texts[i]));

      g_assert_cmpuint (strlen (text), >, 0);
    }
  for (guint i = 0; i < event->len; i++)
    {
      Property *property = event->pdata[i];

      if (strcmp (property->name, "DTSTART") != 0)
        g_assert_cmpstr (property->parameters, ==, "");
      else if (strlen (start) == 8)
        g_assert_cmpstr (property->parameters, ==, ";VALUE=DATE");
      else
        {
          g_assert_cmpuint (strlen (start), ==, 15);
          g_assert_cmpstr (property->parameters, ==, ";TZID=Europe/London");
        }
    }
}

/* The events of a calendar that keeps every rule; blocks must be nested as they are named. */
static GPtrArray *
check_calendar (const char *text)
{
  g_autoptr (GPtrArray) lines = read_lines (text);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint n_zones = 0;

  g_assert_cmpstr (lines->pdata[0], ==, "BEGIN:VCALENDAR");
  g_assert_cmpstr (lines->pdata[1], ==, "VERSION:2.0");
  g_assert_true (g_str_has_prefix (lines->pdata[2], "PRODID:"));
  g_assert_cmpstr (lines->pdata[lines->len - 1], ==, "END:VCALENDAR");
  for (guint i = 0; i < lines->len; i++)
    {
      Property *property = read_property (lines->pdata[i]);

      if (strcmp (property->name, "BEGIN") == 0)
        {
          g_ptr_array_add (open, g_strdup (property->value));
          n_zones += strcmp (property->value, "VTIMEZONE") == 0;
          if (strcmp (property->value, "VEVENT") == 0)
            {
              g_assert_cmpuint (open->len, ==, 2);
              g_ptr_array_add (events, g_ptr_array_new_with_free_func (property_free));
            }
        }
      else if (strcmp (property->name, "END") == 0)
        {
          g_assert_cmpstr (open->pdata[open->len - 1], ==, property->value);
          g_ptr_array_set_size (open, (int) open->len - 1);
        }
      else if (open->len == 2 && strcmp (open->pdata[1], "VEVENT") == 0)
        {
          g_ptr_array_add (events->pdata[events->len - 1], property);
          continue;
        }
      property_free (property);
    }
  g_assert_cmpuint (open->len, ==, 0);
  g_assert_cmpuint (n_zones, ==, 1);
  for (guint i = 0; i < events->len; i++)
    check_event (events->pdata[i], uids);
  return events;
}

/* --- what is written --- */

static CldDuty
make_duty (const char *id, const char *from, const char *due, gint16 minute, CldDutyState state)
{
  return (CldDuty){
    .row = (guint8) cld_timetable_index (id),
    .state = (guint8) state,
    .serial = 1,
    .counted_from = { cld_date_to_day (from), CLD_NO_MINUTE },
    .due = { due ? cld_date_to_day (due) : CLD_NO_DAY, minute },
    .done = { CLD_NO_DAY, CLD_NO_MINUTE },
  };
}

static char *
write_calendar (const CldFacts *facts, const CldDuty *duties, guint n)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (CldCalendarFile) file = cld_calendar_file_new (stream, MADE_AT);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < n; i++)
    g_assert_true (cld_calendar_file_add (file, facts, &duties[i], &error));
  g_assert_true (cld_calendar_file_finish (file, &error));
  g_assert_true (g_output_stream_close (stream, NULL, &error));
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_days (void)
{
  const CldFacts facts = { .ref = "BR0117", .worker = "Priya Nair" };
  const CldDuty duties[] = {
    make_duty ("C02", "2026-03-01", "2026-04-12", CLD_NO_MINUTE, CLD_DUTY_DUE),
    make_duty ("C02", "2026-04-12", "2026-05-24", CLD_NO_MINUTE, CLD_DUTY_PROJECTED),
    make_duty ("B03", "2026-01-01", NULL, CLD_NO_MINUTE, CLD_DUTY_UNKNOWN),
    make_duty ("F04", "2026-03-29", "2026-04-01", 14 * 60 + 5, CLD_DUTY_OVERDUE),
  };
  g_autofree char *text = write_calendar (&facts, duties, G_N_ELEMENTS (duties));
  g_autoptr (GPtrArray) events = check_calendar (text);

  /* One without a date is on no day. */
  g_assert_cmpuint (events->len, ==, 3);
  g_assert_cmpstr (get (events->pdata[0], "DTSTART"), ==, "20260412");
  g_assert_cmpstr (get (events->pdata[0], "SUMMARY"), ==, "Visit due: BR0117");
  g_assert_cmpstr (get (events->pdata[2], "DTSTART"), ==, "20260401T140500");
  g_assert_null (strstr (text, "Priya"));
}

/* The same duty is the same event in every file; another date to count from is another duty. */
static void
test_uids (void)
{
  const CldFacts facts = { .ref = "BR0117" };
  CldDuty duties[] = {
    make_duty ("C02", "2026-03-01", "2026-04-12", CLD_NO_MINUTE, CLD_DUTY_DUE),
    make_duty ("C02", "2026-03-02", "2026-04-12", CLD_NO_MINUTE, CLD_DUTY_DUE),
  };
  g_autofree char *first = write_calendar (&facts, duties, 2);
  g_autoptr (GPtrArray) before = check_calendar (first), after = NULL;
  g_autofree char *second = NULL;

  duties[0].due.day += 3;
  duties[0].state = CLD_DUTY_UPCOMING;
  second = write_calendar (&facts, duties, 2);
  after = check_calendar (second);
  g_assert_cmpstr (get (before->pdata[0], "UID"), ==, get (after->pdata[0], "UID"));
  g_assert_cmpstr (get (before->pdata[0], "DTSTART"), !=, get (after->pdata[0], "DTSTART"));
  g_assert_cmpstr (get (before->pdata[1], "UID"), !=, get (before->pdata[0], "UID"));
}

/* A number may be anything that somebody typed: it neither breaks a line nor a rule. */
static void
test_nasty (void)
{
  g_autoptr (GString) ref = g_string_new (NASTY);
  CldFacts facts = { 0 };
  const CldDuty duty = make_duty ("D07", "2026-03-01", "2026-04-12", CLD_NO_MINUTE, CLD_DUTY_DUE);

  for (guint i = 0; i < 90; i++)
    {
      g_autofree char *text = NULL, *summary = NULL;
      g_autoptr (GPtrArray) events = NULL;

      facts.ref = ref->str;
      text = write_calendar (&facts, &duty, 1);
      events = check_calendar (text);
      summary = unescape (get (events->pdata[0], "SUMMARY"));
      g_assert_nonnull (strstr (summary, "Ó'Neil; \\ & <b>\"%s%n,ab\n z"));
      /* The fold moves letter by letter through letters of two, three and four bytes. */
      g_string_append (ref, i % 3 == 0 ? "é" : i % 3 == 1 ? "€" : "\xF0\x9F\x98\x80");
    }
}

static void
test_empty (void)
{
  g_autofree char *text = write_calendar (NULL, NULL, 0);
  g_autoptr (GPtrArray) events = check_calendar (text);

  g_assert_cmpuint (events->len, ==, 0);
}

/* More than is held at once. */
static void
test_many (void)
{
  const CldFacts facts = { .ref = "BR0117" };
  g_autofree CldDuty *duties = g_new (CldDuty, 3000);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) events = NULL;

  for (guint i = 0; i < 3000; i++)
    {
      duties[i] = make_duty ("C02", "2016-03-01", "2026-04-12", CLD_NO_MINUTE, CLD_DUTY_PROJECTED);
      duties[i].counted_from.day += (gint32) i;
    }
  text = write_calendar (&facts, duties, 3000);
  events = check_calendar (text);
  g_assert_cmpuint (events->len, ==, 3000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar-file/days", test_days);
  g_test_add_func ("/calendar-file/uids", test_uids);
  g_test_add_func ("/calendar-file/nasty", test_nasty);
  g_test_add_func ("/calendar-file/empty", test_empty);
  g_test_add_func ("/calendar-file/many", test_many);
  return g_test_run ();
}
