/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-codes.h"
#include "cld-placement-checks-private.h"

/* What the law forbids. */

/* "Other arrangements" that the Regulations do not list for a child under 16: supported and independent living. */
static gboolean
is_other_arrangement (const CldPlacementFact *p)
{
  return cld_placement_type_is_in_group (p->type, "supported") || cld_placement_type_is_in_group (p->type, "independent");
}

/* The day from which a rule of law holds of this placement: its start, or that of the law where it goes on when the law comes. */
static int
find_age_under (const CldPlacementCheck *c, const char *rule)
{
  const CldCode *code = cld_code_list_lookup (cld_code_list_find ("placement_rule"), rule);
  gint32 law = code && code->valid_from ? cld_date_read_day (code->valid_from) : CLD_NO_DAY;

  if (c->facts->date_of_birth == CLD_NO_DAY || c->p->start == CLD_NO_DAY)
    return -1;
  return cld_day_age (c->facts->date_of_birth, law == CLD_NO_DAY ? c->p->start : MAX (c->p->start, law));
}

/* A registration shows by a URN; `XXXXXXX` says that there is none. Elsewhere others register. */
static gboolean
is_registered (const CldPlacementCheck *c)
{
  if (cld_placement_is_unregistered (c->more))
    return FALSE;
  if (c->more->outside_england)
    return TRUE;
  return c->more->urn && *c->more->urn && strcmp (c->more->urn, "XXXXXXX") != 0;
}

void
_cld_placement_checks_law (CldPlacementCheck *c)
{
  int age;

  if (is_other_arrangement (c->p))
    {
      age = find_age_under (c, "reg27a");
      if (age >= 0 && age < 16)
        _cld_placement_check_add (c, "reg27a", "type");
      age = find_age_under (c, "reg27c");
      /* Only registered supported accommodation (K3; H5 before it had that code) is one. */
      if ((age == 16 || age == 17) && (!cld_placement_type_is_in_group (c->p->type, "supported") || !is_registered (c)))
        _cld_placement_check_add (c, "reg27c", cld_placement_type_is_in_group (c->p->type, "supported") ? "provider" : "type");
    }
  if (c->more->restricted_on != CLD_NO_DAY)
    {
      CldPlacementFinding *finding = _cld_placement_check_add (c, "restricted_home", "provider");

      _cld_placement_check_remedy (finding, CLD_REMEDY_NONE, c->more->restricted_on, NULL);
    }
  if (c->more->inadequate_on != CLD_NO_DAY)
    {
      CldPlacementFinding *finding = _cld_placement_check_add (c, "inadequate_home", "provider");

      _cld_placement_check_remedy (finding, CLD_REMEDY_NONE, c->more->inadequate_on, NULL);
    }
}
