/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-placements-filter.h"

#include <glib/gi18n-lib.h>

#include "cld-choices.h"
#include "cld-duty-look.h"
#include "cld-search-keys.h"

/* How long the text of a drop-down's button may be, in letters. */
#define MAX_LETTERS 20

struct _CldPlacementsFilter
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkSearchEntry *entry;
  GtkDropDown *scope;
  GtkDropDown *where;
  GtkDropDown *what;
  GtkWidget *clear;
  GtkButton *not_told;
  GtkButton *not_approved;

  gboolean loading;
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

G_DEFINE_FINAL_TYPE (CldPlacementsFilter, cld_placements_filter, GTK_TYPE_WIDGET)

static void
emit_changed (CldPlacementsFilter *self)
{
  if (self->loading)
    return;
  gtk_widget_set_sensitive (self->clear, cld_placements_filter_is_set (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
search_changed_cb (CldPlacementsFilter *self)
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
stop_search_cb (CldPlacementsFilter *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      return;
    }
  cld_placements_filter_set_searching (self, FALSE);
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
activate_cb (CldPlacementsFilter *self)
{
  search_changed_cb (self);
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, gpointer data)
{
  GtkWidget *self = gtk_widget_get_ancestor (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)), CLD_TYPE_PLACEMENTS_FILTER);

  if (!self || (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  g_signal_emit (self, signals[LEAVE], 0);
  return TRUE;
}

/* A number opens exactly the rows that it counts. */
static void
not_told_cb (CldPlacementsFilter *self)
{
  cld_placements_filter_set (self, CLD_PLACEMENTS_CURRENT, CLD_PLACEMENTS_ANYWHERE, CLD_PLACEMENTS_NOT_TOLD);
  g_signal_emit (self, signals[LEAVE], 0);
}

static void
not_approved_cb (CldPlacementsFilter *self)
{
  cld_placements_filter_set (self, CLD_PLACEMENTS_CURRENT, CLD_PLACEMENTS_ANYWHERE, CLD_PLACEMENTS_NOT_APPROVED);
  g_signal_emit (self, signals[LEAVE], 0);
}

/* --- life --- */

static void
cld_placements_filter_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_placements_filter_parent_class)->dispose (object);
}

static void
cld_placements_filter_finalize (GObject *object)
{
  g_free (CLD_PLACEMENTS_FILTER (object)->told);
  G_OBJECT_CLASS (cld_placements_filter_parent_class)->finalize (object);
}

static guint
make_signal (const char *name)
{
  return g_signal_new (name, CLD_TYPE_PLACEMENTS_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cld_placements_filter_class_init (CldPlacementsFilterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cld_placements_filter_dispose;
  object_class->finalize = cld_placements_filter_finalize;
  signals[CHANGED] = make_signal ("changed");
  signals[LEAVE] = make_signal ("leave");
  signals[ACTIVATE] = make_signal ("activate");

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/placements/cld-placements-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsFilter, clear);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsFilter, entry);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsFilter, not_approved);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsFilter, not_told);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsFilter, revealer);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsFilter, scope);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsFilter, what);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsFilter, where);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, cld_placements_filter_clear);
  gtk_widget_class_bind_template_callback (widget_class, entry_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_approved_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_told_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
cld_placements_filter_init (CldPlacementsFilter *self)
{
  GtkDropDown **const drop_downs[] = { &self->scope, &self->where, &self->what };

  self->loading = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (drop_downs); i++)
    {
      cld_choices_prepare (*drop_downs[i], MAX_LETTERS);
      g_signal_connect_object (*drop_downs[i], "notify::selected", G_CALLBACK (emit_changed), self, G_CONNECT_SWAPPED);
    }
  gtk_button_set_child (self->not_told, cld_duty_look_make_state ());
  gtk_button_set_child (self->not_approved, cld_duty_look_make_state ());
  gtk_widget_set_sensitive (self->clear, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->not_told), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->not_approved), FALSE);
  self->told = g_strdup ("");
  self->loading = FALSE;
}

/* --- what is wanted --- */

static guint
get (GtkDropDown *drop_down)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

/**
 * cld_placements_filter_get_scope:
 * @self: the filters
 *
 * Returns: which placements are wanted, by time
 */
CldPlacementScope
cld_placements_filter_get_scope (CldPlacementsFilter *self)
{
  g_return_val_if_fail (CLD_IS_PLACEMENTS_FILTER (self), CLD_PLACEMENTS_CURRENT);

  return (CldPlacementScope) get (self->scope);
}

/**
 * cld_placements_filter_needs_all:
 * @self: the filters
 *
 * Returns: whether more than the current placements has to be looked at; what awaits a decision may be to come
 */
gboolean
cld_placements_filter_needs_all (CldPlacementsFilter *self)
{
  return cld_placements_filter_get_scope (self) != CLD_PLACEMENTS_CURRENT || get (self->what) == CLD_PLACEMENTS_AWAITING;
}

/**
 * cld_placements_filter_is_past:
 * @self: the filters
 *
 * Returns: whether only what is over is wanted
 */
gboolean
cld_placements_filter_is_past (CldPlacementsFilter *self)
{
  return cld_placements_filter_get_scope (self) == CLD_PLACEMENTS_PAST;
}

/**
 * cld_placements_filter_fill:
 * @self: the filters
 * @filter: (out): what is wanted; its texts are good until the filters change
 */
void
cld_placements_filter_fill (CldPlacementsFilter *self, CldPlacementFilter *filter)
{
  static const guint where[] = { 0, CLD_PLACEMENT_OUT_OF_AREA, CLD_PLACEMENT_AT_A_DISTANCE, CLD_PLACEMENT_AREA_UNKNOWN };
  static const guint what[] = { 0, CLD_PLACEMENT_LACKS_NOTICE, CLD_PLACEMENT_LACKS_APPROVAL, CLD_PLACEMENT_AWAITS_DECISION, CLD_PLACEMENT_UNREGISTERED, CLD_PLACEMENT_IS_GAP };

  g_return_if_fail (CLD_IS_PLACEMENTS_FILTER (self) && filter);

  *filter = (CldPlacementFilter){
    .flags = where[MIN (get (self->where), G_N_ELEMENTS (where) - 1)] | what[MIN (get (self->what), G_N_ELEMENTS (what) - 1)],
    .search = cld_placements_filter_get_search (self),
  };
  /* Days without a placement are shown among the others where all are wanted. */
  filter->gaps = filter->flags == 0;
}

/**
 * cld_placements_filter_is_set:
 * @self: the filters
 *
 * Returns: whether anything is left out that would be shown at first
 */
gboolean
cld_placements_filter_is_set (CldPlacementsFilter *self)
{
  g_return_val_if_fail (CLD_IS_PLACEMENTS_FILTER (self), FALSE);

  return get (self->scope) > 0 || get (self->where) > 0 || get (self->what) > 0 || *cld_placements_filter_get_search (self) != '\0';
}

/**
 * cld_placements_filter_set:
 * @self: the filters
 * @scope: which by time
 * @where: which by area
 * @what: which by what is asked
 *
 * Shows these; the search is taken away.
 */
void
cld_placements_filter_set (CldPlacementsFilter *self, CldPlacementScope scope, CldPlacementsWhere where, CldPlacementsWhat what)
{
  g_return_if_fail (CLD_IS_PLACEMENTS_FILTER (self));

  self->loading = TRUE;
  gtk_drop_down_set_selected (self->scope, scope);
  gtk_drop_down_set_selected (self->where, where);
  gtk_drop_down_set_selected (self->what, what);
  cld_placements_filter_set_searching (self, FALSE);
  self->loading = FALSE;
  emit_changed (self);
}

/**
 * cld_placements_filter_clear:
 * @self: the filters
 *
 * Shows again what was shown at first; the search is closed.
 */
void
cld_placements_filter_clear (CldPlacementsFilter *self)
{
  cld_placements_filter_set (self, CLD_PLACEMENTS_CURRENT, CLD_PLACEMENTS_ANYWHERE, CLD_PLACEMENTS_ANYTHING);
}

static void
set_count (GtkButton *button, guint n, const char *text)
{
  static const CldDutyLook late = { "dialog-warning-symbolic", "cld-late" }, none = { "object-select-symbolic", "cld-done" };

  cld_duty_look_set_state (gtk_button_get_child (button), n > 0 ? &late : &none, text);
  gtk_widget_set_visible (GTK_WIDGET (button), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * cld_placements_filter_set_counts:
 * @self: the filters
 * @n_not_told: how many current out-of-area placements are without notice
 * @n_not_approved: how many are without approval at the right level
 */
void
cld_placements_filter_set_counts (CldPlacementsFilter *self, guint n_not_told, guint n_not_approved)
{
  g_autofree char *told = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u without notice", "%u without notice", n_not_told), n_not_told);
  g_autofree char *approved = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u without approval", "%u without approval", n_not_approved), n_not_approved);

  g_return_if_fail (CLD_IS_PLACEMENTS_FILTER (self));

  set_count (self->not_told, n_not_told, told);
  set_count (self->not_approved, n_not_approved, approved);
}

/* --- the search --- */

/**
 * cld_placements_filter_get_search:
 * @self: the filters
 *
 * Returns: (transfer none): what was typed
 */
const char *
cld_placements_filter_get_search (CldPlacementsFilter *self)
{
  g_return_val_if_fail (CLD_IS_PLACEMENTS_FILTER (self), "");

  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * cld_placements_filter_set_search:
 * @self: the filters
 * @text: words of a name, a carer, a provider, an area
 */
void
cld_placements_filter_set_search (CldPlacementsFilter *self, const char *text)
{
  g_return_if_fail (CLD_IS_PLACEMENTS_FILTER (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  search_changed_cb (self);
}

/**
 * cld_placements_filter_set_searching:
 * @self: the filters
 * @searching: whether the search is open
 */
void
cld_placements_filter_set_searching (CldPlacementsFilter *self, gboolean searching)
{
  g_return_if_fail (CLD_IS_PLACEMENTS_FILTER (self));

  gtk_revealer_set_reveal_child (self->revealer, searching);
  if (searching)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  else
    cld_placements_filter_set_search (self, "");
}

/**
 * cld_placements_filter_is_searching:
 * @self: the filters
 *
 * Returns: whether the search is open
 */
gboolean
cld_placements_filter_is_searching (CldPlacementsFilter *self)
{
  g_return_val_if_fail (CLD_IS_PLACEMENTS_FILTER (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

/**
 * cld_placements_filter_forward_key:
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
cld_placements_filter_forward_key (CldPlacementsFilter *self, GtkEventControllerKey *controller, guint keyval, GdkModifierType state)
{
  g_return_val_if_fail (CLD_IS_PLACEMENTS_FILTER (self), FALSE);

  if (!cld_search_keys_is_text (keyval, state))
    return FALSE;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  return cld_search_keys_forward (controller, GTK_EDITABLE (self->entry));
}
