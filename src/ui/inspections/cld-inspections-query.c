/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-inspections-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-inspection.h"
#include "cld-judgement.h"
#include "cld-provider.h"
#include "cld-text.h"

/* Which inspections a list shows. No widget is known here. */

static const char *const labels[CLD_INSPECTIONS_N_WHICH] = {
  [CLD_INSPECTIONS_ALL] = N_("All inspections"),
  [CLD_INSPECTIONS_PROVIDERS] = N_("Of providers"),
  /* Translators: inspections of the authority whose caseload this is, or of another one */
  [CLD_INSPECTIONS_AUTHORITY] = N_("Of our authority"),
  [CLD_INSPECTIONS_OPEN] = N_("With open findings"),
  [CLD_INSPECTIONS_OVERDUE] = N_("With overdue findings"),
  [CLD_INSPECTIONS_INADEQUATE] = N_("Judged inadequate"),
  /* Translators: providers by who runs them */
  [CLD_INSPECTIONS_SECTOR_LA] = N_("Sector: local authority"),
  [CLD_INSPECTIONS_SECTOR_PRIVATE] = N_("Sector: private"),
  [CLD_INSPECTIONS_SECTOR_VOLUNTARY] = N_("Sector: voluntary"),
};

/**
 * cld_inspections_which_label:
 * @which: which inspections
 *
 * Returns: (transfer none): what the drop-down says
 */
const char *
cld_inspections_which_label (CldInspectionsWhich which)
{
  g_return_val_if_fail ((guint) which < CLD_INSPECTIONS_N_WHICH, NULL);

  return _(labels[which]);
}

/* Serious or widespread weaknesses are what supported accommodation has for inadequate. */
static gboolean
is_inadequate (const CldInspectionItem *item)
{
  for (guint i = 0; i < item->judgements->len; i++)
    {
      const char *grade = ((const CldRow *) item->judgements->pdata[i])->values[JUDGEMENT_GRADE];

      if (g_strcmp0 (grade, "INAD") == 0 || g_strcmp0 (grade, "SA3") == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_of_sector (const CldInspectionItem *item, const char *sector)
{
  return item->provider && g_strcmp0 (item->provider->values[PROVIDER_SECTOR], sector) == 0;
}

static gboolean
is_one_of (const CldInspectionItem *item, CldInspectionsWhich which)
{
  switch (which)
    {
    case CLD_INSPECTIONS_PROVIDERS:
      return item->kase.scope == CLD_SCOPE_PROVIDER;
    case CLD_INSPECTIONS_AUTHORITY:
      return item->kase.scope == CLD_SCOPE_LA;
    case CLD_INSPECTIONS_OPEN:
      return item->n_open > 0;
    case CLD_INSPECTIONS_OVERDUE:
      return item->n_overdue > 0;
    case CLD_INSPECTIONS_INADEQUATE:
      return is_inadequate (item);
    case CLD_INSPECTIONS_SECTOR_LA:
      return is_of_sector (item, "LA");
    case CLD_INSPECTIONS_SECTOR_PRIVATE:
      return is_of_sector (item, "PRIV");
    case CLD_INSPECTIONS_SECTOR_VOLUNTARY:
      return is_of_sector (item, "VOL");
    case CLD_INSPECTIONS_ALL:
    case CLD_INSPECTIONS_N_WHICH:
    default:
      return TRUE;
    }
}

/* What is searched: who was inspected, by whom, and which report it is. */
static char *
make_key (const CldInspectionItem *item)
{
  static const guint fields[] = { INSPECTION_LEAD_INSPECTOR, INSPECTION_TEAM, INSPECTION_REPORT_REF };
  g_autofree char *name = cld_inspection_item_get_name (item);
  g_autoptr (GString) key = g_string_new (name);

  g_string_append_printf (key, "\n%s", item->row->ref);
  if (item->provider)
    g_string_append_printf (key, "\n%s\n%s", item->provider->ref, item->provider->values[PROVIDER_URN] ? item->provider->values[PROVIDER_URN] : "");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (item->row->values[fields[i]])
      g_string_append_printf (key, "\n%s", item->row->values[fields[i]]);
  return cld_text_fold (key->str);
}

static gboolean
has_words (const CldInspectionItem *item, const char *const *words)
{
  g_autofree char *key = make_key (item);

  for (guint i = 0; words[i]; i++)
    if (!strstr (key, words[i]))
      return FALSE;
  return TRUE;
}

/**
 * cld_inspections_find:
 * @inspections: all of them
 * @which: which are wanted
 * @text: (nullable): as it was typed; each word has to stand in the name or URN of who was inspected, in the names of the
 *   inspectors, lead and team, or in the report's reference
 *
 * Returns: (transfer container) (element-type CldInspectionItem): those, newest first
 */
GPtrArray *
cld_inspections_find (CldInspectionRegister *inspections, CldInspectionsWhich which, const char *text)
{
  GPtrArray *all = cld_inspection_register_get_inspections (inspections), *found = g_ptr_array_new ();
  g_autofree char *folded = text && *text ? cld_text_fold (text) : NULL;
  g_auto (GStrv) words = folded ? g_strsplit_set (folded, " \t\n", -1) : NULL;

  for (guint i = 0; i < all->len; i++)
    if (is_one_of (all->pdata[i], which) && (!words || has_words (all->pdata[i], (const char *const *) words)))
      g_ptr_array_add (found, all->pdata[i]);
  return found;
}

/**
 * cld_inspections_count_findings:
 * @items: (element-type CldInspectionItem): inspections
 * @n_open: (out): their open findings
 * @n_overdue: (out): of these, overdue
 */
void
cld_inspections_count_findings (GPtrArray *items, guint *n_open, guint *n_overdue)
{
  *n_open = *n_overdue = 0;
  for (guint i = 0; i < items->len; i++)
    {
      const CldInspectionItem *item = items->pdata[i];

      *n_open += item->n_open;
      *n_overdue += item->n_overdue;
    }
}

/**
 * cld_inspections_shows:
 * @finding: a finding
 * @which: which inspections are listed
 *
 * A number opens exactly its rows: where open or overdue findings are asked for, the others are not shown.
 *
 * Returns: whether it is one of the findings that are meant
 */
gboolean
cld_inspections_shows (const CldFindingItem *finding, CldInspectionsWhich which)
{
  if (which == CLD_INSPECTIONS_OPEN)
    return cld_finding_state_is_open (finding->state);
  return which != CLD_INSPECTIONS_OVERDUE || finding->state == CLD_FINDING_OVERDUE;
}
