/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-notice-register.h"

G_BEGIN_DECLS

/* What window and paper say of a notice in one or two words; translated. */
const char *cld_notice_words_standing (const CldNoticeEntry *entry);
const char *cld_notice_words_recipient_kind (const char *code);
const char *cld_notice_words_reason (const char *provision);
const char *cld_notice_words_provision (const char *provision, const char *recipient_kind);
char *cld_notice_words_dup_waiting (const CldNoticeEntry *entry);

G_END_DECLS
