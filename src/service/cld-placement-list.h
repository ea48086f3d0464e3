/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-area.h"
#include "cld-duty-board.h"
#include "cld-evidence.h"

G_BEGIN_DECLS

/* The placements of the whole caseload with their evidence, as the Placements page, the command line and the sheets show
 * them: made from a board and one statement, then filtered in memory. A plain object of one thread. It is void once the
 * version of its board changes. */
typedef struct _CldPlacementList CldPlacementList;

/**
 * CldPlacementScope:
 * @CLD_PLACEMENTS_CURRENT: in force on the day of the board: begun, and neither it nor its period of care over
 * @CLD_PLACEMENTS_PAST: over
 * @CLD_PLACEMENTS_ALL: these, and those to come
 */
typedef enum
{
  CLD_PLACEMENTS_CURRENT,
  CLD_PLACEMENTS_PAST,
  CLD_PLACEMENTS_ALL,
} CldPlacementScope;

/**
 * CldPlacementFlags:
 * @CLD_PLACEMENT_IS_CURRENT: in force
 * @CLD_PLACEMENT_IS_TO_COME: not begun
 * @CLD_PLACEMENT_IS_GAP: no placement: days in care without one
 * @CLD_PLACEMENT_OUT_OF_AREA: next door, elsewhere, or confidential; not where no area is recorded
 * @CLD_PLACEMENT_AT_A_DISTANCE: elsewhere
 * @CLD_PLACEMENT_AREA_UNKNOWN: no area authority is recorded, or nobody says which is ours
 * @CLD_PLACEMENT_UNREGISTERED: a type that needs a URN, with none recorded; independent living and other arrangements
 * @CLD_PLACEMENT_LACKS_APPROVAL: current, out of area, and #CldEvidence.lacks_approval
 * @CLD_PLACEMENT_LACKS_NOTICE: current, out of area, and #CldEvidence.lacks_notice
 * @CLD_PLACEMENT_AWAITS_DECISION: current or to come; an approval is needed or was asked for, and nobody decided
 * @CLD_PLACEMENT_IS_RESTRICTED: its address must not be given away
 *
 * What can be said of an entry, and filtered by.
 */
typedef enum
{
  CLD_PLACEMENT_IS_CURRENT = 1 << 0,
  CLD_PLACEMENT_IS_TO_COME = 1 << 1,
  CLD_PLACEMENT_IS_GAP = 1 << 2,
  CLD_PLACEMENT_OUT_OF_AREA = 1 << 3,
  CLD_PLACEMENT_AT_A_DISTANCE = 1 << 4,
  CLD_PLACEMENT_AREA_UNKNOWN = 1 << 5,
  CLD_PLACEMENT_UNREGISTERED = 1 << 6,
  CLD_PLACEMENT_LACKS_APPROVAL = 1 << 7,
  CLD_PLACEMENT_LACKS_NOTICE = 1 << 8,
  CLD_PLACEMENT_AWAITS_DECISION = 1 << 9,
  CLD_PLACEMENT_IS_RESTRICTED = 1 << 10,
} CldPlacementFlags;

/**
 * CldPlacementEntry:
 * @facts: the child
 * @fact: (nullable): the placement; %NULL for a gap
 * @index: its index in @facts
 * @flags: #CldPlacementFlags
 * @child: the child's number
 * @surname: (nullable): family name
 * @given_names: (nullable): given names
 * @known_as: (nullable): what people call the child
 * @worker: (nullable): who is recorded as the child's worker; cld_duty_people_get_worker() has the name
 * @team: (nullable): team
 * @age: in years on the day of the board, -1 where it is not known
 * @ref: (nullable): the placement's ref
 * @type: code; "" where none is recorded
 * @provider_kind: (nullable): code
 * @provider: (nullable): ref
 * @provider_name: (nullable): name
 * @urn: (nullable): URN
 * @carer: (nullable): carer
 * @from: first day, %CLD_NO_DAY where none is recorded
 * @from_known: whether it began that very day, and not before
 * @until: the day it ended, by itself or with its period of care; %CLD_NO_DAY while open
 * @area: where it is, seen from us
 * @area_code: (nullable): area authority: a DfE number or a code of locality.csv
 * @area_name: (nullable): its name; “Confidential” and no more where it is
 * @miles: (nullable): how far from home, as recorded; %NULL where it is confidential
 * @evidence: what there is of it
 *
 * A line of the list: plain values, good as long as the list. No address and no postcode is among them.
 */
typedef struct
{
  const CldFacts *facts;
  const CldPlacementFact *fact;
  guint32 index;
  guint flags;
  const char *child;
  const char *surname;
  const char *given_names;
  const char *known_as;
  const char *worker;
  const char *team;
  int age;
  const char *ref;
  const char *type;
  const char *provider_kind;
  const char *provider;
  const char *provider_name;
  const char *urn;
  const char *carer;
  gint32 from;
  gint32 until;
  gboolean from_known;
  CldArea area;
  const char *area_code;
  const char *area_name;
  const char *miles;
  CldEvidence evidence;
} CldPlacementEntry;

/**
 * CldPlacementFilter:
 * @flags: all of these an entry must have; with %CLD_PLACEMENT_IS_GAP gaps alone
 * @gaps: gaps too, where @flags do not say otherwise
 * @child: (nullable): of that child
 * @worker: (nullable): of children whose worker is recorded so
 * @team: (nullable): of children of that team
 * @search: (nullable): words that all stand in names, number, carer, provider, URN, area or worker; as typed
 *
 * Which entries are meant; an empty one means all but gaps.
 */
typedef struct
{
  guint flags;
  gboolean gaps;
  const char *child;
  const char *worker;
  const char *team;
  const char *search;
} CldPlacementFilter;

CldPlacementList *cld_placement_list_load (CldDb *db, const CldDutyBoard *board, CldPlacementScope scope, GError **error);
void cld_placement_list_free (CldPlacementList *list);
guint cld_placement_list_get_n (const CldPlacementList *list);
const CldPlacementEntry *cld_placement_list_get (const CldPlacementList *list, guint i);
const CldPlacementEntry *cld_placement_list_find_ref (const CldPlacementList *list, const char *ref);
GPtrArray *cld_placement_list_find (CldPlacementList *list, const CldPlacementFilter *filter);
guint cld_placement_list_count (CldPlacementList *list, const CldPlacementFilter *filter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldPlacementList, cld_placement_list_free)

G_END_DECLS
