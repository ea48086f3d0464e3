/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-placement-checks.h"

/* What people read of a rule about placements: what it is called, and what is wrong. In the order of placement_rule.csv, whose
 * labels these are. */
/* clang-format off */
static const struct
{
  const char *rule;
  const char *label;
  const char *sentence;
} words[] = {
  { "reg27a", N_("Under 16 in other arrangements than those the Regulations list"),
    N_("The law forbids to place a child under 16 in supported or independent living (regulation 27A).") },
  { "reg27c", N_("16 or 17 outside registered supported accommodation"),
    N_("The law allows 16 and 17 year olds only in supported accommodation that is registered with Ofsted (regulation 27C), and no registration shows here.") },
  { "restricted_home", N_("The home is under a restriction or other enforcement"),
    N_("The home is under enforcement by Ofsted that is not closed: no child is placed there until it is.") },
  { "inadequate_home", N_("The provider was judged inadequate"),
    N_("The provider’s latest overall judgement is the lowest grade: no child is placed there until it is better.") },
  { "r353", N_("Starts before the Children Act 1989 came into force"), N_("This is before 14 October 1991, when the Children Act 1989 came into force.") },
  { "r355", N_("Starts and ends on the same day"), N_("It starts and ends on the same day: a placement has at least one night.") },
  { "r356", N_("Ends before it starts"), N_("It ends before it starts.") },
  { "r142", N_("An earlier placement has not ended"), N_("An earlier placement has not ended. A child has one placement at a time.") },
  { "r501", N_("Overlaps another placement"), N_("It overlaps another placement, or the end of care. A child has one placement at a time.") },
  { "r433", N_("Does not start on the day the previous one ended"), N_("It does not start on the day the previous placement ended: on the days between, nothing says where the child was.") },
  { "r432", N_("Continues care that has ended"), N_("Care ended before this, or goes on as it began: the reason given does not fit.") },
  { "r437", N_("After death or after being found to be adult"), N_("Care ended by death, or because the child was found to be adult: nothing follows that.") },
  { "r431", N_("A new period of care starts on the day the last one ended"), N_("A new period of care does not start on the day the last one ended: the care went on.") },
  { "r357", N_("A period of care starts with S"), N_("The first placement of a period of care begins with S, started to be looked after.") },
  { "r434", N_("L says that the placement did not change"), N_("L says that only the legal status changed, but this is another placement.") },
  { "r435", N_("P and T say that the legal status did not change"), N_("The reason says that the legal status stayed, but another one begins that day.") },
  { "r436", N_("B and U say that the legal status changed as well"), N_("The reason says that the legal status changed as well, but none begins that day.") },
  { "r366", N_("The placement changes during a short break"), N_("The placement does not change during a short break.") },
  { "r365", N_("A short break of more than 17 days"), N_("A short break lasts 17 days at most.") },
  { "r382", N_("A temporary move during short breaks"), N_("There are no temporary moves in short breaks.") },
  { "r384", N_("A long-term foster placement for short breaks"), N_("A long-term foster placement does not go with short breaks.") },
  { "r398", N_("Postcode for a short break"), N_("The return takes no postcode for short breaks.") },
  { "r420", N_("Area authority for a short break"), N_("The return takes no area authority for short breaks.") },
  { "r378", N_("With a parent while accommodated under section 20"), N_("A child accommodated under section 20 who goes to live with a parent is no longer looked after: check the legal status.") },
  { "r550", N_("Parent as the provider of another placement"), N_("Only a placement with a parent has a parent as its provider.") },
  { "r531", N_("A placement with a parent has another provider"), N_("A placement with a parent is provided by the parent (PR0).") },
  { "r527", N_("An authority does not provide this type"), N_("No local authority provides this type of placement.") },
  { "r529", N_("Other public bodies do not provide this type"), N_("Other public bodies, such as the NHS, do not provide this type of placement.") },
  { "r213", N_("This type has no kind of provider"), N_("This type of placement has no kind of provider.") },
  { "r375", N_("In hospital for more than 42 days"), N_("In hospital for more than six weeks it is a placement of its own (R2).") },
  { "r376", N_("Carer on holiday for more than 21 days"), N_("While the carer is on holiday a child is elsewhere for three weeks at most.") },
  { "r377", N_("More than two holidays of the carer in 12 months"), N_("This is the third time in 12 months that the child is elsewhere while the carer is on holiday.") },
  { "r379", N_("Temporary move of more than 7 days"), N_("Such a temporary move lasts seven days at most.") },
  { "r380", N_("Care starts with a temporary move"), N_("Care does not start with a temporary move: it lies within a placement.") },
  { "r381", N_("Care ends in a temporary move"), N_("Care does not end in a temporary move: the child goes back to the placement first.") },
  { "r383", N_("Not back where the child was before the temporary move"), N_("After a temporary move the child goes back to the same placement; this one ended by then.") },
  { "r371", N_("Supported accommodation under 16"), N_("Supported accommodation is for 16 and 17 year olds.") },
  { "r372", N_("Youth custody under 10"), N_("Nobody under 10 is in custody.") },
  { "r373", N_("Residential school under 4"), N_("Nobody under 4 is at a residential school.") },
  { "r374", N_("Residential employment under 14"), N_("Nobody under 14 is in residential employment.") },
  { "r352", N_("Care starts at 18 or older"), N_("Care does not start at 18 or later.") },
  { "r359", N_("Still looked after at 18"), N_("Care ends at 18, except under section 20 in a children’s home.") },
  { "r408", N_("Placed for adoption without a placement order"), N_("This type of placement needs a placement order (E1).") },
  { "r217", N_("Adoption by the current carer begins with another reason"), N_("Placed for adoption with the current carer, the carer stays the same: it begins with T or U, or with S.") },
  { "r217t", N_("Independent living from 28 October 2023"), N_("Independent living (P2) is not to be used from 28 October 2023.") },
  { "r146", N_("The type is not in use in that year"), N_("The yearly return does not take this type of placement in that year.") },
  { "r218", N_("The provider has no URN"), N_("In England a placement of this type has a provider with a URN, the number that Ofsted gave it.") },
  { "r222", N_("This type has no provider with a URN"), N_("A placement of this type has no provider with a URN.") },
  { "r242", N_("XXXXXXX is for fostering and adoption agencies"), N_("XXXXXXX stands for a fostering or adoption agency without a URN. This is neither.") },
  { "r243", N_("A URN outside England"), N_("Outside England no provider has a URN.") },
  { "urn_form", N_("The URN has not the form of one"), N_("A URN is SC and six digits, or seven digits.") },
  { "r225", N_("No reason why the previous placement ended"), N_("Say why the placement before ended: the return asks for it.") },
  { "r226", N_("A reason for change beside a temporary move"), N_("A temporary move ends no placement: no reason for change belongs to it.") },
  { "r233", N_("A reason why it ended though it goes on"), N_("It goes on: there is no reason yet why it ended.") },
  { "r392c", N_("The postcode has not the form of one"), N_("This does not have the form of a postcode.") },
  { "r392d", N_("The same postcode as home"), N_("This is the postcode of the child’s home, but the placement is not with a parent.") },
  { "r454", N_("More than 350 miles from home"), N_("More than 350 miles from home: check the postcode, or the miles.") },
  { "r1015", N_("Our own provision outside our area"), N_("Our own provision (PR1) is expected in our own area.") },
  { "no_period", N_("No period of care holds it"), N_("No period of care holds this day: was the child looked after?") },
  { "no_placement", N_("No placement follows in this period of care"), N_("Care goes on, and no placement follows: nothing will say where the child is from that day.") },
  { "r709", N_("Deprived of liberty in an unexpected type"), N_("A child deprived of liberty is expected in a children’s home, or in Z12 or Z13.") },
  { "r710", N_("Deprived of liberty where that cannot be"), N_("An order of the High Court that deprives of liberty does not go with this type of placement.") },
};
/* clang-format on */

/**
 * cld_placement_rule_label:
 * @rule: code of placement_rule.csv
 *
 * Returns: what it is called, translated; @rule where it is none
 */
const char *
cld_placement_rule_label (const char *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].rule, rule) == 0)
      return _(words[i].label);
  return rule;
}

/**
 * cld_placement_rule_sentence:
 * @rule: code of placement_rule.csv
 *
 * Returns: what is wrong, translated; @rule where it is none
 */
const char *
cld_placement_rule_sentence (const char *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].rule, rule) == 0)
      return _(words[i].sentence);
  return rule;
}
