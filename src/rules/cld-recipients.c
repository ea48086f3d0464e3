/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-recipients.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-notice-state.h"
#include "cld-text.h"

/* Who is told of a placement (CPPCR 2010 regulation 13) and of its end (regulation 14), and why: notification_recipient.csv, applied
 * to what is recorded of a child. */

#define SCHOOL_AGE 5       /* from the 5th birthday */
#define SCHOOL_AGE_ENDS 16 /* about: the last Friday in June of year 11 */

/* --- one recipient --- */

static CldRecipient
make (const char *code, CldProposal proposal, const char *why)
{
  const CldCodeList *list = cld_code_list_find ("notification_recipient");
  const char *provision = list ? cld_code_list_get_cell (list, code, "duty") : NULL;

  return (CldRecipient){
    .code = code,
    .provision = provision ? provision : "",
    .notice = strcmp (code, "AREA") == 0 ? "reg13_4" : "reg13",
    .must = TRUE,
    .may_withhold = cld_notice_may_be_withheld (code, "HARM"),
    .proposal = (guint8) proposal,
    .why = why,
  };
}

static void
address_to (CldRecipient *to, const CldKnownPerson *person)
{
  if (!person)
    return;
  to->contact = person->contact;
  to->name = person->name && *person->name ? person->name : person->organisation;
  to->address = person->address;
  if (person->may_be_told == CLD_SAID_NO)
    {
      to->proposal = CLD_PROPOSE_WITHHOLD;
      to->why = N_("The record says that this person may not be told: decide, and give the reason.");
    }
}

static gboolean
is_known_on (const CldKnownPerson *person, gint32 day)
{
  return (person->from == CLD_NO_DAY || person->from <= day) && (person->until == CLD_NO_DAY || person->until > day);
}

static gboolean
has_role (const CldKnownPerson *person, const char *role)
{
  return g_strcmp0 (person->role, role) == 0;
}

static gboolean
is_parent (const CldKnownPerson *person)
{
  return has_role (person, "PARENT") || g_strcmp0 (person->kind, "MOTHER") == 0 || g_strcmp0 (person->kind, "FATHER") == 0 ||
         g_strcmp0 (person->kind, "PARENT") == 0;
}

/* The @nth of those with @role: of several surgeries the one recorded first is the one that the child has. */
static const CldKnownPerson *
find_role (const CldRecipientFacts *facts, const char *role, guint nth)
{
  for (guint i = 0; i < facts->n_people; i++)
    if (has_role (&facts->people[i], role) && is_known_on (&facts->people[i], facts->day) && nth-- == 0)
      return &facts->people[i];
  return NULL;
}

/* --- regulation 13(2) --- */

static void
add_child (const CldRecipientFacts *facts, GArray *to)
{
  CldRecipient child = make ("CHILD", CLD_PROPOSE_TELL, N_("The child, unless that is not appropriate at this age and understanding."));

  child.name = facts->child;
  g_array_append_val (to, child);
}

/* A parent is told with parental responsibility or without; so is whoever else has it. */
static void
add_parents (const CldRecipientFacts *facts, GArray *to)
{
  guint n = 0;

  for (guint i = 0; i < facts->n_people; i++)
    {
      const CldKnownPerson *person = &facts->people[i];
      gboolean responsible = person->parental_responsibility == CLD_SAID_YES;
      CldRecipient parent = make ("PARENT", CLD_PROPOSE_TELL, responsible ? N_("Has parental responsibility.") : N_("A parent; parental responsibility is not recorded."));

      if (!is_known_on (person, facts->day) || (!is_parent (person) && !responsible))
        continue;
      if (person->parental_responsibility == CLD_SAID_NO)
        parent.why = N_("A parent without parental responsibility.");
      address_to (&parent, person);
      g_array_append_val (to, parent);
      n++;
    }
  if (n == 0)
    {
      CldRecipient parent = make ("PARENT", CLD_PROPOSE_TELL, N_("No parent is recorded, nor anybody with parental responsibility."));

      g_array_append_val (to, parent);
    }
}

static void
add_contact (const CldRecipientFacts *facts, GArray *to)
{
  CldRecipient contact;

  if (facts->contact_order == CLD_SAID_NO)
    return;
  if (facts->in_care)
    contact = make ("CONTACT34", CLD_PROPOSE_TELL, N_("Has contact under section 34."));
  else
    contact = make ("CONTACT8", CLD_PROPOSE_TELL, N_("Has contact under an order of section 8."));
  if (facts->contact_order == CLD_SAID_NOTHING)
    {
      contact.proposal = CLD_PROPOSE_CHECK;
      contact.why = facts->in_care ? N_("Only where somebody has contact under section 34: nothing is recorded.")
                                   : N_("Only where somebody has contact under an order of section 8: nothing is recorded.");
    }
  g_array_append_val (to, contact);
}

static void
add_carer_before (const CldRecipientFacts *facts, GArray *to)
{
  CldRecipient carer = make ("PREVCARER", CLD_PROPOSE_TELL, N_("Cared for the child immediately before."));
  const CldKnownPerson *known = NULL;

  for (guint i = 0; i < facts->n_people && facts->carer_before && !known; i++)
    if (facts->people[i].name && cld_text_compare (facts->people[i].name, facts->carer_before) == 0)
      known = &facts->people[i];
  carer.name = facts->carer_before;
  carer.address = facts->carer_before_address;
  if (!carer.name)
    carer.why = N_("Whoever cared for the child immediately before: not recorded.");
  if (known)
    {
      address_to (&carer, known);
      carer.address = carer.address ? carer.address : facts->carer_before_address;
    }
  g_array_append_val (to, carer);
}

static gboolean
changes (const CldRecipientFacts *facts, gint8 said)
{
  return said == CLD_SAID_NOTHING ? facts->place != CLD_PLACE_OWN && facts->place != CLD_PLACE_UNKNOWN : said == CLD_SAID_YES;
}

static void
add_health (const CldRecipientFacts *facts, GArray *to)
{
  CldRecipient from = make ("ICB_FROM", CLD_PROPOSE_TELL, N_("The integrated care board for where the child lives."));
  CldRecipient there = make ("ICB_TO", CLD_PROPOSE_TELL, facts->wales ? N_("In Wales the local health board.") : N_("The integrated care board for where the child will live."));
  CldRecipient doctor = make ("GP_FROM", CLD_PROPOSE_TELL, N_("The child’s doctor."));
  CldRecipient doctor_there = make ("GP_TO", CLD_PROPOSE_TELL, N_("The doctor with whom the child will be registered."));

  address_to (&from, find_role (facts, "ICB", 0));
  g_array_append_val (to, from);
  if (changes (facts, facts->icb_changes))
    {
      address_to (&there, find_role (facts, "ICB", 1));
      g_array_append_val (to, there);
    }
  address_to (&doctor, find_role (facts, "GP", 0));
  g_array_append_val (to, doctor);
  if (changes (facts, facts->gp_changes))
    {
      address_to (&doctor_there, find_role (facts, "GP", 1));
      g_array_append_val (to, doctor_there);
    }
}

static void
add_schools (const CldRecipientFacts *facts, GArray *to)
{
  int age = facts->date_of_birth == CLD_NO_DAY ? -1 : cld_day_age (facts->date_of_birth, facts->day);
  const CldKnownPerson *person;
  guint n = 0;

  while ((person = find_role (facts, "SCHOOL", n)) != NULL)
    {
      CldRecipient school = make ("EDU", CLD_PROPOSE_TELL, N_("Attends it, or is taught by it."));

      address_to (&school, person);
      g_array_append_val (to, school);
      n++;
    }
  if (n == 0 && age >= SCHOOL_AGE && age < SCHOOL_AGE_ENDS)
    {
      CldRecipient school = make ("EDU", CLD_PROPOSE_TELL, N_("Of school age: no school is recorded."));

      g_array_append_val (to, school);
    }
}

static void
add_reviewing_officer (const CldRecipientFacts *facts, GArray *to)
{
  CldRecipient iro = make ("IRO", CLD_PROPOSE_TELL, N_("The reviewing officer."));

  address_to (&iro, find_role (facts, "IRO", 0));
  if (facts->iro)
    iro.name = facts->iro;
  if (!iro.name)
    iro.why = N_("No reviewing officer is recorded.");
  g_array_append_val (to, iro);
}

static const CldKnownPerson *
find_area_contact (const CldRecipientFacts *facts)
{
  g_autofree char *area = facts->area_name ? cld_text_fold (facts->area_name) : NULL;

  for (guint i = 0; area && i < facts->n_people; i++)
    if (has_role (&facts->people[i], "AREA_LA") && is_known_on (&facts->people[i], facts->day))
      {
        g_autofree char *of = cld_text_fold (facts->people[i].organisation ? facts->people[i].organisation : facts->people[i].name);

        if (of && strstr (of, area))
          return &facts->people[i];
      }
  return NULL;
}

static void
add_area (const CldRecipientFacts *facts, GArray *to)
{
  CldRecipient area = make ("AREA", CLD_PROPOSE_TELL, N_("The authority for the area, with the reasons and the care plan."));

  if (facts->place == CLD_PLACE_OWN || facts->exempt_from_area_notice)
    return;
  area.name = facts->area_name;
  if (facts->place == CLD_PLACE_UNKNOWN)
    area.why = N_("Whose area it is, is not recorded.");
  else if (facts->place == CLD_PLACE_CONFIDENTIAL)
    area.why = N_("Where it is, is confidential: decide how that authority is told.");
  address_to (&area, find_area_contact (facts));
  g_array_append_val (to, area);
}

static void
add_by_guidance (const CldRecipientFacts *facts, GArray *to)
{
  CldRecipient head = make ("VSH", CLD_PROPOSE_TELL, N_("The virtual school head: guidance."));
  CldRecipient ofsted = make ("OFSTED", CLD_PROPOSE_TELL, N_("The provider ought to be registered and is not: practice."));

  head.must = FALSE;
  address_to (&head, find_role (facts, "VSH", 0));
  g_array_append_val (to, head);
  if (!facts->unregistered)
    return;
  ofsted.must = FALSE;
  g_array_append_val (to, ofsted);
}

/**
 * cld_recipients_find:
 * @facts: what is known
 *
 * Who has to be told of a placement, in the order of notification_recipient.csv; what is law before what is guidance.
 *
 * Returns: (transfer full) (element-type CldRecipient): them; their texts are those of @facts
 */
GArray *
cld_recipients_find (const CldRecipientFacts *facts)
{
  GArray *to = g_array_new (FALSE, FALSE, sizeof (CldRecipient));

  g_return_val_if_fail (facts, to);

  if (facts->adoption)
    return to;
  if (!facts->short_break)
    {
      add_child (facts, to);
      add_parents (facts, to);
      add_contact (facts, to);
      add_carer_before (facts, to);
      add_health (facts, to);
      add_schools (facts, to);
      add_reviewing_officer (facts, to);
    }
  add_area (facts, to);
  if (!facts->short_break)
    add_by_guidance (facts, to);
  return to;
}

/* --- regulation 14(2)(c) --- */

/* Whether notice of @placement was sent to @code; @any: to anybody at all. */
static gboolean
was_told (const CldFacts *child, guint32 placement, const char *code, gboolean *any)
{
  gboolean told = FALSE;

  for (guint i = 0; i < child->notices.n; i++)
    {
      const CldNoticeFact *notice = &child->notices.at[i];

      if (notice->incoming || notice->placement != placement || notice->sent_on == CLD_NO_DAY || notice->provision != CLD_PROVISION_REG13)
        continue;
      *any = TRUE;
      told = told || g_strcmp0 (notice->recipient_kind, code) == 0;
    }
  return told;
}

static void
set_end (CldRecipient *to, const char *provision)
{
  to->notice = "reg14";
  to->provision = provision;
}

/**
 * cld_recipients_find_at_end:
 * @facts: what is known, of the placement that ends
 * @child: the child's facts
 * @placement: index of that placement, %CLD_NO_FACT for none
 *
 * Who has to be told that a placement ends: everybody who was told that it began (where that is not recorded, everybody who
 * had to be), with whom the child was placed, and the authority for the area.
 *
 * Returns: (transfer full) (element-type CldRecipient): them; their texts are those of @facts
 */
GArray *
cld_recipients_find_at_end (const CldRecipientFacts *facts, const CldFacts *child, guint32 placement)
{
  g_autoptr (GArray) begun = cld_recipients_find (facts);
  GArray *to = g_array_new (FALSE, FALSE, sizeof (CldRecipient));
  CldRecipient carer = make ("FOSTER", CLD_PROPOSE_TELL, N_("With whom the child was placed."));

  if (facts->adoption || facts->short_break)
    return to;
  set_end (&carer, "reg 14(2)(c)(ii)");
  carer.name = facts->carer;
  carer.address = facts->carer_address;
  for (guint i = 0; i < begun->len; i++)
    {
      CldRecipient one = g_array_index (begun, CldRecipient, i);
      gboolean any = FALSE, told = placement != CLD_NO_FACT && was_told (child, placement, one.code, &any);
      gboolean area = strcmp (one.code, "AREA") == 0;

      if (!one.must || (!area && any && !told))
        continue;
      set_end (&one, area ? "reg 14(2)(c)(iii)" : "reg 14(2)(c)(i)");
      if (area)
        g_array_append_val (to, carer);
      /* Who cared for the child before that placement is told of its end only because of having been told of its start. */
      if (!told && strcmp (one.code, "PREVCARER") == 0)
        one.proposal = CLD_PROPOSE_CHECK;
      g_array_append_val (to, one);
    }
  if (to->len == 0 || strcmp (g_array_index (to, CldRecipient, to->len - 1).code, "AREA") != 0)
    g_array_append_val (to, carer);
  return to;
}

/* --- what they are called --- */

/* clang-format off */
static const struct
{
  const char *code;
  const char *label;
} labels[] = {
  { "CHILD", N_("the child") },
  { "PARENT", N_("parent") },
  { "CONTACT34", N_("section 34 contact") },
  { "CONTACT8", N_("section 8 contact") },
  { "PREVCARER", N_("carer before") },
  { "ICB_FROM", N_("ICB") },
  { "ICB_TO", N_("ICB there") },
  { "GP_FROM", N_("GP") },
  { "GP_TO", N_("GP there") },
  { "EDU", N_("school") },
  { "IRO", N_("IRO") },
  { "AREA", N_("area authority") },
  { "VSH", N_("virtual school") },
  { "FOSTER", N_("carer") },
  { "OFSTED", N_("Ofsted") },
  { "SOS", N_("Secretary of State") },
  { "PANEL", N_("review panel") },
};
/* clang-format on */

/**
 * cld_recipient_label:
 * @code: code of notification_recipient.csv
 *
 * Returns: what such a recipient is called in a list, translated; @code where it is none of them
 */
const char *
cld_recipient_label (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (labels[i].code, code) == 0)
      return _(labels[i].label);
  return code;
}
