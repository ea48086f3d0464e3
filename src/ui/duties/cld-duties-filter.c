/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-duties-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-choices.h"
#include "cld-search-keys.h"
#include "cld-text.h"

/* How long the text of a drop-down's button may be, in letters. */
#define MAX_LETTERS 18

struct _CldDutiesFilter
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkSearchEntry *entry;
  GtkDropDown *period;
  GtkDropDown *states;
  GtkDropDown *kind;
  GtkDropDown *worker;
  GtkDropDown *team;
  GtkDropDown *strength;
  GtkWidget *clear;

  GStrv kinds, workers, teams; /* what stands below the drop-downs' first line */
  const char *ids[2];          /* of the query that was filled last */
  gboolean loading;
  char *told; /* the search that was told of last */
};

enum
{
  CHANGED,
  PERIOD_CHANGED,
  LEAVE,
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldDutiesFilter, cld_duties_filter, GTK_TYPE_WIDGET)

static void
emit_changed (CldDutiesFilter *self)
{
  gtk_widget_set_sensitive (self->clear, cld_duties_filter_is_set (self));
  if (!self->loading)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
emit_period_changed (CldDutiesFilter *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[PERIOD_CHANGED], 0);
  emit_changed (self);
}

static void
search_changed_cb (CldDutiesFilter *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (g_strcmp0 (text, self->told) == 0)
    return;
  g_free (self->told);
  self->told = g_strdup (text);
  emit_changed (self);
}

/* Escape takes the text away first, then the entry. */
static void
stop_search_cb (CldDutiesFilter *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      return;
    }
  cld_duties_filter_set_searching (self, FALSE);
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
activate_cb (CldDutiesFilter *self)
{
  search_changed_cb (self);
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  GtkWidget *self = gtk_widget_get_ancestor (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)), CLD_TYPE_DUTIES_FILTER);

  if (!self || (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  g_signal_emit (self, signals[LEAVE], 0);
  return TRUE;
}

/* --- drop-downs --- */

static void
prepare_drop_down (CldDutiesFilter *self, GtkDropDown *drop_down)
{
  cld_choices_prepare (drop_down, MAX_LETTERS);
  g_signal_connect_object (drop_down, "notify::selected", drop_down == self->period ? G_CALLBACK (emit_period_changed) : G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
}

/* The groups of the timetable that have a rule that is computed: "C. Social worker visits". */
static void
load_kinds (CldDutiesFilter *self)
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
  cld_choices_set (self->kind, _("All duties"), &self->kinds, g_strv_builder_end (letters), (const char *const *) labels);
}

/* --- life --- */

static void
cld_duties_filter_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_duties_filter_parent_class)->dispose (object);
}

static void
cld_duties_filter_finalize (GObject *object)
{
  CldDutiesFilter *self = CLD_DUTIES_FILTER (object);

  g_strfreev (self->kinds);
  g_strfreev (self->workers);
  g_strfreev (self->teams);
  g_free (self->told);
  G_OBJECT_CLASS (cld_duties_filter_parent_class)->finalize (object);
}

static guint
make_signal (const char *name)
{
  return g_signal_new (name, CLD_TYPE_DUTIES_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cld_duties_filter_class_init (CldDutiesFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cld_duties_filter_dispose;
  object_class->finalize = cld_duties_filter_finalize;
  signals[CHANGED] = make_signal ("changed");
  signals[PERIOD_CHANGED] = make_signal ("period-changed");
  signals[LEAVE] = make_signal ("leave");
  signals[ACTIVATE] = make_signal ("activate");

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/duties/cld-duties-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, CldDutiesFilter, revealer);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesFilter, entry);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesFilter, period);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesFilter, states);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesFilter, kind);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesFilter, worker);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesFilter, team);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesFilter, strength);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesFilter, clear);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, cld_duties_filter_clear);
  gtk_widget_class_set_css_name (widget_class, "dutiesfilter");
}

static void
cld_duties_filter_init (CldDutiesFilter *self)
{
  GtkDropDown **const drop_downs[] = { &self->period, &self->states, &self->kind, &self->worker, &self->team, &self->strength };

  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  load_kinds (self);
  /* What can be chosen comes with the duties; nothing is to move then. */
  cld_choices_set (self->worker, _("All workers"), &self->workers, NULL, NULL);
  cld_choices_set (self->team, _("All teams"), &self->teams, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->worker), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->team), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (drop_downs); i++)
    prepare_drop_down (self, *drop_downs[i]);
  gtk_drop_down_set_enable_search (self->worker, TRUE);
  gtk_widget_set_sensitive (self->clear, FALSE);
  self->told = g_strdup ("");
  self->loading = FALSE;
}

/* --- what can be chosen --- */

typedef struct
{
  char *key; /* folded */
  const char *value;
  const char *label;
} Choice;

static int
compare_choices (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Choice *) a)->key, ((const Choice *) b)->key);
}

static void
clear_choice (gpointer data)
{
  g_free (((Choice *) data)->key);
}

static void
add_choice (GHashTable *known, GArray *choices, const char *value, const char *label)
{
  Choice choice = { NULL, value, label };

  if (!value || g_hash_table_contains (known, value))
    return;
  g_hash_table_add (known, (gpointer) value);
  choice.key = cld_text_fold (label);
  g_array_append_val (choices, choice);
}

static void
show_choices (GtkDropDown *drop_down, const char *all, GStrv *kept, GArray *choices)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new (), labels = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;

  g_array_sort (choices, compare_choices);
  for (guint i = 0; i < choices->len; i++)
    {
      g_strv_builder_add (values, g_array_index (choices, Choice, i).value);
      g_strv_builder_add (labels, g_array_index (choices, Choice, i).label);
    }
  shown = g_strv_builder_end (labels);
  cld_choices_set (drop_down, all, kept, g_strv_builder_end (values), (const char *const *) shown);
}

/**
 * cld_duties_filter_load:
 * @self: the filters
 * @board: the duties
 * @people: the names that belong to them
 *
 * Offers the workers and teams that there are. What was chosen stays chosen.
 */
void
cld_duties_filter_load (CldDutiesFilter *self, const CldDutyBoard *board, const CldDutyPeople *people)
{
  g_autoptr (GHashTable) known_workers = g_hash_table_new (g_str_hash, g_str_equal), known_teams = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) workers = g_array_new (FALSE, FALSE, sizeof (Choice)), teams = g_array_new (FALSE, FALSE, sizeof (Choice));

  g_return_if_fail (CLD_IS_DUTIES_FILTER (self) && board);

  g_array_set_clear_func (workers, clear_choice);
  g_array_set_clear_func (teams, clear_choice);
  for (guint i = 0; i < cld_duty_board_get_n_children (board); i++)
    {
      const CldFacts *facts = cld_duty_board_get_child (board, i);
      const char *name = facts->worker ? cld_duty_people_get_worker (people, facts->worker) : NULL;

      add_choice (known_workers, workers, facts->worker, name ? name : facts->worker);
      add_choice (known_teams, teams, facts->team, facts->team);
    }
  self->loading = TRUE;
  show_choices (self->worker, _("All workers"), &self->workers, workers);
  show_choices (self->team, _("All teams"), &self->teams, teams);
  self->loading = FALSE;
}

static const char *
get_choice (GtkDropDown *drop_down, GStrv choices)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return choices && selected > 0 && selected != GTK_INVALID_LIST_POSITION ? choices[selected - 1] : NULL;
}

static guint
get_states (CldDutiesFilter *self)
{
  switch ((CldDutiesStates) gtk_drop_down_get_selected (self->states))
    {
    case CLD_DUTIES_OVERDUE:
      return CLD_DUTY_STATE_BIT (CLD_DUTY_OVERDUE);
    case CLD_DUTIES_UNDATED:
      return CLD_DUTY_STATE_BIT (CLD_DUTY_UNKNOWN);
    case CLD_DUTIES_TOO_LATE:
      return CLD_DUTY_STATE_BIT (CLD_DUTY_LATE) | CLD_DUTY_STATE_BIT (CLD_DUTY_MISSED);
    case CLD_DUTIES_MET:
      return CLD_DUTY_STATE_BIT (CLD_DUTY_MET);
    case CLD_DUTIES_WAIVED:
      return CLD_DUTY_STATE_BIT (CLD_DUTY_WAIVED);
    case CLD_DUTIES_EVERYTHING:
      return CLD_DUTY_STATES_ALL;
    case CLD_DUTIES_OPEN:
    default:
      return CLD_DUTY_STATES_OPEN | CLD_DUTY_STATE_BIT (CLD_DUTY_PROJECTED);
    }
}

static void
fill_period (CldDutiesFilter *self, gint32 today, CldDutiesQuery *query)
{
  query->undated = FALSE;
  query->filter.from = CLD_NO_DAY;
  query->filter.until = CLD_NO_DAY;
  switch ((CldDutiesPeriod) gtk_drop_down_get_selected (self->period))
    {
    case CLD_DUTIES_WEEK_AHEAD:
      query->filter.until = today + 7;
      break;
    case CLD_DUTIES_30_DAYS_AHEAD:
      query->filter.until = today + 30;
      break;
    case CLD_DUTIES_3_MONTHS_AHEAD:
      query->filter.until = cld_day_add_months (today, 3);
      break;
    case CLD_DUTIES_YEAR_BACK:
      query->filter.from = cld_day_add_months (today, -12);
      query->filter.until = today;
      break;
    case CLD_DUTIES_ANY_TIME:
      query->undated = TRUE;
      break;
    case CLD_DUTIES_YEAR_AHEAD:
    default:
      query->filter.until = cld_day_add_months (today, 12);
      query->undated = TRUE;
    }
}

/**
 * cld_duties_filter_fill:
 * @self: the filters
 * @today: today
 * @query: gets what is wanted; its texts are good until the filters change
 */
void
cld_duties_filter_fill (CldDutiesFilter *self, gint32 today, CldDutiesQuery *query)
{
  guint strength;

  g_return_if_fail (CLD_IS_DUTIES_FILTER (self) && query);

  strength = gtk_drop_down_get_selected (self->strength);
  fill_period (self, today, query);
  query->filter.states = get_states (self);
  query->filter.worker = get_choice (self->worker, self->workers);
  query->filter.team = get_choice (self->team, self->teams);
  self->ids[0] = get_choice (self->kind, self->kinds);
  query->filter.ids = self->ids[0] ? self->ids : NULL;
  query->strength = strength == 1 ? "must" : strength == 2 ? "should" : NULL;
  query->search = gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * cld_duties_filter_is_set:
 * @self: the filters
 *
 * Returns: whether anything is left out that would be shown at first
 */
gboolean
cld_duties_filter_is_set (CldDutiesFilter *self)
{
  GtkDropDown *const drop_downs[] = { self->period, self->states, self->kind, self->worker, self->team, self->strength };

  g_return_val_if_fail (CLD_IS_DUTIES_FILTER (self), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (drop_downs); i++)
    if (gtk_drop_down_get_selected (drop_downs[i]) > 0 && gtk_drop_down_get_selected (drop_downs[i]) != GTK_INVALID_LIST_POSITION)
      return TRUE;
  return *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
}

/**
 * cld_duties_filter_clear:
 * @self: the filters
 *
 * Shows again what was shown at first; the search is closed.
 */
void
cld_duties_filter_clear (CldDutiesFilter *self)
{
  GtkDropDown *const drop_downs[] = { self->period, self->states, self->kind, self->worker, self->team, self->strength };

  g_return_if_fail (CLD_IS_DUTIES_FILTER (self));

  self->loading = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (drop_downs); i++)
    gtk_drop_down_set_selected (drop_downs[i], 0);
  cld_duties_filter_set_search (self, "");
  cld_duties_filter_set_searching (self, FALSE);
  self->loading = FALSE;
  emit_period_changed (self);
}

/**
 * cld_duties_filter_set_period:
 * @self: the filters
 * @period: what is wanted
 */
void
cld_duties_filter_set_period (CldDutiesFilter *self, CldDutiesPeriod period)
{
  g_return_if_fail (CLD_IS_DUTIES_FILTER (self));

  gtk_drop_down_set_selected (self->period, period);
}

/**
 * cld_duties_filter_set_states:
 * @self: the filters
 * @states: what is wanted
 */
void
cld_duties_filter_set_states (CldDutiesFilter *self, CldDutiesStates states)
{
  g_return_if_fail (CLD_IS_DUTIES_FILTER (self));

  gtk_drop_down_set_selected (self->states, states);
}

static void
select_choice (GtkDropDown *drop_down, GStrv choices, const char *choice)
{
  guint selected = 0;

  for (guint i = 0; choice && choices && choices[i]; i++)
    if (strcmp (choices[i], choice) == 0)
      selected = i + 1;
  gtk_drop_down_set_selected (drop_down, selected);
}

/**
 * cld_duties_filter_set_worker:
 * @self: the filters
 * @worker: (nullable): a worker as the children's records name it; %NULL for all
 */
void
cld_duties_filter_set_worker (CldDutiesFilter *self, const char *worker)
{
  g_return_if_fail (CLD_IS_DUTIES_FILTER (self));

  select_choice (self->worker, self->workers, worker);
}

/**
 * cld_duties_filter_set_kind:
 * @self: the filters
 * @group: (nullable): the letter of a group of duties; %NULL for all
 */
void
cld_duties_filter_set_kind (CldDutiesFilter *self, const char *group)
{
  g_return_if_fail (CLD_IS_DUTIES_FILTER (self));

  select_choice (self->kind, self->kinds, group);
}

/**
 * cld_duties_filter_set_strength:
 * @self: the filters
 * @strength: (nullable): `must` or `should`; %NULL for both
 */
void
cld_duties_filter_set_strength (CldDutiesFilter *self, const char *strength)
{
  g_return_if_fail (CLD_IS_DUTIES_FILTER (self));

  gtk_drop_down_set_selected (self->strength, !strength ? 0 : strcmp (strength, "must") == 0 ? 1 : 2);
}

/* --- the search --- */

/**
 * cld_duties_filter_set_search:
 * @self: the filters
 * @text: words of a child's name, or its number
 */
void
cld_duties_filter_set_search (CldDutiesFilter *self, const char *text)
{
  g_return_if_fail (CLD_IS_DUTIES_FILTER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  search_changed_cb (self);
}

/**
 * cld_duties_filter_set_searching:
 * @self: the filters
 * @searching: whether the search is open
 */
void
cld_duties_filter_set_searching (CldDutiesFilter *self, gboolean searching)
{
  g_return_if_fail (CLD_IS_DUTIES_FILTER (self));

  gtk_revealer_set_reveal_child (self->revealer, searching);
  if (searching)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    cld_duties_filter_set_search (self, "");
}

/**
 * cld_duties_filter_is_searching:
 * @self: the filters
 *
 * Returns: whether the search is open
 */
gboolean
cld_duties_filter_is_searching (CldDutiesFilter *self)
{
  g_return_val_if_fail (CLD_IS_DUTIES_FILTER (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * cld_duties_filter_forward_key:
 * @self: the filters
 * @controller: what got a key that nothing else wanted
 * @keyval: the key
 * @state: what was held with it
 *
 * A letter or digit typed anywhere opens the search and goes into it.
 *
 * Returns: whether it was one
 */
gboolean
cld_duties_filter_forward_key (CldDutiesFilter *self, GtkEventControllerKey *controller, guint keyval, GdkModifierType state)
{
  g_return_val_if_fail (CLD_IS_DUTIES_FILTER (self), FALSE);

  if (!cld_search_keys_is_text (keyval, state))
    return FALSE;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return cld_search_keys_forward (controller, GTK_EDITABLE (self->entry));
}
