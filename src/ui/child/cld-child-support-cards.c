/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-support-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-compliance-rules.h"
#include "cld-date.h"
#include "cld-kinds.h"

#define MONTHS 12
#define MAX_ROWS 8

/* Of knowledge of the past nothing is edited. */
static void
set_record (CldFactSpec *spec, const CldChildData *data, const CldRow *row)
{
  if (!row || data->as_known_on)
    return;
  spec->kind = row->kind;
  spec->ref = row->ref;
}

static void
end_card (CldFactCard *card, const char *none)
{
  if (cld_fact_card_get_n_rows (card) == 0)
    cld_fact_card_add (card, &(CldFactSpec){ .key = "", .value = none, .icon = "action-unavailable-symbolic", .state = "cld-upcoming" });
  cld_fact_card_end (card);
}

/* --- visits --- */

/* Of the duties of a group of the timetable that fell due in the last 12 months: what became of each. */
static void
count_duties (const CldChildDutySet *set, char group, guint counts[CLD_COMPLIANCE_N])
{
  gint32 since = cld_day_add_months (set->today, -MONTHS);

  for (guint i = 0; i < set->duties->len; i++)
    {
      const CldDuty *duty = &g_array_index (set->duties, CldDuty, i);
      CldComplianceWhat what;
      gint32 day;

      if (cld_timetable_get (duty->row)->id[0] == group && cld_compliance_judge (duty, &what, &day) && (day == CLD_NO_DAY || (day > since && day <= set->today)))
        counts[what]++;
    }
}

/* Each number opens the duties, whose list says of every one when it was due and done. */
static void
add_count (CldFactCard *card, const char *key, guint n, const char *icon, const char *state)
{
  g_autofree char *value = g_strdup_printf ("%u", n);

  cld_fact_card_add (card, &(CldFactSpec){ .key = key, .value = value, .icon = n > 0 ? icon : NULL, .state = n > 0 ? state : NULL, .action = "child.show-duties", .target = "C" });
}

void
_cld_child_fill_visits (CldFactCard *card, const CldChildData *data, const CldChildDutySet *set)
{
  guint counts[CLD_COMPLIANCE_N] = { 0 };
  const CldRow *seen = data->facts.last_seen, *alone = data->facts.last_alone;
  g_autofree char *seen_on = seen ? cld_child_text_day (data, cld_fact_get_date (seen)) : NULL, *alone_on = alone ? cld_child_text_day (data, cld_fact_get_date (alone)) : NULL;
  CldFactSpec seen_spec = { .key = _("Last seen"), .value = seen_on }, alone_spec = { .key = _("Seen alone"), .value = alone_on };

  set_record (&seen_spec, data, seen);
  set_record (&alone_spec, data, alone);
  cld_fact_card_begin (card);
  if (set)
    {
      count_duties (set, 'C', counts);
      add_count (card, cld_compliance_what_label (CLD_COMPLIANCE_ON_TIME), counts[CLD_COMPLIANCE_ON_TIME], "object-select-symbolic", "cld-done");
      add_count (card, cld_compliance_what_label (CLD_COMPLIANCE_LATE), counts[CLD_COMPLIANCE_LATE], "dialog-warning-symbolic", "cld-due");
      add_count (card, cld_compliance_what_label (CLD_COMPLIANCE_MISSING), counts[CLD_COMPLIANCE_MISSING], "dialog-warning-symbolic", "cld-late");
      if (counts[CLD_COMPLIANCE_NOT_RECORDED] > 0)
        add_count (card, cld_compliance_what_label (CLD_COMPLIANCE_NOT_RECORDED), counts[CLD_COMPLIANCE_NOT_RECORDED], "dialog-question-symbolic", "cld-missing");
    }
  cld_fact_card_add (card, &seen_spec);
  cld_fact_card_add (card, &alone_spec);
  cld_fact_card_end (card);
}

/* --- health and school --- */

/* The next duty of an id that is not done: what stands behind the last one that was. */
static const CldDuty *
find_next (const CldChildDutySet *set, const char *const *ids)
{
  const CldDuty *next = NULL;

  for (guint i = 0; set && i < set->duties->len; i++)
    {
      const CldDuty *duty = &g_array_index (set->duties, CldDuty, i);

      if (g_strv_contains (ids, cld_timetable_get (duty->row)->id) && cld_duty_is_open (duty) && duty->due.day != CLD_NO_DAY && (!next || duty->due.day < next->due.day))
        next = duty;
    }
  return next;
}

static void
add_last_and_next (CldFactCard *card, const CldChildData *data, const CldChildDutySet *set, const char *key, const CldRow *last, const char *const *ids)
{
  const CldDuty *next = find_next (set, ids);
  gboolean late = next && next->due.day < set->today;
  g_autofree char *done = last ? cld_child_text_day (data, cld_fact_get_date (last)) : NULL;
  g_autofree char *due = next ? cld_duty_look_day (next->due.day, set->today) : NULL;
  /* Translators: %s is a date: when a check is due next */
  g_autofree char *caption = due ? g_strdup_printf (late ? _("was due %s") : _("next %s"), due) : NULL;
  CldFactSpec spec = { .key = key, .value = done, .caption = caption, .icon = late ? "dialog-warning-symbolic" : NULL, .state = late ? "cld-late" : NULL };

  set_record (&spec, data, last);
  cld_fact_card_add (card, &spec);
}

void
_cld_child_fill_checks (CldFactCard *card, const CldChildData *data, const CldChildDutySet *set)
{
  static const struct
  {
    const char *key;
    const char *code;
    const char *ids[4];
  } checks[] = {
    { N_("Initial check"), "IHA", { "A07", NULL } },
    { N_("Review check"), "RHA", { "A08", "A09", NULL } },
    { N_("Dentist"), "DENTAL", { "A11", NULL } },
    { N_("Immunisation"), "IMM", { "A12", NULL } },
    { N_("Optician"), "OPT", { NULL } },
  };

  cld_fact_card_begin (card);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      const CldRow *last = cld_child_facts_find_last (&data->facts, &cld_health_check_kind, HEALTH_CHECK_DONE_ON, HEALTH_CHECK_KIND, checks[i].code);

      /* An initial assessment is of the past once a review was held; an optician is nobody's duty. */
      if (last || i == 1 || i == 2)
        add_last_and_next (card, data, set, _(checks[i].key), last, checks[i].ids);
    }
  cld_fact_card_end (card);
}

void
_cld_child_fill_school (CldFactCard *card, const CldChildData *data, const CldChildDutySet *set)
{
  static const char *const ids[] = { "A15", "A16", NULL };
  const CldRow *pep = cld_child_facts_find_last (&data->facts, &cld_plan_kind, PLAN_MADE_ON, PLAN_KIND, "PEP");
  g_autofree char *agreed = pep ? cld_child_text_day (data, cld_fact_get (pep, PLAN_AGREED_ON)) : NULL;
  CldFactSpec spec = { .key = _("Agreed"), .value = agreed };

  cld_fact_card_begin (card);
  /* Translators: personal education plan */
  add_last_and_next (card, data, set, _("PEP made"), pep, ids);
  if (pep)
    {
      set_record (&spec, data, pep);
      cld_fact_card_add (card, &spec);
    }
  cld_fact_card_end (card);
}

/* --- missing --- */

static char *
dup_interview (const CldChildData *data, const CldRow *row)
{
  g_autofree char *done = cld_child_text_short_day (data, cld_fact_get (row, MISSING_EPISODE_INTERVIEW_DONE_AT));
  g_autofree char *offered = cld_child_text_short_day (data, cld_fact_get (row, MISSING_EPISODE_INTERVIEW_OFFERED_AT));

  if (!cld_fact_get (row, MISSING_EPISODE_ENDED_AT))
    return g_strdup (_("missing now"));
  if (done)
    return g_strdup_printf (_("interview %s"), done);
  if (g_strcmp0 (cld_fact_get (row, MISSING_EPISODE_INTERVIEW_ACCEPTED), "0") == 0)
    return g_strdup (_("interview refused"));
  return offered ? g_strdup_printf (_("offered %s"), offered) : g_strdup (_("no interview"));
}

void
_cld_child_fill_missing (CldFactCard *card, const CldChildData *data)
{
  g_autoptr (GPtrArray) rows = cld_fact_sort (data->set, &cld_missing_episode_kind, MISSING_EPISODE_STARTED_AT);
  gint32 since = cld_day_add_months (cld_date_to_day (data->today), -MONTHS);
  guint n = 0;

  cld_fact_card_begin (card);
  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];
      gint16 minute;
      gint32 day = cld_moment_read_day (cld_fact_get (row, MISSING_EPISODE_STARTED_AT), &minute);
      gboolean now = !cld_fact_get (row, MISSING_EPISODE_ENDED_AT), interviewed = cld_fact_get (row, MISSING_EPISODE_INTERVIEW_DONE_AT) != NULL;
      g_autofree char *text = NULL, *interview = NULL, *key = NULL, *value = NULL;
      CldFactSpec spec;

      if ((day <= since && !now) || n++ >= MAX_ROWS)
        continue;
      text = cld_child_text_event (data, row);
      interview = dup_interview (data, row);
      /* What became of the interview stands here with its day. */
      value = g_strdup_printf ("%.*s, %s", (int) strcspn (text, ","), text, interview);
      key = cld_child_text_table_day (cld_fact_get (row, MISSING_EPISODE_STARTED_AT));
      spec = (CldFactSpec){ .key = key, .value = value, .lines = 2, .icon = now ? "dialog-warning-symbolic" : interviewed ? "object-select-symbolic" : NULL, .state = now ? "cld-late" : NULL };
      set_record (&spec, data, row);
      cld_fact_card_add (card, &spec);
    }
  end_card (card, _("None in the last 12 months"));
}

/* --- the questionnaire --- */

static int
compare_scores (gconstpointer a, gconstpointer b)
{
  const CldSdqPoint *x = a, *y = b;

  return x->day < y->day ? -1 : x->day > y->day;
}

/**
 * _cld_child_list_scores:
 * @data: a child
 *
 * Returns: (transfer full) (element-type CldSdqPoint): the scores of the questionnaires, by day
 */
GArray *
_cld_child_list_scores (const CldChildData *data)
{
  GPtrArray *rows = cld_record_set_get (data->set, &cld_sdq_kind);
  GArray *scores = g_array_new (FALSE, FALSE, sizeof (CldSdqPoint));

  for (guint i = 0; i < rows->len; i++)
    {
      const char *score = cld_fact_get (rows->pdata[i], SDQ_SCORE);
      CldSdqPoint point = { cld_date_read_day (cld_fact_get (rows->pdata[i], SDQ_COMPLETED_ON)), score ? atoi (score) : -1 };

      if (point.day != CLD_NO_DAY && point.score >= 0 && point.score <= 40)
        g_array_append_val (scores, point);
    }
  g_array_sort (scores, compare_scores);
  return scores;
}

/* The table beside the chart: every questionnaire, also one without a score. */
void
_cld_child_fill_scores (CldFactCard *card, const CldChildData *data)
{
  g_autoptr (GPtrArray) rows = cld_fact_sort (data->set, &cld_sdq_kind, SDQ_COMPLETED_ON);

  cld_fact_card_begin (card);
  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];
      const char *score = cld_fact_get (row, SDQ_SCORE), *band = score ? cld_chart_get_sdq_band (atoi (score)) : NULL;
      g_autofree char *day = cld_child_text_table_day (cld_fact_get (row, SDQ_COMPLETED_ON)), *reason = cld_child_text_label (row, SDQ_REASON);
      CldFactSpec spec = { .key = day ? day : "–", .value = score ? score : reason ? reason : _("No score"), .caption = band };

      set_record (&spec, data, row);
      cld_fact_card_add (card, &spec);
    }
  end_card (card, _("No questionnaire recorded"));
}

/* --- progress --- */

static const CldRow *
find_latest (GPtrArray *notes, const char *heading)
{
  for (guint i = 0; i < notes->len; i++)
    if (g_strcmp0 (cld_fact_get (notes->pdata[i], NOTE_HEADING), heading) == 0 && !cld_fact_is_set (notes->pdata[i], NOTE_RESTRICTED))
      return notes->pdata[i];
  return NULL;
}

/* The latest note of each heading, with the child's own words; what nobody wrote about says so. */
void
_cld_child_fill_progress (CldFactCard *card, const CldChildData *data)
{
  const CldCodeList *headings = cld_code_list_find ("progress_heading");
  g_autoptr (GPtrArray) notes = cld_fact_sort (data->set, &cld_note_kind, NOTE_HAPPENED_ON);

  cld_fact_card_begin (card);
  for (guint i = 0; i < cld_code_list_get_n (headings); i++)
    {
      const CldCode *code = cld_code_list_get (headings, i);
      const CldRow *note = find_latest (notes, code->code);
      g_autofree char *day = note ? cld_child_text_table_day (cld_fact_get (note, NOTE_HAPPENED_ON)) : NULL;
      const char *text = note ? cld_fact_get (note, NOTE_TEXT) : NULL, *words = note ? cld_fact_get (note, NOTE_CHILDS_WORDS) : NULL;
      g_autofree char *quoted = words ? g_strdup_printf (_("“%s”"), words) : NULL;
      g_autofree char *value = text || quoted ? g_strdup_printf ("%s%s%s", text ? text : "", text && quoted ? "\n" : "", quoted ? quoted : "") : NULL;
      CldFactSpec spec = { .key = code->label, .value = value, .caption = day, .lines = 5 };

      set_record (&spec, data, note);
      cld_fact_card_add (card, &spec);
    }
  cld_fact_card_end (card);
}
