/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The statutory timetable of a large caseload: all facts read and all duties computed, in memory, against the shortest
 * program that reads the same rows and columns through SQLite's own functions in the same run; the memory that it takes;
 * one child read and computed again after a change. By hand: bench-duties [CHILDREN...], each number a database of its
 * own; the second is compared with the first. Fails where a limit is passed. */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cld-duty-board.h"
#include "cld-facts-loader-private.h"
#include "cld-kinds.h"
#include "cld-sql.h"
#include "cld-store.h"

#define FIRST_DAY "2021-04-01"
#define TODAY "2026-04-07"
#define ROUNDS 5
#define MAX_RATIO 3.0   /* to reading alone */
#define MAX_MIB 200.0   /* with the first number of children */
#define MAX_GROWTH 1.1  /* for each child, of many to few */
#define MAX_CHILD_MS 1.0

/* --- made-up children --- */

typedef struct
{
  CldDb *db;
  CldArena *arena;
  guint64 n; /* rows */
  guint32 seed;
  const char *child_id;
  const char *child;
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

static char *
day_after (Maker *maker, gint32 day)
{
  char iso[CLD_DATE_SIZE];

  cld_date_from_day (day, iso);
  return cld_arena_strdup (maker->arena, iso);
}

/* A record past the change log, of which nothing is asked here. Returns its key. */
static char *put (Maker *maker, const CldKind *kind, const char *ref, ...) G_GNUC_NULL_TERMINATED;

static char *
put (Maker *maker, const CldKind *kind, const char *ref, ...)
{
  g_autofree char *sql = cld_sql_insert (kind, 1);
  GError *error = NULL;
  CldStmt *stmt = cld_db_prepare (maker->db, sql, &error);
  char *id = cld_arena_printf (maker->arena, "00000000-0000-7000-8000-%012" G_GINT64_MODIFIER "x", ++maker->n);
  const char *field;
  va_list args;

  must (stmt != NULL, error);
  cld_stmt_bind_text (stmt, 1, id);
  cld_stmt_bind_text (stmt, 2, ref);
  cld_stmt_bind_int (stmt, 3, 1);
  cld_stmt_bind_text (stmt, 4, "");
  va_start (args, ref);
  while ((field = va_arg (args, const char *)))
    cld_stmt_bind_text (stmt, 5 + cld_kind_find_field (kind, field), va_arg (args, const char *));
  va_end (args);
  if (kind->child >= 0)
    cld_stmt_bind_text (stmt, 5 + kind->child, maker->child_id);
  must (cld_stmt_run (stmt, &error), error);
  return id;
}

static char *
make_ref (Maker *maker, const char *day)
{
  return cld_arena_printf (maker->arena, "%s/%s", maker->child, day);
}

static void
put_placements (Maker *maker, gint32 start)
{
  static const char *const types[] = { "U1", "U6", "K2", "U4", "P1" };
  static const char *const areas[] = { "860", "855", "330", "WAL" };
  gint32 move = start + 300 + (gint32) draw (maker, 900);
  const char *const days[] = { day_after (maker, start), day_after (maker, move), NULL };

  for (guint i = 0; i < 2; i++)
    {
      char *ref = make_ref (maker, days[i]);
      char *id = put (maker, &cld_placement_kind, ref, "started_on", days[i], "ended_on", days[i + 1], "type", types[draw (maker, 5)], "area_authority", areas[draw (maker, 4)],
                      "carer", "Made Up", "postcode", "ST16 2LH", NULL);

      put (maker, &cld_plan_kind, ref, "kind", "PLACEMENT", "placement", id, "made_on", days[i], NULL);
      put (maker, &cld_approval_kind, ref, "placement", id, "provision", "reg11_1_b", "role", "DCS", "decided_on", days[i], NULL);
      put (maker, &cld_notice_kind, ref, "direction", "OUT", "placement", id, "provision", "reg13", "recipient_kind", "AREA", "sent_on", days[i], "event_on", days[i], NULL);
    }
}

/* A child who is visited. */
typedef struct
{
  char id[40];
  char ref[16];
  gint32 next;
} Visited;

/* As they are recorded: today this child's, tomorrow that one's. */
static void
put_visits (Maker *maker, GArray *children)
{
  gint32 today = cld_date_to_day (TODAY);

  for (gboolean any = TRUE; any;)
    {
      any = FALSE;
      for (guint i = 0; i < children->len; i++)
        {
          Visited *one = &g_array_index (children, Visited, i);
          char *on;

          if (one->next >= today)
            continue;
          any = TRUE;
          maker->child = one->ref;
          maker->child_id = one->id;
          on = day_after (maker, one->next);
          one->next += 38 + (gint32) draw (maker, 9);
          put (maker, &cld_visit_kind, make_ref (maker, on), "visited_on", on, "outcome", draw (maker, 20) ? "SEEN_ALONE" : "NO_ACCESS", "by", "Sam Worker",
               "notes", "Seen at home. School goes well. Asked about contact.", NULL);
          cld_arena_clear (maker->arena);
        }
    }
}

static void
put_checks (Maker *maker, gint32 start, gint32 today)
{
  for (gint32 day = start + 26, i = 0; day < today; day += i == 0 ? 85 : 175, i++)
    {
      char *on = day_after (maker, day);

      put (maker, &cld_review_kind, cld_arena_printf (maker->arena, "%s/%s/LAC", maker->child, on), "kind", "LAC", "held_on", on, "participation", "PN1", NULL);
    }
  for (gint32 day = start + 25, i = 0; day < today; day += 340 + (gint32) draw (maker, 40), i++)
    {
      char *on = day_after (maker, day), *later = day_after (maker, day + 40);

      put (maker, &cld_health_check_kind, make_ref (maker, on), "kind", i == 0 ? "IHA" : "RHA", "done_on", on, "status", "COMPLETED", NULL);
      put (maker, &cld_health_check_kind, make_ref (maker, later), "kind", "DENTAL", "done_on", later, "status", "COMPLETED", NULL);
      put (maker, &cld_sdq_kind, make_ref (maker, on), "completed_on", on, "score", "12", NULL);
    }
}

static void
put_child (Maker *maker, guint i, GArray *visited)
{
  Visited one;
  gint32 start = cld_date_to_day (FIRST_DAY) + (gint32) draw (maker, 60), today = cld_date_to_day (TODAY);
  char *first = day_after (maker, start), *born = day_after (maker, start - 365 * (1 + (gint32) draw (maker, 12)));
  char *away = day_after (maker, start + 400), *back = cld_arena_printf (maker->arena, "%sT09:30", day_after (maker, start + 401));

  maker->child = cld_arena_printf (maker->arena, "%07u", 1000000 + i);
  maker->child_id = put (maker, &cld_child_kind, maker->child, "surname", "Example", "given_names", "Zoë", "date_of_birth", born, "worker",
                         cld_arena_printf (maker->arena, "Worker %u", i % 700), "team", "North", NULL);
  put (maker, &cld_care_period_kind, make_ref (maker, first), "started_on", first, NULL);
  put (maker, &cld_legal_status_kind, make_ref (maker, first), "started_on", first, "ended_on", away, "code", "C1", NULL);
  put (maker, &cld_legal_status_kind, make_ref (maker, away), "started_on", away, "code", "C2", NULL);
  put (maker, &cld_plan_kind, cld_arena_printf (maker->arena, "%s-2", make_ref (maker, first)), "kind", "CARE", "made_on", first, NULL);
  put (maker, &cld_missing_episode_kind, make_ref (maker, away), "kind", "M", "started_at", away, "ended_at", back, "interview_done_at", back, NULL);
  put_placements (maker, start);
  put_checks (maker, start, today);
  g_strlcpy (one.id, maker->child_id, sizeof one.id);
  g_strlcpy (one.ref, maker->child, sizeof one.ref);
  one.next = start + (gint32) draw (maker, 9);
  g_array_append_val (visited, one);
}

static void
make_database (const char *path, guint n_children)
{
  GError *error = NULL;
  CldStore *store = cld_store_open (path, CLD_STORE_CREATE, &error);
  Maker maker = { .arena = cld_arena_new (), .seed = 5 };
  g_autoptr (GArray) visited = g_array_new (FALSE, FALSE, sizeof (Visited));

  must (store != NULL, error);
  maker.db = cld_store_get_db (store);
  must (cld_db_begin (maker.db, &error), error);
  put (&maker, &cld_authority_kind, "860", "name", "Staffordshire", "own", "1", NULL);
  put (&maker, &cld_authority_kind, "855", "name", "Leicestershire", "adjoining", "1", NULL);
  for (guint i = 0; i < n_children; i++)
    {
      put_child (&maker, i, visited);
      cld_arena_clear (maker.arena);
    }
  put_visits (&maker, visited);
  must (cld_db_commit (maker.db, &error), error);
  cld_arena_free (maker.arena);
  cld_store_free (store);
}

/* In a process of its own, so that its memory is not counted. */
static void
make_apart (const char *path, guint n_children)
{
  pid_t pid = fork ();
  int status = 1;

  if (pid == 0)
    {
      make_database (path, n_children);
      _exit (0);
    }
  if (pid < 0 || waitpid (pid, &status, 0) != pid || status != 0)
    g_error ("the database could not be made");
}

/* --- what is measured --- */

/* The processor's time: what else runs on the computer counts for neither side. */
static double
now_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static double
memory_mib (const char *which)
{
  g_autofree char *text = NULL;
  const char *found;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL) || !(found = strstr (text, which)))
    return 0;
  return (double) g_ascii_strtoll (found + strlen (which), NULL, 10) / 1024;
}

static guint64
read_raw (sqlite3 *db, const char *sql, guint64 *bytes)
{
  sqlite3_stmt *stmt = NULL;
  guint64 n = 0;
  int n_columns;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  n_columns = sqlite3_column_count (stmt);
  for (; sqlite3_step (stmt) == SQLITE_ROW; n++)
    for (int i = 0; i < n_columns; i++)
      {
        const unsigned char *text = sqlite3_column_text (stmt, i);

        *bytes += text ? text[0] : 0;
      }
  sqlite3_finalize (stmt);
  return n;
}

/* The same rows and columns, one after the other, and nothing made of them. */
static double
time_raw (const char *path, guint64 *n_rows)
{
  sqlite3 *db = NULL;
  guint64 bytes = 0;
  double start;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    g_error ("the database cannot be opened");
  start = now_ms ();
  *n_rows = read_raw (db, "SELECT c.id, c.ref, c.date_of_birth, c.uasc_from, c.uasc_until, c.worker, c.team, c.iro FROM child c", &bytes);
  for (guint i = 0; i < CLD_N_FACT_SOURCES; i++)
    *n_rows += read_raw (db, _cld_fact_sources[i].sql, &bytes);
  start = now_ms () - start;
  sqlite3_close (db);
  return start;
}

static double
time_board (CldDb *db, guint *n_duties, double *facts)
{
  GError *error = NULL;
  CldDutyFilter all = CLD_DUTY_FILTER_INIT;
  double start = now_ms ();
  g_autoptr (CldFactsBook) book = cld_facts_book_load (db, NULL, &error);
  CldDutyBoard *board = cld_duty_board_new (cld_date_to_day (TODAY), CLD_NO_DAY);

  must (book != NULL, error);
  *facts = now_ms () - start;
  g_clear_pointer (&book, cld_facts_book_free);
  start = now_ms ();
  must (cld_duty_board_load (board, db, &error), error);
  start = now_ms () - start;
  *n_duties = cld_duty_board_count (board, &all);
  cld_duty_board_free (board);
  return start;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
}

static double
time_child (CldDb *db, guint n_children)
{
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_date_to_day (TODAY), CLD_NO_DAY);
  double times[301];
  GError *error = NULL;

  must (cld_duty_board_load (board, db, &error), error);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *child = g_strdup_printf ("%07u", 1000000 + (i * 7919u) % n_children);
      double start = now_ms ();

      must (cld_duty_board_refresh_child (board, db, child, &error), error);
      times[i] = now_ms () - start;
    }
  qsort (times, G_N_ELEMENTS (times), sizeof *times, compare_doubles);
  return times[G_N_ELEMENTS (times) / 2];
}

static gboolean
say (const char *what, double value, double limit, const char *unit)
{
  g_print ("  %-44s %9.2f %s%s\n", what, value, unit, limit > 0 && value > limit ? "  TOO MUCH" : "");
  return limit <= 0 || value <= limit;
}

/* Returns the milliseconds that facts and duties of one child take in a load of all. */
static double
measure (const char *path, guint n_children, gboolean *good)
{
  GError *error = NULL;
  CldDb *db = cld_db_open (path, CLD_DB_OPEN | CLD_DB_READ_ONLY, &error);
  double raw = G_MAXDOUBLE, board = G_MAXDOUBLE, facts = G_MAXDOUBLE, before = memory_mib ("VmRSS:"), peak;
  guint n_duties = 0;
  guint64 n_rows = 0;

  must (db != NULL, error);
  for (guint i = 0; i < (n_children > 20000 ? 2 : ROUNDS); i++)
    {
      double one;

      board = MIN (board, time_board (db, &n_duties, &one));
      facts = MIN (facts, one);
      raw = MIN (raw, time_raw (path, &n_rows));
    }
  peak = memory_mib ("VmHWM:");
  g_print ("%u children, %" G_GUINT64_FORMAT " rows, %u duties\n", n_children, n_rows, n_duties);
  say ("reading the rows alone", raw, 0, "ms");
  say ("facts", facts, 0, "ms");
  say ("facts and duties", board, 0, "ms");
  *good = say ("facts and duties / reading alone", board / raw, MAX_RATIO, "times") && *good;
  *good = say ("memory at most", peak, n_children <= 10000 ? MAX_MIB : 0, "MiB") && *good;
  say ("of which the board", peak - before, 0, "MiB");
  *good = say ("one child again", time_child (db, n_children), MAX_CHILD_MS, "ms") && *good;
  cld_db_close (db);
  return board / n_children;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("cld-bench-XXXXXX", NULL);
  double first = 0;
  gboolean good = TRUE;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  for (int i = 1; i < MAX (argc, 2); i++)
    {
      guint n = argc > 1 ? (guint) atoi (argv[i]) : 10000;
      g_autofree char *path = g_build_filename (folder, "bench.db", NULL);
      double each;

      make_apart (path, n);
      each = measure (path, n, &good);
      if (first > 0)
        good = say ("one of many / one of few", each / first, MAX_GROWTH, "times") && good;
      first = first > 0 ? first : each;
      g_unlink (path);
    }
  {
    g_autofree char *command = g_strdup_printf ("rm -r '%s'", folder);

    if (system (command) != 0)
      g_printerr ("%s is left\n", folder);
  }
  return good ? 0 : 1;
}
