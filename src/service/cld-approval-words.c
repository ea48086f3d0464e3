/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-approval-work.h"

#include <glib/gi18n-lib.h>

#include "cld-value.h"

/* What people read of an approval. */

static char *
dup_day (gint32 day)
{
  char iso[CLD_DATE_SIZE];

  cld_date_from_day (day, iso);
  return cld_value_display_day (iso);
}

/**
 * cld_approval_need_dup_level:
 * @need: what a placement needs
 *
 * Returns: (transfer full): who has to decide, in one sentence
 */
char *
cld_approval_need_dup_level (const CldApprovalNeed *need)
{
  switch (need->level)
    {
    case CLD_EVIDENCE_LEVEL_NO:
      return g_strdup (_("The nominated officer has to approve"));
    case CLD_EVIDENCE_LEVEL_DCS:
      return g_strdup (_("The director of children’s services has to approve"));
    case CLD_EVIDENCE_LEVEL_EXEMPT:
      return g_strdup (_("Exempt: record who decided that"));
    case CLD_EVIDENCE_LEVEL_ADOPTION:
      return g_strdup (_("Placed for adoption: other regulations"));
    case CLD_EVIDENCE_LEVEL_NONE:
    default:
      return g_strdup (_("No approval is needed for the area"));
    }
}

static char *
dup_why_director (const CldApprovalNeed *need, const char *area)
{
  switch (need->place)
    {
    case CLD_PLACE_CONFIDENTIAL:
      return g_strdup (_("The area is confidential, so nobody can tell how far it is: the stricter rule is taken (reg 11(1)(b))."));
    case CLD_PLACE_UNKNOWN:
      return g_strdup (_("No area authority is recorded, so nobody can tell how far it is: the stricter rule is taken until it is (reg 11(1)(b))."));
    case CLD_PLACE_OWN:
    case CLD_PLACE_ADJOINING:
    case CLD_PLACE_DISTANT:
    default:
      /* Translators: %s is an authority */
      return area ? g_strdup_printf (_("%s is neither our area nor next to it: the placement is at a distance (reg 11(1)(b))."), area)
                  : g_strdup (_("It is neither in our area nor next to it: the placement is at a distance (reg 11(1)(b))."));
    }
}

/**
 * cld_approval_need_dup_why:
 * @need: what a placement needs
 * @area: (nullable): the name of its area authority
 *
 * Returns: (transfer full): why it is that level, with the provision
 */
char *
cld_approval_need_dup_why (const CldApprovalNeed *need, const char *area)
{
  switch (need->level)
    {
    case CLD_EVIDENCE_LEVEL_NO:
      /* Translators: %s is an authority */
      return area ? g_strdup_printf (_("%s is next to our area (reg 11(1)(a)). The director may approve it too."), area)
                  : g_strdup (_("It is next to our area (reg 11(1)(a)). The director may approve it too."));
    case CLD_EVIDENCE_LEVEL_DCS:
      return dup_why_director (need, area);
    case CLD_EVIDENCE_LEVEL_EXEMPT:
      return g_strdup (_("With a connected person or our own foster carer no approval is needed (reg 11(4)). The area authority is told all the same (reg 13(4))."));
    case CLD_EVIDENCE_LEVEL_ADOPTION:
      return g_strdup (_("From the day a child is placed for adoption these regulations no longer apply (reg 3)."));
    case CLD_EVIDENCE_LEVEL_NONE:
    default:
      return g_strdup (_("The placement is in our own area."));
    }
}

/**
 * cld_approval_need_dup_when:
 * @need: what a placement needs
 * @today: today
 *
 * Returns: (transfer full) (nullable): by when, and what may follow in an emergency; %NULL where nothing has to be decided
 */
char *
cld_approval_need_dup_when (const CldApprovalNeed *need, gint32 today)
{
  g_autofree char *day = NULL;

  if (need->level != CLD_EVIDENCE_LEVEL_NO && need->level != CLD_EVIDENCE_LEVEL_DCS)
    return NULL;
  if (need->due == CLD_NO_DAY)
    return g_strdup (_("By when cannot be told: the day of the start is not recorded."));
  day = dup_day (need->due);
  if (need->emergency)
    /* Translators: %s is a day */
    return g_strdup_printf (_("Emergency: hear the child and judge the placement the most suitable first; the decision and the rest within 5 working days of the start, by %s (reg 11(3))."), day);
  /* Translators: %s is a day */
  return need->due < today ? g_strdup_printf (_("It had to be decided before the placement began on %s."), day)
                           : g_strdup_printf (_("Before the placement begins, on %s."), day);
}

/**
 * cld_approval_point_get_label:
 * @id: a point
 * @level: who has to decide
 *
 * Returns: (transfer none): what it is, translated
 */
const char *
cld_approval_point_get_label (CldApprovalPointId id, CldEvidenceLevel level)
{
  static const CldEvidenceId items[CLD_APPROVAL_N_POINTS] = {
    [CLD_APPROVAL_WISHES] = CLD_EVIDENCE_WISHES, [CLD_APPROVAL_RELATIVES] = CLD_EVIDENCE_RELATIVES, [CLD_APPROVAL_IRO] = CLD_EVIDENCE_IRO,
    [CLD_APPROVAL_AREA] = CLD_EVIDENCE_AREA_CONSULTED, [CLD_APPROVAL_CARE_PLAN] = CLD_EVIDENCE_CARE_PLAN,
  };

  g_return_val_if_fail (id < CLD_APPROVAL_N_POINTS, "");

  return id == CLD_APPROVAL_SUITABLE ? _("The most suitable placement, and it fits the care plan") : cld_evidence_label (items[id], level);
}

/**
 * cld_approval_point_dup_hint:
 * @id: a point
 * @day: where cld_approval_point_find_hint() found something
 *
 * Returns: (transfer full) (nullable): what is recorded of that day; %NULL where nothing is
 */
char *
cld_approval_point_dup_hint (CldApprovalPointId id, gint32 day)
{
  g_autofree char *text = day != CLD_NO_DAY ? dup_day (day) : NULL;

  if (!text)
    return NULL;
  switch (id)
    {
    case CLD_APPROVAL_WISHES:
      /* Translators: %s is a day, here and in the next ones */
      return g_strdup_printf (_("Seen alone on a visit on %s"), text);
    case CLD_APPROVAL_SUITABLE:
      return g_strdup_printf (_("Placement plan made on %s"), text);
    case CLD_APPROVAL_IRO:
      return g_strdup_printf (_("Notice sent to the reviewing officer on %s"), text);
    case CLD_APPROVAL_AREA:
    case CLD_APPROVAL_CARE_PLAN:
      return g_strdup_printf (_("Notice sent to the area authority on %s"), text);
    case CLD_APPROVAL_RELATIVES:
    case CLD_APPROVAL_N_POINTS:
    default:
      return NULL;
    }
}
