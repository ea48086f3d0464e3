/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-error.h"

G_DEFINE_QUARK (cld-io-error-quark, cld_io_error)
G_DEFINE_QUARK (cld-store-error-quark, cld_store_error)
