/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-summary.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-child-facts.h"
#include "cld-codes.h"
#include "cld-inspection-register.h"
#include "cld-kinds.h"
#include "cld-value.h"

/* What inspections say of the home that a child lives in, for its summary. */

static char *
dup_grade (CldInspectionItem *latest)
{
  g_autofree char *grade = cld_inspection_item_get_grade (latest), *type = cld_inspection_item_get_type (latest);
  g_autofree char *day = cld_value_display_date (latest->row->values[INSPECTION_STARTED_ON]);

  return g_strdup_printf ("%s (%s, %s)", grade, type, day ? day : _("date NOT RECORDED"));
}

static void
append_sentence (GString *out, const char *text)
{
  if (text && *text)
    g_string_append_printf (out, "%s%s", out->len > 0 ? " · " : "", text);
}

/* What blocks new placements, and every other step in force. */
static char *
dup_warning (CldInspectionRegister *inspections, const char *provider, const char *today)
{
  GPtrArray *steps = cld_inspection_register_get_enforcement (inspections, provider);
  GString *out = g_string_new (NULL);
  g_autofree char *why = NULL;

  if (cld_inspection_register_get_block (inspections, provider, &why) != CLD_NO_DAY)
    append_sentence (out, why ? why : _("No new placements"));
  for (guint i = 0; steps && i < steps->len; i++)
    {
      const CldRow *step = steps->pdata[i];

      if (!cld_fact_is_in_force (step, ENFORCEMENT_FROM_ON, ENFORCEMENT_UNTIL_ON, today) || g_strcmp0 (cld_fact_get (step, ENFORCEMENT_KIND), "NONE") == 0)
        continue;
      /* What blocks is said in the sentence before. */
      if (out->len == 0 || g_strcmp0 (cld_code_list_get_cell (cld_code_list_find ("insp_enforcement"), cld_fact_get (step, ENFORCEMENT_KIND), "blocks_placements"), "yes") != 0)
        append_sentence (out, cld_code_list_label ("insp_enforcement", cld_fact_get (step, ENFORCEMENT_KIND)));
    }
  return g_string_free (out, out->len == 0);
}

/**
 * cld_summary_new_with_inspections:
 * @set: one child, as for cld_summary_new()
 * @inspections: (nullable): everything recorded of inspections; %NULL leaves them out
 * @options: what the print says about itself
 *
 * Lays out a child's case summary with what inspectors last thought of the home and what warns of it.
 *
 * Returns: (transfer full): the finished document
 */
CldPaper *
cld_summary_new_with_inspections (CldRecordSet *set, CldInspectionRegister *inspections, const CldPrintOptions *options)
{
  g_autofree char *grade = NULL, *warning = NULL;
  CldPrintOptions own = *options;
  CldChildFacts facts;
  const CldRow *provider;

  if (!inspections)
    return cld_summary_new (set, options);
  cld_child_facts_find (&facts, set, options->today);
  provider = cld_child_facts_get_provider (&facts, facts.placement);
  if (provider)
    {
      CldInspectionItem *latest = cld_inspection_register_get_latest (inspections, provider->ref);

      grade = latest ? dup_grade (latest) : NULL;
      warning = dup_warning (inspections, provider->ref, options->today);
    }
  own.home_grade = grade;
  own.home_warning = warning;
  return cld_summary_new (set, &own);
}
