/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef struct _CldRedact CldRedact;

CldRedact *cld_redact_new (void);
void cld_redact_free (CldRedact *redact);
void cld_redact_keep_name (CldRedact *redact, const char *name);
void cld_redact_add_name (CldRedact *redact, const char *name);
void cld_redact_add_postcode (CldRedact *redact, const char *postcode);
char *cld_redact_text (CldRedact *redact, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldRedact, cld_redact_free)
