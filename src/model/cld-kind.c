/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-kind.h"

#include <errno.h>
#include <string.h>

#include "cld-date.h"
#include "cld-kinds.h"

/* A kind stands after those it refers to: records are made in this order and removed in the reverse. */
static const CldKind *const kinds[] = {
  &cld_authority_kind,
  &cld_person_kind,
  &cld_child_kind,
  &cld_care_period_kind,
  &cld_legal_status_kind,
  &cld_provider_kind,
  &cld_placement_kind,
  &cld_approval_kind,
  &cld_notice_kind,
  &cld_visit_kind,
  &cld_review_kind,
  &cld_health_check_kind,
  &cld_sdq_kind,
  &cld_plan_kind,
  &cld_missing_episode_kind,
  &cld_note_kind,
  &cld_contact_kind,
  &cld_relationship_kind,
  &cld_waiver_kind,
  &cld_override_kind,
  &cld_attachment_kind,
  &cld_template_kind,
  &cld_print_log_kind,
  &cld_incoming_child_kind,
  &cld_bank_holiday_kind,
  &cld_setting_kind,
  &cld_legal_set_kind,
  &cld_legal_reference_kind,
  &cld_inspection_kind,
  &cld_judgement_kind,
  &cld_finding_kind,
  &cld_inspection_child_kind,
  &cld_enforcement_kind,
  &cld_action_kind,
  &cld_intervention_kind,
  &cld_quality_audit_kind,
  &cld_correspondence_kind,
  &cld_information_request_kind,
  &cld_return_row_kind,
  NULL,
};

/**
 * cld_kinds:
 *
 * Returns: (transfer none): every kind, %NULL-terminated, each after the kinds it refers to
 */
const CldKind *const *
cld_kinds (void)
{
  return kinds;
}

/**
 * cld_kinds_count:
 *
 * Returns: how many kinds there are
 */
guint
cld_kinds_count (void)
{
  return G_N_ELEMENTS (kinds) - 1;
}

/**
 * cld_kind_find:
 * @id: (nullable): a kind's id
 *
 * Returns: (nullable): the kind, or %NULL where there is none of that id
 */
const CldKind *
cld_kind_find (const char *id)
{
  for (guint i = 0; kinds[i]; i++)
    if (g_strcmp0 (kinds[i]->id, id) == 0)
      return kinds[i];
  return NULL;
}

/**
 * cld_kind_index:
 * @kind: a kind
 *
 * Returns: its place in cld_kinds()
 */
int
cld_kind_index (const CldKind *kind)
{
  for (int i = 0; kinds[i]; i++)
    if (kinds[i] == kind)
      return i;
  g_assert_not_reached ();
}

/**
 * cld_kind_find_field:
 * @kind: a kind
 * @id: (nullable): a field's id
 *
 * Returns: the field's index, or -1
 */
int
cld_kind_find_field (const CldKind *kind, const char *id)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (g_strcmp0 (kind->fields[i].id, id) == 0)
      return (int) i;
  return -1;
}

/**
 * cld_field_target_kind:
 * @field: a field
 *
 * Returns: (nullable): the kind that a %CLD_REF field names, else %NULL
 */
const CldKind *
cld_field_target_kind (const CldField *field)
{
  return field->type == CLD_REF ? cld_kind_find (field->target) : NULL;
}

/* One number has one form: 007 would be stored as 7, and then not be what the change log says. */
static gboolean
is_int32 (const char *value)
{
  const char *digits = *value == '-' ? value + 1 : value;
  char *end = NULL;
  gint64 number;

  if (!g_ascii_isdigit (*digits) || (*digits == '0' && strcmp (value, "0") != 0))
    return FALSE;
  errno = 0;
  number = g_ascii_strtoll (value, &end, 10);
  return errno == 0 && *end == '\0' && number >= G_MININT32 && number <= G_MAXINT32;
}

static gboolean
is_decimal (const char *value)
{
  const char *p = value;
  gboolean digits = FALSE;

  if (*p == '-')
    p++;
  for (; g_ascii_isdigit (*p); p++)
    digits = TRUE;
  if (*p == '.')
    for (p++; g_ascii_isdigit (*p); p++)
      digits = TRUE;
  return digits && *p == '\0';
}

/**
 * cld_field_check:
 * @field: a field
 * @value: (nullable): a value in native form
 *
 * Whether a code is in its list, or a ref names a record, is not looked at here.
 *
 * Returns: whether @value has the form that @field's type asks for; %NULL always has
 */
gboolean
cld_field_check (const CldField *field, const char *value)
{
  if (!value)
    return TRUE;
  if (*value == '\0')
    return FALSE;
  switch (field->type)
    {
    case CLD_DATE:
      return cld_date_is_iso (value);
    case CLD_MOMENT:
      return cld_moment_is_iso (value);
    case CLD_INT:
      return is_int32 (value);
    case CLD_DECIMAL:
      return is_decimal (value);
    case CLD_BOOL:
      return strcmp (value, "0") == 0 || strcmp (value, "1") == 0;
    case CLD_TEXT:
    case CLD_NOTE:
    case CLD_CHOICE:
    case CLD_REF:
    default:
      return g_utf8_validate (value, -1, NULL);
    }
}
