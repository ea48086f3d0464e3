/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/**
 * CldConnection:
 * @service: (nullable): the name of a service in the service file; then nothing else counts
 * @host: (nullable): the server's name or address, or the folder of its socket; blank for this computer
 * @port: (nullable): its port; blank for the usual one
 * @database: the database
 * @user: (nullable): the name there; blank for the login name
 *
 * Where a team's caseload is, as it is typed. There is no password among it: that goes a way of its
 * own.
 */
typedef struct
{
  const char *service;
  const char *host;
  const char *port;
  const char *database;
  const char *user;
} CldConnection;

char *cld_connection_make_name (const CldConnection *connection, GError **error);
void cld_connection_test_async (const char *name, const char *password, gboolean remember, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean cld_connection_test_finish (GAsyncResult *result, char **warning, GError **error);
