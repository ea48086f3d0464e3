/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-placements-work.h"
#include "cld-table-export.h"

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

static gboolean
write_rows (CldOutput *output, gpointer data, GError **error)
{
  GPtrArray *rows = data;

  for (guint i = 0; i < rows->len; i++)
    if (!write_row (output, ((const CldPlacementsRow *) rows->pdata[i])->entry, error))
      return FALSE;
  return TRUE;
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
  return cld_table_export_to (columns, write_rows, rows, path, overwrite, error);
}

/**
 * cld_placements_export:
 * @from: a #CldPane
 * @rows: (element-type CldPlacementsRow): what is shown
 *
 * Asks where they go, and writes them as they are now.
 */
void
cld_placements_export (GtkWidget *from, GPtrArray *rows)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Export %u placement", "Export %u placements", rows->len), rows->len);
  g_autofree char *why = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "list of placements, %u row", "list of placements, %u rows", rows->len), rows->len);
  g_autofree char *done = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u placement exported", "%u placements exported", rows->len), rows->len);

  cld_table_export (CLD_PANE (from), &(CldTableExport){ "placements", title, why, done, _("The placements were not exported"), columns, write_rows, rows });
}
