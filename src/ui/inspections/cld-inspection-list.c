/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-inspection-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-choices.h"
#include "cld-inspection-row.h"
#include "cld-one-stop.h"
#include "cld-search-keys.h"

#define MAX_LETTERS 24

struct _CldInspectionList
{
  GtkWidget parent_instance;

  GtkDropDown *which;
  GtkSearchEntry *search;
  GtkWidget *empty;
  GtkWidget *scroller;
  GtkListView *view;

  CldInspectionRegister *inspections; /* (nullable): the owner's */
  GPtrArray *items;                   /* (element-type CldInspectionItem): of @inspections, as listed */
  GtkStringList *refs;                /* theirs, in the same order */
  GtkSingleSelection *selection;
  GHashTable *bound; /* (element-type GtkListItem): those that show a row */
  char *own;
  char *current; /* (nullable): ref */
  gboolean quiet;
};

enum
{
  CURRENT,
  OPEN,
  FILTERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldInspectionList, cld_inspection_list, GTK_TYPE_WIDGET)

/* --- rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, cld_inspection_row_new ());
}

static void
fill_row (CldInspectionList *self, GtkListItem *list_item)
{
  CldInspectionRow *row = CLD_INSPECTION_ROW (gtk_list_item_get_child (list_item));
  guint position = gtk_list_item_get_position (list_item);
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (row));
  g_autofree char *sentence = NULL;

  if (position >= self->items->len)
    return;
  cld_inspection_row_set (row, self->items->pdata[position], self->own);
  sentence = cld_inspection_row_dup_sentence (row);
  /* The row's own name: without it a screen reader says "GtkListItemWidget" (4.8). */
  if (parent)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CldInspectionList *self)
{
  g_hash_table_add (self->bound, list_item);
  fill_row (self, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CldInspectionList *self)
{
  g_hash_table_remove (self->bound, list_item);
}

static gboolean
find_position (CldInspectionList *self, const char *ref, guint *position)
{
  for (guint i = 0; ref && i < self->items->len; i++)
    if (strcmp (((CldInspectionItem *) self->items->pdata[i])->row->ref, ref) == 0)
      {
        *position = i;
        return TRUE;
      }
  return FALSE;
}

static void
scroll_to (CldInspectionList *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
}

static gboolean
has_same_refs (CldInspectionList *self)
{
  guint n = self->refs ? g_list_model_get_n_items (G_LIST_MODEL (self->refs)) : 0;

  if (!self->refs || n != self->items->len)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (gtk_string_list_get_string (self->refs, i), ((CldInspectionItem *) self->items->pdata[i])->row->ref) != 0)
      return FALSE;
  return TRUE;
}

/* The one that was current is so again; where it is gone, the one that took its place. */
static void
replace_rows (CldInspectionList *self)
{
  guint before = gtk_single_selection_get_selected (self->selection), position = 0;
  g_autoptr (GtkStringList) refs = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->items->len; i++)
    gtk_string_list_append (refs, ((CldInspectionItem *) self->items->pdata[i])->row->ref);
  self->quiet = TRUE;
  g_set_object (&self->refs, refs);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (refs));
  if (!find_position (self, self->current, &position) && before != GTK_INVALID_LIST_POSITION)
    position = MIN (before, self->items->len > 0 ? self->items->len - 1 : 0);
  if (self->items->len > 0)
    gtk_single_selection_set_selected (self->selection, position);
  self->quiet = FALSE;
  if (position > 0)
    scroll_to (self, position);
}

static void
fill_rows (CldInspectionList *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    fill_row (self, list_item);
}

/* The same inspections stay where they are: only what they say is new. */
static void
fill (CldInspectionList *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = self->inspections ? cld_inspections_find (self->inspections, cld_inspection_list_get_which (self), gtk_editable_get_text (GTK_EDITABLE (self->search))) : g_ptr_array_new ();
  if (has_same_refs (self))
    fill_rows (self);
  else
    replace_rows (self);
  gtk_widget_set_visible (self->empty, self->items->len == 0 && cld_inspection_list_is_narrowed (self));
  gtk_widget_set_visible (self->scroller, self->items->len > 0);
}

static void
tell_current (CldInspectionList *self)
{
  CldInspectionItem *item = cld_inspection_list_get_current (self);

  if (item)
    {
      g_free (self->current);
      self->current = g_strdup (item->row->ref);
    }
  g_signal_emit (self, signals[CURRENT], 0);
}

static void
selected_cb (CldInspectionList *self)
{
  if (!self->quiet)
    tell_current (self);
}

static void
filter_changed_cb (CldInspectionList *self)
{
  if (self->quiet || !self->selection)
    return;
  fill (self);
  tell_current (self);
  g_signal_emit (self, signals[FILTERED], 0);
}

/**
 * cld_inspection_list_show:
 * @self: a list
 * @inspections: (nullable): all inspections; they stay the caller's, until others are shown
 * @own: (nullable): ref of the authority whose caseload this is
 *
 * Lists them; no signal is emitted.
 */
void
cld_inspection_list_show (CldInspectionList *self, CldInspectionRegister *inspections, const char *own)
{
  g_return_if_fail (CLD_IS_INSPECTION_LIST (self));

  self->inspections = inspections;
  g_free (self->own);
  self->own = g_strdup (own);
  fill (self);
}

/**
 * cld_inspection_list_get_current:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the inspection that the keyboard is at
 */
CldInspectionItem *
cld_inspection_list_get_current (CldInspectionList *self)
{
  guint position;

  g_return_val_if_fail (CLD_IS_INSPECTION_LIST (self), NULL);

  position = gtk_single_selection_get_selected (self->selection);
  return position < self->items->len ? self->items->pdata[position] : NULL;
}

/**
 * cld_inspection_list_get_items:
 * @self: a list
 *
 * Returns: (transfer none) (element-type CldInspectionItem): what is listed
 */
GPtrArray *
cld_inspection_list_get_items (CldInspectionList *self)
{
  g_return_val_if_fail (CLD_IS_INSPECTION_LIST (self), NULL);

  return self->items;
}

/**
 * cld_inspection_list_choose:
 * @self: a list
 * @ref: ref of an inspection
 *
 * Makes it current; where the filters hide it they are cleared.
 *
 * Returns: whether there is such an inspection
 */
gboolean
cld_inspection_list_choose (CldInspectionList *self, const char *ref)
{
  guint position;

  g_return_val_if_fail (CLD_IS_INSPECTION_LIST (self), FALSE);

  if (!find_position (self, ref, &position))
    cld_inspection_list_clear (self);
  if (!find_position (self, ref, &position))
    return FALSE;
  /* Another one tells that itself. */
  if (gtk_single_selection_get_selected (self->selection) == position)
    tell_current (self);
  else
    gtk_single_selection_set_selected (self->selection, position);
  scroll_to (self, position);
  return TRUE;
}

/* --- what narrows it --- */

CldInspectionsWhich
cld_inspection_list_get_which (CldInspectionList *self)
{
  guint selected = gtk_drop_down_get_selected (self->which);

  return selected < CLD_INSPECTIONS_N_WHICH ? (CldInspectionsWhich) selected : CLD_INSPECTIONS_ALL;
}

void
cld_inspection_list_set_which (CldInspectionList *self, CldInspectionsWhich which)
{
  gtk_drop_down_set_selected (self->which, which);
}

void
cld_inspection_list_set_search (CldInspectionList *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  filter_changed_cb (self);
}

gboolean
cld_inspection_list_is_narrowed (CldInspectionList *self)
{
  return cld_inspection_list_get_which (self) != CLD_INSPECTIONS_ALL || *gtk_editable_get_text (GTK_EDITABLE (self->search));
}

/**
 * cld_inspection_list_clear:
 * @self: a list
 *
 * Lists all inspections again.
 */
void
cld_inspection_list_clear (CldInspectionList *self)
{
  g_return_if_fail (CLD_IS_INSPECTION_LIST (self));

  if (!cld_inspection_list_is_narrowed (self))
    return;
  self->quiet = TRUE;
  gtk_drop_down_set_selected (self->which, CLD_INSPECTIONS_ALL);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_set_visible (GTK_WIDGET (self->search), FALSE);
  self->quiet = FALSE;
  filter_changed_cb (self);
}

gboolean
cld_inspection_list_is_searching (CldInspectionList *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->search));
}

/**
 * cld_inspection_list_set_searching:
 * @self: a list
 * @searching: whether something is searched for
 *
 * Shows the search and goes there, or forgets it.
 */
void
cld_inspection_list_set_searching (CldInspectionList *self, gboolean searching)
{
  g_return_if_fail (CLD_IS_INSPECTION_LIST (self));

  gtk_widget_set_visible (GTK_WIDGET (self->search), searching);
  if (searching)
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  else if (*gtk_editable_get_text (GTK_EDITABLE (self->search)))
    cld_inspection_list_set_search (self, "");
  g_signal_emit (self, signals[FILTERED], 0);
}

/**
 * cld_inspection_list_forward_key:
 * @self: a list
 * @controller: what got a key
 * @keyval: the key
 * @state: what was held with it
 *
 * A letter that nothing else wanted begins a search.
 *
 * Returns: whether it was taken
 */
gboolean
cld_inspection_list_forward_key (CldInspectionList *self, GtkEventControllerKey *controller, guint keyval, GdkModifierType state)
{
  g_return_val_if_fail (CLD_IS_INSPECTION_LIST (self), FALSE);

  if (!cld_search_keys_is_text (keyval, state))
    return FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->search), TRUE);
  g_signal_emit (self, signals[FILTERED], 0);
  return cld_search_keys_forward (controller, GTK_EDITABLE (self->search));
}

static void
stop_search_cb (CldInspectionList *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)))
    {
      cld_inspection_list_set_search (self, "");
      return;
    }
  cld_inspection_list_set_searching (self, FALSE);
  cld_inspection_list_focus (self);
}

static void
clear_cb (CldInspectionList *self)
{
  cld_inspection_list_clear (self);
  cld_inspection_list_focus (self);
}

static void
focus_list_cb (CldInspectionList *self)
{
  filter_changed_cb (self);
  cld_inspection_list_focus (self);
}

static void
activate_cb (CldInspectionList *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[OPEN], 0);
}

/**
 * cld_inspection_list_set_alone:
 * @self: a list
 * @alone: whether nothing stands beside it: a click opens then
 */
void
cld_inspection_list_set_alone (CldInspectionList *self, gboolean alone)
{
  g_return_if_fail (CLD_IS_INSPECTION_LIST (self));

  gtk_list_view_set_single_click_activate (self->view, alone);
}

/**
 * cld_inspection_list_focus:
 * @self: a list
 *
 * Gives the keyboard to the current row; to what narrows the list where there is none.
 */
void
cld_inspection_list_focus (CldInspectionList *self)
{
  g_return_if_fail (CLD_IS_INSPECTION_LIST (self));

  if (self->items->len == 0)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->which));
      return;
    }
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->view)); row; row = gtk_widget_get_next_sibling (row))
    if ((gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED) && gtk_widget_get_mapped (row) && gtk_widget_grab_focus (row))
      return;
  gtk_widget_child_focus (GTK_WIDGET (self->view), GTK_DIR_TAB_FORWARD);
}

/* --- life --- */

static void
cld_inspection_list_dispose (GObject *object)
{
  CldInspectionList *self = CLD_INSPECTION_LIST (object);
  GtkWidget *child;

  self->quiet = TRUE;
  if (self->view)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->selection);
  g_clear_object (&self->refs);
  G_OBJECT_CLASS (cld_inspection_list_parent_class)->dispose (object);
}

static void
cld_inspection_list_finalize (GObject *object)
{
  CldInspectionList *self = CLD_INSPECTION_LIST (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_hash_table_unref (self->bound);
  g_free (self->own);
  g_free (self->current);
  G_OBJECT_CLASS (cld_inspection_list_parent_class)->finalize (object);
}

static void
cld_inspection_list_class_init (CldInspectionListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_inspection_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = cld_inspection_list_finalize;
  signals[CURRENT] = g_signal_new ("current", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FILTERED] = g_signal_new ("filtered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/inspections/cld-inspection-list.ui");
  gtk_widget_class_bind_template_child (widget_class, CldInspectionList, empty);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionList, scroller);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionList, search);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionList, view);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionList, which);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
cld_inspection_list_init (CldInspectionList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);

  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_ptr_array_new ();
  self->bound = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < CLD_INSPECTIONS_N_WHICH; i++)
    gtk_string_list_append (choices, cld_inspections_which_label ((CldInspectionsWhich) i));
  cld_choices_prepare (self->which, MAX_LETTERS);
  gtk_drop_down_set_model (self->which, G_LIST_MODEL (choices));
  self->selection = gtk_single_selection_new (NULL);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  cld_one_stop_add (GTK_WIDGET (self->view));
  self->quiet = FALSE;
}
