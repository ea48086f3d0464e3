/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-inspection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"

/* Whom an inspection is about, what can be chosen for it, and whether it can be saved. */

static void
fault_free (gpointer data)
{
  CldInspectionFault *fault = data;

  g_free (fault->text);
  g_free (fault);
}

GPtrArray *
_cld_faults_new (void)
{
  return g_ptr_array_new_with_free_func (fault_free);
}

/* Takes @text. Refusals come first, each in the order it was found. */
void
_cld_faults_take (GPtrArray *faults, guint field, gboolean refused, char *text)
{
  CldInspectionFault *fault = g_new0 (CldInspectionFault, 1);
  guint place = faults->len;

  fault->field = field;
  fault->refused = refused;
  fault->text = text;
  if (refused)
    for (place = 0; place < faults->len && ((CldInspectionFault *) faults->pdata[place])->refused; place++)
      ;
  g_ptr_array_insert (faults, (int) place, fault);
}

void
_cld_faults_add (GPtrArray *faults, guint field, gboolean refused, const char *text)
{
  _cld_faults_take (faults, field, refused, g_strdup (text));
}

/* Whether @code is among the codes of @list, that are joined with `;` or `, `. */
gboolean
_cld_list_has (const char *list, const char *code)
{
  g_auto (GStrv) codes = list && code ? g_strsplit_set (list, ";, ", -1) : NULL;

  return codes && g_strv_contains ((const char *const *) codes, code);
}

const char *
_cld_list_cell (const char *list, const char *code, const char *column)
{
  return code ? cld_code_list_get_cell (cld_code_list_find (list), code, column) : NULL;
}

/* The same record, if not the same state of it. */
gboolean
_cld_row_is (const CldRow *a, const CldRow *b)
{
  return a == b || (a->kind == b->kind && a->ref && g_strcmp0 (a->ref, b->ref) == 0);
}

static gboolean
is_of_authority (const char *provider_type)
{
  const char *framework = _cld_list_cell ("insp_provider_type", provider_type, "framework");

  return framework && g_str_has_prefix (framework, "ILACS");
}

/**
 * cld_inspection_case_init:
 * @self: to fill; its texts are the rows'
 * @inspection: row of kind inspection
 * @provider: (nullable): row of its provider
 *
 * An inspection is of the authority where it names one, or where its provider is inspected with its authority, as the fostering
 * service of an authority is.
 */
void
cld_inspection_case_init (CldInspectionCase *self, const CldRow *inspection, const CldRow *provider)
{
  g_return_if_fail (self != NULL && inspection != NULL && inspection->kind == &cld_inspection_kind);

  *self = (CldInspectionCase){
    .provider_type = provider ? provider->values[PROVIDER_TYPE] : NULL,
    .event_type = inspection->values[INSPECTION_EVENT_TYPE],
    .framework = inspection->values[INSPECTION_FRAMEWORK],
    .day = inspection->values[INSPECTION_STARTED_ON],
    .provider = inspection->values[INSPECTION_PROVIDER],
  };
  self->scope = inspection->values[INSPECTION_AUTHORITY] || is_of_authority (self->provider_type) ? CLD_SCOPE_LA : CLD_SCOPE_PROVIDER;
}

/* Other countries' inspectorates have grades of their own days. */
gboolean
_cld_is_outside_england (const CldInspectionCase *self)
{
  return g_strcmp0 (self->provider_type, "WALES") == 0 || g_strcmp0 (self->provider_type, "SCOT") == 0 || g_strcmp0 (self->framework, "CIW") == 0 ||
         g_strcmp0 (self->framework, "CARE_INSPECTORATE") == 0;
}

/**
 * cld_inspection_list_of:
 * @self: an inspection
 * @what: `event_type`, `judgement` or `grade`
 *
 * Returns: id of the code list of its scope
 */
const char *
cld_inspection_list_of (const CldInspectionCase *self, const char *what)
{
  gboolean la = self->scope == CLD_SCOPE_LA;

  if (strcmp (what, "event_type") == 0)
    return la ? "insp_event_type_la" : "insp_event_type_provider";
  if (strcmp (what, "judgement") == 0)
    return la ? "insp_judgement_la" : "insp_judgement_provider";
  if (strcmp (what, "grade") == 0)
    return la ? "insp_grade_la" : "insp_grade_provider";
  g_return_val_if_reached (NULL);
}

/* ---- what can be chosen ---- */

static gboolean
offers_area (const CldInspectionCase *self, const char *list, const char *code)
{
  const char *types = _cld_list_cell (list, code, "provider_types"), *framework = _cld_list_cell (list, code, "framework");

  /* Education and health are judged of secure homes alone. */
  if (types && strcmp (types, "SCH") == 0 && self->provider_type && strcmp (self->provider_type, "SCH") != 0)
    return FALSE;
  if (framework && self->framework && (strcmp (self->framework, "ILACS") == 0 || strcmp (self->framework, "SIF") == 0))
    return strcmp (framework, self->framework) == 0;
  return TRUE;
}

/* Which scale: four grades, with “adequate” until 31 March 2014, three outcomes of supported accommodation, three of interim
 * inspections; what is not graded has “no grade” alone. */
static gboolean
offers_grade (const CldInspectionCase *self, const char *list, const char *code)
{
  const char *graded = _cld_list_cell (cld_inspection_list_of (self, "event_type"), self->event_type, "graded");
  const char *scale = _cld_list_cell (list, code, "scale");
  gboolean supported = g_strcmp0 (self->framework, "SCCIF_SA") == 0 || g_strcmp0 (self->provider_type, "SUPP") == 0;

  if (strcmp (code, "NOGR") == 0)
    return TRUE;
  if (graded && (strcmp (graded, "no") == 0 || strcmp (graded, "none") == 0))
    return FALSE;
  if (!scale)
    return TRUE;
  if (g_strcmp0 (graded, "3-point") == 0)
    return strcmp (scale, "interim3") == 0;
  return supported ? strcmp (scale, "supported3") == 0 : strcmp (scale, "sccif4") == 0 || strcmp (scale, "pre2014") == 0;
}

static gboolean
offers_finding_type (const CldInspectionCase *self, const char *list, const char *code)
{
  const char *scope = _cld_list_cell (list, code, "scope");

  return !scope || strcmp (scope, "any") == 0 || strcmp (scope, self->scope == CLD_SCOPE_LA ? "LA" : "provider") == 0;
}

static gboolean
offers_enforcement (const CldInspectionCase *self, const char *list, const char *code)
{
  const char *scope = _cld_list_cell (list, code, "scope");

  if (self->scope == CLD_SCOPE_LA)
    return FALSE;
  return !scope || strcmp (scope, "any") == 0 || strcmp (scope, "provider") == 0 || !self->provider_type || _cld_list_has (scope, self->provider_type);
}

static gboolean
offers_framework (const CldInspectionCase *self, const char *code)
{
  static const char *const of_authorities[] = { "ILACS", "SIF", "JTAI", "SEND", NULL };
  static const char *const of_providers[] = { "SCCIF", "SCCIF_SA", "CH_PRE2017", "RAA", "CIW", "CARE_INSPECTORATE", NULL };

  return !g_strv_contains (self->scope == CLD_SCOPE_LA ? of_providers : of_authorities, code);
}

/**
 * cld_inspection_offers:
 * @self: an inspection
 * @list: id of a code list: insp_event_type_*, insp_judgement_*, insp_grade_*, insp_finding_type, insp_enforcement, insp_framework
 * @code: a code of it
 *
 * Returns: whether @code can be chosen for such an inspection on its day
 */
gboolean
cld_inspection_offers (const CldInspectionCase *self, const char *list, const char *code)
{
  const CldCode *found = cld_code_list_lookup (cld_code_list_find (list), code);
  gboolean grade = g_str_has_prefix (list, "insp_grade_");

  if (!found || (!cld_code_is_of_day (found, self->day) && !(grade && _cld_is_outside_england (self))))
    return FALSE;
  if (grade)
    return strcmp (list, cld_inspection_list_of (self, "grade")) == 0 && offers_grade (self, list, code);
  if (g_str_has_prefix (list, "insp_judgement_"))
    return strcmp (list, cld_inspection_list_of (self, "judgement")) == 0 && offers_area (self, list, code);
  if (g_str_has_prefix (list, "insp_event_type_"))
    return strcmp (list, cld_inspection_list_of (self, "event_type")) == 0;
  if (strcmp (list, "insp_finding_type") == 0)
    return offers_finding_type (self, list, code);
  if (strcmp (list, "insp_enforcement") == 0)
    return offers_enforcement (self, list, code);
  return strcmp (list, "insp_framework") != 0 || offers_framework (self, code);
}

/**
 * cld_inspection_offers_reference:
 * @self: an inspection
 * @reference: a reference
 *
 * Returns: whether a finding of such an inspection is likely to cite @reference: in force on its day, of its type of provider,
 *   and not a duty of somebody else. Another one can be cited all the same, and is warned about.
 */
gboolean
cld_inspection_offers_reference (const CldInspectionCase *self, const CldLegalReference *reference)
{
  if (!cld_legal_reference_is_in_force (reference, self->day))
    return FALSE;
  if (self->scope == CLD_SCOPE_LA)
    return strcmp (reference->audience, "PROVIDER") != 0 || _cld_list_has (reference->provider_types, "LAFS");
  /* Guidance to authorities may be cited against a provider as good practice. */
  if (strcmp (reference->audience, "LA") == 0 && _cld_legal_is_law (reference))
    return FALSE;
  return !reference->provider_types || !self->provider_type || _cld_list_has (reference->provider_types, self->provider_type);
}

/* ---- whether it can be saved ---- */

static void
check_whose (GPtrArray *faults, const CldRow *inspection)
{
  gboolean provider = inspection->values[INSPECTION_PROVIDER] != NULL, authority = inspection->values[INSPECTION_AUTHORITY] != NULL;

  if (!provider && !authority)
    _cld_faults_add (faults, INSPECTION_PROVIDER, TRUE, _ ("It says neither which provider nor which authority was inspected. Choose one."));
  else if (provider && authority)
    _cld_faults_add (faults, INSPECTION_AUTHORITY, TRUE, _ ("An inspection is of a provider or of an authority, not of both. Leave one blank."));
}

static void
check_dates (GPtrArray *faults, const CldRow *inspection)
{
  const char *started = inspection->values[INSPECTION_STARTED_ON], *ended = inspection->values[INSPECTION_ENDED_ON], *published = inspection->values[INSPECTION_PUBLISHED_ON];

  if (started && ended && strcmp (ended, started) < 0)
    _cld_faults_add (faults, INSPECTION_ENDED_ON, TRUE, _ ("It ends before it starts. Check both dates."));
  if (started && published && strcmp (published, started) < 0)
    _cld_faults_add (faults, INSPECTION_PUBLISHED_ON, TRUE, _ ("The report is published before the inspection starts. Check both dates."));
}

static void
check_event_type (const CldInspectionCase *self, GPtrArray *faults)
{
  const char *own = cld_inspection_list_of (self, "event_type");
  const char *other = self->scope == CLD_SCOPE_LA ? "insp_event_type_provider" : "insp_event_type_la";

  if (!self->event_type || cld_inspection_offers (self, own, self->event_type))
    return;
  if (cld_code_list_lookup (cld_code_list_find (own), self->event_type))
    {
      g_autofree char *day = cld_value_display_date (self->day);

      _cld_faults_take (faults, INSPECTION_EVENT_TYPE, TRUE,
                        /* Translators: %1$s is a type of inspection, %2$s a date */
                        g_strdup_printf (_ ("“%1$s” was not in use on %2$s. Choose the type that was, or check the date."), cld_code_list_label (own, self->event_type), day));
    }
  else if (!cld_code_list_lookup (cld_code_list_find (other), self->event_type))
    _cld_faults_add (faults, INSPECTION_EVENT_TYPE, FALSE, _ ("This type is in no list."));
  else if (self->scope == CLD_SCOPE_LA)
    _cld_faults_add (faults, INSPECTION_EVENT_TYPE, TRUE, _ ("This type is one for providers. An authority is inspected, not regulated: choose a type of inspection of authorities."));
  else
    _cld_faults_add (faults, INSPECTION_EVENT_TYPE, TRUE, _ ("This type is one for authorities. Choose a type for providers."));
}

/**
 * cld_inspection_check:
 * @self: what @inspection is
 * @inspection: row of kind inspection
 *
 * Returns: (transfer full) (element-type CldInspectionFault): what is wrong with it, refusals first
 */
GPtrArray *
cld_inspection_check (const CldInspectionCase *self, const CldRow *inspection)
{
  GPtrArray *faults = _cld_faults_new ();

  check_whose (faults, inspection);
  check_event_type (self, faults);
  check_dates (faults, inspection);
  if (self->framework && !offers_framework (self, self->framework))
    _cld_faults_add (faults, INSPECTION_FRAMEWORK, FALSE, self->scope == CLD_SCOPE_LA ? _ ("This framework is one for providers.") : _ ("This framework is one for authorities."));
  return faults;
}
