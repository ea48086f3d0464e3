/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-row.h"

G_BEGIN_DECLS

/**
 * CldNoticeState:
 * @CLD_NOTICE_TO_SEND: neither sent nor withheld
 * @CLD_NOTICE_SENT: sent; nobody said that it came
 * @CLD_NOTICE_ACKNOWLEDGED: the recipient said that it came
 * @CLD_NOTICE_RETURNED: it came back
 * @CLD_NOTICE_WITHHELD: not sent, for a reason
 *
 * How far an outgoing notice is. Follows from its record and is never stored. One received has the state
 * %CLD_NOTICE_ACKNOWLEDGED once it is closed, else %CLD_NOTICE_SENT.
 */
typedef enum
{
  CLD_NOTICE_TO_SEND,
  CLD_NOTICE_SENT,
  CLD_NOTICE_ACKNOWLEDGED,
  CLD_NOTICE_RETURNED,
  CLD_NOTICE_WITHHELD,
  CLD_NOTICE_N_STATES
} CldNoticeState;

CldNoticeState cld_notice_state_of (const CldRow *notice);
CldNoticeState cld_notice_state_tell (const char *sent_on, const char *acknowledged_on, const char *returned_on, const char *not_sent_reason);
const char *cld_notice_state_id (CldNoticeState state);
const char *cld_notice_state_label (CldNoticeState state);
gboolean cld_notice_state_may_follow (CldNoticeState from, CldNoticeState to);

gboolean cld_notice_may_be_withheld (const char *recipient_kind, const char *reason);
gboolean cld_notice_reason_needs_note (const char *reason);
gboolean cld_notice_is_answer_asked (const char *recipient_kind);
const char *cld_notice_find_fault (const CldRow *before, const CldRow *after, guint *field);

G_END_DECLS
