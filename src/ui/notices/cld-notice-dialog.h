/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-notice-register.h"
#include "cld-notice-work.h"
#include "cld-session.h"

G_BEGIN_DECLS

/* Asks what belongs to one act on notices, a day and how, or why not, and does it. */
#define CLD_TYPE_NOTICE_DIALOG (cld_notice_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CldNoticeDialog, cld_notice_dialog, CLD, NOTICE_DIALOG, AdwMessageDialog)

CldNoticeDialog *cld_notice_dialog_new (GtkWidget *from, CldSession *session, CldNoticeAct act, const CldNoticeEntry *const *entries, guint n_entries);
const char *cld_notice_act_label (CldNoticeAct act);

G_END_DECLS
