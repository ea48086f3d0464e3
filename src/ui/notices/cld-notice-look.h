/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-look.h"
#include "cld-notice-register.h"
#include "cld-row-table.h"

G_BEGIN_DECLS

/* How notices look in the lists of the register: what a table shows of those sent, of those received, and of the children of
 * other authorities. The rows of the first two are #CldNoticeEntry, of the third #CldRow of kind incoming_child; the owner that
 * the table gives back is the register that they are of, or NULL. */

extern const CldRowTableKind cld_notices_sent_kind;
extern const CldRowTableKind cld_notices_received_kind;
extern const CldRowTableKind cld_notices_host_kind;

const CldDutyLook *cld_notice_look (const CldNoticeEntry *entry);
char *cld_notice_look_day (gint32 day);
CldNoticeSort cld_notice_look_sort (CldNoticeView view, guint column);

G_END_DECLS
