/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of inspections and of providers on a real display, with 5,000 inspections of 2,000 providers, 20,000 findings and 5,000
 * actions in a store of its own: from making a page to the first frame with its rows, a filter until it is painted, opening one, and
 * the number in the sidebar; beside the shortest program that reads the same rows through SQLite's own functions. Fails where the
 * processor time passes a limit. By hand: bench-inspections-window [ROUNDS] */

#include "config.h"

#include <adwaita.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "bench-window.h"
#include "cld-change-set.h"
#include "cld-inspection-list.h"
#include "cld-inspections-pane.h"
#include "cld-kinds.h"
#include "cld-provider-page.h"
#include "cld-providers-pane.h"
#include "cld-providers-view.h"

#define TODAY "2026-04-07"
#define N_PROVIDERS 2000
#define N_INSPECTIONS 5000
#define MANY_EVERY 500 /* of so many inspections one has as many findings as can be */
#define MANY_FINDINGS 30
#define N_CHILDREN 2000
#define N_ENFORCEMENTS 300

typedef enum
{
  INSPECTIONS_OPENED,
  INSPECTIONS_FILTERED,
  INSPECTIONS_SEARCHED,
  INSPECTION_OPENED,
  PROVIDERS_OPENED,
  PROVIDERS_FILTERED,
  PROVIDERS_SEARCHED,
  PROVIDER_OPENED,
  BADGE,
  RAW,
  N_MEASURES
} MeasureId;

static const struct
{
  const char *what;
  double limit; /* milliseconds; 0 for none */
} measures[N_MEASURES] = {
  [INSPECTIONS_OPENED] = { "Inspections: first frame with rows", 300 },
  [INSPECTIONS_FILTERED] = { "Inspections: a filter until painted", 100 },
  [INSPECTIONS_SEARCHED] = { "Inspections: a search until painted", 100 },
  [INSPECTION_OPENED] = { "an inspection of 30 findings", 150 },
  [PROVIDERS_OPENED] = { "Providers: first frame with rows", 300 },
  [PROVIDERS_FILTERED] = { "Providers: a filter until painted", 100 },
  [PROVIDERS_SEARCHED] = { "Providers: a search until painted", 100 },
  [PROVIDER_OPENED] = { "a provider: first frame", 300 },
  [BADGE] = { "overdue findings, for the sidebar", 100 },
  [RAW] = { "reading the rows alone", 0 },
};

/* Of each measure the rounds: milliseconds of processor, on the wall. */
static GArray *cpus[N_MEASURES], *walls[N_MEASURES];

static void
note (MeasureId id, BenchTime took)
{
  g_array_append_val (cpus[id], took.cpu);
  g_array_append_val (walls[id], took.wall);
}

static void
must (gboolean done, const GError *error)
{
  if (!done)
    g_error ("%s", error ? error->message : "failed");
}

/* --- what is shown --- */

typedef struct
{
  CldStore *store;
  CldChangeSet *set;
  CldArena *arena;
  guint n_findings;
  guint32 seed;
} Maker;

static guint
draw (Maker *maker, guint below)
{
  maker->seed = maker->seed * 1664525u + 1013904223u;
  return (maker->seed >> 8) % below;
}

static char *G_GNUC_PRINTF (2, 3)
    name (Maker *maker, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  return cld_arena_strdup (maker->arena, text);
}

/* So many days before today. */
static char *
day_before (Maker *maker, gint32 days)
{
  char day[CLD_DATE_SIZE];

  cld_date_from_day (cld_date_to_day (TODAY) - days, day);
  return cld_arena_strdup (maker->arena, day);
}

static void G_GNUC_NULL_TERMINATED
put (Maker *maker, const CldKind *kind, const char *ref, ...)
{
  CldRow *row = cld_row_new (maker->arena, kind, ref);
  GError *error = NULL;
  const char *id;
  va_list args;

  va_start (args, ref);
  while ((id = va_arg (args, const char *)))
    row->values[cld_kind_find_field (kind, id)] = va_arg (args, char *);
  va_end (args);
  must (cld_change_set_put (maker->set, NULL, row, &error), error);
}

static const char *
find_provider (Maker *maker, guint i)
{
  return name (maker, "SC%06u", i % N_PROVIDERS);
}

static void
put_providers (Maker *maker)
{
  static const char *const types[] = { "CH", "CH", "SUPP", "IFA" }, *const sectors[] = { "LA", "PRIV", "PRIV", "VOL" }, *const houses[] = { "Larch House", "Rowan Lodge", "Hazel View", "Alder Court", "Elm Bank" };

  for (guint i = 0; i < N_PROVIDERS; i++)
    {
      const char *ref = find_provider (maker, i);

      put (maker, &cld_provider_kind, ref, "name", name (maker, "%s %u", houses[draw (maker, G_N_ELEMENTS (houses))], i), "urn", ref, "type", types[draw (maker, 4)], "sector", sectors[draw (maker, 4)], "registration", draw (maker, 20) > 0 ? "REGISTERED" : "CANCELLED", "postcode", "ZZ1 4RT", "area_authority", "860", NULL);
    }
}

static void
put_inspections (Maker *maker)
{
  static const char *const grades[] = { "OUT", "GOOD", "GOOD", "RI", "INAD" };

  for (guint i = 0; i < N_INSPECTIONS; i++)
    {
      const char *ref = name (maker, "I%05u", i), *on = day_before (maker, 1 + (gint32) draw (maker, 2000));

      put (maker, &cld_inspection_kind, ref, "provider", find_provider (maker, i), "event_type", draw (maker, 4) > 0 ? "FULL" : "ASSUR", "framework", "SCCIF", "started_on", on, "lead_inspector", "Ann Lee", "report_ref", name (maker, "10%u/26", i), "summary", "What was seen, heard and read in two days, told in a few lines that a manager reads first.", NULL);
      put (maker, &cld_judgement_kind, name (maker, "%s/OEP", ref), "inspection", ref, "area", "OEP", "grade", grades[draw (maker, 5)], NULL);
      put (maker, &cld_judgement_kind, name (maker, "%s/HP", ref), "inspection", ref, "area", "HP", "grade", grades[draw (maker, 5)], NULL);
    }
}

static void
put_finding (Maker *maker, const char *inspection, guint number)
{
  static const guint regulations[] = { 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 22, 34, 35, 40 };
  const char *text = "The registered person must ensure that staff are trained, that it is written down, and that the authority is told of what they did.";
  const char *ref = name (maker, "%s/%u", inspection, number), *regulation = name (maker, "CHR15-%u", regulations[draw (maker, G_N_ELEMENTS (regulations))]);
  guint fate = draw (maker, 8);

  maker->n_findings++;
  if (fate < 3)
    put (maker, &cld_finding_kind, ref, "inspection", inspection, "number", name (maker, "%u", number), "type", "REC", "text", text, "guidance", "GUIDE15:4.6", NULL);
  else
    put (maker, &cld_finding_kind, ref, "inspection", inspection, "number", name (maker, "%u", number), "type", "REQ", "text", text, "regulations", regulation, "due_on", day_before (maker, (gint32) draw (maker, 400) - 100), "owner", "Nia Ode", "status", fate < 6 ? "MET" : "OPEN", "met_on", fate < 6 ? day_before (maker, 110) : NULL, NULL);
}

static void
put_findings (Maker *maker)
{
  for (guint i = 0; i < N_INSPECTIONS; i++)
    {
      const char *inspection = name (maker, "I%05u", i);
      guint n = i % MANY_EVERY == 0 ? MANY_FINDINGS : 2 + draw (maker, 5);

      for (guint number = 1; number <= n; number++)
        put_finding (maker, inspection, number);
    }
}

static void
put_actions (Maker *maker)
{
  for (guint i = 0; i < N_INSPECTIONS; i++)
    put (maker, &cld_action_kind, name (maker, "A%05u", i), "finding", name (maker, "I%05u/%u", i, 1 + draw (maker, 2)), "what", "Train everybody who works at night", "owner", "Nia Ode", "due_on", day_before (maker, (gint32) draw (maker, 400) - 100), "status", draw (maker, 2) ? "OPEN" : "MET", NULL);
}

static void
put_enforcements (Maker *maker)
{
  for (guint i = 0; i < N_ENFORCEMENTS; i++)
    put (maker, &cld_enforcement_kind, name (maker, "E%05u", i), "provider", find_provider (maker, i * 7), "kind", draw (maker, 2) ? "RA" : "CN", "from_on", day_before (maker, 30 + (gint32) draw (maker, 300)), "until_on", draw (maker, 3) ? day_before (maker, 20) : NULL, NULL);
}

static void
put_children (Maker *maker)
{
  for (guint i = 0; i < N_CHILDREN; i++)
    {
      const char *ref = name (maker, "C%05u", i), *from = day_before (maker, 10 + (gint32) draw (maker, 900));

      put (maker, &cld_child_kind, ref, "given_names", "Zoë", "surname", name (maker, "Surname%u", draw (maker, 500)), "date_of_birth", "2014-05-06", NULL);
      put (maker, &cld_care_period_kind, ref, "child", ref, "started_on", from, NULL);
      put (maker, &cld_placement_kind, ref, "child", ref, "started_on", from, "type", "K2", "provider", find_provider (maker, draw (maker, N_PROVIDERS)), NULL);
      put (maker, &cld_inspection_child_kind, ref, "inspection", name (maker, "I%05u", i), "child", ref, "role", "TRACK", NULL);
    }
}

static void
make_store (Maker *maker, const char *path)
{
  static void (*const makers[]) (Maker * maker) = { put_providers, put_inspections, put_findings, put_actions, put_enforcements, put_children };
  GError *error = NULL;

  maker->store = cld_store_open (path, CLD_STORE_CREATE, &error);
  must (maker->store != NULL, error);
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      maker->arena = cld_arena_new ();
      maker->set = cld_change_set_begin_together (maker->store, CLD_ACT_IMPORT, "measures", &error);
      must (maker->set != NULL, error);
      makers[i](maker);
      must (cld_change_set_commit (maker->set, &error), error);
      cld_change_set_free (maker->set);
      cld_arena_free (maker->arena);
    }
  g_clear_pointer (&maker->store, cld_store_free);
}

/* --- what is measured --- */

static void
measure_raw (const char *path)
{
  static const char *const tables[] = { "provider", "inspection", "judgement", "finding", "action", "enforcement", "inspection_child", "notice", "intervention" };
  BenchTime start = bench_now ();
  guint64 bytes = 0;
  sqlite3 *db = NULL;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
    g_error ("the database cannot be opened");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", tables[i]);
      sqlite3_stmt *stmt = NULL;

      if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
        g_error ("%s", sqlite3_errmsg (db));
      while (sqlite3_step (stmt) == SQLITE_ROW)
        for (int k = 0; k < sqlite3_column_count (stmt); k++)
          {
            const unsigned char *text = sqlite3_column_text (stmt, k);

            bytes += text ? text[0] : 0;
          }
      sqlite3_finalize (stmt);
    }
  sqlite3_close (db);
  g_assert_cmpuint (bytes, >, 0);
  note (RAW, bench_since (start));
}

/* A page in @window, until its first frame. */
static void
show (GtkWidget *window, CldPane *pane, BenchTime start, MeasureId id)
{
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (pane));
  cld_pane_shown (pane);
  note (id, bench_wait_painted (window, start));
}

static void
measure_inspections (GtkWidget *window, CldSession *session, guint round)
{
  static const CldInspectionsWhich which[] = { CLD_INSPECTIONS_OPEN, CLD_INSPECTIONS_OVERDUE, CLD_INSPECTIONS_INADEQUATE, CLD_INSPECTIONS_ALL };
  static const char *const texts[] = { "ha", "larch 17", "" };
  g_autofree char *many = g_strdup_printf ("I%05u", round % (N_INSPECTIONS / MANY_EVERY) * MANY_EVERY);
  BenchTime start = bench_now ();
  CldPane *pane = cld_inspections_pane_new (session);
  CldInspectionList *list;

  show (window, pane, start, INSPECTIONS_OPENED);
  list = CLD_INSPECTION_LIST (bench_find (GTK_WIDGET (pane), CLD_TYPE_INSPECTION_LIST));
  g_assert_cmpuint (cld_inspection_list_get_items (list)->len, ==, N_INSPECTIONS);
  g_assert_nonnull (gtk_widget_get_first_child (bench_find (GTK_WIDGET (list), GTK_TYPE_LIST_VIEW)));
  for (guint i = 0; i < G_N_ELEMENTS (which); i++)
    {
      bench_spin (200);
      start = bench_now ();
      cld_inspection_list_set_which (list, which[i]);
      note (INSPECTIONS_FILTERED, bench_wait_painted (window, start));
      g_assert_cmpuint (cld_inspection_list_get_items (list)->len, >, 0);
    }
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      bench_spin (200);
      start = bench_now ();
      cld_inspection_list_set_search (list, texts[i]);
      note (INSPECTIONS_SEARCHED, bench_wait_painted (window, start));
      g_assert_cmpuint (cld_inspection_list_get_items (list)->len, >, 0);
    }
  bench_spin (200);
  start = bench_now ();
  cld_inspections_pane_choose (CLD_INSPECTIONS_PANE (pane), many, NULL);
  note (INSPECTION_OPENED, bench_wait_painted (window, start));
  g_assert_cmpuint (cld_inspection_list_get_current (list)->findings->len, ==, MANY_FINDINGS);
  bench_spin (200);
}

static void
assert_shown (CldProvidersView *view, guint least, guint most)
{
  g_autoptr (GPtrArray) shown = cld_providers_view_get_shown (view);

  g_assert_cmpuint (shown->len, >=, least);
  g_assert_cmpuint (shown->len, <=, most);
}

static void
measure_providers (GtkWidget *window, CldSession *session)
{
  static const char *const texts[] = { "ha", "larch 17", "" };
  BenchTime start = bench_now ();
  CldPane *pane = cld_providers_pane_new (session);
  CldProvidersView *view;
  GtkEditable *search;

  show (window, pane, start, PROVIDERS_OPENED);
  view = CLD_PROVIDERS_VIEW (bench_find (GTK_WIDGET (pane), CLD_TYPE_PROVIDERS_VIEW));
  assert_shown (view, N_PROVIDERS, N_PROVIDERS);
  for (guint i = 0; i < 2; i++)
    {
      GtkDropDown *types = GTK_DROP_DOWN (bench_find (GTK_WIDGET (view), GTK_TYPE_DROP_DOWN));

      bench_spin (200);
      start = bench_now ();
      gtk_drop_down_set_selected (types, 1 - i);
      note (PROVIDERS_FILTERED, bench_wait_painted (window, start));
      assert_shown (view, 1, i == 0 ? N_PROVIDERS - 1 : N_PROVIDERS);
    }
  search = cld_providers_view_get_search (view);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      bench_spin (400);
      start = bench_now ();
      gtk_editable_set_text (search, texts[i]);
      /* It waits for the next letter otherwise. */
      g_signal_emit_by_name (search, "search-changed");
      note (PROVIDERS_SEARCHED, bench_wait_painted (window, start));
      assert_shown (view, 1, *texts[i] ? N_PROVIDERS - 1 : N_PROVIDERS);
    }
  bench_spin (400);
}

static void
measure (CldSession *session, const char *path, guint round)
{
  GtkWidget *window = adw_window_new ();
  g_autofree char *provider = g_strdup_printf ("SC%06u", round * 7 % N_PROVIDERS);
  BenchTime start;

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  bench_spin (300);
  measure_inspections (window, session, round);
  measure_providers (window, session);
  start = bench_now ();
  show (window, cld_provider_page_new (session, provider), start, PROVIDER_OPENED);
  bench_spin (200);
  gtk_window_destroy (GTK_WINDOW (window));
  bench_spin (200);
  start = bench_now ();
  g_assert_cmpint (cld_inspections_count (session), >, 0);
  note (BADGE, bench_since (start));
  measure_raw (path);
}

static void
forget (void)
{
  for (guint i = 0; i < N_MEASURES; i++)
    {
      g_array_set_size (cpus[i], 0);
      g_array_set_size (walls[i], 0);
    }
}

static gboolean
report (void)
{
  gboolean good = TRUE;

  g_print ("%-38s %10s %10s %8s\n", "milliseconds", "processor", "wall", "limit");
  for (guint i = 0; i < N_MEASURES; i++)
    {
      double cpu = bench_median (cpus[i]);
      gboolean met = measures[i].limit <= 0 || cpu <= measures[i].limit;

      g_print ("%-38s %10.1f %10.1f %8.0f%s\n", measures[i].what, cpu, bench_median (walls[i]), measures[i].limit, met ? "" : "  TOO MUCH");
      good = good && met;
      g_array_unref (cpus[i]);
      g_array_unref (walls[i]);
    }
  return good;
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("cld-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.db", NULL), *command = g_strdup_printf ("rm -r '%s'", folder);
  guint rounds = argc > 1 ? (guint) atoi (argv[1]) : 5;
  Maker maker = { .seed = 4711 };
  g_autoptr (GError) error = NULL;
  CldSession *session;
  BenchTime start = bench_now ();
  gboolean good;

  for (guint i = 0; i < N_MEASURES; i++)
    {
      cpus[i] = g_array_new (FALSE, FALSE, sizeof (double));
      walls[i] = g_array_new (FALSE, FALSE, sizeof (double));
    }
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  make_store (&maker, path);
  g_print ("%u providers, %u inspections, %u findings; made in %.1f s\n", N_PROVIDERS, N_INSPECTIONS, maker.n_findings, bench_since (start).wall / 1e3);
  adw_init ();
  session = cld_session_open (path, CLD_STORE_OPEN, &error);
  must (session != NULL, error);
  cld_session_set_today (session, TODAY);
  /* The first window of a program pays for the fonts and the theme. */
  measure (session, path, 0);
  forget ();
  for (guint i = 1; i <= rounds; i++)
    measure (session, path, i);
  g_object_unref (session);
  good = report ();
  if (system (command) != 0)
    g_printerr ("%s is left\n", folder);
  return good ? 0 : 1;
}
