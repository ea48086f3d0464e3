/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-area.h"
#include "cld-duty.h"

G_BEGIN_DECLS

/**
 * CldEvidenceId:
 *
 * What an authority must be able to show of a placement out of its area, in the order in which it is shown.
 */
typedef enum
{
  CLD_EVIDENCE_APPROVAL,       /* approved at the right level: CPPCR 2010 reg 11(1) */
  CLD_EVIDENCE_WISHES,         /* the child's wishes and feelings heard: reg 11(2) */
  CLD_EVIDENCE_RELATIVES,      /* relatives consulted, where appropriate: reg 11(2) */
  CLD_EVIDENCE_IRO,            /* reviewing officer consulted: reg 11(2) */
  CLD_EVIDENCE_AREA_CONSULTED, /* area authority consulted (at a distance) or notified (next door): reg 11(2) */
  CLD_EVIDENCE_CARE_PLAN,      /* care plan given to the area authority (at a distance): reg 11(2) */
  CLD_EVIDENCE_NOTICE,         /* written notice to the area authority: reg 13(4) */
  CLD_EVIDENCE_ACKNOWLEDGED,   /* its answer: practice */
  CLD_EVIDENCE_N
} CldEvidenceId;

/**
 * CldEvidenceState:
 * @CLD_EVIDENCE_NOT_NEEDED: the law does not ask for it here
 * @CLD_EVIDENCE_RECORDED: recorded, in time
 * @CLD_EVIDENCE_LATE: recorded, but after it was due
 * @CLD_EVIDENCE_NO_REPLY: the notice was sent and nobody answered
 * @CLD_EVIDENCE_WITHHELD: not sent, with an allowed reason, or decided to be not needed
 * @CLD_EVIDENCE_PENDING: not recorded, and not due yet
 * @CLD_EVIDENCE_NOT_RECORDED: not recorded: which is not the same as not done
 *
 * How an item of evidence stands.
 */
typedef enum
{
  CLD_EVIDENCE_NOT_NEEDED,
  CLD_EVIDENCE_RECORDED,
  CLD_EVIDENCE_LATE,
  CLD_EVIDENCE_NO_REPLY,
  CLD_EVIDENCE_WITHHELD,
  CLD_EVIDENCE_PENDING,
  CLD_EVIDENCE_NOT_RECORDED,
} CldEvidenceState;

/**
 * CldEvidenceItem:
 * @state: #CldEvidenceState
 * @day: when it was done, %CLD_NO_DAY where it was not
 * @due: when it is due, %CLD_NO_DAY where that is not known or nothing is owed
 * @by: the approval or notice that says so, or the waiver; kind %CLD_FACT_NONE where there is none
 */
typedef struct
{
  guint8 state;
  gint32 day;
  gint32 due;
  CldFactId by;
} CldEvidenceItem;

/**
 * CldEvidenceLevel:
 *
 * Who has to approve.
 */
typedef enum
{
  CLD_EVIDENCE_LEVEL_NONE,     /* in area: nobody for this reason */
  CLD_EVIDENCE_LEVEL_NO,       /* next door: the nominated officer (or the director) */
  CLD_EVIDENCE_LEVEL_DCS,      /* at a distance, another country, confidential; where no area is recorded: the stricter */
  CLD_EVIDENCE_LEVEL_EXEMPT,   /* connected person or own foster carer: reg 11(4) */
  CLD_EVIDENCE_LEVEL_ADOPTION, /* placed for adoption: other regulations */
} CldEvidenceLevel;

/**
 * CldEvidence:
 * @place: #CldPlace of the placement: own, adjoining, elsewhere, confidential, unknown
 * @level: #CldEvidenceLevel
 * @emergency: the approval and the notices are due 5 working days after the start
 * @lacks_approval: not approved at the right level, and that is past due or cannot be told
 * @lacks_notice: the area authority was not told, and that is past due or cannot be told
 * @n_needed: how many items are needed
 * @n_recorded: how many of them are recorded (in time, late or withheld)
 * @items: the items
 */
typedef struct
{
  guint8 place;
  guint8 level;
  gboolean emergency;
  gboolean lacks_approval;
  gboolean lacks_notice;
  guint n_needed;
  guint n_recorded;
  CldEvidenceItem items[CLD_EVIDENCE_N];
} CldEvidence;

gboolean cld_evidence_find (const CldFacts *facts, const CldDutyRules *rules, gint32 today, const CldDuty *duties, guint n_duties, guint32 placement, CldEvidence *evidence);
const char *cld_evidence_label (CldEvidenceId id, CldEvidenceLevel level); /* translated; "Approved by the director" */
const char *cld_evidence_provision (CldEvidenceId id, CldEvidenceLevel level); /* "reg 11(1)(b)" */
const char *cld_evidence_state_label (CldEvidenceState state); /* translated */
const char *cld_evidence_state_id (CldEvidenceState state);    /* for scripts: "recorded" "not-recorded" ... */
const char *cld_evidence_id (CldEvidenceId id);                /* for scripts: "approval" "wishes" ... */
const char *cld_evidence_level_id (CldEvidenceLevel level);    /* for scripts: "" "NO" "DCS" "EXEMPT" "ADOPTION" */

G_END_DECLS
