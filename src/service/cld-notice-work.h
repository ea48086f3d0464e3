/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-notice-state.h"
#include "cld-store.h"

G_BEGIN_DECLS

/**
 * CldNoticeAct:
 * @CLD_NOTICE_ACT_SEND: it was sent: @on, @method, @reference; of one withheld the decision is taken back with it
 * @CLD_NOTICE_ACT_SEND_AGAIN: one that came back was sent again: @on, @method, @reference; the days of the first time go into the note
 * @CLD_NOTICE_ACT_ACKNOWLEDGE: the recipient said that it came: @on
 * @CLD_NOTICE_ACT_RETURN: it came back: @on, @note
 * @CLD_NOTICE_ACT_WITHHOLD: it is not sent: @reason, @note, @who
 * @CLD_NOTICE_ACT_TAKE_BACK: it is to be sent after all
 * @CLD_NOTICE_ACT_CHASE: one without a reply was chased: @on
 * @CLD_NOTICE_ACT_CLOSE: what one received set off is done: @on, @note is what we did
 * @CLD_NOTICE_ACT_REOPEN: it is not
 *
 * What can be done to notices of the register.
 */
typedef enum
{
  CLD_NOTICE_ACT_SEND,
  CLD_NOTICE_ACT_SEND_AGAIN,
  CLD_NOTICE_ACT_ACKNOWLEDGE,
  CLD_NOTICE_ACT_RETURN,
  CLD_NOTICE_ACT_WITHHOLD,
  CLD_NOTICE_ACT_TAKE_BACK,
  CLD_NOTICE_ACT_CHASE,
  CLD_NOTICE_ACT_CLOSE,
  CLD_NOTICE_ACT_REOPEN,
  CLD_NOTICE_N_ACTS
} CldNoticeAct;

/**
 * CldNoticeWork:
 * @act: what is done
 * @on: (nullable): the day, YYYY-MM-DD; needed where the act has one
 * @method: (nullable): how it was sent; %NULL leaves what is recorded
 * @reference: (nullable): reference on the letter; %NULL leaves what is recorded
 * @reason: (nullable): code of notice_not_sent_reason.csv
 * @note: (nullable): a line more for the note, or of one received for what we did
 * @who: (nullable): who decided to withhold it
 *
 * One thing done to one notice or to many.
 */
typedef struct
{
  CldNoticeAct act;
  const char *on;
  const char *method;
  const char *reference;
  const char *reason;
  const char *note;
  const char *who;
} CldNoticeWork;

/**
 * CldNoticeTarget:
 * @ref: a notice
 * @version: as it was when it was read (#CldNoticeLine); 0 takes it as it is now
 *
 * Which notice is meant.
 */
typedef struct
{
  const char *ref;
  int version;
} CldNoticeTarget;

gboolean cld_notice_act_fits (CldNoticeAct act, gboolean incoming, CldNoticeState state);
gboolean cld_notice_work_prepare (CldStore *store, const CldNoticeTarget *targets, guint n_targets, const CldNoticeWork *work, GPtrArray *records, GError **error);
gboolean cld_notice_work_do (CldStore *store, const CldNoticeTarget *targets, guint n_targets, const CldNoticeWork *work, GError **error);

G_END_DECLS
