/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-private.h"

#include <string.h>

#include "cld-notice-state.h"

/* Written notice of a placement: D06 to each recipient, D07 to the area authority. */

/* notification_recipient.csv in its order: @always, whoever is recorded. */
static const struct
{
  const char *code;
  gboolean always;
} recipients[] = {
  { "CHILD", TRUE }, { "PARENT", TRUE }, { "CONTACT34", FALSE }, { "CONTACT8", FALSE }, { "PREVCARER", TRUE }, { "ICB_FROM", TRUE },
  { "ICB_TO", FALSE }, { "GP_FROM", TRUE }, { "GP_TO", FALSE }, { "EDU", FALSE }, { "IRO", TRUE }, { "AREA", FALSE },
  { "VSH", FALSE }, { "FOSTER", FALSE }, { "OFSTED", FALSE }, { "SOS", FALSE }, { "PANEL", FALSE },
};

enum { AREA = 11, UNLISTED = G_N_ELEMENTS (recipients) };

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

/* For which reasons each recipient may be left out, as bits: asked once, for there are many notices. */
static const guint8 *
get_allowed (void)
{
  static const char *const reasons[] = { [CLD_NOT_SENT_NOT_PRACTICABLE] = "NOT_PRACTICABLE", [CLD_NOT_SENT_HARM] = "HARM",
                                         [CLD_NOT_SENT_NOT_APPROPRIATE_AGE] = "NOT_APPROPRIATE_AGE", [CLD_NOT_SENT_NOT_APPLICABLE] = "NOT_APPLICABLE" };
  static guint8 allowed[UNLISTED + 1];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i <= UNLISTED; i++)
        for (guint j = 0; j < G_N_ELEMENTS (reasons); j++)
          if (reasons[j] && cld_notice_may_be_withheld (i < UNLISTED ? recipients[i].code : NULL, reasons[j]))
            allowed[i] |= (guint8) (1u << j);
      g_once_init_leave (&ready, 1);
    }
  return allowed;
}

static gboolean
may_withhold (guint recipient, guint8 reason)
{
  return (get_allowed ()[recipient] & 1u << reason) != 0;
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
