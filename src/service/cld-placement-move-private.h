/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-facts-loader.h"
#include "cld-placement-move.h"
#include "cld-provider-block.h"
#include "cld-record-set.h"

G_BEGIN_DECLS

struct _CldPlacementMove
{
  char *child;
  char *today;
  char *user;
  gboolean only_end;
  CldWhere *where; /* the caller's */

  CldRecordSet *set; /* the child and all that is recorded of it */
  CldFactsBook *book;
  const CldFacts *facts;
  CldCalendar *calendar;
  CldDutyRules rules;
  CldRow *child_row;
  CldRow *old_row; /* (nullable): the placement that goes on, or that ended last */
  GArray *people;  /* CldKnownPerson; texts of @set */

  CldRecord *placement; /* as typed */
  CldRecord *old;       /* (nullable): as typed */
  CldMoveSaid said;
  char *exempt_by;
  char *exempt_role;
  GHashTable *decisions; /* provision/code/nth of a recipient → Decision */
  GHashTable *overrides; /* rule → Override */

  /* What was looked at last. */
  CldArena *arena;
  CldRow *row;     /* (nullable): the placement as it would be stored */
  CldRow *old_end; /* (nullable): the old one as it would be stored */
  gboolean old_ends;
  CldRow *provider; /* (nullable) */
  CldProviderBlock block;
  CldRecipientFacts to;
  CldRecipientFacts to_end;
  CldMovePlan plan;
  GArray *findings;
  CldFacts with;
};

/* What somebody decided of a recipient. */
typedef struct
{
  CldMoveDecision decision;
  char *reason;
  char *note;
} CldMoveChoice;

/* Who answers for what a rule speaks against. */
typedef struct
{
  char *reason;
  char *role;
  char *name;
} CldMoveOverride;

gboolean _cld_placement_move_is_absence (const CldRow *row);
void _cld_placement_move_fill_recipients (CldPlacementMove *self);
gboolean _cld_placement_move_find_blocks (CldPlacementMove *self, CldDb *db, CldPlacementDetails *details, GError **error);

G_END_DECLS
