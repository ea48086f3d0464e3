/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"

/**
 * CldPasswordPlace:
 * @host: the server, or the folder of its socket
 * @port: its port
 * @database: the database
 * @user: who logs in there
 *
 * What a password is for.
 */
typedef struct
{
  const char *host;
  const char *port;
  const char *database;
  const char *user;
} CldPasswordPlace;

gboolean cld_password_has_keyring (void);
gboolean cld_password_keep (CldDb *db, gboolean keep, GError **error);
void cld_password_set_typed (const char *name, const char *password);

char *_cld_password_get_typed (const char *name);
char *_cld_password_find (const CldPasswordPlace *place);
gboolean _cld_password_remember (const CldPasswordPlace *place, const char *password, GError **error);
void _cld_password_forget (const CldPasswordPlace *place);
void _cld_password_free (char *password);
