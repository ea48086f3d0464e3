/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-date.h"
#include "cld-duty-why.h"
#include "cld-page-private.h"
#include "cld-report-private.h"
#include "cld-scratch.h"

/* Every duty of a child and how its date is worked out: "Why this date?" on paper. */

typedef struct
{
  CldDutyBoard *board;
  const CldFacts *facts; /* (nullable) */
  const CldDuty *duties;
  guint n;
} Duties;

/* Days that were passed over: the holidays by name, week ends by number. */
static void
append_skipped (CldSummary *summary, GString *out, const GArray *skipped)
{
  guint n_weekends = 0;
  g_autoptr (GString) days = g_string_new (NULL);

  for (guint i = 0; i < skipped->len; i++)
    {
      const CldWhySkipped *one = &g_array_index (skipped, CldWhySkipped, i);
      int weekday = ((one->day % 7) + 7 + 3) % 7; /* day 0 was a Thursday; 0 is Monday */

      if (weekday >= 5)
        n_weekends++;
      else
        g_string_append_printf (days, "%s%s (%s)", days->len > 0 ? ", " : "", cld_report_when (summary, (CldWhen){ one->day, CLD_NO_MINUTE }), one->name);
    }
  if (n_weekends > 0)
    {
      g_string_append (days, days->len > 0 ? ", " : "");
      g_string_append_printf (days, g_dngettext (GETTEXT_PACKAGE, "%u day of a weekend", "%u days of weekends", n_weekends), n_weekends);
    }
  if (days->len > 0)
    {
      g_string_append (out, " ");
      /* Translators: days that are no working days */
      g_string_append_printf (out, _("Not counted: %s."), days->str);
    }
}

static void
append_sentence (GString *out, const char *sentence)
{
  if (!sentence || !*sentence)
    return;
  g_string_append (out, out->len > 0 ? " " : "");
  g_string_append (out, sentence);
  if (!g_str_has_suffix (sentence, "."))
    g_string_append_c (out, '.');
}

static const char *
make_reason (CldSummary *summary, const Duties *of, const CldDuty *duty)
{
  g_autoptr (CldDutyWhy) why = cld_duty_explain (of->facts, cld_duty_board_get_rules (of->board), cld_duty_board_get_today (of->board), duty);
  g_autoptr (GString) out = g_string_new (NULL);

  append_sentence (out, why->sentence);
  append_sentence (out, why->arithmetic);
  if (why->skipped)
    append_skipped (summary, out, why->skipped);
  if (why->check_holidays)
    append_sentence (out, _("Bank holidays that far ahead may still be proclaimed"));
  append_sentence (out, why->state_sentence);
  append_sentence (out, why->row->source);
  return cld_summary_keep (summary, cld_page_clean_whole_text (out->str));
}

static gboolean
is_now (const CldDuty *duty)
{
  return duty->state == CLD_DUTY_OVERDUE || duty->state == CLD_DUTY_DUE || duty->state == CLD_DUTY_UNKNOWN;
}

static gboolean
is_later (const CldDuty *duty)
{
  return duty->state == CLD_DUTY_UPCOMING;
}

static gboolean
is_closed (const CldDuty *duty)
{
  return !is_now (duty) && !is_later (duty);
}

static void
add_duty (CldSummary *summary, CldTable *table, const Duties *of, const CldDuty *duty)
{
  const char *due = cld_report_when (summary, duty->due);
  const CldCell cells[] = {
    { due ? due : _("not known") },
    { cld_report_duty_title (summary, duty), .bold = TRUE },
    { cld_report_duty_strength (duty) },
    { cld_report_duty_state (summary, duty), .bold = cld_report_duty_is_pressing (duty) },
    { make_reason (summary, of, duty) },
  };

  cld_table_add_row (table, cells);
}

/* A part of the duties; what is over begins with the latest. */
static void
add_part (CldSummary *summary, const Duties *of, gboolean (*is_of_it) (const CldDuty *), const char *title, const char *nothing, const char *short_title, gboolean latest_first)
{
  const CldColumn columns[] = { { _("Due"), 77 }, { _("Duty"), 86 }, { _("Strength"), 40 }, { _("State"), 64 }, { _("Why this date"), 0 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  guint n = 0;
  const char *count;

  for (guint i = 0; i < of->n; i++)
    {
      const CldDuty *duty = &of->duties[latest_first ? of->n - 1 - i : i];

      if (!is_of_it (duty))
        continue;
      add_duty (summary, table, of, duty);
      n++;
    }
  count = cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u duty", "%u duties", n), n));
  cld_paper_add_heading (summary->paper, title, count, short_title);
  if (n == 0)
    cld_paper_add_paragraph (summary->paper, nothing, FALSE, 1);
  else
    cld_paper_add_table (summary->paper, table, 0);
}

static void
add_cb (CldSummary *summary, gpointer data)
{
  const Duties *of = data;

  cld_paper_add_title (summary->paper, _("Duties"), cld_summary_subject (summary), cld_summary_about (summary), NULL);
  cld_paper_add_paragraph (summary->paper, cld_report_strengths_text (), FALSE, 1);
  add_part (summary, of, is_now, _("Late and due"), _("Nothing is late or due."), _("late and due"), FALSE);
  add_part (summary, of, is_later, _("Later"), _("Nothing is known of later."), _("later"), FALSE);
  add_part (summary, of, is_closed, _("Done and closed, latest first"), _("Nothing."), _("done and closed"), TRUE);
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

/**
 * cld_report_new_child_duties:
 * @store: where the child is
 * @set: the child with what it names, as it is to be printed
 * @until: (nullable): the moment that @set is of; %NULL for now
 * @options: what the print says about itself
 * @error: return location
 *
 * Lays out the duties of a child, each with its reason. They are those of the day of the print, from what was known at
 * @until.
 *
 * Returns: (transfer full) (nullable): the finished document
 */
CldPaper *
cld_report_new_child_duties (CldStore *store, CldRecordSet *set, const char *until, const CldPrintOptions *options, GError **error)
{
  const char *child = ((CldRow *) cld_record_set_get (set, &cld_child_kind)->pdata[0])->ref;
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_date_to_day (options->today), CLD_NO_DAY);
  Duties of = { .board = board };

  if (!load_board (board, store, set, child, until, error))
    return NULL;
  of.facts = cld_duty_board_get_facts (board, child);
  of.duties = cld_duty_board_get_duties (board, child, &of.n);
  return cld_report_new (set, options, add_cb, &of);
}
