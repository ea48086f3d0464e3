/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* How long a key takes in the search of the list of children: the question to the database, the list, one frame. In
 * the same run the same tables are read by the shortest statement that looks at every row, as a measure of the
 * computer. By hand: bench-children [number of children] [a database to use instead of a made-up one]. */

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "cld-change-set.h"
#include "cld-children-filter.h"
#include "cld-children-pane.h"
#include "cld-children-text.h"
#include "cld-kinds.h"

#define TODAY "2026-04-07"

static const char *const surnames[] = { "Marsh", "O'Neil", "Bello", "Keane", "Ross", "Stone", "Khan", "Price", "Rhys", "Nowak", "Hale", "Aziz" };
static const char *const given[] = { "Jay", "Zoë", "Aisha", "Tom", "Mia", "Leo", "Zara", "Ben", "Ffion", "Oskar", "Ruby", "Samir" };
static const char *const types[] = { "U6", "K2", "U1", "P1", "U4", "A6", "U3" };

static CldRow *
make_row (CldArena *arena, const CldKind *kind, const char *ref, ...)
{
  CldRow *row = cld_row_new (arena, kind, ref);
  const char *id;
  va_list args;

  va_start (args, ref);
  while ((id = va_arg (args, const char *)))
    row->values[cld_kind_find_field (kind, id)] = va_arg (args, char *);
  va_end (args);
  return row;
}

static void
put (CldChangeSet *set, CldRow *row)
{
  g_autoptr (GError) error = NULL;

  if (!cld_change_set_put (set, NULL, row, &error))
    g_error ("%s", error->message);
}

static void
put_child (CldChangeSet *set, CldArena *arena, guint i)
{
  char *child = cld_arena_printf (arena, "%07u", i);
  char *birth = cld_arena_printf (arena, "%04u-%02u-%02u", 2008 + i % 17, 1 + i % 12, 1 + i % 28);
  char *worker = cld_arena_printf (arena, "%s Worker%u", given[i % 11], i % 200);

  put (set, make_row (arena, &cld_child_kind, child, "given_names", given[i % 12], "surname", cld_arena_printf (arena, "%s%u", surnames[(i / 12) % 12], i % 90),
                      "date_of_birth", birth, "home_postcode", "LS15 7XY", "worker", worker, "team", "Children Looked After", NULL));
  put (set, make_row (arena, &cld_care_period_kind, child, "child", child, "started_on", "2022-01-01", "ended_on", i % 3 == 0 ? "2025-01-01" : NULL, NULL));
  put (set, make_row (arena, &cld_legal_status_kind, child, "child", child, "started_on", "2022-01-01", "ended_on", i % 3 == 0 ? "2025-01-01" : NULL,
                      "code", i % 2 ? "C2" : "V2", NULL));
  for (guint j = 0; j < 3; j++)
    put (set, make_row (arena, &cld_placement_kind, cld_arena_printf (arena, "%s/%u", child, j), "child", child,
                        "started_on", cld_arena_printf (arena, "202%u-01-01", 2 + j), "ended_on",
                        j < 2 || i % 3 == 0 ? cld_arena_printf (arena, "202%u-01-01", 3 + j) : NULL, "type", types[(i + j) % 7],
                        "carer", cld_arena_printf (arena, "%s Carer%u", given[(i + j) % 12], i % 3000), "postcode", "BD5 7RL", "distance_miles", "12.5", NULL));
  for (guint j = 0; j < 20; j++)
    put (set, make_row (arena, &cld_visit_kind, cld_arena_printf (arena, "%s/%u", child, j), "child", child, "visited_on",
                        cld_arena_printf (arena, "202%u-%02u-%02u", 4 + j / 12, 1 + j % 12, 1 + (i + j) % 28), "outcome", j % 4 ? "SEEN_ALONE" : "SEEN", NULL));
}

static void
make_database (const char *path, guint n_children)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldStore) store = cld_store_open (path, CLD_STORE_CREATE, &error);
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *set = store ? cld_change_set_begin (store, CLD_ACT_IMPORT, "bench", NULL, &error) : NULL;

  if (!set)
    g_error ("%s", error->message);
  for (guint i = 0; i < n_children; i++)
    {
      put_child (set, arena, i);
      if (i % 1000 == 999 && cld_change_set_commit (set, &error))
        {
          cld_change_set_free (set);
          cld_arena_clear (arena);
          set = cld_change_set_begin (store, CLD_ACT_IMPORT, "bench", NULL, &error);
        }
      if (error)
        g_error ("%s", error->message);
    }
  cld_change_set_commit (set, &error);
  cld_change_set_free (set);
}

static double
cpu_ms (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static double
now_ms (void)
{
  return (double) g_get_monotonic_time () / 1e3;
}

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* Runs until a frame was painted. */
static void
wait_for_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (window);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, id);
}

static void
settle (void)
{
  for (guint i = 0; i < 150; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (2000);
    }
}

static GtkWidget *
find_widget (GtkWidget *in, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (in, type))
    return in;
  for (GtkWidget *child = gtk_widget_get_first_child (in); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type);

      if (found)
        return found;
    }
  return NULL;
}

/* The least that any search has to do. */
static double
scan_ms (CldDb *db)
{
  double best = 1e9;

  for (guint i = 0; i < 5; i++)
    {
      double start = now_ms ();

      for (guint j = 0; j < 2; j++)
        {
          CldStmt *stmt = cld_db_prepare (db, j ? "SELECT count(*) FROM placement WHERE search_key LIKE '%mar%'" : "SELECT count(*) FROM child WHERE search_key LIKE '%mar%'", NULL);
          gboolean has_row;

          cld_stmt_step (stmt, &has_row, NULL);
          cld_stmt_reset (stmt);
        }
      best = MIN (best, now_ms () - start);
    }
  return best;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
}

static double
middle (GArray *values)
{
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, values->len / 2);
}

/* Goes from what is typed to @text as a person does: letters are added or taken away, not both. */
static void
type_to (GtkEditable *entry, const char *text)
{
  gsize len = strlen (gtk_editable_get_text (entry));
  int position = (int) len;

  if (g_str_has_prefix (text, gtk_editable_get_text (entry)))
    gtk_editable_insert_text (entry, text + len, -1, &position);
  else
    gtk_editable_delete_text (entry, (int) strlen (text), -1);
  /* The entry says so with its next turn of the loop. */
  g_signal_emit_by_name (entry, "search-changed");
}

static void
refreshed_cb (GListModel *model, gboolean *refreshed)
{
  *refreshed = TRUE;
}

/* A slow question waits for a pause in the typing: so does this. */
static void
wait_for_list (GtkWidget *pane, GtkEditable *entry, const char *text)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (find_widget (pane, GTK_TYPE_COLUMN_VIEW));
  GListModel *model = gtk_single_selection_get_model (GTK_SINGLE_SELECTION (gtk_column_view_get_model (view)));
  gboolean refreshed = FALSE, same = strcmp (gtk_editable_get_text (entry), text) == 0;
  gulong id = g_signal_connect (model, "refreshed", G_CALLBACK (refreshed_cb), &refreshed);

  type_to (entry, text);
  while (!refreshed && !same)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (model, id);
}

/* Types a text key by key and takes it away again; what is told is the middle and the worst key. */
static void
type_keys (GtkWidget *window, GtkWidget *pane, double scan)
{
  static const char *const texts[] = { "", "m", "ma", "mar", "mar ", "mar f", "mar fo", "mar foster", "mar f", "mar", "m", "", "foster", "", "14/11", "", "ls15", "", "xx", "" };
  g_autoptr (GArray) walls = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) cpus = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) rests = g_array_new (FALSE, FALSE, sizeof (double));
  GtkEditable *entry = GTK_EDITABLE (find_widget (pane, GTK_TYPE_SEARCH_ENTRY));
  double worst = 0, wall;

  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        double cpu = cpu_ms (), start = now_ms (), all;

        wait_for_list (pane, entry, texts[i]);
        wait_for_frame (window);
        wall = now_ms () - start;
        cpu = cpu_ms () - cpu;
        start = cpu_ms ();
        settle ();
        all = cpu_ms () - start;
        if (g_getenv ("BENCH_KEYS"))
          g_print ("  %-14s %7.1f ms to the frame, %7.1f ms program time, %7.1f ms after it\n", texts[i], wall, cpu, all);
        g_array_append_val (walls, wall);
        g_array_append_val (cpus, cpu);
        g_array_append_val (rests, all);
        worst = MAX (worst, cpu);
      }
  wall = middle (walls);
  g_print ("keystroke: %.1f ms to its frame, %.1f ms program time (worst %.1f), then %.1f ms for rows out of sight; scan %.1f ms, ratio %.1f\n", wall,
           middle (cpus), worst, middle (rests), scan, middle (cpus) / scan);
}

/* Each order of the whole list, as a click on its header asks for it. */
static void
time_orders (CldDb *db)
{
  for (guint i = 0; i < CLD_CHILDREN_N_COLUMNS; i++)
    {
      CldCaseloadQuery query = { .day = TODAY, .sort = cld_children_column_info (i)->sort };
      double start = now_ms ();
      g_autoptr (CldIds) ids = cld_caseload_query (db, &query, NULL);

      g_print ("%s%s %.0f ms", i == 0 ? "orders: " : ", ", cld_children_column_info (i)->id, now_ms () - start);
    }
  g_print ("\n");
}

int
main (int argc, char *argv[])
{
  guint n = argc > 1 ? (guint) atoi (argv[1]) : 10000;
  g_autofree char *folder = g_dir_make_tmp ("caseload-bench-XXXXXX", NULL);
  g_autofree char *made = g_build_filename (folder, "bench.db", NULL);
  const char *path = argc > 2 ? argv[2] : made;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldSession) session = NULL;
  g_autofree char *command = g_strdup_printf ("rm -rf %s", folder);
  GtkWidget *window, *pane;
  double start;

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  gtk_init ();
  adw_init ();
  if (argc <= 2)
    make_database (path, n);
  session = cld_session_open (path, CLD_STORE_OPEN, &error);
  if (!session)
    g_error ("%s", error->message);
  cld_session_set_today (session, TODAY);

  start = now_ms ();
  pane = GTK_WIDGET (cld_children_pane_new (session));
  g_print ("first ids: %.1f ms\n", now_ms () - start);
  window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (window), pane);
  gtk_window_set_default_size (GTK_WINDOW (window), 1162, 720);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window) || !gtk_widget_get_frame_clock (window))
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (window);
  g_print ("first frame: %.1f ms\n", now_ms () - start);
  settle ();
  g_print ("all rows: %.1f ms program time since the start\n", cpu_ms ());
  type_keys (window, pane, scan_ms (cld_session_get_db (session)));
  time_orders (cld_session_get_db (session));
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_clear_object (&session);
  if (system (command) != 0)
    g_printerr ("%s is left\n", folder);
  return 0;
}
