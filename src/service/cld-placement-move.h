/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-why.h"
#include "cld-move-plan.h"
#include "cld-placement-checks.h"
#include "cld-record.h"
#include "cld-store.h"
#include "cld-where.h"

G_BEGIN_DECLS

/* A move of one child, while it is typed: the new placement and the end of the old one, what that brings, what speaks against it, and
 * who is told. Nothing is written until cld_placement_move_save(). An object of one thread. */
typedef struct _CldPlacementMove CldPlacementMove;

/**
 * CldMoveDecision:
 * @CLD_MOVE_TELL: a notice is prepared
 * @CLD_MOVE_LEAVE: there is nobody to tell: nothing is written
 * @CLD_MOVE_WITHHOLD: a notice is recorded as withheld, with the reason
 * @CLD_MOVE_UNDECIDED: the record says that this person may not be told, and nobody decided yet
 *
 * What becomes of a recipient.
 */
typedef enum
{
  CLD_MOVE_TELL,
  CLD_MOVE_LEAVE,
  CLD_MOVE_WITHHOLD,
  CLD_MOVE_UNDECIDED,
} CldMoveDecision;

/**
 * CldMoveSaid:
 * @prepares: notices are prepared
 * @asks: the approvals that are needed are asked for
 * @temporary: the carer, a connected person, is approved for the time being (reg 24)
 * @same_carer: the carer stays the same: reason T or U instead of P or B
 * @liberty: #CldSaid: the child is deprived of liberty there
 * @gp_changes: #CldSaid
 * @icb_changes: #CldSaid
 * @contact_order: #CldSaid
 *
 * What is said of a move that is no field of a placement.
 */
typedef struct
{
  gboolean prepares;
  gboolean asks;
  gboolean temporary;
  gboolean same_carer;
  gint8 liberty;
  gint8 gp_changes;
  gint8 icb_changes;
  gint8 contact_order;
} CldMoveSaid;

CldPlacementMove *cld_placement_move_load (CldDb *db, CldWhere *where, const char *child, gboolean only_end, const char *today, const char *user, GError **error);
void cld_placement_move_free (CldPlacementMove *self);

const char *cld_placement_move_get_child (const CldPlacementMove *self);
const CldRow *cld_placement_move_get_child_row (const CldPlacementMove *self);
const CldRow *cld_placement_move_get_old_row (const CldPlacementMove *self);
gboolean cld_placement_move_is_end (const CldPlacementMove *self);
gboolean cld_placement_move_ends_old (const CldPlacementMove *self);
CldRecord *cld_placement_move_get_placement (CldPlacementMove *self);
CldRecord *cld_placement_move_get_old (CldPlacementMove *self);
CldMoveSaid *cld_placement_move_get_said (CldPlacementMove *self);
void cld_placement_move_set_exempt (CldPlacementMove *self, const char *by, const char *role);
const char *cld_placement_move_get_user (const CldPlacementMove *self);
CldDutyWhy *cld_placement_move_explain (CldPlacementMove *self, const char *duty_ref);

gboolean cld_placement_move_look (CldPlacementMove *self, CldDb *db, GError **error);
const CldMovePlan *cld_placement_move_get_plan (const CldPlacementMove *self);
GArray *cld_placement_move_get_findings (const CldPlacementMove *self);
char *cld_placement_move_describe (const CldPlacementMove *self, const char *rule);
const CldRow *cld_placement_move_get_provider (const CldPlacementMove *self);
const char *cld_placement_move_get_area_name (const CldPlacementMove *self);

CldMoveDecision cld_placement_move_get_decision (CldPlacementMove *self, const CldRecipient *recipient, const char **reason, const char **note);
void cld_placement_move_decide (CldPlacementMove *self, const CldRecipient *recipient, CldMoveDecision decision, const char *reason, const char *note);
const CldRecipient *cld_placement_move_find_undecided (CldPlacementMove *self);
guint cld_placement_move_count_notices (CldPlacementMove *self);
guint cld_placement_move_count_undecided (CldPlacementMove *self);

void cld_placement_move_override (CldPlacementMove *self, const char *rule, const char *reason, const char *role, const char *name);
gboolean cld_placement_move_is_overridden (const CldPlacementMove *self, const char *rule);
const CldPlacementFinding *cld_placement_move_find_unanswered (const CldPlacementMove *self);

GPtrArray *cld_placement_move_make_rows (CldPlacementMove *self, CldArena *arena);
char *cld_placement_move_save (CldStore *store, GPtrArray *rows, const char *why, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldPlacementMove, cld_placement_move_free)

G_END_DECLS
