/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-inspect-forms.h"

#include <glib/gi18n-lib.h>

#include "cld-error.h"
#include "cld-form-page.h"
#include "cld-inspect-draw.h"
#include "cld-inspect-guide.h"
#include "cld-inspect-prefill.h"
#include "cld-kinds.h"
#include "cld-provider-block.h"
#include "cld-record-service.h"
#include "cld-window.h"

/* The kinds whose rows are all there is to their form; the others have a guide. */
static const CldKind *const plain_kinds[] = {
  &cld_action_kind, &cld_quality_audit_kind, &cld_correspondence_kind, &cld_information_request_kind, &cld_contact_kind, &cld_legal_set_kind,
};

static const CldInspectGuideKind *const guides[] = {
  &cld_inspection_guide, &cld_finding_guide, &cld_judgement_guide, &cld_enforcement_guide, &cld_intervention_guide, &cld_inspection_child_guide,
  &cld_provider_guide,   &cld_legal_reference_guide,
};

static const CldInspectGuideKind *
find_guide (const CldKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (guides); i++)
    if (guides[i]->kind == kind)
      return guides[i];
  return NULL;
}

/**
 * cld_inspect_form_knows:
 * @kind: a kind
 *
 * Returns: whether its form is one of these
 */
gboolean
cld_inspect_form_knows (const CldKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_kinds); i++)
    if (plain_kinds[i] == kind)
      return TRUE;
  return find_guide (kind) != NULL;
}

/**
 * cld_inspect_form_new:
 * @session: the caseload
 * @kind: a kind of which cld_inspect_form_knows() knows
 * @ref: (nullable): the record to edit; %NULL for a new one
 * @about_kind: (nullable): id of the kind of what a new one is about
 * @about_ref: (nullable): which
 * @error: return location
 *
 * Returns: (transfer floating) (nullable): its form, with what is known filled in and with what was kept of it as a draft
 */
CldPane *
cld_inspect_form_new (CldSession *session, const CldKind *kind, const char *ref, const char *about_kind, const char *about_ref, GError **error)
{
  const CldInspectGuideKind *guide = find_guide (kind);
  g_autoptr (CldRecord) record = NULL;

  g_return_val_if_fail (CLD_IS_SESSION (session), NULL);
  g_return_val_if_fail (cld_inspect_form_knows (kind), NULL);

  record = ref ? cld_record_service_load (cld_session_get_store (session), kind, ref, error) : cld_record_new (kind, NULL);
  if (!record)
    return NULL;
  if (!ref)
    cld_inspect_prefill (record, session, about_kind, about_ref);
  if (guide)
    return cld_inspect_guide_make_page (guide, session, record);
  /* Whose record it is stands in the title; where nobody knows yet it is chosen. */
  return cld_form_page_new_in (session, record, cld_inspect_narrow (cld_inspect_draw_all (kind, session, kind->child >= 0 && !cld_record_get_text (record, (guint) kind->child))));
}

/**
 * cld_inspect_form_open:
 * @from: a widget in a window
 * @kind: a kind of which cld_inspect_form_knows() knows
 * @ref: (nullable): the record to edit; %NULL for a new one
 * @about_kind: (nullable): id of the kind of what a new one is about: an inspection for a finding, a finding for an action
 * @about_ref: (nullable): which
 *
 * Shows its form above the page in view.
 */
void
cld_inspect_form_open (GtkWidget *from, const CldKind *kind, const char *ref, const char *about_kind, const char *about_ref)
{
  CldWindow *window = cld_window_of (from);
  CldSession *session = window ? cld_window_get_session (window) : NULL;
  g_autoptr (GError) error = NULL;
  CldPane *page;

  if (!session)
    return;
  if (cld_session_get_fault (session))
    {
      g_set_error_literal (&error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED, cld_session_get_fault (session));
      cld_window_show_error (window, _("The caseload can only be read"), error);
      return;
    }
  page = cld_inspect_form_new (session, kind, ref, about_kind, about_ref, &error);
  if (page)
    cld_window_push (window, page);
  else
    cld_window_show_error (window, _("The record cannot be shown"), error);
}

/**
 * cld_impact_is_inadequate:
 * @session: the caseload
 * @inspection: ref of an inspection
 *
 * Returns: whether it judged a provider with the lowest grade overall
 */
gboolean
cld_impact_is_inadequate (CldSession *session, const char *inspection)
{
  g_autoptr (CldInspectContext) context = cld_inspect_context_new (session);
  g_autoptr (GPtrArray) judgements = NULL;
  CldProviderBlock block;

  cld_inspect_context_take_inspection (context, inspection);
  if (!context->provider || context->kase.scope != CLD_SCOPE_PROVIDER)
    return FALSE;
  judgements = cld_inspect_context_find_rows (context, &cld_judgement_kind, JUDGEMENT_INSPECTION, inspection);
  cld_provider_block_init (&block, cld_date_read_day (context->kase.day));
  for (guint i = 0; i < judgements->len; i++)
    cld_provider_block_add_judgement (&block, context->inspection, judgements->pdata[i]);
  return cld_provider_block_get_inadequate_on (&block) != CLD_NO_DAY;
}
