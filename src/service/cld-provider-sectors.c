/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-provider-list.h"

#include "cld-codes.h"
#include "cld-kinds.h"

static CldSectorCount *
find_sector (GArray *counts, const char *sector)
{
  for (guint i = 0; i < counts->len; i++)
    if (g_strcmp0 (g_array_index (counts, CldSectorCount, i).sector, sector) == 0)
      return &g_array_index (counts, CldSectorCount, i);
  return NULL;
}

/**
 * cld_provider_list_count_sectors:
 * @entries: (element-type CldProviderEntry): some providers
 *
 * The same rules hold for the authority's own homes and for those of others, so they are counted beside each other.
 *
 * Returns: (transfer full) (element-type CldSectorCount): the sectors that occur, in the order of their list, last those without one
 */
GArray *
cld_provider_list_count_sectors (GPtrArray *entries)
{
  const CldCodeList *list = cld_code_list_find ("insp_provider_sector");
  GArray *counts = g_array_new (FALSE, TRUE, sizeof (CldSectorCount));

  for (guint i = 0; i <= cld_code_list_get_n (list); i++)
    {
      CldSectorCount count = { i < cld_code_list_get_n (list) ? cld_code_list_get (list, i)->code : NULL, 0, 0, 0, 0 };

      g_array_append_val (counts, count);
    }
  for (guint i = 0; i < entries->len; i++)
    {
      const CldProviderEntry *entry = entries->pdata[i];
      CldSectorCount *known = find_sector (counts, entry->row->values[PROVIDER_SECTOR]), *count = known ? known : &g_array_index (counts, CldSectorCount, counts->len - 1);

      count->n++;
      count->n_findings += entry->n_findings;
      count->n_requirements += entry->n_requirements;
      count->n_open += entry->n_open;
    }
  for (guint i = counts->len; i-- > 0;)
    if (g_array_index (counts, CldSectorCount, i).n == 0)
      g_array_remove_index (counts, i);
  return counts;
}
