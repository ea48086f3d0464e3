/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duties-other.h"

#include <string.h>

/* F06, F07: serious incidents and deaths. The day somebody became aware is not recorded, so both are counted from the event itself. */

/* F06: each notice to the national panel, whose record is how an incident is known. */
static void
make_incident (CldDutyContext *c, guint32 index)
{
  const CldNoticeFact *notice = &c->facts->notices.at[index];
  gint32 day = notice->event_on != CLD_NO_DAY ? notice->event_on : notice->occurred_on;
  CldDutyDraft draft = _cld_duty_draft (CLD_ROW_F06, CLD_BASIS_INCIDENT, _cld_fact (CLD_FACT_NOTICE, index), day);

  if (day == CLD_NO_DAY)
    draft.missing = CLD_MISSING_START;
  else
    draft.due = _cld_on (_cld_duty_add (c, CLD_BASIS_INCIDENT, day));
  if (notice->sent_on == CLD_NO_DAY && notice->not_sent == CLD_NOT_SENT_NOT_APPLICABLE)
    {
      draft.waived = TRUE;
      draft.by = draft.from;
    }
  draft.detail = notice->recipient_kind;
  _cld_duty_draft_done (c, &draft, CLD_FACT_NOTICE, (CldDated){ notice->sent_on, index });
  _cld_duty_emit (c, &draft);
}

/* F07: one form tells the panel, the Secretary of State and Ofsted, so the first notice to any of them does it. It never ends. */
static void
make_death (CldDutyContext *c, const CldPeriodView *period)
{
  static const char *const told[] = { "SOS", "OFSTED", "PANEL", NULL };
  CldDutyDraft draft = _cld_duty_draft (CLD_ROW_F07, CLD_BASIS_DEATH, _cld_fact (CLD_FACT_PERIOD, period->index), period->end);
  CldDated sent = { CLD_NO_DAY, CLD_NO_FACT };

  for (guint i = 0; i < c->facts->notices.n; i++)
    {
      const CldNoticeFact *notice = &c->facts->notices.at[i];

      if (!notice->incoming && _cld_duty_is_one_of (notice->recipient_kind, told) && notice->sent_on != CLD_NO_DAY && notice->sent_on <= c->today &&
          notice->sent_on >= period->end && (sent.day == CLD_NO_DAY || notice->sent_on < sent.day))
        sent = (CldDated){ notice->sent_on, i };
    }
  draft.due = _cld_on (_cld_duty_add (c, CLD_BASIS_DEATH, period->end));
  _cld_duty_draft_done (c, &draft, CLD_FACT_NOTICE, sent);
  _cld_duty_emit (c, &draft);
}

void
_cld_duties_incidents (CldDutyContext *c)
{
  for (guint i = 0; i < c->facts->notices.n; i++)
    {
      const CldNoticeFact *notice = &c->facts->notices.at[i];

      if (!notice->incoming && notice->provision == CLD_PROVISION_S16C && (!notice->recipient_kind || strcmp (notice->recipient_kind, "PANEL") == 0))
        make_incident (c, i);
    }
  for (guint i = 0; i < c->n_periods; i++)
    if (!c->periods[i].empty && c->periods[i].end != CLD_OPEN && g_strcmp0 (c->periods[i].fact->reason_ended, "E2") == 0)
      make_death (c, &c->periods[i]);
}
