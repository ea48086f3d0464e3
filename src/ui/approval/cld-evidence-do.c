/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-evidence-do.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-approval-page.h"
#include "cld-approval-work.h"
#include "cld-duty-do.h"
#include "cld-duty-watch.h"
#include "cld-error.h"
#include "cld-form-page.h"
#include "cld-record-service.h"
#include "cld-window.h"

/* --- the notice --- */

static void
focus_field (CldPane *pane, guint field)
{
  CldFormRow *row = CLD_IS_FORM_PAGE (pane) ? cld_form_get_row (cld_form_page_get_form (CLD_FORM_PAGE (pane)), (int) field) : NULL;

  if (row)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/**
 * cld_evidence_open_notice:
 * @from: a widget of the window
 * @session: the caseload
 * @child: a child's number
 * @notice: (nullable): ref of a notice; %NULL for a new one
 * @field: the field that is to have the focus
 *
 * Opens the form of a notice.
 */
void
cld_evidence_open_notice (GtkWidget *from, CldSession *session, const char *child, const char *notice, guint field)
{
  CldWindow *window = cld_window_of (from);

  if (!window)
    return;
  cld_window_edit (window, &cld_notice_kind, notice, child);
  focus_field (cld_window_get_pane (window), field);
}

/* The duty to tell the area authority of a placement knows what a new notice is about. */
static char *
find_notice_duty (CldSession *session, const CldFacts *facts, const char *placement)
{
  const CldDutyBoard *board = cld_duty_watch_get_board (cld_duty_watch_of (session));
  guint n = 0;
  const CldDuty *duties = board ? cld_duty_board_get_duties (board, facts->ref, &n) : NULL;

  for (guint i = 0; i < n; i++)
    if (strcmp (cld_timetable_get (duties[i].row)->id, "D07") == 0 && g_strcmp0 (cld_fact_id_get_ref (facts, duties[i].subject), placement) == 0)
      return cld_duty_dup_ref (facts, &duties[i]);
  return NULL;
}

static void
do_notice (GtkWidget *from, CldSession *session, const CldFacts *facts, const char *placement, const CldEvidenceItem *item, guint field)
{
  const char *ref = item->by.kind == CLD_FACT_NOTICE ? cld_fact_id_get_ref (facts, item->by) : NULL;
  g_autofree char *child = g_strdup (facts->ref), *duty = ref ? NULL : find_notice_duty (session, facts, placement);
  CldWindow *window = cld_window_of (from);

  if (!duty)
    {
      cld_evidence_open_notice (from, session, child, ref, field);
      return;
    }
  cld_duty_do_ref (from, session, child, duty, "notice");
  if (window)
    focus_field (cld_window_get_pane (window), field);
}

/* --- the approval --- */

static gboolean
is_exemption (CldSession *session, const char *ref)
{
  g_autoptr (CldRecord) record = cld_record_service_load (cld_session_get_store (session), &cld_approval_kind, ref, NULL);

  return record && g_strcmp0 (cld_record_get_text (record, APPROVAL_PROVISION), "reg11_4") == 0;
}

/* The one that counts; else the one that was asked for last and that nobody refused. */
static const char *
find_approval (CldSession *session, const CldFacts *facts, const char *placement, const CldEvidence *evidence)
{
  const char *found = NULL;

  if (evidence->items[CLD_EVIDENCE_APPROVAL].by.kind == CLD_FACT_APPROVAL)
    return cld_fact_id_get_ref (facts, evidence->items[CLD_EVIDENCE_APPROVAL].by);
  for (guint i = 0; i < facts->approvals.n; i++)
    {
      const CldApprovalFact *fact = &facts->approvals.at[i];
      gboolean exempt = evidence->level == CLD_EVIDENCE_LEVEL_EXEMPT;

      if (fact->placement >= facts->placements.n || g_strcmp0 (facts->placements.at[fact->placement].ref, placement) != 0 || fact->refused_on != CLD_NO_DAY)
        continue;
      if (exempt ? is_exemption (session, fact->ref)
                 : fact->decided_on == CLD_NO_DAY && (fact->provision == CLD_PROVISION_REG11_1_A || fact->provision == CLD_PROVISION_REG11_1_B))
        found = fact->ref;
    }
  return found;
}

static void
open_approval (GtkWidget *from, CldSession *session, const char *placement, const char *approval, int field)
{
  CldWindow *window = cld_window_of (from);
  g_autoptr (GError) error = NULL;
  CldPane *pane;

  if (!window)
    return;
  if (cld_session_get_fault (session))
    g_set_error_literal (&error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED, cld_session_get_fault (session));
  pane = error ? NULL : cld_approval_page_new (session, placement, approval, &error);
  if (!pane)
    {
      cld_window_show_error (window, _("The approval cannot be shown"), error);
      return;
    }
  cld_window_push (window, pane);
  if (field >= 0)
    focus_field (pane, (guint) field);
}

static int
get_field (CldEvidenceId id)
{
  static const int fields[CLD_EVIDENCE_N] = {
    [CLD_EVIDENCE_APPROVAL] = APPROVAL_DECISION,
    [CLD_EVIDENCE_WISHES] = APPROVAL_WISHES_HEARD_ON,
    [CLD_EVIDENCE_RELATIVES] = APPROVAL_RELATIVES_CONSULTED_ON,
    [CLD_EVIDENCE_IRO] = APPROVAL_IRO_CONSULTED_ON,
    [CLD_EVIDENCE_AREA_CONSULTED] = APPROVAL_AREA_CONSULTED_ON,
    [CLD_EVIDENCE_CARE_PLAN] = APPROVAL_CARE_PLAN_SENT_ON,
  };

  return fields[id];
}

/**
 * cld_evidence_do:
 * @from: a widget of the window
 * @session: the caseload
 * @facts: a child of the board
 * @placement: ref of one of its placements
 * @evidence: of that placement
 * @id: an item
 *
 * Opens what an item is recorded in, at its field: the approval, or the notice to the area authority; the one that there is, else
 * a new one.
 */
void
cld_evidence_do (GtkWidget *from, CldSession *session, const CldFacts *facts, const char *placement, const CldEvidence *evidence, CldEvidenceId id)
{
  g_return_if_fail (facts && placement && evidence && id < CLD_EVIDENCE_N);

  if (id == CLD_EVIDENCE_NOTICE)
    do_notice (from, session, facts, placement, &evidence->items[id], NOTICE_SENT_ON);
  else if (id == CLD_EVIDENCE_ACKNOWLEDGED)
    do_notice (from, session, facts, placement, &evidence->items[id], evidence->items[id].by.kind == CLD_FACT_NOTICE ? NOTICE_ACKNOWLEDGED_ON : NOTICE_SENT_ON);
  else
    open_approval (from, session, placement, find_approval (session, facts, placement, evidence), get_field (id));
}

/**
 * cld_evidence_decide:
 * @from: a widget of the window
 * @session: the caseload
 * @child: a child's number
 * @placement: ref of one of its placements
 *
 * Opens the decision about a placement: the approval that counts or that was asked for, else a new one.
 */
void
cld_evidence_decide (GtkWidget *from, CldSession *session, const char *child, const char *placement)
{
  const CldDutyBoard *board = cld_duty_watch_get_board (cld_duty_watch_of (session));
  const CldFacts *facts = board ? cld_duty_board_get_facts (board, child) : NULL;
  CldEvidence evidence;
  guint n = 0;
  const CldDuty *duties = facts ? cld_duty_board_get_duties (board, child, &n) : NULL;

  for (guint32 i = 0; facts && i < facts->placements.n; i++)
    if (g_strcmp0 (facts->placements.at[i].ref, placement) == 0 &&
        cld_evidence_find (facts, cld_duty_board_get_rules (board), cld_duty_board_get_today (board), duties, n, i, &evidence))
      {
        open_approval (from, session, placement, find_approval (session, facts, placement, &evidence), -1);
        return;
      }
}

/**
 * cld_evidence_do_duty:
 * @from: a widget of the window
 * @session: the caseload
 * @child: a child's number
 * @duty_ref: ref of one of its duties
 *
 * Opens the decision that does a duty, where it is that of approving a placement outside the area.
 *
 * Returns: whether it is
 */
gboolean
cld_evidence_do_duty (GtkWidget *from, CldSession *session, const char *child, const char *duty_ref)
{
  static const char *const ids[] = { "D01", "D02", "D03", "D04", NULL };
  const CldDutyBoard *board = cld_duty_watch_get_board (cld_duty_watch_of (session));
  const CldFacts *facts = board ? cld_duty_board_get_facts (board, child) : NULL;
  guint n = 0;
  const CldDuty *duties = facts ? cld_duty_board_get_duties (board, child, &n) : NULL;

  for (guint i = 0; duty_ref && i < n; i++)
    {
      g_autofree char *ref = NULL, *placement = NULL;

      if (duties[i].subject.kind != CLD_FACT_PLACEMENT || !g_strv_contains (ids, cld_timetable_get (duties[i].row)->id))
        continue;
      ref = cld_duty_dup_ref (facts, &duties[i]);
      placement = g_strdup (cld_fact_id_get_ref (facts, duties[i].subject));
      if (strcmp (ref, duty_ref) != 0 || !placement)
        continue;
      cld_evidence_decide (from, session, child, placement);
      return TRUE;
    }
  return FALSE;
}
