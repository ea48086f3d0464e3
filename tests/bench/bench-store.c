/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the list, opening a child and a save take with a store: bench-store NAME. Prints a line each: what, median
 * milliseconds, round trips to a server. */
#include <stdio.h>
#include <stdlib.h>

#include "cld-caseload.h"
#include "cld-change-set.h"
#include "cld-kinds.h"
#include "cld-lookup.h"
#include "cld-record-service.h"
#include "cld-repo.h"

#define TIMES 101

typedef struct
{
  CldStore *store;
  GPtrArray *children;
  guint n;
} Bench;

static void
must (gboolean done, GError *error)
{
  if (done)
    return;
  g_printerr ("bench-store: %s\n", error ? error->message : "failed");
  exit (1);
}

static void
list (Bench *bench)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  GError *error = NULL;
  g_autoptr (GPtrArray) lines = cld_caseload_on (cld_store_get_db (bench->store), "2026-03-31", FALSE, arena, &error);

  must (lines != NULL, error);
}

static void
open_child (Bench *bench)
{
  const char *ref = bench->children->pdata[(bench->n++ * 7919) % bench->children->len];
  GError *error = NULL;
  g_autoptr (CldRecordSet) set = cld_repo_load_child_fully (cld_store_get_db (bench->store), ref, &error);

  must (set && cld_change_log_look (bench->store, CLD_ACT_VIEW, "look", ref, &error), error);
}

static void
save (Bench *bench)
{
  const char *ref = bench->children->pdata[(bench->n++ * 7919) % bench->children->len];
  g_autoptr (CldRecord) visit = cld_record_new (&cld_visit_kind, NULL);
  GError *error = NULL;

  cld_record_set_text (visit, VISIT_CHILD, ref);
  cld_record_set_text (visit, VISIT_VISITED_ON, "2026-03-30");
  must (cld_record_service_save (bench->store, visit, "bench", &error), error);
}

static int
compare (const void *a, const void *b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static void
measure (Bench *bench, const char *what, void (*func) (Bench *))
{
  static double times[TIMES];
  CldDb *db = cld_store_get_db (bench->store);
  guint64 trips = 0;

  for (guint i = 0; i < TIMES; i++)
    {
      guint64 before = cld_db_get_round_trips (db);
      gint64 start = g_get_monotonic_time ();

      func (bench);
      times[i] = (double) (g_get_monotonic_time () - start) / 1000;
      trips = MAX (trips, cld_db_get_round_trips (db) - before);
    }
  qsort (times, TIMES, sizeof *times, compare);
  printf ("%s %.3f %" G_GUINT64_FORMAT "\n", what, times[TIMES / 2], trips);
}

int
main (int argc, char **argv)
{
  GError *error = NULL;
  CldArena *arena = cld_arena_new ();
  Bench bench = { argc > 1 ? cld_store_open (argv[1], CLD_STORE_OPEN, &error) : NULL, NULL, 0 };

  must (bench.store != NULL, error);
  bench.children = cld_lookup_children (cld_store_get_db (bench.store), arena, &error);
  must (bench.children && bench.children->len > 0, error);
  measure (&bench, "list", list);
  measure (&bench, "open", open_child);
  measure (&bench, "save", save);
  cld_store_free (bench.store);
  g_ptr_array_unref (bench.children);
  cld_arena_free (arena);
  return 0;
}
