/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-arena.h"
#include "cld-date.h"

G_BEGIN_DECLS

/* The dated facts of one child as the timetable reads them: plain structs, days as numbers (cld_date_to_day()),
 * %CLD_NO_DAY for what is not recorded. The store fills them, the rules only read them. Texts belong to whoever
 * loaded the facts and live as long as they do. */

#define CLD_NO_MINUTE (-1)
#define CLD_NO_FACT G_MAXUINT32

/**
 * CldWhen:
 * @day: the day, %CLD_NO_DAY where nothing is recorded
 * @minute: minute of that day (local wall time), %CLD_NO_MINUTE where only the date is known
 *
 * A day or a moment.
 */
typedef struct
{
  gint32 day;
  gint16 minute;
} CldWhen;

/**
 * CldFactKind:
 *
 * Which array of #CldFacts a fact stands in.
 */
typedef enum
{
  CLD_FACT_NONE,
  CLD_FACT_CHILD,
  CLD_FACT_PERIOD,
  CLD_FACT_STATUS,
  CLD_FACT_PLACEMENT,
  CLD_FACT_VISIT,
  CLD_FACT_REVIEW,
  CLD_FACT_HEALTH,
  CLD_FACT_SDQ,
  CLD_FACT_PLAN,
  CLD_FACT_MISSING,
  CLD_FACT_APPROVAL,
  CLD_FACT_NOTICE,
  CLD_FACT_PROVIDER_NOTICE,
  CLD_FACT_WAIVER,
  CLD_FACT_N_KINDS
} CldFactKind;

/* Where a placement is, seen from the authority that looks after the child. */
typedef enum
{
  CLD_PLACE_UNKNOWN,      /* no area authority is recorded, or nobody says which area is ours */
  CLD_PLACE_OWN,          /* in our area */
  CLD_PLACE_ADJOINING,    /* in an authority next to ours */
  CLD_PLACE_DISTANT,      /* elsewhere in England, in Wales, Scotland, Northern Ireland or abroad */
  CLD_PLACE_CONFIDENTIAL, /* CON: outside, the authority may not be told */
} CldPlace;

typedef enum { CLD_REMAND_NONE, CLD_REMAND_RLAA, CLD_REMAND_YDA } CldRemand;
typedef enum { CLD_REVIEW_LAC, CLD_REVIEW_ADOPTION, CLD_REVIEW_SECURE, CLD_REVIEW_SHORT_BREAK, CLD_REVIEW_OTHER } CldReviewKind;
typedef enum { CLD_HEALTH_IHA, CLD_HEALTH_RHA, CLD_HEALTH_DENTAL, CLD_HEALTH_SURV, CLD_HEALTH_IMM, CLD_HEALTH_OPT, CLD_HEALTH_OTHER } CldHealthKind;
typedef enum { CLD_CHECK_UNKNOWN, CLD_CHECK_PLANNED, CLD_CHECK_COMPLETED, CLD_CHECK_REFUSED, CLD_CHECK_CANCELLED } CldCheckStatus;
typedef enum { CLD_PLAN_CARE, CLD_PLAN_PLACEMENT, CLD_PLAN_PEP, CLD_PLAN_HEALTH, CLD_PLAN_PATHWAY_ASSESSMENT, CLD_PLAN_PATHWAY, CLD_PLAN_OTHER } CldPlanKind;
typedef enum { CLD_PROVISION_OTHER, CLD_PROVISION_REG11_1_A, CLD_PROVISION_REG11_1_B, CLD_PROVISION_REG18, CLD_PROVISION_REG24, CLD_PROVISION_REG39_2, CLD_PROVISION_REG39_5,
               CLD_PROVISION_REG13, CLD_PROVISION_REG13_4, CLD_PROVISION_REG14, CLD_PROVISION_REG40, CLD_PROVISION_REG41, CLD_PROVISION_S30A, CLD_PROVISION_S16C } CldProvision;
typedef enum { CLD_ROLE_OTHER, CLD_ROLE_NO, CLD_ROLE_DCS } CldApprovalRole;
typedef enum { CLD_NOT_SENT_NONE, CLD_NOT_SENT_NOT_PRACTICABLE, CLD_NOT_SENT_HARM, CLD_NOT_SENT_NOT_APPROPRIATE_AGE, CLD_NOT_SENT_NOT_APPLICABLE, CLD_NOT_SENT_OTHER } CldNotSent;

typedef struct
{
  const char *ref;
  gint32 start;
  gint32 end;            /* the day it ended; %CLD_NO_DAY while open */
  gboolean start_known;  /* FALSE: on or before @start */
  const char *reason_ended; /* (nullable): code */
} CldPeriodFact;

typedef struct
{
  const char *ref;
  gint32 start;
  gint32 end;
  gboolean start_known;
  char code[4]; /* "" where none is recorded */
} CldStatusFact;

typedef struct
{
  const char *ref;
  const char *provider;  /* (nullable): ref of the provider */
  const char *reason_ended; /* (nullable): code */
  gint32 start;
  gint32 end;
  gint32 reg19_from, reg19_until;
  gint32 reg24_from, reg24_until;
  gint32 until_18_agreed_on;
  gint32 long_term_foster_on;
  gint32 fewer_visits_agreed_on, fewer_visits_withdrawn_on;
  guint32 within;        /* index of the placement it is an absence of, %CLD_NO_FACT where it is none */
  guint8 place;          /* CldPlace */
  guint8 remand;         /* CldRemand */
  char type[4];          /* code; "" where none is recorded */
  char reason_started[4]; /* RNE; "" where none is recorded */
  guint start_known : 1;
  guint is_absence : 1;  /* within is recorded (even where that record is not there) */
  guint emergency : 1;
  guint connected_person : 1;
  guint own_foster_carer : 1;
  guint other_arranger : 1;
} CldPlacementFact;

typedef struct
{
  const char *ref;
  CldWhen at;
  guint counts : 1;     /* the child was seen (visit_status.csv) */
  guint seen_alone : 1;
  guint virtual_contact : 1; /* VIRTUAL: counts only where local policy says so */
} CldVisitFact;

typedef struct
{
  const char *ref;
  gint32 held_on;
  gint32 visits_every_days; /* 0 = not recorded */
  guint8 kind;              /* CldReviewKind */
} CldReviewFact;

typedef struct
{
  const char *ref;
  gint32 done_on;
  gint32 report_received_on;
  guint8 kind;   /* CldHealthKind */
  guint8 status; /* CldCheckStatus */
} CldHealthFact;

typedef struct
{
  const char *ref;
  gint32 completed_on;
  gboolean has_score;
} CldSdqFact;

typedef struct
{
  const char *ref;
  gint32 made_on;
  gint32 agreed_on;
  guint32 placement; /* index, %CLD_NO_FACT where none is recorded or it is not the child's */
  guint8 kind;       /* CldPlanKind */
} CldPlanFact;

typedef struct
{
  const char *ref;
  CldWhen started_at;
  CldWhen ended_at;
  CldWhen interview_offered_at;
  CldWhen interview_done_at;
  gint8 interview_accepted; /* 1 yes, 0 no, -1 not recorded */
  char kind;                /* 'M', 'A', or 0 */
} CldMissingFact;

typedef struct
{
  const char *ref;
  gint32 decided_on;
  gint32 refused_on;   /* the day it was refused instead; @decided_on is none then */
  gint32 requested_on; /* the day somebody asked for it */
  gint32 wishes_heard_on, area_consulted_on, care_plan_sent_on, iro_consulted_on; /* what D03 asks for */
  gint32 relatives_consulted_on, suitable_on;                                     /* of which it asks where right, and judges */
  guint32 placement;
  guint8 provision; /* CldProvision */
  guint8 role;      /* CldApprovalRole */
} CldApprovalFact;

typedef struct
{
  const char *ref;
  const char *recipient_kind; /* (nullable): code of notification_recipient.csv */
  const char *provider;       /* (nullable): ref */
  gint32 event_on;
  gint32 occurred_on;         /* IN: the day it was received */
  gint32 sent_on;
  gint32 acknowledged_on;
  gint32 returned_on;
  gint32 closed_on;           /* IN: what it set off is done */
  guint32 placement;
  guint8 provision; /* CldProvision */
  guint8 not_sent;  /* CldNotSent */
  gboolean incoming;
} CldNoticeFact;

typedef struct
{
  const char *ref;
  const char *duty_ref; /* ref of the row that is waived */
  gint32 decided_on;
} CldWaiverFact;

/* One array of facts: @n of them at @at. */
#define CLD_FACT_ARRAY(Type) struct { const Type *at; guint n; }

/**
 * CldFacts:
 * @ref: the child's number
 * @date_of_birth: day, %CLD_NO_DAY where it is not recorded
 * @uasc_from: day or %CLD_NO_DAY
 * @uasc_until: day or %CLD_NO_DAY
 * @provider_notices: incoming `s30a` notices about any provider of any of the child's placements (child-level ones are
 *   in @notices)
 *
 * What the timetable knows of one child. Every array is sorted by its (first) date, those without one last, then by ref.
 * The rules do not rely on that order for their answer: they sort what they need.
 */
typedef struct
{
  const char *ref;
  const char *worker; /* (nullable) */
  const char *team;   /* (nullable) */
  const char *iro;    /* (nullable) */
  gint32 date_of_birth;
  gint32 uasc_from;
  gint32 uasc_until;
  CLD_FACT_ARRAY (CldPeriodFact) periods;
  CLD_FACT_ARRAY (CldStatusFact) statuses;
  CLD_FACT_ARRAY (CldPlacementFact) placements;
  CLD_FACT_ARRAY (CldVisitFact) visits;
  CLD_FACT_ARRAY (CldReviewFact) reviews;
  CLD_FACT_ARRAY (CldHealthFact) health;
  CLD_FACT_ARRAY (CldSdqFact) sdqs;
  CLD_FACT_ARRAY (CldPlanFact) plans;
  CLD_FACT_ARRAY (CldMissingFact) missing;
  CLD_FACT_ARRAY (CldApprovalFact) approvals;
  CLD_FACT_ARRAY (CldNoticeFact) notices;
  CLD_FACT_ARRAY (CldNoticeFact) provider_notices;
  CLD_FACT_ARRAY (CldWaiverFact) waivers;
} CldFacts;

G_END_DECLS
