/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A made-up caseload in a temporary folder, and the window on its page of reports: for test-reports.c. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-kinds.h"
#include "cld-reports-pane-private.h"
#include "cld-window.h"
#include "settle.h"

#define TODAY "2026-04-07"
#define NASTY "Ó'Neil & <b>\"%s%n"

static GtkApplication *application;

typedef struct
{
  char *folder;
  CldWindow *window;
  CldReportsPane *pane;
} Fixture;

static inline void
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
  cld_change_set_put (set, NULL, row, &error);
  g_assert_no_error (error);
}

static inline void
put_child (CldChangeSet *set, CldArena *arena, const char *ref, const char *surname, const char *worker, const char *team, const char *visited)
{
  g_autofree char *start = g_strdup_printf ("%s/2025-09-01", ref), *visit = g_strdup_printf ("%s/v", ref);

  put (set, arena, &cld_child_kind, ref, "given_names", "Mia", "surname", surname, "date_of_birth", "2014-11-14", "worker", worker, "team", team, NULL);
  put (set, arena, &cld_care_period_kind, start, "child", ref, "started_on", "2025-09-01", NULL);
  put (set, arena, &cld_legal_status_kind, start, "child", ref, "started_on", "2025-09-01", "code", "C2", NULL);
  put (set, arena, &cld_placement_kind, start, "child", ref, "started_on", "2025-09-01", "type", "U6", "area_authority", "391", NULL);
  if (visited)
    put (set, arena, &cld_visit_kind, visit, "child", ref, "visited_on", visited, "outcome", "SEEN_ALONE", NULL);
}

static inline void
put_others (CldChangeSet *set, CldArena *arena)
{
  put (set, arena, &cld_placement_kind, "m", "child", "A1", "started_on", "2026-04-02", "type", "U4", "area_authority", "391", NULL);
  put (set, arena, &cld_missing_episode_kind, "x", "child", "A1", "kind", "M", "started_at", "2026-03-01T10:00", NULL);
  put (set, arena, &cld_notice_kind, "n", "child", "B2", "provision", "reg13", "recipient_kind", "AREA", "direction", "OUT", "event_on", "2026-03-01", NULL);
  put (set, arena, &cld_provider_kind, "SC1", "name", NASTY, "type", "CH", NULL);
  put (set, arena, &cld_inspection_kind, "i", "provider", "SC1", "event_type", "FULL", "started_on", "2026-01-05", NULL);
  put (set, arena, &cld_finding_kind, "f", "inspection", "i", "number", "1", "type", "REQ", "text", "x", "regulations", "CHR15-12", "due_on", "2026-03-01", "status", "OPEN", NULL);
  put (set, arena, &cld_provider_kind, "SC2", "name", "Oak", "type", "CH", "sector", "PRIV", NULL);
  put (set, arena, &cld_inspection_kind, "j", "provider", "SC2", "event_type", "FULL", "started_on", "2026-01-05", NULL);
  put (set, arena, &cld_finding_kind, "g", "inspection", "j", "number", "1", "type", "REC", "text", "x", "guidance", "GUIDE15:4.6", NULL);
  put (set, arena, &cld_finding_kind, "h", "inspection", "j", "number", "2", "type", "REC", "text", "x", "guidance", "GUIDE15:4.6", "met_on", "2026-02-01", NULL);
  put (set, arena, &cld_inspection_kind, "k", "authority", "390", "event_type", "STD", "framework", "ILACS", "started_on", "2026-01-05", NULL);
  put (set, arena, &cld_finding_kind, "l", "inspection", "k", "number", "1", "type", "AFI", "text", "x", "due_on", "2026-04-06", NULL);
  put (set, arena, &cld_quality_audit_kind, "q", "child", "A1", "audited_on", "2026-03-03", "grade", "GOOD", "reasons", "x", NULL);
}

/* Children in care for a year, each visited every so many weeks: some in time, some late. */
static inline void
put_visited (CldChangeSet *set, CldArena *arena)
{
  for (guint weeks = 4; weeks <= 9; weeks++)
    {
      g_autofree char *ref = g_strdup_printf ("W%u", weeks), *surname = g_strdup_printf ("Ash-%u", weeks), *start = g_strdup_printf ("%s/p", ref);

      put (set, arena, &cld_child_kind, ref, "given_names", "Lee", "surname", surname, "date_of_birth", "2014-11-14", NULL);
      put (set, arena, &cld_care_period_kind, start, "child", ref, "started_on", "2025-03-03", NULL);
      put (set, arena, &cld_legal_status_kind, start, "child", ref, "started_on", "2025-03-03", "code", "C2", NULL);
      put (set, arena, &cld_placement_kind, start, "child", ref, "started_on", "2025-03-03", "type", "U6", "area_authority", "390", NULL);
      for (gint32 day = cld_date_to_day ("2025-03-07"); day <= cld_date_to_day (TODAY); day += (gint32) weeks * 7)
        {
          char iso[CLD_DATE_SIZE];
          g_autofree char *visit = g_strdup_printf ("%s/%d", ref, day);

          cld_date_from_day (day, iso);
          put (set, arena, &cld_visit_kind, visit, "child", ref, "visited_on", iso, "outcome", "SEEN_ALONE", NULL);
        }
    }
}

static inline void
fill (const char *path, gboolean visited)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldStore) store = cld_store_open (path, CLD_STORE_CREATE, &error);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldChangeSet) set = cld_change_set_begin (store, CLD_ACT_EDIT, "test", NULL, &error);

  g_assert_no_error (error);
  put (set, arena, &cld_authority_kind, "390", "name", "Brackenshire", "own", "1", NULL);
  put (set, arena, &cld_authority_kind, "391", "name", "Next", "adjoining", "1", NULL);
  put_child (set, arena, "A1", "Marsh", "Priya Nair", "East", "2025-09-05");
  put_child (set, arena, "B2", NASTY, NASTY, NASTY, "2025-09-05");
  put_child (set, arena, "C3", "Sand", "Tom Ellis", "East", NULL);
  put_others (set, arena);
  if (visited)
    put_visited (set, arena);
  cld_change_set_commit (set, &error);
  g_assert_no_error (error);
}

static inline void
wait_for_numbers (CldReportsPane *pane)
{
  gint64 end = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;

  while (!pane->wanted)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  settle ();
}

static inline void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *database = NULL;

  fixture->folder = g_dir_make_tmp ("caseload-reports-XXXXXX", &error);
  g_assert_no_error (error);
  database = g_build_filename (fixture->folder, "a.db", NULL);
  fill (database, data != NULL);
  fixture->window = cld_window_new (application, database, TODAY);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < 20 && !cld_window_get_session (fixture->window); i++)
    settle ();
  cld_window_show_place (fixture->window, "reports");
  settle ();
  g_assert_true (CLD_IS_REPORTS_PANE (cld_window_get_pane (fixture->window)));
  fixture->pane = CLD_REPORTS_PANE (cld_window_get_pane (fixture->window));
  wait_for_numbers (fixture->pane);
}

static inline void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      g_unlink (inside);
    }
  g_rmdir (path);
}

/* Nothing may keep the page once its window is gone. */
static inline void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer pane = fixture->pane;

  g_object_add_weak_pointer (pane, &pane);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_null (pane);
  settle ();
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}
