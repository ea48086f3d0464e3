/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "cld-password.h"

char *_cld_keyring_find (const CldPasswordPlace *place);
gboolean _cld_keyring_store (const CldPasswordPlace *place, const char *password, GError **error);
void _cld_keyring_clear (const CldPasswordPlace *place);
gboolean _cld_keyring_may_be_there (void);
char *_cld_keyring_protect (const char *password);
void _cld_keyring_free (char *password);
