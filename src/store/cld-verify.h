/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cld-store.h"

GPtrArray *cld_verify (CldStore *store, GCancellable *cancellable, GError **error);
