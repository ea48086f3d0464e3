/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-print-job.h"

G_BEGIN_DECLS

CldPrintJob *cld_provider_print_new (CldStore *store, const char *provider, const char *today, GError **error);

G_END_DECLS
