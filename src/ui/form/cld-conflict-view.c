/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-conflict-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cld-value.h"

#define MAX_SHOWN 600 /* characters of a long text */

/* Both versions of a record, field by field. What one side alone changed is taken from it; where both did, somebody
 * must choose. */
struct _CldConflictView
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkBox *box;
  GHashTable *choices; /* field + 1 -> Choice */
};

typedef struct
{
  GtkCheckButton *mine;
  GtkCheckButton *theirs;
  GtkWidget *problem;
} Choice;

G_DEFINE_FINAL_TYPE (CldConflictView, cld_conflict_view, GTK_TYPE_WIDGET)

static void
cld_conflict_view_dispose (GObject *object)
{
  CldConflictView *self = CLD_CONFLICT_VIEW (object);

  g_clear_pointer (&self->choices, g_hash_table_unref);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (cld_conflict_view_parent_class)->dispose (object);
}

static void
cld_conflict_view_class_init (CldConflictViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_conflict_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
cld_conflict_view_init (CldConflictView *self)
{
  GtkWidget *clamp = adw_clamp_new ();

  self->choices = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->box));
  gtk_widget_set_margin_top (clamp, 18);
  gtk_widget_set_margin_bottom (clamp, 18);
  gtk_widget_set_margin_start (clamp, 18);
  gtk_widget_set_margin_end (clamp, 18);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static GtkWidget *
add_label (GtkBox *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  return label;
}

static char *
display (const CldField *field, const char *value)
{
  g_autofree char *text = cld_value_display (field, value);

  if (!text)
    return g_strdup (_("Not recorded"));
  if (g_utf8_strlen (text, -1) > MAX_SHOWN)
    {
      g_autofree char *start = g_utf8_substring (text, 0, MAX_SHOWN);

      return g_strdup_printf ("%s…", start);
    }
  return g_steal_pointer (&text);
}

static GtkCheckButton *
add_choice (GtkBox *box, const char *title, const CldField *field, const char *value, GtkCheckButton *group)
{
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *text = display (field, value);
  g_autofree char *name = g_strdup_printf (_("%1$s: %2$s"), title, text);

  add_label (GTK_BOX (content), title, "cld-caption");
  add_label (GTK_BOX (content), text, NULL);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (box, check);
  return GTK_CHECK_BUTTON (check);
}

static void
chosen_cb (GtkCheckButton *button, GtkWidget *problem)
{
  gtk_widget_set_visible (problem, FALSE);
}

static void
add_field (CldConflictView *self, const CldConflictField *conflict, const CldField *field)
{
  GtkBox *card = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  Choice *choice = g_new0 (Choice, 1);
  g_autofree char *base = display (field, conflict->base);
  g_autofree char *before = g_strdup_printf (_("Before: %s"), base);

  gtk_widget_add_css_class (GTK_WIDGET (card), "card");
  gtk_widget_add_css_class (GTK_WIDGET (card), "cld-pad");
  add_label (card, _(field->label), "cld-section");
  choice->mine = add_choice (card, conflict->by_me ? _("You wrote") : _("You left it as it was"), field, conflict->mine, NULL);
  choice->theirs = add_choice (card, conflict->by_them ? _("They wrote") : _("They left it as it was"), field, conflict->theirs, choice->mine);
  if (conflict->by_me && conflict->by_them)
    add_label (card, before, "cld-dim");
  choice->problem = add_label (card, _("Both of you changed this. Choose which one stays."), "cld-late");
  gtk_widget_set_visible (choice->problem, FALSE);
  if (!conflict->by_them)
    gtk_check_button_set_active (choice->mine, TRUE);
  else if (!conflict->by_me)
    gtk_check_button_set_active (choice->theirs, TRUE);
  g_signal_connect_object (choice->mine, "toggled", G_CALLBACK (chosen_cb), choice->problem, 0);
  g_signal_connect_object (choice->theirs, "toggled", G_CALLBACK (chosen_cb), choice->problem, 0);
  g_hash_table_insert (self->choices, GUINT_TO_POINTER (conflict->field + 1), choice);
  gtk_box_append (self->box, GTK_WIDGET (card));
}

static char *
describe_when (const char *at)
{
  g_autoptr (GDateTime) utc = at ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
  g_autoptr (GDateTime) local = utc ? g_date_time_to_local (utc) : NULL;

  /* Translators: a moment, as for g_date_time_format(): 4 March 2025 at 14:22 */
  return local ? g_date_time_format (local, _("%-d %B %Y at %H:%M")) : NULL;
}

static void
add_heading (CldConflictView *self, const CldConflict *conflict)
{
  g_autofree char *when = describe_when (conflict->at);
  const char *who = conflict->who ? conflict->who : _("Somebody else");
  g_autofree char *text = NULL;
  GtkWidget *use;

  add_label (self->box, conflict->theirs ? _("This record was changed while you were writing") : _("This record was removed while you were writing"), "title-4");
  if (when)
    /* Translators: %1$s is a person, %2$s a moment */
    text = g_strdup_printf (conflict->theirs ? _("%1$s changed it on %2$s.") : _("%1$s removed it on %2$s."), who, when);
  if (text)
    add_label (self->box, text, NULL);
  add_label (self->box, conflict->theirs ? _("Nothing you wrote is lost. Look through both versions, then save again.")
                                         : _("Nothing you wrote is lost. Save again to record it anew, or leave it removed."), NULL);
  use = gtk_button_new_with_mnemonic (conflict->theirs ? _("_Use theirs for everything") : _("_Leave it removed"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (use), "form.use-theirs");
  gtk_widget_set_halign (use, GTK_ALIGN_START);
  gtk_box_append (self->box, use);
}

/**
 * cld_conflict_view_show:
 * @self: the view
 * @conflict: two versions of a record
 * @kind: its kind
 *
 * Shows them, with a choice for each field that differs.
 */
void
cld_conflict_view_show (CldConflictView *self, const CldConflict *conflict, const CldKind *kind)
{
  GtkWidget *child;

  g_hash_table_remove_all (self->choices);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))))
    gtk_box_remove (self->box, child);
  add_heading (self, conflict);
  for (guint i = 0; i < conflict->fields->len; i++)
    {
      const CldConflictField *field = &g_array_index (conflict->fields, CldConflictField, i);

      add_field (self, field, &kind->fields[field->field]);
    }
}

/**
 * cld_conflict_view_check:
 * @self: the view
 *
 * Returns: whether everything is chosen; if not, the focus is where it is not
 */
gboolean
cld_conflict_view_check (CldConflictView *self)
{
  GHashTableIter iter;
  Choice *choice;
  Choice *open = NULL;

  g_hash_table_iter_init (&iter, self->choices);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &choice))
    if (!gtk_check_button_get_active (choice->mine) && !gtk_check_button_get_active (choice->theirs))
      {
        gtk_widget_set_visible (choice->problem, TRUE);
        open = choice;
      }
  if (open)
    gtk_widget_grab_focus (GTK_WIDGET (open->mine));
  return !open;
}

/**
 * cld_conflict_view_takes_mine:
 * @self: the view
 * @field: the index of a field
 *
 * Returns: whether the value that was to be saved stays; also where both versions have the same
 */
gboolean
cld_conflict_view_takes_mine (CldConflictView *self, guint field)
{
  Choice *choice = g_hash_table_lookup (self->choices, GUINT_TO_POINTER (field + 1));

  return !choice || gtk_check_button_get_active (choice->mine);
}

/**
 * cld_conflict_view_choose:
 * @self: the view
 * @field: the index of a field that differs
 * @mine: which value stays
 */
void
cld_conflict_view_choose (CldConflictView *self, guint field, gboolean mine)
{
  Choice *choice = g_hash_table_lookup (self->choices, GUINT_TO_POINTER (field + 1));

  g_return_if_fail (choice);

  gtk_check_button_set_active (mine ? choice->mine : choice->theirs, TRUE);
}
