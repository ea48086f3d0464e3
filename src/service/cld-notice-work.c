/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-notice-work.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-date.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-record-service.h"
#include "cld-records-save.h"

/* What people do to notices of the register: to one or to many, in one change set, which one undo takes back. Which states may
 * follow each other stands in the model; here is which of these steps an act is. */

#define BIT(state) (1u << (state))
#define MAX_TOLD 3 /* faults that a message names */

static const struct
{
  gboolean incoming;
  guint from; /* states in which it can be done */
  gboolean needs_day;
  const char *why; /* for the change log */
} acts[CLD_NOTICE_N_ACTS] = {
  [CLD_NOTICE_ACT_SEND] = { FALSE, BIT (CLD_NOTICE_TO_SEND) | BIT (CLD_NOTICE_WITHHELD), TRUE, "notice sent" },
  /* What had no reply is chased: sent anew it would lose the day on which it was sent. */
  [CLD_NOTICE_ACT_SEND_AGAIN] = { FALSE, BIT (CLD_NOTICE_RETURNED), TRUE, "notice sent again" },
  [CLD_NOTICE_ACT_ACKNOWLEDGE] = { FALSE, BIT (CLD_NOTICE_SENT) | BIT (CLD_NOTICE_RETURNED), TRUE, "notice acknowledged" },
  [CLD_NOTICE_ACT_RETURN] = { FALSE, BIT (CLD_NOTICE_SENT), TRUE, "notice returned" },
  [CLD_NOTICE_ACT_WITHHOLD] = { FALSE, BIT (CLD_NOTICE_TO_SEND) | BIT (CLD_NOTICE_RETURNED), FALSE, "notice withheld" },
  [CLD_NOTICE_ACT_TAKE_BACK] = { FALSE, BIT (CLD_NOTICE_WITHHELD), FALSE, "notice to be sent after all" },
  [CLD_NOTICE_ACT_CHASE] = { FALSE, BIT (CLD_NOTICE_SENT), TRUE, "notice chased" },
  [CLD_NOTICE_ACT_CLOSE] = { TRUE, BIT (CLD_NOTICE_SENT), TRUE, "notice closed" },
  [CLD_NOTICE_ACT_REOPEN] = { TRUE, BIT (CLD_NOTICE_ACKNOWLEDGED), FALSE, "notice opened again" },
};

/**
 * cld_notice_act_fits:
 * @act: what is to be done
 * @incoming: whether the notice was received
 * @state: its state
 *
 * Returns: whether that can be done to it
 */
gboolean
cld_notice_act_fits (CldNoticeAct act, gboolean incoming, CldNoticeState state)
{
  g_return_val_if_fail (act < CLD_NOTICE_N_ACTS && state < CLD_NOTICE_N_STATES, FALSE);

  return acts[act].incoming == !!incoming && (acts[act].from & BIT (state)) != 0;
}

/* --- what speaks against it --- */

static const char *
explain_state (const CldRow *notice, CldNoticeAct act)
{
  gboolean incoming = g_strcmp0 (notice->values[NOTICE_DIRECTION], "IN") == 0;
  CldNoticeState state = cld_notice_state_of (notice);

  if (incoming != acts[act].incoming)
    return incoming ? _("It was received, not sent by us.") : _("It was sent by us, not received.");
  if (incoming)
    return state == CLD_NOTICE_ACKNOWLEDGED ? _("It is closed already.") : _("It is not closed.");
  switch (state)
    {
    case CLD_NOTICE_TO_SEND:
      return act == CLD_NOTICE_ACT_TAKE_BACK ? _("It was not withheld.") : _("It was not sent yet.");
    case CLD_NOTICE_SENT:
      return act == CLD_NOTICE_ACT_SEND_AGAIN ? _("It did not come back: chase it instead.") : _("It was sent already.");
    case CLD_NOTICE_ACKNOWLEDGED:
      return _("It was acknowledged already.");
    case CLD_NOTICE_RETURNED:
      return act == CLD_NOTICE_ACT_RETURN ? _("It came back already.") : _("It came back: send it again.");
    case CLD_NOTICE_WITHHELD:
    case CLD_NOTICE_N_STATES:
    default:
      return _("It was withheld.");
    }
}

static gboolean
is_before (const char *day, const char *other)
{
  return day && other && strcmp (day, other) < 0;
}

static const char *
find_fault (const CldRow *before, const CldRow *after, const CldNoticeWork *work)
{
  const char *const *values = before->values;
  const char *fault;
  guint field;

  if (!cld_notice_act_fits (work->act, g_strcmp0 (values[NOTICE_DIRECTION], "IN") == 0, cld_notice_state_of (before)))
    return explain_state (before, work->act);
  fault = cld_notice_find_fault (before, after, &field);
  if (fault)
    return fault;
  if (work->act == CLD_NOTICE_ACT_SEND_AGAIN && is_before (work->on, values[NOTICE_RETURNED_ON]))
    return _("It was sent again before it came back: check both dates.");
  if (work->act == CLD_NOTICE_ACT_CHASE && is_before (work->on, values[NOTICE_SENT_ON]))
    return _("It was chased before it was sent: check both dates.");
  if (work->act == CLD_NOTICE_ACT_CLOSE && is_before (work->on, values[NOTICE_OCCURRED_ON]))
    return _("It was closed before it was received: check both dates.");
  return NULL;
}

/* --- doing it --- */

static void
add_note (CldRecord *record, guint field, const char *text)
{
  const char *old = cld_record_get_text (record, field);
  g_autofree char *both = old && text ? g_strdup_printf ("%s\n%s", old, text) : NULL;

  if (text && *text)
    cld_record_set_text (record, field, both ? both : text);
}

/* The days of the letter that came back are kept where people read them. */
static void
forget_return (CldRecord *record)
{
  const char *sent = cld_record_get_text (record, NOTICE_SENT_ON), *returned = cld_record_get_text (record, NOTICE_RETURNED_ON);
  /* Translators: added to the note of a notice that is sent again; both are dates */
  g_autofree char *text = sent && returned ? g_strdup_printf (_("Sent on %1$s, came back on %2$s."), sent, returned) : NULL;

  add_note (record, NOTICE_NOTE, text);
  cld_record_set_text (record, NOTICE_SENT_ON, NULL);
  cld_record_set_text (record, NOTICE_RETURNED_ON, NULL);
  cld_record_set_text (record, NOTICE_CHASED_ON, NULL);
}

static void
send (CldRecord *record, const CldNoticeWork *work)
{
  if (cld_record_get_text (record, NOTICE_RETURNED_ON))
    forget_return (record);
  cld_record_set_text (record, NOTICE_SENT_ON, work->on);
  cld_record_set_text (record, NOTICE_NOT_SENT_REASON, NULL);
  cld_record_set_text (record, NOTICE_WITHHELD_BY, NULL);
  if (work->method)
    cld_record_set_text (record, NOTICE_METHOD, work->method);
  if (work->reference)
    cld_record_set_text (record, NOTICE_REFERENCE, work->reference);
  add_note (record, NOTICE_NOTE, work->note);
}

static void
withhold (CldRecord *record, const CldNoticeWork *work)
{
  if (cld_record_get_text (record, NOTICE_RETURNED_ON))
    forget_return (record);
  cld_record_set_text (record, NOTICE_NOT_SENT_REASON, work->reason);
  cld_record_set_text (record, NOTICE_WITHHELD_BY, work->who);
  add_note (record, NOTICE_NOTE, work->note);
}

static void
apply (CldRecord *record, const CldNoticeWork *work)
{
  switch (work->act)
    {
    case CLD_NOTICE_ACT_SEND:
    case CLD_NOTICE_ACT_SEND_AGAIN:
      send (record, work);
      return;
    case CLD_NOTICE_ACT_WITHHOLD:
      withhold (record, work);
      return;
    case CLD_NOTICE_ACT_ACKNOWLEDGE:
      cld_record_set_text (record, NOTICE_ACKNOWLEDGED_ON, work->on);
      break;
    case CLD_NOTICE_ACT_RETURN:
      cld_record_set_text (record, NOTICE_RETURNED_ON, work->on);
      break;
    case CLD_NOTICE_ACT_TAKE_BACK:
      cld_record_set_text (record, NOTICE_NOT_SENT_REASON, NULL);
      cld_record_set_text (record, NOTICE_WITHHELD_BY, NULL);
      break;
    case CLD_NOTICE_ACT_CHASE:
      cld_record_set_text (record, NOTICE_CHASED_ON, work->on);
      break;
    case CLD_NOTICE_ACT_CLOSE:
      cld_record_set_text (record, NOTICE_CLOSED_ON, work->on);
      add_note (record, NOTICE_OUR_ACTION, work->note);
      return;
    case CLD_NOTICE_ACT_REOPEN:
      cld_record_set_text (record, NOTICE_CLOSED_ON, NULL);
      break;
    case CLD_NOTICE_N_ACTS:
    default:
      g_assert_not_reached ();
    }
  add_note (record, NOTICE_NOTE, work->note);
}

static gboolean
check_work (const CldNoticeWork *work, GError **error)
{
  const char *fault = NULL;

  if (acts[work->act].needs_day && !(work->on && cld_date_is_iso (work->on)))
    fault = _("Say on which day. Nothing was saved.");
  else if (work->act == CLD_NOTICE_ACT_WITHHOLD && !(work->reason && *work->reason))
    fault = _("Say for which reason it is not sent. Nothing was saved.");
  else if (work->act == CLD_NOTICE_ACT_WITHHOLD && !(work->who && *work->who))
    fault = _("Say who decided that it is not sent. Nothing was saved.");
  if (fault)
    g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT, fault);
  return !fault;
}

/* All that cannot be done, by the refs of the notices. */
static void
tell_faults (GPtrArray *faults, GError **error)
{
  GString *text = g_string_new (NULL);
  guint more = faults->len > MAX_TOLD ? faults->len - MAX_TOLD : 0;

  for (guint i = 0; i < MIN (faults->len, MAX_TOLD); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (const char *) faults->pdata[i]);
  if (more > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "And %u more.", "And %u more.", more), more);
    }
  /* Translators: %s says of which notices why it cannot be done */
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT, _("%s Nothing was saved."), text->str);
  g_string_free (text, TRUE);
}

static CldRecord *
load (CldStore *store, const CldNoticeTarget *target, GError **error)
{
  g_autoptr (CldRecord) record = cld_record_service_load (store, &cld_notice_kind, target->ref, error);

  if (!record || target->version <= 0 || cld_record_get_version (record) == target->version)
    return g_steal_pointer (&record);
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE, _("Somebody else changed notice/%s since it was read. Nothing was saved. Look at it again and repeat the change."), target->ref);
  return NULL;
}

static gboolean
prepare (CldStore *store, const CldNoticeTarget *target, const CldNoticeWork *work, GPtrArray *records, GPtrArray *faults, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new_sized (4096);
  CldRecord *record = load (store, target, error);
  const CldRow *before;
  const char *fault;

  if (!record)
    return FALSE;
  g_ptr_array_add (records, record);
  before = cld_record_to_row (record, arena);
  apply (record, work);
  fault = find_fault (before, cld_record_to_row (record, arena), work);
  if (fault)
    g_ptr_array_add (faults, g_strdup_printf ("notice/%s: %s", target->ref, fault));
  return TRUE;
}

/**
 * cld_notice_work_do:
 * @store: a store
 * @targets: (array length=n_targets): notices, each once
 * @n_targets: how many, at least one
 * @work: what is done to each of them
 * @error: return location
 *
 * Does it to all of them in one change set, or to none.
 *
 * Returns: whether it is stored; %CLD_STORE_ERROR_CONSTRAINT where it cannot be done to one, which the message names by its
 *   ref, %CLD_STORE_ERROR_STALE where somebody else changed one, %CLD_STORE_ERROR_NOT_FOUND where one is not there
 */
gboolean
cld_notice_work_do (CldStore *store, const CldNoticeTarget *targets, guint n_targets, const CldNoticeWork *work, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  return cld_notice_work_prepare (store, targets, n_targets, work, records, error) && cld_records_save (store, records, acts[work->act].why, error);
}

/**
 * cld_notice_work_prepare:
 * @store: a store
 * @targets: (array length=n_targets): notices, each once
 * @n_targets: how many, at least one
 * @work: what is done to each of them
 * @records: (element-type CldRecord): gets the notices as they are to be; to be saved with others by cld_records_save()
 * @error: return location
 *
 * Returns: whether it can be done to all of them; else as cld_notice_work_do()
 */
gboolean
cld_notice_work_prepare (CldStore *store, const CldNoticeTarget *targets, guint n_targets, const CldNoticeWork *work, GPtrArray *records, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (store != NULL && targets != NULL && n_targets > 0 && work != NULL && work->act < CLD_NOTICE_N_ACTS && records != NULL, FALSE);

  if (!check_work (work, error))
    return FALSE;
  for (guint i = 0; i < n_targets; i++)
    if (!prepare (store, &targets[i], work, records, faults, error))
      return FALSE;
  if (faults->len > 0)
    tell_faults (faults, error);
  return faults->len == 0;
}
