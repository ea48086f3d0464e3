/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-reports-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-choices.h"
#include "cld-text.h"

#define MAX_LETTERS 24

enum
{
  PERIOD,
  COHORT,
  KIND,
  STRENGTH,
  TEAM,
  WORKER,
  N_CHOICES
};

struct _CldReportsFilter
{
  GtkWidget parent_instance;

  GtkDropDown *choices[N_CHOICES];
  GtkWidget *clear;
  GStrv kinds;   /* letters */
  GStrv teams;
  GStrv workers; /* names as they are shown */
  GHashTable *recorded; /* name -> GPtrArray of the ways in which it is recorded */
  char letter[2];
  const char *ids[2];
  gboolean loading;
};

G_DEFINE_FINAL_TYPE (CldReportsFilter, cld_reports_filter, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
emit_changed (CldReportsFilter *self)
{
  gtk_widget_set_sensitive (self->clear, cld_reports_filter_is_set (self));
  if (!self->loading)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* --- what can be chosen --- */

static GListModel *
make_model (const char *const *labels, guint n)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (list, labels[i]);
  return G_LIST_MODEL (list);
}

static void
set_choices (GtkDropDown *drop_down, const char *const *labels, guint n)
{
  g_autoptr (GListModel) model = make_model (labels, n);

  gtk_drop_down_set_model (drop_down, model);
}

static void
load_fixed (CldReportsFilter *self)
{
  const char *const periods[CLD_REPORTS_N_PERIODS] = { _("Last 12 months"), _("Last 3 months"), _("This month"), _("Last month"), _("Since 1 April"), _("Year to 31 March"), _("Last 24 months") };
  const char *const strengths[] = { _("Must and Should"), _("Must only"), _("Should only") };
  const char *cohorts[CLD_COHORT_N];

  for (guint i = 0; i < CLD_COHORT_N; i++)
    cohorts[i] = cld_cohort_label (i);
  set_choices (self->choices[PERIOD], periods, G_N_ELEMENTS (periods));
  set_choices (self->choices[COHORT], cohorts, CLD_COHORT_N);
  set_choices (self->choices[STRENGTH], strengths, G_N_ELEMENTS (strengths));
}

/* The groups of the timetable that have a rule that is computed. */
static void
load_kinds (CldReportsFilter *self)
{
  g_autoptr (GStrvBuilder) letters = g_strv_builder_new (), titles = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  char last = '\0';

  for (guint i = 0; i < cld_timetable_get_n (); i++)
    {
      const CldTimetableRow *row = cld_timetable_get (i);
      char letter[2] = { row->id[0], '\0' };
      const char *title = strstr (row->group, ". ");

      if (row->why_not || row->id[0] == last)
        continue;
      last = row->id[0];
      g_strv_builder_add (letters, letter);
      g_strv_builder_add (titles, title ? title + 2 : row->group);
    }
  labels = g_strv_builder_end (titles);
  cld_choices_set (self->choices[KIND], _("All duties"), &self->kinds, g_strv_builder_end (letters), (const char *const *) labels);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  g_autofree char *x = cld_text_fold (*(char *const *) a), *y = cld_text_fold (*(char *const *) b);

  return strcmp (x, y);
}

/* The keys of a table, as a list that owns its texts. */
static GStrv
list_sorted (GHashTable *table)
{
  guint n;
  g_autofree char **keys = (char **) g_hash_table_get_keys_as_array (table, &n);
  GStrv list = g_new0 (char *, n + 1);

  qsort (keys, n, sizeof *keys, compare_names);
  for (guint i = 0; i < n; i++)
    list[i] = g_strdup (keys[i]);
  return list;
}

static void
note_worker (CldReportsFilter *self, const CldDutyPeople *people, const char *worker)
{
  const char *name = cld_duty_people_get_worker (people, worker);
  GPtrArray *ways = g_hash_table_lookup (self->recorded, name ? name : worker);

  if (!ways)
    {
      ways = g_ptr_array_new_null_terminated (2, g_free, TRUE);
      g_hash_table_insert (self->recorded, g_strdup (name ? name : worker), ways);
    }
  if (!g_ptr_array_find_with_equal_func (ways, worker, g_str_equal, NULL))
    g_ptr_array_add (ways, g_strdup (worker));
}

/**
 * cld_reports_filter_load:
 * @self: the filters
 * @board: the duties
 * @people: the names that belong to them
 *
 * Offers the workers and teams that there are. A worker who is recorded in two ways is offered once. What was chosen stays.
 */
void
cld_reports_filter_load (CldReportsFilter *self, const CldDutyBoard *board, const CldDutyPeople *people)
{
  g_autoptr (GHashTable) teams = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_if_fail (CLD_IS_REPORTS_FILTER (self) && board);

  g_hash_table_remove_all (self->recorded);
  for (guint i = 0; i < cld_duty_board_get_n_children (board); i++)
    {
      const CldFacts *facts = cld_duty_board_get_child (board, i);

      if (facts->team)
        g_hash_table_add (teams, (gpointer) facts->team);
      if (facts->worker)
        note_worker (self, people, facts->worker);
    }
  self->loading = TRUE;
  cld_choices_set (self->choices[TEAM], _("All teams"), &self->teams, list_sorted (teams), NULL);
  cld_choices_set (self->choices[WORKER], _("All workers"), &self->workers, list_sorted (self->recorded), NULL);
  self->loading = FALSE;
}

/* --- what is chosen --- */

static const char *
get_choice (GtkDropDown *drop_down, GStrv choices)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return choices && selected > 0 && selected != GTK_INVALID_LIST_POSITION ? choices[selected - 1] : NULL;
}

static void
fill_period (CldReportsFilter *self, gint32 today, CldComplianceFilter *filter)
{
  gint32 now = cld_month_of_day (today), april = now % 12 >= 3 ? now / 12 * 12 + 3 : now / 12 * 12 - 9;

  filter->until = now;
  switch ((CldReportsPeriod) gtk_drop_down_get_selected (self->choices[PERIOD]))
    {
    case CLD_REPORTS_3_MONTHS:
      filter->from = now - 2;
      break;
    case CLD_REPORTS_THIS_MONTH:
      filter->from = now;
      break;
    case CLD_REPORTS_LAST_MONTH:
      filter->from = filter->until = now - 1;
      break;
    case CLD_REPORTS_THIS_YEAR:
      filter->from = april;
      break;
    case CLD_REPORTS_LAST_YEAR:
      filter->from = april - 12;
      filter->until = april - 1;
      break;
    case CLD_REPORTS_24_MONTHS:
      filter->from = now - 23;
      break;
    case CLD_REPORTS_12_MONTHS:
    case CLD_REPORTS_N_PERIODS:
    default:
      filter->from = now - 11;
      break;
    }
}

/**
 * cld_reports_filter_fill:
 * @self: the filters
 * @today: the day
 * @filter: (out caller-allocates): what is wanted; its texts are the filters', good until they are loaded or changed
 */
void
cld_reports_filter_fill (CldReportsFilter *self, gint32 today, CldComplianceFilter *filter)
{
  const char *kind = get_choice (self->choices[KIND], self->kinds), *worker = get_choice (self->choices[WORKER], self->workers);
  GPtrArray *ways = worker ? g_hash_table_lookup (self->recorded, worker) : NULL;

  *filter = (CldComplianceFilter){ 0 };
  fill_period (self, today, filter);
  filter->cohort = gtk_drop_down_get_selected (self->choices[COHORT]);
  filter->strength = gtk_drop_down_get_selected (self->choices[STRENGTH]);
  filter->team = get_choice (self->choices[TEAM], self->teams);
  filter->workers = ways ? (const char *const *) ways->pdata : NULL;
  self->letter[0] = kind ? *kind : '\0';
  self->ids[0] = self->letter;
  filter->ids = kind ? self->ids : NULL;
}

/**
 * cld_reports_filter_get_worker_name:
 * @self: the filters
 *
 * Returns: (nullable): how the chosen worker is called
 */
const char *
cld_reports_filter_get_worker_name (CldReportsFilter *self)
{
  return get_choice (self->choices[WORKER], self->workers);
}

/**
 * cld_reports_filter_is_set:
 * @self: the filters
 *
 * Returns: whether anything is left out beyond the twelve months
 */
gboolean
cld_reports_filter_is_set (CldReportsFilter *self)
{
  for (guint i = 0; i < N_CHOICES; i++)
    if (gtk_drop_down_get_selected (self->choices[i]) != 0 && gtk_drop_down_get_selected (self->choices[i]) != GTK_INVALID_LIST_POSITION)
      return TRUE;
  return FALSE;
}

/**
 * cld_reports_filter_clear:
 * @self: the filters
 *
 * Everything of the last twelve months.
 */
void
cld_reports_filter_clear (CldReportsFilter *self)
{
  self->loading = TRUE;
  for (guint i = 0; i < N_CHOICES; i++)
    gtk_drop_down_set_selected (self->choices[i], 0);
  self->loading = FALSE;
  emit_changed (self);
}

/**
 * cld_reports_filter_set_period:
 * @self: the filters
 * @period: which months
 */
void
cld_reports_filter_set_period (CldReportsFilter *self, CldReportsPeriod period)
{
  gtk_drop_down_set_selected (self->choices[PERIOD], period);
}

/**
 * cld_reports_filter_set_cohort:
 * @self: the filters
 * @cohort: of which children
 */
void
cld_reports_filter_set_cohort (CldReportsFilter *self, CldCohort cohort)
{
  gtk_drop_down_set_selected (self->choices[COHORT], cohort);
}

/**
 * cld_reports_filter_set_team:
 * @self: the filters
 * @team: (nullable): one of the teams, %NULL for all
 */
void
cld_reports_filter_set_team (CldReportsFilter *self, const char *team)
{
  guint position = 0;

  for (guint i = 0; team && self->teams && self->teams[i]; i++)
    if (strcmp (self->teams[i], team) == 0)
      position = i + 1;
  gtk_drop_down_set_selected (self->choices[TEAM], position);
}

/**
 * cld_reports_filter_focus:
 * @self: the filters
 */
void
cld_reports_filter_focus (CldReportsFilter *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->choices[PERIOD]));
}

/* --- life --- */

static void
cld_reports_filter_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_reports_filter_parent_class)->dispose (object);
}

static void
cld_reports_filter_finalize (GObject *object)
{
  CldReportsFilter *self = CLD_REPORTS_FILTER (object);

  g_strfreev (self->kinds);
  g_strfreev (self->teams);
  g_strfreev (self->workers);
  g_hash_table_unref (self->recorded);
  G_OBJECT_CLASS (cld_reports_filter_parent_class)->finalize (object);
}

static void
cld_reports_filter_class_init (CldReportsFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cld_reports_filter_dispose;
  object_class->finalize = cld_reports_filter_finalize;
  signals[CHANGED] = g_signal_new ("changed", CLD_TYPE_REPORTS_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkDropDown *
make_drop_down (CldReportsFilter *self, guint i)
{
  const char *const names[N_CHOICES] = { _("Period"), _("Cohort"), _("Duties"), _("Strength"), _("Team"), _("Worker") };
  GtkDropDown *drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));

  cld_choices_prepare (drop_down, MAX_LETTERS);
  gtk_widget_set_tooltip_text (GTK_WIDGET (drop_down), i == COHORT ? cld_cohort_get_limits () : names[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, names[i], -1);
  return drop_down;
}

static void
cld_reports_filter_init (CldReportsFilter *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->loading = TRUE;
  self->recorded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  gtk_widget_add_css_class (box, "cld-bar");
  for (guint i = 0; i < N_CHOICES; i++)
    {
      self->choices[i] = make_drop_down (self, i);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->choices[i]));
    }
  self->clear = gtk_button_new_with_mnemonic (_("_Clear"));
  gtk_widget_set_halign (self->clear, GTK_ALIGN_END);
  gtk_widget_set_hexpand (self->clear, TRUE);
  gtk_widget_add_css_class (self->clear, "flat");
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (cld_reports_filter_clear), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->clear);
  load_fixed (self);
  load_kinds (self);
  cld_choices_set (self->choices[TEAM], _("All teams"), &self->teams, NULL, NULL);
  cld_choices_set (self->choices[WORKER], _("All workers"), &self->workers, NULL, NULL);
  gtk_drop_down_set_enable_search (self->choices[WORKER], TRUE);
  for (guint i = 0; i < N_CHOICES; i++)
    g_signal_connect_object (self->choices[i], "notify::selected", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (self->clear, FALSE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  self->loading = FALSE;
}
