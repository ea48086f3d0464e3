/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-palette.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-actions.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-text.h"
#include "cld-value.h"

#define N_CHILDREN 20

/* A window with an entry: what is typed finds actions by the words of their label and children by any part of their
 * name or number. It goes with the choice. */
struct _CldPalette
{
  AdwWindow parent_instance;

  GtkEntry *entry;
  GtkListBox *list;
  GtkLabel *none;

  CldWindow *window;   /* not owned: it is what this one is transient for */
  GtkWidget *from;     /* where actions begin to be looked for; weak */
  GPtrArray *actions;  /* (element-type CldUserAction): those that can be done now; empty where only children are asked for */
  const CldKind *records; /* the kind of record that a child is chosen for; NULL to open the child */
};

#define CLD_TYPE_PALETTE (cld_palette_get_type ())
G_DECLARE_FINAL_TYPE (CldPalette, cld_palette, CLD, PALETTE, AdwWindow)
G_DEFINE_FINAL_TYPE (CldPalette, cld_palette, ADW_TYPE_WINDOW)

static GtkWidget *
make_row (const char *title, const char *remark)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *right = gtk_label_new (remark);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (right, "cld-dim");
  gtk_widget_add_css_class (right, "cld-num");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), right);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

/* Every word that was typed must begin a word of the text. */
static gboolean
has_words (const char *text, char **words)
{
  g_autofree char *folded = cld_text_fold (text);

  for (guint i = 0; words[i]; i++)
    {
      const char *at = folded;

      while ((at = strstr (at, words[i])) && at > folded && at[-1] != ' ')
        at++;
      if (!at)
        return FALSE;
    }
  return TRUE;
}

/* The nearest widget, from the page in view up to the window, that has the action; NULL where none has. */
static GtkWidget *
find_owner (GtkWidget *from, const CldUserAction *action)
{
  for (GtkWidget *widget = from; widget; widget = gtk_widget_get_parent (widget))
    {
      GType owner;
      const GVariantType *type;
      const char *name, *property;

      /* Every one of them is written to, wanted or not. */
      for (guint i = 0; gtk_widget_class_query_action (GTK_WIDGET_GET_CLASS (widget), i, &owner, &name, &type, &property); i++)
        if (g_str_equal (name, action->name))
          return widget;
    }
  return NULL;
}

/* Whether it would do something now. The preferences and the set-up are a caseload's: without one they are off. */
static gboolean
is_on (CldPalette *self, const CldUserAction *action)
{
  static const char *const of_caseload[] = { "cld.preferences", "cld.setup", "cld.letter-templates", "cld.library", NULL };
  GtkWidget *owner = g_strv_contains (of_caseload, action->name) && !cld_window_get_session (self->window) ? NULL : find_owner (self->from, action);

  return owner && cld_action_is_enabled (action, owner);
}

/* Asked once: while somebody types here nothing else is done in the window. */
static void
find_actions (CldPalette *self)
{
  guint n;
  const CldUserAction *actions = cld_actions_get (&n);

  for (guint i = 0; i < n; i++)
    if (is_on (self, &actions[i]))
      g_ptr_array_add (self->actions, (gpointer) &actions[i]);
}

static char *
show_keys (const CldUserAction *action)
{
  g_autoptr (GtkShortcutTrigger) trigger = NULL;
  g_auto (GStrv) keys = g_strsplit (action->keys ? action->keys : "", "|", 2);

  if (!keys[0])
    return g_strdup ("");
  trigger = gtk_shortcut_trigger_parse_string (keys[0]);
  return gtk_shortcut_trigger_to_label (trigger, gdk_display_get_default ());
}

static void
add_actions (CldPalette *self, char **words)
{
  for (guint i = 0; i < self->actions->len; i++)
    {
      const CldUserAction *action = self->actions->pdata[i];
      g_autofree char *keys = NULL;
      GtkWidget *row;

      if (!has_words (_(action->label), words))
        continue;
      keys = show_keys (action);
      row = make_row (_(action->label), keys);
      g_object_set_data (G_OBJECT (row), "cld-action", (gpointer) action);
      gtk_list_box_append (self->list, row);
    }
}

/* Children stand in the list by name; the number is what they are opened by. */
static void
add_children (CldPalette *self, const char *typed)
{
  CldDb *db = cld_session_get_db (cld_window_get_session (self->window));
  g_autoptr (GPtrArray) ids = cld_repo_query_ids (db, &cld_child_kind, typed, NULL);
  g_autoptr (CldArena) arena = cld_arena_new ();

  for (guint i = 0; ids && i < MIN (ids->len, N_CHILDREN); i++)
    {
      CldRow *child = cld_repo_find_by_id (db, &cld_child_kind, ids->pdata[i], arena, NULL);
      g_autofree char *born = NULL, *name = NULL, *remark = NULL;
      GtkWidget *row;

      if (!child)
        continue;
      born = cld_value_display_date (child->values[CHILD_DATE_OF_BIRTH]);
      name = g_strjoin (" ", child->values[CHILD_GIVEN_NAMES] ? child->values[CHILD_GIVEN_NAMES] : "",
                        child->values[CHILD_SURNAME] ? child->values[CHILD_SURNAME] : "", NULL);
      g_strstrip (name);
      remark = g_strjoin (" · ", child->ref, born, NULL);
      row = make_row (*name ? name : child->ref, remark);
      g_object_set_data_full (G_OBJECT (row), "cld-child", g_strdup (child->ref), g_free);
      gtk_list_box_append (self->list, row);
    }
}

static void
typed_cb (CldPalette *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autofree char *folded = cld_text_fold (typed);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (cld_window_get_session (self->window) && *folded)
    add_children (self, typed);
  add_actions (self, words);
  row = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_list_box_select_row (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->none), !row && *folded);
}

static void
row_activated_cb (CldPalette *self, GtkListBoxRow *row)
{
  const CldUserAction *action = g_object_get_data (G_OBJECT (row), "cld-action");
  g_autofree char *child = g_strdup (g_object_get_data (G_OBJECT (row), "cld-child"));
  g_autoptr (CldWindow) window = g_object_ref (self->window);
  g_autoptr (GtkWidget) from = self->from ? g_object_ref (self->from) : NULL;
  const CldKind *records = self->records;

  gtk_window_close (GTK_WINDOW (self));
  if (child)
    cld_window_open_child (window, child);
  if (child && records)
    cld_window_edit (window, records, NULL, child);
  else if (action && from)
    cld_action_activate (action, from);
}

static void
entry_activated_cb (CldPalette *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row)
    row_activated_cb (self, row);
}

/* Up and Down choose while the entry keeps the focus. */
static gboolean
key_cb (CldPalette *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int step = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;

  if (keyval == GDK_KEY_Escape)
    {
      gtk_window_close (GTK_WINDOW (self));
      return GDK_EVENT_STOP;
    }
  if (step == 0)
    return GDK_EVENT_PROPAGATE;
  row = row ? gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step) : NULL;
  if (row)
    gtk_list_box_select_row (self->list, row);
  return GDK_EVENT_STOP;
}

static void
cld_palette_dispose (GObject *object)
{
  CldPalette *self = CLD_PALETTE (object);

  g_clear_weak_pointer (&self->from);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  G_OBJECT_CLASS (cld_palette_parent_class)->dispose (object);
}

static void
cld_palette_class_init (CldPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_palette_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/cld-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, CldPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, CldPalette, list);
  gtk_widget_class_bind_template_child (widget_class, CldPalette, none);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
}

static void
cld_palette_init (CldPalette *self)
{
  self->actions = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_palette (CldWindow *window, gboolean with_actions, const CldKind *records)
{
  CldPalette *self;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  CldPane *pane = cld_window_get_pane (window);
  const char *placeholder = with_actions ? _("An action, or a child’s name or number") : _("A child’s name or number");

  self = g_object_new (CLD_TYPE_PALETTE, "transient-for", window, NULL);
  self->window = window;
  self->records = records;
  /* The focus may be in the sidebar, where the page's actions are not known. */
  g_set_weak_pointer (&self->from, focus && pane && gtk_widget_is_ancestor (focus, GTK_WIDGET (pane)) ? focus : GTK_WIDGET (pane));
  g_object_set (self->entry, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, with_actions ? _("Find an action or a child") : _("Find a child"), -1);
  if (with_actions)
    find_actions (self);
  typed_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * cld_palette_show:
 * @window: a window
 * @with_actions: whether actions are found too, not children alone
 *
 * Asks for a child, or for something to do.
 */
void
cld_palette_show (CldWindow *window, gboolean with_actions)
{
  g_return_if_fail (CLD_IS_WINDOW (window));

  show_palette (window, with_actions, NULL);
}

/**
 * cld_palette_show_to_record:
 * @window: a window
 * @kind: a kind of record
 *
 * Asks for the child that a new record of @kind is of, and opens its form above that child.
 */
void
cld_palette_show_to_record (CldWindow *window, const CldKind *kind)
{
  g_return_if_fail (CLD_IS_WINDOW (window));
  g_return_if_fail (kind && kind->child >= 0);

  show_palette (window, FALSE, kind);
}
