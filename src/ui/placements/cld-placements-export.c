/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-change-set.h"
#include "cld-file-chooser.h"
#include "cld-output.h"
#include "cld-pane.h"
#include "cld-placements-work.h"
#include "cld-safe-file.h"
#include "cld-window.h"

/* The list as a file that other programs read: names as in native files, codes and days instead of words. */
static const char *const columns[] = {
  "placement", "child", "provider", "urn", "type", "started_on", "ended_on", "area_authority", "distance_miles", "level", "approval", "approved_on", "notice",
  "notice_sent_on", "acknowledged_on", "needed", "recorded", "lacks_approval", "lacks_notice", NULL
};

static const char *
write_day (gint32 day, char text[CLD_DATE_SIZE])
{
  if (day == CLD_NO_DAY)
    return NULL;
  cld_date_from_day (day, text);
  return text;
}

static gboolean
write_row (CldOutput *output, const CldPlacementEntry *entry, GError **error)
{
  const CldEvidence *evidence = &entry->evidence;
  const CldEvidenceItem *approval = &evidence->items[CLD_EVIDENCE_APPROVAL], *notice = &evidence->items[CLD_EVIDENCE_NOTICE];
  gboolean is_gap = !entry->fact;
  g_autofree char *needed = is_gap ? NULL : g_strdup_printf ("%u", evidence->n_needed), *recorded = is_gap ? NULL : g_strdup_printf ("%u", evidence->n_recorded);
  char from[CLD_DATE_SIZE], until[CLD_DATE_SIZE], approved[CLD_DATE_SIZE], sent[CLD_DATE_SIZE], acknowledged[CLD_DATE_SIZE];
  const char *const cells[] = {
    entry->ref, entry->child, entry->provider, entry->urn, entry->type, write_day (entry->from, from), write_day (entry->until, until), entry->area_code, entry->miles,
    is_gap ? NULL : cld_evidence_level_id (evidence->level), is_gap ? NULL : cld_evidence_state_id (approval->state), write_day (is_gap ? CLD_NO_DAY : approval->day, approved),
    is_gap ? NULL : cld_evidence_state_id (notice->state), write_day (is_gap ? CLD_NO_DAY : notice->day, sent),
    write_day (is_gap ? CLD_NO_DAY : evidence->items[CLD_EVIDENCE_ACKNOWLEDGED].day, acknowledged), needed, recorded,
    entry->flags & CLD_PLACEMENT_LACKS_APPROVAL ? "1" : "0", entry->flags & CLD_PLACEMENT_LACKS_NOTICE ? "1" : "0"
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (cells) + 1 == G_N_ELEMENTS (columns));
  return cld_output_row (output, cells, error);
}

static GBytes *
make_bytes (GPtrArray *rows, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (CldOutput) output = cld_output_new (stream, CLD_OUTPUT_CSV, columns);

  for (guint i = 0; i < rows->len; i++)
    if (!write_row (output, ((const CldPlacementsRow *) rows->pdata[i])->entry, error))
      return NULL;
  if (!cld_output_finish (output, error) || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static gboolean
write_bytes (GBytes *bytes, const char *path, gboolean overwrite, GError **error)
{
  g_autoptr (CldSafeFile) file = cld_safe_file_create (path, overwrite, error);
  gsize len;
  gconstpointer data = g_bytes_get_data (bytes, &len);

  return file && g_output_stream_write_all (cld_safe_file_get_stream (file), data, len, NULL, NULL, error) && cld_safe_file_commit (file, error);
}

/**
 * cld_placements_export_to:
 * @rows: (element-type CldPlacementsRow): what is shown
 * @path: the file
 * @overwrite: whether it may be there already
 * @error: return location
 *
 * Writes the rows in their order. Nothing is logged.
 *
 * Returns: whether the whole file is there
 */
gboolean
cld_placements_export_to (GPtrArray *rows, const char *path, gboolean overwrite, GError **error)
{
  g_autoptr (GBytes) bytes = make_bytes (rows, error);

  return bytes && write_bytes (bytes, path, overwrite, error);
}

/* Rows on their way into a file: what is written is what was logged. */
typedef struct
{
  GtkWidget *from;
  char *path;
  GBytes *bytes;
  guint n;
} Export;

#define PENDING "cld-placements-export"

static void
export_free (gpointer data)
{
  Export *export = data;

  g_bytes_unref (export->bytes);
  g_free (export->path);
  g_free (export);
}

static void
say_fault (GtkWidget *from, const GError *error)
{
  CldWindow *window = cld_window_of (from);

  if (window && error)
    cld_window_show_error (window, _("The placements were not exported"), error);
}

static void
logged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  g_autoptr (GtkWidget) from = export->from;
  CldWindow *window = cld_window_of (from);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u placement exported", "%u placements exported", export->n), export->n);

  /* The chooser has asked whether to replace a file that is there. */
  if (!cld_session_look_finish (CLD_SESSION (source), result, &error) || !write_bytes (export->bytes, export->path, TRUE, &error))
    say_fault (from, error);
  else if (window)
    cld_window_toast (window, text, FALSE);
  export_free (export);
}

/* What cannot be logged is not exported. */
static void
chosen_cb (GtkWidget *from, const char *path)
{
  Export *export = g_object_steal_data (G_OBJECT (from), PENDING);
  g_autofree char *why = NULL;

  if (!export)
    return;
  export->path = g_strdup (path);
  export->from = g_object_ref (from);
  why = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "list of placements, %u row", "list of placements, %u rows", export->n), export->n);
  cld_session_look_async (cld_pane_get_session (CLD_PANE (from)), CLD_ACT_EXPORT, why, NULL, logged_cb, export);
}

/**
 * cld_placements_export:
 * @from: a #CldPane
 * @rows: (element-type CldPlacementsRow): what is shown
 *
 * Asks where they go, and writes them as they are now. The proposed name says nothing of anybody.
 */
void
cld_placements_export (GtkWidget *from, GPtrArray *rows)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Export %u placement", "Export %u placements", rows->len), rows->len);
  g_autofree char *name = g_strdup_printf ("Caseload-placements-%s.csv", cld_session_get_today (cld_pane_get_session (CLD_PANE (from))));
  g_autoptr (GError) error = NULL;
  GBytes *bytes = make_bytes (rows, &error);
  Export *export;

  if (!bytes)
    {
      say_fault (from, error);
      return;
    }
  export = g_new0 (Export, 1);
  export->bytes = bytes;
  export->n = rows->len;
  g_object_set_data_full (G_OBJECT (from), PENDING, export, export_free);
  cld_file_chooser_save (from, title, name, chosen_cb);
}
