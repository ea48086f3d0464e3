/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-duty-rows.h"
#include "cld-evidence-sheet-private.h"
#include "cld-notice-state.h"
#include "cld-page-private.h"
#include "cld-recipients.h"
#include "cld-text.h"

/* Who was told of the placement, when and how, and who answered: those who were told, those who were left out for a reason,
 * and those of whom nothing is recorded. */

#define LONG_NAME 40

/* --- who --- */

static gboolean
is_one_of (const char *kind, const char *const *kinds)
{
  return g_strv_contains (kinds, kind);
}

/* The area authority first, the others as the Regulations name them. */
static guint
find_place (const char *kind)
{
  const CldCodeList *list = cld_code_list_find ("notification_recipient");
  guint n = list ? cld_code_list_get_n (list) : 0;

  if (strcmp (kind, "AREA") == 0)
    return 0;
  for (guint i = 0; i < n; i++)
    if (strcmp (cld_code_list_get (list, i)->code, kind) == 0)
      return i + 1;
  return n + 1;
}

static const CldDuty *
find_duty (const CldSheet *sheet, const char *kind)
{
  for (guint i = 0; i < sheet->n_duties; i++)
    {
      const CldDuty *duty = &sheet->duties[i];

      if ((duty->row == CLD_ROW_D06 || duty->row == CLD_ROW_D07) && duty->subject.kind == CLD_FACT_PLACEMENT && duty->subject.index == sheet->index && g_strcmp0 (duty->detail, kind) == 0)
        return duty;
    }
  return NULL;
}

static gboolean
is_of_placement (const CldSheet *sheet, const CldRow *notice)
{
  const char *provision = cld_summary_raw (notice, NOTICE_PROVISION);

  return g_strcmp0 (cld_summary_raw (notice, NOTICE_PLACEMENT), sheet->summary->placement->ref) == 0 && g_strcmp0 (cld_summary_raw (notice, NOTICE_DIRECTION), "IN") != 0 &&
         (g_strcmp0 (provision, "reg13") == 0 || g_strcmp0 (provision, "reg13_4") == 0);
}

static void
add_line (CldSheet *sheet, const char *kind, const CldRow *notice)
{
  CldSheetNotice line = { kind, notice, find_duty (sheet, kind), find_place (kind) };

  g_array_append_val (sheet->notices, line);
}

static gboolean
has_line (const CldSheet *sheet, const char *kind)
{
  for (guint i = 0; i < sheet->notices->len; i++)
    if (strcmp (g_array_index (sheet->notices, CldSheetNotice, i).kind, kind) == 0)
      return TRUE;
  return FALSE;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const CldSheetNotice *x = a, *y = b;

  if (x->place != y->place)
    return x->place < y->place ? -1 : 1;
  return g_strcmp0 (x->notice ? x->notice->ref : NULL, y->notice ? y->notice->ref : NULL);
}

static gboolean
is_third_party (const char *kind)
{
  static const char *const others[] = { "CHILD", "ICB_FROM", "ICB_TO", "GP_FROM", "GP_TO", "EDU", "IRO", "AREA", "VSH", "OFSTED", "SOS", "PANEL", NULL };

  return !is_one_of (kind, others);
}

/* Finds whom the sheet names; with a mask no text may name a third party. */
void
cld_sheet_collect_notices (CldSheet *sheet)
{
  GPtrArray *rows = cld_record_set_get (sheet->summary->set, &cld_notice_kind);

  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *notice = rows->pdata[i];
      const char *kind = cld_summary_raw (notice, NOTICE_RECIPIENT_KIND);

      if (!is_of_placement (sheet, notice))
        continue;
      add_line (sheet, kind ? kind : "", notice);
      if (sheet->summary->options->mask && is_third_party (kind ? kind : ""))
        cld_redact_add_name (sheet->summary->redact, cld_summary_raw (notice, NOTICE_RECIPIENT));
    }
  for (guint i = 0; i < sheet->n_duties; i++)
    {
      const CldDuty *duty = &sheet->duties[i];

      if ((duty->row == CLD_ROW_D06 || duty->row == CLD_ROW_D07) && duty->subject.kind == CLD_FACT_PLACEMENT && duty->subject.index == sheet->index && duty->detail &&
          duty->state != CLD_DUTY_LAPSED && !has_line (sheet, duty->detail))
        add_line (sheet, duty->detail, NULL);
    }
  g_array_sort (sheet->notices, compare_lines);
}

/* --- how each stands --- */

static gboolean
is_sent (const CldSheet *sheet, const CldSheetNotice *line)
{
  return line->notice && cld_sheet_is_known (sheet, line->notice, NOTICE_SENT_ON);
}

static gboolean
is_withheld (const CldSheet *sheet, const CldSheetNotice *line)
{
  const char *reason = cld_summary_raw (line->notice, NOTICE_NOT_SENT_REASON);

  if (is_sent (sheet, line))
    return FALSE;
  if (line->duty && line->duty->state == CLD_DUTY_WAIVED && !line->notice)
    return TRUE;
  return reason && cld_notice_may_be_withheld (line->kind, reason);
}

static gboolean
is_pending (const CldSheet *sheet, const CldSheetNotice *line)
{
  return sheet->limit != CLD_NO_DAY && sheet->limit >= sheet->today;
}

/* Neither told nor left out, though it is due; of those who need not be told only what is recorded counts. */
gboolean
cld_sheet_notice_is_missing (const CldSheet *sheet, const CldSheetNotice *line)
{
  return !is_sent (sheet, line) && !is_withheld (sheet, line) && !is_pending (sheet, line);
}

/* Whoever knows it knows where the child is, or it is a third party's. */
static gboolean
hides_name (const CldSheet *sheet, const char *kind)
{
  static const char *const there[] = { "AREA", "ICB_TO", "GP_TO", "EDU", "FOSTER", "", NULL };
  static const char *const named[] = { "CHILD", "AREA", "ICB_FROM", "ICB_TO", "IRO", "VSH", "OFSTED", "SOS", "PANEL", NULL };

  return (sheet->hides_area && is_one_of (kind, there)) || (sheet->summary->options->mask && !is_one_of (kind, named));
}

static const char *
get_label (CldSheet *sheet, const char *kind)
{
  /* Translators: the kind of a recipient is not recorded */
  const char *label = *kind ? cld_recipient_label (kind) : _("other");

  return cld_summary_keep (sheet->summary, cld_page_clean_text (label));
}

/* --- rows: one a notice, or one for several that are alike --- */

typedef struct
{
  const CldSheetNotice *first;
  GPtrArray *names; /* of all, in order */
  guint n;
} Row;

static void
row_clear (gpointer data)
{
  g_ptr_array_unref (((Row *) data)->names);
}

/* ICB_FROM and ICB_TO are both ICB. */
static gsize
family_length (const char *kind)
{
  const char *end = g_str_has_prefix (kind, "ICB_") || g_str_has_prefix (kind, "GP_") ? strchr (kind, '_') : NULL;

  return end ? (gsize) (end - kind) : strlen (kind);
}

static gboolean
is_same_family (const char *a, const char *b)
{
  return family_length (a) == family_length (b) && strncmp (a, b, family_length (a)) == 0;
}

static gboolean
are_alike (CldSheet *sheet, const CldSheetNotice *a, const CldSheetNotice *b)
{
  static const guint fields[] = { NOTICE_SENT_ON, NOTICE_METHOD, NOTICE_ACKNOWLEDGED_ON, NOTICE_RETURNED_ON, NOTICE_NOT_SENT_REASON, NOTICE_WITHHELD_BY };

  if (!a->notice || !b->notice || !is_same_family (a->kind, b->kind) || hides_name (sheet, a->kind) != hides_name (sheet, b->kind) || !is_sent (sheet, a))
    return FALSE;
  if (!cld_summary_raw (a->notice, NOTICE_RECIPIENT) || !cld_summary_raw (b->notice, NOTICE_RECIPIENT))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_strcmp0 (cld_summary_raw (a->notice, fields[i]), cld_summary_raw (b->notice, fields[i])) != 0)
      return FALSE;
  return TRUE;
}

static void
take_name (CldSheet *sheet, Row *row, const CldSheetNotice *line)
{
  const char *raw = cld_summary_raw (line->notice, NOTICE_RECIPIENT), *name = NULL;

  row->n++;
  if (raw && hides_name (sheet, line->kind))
    name = cld_sheet_withhold_name (sheet, raw);
  else if (raw)
    name = cld_summary_text (sheet->summary, line->notice, NOTICE_RECIPIENT);
  if (name)
    g_ptr_array_add (row->names, (gpointer) name);
}

static GArray *
make_rows (CldSheet *sheet)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (Row));
  const CldSheetNotice *lines = (const CldSheetNotice *) (gconstpointer) sheet->notices->data;
  g_autofree gboolean *taken = g_new0 (gboolean, sheet->notices->len + 1);

  g_array_set_clear_func (rows, row_clear);
  for (guint i = 0; i < sheet->notices->len; i++)
    {
      Row row = { &lines[i], NULL, 0 };

      if (taken[i])
        continue;
      row.names = g_ptr_array_new ();
      take_name (sheet, &row, &lines[i]);
      for (guint j = i + 1; j < sheet->notices->len; j++)
        if (!taken[j] && are_alike (sheet, &lines[i], &lines[j]))
          {
            take_name (sheet, &row, &lines[j]);
            taken[j] = TRUE;
          }
      g_array_append_val (rows, row);
    }
  return rows;
}

/* Which rows stay where there is no room for all: the area authority, what is missing, what was left out, the rest. */
static guint
get_rank (const CldSheet *sheet, const Row *row)
{
  if (strcmp (row->first->kind, "AREA") == 0)
    return 0;
  if (cld_sheet_notice_is_missing (sheet, row->first))
    return 1;
  return is_withheld (sheet, row->first) ? 2 : 3;
}

static guint
drop_rows (CldSheet *sheet, GArray *rows)
{
  guint n_dropped = 0;

  while (rows->len > sheet->max_notices)
    {
      guint worst = rows->len - 1;

      for (guint i = rows->len; i > 0; i--)
        if (get_rank (sheet, &g_array_index (rows, Row, i - 1)) > get_rank (sheet, &g_array_index (rows, Row, worst)))
          worst = i - 1;
      n_dropped += g_array_index (rows, Row, worst).n;
      g_array_remove_index (rows, worst);
    }
  return n_dropped;
}

/* --- the cells --- */

/* Brackenshire ICB needs no “(ICB)”. */
static gboolean
says (const char *name, const char *label)
{
  g_autofree char *folded = cld_text_fold (name), *word = cld_text_fold (label);

  return strstr (folded, word) != NULL;
}

/* Northmoor Council (area authority); ICB: Brackenshire, Northmoor; Parent: name withheld; GP */
static const char *
make_to (CldSheet *sheet, const Row *row)
{
  CldSummary *summary = sheet->summary;
  const char *label = get_label (sheet, row->first->kind);
  gboolean hidden = hides_name (sheet, row->first->kind);
  const char *area = strcmp (row->first->kind, "AREA") == 0 ? cld_summary_authority (summary, cld_summary_raw (summary->placement, PLACEMENT_AREA_AUTHORITY)) : NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  if (row->names->len == 0 && area && !hidden)
    return cld_arena_printf (summary->arena, "%s (%s)", area, label);
  if (row->names->len == 0)
    return cld_sheet_capital (sheet, label);
  if (hidden)
    return cld_arena_printf (summary->arena, row->n > 1 ? _("%1$s ×%2$u: names withheld") : _("%1$s: name withheld"), cld_sheet_capital (sheet, label), row->n);
  for (guint i = 0; i < row->names->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (const char *) row->names->pdata[i]);
  /* What is cut off is the end of a long name, not who it is. */
  if (row->n > 1 || g_utf8_strlen (names->str, -1) > LONG_NAME)
    return cld_arena_printf (summary->arena, "%s: %s", cld_sheet_capital (sheet, label), names->str);
  return says (names->str, label) ? cld_summary_keep (summary, g_strdup (names->str)) : cld_arena_printf (summary->arena, "%s (%s)", names->str, label);
}

static const char *
make_provision (const CldSheetNotice *line)
{
  const char *own = *line->kind ? cld_code_list_get_cell (cld_code_list_find ("notification_recipient"), line->kind, "duty") : NULL;

  return own ? own : _("reg 13");
}

static void
make_sent (CldSheet *sheet, const CldSheetNotice *line, CldCell *cell)
{
  CldSummary *summary = sheet->summary;
  const char *sent = cld_summary_raw (line->notice, NOTICE_SENT_ON);

  if (is_sent (sheet, line))
    {
      gboolean late = sheet->limit != CLD_NO_DAY && cld_date_to_day (sent) > sheet->limit;

      cell->text = cld_summary_weekday (summary, sent);
      if (late)
        cell->text = cld_arena_printf (summary->arena, _("%s, late"), cell->text);
    }
  else if (is_withheld (sheet, line))
    cell->text = _("Withheld");
  else if (is_pending (sheet, line))
    cell->text = cld_arena_printf (summary->arena, _("due %s"), cld_sheet_day (sheet, sheet->limit));
  else
    cell->tag = TRUE;
}

/* Would harm the child; H. Moss */
static const char *
make_reason (CldSheet *sheet, const CldSheetNotice *line)
{
  const char *reason = cld_summary_label (sheet->summary, line->notice, NOTICE_NOT_SENT_REASON);
  const char *by = cld_summary_worker (sheet->summary, cld_summary_raw (line->notice, NOTICE_WITHHELD_BY));

  if (!line->notice)
    return _("Waived, with a reason");
  return by ? cld_arena_printf (sheet->summary->arena, "%s; %s", reason, by) : reason;
}

static const char *
make_answer (CldSheet *sheet, const Row *row)
{
  CldSummary *summary = sheet->summary;
  const CldRow *notice = row->first->notice;
  const char *day;

  if (cld_sheet_is_known (sheet, notice, NOTICE_ACKNOWLEDGED_ON))
    {
      day = cld_summary_day (summary, cld_summary_raw (notice, NOTICE_ACKNOWLEDGED_ON));
      /* Translators: two recipients answered on one day */
      return row->n == 2 ? cld_arena_printf (summary->arena, _("%s, both"), day) : row->n > 2 ? cld_arena_printf (summary->arena, _("%s, all"), day) : day;
    }
  if (cld_sheet_is_known (sheet, notice, NOTICE_RETURNED_ON))
    return cld_arena_printf (summary->arena, _("Came back %s"), cld_summary_day (summary, cld_summary_raw (notice, NOTICE_RETURNED_ON)));
  return NULL;
}

static void
make_acknowledged (CldSheet *sheet, const Row *row, CldCell *cell)
{
  const CldSheetNotice *line = row->first;

  if (is_sent (sheet, line))
    {
      const char *files = cld_sheet_files (sheet, line->notice);

      cell->text = make_answer (sheet, row);
      if (!cell->text && strcmp (line->kind, "AREA") == 0)
        cell->tag = TRUE;
      else if (!cell->text)
        cell->text = "–";
      if (files && !cell->tag)
        cell->text = cld_arena_printf (sheet->summary->arena, "%s · %s", cell->text, files);
    }
  else if (is_withheld (sheet, line))
    cell->text = make_reason (sheet, line);
  else if (cld_summary_raw (line->notice, NOTICE_NOT_SENT_REASON))
    cell->text = _("The reason given does not allow it");
  else
    cell->text = "–";
}

static void
add_row (CldSheet *sheet, CldTable *table, const Row *row)
{
  const CldSheetNotice *line = row->first;
  const char *method = line->notice && is_sent (sheet, line) ? cld_summary_text (sheet->summary, line->notice, NOTICE_METHOD) : NULL;
  CldCell cells[] = { { "", is_sent (sheet, line) ? CLD_TICK_YES : CLD_TICK_EMPTY }, { make_to (sheet, row) }, { make_provision (line) }, { NULL }, { method ? method : "–" }, { NULL } };

  if (is_withheld (sheet, line))
    cells[0] = (CldCell){ "–" };
  make_sent (sheet, line, &cells[3]);
  make_acknowledged (sheet, row, &cells[5]);
  cld_table_add_row (table, cells);
}

static const char *
make_remark (CldSheet *sheet)
{
  const char *day = cld_sheet_day (sheet, sheet->limit);

  if (!day)
    return _("When it was due is not known · reg 13");
  return cld_arena_printf (sheet->summary->arena, sheet->evidence.emergency ? _("Emergency: due by %s · reg 13") : _("Due by %s · reg 13"), day);
}

void
cld_sheet_add_notices (CldSheet *sheet)
{
  const CldColumn columns[] = { { "", 10 }, { _("To"), 148 }, { _("Provision"), 56 }, { _("Sent"), 92 }, { _("How"), 56 }, { _("Acknowledged"), 0 } };
  CldPaper *paper = sheet->summary->paper;
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GArray) rows = make_rows (sheet);
  guint n_dropped = drop_rows (sheet, rows);

  cld_paper_add_plain_heading (paper, _("Written notice"), make_remark (sheet), _("written notice"));
  if (rows->len == 0)
    {
      cld_paper_add_paragraph (paper, _("None is recorded, and none is needed."), FALSE, 1);
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    add_row (sheet, table, &g_array_index (rows, Row, i));
  if (n_dropped > 0)
    cld_table_set_rest (table, cld_summary_keep (sheet->summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more notice, all in Caseload", "and %u more notices, all in Caseload", n_dropped), n_dropped)));
  cld_paper_add_table (paper, table, sheet->cell_lines);
}
