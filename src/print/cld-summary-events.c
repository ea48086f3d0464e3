/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-summary-private.h"

#include <string.h>

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-date.h"

/* What happened lately: visits, reviews, missing episodes, health and plans. Whether it was in time is worked out
 * elsewhere and never here. */

static const char *
event_date (const CldRow *row)
{
  return cld_summary_raw (row, (guint) row->kind->date);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const CldRow *left = *(CldRow *const *) a, *right = *(CldRow *const *) b;
  int order = g_strcmp0 (event_date (right), event_date (left));

  return order != 0 ? order : g_strcmp0 (right->ref, left->ref);
}

/* Visits and reviews up to today, newest first. */
static GPtrArray *
find_events (CldSummary *summary)
{
  const CldKind *kinds[] = { &cld_visit_kind, &cld_review_kind };
  GPtrArray *events = g_ptr_array_new ();

  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      GPtrArray *rows = cld_record_set_get (summary->set, kinds[k]);

      for (guint i = 0; i < rows->len; i++)
        if (event_date (rows->pdata[i]) && strncmp (event_date (rows->pdata[i]), summary->options->today, 10) <= 0)
          g_ptr_array_add (events, rows->pdata[i]);
    }
  g_ptr_array_sort (events, compare_events);
  return events;
}

/* How the child was seen. A contact that is no visit gets no box. */
static CldCell
make_seen (CldSummary *summary, const CldRow *visit)
{
  const char *outcome = cld_summary_raw (visit, VISIT_OUTCOME);

  if (g_strcmp0 (outcome, "SEEN_ALONE") == 0)
    return (CldCell){ _("Yes, seen alone"), CLD_TICK_YES };
  if (g_strcmp0 (outcome, "SEEN") == 0)
    return (CldCell){ _("Yes, not alone"), CLD_TICK_YES };
  return (CldCell){ cld_summary_label (summary, visit, VISIT_OUTCOME), outcome ? CLD_TICK_EMPTY : CLD_TICK_NONE };
}

static CldCell
make_participation (CldSummary *summary, const CldRow *review)
{
  const CldCodeList *list = cld_code_list_find ("review_participation");
  const CldCode *code = list ? cld_code_list_lookup (list, cld_summary_raw (review, REVIEW_PARTICIPATION)) : NULL;
  const char *label = cld_summary_label (summary, review, REVIEW_PARTICIPATION);

  if (code && g_strcmp0 (code->group, "attended") == 0)
    /* Translators: whether the child took part; %s is how */
    return (CldCell){ cld_arena_printf (summary->arena, _("Yes: %s"), cld_summary_lower (summary, label)), CLD_TICK_YES };
  return (CldCell){ label, label ? CLD_TICK_EMPTY : CLD_TICK_NONE };
}

static void
add_event (CldSummary *summary, CldTable *table, const CldRow *row)
{
  gboolean visit = row->kind == &cld_visit_kind;
  const char *what = visit ? _("Visit") : cld_summary_label (summary, row, REVIEW_KIND);
  const CldCell cells[] = {
    { cld_summary_day (summary, event_date (row)) },
    { what },
    visit ? make_seen (summary, row) : make_participation (summary, row),
    { cld_summary_worker (summary, cld_summary_raw (row, visit ? VISIT_BY : REVIEW_IRO)) },
  };

  cld_table_add_row (table, cells);
}

static const char *
count_events (CldSummary *summary, GPtrArray *events, const char *since)
{
  guint n_visits = 0, n_alone = 0, n_reviews = 0;
  const char *visits, *reviews;

  for (guint i = 0; i < events->len && strcmp (event_date (events->pdata[i]), since) >= 0; i++)
    {
      CldRow *row = events->pdata[i];

      n_reviews += row->kind == &cld_review_kind ? 1 : 0;
      n_visits += row->kind == &cld_visit_kind ? 1 : 0;
      n_alone += row->kind == &cld_visit_kind && g_strcmp0 (cld_summary_raw (row, VISIT_OUTCOME), "SEEN_ALONE") == 0 ? 1 : 0;
    }
  visits = n_visits == 0 ? _("no visit recorded") : cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u visit seen alone", "%u of %u visits seen alone", n_visits), n_alone, n_visits));
  reviews = cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u review", "%u reviews", n_reviews), n_reviews));
  return n_visits + n_reviews > 0 ? cld_arena_printf (summary->arena, "%s · %s", visits, reviews) : NULL;
}

/* Nothing in the time looked at: the last before it is worth knowing. */
static void
add_last_event (CldSummary *summary, GPtrArray *events)
{
  CldRow *last = events->len > 0 ? events->pdata[0] : NULL;
  const char *what;

  if (!last)
    {
      cld_paper_add_paragraph (summary->paper, NULL, TRUE, 1);
      return;
    }
  what = last->kind == &cld_visit_kind ? _("Visit") : cld_summary_label (summary, last, REVIEW_KIND);
  cld_paper_add_paragraph (summary->paper, cld_arena_printf (summary->arena, _("None recorded in this time. The last before it: %s, %s."), what, cld_summary_day (summary, event_date (last))), FALSE, 2);
}

void
cld_summary_add_visits (CldSummary *summary)
{
  const CldColumn columns[] = { { _("Date"), 78 }, { _("What"), 110 }, { _("Seen, or took part"), 0 }, { _("By"), 104 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) events = find_events (summary);
  const char *since = cld_summary_months_ago (summary, 6);
  guint n = 0, shown;

  while (n < events->len && strcmp (event_date (events->pdata[n]), since) >= 0)
    n++;
  shown = cld_summary_show (summary, LIST_VISITS, n);
  cld_paper_add_heading (summary->paper, _("Visits and reviews, last 6 months"), count_events (summary, events, since), _("visits and reviews"));
  for (guint i = 0; i < shown; i++)
    add_event (summary, table, events->pdata[i]);
  if (shown == 0)
    add_last_event (summary, events);
  if (shown < n)
    cld_summary_set_rest (summary, table, n - shown, event_date (events->pdata[n - 1]));
  cld_paper_add_table (summary->paper, table, summary->cell_lines);
}

/* The minute of a moment, counted from no day in particular. */
static gint64
minute_of (const char *moment)
{
  g_autofree char *date = g_strndup (moment, 10);
  gint64 minutes = (gint64) cld_date_to_day (date) * 1440;

  return strlen (moment) == 16 ? minutes + g_ascii_strtoll (moment + 11, NULL, 10) * 60 + g_ascii_strtoll (moment + 14, NULL, 10) : minutes;
}

static const char *
make_duration (CldSummary *summary, const CldRow *row)
{
  const char *from = cld_summary_raw (row, MISSING_EPISODE_STARTED_AT), *until = cld_summary_raw (row, MISSING_EPISODE_ENDED_AT);
  gint64 minutes, days;

  if (!until)
    return _("NOT ENDED");
  if (!cld_moment_is_iso (from) || !cld_moment_is_iso (until))
    return NULL;
  minutes = minute_of (until) - minute_of (from);
  days = minutes / 1440;
  if (minutes < 0)
    return _("ends before it starts");
  if (strlen (from) != 16 || strlen (until) != 16)
    {
      days = (minute_of (until) / 1440) - (minute_of (from) / 1440);
      return days == 0 ? _("within a day") : cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) days), (int) days));
    }
  if (minutes < 60)
    return cld_arena_printf (summary->arena, _("%d min"), (int) minutes);
  if (days < 2)
    return cld_arena_printf (summary->arena, _("%d h %d min"), (int) (minutes / 60), (int) (minutes % 60));
  return cld_arena_printf (summary->arena, _("%d days %d h"), (int) days, (int) (minutes % 1440 / 60));
}

static const char *
make_interview (CldSummary *summary, const CldRow *row)
{
  const char *done = cld_summary_day (summary, cld_summary_raw (row, MISSING_EPISODE_INTERVIEW_DONE_AT));
  const char *offered = cld_summary_day (summary, cld_summary_raw (row, MISSING_EPISODE_INTERVIEW_OFFERED_AT));
  const char *accepted = cld_summary_raw (row, MISSING_EPISODE_INTERVIEW_ACCEPTED);

  if (done)
    return cld_arena_printf (summary->arena, _("Held %s"), done);
  if (g_strcmp0 (accepted, "0") == 0)
    return offered ? cld_arena_printf (summary->arena, _("Offered %s; the child said no"), offered) : _("Offered; the child said no");
  if (offered)
    return cld_arena_printf (summary->arena, accepted ? _("Offered %s, accepted; holding it NOT RECORDED") : _("Offered %s; answer NOT RECORDED"), offered);
  return NULL;
}

/* A label says after its colon what the word means: people know. */
static const char *
make_missing_kind (CldSummary *summary, const CldRow *row)
{
  const char *label = cld_summary_label (summary, row, MISSING_EPISODE_KIND);
  const char *colon = label ? strchr (label, ':') : NULL;

  return colon ? cld_summary_keep (summary, g_strndup (label, (gsize) (colon - label))) : label;
}

/* An episode counts while any of it lies in the time looked at. */
static GPtrArray *
find_missing (CldSummary *summary, const char *since)
{
  GPtrArray *rows = cld_summary_sorted (summary, &cld_missing_episode_kind, MISSING_EPISODE_STARTED_AT);

  for (guint i = rows->len; i > 0; i--)
    {
      const char *from = cld_summary_raw (rows->pdata[i - 1], MISSING_EPISODE_STARTED_AT);
      const char *until = cld_summary_raw (rows->pdata[i - 1], MISSING_EPISODE_ENDED_AT);

      if (!from || strncmp (from, summary->options->today, 10) > 0 || (until && strcmp (until, since) < 0))
        g_ptr_array_remove_index (rows, i - 1);
    }
  return rows;
}

void
cld_summary_add_missing (CldSummary *summary)
{
  const CldColumn columns[] = { { _("From"), 92 }, { _("For"), 76 }, { _("What"), 132 }, { _("Return interview"), 0 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) rows = find_missing (summary, cld_summary_months_ago (summary, 12));
  guint shown = cld_summary_show (summary, LIST_MISSING, rows->len);
  const char *count = cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u episode", "%u episodes", rows->len), rows->len));

  cld_paper_add_heading (summary->paper, _("Missing, last 12 months"), rows->len > 0 ? count : NULL, _("missing"));
  for (guint i = 0; i < shown; i++)
    {
      const CldRow *row = rows->pdata[i];
      const CldCell cells[] = {
        { cld_summary_day (summary, cld_summary_raw (row, MISSING_EPISODE_STARTED_AT)) },
        { make_duration (summary, row), .bold = !cld_summary_raw (row, MISSING_EPISODE_ENDED_AT) },
        { make_missing_kind (summary, row) },
        { make_interview (summary, row) },
      };

      cld_table_add_row (table, cells);
    }
  if (shown == 0)
    cld_paper_add_paragraph (summary->paper, _("No episode recorded in this time."), FALSE, 1);
  if (shown < rows->len)
    cld_summary_set_rest (summary, table, rows->len - shown, cld_summary_raw (rows->pdata[rows->len - 1], MISSING_EPISODE_STARTED_AT));
  cld_paper_add_table (summary->paper, table, summary->cell_lines);
}
