/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-bank-holidays.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cld-date.h"
#include "cld-error.h"
#include "cld-io-errno.h"

/* https://www.gov.uk/bank-holidays.json: a division holds events, an event a date, a title and notes. */
#define DIVISION "england-and-wales"
#define MAX_DEPTH 16
#define MAX_NAME 200

static void
set_error (GError **error, CldIoError code, const char *name, const char *what)
{
  g_set_error (error, CLD_IO_ERROR, code, "%s: %s", name, what);
}

/* The parser goes a call deeper at every bracket, so a file of nothing but brackets would use up the stack. */
static gboolean
is_shallow (const char *text, gsize len)
{
  int depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < len; i++)
    if (quoted)
      {
        if (text[i] == '\\')
          i++;
        else if (text[i] == '"')
          quoted = FALSE;
      }
    else if (text[i] == '"')
      quoted = TRUE;
    else if (text[i] == '[' || text[i] == '{')
      {
        if (++depth > MAX_DEPTH)
          return FALSE;
      }
    else if (text[i] == ']' || text[i] == '}')
      depth--;
  return TRUE;
}

static gboolean
check_bytes (const char *text, gsize len, const char *name, GError **error)
{
  if (len > CLD_BANK_HOLIDAYS_MAX_BYTES)
    set_error (error, CLD_IO_ERROR_LIMIT, name, _("the file is too large to be a list of bank holidays; choose the file from www.gov.uk/bank-holidays.json"));
  else if (!g_utf8_validate (text, (gssize) len, NULL))
    set_error (error, CLD_IO_ERROR_ENCODING, name, _("the file is no text; choose the file from www.gov.uk/bank-holidays.json"));
  else if (!is_shallow (text, len))
    set_error (error, CLD_IO_ERROR_LIMIT, name, _("the file is nested too deeply to be a list of bank holidays; choose the file from www.gov.uk/bank-holidays.json"));
  else
    return TRUE;
  return FALSE;
}

static const char *
get_text (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static JsonArray *
find_events (JsonNode *root, const char *name, GError **error)
{
  JsonObject *all = root && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode *division = all ? json_object_get_member (all, DIVISION) : NULL;
  JsonNode *events;

  if (!division || !JSON_NODE_HOLDS_OBJECT (division))
    {
      set_error (error, CLD_IO_ERROR_HEADER, name, _("the file has no division “england-and-wales”; choose the file from www.gov.uk/bank-holidays.json"));
      return NULL;
    }
  events = json_object_get_member (json_node_get_object (division), "events");
  if (events && JSON_NODE_HOLDS_ARRAY (events) && json_array_get_length (json_node_get_array (events)) > 0)
    {
      if (json_array_get_length (json_node_get_array (events)) <= CLD_BANK_HOLIDAYS_MAX_EVENTS)
        return json_node_get_array (events);
      set_error (error, CLD_IO_ERROR_LIMIT, name, _("the file has too many days to be a list of bank holidays; choose the file from www.gov.uk/bank-holidays.json"));
    }
  else
    set_error (error, CLD_IO_ERROR_HEADER, name, _("the division “england-and-wales” has no days; choose the file from www.gov.uk/bank-holidays.json"));
  return NULL;
}

static void
free_holiday (CldBankHoliday *holiday)
{
  g_free (holiday->name);
  g_free (holiday);
}

/* A name is a line of text that can be shown as it is. */
static char *
dup_name (const char *title)
{
  g_autofree char *name = title ? g_strstrip (g_strdup (title)) : NULL;

  if (!name || !*name || g_utf8_strlen (name, -1) > MAX_NAME)
    return NULL;
  for (const char *p = name; *p; p = g_utf8_next_char (p))
    if (!g_unichar_isprint (g_utf8_get_char (p)))
      return NULL;
  return g_steal_pointer (&name);
}

static CldBankHoliday *
read_event (JsonNode *node, guint number, const char *name, GError **error)
{
  JsonObject *event = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *date = event ? get_text (event, "date") : NULL;
  g_autofree char *title = event ? dup_name (get_text (event, "title")) : NULL;
  CldBankHoliday *holiday;

  if (!cld_date_is_iso (date))
    {
      /* Translators: %s is a file, %u the number of the entry in it */
      g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_VALUE, _("%s: day %u of the division “england-and-wales” has no real date; get the file again"), name, number);
      return NULL;
    }
  if (!title)
    {
      /* Translators: %s is a file, %u the number of the entry in it */
      g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_VALUE, _("%s: day %u of the division “england-and-wales” has no proper title; get the file again"), name, number);
      return NULL;
    }
  holiday = g_new (CldBankHoliday, 1);
  holiday->day = cld_date_to_day (date);
  holiday->name = g_steal_pointer (&title);
  return holiday;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const CldBankHoliday *one = *(const CldBankHoliday *const *) a, *other = *(const CldBankHoliday *const *) b;

  return one->day < other->day ? -1 : one->day > other->day;
}

static GPtrArray *
read_events (JsonArray *events, const char *name, GError **error)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) free_holiday);

  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      CldBankHoliday *holiday = read_event (json_array_get_element (events, i), i + 1, name, error);

      if (!holiday)
        return NULL;
      g_ptr_array_add (days, holiday);
    }
  g_ptr_array_sort (days, compare_days);
  /* A day that stands twice is one. */
  for (guint i = days->len - 1; i > 0; i--)
    if (compare_days (&days->pdata[i - 1], &days->pdata[i]) == 0)
      g_ptr_array_remove_index (days, i);
  return g_steal_pointer (&days);
}

/**
 * cld_bank_holidays_parse:
 * @bytes: the bytes of a file
 * @name: its base name, for messages
 * @error: where to put an error
 *
 * As cld_bank_holidays_read(), from memory.
 *
 * Returns: (transfer full) (element-type CldBankHoliday): the days, sorted, each once
 */
GPtrArray *
cld_bank_holidays_parse (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonArray *events;
  const char *text;
  gsize len;

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  text = g_bytes_get_data (bytes, &len);
  if (!check_bytes (len > 0 ? text : "", len, name, error))
    return NULL;
  if (len >= 3 && memcmp (text, "\xEF\xBB\xBF", 3) == 0)
    {
      text += 3;
      len -= 3;
    }
  if (len == 0 || !json_parser_load_from_data (parser, text, (gssize) len, NULL))
    {
      set_error (error, CLD_IO_ERROR_SYNTAX, name, _("the file is no JSON; choose the file from www.gov.uk/bank-holidays.json"));
      return NULL;
    }
  events = find_events (json_parser_get_root (parser), name, error);
  return events ? read_events (events, name, error) : NULL;
}

/* A file that is none (a folder, a pipe that never ends) is refused; one byte more than may be is read, no more. */
static GBytes *
read_file (const char *path, const char *name, GCancellable *cancellable, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  g_autoptr (GByteArray) data = g_byte_array_new ();
  struct stat info;
  guint8 buffer[16384];
  gssize n = 0;

  if (fd < 0 || fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      cld_io_set_errno_error (error, CLD_IO_READING, name, fd < 0 ? errno : S_ISDIR (info.st_mode) ? EISDIR : EINVAL);
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  while (data->len <= CLD_BANK_HOLIDAYS_MAX_BYTES && !g_cancellable_is_cancelled (cancellable))
    {
      n = read (fd, buffer, sizeof buffer);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      g_byte_array_append (data, buffer, (guint) n);
    }
  if (n < 0)
    cld_io_set_errno_error (error, CLD_IO_READING, name, errno);
  close (fd);
  if (n < 0 || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

/**
 * cld_bank_holidays_read:
 * @path: a file as https://www.gov.uk/bank-holidays.json gives it
 * @cancellable: (nullable): to stop from another thread
 * @error: where to put an error
 *
 * Reads the days of the division `england-and-wales`; the others are not looked at.
 *
 * Errors: %CLD_IO_ERROR_NOT_FOUND, %CLD_IO_ERROR_FAILED (unreadable), %CLD_IO_ERROR_LIMIT (the macros above),
 * %CLD_IO_ERROR_ENCODING, %CLD_IO_ERROR_SYNTAX (no JSON), %CLD_IO_ERROR_HEADER (no such division, or no days in it),
 * %CLD_IO_ERROR_VALUE (a day without a real date or a title), %G_IO_ERROR_CANCELLED. Nothing is read in part.
 *
 * Returns: (transfer full) (element-type CldBankHoliday): the days, sorted, each once
 */
GPtrArray *
cld_bank_holidays_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = cld_io_display_name (path);
  bytes = read_file (path, name, cancellable, error);
  return bytes ? cld_bank_holidays_parse (bytes, name, error) : NULL;
}
