/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-setup-neighbours.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-one-stop.h"
#include "cld-text.h"

/* Which authorities adjoin ours: a list with ticks and a search. Those that are ticked stand first, as they were when the
 * list was shown or searched: a row does not run away from under the hand that ticks it. */
struct _CldSetupNeighbours
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkSearchEntry *search;
  GtkListBox *list;
  GtkLabel *count;
  CldSetup *setup; /* not ours */
  GStrv words;     /* (nullable): what is searched for */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldSetupNeighbours, cld_setup_neighbours, GTK_TYPE_WIDGET)

/* A row's authority, its tick, and whether it stands among the first. */
typedef struct
{
  const CldSetupAuthority *authority;
  GtkWidget *tick;
  char *folded;
  guint order;
  gboolean first;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->folded);
  g_free (row);
}

static Row *
row_of (GtkListBoxRow *widget)
{
  return g_object_get_data (G_OBJECT (widget), "row");
}

static void
say_count (CldSetupNeighbours *self)
{
  guint n = cld_setup_count_adjoining (self->setup);
  const CldSetupAuthority *own = cld_setup_get_own (self->setup);
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_("None is ticked: every other authority counts as at a distance."));
  else if (own)
    /* Translators: %1$u is a number of authorities, %2$s our own */
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u authority borders %2$s.", "%1$u authorities border %2$s.", n), n, own->name);
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u authority is ticked.", "%u authorities are ticked.", n), n);
  gtk_label_set_label (self->count, text);
}

/* A list's row cannot tell a screen reader that it is ticked: its name does. */
static void
update_row (GtkListBoxRow *widget)
{
  Row *row = row_of (widget);
  g_autofree char *label = NULL;

  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->tick), row->authority->adjoining);
  gtk_widget_set_sensitive (GTK_WIDGET (widget), !row->authority->own);
  /* Translators: how a screen reader says an authority in the list of neighbours */
  label = g_strdup_printf (row->authority->adjoining ? _("%1$s, %2$s, ticked") : _("%1$s, %2$s, not ticked"), row->authority->name, row->authority->code);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
row_activated_cb (CldSetupNeighbours *self, GtkListBoxRow *widget)
{
  Row *row = row_of (widget);

  cld_setup_set_adjoining (self->setup, row->authority->code, !row->authority->adjoining);
  update_row (widget);
  say_count (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
filter_cb (GtkListBoxRow *widget, gpointer data)
{
  CldSetupNeighbours *self = data;
  Row *row = row_of (widget);

  for (guint i = 0; self->words && self->words[i]; i++)
    if (!strstr (row->folded, self->words[i]))
      return FALSE;
  return TRUE;
}

static int
sort_cb (GtkListBoxRow *a, GtkListBoxRow *b, gpointer data)
{
  const Row *one = row_of (a), *other = row_of (b);

  if (one->first != other->first)
    return one->first ? -1 : 1;
  return one->order < other->order ? -1 : one->order > other->order;
}

static void
put_ticked_first (CldSetupNeighbours *self)
{
  GtkListBoxRow *widget;

  for (int i = 0; (widget = gtk_list_box_get_row_at_index (self->list, i)); i++)
    row_of (widget)->first = row_of (widget)->authority->adjoining;
  gtk_list_box_invalidate_sort (self->list);
}

static void
search_changed_cb (CldSetupNeighbours *self)
{
  g_autofree char *folded = cld_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  g_clear_pointer (&self->words, g_strfreev);
  self->words = *folded ? g_strsplit (folded, " ", -1) : NULL;
  gtk_list_box_invalidate_filter (self->list);
  put_ticked_first (self);
}

/* Return ticks the first one that was found, and the next name can be typed. */
static void
search_activated_cb (CldSetupNeighbours *self)
{
  GtkListBoxRow *row;

  if (!self->words)
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)) && gtk_widget_get_sensitive (GTK_WIDGET (row)))
      {
        row_activated_cb (self, row);
        gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
        return;
      }
}

/* Esc takes away what is searched for, and then leaves. */
static void
stop_search_cb (CldSetupNeighbours *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)))
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "pane.cancel", NULL);
}

static GtkWidget *
make_row (const CldSetupAuthority *authority, guint order)
{
  GtkWidget *widget = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *name = gtk_label_new (authority->name), *code = gtk_label_new (authority->code);
  g_autofree char *text = g_strconcat (authority->name, " ", authority->code, NULL);
  Row *row = g_new0 (Row, 1);

  row->authority = authority;
  row->order = order;
  row->folded = cld_text_fold (text);
  /* The row is pressed, and the box shows it. */
  row->tick = g_object_new (GTK_TYPE_CHECK_BUTTON, "can-focus", FALSE, "can-target", FALSE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (code, "cld-dim");
  gtk_widget_add_css_class (code, "cld-num");
  gtk_box_append (GTK_BOX (box), row->tick);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), code);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), box);
  g_object_set_data_full (G_OBJECT (widget), "row", row, row_free);
  update_row (GTK_LIST_BOX_ROW (widget));
  return widget;
}

static void
cld_setup_neighbours_dispose (GObject *object)
{
  CldSetupNeighbours *self = CLD_SETUP_NEIGHBOURS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->words, g_strfreev);
  G_OBJECT_CLASS (cld_setup_neighbours_parent_class)->dispose (object);
}

static void
cld_setup_neighbours_class_init (CldSetupNeighboursClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_setup_neighbours_dispose;

  /**
   * CldSetupNeighbours::changed:
   * @self: the list
   *
   * A tick was set or taken away.
   */
  signals[CHANGED] = g_signal_new ("changed", CLD_TYPE_SETUP_NEIGHBOURS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/setup/cld-setup-neighbours.ui");
  gtk_widget_class_bind_template_child (widget_class, CldSetupNeighbours, box);
  gtk_widget_class_bind_template_child (widget_class, CldSetupNeighbours, count);
  gtk_widget_class_bind_template_child (widget_class, CldSetupNeighbours, list);
  gtk_widget_class_bind_template_child (widget_class, CldSetupNeighbours, search);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
cld_setup_neighbours_init (CldSetupNeighbours *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cld_one_stop_add (GTK_WIDGET (self->list));
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_set_sort_func (self->list, sort_cb, NULL, NULL);
}

/**
 * cld_setup_neighbours_show:
 * @self: a list
 * @setup: a set-up, which has to last as long as it is shown
 *
 * Shows its authorities; ticks go into @setup at once.
 */
void
cld_setup_neighbours_show (CldSetupNeighbours *self, CldSetup *setup)
{
  GtkListBoxRow *row;

  g_return_if_fail (CLD_IS_SETUP_NEIGHBOURS (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)))
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->setup = setup;
  for (guint i = 0; i < cld_setup_get_n_authorities (setup); i++)
    gtk_list_box_append (self->list, make_row (cld_setup_get_authority (setup, i), i));
  put_ticked_first (self);
  say_count (self);
}

/**
 * cld_setup_neighbours_refresh:
 * @self: a list
 *
 * Shows what was changed in the set-up by others: our own authority is no neighbour.
 */
void
cld_setup_neighbours_refresh (CldSetupNeighbours *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (CLD_IS_SETUP_NEIGHBOURS (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)); i++)
    update_row (row);
  say_count (self);
}
