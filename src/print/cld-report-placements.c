/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-date.h"
#include "cld-report-private.h"
#include "cld-timeline.h"

/* The placements of a child: each period of care as a drawn timeline, then all of them in a table. */

/* A timeline on paper. */
typedef struct
{
  CldTimeline *timeline;
  CldTimelineStyle style;
} Drawing;

static void
draw_cb (cairo_t *cr, double width, double height, gpointer data)
{
  Drawing *drawing = data;

  cld_timeline_draw (cr, drawing->timeline, width, height, &drawing->style);
}

static void
drawing_free (gpointer data)
{
  Drawing *drawing = data;

  cld_timeline_free (drawing->timeline);
  g_free (drawing);
}

static void
add_drawing (CldSummary *summary, CldRow *period)
{
  Drawing *drawing = g_new0 (Drawing, 1);

  drawing->timeline = cld_timeline_new (summary->set, period, summary->options->today);
  drawing->style = cld_timeline_style_print;
  drawing->style.hide_names = summary->options->mask;
  if (!drawing->timeline || cld_timeline_is_empty (drawing->timeline))
    drawing_free (drawing);
  else
    cld_paper_add_drawing (summary->paper, cld_timeline_get_height (drawing->timeline, &drawing->style), draw_cb, drawing, drawing_free);
}

static void
add_period (CldSummary *summary, CldRow *period)
{
  const char *from = cld_summary_start (summary, period, CARE_PERIOD_STARTED_ON, CARE_PERIOD_START_KNOWN);
  const char *until = cld_summary_day (summary, cld_summary_raw (period, CARE_PERIOD_ENDED_ON));
  const char *need = cld_summary_code_and_label (summary, period, CARE_PERIOD_CATEGORY_OF_NEED);

  cld_paper_add_heading (summary->paper,
                         /* Translators: two days, or a day and "now" */
                         cld_arena_printf (summary->arena, _("In care %s – %s"), from ? from : "", until ? until : _("now")),
                         need, _("time in care"));
  add_drawing (summary, period);
}

/* "123 nights"; what goes on is counted up to today. */
static const char *
count_nights (CldSummary *summary, const CldRow *placement)
{
  const char *from = cld_summary_raw (placement, PLACEMENT_STARTED_ON), *until = cld_summary_raw (placement, PLACEMENT_ENDED_ON);
  gint32 first = cld_date_is_iso (from) ? cld_date_to_day (from) : CLD_NO_DAY;
  gint32 last = cld_date_to_day (cld_date_is_iso (until) ? until : summary->options->today);

  if (first == CLD_NO_DAY || last == CLD_NO_DAY || last < first)
    return "";
  return cld_arena_printf (summary->arena, "%d", last - first);
}

/* Northmoor · 41 miles · QX9 4ZP */
static const char *
describe_place (CldSummary *summary, const CldRow *placement)
{
  const char *area = cld_report_value (summary, placement, PLACEMENT_AREA_AUTHORITY);
  gboolean confidential = g_strcmp0 (cld_summary_raw (placement, PLACEMENT_AREA_AUTHORITY), "CON") == 0;
  const char *miles = confidential ? NULL : cld_report_value (summary, placement, PLACEMENT_DISTANCE_MILES);
  const char *postcode = cld_report_value (summary, placement, PLACEMENT_POSTCODE);
  GString *out = g_string_new (area);

  if (miles)
    {
      g_string_append (out, out->len > 0 ? " · " : "");
      /* Translators: distance from the child's home */
      g_string_append_printf (out, _("%s\u00A0miles"), miles);
    }
  if (postcode)
    {
      g_auto (GStrv) parts = g_strsplit (postcode, " ", -1);
      g_autofree char *whole = g_strjoinv (cld_summary_hides_address (placement) ? " " : "\u00A0", parts);

      g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", whole);
    }
  return cld_summary_keep (summary, g_string_free (out, out->len == 0));
}

static void
add_row (CldSummary *summary, CldTable *table, const CldRow *row)
{
  gboolean absence = cld_summary_raw (row, PLACEMENT_WITHIN) != NULL, open = !cld_summary_raw (row, PLACEMENT_ENDED_ON);
  const CldCell cells[] = {
    { cld_summary_start (summary, row, PLACEMENT_STARTED_ON, PLACEMENT_START_KNOWN), .indent = absence ? 1 : 0, .bold = open && !absence },
    { open ? _("now") : cld_summary_day (summary, cld_summary_raw (row, PLACEMENT_ENDED_ON)), .bold = open && !absence },
    { count_nights (summary, row) },
    { cld_summary_code_and_label (summary, row, PLACEMENT_TYPE), .indent = absence ? 1 : 0 },
    { absence ? "" : cld_summary_carer (summary, row) },
    { absence ? "" : describe_place (summary, row) },
    { absence || open ? "" : cld_summary_label (summary, row, PLACEMENT_REASON_ENDED) },
  };

  cld_table_add_row (table, cells);
}

static void
add_table (CldSummary *summary)
{
  const CldColumn columns[] = { { _("From"), 58 }, { _("To"), 54 }, { _("Nights"), 29 }, { _("Type"), 90 }, { _("Carer or home"), 62 }, { _("Where"), 80 }, { _("Why it ended"), 0 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  guint n_absences;
  g_autoptr (GPtrArray) rows = cld_summary_order_placements (summary, &n_absences);
  guint n = rows->len - n_absences;
  const char *placements = cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u placement", "%u placements", n), n));
  const char *absences = cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u temporary absence", "%u temporary absences", n_absences), n_absences));

  cld_paper_add_heading (summary->paper, _("All placements, newest first"), n_absences > 0 ? cld_arena_printf (summary->arena, "%s · %s", placements, absences) : placements, _("placements"));
  for (guint i = 0; i < rows->len; i++)
    add_row (summary, table, rows->pdata[i]);
  if (rows->len == 0)
    cld_paper_add_paragraph (summary->paper, NULL, TRUE, 1);
  cld_paper_add_table (summary->paper, table, 0);
}

/* Restricted addresses; with a mask the carers. Nothing else that is hidden would stand here. */
static const char *
find_hidden (CldSummary *summary)
{
  GPtrArray *rows = cld_record_set_get (summary->set, &cld_placement_kind);
  g_autoptr (GHashTable) carers = g_hash_table_new (g_str_hash, g_str_equal);
  CldHidden hidden = { 0 };

  for (guint i = 0; i < rows->len; i++)
    {
      hidden.n_addresses += cld_summary_hides_address (rows->pdata[i]) ? 1 : 0;
      if (summary->options->mask && cld_summary_raw (rows->pdata[i], PLACEMENT_CARER))
        g_hash_table_add (carers, (gpointer) cld_summary_raw (rows->pdata[i], PLACEMENT_CARER));
    }
  hidden.n_names = g_hash_table_size (carers);
  return cld_summary_hidden_text (summary, &hidden);
}

static void
add_cb (CldSummary *summary, gpointer data)
{
  g_autoptr (GPtrArray) periods = cld_summary_sorted (summary, &cld_care_period_kind, CARE_PERIOD_STARTED_ON);

  cld_paper_add_title (summary->paper, _("Placements"), cld_summary_subject (summary), cld_summary_about (summary), find_hidden (summary));
  for (guint i = 0; i < periods->len; i++)
    add_period (summary, periods->pdata[i]);
  add_table (summary);
}

/**
 * cld_report_new_placements:
 * @set: one child with what it names
 * @options: what the print says about itself
 *
 * Returns: (transfer full): the finished document
 */
CldPaper *
cld_report_new_placements (CldRecordSet *set, const CldPrintOptions *options)
{
  return cld_report_new (set, options, add_cb, NULL);
}
