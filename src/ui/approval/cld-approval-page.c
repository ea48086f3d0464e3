/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-approval-page.h"

#include <glib/gi18n-lib.h>

#include "cld-approval-view.h"
#include "cld-duty-board.h"
#include "cld-error.h"
#include "cld-form-page.h"
#include "cld-record-service.h"
#include "cld-repo.h"

/* One decision about a placement outside the area. It is a form like any other: drafts, conflicts and undo are the form page's;
 * what the law asks is CldApprovalView's. */

static CldRecord *
make_record (const CldApprovalNeed *need, const char *child, const char *placement)
{
  CldRecord *record = cld_record_new (&cld_approval_kind, NULL);

  cld_record_set_text (record, APPROVAL_CHILD, child);
  cld_record_set_text (record, APPROVAL_PLACEMENT, placement);
  cld_record_set_text (record, APPROVAL_PROVISION, cld_approval_need_get_provision (need));
  return record;
}

static char *
find_area (CldDb *db, const char *code)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  const CldRow *authority = code ? cld_repo_find (db, &cld_authority_kind, code, arena, NULL) : NULL;

  return authority ? g_strdup (authority->values[AUTHORITY_NAME]) : NULL;
}

static guint32
find_index (const CldFacts *facts, const char *placement)
{
  for (guint32 i = 0; facts && i < facts->placements.n; i++)
    if (g_strcmp0 (facts->placements.at[i].ref, placement) == 0)
      return i;
  return CLD_NO_FACT;
}

static gboolean
find_need (CldApprovalAbout *about, const CldDutyBoard *board, const char *child, GError **error)
{
  about->facts = cld_duty_board_get_facts (board, child);
  about->index = find_index (about->facts, about->placement);
  about->today = cld_duty_board_get_today (board);
  if (cld_approval_need_find (&about->need, board, child, about->placement))
    return TRUE;
  g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("An absence is decided on with the placement it lies within."));
  return FALSE;
}

static CldRecord *
load_record (CldApprovalAbout *about, const char *child, const char *approval, GError **error)
{
  if (approval)
    return cld_record_service_load (cld_session_get_store (about->session), &cld_approval_kind, approval, error);
  return make_record (&about->need, child, about->placement);
}

/**
 * cld_approval_page_new:
 * @session: the caseload
 * @placement: ref of a placement
 * @approval: (nullable): ref of its approval; %NULL for a new one
 * @error: return location
 *
 * Returns: (transfer floating) (nullable): the decision about it
 */
CldPane *
cld_approval_page_new (CldSession *session, const char *placement, const char *approval, GError **error)
{
  CldApprovalAbout about = { .session = session, .placement = placement };
  g_autoptr (CldRecord) record = NULL, home = NULL;
  g_autoptr (CldDutyBoard) board = NULL;
  g_autofree char *area = NULL;
  const char *child;
  GtkWidget *view;
  CldPane *pane;

  g_return_val_if_fail (CLD_IS_SESSION (session), NULL);
  g_return_val_if_fail (placement, NULL);

  home = cld_record_service_load (cld_session_get_store (session), &cld_placement_kind, placement, error);
  if (!home)
    return NULL;
  child = cld_record_get_text (home, PLACEMENT_CHILD);
  board = cld_duty_board_new (cld_date_read_day (cld_session_get_today (session)), CLD_NO_DAY);
  if (!cld_duty_board_load_child (board, cld_session_get_db (session), child, error) || !find_need (&about, board, child, error))
    return NULL;
  record = load_record (&about, child, approval, error);
  if (!record)
    return NULL;
  area = find_area (cld_session_get_db (session), cld_record_get_text (home, PLACEMENT_AREA_AUTHORITY));
  about.area = area;
  view = cld_approval_view_new (&about);
  pane = cld_form_page_new_in (session, record, view);
  cld_approval_view_follow (CLD_APPROVAL_VIEW (view), cld_form_page_get_form (CLD_FORM_PAGE (pane)), record);
  return pane;
}

/**
 * cld_approval_page_new_for:
 * @session: the caseload
 * @approval: ref of an approval
 * @error: return location
 *
 * Returns: (transfer floating) (nullable): the decision about a placement outside the area, or the form of another approval
 */
CldPane *
cld_approval_page_new_for (CldSession *session, const char *approval, GError **error)
{
  g_autoptr (CldRecord) record = NULL;
  const char *provision, *placement;

  g_return_val_if_fail (CLD_IS_SESSION (session), NULL);
  g_return_val_if_fail (approval, NULL);

  record = cld_record_service_load (cld_session_get_store (session), &cld_approval_kind, approval, error);
  if (!record)
    return NULL;
  provision = cld_record_get_text (record, APPROVAL_PROVISION);
  placement = cld_record_get_text (record, APPROVAL_PLACEMENT);
  if (placement && provision && g_str_has_prefix (provision, "reg11_"))
    return cld_approval_page_new (session, placement, approval, error);
  return cld_form_page_new (session, &cld_approval_kind, approval, NULL, error);
}
