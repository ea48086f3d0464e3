/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-summary-private.h"

#include <string.h>

#include "config.h"

#include <glib/gi18n-lib.h>

/* Where the child lives, who approved it and whom it was told to: as recorded, with no judgement of what was due. */

static const char *
make_area (CldSummary *summary, CldArea area, const char *code)
{
  const char *name = cld_summary_authority (summary, code);

  if (area == CLD_AREA_CONFIDENTIAL)
    return _("Confidential placement");
  if (!name || area == CLD_AREA_UNKNOWN)
    return name;
  if (area == CLD_AREA_OWN)
    return cld_arena_printf (summary->arena, _("%s: our own area"), name);
  if (area == CLD_AREA_ADJOINING)
    return cld_arena_printf (summary->arena, _("%s: out of area, adjoining"), name);
  if (area == CLD_AREA_DISTANT)
    return cld_arena_printf (summary->arena, _("%s: out of area, at a distance"), name);
  return cld_arena_printf (summary->arena, _("%s: out of area"), name);
}

static const char *
make_distance (CldSummary *summary)
{
  const char *miles = cld_summary_text (summary, summary->placement, PLACEMENT_DISTANCE_MILES);
  g_autofree char *whole = g_strdup (miles);

  if (!miles)
    return NULL;
  if (g_str_has_suffix (whole, ".0"))
    whole[strlen (whole) - 2] = '\0';
  if (strcmp (whole, "1") == 0)
    return _("1 mile from home");
  return cld_arena_printf (summary->arena, _("%s miles from home"), whole);
}

static const char *
make_address (CldSummary *summary)
{
  if (cld_summary_hides_address (summary->placement))
    return _("RESTRICTED: not printed");
  return cld_summary_text (summary, summary->placement, PLACEMENT_POSTCODE);
}

/* Bright Lanes, SC990417; else what kind of provider it is. A provider outside England has no number. */
static const char *
make_provider (CldSummary *summary)
{
  CldRow *provider = cld_record_set_find (summary->set, &cld_provider_kind, cld_summary_raw (summary->placement, PLACEMENT_PROVIDER));
  const char *name = cld_summary_text (summary, provider, PROVIDER_NAME);
  const char *urn = cld_summary_text (summary, provider, PROVIDER_URN);
  const char *kind = cld_summary_label (summary, summary->placement, PLACEMENT_PROVIDER_KIND);

  /* Where no record says which is which, the reference is the number of the return. */
  if (!urn && !provider)
    urn = cld_summary_text (summary, summary->placement, PLACEMENT_PROVIDER);
  if (name && urn)
    return cld_arena_printf (summary->arena, "%s, %s", name, urn);
  if (urn && kind)
    return cld_arena_printf (summary->arena, "%s (%s)", urn, kind);
  return name ? name : urn ? urn : kind;
}

/* A child of a series of short breaks lives at home. */
static gboolean
has_short_breaks (CldSummary *summary)
{
  const char *status = cld_summary_raw (summary->legal, LEGAL_STATUS_CODE);

  return g_strcmp0 (status, "V3") == 0 || g_strcmp0 (status, "V4") == 0;
}

static gboolean
is_for_adoption (CldSummary *summary)
{
  static const char *const types[] = { "A3", "A4", "A5", "A6", NULL };
  const char *type = cld_summary_raw (summary->placement, PLACEMENT_TYPE);

  return type && g_strv_contains (types, type);
}

/* None is wanted of short breaks and of a child that is or was an unaccompanied asylum seeker, though one that is
 * recorded is said. How far away a confidential place is is nobody's to know. */
static void
add_distance (CldSummary *summary, CldPageFacts *facts, CldArea area)
{
  const char *distance = make_distance (summary);
  gboolean asylum = cld_summary_raw (summary->child, CHILD_UASC_FROM) || cld_summary_raw (summary->child, CHILD_UASC_UNTIL);

  if (area != CLD_AREA_CONFIDENTIAL && (distance || !(asylum || has_short_breaks (summary))))
    cld_page_facts_add (facts, 1, _("Distance"), distance, FALSE);
}

static void
add_place (CldSummary *summary, CldPageFacts *facts)
{
  const CldRow *placement = summary->placement;
  const char *carer = cld_summary_carer (summary, placement);

  cld_page_facts_add (facts, 0, has_short_breaks (summary) ? _("Short breaks") : _("Lives with"), carer, TRUE);
  cld_page_facts_add (facts, 0, _("Since"), cld_summary_start_weekday (summary, placement, PLACEMENT_STARTED_ON, PLACEMENT_START_KNOWN), FALSE);
  cld_page_facts_add (facts, 0, _("Type"), cld_summary_code_and_label (summary, placement, PLACEMENT_TYPE), FALSE);
  cld_page_facts_add (facts, 0, _("Address"), make_address (summary), FALSE);
  cld_page_facts_add (facts, 0, _("Provider"), make_provider (summary), FALSE);
  if (summary->absence)
    cld_page_facts_add (facts, 0, _("Away now"), cld_arena_printf (summary->arena, _("%s, since %s"), cld_summary_label (summary, summary->absence, PLACEMENT_TYPE) ? cld_summary_label (summary, summary->absence, PLACEMENT_TYPE) : _("kind not recorded"), cld_summary_day (summary, cld_summary_raw (summary->absence, PLACEMENT_STARTED_ON))), TRUE);
  if (cld_summary_raw (placement, PLACEMENT_LONG_TERM_FOSTER_ON))
    cld_page_facts_add (facts, 0, _("Long term"), cld_arena_printf (summary->arena, _("foster placement since %s"), cld_summary_day (summary, cld_summary_raw (placement, PLACEMENT_LONG_TERM_FOSTER_ON))), FALSE);
}

/* reg11_1_b as people write it: reg 11(1)(b). */
static const char *
make_provision (CldSummary *summary, const CldRow *approval)
{
  g_autofree char *code = cld_page_clean_text (cld_summary_raw (approval, APPROVAL_PROVISION));
  g_auto (GStrv) parts = NULL;
  GString *out;

  if (!code || !g_str_has_prefix (code, "reg"))
    return cld_summary_keep (summary, g_steal_pointer (&code));
  parts = g_strsplit (code + 3, "_", -1);
  out = g_string_new (NULL);
  /* Translators: regulation, followed by its number */
  g_string_append_printf (out, _("reg\u00A0%s"), parts[0] ? parts[0] : "");
  for (guint i = 1; parts[0] && parts[i]; i++)
    g_string_append_printf (out, "(%s)", parts[i]);
  return cld_summary_keep (summary, g_string_free (out, FALSE));
}

/* Director of children's services (H. Moss), Fri 1 Nov 2024, before the start; reg 11(1)(b) */
static const char *
make_approval (CldSummary *summary, const CldRow *approval)
{
  const char *role = cld_summary_label (summary, approval, APPROVAL_ROLE);
  const char *name = cld_summary_worker (summary, cld_summary_raw (approval, APPROVAL_NAME));
  const char *on = cld_summary_raw (approval, APPROVAL_DECIDED_ON);
  const char *start = cld_summary_raw (summary->placement, PLACEMENT_STARTED_ON);
  const char *provision = make_provision (summary, approval);
  GString *out = g_string_new (role);

  if (name)
    g_string_append_printf (out, role ? " (%s)" : "%s", name);
  if (out->len == 0)
    g_string_append (out, _("by NOT RECORDED"));
  g_string_append_printf (out, ", %s", on ? cld_summary_weekday (summary, on) : _("date NOT RECORDED"));
  if (on && start)
    g_string_append_printf (out, ", %s", strcmp (on, start) <= 0 ? _("before the start") : _("after the start"));
  if (provision)
    g_string_append_printf (out, "; %s", provision);
  return cld_summary_keep (summary, g_string_free (out, FALSE));
}

static gboolean
is_of_placement (CldSummary *summary, const CldRow *row, guint field)
{
  return summary->placement && g_strcmp0 (cld_summary_raw (row, field), summary->placement->ref) == 0;
}

/* Whether an approval and a notice are missed: where the child is out of our area, or where nobody knows. Neither is
 * wanted of short breaks and of a child placed for adoption. */
static gboolean
are_wanted (CldSummary *summary, CldArea area)
{
  return area != CLD_AREA_OWN && !has_short_breaks (summary) && !is_for_adoption (summary);
}

static void
add_approvals (CldSummary *summary, CldPageFacts *facts, CldArea area)
{
  g_autoptr (GPtrArray) rows = cld_summary_sorted (summary, &cld_approval_kind, APPROVAL_DECIDED_ON);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    if (is_of_placement (summary, rows->pdata[i], APPROVAL_PLACEMENT) && n++ < 3)
      cld_page_facts_add (facts, 1, _("Approved"), make_approval (summary, rows->pdata[i]), FALSE);
  if (n > 3)
    cld_page_facts_add (facts, 1, "", cld_arena_printf (summary->arena, _("and %u more; see the record"), n - 3), TRUE);
  if (n == 0 && are_wanted (summary, area))
    cld_page_facts_add (facts, 1, _("Approved"), NULL, FALSE);
}

static gboolean
is_area_notice (CldSummary *summary, const CldRow *row)
{
  return is_of_placement (summary, row, NOTICE_PLACEMENT) && g_strcmp0 (cld_summary_raw (row, NOTICE_DIRECTION), "IN") != 0 &&
         (g_strcmp0 (cld_summary_raw (row, NOTICE_RECIPIENT_KIND), "AREA") == 0 || g_strcmp0 (cld_summary_raw (row, NOTICE_PROVISION), "reg13_4") == 0);
}

static void
add_notice (CldSummary *summary, CldPageFacts *facts, const CldRow *notice)
{
  const char *sent = cld_summary_weekday (summary, cld_summary_raw (notice, NOTICE_SENT_ON));
  const char *back = cld_summary_weekday (summary, cld_summary_raw (notice, NOTICE_RETURNED_ON));
  const char *why_not = cld_summary_lower (summary, cld_summary_label (summary, notice, NOTICE_NOT_SENT_REASON));

  if (!sent && why_not)
    sent = cld_arena_printf (summary->arena, _("not sent: %s"), why_not);
  else if (sent && back)
    sent = cld_arena_printf (summary->arena, _("%s; came back %s"), sent, back);
  cld_page_facts_add (facts, 1, _("Area told"), sent, FALSE);
  if (cld_summary_raw (notice, NOTICE_SENT_ON))
    cld_page_facts_add (facts, 1, _("Acknowledged"), cld_summary_weekday (summary, cld_summary_raw (notice, NOTICE_ACKNOWLEDGED_ON)), FALSE);
}

static void
add_notices (CldSummary *summary, CldPageFacts *facts, CldArea area)
{
  g_autoptr (GPtrArray) rows = cld_summary_sorted (summary, &cld_notice_kind, NOTICE_SENT_ON);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    if (is_area_notice (summary, rows->pdata[i]) && n++ < 2)
      add_notice (summary, facts, rows->pdata[i]);
  if (n > 2)
    cld_page_facts_add (facts, 1, "", cld_arena_printf (summary->arena, _("and %u more; see the record"), n - 2), TRUE);
  if (n == 0 && are_wanted (summary, area))
    cld_page_facts_add (facts, 1, _("Area told"), NULL, FALSE);
}

/* No placement is open: the last one says where the child was. */
static void
add_no_place (CldSummary *summary)
{
  g_autoptr (GPtrArray) rows = cld_summary_sorted (summary, &cld_placement_kind, PLACEMENT_STARTED_ON);
  const char *today = cld_summary_day (summary, summary->options->today);

  for (guint i = 0; i < rows->len; i++)
    {
      CldRow *row = rows->pdata[i];
      const char *ended = cld_summary_day (summary, cld_summary_raw (row, PLACEMENT_ENDED_ON));

      if (cld_summary_raw (row, PLACEMENT_WITHIN) || !ended)
        continue;
      cld_paper_add_paragraph (summary->paper, cld_arena_printf (summary->arena, _("No placement is open on %s. The last ended on %s."), today, ended), FALSE, 2);
      return;
    }
  cld_paper_add_paragraph (summary->paper, NULL, TRUE, 1);
}

/* Sunnybank, where it is called Sunnybank short breaks; NULL where it is no name for a heading. */
static const char *
make_short_breaks_at (CldSummary *summary)
{
  /* Translators: what the name of a place for short breaks may end in, which the heading says already */
  const char *ending = _(" short breaks");
  const char *name = summary->options->mask ? NULL : cld_summary_carer (summary, summary->placement);

  if (!name || g_utf8_strlen (name, -1) > 36)
    return NULL;
  if (strlen (name) > strlen (ending) && g_str_has_suffix (name, ending))
    return cld_summary_keep (summary, g_strndup (name, strlen (name) - strlen (ending)));
  return name;
}

static const char *
make_title (CldSummary *summary)
{
  const char *at = NULL;

  if (!summary->placement || !has_short_breaks (summary))
    /* Translators: %s is what the child is called */
    return summary->name ? cld_arena_printf (summary->arena, _("Where %s lives"), summary->name) : _("Where the child lives");
  at = make_short_breaks_at (summary);
  if (summary->name && at)
    /* Translators: what the child is called, and where it has short breaks */
    return cld_arena_printf (summary->arena, _("%s lives at home, with short breaks at %s"), summary->name, at);
  if (at)
    return cld_arena_printf (summary->arena, _("The child lives at home, with short breaks at %s"), at);
  return summary->name ? cld_arena_printf (summary->arena, _("%s lives at home, with short breaks"), summary->name) : _("The child lives at home, with short breaks");
}

/* What inspectors last thought of the home, and what warns of it. */
static void
add_inspections (CldSummary *summary, CldPageFacts *facts)
{
  if (summary->options->home_grade)
    cld_page_facts_add (facts, 0, _("Inspected"), cld_summary_keep (summary, cld_page_clean_text (summary->options->home_grade)), FALSE);
  if (summary->options->home_warning)
    cld_page_facts_add (facts, 0, _("Warning"), _("see below"), TRUE);
}

/* What warns of the home in full, across the page: it is not cut before everything else is. */
static void
add_warning (CldSummary *summary)
{
  const char *warning = summary->options->home_warning ? cld_summary_keep (summary, cld_page_clean_text (summary->options->home_warning)) : NULL;

  if (warning)
    cld_paper_add_paragraph (summary->paper, cld_arena_printf (summary->arena, _("Warning about the home: %s"), warning), FALSE, summary->text_lines);
}

void
cld_summary_add_home (CldSummary *summary)
{
  g_autoptr (CldPageFacts) facts = cld_page_facts_new ();
  const char *code = cld_summary_raw (summary->placement, PLACEMENT_AREA_AUTHORITY);
  CldArea area = cld_child_facts_get_area (&summary->facts, code);

  cld_paper_add_heading (summary->paper, make_title (summary), NULL, _("placement"));
  if (!summary->placement)
    {
      add_no_place (summary);
      return;
    }
  add_place (summary, facts);
  cld_page_facts_add (facts, 1, _("Area"), make_area (summary, area, code), area == CLD_AREA_ADJOINING || area == CLD_AREA_DISTANT || area == CLD_AREA_OTHER);
  add_distance (summary, facts, area);
  add_approvals (summary, facts, area);
  add_notices (summary, facts, area);
  add_inspections (summary, facts);
  if (cld_summary_is_set (summary->placement, PLACEMENT_EMERGENCY))
    cld_page_facts_add (facts, 1, _("Emergency"), _("placed in an emergency"), FALSE);
  if (cld_summary_raw (summary->placement, PLACEMENT_REG24_FROM))
    cld_page_facts_add (facts, 1, _("Temporary"), cld_arena_printf (summary->arena, _("approved under reg 24 from %s"), cld_summary_day (summary, cld_summary_raw (summary->placement, PLACEMENT_REG24_FROM))), FALSE);
  cld_paper_add_facts (summary->paper, facts, summary->lines);
  add_warning (summary);
}
