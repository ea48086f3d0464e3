/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-inspection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"

/* What inspectorates judge, on which scale, and how judgements of one inspection hang together. */

static void
check_area (const CldInspectionCase *self, const CldRow *judgement, GPtrArray *faults)
{
  const char *list = cld_inspection_list_of (self, "judgement"), *area = judgement->values[JUDGEMENT_AREA];
  const CldCode *found = cld_code_list_lookup (cld_code_list_find (list), area);
  g_autofree char *day = cld_value_display_date (self->day);

  if (!area || cld_inspection_offers (self, list, area))
    return;
  if (!found && !cld_code_list_lookup (cld_code_list_find ("insp_judgement_provider|insp_judgement_la"), area))
    _cld_faults_add (faults, JUDGEMENT_AREA, FALSE, _ ("This area is in no list."));
  else if (!found)
    _cld_faults_add (faults, JUDGEMENT_AREA, TRUE, self->scope == CLD_SCOPE_LA ? _ ("This area is judged of providers, not of authorities. Choose another.") : _ ("This area is judged of authorities, not of providers. Choose another."));
  else if (!cld_code_is_of_day (found, self->day))
    /* Translators: %1$s is what is judged, %2$s a date */
    _cld_faults_take (faults, JUDGEMENT_AREA, TRUE, g_strdup_printf (_ ("“%1$s” was not judged on %2$s. Choose an area of that day, or check the date."), found->label, day));
  else if (self->scope == CLD_SCOPE_LA)
    /* Translators: %s is what is judged */
    _cld_faults_take (faults, JUDGEMENT_AREA, TRUE, g_strdup_printf (_ ("“%s” is judged under another framework. Choose another area, or check the framework."), found->label));
  else
    /* Translators: %s is what is judged */
    _cld_faults_take (faults, JUDGEMENT_AREA, TRUE, g_strdup_printf (_ ("“%s” is judged of secure children’s homes alone. Choose another area."), found->label));
}

/* Why a grade that the list has is not one of this inspection. */
static const char *
describe_scale (const CldInspectionCase *self, const CldCode *grade)
{
  const char *graded = _cld_list_cell (cld_inspection_list_of (self, "event_type"), self->event_type, "graded");

  if (graded && (strcmp (graded, "no") == 0 || strcmp (graded, "none") == 0))
    return _ ("An inspection of this type gives no grade. Choose “No grade”.");
  if (g_strcmp0 (graded, "3-point") == 0)
    return _ ("An interim inspection says improved, sustained or declined effectiveness. Choose one of these.");
  if (g_strcmp0 (self->framework, "SCCIF_SA") == 0 || g_strcmp0 (self->provider_type, "SUPP") == 0)
    return _ ("Supported accommodation has three outcomes, from September 2024: consistently strong, inconsistent quality, serious or widespread weaknesses. Choose one of these.");
  if (!cld_code_is_of_day (grade, self->day) && strcmp (grade->code, "ADEQ") == 0)
    return _ ("“Adequate” was a grade until 31 March 2014; since then it is “requires improvement to be good”.");
  if (!cld_code_is_of_day (grade, self->day) && strcmp (grade->code, "RI") == 0)
    return _ ("“Requires improvement to be good” is a grade since 1 April 2014; before it was “adequate”.");
  return _ ("This grade is one of another scale. Choose one of the four grades.");
}

static void
check_grade (const CldInspectionCase *self, const CldRow *judgement, GPtrArray *faults)
{
  const char *list = cld_inspection_list_of (self, "grade"), *code = judgement->values[JUDGEMENT_GRADE];
  const CldCode *grade = cld_code_list_lookup (cld_code_list_find ("insp_grade_provider|insp_grade_la"), code);

  if (!code || cld_inspection_offers (self, list, code))
    return;
  if (!grade)
    _cld_faults_add (faults, JUDGEMENT_GRADE, FALSE, _ ("This grade is in no list."));
  else if (!cld_code_list_lookup (cld_code_list_find (list), code))
    _cld_faults_add (faults, JUDGEMENT_GRADE, TRUE, _ ("This grade is not given to authorities. Choose another."));
  else
    _cld_faults_add (faults, JUDGEMENT_GRADE, TRUE, describe_scale (self, grade));
}

static const CldRow *
find_area (GPtrArray *all, const char *area, const CldRow *but)
{
  for (guint i = 0; i < all->len; i++)
    {
      const CldRow *one = all->pdata[i];

      if (!_cld_row_is (one, but) && g_strcmp0 (one->values[JUDGEMENT_AREA], area) == 0)
        return one;
    }
  return NULL;
}

/* 1 is the worst of each scale; 0 is no grade, or not known. */
static int
rank_of (const CldRow *judgement)
{
  const char *rank = judgement ? _cld_list_cell ("insp_grade_provider", judgement->values[JUDGEMENT_GRADE], "rank") : NULL;

  return rank ? (int) g_ascii_strtoll (rank, NULL, 10) : 0;
}

/* Social care common inspection framework: protection limits, leadership caps. Said at whichever of the two is saved. */
static void
check_together (const CldRow *judgement, GPtrArray *all, GPtrArray *faults)
{
  const char *area = judgement->values[JUDGEMENT_AREA];
  gboolean is_overall = g_strcmp0 (area, "OEP") == 0;
  const CldRow *overall = is_overall ? judgement : find_area (all, "OEP", judgement);
  const CldRow *protection = g_strcmp0 (area, "HP") == 0 ? judgement : is_overall ? find_area (all, "HP", judgement)
                                                                                  : NULL;
  const CldRow *leaders = g_strcmp0 (area, "LM") == 0 ? judgement : is_overall ? find_area (all, "LM", judgement)
                                                                               : NULL;

  if (rank_of (protection) == 1 && rank_of (overall) > 1)
    _cld_faults_add (faults, JUDGEMENT_GRADE, TRUE, _ ("Where children are not helped and protected well enough (the lowest grade), the overall experiences and progress of children have the lowest grade too. Check both grades."));
  if (rank_of (leaders) == 1 && rank_of (overall) > 2)
    _cld_faults_add (faults, JUDGEMENT_GRADE, TRUE, _ ("Where leaders and managers have the lowest grade, the overall experiences and progress of children are no better than the second lowest (“requires improvement to be good”). Check both grades."));
}

/**
 * cld_judgement_check:
 * @self: the inspection
 * @judgement: row of kind judgement
 * @all: (element-type CldRow): every judgement of the inspection
 *
 * Two rules of the social care common inspection framework hold between judgements of a provider: inadequate help and protection
 * makes the overall judgement inadequate, inadequate leadership caps it at requires improvement; those of supported accommodation
 * alike. Areas and grades must be of the scope, the scale and the day.
 *
 * Returns: (transfer full) (element-type CldInspectionFault): what is wrong with it, refusals first
 */
GPtrArray *
cld_judgement_check (const CldInspectionCase *self, const CldRow *judgement, GPtrArray *all)
{
  GPtrArray *faults = _cld_faults_new ();

  check_area (self, judgement, faults);
  check_grade (self, judgement, faults);
  if (judgement->values[JUDGEMENT_AREA] && find_area (all, judgement->values[JUDGEMENT_AREA], judgement))
    _cld_faults_add (faults, JUDGEMENT_AREA, TRUE, _ ("This inspection has a judgement of this area already. Change that one."));
  if (self->scope == CLD_SCOPE_PROVIDER)
    check_together (judgement, all, faults);
  return faults;
}
