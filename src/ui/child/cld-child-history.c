/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-history.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cld-history-line.h"
#include "cld-one-stop.h"
#include "cld-text.h"
#include "cld-window.h"

/* Who changed what of a child and when, field by field, and who looked. */
struct _CldChildHistory
{
  GtkWidget parent_instance;

  GtkBox *content;
  GtkEditable *search;
  GtkDropDown *which;
  GtkSpinner *spinner;
  GtkLabel *count;
  GtkStack *stack;
  GtkColumnView *table;
  GtkSingleSelection *selection;
  GListStore *store;

  CldSession *session;
  CldChildData *data;
  GPtrArray *lines; /* (element-type CldHistoryLine) (nullable) */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (CldChildHistory, cld_child_history, GTK_TYPE_WIDGET)

#define N_COLUMNS (HISTORY_N_COLUMNS + 1) /* and the button */

static const struct
{
  const char *title;
  int width; /* 0 takes a share of what is left */
} columns[N_COLUMNS] = {
  [HISTORY_WHEN] = { N_("When"), 140 },
  [HISTORY_WHO] = { N_("Who"), 96 },
  [HISTORY_WHAT] = { N_("What"), 150 },
  [HISTORY_FIELD] = { N_("Field"), 110 },
  [HISTORY_BEFORE] = { N_("Before"), 0 },
  [HISTORY_AFTER] = { N_("After"), 0 },
  [HISTORY_N_COLUMNS] = { "", 136 },
};

/* --- undo --- */

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CldChildHistory) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldUndoResult) undone = cld_session_undo_finish (CLD_SESSION (source), result, &error);
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  g_autofree char *text = NULL;

  if (!window)
    return;
  if (!undone)
    {
      cld_window_show_error (window, _("The change could not be undone"), error);
      return;
    }
  if (undone->left->len > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Undone; %u record that was changed since is left", "Undone; %u records that were changed since are left", undone->left->len), undone->left->len);
  cld_window_toast (window, text ? text : _("Change undone"), FALSE);
}

static void
undo_clicked_cb (GtkButton *button, GtkListItem *item)
{
  CldHistoryLine *line = gtk_list_item_get_item (item);
  CldChildHistory *self = CLD_CHILD_HISTORY (gtk_widget_get_ancestor (GTK_WIDGET (button), CLD_TYPE_CHILD_HISTORY));

  if (self && line && self->session && cld_history_line_get_undo (line))
    cld_session_undo_async (self->session, cld_history_line_get_undo (line), FALSE, undone_cb, g_object_ref (self));
}

/* --- the table --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  GtkWidget *child;

  if (column == HISTORY_N_COLUMNS)
    {
      child = gtk_button_new_with_label (_("Undo this change"));
      gtk_widget_add_css_class (child, "flat");
      gtk_widget_add_css_class (child, "cld-rowbtn");
      g_signal_connect_object (child, "clicked", G_CALLBACK (undo_clicked_cb), item, 0);
    }
  else
    {
      child = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (child), 0);
      gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
      gtk_label_set_single_line_mode (GTK_LABEL (child), TRUE);
      gtk_widget_add_css_class (child, "cld-num");
      if (columns[column].width == 0)
        gtk_label_set_width_chars (GTK_LABEL (child), 10);
    }
  /* The item owns it, so it is there as long as its child. */
  g_object_set_data (G_OBJECT (child), "list-item", item);
  gtk_list_item_set_child (item, child);
}

/* The row's own name: without it a screen reader says "GtkListItemWidget" (4.8). The button takes the focus in its
 * place, so it says the same after its own words. */
static void
name_row (GtkWidget *child, CldHistoryLine *line, gboolean is_button)
{
  GtkWidget *cell = gtk_widget_get_parent (child), *row = cell ? gtk_widget_get_parent (cell) : NULL;
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; i < HISTORY_N_COLUMNS; i++)
    {
      const char *text = cld_history_line_get_text (line, i);

      /* What a whole record says is too long for a name. */
      if (text && (i < HISTORY_BEFORE || cld_history_line_is_edit (line)))
        g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", text);
    }
  if (is_button)
    {
      /* Translators: a button and the change that it undoes */
      g_autofree char *words = g_strdup_printf (_("%s: %s"), _("Undo this change"), name->str);

      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
  else if (row)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  CldHistoryLine *line = gtk_list_item_get_item (item);
  GtkWidget *child = gtk_list_item_get_child (item);
  const char *text = column < HISTORY_N_COLUMNS ? cld_history_line_get_text (line, column) : NULL;

  if (column == HISTORY_WHEN || column == HISTORY_N_COLUMNS)
    name_row (child, line, column == HISTORY_N_COLUMNS);
  if (column == HISTORY_N_COLUMNS)
    {
      gtk_widget_set_visible (child, cld_history_line_get_undo (line) != NULL);
      /* A row gives the focus to its child without a look at whether it is seen (4.8). */
      gtk_widget_set_can_focus (child, cld_history_line_get_undo (line) != NULL);
      return;
    }
  if (!text && column >= HISTORY_BEFORE && cld_history_line_is_edit (line))
    /* Translators: a field had no value before, or has none since */
    text = _("nothing");
  gtk_label_set_label (GTK_LABEL (child), text ? text : "");
  gtk_widget_set_tooltip_text (child, text && g_utf8_strlen (text, -1) > 14 ? text : NULL);
}

static void
add_columns (CldChildHistory *self)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (*columns[i].title ? _(columns[i].title) : "", factory);
      gtk_column_view_column_set_resizable (column, columns[i].width > 0);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_column_set_expand (column, columns[i].width == 0);
      gtk_column_view_append_column (self->table, column);
      g_object_unref (column);
    }
}

/* --- the focus --- */

static gboolean
has_focus (CldChildHistory *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->table));
}

static GtkWidget *
find_row (CldChildHistory *self, guint position)
{
  GtkWidget *rows = gtk_widget_get_last_child (GTK_WIDGET (self->table));

  for (GtkWidget *row = gtk_widget_get_first_child (rows); row; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *cell = gtk_widget_get_first_child (row), *child = cell ? gtk_widget_get_first_child (cell) : NULL;
      GtkListItem *item = child ? g_object_get_data (G_OBJECT (child), "list-item") : NULL;

      if (item && gtk_list_item_get_item (item) && gtk_list_item_get_position (item) == position)
        return row;
    }
  return NULL;
}

/* Of itself a table gives the focus to the button in a row: what undoes a change is not what a page begins with. */
static gboolean
focus_row (CldChildHistory *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *row;

  row = find_row (self, position == GTK_INVALID_LIST_POSITION ? 0 : position);
  if (row && root)
    {
      gtk_root_set_focus (root, row);
      return TRUE;
    }
  /* A table without rows has it until they come. */
  return gtk_widget_grab_focus (GTK_WIDGET (self->table)) || gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static gboolean
is_same (CldHistoryLine *a, CldHistoryLine *b)
{
  for (guint i = 0; i < HISTORY_N_COLUMNS; i++)
    if (g_strcmp0 (cld_history_line_get_text (a, i), cld_history_line_get_text (b, i)) != 0)
      return FALSE;
  return TRUE;
}

/* The line that was chosen, else the one that stands in its place. */
static void
select_line (CldChildHistory *self, CldHistoryLine *chosen, guint position, GPtrArray *lines)
{
  for (guint i = 0; chosen && i < lines->len; i++)
    if (is_same (lines->pdata[i], chosen))
      {
        gtk_single_selection_set_selected (self->selection, i);
        return;
      }
  if (chosen && lines->len > 0)
    gtk_single_selection_set_selected (self->selection, MIN (position, lines->len - 1));
}

static void
show_lines (CldChildHistory *self, GPtrArray *lines)
{
  gboolean focused = has_focus (self);
  guint position = gtk_single_selection_get_selected (self->selection);
  g_autoptr (CldHistoryLine) chosen = gtk_single_selection_get_selected_item (self->selection);

  if (chosen)
    g_object_ref (chosen);
  g_list_store_remove_all (self->store);
  g_list_store_splice (self->store, 0, 0, lines->pdata, lines->len);
  select_line (self, chosen, position, lines);
  gtk_stack_set_visible_child_name (self->stack, lines->len > 0 || !self->lines ? "list" : "empty");
  /* The rows went away with the focus. */
  if (focused)
    focus_row (self);
}

static void
filter (CldChildHistory *self)
{
  gboolean all = gtk_drop_down_get_selected (self->which) == 1;
  g_autofree char *folded = cld_text_fold (gtk_editable_get_text (self->search));
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autofree char *count = NULL;

  for (guint i = 0; self->lines && i < self->lines->len; i++)
    if ((all || cld_history_line_is_change (self->lines->pdata[i])) && cld_history_line_matches (self->lines->pdata[i], folded))
      g_ptr_array_add (wanted, self->lines->pdata[i]);
  show_lines (self, wanted);
  count = self->lines ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line", "%u lines", wanted->len), wanted->len) : NULL;
  gtk_label_set_label (self->count, count ? count : "");
}

static void
filter_cb (CldChildHistory *self)
{
  if (self->store && self->lines)
    filter (self);
}

static void
stop_search_cb (CldChildHistory *self)
{
  gtk_editable_set_text (self->search, "");
  focus_row (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CldChildHistory) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *lines = cld_history_load_finish (CLD_SESSION (source), result, &error);
  CldWindow *window;

  if (!lines && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* Another child came into view meanwhile. */
  if (lines && g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    {
      g_ptr_array_unref (lines);
      return;
    }
  gtk_spinner_stop (self->spinner);
  window = cld_window_of (GTK_WIDGET (self));
  if (!lines)
    {
      if (window)
        cld_window_show_error (window, _("The history cannot be read"), error);
      return;
    }
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = lines;
  filter (self);
}

/* --- the widget --- */

static gboolean
cld_child_history_grab_focus (GtkWidget *widget)
{
  return focus_row (CLD_CHILD_HISTORY (widget));
}

static gboolean
cld_child_history_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (CLD_CHILD_HISTORY (widget)->content), direction);
}

static void
stop (CldChildHistory *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->data, cld_child_data_unref);
  g_clear_object (&self->session);
}

static void
cld_child_history_dispose (GObject *object)
{
  CldChildHistory *self = CLD_CHILD_HISTORY (object);
  GtkWidget *child;

  stop (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_child_history_parent_class)->dispose (object);
}

static void
cld_child_history_class_init (CldChildHistoryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_child_history_dispose;
  widget_class->focus = cld_child_history_focus;
  widget_class->grab_focus = cld_child_history_grab_focus;

  g_type_ensure (CLD_TYPE_HISTORY_LINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/child/cld-child-history.ui");
  gtk_widget_class_bind_template_child (widget_class, CldChildHistory, content);
  gtk_widget_class_bind_template_child (widget_class, CldChildHistory, count);
  gtk_widget_class_bind_template_child (widget_class, CldChildHistory, search);
  gtk_widget_class_bind_template_child (widget_class, CldChildHistory, selection);
  gtk_widget_class_bind_template_child (widget_class, CldChildHistory, spinner);
  gtk_widget_class_bind_template_child (widget_class, CldChildHistory, stack);
  gtk_widget_class_bind_template_child (widget_class, CldChildHistory, store);
  gtk_widget_class_bind_template_child (widget_class, CldChildHistory, table);
  gtk_widget_class_bind_template_child (widget_class, CldChildHistory, which);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
cld_child_history_init (CldChildHistory *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cld_one_stop_add (GTK_WIDGET (self->table));
  /* The text in it is what takes the focus, and has a name of its own. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (self->search)), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search in the history"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->which))), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What is listed"), -1);
  add_columns (self);
}

/**
 * cld_child_history_set_child:
 * @self: the view
 * @session: the caseload
 * @data: a child
 *
 * Reads the history of @data and shows it when it is there.
 */
void
cld_child_history_set_child (CldChildHistory *self, CldSession *session, CldChildData *data)
{
  g_return_if_fail (CLD_IS_CHILD_HISTORY (self));
  g_return_if_fail (data);

  g_object_ref (session);
  cld_child_data_ref (data);
  /* The lines of the same child stay in view until the new ones come. */
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->data, cld_child_data_unref);
  g_clear_object (&self->session);
  self->session = session;
  self->data = data;
  self->cancellable = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  cld_history_load_async (session, data, self->cancellable, loaded_cb, g_object_ref (self));
}

/**
 * cld_child_history_clear:
 * @self: the view
 *
 * Forgets the child that was shown.
 */
void
cld_child_history_clear (CldChildHistory *self)
{
  g_return_if_fail (CLD_IS_CHILD_HISTORY (self));

  if (!self->session)
    return;
  stop (self);
  gtk_spinner_stop (self->spinner);
  gtk_editable_set_text (self->search, "");
  g_list_store_remove_all (self->store);
  gtk_label_set_label (self->count, "");
}

/**
 * cld_child_history_find:
 * @self: the view
 *
 * Puts the focus where the history is searched.
 */
void
cld_child_history_find (CldChildHistory *self)
{
  g_return_if_fail (CLD_IS_CHILD_HISTORY (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
