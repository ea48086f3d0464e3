/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-calendar-file.h"
#include "cld-change-set.h"
#include "cld-duties-pane-private.h"
#include "cld-duty-why.h"
#include "cld-file-chooser.h"
#include "cld-output.h"
#include "cld-safe-file.h"
#include "cld-window.h"

/* The names of contract 3, as `caseload-cli duties --format csv` writes them. */
static const char *const columns[] = { "ref", "child", "duty", "subject", "counted_from", "due", "done", "state", "strength", "provision", "why", NULL };

/* YYYY-MM-DD, YYYY-MM-DDThh:mm, or nothing. */
static const char *
format_when (CldWhen when, char text[CLD_MOMENT_SIZE])
{
  if (when.day == CLD_NO_DAY)
    return NULL;
  cld_date_from_day (when.day, text);
  if (when.minute != CLD_NO_MINUTE)
    g_snprintf (text + 10, CLD_MOMENT_SIZE - 10, "T%02d:%02d", (when.minute / 60) % 24, when.minute % 60);
  return text;
}

static gboolean
write_row (CldOutput *output, const CldDutyBoard *board, const CldDutyItem *item, GError **error)
{
  const CldDuty *duty = item->duty;
  const CldTimetableRow *row = cld_timetable_get (duty->row);
  g_autofree char *ref = cld_duty_dup_ref (item->facts, duty);
  g_autofree char *why = cld_duty_dup_why (item->facts, cld_duty_board_get_rules (board), cld_duty_board_get_today (board), duty);
  char from[CLD_MOMENT_SIZE], due[CLD_MOMENT_SIZE], done[CLD_MOMENT_SIZE];
  const char *const cells[] = {
    ref, item->facts->ref, row->id, duty->subject.kind == CLD_FACT_CHILD ? NULL : cld_fact_id_get_ref (item->facts, duty->subject),
    format_when (duty->counted_from, from), format_when (duty->due, due), format_when (duty->done, done),
    cld_duty_state_id (duty->state), cld_duty_get_strength (duty), row->source, why
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (cells) + 1 == G_N_ELEMENTS (columns));
  return cld_output_row (output, cells, error);
}

static gboolean
write_csv (CldDutiesPane *self, GOutputStream *stream, GError **error)
{
  g_autoptr (CldOutput) output = cld_output_new (stream, CLD_OUTPUT_CSV, columns);

  for (guint i = 0; i < self->items->len; i++)
    if (!write_row (output, cld_duty_watch_get_board (self->watch), &g_array_index (self->items, CldDutyItem, i), error))
      return FALSE;
  return cld_output_finish (output, error);
}

static gboolean
write_calendar (CldDutiesPane *self, GOutputStream *stream, GError **error)
{
  g_autofree char *now = cld_moment_now_utc ();
  g_autoptr (CldCalendarFile) file = cld_calendar_file_new (stream, now);

  for (guint i = 0; i < self->items->len; i++)
    {
      const CldDutyItem *item = &g_array_index (self->items, CldDutyItem, i);

      if (!cld_calendar_file_add (file, item->facts, item->duty, error))
        return FALSE;
    }
  return cld_calendar_file_finish (file, error);
}

/* The rows that are shown, as the bytes of a file. */
static GBytes *
make_bytes (CldDutiesPane *self, CldDutiesFormat format, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  g_return_val_if_fail (self->items != NULL, NULL);

  if (!(format == CLD_DUTIES_CSV ? write_csv (self, stream, error) : write_calendar (self, stream, error)) || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/**
 * _cld_duties_export_to:
 * @self: the page, with rows
 * @format: how they are written
 * @path: the file
 * @overwrite: whether it may be there already
 * @error: return location
 *
 * Writes the duties that are shown, in their order. Nothing is logged.
 *
 * Returns: whether the whole file is there
 */
gboolean
_cld_duties_export_to (CldDutiesPane *self, CldDutiesFormat format, const char *path, gboolean overwrite, GError **error)
{
  g_autoptr (GBytes) bytes = make_bytes (self, format, error);

  return bytes && cld_safe_file_write (path, bytes, overwrite, error);
}

/* Rows on their way into a file: what is written is what was logged. */
typedef struct
{
  CldDutiesPane *pane;
  char *path;
  GBytes *bytes;
  guint n;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->pane);
  g_bytes_unref (export->bytes);
  g_free (export->path);
  g_free (export);
}

static void
logged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  CldWindow *window = cld_window_of (GTK_WIDGET (export->pane));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u duty exported", "%u duties exported", export->n), export->n);

  /* The chooser has asked whether to replace a file that is there. */
  if (!cld_session_look_finish (CLD_SESSION (source), result, &error) || !cld_safe_file_write (export->path, export->bytes, TRUE, &error))
    {
      if (window)
        cld_window_show_error (window, _("The duties were not exported"), error);
    }
  else if (window)
    cld_window_toast (window, text, FALSE);
  export_free (export);
}

/**
 * _cld_duties_export_logged:
 * @self: the page, with rows
 * @format: how they are written
 * @path: the file, which is replaced if it is there
 *
 * Logs that the duties that are shown are exported, then writes them. What cannot be logged is not exported.
 */
void
_cld_duties_export_logged (CldDutiesPane *self, CldDutiesFormat format, const char *path)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  g_autofree char *why = NULL;
  GBytes *bytes = self->items ? make_bytes (self, format, &error) : NULL;
  Export *export;

  if (!bytes)
    {
      if (window && error)
        cld_window_show_error (window, _("The duties were not exported"), error);
      return;
    }
  export = g_new0 (Export, 1);
  export->pane = g_object_ref (self);
  export->path = g_strdup (path);
  export->bytes = bytes;
  export->n = self->items->len;
  why = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "list of duties, %u row", "list of duties, %u rows", export->n), export->n);
  cld_session_look_async (cld_pane_get_session (CLD_PANE (self)), CLD_ACT_EXPORT, why, NULL, logged_cb, export);
}

static void
chosen_csv_cb (GtkWidget *widget, const char *path)
{
  _cld_duties_export_logged (CLD_DUTIES_PANE (widget), CLD_DUTIES_CSV, path);
}

static void
chosen_calendar_cb (GtkWidget *widget, const char *path)
{
  _cld_duties_export_logged (CLD_DUTIES_PANE (widget), CLD_DUTIES_CALENDAR, path);
}

/**
 * _cld_duties_export:
 * @self: the page
 * @format: how they are written
 *
 * Asks where the duties that are shown go, and writes them. The proposed name says nothing of anybody.
 */
void
_cld_duties_export (CldDutiesPane *self, CldDutiesFormat format)
{
  guint n = self->items ? self->items->len : 0;
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Export %u duty", "Export %u duties", n), n);
  g_autofree char *name = g_strdup_printf ("Caseload-duties-%s.%s", cld_session_get_today (cld_pane_get_session (CLD_PANE (self))), format == CLD_DUTIES_CSV ? "csv" : "ics");

  cld_file_chooser_save (GTK_WIDGET (self), title, name, format == CLD_DUTIES_CSV ? chosen_csv_cb : chosen_calendar_cb);
}
