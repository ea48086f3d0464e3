/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-board.h"
#include "cld-evidence.h"
#include "cld-kinds.h"
#include "cld-placement-list.h"

G_BEGIN_DECLS

/* Approvals of placements outside the area: who has to decide, who may on a day, what the one who decides must be satisfied of,
 * and which placements await a decision. */

/**
 * CldApprovalPointId:
 *
 * What the one who approves must be satisfied of (CPPCR 2010 reg 11(2)), in the order in which it is asked.
 */
typedef enum
{
  CLD_APPROVAL_WISHES,    /* the child's wishes and feelings heard */
  CLD_APPROVAL_SUITABLE,  /* the most suitable placement, and it fits the care plan */
  CLD_APPROVAL_RELATIVES, /* relatives consulted, where appropriate */
  CLD_APPROVAL_IRO,       /* reviewing officer consulted */
  CLD_APPROVAL_AREA,      /* area authority notified (next door) or consulted (at a distance) */
  CLD_APPROVAL_CARE_PLAN, /* care plan given to it (at a distance) */
  CLD_APPROVAL_N_POINTS
} CldApprovalPointId;

typedef enum
{
  CLD_APPROVAL_POINT_NOT_NEEDED,
  CLD_APPROVAL_POINT_RECORDED,
  CLD_APPROVAL_POINT_LATE,    /* recorded, after it had to be done */
  CLD_APPROVAL_POINT_OPEN,    /* not recorded; there is still time */
  CLD_APPROVAL_POINT_MISSING, /* not recorded, and the time is over */
} CldApprovalPointState;

/**
 * CldApprovalNeed:
 * @level: who has to decide
 * @place: where the placement is
 * @emergency: whether it was made in an emergency
 * @start: its first day, %CLD_NO_DAY where that is not recorded
 * @due: by when it has to be decided; in an emergency also by when what may follow has to be done. %CLD_NO_DAY where that cannot be told
 *
 * What a placement needs.
 */
typedef struct
{
  CldEvidenceLevel level;
  CldPlace place;
  gboolean emergency;
  gint32 start;
  gint32 due;
} CldApprovalNeed;

/**
 * CldApprovalPoint:
 * @state: #CldApprovalPointState
 * @first: has to be done before the decision, in an emergency too
 * @day: when it was done, %CLD_NO_DAY where that is not recorded
 * @until: by when, %CLD_NO_DAY where that cannot be told
 *
 * How a point stands.
 */
typedef struct
{
  guint8 state;
  gboolean first;
  gint32 day;
  gint32 until;
} CldApprovalPoint;

/**
 * CldApprovalOfficer:
 * @name: who
 * @role: `NO` or `DCS`
 * @deputy_for: (nullable): the name of the one whose deputy it is
 *
 * Somebody who may decide on a day.
 */
typedef struct
{
  char *name;
  char *role;
  char *deputy_for;
} CldApprovalOfficer;

/**
 * CldApprovalAwaiting:
 * @entry: the placement
 * @approval: index of the approval that was asked for, %CLD_NO_FACT where nobody has
 * @need: what the placement needs
 * @n_missing: how many points are not recorded
 *
 * A placement that awaits a decision.
 */
typedef struct
{
  const CldPlacementEntry *entry;
  guint32 approval;
  CldApprovalNeed need;
  guint n_missing;
} CldApprovalAwaiting;

/* What a placement needs. */
void cld_approval_need_init (CldApprovalNeed *need, const CldFacts *facts, guint32 placement, const CldEvidence *evidence);
gboolean cld_approval_need_find (CldApprovalNeed *need, const CldDutyBoard *board, const char *child, const char *placement);
const char *cld_approval_need_get_provision (const CldApprovalNeed *need); /* (nullable): code of approval_provision.csv */
const char *cld_approval_need_get_role (const CldApprovalNeed *need);      /* (nullable): code of approval_role.csv */
char *cld_approval_need_dup_level (const CldApprovalNeed *need);
char *cld_approval_need_dup_why (const CldApprovalNeed *need, const char *area);
char *cld_approval_need_dup_when (const CldApprovalNeed *need, gint32 today);

/* Whether a decision counts, and whether somebody may make it. */
gboolean cld_approval_counts (CldEvidenceLevel level, const char *provision, const char *role);
gboolean cld_approval_is_own_request (const char *name, const char *requested_by);
GPtrArray *cld_approval_officers_find (const GPtrArray *people, CldEvidenceLevel level, gint32 day);
GPtrArray *cld_approval_officers_load (CldDb *db, CldEvidenceLevel level, gint32 day, GError **error);
void cld_approval_officer_free (CldApprovalOfficer *officer);

/* The points. */
void cld_approval_points_find (const CldApprovalNeed *need, const gint32 days[CLD_APPROVAL_N_POINTS], gint32 decided_on, gint32 today,
                               CldApprovalPoint points[CLD_APPROVAL_N_POINTS]);
guint cld_approval_points_count_missing (const CldApprovalPoint points[CLD_APPROVAL_N_POINTS]);
guint cld_approval_point_get_field (CldApprovalPointId id);
const char *cld_approval_point_get_label (CldApprovalPointId id, CldEvidenceLevel level);
gint32 cld_approval_point_find_hint (CldApprovalPointId id, const CldFacts *facts, guint32 placement, gint32 today);
char *cld_approval_point_dup_hint (CldApprovalPointId id, gint32 day);

/* What awaits a decision. */
GArray *cld_approval_queue_find (CldPlacementList *list, gint32 today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldApprovalOfficer, cld_approval_officer_free)

G_END_DECLS
