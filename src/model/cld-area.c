/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-area.h"

#include <string.h>

/* Parts of the kingdom that are nobody's neighbour as an authority of England, and abroad: codes of locality.csv. */
static gboolean
is_elsewhere (const char *code)
{
  return strcmp (code, "WAL") == 0 || strcmp (code, "SCO") == 0 || strcmp (code, "NIR") == 0 || strcmp (code, "NUK") == 0;
}

/**
 * cld_area_tell:
 * @code: (nullable): an area, by its DfE number or a code of locality.csv
 * @known: what is recorded of authorities
 *
 * The only place that says what an area is to us: the window, paper and the timetable ask here.
 *
 * Returns: where it is
 */
CldArea
cld_area_tell (const char *code, const CldAreaKnown *known)
{
  if (!code || *code == '\0')
    return CLD_AREA_UNKNOWN;
  if (strcmp (code, "CON") == 0)
    return CLD_AREA_CONFIDENTIAL;
  if (known->is_own || strcmp (code, "IN") == 0)
    return CLD_AREA_OWN;
  if (known->is_adjoining)
    return CLD_AREA_ADJOINING;
  /* A number says nothing while nobody says which is ours; Wales is elsewhere anyway. */
  if (!known->own && !is_elsewhere (code))
    return CLD_AREA_UNKNOWN;
  return known->neighbours ? CLD_AREA_DISTANT : CLD_AREA_OTHER;
}

/**
 * cld_area_get_place:
 * @area: an area
 *
 * Where no neighbours are recorded an area outside is taken to be at a distance: that needs the higher approval.
 *
 * Returns: what it is to the timetable
 */
CldPlace
cld_area_get_place (CldArea area)
{
  switch (area)
    {
    case CLD_AREA_OWN:
      return CLD_PLACE_OWN;
    case CLD_AREA_ADJOINING:
      return CLD_PLACE_ADJOINING;
    case CLD_AREA_DISTANT:
    case CLD_AREA_OTHER:
      return CLD_PLACE_DISTANT;
    case CLD_AREA_CONFIDENTIAL:
      return CLD_PLACE_CONFIDENTIAL;
    case CLD_AREA_UNKNOWN:
    default:
      return CLD_PLACE_UNKNOWN;
    }
}
