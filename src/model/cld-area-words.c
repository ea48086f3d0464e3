/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-area-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * cld_area_get_word:
 * @area: an area, seen from our own
 *
 * Returns: (transfer none): in a word or two
 */
const char *
cld_area_get_word (CldArea area)
{
  switch (area)
    {
    case CLD_AREA_OWN:
      return _("In area");
    case CLD_AREA_ADJOINING:
      return _("Next door");
    case CLD_AREA_DISTANT:
      return _("At a distance");
    case CLD_AREA_OTHER:
      return _("Out of area");
    case CLD_AREA_CONFIDENTIAL:
      return _("Confidential");
    case CLD_AREA_UNKNOWN:
    default:
      return _("Not known");
    }
}

/* Wales and so on, and what is only known to be elsewhere; %NULL for an authority of England. */
static const char *
describe_elsewhere (const char *code)
{
  static const struct
  {
    const char *code;
    const char *text;
  } elsewhere[] = {
    { "WAL", N_("At a distance: it is in Wales, outside England.") },
    { "SCO", N_("At a distance: it is in Scotland, outside England.") },
    { "NIR", N_("At a distance: it is in Northern Ireland, outside England.") },
    { "NUK", N_("At a distance: it is outside the United Kingdom.") },
    { "OUT", N_("Out of area: nobody says which authority, so it counts as at a distance.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    if (g_strcmp0 (code, elsewhere[i].code) == 0)
      return _(elsewhere[i].text);
  return NULL;
}

static char *
describe_outside (CldArea area, const char *code, const char *name, const char *own)
{
  const char *elsewhere = describe_elsewhere (code);

  if (elsewhere)
    return g_strdup (elsewhere);
  if (area == CLD_AREA_DISTANT)
    /* Translators: %1$s is the authority of a placement, %2$s our own: Northmoor is not Brackenshire */
    return g_strdup_printf (_("At a distance: %1$s is not %2$s and does not border it."), name, own);
  /* Translators: %1$s is the authority of a placement, %2$s our own */
  return g_strdup_printf (_("Out of area: %1$s is not %2$s. None of our neighbours is recorded, so it counts as at a distance."), name, own);
}

/**
 * cld_area_describe:
 * @area: what cld_area_tell() says of @code
 * @code: (nullable): an area, by its DfE number or a code of locality.csv
 * @name: (nullable): its name; its code where it has none
 * @own: (nullable): our own authority's name
 *
 * Says where a placement is and why it is said to be there: the one sentence for the window, paper and the command line.
 *
 * Returns: (transfer full): the sentence
 */
char *
cld_area_describe (CldArea area, const char *code, const char *name, const char *own)
{
  const char *shown = name ? name : code ? code : "", *ours = own ? own : _("our own area");

  switch (area)
    {
    case CLD_AREA_OWN:
      /* Translators: %s is our own authority */
      return own ? g_strdup_printf (_("In area: %s is our own."), own) : g_strdup (_("In area."));
    case CLD_AREA_ADJOINING:
      /* Translators: %1$s is the authority of a placement, %2$s our own */
      return g_strdup_printf (_("Next door: %1$s borders %2$s."), shown, ours);
    case CLD_AREA_DISTANT:
    case CLD_AREA_OTHER:
      return describe_outside (area, code, shown, ours);
    case CLD_AREA_CONFIDENTIAL:
      return g_strdup (_("Confidential: the area is not told. It counts as out of area."));
    case CLD_AREA_UNKNOWN:
    default:
      return g_strdup (code && *code ? _("Not known: no authority is recorded as our own.") : _("Not known: the area is not recorded."));
    }
}
