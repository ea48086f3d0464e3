/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The placements of 10,000 children with their evidence, once their board is in memory: the list made, and filtered. By hand:
 * bench-placements [CHILDREN] [DATABASE], a database being the name of a new one, on a server for one. The processor's time counts:
 * nothing is waited for, and others may be at work. Fails where a limit is passed. */

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cld-kinds.h"
#include "cld-placement-list.h"
#include "cld-sql.h"
#include "cld-store.h"

#define TODAY "2026-04-07"
#define FIRST_DAY "2021-04-01"
#define ROUNDS 7
#define A_CHILD 3 /* placements */
#define MAX_CURRENT_MS 100.0
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
put_placement (Maker *maker, const char *child, const char *child_id, const char *provider, gint32 start, gint32 end)
{
  static const char *const areas[] = { "860", "860", "855", "330", "WAL" }, *const types[] = { "U1", "U6", "K2", "U4" };
  const char *placed[CLD_MAX_FIELDS] = { NULL }, *approved[CLD_MAX_FIELDS] = { NULL }, *told[CLD_MAX_FIELDS] = { NULL };
  char from[CLD_DATE_SIZE], until[CLD_DATE_SIZE];
  g_autofree char *ref = NULL, *id = NULL, *approval = NULL, *notice = NULL;

  cld_date_from_day (start, from);
  if (end != CLD_NO_DAY)
    cld_date_from_day (end, until);
  ref = g_strdup_printf ("%s/%s", child, from);
  placed[PLACEMENT_CHILD] = approved[APPROVAL_CHILD] = told[NOTICE_CHILD] = child_id;
  placed[PLACEMENT_STARTED_ON] = from;
  placed[PLACEMENT_ENDED_ON] = end == CLD_NO_DAY ? NULL : until;
  placed[PLACEMENT_TYPE] = types[draw (maker, 4)];
  placed[PLACEMENT_PROVIDER] = provider;
  placed[PLACEMENT_CARER] = "Sarah Madeup";
  placed[PLACEMENT_POSTCODE] = "ZZ1 4RT";
  placed[PLACEMENT_DISTANCE_MILES] = "41.0";
  placed[PLACEMENT_AREA_AUTHORITY] = areas[draw (maker, 5)];
  id = put (maker, &cld_placement_kind, ref, placed);
  approved[APPROVAL_PLACEMENT] = told[NOTICE_PLACEMENT] = id;
  approved[APPROVAL_PROVISION] = "reg11_1_b";
  approved[APPROVAL_ROLE] = "DCS";
  approved[APPROVAL_DECIDED_ON] = approved[APPROVAL_WISHES_HEARD_ON] = from;
  if (draw (maker, 10) > 0)
    g_free (put (maker, &cld_approval_kind, ref, approved));
  told[NOTICE_DIRECTION] = "OUT";
  told[NOTICE_PROVISION] = "reg13_4";
  told[NOTICE_RECIPIENT_KIND] = "AREA";
  told[NOTICE_SENT_ON] = from;
  g_free (put (maker, &cld_notice_kind, ref, told));
}

static void
put_child (Maker *maker, guint i, const char *provider)
{
  g_autofree char *child = g_strdup_printf ("%07u", 1000000 + i), *surname = g_strdup_printf ("Surname%u", draw (maker, 5000)), *id = NULL;
  const char *values[CLD_MAX_FIELDS] = { NULL }, *period[CLD_MAX_FIELDS] = { NULL };
  gint32 start = cld_date_to_day (FIRST_DAY) + (gint32) draw (maker, 700);
  char day[CLD_DATE_SIZE];

  cld_date_from_day (start, day);
  values[CHILD_GIVEN_NAMES] = "Zoë";
  values[CHILD_SURNAME] = surname;
  id = put (maker, &cld_child_kind, child, values);
  period[CARE_PERIOD_CHILD] = id;
  period[CARE_PERIOD_STARTED_ON] = day;
  g_free (put (maker, &cld_care_period_kind, child, period));
  for (guint j = 0; j < A_CHILD; j++)
    {
      gint32 end = j + 1 < A_CHILD ? start + 30 + (gint32) draw (maker, 300) : CLD_NO_DAY;

      put_placement (maker, child, id, provider, start, end);
      start = end;
    }
}

static void
make_database (const char *name, guint n)
{
  GError *error = NULL;
  CldStore *store = cld_store_open (name, CLD_STORE_CREATE, &error);
  const char *values[CLD_MAX_FIELDS] = { NULL };
  g_autofree char *provider = NULL;
  Maker maker = { .seed = 7 };

  must (store != NULL, error);
  maker.db = cld_store_get_db (store);
  must (cld_db_begin (maker.db, &error), error);
  values[AUTHORITY_NAME] = "Staffordshire";
  values[AUTHORITY_OWN] = "1";
  g_free (put (&maker, &cld_authority_kind, "860", values));
  values[AUTHORITY_NAME] = "Leicestershire";
  values[AUTHORITY_OWN] = NULL;
  values[AUTHORITY_ADJOINING] = "1";
  g_free (put (&maker, &cld_authority_kind, "855", values));
  memset (values, 0, sizeof values);
  values[PROVIDER_NAME] = "Larch House";
  provider = put (&maker, &cld_provider_kind, "SC990001", values);
  for (guint i = 0; i < n; i++)
    put_child (&maker, i, provider);
  must (cld_db_commit (maker.db, &error), error);
  cld_store_free (store);
}

static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *times)
{
  qsort (times, ROUNDS, sizeof *times, compare);
  return times[ROUNDS / 2];
}

static gboolean
measure_load (CldDb *db, const CldDutyBoard *board, CldPlacementScope scope, const char *what, double limit)
{
  double times[ROUNDS], ms;
  guint n = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      double begun = now_ms ();
      g_autoptr (CldPlacementList) list = cld_placement_list_load (db, board, scope, &error);

      times[i] = now_ms () - begun;
      must (list != NULL, error);
      n = cld_placement_list_get_n (list);
    }
  ms = median (times);
  g_print ("%-24s %6u entries  %7.1f ms  (limit %.0f)\n", what, n, ms, limit);
  return limit <= 0 || ms <= limit;
}

static gboolean
measure_filter (CldPlacementList *list, const CldPlacementFilter *filter, const char *what)
{
  double times[ROUNDS], ms;
  guint n = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      double begun = now_ms ();

      n = cld_placement_list_count (list, filter);
      times[i] = now_ms () - begun;
    }
  ms = median (times);
  g_print ("%-24s %6u found    %7.1f ms  (limit %.0f)\n", what, n, ms, MAX_FILTER_MS);
  return ms <= MAX_FILTER_MS;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("cld-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.db", NULL);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);
  const char *name = argc > 2 ? argv[2] : path;
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_date_to_day (TODAY), CLD_NO_DAY);
  g_autoptr (CldPlacementList) all = NULL;
  g_autoptr (CldDb) db = NULL;
  GError *error = NULL;
  gboolean good;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  make_database (name, argc > 1 ? (guint) atoi (argv[1]) : 10000);
  db = cld_db_open (name, CLD_DB_OPEN | CLD_DB_READ_ONLY, &error);
  must (db != NULL, error);
  must (cld_duty_board_load (board, db, &error), error);
  good = measure_load (db, board, CLD_PLACEMENTS_CURRENT, "current", MAX_CURRENT_MS);
  measure_load (db, board, CLD_PLACEMENTS_ALL, "all", 0);
  all = cld_placement_list_load (db, board, CLD_PLACEMENTS_ALL, &error);
  must (all != NULL, error);
  good = measure_filter (all, &(CldPlacementFilter){ .flags = CLD_PLACEMENT_LACKS_APPROVAL }, "lacking approval") && good;
  good = measure_filter (all, &(CldPlacementFilter){ .search = "surname12 larch" }, "search") && good;
  if (system (command) != 0)
    g_printerr ("%s is left\n", folder);
  return good ? 0 : 1;
}
