/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-placements-pane-private.h"

#include <glib/gi18n-lib.h>

#include "cld-text.h"
#include "cld-where.h"

G_DEFINE_FINAL_TYPE (CldPlacementsPane, cld_placements_pane, CLD_TYPE_PANE)

/* --- what is shown --- */

static gboolean
is_over (const CldPlacementEntry *entry)
{
  return (entry->flags & (CLD_PLACEMENT_IS_CURRENT | CLD_PLACEMENT_IS_TO_COME)) == 0;
}

/* The table forgets what is chosen with the rows: it is chosen again when they are back. */
static void
keep_chosen (CldPlacementsPane *self)
{
  g_autoptr (GPtrArray) chosen = cld_row_table_get_chosen (self->table);

  for (guint i = 0; i < chosen->len; i++)
    g_ptr_array_add (self->kept, g_strdup (((const CldPlacementsRow *) chosen->pdata[i])->key));
}

/* The list is of one moment of the board: made when it is first wanted, and again when more of it is. */
static gboolean
load_list (CldPlacementsPane *self)
{
  const CldDutyBoard *board = self->watch ? cld_duty_watch_get_board (self->watch) : NULL;
  gboolean all = cld_placements_filter_needs_all (self->filter);
  g_autoptr (GError) error = NULL;
  CldPlacementList *list;

  if (!board || (self->list && (self->has_all || !all)))
    return self->list != NULL;
  list = cld_placement_list_load (cld_session_get_db (cld_pane_get_session (CLD_PANE (self))), board, all ? CLD_PLACEMENTS_ALL : CLD_PLACEMENTS_CURRENT, &error);
  g_clear_pointer (&self->fault, g_free);
  if (!list)
    {
      self->fault = g_strdup (error->message);
      return FALSE;
    }
  /* Nothing of the one before may be seen any more. */
  keep_chosen (self);
  cld_row_table_set_rows (self->table, NULL, NULL);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->list, cld_placement_list_free);
  self->list = list;
  self->has_all = all;
  return TRUE;
}

static GPtrArray *
find_rows (CldPlacementsPane *self)
{
  CldPlacementFilter filter;
  CldPlacementScope scope = cld_placements_filter_get_scope (self->filter);
  gboolean awaiting;
  g_autoptr (GPtrArray) entries = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) cld_placements_row_free);

  cld_placements_filter_fill (self->filter, &filter);
  awaiting = (filter.flags & CLD_PLACEMENT_AWAITS_DECISION) != 0;
  entries = cld_placement_list_find (self->list, &filter);
  for (guint i = 0; i < entries->len; i++)
    {
      const CldPlacementEntry *entry = entries->pdata[i];

      if (scope == CLD_PLACEMENTS_PAST ? is_over (entry) : scope == CLD_PLACEMENTS_ALL || (entry->flags & CLD_PLACEMENT_IS_CURRENT) || (awaiting && !is_over (entry)))
        g_ptr_array_add (rows, cld_placements_row_new (entry));
    }
  return rows;
}

static void
update_counts (CldPlacementsPane *self)
{
  guint n_told = cld_placement_list_count (self->list, &(CldPlacementFilter){ .flags = CLD_PLACEMENT_LACKS_NOTICE });
  guint n_approved = cld_placement_list_count (self->list, &(CldPlacementFilter){ .flags = CLD_PLACEMENT_LACKS_APPROVAL });

  cld_placements_filter_set_counts (self->filter, n_told, n_approved);
}

/**
 * _cld_placements_pane_dup_about:
 * @self: the page, with rows
 *
 * Returns: (transfer full): how many are shown, in words
 */
char *
_cld_placements_pane_dup_about (CldPlacementsPane *self)
{
  guint n = self->rows->len, n_out = 0;
  g_autofree char *all = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row is shown", "%u rows are shown", n), n);

  for (guint i = 0; i < n; i++)
    n_out += (((const CldPlacementsRow *) self->rows->pdata[i])->entry->flags & CLD_PLACEMENT_OUT_OF_AREA) != 0;
  if (n_out == 0)
    return g_steal_pointer (&all);
  /* Translators: %1$s is a sentence such as “12 rows are shown” */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s, %2$u of them out of area", "%1$s, %2$u of them out of area", n_out), all, n_out);
}

static void
update_sentence (CldPlacementsPane *self)
{
  guint n = self->rows ? self->rows->len : 0;
  g_autofree char *about = self->rows ? _cld_placements_pane_dup_about (self) : g_strdup ("");
  g_autofree char *subtitle = self->rows ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u placement", "%u placements", n), n) : NULL;

  gtk_label_set_label (self->sentence, about);
  cld_pane_set_title (CLD_PANE (self), _("Placements"), subtitle);
}

static void
update_empty (CldPlacementsPane *self)
{
  gboolean any = self->rows && self->rows->len > 0, narrowed = self->rows && cld_placements_filter_is_set (self->filter);
  const char *fault = self->fault ? self->fault : self->watch ? cld_duty_watch_get_fault (self->watch) : NULL;
  gboolean is_loading = !self->rows && !fault;

  gtk_widget_set_visible (self->loading, is_loading);
  gtk_spinner_set_spinning (self->spinner, is_loading);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), !any && !is_loading);
  gtk_widget_set_can_focus (self->body, any);
  gtk_widget_set_visible (GTK_WIDGET (self->empty_button), narrowed);
  if (any || is_loading)
    return;
  adw_status_page_set_icon_name (self->empty, !self->rows ? "dialog-warning-symbolic" : narrowed ? "edit-find-symbolic" : "mark-location-symbolic");
  adw_status_page_set_title (self->empty, !self->rows ? _("The placements could not be read") : narrowed ? _("No match") : _("No current placements"));
  /* The text of a fault is the program's own and names nobody; what is between < and > in it is no markup. */
  if (!self->rows)
    {
      g_autofree char *escaped = g_markup_escape_text (fault, -1);

      adw_status_page_set_description (self->empty, escaped);
    }
  else
    adw_status_page_set_description (self->empty, narrowed ? _("No placement matches what is typed and chosen.") : _("A placement is added on the page of its child."));
}

/* Without an own area nothing is in it or out of it. */
static void
update_setup (CldPlacementsPane *self)
{
  g_autoptr (CldWhere) where = cld_where_new (NULL);
  gboolean known = cld_where_learn (where, cld_session_get_db (cld_pane_get_session (CLD_PANE (self))), NULL) && cld_where_get_own (where);

  gtk_widget_set_visible (self->setup_bar, !known);
}

static void
choose_again (CldPlacementsPane *self)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->kept->len; i++)
    g_hash_table_add (keys, self->kept->pdata[i]);
  for (guint i = 0; i < self->rows->len && self->kept->len > 0; i++)
    {
      const CldPlacementsRow *row = self->rows->pdata[i];

      if (g_hash_table_contains (keys, row->key))
        cld_row_table_choose (self->table, row->key, TRUE);
    }
  g_ptr_array_set_size (self->kept, 0);
}

static void
show_rows (CldPlacementsPane *self)
{
  g_autofree char *folded = cld_text_fold (cld_placements_filter_get_search (self->filter));
  g_auto (GStrv) words = g_strsplit_set (folded, " ,;", -1);
  GPtrArray *before = self->rows;
  gboolean descending = FALSE;
  guint column = CLD_PLACEMENTS_CHILD;

  cld_row_table_get_sort (self->table, &column, &descending);
  self->rows = find_rows (self);
  cld_placements_rows_sort (self->rows, column, descending);
  cld_row_table_set_rows (self->table, self->rows, (const char *const *) words);
  g_clear_pointer (&before, g_ptr_array_unref);
  choose_again (self);
}

static void
requery (CldPlacementsPane *self)
{
  self->stale = FALSE;
  if (load_list (self))
    {
      show_rows (self);
      update_counts (self);
      update_setup (self);
    }
  update_sentence (self);
  update_empty (self);
  _cld_placements_pane_update_actions (self);
}

/* What was taken from the board is void. */
static void
forget (CldPlacementsPane *self)
{
  keep_chosen (self);
  cld_row_table_set_rows (self->table, NULL, NULL);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->list, cld_placement_list_free);
  self->stale = TRUE;
}

static void
watch_changed_cb (CldPlacementsPane *self, const char *child)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || !cld_duty_watch_get_board (self->watch))
    {
      forget (self);
      return;
    }
  forget (self);
  requery (self);
}

static void
filter_changed_cb (CldPlacementsPane *self)
{
  /* The template is being built. */
  if (!self->table || !self->watch)
    return;
  requery (self);
  gtk_toggle_button_set_active (self->search_button, cld_placements_filter_is_searching (self->filter));
}

/* --- focus and keys --- */

static void
focus_table_cb (CldPlacementsPane *self)
{
  gtk_toggle_button_set_active (self->search_button, cld_placements_filter_is_searching (self->filter));
  if (self->rows && self->rows->len > 0)
    cld_row_table_focus (self->table);
}

static void
empty_clicked_cb (CldPlacementsPane *self)
{
  cld_placements_filter_clear (self->filter);
  focus_table_cb (self);
}

static void
open_cb (CldPlacementsPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "pane.open", NULL);
}

static void
unchoose_cb (CldPlacementsPane *self)
{
  cld_row_table_choose_none (self->table);
  focus_table_cb (self);
}

static void
chosen_cb (CldPlacementsPane *self)
{
  guint n = cld_row_table_get_n_chosen (self->table);
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u chosen", "%u chosen", n), n);

  gtk_label_set_label (self->n_chosen, text);
  gtk_revealer_set_reveal_child (self->bulk, n > 0);
  _cld_placements_pane_update_actions (self);
}

static void
menu_cb (CldPlacementsPane *self, GtkWidget *from, const GdkRectangle *at)
{
  _cld_placements_pane_show_menu (self, from, at);
}

static void
search_toggled_cb (CldPlacementsPane *self)
{
  gboolean active = gtk_toggle_button_get_active (self->search_button);

  if (active == cld_placements_filter_is_searching (self->filter))
    return;
  cld_placements_filter_set_searching (self->filter, active);
  if (!active)
    focus_table_cb (self);
}

/* A key that nothing in the window wanted while this page is in view. */
static gboolean
cld_placements_pane_key (CldPane *pane, GtkEventControllerKey *controller, guint keyval, GdkModifierType state)
{
  CldPlacementsPane *self = CLD_PLACEMENTS_PANE (pane);
  gboolean handled;

  if (keyval == GDK_KEY_Escape && cld_row_table_get_n_chosen (self->table) > 0)
    {
      unchoose_cb (self);
      return TRUE;
    }
  if (keyval == GDK_KEY_Escape && cld_placements_filter_is_set (self->filter))
    {
      cld_placements_filter_clear (self->filter);
      return TRUE;
    }
  handled = cld_placements_filter_forward_key (self->filter, controller, keyval, state);
  gtk_toggle_button_set_active (self->search_button, cld_placements_filter_is_searching (self->filter));
  return handled;
}

/* --- life --- */

static void
cld_placements_pane_map (GtkWidget *widget)
{
  CldPlacementsPane *self = CLD_PLACEMENTS_PANE (widget);

  GTK_WIDGET_CLASS (cld_placements_pane_parent_class)->map (widget);
  if (self->stale)
    requery (self);
}

static void
cld_placements_pane_shown (CldPane *pane)
{
  CldPlacementsPane *self = CLD_PLACEMENTS_PANE (pane);

  if (self->stale)
    requery (self);
  if (!cld_placements_filter_is_searching (self->filter))
    focus_table_cb (self);
}

static void
cld_placements_pane_constructed (GObject *object)
{
  CldPlacementsPane *self = CLD_PLACEMENTS_PANE (object);
  CldSession *session;

  G_OBJECT_CLASS (cld_placements_pane_parent_class)->constructed (object);
  session = cld_pane_get_session (CLD_PANE (self));
  cld_row_table_setup (self->table, _cld_placements_pane_get_kind (), _("Placements"), TRUE, self);
  cld_row_table_set_sort (self->table, CLD_PLACEMENTS_CHILD, FALSE);
  if (session)
    {
      self->watch = g_object_ref (cld_duty_watch_of (session));
      g_signal_connect_object (self->watch, "changed", G_CALLBACK (watch_changed_cb), self, G_CONNECT_SWAPPED);
    }
  requery (self);
}

static void
cld_placements_pane_dispose (GObject *object)
{
  CldPlacementsPane *self = CLD_PLACEMENTS_PANE (object);

  if (self->menu)
    gtk_widget_unparent (g_steal_pointer (&self->menu));
  if (self->table)
    cld_row_table_set_rows (self->table, NULL, NULL);
  self->table = NULL;
  g_clear_object (&self->watch);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->list, cld_placement_list_free);
  g_clear_pointer (&self->fault, g_free);
  g_clear_pointer (&self->kept, g_ptr_array_unref);
  G_OBJECT_CLASS (cld_placements_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsPane, body);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsPane, bulk);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsPane, empty);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsPane, empty_button);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsPane, filter);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsPane, hints);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsPane, loading);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsPane, n_chosen);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsPane, search_button);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsPane, sentence);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsPane, setup_bar);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, CldPlacementsPane, table);
}

static void
cld_placements_pane_class_init (CldPlacementsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cld_placements_pane_constructed;
  object_class->dispose = cld_placements_pane_dispose;
  widget_class->map = cld_placements_pane_map;
  CLD_PANE_CLASS (klass)->shown = cld_placements_pane_shown;
  CLD_PANE_CLASS (klass)->key = cld_placements_pane_key;

  g_type_ensure (CLD_TYPE_PLACEMENTS_FILTER);
  g_type_ensure (CLD_TYPE_ROW_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/placements/cld-placements-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_table_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, unchoose_cb);
  _cld_placements_pane_class_init_actions (widget_class);
}

static void
cld_placements_pane_init (CldPlacementsPane *self)
{
  self->kept = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cld_placements_pane_new:
 * @session: the caseload
 *
 * Returns: (transfer floating): the page of all placements
 */
CldPane *
cld_placements_pane_new (CldSession *session)
{
  return g_object_new (CLD_TYPE_PLACEMENTS_PANE, "session", session, NULL);
}
