/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-prefill.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-record.h"
#include "cld-error.h"
#include "cld-form-page-private.h"
#include "cld-kinds.h"

/* A form that has everything in it that the program knows, and nothing that somebody has to judge: who was seen and how,
 * whether something was done, who decided, and when it was sent. */

static void
set_day (CldRecord *record, guint field, gint32 day)
{
  char iso[CLD_DATE_SIZE];

  if (day == CLD_NO_DAY)
    return;
  cld_date_from_day (day, iso);
  cld_record_set_text (record, field, iso);
}

/* Today is proposed where the person records what they have just done. */
static void
fill_today (CldRecord *record, CldSession *session)
{
  static const CldKind *const kinds[] = { &cld_visit_kind, &cld_review_kind, &cld_health_check_kind, &cld_sdq_kind, &cld_plan_kind, &cld_waiver_kind };
  const CldKind *kind = cld_record_get_kind (record);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kind == kinds[i])
      cld_record_set_text (record, (guint) kind->date, cld_session_get_today (session));
}

static void
fill_people (CldRecord *record, const CldFacts *facts, CldSession *session)
{
  const CldKind *kind = cld_record_get_kind (record);

  if (kind == &cld_visit_kind)
    {
      g_autofree char *user = cld_session_get_user_name (session);

      cld_record_set_text (record, VISIT_BY, user);
    }
  if (kind == &cld_review_kind && facts)
    cld_record_set_text (record, REVIEW_IRO, facts->iro);
}

static int
get_placement_field (const CldKind *kind)
{
  return kind == &cld_plan_kind ? PLAN_PLACEMENT : kind == &cld_approval_kind ? APPROVAL_PLACEMENT : kind == &cld_notice_kind ? NOTICE_PLACEMENT : -1;
}

/* Where the child lives today, absences aside; %NULL where that is not one placement. */
static const char *
find_placement (const CldFacts *facts, gint32 today)
{
  const char *found = NULL;

  for (guint i = 0; i < facts->placements.n; i++)
    {
      const CldPlacementFact *placement = &facts->placements.at[i];

      if (placement->is_absence || placement->start == CLD_NO_DAY || placement->start > today || (placement->end != CLD_NO_DAY && placement->end <= today))
        continue;
      if (found)
        return NULL;
      found = placement->ref;
    }
  return found;
}

static void
fill_placement (CldRecord *record, const CldFacts *facts, const CldDuty *duty, gint32 today)
{
  int field = get_placement_field (cld_record_get_kind (record));
  const char *ref = NULL;

  if (field < 0)
    return;
  if (duty)
    ref = duty->subject.kind == CLD_FACT_PLACEMENT ? cld_fact_id_get_ref (facts, duty->subject) : NULL;
  else if (cld_record_get_kind (record) != &cld_plan_kind)
    ref = find_placement (facts, today);
  cld_record_set_text (record, (guint) field, ref);
}

/* Who is told of what, and of which event. */
static void
fill_notice (CldRecord *record, const CldDuty *duty)
{
  cld_record_set_text (record, NOTICE_DIRECTION, "OUT");
  cld_record_set_text (record, NOTICE_RECIPIENT_KIND, duty->detail);
  set_day (record, NOTICE_EVENT_ON, duty->counted_from.day);
}

static void
fill_duty (CldRecord *record, const CldDuty *duty)
{
  const CldKind *kind = cld_record_get_kind (record);
  const CldTimetableRow *row = cld_timetable_get (duty->row);
  int field = cld_duty_record_get_code_field (kind);

  if (g_strcmp0 (row->action, kind->id) != 0)
    return;
  if (field >= 0)
    cld_record_set_text (record, (guint) field, cld_duty_record_get_code (row->id));
  if (kind == &cld_notice_kind)
    fill_notice (record, duty);
}

/**
 * cld_form_prefill:
 * @record: a new record
 * @duties: those of its child
 * @session: the caseload
 * @duty_ref: (nullable): the duty that it is to do, or that is waived
 *
 * Fills in what is known. A duty that there is not any more gives what is known of the child alone.
 */
void
cld_form_prefill (CldRecord *record, CldFormDuties *duties, CldSession *session, const char *duty_ref)
{
  const CldFacts *facts = cld_form_duties_get_facts (duties);
  const CldDuty *duty = cld_form_duties_find (duties, duty_ref);

  fill_today (record, session);
  fill_people (record, facts, session);
  if (facts)
    fill_placement (record, facts, duty, cld_form_duties_get_today (duties));
  if (duty)
    fill_duty (record, duty);
  if (cld_record_get_kind (record) == &cld_waiver_kind)
    cld_record_set_text (record, WAIVER_DUTY_REF, duty_ref);
}

/* Duties that are done by adding to the record that they are about. */
static gboolean
is_done_by_edit (const char *id)
{
  static const char *const ids[] = { "A05", "D03", "D13", "D14", "D15", "D18", "F04", "F06", "F15", NULL };

  return g_strv_contains (ids, id);
}

static char *
find_record (CldSession *session, const char *child, const char *duty_ref, const CldKind *kind)
{
  g_autoptr (CldFormDuties) duties = NULL;
  const CldDuty *duty;
  const CldFacts *facts;

  if (kind == &cld_child_kind)
    return g_strdup (child);
  duties = cld_form_duties_new (session, child);
  facts = cld_form_duties_get_facts (duties);
  duty = cld_form_duties_find (duties, duty_ref);
  if (!duty || !is_done_by_edit (cld_timetable_get (duty->row)->id))
    return NULL;
  if (cld_fact_kind_get_kind ((CldFactKind) duty->subject.kind) == kind)
    return g_strdup (cld_fact_id_get_ref (facts, duty->subject));
  return cld_fact_kind_get_kind ((CldFactKind) duty->from.kind) == kind ? g_strdup (cld_fact_id_get_ref (facts, duty->from)) : NULL;
}

static const CldKind *
find_kind (const char *duty_ref, const char *kind)
{
  g_auto (GStrv) parts = g_strsplit (duty_ref ? duty_ref : "", "/", 2);
  const CldTimetableRow *row = !kind && parts[0] ? cld_timetable_find (parts[0]) : NULL;

  if (kind)
    return cld_kind_find (kind);
  return row && row->action ? cld_kind_find (row->action) : NULL;
}

/**
 * cld_form_page_new_for_duty:
 * @session: the caseload
 * @child: a child's number as it is recorded
 * @duty_ref: (nullable): the duty that is to be done, or waived; %NULL for none
 * @kind: (nullable): id of the kind of record that does it, `waiver` for the decision that it is not needed; %NULL for the
 *   one that the timetable names
 * @error: return location
 *
 * A new record; where the duty is done by adding to a record, as a return interview is to its episode, that one.
 *
 * Returns: (transfer floating) (nullable): the form, with everything filled in that is known and nothing judged
 */
CldPane *
cld_form_page_new_for_duty (CldSession *session, const char *child, const char *duty_ref, const char *kind, GError **error)
{
  const CldKind *does = find_kind (duty_ref, kind);
  g_autofree char *ref = NULL;

  g_return_val_if_fail (CLD_IS_SESSION (session), NULL);
  g_return_val_if_fail (child, NULL);

  if (!does)
    {
      g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("No record of this program does that duty."));
      return NULL;
    }
  if (duty_ref && does != &cld_waiver_kind)
    ref = find_record (session, child, duty_ref, does);
  return _cld_form_page_new_filled (session, does, ref, child, duty_ref, error);
}
