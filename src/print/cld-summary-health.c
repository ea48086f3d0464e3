/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-summary-private.h"

#include <string.h>

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"

/* The last of each health check, questionnaire and plan, and what the last review decided. */

static const char *
make_check (CldSummary *summary, const CldRow *check)
{
  const char *on = cld_summary_day (summary, cld_summary_raw (check, HEALTH_CHECK_DONE_ON));
  const char *status = cld_summary_raw (check, HEALTH_CHECK_STATUS);
  const char *report = cld_summary_day (summary, cld_summary_raw (check, HEALTH_CHECK_REPORT_RECEIVED_ON));
  const char *who = cld_summary_worker (summary, cld_summary_raw (check, HEALTH_CHECK_PRACTITIONER));
  GString *out = g_string_new (on ? on : _("date NOT RECORDED"));

  if (status && strcmp (status, "COMPLETED") != 0)
    g_string_append_printf (out, ", %s", cld_summary_lower (summary, cld_summary_label (summary, check, HEALTH_CHECK_STATUS)));
  if (who)
    g_string_append_printf (out, ", %s", who);
  if (report)
    {
      g_string_append (out, "; ");
      g_string_append_printf (out, _("report %s"), report);
    }
  return cld_summary_keep (summary, g_string_free (out, FALSE));
}

static void
add_checks (CldSummary *summary, CldPageFacts *facts)
{
  const struct
  {
    const char *code, *key;
    gboolean expected;
  } checks[] = {
    { "RHA", _("Health: review"), FALSE },
    { "IHA", _("Health: initial"), FALSE },
    { "DENTAL", _("Dentist"), TRUE },
    { "IMM", _("Immunisation"), FALSE },
    { "SURV", _("Surveillance"), FALSE },
    { "OPT", _("Optician"), FALSE },
  };
  gboolean assessed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      CldRow *check = cld_child_facts_find_last (&summary->facts, &cld_health_check_kind, HEALTH_CHECK_DONE_ON, HEALTH_CHECK_KIND, checks[i].code);

      if (i == 2 && !assessed)
        cld_page_facts_add (facts, 0, _("Health"), NULL, FALSE);
      assessed |= check != NULL;
      if (check || checks[i].expected)
        cld_page_facts_add (facts, 0, checks[i].key, check ? make_check (summary, check) : NULL, FALSE);
    }
}

static const char *
make_sdq (CldSummary *summary)
{
  g_autoptr (GPtrArray) rows = cld_summary_sorted (summary, &cld_sdq_kind, SDQ_COMPLETED_ON);
  const CldRow *row = rows->len > 0 ? rows->pdata[0] : NULL;
  const char *on = cld_summary_day (summary, cld_summary_raw (row, SDQ_COMPLETED_ON));
  const char *score = cld_summary_text (summary, row, SDQ_SCORE), *reason = cld_summary_lower (summary, cld_summary_label (summary, row, SDQ_REASON));

  if (score)
    return on ? cld_arena_printf (summary->arena, _("score %s, %s"), score, on) : cld_arena_printf (summary->arena, _("score %s"), score);
  if (reason)
    return on ? cld_arena_printf (summary->arena, _("no score: %s, %s"), reason, on) : cld_arena_printf (summary->arena, _("no score: %s"), reason);
  return on;
}

static const char *
make_plan (CldSummary *summary, const CldRow *plan)
{
  const char *made = cld_summary_day (summary, cld_summary_raw (plan, PLAN_MADE_ON)), *agreed = cld_summary_day (summary, cld_summary_raw (plan, PLAN_AGREED_ON));

  if (made && agreed)
    return cld_arena_printf (summary->arena, _("made %s, agreed %s"), made, agreed);
  if (agreed)
    return cld_arena_printf (summary->arena, _("agreed %s"), agreed);
  return made ? cld_arena_printf (summary->arena, _("made %s"), made) : _("date NOT RECORDED");
}

static void
add_plans (CldSummary *summary, CldPageFacts *facts)
{
  const struct
  {
    const char *code, *key;
    gboolean expected;
  } plans[] = {
    { "CARE", _("Care plan"), TRUE },
    { "PLACEMENT", _("Placement plan"), TRUE },
    { "PEP", _("Education plan"), TRUE },
    { "HEALTH", _("Health plan"), TRUE },
    { "PATHWAY_ASSESSMENT", _("Pathway needs"), FALSE },
    { "PATHWAY", _("Pathway plan"), FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (plans); i++)
    {
      CldRow *plan = cld_child_facts_find_last (&summary->facts, &cld_plan_kind, PLAN_MADE_ON, PLAN_KIND, plans[i].code);

      if (plan || plans[i].expected)
        cld_page_facts_add (facts, 1, plans[i].key, plan ? make_plan (summary, plan) : NULL, FALSE);
    }
}

/* What the last review with any decided; with a mask it is among the hidden. */
static void
add_decisions (CldSummary *summary)
{
  g_autoptr (GPtrArray) rows = cld_summary_sorted (summary, &cld_review_kind, REVIEW_HELD_ON);

  if (summary->options->mask)
    return;
  for (guint i = 0; i < rows->len; i++)
    {
      const char *text = cld_summary_text (summary, rows->pdata[i], REVIEW_DECISIONS), *on = cld_summary_raw (rows->pdata[i], REVIEW_HELD_ON);

      if (!text || !on || strcmp (on, summary->options->today) > 0)
        continue;
      cld_paper_add_paragraph (summary->paper, cld_arena_printf (summary->arena, _("Decided at the review of %s: %s"), cld_summary_day (summary, on), text), FALSE, summary->text_lines);
      return;
    }
}

void
cld_summary_add_health (CldSummary *summary)
{
  g_autoptr (CldPageFacts) facts = cld_page_facts_new ();

  cld_paper_add_heading (summary->paper, _("Health and plans"), _("the last of each"), _("health and plans"));
  add_checks (summary, facts);
  /* Translators: strengths and difficulties questionnaire */
  cld_page_facts_add (facts, 0, _("SDQ"), make_sdq (summary), FALSE);
  add_plans (summary, facts);
  cld_paper_add_facts (summary->paper, facts, summary->lines);
  add_decisions (summary);
}
