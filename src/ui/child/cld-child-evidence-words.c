/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-child-evidence-private.h"
#include "cld-codes.h"
#include "cld-duty-chase.h"
#include "cld-kinds.h"
#include "cld-notice-state.h"
#include "cld-notice-words.h"

/* What the evidence of a placement and its notices say. */

static char *
dup_day (const CldEvidenceView *view, gint32 day)
{
  char iso[CLD_DATE_SIZE];

  if (day == CLD_NO_DAY)
    return NULL;
  cld_date_from_day (day, iso);
  return cld_child_text_day (view->data, iso);
}

/* Who decided, and when. */
static char *
dup_decision (const CldEvidenceView *view, const CldEvidenceItem *item)
{
  const char *ref = item->by.kind == CLD_FACT_APPROVAL ? cld_fact_id_get_ref (view->facts, item->by) : NULL;
  const char *name = ref ? cld_fact_get (cld_record_set_find (view->data->set, &cld_approval_kind, ref), APPROVAL_NAME) : NULL;
  g_autofree char *day = dup_day (view, item->day);

  /* Translators: who decided something, and when */
  return name && day ? g_strdup_printf (_("%1$s, %2$s"), name, day) : g_steal_pointer (&day);
}

static char *
dup_notice (const CldEvidenceView *view, const CldEvidenceItem *item)
{
  g_autofree char *day = dup_day (view, item->day);

  if (!day || item->due == CLD_NO_DAY)
    return g_steal_pointer (&day);
  if (item->day > item->due)
    {
      gulong n = (gulong) (item->day - item->due);

      /* Translators: a day, and how long after its due date it was */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s, %2$lu day late", "%1$s, %2$lu days late", n), day, n);
    }
  return g_steal_pointer (&day);
}

/* How long nobody has answered. */
static char *
dup_waiting (const CldEvidenceView *view, const CldEvidence *evidence)
{
  gint32 sent = evidence->items[CLD_EVIDENCE_NOTICE].day, today = cld_date_read_day (view->data->today);
  int n = sent == CLD_NO_DAY ? 0 : cld_calendar_count_working_days (view->rules->calendar, sent, today);

  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d working day", "%d working days", (gulong) MAX (n, 0)), n);
}

/**
 * _cld_child_evidence_dup_when:
 * @view: what is shown
 * @evidence: of its placement
 * @id: an item
 *
 * Returns: (transfer full) (nullable): when it was, who decided it, by when it is due, or how long it is waiting
 */
char *
_cld_child_evidence_dup_when (const CldEvidenceView *view, const CldEvidence *evidence, CldEvidenceId id)
{
  const CldEvidenceItem *item = &evidence->items[id];

  switch ((CldEvidenceState) item->state)
    {
    case CLD_EVIDENCE_NOT_NEEDED:
    case CLD_EVIDENCE_WITHHELD:
      return NULL;
    case CLD_EVIDENCE_NO_REPLY:
      return dup_waiting (view, evidence);
    case CLD_EVIDENCE_PENDING:
      {
        g_autofree char *day = dup_day (view, item->due);

        /* Translators: %s is a day by which something is due */
        return day ? g_strdup_printf (_("by %s"), day) : NULL;
      }
    case CLD_EVIDENCE_NOT_RECORDED:
      return g_strdup (_("no date"));
    case CLD_EVIDENCE_RECORDED:
    case CLD_EVIDENCE_LATE:
    default:
      return id == CLD_EVIDENCE_APPROVAL ? dup_decision (view, item) : id == CLD_EVIDENCE_NOTICE ? dup_notice (view, item) : dup_day (view, item->day);
    }
}

/* --- notices --- */

static guint
find_place (const char *recipient_kind)
{
  const CldCodeList *list = cld_code_list_find ("notification_recipient");

  for (guint i = 0; recipient_kind && i < cld_code_list_get_n (list); i++)
    if (strcmp (cld_code_list_get (list, i)->code, recipient_kind) == 0)
      return i;
  return G_MAXUINT;
}

/* In the order of the list of recipients, which is that of the regulation. */
static int
compare_notices (gconstpointer a, gconstpointer b)
{
  const CldRow *x = *(CldRow *const *) a, *y = *(CldRow *const *) b;
  guint one = find_place (cld_fact_get (x, NOTICE_RECIPIENT_KIND)), other = find_place (cld_fact_get (y, NOTICE_RECIPIENT_KIND));

  return one != other ? (one < other ? -1 : 1) : g_strcmp0 (x->ref, y->ref);
}

/**
 * _cld_child_evidence_list_notices:
 * @view: what is shown
 *
 * Returns: (transfer full) (element-type CldRow): those sent, to be sent or withheld of the placement
 */
GPtrArray *
_cld_child_evidence_list_notices (const CldEvidenceView *view)
{
  GPtrArray *all = cld_record_set_get (view->data->set, &cld_notice_kind), *found = g_ptr_array_new ();

  for (guint i = 0; view->placement && all && i < all->len; i++)
    if (g_strcmp0 (cld_fact_get (all->pdata[i], NOTICE_PLACEMENT), view->placement) == 0 && g_strcmp0 (cld_fact_get (all->pdata[i], NOTICE_DIRECTION), "IN") != 0)
      g_ptr_array_add (found, all->pdata[i]);
  g_ptr_array_sort (found, compare_notices);
  return found;
}

static const CldNoticeFact *
find_fact (const CldEvidenceView *view, const CldRow *notice)
{
  for (guint i = 0; view->facts && i < view->facts->notices.n; i++)
    if (g_strcmp0 (view->facts->notices.at[i].ref, notice->ref) == 0)
      return &view->facts->notices.at[i];
  return NULL;
}

static gboolean
is_to_chase (const CldEvidenceView *view, const CldRow *notice)
{
  const CldNoticeFact *fact = find_fact (view, notice);

  return fact && cld_duty_is_to_chase (view->rules->calendar, view->facts, fact, cld_date_read_day (view->data->today));
}

static const CldDutyLook *
find_look (CldNoticeState state, gboolean chase)
{
  static const CldDutyLook looks[CLD_NOTICE_N_STATES] = {
    [CLD_NOTICE_TO_SEND] = { "dialog-question-symbolic", "cld-missing" },
    [CLD_NOTICE_SENT] = { "mail-send-symbolic", "cld-upcoming" },
    [CLD_NOTICE_ACKNOWLEDGED] = { "object-select-symbolic", "cld-done" },
    [CLD_NOTICE_RETURNED] = { "mail-unread-symbolic", "cld-due" },
    [CLD_NOTICE_WITHHELD] = { "view-conceal-symbolic", "cld-restricted" },
  };
  static const CldDutyLook no_reply = { "mail-unread-symbolic", "cld-due" };

  return chase ? &no_reply : &looks[state];
}

/* The day of what was done last; of one withheld who decided so. */
static char *
dup_notice_when (const CldEvidenceView *view, const CldRow *notice, CldNoticeState state)
{
  static const guint fields[CLD_NOTICE_N_STATES] = {
    [CLD_NOTICE_TO_SEND] = NOTICE_SENT_ON, [CLD_NOTICE_SENT] = NOTICE_SENT_ON, [CLD_NOTICE_ACKNOWLEDGED] = NOTICE_ACKNOWLEDGED_ON,
    [CLD_NOTICE_RETURNED] = NOTICE_RETURNED_ON, [CLD_NOTICE_WITHHELD] = NOTICE_WITHHELD_BY,
  };
  const char *value = cld_fact_get (notice, fields[state]);

  return state == CLD_NOTICE_WITHHELD ? g_strdup (value) : value ? cld_child_text_short_day (view->data, value) : NULL;
}

/**
 * _cld_child_evidence_fill_notice:
 * @row: a row
 * @view: what is shown
 * @notice: one of its notices
 */
void
_cld_child_evidence_fill_notice (CldEvidenceRow *row, const CldEvidenceView *view, const CldRow *notice)
{
  CldNoticeState state = cld_notice_state_of (notice);
  gboolean chase = state == CLD_NOTICE_SENT && is_to_chase (view, notice);
  const char *kind = cld_fact_get (notice, NOTICE_RECIPIENT_KIND), *name = cld_fact_get (notice, NOTICE_RECIPIENT);
  const char *words = kind ? cld_notice_words_recipient_kind (kind) : NULL;
  g_autofree char *when = dup_notice_when (view, notice, state);
  /* Translators: to whom a notice goes: a kind of recipient, and a name */
  g_autofree char *what = words && name ? g_strdup_printf (_("%1$s · %2$s"), words, name) : g_strdup (words ? words : name ? name : _("Recipient not recorded"));

  cld_evidence_row_set (row, find_look (state, chase), chase ? _("No reply") : cld_notice_state_label (state), what, when, NULL);
  cld_evidence_row_set_ref (row, notice->ref);
}

/**
 * _cld_child_evidence_find_chase:
 * @view: what is shown
 * @notices: (element-type CldRow): its notices
 *
 * Returns: (transfer none) (nullable): the one to be chased first: the area authority's, else any
 */
const CldRow *
_cld_child_evidence_find_chase (const CldEvidenceView *view, GPtrArray *notices)
{
  const CldRow *found = NULL;

  for (guint i = 0; i < notices->len; i++)
    {
      const CldRow *notice = notices->pdata[i];

      if (cld_notice_state_of (notice) != CLD_NOTICE_SENT || !is_to_chase (view, notice))
        continue;
      if (!found || g_strcmp0 (cld_fact_get (notice, NOTICE_RECIPIENT_KIND), "AREA") == 0)
        found = notice;
    }
  return found;
}
