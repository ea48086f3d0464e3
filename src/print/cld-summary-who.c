/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-summary-private.h"

#include <string.h>

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-date.h"
#include "cld-value.h"

/* Who the child is and on what legal footing. */

static const char *
make_born (CldSummary *summary)
{
  const char *born = cld_summary_raw (summary->child, CHILD_DATE_OF_BIRTH);
  g_autofree char *date = NULL;
  GString *out;
  int age;

  if (!cld_date_is_iso (born))
    return cld_summary_text (summary, summary->child, CHILD_DATE_OF_BIRTH);
  date = cld_value_display_date (born);
  age = cld_date_age (born, summary->options->today);
  out = g_string_new (date);
  if (age >= 0)
    g_string_append_printf (out, " (%d)", age);
  if (cld_summary_is_set (summary->child, CHILD_DOB_ESTIMATED))
    g_string_append_printf (out, ", %s", _("an estimate"));
  return cld_summary_keep (summary, g_string_free (out, FALSE));
}

/* BR0117 · NHS 999 000 0182 */
static const char *
make_numbers (CldSummary *summary)
{
  g_autofree char *ref = cld_page_clean_text (summary->child ? summary->child->ref : NULL);
  const char *nhs = cld_summary_text (summary, summary->child, CHILD_NHS_NUMBER);
  GString *out = g_string_new (ref);

  /* The spaces do not break: a number is read in one piece. */
  if (nhs && strlen (nhs) == 10 && strspn (nhs, "0123456789") == 10)
    g_string_append_printf (out, " · NHS\u00A0%.3s\u00A0%.3s\u00A0%s", nhs, nhs + 3, nhs + 6);
  else if (nhs)
    g_string_append_printf (out, " · NHS %s", nhs);
  return cld_summary_keep (summary, g_string_free (out, out->len == 0));
}

static const char *
make_full_names (CldSummary *summary)
{
  g_autofree char *name = g_strjoin (" ",
                                     summary->child && summary->child->values[CHILD_GIVEN_NAMES] ? summary->child->values[CHILD_GIVEN_NAMES] : "",
                                     cld_summary_raw (summary->child, CHILD_SURNAME),
                                     NULL);

  return cld_summary_keep (summary, cld_page_clean_text (name));
}

static void
add_identity (CldSummary *summary, CldPageFacts *facts)
{
  const char *from = cld_summary_day (summary, cld_summary_raw (summary->child, CHILD_UASC_FROM));
  const char *until = cld_summary_day (summary, cld_summary_raw (summary->child, CHILD_UASC_UNTIL));
  const char *upn = cld_summary_text (summary, summary->child, CHILD_UPN);
  const char *former = cld_summary_text (summary, summary->child, CHILD_FORMER_NAMES);

  if (cld_summary_raw (summary->child, CHILD_KNOWN_AS))
    cld_page_facts_add (facts, 0, _("Full name"), make_full_names (summary), FALSE);
  if (former)
    cld_page_facts_add (facts, 0, _("Formerly"), former, FALSE);
  cld_page_facts_add (facts, 0, _("Born"), make_born (summary), FALSE);
  cld_page_facts_add (facts, 0, _("Sex"), cld_summary_label (summary, summary->child, CHILD_SEX), FALSE);
  cld_page_facts_add (facts, 0, _("Number"), make_numbers (summary), FALSE);
  if (upn)
    /* Translators: unique pupil number */
    cld_page_facts_add (facts, 0, _("UPN"), upn, FALSE);
  cld_page_facts_add (facts, 0, _("Ethnicity"), cld_summary_label (summary, summary->child, CHILD_ETHNICITY), FALSE);
  cld_page_facts_add (facts, 0, _("Disability"), cld_summary_label (summary, summary->child, CHILD_DISABILITY), FALSE);
  if (from || until)
    /* Translators: unaccompanied asylum-seeking child, as the service calls it */
    cld_page_facts_add (facts, 0, _("UASC"), until ? cld_arena_printf (summary->arena, _("%s until %s"), from ? from : "…", until) : cld_arena_printf (summary->arena, _("since %s"), from), FALSE);
}

static const char *
make_status (CldSummary *summary, const CldRow *status)
{
  const char *label = cld_summary_code_and_label (summary, status, LEGAL_STATUS_CODE);
  const char *start = cld_summary_start (summary, status, LEGAL_STATUS_STARTED_ON, LEGAL_STATUS_START_KNOWN);

  if (!label)
    return NULL;
  return start ? cld_arena_printf (summary->arena, "%s, %s", label, start) : label;
}

/* The one before the current, or the last of a child no longer looked after. */
static CldRow *
find_status_before (CldSummary *summary)
{
  g_autoptr (GPtrArray) rows = cld_summary_sorted (summary, &cld_legal_status_kind, LEGAL_STATUS_STARTED_ON);
  const char *start = cld_summary_raw (summary->legal, LEGAL_STATUS_STARTED_ON);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *other = cld_summary_raw (rows->pdata[i], LEGAL_STATUS_STARTED_ON);

      if (other && rows->pdata[i] != summary->legal && strcmp (other, start ? start : summary->options->today) <= 0)
        return rows->pdata[i];
    }
  return NULL;
}

/* An order gives the authority its share; a relationship says who else has some. */
static const char *
make_responsibility (CldSummary *summary)
{
  const CldCodeList *list = cld_code_list_find ("legal_status");
  const CldCode *code = list ? cld_code_list_lookup (list, cld_summary_raw (summary->legal, LEGAL_STATUS_CODE)) : NULL;
  GPtrArray *rows = cld_record_set_get (summary->set, &cld_relationship_kind);
  GString *out = g_string_new (NULL);

  if (code && (g_strcmp0 (code->group, "care order") == 0 || g_strcmp0 (code->code, "E1") == 0))
    {
      const char *own = cld_summary_text (summary, summary->own, AUTHORITY_NAME);

      g_string_append (out, own ? own : _("Local authority"));
    }
  for (guint i = 0; i < rows->len; i++)
    {
      CldRow *contact = cld_record_set_find (summary->set, &cld_contact_kind, cld_summary_raw (rows->pdata[i], RELATIONSHIP_CONTACT));
      const char *until = cld_summary_raw (rows->pdata[i], RELATIONSHIP_UNTIL_ON);
      const char *kind = cld_summary_lower (summary, cld_summary_label (summary, rows->pdata[i], RELATIONSHIP_KIND));
      const char *name = summary->options->mask ? _("name withheld") : cld_summary_text (summary, contact, CONTACT_NAME);

      if (!cld_summary_is_set (rows->pdata[i], RELATIONSHIP_PARENTAL_RESPONSIBILITY) || (until && strcmp (until, summary->options->today) <= 0))
        continue;
      g_string_append (out, out->len > 0 ? "; " : "");
      if (name && kind)
        g_string_append_printf (out, "%s (%s)", name, kind);
      else
        g_string_append (out, name ? name : kind ? kind : _("somebody not named"));
    }
  return cld_summary_keep (summary, g_string_free (out, out->len == 0));
}

static void
add_care (CldSummary *summary, CldPageFacts *facts)
{
  g_autoptr (GPtrArray) periods = cld_summary_sorted (summary, &cld_care_period_kind, CARE_PERIOD_STARTED_ON);
  CldRow *last = summary->period ? summary->period : periods->len > 0 ? periods->pdata[0] : NULL;
  const char *ended = last ? cld_summary_day (summary, cld_summary_raw (last, CARE_PERIOD_ENDED_ON)) : NULL;
  const char *reason = cld_summary_code_and_label (summary, last, CARE_PERIOD_REASON_ENDED);
  CldRow *before = find_status_before (summary);

  cld_page_facts_add (facts, 1, _("Legal status"), summary->legal || !ended ? make_status (summary, summary->legal) : _("Not looked after now"), TRUE);
  if (before)
    cld_page_facts_add (facts, 1, _("Before"), make_status (summary, before), FALSE);
  if (summary->period || !ended)
    cld_page_facts_add (facts, 1, _("In care since"), cld_summary_start_weekday (summary, last, CARE_PERIOD_STARTED_ON, CARE_PERIOD_START_KNOWN), FALSE);
  else
    cld_page_facts_add (facts, 1, _("Care ended"), reason ? cld_arena_printf (summary->arena, "%s: %s", ended, reason) : ended, FALSE);
  cld_page_facts_add (facts, 1, _("Why in care"), cld_summary_code_and_label (summary, last, CARE_PERIOD_CATEGORY_OF_NEED), FALSE);
  cld_page_facts_add (facts, 1, _("Responsibility"), make_responsibility (summary), FALSE);
}

void
cld_summary_add_who (CldSummary *summary)
{
  g_autoptr (CldPageFacts) facts = cld_page_facts_new ();
  /* Translators: %s is what the child is called */
  const char *title = summary->name ? cld_arena_printf (summary->arena, _("Who %s is"), summary->name) : _("Who the child is");

  cld_paper_add_heading (summary->paper, title, _("Responsibility = parental responsibility"), _("identity"));
  add_identity (summary, facts);
  add_care (summary, facts);
  cld_paper_add_facts (summary->paper, facts, summary->lines);
}
