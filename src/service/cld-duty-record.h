/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty.h"
#include "cld-kind.h"
#include "cld-row.h"

G_BEGIN_DECLS

/* Which record does which duty. */

const char *cld_duty_record_get_code (const char *id);
int cld_duty_record_get_code_field (const CldKind *kind);
gboolean cld_duty_record_is_of_series (const char *id, const CldRow *record);
const CldKind *cld_fact_kind_get_kind (CldFactKind kind);

G_END_DECLS
