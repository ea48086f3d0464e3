/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of 20,000 notices: opened, filtered and sorted every way, beside the shortest program that reads the same rows through
 * SQLite's own functions. By hand: bench-notices [NOTICES] [DATABASE], a database being the name of a new one, on a server for one. The
 * wall clock counts, for it is what people wait for. Fails where a limit is passed. */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "cld-kinds.h"
#include "cld-notice-register.h"
#include "cld-sql.h"
#include "cld-store.h"

#define TODAY "2026-04-07"
#define FIRST_DAY "2021-04-01"
#define ROUNDS 7
#define A_CHILD 12 /* notices */
#define MAX_OPEN_MS 300.0
#define MAX_FILTER_MS 100.0

typedef struct
{
  CldDb *db;
  guint64 n; /* rows */
  guint32 seed;
} Maker;

static void
must (gboolean done, const GError *error)
{
  if (!done)
    g_error ("%s", error ? error->message : "failed");
}

static guint
draw (Maker *maker, guint below)
{
  maker->seed = maker->seed * 1664525u + 1013904223u;
  return (maker->seed >> 8) % below;
}

/* A record past the change log, of which nothing is asked here. @values are those of the row as they are stored: keys, not refs. */
static char *
put (Maker *maker, const CldKind *kind, const char *ref, const char *const *values)
{
  g_autofree char *sql = cld_sql_insert (kind, 1);
  g_autoptr (CldArena) arena = cld_arena_new_sized (4096);
  g_autoptr (GString) key = g_string_new (NULL);
  CldRow *row = cld_row_new (arena, kind, ref);
  char *id = g_strdup_printf ("00000000-0000-7000-8000-%012" G_GINT64_MODIFIER "x", ++maker->n);
  GError *error = NULL;
  CldStmt *stmt = cld_db_prepare (maker->db, sql, &error);

  must (stmt != NULL, error);
  memcpy (row->values, values, kind->n_fields * sizeof *values);
  cld_row_append_search_key (key, row);
  cld_stmt_bind_text (stmt, 1, id);
  cld_stmt_bind_text (stmt, 2, ref);
  cld_stmt_bind_int (stmt, 3, 1);
  cld_stmt_bind_text (stmt, 4, key->str);
  for (guint i = 0; i < kind->n_fields; i++)
    cld_stmt_bind_text (stmt, 5 + (int) i, values[i]);
  must (cld_stmt_run (stmt, &error), error);
  return id;
}

static void
put_notice (Maker *maker, const char *child, const char *child_id, const char *placement, gint32 start, guint number)
{
  static const char *const kinds[] = { "CHILD", "PARENT", "PREVCARER", "ICB_FROM", "ICB_TO", "GP_FROM", "GP_TO", "EDU", "IRO", "AREA", "VSH", "AREA" };
  const char *values[NOTICE_N_FIELDS] = { NULL };
  char event[CLD_DATE_SIZE], sent[CLD_DATE_SIZE], answered[CLD_DATE_SIZE];
  g_autofree char *ref = g_strdup_printf ("%s/%u", child, number), *recipient = g_strdup_printf ("Recipient %u of Somewhere", draw (maker, 900));
  guint fate = draw (maker, 20);

  cld_date_from_day (start, event);
  cld_date_from_day (start + (gint32) draw (maker, 5) - 3, sent);
  cld_date_from_day (start + 10, answered);
  values[NOTICE_DIRECTION] = number == 3 ? "IN" : "OUT";
  values[NOTICE_CHILD] = child_id;
  values[NOTICE_PLACEMENT] = placement;
  values[NOTICE_PROVISION] = number == 3 ? "reg40" : number % A_CHILD == 9 ? "reg13_4" : "reg13";
  values[NOTICE_RECIPIENT_KIND] = kinds[number % G_N_ELEMENTS (kinds)];
  values[NOTICE_RECIPIENT] = recipient;
  values[NOTICE_EVENT_ON] = event;
  values[NOTICE_METHOD] = "Secure e-mail";
  values[NOTICE_REFERENCE] = "BRK/2026/0145";
  if (fate > 1)
    values[NOTICE_SENT_ON] = sent;
  if (fate > 9)
    values[NOTICE_ACKNOWLEDGED_ON] = answered;
  if (fate == 1)
    values[NOTICE_NOT_SENT_REASON] = "NOT_PRACTICABLE";
  g_free (put (maker, &cld_notice_kind, ref, values));
}

static void
put_child (Maker *maker, guint i, const char *provider)
{
  static const char *const areas[] = { "860", "855", "330", "WAL" };
  g_autofree char *child = g_strdup_printf ("%07u", 1000000 + i), *surname = g_strdup_printf ("Surname%u", draw (maker, 5000)), *ref = NULL, *id = NULL, *placement = NULL;
  const char *values[CLD_MAX_FIELDS] = { NULL }, *placed[CLD_MAX_FIELDS] = { NULL };
  gint32 start = cld_date_to_day (FIRST_DAY) + (gint32) draw (maker, 1800);
  char day[CLD_DATE_SIZE];

  cld_date_from_day (start, day);
  values[CHILD_GIVEN_NAMES] = "Zoë";
  values[CHILD_SURNAME] = surname;
  id = put (maker, &cld_child_kind, child, values);
  ref = g_strdup_printf ("%s/%s", child, day);
  placed[PLACEMENT_CHILD] = id;
  placed[PLACEMENT_STARTED_ON] = day;
  placed[PLACEMENT_TYPE] = "U1";
  placed[PLACEMENT_PROVIDER] = provider;
  placed[PLACEMENT_AREA_AUTHORITY] = areas[draw (maker, 4)];
  placed[PLACEMENT_EMERGENCY] = draw (maker, 5) == 0 ? "1" : NULL;
  placement = put (maker, &cld_placement_kind, ref, placed);
  for (guint j = 0; j < A_CHILD; j++)
    put_notice (maker, child, id, placement, start, j);
}

static void
make_database (const char *name, guint n)
{
  GError *error = NULL;
  CldStore *store = cld_store_open (name, CLD_STORE_CREATE, &error);
  const char *values[CLD_MAX_FIELDS] = { NULL };
  Maker maker = { .seed = 4711 };
  g_autofree char *provider = NULL;

  must (store != NULL, error);
  maker.db = cld_store_get_db (store);
  must (cld_db_begin (maker.db, &error), error);
  values[PROVIDER_NAME] = "Larch House";
  provider = put (&maker, &cld_provider_kind, "SC1", values);
  for (guint i = 0; i * A_CHILD < n; i++)
    put_child (&maker, i, provider);
  must (cld_db_commit (maker.db, &error), error);
  cld_store_free (store);
}

/* --- what is measured --- */

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1e3;
}

static double
time_raw (const char *path, guint64 *n)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *stmt = NULL;
  guint64 bytes = 0;
  double start;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    g_error ("the database cannot be opened");
  start = now_ms ();
  if (sqlite3_prepare_v2 (db, "SELECT n.*, c.*, p.* FROM notice n LEFT JOIN placement p ON p.id = n.placement LEFT JOIN child c ON c.id = n.child", -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  for (*n = 0; sqlite3_step (stmt) == SQLITE_ROW; ++*n)
    for (int i = 0; i < sqlite3_column_count (stmt); i++)
      {
        const unsigned char *text = sqlite3_column_text (stmt, i);

        bytes += text ? text[0] : 0;
      }
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  g_assert_cmpuint (bytes, >, 0);
  return now_ms () - start;
}

static gboolean
say (const char *what, double value, double limit)
{
  g_print ("  %-44s %9.2f ms%s\n", what, value, limit > 0 && value > limit ? "  TOO MUCH" : "");
  return limit <= 0 || value <= limit;
}

static gboolean
measure_open (const char *name, CldDb *db)
{
  double raw = G_MAXDOUBLE, best = G_MAXDOUBLE;
  guint64 n = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      GError *error = NULL;
      double start = now_ms ();
      g_autoptr (CldNoticeRegister) notices = cld_notice_register_load (db, TODAY, &error);

      must (notices != NULL, error);
      best = MIN (best, now_ms () - start);
      if (!cld_db_is_server (db))
        raw = MIN (raw, time_raw (name, &n));
      if (i == 0)
        g_print ("%u notices\n", cld_notice_register_get_n (notices));
    }
  if (!cld_db_is_server (db))
    say ("reading the rows alone", raw, 0);
  return say ("the register", best, MAX_OPEN_MS);
}

static gboolean
measure_filters (const CldNoticeRegister *notices)
{
  static const struct
  {
    const char *what;
    CldNoticeFilter filter;
  } filters[] = {
#define FILTER(...) { .from = CLD_NO_DAY, .until = CLD_NO_DAY, __VA_ARGS__ }
    { "everything, by state", FILTER (.sort = CLD_NOTICE_BY_STATE) },
    { "everything, by recipient", FILTER (.sort = CLD_NOTICE_BY_RECIPIENT) },
    { "everything, by kind of recipient", FILTER (.sort = CLD_NOTICE_BY_RECIPIENT_KIND) },
    { "everything, by child", FILTER (.sort = CLD_NOTICE_BY_CHILD) },
    { "everything, by reason", FILTER (.sort = CLD_NOTICE_BY_REASON) },
    { "everything, by due date, turned round", FILTER (.sort = CLD_NOTICE_BY_DUE, .descending = TRUE) },
    { "everything, by day sent", FILTER (.sort = CLD_NOTICE_BY_SENT) },
    { "everything, by method", FILTER (.sort = CLD_NOTICE_BY_METHOD) },
    { "everything, by day acknowledged", FILTER (.sort = CLD_NOTICE_BY_ACKNOWLEDGED) },
    { "open, and last 6 weeks", FILTER (.view = CLD_NOTICES_SENT, .period = CLD_NOTICES_OPEN_AND_RECENT) },
    { "received", FILTER (.view = CLD_NOTICES_RECEIVED) },
    /* the 120th day of 2026 and before */
    { "up to a day", { .period = CLD_NOTICES_BETWEEN, .from = CLD_NO_DAY, .until = 20573 } },
    { "one kind of recipient", FILTER (.recipient_kind = "PARENT") },
    { "one reason", FILTER (.provision = "reg13_4") },
    { "one area authority", FILTER (.authority = "855") },
    { "not sent", FILTER (.only = CLD_NOTICES_NOT_SENT) },
    { "not acknowledged", FILTER (.only = CLD_NOTICES_NOT_ACKNOWLEDGED) },
    { "withheld", FILTER (.only = CLD_NOTICES_WITHHELD) },
    { "a text that much holds", FILTER (.text = "zoe recipient") },
    { "a text that nothing holds", FILTER (.text = "nobody is called so") },
  };
  gboolean good = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      double best = G_MAXDOUBLE;
      g_autofree char *what = NULL;

      for (guint j = 0; j < ROUNDS; j++)
        {
          double start = now_ms ();
          g_autoptr (GPtrArray) found = cld_notice_register_filter (notices, &filters[i].filter);

          best = MIN (best, now_ms () - start);
          if (j == 0)
            what = g_strdup_printf ("%s: %u", filters[i].what, found->len);
        }
      good = say (what, best, MAX_FILTER_MS) && good;
    }
  return good;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("cld-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.db", NULL);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);
  const char *name = argc > 2 ? argv[2] : path;
  g_autoptr (CldNoticeRegister) notices = NULL;
  g_autoptr (CldDb) db = NULL;
  GError *error = NULL;
  gboolean good;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  make_database (name, argc > 1 ? (guint) atoi (argv[1]) : 20000);
  db = cld_db_open (name, CLD_DB_OPEN | CLD_DB_READ_ONLY, &error);
  must (db != NULL, error);
  good = measure_open (name, db);
  notices = cld_notice_register_load (db, TODAY, &error);
  must (notices != NULL, error);
  good = measure_filters (notices) && good;
  if (system (command) != 0)
    g_printerr ("%s is left\n", folder);
  return good ? 0 : 1;
}
