/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-placement-checks-private.h"
#include "cld-postcode.h"

/* Provider, URN, postcode and distance. */

#define FAR_MILES 350.0

static gboolean
is_type (const CldPlacementCheck *c, const char *types)
{
  return _cld_placement_check_is_one_of (c->p->type, types);
}

/* --- kind of provider --- */

static gboolean
takes_no_provider (const CldPlacementCheck *c)
{
  return cld_placement_type_is_absence (c->p->type) || is_type (c, "Z1 Z11 Z12 Z13 Z14");
}

static void
check_kind (CldPlacementCheck *c)
{
  const char *kind = c->more->provider_kind;

  if (!kind || !*kind || !c->p->type[0])
    return;
  if (takes_no_provider (c))
    _cld_placement_check_remedy (_cld_placement_check_add (c, "r213", "provider_kind"), CLD_REMEDY_CLEAR, CLD_NO_DAY, NULL);
  else if (is_type (c, "P1") && strcmp (kind, "PR0") != 0)
    _cld_placement_check_remedy (_cld_placement_check_add (c, "r531", "provider_kind"), CLD_REMEDY_SET, CLD_NO_DAY, "PR0");
  else if (!is_type (c, "P1") && strcmp (kind, "PR0") == 0)
    _cld_placement_check_add (c, "r550", "provider_kind");
  else if (is_type (c, "R2 R5") && _cld_placement_check_is_one_of (kind, "PR1 PR2"))
    _cld_placement_check_remedy (_cld_placement_check_add (c, "r527", "provider_kind"), CLD_REMEDY_SET, CLD_NO_DAY, "PR3");
  else if (is_type (c, "A3 A4 A5 A6 K1 K2 U1 U2 U3 U4 U5 U6") && strcmp (kind, "PR3") == 0)
    _cld_placement_check_add (c, "r529", "provider_kind");
  if (strcmp (kind, "PR1") == 0 && is_type (c, "K1 K2 K3 H5 R1 R2 R3 R5 S1") && c->p->place != CLD_PLACE_OWN && c->p->place != CLD_PLACE_UNKNOWN)
    _cld_placement_check_add (c, "r1015", "provider_kind");
}

/* --- URN --- */

/* H5 and K3 have one from 28 October 2023, when such places came under Ofsted. */
static gboolean
takes_no_urn (const CldPlacementCheck *c)
{
  gint32 registered = cld_date_to_day ("2023-10-28");
  gboolean before = c->p->end != CLD_NO_DAY && c->p->end <= registered;

  return is_type (c, "P1 P3 R1 R2 R5") || cld_placement_type_is_absence (c->p->type) || is_type (c, "Z1 Z11 Z12 Z13 Z14") || (before && is_type (c, "H5 P2"));
}

/**
 * cld_placement_is_urn:
 * @urn: as it is recorded
 *
 * Returns: whether it has the form of a URN: `SC` and six digits, seven digits, or `XXXXXXX`, the word for none
 */
gboolean
cld_placement_is_urn (const char *urn)
{
  gsize length = strlen (urn), from = g_str_has_prefix (urn, "SC") ? 2 : 0;

  if (strcmp (urn, "XXXXXXX") == 0)
    return TRUE;
  return strspn (urn + from, "0123456789") == length - from && length - from == (from ? 6 : 7);
}

static void
check_urn (CldPlacementCheck *c)
{
  const char *urn = c->more->urn;
  gboolean has_urn = urn && *urn, none = has_urn && strcmp (urn, "XXXXXXX") == 0;

  if (!c->p->type[0])
    return;
  if (has_urn && !cld_placement_is_urn (urn))
    _cld_placement_check_add (c, "urn_form", "provider");
  if (takes_no_urn (c))
    {
      if (has_urn && !none)
        _cld_placement_check_add (c, "r222", "provider");
      return;
    }
  if (c->more->outside_england)
    {
      if (has_urn && !none)
        _cld_placement_check_add (c, "r243", "provider");
      return;
    }
  if (!has_urn)
    _cld_placement_check_add (c, "r218", "provider");
  else if (none && !cld_placement_type_is_in_group (c->p->type, "adoption") && !cld_placement_type_is_in_group (c->p->type, "foster-kinship") &&
           !cld_placement_type_is_in_group (c->p->type, "foster-other"))
    _cld_placement_check_add (c, "r242", "provider");
}

void
_cld_placement_checks_provider (CldPlacementCheck *c)
{
  check_kind (c);
  check_urn (c);
}

/* --- place --- */

static gboolean
is_same_postcode (const char *a, const char *b)
{
  char first[CLD_POSTCODE_SIZE], second[CLD_POSTCODE_SIZE];

  return a && b && cld_postcode_normalise (a, strlen (a), first) && cld_postcode_normalise (b, strlen (b), second) && strcmp (first, second) == 0;
}

void
_cld_placement_checks_place (CldPlacementCheck *c)
{
  const char *postcode = c->more->postcode;
  char normal[CLD_POSTCODE_SIZE];

  if (postcode && *postcode && !c->more->outside_england && !cld_postcode_normalise (postcode, strlen (postcode), normal))
    _cld_placement_check_add (c, "r392c", "postcode");
  if (!is_type (c, "P1") && is_same_postcode (postcode, c->more->home_postcode))
    _cld_placement_check_add (c, "r392d", "postcode");
  /* 999.9 stands for a distance that is not known. */
  if (c->more->miles > FAR_MILES && c->more->miles < 999.9)
    _cld_placement_check_add (c, "r454", "distance_miles");
}
