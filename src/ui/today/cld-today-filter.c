/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-today-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-look.h"
#include "cld-search-keys.h"
#include "cld-text.h"

/* How long the text of a drop-down's button may be, in letters. */
#define MAX_LETTERS 18

/* So that the first drop-down is seen. */
#define MIN_WIDTH 130

/* What the first drop-down begins with. */
enum
{
  EVERYBODY,
  MINE,
  N_FIXED
};

struct _CldTodayFilter
{
  GtkWidget parent_instance;

  GtkWidget *scrolled;
  GtkWidget *entry;
  GtkDropDown *worker;
  GtkDropDown *team;
  GtkDropDown *type;
  GtkDropDown *strength;

  GStrv workers, teams; /* what stands below the first lines */
  char *search;         /* folded */
  gboolean loading;
  gboolean is_loaded;
};

enum
{
  CHANGED,
  LEAVE,
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldTodayFilter, cld_today_filter, GTK_TYPE_WIDGET)

/* What kinds of duties there are, as people call them, and the groups of the timetable that are meant. */
static const struct
{
  const char *label;
  const char *groups;
} types[] = {
  { N_("All duties"), NULL },
  /* Translators: kinds of duties */
  { N_("Plans and health"), "A" },
  { N_("Reviews"), "B" },
  { N_("Visits"), "C" },
  { N_("Approvals, notices"), "D" },
  { N_("Missing, incidents"), "EFG" },
  { N_("Leaving care"), "HI" },
  { N_("Adoption"), "J" },
};

static const char *const strengths[] = { N_("Must and should"), N_("Must only"), N_("Should only") };

static void
emit_changed (CldTodayFilter *self)
{
  if (!self->loading)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* --- the search --- */

static void
search_changed_cb (CldTodayFilter *self)
{
  g_free (self->search);
  self->search = cld_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  emit_changed (self);
}

/* Escape takes the text away first, then the entry. */
static void
stop_search_cb (CldTodayFilter *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      return;
    }
  cld_today_filter_set_searching (self, FALSE);
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
activate_cb (CldTodayFilter *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static gboolean
entry_key_cb (CldTodayFilter *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  g_signal_emit (self, signals[LEAVE], 0);
  return TRUE;
}

static GtkWidget *
make_entry (CldTodayFilter *self)
{
  GtkWidget *entry = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_object_set (entry, "placeholder-text", _("Child’s name or number"), NULL);
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (entry), 0);
  gtk_widget_set_size_request (entry, 170, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search by child"), -1);
  g_signal_connect_object (entry, "search-changed", G_CALLBACK (search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "stop-search", G_CALLBACK (stop_search_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (entry_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
  gtk_widget_set_visible (entry, FALSE);
  return entry;
}

/* --- the drop-downs --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

/* A text that may be cut asks for no room at all: so only a long one may. */
static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  gboolean is_long = g_utf8_strlen (text, -1) > MAX_LETTERS;

  gtk_label_set_label (label, text);
  gtk_label_set_ellipsize (label, is_long ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (label, is_long ? MAX_LETTERS : -1);
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkListItemFactory *
make_factory (GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  return factory;
}

static GtkDropDown *
make_drop_down (CldTodayFilter *self, const char *name)
{
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);
  g_autoptr (GtkListItemFactory) factory = make_factory (G_CALLBACK (bind_cb)), choices = make_factory (G_CALLBACK (bind_choice_cb));

  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), factory);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), choices);
  gtk_widget_set_tooltip_text (drop_down, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  return GTK_DROP_DOWN (drop_down);
}

static void
set_choices (GtkDropDown *drop_down, GPtrArray *labels, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (guint i = 0; i < labels->len; i++)
    gtk_string_list_append (list, labels->pdata[i]);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (drop_down, selected);
}

static void
fill_fixed (CldTodayFilter *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_ptr_array_add (labels, (gpointer) _(types[i].label));
  set_choices (self->type, labels, 0);
  g_ptr_array_set_size (labels, 0);
  for (guint i = 0; i < G_N_ELEMENTS (strengths); i++)
    g_ptr_array_add (labels, (gpointer) _(strengths[i]));
  set_choices (self->strength, labels, 0);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return cld_text_compare (*(const char *const *) a, *(const char *const *) b);
}

/* The names in @set, sorted. */
static GStrv
sort_names (GHashTable *set)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (names, name);
  g_ptr_array_sort (names, compare_texts);
  for (guint i = 0; i < names->len; i++)
    g_strv_builder_add (builder, names->pdata[i]);
  return g_strv_builder_end (builder);
}

/* A list that is the same stays: it may be open. */
static gboolean
is_new (GStrv before, GStrv names)
{
  return !before || !g_strv_equal ((const char *const *) before, (const char *const *) names);
}

static guint
find_name (GStrv names, const char *name, guint n_fixed)
{
  for (guint i = 0; name && names[i]; i++)
    if (strcmp (names[i], name) == 0)
      return i + n_fixed;
  return 0;
}

static const char *
get_chosen (GtkDropDown *drop_down, GStrv names, guint n_fixed)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return names && selected != GTK_INVALID_LIST_POSITION && selected >= n_fixed && selected - n_fixed < g_strv_length (names) ? names[selected - n_fixed] : NULL;
}

static void
load_workers (CldTodayFilter *self, GStrv names, gboolean is_worker)
{
  g_autofree char *chosen = g_strdup (get_chosen (self->worker, self->workers, N_FIXED));
  guint selected = gtk_drop_down_get_selected (self->worker);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_strfreev (self->workers);
  self->workers = names;
  g_ptr_array_add (labels, (gpointer) _("All workers"));
  /* Translators: the children of the person who uses the program */
  g_ptr_array_add (labels, (gpointer) _("My children"));
  for (guint i = 0; self->workers[i]; i++)
    g_ptr_array_add (labels, self->workers[i]);
  if (!self->is_loaded)
    selected = is_worker ? MINE : EVERYBODY;
  set_choices (self->worker, labels, chosen ? find_name (self->workers, chosen, N_FIXED) : selected);
}

static void
load_teams (CldTodayFilter *self, GStrv names)
{
  g_autofree char *chosen = g_strdup (get_chosen (self->team, self->teams, 1));
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  g_strfreev (self->teams);
  self->teams = names;
  g_ptr_array_add (labels, (gpointer) _("All teams"));
  for (guint i = 0; self->teams[i]; i++)
    g_ptr_array_add (labels, self->teams[i]);
  set_choices (self->team, labels, find_name (self->teams, chosen, 1));
  gtk_widget_set_visible (GTK_WIDGET (self->team), self->teams[0] != NULL);
}

/**
 * cld_today_filter_load:
 * @self: the filters
 * @board: the duties of everybody
 * @people: the names
 *
 * Reads what can be chosen; what is chosen stays. The first time it is the children of who uses the program, where they
 * are a worker.
 */
void
cld_today_filter_load (CldTodayFilter *self, const CldDutyBoard *board, const CldDutyPeople *people)
{
  g_autoptr (GHashTable) workers = g_hash_table_new (g_str_hash, g_str_equal), teams = g_hash_table_new (g_str_hash, g_str_equal);
  GStrv names;

  g_return_if_fail (CLD_IS_TODAY_FILTER (self));

  for (guint i = 0; i < cld_duty_board_get_n_children (board); i++)
    {
      const CldFacts *facts = cld_duty_board_get_child (board, i);
      const char *worker = cld_duty_people_get_worker (people, facts->worker);

      if (worker && *worker)
        g_hash_table_add (workers, (gpointer) worker);
      if (facts->team && *facts->team)
        g_hash_table_add (teams, (gpointer) facts->team);
    }
  self->loading = TRUE;
  names = sort_names (workers);
  if (is_new (self->workers, names))
    load_workers (self, g_steal_pointer (&names), cld_today_is_worker (board, people));
  g_strfreev (names);
  names = sort_names (teams);
  if (is_new (self->teams, names))
    load_teams (self, g_steal_pointer (&names));
  g_strfreev (names);
  self->is_loaded = TRUE;
  self->loading = FALSE;
}

/**
 * cld_today_filter_fill:
 * @self: the filters
 * @wanted: (out caller-allocates): what is wanted; its texts belong to @self
 */
void
cld_today_filter_fill (CldTodayFilter *self, CldTodayWanted *wanted)
{
  guint strength, type;

  g_return_if_fail (CLD_IS_TODAY_FILTER (self));

  strength = gtk_drop_down_get_selected (self->strength);
  type = gtk_drop_down_get_selected (self->type);
  *wanted = (CldTodayWanted){
    .mine = gtk_drop_down_get_selected (self->worker) == MINE,
    .worker = get_chosen (self->worker, self->workers, N_FIXED),
    .team = get_chosen (self->team, self->teams, 1),
    .groups = type < G_N_ELEMENTS (types) ? types[type].groups : NULL,
    .strength = strength == 1 ? CLD_STRENGTH_MUST : strength == 2 ? CLD_STRENGTH_SHOULD : -1,
    .search = self->search,
  };
}

/**
 * cld_today_filter_is_set:
 * @self: the filters
 *
 * Returns: whether something is left out
 */
gboolean
cld_today_filter_is_set (CldTodayFilter *self)
{
  CldTodayWanted wanted;

  cld_today_filter_fill (self, &wanted);
  return wanted.mine || wanted.worker || wanted.team || wanted.groups || wanted.strength >= 0 || (wanted.search && *wanted.search);
}

/**
 * cld_today_filter_clear:
 * @self: the filters
 *
 * Leaves nothing out.
 */
void
cld_today_filter_clear (CldTodayFilter *self)
{
  g_return_if_fail (CLD_IS_TODAY_FILTER (self));

  self->loading = TRUE;
  gtk_drop_down_set_selected (self->worker, EVERYBODY);
  gtk_drop_down_set_selected (self->team, 0);
  gtk_drop_down_set_selected (self->type, 0);
  gtk_drop_down_set_selected (self->strength, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_clear_pointer (&self->search, g_free);
  self->loading = FALSE;
  emit_changed (self);
}

/**
 * cld_today_filter_set_searching:
 * @self: the filters
 * @searching: whether the search is shown; it has the focus then
 */
void
cld_today_filter_set_searching (CldTodayFilter *self, gboolean searching)
{
  g_return_if_fail (CLD_IS_TODAY_FILTER (self));

  gtk_widget_set_visible (self->entry, searching);
  if (searching)
    gtk_widget_grab_focus (self->entry);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/**
 * cld_today_filter_is_searching:
 * @self: the filters
 *
 * Returns: whether the search is shown
 */
gboolean
cld_today_filter_is_searching (CldTodayFilter *self)
{
  g_return_val_if_fail (CLD_IS_TODAY_FILTER (self), FALSE);

  return gtk_widget_get_visible (self->entry);
}

/**
 * cld_today_filter_has_search_focus:
 * @self: the filters
 *
 * Returns: whether somebody types into the search
 */
gboolean
cld_today_filter_has_search_focus (CldTodayFilter *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, self->entry);
}

/**
 * cld_today_filter_forward_key:
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
cld_today_filter_forward_key (CldTodayFilter *self, GtkEventControllerKey *controller, guint keyval, GdkModifierType state)
{
  g_return_val_if_fail (CLD_IS_TODAY_FILTER (self), FALSE);

  if (!cld_search_keys_is_text (keyval, state))
    return FALSE;
  gtk_widget_set_visible (self->entry, TRUE);
  return cld_search_keys_forward (controller, GTK_EDITABLE (self->entry));
}

static void
cld_today_filter_dispose (GObject *object)
{
  CldTodayFilter *self = CLD_TODAY_FILTER (object);

  self->loading = TRUE;
  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  G_OBJECT_CLASS (cld_today_filter_parent_class)->dispose (object);
}

static void
cld_today_filter_finalize (GObject *object)
{
  CldTodayFilter *self = CLD_TODAY_FILTER (object);

  g_strfreev (self->workers);
  g_strfreev (self->teams);
  g_free (self->search);
  G_OBJECT_CLASS (cld_today_filter_parent_class)->finalize (object);
}

static void
cld_today_filter_class_init (CldTodayFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cld_today_filter_dispose;
  object_class->finalize = cld_today_filter_finalize;
  signals[CHANGED] = g_signal_new ("changed", CLD_TYPE_TODAY_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[LEAVE] = g_signal_new ("leave", CLD_TYPE_TODAY_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] = g_signal_new ("activate", CLD_TYPE_TODAY_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cld_today_filter_init (CldTodayFilter *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->loading = TRUE;
  self->entry = make_entry (self);
  self->worker = make_drop_down (self, _("Social worker"));
  self->team = make_drop_down (self, _("Team"));
  self->type = make_drop_down (self, _("Kind of duty"));
  self->strength = make_drop_down (self, _("How binding"));
  gtk_widget_set_visible (GTK_WIDGET (self->team), FALSE);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->worker));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->team));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->type));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->strength));
  fill_fixed (self);
  /* Where there is no room the strip scrolls to what has the focus. */
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scrolled), TRUE);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (self->scrolled), MIN_WIDTH);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  self->loading = FALSE;
}
