/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-gss-authority.h"

#include <gio/gio.h>

#include "cld-csv-reader.h"

#define LIST "/org/caseload/Caseload/codes/gss_authority.csv"

/* From codes of the statistical geography (GSS) to authorities. The texts are never freed. */
static GHashTable *
load_list (void)
{
  GHashTable *list = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (LIST, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (CldCsvTable) table = bytes ? cld_csv_table_parse (bytes, "gss_authority.csv", NULL) : NULL;

  g_assert (table != NULL);
  for (guint i = 1; i < cld_csv_table_get_n_rows (table); i++)
    {
      guint n;
      const CldCell *cells = cld_csv_table_get_row (table, i, &n);

      if (n >= 2)
        g_hash_table_insert (list, g_strdup (cells[0].text), (gpointer) g_intern_string (cells[1].text));
    }
  return list;
}

static const char *
find_letter (GHashTable *list, const char *code)
{
  const char letter[2] = { code[0], '\0' };

  return g_hash_table_lookup (list, letter);
}

/**
 * cld_gss_find_authority:
 * @district: the code of a district, a unitary authority or a borough; empty where there is none
 * @county: the code of the county that it is in; empty or a pseudo code where it is in none
 * @country: the code of the country, empty where it is not told
 *
 * Children's services are the county's where there is one (E10), else the unitary authority's, metropolitan district's or
 * borough's (E06, E08, E09). Outside England only the country counts. May be called from any thread.
 *
 * Returns: (nullable): the DfE number of the authority, or WAL, SCO, NIR, NUK; %NULL where the code is in no list. It is
 *   never freed
 */
const char *
cld_gss_find_authority (const char *district, const char *county, const char *country)
{
  static gsize list;
  const char *found;

  if (g_once_init_enter (&list))
    g_once_init_leave (&list, (gsize) load_list ());
  found = g_hash_table_lookup ((GHashTable *) list, district);
  if (!found)
    found = g_hash_table_lookup ((GHashTable *) list, county);
  if (!found)
    found = find_letter ((GHashTable *) list, district);
  return found ? found : find_letter ((GHashTable *) list, country);
}
