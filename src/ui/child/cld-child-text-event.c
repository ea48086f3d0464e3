/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-data.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-date.h"
#include "cld-kinds.h"
#include "cld-timetable.h"

/* What is recorded, one line each. */

/* A label inside a sentence: its first letter small, unless it begins an abbreviation. */
static char *
lower (const char *label)
{
  char *text = g_strdup (label);

  if (text && g_ascii_isupper (text[0]) && g_ascii_islower (text[1]))
    text[0] = g_ascii_tolower (text[0]);
  return text;
}

static char *
lower_label (const CldRow *row, guint field)
{
  g_autofree char *label = cld_child_text_label (row, field);

  return lower (label);
}

static char *
join (const char *first, const char *second)
{
  if (!first || !second)
    return g_strdup (first ? first : second);
  return g_strdup_printf ("%s, %s", first, second);
}

static char *
tell_visit (const CldRow *row)
{
  static const struct
  {
    const char *code;
    const char *words;
  } outcomes[] = {
    { "SEEN_ALONE", N_("Visit, seen alone") },
    { "SEEN", N_("Visit, seen, not alone") },
    { "REFUSED", N_("Visit, refused to be seen alone") },
    { "NOT_SEEN", N_("Visit, not seen") },
    { "NO_ACCESS", N_("Visit, no access") },
    { "CANCEL_LA", N_("Visit cancelled by us") },
    { "CANCEL_OTHER", N_("Visit cancelled by family or carer") },
    { "VIRTUAL", N_("Video or phone contact") },
  };
  g_autofree char *label = lower_label (row, VISIT_OUTCOME);

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_strcmp0 (cld_fact_get (row, VISIT_OUTCOME), outcomes[i].code) == 0)
      return g_strdup (_(outcomes[i].words));
  return join (_("Visit"), label);
}

static char *
tell_review (const CldRow *row)
{
  g_autofree char *kind = cld_child_text_label (row, REVIEW_KIND);
  g_autofree char *part = lower_label (row, REVIEW_PARTICIPATION);

  return join (kind ? kind : _("Review"), part);
}

/* Minutes from one moment to another, -1 where one has no time of day. */
static int
count_minutes (const char *from, const char *until)
{
  int days = cld_fact_days_between (from, until);

  if (!cld_moment_is_iso (from) || !cld_moment_is_iso (until) || strlen (from) != 16 || strlen (until) != 16 || days == G_MININT)
    return -1;
  return days * 1440 + (int) (g_ascii_strtoll (until + 11, NULL, 10) - g_ascii_strtoll (from + 11, NULL, 10)) * 60 +
         (int) (g_ascii_strtoll (until + 14, NULL, 10) - g_ascii_strtoll (from + 14, NULL, 10));
}

static char *
tell_duration (const char *from, const char *until)
{
  int minutes = until ? count_minutes (from, until) : -1, days = until ? cld_fact_days_between (from, until) : G_MININT;

  if (minutes >= 0 && minutes < 60)
    return g_strdup_printf (_("%d min"), minutes);
  if (minutes >= 0 && minutes < 2880)
    /* Translators: hours and minutes, shortened */
    return g_strdup_printf (_("%d h %d min"), minutes / 60, minutes % 60);
  if (days < 1)
    return NULL;
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", (gulong) days), days);
}

static char *
tell_missing (const CldRow *row)
{
  const char *from = cld_fact_get (row, MISSING_EPISODE_STARTED_AT), *until = cld_fact_get (row, MISSING_EPISODE_ENDED_AT);
  const char *word = g_strcmp0 (cld_fact_get (row, MISSING_EPISODE_KIND), "A") == 0 ? _("Away without leave") : _("Missing");
  g_autofree char *duration = tell_duration (from, until);
  g_autofree char *what = duration ? g_strdup_printf ("%s %s", word, duration) : g_strdup (word);

  if (!until)
    return join (what, _("not ended"));
  if (cld_fact_get (row, MISSING_EPISODE_INTERVIEW_DONE_AT))
    return join (what, _("interview held"));
  if (g_strcmp0 (cld_fact_get (row, MISSING_EPISODE_INTERVIEW_ACCEPTED), "0") == 0)
    return join (what, _("interview refused"));
  if (cld_fact_get (row, MISSING_EPISODE_INTERVIEW_OFFERED_AT))
    return join (what, _("interview offered"));
  return join (what, _("no interview recorded"));
}

static char *
tell_placement (const CldChildData *data, const CldRow *row)
{
  const char *carer = cld_child_text_carer (data, row);
  g_autofree char *type = cld_child_text_code_and_label (row, PLACEMENT_TYPE);

  if (cld_fact_get (row, PLACEMENT_WITHIN))
    return g_strdup (type ? type : _("Away from the placement"));
  if (carer)
    /* Translators: a placement began; %s is the carer or the home */
    return g_strdup_printf (_("Moved to %s"), carer);
  return type ? g_strdup_printf (_("Placed: %s"), type) : g_strdup (_("Placed"));
}

static char *
tell_legal (const CldRow *row)
{
  g_autofree char *what = cld_child_text_code_and_label (row, LEGAL_STATUS_CODE);

  return g_strdup (what ? what : _("Legal status"));
}

static char *
tell_care (const CldRow *row)
{
  g_autofree char *need = cld_child_text_label (row, CARE_PERIOD_CATEGORY_OF_NEED);
  g_autofree char *why = cld_child_text_label (row, CARE_PERIOD_REASON_ENDED);

  return cld_fact_get (row, CARE_PERIOD_ENDED_ON) ? join (_("Came into care; it ended"), why) : join (_("Came into care"), need);
}

static char *
tell_health (const CldChildData *data, const CldRow *row)
{
  g_autofree char *kind = cld_child_text_label (row, HEALTH_CHECK_KIND);
  g_autofree char *status = g_strcmp0 (cld_fact_get (row, HEALTH_CHECK_STATUS), "COMPLETED") == 0 ? NULL : lower_label (row, HEALTH_CHECK_STATUS);

  return join (kind, status ? status : cld_child_text_worker (data, cld_fact_get (row, HEALTH_CHECK_PRACTITIONER)));
}

static char *
tell_sdq (const CldRow *row)
{
  const char *score = cld_fact_get (row, SDQ_SCORE);
  g_autofree char *reason = lower_label (row, SDQ_REASON);

  if (score)
    /* Translators: strengths and difficulties questionnaire and its score */
    return g_strdup_printf (_("SDQ score %s"), score);
  return join (_("SDQ, no score"), reason);
}

static char *
tell_plan (const CldRow *row)
{
  g_autofree char *kind = cld_child_text_label (row, PLAN_KIND);

  return join (kind ? kind : _("Plan"), cld_fact_get (row, PLAN_AGREED_ON) ? _("agreed") : _("made"));
}

static char *
tell_notice (const CldRow *row)
{
  g_autofree char *to = cld_child_text_label (row, NOTICE_RECIPIENT_KIND);
  g_autofree char *why = lower_label (row, NOTICE_NOT_SENT_REASON);
  g_autofree char *provision = cld_child_text_label (row, NOTICE_PROVISION);
  const char *who = cld_fact_get (row, NOTICE_RECIPIENT);
  g_autofree char *what = NULL;

  if (!who)
    who = to;
  if (g_strcmp0 (cld_fact_get (row, NOTICE_DIRECTION), "IN") == 0)
    return who ? g_strdup_printf (_("%s, from %s"), provision ? provision : _("Notice"), who) : g_strdup (provision ? provision : _("Notice received"));
  what = who ? g_strdup_printf (_("Notice to %s"), who) : g_strdup (_("Notice"));
  if (!cld_fact_get (row, NOTICE_SENT_ON))
    return why ? g_strdup_printf (_("%s, not sent: %s"), what, why) : join (what, _("not sent"));
  return join (what, cld_fact_get (row, NOTICE_ACKNOWLEDGED_ON) ? _("acknowledged") : _("sent"));
}

static char *
tell_approval (const CldChildData *data, const CldRow *row)
{
  const char *name = cld_child_text_worker (data, cld_fact_get (row, APPROVAL_NAME));
  g_autofree char *role = lower_label (row, APPROVAL_ROLE);

  return join (role ? role : _("Placement approved"), name);
}

static char *
tell_waiver (const CldRow *row)
{
  const char *ref = cld_fact_get (row, WAIVER_DUTY_REF);
  g_autofree char *id = g_strndup (ref ? ref : "", ref ? strcspn (ref, "/") : 0);
  const CldTimetableRow *duty = cld_timetable_find (id);

  /* Translators: %1$s is a duty, such as a visit, %2$s its code */
  return duty ? g_strdup_printf (_("%1$s not needed (%2$s)"), _(duty->short_title), id) : NULL;
}

static char *
tell_relationship (const CldChildData *data, const CldRow *row)
{
  CldRow *contact = cld_record_set_find (data->set, &cld_contact_kind, cld_fact_get (row, RELATIONSHIP_CONTACT));
  g_autofree char *kind = cld_child_text_label (row, RELATIONSHIP_KIND);

  return join (kind, cld_fact_get (contact, CONTACT_NAME));
}

static char *
tell_part (const CldChildData *data, const CldRow *row)
{
  const CldRow *inspection = cld_record_set_find (data->set, &cld_inspection_kind, cld_fact_get (row, INSPECTION_CHILD_INSPECTION));
  g_autofree char *part = cld_child_text_label (row, INSPECTION_CHILD_ROLE), *type = inspection ? cld_child_text_label (inspection, INSPECTION_EVENT_TYPE) : NULL;

  return join (part ? part : _("In an inspection"), type);
}

static char *
tell_action (const CldRow *row)
{
  const char *what = cld_fact_get (row, ACTION_WHAT);

  if (cld_fact_get (row, ACTION_DONE_ON))
    return join (what, _("done"));
  return g_strdup (what);
}

static char *
tell_audit (const CldRow *row)
{
  g_autofree char *grade = cld_child_text_label (row, QUALITY_AUDIT_GRADE);

  return grade ? g_strdup_printf (_("Quality audit: %s"), grade) : NULL;
}

static char *
tell_letter (const CldRow *row)
{
  const char *with = cld_fact_get (row, CORRESPONDENCE_CORRESPONDENT), *subject = cld_fact_get (row, CORRESPONDENCE_SUBJECT);
  gboolean incoming = g_strcmp0 (cld_fact_get (row, CORRESPONDENCE_DIRECTION), "IN") == 0;
  g_autofree char *form = cld_child_text_label (row, CORRESPONDENCE_FORM);
  const char *what = form ? form : _("Letter");
  /* Translators: a letter, and from or to whom */
  g_autofree char *letter = with ? g_strdup_printf (incoming ? _("%s from %s") : _("%s to %s"), what, with) : g_strdup (what);

  return join (letter, subject);
}

static char *
tell_request (const CldRow *row)
{
  const char *what = cld_fact_get (row, INFORMATION_REQUEST_WHAT), *of = cld_fact_get (row, INFORMATION_REQUEST_ASKED_OF);
  g_autofree char *asked = of ? g_strdup_printf (_("Asked %s for %s"), of, what ? what : "") : g_strdup (what);

  return join (asked, cld_fact_get (row, INFORMATION_REQUEST_RECEIVED_ON) ? _("received") : _("not received"));
}

/* The first line of what was written. */
static char *
tell_note (const CldRow *row)
{
  const char *text = cld_fact_get (row, NOTE_TEXT);

  if (!text)
    text = cld_fact_get (row, NOTE_CHILDS_WORDS);
  return text ? g_strndup (text, MIN (strcspn (text, "\n"), 400)) : NULL;
}

/* What inspections, audits and letters have to do with a child. */
static char *
tell_inspection_record (const CldChildData *data, const CldRow *row)
{
  if (row->kind == &cld_inspection_child_kind)
    return tell_part (data, row);
  if (row->kind == &cld_action_kind)
    return tell_action (row);
  if (row->kind == &cld_quality_audit_kind)
    return tell_audit (row);
  if (row->kind == &cld_correspondence_kind)
    return tell_letter (row);
  return row->kind == &cld_information_request_kind ? tell_request (row) : NULL;
}

/**
 * cld_child_text_event:
 * @data: a child
 * @row: something that is recorded of the child
 *
 * Returns: (transfer full): what it says, in a line that stands for itself
 */
char *
cld_child_text_event (const CldChildData *data, const CldRow *row)
{
  char *text = NULL;

  if (row->kind == &cld_visit_kind)
    text = tell_visit (row);
  else if (row->kind == &cld_review_kind)
    text = tell_review (row);
  else if (row->kind == &cld_missing_episode_kind)
    text = tell_missing (row);
  else if (row->kind == &cld_placement_kind)
    text = tell_placement (data, row);
  else if (row->kind == &cld_legal_status_kind)
    text = tell_legal (row);
  else if (row->kind == &cld_care_period_kind)
    text = tell_care (row);
  else if (row->kind == &cld_health_check_kind)
    text = tell_health (data, row);
  else if (row->kind == &cld_sdq_kind)
    text = tell_sdq (row);
  else if (row->kind == &cld_plan_kind)
    text = tell_plan (row);
  else if (row->kind == &cld_notice_kind)
    text = tell_notice (row);
  else if (row->kind == &cld_approval_kind)
    text = tell_approval (data, row);
  else if (row->kind == &cld_waiver_kind)
    text = tell_waiver (row);
  else if (row->kind == &cld_relationship_kind)
    text = tell_relationship (data, row);
  else if (row->kind == &cld_note_kind)
    text = tell_note (row);
  else
    text = tell_inspection_record (data, row);
  /* A note cut in the middle of a letter is put right. */
  if (text && !g_utf8_validate (text, -1, NULL))
    {
      char *valid = g_utf8_make_valid (text, -1);

      g_free (text);
      text = valid;
    }
  return text && *text ? text : (g_free (text), g_strdup (_(row->kind->title)));
}

/**
 * cld_child_text_event_note:
 * @row: something that is recorded of a child
 *
 * Returns: (transfer none) (nullable): its long text
 */
const char *
cld_child_text_event_note (const CldRow *row)
{
  for (guint i = 0; i < row->kind->n_fields; i++)
    if (row->kind->fields[i].type == CLD_NOTE && !g_str_equal (row->kind->fields[i].id, "childs_words") && cld_fact_get (row, i))
      return cld_fact_get (row, i);
  return NULL;
}

/**
 * cld_child_text_event_author:
 * @data: a child
 * @row: something that is recorded of the child
 *
 * Returns: (transfer none) (nullable): by whom it was done, where that is recorded
 */
const char *
cld_child_text_event_author (const CldChildData *data, const CldRow *row)
{
  static const struct
  {
    const CldKind *kind;
    guint field;
  } authors[] = {
    { &cld_visit_kind, VISIT_BY },
    { &cld_review_kind, REVIEW_IRO },
    { &cld_health_check_kind, HEALTH_CHECK_PRACTITIONER },
    { &cld_approval_kind, APPROVAL_NAME },
    { &cld_waiver_kind, WAIVER_NAME },
    { &cld_action_kind, ACTION_OWNER },
    { &cld_quality_audit_kind, QUALITY_AUDIT_AUDITOR },
  };

  for (guint i = 0; i < G_N_ELEMENTS (authors); i++)
    if (row->kind == authors[i].kind)
      return cld_child_text_worker (data, cld_fact_get (row, authors[i].field));
  return NULL;
}

/**
 * cld_child_text_kind_icon:
 * @kind: a kind of record
 *
 * Returns: (transfer none): name of the icon that stands for it
 */
const char *
cld_child_text_kind_icon (const CldKind *kind)
{
  static const struct
  {
    const CldKind *kind;
    const char *icon;
  } icons[] = {
    { &cld_visit_kind, "object-select-symbolic" },
    { &cld_review_kind, "system-users-symbolic" },
    { &cld_missing_episode_kind, "dialog-warning-symbolic" },
    { &cld_placement_kind, "mark-location-symbolic" },
    { &cld_legal_status_kind, "accessories-dictionary-symbolic" },
    { &cld_care_period_kind, "user-home-symbolic" },
    { &cld_health_check_kind, "list-add-symbolic" },
    { &cld_sdq_kind, "view-list-bullet-symbolic" },
    { &cld_plan_kind, "x-office-document-symbolic" },
    { &cld_notice_kind, "mail-send-symbolic" },
    { &cld_approval_kind, "radio-mixed-symbolic" },
    { &cld_relationship_kind, "avatar-default-symbolic" },
    { &cld_note_kind, "document-edit-symbolic" },
    { &cld_child_kind, "avatar-default-symbolic" },
    { &cld_inspection_child_kind, "system-users-symbolic" },
    { &cld_action_kind, "alarm-symbolic" },
    { &cld_quality_audit_kind, "starred-symbolic" },
    { &cld_correspondence_kind, "mail-unread-symbolic" },
    { &cld_information_request_kind, "dialog-question-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (icons[i].kind == kind)
      return icons[i].icon;
  return "x-office-document-symbolic";
}
