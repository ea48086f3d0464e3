/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What became of the duties of 10,000 children: the whole table of twelve months, from the board in memory, beside a bare loop
 * over the same rows; and what opening one number takes. Prints milliseconds:
 *
 *   bench-compliance [N]     ROWS TABLE LOOP OPEN      (best of ten)
 */

#include "config.h"

#include <stdlib.h>

#include "cld-change-set.h"
#include "cld-compliance.h"
#include "cld-kinds.h"
#include "cld-store.h"

#define TODAY "2026-04-07"
#define ROUNDS 10
#define LIMIT 300

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static void
put (CldChangeSet *set, CldArena *arena, const CldKind *kind, const char *ref, ...)
{
  CldRow *row = cld_row_new (arena, kind, cld_arena_strdup (arena, ref));
  g_autoptr (GError) error = NULL;
  const char *id;
  va_list args;

  va_start (args, ref);
  while ((id = va_arg (args, const char *)))
    row->values[cld_kind_find_field (kind, id)] = cld_arena_strdup (arena, va_arg (args, const char *));
  va_end (args);
  if (!cld_change_set_put (set, NULL, row, &error))
    g_error ("%s", error->message);
}

static void
put_child (CldChangeSet *set, CldArena *arena, guint i)
{
  g_autofree char *ref = g_strdup_printf ("K%05u", i), *start = NULL;
  char day[CLD_DATE_SIZE];
  gint32 first = cld_date_to_day ("2023-01-01") + (gint32) (i * 37 % 1000);

  cld_date_from_day (first, day);
  start = g_strdup_printf ("%s/%s", ref, day);
  put (set, arena, &cld_child_kind, ref, "surname", "Example", "date_of_birth", i % 3 ? "2014-05-06" : "2009-02-03", "worker", i % 2 ? "Sam" : "Alex", "team", i % 5 ? "North" : "South", NULL);
  put (set, arena, &cld_care_period_kind, start, "child", ref, "started_on", day, NULL);
  put (set, arena, &cld_legal_status_kind, start, "child", ref, "started_on", day, "code", "C2", NULL);
  put (set, arena, &cld_placement_kind, start, "child", ref, "started_on", day, "type", "U6", "area_authority", "391", NULL);
  for (gint32 visit = first + 6; visit < cld_date_to_day (TODAY); visit += 35 + (gint32) (i % 12))
    {
      g_autofree char *key = g_strdup_printf ("%s/%d", ref, visit);

      cld_date_from_day (visit, day);
      put (set, arena, &cld_visit_kind, key, "child", ref, "visited_on", day, "outcome", "SEEN_ALONE", NULL);
    }
}

static CldStore *
make_store (const char *path, guint n)
{
  g_autoptr (GError) error = NULL;
  CldStore *store = cld_store_open (path, CLD_STORE_CREATE, &error);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldChangeSet) set = store ? cld_change_set_begin (store, CLD_ACT_IMPORT, "bench", NULL, &error) : NULL;

  if (!set)
    g_error ("%s", error->message);
  put (set, arena, &cld_authority_kind, "390", "name", "Own", "own", "1", NULL);
  for (guint i = 0; i < n; i++)
    put_child (set, arena, i);
  if (!cld_change_set_commit (set, &error))
    g_error ("%s", error->message);
  return store;
}

static gboolean
loop_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  guint *counts = data;

  counts[duty->row * CLD_DUTY_N_STATES + duty->state]++;
  return TRUE;
}

static void
measure (const CldDutyBoard *board)
{
  const CldDutyFilter all = CLD_DUTY_FILTER_INIT;
  g_autofree guint *counts = g_new0 (guint, cld_timetable_get_n () * CLD_DUTY_N_STATES);
  double table = G_MAXDOUBLE, loop = G_MAXDOUBLE, open = G_MAXDOUBLE;
  CldComplianceFilter filter;

  cld_compliance_filter_init (&filter, cld_date_to_day (TODAY));
  for (guint i = 0; i < ROUNDS; i++)
    {
      double start = now ();
      g_autoptr (CldCompliance) compliance = cld_compliance_new (board, &filter);
      g_autoptr (GArray) rows = NULL;

      table = MIN (table, now () - start);
      start = now ();
      rows = cld_compliance_get_rows (compliance, (guint) cld_timetable_index ("C02"), CLD_COMPLIANCE_PERIOD, CLD_COMPLIANCE_ON_TIME);
      open = MIN (open, now () - start);
      start = now ();
      cld_duty_board_foreach (board, &all, loop_cb, counts);
      loop = MIN (loop, now () - start);
    }
  g_print ("%u %.1f %.1f %.1f\n", cld_duty_board_count (board, &all), table, loop, open);
  if (table > LIMIT)
    g_error ("the table took %.0f ms, it may take %d", table, LIMIT);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("cld-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a.db", NULL), *remove = g_strdup_printf ("rm -r '%s'", folder);
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_date_to_day (TODAY), CLD_NO_DAY);
  CldStore *store;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  store = make_store (path, argc > 1 ? (guint) atoi (argv[1]) : 10000);
  if (!cld_duty_board_load (board, cld_store_get_db (store), &error))
    g_error ("%s", error->message);
  measure (board);
  cld_store_free (store);
  return system (remove) == 0 ? 0 : 1;
}
