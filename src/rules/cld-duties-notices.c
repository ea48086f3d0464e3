/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-private.h"

#include <string.h>

/* Written notice of a placement: D06 to each recipient, D07 to the area authority. */

/* notification_recipient.csv in its order: @always, whoever is recorded; @harm, may be left out where notice risks harm. */
static const struct
{
  const char *code;
  gboolean always;
  gboolean harm;
} recipients[] = {
  { "CHILD", TRUE, FALSE }, { "PARENT", TRUE, TRUE }, { "CONTACT34", FALSE, TRUE }, { "CONTACT8", FALSE, TRUE },
  { "PREVCARER", TRUE, TRUE }, { "ICB_FROM", TRUE, FALSE }, { "ICB_TO", FALSE, FALSE }, { "GP_FROM", TRUE, FALSE },
  { "GP_TO", FALSE, FALSE }, { "EDU", FALSE, FALSE }, { "IRO", TRUE, FALSE }, { "AREA", FALSE, FALSE }, { "VSH", FALSE, FALSE },
  { "FOSTER", FALSE, FALSE }, { "OFSTED", FALSE, FALSE }, { "SOS", FALSE, FALSE }, { "PANEL", FALSE, FALSE },
};

enum { CHILD = 0, AREA = 11, UNLISTED = G_N_ELEMENTS (recipients) };

/* What the record says of one recipient: earliest notice sent, or the reason why none was. */
typedef struct
{
  gboolean recorded;
  CldDated sent;
  guint32 withheld; /* index of the notice, or CLD_NO_FACT */
} Told;

static guint
find_recipient (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (recipients); i++)
    if (strcmp (recipients[i].code, code) == 0)
      return i;
  return UNLISTED;
}

static gboolean
may_withhold (guint recipient, CldNotSent reason)
{
  switch (reason)
    {
    case CLD_NOT_SENT_NOT_PRACTICABLE:
    case CLD_NOT_SENT_NOT_APPLICABLE:
      return TRUE;
    case CLD_NOT_SENT_HARM:
      return recipient < UNLISTED && recipients[recipient].harm;
    case CLD_NOT_SENT_NOT_APPROPRIATE_AGE:
      return recipient == CHILD;
    case CLD_NOT_SENT_NONE:
    case CLD_NOT_SENT_OTHER:
    default:
      return FALSE;
    }
}

static gboolean
is_of_placement (const CldNoticeFact *notice, guint recipient)
{
  return notice->provision == CLD_PROVISION_REG13 || (recipient == AREA && notice->provision == CLD_PROVISION_REG13_4);
}

static gboolean
is_named_before (const CldDutyContext *c, guint32 index, guint32 other)
{
  return g_strcmp0 (c->facts->notices.at[index].ref, c->facts->notices.at[other].ref) < 0;
}

static void
hear (const CldDutyContext *c, Told *told, guint recipient, guint32 index)
{
  const CldNoticeFact *notice = &c->facts->notices.at[index];
  gint32 day = notice->sent_on != CLD_NO_DAY ? notice->sent_on : notice->event_on;

  if (!is_of_placement (notice, recipient) || (day != CLD_NO_DAY && day > c->today))
    return;
  told->recorded = TRUE;
  if (notice->sent_on == CLD_NO_DAY)
    {
      if (may_withhold (recipient, notice->not_sent) && (told->withheld == CLD_NO_FACT || is_named_before (c, index, told->withheld)))
        told->withheld = index;
    }
  else if (told->sent.day == CLD_NO_DAY || notice->sent_on < told->sent.day ||
           (notice->sent_on == told->sent.day && is_named_before (c, index, told->sent.index)))
    told->sent = (CldDated){ notice->sent_on, index };
}

static void
add_notice (CldDutyContext *c, const CldPlacementView *p, CldDutyRowId row, const Told *told, const char *code, CldMissing missing)
{
  CldDutyBasis basis = p->fact->emergency ? CLD_BASIS_EMERGENCY : CLD_BASIS_BEFORE_PLACEMENT;
  CldDutyDraft draft = {
    .row = (guint8) row,
    .basis = (guint8) basis,
    .missing = (guint8) missing,
    .late_after_end = TRUE,
    .end = p->end,
    .counted_from = _cld_on (p->start),
    .due = _cld_on (_cld_duty_add (c, basis, p->start)),
    .done = _cld_on (told->sent.day),
    .subject = _cld_fact (CLD_FACT_PLACEMENT, p->index),
    .from = _cld_fact (CLD_FACT_PLACEMENT, p->index),
    .detail = code,
  };

  if (told->sent.day != CLD_NO_DAY)
    draft.by = _cld_fact (CLD_FACT_NOTICE, told->sent.index);
  else if (told->withheld != CLD_NO_FACT)
    {
      draft.waived = TRUE;
      draft.by = _cld_fact (CLD_FACT_NOTICE, told->withheld);
    }
  _cld_duty_emit (c, &draft);
}

/* Codes that are in no list are kept and shown like the others, in byte order. */
static void
add_unlisted (CldDutyContext *c, const CldPlacementView *p)
{
  const char *last = "";

  for (;;)
    {
      Told told = { .sent = { CLD_NO_DAY, CLD_NO_FACT }, .withheld = CLD_NO_FACT };
      const char *code = NULL;

      for (guint32 i = p->first_notice; i != CLD_NO_FACT; i = c->next_notice[i])
        {
          const char *other = c->facts->notices.at[i].recipient_kind;

          if (other && find_recipient (other) == UNLISTED && strcmp (other, last) > 0 && (!code || strcmp (other, code) < 0))
            code = other;
        }
      if (!code)
        return;
      for (guint32 i = p->first_notice; i != CLD_NO_FACT; i = c->next_notice[i])
        if (g_strcmp0 (c->facts->notices.at[i].recipient_kind, code) == 0)
          hear (c, &told, UNLISTED, i);
      if (told.recorded)
        add_notice (c, p, CLD_ROW_D06, &told, code, p->missing);
      last = code;
    }
}

static void
add_area (CldDutyContext *c, const CldPlacementView *p, const Told *told)
{
  CldMissing missing = p->missing == CLD_MISSING_NOTHING && p->fact->place == CLD_PLACE_UNKNOWN ? CLD_MISSING_AREA : p->missing;

  if (p->fact->place == CLD_PLACE_OWN)
    return;
  if (c->rules->exempt_from_d07 && (p->fact->connected_person || p->fact->own_foster_carer))
    return;
  add_notice (c, p, CLD_ROW_D07, told, recipients[AREA].code, missing);
}

static void
add_placement (CldDutyContext *c, const CldPlacementView *p)
{
  Told told[UNLISTED];
  gboolean unlisted = FALSE;

  for (guint i = 0; i < UNLISTED; i++)
    told[i] = (Told){ .sent = { CLD_NO_DAY, CLD_NO_FACT }, .withheld = CLD_NO_FACT };
  for (guint32 i = p->first_notice; i != CLD_NO_FACT; i = c->next_notice[i])
    {
      const char *code = c->facts->notices.at[i].recipient_kind;
      guint recipient = code ? find_recipient (code) : UNLISTED;

      if (recipient < UNLISTED)
        hear (c, &told[recipient], recipient, i);
      else
        unlisted |= code != NULL;
    }
  add_area (c, p, &told[AREA]);
  if (_cld_duty_is_short_break (c, p->start))
    return;
  for (guint i = 0; i < UNLISTED; i++)
    if (recipients[i].always)
      add_notice (c, p, CLD_ROW_D06, &told[i], recipients[i].code, p->missing);
  for (guint i = 0; i < UNLISTED; i++)
    if (!recipients[i].always && i != AREA && told[i].recorded)
      add_notice (c, p, CLD_ROW_D06, &told[i], recipients[i].code, p->missing);
  if (unlisted)
    add_unlisted (c, p);
}

/**
 * _cld_duties_notices:
 * @c: the context
 *
 * D06 and D07.
 */
void
_cld_duties_notices (CldDutyContext *c)
{
  for (guint i = 0; i < c->n_placements; i++)
    if (!c->placements[i].adoption)
      add_placement (c, &c->placements[i]);
}
