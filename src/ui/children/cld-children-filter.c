/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-children-filter.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "cld-children-text.h"
#include "cld-choices.h"
#include "cld-codes.h"
#include "cld-date.h"
#include "cld-search-keys.h"

/* How long the text of a drop-down's button may be, in letters. */
#define MAX_LETTERS 16

struct _CldChildrenFilter
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkSearchEntry *entry;
  GtkDropDown *scope;
  GtkDropDown *team;
  GtkDropDown *worker;
  GtkDropDown *type;
  GtkDropDown *status;
  GtkDropDown *age;
  GtkToggleButton *out_of_area;
  GtkToggleButton *late_only;
  GtkWidget *clear;

  GStrv teams, workers, statuses; /* what stands below the drop-downs' first line */
  GPtrArray *types;               /* of arrays of codes, likewise */
  gboolean loading;
  char born_after[CLD_DATE_SIZE], born_until[CLD_DATE_SIZE];
  char *today;
  char *told; /* the search that was told of last */
};

enum
{
  CHANGED,
  LEAVE,
  ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldChildrenFilter, cld_children_filter, GTK_TYPE_WIDGET)

static void
emit_changed (CldChildrenFilter *self)
{
  gtk_widget_set_sensitive (self->clear, cld_children_filter_is_set (self));
  if (!self->loading)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
search_changed_cb (CldChildrenFilter *self)
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
stop_search_cb (CldChildrenFilter *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      return;
    }
  cld_children_filter_set_searching (self, FALSE);
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
activate_cb (CldChildrenFilter *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  GtkWidget *self = gtk_widget_get_ancestor (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)), CLD_TYPE_CHILDREN_FILTER);

  if (!self || (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  g_signal_emit (self, signals[LEAVE], 0);
  return TRUE;
}

static void load_types (CldChildrenFilter *self);

static void
prepare_drop_down (CldChildrenFilter *self, GtkDropDown *drop_down)
{
  cld_choices_prepare (drop_down, MAX_LETTERS);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
}

static void
cld_children_filter_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_children_filter_parent_class)->dispose (object);
}

static void
cld_children_filter_finalize (GObject *object)
{
  CldChildrenFilter *self = CLD_CHILDREN_FILTER (object);

  g_strfreev (self->teams);
  g_strfreev (self->workers);
  g_strfreev (self->statuses);
  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_free (self->today);
  g_free (self->told);
  G_OBJECT_CLASS (cld_children_filter_parent_class)->finalize (object);
}

static void
cld_children_filter_class_init (CldChildrenFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cld_children_filter_dispose;
  object_class->finalize = cld_children_filter_finalize;

  /**
   * CldChildrenFilter::changed:
   *
   * Other children are wanted.
   */
  signals[CHANGED] = g_signal_new ("changed", CLD_TYPE_CHILDREN_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CldChildrenFilter::leave:
   *
   * The keyboard goes on to the list.
   */
  signals[LEAVE] = g_signal_new ("leave", CLD_TYPE_CHILDREN_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CldChildrenFilter::activate:
   *
   * Enter was pressed in the search: the chosen child is meant.
   */
  signals[ACTIVATE] = g_signal_new ("activate", CLD_TYPE_CHILDREN_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/children/cld-children-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, CldChildrenFilter, revealer);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenFilter, entry);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenFilter, scope);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenFilter, team);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenFilter, worker);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenFilter, type);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenFilter, status);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenFilter, age);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenFilter, out_of_area);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenFilter, late_only);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenFilter, clear);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, cld_children_filter_clear);
  gtk_widget_class_set_css_name (widget_class, "childrenfilter");
}

static void
show_all_of (GtkDropDown *drop_down, const char *all)
{
  const char *const only[] = { all, NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (only);

  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
}

static void
cld_children_filter_init (CldChildrenFilter *self)
{
  self->loading = TRUE;
  self->types = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  /* What can be chosen is read later; nothing is to move then. */
  load_types (self);
  show_all_of (self->team, _("All teams"));
  show_all_of (self->worker, _("All workers"));
  show_all_of (self->status, _("Any status"));
  prepare_drop_down (self, self->scope);
  prepare_drop_down (self, self->team);
  prepare_drop_down (self, self->worker);
  prepare_drop_down (self, self->type);
  prepare_drop_down (self, self->status);
  prepare_drop_down (self, self->age);
  g_signal_connect_object (self->out_of_area, "toggled", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->late_only, "toggled", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
  gtk_drop_down_set_enable_search (self->worker, TRUE);
  gtk_widget_set_sensitive (self->clear, FALSE);
  self->told = g_strdup ("");
  self->loading = FALSE;
}

static void
load_statuses (CldChildrenFilter *self, GStrv codes)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;

  for (guint i = 0; codes && codes[i]; i++)
    {
      const char *label = cld_code_list_label ("legal_status", codes[i]);
      g_autofree char *text = g_strdup_printf ("%s %s", codes[i], label ? label : "");

      g_strv_builder_add (builder, text);
    }
  labels = g_strv_builder_end (builder);
  cld_choices_set (self->status, _("Any status"), &self->statuses, codes, (const char *const *) labels);
}

/* The kinds of placement by the word that the list shows: several codes are one kind. */
static void
load_types (CldChildrenFilter *self)
{
  const CldCodeList *codes = cld_code_list_find ("placement_type");
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  if (self->types->len > 0)
    return;
  gtk_string_list_append (list, _("All types"));
  for (guint i = 0; i < cld_code_list_get_n (codes); i++)
    {
      const CldCode *code = cld_code_list_get (codes, i);
      const char *word = cld_children_type_word (code->code);
      guint at;

      if (g_strcmp0 (code->group, "temporary") == 0 || g_strcmp0 (code->group, "historic") == 0)
        continue;
      if (!g_ptr_array_find_with_equal_func (words, word, g_str_equal, &at))
        {
          at = words->len;
          g_ptr_array_add (words, (gpointer) word);
          g_ptr_array_add (self->types, g_ptr_array_new ());
          gtk_string_list_append (list, word);
        }
      g_ptr_array_add (self->types->pdata[at], (gpointer) code->code);
    }
  for (guint i = 0; i < self->types->len; i++)
    g_ptr_array_add (self->types->pdata[i], NULL);
  gtk_drop_down_set_model (self->type, G_LIST_MODEL (list));
}

/**
 * cld_children_filter_load:
 * @self: the filters
 * @db: a database
 * @today: the day whose facts count
 *
 * Fills the filters with what is recorded, keeping what is chosen. Says nothing of a change.
 */
void
cld_children_filter_load (CldChildrenFilter *self, CldDb *db, const char *today)
{
  g_return_if_fail (CLD_IS_CHILDREN_FILTER (self));

  self->loading = TRUE;
  g_free (self->today);
  self->today = g_strdup (today);
  /* A filter that cannot be read is not offered; that the database cannot be read is said of the list itself. */
  cld_choices_set (self->team, _("All teams"), &self->teams, cld_caseload_choices (db, CLD_CASELOAD_TEAMS, today, NULL), NULL);
  cld_choices_set (self->worker, _("All workers"), &self->workers, cld_caseload_choices (db, CLD_CASELOAD_WORKERS, today, NULL), NULL);
  load_statuses (self, cld_caseload_choices (db, CLD_CASELOAD_LEGAL_STATUSES, today, NULL));
  load_types (self);
  self->loading = FALSE;
}

static const char *
selected_of (GtkDropDown *drop_down, GStrv choices)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return choices && selected > 0 && selected <= g_strv_length (choices) ? choices[selected - 1] : NULL;
}

/* The day of birth of somebody whose @years'th birthday is @today. On 29 February it is one that every year has. */
static void
born_years_ago (const char *today, int years, char out[CLD_DATE_SIZE])
{
  g_snprintf (out, CLD_DATE_SIZE, "%04d%s", atoi (today) - years, today + 4);
}

static void
apply_age (CldChildrenFilter *self, CldCaseloadQuery *query)
{
  static const struct
  {
    int from, below;
  } ages[] = { { -1, -1 }, { -1, 5 }, { 5, 10 }, { 10, 16 }, { 16, 18 }, { 18, -1 } };
  guint selected = gtk_drop_down_get_selected (self->age);

  if (selected >= G_N_ELEMENTS (ages) || !self->today)
    return;
  if (ages[selected].from >= 0)
    {
      born_years_ago (self->today, ages[selected].from, self->born_until);
      query->born_until = self->born_until;
    }
  if (ages[selected].below >= 0)
    {
      born_years_ago (self->today, ages[selected].below, self->born_after);
      query->born_after = self->born_after;
    }
}

/**
 * cld_children_filter_apply:
 * @self: the filters
 * @query: what is asked for; its texts are those of @self and good until that changes
 *
 * Puts what is typed and chosen into @query.
 */
void
cld_children_filter_apply (CldChildrenFilter *self, CldCaseloadQuery *query)
{
  guint type;

  g_return_if_fail (CLD_IS_CHILDREN_FILTER (self));

  type = gtk_drop_down_get_selected (self->type);
  query->search = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  query->scope = (CldCaseloadScope) MIN (gtk_drop_down_get_selected (self->scope), CLD_CASELOAD_EVERYONE);
  query->team = selected_of (self->team, self->teams);
  query->worker = selected_of (self->worker, self->workers);
  query->legal_status = selected_of (self->status, self->statuses);
  if (type > 0 && type <= self->types->len)
    query->types = (const char *const *) ((GPtrArray *) self->types->pdata[type - 1])->pdata;
  query->out_of_area = gtk_toggle_button_get_active (self->out_of_area);
  apply_age (self, query);
}

/**
 * cld_children_filter_is_late_only:
 * @self: the filters
 *
 * Returns: whether only children are wanted for whom something is late; the database does not know that
 */
gboolean
cld_children_filter_is_late_only (CldChildrenFilter *self)
{
  g_return_val_if_fail (CLD_IS_CHILDREN_FILTER (self), FALSE);

  return gtk_toggle_button_get_active (self->late_only);
}

/**
 * cld_children_filter_set_has_duties:
 * @self: the filters
 * @has_duties: whether it is known what is late
 *
 * Offers what needs that, or does not.
 */
void
cld_children_filter_set_has_duties (CldChildrenFilter *self, gboolean has_duties)
{
  g_return_if_fail (CLD_IS_CHILDREN_FILTER (self));

  gtk_widget_set_sensitive (GTK_WIDGET (self->late_only), has_duties);
}

/**
 * cld_children_filter_is_set:
 * @self: the filters
 *
 * Returns: whether something is typed or chosen, which children are meant aside
 */
gboolean
cld_children_filter_is_set (CldChildrenFilter *self)
{
  g_return_val_if_fail (CLD_IS_CHILDREN_FILTER (self), FALSE);

  return *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0' || gtk_drop_down_get_selected (self->team) > 0 ||
         gtk_drop_down_get_selected (self->worker) > 0 || gtk_drop_down_get_selected (self->type) > 0 || gtk_drop_down_get_selected (self->status) > 0 ||
         gtk_drop_down_get_selected (self->age) > 0 || gtk_toggle_button_get_active (self->out_of_area) || gtk_toggle_button_get_active (self->late_only);
}

/**
 * cld_children_filter_clear:
 * @self: the filters
 *
 * Takes back all but which children are meant.
 */
void
cld_children_filter_clear (CldChildrenFilter *self)
{
  g_return_if_fail (CLD_IS_CHILDREN_FILTER (self));

  self->loading = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  gtk_drop_down_set_selected (self->team, 0);
  gtk_drop_down_set_selected (self->worker, 0);
  gtk_drop_down_set_selected (self->type, 0);
  gtk_drop_down_set_selected (self->status, 0);
  gtk_drop_down_set_selected (self->age, 0);
  gtk_toggle_button_set_active (self->out_of_area, FALSE);
  gtk_toggle_button_set_active (self->late_only, FALSE);
  g_free (self->told);
  self->told = g_strdup ("");
  self->loading = FALSE;
  emit_changed (self);
}

/**
 * cld_children_filter_set_scope:
 * @self: the filters
 * @scope: which children are meant
 *
 * Chooses it.
 */
void
cld_children_filter_set_scope (CldChildrenFilter *self, CldCaseloadScope scope)
{
  g_return_if_fail (CLD_IS_CHILDREN_FILTER (self));

  gtk_drop_down_set_selected (self->scope, scope);
}

/**
 * cld_children_filter_set_searching:
 * @self: the filters
 * @searching: whether the search is open
 *
 * Opens the search with the cursor in it, or closes it and forgets what was typed.
 */
void
cld_children_filter_set_searching (CldChildrenFilter *self, gboolean searching)
{
  g_return_if_fail (CLD_IS_CHILDREN_FILTER (self));

  gtk_revealer_set_reveal_child (self->revealer, searching);
  if (searching)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

/**
 * cld_children_filter_is_searching:
 * @self: the filters
 *
 * Returns: whether the search is open
 */
gboolean
cld_children_filter_is_searching (CldChildrenFilter *self)
{
  g_return_val_if_fail (CLD_IS_CHILDREN_FILTER (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * cld_children_filter_get_search:
 * @self: the filters
 *
 * Returns: what is typed
 */
const char *
cld_children_filter_get_search (CldChildrenFilter *self)
{
  g_return_val_if_fail (CLD_IS_CHILDREN_FILTER (self), NULL);

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * cld_children_filter_forward_key:
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
cld_children_filter_forward_key (CldChildrenFilter *self, GtkEventControllerKey *controller, guint keyval, GdkModifierType state)
{
  g_return_val_if_fail (CLD_IS_CHILDREN_FILTER (self), FALSE);

  if (!cld_search_keys_is_text (keyval, state))
    return FALSE;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return cld_search_keys_forward (controller, GTK_EDITABLE (self->entry));
}
