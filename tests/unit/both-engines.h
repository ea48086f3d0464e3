/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Tests that run on both engines ask here for a place for their store. CASELOAD_TEST_ENGINE=postgres has each of them
 * be a database of its own on the server that tests/postgres-run started; anything else, a file. */

#include <glib.h>
#include <unistd.h>

#include "cld-db.h"

/* So many databases of a program are there at once; older ones are dropped. */
#define ENGINE_KEPT 8

static CldDb *engine_server;
static GQueue engine_databases = G_QUEUE_INIT;

G_GNUC_UNUSED static gboolean
engine_is_postgres (void)
{
  return g_strcmp0 (g_getenv ("CASELOAD_TEST_ENGINE"), "postgres") == 0;
}

G_GNUC_UNUSED static char *
engine_uri (const char *database)
{
  const char *server = g_getenv ("CASELOAD_TEST_SERVER");

  if (!server)
    g_error ("There is no PostgreSQL server to test on: run build-aux/test, or tests/postgres-run meson test");
  return g_strdup_printf ("postgresql:///%s?host=%s", database, server);
}

/* Something that only the server's administrator does. */
G_GNUC_UNUSED static void
engine_administer (const char *sql)
{
  g_autoptr (GError) error = NULL;

  if (!engine_server)
    {
      g_autofree char *uri = engine_uri ("postgres");

      engine_server = cld_db_open (uri, CLD_DB_CREATE, &error);
      g_assert_no_error (error);
    }
  cld_db_run_script (engine_server, sql, &error);
  g_assert_no_error (error);
}

static void
engine_drop (char *database)
{
  g_autofree char *sql = g_strdup_printf ("DROP DATABASE %s WITH (FORCE)", database);

  engine_administer (sql);
  g_free (database);
}

/* A new, empty database on the server. */
G_GNUC_UNUSED static char *
engine_make_database (const char *options)
{
  static guint n;
  char *database = g_strdup_printf ("t%d_%u", (int) getpid (), n++);
  g_autofree char *sql = g_strdup_printf ("CREATE DATABASE %s TEMPLATE template0 %s", database, options);

  while (engine_databases.length >= ENGINE_KEPT)
    engine_drop (g_queue_pop_head (&engine_databases));
  engine_administer (sql);
  g_queue_push_tail (&engine_databases, database);
  return engine_uri (database);
}

/* Where a store may be made: @path, or a database of its own. */
G_GNUC_UNUSED static char *
engine_new_name (const char *path)
{
  return engine_is_postgres () ? engine_make_database ("") : g_strdup (path);
}

/* An empty database without a schema. */
G_GNUC_UNUSED static CldDb *
engine_open_empty (void)
{
  g_autofree char *name = engine_new_name (":memory:");
  g_autoptr (GError) error = NULL;
  CldDb *db = cld_db_open (name, CLD_DB_CREATE, &error);

  g_assert_no_error (error);
  return db;
}

/* At the end of a program. */
G_GNUC_UNUSED static void
engine_clean_up (void)
{
  while (engine_databases.length > 0)
    engine_drop (g_queue_pop_head (&engine_databases));
  g_clear_pointer (&engine_server, cld_db_close);
}

G_GNUC_UNUSED static int
engine_run (void)
{
  int result = g_test_run ();

  engine_clean_up ();
  return result;
}
