/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-placement-checks.h"

G_BEGIN_DECLS

/* What the checks of a placement share. @p is the placement, %NULL where only an end is looked at; @old the one before. */
typedef struct
{
  const CldFacts *facts;
  const CldPlacementDetails *more;
  const CldPlacementFact *p;
  const CldPlacementFact *old;
  guint32 index;
  guint32 old_index;
  const char *status; /* legal status on its first day, "" for none */
  int age;            /* on its first day, -1 where it is not known */
  GArray *found;
} CldPlacementCheck;

CldPlacementFinding *_cld_placement_check_add (CldPlacementCheck *c, const char *rule, const char *field);
void _cld_placement_check_remedy (CldPlacementFinding *finding, CldPlacementRemedy remedy, gint32 day, const char *value);
gboolean _cld_placement_check_is_one_of (const char *code, const char *codes);

void _cld_placement_checks_law (CldPlacementCheck *c);
void _cld_placement_checks_dates (CldPlacementCheck *c);
void _cld_placement_checks_reasons (CldPlacementCheck *c);
void _cld_placement_checks_type (CldPlacementCheck *c);
void _cld_placement_checks_absence (CldPlacementCheck *c);
void _cld_placement_checks_provider (CldPlacementCheck *c);
void _cld_placement_checks_place (CldPlacementCheck *c);

G_END_DECLS
