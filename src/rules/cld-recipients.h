/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-facts.h"

G_BEGIN_DECLS

/* Said of a fact that may be recorded as so, as not so, or not at all. */
typedef enum
{
  CLD_SAID_NOTHING = -1,
  CLD_SAID_NO = 0,
  CLD_SAID_YES = 1,
} CldSaid;

/**
 * CldKnownPerson:
 * @contact: (nullable): ref of the contact
 * @name: (nullable): name
 * @organisation: (nullable): where the person works, or what the body is called
 * @address: (nullable): where letters go
 * @role: (nullable): code of contact_role.csv
 * @kind: (nullable): code of relationship_kind.csv: what the contact is to the child
 * @from: the first day, %CLD_NO_DAY where it is not recorded
 * @until: the day after the last, %CLD_NO_DAY where it goes on
 * @parental_responsibility: #CldSaid
 * @may_be_told: #CldSaid
 *
 * Somebody in the child's life, as contacts and relationships say.
 */
typedef struct
{
  const char *contact;
  const char *name;
  const char *organisation;
  const char *address;
  const char *role;
  const char *kind;
  gint32 from;
  gint32 until;
  gint8 parental_responsibility;
  gint8 may_be_told;
} CldKnownPerson;

/**
 * CldRecipientFacts:
 * @day: the first day of the placement
 * @date_of_birth: %CLD_NO_DAY where it is not recorded
 * @child: (nullable): the child's name
 * @iro: (nullable): the reviewing officer's name
 * @carer: (nullable): with whom the child is placed, or the provider
 * @carer_address: (nullable): where
 * @carer_before: (nullable): who cared for the child before, or the provider
 * @carer_before_address: (nullable): where
 * @area_name: (nullable): what the authority of the area is called
 * @place: #CldPlace
 * @in_care: under a care order (C1, C2)
 * @short_break: V3 or V4: these notices are not needed, that to the area authority is
 * @adoption: placed for adoption: other regulations
 * @wales: the placement is in Wales
 * @unregistered: the provider is one that ought to be registered and is not
 * @exempt_from_area_notice: the team's setting and the carer make the notice to the area authority needless
 * @gp_changes: #CldSaid; where nothing is said, it changes with the area
 * @icb_changes: #CldSaid; where nothing is said, it changes with the area
 * @contact_order: #CldSaid: whether anybody has contact under section 34, or under an order of section 8
 * @people: who is known
 * @n_people: how many
 *
 * What decides who is told of a placement.
 */
typedef struct
{
  gint32 day;
  gint32 date_of_birth;
  const char *child;
  const char *iro;
  const char *carer;
  const char *carer_address;
  const char *carer_before;
  const char *carer_before_address;
  const char *area_name;
  guint8 place;
  gboolean in_care;
  gboolean short_break;
  gboolean adoption;
  gboolean wales;
  gboolean unregistered;
  gboolean exempt_from_area_notice;
  gint8 gp_changes;
  gint8 icb_changes;
  gint8 contact_order;
  const CldKnownPerson *people;
  guint n_people;
} CldRecipientFacts;

/**
 * CldProposal:
 * @CLD_PROPOSE_TELL: is told
 * @CLD_PROPOSE_WITHHOLD: the record says that this person may not be told: somebody has to decide, with the reason
 * @CLD_PROPOSE_CHECK: is told if there is anybody: nothing is recorded of it
 *
 * What is proposed of a recipient. Nobody is ever left out in silence.
 */
typedef enum
{
  CLD_PROPOSE_TELL,
  CLD_PROPOSE_WITHHOLD,
  CLD_PROPOSE_CHECK,
} CldProposal;

/**
 * CldRecipient:
 * @code: code of notification_recipient.csv
 * @provision: such as `reg 13(2)(b)`
 * @notice: the notice's provision: `reg13`, `reg13_4`, `reg14`; %NULL for what no regulation asks for
 * @must: whether it is law rather than guidance
 * @may_withhold: whether it may be left out where the notice would risk harm
 * @proposal: #CldProposal
 * @why: why this one, or what is not recorded; to be translated (N_())
 * @contact: (nullable): ref of the contact
 * @name: (nullable): whom it goes to, where that is known
 * @address: (nullable): where it goes
 *
 * Somebody who is told of a placement, or of its end. Texts belong to the facts they were made of, or are static.
 */
typedef struct
{
  const char *code;
  const char *provision;
  const char *notice;
  gboolean must;
  gboolean may_withhold;
  guint8 proposal;
  const char *why;
  const char *contact;
  const char *name;
  const char *address;
} CldRecipient;

GArray *cld_recipients_find (const CldRecipientFacts *facts);
GArray *cld_recipients_find_at_end (const CldRecipientFacts *facts, const CldFacts *child, guint32 placement);
const char *cld_recipient_label (const char *code);

G_END_DECLS
