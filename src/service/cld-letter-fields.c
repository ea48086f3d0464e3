/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-letter-fields.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Which recipient of a notice may know what: the one place that says so. A template with a field that its recipient may
 * not know cannot be saved, and no letter fills one in. */

#define CHILD 1u << 0
#define PARENT 1u << 1
#define CONTACT 1u << 2 /* persons with contact under an order */
#define CARER 1u << 3   /* who cared before */
#define ICB 1u << 4
#define GP 1u << 5
#define SCHOOL 1u << 6
#define IRO 1u << 7
#define AREA 1u << 8
#define VSH 1u << 9
#define PROVIDER 1u << 10
#define STATE 1u << 11 /* regulator, Secretary of State, national panel */
#define OTHER 1u << 12 /* of a kind that is not recorded or in no list */

#define HEALTH (ICB | GP)
#define SERVICES (HEALTH | SCHOOL | IRO | AREA | VSH | PROVIDER | STATE)
#define EVERYBODY (CHILD | PARENT | CONTACT | CARER | SERVICES | OTHER)

static const struct
{
  const char *kind; /* code of notification_recipient.csv */
  guint bit;
} recipients[] = {
  { "CHILD", CHILD },
  { "PARENT", PARENT },
  { "CONTACT34", CONTACT },
  { "CONTACT8", CONTACT },
  { "PREVCARER", CARER },
  { "ICB_FROM", ICB },
  { "ICB_TO", ICB },
  { "GP_FROM", GP },
  { "GP_TO", GP },
  { "EDU", SCHOOL },
  { "IRO", IRO },
  { "AREA", AREA },
  { "VSH", VSH },
  { "FOSTER", PROVIDER },
  { "OFSTED", STATE },
  { "SOS", STATE },
  { "PANEL", STATE },
};

#define DETAILS N_("the child’s details")
#define CARE N_("the period of care and the legal status")
#define PLACEMENT N_("the placement")
#define NOTICE N_("the notice")
#define TEAM N_("Preferences")

/* clang-format off */
static const struct
{
  CldLetterField field;
  guint who;
} fields[] = {
  [CLD_LETTER_CHILD_NAME]         = { { "child_name", N_("Name of the child"), DETAILS }, EVERYBODY },
  [CLD_LETTER_CHILD_GIVEN_NAME]   = { { "child_given_name", N_("Given name of the child"), DETAILS }, EVERYBODY },
  [CLD_LETTER_CHILD_NUMBER]       = { { "child_number", N_("Number of the child"), DETAILS }, CHILD | SERVICES },
  [CLD_LETTER_DATE_OF_BIRTH]      = { { "date_of_birth", N_("Date of birth"), DETAILS }, CHILD | PARENT | HEALTH | IRO | AREA | VSH | PROVIDER | STATE },
  [CLD_LETTER_AGE]                = { { "age", N_("Age"), DETAILS }, CHILD | PARENT | HEALTH | IRO | AREA | VSH | PROVIDER | STATE },
  [CLD_LETTER_NHS_NUMBER]         = { { "nhs_number", N_("NHS number"), DETAILS }, CHILD | HEALTH },
  [CLD_LETTER_LOOKED_AFTER_SINCE] = { { "looked_after_since", N_("Start of the period of care"), CARE }, CHILD | PARENT | IRO | AREA | VSH | STATE },
  [CLD_LETTER_LEGAL_STATUS]       = { { "legal_status", N_("Legal status"), CARE }, CHILD | PARENT | IRO | AREA | VSH | STATE },
  [CLD_LETTER_PLACEMENT_TYPE]     = { { "placement_type", N_("Type of placement"), PLACEMENT }, CHILD | PARENT | HEALTH | IRO | AREA | VSH | PROVIDER | STATE },
  [CLD_LETTER_PLACED_WITH]        = { { "placed_with", N_("With whom the child is placed"), PLACEMENT }, CHILD | PARENT | HEALTH | IRO | AREA | VSH | PROVIDER | STATE },
  [CLD_LETTER_ADDRESS]            = { { "address", N_("Address of the placement"), PLACEMENT }, CHILD | PARENT | HEALTH | IRO | AREA },
  [CLD_LETTER_AREA_NAME]          = { { "area_name", N_("Area authority"), PLACEMENT }, CHILD | PARENT | HEALTH | IRO | AREA | VSH | STATE },
  [CLD_LETTER_STARTED_ON]         = { { "started_on", N_("Start of the placement"), PLACEMENT }, EVERYBODY },
  [CLD_LETTER_ENDED_ON]           = { { "ended_on", N_("End of the placement"), PLACEMENT }, EVERYBODY },
  [CLD_LETTER_EMERGENCY]          = { { "emergency", N_("Whether it was an emergency"), PLACEMENT, TRUE }, CHILD | PARENT | IRO | AREA },
  [CLD_LETTER_APPROVED_BY]        = { { "approved_by", N_("Approval"), N_("the approvals of the placement") }, IRO | AREA },
  [CLD_LETTER_WHY_HERE]           = { { "why_here", N_("Why the child is placed there"), PLACEMENT }, CHILD | IRO | AREA },
  [CLD_LETTER_REASON_ENDED]       = { { "reason_ended", N_("Why the placement ends"), PLACEMENT }, IRO | AREA },
  [CLD_LETTER_CARE_PLAN_ON]       = { { "care_plan_on", N_("Date of the care plan"), N_("the plans") }, CHILD | PARENT | IRO | AREA },
  [CLD_LETTER_SOCIAL_WORKER]      = { { "social_worker", N_("Social worker"), DETAILS }, EVERYBODY },
  [CLD_LETTER_IRO]                = { { "iro", N_("Reviewing officer"), DETAILS }, CHILD | PARENT | IRO | AREA | VSH | STATE },
  [CLD_LETTER_RECIPIENT]          = { { "recipient", N_("Name of the recipient"), NOTICE }, EVERYBODY },
  [CLD_LETTER_RECIPIENT_ADDRESS]  = { { "recipient_address", N_("Address of the recipient"), N_("the notice, or the contact of that name") }, EVERYBODY },
  [CLD_LETTER_PROVISION]          = { { "provision", N_("What the notice is"), NOTICE }, EVERYBODY },
  [CLD_LETTER_EVENT_ON]           = { { "event_on", N_("Date of what it is about"), NOTICE }, EVERYBODY },
  [CLD_LETTER_REFERENCE]          = { { "reference", N_("Our reference"), NOTICE }, EVERYBODY },
  [CLD_LETTER_TODAY]              = { { "today", N_("Date of the letter"), NULL }, EVERYBODY },
  [CLD_LETTER_DUE]                = { { "due", N_("Date by which the notice was due"), PLACEMENT }, EVERYBODY },
  [CLD_LETTER_LATE_NOTICE]        = { { "late_notice", N_("That the notice is late"), NULL, TRUE }, EVERYBODY },
  [CLD_LETTER_SENT_BEFORE]        = { { "sent_before", N_("Date on which the notice was sent"), NOTICE }, EVERYBODY },
  [CLD_LETTER_REPLY_BY]           = { { "reply_by", N_("Date by which to answer"), NULL }, EVERYBODY },
  [CLD_LETTER_REPLY_DAYS]         = { { "reply_days", N_("Working days to answer"), NULL }, EVERYBODY },
  [CLD_LETTER_SENDER_AUTHORITY]   = { { "sender_authority", N_("Name of our authority"), N_("the local authorities") }, EVERYBODY },
  [CLD_LETTER_SENDER_TEAM]        = { { "sender_team", N_("Our team"), TEAM, TRUE }, EVERYBODY },
  [CLD_LETTER_SENDER_ADDRESS]     = { { "sender_address", N_("Our address"), TEAM }, EVERYBODY },
  [CLD_LETTER_SENDER_PHONE]       = { { "sender_phone", N_("Our telephone number"), TEAM }, EVERYBODY },
  [CLD_LETTER_SENDER_EMAIL]       = { { "sender_email", N_("Our e-mail address"), TEAM }, EVERYBODY },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == CLD_LETTER_N_FIELDS);

/**
 * cld_letter_field_get:
 * @id: a field
 *
 * Returns: (transfer none): what is known of it
 */
const CldLetterField *
cld_letter_field_get (CldLetterFieldId id)
{
  g_return_val_if_fail (id < CLD_LETTER_N_FIELDS, NULL);

  return &fields[id].field;
}

/**
 * cld_letter_field_find:
 * @name: the word in the braces
 * @len: its length in bytes
 *
 * Returns: the #CldLetterFieldId, or -1
 */
int
cld_letter_field_find (const char *name, gsize len)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strlen (fields[i].field.name) == len && strncmp (fields[i].field.name, name, len) == 0)
      return (int) i;
  return -1;
}

static guint
find_bit (const char *recipient_kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (recipients); i++)
    if (g_strcmp0 (recipients[i].kind, recipient_kind) == 0)
      return recipients[i].bit;
  return OTHER;
}

/**
 * cld_letter_field_may_know:
 * @id: a field
 * @recipient_kind: (nullable): code of notification_recipient.csv; %NULL is anybody, who may know only what everybody may
 *
 * Returns: whether that recipient may be told
 */
gboolean
cld_letter_field_may_know (CldLetterFieldId id, const char *recipient_kind)
{
  g_return_val_if_fail (id < CLD_LETTER_N_FIELDS, FALSE);

  return (fields[id].who & find_bit (recipient_kind)) != 0;
}
