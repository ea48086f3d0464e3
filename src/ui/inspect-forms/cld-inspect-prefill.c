/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-inspect-prefill.h"

#include "cld-inspect-context.h"
#include "cld-kinds.h"
#include "cld-repo.h"

/* What is known of a new record from what it is about. */

static CldRow *
find_row (CldSession *session, const CldKind *kind, const char *ref, CldArena *arena)
{
  return ref ? cld_repo_find (cld_session_get_db (session), kind, ref, arena, NULL) : NULL;
}

/* The first field that can name it. */
static void
fill_ref (CldRecord *record, const char *about_kind, const char *about_ref)
{
  const CldKind *kind = cld_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == CLD_REF && g_strcmp0 (kind->fields[i].target, about_kind) == 0)
      {
        cld_record_set_text (record, i, about_ref);
        return;
      }
}

typedef struct
{
  const char *inspection;
  gint64 highest;
} Numbers;

static gboolean
number_cb (CldRow *row, const char *search_key, gpointer data)
{
  Numbers *numbers = data;

  if (g_strcmp0 (row->values[FINDING_INSPECTION], numbers->inspection) == 0 && row->values[FINDING_NUMBER])
    numbers->highest = MAX (numbers->highest, g_ascii_strtoll (row->values[FINDING_NUMBER], NULL, 10));
  return TRUE;
}

static void
fill_number (CldRecord *record, CldSession *session)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  Numbers numbers = { cld_record_get_text (record, FINDING_INSPECTION), 0 };
  g_autofree char *number = NULL;

  if (!numbers.inspection)
    return;
  cld_repo_each (cld_session_get_db (session), &cld_finding_kind, NULL, NULL, arena, number_cb, &numbers, NULL);
  number = g_strdup_printf ("%" G_GINT64_FORMAT, numbers.highest + 1);
  cld_record_set_text (record, FINDING_NUMBER, number);
}

/* The one finding of an inspection that enforcement can rest on, wherever it stands among the others; NULL where there are several,
 * of which somebody has to choose. */
static const CldRow *
find_only_breach (CldInspectContext *context, GPtrArray *findings)
{
  const CldRow *found = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const CldRow *row = findings->pdata[i];

      if (!cld_finding_can_lead_to_enforcement (&context->kase, context->library, row))
        continue;
      if (found)
        return NULL;
      found = row;
    }
  return found;
}

static void
fill_only_breach (CldRecord *record, CldSession *session, const char *inspection)
{
  g_autoptr (CldInspectContext) context = cld_inspect_context_new (session);
  g_autoptr (GPtrArray) findings = NULL;
  const CldRow *breach;

  cld_inspect_context_take_inspection (context, inspection);
  findings = cld_inspect_context_find_rows (context, &cld_finding_kind, FINDING_INSPECTION, inspection);
  breach = find_only_breach (context, findings);
  if (breach)
    cld_record_set_text (record, ENFORCEMENT_FINDING, breach->ref);
}

/* Enforcement is against the provider where the finding was made. It rests on the finding that it is recorded from; from an inspection,
 * on the only one there that is a breach. */
static void
fill_enforcement (CldRecord *record, CldSession *session, const char *about_kind, const char *about_ref)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *finding = g_strcmp0 (about_kind, "finding") == 0 ? find_row (session, &cld_finding_kind, about_ref, arena) : NULL;
  const char *inspected = finding ? finding->values[FINDING_INSPECTION] : g_strcmp0 (about_kind, "inspection") == 0 ? about_ref : NULL;
  CldRow *inspection = find_row (session, &cld_inspection_kind, inspected, arena);

  if (!inspection)
    return;
  cld_record_set_text (record, ENFORCEMENT_PROVIDER, inspection->values[INSPECTION_PROVIDER]);
  if (!finding)
    fill_only_breach (record, session, inspected);
}

static void
fill_action (CldRecord *record, CldSession *session)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *finding = find_row (session, &cld_finding_kind, cld_record_get_text (record, ACTION_FINDING), arena);

  if (!finding)
    return;
  cld_record_set_text (record, ACTION_DUE_ON, finding->values[FINDING_DUE_ON]);
  cld_record_set_text (record, ACTION_OWNER, finding->values[FINDING_OWNER]);
  cld_record_set_text (record, ACTION_INSPECTION, finding->values[FINDING_INSPECTION]);
}

/* The team's own version of a reference that is shipped begins as what it takes the place of. */
static void
fill_reference (CldRecord *record, CldSession *session, const char *code)
{
  g_autoptr (CldInspectContext) context = cld_inspect_context_new (session);
  const CldLegalReference *reference = cld_legal_library_find (context->library, code, NULL);

  if (!reference)
    return;
  cld_record_set_text (record, LEGAL_REFERENCE_CODE, reference->code);
  cld_record_set_text (record, LEGAL_REFERENCE_IN_SET, reference->set);
  cld_record_set_text (record, LEGAL_REFERENCE_NUMBER, reference->number);
  cld_record_set_text (record, LEGAL_REFERENCE_TITLE, reference->title);
  cld_record_set_text (record, LEGAL_REFERENCE_TEXT, reference->text);
  cld_record_set_text (record, LEGAL_REFERENCE_LINKS, reference->links);
  cld_record_set_text (record, LEGAL_REFERENCE_VALID_FROM, reference->valid_from);
  cld_record_set_text (record, LEGAL_REFERENCE_VALID_TO, reference->valid_to);
}

/* A new name of a set is one from a day: the rest stays as it is. */
static void
fill_set (CldRecord *record, CldSession *session, const char *code)
{
  static const char *const forms[] = { "ACT", "REGULATION", "STANDARD", "GUIDE", "STATUTORY_GUIDANCE", "POLICY" };
  g_autoptr (CldInspectContext) context = cld_inspect_context_new (session);
  const char *today = cld_session_get_today (session);

  cld_record_set_text (record, LEGAL_SET_CODE, code);
  cld_record_set_text (record, LEGAL_SET_NAME, cld_legal_library_get_set_name (context->library, code, today));
  cld_record_set_text (record, LEGAL_SET_VALID_FROM, today);
  for (guint i = 0; i < cld_legal_library_get_n (context->library); i++)
    {
      const CldLegalReference *reference = cld_legal_library_get (context->library, i);

      if (g_strcmp0 (reference->set, code) != 0)
        continue;
      cld_record_set_text (record, LEGAL_SET_FORM, forms[reference->form]);
      cld_record_set_text (record, LEGAL_SET_AUDIENCE, reference->audience);
      cld_record_set_text (record, LEGAL_SET_POWER, reference->power);
      cld_record_set_text (record, LEGAL_SET_PROVIDER_TYPES, reference->provider_types);
      return;
    }
}

/* What was searched for as a provider: a number is its URN. */
static void
fill_search (CldRecord *record, const char *search)
{
  gboolean number = FALSE;

  for (const char *c = search; *c; c++)
    number = number || g_ascii_isdigit (*c);
  cld_record_set_text (record, number ? PROVIDER_URN : PROVIDER_NAME, search);
}

/**
 * cld_inspect_prefill:
 * @record: a new record
 * @session: the caseload
 * @about_kind: (nullable): id of the kind of what it is about
 * @about_ref: (nullable): which
 *
 * Fills in what is known, and nothing that somebody has to judge.
 */
void
cld_inspect_prefill (CldRecord *record, CldSession *session, const char *about_kind, const char *about_ref)
{
  const CldKind *kind = cld_record_get_kind (record);

  if (about_kind && about_ref)
    fill_ref (record, about_kind, about_ref);
  if (kind == &cld_finding_kind)
    fill_number (record, session);
  else if (kind == &cld_enforcement_kind && about_kind)
    fill_enforcement (record, session, about_kind, about_ref);
  else if (kind == &cld_action_kind)
    fill_action (record, session);
  else if (kind == &cld_quality_audit_kind)
    cld_record_set_text (record, QUALITY_AUDIT_AUDITED_ON, cld_session_get_today (session));
  else if (kind == &cld_information_request_kind)
    cld_record_set_text (record, INFORMATION_REQUEST_ASKED_ON, cld_session_get_today (session));
  else if (kind == &cld_legal_reference_kind && g_strcmp0 (about_kind, "legal_reference") == 0)
    fill_reference (record, session, about_ref);
  else if (kind == &cld_legal_reference_kind && g_strcmp0 (about_kind, "legal_set") == 0)
    cld_record_set_text (record, LEGAL_REFERENCE_IN_SET, about_ref);
  else if (kind == &cld_legal_set_kind && g_strcmp0 (about_kind, "legal_set") == 0)
    fill_set (record, session, about_ref);
  else if (kind == &cld_provider_kind && g_strcmp0 (about_kind, "search") == 0)
    fill_search (record, about_ref);
}
