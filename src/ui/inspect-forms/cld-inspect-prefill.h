/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"
#include "cld-session.h"

G_BEGIN_DECLS

void cld_inspect_prefill (CldRecord *record, CldSession *session, const char *about_kind, const char *about_ref);

G_END_DECLS
