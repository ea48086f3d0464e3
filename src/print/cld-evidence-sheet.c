/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-evidence-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-calendar.h"
#include "cld-error.h"
#include "cld-evidence-sheet-private.h"
#include "cld-page-private.h"
#include "cld-recipients.h"
#include "cld-scratch.h"

/* What is recorded of a placement out of area, on exactly one page: whether it was authorised at the right level, and whether
 * everybody was told. What is missing says so in so many words; what does not fit is counted. */

#define LINE 20.0      /* between two lines to write on */
#define SIGN_HEIGHT 34.0
#define NOTES_HEIGHT 31.0 /* of the heading above the lines to write on */
#define SIGN_GAP 12.0
#define EMERGENCY_DAYS 5 /* working days */
#define MAX_LINES 5    /* to write on */
#define MAX_NAMED 3      /* recipients in the frame at the top */

/* How it shrinks: fewer lines to write on, shorter texts, and at last fewer notices. */
static const struct
{
  guint fact_lines;
  guint cell_lines;
  guint text_lines;
  guint write_lines;
} sizes[] = {
  { 3, 3, 6, 3 },
  { 3, 3, 6, 2 },
  { 3, 3, 6, 1 },
  { 3, 3, 6, 0 },
  { 3, 2, 4, 0 },
  { 2, 2, 3, 0 },
  { 2, 1, 2, 0 },
  { 1, 1, 1, 0 },
};

/* --- the frame at the top --- */

static const char *
name_item (const CldSheet *sheet, CldEvidenceId id)
{
  gboolean near = sheet->evidence.level == CLD_EVIDENCE_LEVEL_NO;

  switch (id)
    {
    case CLD_EVIDENCE_APPROVAL:
      return near ? _("approval by the nominated officer") : _("approval by the director");
    case CLD_EVIDENCE_WISHES:
      return _("the child’s wishes and feelings");
    case CLD_EVIDENCE_RELATIVES:
      return _("relatives consulted");
    case CLD_EVIDENCE_IRO:
      return _("reviewing officer consulted");
    case CLD_EVIDENCE_AREA_CONSULTED:
      return near ? _("area authority notified") : _("area authority consulted");
    case CLD_EVIDENCE_CARE_PLAN:
      return _("care plan sent to the area authority");
    case CLD_EVIDENCE_NOTICE:
      return _("written notice to the area authority");
    case CLD_EVIDENCE_ACKNOWLEDGED:
      return _("the area authority’s reply");
    case CLD_EVIDENCE_N:
    default:
      return "";
    }
}

static void
append (GString *out, const char *text)
{
  g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", text);
}

/* Notices other than that to the area authority, which is an item of its own. */
static void
append_notices (CldSheet *sheet, GString *out)
{
  guint n = 0;

  for (guint i = 0; i < sheet->notices->len; i++)
    {
      const CldSheetNotice *line = &g_array_index (sheet->notices, CldSheetNotice, i);

      if (strcmp (line->kind, "AREA") == 0 || !cld_sheet_notice_is_missing (sheet, line) || n++ >= MAX_NAMED)
        continue;
      /* Translators: a notice that is missing; %s is the kind of recipient: GP */
      append (out, cld_arena_printf (sheet->summary->arena, _("notice: %s"), cld_recipient_label (line->kind)));
    }
  if (n > MAX_NAMED)
    append (out, cld_summary_keep (sheet->summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more notice", "%u more notices", n - MAX_NAMED), n - MAX_NAMED)));
}

static char *
list_missing (CldSheet *sheet)
{
  GString *out = g_string_new (NULL);

  if (sheet->area == CLD_AREA_UNKNOWN)
    append (out, _("the area authority"));
  for (guint id = 0; id < CLD_EVIDENCE_N; id++)
    if (sheet->evidence.items[id].state == CLD_EVIDENCE_NOT_RECORDED || sheet->evidence.items[id].state == CLD_EVIDENCE_NO_REPLY)
      append (out, name_item (sheet, id));
  if (sheet->evidence.level == CLD_EVIDENCE_LEVEL_EXEMPT && !cld_sheet_exemption (sheet))
    append (out, _("who decided that no approval is needed"));
  append_notices (sheet, out);
  return g_string_free (out, FALSE);
}

static guint
count_state (const CldSheet *sheet, CldEvidenceState state)
{
  guint n = 0;

  for (guint id = 0; id < CLD_EVIDENCE_N; id++)
    n += sheet->evidence.items[id].state == state;
  return n;
}

static char *
count_recorded (const CldSheet *sheet)
{
  guint n_late = count_state (sheet, CLD_EVIDENCE_LATE);
  GString *out = g_string_new (NULL);

  /* Translators: of the items that must be recorded */
  g_string_append_printf (out, _("%1$u of %2$u recorded"), sheet->evidence.n_recorded, sheet->evidence.n_needed);
  if (n_late > 0)
    g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, ", %u of them late", ", %u of them late", n_late), n_late);
  g_string_append_c (out, '.');
  return g_string_free (out, FALSE);
}

static void
add_verdict (CldSheet *sheet)
{
  g_autofree char *missing = list_missing (sheet), *text = count_recorded (sheet);
  gboolean pending = count_state (sheet, CLD_EVIDENCE_PENDING) > 0;

  if (sheet->area == CLD_AREA_OWN)
    cld_paper_add_verdict (sheet->summary->paper, _("IN AREA"), _("In our own area: no approval and no notice to another authority is needed."), NULL);
  else if (sheet->evidence.level == CLD_EVIDENCE_LEVEL_ADOPTION)
    cld_paper_add_verdict (sheet->summary->paper, _("ADOPTION"), _("Placed for adoption: other regulations say who approves and who is told."), NULL);
  else if (*missing)
    {
      g_autofree char *all = g_strdup_printf (_("%1$s NOT RECORDED: %2$s."), text, missing);

      cld_paper_add_verdict (sheet->summary->paper, _("INCOMPLETE"), all, _("A missing record is not proof that it was not done. Add the record, or the reason, in Caseload."));
    }
  else
    cld_paper_add_verdict (sheet->summary->paper, pending ? _("NOT YET DUE") : _("COMPLETE"), text, pending ? _("What is not recorded is not due yet.") : _("Everything that must be recorded is."));
}

/* --- the foot --- */

static void
draw_lines (cairo_t *cr, double width, double height, gpointer data)
{
  guint n = GPOINTER_TO_UINT (data);

  cairo_set_source_rgb (cr, 0.45, 0.45, 0.45);
  cairo_set_line_width (cr, 0.5);
  for (guint i = 1; i <= n; i++)
    {
      cairo_move_to (cr, 0, i * LINE - 0.25);
      cairo_line_to (cr, width, i * LINE - 0.25);
    }
  cairo_stroke (cr);
}

static void
draw_signatures (cairo_t *cr, double width, double height, gpointer data)
{
  double each = (width - 2 * SIGN_GAP) / 3;

  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.75);
  for (guint i = 0; i < 3; i++)
    {
      cairo_move_to (cr, i * (each + SIGN_GAP), height - 0.4);
      cairo_line_to (cr, i * (each + SIGN_GAP) + each, height - 0.4);
    }
  cairo_stroke (cr);
}

/* Lines to write on take what is left of the page; the signatures stand at its end. */
static void
add_space_to_write (CldSheet *sheet)
{
  static const CldStyle style = { 7.8, 0, FALSE, FALSE };
  CldPaper *paper = sheet->summary->paper;
  const char *const who[] = { _("Social worker: name, signature, date"), _("Team manager: name, signature, date"), _("Inspector, if shown: name, signature, date") };
  double each = (cld_page_content_width (paper) - 2 * SIGN_GAP) / 3, y;
  double room = cld_page_content_bottom (paper) - paper->y - SIGN_HEIGHT - NOTES_HEIGHT;
  guint n = MIN (MAX (sheet->write_lines, (guint) MAX (0, room / LINE)), MAX_LINES);

  if (n > 0)
    {
      cld_paper_add_plain_heading (paper, _("Notes"), NULL, _("notes"));
      cld_paper_add_drawing (paper, n * LINE + 2, draw_lines, GUINT_TO_POINTER (n), NULL);
    }
  if (cld_page_fits (paper, SIGN_HEIGHT))
    cld_page_skip (paper, cld_page_content_bottom (paper) - SIGN_HEIGHT - paper->y);
  y = cld_page_take (paper, SIGN_HEIGHT);
  cld_page_put_drawing (paper, y, SIGN_HEIGHT - 14, draw_signatures, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (who); i++)
    cld_page_put_text (paper, MARGIN + i * (each + SIGN_GAP), y + SIGN_HEIGHT - 12, cld_page_layout (paper, who[i], &style, each, 2), 0);
}

/* Takes @what. */
static guint
append_count (GString *out, guint n, char *what)
{
  if (n > 0)
    g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", what);
  g_free (what);
  return n;
}

/* "3 items withheld: restricted address, 2 names": counted, and not in the document. */
static void
add_withheld (CldSheet *sheet)
{
  CldPaper *paper = sheet->summary->paper;
  guint n_names = g_hash_table_size (sheet->names), n_texts = g_hash_table_size (sheet->texts), n = 0;
  g_autoptr (GString) what = g_string_new (NULL);
  g_autofree char *text = NULL;

  n += append_count (what, cld_summary_hides_address (sheet->summary->placement) ? 1 : 0, g_strdup (_("restricted address")));
  n += append_count (what, sheet->hides_area ? 1 : 0, g_strdup (_("the area")));
  n += append_count (what, n_names, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u name", "%u names", n_names), n_names));
  n += append_count (what, n_texts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u note", "%u notes", n_texts), n_texts));
  if (n == 0)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u item withheld: %s", "%u items withheld: %s", n), n, what->str);
  cld_page_put_text (paper, MARGIN, cld_page_content_bottom (paper) + 4, cld_page_layout (paper, text, &cld_style_small, 0, 0), 0);
}

/* --- one page --- */

static CldPaper *
lay_out (CldSheet *sheet)
{
  CldSummary *summary = sheet->summary;

  g_hash_table_remove_all (sheet->names);
  g_hash_table_remove_all (sheet->texts);
  summary->paper = cld_paper_new_with_layouts (summary->layouts);
  cld_summary_set_head (summary);
  cld_paper_add_title (summary->paper, _("Out-of-area placement: evidence"), NULL, cld_summary_about (summary), NULL);
  cld_page_skip (summary->paper, 5);
  add_verdict (sheet);
  cld_sheet_add_placement (sheet);
  cld_sheet_add_approval (sheet);
  cld_sheet_add_notices (sheet);
  cld_sheet_add_since (sheet);
  add_space_to_write (sheet);
  add_withheld (sheet);
  cld_summary_set_foot (summary);
  cld_paper_finish (summary->paper);
  return summary->paper;
}

static CldPaper *
fit (CldSheet *sheet)
{
  guint size = 0;

  for (sheet->max_notices = sheet->notices->len;;)
    {
      CldPaper *paper;

      sheet->fact_lines = sizes[size].fact_lines;
      sheet->cell_lines = sizes[size].cell_lines;
      sheet->text_lines = sizes[size].text_lines;
      sheet->write_lines = sizes[size].write_lines;
      paper = lay_out (sheet);
      if (cld_paper_get_n_pages (paper) == 1)
        return paper;
      if (size + 1 < G_N_ELEMENTS (sizes))
        size++;
      else if (sheet->max_notices > 1)
        sheet->max_notices--;
      else
        return paper;
      cld_paper_free (paper);
    }
}

/* What is now, or what was known then. */
static gboolean
load_board (CldDutyBoard *board, CldStore *store, CldRecordSet *set, const char *child, const char *until, GError **error)
{
  g_autoptr (CldDb) scratch = until ? cld_scratch_new (cld_store_get_db (store), set, error) : NULL;

  if (until && !scratch)
    return FALSE;
  return cld_duty_board_load_child (board, until ? scratch : cld_store_get_db (store), child, error);
}

static gboolean
find_placement (CldSheet *sheet, const CldDutyBoard *board, const char *child, const char *ref)
{
  CldRow *placement = cld_record_set_find (sheet->summary->set, &cld_placement_kind, ref);

  sheet->rules = cld_duty_board_get_rules (board);
  sheet->facts = cld_duty_board_get_facts (board, child);
  sheet->duties = cld_duty_board_get_duties (board, child, &sheet->n_duties);
  sheet->index = CLD_NO_FACT;
  for (guint32 i = 0; sheet->facts && i < sheet->facts->placements.n; i++)
    if (strcmp (sheet->facts->placements.at[i].ref, ref) == 0)
      sheet->index = i;
  if (!placement || sheet->index == CLD_NO_FACT ||
      !cld_evidence_find (sheet->facts, sheet->rules, sheet->today, sheet->duties, sheet->n_duties, sheet->index, &sheet->evidence))
    return FALSE;
  sheet->summary->placement = placement;
  sheet->area = cld_child_facts_get_area (&sheet->summary->facts, cld_summary_raw (placement, PLACEMENT_AREA_AUTHORITY));
  /* The name of the area narrows an address down: what is masked goes without it. */
  sheet->hides_area = sheet->area == CLD_AREA_CONFIDENTIAL || (sheet->summary->options->mask && cld_summary_hides_address (placement));
  return TRUE;
}

static gint32
find_limit (const CldSheet *sheet)
{
  const CldPlacementFact *fact = cld_sheet_fact (sheet);

  if (fact->start == CLD_NO_DAY || !fact->start_known)
    return CLD_NO_DAY;
  return fact->emergency ? cld_calendar_add_working_days (sheet->rules->calendar, fact->start, EMERGENCY_DAYS) : fact->start;
}

static CldPaper *
make (CldSheet *sheet, const CldDutyBoard *board, const char *child, const char *placement, GError **error)
{
  g_autoptr (GArray) notices = g_array_new (FALSE, FALSE, sizeof (CldSheetNotice));
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal), shown = g_hash_table_new (g_str_hash, g_str_equal);

  sheet->today = cld_duty_board_get_today (board);
  sheet->notices = notices;
  sheet->names = names;
  sheet->texts = shown;
  cld_summary_find_current (sheet->summary);
  if (!find_placement (sheet, board, child, placement))
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("There is no placement %s of the child %s, or it is a temporary absence."), placement, child);
      return NULL;
    }
  sheet->limit = find_limit (sheet);
  cld_summary_hide (sheet->summary);
  cld_sheet_collect_notices (sheet);
  sheet->summary->name = cld_summary_name (sheet->summary);
  return fit (sheet);
}

/**
 * cld_evidence_sheet_new:
 * @store: where the child is
 * @set: the child with what it names, as it is to be printed
 * @placement: one of its placements, by its ref
 * @until: (nullable): the moment that @set is of; %NULL for now
 * @options: what the print says about itself
 * @error: return location
 *
 * Lays out what is recorded of a placement out of area on one page. It stands as on the day of the print, from what was
 * known at @until.
 *
 * Returns: (transfer full) (nullable): the finished document, of one page; %CLD_STORE_ERROR_NOT_FOUND where there is no such
 *   placement
 */
CldPaper *
cld_evidence_sheet_new (CldStore *store, CldRecordSet *set, const char *placement, const char *until, const CldPrintOptions *options, GError **error)
{
  CldRow *child = cld_record_set_get (set, &cld_child_kind)->pdata[0];
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_date_to_day (options->today), CLD_NO_DAY);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldRedact) redact = cld_redact_new ();
  g_autoptr (CldPageLayouts) layouts = cld_page_layouts_new ();
  g_autoptr (GHashTable) texts = g_hash_table_new (NULL, NULL);
  CldSummary summary = { .set = set, .options = options, .arena = arena, .redact = redact, .layouts = layouts, .texts = texts, .child = child };
  CldSheet sheet = { .summary = &summary };

  if (!load_board (board, store, set, child->ref, until, error))
    return NULL;
  return make (&sheet, board, child->ref, placement, error);
}
