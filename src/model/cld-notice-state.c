/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-notice-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-notice.h"

/* How far a notice is, and what may follow: the one place that says so, for every way in which a notice is written. */

static const struct
{
  const char *id;
  const char *label;
  guint next; /* bits of the states that may follow */
} states[CLD_NOTICE_N_STATES] = {
  /* A letter that went out long ago may be recorded with its answer in one go. */
  [CLD_NOTICE_TO_SEND] = { "to-send", N_("To send"), 1u << CLD_NOTICE_SENT | 1u << CLD_NOTICE_WITHHELD | 1u << CLD_NOTICE_ACKNOWLEDGED | 1u << CLD_NOTICE_RETURNED },
  [CLD_NOTICE_SENT] = { "sent", N_("Sent"), 1u << CLD_NOTICE_ACKNOWLEDGED | 1u << CLD_NOTICE_RETURNED },
  [CLD_NOTICE_ACKNOWLEDGED] = { "acknowledged", N_("Acknowledged"), 0 },
  /* It is sent again. */
  [CLD_NOTICE_RETURNED] = { "returned", N_("Returned"), 1u << CLD_NOTICE_SENT | 1u << CLD_NOTICE_ACKNOWLEDGED | 1u << CLD_NOTICE_WITHHELD },
  /* The decision to withhold is taken back, or it is sent after all. */
  [CLD_NOTICE_WITHHELD] = { "withheld", N_("Withheld"), 1u << CLD_NOTICE_TO_SEND | 1u << CLD_NOTICE_SENT },
};

/**
 * cld_notice_state_tell:
 * @sent_on: (nullable): day
 * @acknowledged_on: (nullable): day
 * @returned_on: (nullable): day
 * @not_sent_reason: (nullable): code
 *
 * Returns: the state that these values of an outgoing notice make
 */
CldNoticeState
cld_notice_state_tell (const char *sent_on, const char *acknowledged_on, const char *returned_on, const char *not_sent_reason)
{
  if (acknowledged_on && *acknowledged_on)
    return CLD_NOTICE_ACKNOWLEDGED;
  if (returned_on && *returned_on)
    return CLD_NOTICE_RETURNED;
  if (sent_on && *sent_on)
    return CLD_NOTICE_SENT;
  return not_sent_reason && *not_sent_reason ? CLD_NOTICE_WITHHELD : CLD_NOTICE_TO_SEND;
}

static gboolean
is_incoming (const CldRow *notice)
{
  return g_strcmp0 (notice->values[NOTICE_DIRECTION], "IN") == 0;
}

/**
 * cld_notice_state_of:
 * @notice: a row of kind notice
 *
 * Returns: its state
 */
CldNoticeState
cld_notice_state_of (const CldRow *notice)
{
  const char *const *values = notice->values;

  g_return_val_if_fail (notice->kind == &cld_notice_kind, CLD_NOTICE_TO_SEND);
  if (is_incoming (notice))
    return values[NOTICE_CLOSED_ON] ? CLD_NOTICE_ACKNOWLEDGED : CLD_NOTICE_SENT;
  return cld_notice_state_tell (values[NOTICE_SENT_ON], values[NOTICE_ACKNOWLEDGED_ON], values[NOTICE_RETURNED_ON], values[NOTICE_NOT_SENT_REASON]);
}

/**
 * cld_notice_state_id:
 * @state: a state
 *
 * Returns: what scripts call it: `to-send`, `sent`, `acknowledged`, `returned`, `withheld`
 */
const char *
cld_notice_state_id (CldNoticeState state)
{
  g_return_val_if_fail (state < CLD_NOTICE_N_STATES, NULL);

  return states[state].id;
}

/**
 * cld_notice_state_label:
 * @state: a state
 *
 * Returns: what people read, translated
 */
const char *
cld_notice_state_label (CldNoticeState state)
{
  g_return_val_if_fail (state < CLD_NOTICE_N_STATES, NULL);

  return _(states[state].label);
}

/**
 * cld_notice_state_may_follow:
 * @from: a state
 * @to: another
 *
 * Returns: whether a notice in @from may become one in @to by being recorded; undo is another way
 */
gboolean
cld_notice_state_may_follow (CldNoticeState from, CldNoticeState to)
{
  g_return_val_if_fail (from < CLD_NOTICE_N_STATES && to < CLD_NOTICE_N_STATES, FALSE);

  return from == to || (states[from].next & 1u << to) != 0;
}

/**
 * cld_notice_may_be_withheld:
 * @recipient_kind: (nullable): code of notification_recipient.csv
 * @reason: code of notice_not_sent_reason.csv
 *
 * Whether that recipient may be left out for that reason (CPPCR 2010 reg 13(3)): for harm only where the list of
 * recipients says so, for age only the child.
 *
 * Returns: whether
 */
gboolean
cld_notice_may_be_withheld (const char *recipient_kind, const char *reason)
{
  const CldCodeList *list = cld_code_list_find ("notification_recipient");

  if (g_strcmp0 (reason, "NOT_PRACTICABLE") == 0 || g_strcmp0 (reason, "NOT_APPLICABLE") == 0)
    return TRUE;
  if (g_strcmp0 (reason, "NOT_APPROPRIATE_AGE") == 0)
    return g_strcmp0 (recipient_kind, "CHILD") == 0;
  return g_strcmp0 (reason, "HARM") == 0 && recipient_kind &&
         g_strcmp0 (cld_code_list_get_cell (list, recipient_kind, "can_withhold_for_harm"), "yes") == 0;
}

/**
 * cld_notice_reason_needs_note:
 * @reason: (nullable): code of notice_not_sent_reason.csv
 *
 * Returns: whether the note has to say why
 */
gboolean
cld_notice_reason_needs_note (const char *reason)
{
  return g_strcmp0 (reason, "HARM") == 0;
}

/**
 * cld_notice_is_answer_asked:
 * @recipient_kind: (nullable): code of notification_recipient.csv
 *
 * Those who are asked for an answer: the area authority by the slip of its letter, the reviewing officer, and who is told of a serious
 * event. Nobody expects one of a parent or a doctor: one that comes is recorded, none is chased.
 *
 * Returns: whether
 */
gboolean
cld_notice_is_answer_asked (const char *recipient_kind)
{
  static const char *const kinds[] = { "AREA", "IRO", "OFSTED", "SOS", "PANEL", NULL };

  return recipient_kind && g_strv_contains (kinds, recipient_kind);
}

static const char *
find_fault_out (const CldRow *before, const CldRow *after, guint *field)
{
  const char *const *values = after->values;
  const char *sent = values[NOTICE_SENT_ON], *acknowledged = values[NOTICE_ACKNOWLEDGED_ON], *returned = values[NOTICE_RETURNED_ON];
  const char *reason = values[NOTICE_NOT_SENT_REASON];

  if (reason && sent)
    return *field = NOTICE_NOT_SENT_REASON, _("A notice that was sent was not withheld: clear the one or the other.");
  if (reason && (acknowledged || returned))
    return *field = NOTICE_NOT_SENT_REASON, _("A notice that was withheld can be neither acknowledged nor returned.");
  if (acknowledged && !sent)
    return *field = NOTICE_ACKNOWLEDGED_ON, _("It cannot be acknowledged before it was sent: record when it was sent.");
  if (returned && !sent)
    return *field = NOTICE_RETURNED_ON, _("It cannot come back before it was sent: record when it was sent.");
  if (acknowledged && strcmp (acknowledged, sent) < 0)
    return *field = NOTICE_ACKNOWLEDGED_ON, _("It was acknowledged before it was sent: check both dates.");
  if (returned && strcmp (returned, sent) < 0)
    return *field = NOTICE_RETURNED_ON, _("It came back before it was sent: check both dates.");
  if (reason && !cld_notice_may_be_withheld (values[NOTICE_RECIPIENT_KIND], reason))
    return *field = NOTICE_NOT_SENT_REASON, _("This recipient may not be left out for this reason (regulation 13(3)).");
  /* What came without a note by import may go on without one. */
  if (cld_notice_reason_needs_note (reason) && !values[NOTICE_NOTE] && !(before && g_strcmp0 (before->values[NOTICE_NOT_SENT_REASON], reason) == 0))
    return *field = NOTICE_NOTE, _("Say in the note why it was not sent.");
  return NULL;
}

/**
 * cld_notice_find_fault:
 * @before: (nullable): the notice as it is recorded
 * @after: as it is to be
 * @field: (out): the field that the fault is in
 *
 * What speaks against writing @after: an illegal step from @before, values that contradict each other, a reason that
 * this recipient does not allow.
 *
 * Returns: (nullable): a sentence for people, translated; %NULL where nothing does
 */
const char *
cld_notice_find_fault (const CldRow *before, const CldRow *after, guint *field)
{
  CldNoticeState from = before ? cld_notice_state_of (before) : CLD_NOTICE_TO_SEND, to = cld_notice_state_of (after);

  g_return_val_if_fail (after->kind == &cld_notice_kind, NULL);
  if (is_incoming (after) || (before && is_incoming (before)))
    return NULL;
  if (before && !cld_notice_state_may_follow (from, to))
    {
      *field = from == CLD_NOTICE_ACKNOWLEDGED ? NOTICE_ACKNOWLEDGED_ON : NOTICE_SENT_ON;
      return from == CLD_NOTICE_ACKNOWLEDGED
                 ? _("It was acknowledged, and that stays. If it was recorded by mistake, undo that change.")
                 : _("It was sent, and that stays. If it was recorded by mistake, undo that change.");
    }
  return find_fault_out (before, after, field);
}
